"""Where sentences begin and end: one ordered list of rules over the marks that may end one.

A line's end always ends a sentence. At a full stop, question or exclamation mark the rules are asked in order; the
first that knows decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Piece = tuple[int, int, str]
"""Start, end and kind, as `toolkit.language.tokens.pieces` gives them."""

ENDING = frozenset(".!?؟…۔")
CLOSERS = frozenset("\"'»”’)]")
ABBREVIATIONS = frozenset(
    [
        "د",
        "ا",
        "أ",
        "م",
        "ص",
        "ب",
        "ت",
        "ج",
        "ه",
        "ق",
        "ف",
        "ر",
        "س",
        "ع",
        "ن",
        "و",
        "ك",
        "ل",
        "ي",
        "ط",
        "أد",
        "اد",
        "خ",
        "ش",
    ]
)


def _within_word(text: str, pieces: Sequence[Piece], i: int) -> bool | None:
    """``www.un.org``, ``3.5``: a point between Latin letters or digits without a space.

    >>> _within_word("un.org", [(0, 2, "latin"), (2, 3, "mark"), (3, 6, "latin")], 1)
    False
    """
    if 0 < i < len(pieces) - 1 and pieces[i - 1][1] == pieces[i][0] and pieces[i][1] == pieces[i + 1][0]:
        kinds = {pieces[i - 1][2], pieces[i + 1][2]}
        if kinds <= {"latin", "number"}:
            return False
    return None


def _abbreviation(text: str, pieces: Sequence[Piece], i: int) -> bool | None:
    """``د. أحمد``, ``أ. ف. ب.``: a point after a single letter, unless the text ends there."""
    if i and text[pieces[i][0] : pieces[i][1]] == "." and i < len(pieces) - 1:
        start, end, kind = pieces[i - 1]
        if end == pieces[i][0] and kind in ("word", "latin") and (end - start == 1 or text[start:end] in ABBREVIATIONS):
            return False
    return None


def _ellipsis(text: str, pieces: Sequence[Piece], i: int) -> bool | None:
    """Two or more points inside a line are a pause."""
    start, end, _ = pieces[i]
    if (end - start > 1 or text[start] == "…") and i < len(pieces) - 1:
        return False
    return None


def _list_number(text: str, pieces: Sequence[Piece], i: int) -> bool | None:
    """``1. الهدف``: a point after a number that opens its line or sentence."""
    if i == 1 and pieces[0][2] == "number":
        return False
    return None


def _ends(text: str, pieces: Sequence[Piece], i: int) -> bool | None:
    return True


RULES: tuple[Callable[[str, Sequence[Piece], int], bool | None], ...] = (
    _within_word,
    _abbreviation,
    _ellipsis,
    _list_number,
    _ends,
)


def divide(text: str, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """The sentences of one line's pieces, as half-open ranges of indices; marks that close a quotation stay left.

    >>> line = "وصل د. سالم. ثم غادر"
    >>> from toolkit.language.tokens import pieces
    >>> divide(line, pieces(line))
    [(0, 5), (5, 7)]
    """
    found, first, i, count = [], 0, 0, len(pieces)
    depth = 0
    while i < count:
        start, _, kind = pieces[i]
        i += 1
        if kind != "mark":
            continue
        mark = text[start]
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth = max(0, depth - 1)
        if mark not in ENDING or (depth and i - first < 60):
            continue
        if not _decide(text, pieces[first : i + 1] if first else pieces, i - 1 - first):
            continue
        while i < count and pieces[i][2] == "mark" and text[pieces[i][0]] in CLOSERS | ENDING:
            if text[pieces[i][0]] == '"' and i + 1 < count and pieces[i + 1][0] == pieces[i][1]:
                break
            i += 1
        found.append((first, i))
        first, depth = i, 0
    if first < count:
        found.append((first, count))
    return found


def _decide(text: str, pieces: Sequence[Piece], i: int) -> bool:
    for rule in RULES:
        verdict = rule(text, pieces, i)
        if verdict is not None:
            return verdict
    return True
