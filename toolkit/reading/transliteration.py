"""Ids for names that no list has: plain letters for Arabic ones."""

from __future__ import annotations

import hashlib

_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f",
    "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ء": "", " ": "-",
    "-": "-",
}  # fmt: skip


def ascii_slug(name: str) -> str:
    """An id from a folded name, stable between runs; long names end in a hash of the whole.

    >>> ascii_slug("حركه النجباء")
    'hrkh-alnjba'
    """
    made = "".join(
        _LETTERS.get(letter, letter if letter.isascii() and letter.isalnum() else "") for letter in name
    ).strip("-")
    if not made or len(made) > 60:
        return f"{made[:40]}-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}".strip("-")
    return made
