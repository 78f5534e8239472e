"""The command line: corpus, search, export."""

from pathlib import Path

import pytest

from toolkit.__main__ import DONE, MISUSED, UNREADABLE, main
from toolkit.commands.corpus import run, summary
from toolkit.corpus.running import Outcome

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "toolkit" / "samples"


def test_run_search_and_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "corpus"
    assert main(["corpus", str(SAMPLES), "--out", str(out)]) == DONE
    count = len(list(SAMPLES.glob("*.md")))
    said = capsys.readouterr().out
    assert f"{count} articles, no errors" in said
    assert main(["corpus", str(SAMPLES), "--out", str(out)]) == DONE
    assert f"({count} of them before)" in capsys.readouterr().out

    assert main(["search", str(out), "الرقة", "-n", "2"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert all("«" in line and "»" in line for line in lines[1::2])
    assert main(["search", str(out), "--event", "ASSAULT", "--visual"]) == DONE
    assert main(["search", str(out), "--lemma", "قصف"]) == DONE
    assert main(["search", str(out), "برتقال"]) == DONE
    assert capsys.readouterr().err == "mawqif: nothing found\n"

    assert main(["export", str(out), "polecat", "-o", str(tmp_path / "export")]) == DONE
    assert (tmp_path / "export" / "polecat.tsv").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["corpus", "nothing.jsonl", "-o", "out"], UNREADABLE, "no such file"),
        (["corpus", str(SAMPLES)], MISUSED, "--out"),
        (["corpus", str(SAMPLES), "-o", "out", "--lexicon", "bad.tsv"], UNREADABLE, "bad.tsv:2: expected country: "),
        (["corpus", str(SAMPLES), "-o", "out", "--lexicon", "none.tsv"], UNREADABLE, "none.tsv"),
        (["search", "nothing", "الرقة"], UNREADABLE, "expected a corpus"),
        (["search", "nothing"], MISUSED, "expected one of WORDS"),
        (["search", "nothing", "الرقة", "--actor", "isis"], MISUSED, "expected one of WORDS"),
        (["search", "nothing", "--event", " "], MISUSED, "expected one of WORDS"),
        (["export", "nothing", "pdf"], MISUSED, "expected one of acled"),
    ],
)
def test_what_is_wrong_is_one_line(
    arguments: list[str], code: int, said: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("bad.tsv").write_text("slug\tnames\ttype\tcountry\nwhite-hill\tفرسان التل\tparty\tQQQ\n", "utf-8")
    assert main(arguments) == code
    error = capsys.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1


def test_what_could_not_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ['{"text": "قصف الجيش حلب."}', *("{}" for _ in range(7))]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text("\n".join(rows), "utf-8")
    (tmp_path / "in" / "scan.pdf").touch()
    assert main(["corpus", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == DONE
    out, err = capsys.readouterr()
    assert "1 article, 7 could not be read (table errors), files of other kinds left out: 1" in out
    first, *_, last = err.splitlines()
    assert first.startswith("mawqif: in/a.jsonl, line 2: no text")
    assert last == "mawqif: and 2 more in the table errors"
    (tmp_path / "in" / "a.jsonl").write_text("{}", "utf-8")
    assert main(["corpus", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == UNREADABLE
    assert main(["search", str(tmp_path / "out"), "--event", "ASSULT"]) == MISUSED


def test_a_log_has_a_line_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], many: Path
) -> None:
    monkeypatch.setattr("toolkit.commands.corpus.LOG_SECONDS", 0)
    run([many], out=tmp_path / "out", scheduler=None, processes=1)
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith("mawqif: 100%, 59 articles, 1 error, ")
    assert first.endswith(" a second, 0:00 left")
    assert last.endswith("looking for copies and incidents among them")


def test_a_run_is_summed_up_in_a_line() -> None:
    assert summary(Outcome(Path("c"), 1200, 3, 200), 10.0) == (
        "c: 1,200 articles (200 of them before), 3 could not be read (table errors); 10.0 s, 100 articles a second"
    )
