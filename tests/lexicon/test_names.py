"""How the names of rows are found: hyphens and dots between their parts, quotation marks, namesakes, ordinary words."""

from __future__ import annotations

import pytest

import toolkit


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قال بان كي-مون إن الوضع خطير.", "ban-ki-moon"),
        ("ذكرت بي.بي.سي أن القصف تجدد.", "bbc"),
        ("ذكرت «بي بي سي» أن القصف تجدد.", "bbc"),
        ("أعلنت «القاعدة» مسؤوليتها.", "al-qaeda"),
        ("انسحب الجنود من القاعدة.", None),
        ("وصل محمد زكي إلى المستشفى.", None),
        ("وصل وزير الدفاع المصري محمد زكي إلى المطار.", "mohamed-zaki"),
        ("خرج العقيد محمد زكي من المبنى.", None),
        ("التقى عبدالفتاح البرهان الوفد.", "abdel-fattah-al-burhan"),
        ("التقى عبد الفتاح البرهان الوفد.", "abdel-fattah-al-burhan"),
        ("وصل نتانياهو إلى واشنطن.", "benjamin-netanyahu"),
        ("وصل ناتانياهو إلى واشنطن.", "benjamin-netanyahu"),
        ("هاجم مسلحون مدينة الشيخ زويد.", None),
    ],
)
def test_who_is_named(text: str, who: str | None) -> None:
    from toolkit.lexicon import load

    listed = [one.id for one in toolkit.analyze(text).actors if one.id in load()["actors.tsv"].rows]
    assert listed[:1] == ([who] if who else [])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("انتخب حزب العدالة والتنمية في المغرب أمينا عاما. ورحبت الرباط بالقرار.", "pjd-morocco"),
        ("انتقد حزب العدالة والتنمية الحاكم في تركيا القرار. وردت أنقرة.", "akp"),
    ],
)
def test_namesakes_are_told_by_the_states_of_the_article(text: str, who: str) -> None:
    assert who in [one.id for one in toolkit.analyze(text).actors]
