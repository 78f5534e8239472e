"""Grids of actors against actors: who did what to whom, and words against deeds with the gaps framed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.model import Event, Position
from toolkit.showing.arabic import Language
from toolkit.showing.plot import Plot
from toolkit.showing.sheet import Sheet, note_only
from toolkit.showing.view import View
from toolkit.showing.wording import counted, digits, say

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

MOST_ACTORS = 16
"""Rows and columns that a grid shows at most; the text below the title says how many there are."""
SIGNS = {-1: "_", 0: "o", 1: "+"}
"""Markers for hostile, restrained and friendly, drawn on their colours so that grey prints can be read."""
UNKNOWN = "?"


def acts(analysis: Analysis, *, language: Language = "ar", dark: bool = False, headed: bool = True) -> Plot:
    """Who did what to whom: those who act in rows, those acted upon in columns, with number and sign.

    What did not happen (negated) or only may (hypothetical) is not counted.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "الجيش السوري إزاء" in acts(analysis).alt
    True
    """
    view = View.of(analysis, language)
    title = say("heading.acts", language)
    counted_events = [e for e in analysis.events if e.status not in {"negated", "hypothetical"}]
    cells: dict[tuple[str, str], list[Event]] = {}
    for event in counted_events:
        for source in event.source or (UNKNOWN,):
            for target in event.target or (UNKNOWN,):
                if source != target:
                    cells.setdefault((source, target), []).append(event)
    cells.pop((UNKNOWN, UNKNOWN), None)
    if not cells:
        return note_only(title, say("text.none-acts", language), language=language, dark=dark, headed=headed)
    grid = _grid(view, cells, {known: len(events) for known, events in cells.items()})
    sheet = Sheet(language=language, dark=dark, headed=headed)
    colours = sheet.colours

    def fill(x: float, y: float, size: tuple[float, float], events: list[Event]) -> None:
        score = sum(event.score for event in events) / len(events)
        shade = colours.conflict if score < 0 else colours.cooperation if score > 0 else colours.neutral
        sheet.box(x, y, *size, fill=shade, edge=colours.paper, line=2)
        middle, height = x + size[0] / 2, y + size[1] / 2
        sheet.sign(
            middle - 0.11, height, SIGNS[(score > 0) - (score < 0)], size=8, colour=colours.on_colour, hollow=True
        )
        words = digits(str(len(events)), language)
        sheet.text(middle + 0.1, height, words, size=11.5, bold=True, side="middle", colour=colours.on_colour)

    y = sheet.title(title, below=say("acts.below", language) + grid.note)
    keys = ((-1, colours.conflict), (1, colours.cooperation), (0, colours.neutral))
    marks = {-1: "-", 0: "o", 1: "+"}
    y = sheet.key(
        [("s", False, colour, f"{say(f'sign.{sign}', language)} ({marks[sign]})") for sign, colour in keys], y
    )
    _draw(sheet, grid, y, lambda x, top, size, known: fill(x, top, size, cells[known]))
    return sheet.finished(title, _acts_alt(view, cells, len(counted_events)))


def _acts_alt(view: View, cells: dict[tuple[str, str], list[Event]], count: int) -> str:
    language = view.language
    told = []
    for (source, target), events in sorted(cells.items(), key=lambda cell: -len(cell[1]))[:6]:
        pair = say("text.pair", language, holder=_name(view, source), towards=_name(view, target))
        told.append(f"{pair}: {counted(len(events), 'event', language)}")
    head = say("alt.acts", language, events=counted(count, "event", language))
    return head + " " + f"{say('text.semicolon', language)} ".join(told) + "."


def matrix(analysis: Analysis, *, language: Language = "ar", dark: bool = False, headed: bool = True) -> Plot:
    """Words against deeds: a cell of two halves, words first, for each pair of actors; where they part it is framed.

    Armies count with their governments here, as in `rolled_up_positions`.

    >>> import toolkit
    >>> analysis = toolkit.analyze("هاجمت قوات سوريا الديمقراطية تنظيم داعش في الرقة.", published="2017-06-06")
    >>> matrix(analysis).title
    'الأقوال والأفعال'
    """
    view = View.of(analysis, language)
    title = say("heading.positions", language)
    cells = {(one.holder, one.towards): one for one in view.positions()}
    if not cells:
        return note_only(title, say("text.none-positions", language), language=language, dark=dark, headed=headed)
    grid = _grid(view, cells, {known: 1 + 9 * one.gap for known, one in cells.items()})
    sheet = Sheet(language=language, dark=dark, headed=headed)
    colours = sheet.colours
    shades = {-1: colours.conflict, 0: colours.neutral, 1: colours.cooperation}

    def half(x: float, y: float, width: float, height: float, attitude: int | None) -> None:
        if attitude is None:
            sheet.box(x, y, width, height, edge=colours.faint, line=0.8)
            return
        sheet.box(x, y, width, height, fill=shades[attitude], edge=colours.paper, line=1)
        sheet.sign(x + width / 2, y + height / 2, SIGNS[attitude], size=9, colour=colours.on_colour,
                   hollow=True, line=2.2)  # fmt: skip

    def fill(x: float, y: float, size: tuple[float, float], one: Position) -> None:
        inset = 0.05
        width = (size[0] - 2 * inset) / 2
        half(x + inset, y + inset, width, size[1] - 2 * inset, one.says)
        half(x + inset + width, y + inset, width, size[1] - 2 * inset, one.does)
        if one.gap:
            sheet.box(x + 0.01, y + 0.01, size[0] - 0.02, size[1] - 0.02, edge=colours.ink, line=3.0, zorder=5)

    y = sheet.title(title, below=say("matrix.below", language) + grid.note)
    y = _matrix_key(sheet, y, half)
    _draw(sheet, grid, y, lambda x, top, size, known: fill(x, top, size, cells[known]))
    return sheet.finished(title, _matrix_alt(view, list(cells.values())))


def _matrix_key(sheet: Sheet, y: float, half: Callable[[float, float, float, float, int | None], None]) -> float:
    x, y = 0.25, y + 0.05
    for attitude in (-1, 0, 1, None):
        words = say(f"attitude.{'none' if attitude is None else attitude}", sheet.language)
        half(x, y, 0.3, 0.26, attitude)
        sheet.text(x + 0.38, y + 0.13, words, size=11)
        x += 0.38 + sheet.measure(words, size=11)[0] + 0.35
    words = say("text.gap", sheet.language)
    if x + 0.38 + sheet.measure(words, size=11)[0] > sheet.width - 0.2:
        x, y = 0.25, y + 0.36
    sheet.box(x, y, 0.3, 0.26, edge=sheet.colours.ink, line=3.0)
    sheet.text(x + 0.4, y + 0.13, words, size=11)
    return y + 0.4


def _matrix_alt(view: View, known: Sequence[Position]) -> str:
    language = view.language
    gaps = [one for one in known if one.gap]
    told = [
        say("text.pair", language, holder=_name(view, one.holder), towards=_name(view, one.towards))
        + ": "
        + say(f"gap.{one.says}.{one.does}", language)
        for one in gaps[:6]
    ]
    head = say(
        "alt.matrix", language, pairs=counted(len(known), "pair", language), gaps=counted(len(gaps), "gap", language)
    )
    return head + "".join(" " + words + say("sentence.end", language) for words in told)


# --- the grid under both --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns of actors, their names, the cells that hold something, a note where not all are shown."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    names: dict[str, str]
    cells: frozenset[tuple[str, str]]
    note: str


def _name(view: View, known: str) -> str:
    return say("text.unknown-actor", view.language) if known == UNKNOWN else view.actor(known)[0]


def _grid(view: View, cells: Iterable[tuple[str, str]], weight: dict[tuple[str, str], int]) -> Grid:
    known = list(cells)
    order = {actor.id: n for n, actor in enumerate(view.analysis.actors)}

    def chosen(side: int) -> tuple[str, ...]:
        total: dict[str, int] = {}
        for cell in known:
            total[cell[side]] = total.get(cell[side], 0) + weight[cell]
        ranked = sorted(total, key=lambda one: (one == UNKNOWN, -total[one], order.get(one, len(order)), one))
        return tuple(ranked[:MOST_ACTORS])

    rows, columns = chosen(0), chosen(1)
    shown = frozenset(cell for cell in known if cell[0] in rows and cell[1] in columns)
    note = ""
    if len(shown) < len(known):
        language = view.language
        counts = {"shown": digits(str(len(shown)), language), "all": digits(str(len(known)), language)}
        note = " " + say("text.shown-of", language, **counts)
    # A row or column whose only cells lie beyond the edge says nothing.
    rows = tuple(one for one in rows if any(cell[0] == one for cell in shown))
    columns = tuple(one for one in columns if any(cell[1] == one for cell in shown))
    return Grid(rows, columns, {one: _name(view, one) for one in (*rows, *columns)}, shown, note)


def _draw(
    sheet: Sheet, grid: Grid, y: float, fill: Callable[[float, float, tuple[float, float], tuple[str, str]], None]
) -> None:
    """Names of the rows at the start, of the columns on top, and each cell by `fill`."""
    left = 2.5
    width = min(1.35, (sheet.width - left - 0.25) / len(grid.columns))
    level = width >= 1.0
    room = width - 0.12 if level else 1.9
    heads = [sheet.wrapped(grid.names[one], room, size=11, lines=4 if level else max(1, int(width / 0.21)))
             for one in grid.columns]  # fmt: skip
    sizes = [sheet.measure(words, size=11) for words in heads]
    head = max(size[1] if level else size[0] for size in sizes) + 0.15
    labels = [sheet.wrapped(grid.names[one], left - 0.4, size=11.5, lines=2) for one in grid.rows]
    top = y + head + 0.1
    for n, words in enumerate(heads):
        x = left + (n + 0.5) * width
        # An upright text is as high as it is wide when it lies: its lower end meets the grid.
        at = top - 0.08 - (sizes[n][0] / 2 if not level else sizes[n][1] / 2)
        sheet.text(x, at, words, size=11, side="middle", upright=not level)
    y = top
    for one, words in zip(grid.rows, labels, strict=True):
        height = max(0.46, sheet.measure(words, size=11.5)[1] + 0.12)
        sheet.line([(0.15, y), (left + width * len(grid.columns), y)], width=0.8)
        sheet.text(0.2, y + height / 2, words, size=11.5)
        for n, other in enumerate(grid.columns):
            x = left + n * width
            if (one, other) in grid.cells:
                fill(x, y, (width, height), (one, other))
            elif one == other:
                sheet.line([(x + 0.1, y + height - 0.1), (x + width - 0.1, y + 0.1)], width=0.8)
        y += height
    end = left + width * len(grid.columns)
    sheet.line([(0.15, y), (end, y)], width=0.8)
    for n in range(len(grid.columns) + 1):
        sheet.line([(left + n * width, top), (left + n * width, y)], width=0.8, zorder=0.5)
