"""The figures of an article as points and ranges with their claimants; those that disagree stand under each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model import Figure
from toolkit.showing.arabic import Language
from toolkit.showing.plot import Plot
from toolkit.showing.sheet import Sheet, note_only
from toolkit.showing.strips import Strip, strips
from toolkit.showing.view import View, plain
from toolkit.showing.wording import counted, number, number_in_words, say

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

MOST_ROWS = 20
"""So many stay legible on one page of paper; the table has them all."""


def ledger(analysis: Analysis, *, language: Language = "ar", dark: bool = False, headed: bool = True) -> Plot:
    """The figures as points and ranges with their claimants; those that disagree stand together, framed.

    Each strip has an axis of its own that starts at zero. An arrow is an end that the text leaves open.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قال الجيش السوري إن 3 مدنيين قتلوا في حلب أمس.", published="2016-03-09")
    >>> "3 قتلى" in ledger(analysis).alt
    True
    """
    view = View.of(analysis, language)
    title = say("heading.figures", language)
    if not analysis.figures:
        return note_only(title, say("text.none-figures", language), language=language, dark=dark, headed=headed)
    sheet = Sheet(language=language, dark=dark, headed=headed)
    below = say("ledger.below", language)
    if len(analysis.figures) > MOST_ROWS:
        counts = {"shown": number(MOST_ROWS, language), "all": number(len(analysis.figures), language)}
        below += " " + say("text.shown-of", language, **counts)
    y = sheet.title(title, below=below)
    found, room = strips(view), MOST_ROWS
    for strip in found:
        known = strip.figures[:room]
        room -= len(known)
        if known:
            y = _strip(sheet, view, Strip(strip.heading, known, strip.disagree), y)
    return sheet.finished(title, _alt(view, sum(strip.disagree for strip in found)))


def _strip(sheet: Sheet, view: View, strip: Strip, y: float) -> float:
    left, right = 3.1, sheet.width - 2.9
    top = y
    heading = sheet.wrapped(strip.heading, sheet.width - 2.6, size=12.5, bold=True, lines=2)
    height = sheet.measure(heading, size=12.5, bold=True)[1]
    sheet.text(0.25, y + 0.08, heading, size=12.5, bold=True, vertical="top")
    if strip.disagree:
        words = say("text.disagree", sheet.language)
        sheet.text(sheet.width - 0.25, y + 0.08, words, size=11, bold=True, vertical="top", side="end",
                   colour=sheet.colours.conflict)  # fmt: skip
    y += height + 0.2
    if len(strip.figures) == 1:
        return _alone(sheet, view, strip.figures[0], y)
    ends = [n for figure in strip.figures for n in (figure.value, figure.low, figure.high) if n is not None]
    largest = max(ends, default=0)
    scale = (right - left) / largest if largest > 0 else 0.0
    for figure in strip.figures:
        owner = plain(view.actor_names(figure.claimed_by)) or say("text.article", sheet.language)
        words = sheet.wrapped(owner, left - 0.6, size=11, lines=2)
        row = max(0.34, sheet.measure(words, size=11)[1] + 0.1)
        sheet.text(0.4, y + row / 2, words, size=11)
        _figure(sheet, view, figure, y + row / 2, (left, right), scale)
        y += row
    if largest > 0:
        sheet.line([(left, y + 0.02), (right, y + 0.02)], colour=sheet.colours.soft)
        for value in (0, largest):
            sheet.line([(left + value * scale, y + 0.02), (left + value * scale, y + 0.08)], colour=sheet.colours.soft)
            sheet.text(left + value * scale, y + 0.19, number_in_words(value, sheet.language), size=10, side="middle",
                       colour=sheet.colours.soft)  # fmt: skip
        y += 0.32
    if strip.disagree:
        sheet.box(0.12, top - 0.02, sheet.width - 0.24, y - top + 0.06, edge=sheet.colours.conflict, line=1.6)
    return y + 0.16


def _alone(sheet: Sheet, view: View, figure: Figure, y: float) -> float:
    """A figure that nothing is compared with: who claims it and the number in words."""
    owner = plain(view.actor_names(figure.claimed_by)) or say("text.article", sheet.language)
    words = sheet.wrapped(owner, 2.5, size=11, lines=2)
    said = sheet.wrapped(view.figure(figure), sheet.width - 3.4, size=11, lines=2)
    row = max(0.36, sheet.measure(words, size=11)[1] + 0.1, sheet.measure(said, size=11)[1] + 0.1)
    sheet.text(0.4, y + row / 2, words, size=11)
    sheet.text(3.1, y + row / 2, said, size=11)
    return y + row + 0.08


def _figure(sheet: Sheet, view: View, figure: Figure, y: float, sides: tuple[float, float], scale: float) -> None:
    """One figure: a point where it is exact, a ring where about, a bar where a range, an arrow to an open end."""
    colours, left = sheet.colours, sides[0]
    shown = figure.value if figure.value is not None else figure.low if figure.low is not None else figure.high
    words = view.figure(figure)
    if shown is None or scale == 0.0:
        sheet.text(left, y, sheet.wrapped(words, sheet.width - left - 0.3, size=10.5, lines=1), size=10.5)
        return
    x, tip = left + shown * scale, left + shown * scale
    low, high = figure.low, figure.high
    if low is not None and high is not None and low != high:
        tip = left + high * scale
        sheet.line([(left + low * scale, y), (tip, y)], colour=colours.ink, width=4)
        for end in (low, high):
            sheet.sign(left + end * scale, y, "|", size=11, colour=colours.ink)
    else:
        about = low is None and high is None
        sheet.sign(x, y, "o", size=9, colour=colours.ink, hollow=about)
        if low is not None and high is None:
            tip = x + 0.5
            sheet.arrow(x, y, tip, y, colour=colours.ink, width=1.6)
        elif high is not None and low is None:
            sheet.arrow(x, y, max(left, x - 0.55), y, colour=colours.ink, width=1.6)
    room = sheet.width - 0.25 - (tip + 0.15)
    sheet.text(tip + 0.15, y, sheet.wrapped(words, room, size=10.5, lines=1), size=10.5)


def _alt(view: View, disagreeing: int) -> str:
    language = view.language
    told = []
    for figure in view.analysis.figures[:8]:
        claimed = plain(view.claimant(figure.claimed_by))
        told.append(view.figure(figure) + (f" ({claimed})" if claimed else ""))
    head = say("alt.ledger", language, figures=counted(len(view.analysis.figures), "figure", language),
               discrepancies=counted(disagreeing, "discrepancy", language))  # fmt: skip
    return head + " " + f"{say('text.semicolon', language)} ".join(told) + "."
