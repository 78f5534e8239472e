"""The words of a text as names are looked for among them: folded, with what stands between, marks aside."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from toolkit.language.folding import TATWEEL, skeleton
from toolkit.language.tokens import pieces
from toolkit.model import Number, Parse, Span, Token

QUOTES = frozenset("\"'«»“”„‟‘’‚‛`´‹›＂")
"""Quotation marks: they may stand inside a name."""
_SKIPPED = frozenset(chr(c) for c in range(0x064B, 0x0660)) | {TATWEEL, "\N{ARABIC LETTER SUPERSCRIPT ALEF}"}
LETTERS = 3
"""How long the name of a letter is at most."""
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Word(Span):
    """A word: ``key`` is its folded form, ``before`` the marks since the last word, ``\\n`` for a line's end."""

    key: str
    before: str
    token: Token | None
    """What the language part says about it."""

    @property
    def guessed(self) -> bool:
        """Whether no dictionary has it."""
        return self.token is not None and self.token.rule.startswith("guess")

    @property
    def pos(self) -> str:
        """Part of speech; X where nothing is known."""
        return self.token.pos if self.token else "X"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to part a word from the clitics before it: ``form`` begins at character ``cut`` of the key."""

    form: str
    cut: int
    clitics: str


def words_of(parsed: Parse) -> tuple[Word, ...]:
    """All words and numbers of a text in order, each with its token."""
    text = parsed.text
    tokens = {token.start: token for sentence in parsed.sentences for token in sentence.tokens}
    out: list[Word] = []
    before, last = "", 0
    for start, end, kind in pieces(text):
        if "\n" in text[last:start]:
            before += "\n"
        last = end
        if kind == "mark":
            before += text[start:end]
        else:
            written = text[start:end]
            if before == "." and out and len(out[-1].key) == 1 and (end - start == 1 or out[-1].key == "د"):
                before = ""
            out.append(Word(start, end, skeleton(written) or written, before, tokens.get(start)))
            before = ""
    return tuple(out)


def joined(before: str) -> bool:
    """Whether two words that these marks part may belong to one name: only quotation marks stand between."""
    return not before or all(mark in QUOTES for mark in before)


def linked(before: str) -> bool:
    """Whether two words that these marks part may be words of one listed name: a hyphen links them too (كي-مون)."""
    return before == "-" or joined(before)


def spelt(word: Word, after: Word) -> bool:
    """Whether a dot parts two names of letters: بي.بي.سي."""
    return after.before == "." and len(word.key) <= LETTERS and len(after.key) <= LETTERS


@lru_cache(maxsize=1 << 14)
def readings(key: str) -> tuple[Reading, ...]:
    """The ways to part a folded word from the clitics before it, whole word first; the article may hide behind a lam.

    >>> [one.form for one in readings("وللجيش")]
    ['وللجيش', 'للجيش', 'الجيش', 'لجيش', 'اللجيش']
    """
    out = [Reading(key, 0, "")]
    opened = [Reading(key, 0, "")]
    if key[:1] in _CONJUNCTIONS and len(key) > 3:
        opened.append(Reading(key[1:], 1, key[0]))
        out.append(opened[-1])
    for one in opened:
        form = one.form
        if form.startswith("لل") and len(form) > 3:
            cut, clitics = one.cut + 1, one.clitics + "ل"
            out.append(Reading("ال" + form[2:], cut, clitics))
            out.append(Reading(form[1:], cut, clitics))
            if not form.startswith("للل"):
                out.append(Reading("ال" + form[1:], cut, clitics))
        elif form[:1] in _PREPOSITIONS and len(form) > 3:
            out.append(Reading(form[1:], one.cut + 1, one.clitics + form[0]))
    return tuple(out)


def start_of(word: Word, cut: int, text: str) -> int:
    """Where the part of a word after its first ``cut`` letters begins in the text."""
    if word.end - word.start == len(word.key):
        return word.start + cut
    at = word.start
    while cut and at < word.end:
        cut -= not is_unwritten(text[at])
        at += 1
    while at < word.end and is_unwritten(text[at]):
        at += 1
    return at


def is_unwritten(letter: str) -> bool:
    """Whether the skeleton of a word leaves this character out."""
    return letter in _SKIPPED or not skeleton(letter)


def index_at(starts: list[int], offset: int) -> int:
    """Index of the first word that starts at or after the offset."""
    return bisect_left(starts, offset)


__all__ = [
    "QUOTES",
    "Reading",
    "Word",
    "index_at",
    "joined",
    "linked",
    "readings",
    "start_of",
    "words_of",
]


def numbers_of(parsed: Parse, words: tuple[Word, ...]) -> dict[int, Number]:
    """Index of a number's first word after its bounds (``ما لا يقل عن``) -> the number; duals are their nouns'."""
    starts = [word.start for word in words]
    found: dict[int, Number] = {}
    for number in parsed.numbers:
        if number.dual or number.unit:
            continue
        at = max(0, bisect_right(starts, number.start) - 1)
        bound = number.rule.partition("bounds.tsv:")[2].split()
        if bound and words[at].key.endswith(bound[0]):
            at += len(bound)
        if at < len(words) and words[at].start < number.end:
            found[at] = number
    return found
