"""How wide the columns of a table are on paper."""

from __future__ import annotations

from math import sqrt

from bs4.element import Tag

from toolkit.reporting.fonts import latin_widths

PAGE_WIDTH = 476.0
"""Points that a table or picture may be wide."""
_MANY_COLUMNS = 7
"""From so many on, the letters are a little smaller."""
_TABLE_SIZE = 9.5
"""Points of the letters in a table."""
_CELL_INSET = 10.5
"""Points beside the text of a cell."""


def cells(row: Tag) -> list[Tag]:
    """The cells of a row, without those of a table inside it."""
    return row.find_all(["td", "th"], recursive=False)


def span(cell: Tag, name: str) -> int:
    """How many columns or rows a cell takes."""
    given = str(cell.get(name, "1"))
    return max(1, int(given)) if given.isdigit() else 1


def column_widths(head: list[Tag], body: list[Tag], width: int) -> tuple[list[str], float]:
    """The columns' widths in Typst's words, and by how much the letters must shrink for the words to fit.

    A column is at least as wide as its longest word. Beyond that one gets room by the root of what it holds, and no
    more than it needs: short columns stay on one line, long ones share what is left.
    """
    least = [_CELL_INSET] * width
    natural: list[list[float]] = [[] for _ in range(width)]
    for row in (*head, *body):
        column = 0
        for cell in cells(row):
            spanned = span(cell, "colspan")
            if spanned == 1 and column < width:
                words = [_wide(word) for word in cell.get_text(" ").split()]
                least[column] = max(least[column], 1.08 * max(words, default=0.0) + _CELL_INSET + 1)
                natural[column].append(sum(words) + 2.5 * len(words) + _CELL_INSET)
            column += spanned
    if sum(max(wide, default=0.0) for wide in natural) <= PAGE_WIDTH:
        return ["auto"] * width, 1.0
    small = 0.9 if width >= _MANY_COLUMNS else 1.0
    least = [few * small for few in least]
    if sum(least) >= PAGE_WIDTH:
        return [f"{wide:.1f}fr" for wide in least], small * max(0.65, PAGE_WIDTH / sum(least))
    # A column whose cells are mostly short needs room for its few long ones too.
    usual = [(sorted(wide)[len(wide) * 4 // 5] + max(wide)) / 2 if wide else 0.0 for wide in natural]
    narrow, broad = 0.0, PAGE_WIDTH
    for _ in range(30):
        share = (narrow + broad) / 2
        taken = sum(_width(few, many, share) for few, many in zip(least, usual, strict=True))
        narrow, broad = (share, broad) if taken < PAGE_WIDTH else (narrow, share)
    return [f"{_width(few, many, narrow):.1f}fr" for few, many in zip(least, usual, strict=True)], small


def _width(least: float, usual: float, share: float) -> float:
    return max(least, min(usual, share * sqrt(usual)))


def _wide(word: str) -> float:
    """Points that a word takes in a table; of joined Arabic letters roughly."""
    widths = latin_widths()
    return sum(widths.get(letter, 0.42) for letter in word) * _TABLE_SIZE
