"""Noun phrases: where they end, what completes a masdar, which prepositions follow."""

from __future__ import annotations

import pytest

from toolkit.language import parse
from toolkit.language.phrases import clause_end, complement, noun_phrase, obliques, span_of

CASES = [
    "الجيش السوري|قصف",
    "رئيس الوزراء العراقي|وصل",
    "وزير الدفاع|",
    "الوفد|مدينة حلب",
    "الرئيس الفرنسي إيمانويل ماكرون|وصل",
    "14 جنديا|في المدينة",
    "عشرات القتلى والجرحى|في المدينة",
    "الوزير نفسه|وصل",
    "هذه المدينة|وصلت",
    "مدينة حلب وريفها|وصلت",
    'قوات "الفجر الجديد"|وصلت',
    "عدد من المسلحين|وصلوا",
    "نفط وغاز|وصلا",
    "عبد الله صالح|وصل",
    "القرار 1559|يدعو إلى ذلك",
    "مدة ثلاث سنوات|",
    "أكثر من 200 شخص|وصلوا",
    "عاصفة_الحزم|بدأت",
    "القوات المعارضة المسلحة|وصلت",
]


@pytest.mark.parametrize("case", CASES)
def test_noun_phrase_ends(case: str) -> None:
    phrase, _, rest = case.partition("|")
    text = f"{phrase} {rest}".strip()
    tokens = parse(text).sentences[0].tokens
    assert span_of(tokens, 0, noun_phrase(tokens, 0)).of(text) == phrase


def test_complement_and_obliques_of_a_masdar() -> None:
    text = "إسقاط التحالف طائرة فوق المدينة من دون إنذار"
    tokens = parse(text).sentences[0].tokens
    found = complement(tokens, 0)
    assert found is not None
    assert span_of(tokens, *found).of(text) == "التحالف"
    arguments = obliques(tokens, found[1], clause_end(tokens, 0))
    assert [(one.preposition, one.span.of(text)) for one in arguments] == [("فوق", "المدينة"), ("من دون", "إنذار")]


def test_a_definite_noun_has_no_complement() -> None:
    tokens = parse("الهجوم على المدينة").sentences[0].tokens
    assert complement(tokens, 0) is None


def test_spans_leave_out_clitics() -> None:
    text = "وللجيش وبالمدينة"
    tokens = parse(text).sentences[0].tokens
    assert [span_of(tokens, i, i + 1).of(text) for i in range(2)] == ["لجيش", "المدينة"]
