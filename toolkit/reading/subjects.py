"""Who stands as subject and object of a verb, and which verb governs a noun."""

from __future__ import annotations

from toolkit.language.agreement import agrees_after
from toolkit.language.joining import starts_phrase
from toolkit.language.phrases import noun_phrase, prepositional, span_of
from toolkit.model import Clause, Span, Token
from toolkit.reading.parties import Around, ids, parties_at
from toolkit.reading.prepositions import clause_limit
from toolkit.reading.scenes import OWNERSHIP, Scene, is_conjoined, named_in

RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "من", "ما"})
"""Links of clauses that describe a noun."""
SAYING = frozenset(
    {"قال", "اعلن", "اضاف", "اكد", "ذكر", "افاد", "اوضح", "صرح", "نقل", "اشار", "كشف", "تابع", "بين", "شدد", "لفت"}
)
"""Verbs whose subject is not carried on to the verbs of what is said."""


def spans_of(
    scene: Scene, clause: Clause, *, verbal: bool = False, asking: bool = False
) -> tuple[Span | None, Span | None]:
    """The subject and the object of a clause; a lone demonstrative before the verb is none of them.

    ``verbal``: the act is one of speech or diplomacy, whose only noun phrase is who does it; ``asking``: it is a
    demand, which may go on with the speaker of the sentence before.
    """
    said, suffered = _whole_names(scene, clause.actor, clause.object, clause.trigger)
    if said is not None and suffered is None and said.start > clause.trigger.start:
        said, suffered = _parted_by_number(scene, said)
    if said is not None and scene.tokens[scene.index(said.start)].role == "demonstrative":
        first, last = scene.range(said)
        if last - first == 1:
            return suffered, None
    if said is not None and said.start > clause.trigger.start and suffered is None:
        head = scene.tokens[scene.index(said.start)]
        if head.case == "oblique" and _shows_case(head):
            return None, said
    verb = clause.trigger
    asked = suffered is None or (verb.lemma in URGING and _is_masdar(scene, suffered))
    if said is not None and asked and said.start > verb.start and _is_object(scene, said, verb, asking):
        return None, said
    described = verbal and clause.subject is None and clause.link in RELATIVES
    if described and said is not None and suffered is not None and not _names_anybody(scene, said):
        said = None  # الرسالة التي طلبت الوزارة تقديمها
    if said is None and suffered is not None and (clause.link or _opens(scene, clause)):
        first, last = scene.range(suffered)
        named = scene.actors[first] is not None or (verbal and bool(named_in(scene, first, last)))
        close = scene.tokens[first - 1].start == verb.start
        if close and named and not verb.pronoun and agrees_after(verb, scene.tokens[first]):
            return suffered, None
    if suffered is not None and clause.subject is None and (said is None or not _names_anybody(scene, said)):
        first, last = scene.range(suffered)
        while scene.actors[last - 1] is not None and scene.actors[last - 1].end > last:  # type: ignore[union-attr]
            last = scene.actors[last - 1].end  # type: ignore[union-attr]
        close = scene.tokens[first - 1].start == verb.start and scene.actors[first] is not None
        if close and not verb.pronoun and agrees_after(verb, scene.tokens[first]) and _begins_thing(scene, last):
            return suffered, span_of(scene.tokens, last, max(noun_phrase(scene.tokens, last), last + 1))
    return said, suffered


def _begins_thing(scene: Scene, at: int) -> bool:
    """Whether a noun without the article that names nobody stands at a word (``استهدف الجيش مواقع``)."""
    token = scene.tokens[at] if at < len(scene.tokens) else None
    return (
        token is not None
        and token.pos == "NOUN"
        and not token.proclitics
        and token.pronoun is None
        and token.role != "time"
        and token.derivation in (None, "place")
        and scene.actors[at] is None
    )


def _names_anybody(scene: Scene, span: Span) -> bool:
    """Whether an actor is named in a phrase."""
    return any(one is not None for one in scene.actors[slice(*scene.range(span))])


def _parted_by_number(scene: Scene, said: Span) -> tuple[Span, Span | None]:
    """Subject and object where a number inside the noun phrase begins another (``قتل مسلح 38 سائحا``)."""
    first, last = scene.range(said)
    head = scene.tokens[first]
    if head.pos != "NOUN" or head.definite or head.number != "singular":
        return said, None
    for i in range(first + 1, last - 1):
        named = scene.actors[i]
        if scene.tokens[i].pos == "NUM" and (named is None or named.start == i):
            return span_of(scene.tokens, first, i), span_of(scene.tokens, i, last)
    return said, None


def _shows_case(head: Token) -> bool:
    """Whether the ending of a plural or dual tells its case (``المقاتلين``, ``البلدين``)."""
    free = head.construct is False or "ال" in head.proclitics
    return head.number in ("plural", "dual") and free and head.pos != "NUM"


def _is_object(scene: Scene, said: Span, verb: Token, asking: bool) -> bool:
    """Whether the only noun phrase after a verb suffers the act."""
    return _after_pronoun(scene, verb) or (asking and _are_asked(scene, said, verb))


def _are_asked(scene: Scene, said: Span, verb: Token) -> bool:
    """Whether people after a verb of asking that goes on with a report are asked, not asking (``ودعا السكان إلى``)."""
    at = scene.index(verb.start)
    goes_on = is_conjoined(verb) or (at > 0 and scene.tokens[at - 1].key == "كما")
    head = scene.tokens[scene.index(said.start)]
    if (
        not goes_on
        or verb.number != "singular"
        or head.case is not None
        or head.derivation in ("active participle", "passive participle")
    ):
        return False
    first, last = scene.range(said)
    named = named_in(scene, first, last)
    return bool(named) and (named[0].type == "civilians" or named[0].id in ASKED or verb.lemma in URGING)


def _is_masdar(scene: Scene, span: Span) -> bool:
    return scene.tokens[scene.index(span.start)].derivation == "masdar"


ASKED = frozenset({"international-community"})
"""Actors who are asked and do not ask."""
URGING = frozenset({"ناشد", "حث"})
"""Verbs of asking that always say who is asked."""


def _after_pronoun(scene: Scene, verb: Token) -> bool:
    """Whether a pronoun of its own is the subject of a verb (``وهو يتوعد الجيش``)."""
    at = scene.index(verb.start)
    return at > 0 and scene.tokens[at - 1].pos == "PRON" and scene.tokens[at - 1].key in ("هو", "هي", "هم")


def _opens(scene: Scene, clause: Clause) -> bool:
    """Whether a clause cannot share the subject of the one before it: it is the first, or the verbs differ."""
    before = [one for one in scene.sentence.clauses if one.trigger.start < clause.trigger.start]
    if not before:
        return True
    last, verb = before[-1].trigger, clause.trigger
    return (last.gender, last.number, last.person) != (verb.gender, verb.number, verb.person)


def _whole_names(
    scene: Scene, said: Span | None, suffered: Span | None, verb: Token
) -> tuple[Span | None, Span | None]:
    """Subject and object such that neither parts the name of an actor (``الفصائل`` from ``المعارضة``)."""
    if said is None or said.start < verb.start:
        return said, suffered
    first, last = scene.range(said)
    end = last
    named = scene.actors[first]
    while named is not None and named.end > end:
        end = named.end
        follows = scene.actors[end] if end < len(scene.tokens) else None
        named = follows if follows is not None and follows.id == named.id and follows.start == end else None
    if end == last:
        return said, suffered
    whole = Span(said.start, scene.tokens[end - 1].end)
    if suffered is None or suffered.start >= whole.end:
        return whole, suffered
    if end < len(scene.tokens) and starts_phrase(scene.tokens[end]):
        return whole, span_of(scene.tokens, end, max(noun_phrase(scene.tokens, end), end + 1))
    return whole, None


def second_name(scene: Scene, span: Span) -> tuple[str, ...]:
    """A name that stands right after the first name of a phrase, where the clause took both for one."""
    first, last = scene.range(span)
    named = scene.actors[first]
    if named is None or named.end >= last:
        return ()
    other = scene.actors[named.end]
    if other is None or other.start != named.end or other.id == named.id or other.form == "nisba":
        return ()
    if is_conjoined(scene.tokens[other.start]) or scene.tokens[other.start].pos == "ADJ":
        return ()
    return (other.id,)


def next_party(scene: Scene, at: int, said: Span | None, source: tuple[str, ...]) -> tuple[str, ...]:
    """The first party after the verb and its subject that no preposition leads away from it."""
    first = at + 1
    if said is not None and said.start > scene.tokens[at].start:
        first = scene.range(said)[1]
    limit = min(clause_limit(scene, at), first + 9)
    i = first
    if i < limit and is_conjoined(scene.tokens[i]):
        return ()
    while i < limit:
        token, named = scene.tokens[i], scene.actors[i]
        if token.key in "،," and i + 1 < limit and i > at + 1 and _is_object_after_mark(scene, i):
            i += 1
            continue
        passed = _end_of_circumstance(scene, i)
        if passed:
            i, limit = passed, min(limit + passed - i, clause_limit(scene, at))
            continue
        if token.key in "،," or (token.pos == "ADP" and token.key not in OWNERSHIP):
            return ()
        if any(clitic in ("ب", "ك") for clitic in token.proclitics):
            return ()
        if named is not None:
            if named.id not in source and named.form != "nisba":
                return (named.id,)
            i = max(named.end, i + 1)
            continue
        i += 1
    return ()


def _end_of_circumstance(scene: Scene, i: int) -> int:
    """Index after a phrase that tells where or when (``في عدن``, ``بعد ظهر أمس``); 0 where none stands."""
    token = scene.tokens[i]
    if token.pos == "ADP" and token.key == "في" and token.pronoun:
        return i + 1  # التي هاجم فيها المملكة
    preposition, start, end = prepositional(scene.tokens, i)
    if preposition is None or start >= len(scene.tokens):
        return 0
    if preposition == "في" and scene.tokens[start].lemma in OCCASIONS and scene.actors[start] is None:
        return start + 1
    place = scene.places[start]
    if preposition == "في" and place is not None and place.start == start and any(scene.actors[place.end : end]):
        return place.end  # في عدن جميع السكان
    if any(scene.actors[start:end]):
        return 0
    named = any(scene.places[start:end]) or scene.tokens[start].pos in ("PROPN", "X")
    where = preposition in ("في", "ب") and named
    when = scene.tokens[start].role == "time" and preposition in ("في", "بعد", "قبل", "خلال", "منذ")
    return max(end, start + 1) if where or when else 0


OCCASIONS = frozenset({"بيان", "تصريح", "كلمه", "خطاب", "موتمر", "حديث", "برقيه", "تغريده", "رساله", "تقرير"})
"""Nouns after ``في`` that tell by what words an act was done (``ناشد الوزير في بيان السكان``)."""


def _is_object_after_mark(scene: Scene, i: int) -> bool:
    """Whether a definite noun follows a comma that closes words of time or place (``زار الأمير أمس، الجرحى``)."""
    follows, before = scene.tokens[i + 1], scene.tokens[i - 1]
    timed = before.role == "time" or before.pos in ("ADV", "NUM") or before.key == ")"
    return timed and follows.pos in ("NOUN", "ADJ") and follows.proclitics == ("ال",)


def dropped_subject(around: Around, verb: Token, clause: Clause) -> tuple[str, ...]:
    """Who a verb without a named subject is about: the subject of the verb that it completes, of the verb before it
    that agrees, else the last actor that agrees."""
    relative = clause.link is None or clause.link in ("الذي", "التي", "الذين", "من", "ما")
    joined = is_conjoined(verb) and not parties_at(around, clause.antecedent)
    if verb.person == 1 or (clause.antecedent is not None and relative and not joined):
        return ()
    topic = topic_before(around, verb)
    if topic:
        return topic
    if verb.number == "dual":
        both = _last_two(around.scene, verb)
        if both:
            return both
    clauses = around.scene.sentence.clauses
    if clause.governor is not None and clause.link and clause.link.endswith("ان"):
        found = parties_at(around, clauses[clause.governor].actor)
        if found:
            return found
    for other in reversed([one for one in clauses if one.trigger.start < verb.start]):
        if verb.start - other.end > 120:
            break
        if other.trigger.gender != verb.gender:
            continue
        if other.trigger.lemma in SAYING:
            break
        found = parties_at(around, other.actor) or topic_before(around, other.trigger)
        if found:
            return found
    speaker = around.speaking(verb) if around.diplomatic and _opens_sentence(around.scene, verb) else None
    who = speaker or around.dropped(verb)
    return (who,) if who else ()


def _last_two(scene: Scene, verb: Token) -> tuple[str, ...]:
    """The two persons, states or bodies that a sentence names last before a verb of two (``واتفقا على``)."""
    found: list[str] = []
    for i in range(scene.index(verb.start) - 1, -1, -1):
        named = scene.actors[i]
        if named is not None and named.id not in found and named.type in TWO and named.form != "nisba":
            found.append(named.id)
        if len(found) == 2:
            return tuple(reversed(found))
    return ()


TWO = frozenset({"person", "state", "government", "party", "armed group", "alliance", "international organisation"})
"""Types of actors of which a verb in the dual tells."""


def _opens_sentence(scene: Scene, verb: Token) -> bool:
    """Whether a verb is the first word of its sentence, ``كما`` and the like aside."""
    at = scene.index(verb.start)
    return at < 2 and all(token.pos not in ("NOUN", "PROPN", "VERB") for token in scene.tokens[:at])


def topic_before(around: Around, verb: Token) -> tuple[str, ...]:
    """Who stands before the verb in its own clause (``إن عددا من المقاتلين وصلوا``)."""
    scene = around.scene
    at = scene.index(verb.start)
    first = at
    while first > 0 and at - first < 14:
        token = scene.tokens[first - 1]
        if token.pos in ("VERB", "SCONJ") or token.key in ".؛:،," or token.role in ("relative", "that", "but"):
            break
        first -= 1
    if first == at or is_conjoined(verb) or scene.tokens[first].pos in ("ADP", "PUNCT"):
        return ()
    if any(clitic in "بلك" for clitic in scene.tokens[first].proclitics):
        return ()
    return ids(named_in(scene, first, at))


def clause_before(around: Around, at: int) -> Clause | None:
    """The clause of the nearest verb before a token, on the same side of quotation marks where there is one."""
    scene = around.scene
    inside = around.quoted(scene.tokens[at].start)
    for i in range(at - 1, max(-1, at - 40), -1):
        if scene.tokens[i].key in ".؛؟?!" and inside >= 0:
            return None
        named = scene.actors[i]
        if named is not None and named.start < i:
            continue  # التحالف الذي تقوده السعودية
        if i in scene.clauses and around.quoted(scene.tokens[i].start) == inside:
            return scene.clauses[i]
    return None


def within_arguments(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a noun stands in the object or a prepositional phrase of a clause."""
    token = scene.tokens[at]
    spans = [clause.object, clause.subject, *(one.span for one in clause.obliques)]
    return any(span is not None and span.start <= token.end and token.stem.start < span.end for span in spans)
