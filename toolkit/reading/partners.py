"""The other party of acts that all parties do to each other, where the act's own words name one side."""

from __future__ import annotations

from dataclasses import replace

from toolkit.reading.company import before_of, helpers
from toolkit.reading.drafts import Draft
from toolkit.reading.scenes import SIDES

PARTNERS = 16
"""Words before a mutual act among which its other party is named."""
WITH = ("مع", "ضد")
"""Prepositions behind a clash that lead to one side of it."""


def of_partners(drafts: list[Draft]) -> list[Draft]:
    """``قتل حوثيون في مواجهات مع المقاومة``, ``انسحب الجيش بعد اشتباكات مع التنظيم``: the other party of a mutual act.

    It is who was killed in it, else who stands before it. Allies whom the act names together are one side.
    """
    out = list(drafts)
    helped = helpers(drafts)
    for i, draft in enumerate(out):
        roles, sense = draft.roles, draft.match.sense
        if not sense.mutual or not roles.source or sense.type == "AGREE":
            continue
        allied = len(roles.source) > 1 and sense.type == "ASSAULT" and (_are_one_side(draft) or _fell(drafts, i))
        if not allied and (roles.target or len(roles.source) != 1):
            continue
        side = roles.source
        friends = {one for ally in side for one in helped.get(ally, ())} if sense.type == "ASSAULT" else set()
        alone = replace(draft, roles=replace(roles, target=side))
        other = _killed_in(drafts, i, {*side, *friends}) or before_of(alone, PARTNERS, friends)
        if other:
            both = (*other, *side)
            roles = replace(roles, source=both, target=both, by_source="partner", by_target="partner")
        elif allied:
            roles = replace(roles, target=(), by_target="")  # allies do not fight each other
        out[i] = replace(draft, roles=roles)
    return out


def _are_one_side(draft: Draft) -> bool:
    """Whether all parties stand behind ``مع``: ``مواجهات مع المقاومة والجيش``."""
    scene, end = draft.scene, draft.match.end
    if draft.roles.by_source != "mutual" or draft.match.head in scene.clauses:
        return False
    behind = [one for one in scene.actors[end : end + 2 * PARTNERS] if one is not None and one.id in draft.roles.source]
    if {one.id for one in behind} != set(draft.roles.source):
        return False
    first = min(one.start for one in behind)
    return any(token.key in WITH for token in scene.tokens[max(end, first - 3) : first])


def _fell(drafts: list[Draft], at: int) -> bool:
    """Whether all parties are those who fell in the clash: ``قتل عدد من الحوثيين وقوات صالح في جبهات القتال``."""
    draft = drafts[at]
    near = (other for other in drafts[max(0, at - 3) : at] if other.scene is draft.scene and other.is_harm)
    return draft.roles.by_source == "mutual" and any(
        set(draft.roles.source) <= set(other.roles.target) for other in near
    )


def _killed_in(drafts: list[Draft], at: int, known: set[str]) -> tuple[str, ...]:
    """The side of the conflict whose dead the sentence tells nearest before a clash."""
    draft = drafts[at]
    types = {one.id: one.type for one in draft.scene.actors if one is not None}
    for other in reversed(drafts[max(0, at - 3) : at]):
        if other.scene is not draft.scene or draft.match.start - other.match.end > 2 * PARTNERS:
            break
        dead = tuple(one for one in other.roles.target if one not in known and types.get(one) in SIDES)
        if other.is_harm and dead:
            return dead
    return ()
