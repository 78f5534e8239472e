"""Who is on whose side when several fight each other: بين A وB من جهة وC من جهة أخرى."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from toolkit.model import Cast, Event, Parse, Token

REACH = 45
"""Words behind a trigger among which the parties stand."""


AGAINST = ("مع", "ضد")


def find_sides(events: tuple[Event, ...], parsed: Parse, cast: Cast) -> dict[str, frozenset[str]]:
    """For each mutual act of three actors or more, the ids of those on the first side.

    The first ``من جهة`` (or ``من جانب``) ends a side, or else ``مع`` or ``ضد`` between the parties; without any of
    these the first named stands against the others.
    """
    mutual = [event for event in events if len(event.source) > 2 and set(event.source) == set(event.target)]
    if not mutual:
        return {}
    tokens = [token for sentence in parsed.sentences for token in sentence.tokens]
    starts = [token.start for token in tokens]
    mentions = sorted((m.start, actor.id) for actor in cast.actors for m in actor.mentions)
    return {event.id: _first_side(event, tokens, starts, mentions) for event in mutual}


def _first_side(
    event: Event, tokens: Sequence[Token], starts: Sequence[int], mentions: Sequence[tuple[int, str]]
) -> frozenset[str]:
    at = bisect_left(starts, event.trigger.end)
    behind = tokens[at : at + REACH]
    if not behind:
        return frozenset(event.source[:1])
    named = [
        (start, one)
        for start, one in mentions[bisect_left(mentions, (event.trigger.end, "")) :]
        if start < behind[-1].end and one in event.source
    ][: 2 * len(event.source)]
    if not named:
        return frozenset(event.source[:1])
    against = {one for _, one in named}
    if behind[0].key in AGAINST or _joined_border(behind, -1, named[0][0]) is not None:
        first = frozenset(event.source) - against
        if first:
            return first  # اشتباكات مع المسلحين: whoever is not named behind
    for border in (_marked_border(behind), _joined_border(behind, named[0][0], named[-1][0])):
        if border is not None:
            first = frozenset(one for start, one in named if start < border)
            if first and first < set(event.source):
                return first
    return frozenset((named[0][1],))


def _marked_border(behind: Sequence[Token]) -> int | None:
    """Where the first side ends by its mark: من جهة, من جانب, من طرف."""
    for one, other in pairwise(behind):
        if one.key == "من" and other.key in ("جهه", "جانب", "طرف", "ناحيه"):
            return one.start
    return None


def _joined_border(behind: Sequence[Token], first: int, last: int) -> int | None:
    """Where مع or ضد stands between the first party and the last."""
    return next((token.start for token in behind if first < token.start < last and token.key in AGAINST), None)
