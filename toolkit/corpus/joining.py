"""What is made when all articles are there: which are copies of one another, which events are one incident, and the
words of all parts in one order, in which the concordance finds one of them without a look at the others."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.corpus.copies import find_copies
from toolkit.corpus.incidents import find_incidents
from toolkit.corpus.rows import BATCH, stretches
from toolkit.corpus.schema import ACROSS, TABLES, arrow_schema
from toolkit.corpus.store import SPILL, Store, writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb
    import pyarrow

ASKING, JOINING = "1GB", "256MB"
"""What DuckDB may hold in memory for the questions to a corpus, and for its making beside all else that a run holds;
what does not fit goes to files that are thrown away."""
THREADS = 2
"""Of a join: each needs memory of its own, and a machine of many processors has no more for it."""
OFFSETS_SORTED = 4_000_000
"""Places of words that are put in order at once."""
_OFFSETS = ("numbers", "ordinals", "starts")
_SIZES = "SELECT word, sum(len(numbers)) FROM words GROUP BY word ORDER BY word"
_SORTED = f"""
SELECT word, lemma, {", ".join(_OFFSETS)} FROM words WHERE word BETWEEN ? AND ? ORDER BY word, lemma, numbers[1]
"""
_LEMMAS = "SELECT DISTINCT lemma FROM words WHERE word = ? ORDER BY lemma"
_IN_PLACE = f"SELECT word, lemma, {', '.join(_OFFSETS)} FROM words WHERE word = ? AND lemma = ?"
"""A word that is too frequent to be sorted: its rows lie in the order of the parts already."""


def connected(store: Store, parts: int, *, across: bool = True) -> duckdb.DuckDBPyConnection:
    """A database in memory with a view of each table; nothing is read before it is asked for."""
    import duckdb

    # The folder of a finished corpus may be one that this user cannot write to.
    spill = Path(tempfile.gettempdir()) / f"mawqif-{os.getpid()}" if across else store.folder / SPILL
    connection = duckdb.connect(
        config={
            "memory_limit": ASKING if across else JOINING,
            **({} if across else {"threads": THREADS}),
            "temp_directory": str(spill),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    for table in TABLES:
        joined = across and table == "words"
        _view(
            connection, table, [store.across(table)] if joined else [store.path(table, part) for part in range(parts)]
        )
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
    """Find copies and incidents, sort the words, and write their tables."""
    from pyarrow import parquet

    with connected(store, parts, across=False) as connection:
        for table, find in (("copies", find_copies), ("incidents", find_incidents)):
            schema = arrow_schema(table)
            with (
                writing(store.across(table)) as stream,
                parquet.ParquetWriter(stream, schema, compression="zstd") as writer,
            ):
                for batch in find(connection):
                    writer.write_batch(batch.cast(schema))
        schema = arrow_schema("words")
        packed = {f"{name}.list.element": "DELTA_BINARY_PACKED" for name in _OFFSETS}
        with (
            writing(store.across("words")) as stream,
            parquet.ParquetWriter(
                stream, schema, compression="zstd", use_dictionary=["word", "lemma"], column_encoding=packed
            ) as writer,
        ):
            for batch in _words(connection):
                writer.write_batch(batch.cast(schema))


def _words(connection: duckdb.DuckDBPyConnection) -> Iterator[pyarrow.RecordBatch]:
    """The words of all parts in one order."""
    for stretch in stretches(connection, _SIZES, OFFSETS_SORTED):
        if stretch[0] != stretch[1]:
            yield from connection.sql(_SORTED, params=stretch).to_arrow_reader(BATCH)
            continue
        for (lemma,) in connection.execute(_LEMMAS, [stretch[0]]).fetchall():
            yield from connection.sql(_IN_PLACE, params=[stretch[0], lemma]).to_arrow_reader(BATCH)
