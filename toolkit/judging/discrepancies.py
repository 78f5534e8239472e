"""What in an article does not fit together: figures, accounts of one act, words against deeds.

Nothing here decides who is right; both sides stay, with their owners and their evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from toolkit.judging.accounts import find_accounts
from toolkit.judging.circumstances import Circumstances
from toolkit.judging.positions import family, roll_up
from toolkit.judging.wording import Wording
from toolkit.lexicon import Lexicon
from toolkit.model import Article, Cast, Discrepancy, Event, Figure, Parse, Position, Quote

VAGUE = frozenset(("other",))
POLITE = frozenset(("CONSULT", "AGREE", "CONCEDE"))
"""Acts of words that do not make a friend."""
LARGEST_RATIO = 3.0
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
        *_figures(figures, Circumstances.of(parsed, quotes, cast, lexicon), wording),
        *find_accounts(parsed, quotes, events, kin, wording),
        *_says_does(roll_up(positions, cast, lexicon), events, wording),
    )


def _figures(figures: tuple[Figure, ...], around: Circumstances, wording: Wording) -> Iterator[Discrepancy]:
    """Two figures by different owners for the same thing: same unit, what and place, within reach of each other.

    Where the article repeats them, the pair is shown that shares its place.
    """
    pairs: dict[frozenset[object], list[tuple[Figure, Figure]]] = {}
    for first, second in combinations(figures[:MOST], 2):
        if first.value != second.value and _same_thing(first, second, around, wording):
            key = frozenset(((first.claimed_by, first.value), (second.claimed_by, second.value), first.what))
            pairs.setdefault(key, []).append((first, second))
    for told in pairs.values():
        first, second = min(told, key=lambda pair: not around.places(pair[0]) & around.places(pair[1]))
        common = around.places(first) & around.places(second)
        place = first.place if first.place in common else next(iter(sorted(common)), None)
        compatible = _compatible(first, second)
        arabic, english = wording.both(
            "figure.precision" if compatible else "figure",
            what=wording.counted(first),
            place=wording.located(place) if place else ("", ""),
            first=wording.amount(first),
            a=wording.names(first.claimed_by),
            second=wording.amount(second),
            b=wording.names(second.claimed_by),
        )
        rule = "figures-of-different-precision" if compatible else "figures-differ"
        yield Discrepancy("figure", (first.id, second.id), arabic, english, rule)


MOST = 400
"""Figures of one article that are compared with each other."""


def _same_thing(first: Figure, second: Figure, around: Circumstances, wording: Wording) -> bool:
    if first.unit != second.unit or first.what != second.what or first.what in VAGUE:
        return False
    if first.value is None or second.value is None or not first.value or not second.value:
        return False
    places = around.places(first), around.places(second)
    if not places[0] & places[1] and around.apart(first, second) > (NEAR if all(places) else REACH):
        return False
    if not _near(*places, wording):
        return False
    if max(first.value, second.value) / min(first.value, second.value) > LARGEST_RATIO:
        return False
    if around.part_of_another(first) or around.part_of_another(second) or around.differ(first, second):
        return False
    return bool(first.claimed_by and second.claimed_by) and set(first.claimed_by).isdisjoint(second.claimed_by)


NEAR, REACH = 3, 12
"""Sentences between two figures of different places, one of which holds the other, or of which one has none."""
WIDE = frozenset(("country", "region", "governorate", "area"))
"""Kinds of places that hold others."""


def _near(one: frozenset[str], other: frozenset[str], wording: Wording) -> bool:
    """Whether two figures can be about one place: a common one, an unsaid one, a region and a town of its country."""
    if not one or not other or one & other:
        return True
    pairs = [(wording.places.get(a), wording.places.get(b)) for a in sorted(one) for b in sorted(other)]
    return any(
        a is not None and b is not None and a.country == b.country and (a.kind in WIDE) != (b.kind in WIDE)
        for a, b in pairs
    )


def _compatible(first: Figure, second: Figure) -> bool:
    """Whether both can be true at once: their ranges meet."""
    lows = [f.low if f.low is not None else (None if f.high is None else 0) for f in (first, second)]
    highs = [f.high for f in (first, second)]
    if any(low is None and high is None for low, high in zip(lows, highs, strict=True)):
        return False  # about 200: no range is said
    low = max(one for one in lows if one is not None)
    ends = [one for one in highs if one is not None]
    return not ends or low <= min(ends)


def _only_gathered(position: Position) -> bool:
    """Whether hostile words are no more than what somebody tells of another's attacks."""
    rules = set(position.rule.split())
    return position.says == -1 and "blame" in rules and not {"words", "judging-words"} & rules


def _only_polite(position: Position, events: Mapping[str, Event]) -> bool:
    """Whether friendly words are no more than talks held, terms accepted or an agreement signed, as enemies do too."""
    said = [events.get(one) for one in position.evidence_says]
    return position.says == 1 and bool(said) and all(one is not None and one.type in POLITE for one in said)


def _says_does(positions: tuple[Position, ...], events: tuple[Event, ...], wording: Wording) -> Iterator[Discrepancy]:
    """Restrained or friendly words against hostile deeds, hostile words against friendly deeds.

    Against restraint one attack is enough, whatever else is done.
    """
    attacks = {event.id for event in events if event.quad_class == 4}
    by_id = {event.id: event for event in events}
    for position in positions:
        if _only_polite(position, by_id):
            continue
        broken = position.says == 0 and bool(attacks & set(position.evidence_does))
        if (position.gap and not _only_gathered(position)) or broken:
            rows = wording.lexicon["summaries.tsv"].rows
            says, does = rows[f"attitude.{position.says}"], rows[f"attitude.{-1 if broken else position.does}"]
            arabic, english = wording.both(
                "says-does",
                a=wording.name(position.holder),
                b=wording.name(position.towards),
                says=(says["ar"], says["en"]),
                does=(does["ar"], does["en"]),
            )
            items = (*position.evidence_says, *position.evidence_does)
            yield Discrepancy("says-does", items, arabic, english, "words-against-deeds")
