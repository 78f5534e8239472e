"""Words, numbers and marks: where each written piece of a text begins and ends."""

from __future__ import annotations

import re

from toolkit.language.folding import INVISIBLE, MARKS, TATWEEL

LETTERS = "\u0621-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u0750-\u077f\u08a0-\u08b4"
"""Arabic letters, as the inside of a regular expression's class."""
FORMS = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
"""Presentation forms of Arabic letters."""
DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"

_LETTER = LETTERS + FORMS
_KINDS = (
    ("word", rf"[{_LETTER}](?:[{_LETTER}{MARKS}{TATWEEL}{INVISIBLE}]*[{_LETTER}{MARKS}{TATWEEL}])?"),
    ("number", rf"[{DIGITS}]+(?:[.,\u066b\u066c\u060c][{DIGITS}]+)*"),
    ("latin", r"[^\W\d_\u0600-\u08ff\ufb50-\ufefc]+(?:['\u2019&.-][^\W\d_\u0600-\u08ff\ufb50-\ufefc]+)*"),
    ("mark", r"\.{2,}|-{2,}|\u0640+|[^\w\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|_"),
    ("other", r"\w"),
)
_PIECE = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS))


def pieces(text: str) -> list[tuple[int, int, str]]:
    """Start, end and kind (word, number, latin, mark or other) of every written piece, in order.

    A piece never holds a space; marks stand alone, but for dots in a row; ``_`` and ``#`` stand alone, so that the
    words of a hashtag are words; digits part from Arabic letters. Words that were glued part after ة, which ends one.

    >>> [(start, end) for start, end, _ in pieces("قتل 5.5% (لا)")]
    [(0, 3), (4, 7), (7, 8), (9, 10), (10, 12), (12, 13)]
    """
    found = [(m.start(), m.end(), m.lastgroup or "other") for m in _PIECE.finditer(text)]
    return _unglued(text, found) if _GLUED.search(text) else found


_GLUED = re.compile("\N{ARABIC LETTER TEH MARBUTA}" + f"[{MARKS}]*(?=[{_LETTER}][{MARKS}]*[{_LETTER}])")


def _unglued(text: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The pieces with words parted after a ة that two letters or more follow."""
    parted: list[tuple[int, int, str]] = []
    for start, end, kind in found:
        at = start
        if kind == "word":
            for m in _GLUED.finditer(text, start, end):
                parted.append((at, m.end(), kind))
                at = m.end()
        parted.append((at, end, kind))
    return parted
