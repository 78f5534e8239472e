"""A corpus for the eye: tables, plots, the notebook and its report."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from toolkit import corpus
from toolkit.corpus.opened import Corpus
from toolkit.corpus.store import CorpusError
from toolkit.reporting.archive import report_corpus
from toolkit.showing import corpus as shown
from toolkit.showing import corpus_plots as plots
from toolkit.showing.fragment import Fragment

Language = Literal["ar", "en"]
TABLES = (shown.overview, shown.reports, shown.incidents, shown.ledger, shown.naming)


@pytest.fixture(scope="module")
def opened(samples: Path) -> Iterator[Corpus]:
    with corpus.open(samples) as known:
        yield known


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("empty")
    (folder / "in").mkdir()
    corpus.run(folder / "in", out=folder / "out")
    with corpus.open(folder / "out") as known:
        yield known


def words(fragment: Fragment) -> str:
    return re.sub(r"<[^>]+>", " ", str(fragment))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_table_has_rows_in_both_languages(opened: Corpus, table: object, language: Language) -> None:
    fragment = table(opened, language=language)  # type: ignore[operator]
    assert f'lang="{language}"' in str(fragment)
    assert str(fragment).count("<tr") > 1
    assert "nan" not in words(fragment).lower().split()


def test_what_the_tables_say(opened: Corpus) -> None:
    assert "6 November 2016" in words(shown.overview(opened, language="en"))
    assert "sample-b" in words(shown.reports(opened, language="en"))
    ledger = words(shown.ledger(opened, language="en"))
    assert "274,000" in ledger
    assert "at least 200,000" in ledger
    told = opened.incidents()
    accounts = shown.accounts(opened, int(told["incident"].iloc[0]), language="ar")
    assert str(accounts).count("<tr") >= told["reports"].iloc[0]
    hits = shown.concordance(corpus.search(opened, "التحالف", limit=3))
    assert str(hits).count("<mark>") == 3


def test_what_an_article_says_is_escaped(tmp_path: Path) -> None:
    text = "<script>alert(1)</script> قصف الجيش السوري حلب\nقصف الجيش السوري مدينة حلب أمس."
    rows = [{"id": one, "source": "<b>", "published": "2017-01-02", "text": text} for one in ("a", "b")]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    corpus.run(tmp_path / "in.jsonl", out=tmp_path / "out", processes=1)
    with corpus.open(tmp_path / "out") as known:
        made = "".join(str(table(known)) for table in TABLES)  # type: ignore[operator]
        made += str(shown.concordance(corpus.search(known, "حلب")))
    assert "<script" not in made
    assert "<b>" not in made


@pytest.mark.parametrize("plot", [plots.months, plots.positions])
def test_plots_say_in_words_what_they_show(opened: Corpus, plot: object) -> None:
    for language in ("ar", "en"):
        made = plot(opened, language=language)  # type: ignore[operator]
        assert made.title in made.alt
        assert len(made.alt) > 60
        assert made.rendered("svg") == plot(opened, language=language).rendered("svg")  # type: ignore[operator]


def test_an_empty_corpus_says_so(empty: Corpus) -> None:
    for table in TABLES:
        assert str(table(empty, language="en"))  # type: ignore[operator]
    for plot in (plots.months, plots.positions):
        assert plot(empty, language="en").alt


def test_the_report_of_a_corpus(samples: Path, tmp_path: Path) -> None:
    first = report_corpus(samples, language="ar", out=tmp_path / "a")
    assert [path.name for path in first] == ["samples.ar.html", "samples.ar.pdf"]
    page = first[0].read_text("utf-8")
    assert 'dir="rtl"' in page
    assert str(samples) not in page
    assert "Traceback" not in page
    for heading in ("من يطبع تقارير من؟", "كيف تتغير المواقف؟", "أين ترد الكلمة؟"):
        assert heading in page
    second = report_corpus(samples, language="ar", out=tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_what_no_report_is_made_of(tmp_path: Path, samples: Path) -> None:
    with pytest.raises(CorpusError, match="expected a corpus"):
        report_corpus(tmp_path, out=tmp_path / "out")
    with pytest.raises(ValueError, match="expected one of ar, en"):
        report_corpus(samples, language="fr", out=tmp_path / "out")  # type: ignore[arg-type]


def test_the_axis_holds_the_months_that_the_corpus_tells_of():
    july, august = date(2015, 7, 1), date(2015, 8, 1)
    counts = {date(1948, 5, 1): 3, july: 900, august: 800, date(2018, 2, 1): 2, date(2030, 1, 1): 1}
    assert plots._shown(counts) == [july, august]
    assert plots._shown({july: 5}) == [july]
    assert len(plots._shown({date(2000 + year, 1, 1): 1 for year in range(20)})) <= 36
