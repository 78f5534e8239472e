"""The whole road: the same bytes each time, any article, errors in one line."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from toolkit.files import ReadError
from toolkit.lexicon import LexiconError
from toolkit.model import Article
from toolkit.reporting import report
from toolkit.reporting.build import file_name

SAMPLE = Path(__file__).parents[2] / "toolkit" / "samples" / "raqqa-2017-06-26.md"


def digests(paths) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_writes_four_files_and_tells_its_progress(made, steps):
    assert [path.name for path in made] == [
        f"raqqa-2017-06-26.{language}.{kind}" for language in ("ar", "en") for kind in ("html", "pdf")
    ]
    assert {path.name for path in made[0].parent.iterdir()} == {path.name for path in made}, "no half files stay"
    assert steps[-1] == ("", 12, 12)
    assert len(steps) == 13
    assert {total for _, _, total in steps} == {12}


def test_same_bytes_in_another_folder_with_another_seed_and_clock(made, tmp_path):
    """In a process of its own: other folder, hash seed, time zone, locale, home."""
    code = (
        "import sys; from pathlib import Path; from toolkit.reporting import report\n"
        "if __name__ == '__main__': report(Path(sys.argv[1]), language='ar', out=Path(sys.argv[2]))"
    )
    elsewhere = tmp_path / "somewhere else"
    elsewhere.mkdir()
    copied = elsewhere / SAMPLE.name
    copied.write_bytes(SAMPLE.read_bytes())
    settings = {"PYTHONHASHSEED": "12345", "TZ": "Pacific/Auckland", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}
    subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(copied), str(elsewhere / "out")],
        check=True, cwd=elsewhere, env={**os.environ, **settings},
    )  # fmt: skip
    expected = {name: digest for name, digest in digests(made).items() if ".ar." in name}
    assert digests((elsewhere / "out").iterdir()) == expected


def test_an_article_with_nothing_in_it_and_no_date(tmp_path):
    article = Article("شيء/ما: 1", "وصفة اليوم\nاخلطي الدقيق بالماء واتركيه ساعة.", title="وصفة اليوم")
    html, pdf = report(article, language="ar", out=tmp_path)
    assert html.name == "شيء-ما-1.ar.html"
    text = html.read_text(encoding="utf-8")
    assert "غير مذكور" in text
    assert pdf.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("given", "expected"),
    [("a/b", "a-b"), ("..", "article"), ("", "article"), ("خبر 1", "خبر-1"), ("x" * 300, "x" * 100)],
)
def test_file_name(given, expected):
    assert file_name(given) == expected


def test_rows_of_ones_own_are_used_and_named(tmp_path):
    own = tmp_path / "my rows.tsv"
    own.write_text("slug\tnames\tname_en\ttype\nsilver-hand\tقبضة الفضة\tSilver Hand\tarmed group\n", "utf-8")
    html, _ = report(
        Article("own", "هجوم\nقصفت قبضة الفضة مواقع داعش."), language="en", out=tmp_path / "out", lexicon=own
    )
    text = html.read_text(encoding="utf-8")
    assert "Silver Hand" in text
    assert "--lexicon my rows.tsv" in text
    assert str(tmp_path) not in text


def test_bad_input_is_refused_before_anything_starts(tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        report(tmp_path / "missing.md", out=tmp_path)
    bad = tmp_path / "bad.tsv"
    bad.write_text("slug\tnames\ttype\tparent\nwhite-hill\tفرسان التل\tparty\tnobody\n", "utf-8")
    with pytest.raises(LexiconError, match=r"bad\.tsv:2: expected parent: the slug of an actor"):
        report(SAMPLE, out=tmp_path, lexicon=[bad])
    with pytest.raises(ValueError, match="language: expected one of ar, en, got 'fr'"):
        report(SAMPLE, language="fr", out=tmp_path)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"published: expected a date as YYYY-MM-DD, got '26\.6\.2017'"):
        report(SAMPLE, published="26.6.2017", out=tmp_path)


def test_published_is_taken_as_a_date_too(tmp_path, monkeypatch):
    seen = {}
    monkeypatch.setattr("toolkit.reporting.build.build", lambda article, **given: seen.update(given) or ())
    report(SAMPLE, published=date(2017, 6, 27), out=tmp_path)
    assert seen["published"] == date(2017, 6, 27)
