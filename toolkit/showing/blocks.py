"""Blocks and tables of HTML that read well in an untrusted notebook and that a report's style sheet finishes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.showing.arabic import Language, is_right_to_left
from toolkit.showing.fragment import NOTHING, Fragment, direction, element, join
from toolkit.showing.wording import say

__all__ = ["Cell", "block", "link", "links", "note", "start_side", "table", "unknown"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell whose order among its column is not that of its words."""

    content: str | Fragment
    order: str
    """What it is sorted by: an ISO date, a number."""


Row = tuple[str | None, Sequence[str | Fragment | Cell]]
"""The name of the row's anchor, and its cells, the first of which heads the row."""


def block(name: str, language: Language, *children: Fragment) -> Fragment:
    """A block of a kind, in a language and its direction."""
    return element("div", *children, class_=f"mawqif {name}", lang=language, dir=direction(language),
                   style=f"text-align:{start_side(language)}")  # fmt: skip


def note(key: str, language: Language) -> Fragment:
    """A text of the catalogue that says why nothing is shown."""
    return block("note", language, element("p", say(key, language)))


def start_side(language: Language) -> str:
    """The side where lines of a language start."""
    return "right" if language == "ar" else "left"


def table(name: str, columns: Sequence[str], rows: Iterable[Row], language: Language) -> Fragment:
    """A table whose first column heads its rows; it scrolls by itself where the page is narrow.

    ``columns`` are keys of the catalogue after ``column.``; a column without a word in it is left out, its caption is
    ``caption.NAME``.
    """
    known = list(rows)
    kept = [n for n in range(len(columns)) if n == 0 or any(_content(cells[n]) for _, cells in known)]
    look = f"text-align:{start_side(language)};vertical-align:top"
    heads = [element("th", say(f"column.{columns[n]}", language), scope="col", style=look) for n in kept]
    body = []
    for anchor, cells in known:
        first = element("th", _content(cells[0]), scope="row", style=f"{look};font-weight:normal",
                        dir=_turned(cells[0], language), data_order=_order(cells[0]))  # fmt: skip
        rest = [
            element("td", _content(cells[n]), style=look, dir=_turned(cells[n], language), data_order=_order(cells[n]))
            for n in kept[1:]
        ]
        body.append(element("tr", first, *rest, id=anchor))
    title = say(f"caption.{name}", language)
    grid = element(
        "table",
        element("caption", title, style=f"text-align:{start_side(language)};font-weight:bold"),
        element("thead", element("tr", *heads)),
        element("tbody", *body),
        class_="mawqif-table",
    )
    return element("div", grid, class_=f"mawqif table {name}", lang=language, dir=direction(language), role="region",
                   tabindex="0", aria_label=title, style="overflow-x:auto")  # fmt: skip


def _content(cell: str | Fragment | Cell) -> str | Fragment:
    return cell.content if isinstance(cell, Cell) else cell


def _order(cell: str | Fragment | Cell) -> str | None:
    return cell.order if isinstance(cell, Cell) else None


def _turned(cell: str | Fragment | Cell, language: Language) -> str | None:
    """The direction of a cell with English words that begins with an Arabic name; others have that of their letters."""
    content = _content(cell)
    plain = re.sub(r"<[^>]*>", "", content.html if isinstance(content, Fragment) else content)
    mixed = language == "en" and is_right_to_left(plain) and re.search("[a-z]", plain)
    return direction(language) if mixed else None


def unknown(language: Language) -> Fragment:
    """What stands where the text does not say."""
    return element("span", say("text.unknown", language), class_="unknown")


def link(words: str | Fragment, where: str) -> Fragment:
    """Words that lead to an anchor of the page."""
    return element("a", words, href=f"#{where}")


def links(where: Iterable[tuple[str, str]], language: Language) -> Fragment:
    """Links in brackets: anchors with the words that name them."""
    linked = [link(words, target) for target, words in where]
    return element("small", "(", join(linked, f"{say('list.comma', language)} "), ")") if linked else NOTHING
