"""An analysis as a page for the terminal.

Arabic stands in logical order, each piece on a line of its own or at the end of one, so that a terminal that knows
about right-to-left text shows it right. For one that does not, each piece can be joined and ordered beforehand.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.analysis import Analysis
    from toolkit.model import Event, Figure, Quote

Shown = Callable[[str], str]
WIDTH = 100
QUOTED = 160
"""Characters of a quote or sentence that a summary shows."""


def print_summary(analysis: Analysis, *, visual: bool = False) -> None:
    """Print the summary, in colour where the terminal has colours."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
    for style, line in summary(analysis, visual=visual):
        console.print(Text(line, style=style))


def summary(analysis: Analysis, *, visual: bool = False) -> Iterator[tuple[str, str]]:
    """The lines of the summary, each with its rich style."""
    shown = _in_visual_order if visual else str
    article = analysis.article
    for line in textwrap.wrap(article.title or analysis.text.split("\n", 1)[0], WIDTH) or [""]:
        yield "bold", shown(line)
    known = (
        article.published.isoformat() if article.published else "",
        shown(article.source) if article.source else "",
        article.url or "",
        f"{len(article.lines)} lines, {len(analysis.text)} characters",
    )
    yield "dim", " · ".join(filter(None, known))
    sections = (
        ("Actors", _actors(analysis, shown)),
        ("Places", _places(analysis, shown)),
        ("Who did what to whom", _events(analysis, shown)),
        ("Who says what", _quotes(analysis, shown)),
        ("Figures", _figures(analysis, shown)),
        ("Words against deeds", _positions(analysis, shown)),
        ("What disagrees", _discrepancies(analysis, shown)),
    )
    for heading, lines in sections:
        found = list(lines)
        yield "bold cyan", ""
        yield "bold cyan", heading if found else f"{heading}: nothing found"
        yield from found


def _in_visual_order(text: str) -> str:
    from toolkit.showing.arabic import in_visual_order

    return in_visual_order(text)


def _names(analysis: Analysis, ids: Iterable[str], shown: Shown) -> str:
    names = {one.id: one.name_ar for one in analysis.actors} | {one.id: one.name_ar for one in analysis.places}
    return ", ".join(shown(names.get(one, one)) for one in ids) or "?"


def _actors(analysis: Analysis, shown: Shown) -> Iterator[tuple[str, str]]:
    for one in analysis.actors:
        english = f", {one.name_en}" if one.name_en else ""
        yield "", f"  {one.type}{english}, {_times(len(one.mentions))}: {shown(one.name_ar)}"


def _places(analysis: Analysis, shown: Shown) -> Iterator[tuple[str, str]]:
    for one in analysis.places:
        where = ""
        if one.latitude is not None and one.longitude is not None:
            where = f" {one.latitude:.2f}, {one.longitude:.2f}"
        yield "", f"  {one.kind}{where}, {_times(len(one.mentions))}: {shown(one.name_ar)}"


def _events(analysis: Analysis, shown: Shown) -> Iterator[tuple[str, str]]:
    for one in analysis.events:
        yield "", "  " + _event(one)
        yield "", f"    source: {_names(analysis, one.source, shown)}"
        yield "", f"    target: {_names(analysis, one.target, shown)}"
        if one.places:
            yield "", f"    place: {_names(analysis, one.places, shown)}"
        if one.claimed_by:
            yield "yellow", f"    claimed by: {_names(analysis, one.claimed_by, shown)}"
        yield from _evidence(analysis, one.evidence.start, one.evidence.end, shown)


def _event(one: Event) -> str:
    mode = f" {one.mode}" if one.mode else ""
    day = f", {one.date.value}" if one.date and one.date.value else ""
    return f"{one.type}{mode}, {one.status}{day} ({one.score:+g})"


def _quotes(analysis: Analysis, shown: Shown) -> Iterator[tuple[str, str]]:
    for one in analysis.quotes:
        yield "", f"  {_kind(one)}: {_names(analysis, one.speaker, shown)}"
        yield from _evidence(analysis, one.content.start, one.content.end, shown)


def _kind(one: Quote) -> str:
    return f"{one.kind}, relayed" if one.relay else one.kind


def _figures(analysis: Analysis, shown: Shown) -> Iterator[tuple[str, str]]:
    for one in analysis.figures:
        claimed = f", claimed by {_names(analysis, one.claimed_by, shown)}" if one.claimed_by else ""
        yield "", f"  {amount(one)} {one.unit}, {one.what}{claimed}: {shown(one.of(analysis.text))}"


def amount(one: Figure) -> str:
    """A figure's value with what is known of its bounds.

    >>> from toolkit.model import Figure
    >>> amount(Figure(0, 15, "f1", 200000, 200000, None, "person", "displaced", None, (), None, ""))
    'at least 200,000'
    """
    if one.value is None:
        return "an unstated number of"
    if one.low is not None and one.high is not None:
        return f"{one.value:,}" if one.low == one.high else f"{one.low:,} to {one.high:,}"
    if one.low is not None:
        return f"at least {one.low:,}"
    if one.high is not None:
        return f"at most {one.high:,}"
    return f"about {one.value:,}"


def _positions(analysis: Analysis, shown: Shown) -> Iterator[tuple[str, str]]:
    signs = {None: "says nothing", -1: "against", 0: "restrained", 1: "for"}
    for one in analysis.positions:
        holder, towards = (_names(analysis, (i,), shown) for i in (one.holder, one.towards))
        does = "does nothing" if one.does is None else f"deeds {signs[one.does]}"
        says = signs[None] if one.says is None else f"words {signs[one.says]}"
        yield "red" if one.gap else "", f"  {says}, {does}"
        yield "", f"    holder: {holder}"
        yield "", f"    towards: {towards}"


def _discrepancies(analysis: Analysis, shown: Shown) -> Iterator[tuple[str, str]]:
    for one in analysis.discrepancies:
        yield "red", f"  {one.kind}: {one.summary_en}"
        for line in textwrap.wrap(one.summary_ar, WIDTH):
            yield "", "    " + shown(line)


def _evidence(analysis: Analysis, start: int, end: int, shown: Shown) -> Iterator[tuple[str, str]]:
    text = " ".join(analysis.text[start:end].split())
    cut = text if len(text) <= QUOTED else text[: text.rfind(" ", 0, QUOTED)] + " …"
    for line in textwrap.wrap(cut, WIDTH):
        yield "dim", "    " + shown(line)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
