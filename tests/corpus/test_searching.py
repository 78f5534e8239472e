"""The concordance: folded spelling, clitics, several words, lemmas, actors, types of act, and the words around."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit import corpus
from toolkit.corpus.opened import Corpus
from toolkit.corpus.searching import Hit


@pytest.fixture(scope="module")
def opened(samples: Path) -> Iterator[Corpus]:
    with corpus.open(samples) as known:
        yield known


def texts(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.text for hit in hits}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("التحالف", {"التحالف", "للتحالف"}),
        ("اميركية", {"أميركية"}),
        ("الرق\N{ARABIC SHADDA}ة", {"الرقة"}),
        ("قوات سوريا الديمقراطية", {"قوات سوريا الديمقراطية", "لقوات سوريا الديمقراطية"}),
        ("الامم المتحدة", {"الأمم المتحدة"}),
    ],
)
def test_a_word_is_found_in_every_spelling(opened: Corpus, asked: str, found: set[str]) -> None:
    hits = corpus.search(opened, asked, limit=500)
    assert found <= texts(hits)
    assert all(hit.span.end - hit.span.start == len(hit.text) for hit in hits)


def test_hits_lie_in_their_articles_in_the_order_of_publication(opened: Corpus) -> None:
    articles = dict(opened.connection.execute("SELECT number, text FROM articles").fetchall())
    hits = corpus.search(opened, "الرقة", limit=500, context=30)
    assert len(hits) > 20
    assert [hit.published for hit in hits] == sorted(hit.published for hit in hits if hit.published)
    for hit in hits:
        text = articles[hit.number]
        assert text[hit.span.start : hit.span.end] == hit.text
        assert (
            text[hit.span.start - len(hit.before) : hit.span.end + len(hit.after)] == hit.before + hit.text + hit.after
        )
        assert "\n" not in hit.before + hit.after
        assert max(len(hit.before), len(hit.after)) <= 30


def test_by_lemma_actor_and_type_of_act(opened: Corpus) -> None:
    assert {"قصفت", "قصف"} & texts(corpus.search(opened, lemma="قصف", limit=500))
    assert "التنظيم" in texts(corpus.search(opened, actor="isis", limit=500))
    named = [corpus.search(opened, actor=name, limit=500) for name in ("isis", "داعش", "islamic state (isis)")]
    assert named[0] == named[1] == named[2]
    every = corpus.search(opened, event="assault", limit=500)
    some = corpus.search(opened, event="ASSAULT aerial", limit=500)
    assert texts(some) < texts(every)


def test_nothing_is_found_where_nothing_is(opened: Corpus) -> None:
    assert corpus.search(opened, "برتقال") == ()
    assert corpus.search(opened, "قوات الرقة سوريا") == ()
    assert corpus.search(opened, actor="'; DROP TABLE articles; --") == ()
    assert len(corpus.search(opened, "الرقة", limit=3)) == 3


def test_exactly_one_thing_is_asked_for(opened: Corpus, samples: Path) -> None:
    for asked in ({}, {"lemma": "قصف", "actor": "isis"}, {"word": " "}):
        with pytest.raises(ValueError, match="expected one of"):
            corpus.search(opened, **asked)
    assert corpus.search(samples, "الرقة", limit=1)


@pytest.mark.parametrize(("asked", "expected"), [("ASSULT", "expected a PLOVER type"), ("ASSAULT arial", "aerial")])
def test_an_unknown_type_or_mode_is_said(opened: Corpus, asked: str, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        corpus.search(opened, event=asked)


def test_words_in_a_row_are_a_phrase(tmp_path: Path) -> None:
    text = "لقاء\nزار وزير الدفاع بيروت. الدفاع، وزير الخارجية غائب.\nوقال لوزير الدفاع وزير الداخلية\nالدفاع صعب"
    (tmp_path / "in.txt").write_text(text, "utf-8")
    corpus.run(tmp_path / "in.txt", out=tmp_path / "out", processes=1)
    assert [hit.text for hit in corpus.search(tmp_path / "out", "وزير الدفاع")] == ["وزير الدفاع", "لوزير الدفاع"]
    assert [hit.text for hit in corpus.search(tmp_path / "out", "وزير الدفاع وزير")] == ["لوزير الدفاع وزير"]
    assert corpus.search(tmp_path / "out", "الداخلية الدفاع") == ()
