"""What a page needs after the notebook is HTML: directions, order of headings, contents, nothing from outside.

Each function changes one thing in a parsed page. The page may be any notebook's: a report's, or a user's own.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from toolkit.reporting import Language
from toolkit.showing.arabic import is_right_to_left
from toolkit.showing.wording import digits

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = (
    "p", "li", *HEADINGS, "td", "th", "caption", "figcaption", "blockquote", "dt", "dd", "summary", "label", "pre",
)  # fmt: skip
_FORBIDDEN = ("script", "noscript", "iframe", "object", "embed", "link", "base", "form", "template", "portal", "frame")

# What turns round inside right-to-left text unless it stands alone: ISO dates and intervals, signed numbers, per cent.
_LEFT_TO_RIGHT = re.compile(
    r"\d{4}-\d{2}(?:-\d{2})?(?:/(?:\d{4}-\d{2}(?:-\d{2})?)?)?"
    r"|(?<![\w.,])[-+\N{MINUS SIGN}\N{PLUS-MINUS SIGN}]\d[\d.,]*%?"
    r"|\d[\d.,]*%"
)


def without_outside(soup: BeautifulSoup) -> None:
    """Take out what could run, or ask another machine for something; an image from elsewhere leaves its words."""
    for tag in soup.find_all(_FORBIDDEN):
        tag.decompose()
    for tag in soup.find_all(True):
        for name in [name for name in tag.attrs if name.startswith("on") or name in {"srcdoc", "ping", "background"}]:
            del tag[name]
        if str(tag.get("href", "")).strip().lower().startswith(("javascript:", "data:", "vbscript:")):
            del tag["href"]
    for image in soup.find_all(["img", "source", "video", "audio", "track", "input"]):
        address = str(image.get("src", ""))
        if address and not address.startswith("data:image/"):
            image.replace_with(NavigableString(str(image.get("alt", ""))))


def ordered_headings(soup: BeautifulSoup) -> None:
    """One first-level heading, that of the page; below it the notebooks' headings, none of whose levels is skipped.

    A heading of level 1 in a notebook becomes level 2. PDF/UA and readers of screens need it so.
    """
    main = soup.find("main")
    if not isinstance(main, Tag):
        return
    title, first = soup.select_one(".masthead h1"), main.find(HEADINGS)
    if isinstance(title, Tag) and isinstance(first, Tag) and first.name == "h1" and _text(first) == _text(title):
        first.decompose()
    previous = 1
    for heading in main.find_all(HEADINGS):
        inside_colophon = heading.find_parent("section", class_="colophon") is not None
        wanted = int(heading.name[1]) + (0 if inside_colophon else 1)
        level = max(2, min(wanted, previous + 1, 6))
        heading.name = f"h{level}"
        previous = level
        for link in heading.find_all("a", class_="anchor-link"):
            link.decompose()


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ", strip=True).split())


def with_contents(soup: BeautifulSoup, *, deepest: int = 3) -> None:
    """Number the headings' ids and list them, nested, in the navigation."""
    main, listing = soup.find("main"), soup.select_one("nav.contents > ol")
    if not isinstance(main, Tag) or listing is None:
        return
    counts = [0, 0]
    chapter: Tag | None = None
    for heading in main.find_all([f"h{level}" for level in range(2, deepest + 1)]):
        if heading.name == "h2":
            counts = [counts[0] + 1, 0]
            heading["id"] = f"section-{counts[0]}"
        else:
            counts[1] += 1
            heading["id"] = f"section-{counts[0]}-{counts[1]}"
        entry = soup.new_tag("li")
        link = soup.new_tag("a", href=f"#{heading['id']}")
        link.string = _text(heading)
        entry.append(link)
        if heading.name == "h2" or chapter is None:
            listing.append(entry)
            chapter = entry
        else:
            inner = chapter.find("ol", recursive=False)
            if not isinstance(inner, Tag):
                inner = soup.new_tag("ol")
                chapter.append(inner)
            inner.append(entry)


def lifted_styles(soup: BeautifulSoup) -> str:
    """Move ``style`` attributes into classes and ``<style>`` elements out, for a policy that allows no inline style.

    Returns the rules, in order of first appearance.
    """
    rules: list[str] = []
    for sheet in soup.find_all("style"):
        rules.append(re.sub(r"@import[^;]*;?|url\((?!['\"]?data:)[^)]*\)", "", sheet.get_text()))
        sheet.decompose()
    names: dict[str, str] = {}
    for tag in soup.find_all(style=True):
        declared = re.sub(r"url\((?!['\"]?data:)[^)]*\)", "", str(tag["style"])).strip().rstrip(";")
        del tag["style"]
        if not declared:
            continue
        name = names.setdefault(declared, f"s{len(names) + 1}")
        tag["class"] = " ".join(filter(None, (_classes(tag), name)))
    rules.extend(f".{name}{{{declared}}}" for declared, name in names.items())
    return "\n".join(rules)


def _classes(tag: Tag) -> str:
    held = tag.get("class")
    return held if isinstance(held, str) else " ".join(held or ())


def directed(soup: BeautifulSoup, language: Language) -> None:
    """Give every block the direction and language of its first strong letter, where that differs from around it.

    A cell with nothing but numbers reads left to right.
    """
    body = soup.body
    if body is None:
        return
    for block in body.find_all(BLOCKS):
        if block.has_attr("dir"):
            continue
        if block.name == "pre":
            block["dir"] = "ltr"
            continue
        own = _first_strong(block)
        if own is None:
            if block.name in {"td", "th"} and re.search(r"\d", block.get_text()):
                block["dir"] = "ltr"
            continue
        if own != _around(block, language):
            block["dir"] = own
            block["lang"] = "ar" if own == "rtl" else "en"


def _first_strong(block: Tag) -> str | None:
    for string in block.find_all(string=True):
        if any(letter.isalpha() for letter in string):
            return "rtl" if is_right_to_left(str(string)) else "ltr"
    return None


def _around(block: Tag, language: Language) -> str:
    for parent in block.parents:
        direction = parent.get("dir")
        if direction in {"rtl", "ltr"}:
            return str(direction)
    return "rtl" if language == "ar" else "ltr"


def isolated_numbers(soup: BeautifulSoup, language: Language) -> None:
    """Keep dates, signed numbers and percentages in right-to-left text from turning round: ``<bdi dir="ltr">``."""
    body = soup.body
    if body is None:
        return
    for string in list(body.find_all(string=_LEFT_TO_RIGHT)):
        parent = string.parent
        if parent is None or any(tag.name in {"bdi", "code", "pre", "style", "title"} for tag in _up(parent)):
            continue
        if _around_of(parent, language) != "rtl":
            continue
        string.replace_with(*_isolated(soup, str(string)))


def _up(tag: Tag) -> Iterator[Tag]:
    yield tag
    yield from tag.parents


def _around_of(tag: Tag, language: Language) -> str:
    direction = tag.get("dir")
    return str(direction) if direction in {"rtl", "ltr"} else _around(tag, language)


def _isolated(soup: BeautifulSoup, text: str) -> Iterable[NavigableString | Tag]:
    last = 0
    for found in _LEFT_TO_RIGHT.finditer(text):
        if found.start() > last:
            yield NavigableString(text[last : found.start()])
        run = soup.new_tag("bdi", dir="ltr")
        run.string = found[0]
        yield run
        last = found.end()
    if last < len(text):
        yield NavigableString(text[last:])


def spoken_headers(soup: BeautifulSoup) -> None:
    """A heading cell with nothing in it is an empty cell, as at the corner of a data frame."""
    for cell in soup.select("main th"):
        if not _text(cell) and not cell.find("img", alt=True):
            cell.name = "td"
            del cell["scope"]


def without_repeated_notes(soup: BeautifulSoup) -> None:
    """Where a finding says that there is nothing, the note in place of a table need not say it before."""
    for note in soup.select("main .mawqif.note"):
        following = note.find_next(class_=["finding", "table", "prose"])
        if isinstance(following, Tag) and "finding" in _classes(following).split():
            note.decompose()


def scrolling_tables(soup: BeautifulSoup, language: Language, *, label: str) -> None:
    """Let a table that is wider than the page scroll by itself, by finger, wheel and keyboard."""
    main = soup.find("main")
    if not isinstance(main, Tag):
        return
    for number, table in enumerate(main.find_all("table"), 1):
        del table["border"]  # pandas writes it; the style sheet draws the lines
        if table.find_parent(class_="scroll") or table.find_parent(attrs={"role": "region", "tabindex": True}):
            continue
        caption = table.find("caption")
        name = _text(caption) if isinstance(caption, Tag) else ""
        counted = f"{label} {digits(str(number), language)}"
        _scrolling(soup, table, f"{counted}: {name}" if name else counted)


def scrolling_pictures(soup: BeautifulSoup) -> None:
    """Let a picture with a caption keep its size on a narrow screen, where it scrolls by itself."""
    for figure in soup.select("main figure.plot"):
        image, caption = figure.find("img"), figure.find("figcaption")
        if isinstance(image, Tag):
            _scrolling(soup, image, _text(caption) if isinstance(caption, Tag) else str(image.get("alt", "")))


def _scrolling(soup: BeautifulSoup, tag: Tag, label: str) -> None:
    box = tag.wrap(soup.new_tag("div"))
    box["class"], box["tabindex"], box["role"], box["aria-label"] = "scroll", "0", "region", label


def policed(soup: BeautifulSoup, style: str, script: str) -> None:
    """Put the style sheet into the head and the script at the end, and a policy that allows these two and no other.

    Images and fonts are embedded; nothing is asked of anybody.
    """
    head, body = soup.head, soup.body
    if head is None or body is None:
        return
    policy = soup.new_tag("meta")
    policy["http-equiv"] = "Content-Security-Policy"
    policy["content"] = (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    sheet = soup.new_tag("style")
    sheet.append(NavigableString(style))
    charset = head.find("meta", charset=True)
    if isinstance(charset, Tag):
        charset.insert_after(policy)
    else:
        head.insert(0, policy)
    head.append(sheet)
    code = soup.new_tag("script")
    code.append(NavigableString(script))
    body.append(code)


def _digest(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def numbered(soup: BeautifulSoup, language: Language, *, figure: str, table: str) -> None:
    """Number the captions of figures, and of tables that have one, each in order: ``Figure 3. ...``."""
    for number, one in enumerate(soup.select("main figure"), 1):
        caption = one.find("figcaption")
        if not isinstance(caption, Tag):
            caption = soup.new_tag("figcaption")
            one.append(caption)
        _number(soup, caption, f"{figure} {digits(str(number), language)}")
    for number, caption in enumerate(soup.select("main table > caption"), 1):
        _number(soup, caption, f"{table} {digits(str(number), language)}")


def _number(soup: BeautifulSoup, caption: Tag, words: str) -> None:
    mark = soup.new_tag("b")
    mark.string = words
    caption.insert(0, mark)
    if len(caption.contents) > 1:
        mark.insert_after(NavigableString(". "))


def dark_pictures(soup: BeautifulSoup) -> None:
    """Give each vector picture its dark colours too, for readers whose machine asks for them; paper stays light."""
    for image in soup.select("main img"):
        head, _, encoded = str(image.get("src", "")).partition(",")
        if head != "data:image/svg+xml;base64":
            continue
        drawing = base64.b64decode(encoded).decode("utf-8")
        turned = re.sub(r"(<svg\b[^>]*>)", lambda found: found[1] + dark_style(), drawing, count=1)
        image["src"] = f"{head},{base64.b64encode(turned.encode('utf-8')).decode('ascii')}"


@cache
def dark_style() -> str:
    """Rules inside a drawing that turn the colours of its ``style`` attributes on a dark screen."""
    from toolkit.showing.sheet import IN_THE_DARK

    rules = "".join(
        f'[style*="{part}: {light}"]{{{part}:{dark}!important}}'
        for light, dark in IN_THE_DARK.items()
        for part in ("fill", "stroke", "stop-color")
    )
    return f"<style>@media screen and (prefers-color-scheme:dark){{{rules}}}</style>"
