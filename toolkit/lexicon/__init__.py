"""The vocabulary: what the toolkit knows about words, actors, places and units, as tables that a person can read.

`load` reads and checks the tables that ship with the package; a `Lexicon` is a frozen value that every
stage is given. ``toolkit/lexicon/schema.py`` says which columns each file has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
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


class _Shipped(Mapping[str, Table]):
    """The tables that ship with the package, each read when it is first asked for: numbers need no places."""

    def __init__(self) -> None:
        self._read: dict[str, Table] = {}

    def __getitem__(self, file: str) -> Table:
        if file not in self._read:
            self._read[file] = read_table(FOLDER / file, SCHEMA[file])
        return self._read[file]

    def __contains__(self, file: object) -> bool:
        return file in SCHEMA

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(SCHEMA))

    def __len__(self) -> int:
        return len(SCHEMA)


@cache
def load() -> Lexicon:
    """The vocabulary that ships with the package; each table is read and checked when it is first asked for.

    Asking for a table raises LexiconError where its file is not as its schema says.

    >>> row = load().tables["actors.tsv"].rows["free-syrian-army"]
    >>> "الجيش السوري الحر" in row["names"].split("|")
    True
    """
    digest = hashlib.sha256()
    for file in sorted(SCHEMA):
        digest.update((FOLDER / file).read_bytes())
    return Lexicon(_Shipped(), digest.hexdigest()[:12])
