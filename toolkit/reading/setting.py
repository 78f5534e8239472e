"""Where and when an act takes place: by its clause, its sentence, its paragraph, and where it was told before."""

from __future__ import annotations

from bisect import bisect_right

from toolkit.model import Date, Parse, Sentence
from toolkit.reading.drafts import Draft
from toolkit.reading.scenes import Register, Scene

AROUND = 30
"""Words around an act within which a place of its sentence is its own."""


def clause_range(scene: Scene, at: int) -> tuple[int, int]:
    """Indices of the words between the marks and conjunctions around a token."""
    tokens = scene.tokens
    first = at
    while (
        first > 0
        and at - first < 16
        and tokens[first - 1].key not in ".؛:،,؟!"
        and tokens[first - 1].role not in ("that",)
    ):
        first -= 1
    last = at + 1
    while (
        last < len(tokens)
        and last - at < 16
        and tokens[last].key not in ".؛:،,؟!"
        and tokens[last].role not in ("that",)
    ):
        last += 1
    return first, last


def places_of(draft: Draft, places: Register, text: str) -> tuple[str, ...]:
    """The places named in the act's clause, else the nearest of its sentence, the last one before it in its paragraph,
    or where the article told the act before."""
    return next(filter(None, (_places_here(told, places, text) for told in draft.tellings())), ())


def _places_here(draft: Draft, places: Register, text: str) -> tuple[str, ...]:
    scene, match = draft.scene, draft.match
    first, last = clause_range(scene, match.head)
    found = tuple(dict.fromkeys(one.id for one in scene.places[first:last] if one is not None))
    if found:
        return found
    near = [(abs(one.start - match.head), one.id) for one in scene.places if one is not None]
    near = [one for one in near if one[0] < AROUND]
    if near:
        return (min(near)[1],)
    at = scene.tokens[match.head].start
    before = places.last_within(text.rfind("\n", 0, at) + 1, at)
    return (before[2],) if before is not None else ()


def date_of(draft: Draft, parsed: Parse) -> Date | None:
    """The nearest date of the sentence, inside the quote where the act is told in one, else the day of the saying, or
    the date that the act had where the article told it before."""
    return next(filter(None, (_date_here(told, parsed) for told in draft.tellings())), None)


def _date_here(draft: Draft, parsed: Parse) -> Date | None:
    sentence: Sentence = draft.scene.sentence
    at = draft.scene.tokens[draft.match.head].start
    best: tuple[bool, int, Date] | None = None
    first = bisect_right(parsed.dates, sentence.start - 1, key=lambda date: date.start)
    for date in parsed.dates[first:]:
        if date.start >= sentence.end:
            break
        content = draft.content
        outside = content is not None and not content.start <= date.start < content.end
        if best is None or (outside, abs(date.start - at)) < best[:2]:
            best = (outside, abs(date.start - at), date)
    return best[2] if best is not None else None
