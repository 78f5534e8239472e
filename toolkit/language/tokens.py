"""Words, numbers and marks: where each written piece of a text begins and ends."""

from __future__ import annotations

import re

from toolkit.language.folding import INVISIBLE, MARKS, TATWEEL
from toolkit.model import Span

LETTERS = "\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u0750-\u077f\u08a0-\u08b4"
"""Arabic letters, as the inside of a regular expression's class."""
FORMS = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
"""Presentation forms of Arabic letters."""
DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"

_KINDS = (
    ("word", rf"[{LETTERS}{FORMS}](?:[{LETTERS}{FORMS}{MARKS}{TATWEEL}{INVISIBLE}]*[{LETTERS}{FORMS}{MARKS}{TATWEEL}])?"),
    ("number", rf"[{DIGITS}]+(?:[.,\u066b\u066c\u060c][{DIGITS}]+)*"),
    ("latin", r"[^\W\d_\u0600-\u08ff\ufb50-\ufefc]+(?:['\u2019&.-][^\W\d_\u0600-\u08ff\ufb50-\ufefc]+)*"),
    ("mark", r"\.{2,}|-{2,}|\u0640+|[^\w\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|_"),
    ("other", r"\w"),
)
_PIECE = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS))


def pieces(text: str) -> list[tuple[int, int, str]]:
    """Start, end and kind (word, number, latin, mark or other) of every written piece, in order.

    A piece never holds a space; marks stand alone, but for dots in a row; ``_`` and ``#`` stand alone, so that the
    words of a hashtag are words; digits part from Arabic letters.

    >>> [(start, end) for start, end, _ in pieces("قتل 5.5% (لا)")]
    [(0, 3), (4, 7), (7, 8), (9, 10), (10, 12), (12, 13)]
    """
    return [(m.start(), m.end(), m.lastgroup or "other") for m in _PIECE.finditer(text)]


def is_article_clitic(word: str) -> bool:
    """Whether a folded word begins with the article, with or without clitics before it."""
    return _ARTICLE.match(word) is not None


_ARTICLE = re.compile("(?:[وف]?[بك]?ال|[وف]?لل)(?=..)")


def stem_span(start: int, end: int, before: int, after: int) -> Span:
    """The part of a written word between its clitics."""
    return Span(start + before, end - after)
