"""Writing exported files: row by row, and under their own name only when they are complete."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from toolkit.files import completed

if TYPE_CHECKING:
    from toolkit.corpus.opened import Corpus

ROWS = 2000
"""Rows that are in memory at a time."""


@contextmanager
def complete(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file that takes its name when all is written."""
    with completed(path) as unfinished, unfinished.open("w", encoding=encoding, newline="") as stream:
        yield stream


def rows_of(corpus: Corpus, query: str, values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
    """The rows of an answer as dictionaries, in order and a few at a time."""
    cursor = corpus.connection.cursor()
    cursor.execute(query, list(values))
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(ROWS):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def write_delimited(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, delimiter: str = ",", bom: bool = False
) -> Path:
    """Write a table of text; a tab or a line's end within a cell of a tab-separated table becomes a blank."""
    with complete(path, encoding="utf-8-sig" if bom else "utf-8") as stream:
        if delimiter == ",":
            writer = csv.writer(stream)
            writer.writerow(columns)
            writer.writerows(rows)
            return path
        for row in chain((columns,), rows):
            cells = ("" if value is None else " ".join(str(value).split()) for value in row)
            stream.write(delimiter.join(cells) + "\n")
    return path
