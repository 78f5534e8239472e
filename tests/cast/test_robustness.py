"""Any text survives, every span slices back, and a long line takes no longer by the word."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.language import parse
from toolkit.lexicon import load
from toolkit.model import Article, Cast
from toolkit.reading.actors import find_cast


def cast_of(text: str) -> Cast:
    return find_cast(Article("", text, published=date(2015, 8, 1)), parse(text), load())


WORDS = [
    "الجيش",
    "السوري",
    "وقوات",
    "التحالف",
    "وزير",
    "الدفاع",
    "الرئيس",
    "محمد",
    "علي",
    "بن",
    "الحوثيين",
    "للحوثيين",
    "داعش",
    "تنظيم",
    "في",
    "من",
    "مدينة",
    "حلب",
    "ريف",
    "«حركة",
    "النور»",
    "المتحدث",
    "باسم",
    "أحد",
    "الضباط",
    "14",
    "جنديا",
    "أميركيا",
    "،",
    ".",
    ":",
    "\n",
    "مصادر",
    "أمنية",
    "الموالية",
    "له",
    "القاعدة",
    "التحالف",
    "قواتها",
    "المملكة",
    "بغداد",
    "أبو",
]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_any_text_survives_and_every_span_slices_back(text: str) -> None:
    cast = cast_of(text)
    for mentions in (*(actor.mentions for actor in cast.actors), *(place.mentions for place in cast.places)):
        assert mentions
        for mention in mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
    assert cast == cast_of(text)


@pytest.mark.parametrize(
    "line",
    [
        "قصف الجيش السوري مدينة حلب والرئيس بشار الأسد وقوات التحالف ",
        "قوات ",
        "وزير الدفاع محمد علي قال إن الحركة ",
        "المتحدث باسم ",
    ],
)
def test_time_grows_with_the_length(line: str) -> None:
    def seconds(times: int) -> float:
        started = time.perf_counter()
        cast_of(line * times)
        return time.perf_counter() - started

    seconds(10)
    assert seconds(4000) < 10 * seconds(1000) + 0.5
