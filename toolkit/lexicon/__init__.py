"""The vocabulary: what the toolkit knows about words, actors, places and units, as tables that a person can read.

`load` reads and checks the tables that ship with the package; a `Lexicon` is a frozen value that every
stage is given. ``toolkit/lexicon/schema.py`` says which columns each file has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from toolkit.lexicon.schema import SCHEMA
from toolkit.lexicon.table import Column, LexiconError, Row, Table, read_table

__all__ = ["Column", "Lexicon", "LexiconError", "Row", "Table", "load", "read_table"]

FOLDER = Path(__file__).parent


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All tables of the vocabulary. Equal only to itself, so that what is compiled from it can be cached."""

    tables: Mapping[str, Table]
    version: str
    """First 12 hexadecimal digits of the SHA-256 of all files."""

    def __getitem__(self, file: str) -> Table:
        return self.tables[file]

    def row(self, ref: str) -> Row:
        """The row that a rule names (``triggers.tsv:قصف``); KeyError where there is none."""
        file, _, key = ref.partition(":")
        return self.tables[file].rows[key]

    def without(self, ref: str) -> Lexicon:
        """The lexicon less one row; KeyError where there is none."""
        file, _, key = ref.partition(":")
        table = self.tables[file].without(key)
        return replace(self, tables={**self.tables, file: table}, version=f"{self.version}-{ref}")


@cache
def load() -> Lexicon:
    """The vocabulary that ships with the package, read once.

    Raises LexiconError for a file that is not as its schema says.
    """
    tables, digest = {}, hashlib.sha256()
    for file, columns in sorted(SCHEMA.items()):
        digest.update((FOLDER / file).read_bytes())
        tables[file] = read_table(FOLDER / file, columns)
    return Lexicon(tables, digest.hexdigest()[:12])
