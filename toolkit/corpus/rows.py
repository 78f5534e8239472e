"""Rows on their way into and out of a database, a few thousand at a time, so that none of them stay in this process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

BATCH = 10_000
"""Rows that are held at once."""


class Rows:
    """A table that grows row by row; what the database has no memory for, it puts on the disk."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, table: str, columns: str) -> None:
        self._connection, self._table = connection, table
        self._cells: tuple[list[Any], ...] = tuple([] for _ in columns.split(","))
        connection.execute(f"CREATE OR REPLACE TABLE {table} ({columns})")

    def add(self, *row: object) -> None:
        """Take one row more."""
        for cells, cell in zip(self._cells, row, strict=True):
            cells.append(cell)
        if len(self._cells[0]) >= BATCH:
            self.end()

    def end(self) -> None:
        """Bring the rows to the database that are still here."""
        import pyarrow

        some = pyarrow.table({f"c{at}": pyarrow.array(cells) for at, cells in enumerate(self._cells)})
        if some.num_rows:
            self._connection.register("arrived", some)
            self._connection.execute(f"INSERT INTO {self._table} FROM arrived")
            self._connection.unregister("arrived")
        for cells in self._cells:
            cells.clear()


def streamed(
    connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[Any] = ()
) -> Iterator[tuple[Any, ...]]:
    """The rows of an answer, `BATCH` of them at a time."""
    cursor = connection.cursor()
    cursor.execute(query, list(values))
    while rows := cursor.fetchmany(BATCH):
        yield from rows


def stretches(connection: duckdb.DuckDBPyConnection, sizes: str, most: int) -> Iterator[tuple[Any, Any]]:
    """First and last key of each stretch of an order that holds no more than so much, or one key alone.

    ``sizes`` asks for each key and how much it has, in order. What is sorted stretch by stretch needs no more memory
    the more there is of it; a sort of all at once does, even where it spills.
    """
    first, last, held = None, None, 0
    for key, size in streamed(connection, sizes):
        if held and held + size > most:
            yield first, last
            held = 0
        first, last, held = (first if held else key), key, held + size
    if held:
        yield first, last
