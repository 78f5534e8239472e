"""The parties of an act that a masdar, a noun or a participle names.

By its complement, pronoun, adjectives and prepositions, then by the relative clause, the masdar or the verb that
carries it (``شن غارة``, ``هجوم شنه``, ``تعرض لهجوم``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.language.phrases import THIRD_FORM, complement
from toolkit.model import Span, Token
from toolkit.reading.parties import Around, Roles, described_by, ids, parties_at, parties_in
from toolkit.reading.prepositions import LONGEST_CLAUSE, agents, clause_limit, prepositional_after, trailing
from toolkit.reading.scenes import Scene, named_in
from toolkit.reading.subjects import SAYING, clause_before, dropped_subject, spans_of, within_arguments
from toolkit.reading.triggers import Match

RELATIVES = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "من", "ما"})
"""Links of clauses that describe a noun."""
FAR = 9
"""Words after a noun within which a relative clause or a carrying verb belongs to it."""
GOVERNED = 22
"""Words before a noun within which a verb's subject does what the noun names (``أرسلت .. لاستعادة``)."""


def of_participle(match: Match, around: Around) -> Roles:
    """What a participle describes stands before it: ``القوات المتوغلة``, ``المدينة المحاصرة``."""
    scene = around.scene
    token = scene.tokens[match.head]
    described: tuple[str, ...] = ()
    named = scene.actors[match.head]
    if named is not None:
        described = (named.id,)
    elif match.kind == "active" and (is_circumstance(token) or is_feminine_circumstance(scene, match.head)):
        described = _circumstanced(match.head, around)
    else:
        i = match.head - 1
        while i >= 0 and match.head - i < 5 and scene.tokens[i].pos in ("NOUN", "ADJ", "PROPN", "X"):
            if scene.actors[i] is not None:
                described = (scene.actors[i].id,)  # type: ignore[union-attr]
                break
            i -= 1
    if not described and not token.definite:
        clause = clause_before(around, match.head)
        described = parties_at(around, clause.actor) if clause else ()
    if match.kind == "active":
        target, by = (), ""
        if "object" in match.sense.target and not token.definite and _begins_object(scene, match.end):
            target, by = parties_in(around, match.end, match.end + 1), "object"
        if not target:
            target, by = prepositional_after(scene, match.end, match.sense.target, around)
        return Roles(described, target, "described", by if target else "")
    source = agents(scene, match.end, clause_limit(scene, match.head))
    if not source:
        source, _ = prepositional_after(scene, match.end, ("من", "ب"), around)
    return Roles(source, described, "agent" if source else "", "described")


def is_circumstance(token: Token) -> bool:
    """Whether a participle tells what a subject does meanwhile: ``مطالبا``, ``داعين``."""
    return (
        token.derivation == "active participle"
        and not token.definite
        and token.case == "oblique"
        and token.number != "dual"
    )


def is_feminine_circumstance(scene: Scene, at: int) -> bool:
    """Whether what looks like a masdar is a feminine participle after a comma (``، مطالبة تركيا بالانسحاب``)."""
    token = scene.tokens[at]
    return (
        token.derivation == "masdar"
        and not token.proclitics
        and not token.pronoun
        and THIRD_FORM.fullmatch(token.key) is not None
        and token.gender == "feminine"
        and at > 0
        and scene.tokens[at - 1].key in "،,"
        and any(i in scene.clauses for i in range(at))
    )


def _begins_object(scene: Scene, at: int) -> bool:
    """Whether a noun phrase without a preposition stands at a word."""
    return at < len(scene.tokens) and scene.tokens[at].proclitics in ((), ("ال",)) and scene.tokens[at].pos != "ADP"


def _circumstanced(at: int, around: Around) -> tuple[str, ...]:
    """The subject that a circumstance belongs to: the nearest one before it that agrees, on its side of quotation."""
    scene = around.scene
    token = scene.tokens[at]
    inside = around.quoted(token.start)
    before = [i for i in range(at - 1, max(-1, at - LONGEST_CLAUSE), -1) if i in scene.clauses]
    near = [i for i in before if around.quoted(scene.tokens[i].start) == inside]
    for i in (*near, *before):
        clause = scene.clauses[i]
        if clause.link in RELATIVES:
            continue
        said, _ = spans_of(scene, clause)
        if said is None:
            found = dropped_subject(around, clause.trigger, clause)
        else:
            found = parties_at(around, said)
            head = scene.tokens[scene.index(said.start)]
            if (head.number == "plural") != (token.number == "plural") and not _is_plural_of_things(head, token):
                continue
            if head.gender is not None and token.gender is not None and head.gender != token.gender:
                continue
        if found:
            return found
    return ()


def _is_plural_of_things(head: Token, token: Token) -> bool:
    """Whether a plural of things is spoken of by a feminine singular (``قوات .. مستهدفة``)."""
    return head.number == "plural" and token.gender == "feminine" and token.number == "singular"


def of_noun(match: Match, around: Around) -> Roles:
    """The parties of an act that a noun names, ``هجوم X على Y``, ``مقتل Y برصاص X``, ``قصف X لـ Y``."""
    scene, sense = around.scene, match.sense
    tokens = scene.tokens
    noun, last = tokens[match.head], tokens[match.end - 1]
    roles = Roles()
    after = match.end
    own: tuple[str, ...] = ()
    by = ""
    for token in dict.fromkeys((noun, last)):
        if token.pronoun and token.pos != "VERB" and not ("place" in sense.slots and token.pronoun == "ها"):
            acting = _own_subject(match.head, around, token) if sense.complement != "object" and sense.source else ()
            who = around.pronoun(token)
            if acting or who:
                own, by = acting or (who,), "pronoun"  # type: ignore[assignment]
    if not own:
        span = complement(tokens, match.end - 1)
        if span is not None:
            own, by, after = parties_in(around, *span), "complement", span[1]
            inside = scene.actors[span[1] - 1]
            if inside is not None:
                after = max(after, inside.end)
    adjective = described_by(scene, match.end)
    prepositions = tuple(
        slot for slot in sense.target if slot not in ("object", "victim", "subject", "mutual", "governor", "doer")
    )
    target, by_target = prepositional_after(scene, match.end, prepositions, around)
    doers = agents(scene, match.end, clause_limit(scene, match.head))
    for_whom, _ = prepositional_after(scene, match.end, ("ل",), around) if "ل" not in prepositions else ((), "")
    from_whom, _ = prepositional_after(scene, match.end, ("من",), around) if "من" not in prepositions else ((), "")
    ending, preposition = trailing(match, scene, around)
    if ending and preposition in sense.source:
        roles = replace(roles, source=ending, by_source=preposition)
    elif ending and preposition in sense.target:
        target, by_target = ending, preposition
    if own:
        side = sense.complement
        lam = _has_object_after(scene, match.end, by) and bool(sense.source)
        if side == "object" and sense.target and (lam or _acts_on(scene, own, after, sense.source)):
            side = "subject"
        if side == "either":
            suffers = target or for_whom or _has_object_after(scene, match.end, by)
            side = "subject" if suffers or _is_actor_with(scene, own, after, sense.source) else "object"
        if side == "subject" and sense.source and not roles.source:
            roles = replace(roles, source=own, by_source=by)
        elif side == "object" and sense.target:
            roles = replace(roles, target=own, by_target=by)
    if not roles.source and sense.source:
        roles = replace(roles, source=doers or adjective or from_whom, by_source="adjective" if adjective else "agent")
    elif not roles.source:
        roles = replace(roles, source=doers, by_source="agent")
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


def _own_subject(at: int, around: Around, owner: Token) -> tuple[str, ...]:
    """The subject of the verb that carries an act with a pronoun, where the two agree (``شن الجيش هجومه``)."""
    scene = around.scene
    clause = clause_before(around, at)
    if clause is None or not any(
        light.subject == "source" for light in around.words.light_verbs.get(clause.trigger.lemma, ())
    ):
        return ()
    said, _ = spans_of(scene, clause)
    if said is None or scene.range(said)[1] > at >= scene.index(said.start):
        return ()
    head = scene.tokens[scene.index(said.start)]
    plural = owner.pronoun in ("هم", "هن")
    if plural != (head.number == "plural") and not (owner.pronoun == "ها" and head.number == "plural"):
        return ()
    if not plural and owner.pronoun not in ("ه", "ها"):
        return ()
    feminine = head.gender == "feminine" or (head.number == "plural" and not plural)
    if not plural and feminine != (owner.pronoun == "ها"):
        return ()
    return parties_at(around, said)


def _has_object_after(scene: Scene, at: int, by: str) -> bool:
    """Whether ``ل`` after a masdar with a pronoun names what suffers the act (``قصفها لمواقع``)."""
    return by == "pronoun" and at < len(scene.tokens) and "ل" in scene.tokens[at].proclitics


def _is_within(scene: Scene, span: Span | None, at: int) -> bool:
    """Whether a word stands in a span."""
    return span is not None and span.start <= scene.tokens[at].stem.start < span.end


def _is_actor_with(scene: Scene, own: tuple[str, ...], after: int, source: tuple[str, ...]) -> bool:
    """Whether something that suffers the act follows the complement, which then acts (``قصف الطيران مواقع``)."""
    if "subject" not in source:
        return False
    tokens = scene.tokens
    after = _after_time(tokens, after)
    if after >= len(tokens) or is_circumstance(tokens[after]):
        return False
    follows = tokens[after]
    return follows.pos in ("NOUN", "PROPN", "ADJ") and not any(c in "بلكوف" for c in follows.proclitics)


def _after_time(tokens: Sequence[Token], at: int) -> int:
    """Index after words that tell when (``أمس``, ``منذ أيام``, ``صباح اليوم``)."""
    while at < len(tokens) and (tokens[at].role == "time" or tokens[at].pos == "ADV" or tokens[at].key == "منذ"):
        at += 1
    return at


def _acts_on(scene: Scene, own: tuple[str, ...], after: int, source: tuple[str, ...]) -> bool:
    """Whether a thing or people follow the complement as what suffers the act (``إحراق مستوطنين منزلهم``)."""
    if not _is_actor_with(scene, own, after, source):
        return False
    follows = scene.tokens[after]
    return follows.pos == "NOUN" and (
        follows.pronoun is not None or (not follows.definite and follows.number is not None)
    )


def _governed(match: Match, roles: Roles, around: Around) -> Roles:
    """What the verbs around a noun add: who wages it, whom it hits, and whose grammar holds for it."""
    scene, words = around.scene, around.words
    roles = _carried_by_noun(match, _relative(match, roles, around), around)
    clause = clause_before(around, match.head)
    if clause is None:
        return roles
    at = scene.index(clause.trigger.start)
    roles = replace(roles, clause=clause)
    token = scene.tokens[match.head]
    if "governor" in match.sense.target and not roles.target:
        roles = replace(roles, target=parties_at(around, clause.actor), by_target="governor")
    light = next(iter(words.light_verbs.get(clause.trigger.lemma, ())), None)
    led_by_lam = "ل" in token.proclitics and "ال" not in token.proclitics and token.pos == "NOUN"
    if light is not None and led_by_lam and light.subject == "source":
        light = None
    said, _ = spans_of(scene, clause)
    if light is not None and (within_arguments(scene, clause, match.head) or match.head - at <= 6):
        roles = replace(roles, light=light)
        subject = parties_at(around, said) or (
            dropped_subject(around, clause.trigger, clause) if clause.subject is None else ()
        )
        if light.subject == "source" and match.sense.source and not roles.source:
            roles = replace(roles, source=subject, by_source="light " + light.ref)
        elif light.subject == "target" and not roles.target:
            roles = replace(roles, target=subject, by_target="light " + light.ref)
        elif light.object == "target" and not roles.target and _is_within(scene, clause.subject, match.head):
            roles = replace(roles, target=parties_at(around, clause.object), by_target="light " + light.ref)
    elif (
        not roles.source
        and match.sense.source
        and match.head - at < GOVERNED
        and (clause.trigger.lemma not in words.verbs or "ل" in token.proclitics)
        and clause.trigger.lemma not in SAYING
        and (_led_by(scene, match.head) or token.pronoun)
    ):
        subject = parties_at(around, said) or (
            dropped_subject(around, clause.trigger, clause) if clause.subject is None else ()
        )
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
                who = parties_at(around, clause.subject)
                roles = replace(roles, source=who, by_source="relative " + light.ref) if who else roles
                if not roles.target:
                    whom, by = prepositional_after(scene, i + 1, match.sense.target, around)
                    roles = replace(roles, target=whom, by_target=by) if whom else roles
            elif light.subject == "event" and light.object == "target" and not roles.target:
                if token.lemma == _lemma(scene, match):
                    continue
                whom = parties_at(around, clause.object)
                roles = replace(roles, target=whom, by_target="relative " + light.ref) if whom else roles
        break
    return roles


def _lemma(scene: Scene, match: Match) -> str:
    return scene.tokens[match.head].lemma
