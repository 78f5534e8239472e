"""Figures in one-line notation: the figure's words in brackets, then value, unit and what happened."""

from __future__ import annotations

import pytest

import toolkit
from toolkit.lexicon import load
from toolkit.model import Article, Cast, Event, Figure, Mention, Place, Quote, Span
from toolkit.reading.figures import find_figures


def figures(text: str, quotes: tuple[Quote, ...] = (), events: tuple[Event, ...] = ()) -> tuple[Figure, ...]:
    return find_figures(Article("x", text), toolkit.parse(text), Cast((), ()), quotes, events, load())


CASES = """
مقتل [12 شخصا] في انفجار | 12 person killed
قتل [خمسة جنود] وأصيب آخر | 5 person killed
استشهد [ثلاثة فلسطينيين] برصاص الجنود | 3 person killed
لقي [63 شخصا] مصرعهم | 63 person killed
وقالت الشرطة إن [14 جنديا] قتلوا في الكمين | 14 person killed
سقوط [25 قتيلا] في القصف | 25 person killed
أودى الهجوم بحياة [ستة مدنيين] | 6 person killed
سجلت الوزارة [52 حالة وفاة] | 52 person killed
وقعت [162 إصابة] بسبب القصف | 162 person injured
تعرض [سبعة من رجال] الحرس للإصابة | 7 person injured
تم إخلاء سبيل [11 متهما] | 11 person released
وفاة [طفلين] غرقا | 2 person killed
مقتل وإصابة [30 مدنيا] | 30 person killed
إصابة [أربعة أطفال] بجروح | 4 person injured
أصيب [12] في الاشتباكات | 12 person injured
سقط [عشرات الجرحى] في السوق | None person injured
نزوح [أكثر من 200 ألف شخص] عن المدينة | 200000 person displaced
فر [آلاف المدنيين] من القصف | None person displaced
تستضيف البلاد [مليون لاجئ] | 1000000 person displaced
اعتقلت الشرطة [سبعة مشتبهين] | 7 person detained
اعتقال [20 متظاهرا] في العاصمة | 20 person detained
أفرجت السلطات عن [15 معتقلا] | 15 person released
مقتل [ثلاثة لاجئين] في البحر | 3 person killed
الإفراج عن [ثلاثة صحافيين] | 3 person released
خطف [أربعة مهندسين] أجانب | 4 person captured
احتجز المسلحون [عشر رهائن] | 10 person captured
فقدان [13 بحارا] بعد غرق السفينة | 13 person missing
نشر الجيش [750 جنديا] على الحدود | 750 person fighters
انضم [ثلاثة آلاف مقاتل] إلى اللواء | 3000 person fighters
أدلى [5 ملايين ناخب] بأصواتهم | 5000000 person voters
صوت [69 عضوا] لصالح القرار | 69 person members
تظاهر [مئات الأشخاص] في الساحة | None person other
حاصر المسلحون [40 عائلة] | 40 person other
وأعلن مقتل [22 انقلابيا] | 22 person killed
تضم القائمة [سبعة باكستانيين] | 7 person other
عاد [الرجال الثلاثة] إلى بيوتهم | 3 person other
دفنت جثامين [الضحايا الـ32] | 32 person killed
مقتل [عسكريين اثنين] | 2 person killed
مقتل [جندي واحد] | 1 person killed
استشهاد [أكثر من (300) مواطن] | 300 person killed
تسليم ([20) قطعة] من السلاح | 20 other other
لم يبق سوى [300 نصراني] في المدينة | 300 person other
خرج [الآلاف من النيباليين] في مسيرات | None person other
تجمع [العشرات] في الساحة | None person other
اعتقال [تسعة من كبار] المسؤولين | 9 person detained
انتشار [مئات من قوات] الشرطة | None person fighters
أصيب [173] يوم الأحد | 173 person injured
كان القتلى [خمسة مسلحين] | 5 person killed
قتل التنظيم [37 من جماعات] منافسة | 37 person killed
إن [جنديين] قتلا في الكمين | 2 person killed
إن [28 عنصرا] من الجيش ومليشيا محلية قتلوا في المعارك | 28 person killed
نفذ الهجوم [مسلحان] وقتلا شرطيا | 2 person fighters
قرب ساحة التحرير [عشرة متظاهرين] | 10 person other
دمر الطيران [ثلاث دبابات] | 3 vehicle other
انفجار [سيارتين] مفخختين | 2 vehicle other
أسقط الثوار [طائرتين] حربيتين | 2 aircraft other
إسقاط [طائرتين بدون طيار] | 2 drone other
اعترضت القوات [خمس طائرات مسيرة] | 5 drone other
احتجاز [ثلاثة زوارق] | 3 ship other
سقوط [أكثر من 300 قذيفة] على البلدة | 300 weapon other
ألقت المروحيات [أربعة براميل] متفجرة | 4 weapon other
نفذ الطيران [ست غارات] على الأقل | 6 strike other
وقوع [ثلاثة تفجيرات] متزامنة | 3 attack other
هدم [أكثر من ثلاثين مسكنا] | 30 building other
استعاد الجيش [أربع بلدات] | 4 settlement other
سقطت قذائف على [بلدتي] الفوعة وكفريا | 2 settlement other
يضم التحالف [أكثر من 60 دولة] | 60 state members
شاركت [خمس دول] في المحادثات | 5 state other
كلف الدمار [3 مليارات دولار] | 3000000000 money other
دفع [عشرات الآلاف من الدولارات] | None money other
تتنازع [حكومتان] السلطة | 2 other other
أغلقت [ثلاثة موانئ] | 3 other other
ناقش المجلس [مئات الملفات] | None other other
يسيطر على [60 في المئة] من النفط | 60 other other
"""


@pytest.mark.parametrize("line", [line for line in CASES.strip().split("\n") if line])
def test_a_figure(line: str) -> None:
    marked, told = line.split(" | ")
    text = marked.replace("[", "").replace("]", "")
    found = figures(text)
    assert [(f.of(text), f"{f.value} {f.unit} {f.what}") for f in found] == [
        (marked[marked.index("[") + 1 : marked.index("]")], told)
    ]


NO_FIGURES = """
شاب عمره 25 عاما
تبعد القرية 30 كيلومترا
استمرت المعركة ثلاث ساعات
وقع الهجوم في 3 آب 2015
القرار 2216
فاز الفريق بثلاثة أهداف
قائد اللواء 35 مدرع
يدا واحدة ضد العدو الواحد
زاد الإنتاج إلى مليون برميل من النفط
بين البلدين الشقيقين
ارتفع السعر بنسبة 5 في المئة
الدرجة الثالثة
أقام مع عائلتي المكونة
من جانب واحد
"""


@pytest.mark.parametrize("text", [line for line in NO_FIGURES.strip().split("\n") if line])
def test_what_is_no_figure(text: str) -> None:
    found = figures(text)
    assert [f.of(text) for f in found if f.unit != "state"] == []


def test_each_number_of_a_sentence_has_its_own_fate() -> None:
    found = figures("مقتل 14 جنديا وإصابة 20 آخرين واعتقال 3 مسلحين وتدمير دبابتين")
    assert [(f.value, f.what) for f in found] == [(14, "killed"), (20, "injured"), (3, "detained"), (2, "other")]


def test_those_of_them_are_of_the_same_kind() -> None:
    found = figures("قتل عشرة مدنيين، ثلاثة منهم من عائلة")
    assert [(f.value, f.unit, f.what) for f in found] == [(10, "person", "killed"), (3, "person", "killed")]


def test_what_a_verb_of_another_act_governs_keeps_its_own_kind() -> None:
    found = figures("قتل جنديان عندما هاجم عشرون مسلحا الحاجز")
    assert [(f.value, f.what) for f in found] == [(2, "killed"), (20, "fighters")]


def test_bounds_go_with_the_figure() -> None:
    text = "إصابة 12 مواطنا على الأقل ونحو 40 جنديا وما بين 5 و7 أطفال"
    assert [(f.value, f.low, f.high) for f in figures(text)] == [(12, 12, None), (40, None, None), (None, 5, 7)]


def quote(name: str, start: int, end: int, *speakers: str) -> Quote:
    return Quote(name, speakers, (), "indirect", Span(0, 3), Span(start, end), "test", 1.0)


def test_the_innermost_quote_claims_the_figure() -> None:
    text = "قال الوزير إن الشرطة أعلنت مقتل 5 مسلحين. وقتل 3 جنود"
    outer, inner = text.index("الشرطة"), text.index("مقتل")
    stop = text.index(".")
    said = (quote("q1", outer, stop, "minister"), quote("q2", inner, stop, "police"))
    assert [f.claimed_by for f in figures(text, said)] == [("police",), ()]
    assert [f.claimed_by for f in figures(text, said[:1])] == [("minister",), ()]


def event(name: str, text: str, word: str) -> Event:
    at = text.index(word)
    trigger = Span(at, at + len(word))
    return Event(
        name, "ASSAULT", None, (), 4, -9.0, "occurred", (), (), (), None, (), trigger, Span(0, len(text)), "test", 1.0
    )


def test_a_figure_belongs_to_the_event_of_the_nearest_trigger() -> None:
    text = "قصف الطيران البلدة فقتل 5 أطفال"
    acts = (event("e1", text, "قصف"), event("e2", text, "قتل"))
    assert [f.event for f in figures(text, (), acts)] == ["e2"]
    assert [f.event for f in figures(text)] == [None]


def test_a_figure_is_where_the_sentence_says() -> None:
    text = "مقتل 5 جنود في حلب"
    spot = Place("aleppo", "حلب", "Aleppo", "city", None, None, "SYR", (Mention(15, 18, "name", "test"),))
    found = find_figures(Article("x", text), toolkit.parse(text), Cast((), (spot,)), (), (), load())
    assert [f.place for f in found] == ["aleppo"]


@pytest.mark.parametrize(
    ("text", "ref", "left"),
    [
        ("نفذ الطيران ست غارات", "units.tsv:غاره", [("other", "other")]),
        ("انفجار سيارتين", "units.tsv:سياره", []),
        ("مقتل خمسة جنود", "counted_acts.tsv:مقتل", [("person", "fighters")]),
        ("إصابة تسعة في القصف", "counted_acts.tsv:اصابه", []),
    ],
)
def test_the_rule_names_a_row_without_which_the_figure_is_another(
    text: str, ref: str, left: list[tuple[str, str]]
) -> None:
    assert ref in figures(text)[0].rule
    found = find_figures(Article("x", text), toolkit.parse(text), Cast((), ()), (), (), load().without(ref))
    assert [(f.unit, f.what) for f in found] == left
