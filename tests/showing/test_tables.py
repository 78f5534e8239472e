"""Tables have the same columns and dtypes for every analysis, and their offsets give the evidence back."""

from __future__ import annotations

import csv
import io

import pytest

from toolkit.analysis import Analysis
from toolkit.showing.tables import COLUMNS, rows, tables

ANALYSES = ("sample", "sixty", "empty", "alone", "hostile")
DTYPES = {"text": "string", "whole": "Int64", "number": "Float64", "truth": "boolean"}


@pytest.mark.parametrize("which", ANALYSES)
def test_columns_and_dtypes_are_fixed(which: str, request: pytest.FixtureRequest) -> None:
    known = tables(request.getfixturevalue(which))
    assert list(known) == list(COLUMNS)
    for name, frame in known.items():
        assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == {
            column: DTYPES[kind] for column, kind in COLUMNS[name].items()
        }, name


@pytest.mark.parametrize("which", ANALYSES)
def test_rows_have_the_columns_in_order(which: str, request: pytest.FixtureRequest) -> None:
    for name, found in rows(request.getfixturevalue(which)).items():
        assert all(list(row) == list(COLUMNS[name]) for row in found), name


def test_offsets_give_the_text_back(sample: Analysis) -> None:
    known = rows(sample)
    for name in ("sentences", "mentions", "figures", "dates"):
        assert known[name]
        for row in known[name]:
            assert sample.text[row["start"] : row["end"]] == row["text"]
            assert sample.article.lines[row["line"]].start <= row["start"]
    for row in known["events"]:
        assert sample.text[row["trigger_start"] : row["trigger_end"]] == row["trigger"]


def test_ids_refer_to_rows(sample: Analysis) -> None:
    known = rows(sample)
    actors = {row["id"] for row in known["actors"]}
    for row in known["events"]:
        assert set((row["source"] or "").split("|")) - {""} <= actors
    assert {row["id"] for row in known["mentions"] if row["of"] == "actor"} <= actors


def test_nothing_is_none_and_zero_is_zero(sixty: Analysis) -> None:
    frame = tables(sixty)["figures"]
    assert frame["value"].isna().sum() == 1
    assert tables(sixty)["positions"]["says"].dropna().eq(0).any()


def test_rows_need_no_pandas(empty: Analysis) -> None:
    import subprocess
    import sys

    code = (
        "import sys, toolkit, toolkit.showing.tables as t; t.rows(toolkit.analyze('')); print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_tables_survive_a_file(sample: Analysis) -> None:
    found = rows(sample)["events"]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(COLUMNS["events"]))
    writer.writeheader()
    writer.writerows(found)
    assert len(list(csv.DictReader(io.StringIO(stream.getvalue())))) == len(found)
