"""Names in Latin letters for readers of English: known parts as the press writes them, others letter by letter.

A name made here ends in `MADE`, so that nobody takes it for the name that its owner uses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from toolkit.language.folding import fold, skeleton

MADE = "*"
"""Stands behind a transliterated name; the report says what it means."""

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v", "گ": "g", "ک": "k",
}  # fmt: skip
_AT_THE_START = {
    "اي": "I", "أي": "I", "إي": "I", "او": "O", "أو": "O", "آ": "A", "أ": "A", "إ": "I", "ا": "A", "ع": "A", "و": "W",
    "ي": "Y", "ی": "Y",
}  # fmt: skip
_MARKS = {"\N{ARABIC FATHA}": "a", "\N{ARABIC KASRA}": "i", "\N{ARABIC DAMMA}": "u"}


@cache
def known_names() -> Mapping[str, str]:
    """Folded Arabic word, without the article, and how the English press writes it."""
    from toolkit.lexicon import Column, read_table

    table = read_table(Path(__file__).with_name("names.tsv"), (Column("name"), Column("name_en")))
    return {row.key: row["name_en"] for row in table}


def transliterated(name: str) -> str:
    """An Arabic name in plain Latin letters, with `MADE` behind it; what is not Arabic stays.

    >>> transliterated("علي بن عبد الله الأحمدي"), transliterated("روبرت جونز")
    ('Ali bin Abdullah al-Ahmadi*', 'Robert Jones*')
    >>> transliterated("أبو صالح الفردان"), transliterated("آل جابر")
    ('Abu Saleh al-Fardan*', 'Al Jaber*')
    """
    if not any("\u0620" <= letter <= "\u06ff" for letter in name):
        return name
    # What is written apart in some papers and together in others is one name: the servant of God.
    joined = re.sub(r"\bعبد ?(?=ال)", "عبد", " ".join(name.split()))
    words = [_word(word) for word in re.split(r"[ \-\N{EN DASH}]", joined) if word]
    shown = " ".join(word for word in words if word)
    return (shown[:1].upper() + shown[1:] if not shown.startswith("al-") else shown) + MADE if shown else name


def _word(word: str) -> str:
    letters = re.sub(r"[^\w\N{ARABIC FATHA}\N{ARABIC KASRA}\N{ARABIC DAMMA}\N{ARABIC SHADDA}]", "", word)
    key = skeleton(letters)
    known = known_names()
    if key in known:
        return known[key]
    if fold("ال") == key and letters.startswith("آ"):
        return "Al"
    if key in {"ابو", "ابي", "ابا"}:
        return "Abu"
    if key == "ام":
        return "Umm"
    if key.startswith("ال") and len(key) > 4:
        rest = _word(letters[2:])
        return f"al-{rest[:1].upper()}{rest[1:]}"
    return _spelled(letters)


def _spelled(word: str) -> str:
    """Letter by letter; a short vowel is guessed only where three consonants would meet, or two at the start."""
    if not any("\u0620" <= letter <= "\u06ff" for letter in word):
        return word
    sounds: list[str] = []
    at = 0
    opening = next((begin for begin in _AT_THE_START if word.startswith(begin)), None)
    if opening is not None:
        sounds.append(_AT_THE_START[opening].lower())
        at = len(opening)
    while at < len(word):
        sounds.append(_sound(word, at))
        at += 1
    shown = _voiced([sound for sound in sounds if sound])
    return shown[:1].upper() + shown[1:]


def _sound(word: str, at: int) -> str:
    letter, last = word[at], at == len(word) - 1
    before, after = word[at - 1 : at], word[at + 1 : at + 2]
    if letter in _CONSONANTS:
        return _CONSONANTS[letter]
    if letter in _MARKS:
        return _MARKS[letter]
    if letter in "اأآىٱ":
        return "a"
    if letter == "إ":
        return "i"
    if letter == "ة":
        return "" if before in "اa" else "a"
    if (letter, after) in {("ئ", "ي"), ("ؤ", "و")}:
        return ""
    if letter in "وؤ":
        return "w" if after in tuple("اأىةيو") and not last else "u"
    if letter in "يیئ":
        return "y" if after in tuple("اأىةو") and not last else "i"
    if letter == "ع":
        return "" if last or before in tuple("اويى") or after in tuple("اويى") else "a"
    return ""


def _voiced(sounds: list[str]) -> str:
    def consonant(sound: str) -> bool:
        return sound not in {"a", "e", "i", "o", "u"}

    shown: list[str] = []
    run = 0
    for number, sound in enumerate(sounds):
        if not consonant(sound):
            run = 0
        elif run and (run == number or run >= 2):
            shown.append("a")
            run = 1
        else:
            run += 1
        shown.append(sound)
    return "".join(shown)
