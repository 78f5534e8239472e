"""Exports, each read back by a program that is not ours where there is one."""

import csv
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from toolkit import corpus
from toolkit.corpus.exporting import FORMATS
from toolkit.corpus.exporting.coded import CAMEO_COLUMNS
from toolkit.corpus.exporting.codes import act, acts, states
from toolkit.corpus.exporting.incidents import ACLED_COLUMNS, GED_COLUMNS, violence
from toolkit.corpus.opened import Corpus
from toolkit.corpus.store import CorpusError
from toolkit.model import STATUSES
from toolkit.reading.events import plover


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        return list(csv.DictReader(stream, delimiter=delimiter, quoting=quoting))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_bytes_and_leaves_nothing_unfinished(
    opened: Corpus, tmp_path: Path, form: str
) -> None:
    first = corpus.export(opened, form, out=tmp_path / "a")
    second = corpus.export(opened, form, out=tmp_path / "b")
    assert sorted(first) == sorted((tmp_path / "a").iterdir())
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_csv_has_a_bom_and_no_formula(opened: Corpus, tmp_path: Path) -> None:
    paths = corpus.export(opened, "csv", out=tmp_path)
    assert {path.stem for path in paths} == set(opened.tables)
    for path in paths:
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        for row in rows(path):
            assert not any(str(cell).startswith(("=", "+", "@")) for cell in row.values())
        assert len(pd.read_csv(path)) == len(opened.frame(path.stem))
    assert rows(tmp_path / "articles.csv")[-1]["id"] == "'=HYPERLINK(1)"


def test_json_lines_hold_what_the_tables_hold(opened: Corpus, tmp_path: Path) -> None:
    corpus.export(opened, "jsonl", out=tmp_path)
    for table in ("articles", "events", "positions", "errors"):
        frame = pd.read_json(tmp_path / f"{table}.jsonl", lines=True, encoding="utf-8")
        assert len(frame) == len(opened.frame(table))
    event = json.loads((tmp_path / "events.jsonl").read_text("utf-8").splitlines()[0])
    assert isinstance(event["source"], list)


def test_excel_sheets_run_from_right_to_left_and_hold_no_formula(opened: Corpus, tmp_path: Path) -> None:
    (path,) = corpus.export(opened, "xlsx", out=tmp_path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == list(opened.tables)
    for name in book.sheetnames:
        sheet = book[name]
        assert sheet.sheet_view.rightToLeft
        assert sheet.max_row == len(opened.frame(name)) + 1
        assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
    heading, *lines = book["articles"].iter_rows(values_only=True)
    last = dict(zip(heading, lines[-1], strict=True))
    assert last["id"] == "=HYPERLINK(1)"
    assert last["published"] == datetime(2017, 6, 20)
    book.close()


def test_excel_says_when_a_sheet_is_too_small(opened: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.corpus.exporting.tables.MOST_ROWS", 3)
    with pytest.raises(CorpusError, match="export as csv"):
        corpus.export(opened, "xlsx", out=tmp_path)
    assert not list(tmp_path.iterdir())


def test_polecat_has_its_forty_columns(opened: Corpus, tmp_path: Path) -> None:
    (path,) = corpus.export(opened, "polecat", out=tmp_path)
    frame = pd.read_csv(path, sep="\t", quoting=csv.QUOTE_NONE, dtype=str, keep_default_na=False)
    assert list(frame.columns) == plover()["polecat_columns"]
    assert len(frame.columns) == 40
    assert frame["Event ID"].is_unique
    assert set(frame["Event Type"]) <= set(plover()["score"])
    assert set(frame["Quad Code"]) <= {"1", "2", "3", "4"}
    assert set(frame["Language"]) == {"Arabic"}
    assert "652" in set(frame["Actor COW"]) | set(frame["Recipient COW"])
    for day in frame["Event Date"]:
        date.fromisoformat(day)
    assert (frame["GeoNames ID"] == "").all()


def test_polecat_codes_promises_as_the_manual_does(opened: Corpus, tmp_path: Path) -> None:
    corpus.export(opened, "polecat", out=tmp_path)
    coded = {row["Event ID"]: row for row in rows(tmp_path / "polecat.tsv", "\t")}
    events = opened.arrow("SELECT number || '-' || id AS known, type, status, score FROM events").to_pylist()
    future = [one for one in events if one["status"] == "future"]
    assert future
    for one in events:
        row = coded.get(one["known"])
        if one["status"] in ("hypothetical", "negated"):
            assert row is None
        elif one["status"] == "future" and one["type"] in ("CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"):
            assert row is not None
            assert (row["Event Type"], row["Quad Code"], float(row["Intensity"])) == ("AGREE", "1", 2.5)
        elif one["status"] == "future":
            assert (row is not None) == (one["type"] in ("RETREAT", "CONCEDE"))
        else:
            assert row is not None
            assert (row["Event Type"], float(row["Intensity"])) == (one["type"], one["score"])


def test_every_act_has_a_code_and_every_code_an_act() -> None:
    modes = {kind: (None, *plover()["modes"].get(kind, ())) for kind in plover()["score"]}
    used = {act(kind, mode).key for kind, known in modes.items() for mode in known}
    assert used == set(acts())
    assert {int(row["cameo"]) for row in acts().values()} <= set(range(1, 21))
    assert states()["YEM"]["cow"] == "679"


def test_cameo_has_all_events_with_their_status(opened: Corpus, tmp_path: Path) -> None:
    corpus.export(opened, "cameo", out=tmp_path)
    coded = rows(tmp_path / "cameo.tsv", "\t")
    assert list(coded[0]) == list(CAMEO_COLUMNS)
    assert len(coded) == len(opened.frame("events"))
    assert {row["status"] for row in coded} <= set(STATUSES)
    assert all(row["root_code"] in ("18", "19", "20", "17") for row in coded if row["plover_type"] == "ASSAULT")


def test_acled_and_ged_have_one_row_an_incident(opened: Corpus, tmp_path: Path) -> None:
    corpus.export(opened, "acled", out=tmp_path)
    corpus.export(opened, "ged", out=tmp_path)
    acled, ged = rows(tmp_path / "acled.csv"), rows(tmp_path / "ged.csv")
    assert list(acled[0]) == list(ACLED_COLUMNS)
    assert list(ged[0]) == list(GED_COLUMNS)
    assert len({row["event_id_cnty"] for row in acled}) == len(acled) <= len(set(opened.frame("incidents")["incident"]))
    kinds = {"Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots",
             "Strategic developments"}  # fmt: skip
    assert {row["event_type"] for row in acled} <= kinds
    (deadly,) = [row for row in ged if row["best"] == "12"]
    assert (deadly["side_a"], deadly["country_id"]) == ("Syrian army", "652")
    assert (deadly["date_start"], deadly["date_prec"]) == ("2017-06-19", "1")
    assert deadly["geom_wkt"].startswith("POINT (37.")


STRETCH = re.compile(r"T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")
ACT = re.compile(r"E\d+\t(\w+):(T\d+)((?: \w+:T\d+)*)")
MARK = re.compile(r"A\d+\t(Status|Mode) E\d+ [\w-]+|#\d+\tAnnotatorNotes T\d+\t.+")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (["military"], ["armed group"], 1),
        (["armed group"], ["armed group"], 2),
        (["armed group"], ["civilians", "person"], 3),
        (["military"], [], ""),
        ([], ["civilians"], 3),
    ],
)
def test_types_of_violence_are_those_of_ucdp(source: list[str], target: list[str], expected: object) -> None:
    sides = ([{"type": kind} for kind in side] for side in (source, target))
    assert violence(*sides) == expected


def test_brat_files_say_what_the_tables_say(opened: Corpus, tmp_path: Path) -> None:
    paths = corpus.export(opened, "brat", out=tmp_path)
    assert len(paths) == 2 * opened.about["articles"] + 1
    counted = dict.fromkeys(("mentions", "events", "quotes"), 0)
    for notes in tmp_path.glob("*.ann"):
        text = notes.with_suffix(".txt").read_bytes().decode("utf-8")
        known = {line.split("\t")[0] for line in notes.read_text("utf-8").splitlines()}
        for line in notes.read_text("utf-8").splitlines():
            if stretch := STRETCH.fullmatch(line):
                spans = [tuple(map(int, one.split())) for one in stretch[2].split(";")]
                assert stretch[3] == " ".join(text[first:last] for first, last in spans)
                counted["mentions"] += stretch[1] in ("Actor", "Place")
            elif found := ACT.fullmatch(line):
                counted["quotes" if found[1] == "QUOTE" else "events"] += 1
                assert {found[2], *re.findall(r":(T\d+)", found[3])} <= known
            else:
                assert MARK.fullmatch(line), line
    assert counted == {table: len(opened.frame(table)) for table in counted}


def selected(text: str, selectors: list[dict[str, Any]]) -> str:
    """What a reader of the W3C model would select: by position, checked against the quotation."""
    position = next(one for one in selectors if one["type"] == "TextPositionSelector")
    quote = next(one for one in selectors if one["type"] == "TextQuoteSelector")
    chosen = text[position["start"] : position["end"]]
    assert chosen == quote["exact"]
    assert quote["prefix"] + chosen + quote["suffix"] in text
    return chosen


def test_annotation_pages_follow_the_model(opened: Corpus, tmp_path: Path) -> None:
    corpus.export(opened, "annotations", out=tmp_path)
    texts = [row["text"] for row in opened.arrow("SELECT text FROM articles ORDER BY number").to_pylist()]
    pages = [json.loads(path.read_text("utf-8")) for path in sorted(tmp_path.glob("*.jsonld"))]
    assert len(pages) == len(texts)
    for page, text in zip(pages, texts, strict=True):
        assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
        assert len({one["id"] for one in page["items"]}) == len(page["items"]) > 5
        for one in page["items"]:
            assert one["type"] == "Annotation"
            assert one["motivation"] in ("identifying", "classifying")
            assert selected(text, one["target"]["selector"])


def test_an_unknown_format_is_named(opened: Corpus, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected one of acled"):
        corpus.export(opened, "pdf", out=tmp_path)
