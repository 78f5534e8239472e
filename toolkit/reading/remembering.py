"""Indexes of a value that was read, made once and found again as long as the same value is asked about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
Index = TypeVar("Index")

KEPT = 2
"""Values remembered by each function: an article at a time, and one to go back to."""


def remembered(make: Callable[[Value], Index]) -> Callable[[Value], Index]:
    """The function, with its last few answers remembered by the identity of what it was asked about.

    For functions of one frozen value: to compare or hash a whole parsed article takes longer than to index it. The
    value is kept beside its answer, so its identity is not another's in the meantime.

    >>> first_word = remembered(lambda words: words[0])
    >>> line = ("وصل", "الوزير")
    >>> first_word(line) is first_word(line)
    True
    """
    kept: tuple[tuple[Value, Index], ...] = ()

    def find(value: Value) -> Index:
        nonlocal kept
        for one, index in kept:
            if one is value:
                return index
        made = make(value)
        kept = ((value, made), *kept[: KEPT - 1])
        return made

    find.__doc__ = make.__doc__
    return find
