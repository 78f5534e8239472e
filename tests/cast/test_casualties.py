"""People told by their number, in one-line notation: ``text | id=mention; id=mention``."""

import pytest

from toolkit import analyze

CASES = """
قتل 368 سوريا في القصف | syrian-people-368=سوريا
قتل خمسة مدنيين وأصيب 37 آخرون | civilians-5=مدنيين; casualties-37=37 آخرون
أعلن عن مقتل خمسة وجرح أربعة بجروح | casualties-5=خمسة; casualties-4=أربعة
أدى الانفجار إلى إصابة المئات | casualties-many=المئات
قتل ما لا يقل عن 20 شخصا في السوق | people-20=شخصا
شوهد ثلاثة من العمال عند المدخل | workers-3=ثلاثة من العمال
نقلت سيارات الإسعاف 6 أشخاص ثم توفي المصابون | people-6=أشخاص; people-6=المصابون
بلغ عدد الحافلات خمسة | -
اتفق اثنان على اللقاء | -
"""


def _cases() -> list[str]:
    return [line for line in CASES.strip().splitlines() if line]


@pytest.mark.parametrize("case", _cases())
def test_people_by_their_number(case: str) -> None:
    text, wanted = (part.strip() for part in case.split("|"))
    found = [
        f"{actor.id}={mention.of(text)}"
        for actor in analyze(text).actors
        if actor.type == "civilians"
        for mention in actor.mentions
    ]
    assert found == ([] if wanted == "-" else [part.strip() for part in wanted.split(";")])


def test_a_number_after_an_actors_men_is_of_the_same_actor() -> None:
    text = "قتل جنديان تركيان وجرح أربعة آخرون في كمين"
    army = next(actor for actor in analyze(text).actors if actor.type == "military")
    assert "أربعة آخرون" in [mention.of(text) for mention in army.mentions]


def test_large_numbers_are_written_whole() -> None:
    text = "خرج مليون متظاهر إلى الشوارع"
    assert [one.id for one in analyze(text).actors if one.type == "civilians"] == ["protesters-1000000"]
