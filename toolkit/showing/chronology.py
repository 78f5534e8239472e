"""When: the dated acts of an article on a line of time, with intervals, open ends and vague dates kept as such."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from toolkit.language.extents import Extent, extent
from toolkit.model import Event, Status
from toolkit.showing.arabic import Language
from toolkit.showing.plot import Plot
from toolkit.showing.sheet import Colours, Sheet, note_only
from toolkit.showing.summing import telling_order
from toolkit.showing.view import View, plain
from toolkit.showing.wording import counted, date_in_words, digits, number, say

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

At = Callable[[date], float]

MOST_ROWS = 14
"""So many stay legible on one page of paper; the table has them all."""
STATUS_SIGNS: dict[Status, tuple[str, bool]] = {
    "occurred": ("o", False),
    "ongoing": ("D", False),
    "future": ("o", True),
    "hypothetical": ("D", True),
    "negated": ("X", True),
}
"""Marker and whether it is hollow, so that status can be read without colour."""


def window(extents: list[Extent], published: date | None) -> tuple[date, date]:
    """First and last day of the axis: most of the dates at a readable scale, far ones left to arrows at its edge."""
    starts = sorted(one.first or one.last or date.min for one in extents)
    ends = sorted(one.last or one.first or date.max for one in extents)
    first, last = starts[0], ends[-1]
    if published is not None:
        last = max(last, published)
    # Up to a third of the dates may lie outside, where leaving them out makes the rest six times as wide.
    for leave in range(1, len(starts) // 3 + 1):
        near = starts[leave]
        if (last - first).days > 6 * max(30, (last - near).days):
            first = near
            break
    for leave in range(1, len(ends) // 3 + 1):
        near = max(ends[-1 - leave], published or date.min)
        if (last - first).days > 6 * max(30, (near - first).days):
            last = near
            break
    spare = timedelta(days=max(1, round((last - first).days * 0.04)))
    return _day(first, -spare), _day(last, spare)


def _day(day: date, move: timedelta) -> date:
    try:
        return day + move
    except OverflowError:
        return day


def ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Days of the axis that are named, with the ISO value that names them: days, months or years, at most eight."""
    days = (last - first).days
    if days <= 45:
        step = next(n for n in (1, 2, 5, 10) if days / n <= 8)
        all_days = [first + timedelta(days=n) for n in range(days + 1)]
        return [(day, day.isoformat()) for day in all_days if (day.toordinal() - first.toordinal()) % step == 0]
    months = (last.year - first.year) * 12 + last.month - first.month
    if months <= 36:
        step = next(n for n in (1, 2, 3, 6) if months / n <= 8)
        named = []
        for n in range(1, months + 1):
            at = first.month - 1 + n
            day = date(first.year + at // 12, at % 12 + 1, 1)
            if at % step == 0:
                named.append((day, f"{day.year:04}-{day.month:02}"))
        return named
    years = last.year - first.year
    step = next((n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500) if years / n <= 8), 1000)
    return [(date(y, 1, 1), f"{y:04}") for y in range(first.year + 1, last.year + 1) if y % step == 0]


def event_colour(event: Event, colours: Colours) -> str:
    """Blue for cooperation, orange for conflict, by PLOVER's score."""
    return colours.conflict if event.score < 0 else colours.cooperation if event.score > 0 else colours.neutral


def timeline(analysis: Analysis, *, language: Language = "ar", dark: bool = False, headed: bool = True) -> Plot:
    """When: each dated act as a point or an interval, open ends as arrows, its status as the sign.

    In Arabic time runs from right to left. At most 14 acts, the most telling ones.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "8 آذار/مارس 2016" in timeline(analysis).alt
    True
    """
    view = View.of(analysis, language)
    title = say("heading.timeline", language)
    dated = [(event, known) for event in telling_order(view) if (known := _extent_of(event)) is not None]
    if not dated:
        return note_only(title, say("text.none-dates", language), language=language, dark=dark, headed=headed)
    shown = sorted(dated[:MOST_ROWS], key=lambda pair: (_first(pair[1]), _last(pair[1]), pair[0].trigger.start))
    first, last = window([known for _, known in shown], analysis.article.published)
    sheet = Sheet(language=language, dark=dark, headed=headed)
    below = say("timeline.below", language)
    if len(dated) > len(shown):
        counts = {"shown": number(len(shown), language), "all": number(len(dated), language)}
        below += " " + say("text.shown-of", language, **counts)
    y = sheet.title(title, below=below)
    y = _legend(sheet, shown, y)
    left, right = 3.75, sheet.width - 0.45
    scale = (right - left) / max(1, (last - first).days)

    def at(day: date) -> float:
        return left + (min(max(day, first), last) - first).days * scale

    rows = []
    for event, known in shown:
        words = plain(view.act(event))
        if event.places:
            words += f" {say('act.in', language)} {plain(view.place_names(event.places))}"
        rows.append((event, known, sheet.wrapped(words, left - 0.55, size=11.5, lines=3)))
    top = y + 0.3
    y = top
    for n, (event, known, words) in enumerate(rows):
        height = max(0.5, sheet.measure(words, size=11.5)[1] + 0.16)
        if n % 2 == 0:
            sheet.box(0.1, y, sheet.width - 0.2, height, fill=sheet.colours.land, zorder=0)
        sheet.text(0.2, y + height / 2, words, size=11.5)
        ground = sheet.colours.paper if n % 2 else sheet.colours.land
        _row(sheet, event, known, y + height / 2, at, (first, last), (left, right), ground)
        y += height
    _axis(sheet, analysis.article.published, top, y, at, (first, last))
    return sheet.finished(title, _alt(view, shown, len(dated)))


def _extent_of(event: Event) -> Extent | None:
    return extent(event.date.value) if event.date is not None and event.date.value else None


def _first(known: Extent) -> date:
    return known.first or known.last or date.min


def _last(known: Extent) -> date:
    return known.last or known.first or date.max


def _row(
    sheet: Sheet,
    event: Event,
    known: Extent,
    y: float,
    at: At,
    ends: tuple[date, date],
    sides: tuple[float, float],
    ground: str,
) -> None:
    """One act: its bar or point, arrows at open or far ends, its date in words beside it."""
    colour = event_colour(event, sheet.colours)
    marker, hollow = STATUS_SIGNS[event.status]
    start, end = known.first or ends[0], known.last or ends[1]
    x0, x1 = at(start), at(end)
    before = known.first is None or known.first < ends[0]
    after = known.last is None or known.last > ends[1]
    y_mark = y + 0.09
    if known.vague and x1 - x0 > 0.02:
        sheet.line([(x0, y_mark), (x1, y_mark)], colour=colour, width=3.0,
                       dashes=":" if hollow else "-", zorder=3)  # fmt: skip
    if before:
        sheet.arrow(x0 + 0.12, y_mark, sides[0] - 0.15, y_mark, colour=colour, width=1.6)
    if after:
        sheet.arrow(x1 - 0.12, y_mark, sides[1] + 0.15, y_mark, colour=colour, width=1.6)
    middle = x0 if known.last is None and not before else x1 if known.first is None else (x0 + x1) / 2
    sheet.sign(middle, y_mark, marker, colour=colour, hollow=hollow, size=9)
    value = event.date.value if event.date is not None and event.date.value else ""
    words = date_in_words(value, sheet.language, short=True)
    width = sheet.measure(words, size=10)[0]
    x = min(max(middle, sides[0] + width / 2), sides[1] + 0.35 - width / 2)
    sheet.text(x, y - 0.11, words, size=10, side="middle", colour=sheet.colours.soft, ground=ground)


def _axis(sheet: Sheet, published: date | None, top: float, bottom: float, at: At, ends: tuple[date, date]) -> None:
    first, last = ends
    sheet.line([(at(first), bottom), (at(last), bottom)], colour=sheet.colours.soft, width=1.0)
    taken: list[tuple[float, float]] = []
    for day, value in ticks(first, last):
        words = digits(str(day.day), sheet.language) + " " + say(f"month-short.{day.month:02}", sheet.language) \
            if len(value) == 10 else date_in_words(value, sheet.language, short=True)  # fmt: skip
        width = sheet.measure(words, size=10)[0] / 2 + 0.06
        x = at(day)
        if any(x - width < end and start < x + width for start, end in taken):
            continue
        taken.append((x - width, x + width))
        sheet.line([(x, top), (x, bottom + 0.05)], colour=sheet.colours.faint, width=0.7, zorder=0.5)
        sheet.text(x, bottom + 0.18, words, size=10, side="middle", colour=sheet.colours.soft)
    sheet.grow(bottom + 0.3)
    if published is not None and first <= published <= last:
        sheet.line([(at(published), top - 0.05), (at(published), bottom)], colour=sheet.colours.ink, width=1.0,
                   dashes="--")  # fmt: skip
        words = say("text.published", sheet.language)
        half = sheet.measure(words, size=10)[0] / 2
        x = min(at(published), sheet.width - 0.15 - half)
        sheet.text(x, top - 0.15, words, size=10, side="middle", colour=sheet.colours.soft)


def _legend(sheet: Sheet, shown: list[tuple[Event, Extent]], y: float) -> float:
    """Signs of the statuses that occur, and the two colours."""
    language = sheet.language
    keys: list[tuple[str, bool, str, str]] = []
    for status, (marker, hollow) in STATUS_SIGNS.items():
        if any(event.status == status for event, _ in shown):
            keys.append((marker, hollow, sheet.colours.ink, say(f"status.{status}", language)))
    for sign, colour in ((-1, sheet.colours.conflict), (1, sheet.colours.cooperation), (0, sheet.colours.neutral)):
        if any((event.score > 0) - (event.score < 0) == sign for event, _ in shown):
            keys.append(("s", False, colour, say(f"sign.{sign}", language)))
    return sheet.key(keys, y)


def _alt(view: View, shown: list[tuple[Event, Extent]], count: int) -> str:
    told = [
        f"{date_in_words(event.date.value, view.language)}: {plain(view.act(event))} "
        f"({say(f'status.{event.status}', view.language)})"
        for event, _ in shown[:6]
        if event.date is not None and event.date.value
    ]
    head = say("alt.timeline", view.language, events=counted(count, "event", view.language))
    return head + " " + f"{say('text.semicolon', view.language)} ".join(told) + "."
