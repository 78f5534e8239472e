"""Running text of a page: letters with their marks, links and directions, anchors and pictures among them."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PageElement, Tag

from toolkit.reporting.columns import PAGE_WIDTH
from toolkit.reporting.finishing import dark_style
from toolkit.reporting.inline import Atom, Direction, Inserted, Run, Style, Text, markup, plain_letters, string
from toolkit.reporting.looks import classes_of, direction_of, drawable, lifted_looks, picture_size
from toolkit.showing.arabic import is_right_to_left

MARKS = frozenset({"actor", "place", "event", "date", "figure", "quote"})
BLOCKS = (
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
)  # fmt: skip
SKIPPED = frozenset({"nav", "script", "style", "template", "head", "title", "source", "input"})
PAGE_HEIGHT = 560.0
"""Points that a picture may be high, so that its heading and caption stand on its page."""


@dataclass(frozen=True, slots=True)
class Around:
    """What holds for the blocks inside a tag."""

    direction: Direction
    style: Style = field(default_factory=Style)


class RunningText:
    """Turns what stands in a line into Typst; keeps count of the anchors and pictures of one page."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self.files: dict[str, bytes] = {}
        """Pictures by the names that the source uses."""
        self._placed: set[str] = set()
        self._linked: dict[str, None] = {}
        self._names = {str(tag["id"]) for tag in soup.select("main [id]")}
        self._looks = lifted_looks(soup)

    def unplaced(self) -> Iterator[str]:
        """Anchors that something leads to and nothing carries: Typst would stop at them."""
        return (name for name in self._linked if name not in self._placed)

    def anchor(self, tag: Tag) -> str:
        """An anchor, if something on the page leads to the tag."""
        name = str(tag.get("id", ""))
        if not name or name in self._placed or name not in self._names:
            return ""
        self._placed.add(name)
        return f"#anchor({string(name)});"

    def inside(self, tag: Tag, around: Around) -> Around:
        """What holds inside a tag: the direction that it says."""
        return replace(around, direction=direction_of(tag) or around.direction)

    def image(self, image: Tag) -> str:
        """A picture no wider and no higher than the page, with its words."""
        head, _, encoded = str(image.get("src", "")).partition(",")
        kind = re.match(r"data:image/(svg\+xml|png|jpeg|gif|webp);base64", head)
        alternative = string(str(image.get("alt", "")))
        if not kind:
            return f"#{alternative};"
        content = base64.b64decode(encoded).replace(dark_style().encode("ascii"), b"")
        name = f"picture-{len(self.files) + 1}.{kind[1].removesuffix('+xml')}"
        self.files[name] = content
        width, height = picture_size(content, kind[1])
        share = min(PAGE_WIDTH / width, PAGE_HEIGHT / height, 1.0) if width and height else 1.0
        wide = f"{width * share:.1f}pt" if width else "100%"
        return f"#image({string(name)}, width: {wide}, alt: {alternative});"

    def line(self, tag: Tag, around: Around) -> str:
        """The running text of a tag."""
        return markup(self.atoms(tag.children, around), around.direction)

    def atoms(self, nodes: Iterable[PageElement], around: Around) -> Iterator[Atom]:
        """Letters, anchors, pictures and runs of another direction, in order."""
        for node in nodes:
            if isinstance(node, Comment):
                continue
            if isinstance(node, NavigableString):
                yield Text(drawable(str(node)), around.style)
            elif isinstance(node, Tag) and node.name not in SKIPPED:
                yield from self._tag_atoms(node, around)

    def _tag_atoms(self, tag: Tag, around: Around) -> Iterator[Atom]:
        anchor = self.anchor(tag)
        if anchor:
            yield Inserted(anchor)
        if tag.name == "br":
            yield Inserted("#linebreak();", breaks=True)
        elif tag.name == "img":
            yield Inserted(f"#box[{self.image(tag)}];")
        elif tag.name == "wbr":
            yield Text("\N{ZERO WIDTH SPACE}", around.style)
        else:
            inside = self.inside(tag, replace(around, style=self._style(tag, around.style)))
            atoms = tuple(self.atoms(tag.children, inside))
            if tag.name in BLOCKS:  # a block inside running text: keep it apart from what stands around it
                yield Inserted("#linebreak();", breaks=True)
            if inside.direction != around.direction or (tag.name == "bdi" and not tag.get("dir")):
                yield Run(_bdi_direction(tag, inside, atoms), atoms)
            else:
                yield from atoms

    def _style(self, tag: Tag, style: Style) -> Style:
        classes = classes_of(tag)
        kinds = tuple(name for name in classes if name in MARKS and ("mark" in classes or tag.name == "mark"))
        if kinds:
            return replace(style, marks=style.marks + kinds)
        look = self.look(tag)
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
            # Marked words of the article lead to its tables in the colour of the text.
            style = replace(style, link=link, color="ink" if "back" in classes else style.color)
        return style

    def look(self, tag: Tag) -> Mapping[str, str]:
        """What a tag's classes say of its looks."""
        found: dict[str, str] = {}
        for name in classes_of(tag):
            found.update(self._looks.get(name, {}))
        return found


def _bdi_direction(tag: Tag, inside: Around, atoms: tuple[Atom, ...]) -> Direction:
    if tag.get("dir") in {"rtl", "ltr"}:
        return inside.direction
    return "rtl" if is_right_to_left(plain_letters(atoms)) else "ltr"
