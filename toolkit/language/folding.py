"""Folding: look-up keys for Arabic written in many ways. Folded text never replaces evidence.

`fold` keeps the length, so that offsets into the folded text are offsets into the text; `skeleton` makes the key
of one word and drops what is not written in print anyway.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
"""Vowel and Koranic marks, as the inside of a regular expression's class."""
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f"
"""Zero-width and bidirectional controls, soft hyphen, variation selectors."""
TATWEEL = "\N{ARABIC TATWEEL}"

_DROPPED = re.compile(f"[{MARKS}{INVISIBLE}{TATWEEL}]+")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    "ؤ": "و",
    "ئ": "ي",
    "ى": "ي",
    "ة": "ه",
    "ی": "ي",
    "ې": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ہ": "ه",
    "ە": "ه",
    "ھ": "ه",
    "ۀ": "ه",
    "ڤ": "ف",
    "گ": "ك",
    "چ": "ج",
    "پ": "ب",
    "ژ": "ز",
}


def _fold_table() -> dict[int, str]:
    table = {ord(letter): folded for letter, folded in _LETTERS.items()}
    for zero in (0x0660, 0x06F0):
        table |= {zero + digit: str(digit) for digit in range(10)}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = _LETTERS.get(plain, plain)
    return table


_FOLD = _fold_table()


def fold(text: str) -> str:
    """The text with one spelling for each letter, of the same length.

    Hamza goes (alef forms become a bare alef, the carriers و and ي stay), ة becomes ه, ى becomes ي, Persian letters
    and presentation forms become Arabic ones, Arabic-Indic digits ASCII ones. Marks stay where they are.

    >>> fold("أنباء الأمة إلى ٢٠٠")
    'انباء الامه الي 200'
    """
    return text.translate(_FOLD)


def skeleton(word: str) -> str:
    """The folded word without marks, tatweel and invisible characters: the key that lexicons are looked up by.

    >>> skeleton("الـم\N{ARABIC DAMMA}ـقاومة")
    'المقاومه'
    """
    return _skeleton(word) if len(word) < LONG else _skeleton.__wrapped__(word)


@lru_cache(maxsize=1 << 14)
def _skeleton(word: str) -> str:
    if _PRESENTATION.search(word):
        word = unicodedata.normalize("NFKC", word)
    return bare(word).translate(_FOLD)


LONG = 40
"""Letters from which a word is none of a language, and not worth remembering."""


def bare(word: str) -> str:
    """The word without marks, tatweel and invisible characters, its letters as written.

    >>> bare("م\N{ARABIC DAMMA}سل\N{ARABIC SHADDA}حون")
    'مسلحون'
    """
    return _DROPPED.sub("", word)
