"""What holds for any text: every span slices back, nothing raises, answers repeat, time is linear."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.language.dates import find_dates
from toolkit.language.numbers import find_numbers
from toolkit.language.words import remembered
from toolkit.lexicon import load

FILES = (
    "number_words.tsv",
    "bounds.tsv",
    "date_words.tsv",
    "months.tsv",
    "feasts.tsv",
    "number_labels.tsv",
    "units.tsv",
)
PIECES = tuple(sorted({row.key for file in FILES for row in load()[file]}))
DIGITS = (
    "0",
    "12",
    "٣١",
    "1999",
    "2015",
    "1436",
    "99999999999999999999999999",
    "1,5",
    "1.234.567",
    "٪",
    "%",
    "$",
    "/",
    "-",
)
JOINTS = (" ", " و", "\n", ".", "،", " (", ") ", "/", "-", " ال", " ب", "")

expressions = st.lists(
    st.tuples(st.sampled_from(PIECES + DIGITS), st.sampled_from(JOINTS)).map("".join), max_size=14
).map("".join)
days = st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.none()


@settings(max_examples=200, deadline=None)
@given(expressions | st.text(max_size=60), days)
def test_any_text_survives_and_every_span_slices_back(text: str, published: date | None) -> None:
    dates = find_dates(text, published=published)
    numbers = find_numbers(text, dates=dates)
    for found in (dates, numbers):
        assert all(0 <= one.start < one.end <= len(text) for one in found)
        assert all(left.end <= right.start for left, right in pairwise(found))
        assert all(one.of(text) == one.of(text).strip() for one in found)
    assert not any(number.overlaps(one) for number in numbers for one in dates)


@settings(max_examples=200, deadline=None)
@given(expressions, days)
def test_values_are_what_they_say(text: str, published: date | None) -> None:
    for one in find_dates(text, published=published):
        for part in (one.value or "").split("/"):
            if part:
                date.fromisoformat(f"{part}-01-01"[:10] if len(part) == 4 else f"{part}-01"[:10])
        if one.value and "/" in one.value.strip("/"):
            left, right = one.value.split("/")
            assert left <= right
    for number in find_numbers(text):
        if number.low is not None and number.high is not None:
            assert number.low <= number.high
        if number.value is not None:
            assert number.low in {None, number.value}
            assert number.high in {None, number.value}


@settings(max_examples=50, deadline=None)
@given(expressions, days)
def test_the_same_text_gives_the_same_answer(text: str, published: date | None) -> None:
    first = find_dates(text, published=published), find_numbers(text)
    remembered.cache_clear()
    assert (find_dates(text, published=published), find_numbers(text)) == first


@pytest.mark.parametrize(
    "piece",
    ["قتل ثلاثة جنود أمس ", "مئة وخمسون ألفا و", "منذ ", "بين ", "1/", "2015-", "(", "من 5 إلى ", "ا", "12", "يوم "],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * (times // len(piece))
        remembered.cache_clear()
        start = time.process_time()
        find_numbers(text, dates=find_dates(text, published=date(2015, 8, 5)))
        return time.process_time() - start

    seconds(10_000)
    short, long = min(seconds(50_000) for _ in range(2)), seconds(200_000)
    assert long < 12 * short + 0.2
