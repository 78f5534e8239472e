"""Persons by the words around their names: one line for each phenomenon, in the notation of ``test_actors``."""

from __future__ import annotations

import pytest

from tests.cast.test_actors import check


@pytest.mark.parametrize(
    "line",
    [
        "وقالت [مارغو ديلاكروا]marghw-dylakrwa إن القافلة وصلت",
        "وقال [تيو برانت]tyw-brant حاكم الولاية إن الطريق مفتوح",
        "ونقلت عن [لويجي فيراندو]lwyjy-fyrandw قوله إن المفاوضات صعبة",
        "وأكد أهمية التعاون بين الجميع",
        "وأوضح جازما أنه لن يعود",
    ],
)
def test_a_name_in_no_dictionary_behind_a_verb_of_speech(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "قال [وكيل الوزارة للتخطيط وتطوير الخدمات الدكتور سامر الدباغ]samr-aldbagh إن العمل بدأ",
        "شككت [المحللة المتخصصة في الشأن الليبي نادية الخطيب]nadyh-alkhtyb في ذلك",
        "استقبلهم [مدير مكتب الإغاثة بمنطقة عرعر كريم الدباغ]krym-aldbagh أمس",
    ],
)
def test_a_role_goes_on_to_the_name_of_its_holder(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "وأشاد بالجهود وإلى العيون الساهرة",
        "افتتح طريق الملك فهد أمس",
        "وقال [رئيس اللجنة]ryys-alljnh على هامش الاجتماع ذلك",
        "وقال [سامر الشيخ]samr-alshykh، إن الوضع هادئ",
        "قتل [العقيد محمد بن علي ياسين العمري]mhmd-bn-aly-yasyn-alamry أمس",
    ],
)
def test_what_is_no_part_of_a_name_and_what_is(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "قال [سامر الدباغ]samr-aldbagh وهو [نائب كبير]samr-aldbagh إن الوضع هادئ",
        "وصل [سامر الدباغ]samr-aldbagh «[أبو كريم]samr-aldbagh» [القيادي في الحركة]samr-aldbagh أمس",
        "قال [عبد الله الدباغ]abd-allh-aldbagh ذلك. وأضاف [عبدالله الدباغ]abd-allh-aldbagh أن الطريق مفتوح",
    ],
)
def test_one_person_under_several_names(line: str) -> None:
    check(line)


def test_who_wrote_the_article_is_no_actor_of_it() -> None:
    check("هدوء في المدينة\nسامر الدباغ – القاهرة\nأعلنت [الشرطة المصرية]egyptian-police ذلك")
