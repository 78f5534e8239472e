"""A body is meant only from the day on which it was there."""

from toolkit import analyze

TEXT = "أصيب ثلاثة من جنود التحالف الدولي في كابول"


def test_a_coalition_of_2014_is_not_in_the_news_of_2007() -> None:
    assert "anti-isis-coalition" not in {one.id for one in analyze(TEXT, published="2007-09-01").actors}


def test_it_is_in_later_news() -> None:
    assert "anti-isis-coalition" in {one.id for one in analyze(TEXT, published="2016-09-01").actors}


def test_the_word_for_a_city_is_no_city() -> None:
    found = {one.id for one in analyze("قتل ثلاثة من عناصر الشرطة في مدينة صغيرة").actors}
    assert not any(one.startswith("saudi") for one in found)


def test_a_family_name_is_no_nationality() -> None:
    found = {one.id for one in analyze("قال اللواء منصور التركي إن الجهات الأمنية تتابع الحادث").actors}
    assert not any(one.startswith("turk") for one in found)
