"""An act as the rules for whole articles see it: what its own words tell, before its neighbours add to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.model import Span, Status
from toolkit.reading.parties import Roles
from toolkit.reading.scenes import SIDES, Scene
from toolkit.reading.triggers import Light, Match


@dataclass(frozen=True, slots=True)
class Draft:
    """An act before what its neighbours tell of it is added."""

    match: Match
    roles: Roles
    scene: Scene
    status: Status
    mode: str | None
    contexts: tuple[str, ...]
    claimed_by: tuple[str, ...]
    content: Span | None
    """The quote that the act is told in."""
    told_by: str = ""
    """Rule and lexicon row of that quote."""
    light: Light | None = None
    """Of a verb that says of an act whom it hits (``هجوم استهدف``): its row."""
    result: bool = False
    """A verb of causing leads to the word: ``ما أدى إلى مقتل``, ``أسفر عن إصابة``."""
    earlier: Draft | None = None
    """The same act where the article told it before."""

    def tellings(self) -> Iterator[Draft]:
        """The act as it is told here, then as the article told it before, the last time first."""
        told: Draft | None = self
        while told is not None:
            yield told
            told = told.earlier

    @property
    def is_casualty(self) -> bool:
        """Whether the word tells of killed or wounded and leaves open who did it."""
        sense = self.match.sense
        blast = not ({"object", "subject", "victim"} & set(sense.target))
        return sense.type == "ASSAULT" and (self.roles.passive or (not sense.source and not blast))

    @property
    def is_harm(self) -> bool:
        """Whether the word tells of people killed or wounded, by whomever (``مقتل``, ``أصيب``, ``قتل``)."""
        return self.is_casualty or (self.match.sense.type == "ASSAULT" and "victim" in self.match.sense.target)

    @property
    def is_attack(self) -> bool:
        """Whether the word names an attack with one side that acts."""
        return self.match.sense.type == "ASSAULT" and not self.is_casualty and not self.match.sense.mutual


def with_roles(draft: Draft, *, source: tuple[str, ...] = (), target: tuple[str, ...] = (), by: str) -> Draft:
    """The draft with the sides filled that were empty."""
    roles = draft.roles
    if source and not roles.source:
        rest = tuple(one for one in source if one not in roles.target) or ()
        roles = replace(roles, source=rest, by_source=by)
    if target and not roles.target:
        rest = tuple(one for one in target if one not in roles.source) or ()
        roles = replace(roles, target=rest, by_target=by)
    return replace(draft, roles=roles)


def with_mode(draft: Draft, mode: str | None) -> Draft:
    """The draft with a mode where it had none."""
    return replace(draft, mode=mode) if draft.mode is None and mode is not None else draft


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two sides can be the same: one of them is empty, or they share a party."""
    return not one or not other or bool(set(one) & set(other))


def between_sides(draft: Draft) -> bool:
    """Whether both parties of an act are sides of the conflict."""
    types = {one.id: one.type for one in draft.scene.actors if one is not None}
    both = (*draft.roles.source, *draft.roles.target)
    return bool(draft.roles.source and draft.roles.target) and all(types.get(one) in SIDES for one in both)
