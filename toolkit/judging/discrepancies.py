"""What in an article does not fit together: figures, accounts of one act, words against deeds.

Nothing here decides who is right; both sides stay, with their owners and their evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from toolkit.judging.accounts import find_accounts
from toolkit.judging.positions import family, roll_up
from toolkit.judging.wording import Wording
from toolkit.lexicon import Lexicon
from toolkit.model import Article, Cast, Discrepancy, Event, Figure, Parse, Position, Quote

VAGUE = frozenset(("other",))
LARGEST_RATIO = 6.0
"""Figures further apart than this hardly count the same thing."""


def find_discrepancies(
    article: Article,
    parsed: Parse,
    cast: Cast,
    quotes: tuple[Quote, ...],
    events: tuple[Event, ...],
    figures: tuple[Figure, ...],
    positions: tuple[Position, ...],
    lexicon: Lexicon,
) -> tuple[Discrepancy, ...]:
    """Figures for one thing that differ, accounts that contradict each other, deeds against words, in this order."""
    wording = Wording.of(cast, lexicon, article.text)
    kin = family(cast, lexicon)
    return (
        *_figures(figures, kin, wording),
        *find_accounts(parsed, quotes, events, kin, wording),
        *_says_does(roll_up(positions, cast, lexicon), wording),
    )


def _figures(figures: tuple[Figure, ...], kin: dict[str, str], wording: Wording) -> Iterator[Discrepancy]:
    """Two figures by different owners for the same thing: same unit, what and place, within reach of each other."""
    seen: set[tuple[object, ...]] = set()
    for first, second in combinations(figures, 2):
        if first.value == second.value or not _same_thing(first, second, wording):
            continue
        key = (first.claimed_by, first.value, second.claimed_by, second.value, first.what)
        if key in seen or (key[2], key[3], key[0], key[1], key[4]) in seen:
            continue
        seen.add(key)
        place = first.place or second.place
        where = wording.located(place) if place else ("", "")
        parts = {
            "what": wording.counted(first),
            "place": where,
            "first": wording.amount(first), "a": wording.names(first.claimed_by),
            "second": wording.amount(second), "b": wording.names(second.claimed_by),
        }  # fmt: skip
        compatible = _compatible(first, second)
        arabic, english = wording.both("figure.precision" if compatible else "figure", **parts)
        rule = "figures-of-different-precision" if compatible else "figures-differ"
        yield Discrepancy("figure", (first.id, second.id), arabic, english, rule)


def _same_thing(first: Figure, second: Figure, wording: Wording) -> bool:
    if first.unit != second.unit or first.what != second.what or first.what in VAGUE:
        return False
    if first.value is None or second.value is None or not first.value or not second.value:
        return False
    if not _near(first.place, second.place, wording):
        return False
    if max(first.value, second.value) / min(first.value, second.value) > LARGEST_RATIO:
        return False
    return bool(first.claimed_by and second.claimed_by) and set(first.claimed_by).isdisjoint(second.claimed_by)


WIDE = frozenset(("country", "region", "governorate", "area"))
"""Kinds of places that hold others."""


def _near(one: str | None, other: str | None, wording: Wording) -> bool:
    """Whether two figures can be about one place: the same, an unsaid one, or a region and a town of its country."""
    if one is None or other is None or one == other:
        return True
    first, second = wording.places.get(one), wording.places.get(other)
    if first is None or second is None:
        return False
    return first.country == second.country and (first.kind in WIDE) != (second.kind in WIDE)


def _compatible(first: Figure, second: Figure) -> bool:
    """Whether both can be true at once: their ranges meet."""
    lows = [f.low if f.low is not None else (None if f.high is None else 0) for f in (first, second)]
    highs = [f.high for f in (first, second)]
    if any(low is None and high is None for low, high in zip(lows, highs, strict=True)):
        return False  # about 200: no range is said
    low = max(one for one in lows if one is not None)
    ends = [one for one in highs if one is not None]
    return not ends or low <= min(ends)


def _says_does(positions: tuple[Position, ...], wording: Wording) -> Iterator[Discrepancy]:
    """Restrained or friendly words against hostile deeds, hostile words against friendly deeds."""
    for position in positions:
        if position.gap:
            rows = wording.lexicon["summaries.tsv"].rows
            says, does = rows[f"attitude.{position.says}"], rows[f"attitude.{position.does}"]
            arabic, english = wording.both(
                "says-does",
                a=wording.name(position.holder),
                b=wording.name(position.towards),
                says=(says["ar"], says["en"]),
                does=(does["ar"], does["en"]),
            )
            items = (*position.evidence_says, *position.evidence_does)
            yield Discrepancy("says-does", items, arabic, english, "words-against-deeds")
