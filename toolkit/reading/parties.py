"""Who stands where an act names its parties: noun phrases, pronouns, prepositions, dropped subjects.

Each function answers one question about the words around an act with ids of actors; the frames of verbs and nouns
put the answers together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.language.arguments import agrees_after
from toolkit.language.phrases import noun_phrase, prepositional, span_of, starts_phrase
from toolkit.model import Clause, Span, Token
from toolkit.reading.scenes import OWNERSHIP, Named, Scene, is_conjoined, named_in, reach
from toolkit.reading.triggers import Light, Match, Vocabulary

AGENT_WORDS = frozenset({"قبل", "جانب", "طرف"})
"""After ``من``: by the side of."""


HAND_WORDS = frozenset({"يد", "ايدي", "ايد", "ايادي"})
"""After ``على`` or ``ب``: at the hands of."""


WEAPON_WORDS = frozenset({"رصاص", "نيران", "نار", "قصف", "قذايف", "صاروخ", "صواريخ", "غاره", "هجوم", "اطلاق"})
"""After ``ب``: by the bullets of."""


SAYING = frozenset(
    {"قال", "اعلن", "اضاف", "اكد", "ذكر", "افاد", "اوضح", "صرح", "نقل", "اشار", "كشف", "تابع", "بين", "شدد", "لفت"}
)
"""Verbs whose subject is not carried on to the verbs of what is said."""


Resolve = Callable[[Token], str | None]


Before = Callable[[Token], str | None]


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of an act; ``by_source`` and ``by_target`` name the rules that found them."""

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    by_source: str = ""
    by_target: str = ""
    clause: Clause | None = None
    """The clause whose grammar (negation, time) holds for the act."""
    purpose: bool = False
    """The noun is a purpose or a content of another act (``لاستعادة المدينة``)."""
    light: Light | None = None
    passive: bool = False
    """The verb's subject suffers the act, and who does it is not said."""
    own: bool = True
    """The parties stand in the act's own frame, not only in what governs it."""


@dataclass(frozen=True, slots=True)
class Around:
    """What arguments are resolved by: the scene, the vocabulary, and pronouns."""

    scene: Scene
    words: Vocabulary
    pronoun: Resolve
    dropped: Before
    quoted: Callable[[int], int]
    """Where the quote that covers an offset begins; -1 outside quotes."""
    pair: Callable[[int], tuple[str, ...]]
    """The last two sides of a conflict named before an offset."""
    diplomatic: bool = False
    """The act is one of words, agreement, aid or sanction."""


def ids(named: tuple[Named, ...]) -> tuple[str, ...]:
    """Ids without repeats, in order."""
    return tuple(dict.fromkeys(one.id for one in named))


def spans_of(scene: Scene, clause: Clause, *, verbal: bool = False) -> tuple[Span | None, Span | None]:
    """The subject and the object of a clause; a lone demonstrative before the verb is none of them.

    ``verbal``: the act is one of speech or diplomacy, whose only noun phrase is who does it.
    """
    said, suffered = _whole_names(scene, clause.actor, clause.object, clause.trigger)
    if said is not None and scene.tokens[scene.index(said.start)].role == "demonstrative":
        first, last = scene.range(said)
        if last - first == 1:
            return suffered, None
    if said is not None and said.start > clause.trigger.start and suffered is None:
        head = scene.tokens[scene.index(said.start)]
        if head.case == "oblique" and head.number == "plural" and head.construct is False and head.pos != "NUM":
            return None, said
    verb = clause.trigger
    if said is None and suffered is not None and (clause.link or _opens(scene, clause)):
        first, last = scene.range(suffered)
        named = scene.actors[first] is not None or (verbal and bool(named_in(scene, first, last)))
        close = scene.tokens[first - 1].start == verb.start
        if close and named and not verb.pronoun and agrees_after(verb, scene.tokens[first]):
            return suffered, None
    return said, suffered


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
    while i < limit:
        token, named = scene.tokens[i], scene.actors[i]
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
    clauses = around.scene.sentence.clauses
    if clause.governor is not None and clause.link and clause.link.endswith("ان"):
        found = parties_at(around, clauses[clause.governor].actor)
        if found:
            return found
    for other in reversed([one for one in clauses if one.trigger.start < verb.start]):
        if verb.start - other.end > 120 or other.trigger.gender != verb.gender:
            break
        if other.trigger.lemma in SAYING:
            break
        found = parties_at(around, other.actor) or topic_before(around, other.trigger)
        if found:
            return found
    who = around.dropped(verb)
    return (who,) if who else ()


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


def by_prepositions(
    clause: Clause, slots: tuple[str, ...], scene: Scene, around: Around
) -> tuple[tuple[str, ...], str]:
    """The parties in the first prepositional phrase of a clause that one of the slots names, and the preposition."""
    for slot in slots:
        for one in clause.obliques:
            if one.preposition == slot:
                found = parties_at(around, one.span) or pronoun_at(scene, one.span, around)
                if not found and slot != "في":
                    found = country_at(around, scene.index(one.span.start))
                if found:
                    return found, slot
    return (), ""


def pronoun_at(scene: Scene, span: Span, around: Around) -> tuple[str, ...]:
    """Whom the pronoun of a preposition stands for (``عليها``)."""
    token = scene.tokens[scene.index(span.start)]
    if token.pos == "ADP" and token.pronoun:
        who = around.pronoun(token)
        return (who,) if who else ()
    return ()


def parties_at(around: Around, span: Span | None) -> tuple[str, ...]:
    """The parties that the noun phrase at a span stands for."""
    if span is None:
        return ()
    first, last = around.scene.range(span)
    return parties_in(around, first, last)


def parties_in(around: Around, first: int, last: int) -> tuple[str, ...]:
    """The parties of a noun phrase: those it names, else the owner that a pronoun in it stands for (``أحد جنوده``)."""
    scene = around.scene
    end = reach(scene, first, last)
    found = ids(named_in(scene, first, end))
    if found:
        return found
    for i in range(first, min(end, first + 4, len(scene.tokens))):
        token = scene.tokens[i]
        if token.pronoun and token.pos in ("NOUN", "ADJ"):
            who = around.pronoun(token)
            return (who,) if who else ()
        if token.pos == "VERB":
            break
    return _controller(scene, first)


HOLDS = frozenset({"سيطره", "نفوذ", "قبضه", "معقل", "سيطر", "احتل"})
"""Words by which a place is told to be somebody's (``تحت سيطرة المعارضة``, ``معقل التنظيم``)."""


def _controller(scene: Scene, first: int) -> tuple[str, ...]:
    """Who holds a place, where the words after it say so."""
    tokens = scene.tokens
    if first >= len(tokens) or tokens[first].pos == "VERB":
        return ()
    for i in range(first + 1, min(len(tokens), first + 9)):
        token = tokens[i]
        if token.lemma in HOLDS or token.key in HOLDS:
            at = i + 2 if i + 1 < len(tokens) and tokens[i + 1].key == "علي" else i + 1
            return ids(named_in(scene, at, reach(scene, at, at + 1)))
        if token.pos in ("VERB", "SCONJ") or token.key in ".؛:،," or token.key in ("في", "بعد", "خلال", "مع"):
            break
    return ()


def country_at(around: Around, first: int) -> tuple[str, ...]:
    """The state that a country stands for, where an act of diplomacy is directed at it (``زيارة إلى تركيا``)."""
    scene = around.scene
    if not around.diplomatic:
        return ()
    place = scene.places[first] if first < len(scene.places) else None
    state = scene.lands.get(place.id) if place is not None else None
    return (state,) if state else ()


def happens(token: Token, words: Vocabulary) -> bool:
    """Whether a verb only says that an act takes place (``دارت اشتباكات``)."""
    return any(light.object == "none" for light in words.light_verbs.get(token.lemma, ()))


LONGEST_CLAUSE = 80
"""Words after a trigger that may belong to its clause: without end, an endless list takes time in its square."""


def clause_limit(scene: Scene, at: int, words: Vocabulary | None = None) -> int:
    """Index to which words after a trigger may still belong to its clause; verbs of happening do not end it."""
    end = min(len(scene.tokens), at + LONGEST_CLAUSE)
    for i in range(at + 1, end):
        token = scene.tokens[i]
        if words is not None and token.pos == "VERB" and happens(token, words):
            continue
        if token.pos in ("SCONJ", "VERB") or token.key in ".؛:؟?!…" or token.role in ("relative", "that", "but"):
            return i
    return end


def agents(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """Who did it, where it is said apart: ``من قبل``, ``على يد``, ``برصاص``."""
    tokens = scene.tokens
    for i in range(first, min(last, first + 20)):
        token = tokens[i]
        follows = tokens[i + 1].key if i + 1 < len(tokens) else ""
        if (token.key == "من" and follows in AGENT_WORDS) or (token.key == "علي" and follows in HAND_WORDS):
            at = i + 2
        elif "ب" in token.proclitics and (token.key in HAND_WORDS or token.key in WEAPON_WORDS):
            at = i + 1
        else:
            continue
        found = named_in(scene, at, reach(scene, at, at + 1))
        if found:
            return ids(found)
    return ()


def trailing(match: Match, scene: Scene, around: Around) -> tuple[tuple[str, ...], str]:
    """The parties after a preposition that is the phrase's own last word (``بدعم من``), and the preposition."""
    last = scene.tokens[match.end - 1]
    if match.kind != "phrase" or last.pos != "ADP":
        return (), ""
    if last.pronoun:
        who = around.pronoun(last)
        return ((who,), last.key) if who else ((), "")
    if match.end >= len(scene.tokens):
        return (), ""
    return ids(named_in(scene, match.end, reach(scene, match.end, match.end + 1))), last.key


def after_phrase(match: Match, scene: Scene, around: Around) -> tuple[tuple[str, ...], str]:
    """The target of a phrase by the prepositions after its last word, or by its last word itself."""
    found, preposition = trailing(match, scene, around)
    if found and preposition in match.sense.target:
        return found, preposition
    if "object" in match.sense.target and match.end < len(scene.tokens):
        found = ids(named_in(scene, match.end, reach(scene, match.end, match.end + 1), deep=False))
        if found:
            return found, "object"
    return prepositional_after(scene, match.end, match.sense.target, around)


def described_by(scene: Scene, after: int) -> tuple[str, ...]:
    """The actor that an adjective after a noun names (``الغارات الأمريكية``)."""
    tokens = scene.tokens
    for i in range(after, min(len(tokens), after + 3)):
        named, nation = scene.actors[i], scene.nations[i]
        if named is not None:
            return (named.id,) if tokens[i].pos == "ADJ" or named.form == "nisba" else ()
        if nation is not None:
            return (nation,)
        if tokens[i].pos != "ADJ" and tokens[i].key not in '"«»“”-–':
            return ()
    return ()


def prepositional_after(scene: Scene, at: int, slots: tuple[str, ...], around: Around) -> tuple[tuple[str, ...], str]:
    """The parties after the first of the prepositions, up to the end of the clause."""
    if not slots:
        return (), ""
    tokens = scene.tokens
    limit = min(clause_limit(scene, at - 1, around.words), at + 14)
    for slot in slots:
        i = at
        while i < limit:
            preposition, start, end = preposition_at(scene, i)
            if preposition == slot and not (slot == "من" and _counts(scene, i)):
                if tokens[i].pos == "ADP" and tokens[i].pronoun:
                    who = around.pronoun(tokens[i])
                    return ((who,), slot) if who else ((), "")
                found = parties_in(around, start, max(end, start + 1))
                if not found and slot != "في":
                    found = country_at(around, start)
                if found:
                    return found, slot
            i += 1
    return (), ""


COUNTING = frozenset(
    {"اكثر", "اقل", "عدد", "ازيد", "كثير", "عديد", "مجموعه", "بعض", "اي", "احد", "واحد", "عشره", "مزيد"}
)
"""Words after which ``من`` counts and names no doer."""


def _counts(scene: Scene, i: int) -> bool:
    """Whether ``من`` at a word stands in a count (``أكثر من 20 مدنيا``)."""
    before = scene.tokens[i - 1].lemma if i else ""
    after = scene.tokens[i + 1].pos if i + 1 < len(scene.tokens) else ""
    return before in COUNTING or after == "NUM"


def preposition_at(scene: Scene, i: int) -> tuple[str | None, int, int]:
    """As `prepositional`, and nouns that have become prepositions with ب (``باتجاه``, ``بحق``)."""
    token = scene.tokens[i]
    if token.proclitics and token.key in ("اتجاه", "حق", "جانب"):
        prefix = "".join(clitic for clitic in token.proclitics if clitic in "بل")
        if prefix:
            return prefix + token.key, i + 1, max(noun_phrase(scene.tokens, i + 1), i + 2)
    return prepositional(scene.tokens, i)


def clause_before(around: Around, at: int) -> Clause | None:
    """The clause of the nearest verb before a token, on the same side of quotation marks where there is one."""
    scene = around.scene
    inside = around.quoted(scene.tokens[at].start)
    for i in range(at - 1, max(-1, at - 40), -1):
        if scene.tokens[i].key in ".؛؟?!" and inside >= 0:
            return None
        if i in scene.clauses and around.quoted(scene.tokens[i].start) == inside:
            return scene.clauses[i]
    return None


def within_arguments(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a noun stands in the object or a prepositional phrase of a clause."""
    token = scene.tokens[at]
    spans = [clause.object, clause.subject, *(one.span for one in clause.obliques)]
    return any(span is not None and span.start <= token.end and token.stem.start < span.end for span in spans)
