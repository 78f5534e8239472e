"""Who acts and what is acted on: one sentence a rule, drawn in one line a clause."""

from __future__ import annotations

import pytest

from toolkit.language import parse
from toolkit.language.drawing import clause_line

CASES = [
    ("قصف الجيش المدينة.", "قصف | الجيش | المدينة | past"),
    ("لم تقصف الطائرات المدينة.", "تقصف | الطائرات | المدينة | not past"),
    ("لن ينسحب المسلحون من البلدة.", "ينسحب | المسلحون | - | من: البلدة | not future"),
    ("ستعلن الوزارة نتائج التحقيق.", "تعلن | الوزارة | نتائج التحقيق | future"),
    ("قد تنسحب القوات.", "تنسحب | القوات | - | present possible"),
    ("شنت هجوما على الميناء.", "شنت | - | هجوما | علي: الميناء | past"),
    ("القوات العراقية تستعيد البلدة", "تستعيد | القوات العراقية | البلدة | present"),
    ("قتل ثلاثة جنود في هجوم.", "قتل | ثلاثة جنود | - | في: هجوم | past passive"),
    ("اعتقل خمسة أشخاص من قبل الشرطة.", "اعتقل | خمسة أشخاص | - | من قبل: الشرطة | past passive"),
    ("أصيب خمسة أشخاص.", "أصيب | خمسة أشخاص | - | past passive"),
    ("لا تزال القوات في المدينة.", "تزال | القوات | - | في: المدينة | present"),
    ("أعلن المدير باسم الشركة المهندس سالم الحربي الخطة.", "أعلن | المدير | الخطة | ب: اسم الشركة | past"),
    ("يقصف الجيش بشكل يومي البلدات المجاورة.", "يقصف | الجيش | البلدات المجاورة | ب: شكل يومي | present"),
    ('ضيقت قوات "الفجر الجديد" الخناق على المدينة.', 'ضيقت | قوات "الفجر الجديد" | الخناق | علي: المدينة | past'),
    ("زار بطرس مراد بغداد.", "زار | بطرس مراد | بغداد | past"),
    ("أصدر المجلس، ثلاثة قرارات.", "أصدر | المجلس | ثلاثة قرارات | past"),
    ("وأعلن د. سالم الحربي الخطة.", "أعلن | د. سالم الحربي | الخطة | past"),
    ("قاد المعركة مقاتلون من القبيلة.", "قاد | مقاتلون | المعركة | من: القبيلة | past"),
]


@pytest.mark.parametrize(("text", "drawn"), CASES)
def test_one_clause(text: str, drawn: str) -> None:
    (clause,) = parse(text).sentences[0].clauses
    assert clause_line(text, clause) == drawn


SENTENCES = [
    (
        "قال المتحدث إن الطائرات استهدفت الجسر",
        ["قال | المتحدث | - | past", "استهدفت | الطائرات | الجسر | past after ان"],
    ),
    (
        "الجماعة التي تسيطر على المدينة أفرجت عن الرهائن.",
        ["تسيطر | (الجماعة) | - | علي: المدينة | present after التي", "أفرجت | الجماعة | - | عن: الرهائن | past"],
    ),
    (
        "وكانت الحركة قد أعلنت مسؤوليتها عن التفجير.",
        ["كانت | الحركة | - | past", "أعلنت | (الحركة) | مسؤوليتها | عن: التفجير | past"],
    ),
    (
        "في الغارة التي نفذتها الطائرات على القرية سقط قتلى.",
        ["نفذت | الطائرات | - | علي: القرية | past after التي", "سقط | قتلى | - | past"],
    ),
    (
        "هدد القائد بالرد إذا لم تنسحب القوات.",
        ["هدد | القائد | - | ب: الرد | past", "تنسحب | القوات | - | not past conditional after اذا"],
    ),
    (
        "لم يتقدم الجيش بعد أن فجر المسلحون الجسر.",
        ["يتقدم | الجيش | - | not past", "فجر | المسلحون | الجسر | past after بعد ان"],
    ),
    (
        "أرسلت الشركة عبوات استهدفت رتلا.",
        ["أرسلت | الشركة | عبوات | past", "استهدفت | (عبوات) | رتلا | past"],
    ),
    (
        "تقود المدينة تحالفا واسعا، يضم ستين دولة.",
        ["تقود | المدينة | تحالفا واسعا | present", "يضم | (تحالفا واسعا) | ستين دولة | present"],
    ),
    (
        "تدعم الضربات التي ينفذها التحالف المقاتلين المحليين.",
        ["تدعم | الضربات | المقاتلين المحليين | present", "ينفذ | التحالف | - | present after التي"],
    ),
    (
        "إن وفدا يمثل الشركة سيزور المدينة.",
        ["يمثل | (وفدا) | الشركة | present", "يزور | وفدا | المدينة | future after ان"],
    ),
    (
        "وصل الوفد إلى العاصمة، وقالت الوزيرة إنها ستلتقي أعضاءه.",
        [
            "وصل | الوفد | - | الي: العاصمة | past",
            "قالت | الوزيرة | - | past",
            "تلتقي | (الوزيرة) | أعضاءه | future after ان",
        ],
    ),
]


@pytest.mark.parametrize(("text", "drawn"), SENTENCES)
def test_clauses_of_a_sentence(text: str, drawn: list[str]) -> None:
    assert [clause_line(text, clause) for clause in parse(text).sentences[0].clauses] == drawn


def test_a_dropped_subject_goes_back_to_the_sentence_before() -> None:
    text = "وصلت الوزيرة إلى العاصمة. وأعلنت إلغاء الزيارة."
    clause = parse(text).sentences[1].clauses[0]
    assert clause.subject is None
    assert clause.subject_dropped
    assert clause.actor is not None
    assert clause.actor.of(text) == "الوزيرة"


def test_a_dateline_is_no_subject() -> None:
    text = "رويترز - دمشق: أفاد شهود بأن قذائف سقطت على الحي."
    assert [c.subject.of(text) if c.subject else None for c in parse(text).sentences[0].clauses] == ["شهود", "قذائف"]


def test_governors_point_backwards() -> None:
    text = "قال الوزير إن الجيش الذي انسحب أمس سيعود بعد أن تنتهي المعركة."
    clauses = parse(text).sentences[0].clauses
    assert len(clauses) == 4
    assert all(c.governor is None or c.governor < n for n, c in enumerate(clauses))
    assert [c.link for c in clauses] == [None, "الذي", "ان", "بعد ان"]
    assert [c.governor for c in clauses] == [None, 0, 0, 2]
