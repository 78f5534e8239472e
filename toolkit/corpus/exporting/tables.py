"""The tables as they are: CSV and Excel for spreadsheets, JSON Lines for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.corpus.exporting.files import complete, rows_of, write_delimited
from toolkit.corpus.schema import ACROSS, SHOWN, TABLES
from toolkit.corpus.store import CorpusError
from toolkit.files import completed
from toolkit.showing.spreadsheet import cell

if TYPE_CHECKING:
    from toolkit.corpus.opened import Corpus

MOST_ROWS, MOST_TEXT = 1_048_575, 32_767
"""What a sheet and a cell of Excel hold."""


def _rows(corpus: Corpus, table: str) -> Iterator[dict[str, Any]]:
    return rows_of(corpus, f"FROM {table}")


def _columns(table: str) -> tuple[str, ...]:
    return tuple({**TABLES, **ACROSS}[table])


def _joined(value: Any) -> Any:
    return "|".join(map(str, value)) if isinstance(value, list) else value


def write_csv(corpus: Corpus, out: Path) -> tuple[Path, ...]:
    """One file of each table; ids of a cell are separated by ``|``."""
    return tuple(
        write_delimited(
            out / f"{table}.csv",
            _columns(table),
            ([cell(_joined(value)) for value in row.values()] for row in _rows(corpus, table)),
            bom=True,
        )
        for table in SHOWN
    )


def write_jsonl(corpus: Corpus, out: Path) -> tuple[Path, ...]:
    """One file of each table; lists are lists, days are ``YYYY-MM-DD``."""
    paths = []
    for table in SHOWN:
        with complete(out / f"{table}.jsonl") as stream:
            for row in _rows(corpus, table):
                stream.write(json.dumps(row, ensure_ascii=False, default=date.isoformat) + "\n")
        paths.append(out / f"{table}.jsonl")
    return tuple(paths)


def write_xlsx(corpus: Corpus, out: Path) -> tuple[Path, ...]:
    """One workbook, a sheet of each table from right to left, nothing in it a formula; the same bytes every time.

    Raises CorpusError where a table has more rows than a sheet holds.
    """
    import xlsxwriter

    path = out / "corpus.xlsx"
    for table in SHOWN:
        (count,) = corpus.connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0]
        if count > MOST_ROWS:
            raise CorpusError(
                f"{path}: {table} has {count:,} rows, a sheet of Excel holds {MOST_ROWS:,}; export as csv"
            )
    settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with completed(path) as unfinished, xlsxwriter.Workbook(str(unfinished), settings) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        heading, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
        for table in SHOWN:
            sheet = book.add_worksheet(table)
            sheet.right_to_left()
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(_columns(table)) - 1, 16)
            sheet.write_row(0, 0, _columns(table), heading)
            for at, row in enumerate(_rows(corpus, table), 1):
                for column, value in enumerate(row.values()):
                    known = _joined(value)
                    if isinstance(known, date):
                        sheet.write_datetime(at, column, datetime(known.year, known.month, known.day), day)
                    elif isinstance(known, str):
                        sheet.write_string(at, column, known[:MOST_TEXT])
                    elif known is not None:
                        sheet.write(at, column, known)
    return (path,)
