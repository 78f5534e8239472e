"""The page as Typst source: blocks, tables, figures. Running text is `toolkit.reporting.running`'s."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag

from toolkit.reporting.columns import cells, column_widths, span
from toolkit.reporting.inline import Direction, markup, string
from toolkit.reporting.looks import classes_of, direction_of, plain_text
from toolkit.reporting.running import BLOCKS, SKIPPED, Around, RunningText
from toolkit.showing.arabic import is_right_to_left
from toolkit.showing.wording import digits

TEMPLATE = Path(__file__).with_name("templates") / "mawqif" / "page.typ"


@dataclass(slots=True)
class Source:
    """Typst source with the pictures that it names."""

    markup: str
    files: dict[str, bytes] = field(default_factory=dict)


class Typesetter:
    """Walks one page and writes it down; used once."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup
        self._text = RunningText(soup)
        self._level = 0
        self._chapters = 0
        self._plots = 0
        self._contents = ""
        self._with_code = soup.select_one("#show-code[checked]") is not None
        first = soup.select_one("main h2")
        following = first.find_all_next(["h2", "div"]) if isinstance(first, Tag) else []
        # A summary that opens the page stands on its first page, and the contents after it.
        self._summary_first = bool(following) and any(
            "summary" in classes_of(tag) for tag in _until_next_chapter(following)
        )

    def source(self, *, page_word: str, contents_word: str) -> Source:
        """The whole document."""
        html = self._soup.html
        language = str(html.get("lang", "en")) if html else "en"
        direction: Direction = "rtl" if language == "ar" else "ltr"
        title = plain_text(self._soup.find("h1")) or plain_text(self._soup.find("title")) or "Mawqif"
        around = Around(direction)
        head = (
            f"#show: mawqif.with(title: {string(title)}, language: {string(language)}, page-word: {string(page_word)}, "
            f"running: {_running(title)}, one: {string(digits('1', 'ar' if language == 'ar' else 'en'))})\n"
        )
        masthead = self._soup.select_one(".masthead")
        front = "".join(self._masthead(masthead, around)) if masthead else f"#title[#{string(title)};]\n"
        main = self._soup.find("main")
        headed = isinstance(main, Tag) and main.find(re.compile(r"^h[1-6]$")) is not None
        contents = f"#contents[#{string(contents_word)};]\n" if headed else ""
        self._contents = contents if self._summary_first else ""
        body = self._blocks(main, around) if isinstance(main, Tag) else ""
        # A label that nothing carries would stop Typst: such links lead to the end.
        body += "".join(f"#anchor({string(name)});" for name in self._text.unplaced())
        if not self._summary_first:
            front += contents
        return Source(TEMPLATE.read_text(encoding="utf-8") + head + front + body + self._contents, self._text.files)

    def _masthead(self, masthead: Tag, around: Around) -> Iterator[str]:
        kicker, facts, note = (masthead.select_one(name) for name in (".kicker", ".facts", ".note"))
        title = masthead.find("h1")
        if kicker:
            yield f"#text(fill: accent, size: 12pt)[{self._text.line(kicker, around)}]\n\n"
        if isinstance(title, Tag):
            yield self._turned(title, around, f"#std.title[#{string(plain_text(title))};]") + "\n"
        if facts:
            yield f"#block(above: 1.2em)[#set text(size: 10.5pt)\n{self._block(facts, around)}]\n"
        if note:
            yield f"#block[#set text(size: 10pt, fill: soft)\n{self._block(note, around)}]\n"
        yield "#v(1.2em)\n"

    # --- blocks -------------------------------------------------------------------------------------------------

    def _blocks(self, tag: Tag, around: Around) -> str:
        """The children of a tag; running text between blocks is a paragraph of its own."""
        written: list[str] = []
        line: list[PageElement] = []
        for child in tag.children:
            if isinstance(child, Tag) and (child.name in BLOCKS or child.find(BLOCKS)):
                written.append(self._paragraph(line, around))
                line = []
                written.append(self._block(child, around))
            elif not (isinstance(child, Tag) and child.name in SKIPPED):
                line.append(child)
        written.append(self._paragraph(line, around))
        return "".join(written)

    def _paragraph(self, line: Iterable[PageElement], around: Around) -> str:
        shown = markup(self._text.atoms(line, around), around.direction)
        return f"#par[{shown}]\n" if shown else ""

    def _leading_paragraph(self, tag: Tag, around: Around) -> str:
        """A paragraph; one that leads to a table or picture stays with it."""
        shown = self._blocks(tag, around)
        following = tag.find_next(["p", "li", "figure", "table", "h2", "h3", "h4", "dt"])
        if not shown or not isinstance(following, Tag) or following.name not in {"figure", "table"}:
            return shown
        plot = following.name == "figure" and following.find("img") is not None
        stays = f"{self._plots + 1} not in floats" if plot else "true"  # the text goes on where the plot floats
        return f"#block(sticky: {stays})[{shown}]\n"

    def _block(self, tag: Tag, around: Around) -> str:
        if tag.name in SKIPPED or ("code" in classes_of(tag) and not self._with_code) or tag.get("hidden") is not None:
            return ""
        inner = self._text.inside(tag, around)
        return self._turned(tag, around, self._placed_block(tag, self._written(tag, inner)))

    def _written(self, tag: Tag, around: Around) -> str:
        name, classes = tag.name, classes_of(tag)
        if name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            level = max(1, min(int(name[1]) - 1, self._level + 1))  # PDF/UA allows no level to be skipped
            self._level = level
            return f"{self._before_heading(tag, level)}#heading(level: {level})[{self._text.line(tag, around)}]\n"
        if name == "pre":
            return f"#verbatim[#raw({string(tag.get_text().strip(chr(10)))}, block: true)]\n"
        if name == "table":
            return self._table(tag, around)
        if name in {"ul", "ol", "menu"}:
            items = [f"[{self._blocks_or_line(item, around)}]" for item in tag.find_all("li", recursive=False)]
            kind = "enum" if name == "ol" else "list"
            return f"#{kind}({', '.join(items)})\n" if items else ""
        if name == "dl":
            return self._terms(tag, around)
        if name == "hr":
            return "#line(length: 100%, stroke: 0.5pt + faint)\n"
        if name == "figure":
            return self._figure(tag, around)
        if name == "blockquote":
            return f"#quoted[{self._blocks(tag, around)}]\n"
        if name in {"summary", "dt", "caption", "figcaption"}:
            shown = self._text.line(tag, replace(around, style=replace(around.style, strong=name == "summary")))
            return f"#block(sticky: true)[{shown}]\n" if shown else ""
        if name == "p":
            return self._leading_paragraph(tag, around)
        if "finding" in classes:
            return f"#finding[{self._blocks(tag, around)}]\n"
        if "colophon" in classes:
            return f"#[#set text(size: 10pt)\n{self._blocks(tag, around)}]\n"
        return self._blocks(tag, around)

    def _before_heading(self, tag: Tag, level: int) -> str:
        """What stands before a chapter: its name for the running head, and the contents where they go there."""
        if level > 1 or not all(parent.name in {"div", "section", "main"} for parent in _parents_in_main(tag)):
            return ""
        self._chapters += 1
        name = f"#metadata({_running(plain_text(tag).partition(':')[0])})<chapter>\n"
        if self._summary_first and self._chapters == 1:
            return name
        contents, self._contents = self._contents, ""
        return f"{contents}{name}"

    def _blocks_or_line(self, tag: Tag, around: Around) -> str:
        inner = self._text.inside(tag, around)
        shown = self._blocks(tag, inner) if tag.find(BLOCKS) else self._text.line(tag, inner)
        return self._turned(tag, around, self._placed_block(tag, shown))

    def _placed_block(self, tag: Tag, shown: str) -> str:
        """The block with an anchor before it, if something on the page links to it."""
        return f"{self._text.anchor(tag)}{shown}"

    def _turned(self, tag: Tag, around: Around, shown: str) -> str:
        own = direction_of(tag)
        if not shown or own is None or own == around.direction:
            return shown
        language = str(tag.get("lang", "ar" if own == "rtl" else "en"))
        return f"#directed({own}, {string(language)})[{shown}]\n"

    def _terms(self, tag: Tag, around: Around) -> str:
        written = []
        for name in tag.find_all("dt"):
            value = name.find_next_sibling("dd")
            shown = (
                markup(self._text.atoms(value.children, self._text.inside(value, around)), around.direction)
                if value
                else ""
            )
            turned = direction_of(value) if value else None
            if turned and turned != around.direction and shown:
                shown = f"#box[#text(dir: {turned})[{shown}]]"
            written.append(f'#par[#text(fill: soft)[{self._text.line(name, around)}#": ";]{shown}]\n')
        shown = "".join(written)
        if "made" not in classes_of(tag):
            return shown
        # The end of the report stands on a page with no fewer than three of its lines.
        return "".join(written[:-3]) + f"#block(breakable: false)[{''.join(written[-3:])}]\n"

    def _figure(self, tag: Tag, around: Around) -> str:
        image = tag.find("img")
        caption = tag.find("figcaption")
        if not isinstance(image, Tag):
            return self._blocks(tag, around)
        shown = self._text.image(image)
        words = (
            f"[{self._text.line(caption, self._text.inside(caption, around))}]" if isinstance(caption, Tag) else "none"
        )
        self._plots += 1
        return f"#plotted({self._plots}, {words}, [{shown}])\n"

    # --- tables -------------------------------------------------------------------------------------------------

    def _table(self, table: Tag, around: Around) -> str:
        head = [row for row in table.select("thead tr") if row.find_parent("table") is table]
        body = [row for row in table.find_all("tr") if row.find_parent("table") is table and row not in head]
        width = max((sum(span(cell, "colspan") for cell in cells(row)) for row in (*head, *body)), default=0)
        if not width:
            return ""
        caption = table.find("caption")
        written = []
        if isinstance(caption, Tag):
            written.append(
                f"#block(sticky: true, below: 0.6em)[#text(fill: soft)[{self._text.line(caption, around)}]]\n"
            )
        header = "".join(self._row(row, around, heading=True) for row in head)
        rows = "".join(self._row(row, around) for row in body)
        widths, shrunk = column_widths(head, body, width)
        columns = ", ".join(widths)
        top = f"table.header({header}table.hline(stroke: 0.8pt + ink)),\n" if header else ""
        lines = "stroke: (bottom: 0.4pt + faint), align: start + top"
        written.append(f"#[#set text(size: {shrunk:.2f}em)\n#table(columns: ({columns},), {lines},\n{top}{rows})]\n")
        return "".join(written)

    def _row(self, row: Tag, around: Around, *, heading: bool = False) -> str:
        row_around = self._text.inside(row, around)
        anchors = [self._text.anchor(row)] + [""] * len(cells(row))
        written = [
            self._cell(cell, row_around, heading=heading, anchor=anchor)
            for cell, anchor in zip(cells(row), anchors, strict=False)
        ]
        return "".join(written) + "\n"

    def _cell(self, cell: Tag, around: Around, *, heading: bool, anchor: str) -> str:
        inner = self._text.inside(cell, around)
        weight = self._text.look(cell).get("font-weight")
        if (heading or cell.name == "th") and weight not in {"normal", "400"}:
            inner = replace(inner, style=replace(inner.style, strong=True))
        shown = self._blocks(cell, inner) if cell.find(BLOCKS) else self._text.line(cell, inner)
        own = direction_of(cell)
        side = "right" if (own or around.direction) == "rtl" else "left"
        if own and own != around.direction:
            shown = (
                f"#set text(dir: {own}, lang: {string(str(cell.get('lang', 'ar' if own == 'rtl' else 'en')))});{shown}"
            )
            if own == "ltr" and not re.search(r"[^\W\d_]", cell.get_text()):
                side = "right" if around.direction == "rtl" else "left"
        given = [f"align: {side} + top"]
        given += [f"{name}: {span(cell, name)}" for name in ("colspan", "rowspan") if span(cell, name) > 1]
        fill = self._text.look(cell).get("background-color")
        if fill:
            given.append(f"fill: {fill}")
        if len(cell.get_text()) < 900:
            given.append("breakable: false")
        return f"table.cell({', '.join(given)})[{anchor}{self._text.anchor(cell)}{shown}], "


def _running(title: str) -> str:
    """A title for the running head as a Typst value: its words, of which the head shows as many as fit."""
    right_to_left = is_right_to_left(title)
    words = "".join(f"{string(word)}, " for word in title.split())
    direction, language = ("rtl", "ar") if right_to_left else ("ltr", "en")
    return f"(words: ({words}), dir: {direction}, lang: {string(language)})"


def _until_next_chapter(tags: Iterable[Tag]) -> Iterator[Tag]:
    for tag in tags:
        if tag.name == "h2":
            return
        yield tag


def _parents_in_main(tag: Tag) -> Iterator[Tag]:
    for parent in tag.parents:
        yield parent
        if parent.name == "main":
            return
