"""The page as Typst source: blocks, tables, figures. Running text is `toolkit.reporting.inline`'s."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PageElement, Tag

from toolkit.reporting.columns import PAGE_WIDTH, cells, column_widths, span
from toolkit.reporting.finishing import dark_style
from toolkit.reporting.fonts import paper_letters
from toolkit.reporting.inline import Atom, Direction, Inserted, Run, Style, Text, markup, plain_letters, string
from toolkit.showing.arabic import is_right_to_left

TEMPLATE = Path(__file__).with_name("templates") / "mawqif" / "page.typ"
MARKS = frozenset({"actor", "place", "event", "date", "figure", "quote"})

_BLOCKS = (
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
)  # fmt: skip
_SKIPPED = frozenset({"nav", "script", "style", "template", "head", "title", "source", "input"})
_PAGE_HEIGHT = 660.0
"""Points that a picture may be high."""


@dataclass(slots=True)
class Source:
    """Typst source with the pictures that it names."""

    markup: str
    files: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for the blocks inside a tag."""

    direction: Direction
    style: Style = field(default_factory=Style)


class Typesetter:
    """Walks one page and writes it down; used once."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup
        self._files: dict[str, bytes] = {}
        self._placed: set[str] = set()
        self._level = 0
        self._with_code = soup.select_one("#show-code[checked]") is not None
        self._linked: dict[str, None] = {}
        self._names = {str(tag["id"]) for tag in soup.select("main [id]")}
        self._looks = _lifted_looks(soup)

    def source(self, *, page_word: str, contents_word: str) -> Source:
        """The whole document."""
        html = self._soup.html
        language = str(html.get("lang", "en")) if html else "en"
        direction: Direction = "rtl" if language == "ar" else "ltr"
        title = _plain(self._soup.find("h1")) or _plain(self._soup.find("title")) or "Mawqif"
        around = Around(direction)
        head = (
            f"#show: mawqif.with(title: {string(title)}, language: {string(language)}, page-word: {string(page_word)}, "
            f"running: {_running(title)})\n"
        )
        masthead = self._soup.select_one(".masthead")
        front = "".join(self._masthead(masthead, around)) if masthead else f"#title[#{string(title)};]\n"
        main = self._soup.find("main")
        body = self._blocks(main, around) if isinstance(main, Tag) else ""
        # A label that nothing carries would stop Typst: such links lead to the end.
        body += "".join(f"#anchor({string(name)});" for name in self._linked if name not in self._placed)
        contents = f"#outline(title: [#{string(contents_word)};], depth: 2)\n" if "#heading(" in body else ""
        return Source(TEMPLATE.read_text(encoding="utf-8") + head + front + contents + body, self._files)

    def _masthead(self, masthead: Tag, around: Around) -> Iterator[str]:
        kicker, facts, note = (masthead.select_one(name) for name in (".kicker", ".facts", ".note"))
        title = masthead.find("h1")
        if kicker:
            yield f"#text(fill: accent, size: 12pt)[{self._line(kicker, around)}]\n\n"
        if isinstance(title, Tag):
            yield self._turned(title, around, f"#std.title[#{string(_plain(title))};]") + "\n"
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
            if isinstance(child, Tag) and (child.name in _BLOCKS or child.find(_BLOCKS)):
                written.append(self._paragraph(line, around))
                line = []
                written.append(self._block(child, around))
            elif not (isinstance(child, Tag) and child.name in _SKIPPED):
                line.append(child)
        written.append(self._paragraph(line, around))
        return "".join(written)

    def _paragraph(self, line: Iterable[PageElement], around: Around) -> str:
        shown = markup(self._atoms(line, around), around.direction)
        return f"#par[{shown}]\n" if shown else ""

    def _leading_paragraph(self, tag: Tag, around: Around) -> str:
        """A paragraph; one that leads to a table or picture stays with it."""
        shown = self._blocks(tag, around)
        following = tag.find_next(["p", "li", "figure", "table", "h2", "h3", "h4", "dt"])
        leads = isinstance(following, Tag) and following.name in {"figure", "table"}
        return f"#block(sticky: true)[{shown}]\n" if shown and leads else shown

    def _block(self, tag: Tag, around: Around) -> str:
        if tag.name in _SKIPPED or ("code" in _classes(tag) and not self._with_code) or tag.get("hidden") is not None:
            return ""
        inner = self._inside(tag, around)
        return self._turned(tag, around, self._placed_block(tag, inner, self._written(tag, inner)))

    def _written(self, tag: Tag, around: Around) -> str:
        name, classes = tag.name, _classes(tag)
        if name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            level = max(1, min(int(name[1]) - 1, self._level + 1))  # PDF/UA allows no level to be skipped
            self._level = level
            top = all(parent.name in {"div", "section", "main"} for parent in _parents_in_main(tag))
            before = "#pagebreak(weak: true)\n" if level == 1 and top else ""
            return f"{before}#heading(level: {level})[{self._line(tag, around)}]\n"
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
            shown = self._line(tag, replace(around, style=replace(around.style, strong=name == "summary")))
            return f"#block(sticky: true)[{shown}]\n" if shown else ""
        if name == "p":
            return self._leading_paragraph(tag, around)
        if "finding" in classes:
            return f"#finding[{self._blocks(tag, around)}]\n"
        if "colophon" in classes:
            return f"#[#set text(size: 10pt)\n{self._blocks(tag, around)}]\n"
        return self._blocks(tag, around)

    def _blocks_or_line(self, tag: Tag, around: Around) -> str:
        inner = self._inside(tag, around)
        shown = self._blocks(tag, inner) if tag.find(_BLOCKS) else self._line(tag, inner)
        return self._turned(tag, around, self._placed_block(tag, inner, shown))

    def _placed_block(self, tag: Tag, around: Around, shown: str) -> str:
        """The block with an anchor before it, if something on the page links to it."""
        return f"{self._anchor(tag)}{shown}"

    def _anchor(self, tag: Tag) -> str:
        name = str(tag.get("id", ""))
        if not name or name in self._placed or name not in self._names:
            return ""
        self._placed.add(name)
        return f"#anchor({string(name)});"

    def _inside(self, tag: Tag, around: Around) -> Around:
        return replace(around, direction=_direction(tag) or around.direction)

    def _turned(self, tag: Tag, around: Around, shown: str) -> str:
        own = _direction(tag)
        if not shown or own is None or own == around.direction:
            return shown
        language = str(tag.get("lang", "ar" if own == "rtl" else "en"))
        return f"#directed({own}, {string(language)})[{shown}]\n"

    def _terms(self, tag: Tag, around: Around) -> str:
        written = []
        for name in tag.find_all("dt"):
            value = name.find_next_sibling("dd")
            shown = markup(self._atoms(value.children, self._inside(value, around)), around.direction) if value else ""
            turned = _direction(value) if value else None
            if turned and turned != around.direction and shown:
                shown = f"#box[#text(dir: {turned})[{shown}]]"
            written.append(f'#par[#text(fill: soft)[{self._line(name, around)}#": ";]{shown}]\n')
        return "".join(written)

    def _figure(self, tag: Tag, around: Around) -> str:
        image = tag.find("img")
        caption = tag.find("figcaption")
        if not isinstance(image, Tag):
            return self._blocks(tag, around)
        shown = self._image(image)
        words = f"[{self._line(caption, self._inside(caption, around))}]" if isinstance(caption, Tag) else "none"
        return f'#figure(caption: {words}, kind: "plot", supplement: none, numbering: none)[{shown}]\n'

    def _image(self, image: Tag) -> str:
        head, _, encoded = str(image.get("src", "")).partition(",")
        kind = re.match(r"data:image/(svg\+xml|png|jpeg|gif|webp);base64", head)
        alternative = string(str(image.get("alt", "")))
        if not kind:
            return f"#{alternative};"
        content = base64.b64decode(encoded).replace(dark_style().encode("ascii"), b"")
        name = f"picture-{len(self._files) + 1}.{kind[1].removesuffix('+xml')}"
        self._files[name] = content
        width, height = picture_size(content, kind[1])
        share = min(PAGE_WIDTH / width, _PAGE_HEIGHT / height, 1.0) if width and height else 1.0
        wide = f"{width * share:.1f}pt" if width else "100%"
        return f"#image({string(name)}, width: {wide}, alt: {alternative});"

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
            written.append(f"#block(sticky: true, below: 0.6em)[#text(fill: soft)[{self._line(caption, around)}]]\n")
        header = "".join(self._row(row, around, heading=True) for row in head)
        rows = "".join(self._row(row, around) for row in body)
        widths, shrunk = column_widths(head, body, width)
        columns = ", ".join(widths)
        top = f"table.header({header}table.hline(stroke: 0.8pt + ink)),\n" if header else ""
        lines = "stroke: (bottom: 0.4pt + faint), align: start + top"
        written.append(f"#[#set text(size: {shrunk:.2f}em)\n#table(columns: ({columns},), {lines},\n{top}{rows})]\n")
        return "".join(written)

    def _row(self, row: Tag, around: Around, *, heading: bool = False) -> str:
        row_around = self._inside(row, around)
        anchors = [self._anchor(row)] + [""] * len(cells(row))
        written = [
            self._cell(cell, row_around, heading=heading, anchor=anchor)
            for cell, anchor in zip(cells(row), anchors, strict=False)
        ]
        return "".join(written) + "\n"

    def _cell(self, cell: Tag, around: Around, *, heading: bool, anchor: str) -> str:
        inner = self._inside(cell, around)
        weight = self._look(cell).get("font-weight")
        if (heading or cell.name == "th") and weight not in {"normal", "400"}:
            inner = replace(inner, style=replace(inner.style, strong=True))
        shown = self._blocks(cell, inner) if cell.find(_BLOCKS) else self._line(cell, inner)
        own = _direction(cell)
        side = "right" if (own or around.direction) == "rtl" else "left"
        if own and own != around.direction:
            shown = (
                f"#set text(dir: {own}, lang: {string(str(cell.get('lang', 'ar' if own == 'rtl' else 'en')))});{shown}"
            )
            if own == "ltr" and not re.search(r"[^\W\d_]", cell.get_text()):
                side = "right" if around.direction == "rtl" else "left"
        given = [f"align: {side} + top"]
        given += [f"{name}: {span(cell, name)}" for name in ("colspan", "rowspan") if span(cell, name) > 1]
        fill = self._look(cell).get("background-color")
        if fill:
            given.append(f"fill: {fill}")
        if len(cell.get_text()) < 900:
            given.append("breakable: false")
        return f"table.cell({', '.join(given)})[{anchor}{self._anchor(cell)}{shown}], "

    # --- running text -------------------------------------------------------------------------------------------

    def _line(self, tag: Tag, around: Around) -> str:
        return markup(self._atoms(tag.children, around), around.direction)

    def _atoms(self, nodes: Iterable[PageElement], around: Around) -> Iterator[Atom]:
        for node in nodes:
            if isinstance(node, Comment):
                continue
            if isinstance(node, NavigableString):
                yield Text(drawable(str(node)), around.style)
            elif isinstance(node, Tag) and node.name not in _SKIPPED:
                yield from self._tag_atoms(node, around)

    def _tag_atoms(self, tag: Tag, around: Around) -> Iterator[Atom]:
        anchor = self._anchor(tag)
        if anchor:
            yield Inserted(anchor)
        if tag.name == "br":
            yield Inserted("#linebreak();", breaks=True)
        elif tag.name == "img":
            yield Inserted(f"#box[{self._image(tag)}];")
        elif tag.name == "wbr":
            yield Text("\N{ZERO WIDTH SPACE}", around.style)
        else:
            inside = self._inside(tag, replace(around, style=self._style(tag, around.style)))
            atoms = tuple(self._atoms(tag.children, inside))
            if tag.name in _BLOCKS:  # a block inside running text: keep it apart from what stands around it
                yield Inserted("#linebreak();", breaks=True)
            if inside.direction != around.direction or (tag.name == "bdi" and not tag.get("dir")):
                yield Run(_bdi_direction(tag, inside, atoms), atoms)
            else:
                yield from atoms

    def _style(self, tag: Tag, style: Style) -> Style:
        classes = _classes(tag)
        kinds = tuple(name for name in classes if name in MARKS and ("mark" in classes or tag.name == "mark"))
        if kinds:
            return replace(style, marks=style.marks + kinds)
        look = self._look(tag)
        style = replace(
            style,
            strong=style.strong or tag.name in {"b", "strong", "th"} or look.get("font-weight") in {"bold", "700"},
            code=style.code or tag.name in {"code", "kbd", "samp", "tt"},
            script={"sup": "super", "sub": "sub"}.get(tag.name, style.script),  # type: ignore[arg-type]
            fill=look.get("background-color", style.fill),
            color=look.get("color", style.color),
        )
        if tag.name == "a" and tag.get("href"):
            target = str(tag["href"])
            if target.startswith("#"):
                link = f"label({string(target[1:])})" if target[1:] in self._names else None
                self._linked.update({target[1:]: None} if link else {})
            else:
                link = string(target) if re.match(r"(https?|mailto):", target) else None
            style = replace(style, link=link)
        return style

    def _look(self, tag: Tag) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for name in _classes(tag):
            found.update(self._looks.get(name, {}))
        return found


def _bdi_direction(tag: Tag, inside: Around, atoms: tuple[Atom, ...]) -> Direction:
    if tag.get("dir") in {"rtl", "ltr"}:
        return inside.direction
    return "rtl" if is_right_to_left(plain_letters(atoms)) else "ltr"


def _plain(tag: object) -> str:
    return " ".join(drawable(tag.get_text(" ", strip=False)).split()) if isinstance(tag, Tag) else ""


def _direction(tag: Tag) -> Direction | None:
    own = tag.get("dir")
    return "rtl" if own == "rtl" else "ltr" if own == "ltr" else None


def _classes(tag: Tag) -> tuple[str, ...]:
    held = tag.get("class") or ()
    return tuple(held.split()) if isinstance(held, str) else tuple(held)


def _running(title: str, *, most: int = 48) -> str:
    """A title for the running head, short and in its own direction."""
    shown = title if len(title) <= most else title[:most].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
    direction, language = ("rtl", "ar") if is_right_to_left(title) else ("ltr", "en")
    return f"[#set text(dir: {direction}, lang: {string(language)});#{string(shown)};]"


def _parents_in_main(tag: Tag) -> Iterator[Tag]:
    for parent in tag.parents:
        yield parent
        if parent.name == "main":
            return


def picture_size(content: bytes, kind: str) -> tuple[float, float]:
    """Width and height of a picture in points; zeros where its bytes do not say."""
    if kind == "svg+xml":
        head = content[:2000].decode("utf-8", "replace")
        found = re.search(r'<svg[^>]*\bheight="([\d.]+)pt"[^>]*\bwidth="([\d.]+)pt"', head)
        if found:
            return float(found[2]), float(found[1])
        found = re.search(r'<svg[^>]*\bwidth="([\d.]+)pt"[^>]*\bheight="([\d.]+)pt"', head)
        return (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    if kind == "png" and len(content) > 24:
        width, height = struct.unpack(">II", content[16:24])
        return width * 0.5, height * 0.5
    return 0.0, 0.0


def _lifted_looks(soup: BeautifulSoup) -> dict[str, dict[str, str]]:
    """What the classes made from inline styles say, as far as paper needs it, in Typst's words."""
    sheet = soup.find("style")
    looks: dict[str, dict[str, str]] = {}
    for name, declared in re.findall(r"^\.(s\d+)\{([^}]*)\}$", sheet.get_text() if sheet else "", re.MULTILINE):
        look = {}
        for declaration in declared.split(";"):
            key, _, value = (part.strip() for part in declaration.partition(":"))
            key = "background-color" if key == "background" else key
            if key in {"color", "background-color"}:
                color = _color(value)
                if color:
                    look[key] = color
            elif key == "font-weight":
                look[key] = value
        looks[name] = look
    return looks


def _color(value: str) -> str | None:
    if re.fullmatch(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})", value):
        return f'rgb("{value}")'
    found = re.fullmatch(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*([\d.]+)\s*)?\)", value)
    if found is None:
        return None
    alpha = f", {float(found[4]) * 100:g}%" if found[4] else ""
    return f"rgb({found[1]}, {found[2]}, {found[3]}{alpha})"


def drawable(text: str) -> str:
    """The text with what no font of the PDF can draw written by its number: a missing glyph is no valid PDF/UA.

    >>> drawable("حلب")
    'حلب'
    """
    known = paper_letters()
    if all(ord(letter) in known or letter in "\n\t\r" for letter in text):
        return text
    return "".join(
        letter
        if ord(letter) in known or letter in "\n\t\r"
        else ""
        if ord(letter) in range(0x200B, 0x2070) or letter == "\ufeff" or "\ufe00" <= letter <= "\ufe0f"
        else f"\N{LEFT-TO-RIGHT MARK}[U+{ord(letter):04X}]\N{LEFT-TO-RIGHT MARK}"
        for letter in text
    )
