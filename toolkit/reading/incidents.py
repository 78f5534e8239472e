"""Acts that tell of one incident: a killing is theirs who carried out the raid, a raid hit those who died in it.

Each rule takes the drafts of an article in order of the text and returns them with parties added where the act's own
frame left a side empty. No rule changes a party that the act's own words name.
"""

from __future__ import annotations

from dataclasses import replace

from toolkit.reading.drafts import Draft, compatible, with_mode, with_roles
from toolkit.reading.parties import side_of_dead
from toolkit.reading.scenes import PEOPLE, SIDES, is_conjoined

NEAR = 16
"""Words between a killing and the attack that it belongs to."""
FAR = 45
"""Words back from a result (``ما أدى إلى مقتل``) to the attack."""
BESIDES = 10
"""Words between the dead and the wounded of one sentence."""
BACK = 14
"""Acts that a word for one already told (``الهجوم``) is looked for among."""


def one_act(drafts: list[Draft]) -> list[Draft]:
    """``هجوم استهدف دورية``: one act told by noun and verb; the noun is the more telling word."""
    gone: set[int] = set()
    out = list(drafts)
    for i in range(1, len(out)):
        verb, noun = out[i], out[i - 1]
        if noun.light is not None and verb.scene is noun.scene and verb.is_attack and _is_subject(verb, noun):
            gone.add(i - 1)
            out[i] = with_roles(verb, target=noun.roles.target, by="one act")
            continue
        if verb.light is None or noun.scene is not verb.scene or not noun.is_attack:
            continue
        if noun.match.head in noun.scene.clauses or verb.match.head - noun.match.end > 7:
            continue
        between = verb.scene.tokens[noun.match.end : verb.match.head]
        if any(token.pos == "VERB" or token.key in ".؛:" for token in between):
            continue
        gone.add(i)
        out[i - 1] = with_roles(noun, target=verb.roles.target, by="one act")
    return [draft for i, draft in enumerate(out) if i not in gone]


def _is_subject(noun: Draft, verb: Draft) -> bool:
    """Whether a noun of act is the subject of a verb that says whom it hits (``استهدفت الغارة موقعا``)."""
    clause = verb.scene.clauses.get(verb.match.head)
    token = noun.scene.tokens[noun.match.head]
    return (
        clause is not None
        and clause.subject is not None
        and noun.match.head not in noun.scene.clauses
        and clause.subject.start <= token.stem.start < clause.subject.end
    )


def of_counted(drafts: list[Draft]) -> list[Draft]:
    """``سقوط 27 قتيلا``: who suffers is told by the words of the act itself."""
    out = list(drafts)
    for i, draft in enumerate(out):
        if draft.is_casualty and not draft.roles.target and draft.match.sense.target:
            own = [one for one in draft.scene.actors[draft.match.start : draft.match.end + 1] if one is not None]
            people = tuple(dict.fromkeys(one.id for one in own if one.type in PEOPLE | SIDES))
            side = side_of_dead(own[-1], draft.scene) if own else ()
            out[i] = with_roles(draft, target=side or people, by="counted")
    return out


def of_cause(drafts: list[Draft]) -> list[Draft]:
    """``مقتل جنود في غارة للتحالف``: the killing is the Coalition's, the raid hit the soldiers.

    What a verb of causing leads to may stand far from the attack (``قصف .. ما أدى إلى مقتل``).
    """
    out = list(drafts)
    for i, draft in enumerate(out):
        if not draft.is_casualty and not _is_death(draft):
            continue
        near = [
            (abs(other.match.head - draft.match.head), n)
            for n, other in enumerate(out[max(0, i - 7) : i + 8], max(0, i - 7))
            if other.scene is draft.scene
            and other.is_attack
            and (not other.is_harm or _is_cause(other))
            and not _turns(draft, other)
        ]
        near = [one for one in near if one[0] <= (FAR if draft.result and one[1] < i else NEAR)]
        if not near:
            continue
        n = min(near, key=lambda one: (draft.result and not out[one[1]].roles.source, one))[1]
        attack = out[n]
        out[i] = with_roles(with_mode(draft, attack.mode), source=attack.roles.source, by="cause")
        if draft.roles.target:
            out[n] = with_roles(attack, target=draft.roles.target, by="cause")
        elif attack.roles.target:
            out[i] = with_roles(out[i], target=attack.roles.target, by="cause")
    return out


def _is_death(draft: Draft) -> bool:
    """Whether a noun tells of people killed or wounded and not by whom (``قتل خمسة في غارة``)."""
    head, roles = draft.match.head, draft.roles
    told = head in draft.scene.clauses or draft.match.kind != "noun"
    return draft.is_harm and not told and not roles.source and roles.by_target == "complement"


def _turns(harm: Draft, attack: Draft) -> bool:
    """Whether words between two acts keep them apart: ``أما``, an answer (``غارات ردا على مقتل``), another time
    (``قصف الحي بعد مقتل``)."""
    tokens = harm.scene.tokens
    first, last = sorted((harm.match.start, attack.match.start))
    if any(token.key in TURNING for token in tokens[first:last]):
        return True
    return attack.match.start < harm.match.start and tokens[harm.match.start - 1].key in LATER


def _is_cause(draft: Draft) -> bool:
    """Whether a word of causing leads an act that somebody did (``من جراء إحراق مستوطنين منزله``)."""
    before = draft.scene.tokens[draft.match.start - 1].key if draft.match.start else ""
    return bool(draft.roles.source) and before in CAUSES


TURNING = frozenset({"اما", "ردا", "انتقاما", "ثارا"})
"""Words that turn to something else or answer it."""
LATER = frozenset({"بعد", "عقب", "غداه"})
"""Words right before a killing that was before the attack."""
CAUSES = frozenset({"جراء", "اثر", "نتيجه", "بسبب", "سبب"})
"""Words before an act of which somebody died."""


def of_coordinated(drafts: list[Draft]) -> list[Draft]:
    """``مقتل جنديين وإصابة ثالث``, ``لملاحقة المتهمين ومحاكمتهم``: nouns joined by و share who does them.

    ``مقتل وإصابة العشرات`` tells of one act.
    """
    out = list(drafts)
    gone: set[int] = set()
    for i in range(len(out) - 1, 0, -1):  # إغلاق ونهب ومصادرة مقر الحزب
        draft, before = out[i], out[i - 1]
        verb = before.scene.tokens[before.match.head].pos == "VERB" or draft.match.head in draft.scene.clauses
        if draft.scene is before.scene and before.match.end == draft.match.start and not verb:
            out[i - 1] = with_roles(before, target=draft.roles.target, by="coordinated")
    for i in range(1, len(out)):
        draft, before = out[i], out[i - 1]
        token = draft.scene.tokens[draft.match.head]
        if draft.scene is not before.scene or token.pos == "VERB" or not is_conjoined(token):
            continue
        if draft.match.start - before.match.end > 9 or before.scene.tokens[before.match.head].pos == "VERB":
            continue
        between = draft.scene.tokens[before.match.end : draft.match.start]
        if any(word.pos in ("VERB", "SCONJ") or word.key in ".؛:" for word in between):
            continue
        if before.match.end == draft.match.start and before.is_harm and draft.is_harm:
            gone.add(i)
        if before.roles.source and (draft.match.sense.type == before.match.sense.type or _is_outer(before)):
            out[i] = with_roles(draft, source=before.roles.source, by="coordinated")
    return [draft for i, draft in enumerate(out) if i not in gone]


def _is_outer(draft: Draft) -> bool:
    """Whether who does an act is told by the verb that governs it, so that acts joined to it share him."""
    return draft.roles.by_source.partition(" ")[0] in ("governor", "light", "announced")


def of_wounded(drafts: list[Draft]) -> list[Draft]:
    """``مقتل خمسة جنود وإصابة سبعة``: those wounded besides the dead are of the same people, and hit by the same."""
    out = list(drafts)
    for i in range(1, len(out)):
        draft, before = out[i], out[i - 1]
        if not (draft.is_harm and before.is_harm) or draft.scene is not before.scene:
            continue
        tokens = draft.scene.tokens
        if not is_conjoined(tokens[draft.match.start]) or draft.match.start - before.match.end > BESIDES:
            continue
        if any(token.key in ".؛:" for token in tokens[before.match.end : draft.match.start]):
            continue
        types = {one.id: one.type for one in draft.scene.actors if one is not None}
        if _is_of_a_side(before, types) and _are_others(draft):
            draft = replace(draft, roles=replace(draft.roles, target=before.roles.target, by_target="besides"))
        elif _is_of_a_side(draft, types) and _are_others(before):  # قتل 13 وأصيب 85 من الميليشيا
            before = replace(before, roles=replace(before.roles, target=draft.roles.target, by_target="besides"))
            out[i - 1] = before
        source = before.roles.source if compatible(draft.roles.target, before.roles.target) else ()
        out[i] = with_roles(draft, source=source, target=before.roles.target, by="besides")
    return out


def _is_of_a_side(draft: Draft, types: dict[str, str]) -> bool:
    """Whether all who suffer belong to a side of the conflict."""
    return bool(draft.roles.target) and all(types.get(one) in SIDES for one in draft.roles.target)


def _are_others(draft: Draft) -> bool:
    """Whether those who suffer are told by their number alone: ``وجرح أربعة آخرون``."""
    scene = draft.scene
    near = scene.actors[draft.match.start : draft.match.end + 6]
    named = {one for one in near if one is not None and one.id in draft.roles.target}
    if not draft.roles.target or len({one.id for one in named}) != 1:
        return False
    words = [scene.tokens[i] for one in named for i in range(one.start, one.end)]
    return all(word.pos in ("NUM", "ADP") or word.lemma in OTHERS for word in words)


OTHERS = frozenset({"اخر", "عشره", "مايه", "الف", "عدد", "عشرات"})
"""Words of groups that are told by number alone."""


def _is_meant(draft: Draft, other: Draft) -> bool:
    """Whether a word for any attack (``الهجوم``) means one that its paragraph told by another word."""
    general = draft.scene.tokens[draft.match.head].lemma in ATTACKS
    return general and other.is_attack and other.scene.sentence.line == draft.scene.sentence.line


ATTACKS = frozenset({"هجوم", "عمليه", "اعتداء"})
"""Words for attacks of any kind."""


def told_again(drafts: list[Draft]) -> list[Draft]:
    """``الهجوم``, ``هذه الغارة``: an act told before, with the parties told there."""
    out = list(drafts)
    for i, draft in enumerate(out):
        token = draft.scene.tokens[draft.match.head]
        if token.pos == "VERB" or (draft.roles.source and draft.roles.target):
            continue
        phrase = draft.scene.tokens[draft.match.start : draft.match.end]
        if token.pronoun or not (token.definite or any("ال" in word.proclitics for word in phrase)):
            continue
        for n, other in enumerate(reversed(out[max(0, i - BACK) : i])):
            same = other.match.sense.ref == draft.match.sense.ref or _is_meant(draft, other)
            if not same or not (other.roles.source or other.roles.target):
                continue
            again = with_mode(draft, other.mode) if other.match.sense.type == draft.match.sense.type else draft
            again = replace(again, earlier=other)
            if draft.match.sense.mutual and not draft.roles.source:
                roles = replace(draft.roles, source=other.roles.source, target=other.roles.target, by_source="again")
                out[i] = replace(again, roles=roles)
            elif compatible(draft.roles.source, other.roles.source) and compatible(
                draft.roles.target, other.roles.target
            ):
                source = other.roles.source if draft.match.sense.source else ()
                out[i] = with_roles(again, source=source, target=other.roles.target, by="again")
                if other.is_attack:
                    out[i - 1 - n] = with_roles(other, target=draft.roles.target, by="told later")
            break
    return out
