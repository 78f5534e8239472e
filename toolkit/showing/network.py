"""Acts and words between actors as a directed network: those who act on one side, those acted upon on the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model import Event
from toolkit.showing.arabic import Language
from toolkit.showing.plot import Plot
from toolkit.showing.sheet import Sheet, note_only
from toolkit.showing.view import View
from toolkit.showing.wording import counted, digits, say

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

MOST_ACTORS = 14
ROW = 0.62
SIGNS = {-1: "_", 0: "o", 1: "+"}


@dataclass(frozen=True, slots=True)
class Edge:
    """What one actor does to another, of one sign, in words or in deeds: how many acts."""

    source: str
    target: str
    sign: int
    words: bool
    count: int


def edges(events: tuple[Event, ...]) -> tuple[Edge, ...]:
    """Acts that took place or go on, by pair, sign and whether they are words or deeds; in order of the text."""
    found: dict[tuple[str, str, int, bool], int] = {}
    for event in events:
        if event.status in {"occurred", "ongoing"}:
            sign = (event.score > 0) - (event.score < 0)
            for source in event.source:
                for target in event.target:
                    if source != target:
                        key = (source, target, sign, event.quad_class in {1, 3})
                        found[key] = found.get(key, 0) + 1
    return tuple(Edge(*key, count) for key, count in found.items())


def network(analysis: Analysis, *, language: Language = "ar", dark: bool = False, headed: bool = True) -> Plot:
    """Who acts upon whom: arrows from those who act to those acted upon; colour and sign say how, dashes are words.

    Acts that are planned, possible or denied are left out. At most 14 actors a side, those with the most acts.

    >>> import toolkit
    >>> analysis = toolkit.analyze("هاجمت قوات سوريا الديمقراطية تنظيم داعش في الرقة.", published="2017-06-06")
    >>> "داعش" in network(analysis).alt
    True
    """
    view = View.of(analysis, language)
    title = say("heading.network", language)
    known = edges(analysis.events)
    if not known:
        return note_only(title, say("text.none-pairs", language), language=language, dark=dark, headed=headed)
    sources = _chosen(known, "source")
    targets = _chosen(known, "target")
    shown = [edge for edge in known if edge.source in sources and edge.target in targets]
    sources = [one for one in sources if any(edge.source == one for edge in shown)]
    targets = _by_neighbours([one for one in targets if any(edge.target == one for edge in shown)], sources, shown)
    sheet = Sheet(language=language, dark=dark, headed=headed)
    below = say("network.below", language)
    if len(shown) < len(known):
        below += " " + say("text.shown-of", language, shown=digits(str(len(shown)), language),
                           all=digits(str(len(known)), language))  # fmt: skip
    y = sheet.title(title, below=below)
    colours = sheet.colours
    shades = {-1: colours.conflict, 0: colours.neutral, 1: colours.cooperation}
    y = sheet.key([("s", False, shades[sign], say(f"sign.{sign}", language)) for sign in (-1, 1, 0)
                   if any(edge.sign == sign for edge in shown)], y)  # fmt: skip
    rows = max(len(sources), len(targets))
    left, right = 2.75, sheet.width - 2.75
    places: dict[tuple[str, str], float] = {}
    for side, actors, x in (("source", sources, left), ("target", targets, right)):
        step = rows * ROW / len(actors)
        for n, one in enumerate(actors):
            at = y + 0.1 + (n + 0.5) * step
            places[side, one] = at
            words = sheet.wrapped(view.actor(one)[0], 2.35, size=11.5, lines=2)
            if side == "source":
                sheet.text(x - 0.12, at, words, size=11.5, side="end")
            else:
                sheet.text(x + 0.12, at, words, size=11.5)
            sheet.sign(x, at, "o", size=5, colour=colours.soft)
    sheet.grow(y + 0.1 + rows * ROW)
    _arrows(sheet, shown, places, (left, right), shades)
    return sheet.finished(title, _alt(view, known))


def _arrows(
    sheet: Sheet,
    shown: list[Edge],
    places: dict[tuple[str, str], float],
    sides: tuple[float, float],
    shades: dict[int, str],
) -> None:
    """Edges of one pair run beside each other; each carries its sign and, from two on, its number."""
    beside: dict[tuple[str, str], int] = {}
    for n, edge in enumerate(shown):
        pair = (edge.source, edge.target)
        lane = beside.get(pair, 0)
        beside[pair] = lane + 1
        shift = (0.0, 0.13, -0.13, 0.26, -0.26, 0.39)[min(lane, 5)]
        y0, y1 = places["source", edge.source] + shift / 3, places["target", edge.target] + shift
        x0, x1 = sides[0] + 0.08, sides[1] - 0.08
        colour = shades[edge.sign]
        width = min(4.0, 1.2 + 0.7 * (edge.count - 1))
        sheet.arrow(x0, y0, x1, y1, colour=colour, width=width, dashes="--" if edge.words else "-")
        # Signs stand at different heights of their lines, so that those of crossing lines lie apart.
        share = 0.22 + 0.11 * (n % 4)
        x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
        sheet.sign(x, y, "o", size=12, colour=colour)
        sheet.sign(x, y, SIGNS[edge.sign], size=6, colour=sheet.colours.on_colour, hollow=True, zorder=5)


def _chosen(known: tuple[Edge, ...], side: str) -> list[str]:
    """The actors of one side with the most acts, in order of the text."""
    total: dict[str, int] = {}
    for edge in known:
        one = getattr(edge, side)
        total[one] = total.get(one, 0) + edge.count
    ranked = sorted(total, key=lambda one: -total[one])[:MOST_ACTORS]
    return [one for one in total if one in ranked]


def _by_neighbours(targets: list[str], sources: list[str], shown: list[Edge]) -> list[str]:
    """The targets at about the height of those who act upon them, so that few arrows cross."""
    height = {one: n for n, one in enumerate(sources)}

    def middle(target: str) -> float:
        heights = [height[edge.source] for edge in shown if edge.target == target]
        return sum(heights) / len(heights)

    return sorted(targets, key=lambda one: (middle(one), targets.index(one)))


def _alt(view: View, known: tuple[Edge, ...]) -> str:
    language = view.language
    told = []
    for edge in sorted(known, key=lambda edge: -edge.count)[:6]:
        pair = say("text.pair", language, holder=view.actor(edge.source)[0], towards=view.actor(edge.target)[0])
        how = f"{say(f'sign.{edge.sign}', language)}{say('list.comma', language)} "
        told.append(f"{pair}: {how}{counted(edge.count, 'event', language)}")
    head = say("alt.network", language, pairs=counted(len(known), "pair", language))
    return head + " " + f"{say('text.semicolon', language)} ".join(told) + "."
