"""What holds for any text: spans slice back, nothing raises, time grows with length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit

WORDS = (
    "قال",
    "وأضاف",
    "الرئيس",
    "إن",
    "أن",
    "«",
    "»",
    '"',
    ":",
    "،",
    ".",
    "\n",
    "بحسب",
    "كما",
    "مؤكدا",
    "على حد قوله",
    "عن",
    "نقلت",
    "-",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_string_of_cues_survives(text):
    analysis = toolkit.analyze(text)
    for quote in analysis.quotes:
        assert 0 <= quote.content.start < quote.content.end <= len(text)
        assert quote.content.of(text).strip()
        assert quote.cue.of(text).strip()
        assert 0 < quote.confidence <= 1
        assert "\n" not in quote.content.of(text)
    assert [q.id for q in analysis.quotes] == [f"q{n}" for n in range(1, len(analysis.quotes) + 1)]


@pytest.mark.parametrize("piece", ["قال «", "وأضاف أن ", '" ', "بحسب "])
def test_time_is_linear(piece):
    from toolkit.language import parse
    from toolkit.lexicon import load
    from toolkit.model import Article, Cast
    from toolkit.reading.quotes import find_quotes

    def seconds(times: int) -> float:
        text = piece * times
        parsed = parse(text)
        best = float("inf")
        for _ in range(3):
            started = time.perf_counter()
            find_quotes(Article("x", text), parsed, Cast((), ()), load())
            best = min(best, time.perf_counter() - started)
        return best

    seconds(50)
    assert seconds(4000) < 10 * max(seconds(1000), 0.005)
