"""Who does an act and who suffers it: by the frame of its word, then by what governs it, then by what is left.

A verb takes its arguments from its clause, a masdar or noun from its complement, its pronoun, its adjectives, the
prepositions after it, and the verb that carries it (``شن غارة``). Each function fills one side and says by what rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from toolkit.language.arguments import agrees_after
from toolkit.language.phrases import complement, noun_phrase, prepositional
from toolkit.model import Clause, Span, Token
from toolkit.reading.scenes import OWNERSHIP, SIDES, Named, Scene, is_conjoined, named_in, reach
from toolkit.reading.triggers import Light, Match, Vocabulary

AGENT_WORDS = frozenset({"قبل", "جانب", "طرف"})
"""After ``من``: by the side of."""
HAND_WORDS = frozenset({"يد", "ايدي", "ايد", "ايادي"})
"""After ``على`` or ``ب``: at the hands of."""
WEAPON_WORDS = frozenset({"رصاص", "نيران", "نار", "قصف", "قذايف", "صاروخ", "صواريخ", "غاره", "هجوم", "اطلاق"})
"""After ``ب``: by the bullets of."""
CAUSES = frozenset({"في", "خلال", "نتيجه", "جراء", "اثر", "اثناء", "بسبب", "بعد", "عقب"})
FAR = 9
"""Words after a noun within which a relative clause or a carrying verb belongs to it."""

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


def ids(named: tuple[Named, ...]) -> tuple[str, ...]:
    """Ids without repeats, in order."""
    return tuple(dict.fromkeys(one.id for one in named))


def roles_of(match: Match, around: Around) -> Roles:
    """The parties of an act."""
    scene = around.scene
    clause = scene.clauses.get(match.head)
    if match.kind == "verb" or (match.kind == "phrase" and clause is not None):
        roles = _of_verb(match, clause, around)
    elif match.kind in ("active", "passive"):
        roles = _of_participle(match, around)
    else:
        roles = _of_noun(match, around)
    if match.sense.mutual:
        return _mutual(match, roles, around)
    if set(roles.source) & set(roles.target):
        return replace(roles, source=tuple(one for one in roles.source if one not in roles.target))
    return roles


# --- verbs ----------------------------------------------------------------------------------------------------


def _of_verb(match: Match, clause: Clause | None, around: Around) -> Roles:
    scene, sense = around.scene, match.sense
    if clause is None:
        return Roles()
    verb = clause.trigger
    verbal = sense.type in ("CONSULT", "REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "AGREE", "CONCEDE")
    said, suffered = _spans(scene, clause, verbal=verbal)
    subject = _at(around, said)
    objects = _at(around, suffered)
    if subject and not objects and said is not None:
        objects = _second(scene, said)
    if not subject and clause.subject is None:
        subject = _dropped(around, verb, clause)
    if verb.pronoun:
        whom = around.pronoun(verb)
        objects = (whom,) if whom else objects
    objects = tuple(one for one in objects if one not in subject) if not sense.mutual else objects
    if not objects and match.kind == "verb" and not verb.pronoun and {"object", "victim"} & set(sense.target):
        objects = _next_party(scene, match.head, said, subject)
    if _is_passive(match, clause, said, suffered, bool(objects), scene):
        source = _agents(scene, match.end, _limit(scene, match.head))
        sufferers = subject if said is not None else _topic_before(around, verb)
        return Roles(source, sufferers or objects, "agent" if source else "", "passive", clause, passive=True)
    source, by_source = (subject, "subject") if "subject" in sense.source else ((), "")
    if not source:
        source, by_source = _by_prepositions(clause, sense.source, scene, around)
    if not source and "subject" not in sense.source:
        source = _agents(scene, match.end, _limit(scene, match.head))
        by_source = "agent" if source else ""
    target: tuple[str, ...] = ()
    by_target = ""
    for slot in sense.target:
        if slot == "subject":
            target, by_target = subject, "subject"
        elif slot in ("object", "victim"):
            target, by_target = objects, "object"
        elif slot not in ("mutual", "governor", "doer"):
            target, by_target = _by_prepositions(clause, (slot,), scene, around)
        if target:
            break
    if not target and match.kind == "phrase" and match.end - match.start > 1:
        target, by_target = _after(match, scene, around)
    return Roles(source, target, by_source, by_target if target else "", clause)


def _spans(scene: Scene, clause: Clause, *, verbal: bool = False) -> tuple[Span | None, Span | None]:
    """The subject and the object of a clause; a lone demonstrative before the verb is none of them.

    ``verbal``: the act is one of speech or diplomacy, whose only noun phrase is who does it.
    """
    said, suffered = clause.actor, clause.object
    if said is not None and scene.tokens[scene.index(said.start)].role == "demonstrative":
        first, last = scene.range(said)
        if last - first == 1:
            return suffered, None
    if said is not None and said.start > clause.trigger.start and suffered is None:
        head = scene.tokens[scene.index(said.start)]
        if head.case == "oblique" and head.number == "plural" and head.construct is False and head.pos != "NUM":
            return None, said
    if said is None and suffered is not None and (clause.link or clause is scene.sentence.clauses[0]):
        verb = clause.trigger
        first, last = scene.range(suffered)
        named = scene.actors[first] is not None or (verbal and bool(named_in(scene, first, last)))
        close = scene.tokens[first - 1].start == verb.start
        if close and named and not verb.pronoun and agrees_after(verb, scene.tokens[first]):
            return suffered, None
    return said, suffered


def _second(scene: Scene, span: Span) -> tuple[str, ...]:
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


def _next_party(scene: Scene, at: int, said: Span | None, source: tuple[str, ...]) -> tuple[str, ...]:
    """The first party after the verb and its subject that no preposition leads away from it."""
    first = at + 1
    if said is not None and said.start > scene.tokens[at].start:
        first = scene.range(said)[1]
    limit = min(_limit(scene, at), first + 9)
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


def _is_passive(
    match: Match, clause: Clause, said: Span | None, suffered: Span | None, has_object: bool, scene: Scene
) -> bool:
    """Whether the verb's subject suffers the act: by the verb's form, or because nothing else is there to suffer it."""
    sense, verb = match.sense, clause.trigger
    if not {"object", "victim"} & set(sense.target) or match.kind == "phrase" or verb.pronoun:
        return False
    if "victim" not in sense.target and sense.type not in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE"):
        return False
    if has_object and suffered is None:
        return False
    if verb.voice == "passive" and suffered is None and not _acts_alone(match, said, scene):
        return True
    if verb.person not in (3, None):
        return False
    if len(sense.target) > 1 and any(one.preposition in sense.target for one in clause.obliques):
        return False
    if said is None:
        return suffered is None
    if "victim" in sense.target and suffered is None:
        return True
    first, last = scene.range(said)
    if suffered is not None:
        after = scene.range(suffered)[0]
        counted = any(scene.tokens[i].pos == "NUM" for i in range(first, last))
        inside = scene.actors[after]
        return after <= last and ((inside is not None and inside.start < after) or (counted and inside is None))
    if verb.tense == "present" and said.start < verb.start:
        return False
    if any(scene.tokens[i].pos == "NUM" for i in range(first, last)):
        return True
    whom = named_in(scene, first, reach(scene, first, last))
    return not whom or whom[0].type in ("civilians", "person") or whom[0].form == "group"


def _acts_alone(match: Match, said: Span | None, scene: Scene) -> bool:
    """Whether the subject is a side of the conflict that rather does such an act than suffers it."""
    if said is None or "victim" in match.sense.target:
        return False
    first, last = scene.range(said)
    whom = named_in(scene, first, reach(scene, first, last))
    return bool(whom) and whom[0].type in SIDES and not any(scene.tokens[i].pos == "NUM" for i in range(first, last))


def _dropped(around: Around, verb: Token, clause: Clause) -> tuple[str, ...]:
    """Who a verb without a named subject is about: the subject of the verb that it completes, of the verb before it
    that agrees, else the last actor that agrees."""
    if verb.person == 1 or clause.antecedent is not None:
        return ()
    topic = _topic_before(around, verb)
    if topic:
        return topic
    clauses = around.scene.sentence.clauses
    if clause.governor is not None and clause.link and clause.link.endswith("ان"):
        found = _at(around, clauses[clause.governor].actor)
        if found:
            return found
    for other in reversed([one for one in clauses if one.trigger.start < verb.start]):
        if verb.start - other.end > 120 or other.trigger.gender != verb.gender:
            break
        if other.trigger.lemma in SAYING:
            break
        found = _at(around, other.actor) or _topic_before(around, other.trigger)
        if found:
            return found
    who = around.dropped(verb)
    return (who,) if who else ()


def _topic_before(around: Around, verb: Token) -> tuple[str, ...]:
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


def _by_prepositions(
    clause: Clause, slots: tuple[str, ...], scene: Scene, around: Around
) -> tuple[tuple[str, ...], str]:
    for slot in slots:
        for one in clause.obliques:
            if one.preposition == slot:
                found = _at(around, one.span) or _pronoun_at(scene, one.span, around)
                if found:
                    return found, slot
    return (), ""


def _pronoun_at(scene: Scene, span: Span, around: Around) -> tuple[str, ...]:
    token = scene.tokens[scene.index(span.start)]
    if token.pos == "ADP" and token.pronoun:
        who = around.pronoun(token)
        return (who,) if who else ()
    return ()


def _at(around: Around, span: Span | None) -> tuple[str, ...]:
    """The parties that the noun phrase at a span stands for."""
    if span is None:
        return ()
    first, last = around.scene.range(span)
    return _phrase(around, first, last)


def _phrase(around: Around, first: int, last: int) -> tuple[str, ...]:
    """The parties of a noun phrase: those it names, else the owner that a pronoun in it stands for (``أحد جنوده``)."""
    scene = around.scene
    end = reach(scene, first, last)
    found = ids(named_in(scene, first, end))
    if found:
        return found
    for i in range(first, min(end, first + 4)):
        token = scene.tokens[i]
        if token.pronoun and token.pos in ("NOUN", "ADJ"):
            who = around.pronoun(token)
            return (who,) if who else ()
        if token.pos == "VERB":
            break
    return ()


def happens(token: Token, words: Vocabulary) -> bool:
    """Whether a verb only says that an act takes place (``دارت اشتباكات``)."""
    return any(light.object == "none" for light in words.light_verbs.get(token.lemma, ()))


def _limit(scene: Scene, at: int, words: Vocabulary | None = None) -> int:
    """Index to which words after a trigger may still belong to its clause; verbs of happening do not end it."""
    for i in range(at + 1, len(scene.tokens)):
        token = scene.tokens[i]
        if words is not None and token.pos == "VERB" and happens(token, words):
            continue
        if token.pos in ("SCONJ", "VERB") or token.key in ".؛:؟?!…" or token.role in ("relative", "that", "but"):
            return i
    return len(scene.tokens)


def _agents(scene: Scene, first: int, last: int) -> tuple[str, ...]:
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


def _trailing(match: Match, scene: Scene, around: Around) -> tuple[tuple[str, ...], str]:
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


def _after(match: Match, scene: Scene, around: Around) -> tuple[tuple[str, ...], str]:
    """The target of a phrase by the prepositions after its last word, or by its last word itself."""
    found, preposition = _trailing(match, scene, around)
    if found and preposition in match.sense.target:
        return found, preposition
    if "object" in match.sense.target and match.end < len(scene.tokens):
        found = ids(named_in(scene, match.end, reach(scene, match.end, match.end + 1), deep=False))
        if found:
            return found, "object"
    return _prepositional_after(scene, match.end, match.sense.target, around)


# --- participles ----------------------------------------------------------------------------------------------


def _of_participle(match: Match, around: Around) -> Roles:
    """What a participle describes stands before it: ``القوات المتوغلة``, ``المدينة المحاصرة``."""
    scene = around.scene
    token = scene.tokens[match.head]
    described: tuple[str, ...] = ()
    named = scene.actors[match.head]
    if named is not None:
        described = (named.id,)
    else:
        i = match.head - 1
        while i >= 0 and match.head - i < 5 and scene.tokens[i].pos in ("NOUN", "ADJ", "PROPN", "X"):
            if scene.actors[i] is not None:
                described = (scene.actors[i].id,)  # type: ignore[union-attr]
                break
            i -= 1
    if not described and not token.definite:
        clause = _clause_before(around, match.head)
        described = _at(around, clause.actor) if clause else ()
    if match.kind == "active":
        target, by = _prepositional_after(scene, match.end, match.sense.target, around)
        if not target and "object" in match.sense.target and not token.definite:
            target, by = _phrase(around, match.end, match.end + 1), "object"
        return Roles(described, target, "described", by if target else "")
    source = _agents(scene, match.end, _limit(scene, match.head))
    if not source:
        source, _ = _prepositional_after(scene, match.end, ("من", "ب"), around)
    return Roles(source, described, "agent" if source else "", "described")


# --- masdars and nouns ----------------------------------------------------------------------------------------


def _of_noun(match: Match, around: Around) -> Roles:
    scene, sense = around.scene, match.sense
    tokens = scene.tokens
    noun, last = tokens[match.head], tokens[match.end - 1]
    roles = Roles()
    after = match.end
    own: tuple[str, ...] = ()
    by = ""
    for token in dict.fromkeys((noun, last)):
        if token.pronoun and token.pos != "VERB" and not ("place" in sense.slots and token.pronoun == "ها"):
            who = around.pronoun(token)
            if who:
                own, by = (who,), "pronoun"
    if not own:
        span = complement(tokens, match.end - 1)
        if span is not None:
            own, by, after = _phrase(around, *span), "complement", span[1]
    adjective = _described_by(scene, match.end)
    prepositions = tuple(
        slot for slot in sense.target if slot not in ("object", "victim", "subject", "mutual", "governor", "doer")
    )
    target, by_target = _prepositional_after(scene, match.end, prepositions, around)
    agents = _agents(scene, match.end, _limit(scene, match.head))
    for_whom, _ = _prepositional_after(scene, match.end, ("ل",), around) if "ل" not in prepositions else ((), "")
    from_whom, _ = _prepositional_after(scene, match.end, ("من",), around) if "من" not in prepositions else ((), "")
    trailing, preposition = _trailing(match, scene, around)
    if trailing and preposition in sense.source:
        roles = replace(roles, source=trailing, by_source=preposition)
    elif trailing and preposition in sense.target:
        target, by_target = trailing, preposition
    if own:
        side = sense.complement
        if side == "object" and sense.target and _acts_on(scene, own, after, sense.source):
            side = "subject"
        if side == "either":
            side = "subject" if target or for_whom or _is_actor_with(scene, own, after, sense.source) else "object"
        if side == "subject" and sense.source and not roles.source:
            roles = replace(roles, source=own, by_source=by)
        elif side == "object" and sense.target:
            roles = replace(roles, target=own, by_target=by)
    if not roles.source and sense.source:
        roles = replace(roles, source=agents or adjective or from_whom, by_source="adjective" if adjective else "agent")
    elif not roles.source:
        roles = replace(roles, source=agents, by_source="agent")
    if not roles.target and target:
        roles = replace(roles, target=target, by_target=by_target)
    if for_whom:
        if not roles.source and sense.complement == "subject" and sense.source:
            roles = replace(roles, source=for_whom, by_source="ل")
        elif not roles.target and {"object", "victim"} & set(sense.target) and for_whom != roles.source:
            roles = replace(roles, target=for_whom, by_target="ل")
    roles = _governed(match, roles, around)
    if own and not roles.source and not sense.target and sense.source:
        return replace(roles, source=own, by_source=by)
    return roles


def _is_actor_with(scene: Scene, own: tuple[str, ...], after: int, source: tuple[str, ...]) -> bool:
    """Whether something that suffers the act follows the complement, which then acts (``قصف الطيران مواقع``)."""
    if "subject" not in source:
        return False
    tokens = scene.tokens
    if after >= len(tokens):
        return False
    follows = tokens[after]
    return follows.pos in ("NOUN", "PROPN", "ADJ") and not any(c in "بلكوف" for c in follows.proclitics)


def _acts_on(scene: Scene, own: tuple[str, ...], after: int, source: tuple[str, ...]) -> bool:
    """Whether a thing or people follow the complement as what suffers the act (``إحراق مستوطنين منزلهم``)."""
    if not _is_actor_with(scene, own, after, source):
        return False
    follows = scene.tokens[after]
    return follows.pos == "NOUN" and (
        follows.pronoun is not None or (not follows.definite and follows.number is not None)
    )


def _described_by(scene: Scene, after: int) -> tuple[str, ...]:
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


def _prepositional_after(scene: Scene, at: int, slots: tuple[str, ...], around: Around) -> tuple[tuple[str, ...], str]:
    """The parties after the first of the prepositions, up to the end of the clause."""
    if not slots:
        return (), ""
    tokens = scene.tokens
    limit = min(_limit(scene, at - 1, around.words), at + 14)
    for slot in slots:
        i = at
        while i < limit:
            preposition, start, end = _preposition_at(scene, i)
            if preposition == slot:
                if tokens[i].pos == "ADP" and tokens[i].pronoun:
                    who = around.pronoun(tokens[i])
                    return ((who,), slot) if who else ((), "")
                found = _phrase(around, start, max(end, start + 1))
                if found:
                    return found, slot
            i += 1
    return (), ""


def _preposition_at(scene: Scene, i: int) -> tuple[str | None, int, int]:
    """As `prepositional`, and nouns that have become prepositions with ب (``باتجاه``, ``بحق``)."""
    token = scene.tokens[i]
    if token.proclitics and token.key in ("اتجاه", "حق", "جانب"):
        prefix = "".join(clitic for clitic in token.proclitics if clitic in "بل")
        if prefix:
            return prefix + token.key, i + 1, max(noun_phrase(scene.tokens, i + 1), i + 2)
    return prepositional(scene.tokens, i)


def _governed(match: Match, roles: Roles, around: Around) -> Roles:
    """What the verbs around a noun add: who wages it, whom it hits, and whose grammar holds for it."""
    scene, words = around.scene, around.words
    roles = _carried_by_noun(match, _relative(match, roles, around), around)
    clause = _clause_before(around, match.head)
    if clause is None:
        return roles
    at = scene.index(clause.trigger.start)
    roles = replace(roles, clause=clause)
    token = scene.tokens[match.head]
    if "governor" in match.sense.target and not roles.target:
        roles = replace(roles, target=_at(around, clause.actor), by_target="governor")
    light = next(iter(words.light_verbs.get(clause.trigger.lemma, ())), None)
    led_by_lam = "ل" in token.proclitics and "ال" not in token.proclitics and token.pos == "NOUN"
    if light is not None and led_by_lam and light.subject == "source":
        light = None
    said, _ = _spans(scene, clause)
    if light is not None and (within_arguments(scene, clause, match.head) or match.head - at <= 6):
        roles = replace(roles, light=light)
        subject = _at(around, said) or (_dropped(around, clause.trigger, clause) if clause.subject is None else ())
        if light.subject == "source" and match.sense.source and not roles.source:
            roles = replace(roles, source=subject, by_source="light " + light.ref)
        elif light.subject == "target" and not roles.target:
            roles = replace(roles, target=subject, by_target="light " + light.ref)
        elif light.subject == "event" and light.object == "target" and not roles.target and clause.object is not None:
            roles = replace(roles, target=_at(around, clause.object), by_target="light " + light.ref)
    elif (
        not roles.source
        and match.sense.source
        and match.head - at < 14
        and (clause.trigger.lemma not in words.verbs or "ل" in token.proclitics)
        and clause.trigger.lemma not in SAYING
        and (_led_by(scene, match.head) or token.pronoun)
    ):
        subject = _at(around, said) or (_dropped(around, clause.trigger, clause) if clause.subject is None else ())
        if subject and subject != roles.target:
            roles = replace(roles, source=subject, by_source="governor", own=False)
    purpose = led_by_lam and light is None and not roles.by_target.startswith("light")
    return replace(roles, purpose=purpose)


def _carried_by_noun(match: Match, roles: Roles, around: Around) -> Roles:
    """``شن التحالف غارات``, ``تورط مسؤولين في التفجير``: a masdar before the noun whose complement does the act."""
    scene = around.scene
    if roles.source and roles.target:
        return roles
    for i in range(match.start - 1, max(-1, match.start - 7), -1):
        token = scene.tokens[i]
        if token.pos in ("VERB", "SCONJ") or token.key in ".؛:":
            break
        lights = around.words.light_nouns.get(token.lemma, ()) or around.words.light_nouns.get(token.key, ())
        for light in lights if token.pos == "NOUN" else ():
            if light.subject not in ("source", "target"):
                continue
            found: tuple[str, ...] = ()
            if token.pronoun:
                who = around.pronoun(token)
                found = (who,) if who else ()
            elif i + 1 < match.start:
                found = ids(named_in(scene, i + 1, match.start))
            if found and light.subject == "source" and match.sense.source and not roles.source:
                return replace(roles, source=found, by_source="light " + light.ref)
            if found and light.subject == "target" and not roles.target:
                return replace(roles, target=found, by_target="light " + light.ref)
    return roles


def _led_by(scene: Scene, at: int) -> bool:
    """Whether a preposition before the noun ties it to the verb (``في مهاجمة``, ``إلى قصف``, ``من طرد``)."""
    if any(clitic in ("ل", "ب") for clitic in scene.tokens[at].proclitics):
        return True
    before = scene.tokens[at - 1] if at else None
    return before is not None and before.key in ("في", "من", "الي", "علي")


def _relative(match: Match, roles: Roles, around: Around) -> Roles:
    """``هجوم شنه مسلحون``, ``غارات استهدفت المدينة``."""
    scene, words = around.scene, around.words
    for i in range(match.end, min(len(scene.tokens), match.end + FAR)):
        token = scene.tokens[i]
        if token.key in ".؛:":
            break
        clause = scene.clauses.get(i)
        if clause is None:
            continue
        for light in words.light_verbs.get(token.lemma, ()):
            if light.object == "event" and token.pronoun and light.subject == "source" and not roles.source:
                who = _at(around, clause.subject)
                roles = replace(roles, source=who, by_source="relative " + light.ref) if who else roles
                if not roles.target:
                    whom, by = _prepositional_after(scene, i + 1, match.sense.target, around)
                    roles = replace(roles, target=whom, by_target=by) if whom else roles
            elif light.subject == "event" and light.object == "target" and not roles.target:
                if token.lemma == _lemma(scene, match):
                    continue
                whom = _at(around, clause.object)
                roles = replace(roles, target=whom, by_target="relative " + light.ref) if whom else roles
        break
    return roles


def _lemma(scene: Scene, match: Match) -> str:
    return scene.tokens[match.head].lemma


def _clause_before(around: Around, at: int) -> Clause | None:
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


# --- mutual acts ----------------------------------------------------------------------------------------------


def _mutual(match: Match, roles: Roles, around: Around) -> Roles:
    """All parties of a clash, talks or a truce: those between whom it is, those with whom, the subject."""
    scene = around.scene
    between, _ = _prepositional_after(scene, match.end, ("بين",), around)
    both = _joined_after_between(scene, match.end, around.words) or between or _both_sides(match, around)
    if len(both) >= 2:
        return replace(roles, source=both, target=both, by_source="between", by_target="between")
    pair = _adjective_pair(scene, match.end)
    if len(pair) >= 2:
        return replace(roles, source=pair, target=pair, by_source="adjectives", by_target="adjectives")
    with_whom, _ = _prepositional_after(scene, match.end, ("مع",), around)
    everybody = tuple(dict.fromkeys((*roles.source, *both, *roles.target, *with_whom)))
    return replace(roles, source=everybody, target=everybody, by_source="mutual", by_target="mutual")


BOTH = frozenset(
    {"طرف", "جانب", "بلد", "دوله", "حكومه", "قبيله", "فريق", "جيش", "رييس", "وزير", "حركه", "حليف", "جار", "خصم"}
)
"""Words whose dual stands for two parties named before."""


def _both_sides(match: Match, around: Around) -> tuple[str, ...]:
    """``بين الطرفين``, ``اتفق الجانبان``: the last two sides named before."""
    tokens = around.scene.tokens
    for i in range(match.end, min(len(tokens), match.end + 9)):
        token = tokens[i]
        if token.key in ".؛:" or (token.pos == "VERB" and not happens(token, around.words)):
            break
        if token.lemma in BOTH and token.definite and token.number == "dual":
            return around.pair(token.start)
    return ()


def _adjective_pair(scene: Scene, at: int) -> tuple[str, ...]:
    """Both sides of ``مفاوضات فلسطينية - إسرائيلية``."""
    found: list[str] = []
    for i in range(at, min(len(scene.tokens), at + 6)):
        token, named = scene.tokens[i], scene.actors[i]
        one = named.id if named is not None else scene.nations[i]
        if one is None and token.pos not in ("ADJ", "PUNCT"):
            break
        if one is not None and one not in found:
            found.append(one)
    return tuple(found)


def _joined_after_between(scene: Scene, at: int, words: Vocabulary) -> tuple[str, ...]:
    """Both sides of ``بين``, the second joined by ``و`` (or a second ``بين``) some words later."""
    tokens = scene.tokens
    limit = min(len(tokens), at + 12)
    for i in range(at, limit):
        if tokens[i].pos == "SCONJ" or tokens[i].key in ".؛:":
            break
        if tokens[i].pos == "VERB" and not happens(tokens[i], words):
            break
        if tokens[i].key != "بين":
            continue
        found: list[str] = []
        j = i + 1
        while j < min(len(tokens), i + 22):
            word = tokens[j]
            if (
                word.pos in ("VERB", "SCONJ")
                or word.key in ".؛:"
                or (word.pos == "ADP" and word.key not in ("من", "بين"))
            ):
                if found and not any(is_conjoined(tokens[k]) for k in range(j, min(len(tokens), j + 6))):
                    break
                if word.pos in ("VERB", "SCONJ") or word.key in ".؛:":
                    break
            named = scene.actors[j]
            if named is not None:
                first = (
                    named.start == i + 1
                    or is_conjoined(tokens[named.start])
                    or tokens[named.start - 1].key in ("بين", "من", "و")
                )
                if (first or not found) and named.id not in found:
                    found.append(named.id)
                j = max(named.end, j + 1)
                continue
            j += 1
        return tuple(found)
    return ()


def span_end(scene: Scene, at: int) -> int:
    """Index after the noun phrase at a token."""
    return max(noun_phrase(scene.tokens, at), at + 1)
