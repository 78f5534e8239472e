"""Where sentences begin and end; ``|`` marks the ends in the one-line notation."""

from __future__ import annotations

import pytest

from toolkit.language import parse

CASES = [
    "وصل الوفد.|ثم غادر.",
    "وصل د. سالم إلى العاصمة.|ثم غادر.",
    "قالت أ. ف. ب. إن الوفد وصل.",
    "بلغت النسبة 3.5 بالمئة.|وارتفعت.",
    "هل وصل الوفد؟|لا نعرف!",
    "وصل الوفد... ثم غادر",
    "قال: «وصلنا.|لن نغادر.»|وأضاف شيئا.",
    'قال: "وصلنا."|وأضاف شيئا.',
    "1. وصل الوفد",
    "قال أ.د. سالم مراد ذلك.|ثم غادر.",
    "قال ‹وصلنا› ثم سكت.|وغادر.",
    "قال “لن نغادر.”|وسكت.",
    "وصل الوفد .|وغادر الوزير .",
    "#خبر_عاجل وصل الوفد.|وغادر.",
    "هل وصل الوفد ؟|نعم !",
    "راجع موقع www.un.org للمزيد.|شكرا.",
    "وصل الوفد (بعد ساعة. أو أكثر) إلى المدينة.|وغادر.",
    "وصل الوفد.وغادر بعد ساعة.",
]


@pytest.mark.parametrize("case", CASES[:-1])
def test_sentences(case: str) -> None:
    text = case.replace("|", " ")
    assert [s.of(text) for s in parse(text)] == [part.strip() for part in case.split("|")]


def test_a_missing_space_still_ends_a_sentence() -> None:
    text = CASES[-1]
    assert [s.of(text) for s in parse(text)] == ["وصل الوفد.", "وغادر بعد ساعة."]


def test_lines_end_sentences_and_are_counted() -> None:
    text = "عنوان الخبر\n\nوصل الوفد\r\nثم غادر"
    assert [(s.line, s.of(text)) for s in parse(text)] == [(0, "عنوان الخبر"), (2, "وصل الوفد"), (3, "ثم غادر")]
