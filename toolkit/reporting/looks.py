"""What a tag says of its looks, in Typst's words: colours, classes, directions, sizes of pictures."""

from __future__ import annotations

import re
import struct

from bs4 import BeautifulSoup
from bs4.element import Tag

from toolkit.reporting.fonts import paper_letters
from toolkit.reporting.inline import Direction


def plain_text(tag: object) -> str:
    """The words of a tag on one line; empty where there is none."""
    return " ".join(drawable(tag.get_text(" ", strip=False)).split()) if isinstance(tag, Tag) else ""


def direction_of(tag: Tag) -> Direction | None:
    """The direction that a tag says itself."""
    own = tag.get("dir")
    return "rtl" if own == "rtl" else "ltr" if own == "ltr" else None


def classes_of(tag: Tag) -> tuple[str, ...]:
    """A tag's classes."""
    held = tag.get("class") or ()
    return tuple(held.split()) if isinstance(held, str) else tuple(held)


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


def lifted_looks(soup: BeautifulSoup) -> dict[str, dict[str, str]]:
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
