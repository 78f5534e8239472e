"""What is found when all articles are there: which are copies of one another, and which events are one incident."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.corpus.copies import find_copies
from toolkit.corpus.incidents import find_incidents
from toolkit.corpus.schema import ACROSS, TABLES, arrow_schema
from toolkit.corpus.store import Store, written

if TYPE_CHECKING:
    import duckdb

MEMORY = "1GB"
"""What DuckDB may hold in memory; what does not fit goes to files that are thrown away."""


def connected(store: Store, parts: int, *, across: bool = True) -> duckdb.DuckDBPyConnection:
    """A database in memory with a view of each table; nothing is read before it is asked for."""
    import duckdb

    connection = duckdb.connect(
        config={"memory_limit": MEMORY, "autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )
    for table in TABLES:
        _view(connection, table, [store.path(table, part) for part in range(parts)])
    for table in ACROSS if across else ():
        _view(connection, table, [store.across(table)])
    return connection


def _view(connection: duckdb.DuckDBPyConnection, table: str, files: list[Path]) -> None:
    if not files:
        connection.register("nothing", arrow_schema(table).empty_table())
        connection.execute(f"CREATE TABLE {table} AS FROM nothing")
        connection.unregister("nothing")
        return
    names = ", ".join("'" + str(path).replace("'", "''") + "'" for path in files)
    connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet([{names}])")


def join(store: Store, parts: int) -> None:
    """Find copies and incidents and write their tables."""
    from pyarrow import parquet

    with connected(store, parts, across=False) as connection:
        for table, find in (("copies", find_copies), ("incidents", find_incidents)):
            stream = io.BytesIO()
            parquet.write_table(find(connection).cast(arrow_schema(table)), stream, compression="zstd")
            written(store.across(table), stream.getvalue())
