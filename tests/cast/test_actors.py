"""Who is who: one line for each phenomenon.

The notation: the text with each mention in brackets, ``[الجيش السوري]syrian-army``; a mention within another is not
written. Actors of type civilians are left out unless the line says otherwise.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from toolkit.language import parse
from toolkit.lexicon import Lexicon, load
from toolkit.model import Article, Cast
from toolkit.reading.actors import find_cast

MARKED = re.compile(r"\[([^\]]*)\]([a-z0-9-]+)")
DAY = date(2015, 8, 1)


def cast_of(text: str, *, day: date | None = DAY, lexicon: Lexicon | None = None) -> Cast:
    return find_cast(Article("", text, published=day), parse(text), lexicon or load())


def marked(text: str, *, day: date | None = DAY, civilians: bool = False) -> str:
    """The text with its outermost mentions in the notation."""
    found = sorted(
        (m.start, -m.end, actor.id)
        for actor in cast_of(text, day=day).actors
        for m in actor.mentions
        if civilians or actor.type != "civilians"
    )
    out, at = "", 0
    for start, end, one in found:
        if start >= at:
            out += f"{text[at:start]}[{text[start:-end]}]{one}"
            at = -end
    return out + text[at:]


def check(line: str, **options: object) -> None:
    assert marked(MARKED.sub(r"\1", line), **options) == line  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line",
    [
        "قصف [الجيش السوري]syrian-army مواقع [داعش]isis",
        "تقدمت [القوات العراقية]iraqi-army نحو المدينة",
        "أعلنت [وزارة الدفاع البريطانية]british-defence-ministry ذلك",
        "انتقدت [الحكومة اليمنية]yemeni-government القرار",
        "حثت [الولايات المتحدة]united-states [الحكومة السورية]syrian-government على الحوار",
        "ناقشوا الشؤون الداخلية",
        "أغلقت [الشرطة المصرية]egyptian-police الشوارع",
        "صوت [البرلمان الألماني]german-parliament ضد القرار",
        "قالت [الرئاسة في بوروندي]burundian-presidency ذلك",
    ],
)
def test_bodies_of_a_state(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "سلمت الأسلحة ل[لجيش اللبناني]lebanese-army أمس",
        "وصل الخبر و[الجيش اللبناني]lebanese-army يراقب",
        "التقى ب[الحوثيين]houthis سرا",
    ],
)
def test_a_mention_leaves_its_clitics_out(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "هاجم [مقاتلو المعارضة السورية]syrian-opposition الحاجز",
        "أصيب [جنود أفغان]afghan-army في الانفجار",
        "سقطت [طائرة تركية]turkish-army قرب الحدود",
        "شنت [طائرات التحالف الدولي]anti-isis-coalition غارات",
        "انسحبت [ميليشيات الحوثي]houthis من الميناء",
        "خطف [مسلحون مجهولون]mslhwn-mjhwlwn الطبيب",
        "خطف [مسلحون]gunmen [دبلوماسيا مصريا]diplomats-msrya أمس",
        "تقدمت [القوات الموالية للحوثيين]forces-loyal-houthis شرقا",
    ],
)
def test_members_forces_and_craft_stand_for_their_owner(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "قال [وزير الدفاع البريطاني مايكل فالون]michael-fallon إن الحملة ستستمر",
        "أكد [نائب قائد قوات التحالف العربي العقيد سامر الخطيب]samr-alkhtyb ذلك",
        "صرح [المتحدث باسم وزارة الداخلية]almthdth-basm-wzarh-aldakhlyh أمس",
        "وصل [الجنرال روبرت هاملتون]rwbrt-hamltwn إلى القاعدة",
        "تحدث [محمود عباس]mahmoud-abbas طويلا",
        "أكد [كبير المفاوضين الفلسطينيين صائب عريقات]saeb-erekat ذلك",
        "قال [السفير السوري لدى لبنان سمير ناصر]smyr-nasr إن الطريق مفتوح",
        "وصل [محافظ نينوى سمير ناصر]smyr-nasr أمس",
        "دعا [باراك أوباما]barack-obama العالم إلى الحوار",
        "قتل [أبو سليمان العتيبي]abw-slyman-alatyby في الغارة",
        "قال [يحيى كامل]yhyy-kaml إنه بخير",
    ],
)
def test_persons_by_office_title_and_name(line: str) -> None:
    check(line)


def test_a_last_name_after_the_full_name() -> None:
    check("قال [العقيد سامر الدباغ]samr-aldbagh إن الوضع هادئ. وأضاف [الدباغ]samr-aldbagh أن الطريق مفتوح")


def test_a_last_name_of_somebody_else_is_another() -> None:
    ids = [actor.id for actor in cast_of("قال سامر الدباغ ذلك. وتحدث كريم الدباغ أيضا").actors]
    assert ids == ["samr-aldbagh", "krym-aldbagh"]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("قال الرئيس الأميركي إنه متفائل", date(2003, 4, 1), "george-w-bush"),
        ("قال الرئيس الأميركي إنه متفائل", date(2015, 4, 1), "barack-obama"),
        ("قال الرئيس الأميركي السابق إنه متفائل", date(2015, 4, 1), "alryys-alamyrky-alsabq"),
        ("قال الرئيس الأميركي إنه متفائل", None, "usa-president"),
        ("استقبل خادم الحرمين الشريفين الوفد", date(2010, 1, 1), "abdullah-king-saudi"),
    ],
)
def test_an_office_has_the_holder_of_the_day(text: str, day: date | None, expected: str) -> None:
    assert [actor.id for actor in cast_of(text, day=day).actors] == [expected]


def test_a_holder_named_later_is_the_one_spoken_of() -> None:
    cast = cast_of("قال مدير برنامج الإغاثة ذلك. وأوضح مدير برنامج الإغاثة خالد الناطور الأمر", day=None)
    assert [actor.id for actor in cast.actors] == ["khald-alnatwr"]


@pytest.mark.parametrize(
    "line",
    [
        "أعلنت [حركة حماس]hamas بيانها. وقالت [الحركة]hamas إنها ترفض",
        "تراجع [تنظيم القاعدة]al-qaeda بعد أن خسر [التنظيم]al-qaeda مواقعه",
        "انسحب [التحالف العربي]arab-coalition وقال [التحالف]arab-coalition إن المهمة انتهت",
        "دخل [المقاتلون]fighters ثم هرب [المقاتلون]fighters",
    ],
)
def test_descriptions_go_back_to_whom_they_describe(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "قررت [موسكو]russia تعليق العمل",
        "وصل الخبر إلى موسكو",
        "التقى الوزيران في موسكو",
        "قال إن [فرنسا]france ترفض ذلك",
        "على الحدود مع تركيا",
        "شمال سوريا",
        "اتهمت [بغداد]iraq [طهران]iran بالتدخل",
        "استؤنفت المفاوضات [السورية]syria [الإسرائيلية]israel",
        "على الحدود السورية اللبنانية",
        "قتل ثلاثة في غارة [أميركية]us-army",
        "اتهم [رئيس الوزراء التركي]ahmet-davutoglu [إيران]iran بالتدخل",
        "فرضت عقوبات جديدة على [ليبيا]libya",
        "وجهت انتقادات حادة إلى [واشنطن]united-states",
        "وجهت تحذيرا ل[إيران]iran",
        "[واشنطن]united-states و[موسكو]russia تتفقان على الهدنة",
    ],
)
def test_a_state_acts_or_is_a_place(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "قال [مصدر أمني عراقي]source-amny-araqy ذلك",
        "أفادت [مصادر طبية]source-tbyh بذلك",
        "قال [أحد الضباط]one-of-army-aldbat ذلك",
    ],
)
def test_anonymous_sources(line: str) -> None:
    check(line)


def test_groups_of_people_are_actors_too() -> None:
    check("قتل ثلاثة [مدنيين]civilians-3 وفر [متظاهرون]protesters", civilians=True)


@pytest.mark.parametrize(
    "line",
    [
        "أسس [حركة النور الجديد]hrkh-alnwr-aljdyd في الجنوب",
        'نشرت [صحيفة "المنبر الحر]shyfh-almnbr-alhr" الخبر',
        "وصل [اللواء 12]allwa-12 إلى الجبهة",
        "تعطلت حركة المرور",
    ],
)
def test_groups_by_head_noun(line: str) -> None:
    check(line)


def test_loaded_names_are_names_that_the_text_uses() -> None:
    cast = cast_of("قصفت الميليشيات الانقلابية الحي")
    assert [(actor.id, actor.type) for actor in cast.actors] == [("houthis", "armed group")]


def test_a_doubtful_name_needs_a_sure_one() -> None:
    assert not cast_of("تم فتح الطريق أمس").actors
    check("دعت [حركة فتح]fatah إلى الحوار وقالت [فتح]fatah ذلك")


def test_a_row_taken_out_takes_the_actor_away() -> None:
    text = "قصف تنظيم داعش القرية"
    assert "isis" in [actor.id for actor in cast_of(text).actors]
    assert "isis" not in [actor.id for actor in cast_of(text, lexicon=load().without("actors.tsv:isis")).actors]


def test_every_mention_names_its_rule_and_rows() -> None:
    text = "قال وزير الدفاع السوري إن مقاتلي المعارضة ومصادر أمنية ومدنيين في حلب والجنرال جون سميث رأوا داعش"
    lexicon = load()
    named = 0
    for actor in cast_of(text).actors:
        for mention in actor.mentions:
            rule, *refs = re.split(r" (?=\w+\.tsv:)", mention.rule)
            assert rule
            for ref in refs:
                assert lexicon.row(ref).ref == ref
                named += 1
    assert named >= 6


@pytest.mark.parametrize(
    "line",
    [
        "وقالت [مارغو ديلاكروا]marghw-dylakrwa إن القافلة وصلت",
        "وقال [تيو برانت]tyw-brant [حاكم الولاية]tyw-brant إن الطريق مفتوح",
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
        "وقال [المحلل سافر كولدشتاين]safr-kwldshtayn إن الأمر صعب",
        "كان [علي الديلمي]aly-aldylmy حاضرا على المنصة",
        "زار [الأمير فيصل بن تركي]fysl-bn-trky [أمير منطقة نجران]fysl-bn-trky الجرحى",
        "دعا [أمير منطقة عسير]fysl-bn-trky إلى الهدوء. وقال [أمير منطقة عسير الأمير فيصل بن تركي]fysl-bn-trky ذلك",
        "قال [ممثل المنظمة باليمن]mmthl-almnzmh-balymn ذلك",
        "قال [محامي كريم]mhamy-krym ذلك",
        "كشف [محامي الضحايا سامر القطان]samr-alqtan ذلك",
        "قتل [رجل الأمن سامي معوض الحربي]samy-mawd-alhrby أمس",
        "أعربت كل من [الكويت]kuwait و[البحرين]bahrain عن استنكارها",
        "قتل [العقيد محمد بن علي ياسين العمري]mhmd-bn-aly-yasyn-alamry أمس",
    ],
)
def test_what_is_no_part_of_a_name_and_what_is(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "قال [سامر الدباغ]samr-aldbagh وهو [نائب كبير]samr-aldbagh إن الوضع هادئ",
        "وصل [بوش]jeb-bush إلى الولاية. وقال [جيب بوش]jeb-bush إنه سيعود",
        "أوضح [المتهم كرم]krm ذلك. وأضاف [كرم]krm أن الطريق مفتوح",
        "وصل [سامر الدباغ]samr-aldbagh «[أبو كريم]samr-aldbagh» [القيادي في الحركة]samr-aldbagh أمس",
        "قال [عبد الله الدباغ]abd-allh-aldbagh ذلك. وأضاف [عبدالله الدباغ]abd-allh-aldbagh أن الطريق مفتوح",
    ],
)
def test_one_person_under_several_names(line: str) -> None:
    check(line)


def test_a_person_has_the_longest_of_his_names() -> None:
    actors = cast_of("قال العقيد الدباغ ذلك. وأضاف العقيد سامر الدباغ أن سامر كريم الدباغ وصل").actors
    assert [(actor.id, actor.name_ar) for actor in actors] == [("samr-krym-aldbagh", "سامر كريم الدباغ")]


def test_a_preposition_is_no_last_name() -> None:
    check("وصل [خالد علي]khald-aly أمس. وشدد على التهدئة")


def test_counted_gunmen_are_many_and_one_is_a_person() -> None:
    types = [actor.type for text in ("قتل 30 مسلحا", "قتل مسلح") for actor in cast_of(text).actors]
    assert types == ["armed group", "person"]


def test_who_wrote_the_article_is_no_actor_of_it() -> None:
    check("هدوء في المدينة\nسامر الدباغ – القاهرة\nأعلنت [الشرطة المصرية]egyptian-police ذلك")


@pytest.mark.parametrize(
    "line",
    [
        "طالب [مجلس علماء السنغال]mjls-alma-alsnghal بالتهدئة",
        "رفضت [لجنة حقوق الأسرى العربية]ljnh-hqwq-alasry-alarbyh القرار",
        "أعرب [المركز العربي لحقوق الإنسان]almrkz-alarby-lhqwq-alansan عن أسفه",
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
        "أدانت [نقابة الصيادلة]nqabh-alsyadlh ذلك. وطالبت [نقابة الصيادلة العرب]nqabh-alsyadlh بالتحقيق",
        "قضت [محكمة الجنايات]mhkmh-aljnayat بسجنه ثم أجلت [المحكمة]mhkmh-aljnayat النطق",
        "اعتذرت [أمانة منطقة الرياض]amanh-alryad للزوار",
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
        "قاتلت [قوات الرئيس السابق علي عبدالله صالح]saleh-forces في الجبل",
        "استعادت [القوات الموالية للرئيس اليمني هادي]yemeni-army الميناء",
        "قصفت [المقاومة اليمنية]yemeni-resistance [المتمردين]houthis. وتراجع [الحوثيون]houthis",
        "انتصر [جيش الإسلام]jaysh-al-islam ثم انسحب هذا [الجيش]jaysh-al-islam من البلدة",
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


def test_a_crowd_told_by_its_number_protests() -> None:
    check("وتظاهر [مئات الآلاف]protesters-many في لندن", civilians=True)


@pytest.mark.parametrize(
    "line",
    [
        "رفضت [عمان]jordan التعليق، وقال [الجيش الأردني]jordanian-army إن الوضع هادئ",
        "رفضت [عمان]oman التعليق، وقال [الجيش العماني]omani-army إن الوضع هادئ",
    ],
)
def test_a_capital_that_is_another_state_too_is_told_by_what_the_text_is_about(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "انتقد [عرفات]yasser-arafat القرار بعد لقاء [القيادة الفلسطينية]palestinian-leadership",
        "وصل الحجاج إلى عرفات، وقالت [القيادة الفلسطينية]palestinian-leadership إن الحج ميسر",
    ],
)
def test_a_leader_by_a_last_name_that_is_a_word_too_while_he_holds_office(line: str) -> None:
    check(line, day=date(2003, 5, 5))


def test_who_one_of_a_group_is_has_been_said_right_before() -> None:
    check(
        "قتل [سامي حسن الدباغ]samy-hsn-aldbagh، أحد [قادة داعش]samy-hsn-aldbagh، في غارة",
    )


def test_families_are_not_the_taking_of_prisoners() -> None:
    assert [actor.id for actor in cast_of("أسر قيادي حوثي").actors] == ["qyady-hwthy", "houthis"]
    assert [actor.id for actor in cast_of("زار أسر المدنيين").actors] == ["families", "civilians"]


def test_fighters_with_the_article_are_whose_they_are_said_to_be() -> None:
    check("هاجم [المتمردون من حزب العمال الكردستاني]pkk القرية")


def test_a_front_by_its_place_is_where_the_fighting_is() -> None:
    check("تقدم [الجيش اليمني]yemeni-army في جبهة مأرب")


def test_people_without_a_noun_are_called_by_their_number() -> None:
    names = [actor.name_ar for actor in cast_of("مقتل 30 وإصابة 12 شخصا في انفجار").actors]
    assert names == ["30 من الضحايا", "12 شخصا"]


def test_a_body_that_a_row_has_by_another_name_is_one_actor() -> None:
    check("قال [البنتاغون]pentagon إن [وزارة الدفاع الأميركية]pentagon تدرس الأمر، وأضافت [وزارة الدفاع]pentagon ذلك")
    check("صوت [الكنيست]knesset ورفض [البرلمان الإسرائيلي]knesset القانون")


def test_rebels_are_not_zealots_where_there_are_others() -> None:
    check("قصف [الجيش التركي]turkish-army [حزب العمال الكردستاني]pkk و[تنظيم داعش]isis، ورد [المتمردون]pkk")


def test_fighters_named_beside_a_group_are_others() -> None:
    check("تقدمت [جبهة النصرة]nusra-front و[الفصائل]factions في الريف")


def test_forces_loyal_to_the_president_are_the_army() -> None:
    check("تقدمت [القوات الموالية لهادي]yemeni-army، وقال [الرئيس اليمني عبد ربه منصور هادي]abdrabbuh-mansur-hadi ذلك")


def test_a_party_by_its_leader_is_the_party() -> None:
    check("خسر [حزب أردوغان]akp الانتخابات")


def test_a_state_that_is_only_a_place_is_what_its_pronouns_mean() -> None:
    check("قال [وزير الخارجية السعودي]adel-al-jubeir إن على إيران أن تسحب [قواتها]iranian-army")


def test_whom_a_source_tells_is_not_whom_it_serves() -> None:
    check("قال [المسؤولون]mswwlwn ل[وكالة الأنباء الألمانية]dpa إن الوضع هادئ")


def test_a_name_that_two_lands_have_is_of_the_land_that_the_text_is_about() -> None:
    check("أطلقت [لجان المقاومة الشعبية]prc-gaza صاروخا، وقالت [الحكومة الفلسطينية]palestinian-government ذلك")
    check("تقدمت [لجان المقاومة الشعبية]yemeni-resistance، وقالت [الحكومة اليمنية]yemeni-government ذلك")


def test_an_opposition_is_a_party_where_it_does_not_fight() -> None:
    assert [actor.type for actor in cast_of("رفضت المعارضة التشادية القانون").actors] == ["party"]
    assert [actor.type for actor in cast_of("تقدمت المعارضة السورية").actors] == ["armed group"]


@pytest.mark.parametrize(
    "line",
    [
        "قصف صعدة، المعقل الرئيس ل[جماعة أنصار الله]houthis",
        "لم يحدد المتحدث تاريخ بدء الهجوم",
        "التقى [حيدر العبادي]haider-al-abadi [رئيس الوزراء]haider-al-abadi ونظيره [خالد العبيدي]khaled-al-obeidi",
        "نفذ [تنظيم داعش]isis الإرهابي تفجيرين انتحاريين",
    ],
)
def test_what_is_no_office_and_no_name(line: str) -> None:
    check(line)
