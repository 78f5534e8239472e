"""Who held an office on the day of an article: states, bodies, envoys; and that the terms follow each other."""

from __future__ import annotations

from itertools import pairwise

import pytest

import toolkit
from toolkit.lexicon import load
from toolkit.reading.vocabulary import Term, vocabulary


@pytest.mark.parametrize(
    ("said", "day", "who"),
    [
        ("قال الرئيس الأميركي إن الهدنة انهارت.", "2008-06-01", "george-w-bush"),
        ("قال الرئيس الأميركي إن الهدنة انهارت.", "2015-06-01", "barack-obama"),
        ("قال الرئيس الأميركي إن الهدنة انهارت.", "2018-06-01", "donald-trump"),
        ("قال الرئيس الأميركي إن الهدنة انهارت.", "2022-06-01", "joe-biden"),
        ("قال الرئيس الأميركي إن الهدنة انهارت.", "2025-06-01", "donald-trump"),
        ("قال الرئيس المصري إن الحدود مغلقة.", "2003-01-01", "hosni-mubarak"),
        ("قال الرئيس المصري إن الحدود مغلقة.", "2012-12-01", "mohamed-morsi"),
        ("قال الرئيس المصري إن الحدود مغلقة.", "2020-12-01", "abdel-fattah-el-sisi"),
        ("قال رئيس الوزراء الإسرائيلي إن العملية مستمرة.", "2002-04-01", "ariel-sharon"),
        ("قال رئيس الوزراء الإسرائيلي إن العملية مستمرة.", "2007-04-01", "ehud-olmert"),
        ("قال رئيس الوزراء الإسرائيلي إن العملية مستمرة.", "2021-10-01", "naftali-bennett"),
        ("قال وزير الخارجية التركي إن الحوار مفيد.", "2010-01-15", "ahmet-davutoglu"),
        ("قال وزير الخارجية التركي إن الحوار مفيد.", "2015-10-15", "feridun-sinirlioglu"),
        ("قال وزير الدفاع العراقي إن المدينة آمنة.", "2016-01-15", "khaled-al-obeidi"),
        ("قال وزير الداخلية اللبناني إن الأمن ممسوك.", "2019-06-01", "raya-al-hassan"),
        ("قال قائد الجيش اللبناني إن الوحدات جاهزة.", "2014-06-01", "jean-kahwaji"),
        ("قال رئيس الأركان الإسرائيلي إن الجنود مستعدون.", "2006-08-01", "dan-halutz"),
        ("قال الأمين العام للأمم المتحدة إن الوضع خطير.", "2004-08-01", "kofi-annan"),
        ("قال الأمين العام للأمم المتحدة إن الوضع خطير.", "2015-08-01", "ban-ki-moon"),
        ("قال الأمين العام للأمم المتحدة إن الوضع خطير.", "2023-08-01", "antonio-guterres"),
        ("قال الأمين العام لحزب الله إن الرد آت.", "2015-08-01", "hassan-nasrallah"),
        ("قال الأمين العام لحزب الله إن الرد آت.", "2025-03-01", "naim-qassem"),
        ("قال رئيس المكتب السياسي لحركة حماس إن الوفد وصل.", "2014-07-20", "khaled-mashal"),
        ("قال رئيس المكتب السياسي لحركة حماس إن الوفد وصل.", "2020-07-20", "ismail-haniyeh"),
        ("قال مبعوث الأمم المتحدة إلى سوريا إن المحادثات تعثرت.", "2016-02-01", "staffan-de-mistura"),
        ("قال مبعوث الأمم المتحدة إلى اليمن إن المحادثات تعثرت.", "2016-02-01", "ismail-ould-cheikh-ahmed"),
        ("قال مدير الوكالة الدولية للطاقة الذرية إن التفتيش مستمر.", "2005-02-01", "mohamed-elbaradei"),
        ("قال مدير المرصد السوري لحقوق الإنسان إن القصف تجدد.", "2016-02-01", "rami-abdulrahman"),
        ("قال مدير المستشفى إن الدواء نفد.", "2016-02-01", None),
        ("قال رئيس إقليم كردستان إن الاستفتاء باق.", "2016-02-01", "masoud-barzani"),
        ("قال رئيس حكومة إقليم كردستان إن الرواتب ستدفع.", "2016-02-01", "nechirvan-barzani"),
        ("قال زعيم حركة طالبان إن الحرب مستمرة.", "2016-02-01", "mullah-mansour"),
        ("قال قائد فيلق القدس إن المعركة طويلة.", "2018-02-01", "qassem-soleimani"),
    ],
)
def test_holder(said: str, day: str, who: str | None) -> None:
    persons = [one.id for one in toolkit.analyze(said, published=day).actors if one.type == "person"]
    if who is None:
        assert not set(persons) & set(load()["actors.tsv"].rows)
    else:
        assert persons[0] == who


def test_without_a_day_nobody_is_guessed() -> None:
    persons = [one.id for one in toolkit.analyze("قال الرئيس المصري إن الحدود مغلقة.").actors]
    assert not set(persons) & set(load()["actors.tsv"].rows)


@pytest.mark.parametrize(
    ("text", "day", "who"),
    [
        ("وصل كلينتون إلى غزة.", "2000-10-01", "bill-clinton"),
        ("وصلت كلينتون إلى غزة.", "2012-10-01", "hillary-clinton"),
        ("التقى إيفانوف نظيره.", "2001-01-15", "igor-ivanov"),
        ("التقى إيفانوف نظيره.", "2006-01-15", "sergei-ivanov"),
    ],
)
def test_a_name_of_two_persons(text: str, day: str, who: str) -> None:
    assert toolkit.analyze(text, published=day).actors[0].id == who


def test_a_term_known_to_the_year_runs_to_its_end() -> None:
    term = Term("somebody", "2004", "2006")
    assert term.holds("2004-01-01")
    assert term.holds("2006-12-31")
    assert not term.holds("2003-12-31")
    assert not term.holds("2007-01-01")
    assert not term.holds("")


@pytest.mark.parametrize("state", ["USA", "RUS", "FRA", "EGY", "SYR", "IRQ", "IRN", "TUR", "YEM", "TUN", "DZA", "LBN"])
def test_somebody_is_president_nearly_always(state: str) -> None:
    terms = vocabulary(load()).terms[f"{state}:president"]
    months = [f"{year}-{month:02}-15" for year in range(2005, 2025) for month in range(1, 13)]
    held = [month for month in months if any(term.holds(month) for term in terms)]
    vacant = {"LBN": 62, "EGY": 17}  # months without a president
    assert len(held) >= len(months) - vacant.get(state, 12)


@pytest.mark.parametrize(
    "state", ["ISR", "GBR", "DEU", "IRQ", "LBN", "JOR", "EGY", "TUN", "DZA", "MAR", "KWT", "PAK", "TUR"]
)
def test_nobody_shares_the_head_of_a_government(state: str) -> None:
    terms = sorted(vocabulary(load()).terms[f"{state}:pm"], key=lambda term: term.since)
    for one, after in pairwise(terms):
        assert one.until, (state, one)
        assert one.until <= after.since or after.since.startswith(one.until), (state, one, after)
