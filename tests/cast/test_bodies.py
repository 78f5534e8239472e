"""Bodies and groups that no list has, and the states and forces that they go back to; notation of ``test_actors``."""

from __future__ import annotations

import pytest

from tests.cast.test_actors import check


@pytest.mark.parametrize(
    "line",
    [
        "طالب [مجلس علماء السنغال]mjls-alma-alsnghal بالتهدئة",
        "رفضت [لجنة حقوق الأسرى العربية]ljnh-hqwq-alasry-alarbyh القرار",
        "وصلت القافلة إلى مركز الحويجة",
        "قال [مركز دراسات الصحراء]mrkz-drasat-alshra إن العدد ارتفع",
    ],
)
def test_names_that_are_chains_of_nouns(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "أعلنت [شرطة جدة]saudi-police القبض عليه",
        "قضت [محكمة الجنايات]mhkmh-aljnayat بسجنه ثم أجلت [المحكمة]mhkmh-aljnayat النطق",
        "اعتذرت [أمانة منطقة الرياض]amanh-mntqh-alryad للزوار",
        "قصف [سلاح الجو السوري]syrian-army القرية",
        "أوضحت [وزارة العمل السعودية]saudi-labour-ministry ذلك",
    ],
)
def test_bodies_of_cities_and_states(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "قال [وزير الخارجية الأردني ناصر جودة]nasser-judeh إن [بلاده]jordan ترفض ذلك",
        "هاجمت [ميليشيات الحوثي]houthis و[صالح]saleh-forces القرية",
        "تقدمت [المقاومة اليمنية]yemeni-resistance وسيطر [الثوار]yemeni-resistance على التلة",
    ],
)
def test_whose_country_and_whose_fighters(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "قال [مصدر بمستشفى المدينة]source-bmstshfy-almdynh إن العدد ارتفع",
        "نفى [مسؤولون محليون]officials-mhlywn ذلك",
    ],
)
def test_sources_by_their_work(line: str) -> None:
    check(line)
