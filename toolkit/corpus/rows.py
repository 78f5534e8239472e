"""Rows on their way into and out of a database, a few thousand at a time, so that none of them stay in this process."""

from __future__ import annotations

from collections.abc import Iterator
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


def streamed(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of an answer, `BATCH` of them at a time."""
    cursor = connection.cursor()
    cursor.execute(query)
    while rows := cursor.fetchmany(BATCH):
        yield from rows
