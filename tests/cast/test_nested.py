"""Who is named inside the name of somebody else, and who is not there though a word looks like it."""

from __future__ import annotations

from datetime import date

import pytest

import toolkit

DAY = date(2015, 8, 1)


def ids(text: str) -> set[str]:
    return {actor.id for actor in toolkit.analyze(text, published=DAY).actors}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("سقطت البلدة بيد القوات الموالية للرئيس عبد ربه منصور هادي", {"abdrabbuh-mansur-hadi"}),
        ("انشق ضباط عن نظام الأسد", {"bashar-al-assad", "syrian-government"}),
        ("قال المتحدث باسم وزارة الدفاع السعودية إن القصف توقف", {"saudi-defence-ministry"}),
        ("انتقدت حكومة الرئيس أشرف غني القرار", {"afghan-government", "ashraf-ghani"}),
        ("قتل ثلاثة رجال على يد الاحتلال الإيراني", {"iran"}),
        ("أعلن الرئيس اليمني أن قواتنا المسلحة سيطرت على المدينة", {"yemeni-army"}),
        ("شكر الوزير السعودي قيادتنا الرشيدة على دعمها", {"saudi-leadership"}),
        ("هاجم الحوثيون وحلفاؤهم المدينة", {"houthis", "hlfa-hm"}),
        ("إيران: لن نفاوض تحت الضغط\nقال مسؤول إن بلاده ثابتة.", {"iran"}),
        ("واشنطن: لا حل عسكريا\nقال متحدث إن الحل سياسي.", {"united-states"}),
    ],
)
def test_who_is_there(text: str, there: set[str]) -> None:
    assert there <= ids(text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("سوريا: مقتل ثلاثة أشخاص في انفجار\nقتل ثلاثة أشخاص في انفجار سيارة.", "syria"),
        ("قتل شرطي في هجوم على ديار بكر أمس", "dyar-bkr"),
        ("أرسلت الحكومة اليمنية قوات كبيرة إلى المدينة", "qwat-kbyrh"),
    ],
)
def test_who_is_not(text: str, absent: str) -> None:
    assert absent not in ids(text)


def test_names_end_before_prepositions_and_relatives() -> None:
    text = "قال أحمد داود أوغلو في أنقرة إن زعيم كتيبة النور التي"
    names = [one.name_ar for one in toolkit.analyze(text, published=DAY).actors]
    assert "أحمد داود أوغلو" in " ".join(names)
    assert not any(name.endswith((" في", " التي")) for name in names)


@pytest.mark.parametrize("without", ["بلا", "بدون", "من دون"])
def test_a_drone_has_no_pilot(without: str) -> None:
    text = f"قتل جندي يمني بعد أن قصفت طائرة {without} طيار الموقع"
    found = [text[m.start : m.end] for one in toolkit.analyze(text, published=DAY).actors for m in one.mentions]
    assert found
    assert "طيار" not in found


def test_the_spokesman_speaks_not_his_ministry() -> None:
    text = "وكان المتحدث الأمني لوزارة الداخلية السعودية قد أوضح أن الهجوم فشل."
    (quote,) = toolkit.analyze(text, published=DAY).quotes
    assert quote.speaker[0] != "saudi-interior-ministry"
    assert "saudi-interior-ministry" in ids(text)


def test_any_militia_is_the_one_spoken_of() -> None:
    assert ids("قصف الحوثيون المدينة. ثم هاجمت المليشيات المسلحة الميناء.") == {"houthis"}


@pytest.mark.parametrize("text", ["وقالت شدراق إن الحرب انتهت.", "وقال الطنبورجي: انتهت الحرب."])
def test_a_last_name_alone_that_no_dictionary_has_speaks(text: str) -> None:
    (quote,) = toolkit.analyze(text, published=DAY).quotes
    assert quote.speaker


def test_who_is_called_by_the_first_name_behind_a_verb_of_speech() -> None:
    text = "قال كريم الطنبوري إن البيت هدم. وأضاف كريم أن أهله نجوا."
    assert [quote.speaker for quote in toolkit.analyze(text, published=DAY).quotes] == [("krym-altnbwry",)] * 2


@pytest.mark.parametrize(
    ("headline", "lead"),
    [
        ("مسؤول يمني يستبعد الهدنة", "استبعد اللواء سالم الطنبوري، رئيس جهاز الأمن القومي في اليمن، الهدنة."),
        ("مدير شرطة الحي يعد بالأمن", "وعد مدير شرطة المنطقة العقيد سالم الطنبوري بالأمن."),
    ],
)
def test_whom_a_headline_does_not_name(headline: str, lead: str) -> None:
    found = toolkit.analyze(f"{headline}\n{lead}", published=DAY).actors
    assert [one.name_ar for one in found if one.type == "person"] == ["سالم الطنبوري"]


@pytest.mark.parametrize(
    "text", ["قارن الخبير داعش بالقاعدة", "قال الخبير إن داعش والقاعدة سيان", "قتل قادة القاعدة هناك"]
)
def test_a_group_whose_name_is_a_word(text: str) -> None:
    assert ("al-qaeda" in ids(text)) == ("بالقاعدة" not in text)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("أفادت تقارير صحافية بأن الهدنة انهارت", True),
        ("كتب المراسل تقارير عن الهدنة", False),
    ],
)
def test_reports_that_speak(text: str, there: bool) -> None:
    assert any(one.type == "media" for one in toolkit.analyze(text, published=DAY).actors) == there


def test_a_post_is_not_its_holder() -> None:
    assert not toolkit.analyze("شغل من قبل منصب وزير الدفاع", published=DAY).actors


def test_strangers_are_not_the_army() -> None:
    assert "afghan-army" not in ids("قتل جندي أجنبي في أفغانستان، وانسحبت القوات الانفصالية.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قال القضاء المصري إن المخلوع حضر الجلسة", "hosni-mubarak"),
        ("هاجمت المقاومة اليمنية مواقع المخلوع", "ali-abdullah-saleh"),
        ("قالت الحكومة اليمنية إن اللجان الشعبية هاجمت المدينة", "popular-committees-yemen"),
        ("قالت الحكومة السورية إن اللجان الشعبية دخلت المدينة", "popular-committees-syria"),
    ],
)
def test_a_name_that_means_another_in_each_state(text: str, who: str) -> None:
    assert who in ids(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال محافظ ديار بكر سالم الطنبوري إن الهجوم فشل", "سالم الطنبوري"),
        ("قال قائد الشرطة عبد الرحمن رحيمي إن الهجوم فشل", "عبد الرحمن رحيمي"),
        ("مقتل الإرهابي سالم الطنبوري الملقب بالصقر", "سالم الطنبوري"),
        ("قدم الوزير سالم الطنبوري خالص التعازي", "سالم الطنبوري"),
    ],
)
def test_where_a_name_begins_and_ends(text: str, name: str) -> None:
    assert [one.name_ar for one in toolkit.analyze(text, published=DAY).actors if one.type == "person"] == [name]


def test_the_leading_state_is_named_with_its_coalition() -> None:
    assert ids("قصف التحالف الدولي بقيادة الولايات المتحدة الموقع") == {"anti-isis-coalition", "united-states"}


def test_whose_forces_they_are() -> None:
    assert "turkish-army" not in ids("هاجم حزب العمال الكردستاني مخفرا في تركيا، وقال إن قواته انسحبت.")


def test_an_unknown_one_who_speaks_is_a_person() -> None:
    found = toolkit.analyze("وقال أحد موظفي المتجر إن القصف توقف.", published=DAY).actors
    assert [(one.name_ar, one.type) for one in found] == [("أحد موظفي المتجر", "person")]


def test_kin_by_name() -> None:
    text = "قتل القائد وشقيقه أحمد في الغارة"
    (one,) = [one for one in toolkit.analyze(text, published=DAY).actors if one.name_ar == "أحمد"]
    assert [text[m.start : m.end] for m in one.mentions] == ["شقيقه أحمد", "أحمد"]


@pytest.mark.parametrize("text", ["وقال فارع الطنبوري إن الهدنة قائمة", "وأكد بلحسن الطنبوري، عضو المجلس، الخبر"])
def test_a_family_name_makes_a_name_of_the_word_before_it(text: str) -> None:
    assert any(one.name_ar.endswith(" الطنبوري") for one in toolkit.analyze(text, published=DAY).actors)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("قتل ثلاثة رجال في غارة جوية أميركية", "us-army"),
        ("انتهت الأزمة بعد تدخل عسكري فرنسي", "france"),
        ("اشتبك الجيش مع مسلحين مناهضين للحوثيين في اليمن", "forces-against-houthis"),
        ("قال مستشار الرئيس بشار الأسد إن الهدنة قائمة", "mstshar-alryys-bshar-alasd"),
    ],
)
def test_whose_act_and_whose_man(text: str, who: str) -> None:
    assert who in ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "قال سالم الطنبوري (مدير المركز) إن الهدنة قائمة",
        "قال سالم الطنبوري - مدير المركز - إن الهدنة قائمة",
        "أفاد ناطق باسم الشركة بذلك. وقال الناطق باسم الشركة سالم الطنبوري إن العمل توقف",
    ],
)
def test_an_office_and_its_holder_are_one(text: str) -> None:
    assert [one.name_ar for one in toolkit.analyze(text, published=DAY).actors if one.type == "person"] == [
        "سالم الطنبوري"
    ]
