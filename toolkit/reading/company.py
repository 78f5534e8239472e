"""Who is on the other side of an act, by who stands near it and by whom he fights elsewhere in the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from toolkit.reading.drafts import Draft, between_sides, with_roles
from toolkit.reading.scenes import OWNERSHIP, SIDES
from toolkit.reading.spoken_acts import is_answered

NEVER = frozenset({"AID", "RETREAT", "PROTEST", "ACCUSE", "CONSULT", "COOPERATE", "THREATEN"})
"""Types of acts whose source is hardly ever who merely stands near."""
FOUGHT = frozenset({"ضد", "مكافحه", "محاربه", "مواجهه", "رفض"})
"""Words before an act that those who stand before it fight."""
TOOK_PLACE = ("occurred", "ongoing")
OWNED = 12
"""Words after an act of force among which the thing that it hits is told."""
CLOSE = 4
"""Acts around clashes without parties among which the parties are looked for."""


def of_company(drafts: list[Draft]) -> list[Draft]:
    """Who does an act told by a noun that no frame gives a source: by type of actor, who stands nearest before it.

    A side of the conflict before an act of force within 5 words, anybody but a crowd before any other act within 12.
    """
    out = list(drafts)
    helped = helpers(drafts)
    for i, draft in enumerate(out):
        sense = draft.match.sense
        if sense.mutual or draft.is_casualty or draft.roles.source or not sense.source or sense.type in NEVER:
            continue
        before = draft.scene.tokens[draft.match.start - 1] if draft.match.start else None
        if draft.match.kind == "verb" or (before is not None and before.key in FOUGHT):
            continue  # who does what a verb tells is its subject; nobody named fights his own deeds
        force = sense.type == "ASSAULT"
        friends = {one for other in draft.roles.target for one in helped.get(other, ())} if force else set()
        if i and "doer" in drafts[i - 1].match.sense.target and is_answered(drafts[i - 1], draft):
            friends |= set(out[i - 1].roles.source)  # who condemns an attack did not do it
        if force and i and out[i - 1].scene is draft.scene:  # حق في ضرب الحزب بعد الغارات: he suffers these too
            friends |= set(out[i - 1].roles.target) - set(out[i - 1].roles.source)
        out[i] = with_roles(draft, source=before_of(draft, 5 if force else 12, friends), by="company")
    return out


def helpers(drafts: Sequence[Draft]) -> dict[str, set[str]]:
    """Who helps or works with whom in the article: no guess makes the two fight each other."""
    found: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.match.sense.type in ("AID", "COOPERATE") and draft.status in TOOK_PLACE:
            for one in draft.roles.source:
                for other in draft.roles.target:
                    found.setdefault(one, set()).add(other)
                    found.setdefault(other, set()).add(one)
    return found


def before_of(draft: Draft, words: int, friends: set[str]) -> tuple[str, ...]:
    """The nearest actor of the sentence before an act that has no part in it and does not tell of it."""
    scene, match, roles = draft.scene, draft.match, draft.roles
    known = {*roles.target, *draft.claimed_by, *friends}
    for i in reversed(range(max(0, match.start - words), match.start)):
        if scene.tokens[i].key in ".؛":
            break
        one = scene.actors[i]
        if one is None or one.id in known:
            continue
        if _may_do(one.type, draft):
            return (one.id,)
    return ()


def _may_do(kind: str, draft: Draft) -> bool:
    """Whether an actor of a type may be who did an act that he only stands before: no police set off a car bomb."""
    if draft.match.sense.type != "ASSAULT":
        return kind not in ("civilians", "media")
    return kind == "armed group" if draft.mode in BOMBS else kind in SIDES


BOMBS = frozenset({"explosives", "suicide-attack"})


def of_owners(drafts: list[Draft]) -> list[Draft]:
    """``ألقى قنبلة قرب موقع للفصائل``: whose thing stands after an act of force that no frame gives a target."""
    out = list(drafts)
    helped = helpers(drafts)
    for i, draft in enumerate(out):
        sense = draft.match.sense
        if sense.type != "ASSAULT" or sense.mutual or draft.is_casualty or draft.roles.target or not sense.target:
            continue
        if draft.roles.source and "place" not in sense.slots:
            friends = {one for other in draft.roles.source for one in helped.get(other, ())}
            out[i] = with_roles(draft, target=_owner_after(draft, friends), by="owner")
    return out


def _owner_after(draft: Draft, friends: set[str]) -> tuple[str, ...]:
    """The first side of the conflict after an act, within its clause, to whom a thing is said to belong."""
    scene, end = draft.scene, draft.match.end
    known = {*draft.roles.source, *draft.claimed_by, *friends}
    for i in range(end, min(end + OWNED, len(scene.tokens))):
        token, one = scene.tokens[i], scene.actors[i]
        if token.pos == "VERB" or token.key in ".؛":
            break
        if one is not None and one.start == i and one.type in SIDES and one.id not in known and i > end:
            return (one.id,) if "ل" in token.proclitics or scene.tokens[i - 1].key in OWNERSHIP else ()
    return ()


def of_opponents(drafts: list[Draft]) -> list[Draft]:
    """An assault whose source attacks elsewhere in the article, and there one side more than any other."""
    against: dict[str, Counter[str]] = {}
    types = {
        one.id: one.type for scene in {id(d.scene): d.scene for d in drafts}.values() for one in scene.actors if one
    }
    helped = helpers(drafts)
    for draft in drafts:
        if draft.match.sense.type != "ASSAULT" or draft.claimed_by or draft.roles.by_target == "owner":
            continue
        for one in draft.roles.source:
            for other in draft.roles.target:
                if one != other and other not in helped.get(one, ()) and {types.get(one), types.get(other)} <= SIDES:
                    against.setdefault(one, Counter())[other] += 1
    out = list(drafts)
    for i, draft in enumerate(out):
        sense, roles = draft.match.sense, draft.roles
        if sense.type != "ASSAULT" or sense.mutual or not sense.target or draft.status not in TOOK_PLACE:
            continue
        if roles.source and not roles.target:
            out[i] = with_roles(draft, target=_foremost(roles.source, against), by="opponent")
    return out


def _foremost(side: tuple[str, ...], against: dict[str, Counter[str]]) -> tuple[str, ...]:
    """The party that a side attacks most often, where one stands out."""
    total: Counter[str] = Counter()
    for one in side:
        total.update(against.get(one, Counter()))
    ranked = sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ()
    return (ranked[0][0],)


def of_fighting(drafts: list[Draft]) -> list[Draft]:
    """Clashes without parties in an article that tells elsewhere who fights whom."""
    out = list(drafts)
    for i, draft in enumerate(out):
        if draft.match.sense.type != "ASSAULT" or not draft.match.sense.mutual or draft.roles.source:
            continue
        near = [
            (abs(n - i), n)
            for n, other in enumerate(out[max(0, i - CLOSE) : i + CLOSE + 1], max(0, i - CLOSE))
            if other.match.sense.type == "ASSAULT" and other.status in TOOK_PLACE and between_sides(other)
        ]
        if near:
            roles = out[min(near)[1]].roles
            both = tuple(dict.fromkeys((*roles.source, *roles.target)))
            out[i] = replace(draft, roles=replace(draft.roles, source=both, target=both, by_source="fighting"))
    return out
