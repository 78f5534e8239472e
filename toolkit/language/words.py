"""The written words of a text with their folded keys, as the finders of numbers and dates walk over them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from toolkit.language.folding import INVISIBLE, MARKS, TATWEEL, fold, skeleton
from toolkit.language.tokens import pieces

CLITICS = (
    "و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "لل", "كال", "وبال", "ولل", "وب", "ول", "وك", "فب", "فل",
)  # fmt: skip
"""What may lean on a number word or a counted noun from before."""
BY_LENGTH = tuple(sorted(CLITICS, key=lambda clitic: (-len(clitic), clitic)))
FIRST = frozenset("وفبلكا")


@dataclass(frozen=True, slots=True)
class Words:
    """The pieces of a text in parallel columns: offsets, kind (as in `pieces`) and folded key."""

    text: str
    starts: list[int]
    ends: list[int]
    kinds: list[str]
    keys: list[str]

    def __len__(self) -> int:
        return len(self.keys)

    def key(self, index: int) -> str:
        """The key of a word; nothing before the first and after the last."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def kind(self, index: int) -> str:
        """The kind of a piece; nothing before the first and after the last."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else ""

    def touches(self, left: int) -> bool:
        """Whether the piece and the next one are written without a space."""
        return left + 1 < len(self.keys) and self.ends[left] == self.starts[left + 1]


def words(text: str) -> Words:
    """The words of a text; the line end counts as a piece of its own kind, ``line``.

    The last text is remembered, for the finders of numbers and dates both ask; a very long one is not, to spare memory.

    >>> words("وقتل ١٢ جنديا").keys
    ['وقتل', '12', 'جنديا']
    """
    return remembered(text) if len(text) <= LONG else divided(text)


LONG = 200_000
"""Characters of a text whose words are not kept in memory."""


def divided(text: str) -> Words:
    """The words of a text, not remembered."""
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    keys: list[str] = []
    folded, last = fold(text), 0
    for start, end, kind in pieces(text):
        if start > last and "\n" in text[last:start]:
            at = text.index("\n", last)
            starts.append(at)
            ends.append(at + 1)
            kinds.append("line")
            keys.append("\n")
        starts.append(start)
        ends.append(end)
        kinds.append(kind)
        key = folded[start:end]
        keys.append(skeleton(text[start:end]) if kind == "word" and MARKED(key) else key)
        last = end
    return Words(text, starts, ends, kinds, keys)


remembered = lru_cache(maxsize=1)(divided)
MARKED = re.compile(f"[{MARKS}{INVISIBLE}{TATWEEL}\ufb50-\ufdff\ufe70-\ufefc]").search
"""Whether a folded word holds what its key leaves out, or letters in presentation forms that fold to several."""


def led(word: str) -> tuple[tuple[str, str], ...]:
    """A word with each of the clitics that may lean on it, and the clitics: the forms that `splits` takes apart.

    >>> [form for form, clitics in led("امس") if clitics in ("", "و", "لل")]
    ['امس', 'للامس', 'وامس']
    """
    return ((word, ""), *((clitics + word, clitics) for clitics in BY_LENGTH))


@lru_cache(maxsize=1 << 15)
def splits(key: str) -> tuple[tuple[str, str], ...]:
    """The ways to read a key as clitics and the rest, the whole word first.

    >>> splits("وللجيش")
    (('', 'وللجيش'), ('ولل', 'جيش'), ('ول', 'لجيش'), ('و', 'للجيش'))
    """
    if key[:1] not in FIRST:
        return (("", key),)
    return ("", key), *((c, key[len(c) :]) for c in BY_LENGTH if key.startswith(c) and len(key) - len(c) >= 2)
