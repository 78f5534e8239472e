"""The run: nothing lost, nothing twice, the same bytes however it came about."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from toolkit import corpus
from toolkit.corpus.parts import Part, analysed
from toolkit.corpus.pieces import Piece
from toolkit.corpus.running import Progress
from toolkit.corpus.schema import TABLES, arrow_schema
from toolkit.corpus.store import CorpusError, Store, locked
from toolkit.lexicon import LexiconError

Contents = Callable[[Path], dict[str, bytes]]
WriteArticles = Callable[[Path, int], Path]


def files(folder: Path, table: str) -> list[Path]:
    """The files of a table, in order."""
    return sorted((folder / table).glob("*.parquet"))


def test_all_articles_and_what_could_not_be_read_are_there(whole: Path) -> None:
    store = Store(whole)
    manifest = store.manifest()
    assert (manifest["articles"], manifest["errors"], manifest["parts"]) == (59, 1, 12)
    numbers = [n for file in files(whole, "articles") for n in parquet.read_table(file)["number"].to_pylist()]
    assert numbers == list(range(59))
    (error,) = [row for file in files(whole, "errors") for row in parquet.read_table(file).to_pylist()]
    assert (error["number"], error["path"], error["line"]) == (59, "many.jsonl", 60)
    assert "no text" in error["reason"]


@pytest.mark.parametrize("table", TABLES)
def test_every_file_has_the_columns_and_types_of_its_table(whole: Path, table: str) -> None:
    for file in files(whole, table):
        assert parquet.read_schema(file).equals(arrow_schema(table))


def test_every_row_belongs_to_an_article(whole: Path) -> None:
    for table in set(TABLES) - {"errors"}:
        for part, file in enumerate(files(whole, table)):
            rows = parquet.read_table(file)
            if table == "words":
                numbers = [n for some in rows["numbers"].to_pylist() for n in some]
            else:
                numbers = rows["number"].to_pylist()
                assert numbers == sorted(numbers)
            assert set(numbers) <= set(range(part * 5, part * 5 + 5))
    assert sum(parquet.read_metadata(file).num_rows for file in files(whole, "events")) >= 59


def test_a_second_run_makes_nothing_again(whole: Path, many: Path, contents: Contents) -> None:
    before, seen = contents(whole), []
    outcome = corpus.run(many, out=whole, processes=1, part_size=5, progress=seen.append)
    assert (outcome.articles, outcome.kept, outcome.errors) == (59, 59, 1)
    assert contents(whole) == before
    assert seen[-1] == Progress(59, 1, 59, 1.0)


def test_only_the_parts_whose_input_changed_are_made_again(
    tmp_path: Path, write_articles: WriteArticles, contents: Contents
) -> None:
    source = write_articles(tmp_path / "in.jsonl", 23)
    corpus.run(source, out=tmp_path / "out", processes=1, part_size=5)
    lines = source.read_text("utf-8").splitlines()
    lines[12] = json.dumps({"text": "زار الوزير العاصمة."})
    source.write_text("\n".join(lines[:20]), "utf-8")
    outcome = corpus.run(source, out=tmp_path / "out", processes=1, part_size=5)
    assert (outcome.articles, outcome.kept) == (20, 15)
    corpus.run(source, out=tmp_path / "fresh", processes=1, part_size=5)
    assert contents(tmp_path / "out") == contents(tmp_path / "fresh")


def test_other_rules_or_another_lexicon_make_all_parts_again(
    tmp_path: Path, write_articles: WriteArticles, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_articles(tmp_path / "in.jsonl", 8)
    corpus.run(source, out=tmp_path / "out", processes=1, part_size=5)
    other = {"schema": "1", "toolkit": "9", "lexicon": "l", "rules": "r"}
    monkeypatch.setattr("toolkit.corpus.running.versions", lambda own=(): other)
    monkeypatch.setattr("toolkit.corpus.parts.versions", lambda own=(): other)
    assert corpus.run(source, out=tmp_path / "out", processes=1, part_size=5).kept == 0
    assert corpus.run(source, out=tmp_path / "out", processes=1, part_size=5).kept == 8


OWN = "slug\tnames\ttype\nsilver-hand\tقبضة الفضة\tarmed group\n"


def test_rows_of_ones_own_reach_the_store_and_other_rows_make_all_parts_again(tmp_path: Path) -> None:
    source, own, out = tmp_path / "in.jsonl", tmp_path / "own.tsv", tmp_path / "out"
    source.write_text('{"text": "قصفت قبضة الفضة مواقع داعش."}\n' * 8, "utf-8")
    own.write_text(OWN, "utf-8")

    def run(lexicon: list[Path]) -> tuple[int, str]:
        kept = corpus.run(source, out=out, processes=1, part_size=5, lexicon=lexicon).kept
        return kept, Store(out).manifest()["versions"]["lexicon"]

    shipped = run([])[1]
    kept, mine = run([own])
    assert kept == 0
    assert mine.startswith(shipped + "+")
    (file, *_) = files(out, "events")
    assert parquet.read_table(file)["source"].to_pylist() == [["silver-hand"]] * 5
    assert run([own]) == (8, mine), "the same rows: nothing is made again"
    own.write_text(OWN.replace("armed group", "organisation"), "utf-8")
    kept, other = run([own])
    assert (kept, other == mine) == (0, False)
    assert run([]) == (0, shipped)


def test_a_bad_row_of_ones_own_is_told_before_anything_is_touched(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("قصف الجيش حلب.", "utf-8")
    own = tmp_path / "own.tsv"
    own.write_text(OWN + "second\tكف الفضة\tgang\n", "utf-8")
    with pytest.raises(LexiconError, match=r"own\.tsv:3: expected type: one of .*got 'gang'"):
        corpus.run(tmp_path / "in.txt", out=tmp_path / "out", lexicon=own)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("harm", ["cut", "gone", "unstamped"])
def test_a_damaged_part_is_made_again(
    tmp_path: Path, write_articles: WriteArticles, contents: Contents, harm: str
) -> None:
    source = write_articles(tmp_path / "in.jsonl", 12)
    corpus.run(source, out=tmp_path / "out", processes=1, part_size=5)
    before = contents(tmp_path / "out")
    if harm == "unstamped":
        Store(tmp_path / "out").stamp(1).unlink()
    else:
        path = Store(tmp_path / "out").path("events", 1)
        path.unlink() if harm == "gone" else path.write_bytes(path.read_bytes()[:100])
    assert corpus.run(source, out=tmp_path / "out", processes=1, part_size=5).kept == 7
    assert contents(tmp_path / "out") == before


def test_a_fault_of_the_analysis_is_an_error_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    import toolkit

    real = toolkit.analyze

    def analyze(article: object, **given: object) -> object:
        if "حلب" in article.text:  # type: ignore[attr-defined]
            raise RecursionError("too deep")
        return real(article, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(toolkit, "analyze", analyze)
    texts = ("قصف الجيش حلب.", "قصف الجيش إدلب.")
    part = Part(0, 0, tuple(Piece(f"{n}.txt", None, ".txt", text.encode()) for n, text in enumerate(texts)))
    made = analysed(part)
    assert (made.rows["articles"], made.rows["errors"]) == (1, 1)
    (error,) = parquet.read_table(pyarrow.BufferReader(made.tables["errors"])).to_pylist()
    assert error == {
        "number": 0, "path": "0.txt", "line": None, "reason": "the analysis failed: RecursionError: too deep"
    }  # fmt: skip


def test_lone_surrogates_and_odd_characters_reach_the_store(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "قصف الجيش \\ud800 حلب\\u0000."}\n', "utf-8")
    assert corpus.run(tmp_path / "in.jsonl", out=tmp_path / "out").errors == 0
    (row,) = parquet.read_table(Store(tmp_path / "out").path("articles", 0)).to_pylist()
    assert "\N{REPLACEMENT CHARACTER}" in row["text"]


def test_an_empty_input_is_an_empty_corpus(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert corpus.run(tmp_path / "in", out=tmp_path / "out").articles == 0
    assert Store(tmp_path / "out").manifest()["parts"] == 0


@pytest.mark.parametrize(
    ("inputs", "out", "expected"),
    [("nothing.jsonl", "out", "no such file"), (".", "in", "outside of the input"), ("a.txt", "full", "other files")],
)
def test_what_a_run_refuses(tmp_path: Path, inputs: str, out: str, expected: str) -> None:
    (tmp_path / "a.txt").write_text("قصف الجيش حلب.", "utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.docx").touch()
    with pytest.raises(CorpusError, match=expected):
        corpus.run(tmp_path / inputs, out=tmp_path / out)
    assert (tmp_path / "full" / "thesis.docx").exists()


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path, many: Path) -> None:
    with locked(tmp_path / "out"), pytest.raises(CorpusError, match="another run"):
        corpus.run(many, out=tmp_path / "out")


def test_a_corpus_is_not_written_over_a_file(tmp_path: Path, many: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(CorpusError, match="out: expected a folder, got a file"):
        corpus.run(many, out=tmp_path / "out")


def test_an_unfinished_corpus_is_not_read(tmp_path: Path) -> None:
    with locked(tmp_path / "out"):
        Store(tmp_path / "out").begin()
    with pytest.raises(CorpusError, match="was stopped"):
        Store(tmp_path / "out").manifest()


RUN = "import sys; from toolkit import corpus; corpus.run(sys.argv[1], out=sys.argv[2], processes=1, part_size=5)"


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_killed_ten_times_at_random_points_and_resumed(
    tmp_path: Path, many: Path, whole: Path, contents: Contents
) -> None:
    """kill -9 anywhere: between tables of a part, in the middle of a file, before the manifest."""
    out, chance, kills = tmp_path / "out", random.Random(7), 0
    command = [sys.executable, "-c", RUN, str(many), str(out)]
    while kills < 10:
        running = subprocess.Popen(command)
        seen = sum(1 for _ in out.rglob("*")) if out.exists() else 0
        while running.poll() is None and (sum(1 for _ in out.rglob("*")) if out.exists() else 0) <= seen:
            time.sleep(0.005)  # not before it has written something new, or there would be no end
        time.sleep(chance.uniform(0, 0.05))
        if running.poll() is not None:  # it came to its end: begin anew with less
            Store(out).stamp(chance.randrange(12)).unlink()
            continue
        running.send_signal(signal.SIGKILL)
        running.wait()
        kills += 1
    assert subprocess.run(command, check=False).returncode == 0
    assert contents(out) == contents(whole)
