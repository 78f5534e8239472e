"""Which columns each vocabulary file has. Whoever adds a file adds its columns here."""

from __future__ import annotations

from toolkit.lexicon.table import Column

SCHEMA: dict[str, tuple[Column, ...]] = {}
"""File name -> columns; the first column is the key."""
