"""A line of the article as quotes are read: its words as look-up keys, its quotation marks in pairs, its sentences.

Quotation marks in print are careless: four kinds, reversed, nested, left open. Spacing decides which mark opens.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from toolkit.language.folding import skeleton
from toolkit.model import Clause, Parse, Token

OPENING = "«“„‹‘{"
CLOSING = "»”›’}"
QUOTATION = OPENING + CLOSING + "\"'\N{DOUBLE PRIME}\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}"
STOPS = ".؟?!"
DASHES = "-–—"
FEW = 6
"""Clauses that are looked at from either end of a sentence."""
CLITICS = frozenset(("و", "ف", "ب", "ل", "ك", "ال", "لل", "بال", "وال", "ول", "وب", "فال"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Token positions of a quotation's marks; ``close`` is None where it is never closed."""

    open: int
    close: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """The tokens of one line of the text."""

    text: str
    line: int
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    """Skeleton of each whole written word; the mark itself for punctuation."""
    pairs: tuple[Pair, ...]
    strays: tuple[int, ...]
    """Positions of closing marks that close nothing."""
    ends: tuple[int, ...]
    """Position after the last token of each sentence, in order; the last is ``len(tokens)``."""
    clauses: tuple[Clause, ...] = ()
    """The clauses of the line, in order of their verbs."""
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What small words do around cues, by skeleton."""
    opened: Mapping[int, Pair] = field(default_factory=dict)
    closed: Mapping[int, Pair] = field(default_factory=dict)
    around: tuple[Pair | None, ...] = ()
    """For each position the innermost closed quotation that holds it."""

    def is_a(self, position: int, role: str) -> bool:
        """Whether the word at a position has a role of ``attribution_words.tsv``; none outside the line."""
        return 0 <= position < len(self.keys) and role in self.roles.get(self.keys[position], ())

    def stem_is_a(self, position: int, role: str) -> bool:
        """The same of the word without its clitics."""
        return 0 <= position < len(self.tokens) and role in self.roles.get(self.tokens[position].key, ())

    def is_bare(self, position: int, role: str) -> bool:
        """The same, with a conjunction written onto the word allowed."""
        if self.is_a(position, role):
            return True
        key = self.keys[position] if 0 <= position < len(self.keys) else ""
        return key[:1] in ("و", "ف") and role in self.roles.get(key[1:], ())

    def joined(self, position: int) -> bool:
        """Whether a conjunction is written onto the word."""
        return self.tokens[position].proclitics[:1] in (("و",), ("ف",))

    def sentence_end(self, position: int) -> int:
        """Position after the last token of the sentence that holds the position."""
        at = bisect_right(self.ends, position)
        return self.ends[min(at, len(self.ends) - 1)]

    def sentence_start(self, position: int) -> int:
        """Position of the first token of the sentence that holds the position."""
        at = bisect_right(self.ends, position)
        return self.ends[at - 1] if at else 0

    def pair_opened_at(self, position: int) -> Pair | None:
        """The quotation whose opening mark stands at the position."""
        return self.opened.get(position)

    def pair_closed_at(self, position: int) -> Pair | None:
        """The quotation whose closing mark stands at the position."""
        return self.closed.get(position)

    def pair_around(self, position: int) -> Pair | None:
        """The innermost closed quotation that holds the position."""
        return self.around[position] if 0 <= position < len(self.around) else None

    def pairs_from(self, first: int, last: int) -> tuple[Pair, ...]:
        """The quotations that open between two positions, in order."""
        at = bisect_left(self.pairs, first, key=lambda pair: pair.open)
        return self.pairs[at : bisect_left(self.pairs, last, key=lambda pair: pair.open)]

    def clauses_between(self, start: int, end: int) -> tuple[Clause, ...]:
        """The clauses whose verbs stand between two offsets, the first few and the last few."""
        first = bisect_left(self.clauses, start, key=lambda clause: clause.trigger.start)
        last = bisect_left(self.clauses, end, key=lambda clause: clause.trigger.start)
        if last - first <= 2 * FEW:
            return self.clauses[first:last]
        return self.clauses[first : first + FEW] + self.clauses[last - FEW : last]

    def clause_of(self, position: int) -> Clause | None:
        """The clause whose verb stands at the position."""
        start = self.tokens[position].start
        at = bisect_left(self.clauses, start, key=lambda clause: clause.trigger.start)
        found = at < len(self.clauses) and self.clauses[at].trigger.start == start
        return self.clauses[at] if found else None


def passages(parsed: Parse, roles: Mapping[str, frozenset[str]]) -> Iterator[Passage]:
    """The lines of a parsed text that hold words, in order."""
    for line, sentences in groupby(parsed.sentences, key=lambda sentence: sentence.line):
        those = tuple(sentences)
        tokens = tuple(token for sentence in those for token in sentence.tokens)
        clauses = sorted((c for sentence in those for c in sentence.clauses), key=lambda c: c.trigger.start)
        if tokens:
            yield _passage(parsed.text, line, tokens, tuple(clauses), roles)


def _passage(
    text: str, line: int, tokens: tuple[Token, ...], clauses: tuple[Clause, ...], roles: Mapping[str, frozenset[str]]
) -> Passage:
    keys = tuple(skeleton(token.of(text)) or token.of(text) for token in tokens)
    pairs, strays = _pairs(text, tokens, keys)
    return Passage(text, line, tokens, keys, pairs, strays, _sentence_ends(text, tokens, keys, pairs), clauses, roles,
        {pair.open: pair for pair in pairs}, {pair.close: pair for pair in pairs if pair.close is not None},
        _around(pairs, len(tokens)))  # fmt: skip


def _pairs(text: str, tokens: tuple[Token, ...], keys: tuple[str, ...]) -> tuple[tuple[Pair, ...], tuple[int, ...]]:
    """Pair the quotation marks of a line: each closing mark closes the last that is open."""
    found: list[Pair] = []
    strays: list[int] = []
    waiting: list[int] = []
    for position, key in enumerate(keys):
        if key not in QUOTATION or len(key) != 1:
            continue
        if _opens(text, tokens, keys, position, bool(waiting)):
            waiting.append(position)
        elif waiting:
            found.append(Pair(waiting.pop(), position))
        elif key != "'":
            strays.append(position)
    found += [Pair(position, None) for position in waiting if keys[position] not in "'{"]
    return tuple(sorted(found, key=lambda pair: pair.open)), tuple(strays)


def _around(pairs: tuple[Pair, ...], length: int) -> tuple[Pair | None, ...]:
    """The innermost closed pair around each position."""
    opened = {pair.open: pair for pair in pairs if pair.close is not None}
    stack: list[Pair] = []
    found: list[Pair | None] = []
    for position in range(length):
        while stack and stack[-1].close is not None and stack[-1].close <= position:
            stack.pop()
        found.append(stack[-1] if stack else None)
        if position in opened:
            stack.append(opened[position])
    return tuple(found)


def _opens(text: str, tokens: tuple[Token, ...], keys: tuple[str, ...], position: int, waiting: bool) -> bool:
    token = tokens[position]
    before = text[token.start - 1] if position and tokens[position - 1].end == token.start else " "
    after = text[token.end] if position + 1 < len(tokens) and tokens[position + 1].start == token.end else " "
    if position and keys[position - 1] in CLITICS:
        before = " "
    left_loose = before.isspace() or before in "([:،,-–_ـ" + OPENING
    right_loose = after.isspace() or after in ".،,؛:؟!)]-" + CLOSING
    if not waiting and not left_loose and after.isspace() and keys[position] in '"“”' and position + 1 < len(keys):
        return True  # a mark that closes nothing and leans on the word before it: أن" القوات
    if left_loose != right_loose:
        return left_loose
    if left_loose and not after.isspace():
        return False  # a mark before a stop closes, with or without a space before it
    if waiting and left_loose:
        return False  # «داعش « قام: the wrong mark, but it stands where one closes
    if keys[position] in "«{„‹":
        return True
    if keys[position] in "»}›":
        return False
    return not waiting


def _sentence_ends(
    text: str, tokens: tuple[Token, ...], keys: tuple[str, ...], pairs: tuple[Pair, ...]
) -> tuple[int, ...]:
    """Where sentences end: at a stop that stands outside closed quotations and after a word, not an abbreviation."""
    closed = {pair.open: pair.close for pair in pairs if pair.close is not None}
    ends = []
    quoted_until = -1
    for position, key in enumerate(keys):
        if position == quoted_until and position and keys[position - 1] in STOPS:
            ends.append(position + 1)  # the stop stands before the closing mark
            continue
        quoted_until = max(quoted_until, closed.get(position, -1))
        if key not in STOPS or len(key) != 1 or position < quoted_until:
            continue
        if position + 1 < len(keys) and not _stop(text, tokens, keys, position):
            continue
        ends.append(position + 1)
    if not ends or ends[-1] != len(tokens):
        ends.append(len(tokens))
    return tuple(ends)


def _stop(text: str, tokens: tuple[Token, ...], keys: tuple[str, ...], position: int) -> bool:
    before, after = keys[position - 1] if position else "", keys[position + 1]
    if after in STOPS:
        return False
    if len(before) <= 2 and before.isalpha() and keys[position] == ".":
        return False
    spaced = tokens[position + 1].start > tokens[position].end
    return spaced or not (before.isdigit() or before.isascii())
