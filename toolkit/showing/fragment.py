"""Pieces of HTML as frozen values: plain text is escaped, only a `Fragment` is taken as HTML.

What is written here reads well as the output of an untrusted notebook: JupyterLab keeps ``lang``, ``dir``,
``class``, ``title`` and a closed list of inline CSS properties, and drops ``<style>``, ``<script>`` and logical
properties. So inline style holds only what both sides share, and the report's own style sheet sets the rest
by class.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.showing.arabic import BIDI_CONTROLS, Language

_VOID = frozenset({"br", "col", "hr", "img", "wbr"})
# Line breaks and tabs are text; all other control characters and lone surrogates are shown by their number.
_UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff" + "".join(sorted(BIDI_CONTROLS)) + "]")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of HTML that is safe to put into a page: everything in it was escaped when it was made."""

    html: str

    def __str__(self) -> str:
        return self.html

    def __add__(self, other: Fragment) -> Fragment:
        return Fragment(self.html + other.html)

    def __bool__(self) -> bool:
        return bool(self.html)

    def _repr_html_(self) -> str:
        return self.html


NOTHING = Fragment("")


def text(plain: str) -> Fragment:
    """Plain text as HTML: escaped, with what cannot be seen (bidi and other control characters) made visible.

    A control that would turn the text around is shown by its number and has no effect any more.

    >>> str(text("<b> & حلب"))
    '&lt;b&gt; &amp; حلب'
    >>> str(text("أ\N{RIGHT-TO-LEFT OVERRIDE}ب"))
    'أ<span class="control" title="RIGHT-TO-LEFT OVERRIDE">[U+202E]</span>ب'
    """
    pieces, last = [], 0
    for unseen in _UNSEEN.finditer(plain):
        pieces.append(html.escape(plain[last : unseen.start()]))
        name = unicodedata.name(unseen[0], "CONTROL CHARACTER")
        pieces.append(f'<span class="control" title="{name}">[U+{ord(unseen[0]):04X}]</span>')
        last = unseen.end()
    pieces.append(html.escape(plain[last:]))
    return Fragment("".join(pieces))


def attribute(plain: str) -> str:
    """Plain text as the value of an attribute, without quotation marks around it."""
    return html.escape(_UNSEEN.sub("\N{REPLACEMENT CHARACTER}", plain), quote=True)


def element(tag: str, *children: str | Fragment, **attributes: str | None) -> Fragment:
    """One element; a string child is escaped, an attribute whose value is None is left out.

    ``class_`` stands for ``class``, and an underscore elsewhere for a hyphen.

    >>> str(element("bdi", "حلب", lang="ar", dir="rtl"))
    '<bdi lang="ar" dir="rtl">حلب</bdi>'
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{attribute(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Fragment(f"<{tag}{written}>")
    return Fragment(f"<{tag}{written}>{join(children)}</{tag}>")


def join(children: Iterable[str | Fragment], separator: str | Fragment = "") -> Fragment:
    """Fragments and plain strings one after the other."""
    between = separator.html if isinstance(separator, Fragment) else text(separator).html
    return Fragment(between.join(c.html if isinstance(c, Fragment) else text(c).html for c in children))


def direction(language: Language) -> str:
    """The value of ``dir`` for a language."""
    return "rtl" if language == "ar" else "ltr"


def run(plain: str | Fragment, language: Language, **attributes: str | None) -> Fragment:
    """A run of one language inside text of any: isolated, with its language and direction."""
    return element("bdi", plain, lang=language, dir=direction(language), **attributes)


def figure_run(plain: str) -> Fragment:
    """A number, date or identifier, which reads left to right everywhere.

    >>> str(figure_run("2017-06-26"))
    '<bdi dir="ltr">2017-06-26</bdi>'
    """
    return element("bdi", plain, dir="ltr")
