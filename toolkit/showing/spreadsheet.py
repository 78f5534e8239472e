"""Cells of spreadsheets: what a program would run as a formula is made text again."""

from __future__ import annotations

from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell of text that begins so is a formula to a spreadsheet."""


def cell(value: Any) -> Any:
    """A value as a spreadsheet may have it: text that it would take for a formula gets an apostrophe before it.

    >>> cell("=HYPERLINK(1)"), cell("قصف الجيش مواقع"), cell(-9.0), cell(None)
    ("'=HYPERLINK(1)", 'قصف الجيش مواقع', -9.0, '')
    """
    if value is None:
        return ""
    if isinstance(value, str) and value.lstrip(" \n").startswith(FORMULA):
        return "'" + value
    return value
