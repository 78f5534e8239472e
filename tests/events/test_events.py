"""Acts, their parties and their status, one sentence a rule: ``sentence | TYPE mode status S:source T:target``."""

from __future__ import annotations

import pytest

import toolkit
from toolkit.lexicon import load
from toolkit.reading.events import quad_class, score_of

HEADLINE = "عناوين اليوم\n"
"""A line before the sentence, so that it does not stand alone without a context."""


def events_of(sentence: str):
    analysis = toolkit.analyze(HEADLINE + sentence, published="2016-05-05")
    return analysis, analysis.events


def named(analysis, ids):
    """The mentions of the actors, for comparison with the names in the notation."""
    text = analysis.text
    return {mention.of(text) for one in analysis.actors if one.id in ids for mention in one.mentions}


def fits(analysis, event, wanted: str) -> bool:
    kind, *rest = wanted.split()
    if event.type != kind:
        return False
    side, names = None, {"S:": [], "T:": []}
    for word in rest:
        if word[:2] in names:
            side = word[:2]
            names[side].append(word[2:])
        elif side is not None:
            names[side][-1] += " " + word
        elif word not in (event.mode, event.status, event.trigger.of(analysis.text)):
            return False
    for mark, ids in (("S:", event.source), ("T:", event.target)):
        expected = [name for name in names[mark] if name != "-"]
        if "-" in names[mark] and ids:
            return False
        if any(name not in named(analysis, ids) for name in expected):
            return False
    return True


CASES = """
قصف الجيش السوري مواقع تنظيم داعش في الرقة | ASSAULT heavy-weapons S:الجيش السوري T:تنظيم داعش
قصفت طائرات التحالف الدولي مواقع تنظيم داعش أمس | ASSAULT aerial occurred S:التحالف الدولي T:تنظيم داعش
شن التحالف الدولي غارات على مواقع تنظيم داعش في الموصل | ASSAULT aerial S:التحالف الدولي T:تنظيم داعش
قتل 8 مدنيين وأصيب عشرون في قصف للجيش السوري على حلب | ASSAULT occurred T:مدنيين
هاجم مقاتلو حزب الله قوات المعارضة السورية في الزبداني | ASSAULT S:حزب الله
لن يهاجم الجيش العراقي مدينة الموصل هذا الشهر | ASSAULT negated S:الجيش العراقي
سيهاجم الجيش العراقي تنظيم داعش في الموصل | ASSAULT future S:الجيش العراقي T:تنظيم داعش
قد يهاجم الجيش العراقي تنظيم داعش في الموصل | ASSAULT hypothetical S:الجيش العراقي T:تنظيم داعش
تعرض الجيش اليمني لهجوم شنه تنظيم القاعدة في شبوة | ASSAULT S:تنظيم القاعدة T:الجيش اليمني
اندلعت اشتباكات بين الجيش الليبي وتنظيم داعش في سرت | ASSAULT S:الجيش الليبي T:تنظيم داعش
اعتقلت الشرطة التركية صحفيين في أنقرة | COERCE arrest S:الشرطة التركية
اتهمت روسيا تركيا بدعم المسلحين | ACCUSE allege S:روسيا T:تركيا
نددت فرنسا بالهجوم الذي شنه تنظيم داعش على المدينة | ACCUSE disapprove S:فرنسا
هددت روسيا تركيا بقطع العلاقات | THREATEN S:روسيا T:تركيا
دعت مصر ليبيا إلى وقف القتال | REQUEST S:مصر T:ليبيا
أرسلت إيران قوات إلى سوريا | MOBILIZE troops S:إيران
انسحبت القوات التركية من شمال العراق | RETREAT withdraw S:القوات التركية
أطلقت حركة طالبان سراح جنود أفغان | RETREAT release S:حركة طالبان
أفرجت إيران عن بحارة أمريكيين | RETREAT release S:إيران
التقى الرئيس المصري نظيره الفرنسي في باريس | CONSULT
قطعت السعودية علاقاتها مع إيران | SANCTION discontinue S:السعودية T:إيران
فرضت الولايات المتحدة عقوبات على الحكومة السورية | SANCTION S:الولايات المتحدة T:الحكومة السورية
رفضت إسرائيل المبادرة الفرنسية | REJECT S:إسرائيل
وقع السودان اتفاقا مع إثيوبيا في الخرطوم | AGREE S:السودان T:إثيوبيا
قدمت قطر مساعدات إلى الجيش اللبناني | AID S:قطر T:الجيش اللبناني
فجر انتحاري سيارة مفخخة قرب حاجز للجيش العراقي | ASSAULT
خطف مسلحون ثلاثة عمال في بنغازي | ASSAULT abduct
تظاهر آلاف المحتجين في تونس ضد الحكومة | PROTEST demo
أعرب الأردن عن دعمه لمصر | SUPPORT S:الأردن T:لمصر
"""


@pytest.mark.parametrize("case", CASES.strip().split("\n"))
def test_act(case):
    sentence, wanted = (part.strip() for part in case.split("|"))
    wanted = wanted.replace("T:لمصر", "T:مصر")
    analysis, events = events_of(sentence)
    assert any(fits(analysis, event, wanted) for event in events), [
        (e.type, e.mode, e.status, e.source, e.target, e.rule) for e in events
    ]


def test_a_killing_that_a_far_attack_led_to_is_the_attackers():
    sentence = (
        "ألقى مسلحون من حركة طالبان قنبلة على حافلة صغيرة كانت تمر في الطريق الرئيسي"
        " بين كابول ومدينة جلال آباد شرق البلاد صباح أمس ما أسفر عن مقتل ستة مدنيين"
    )
    analysis, events = events_of(sentence)
    killing = next(e for e in events if e.trigger.of(analysis.text) == "مقتل")
    assert "حركة طالبان" in named(analysis, killing.source)


@pytest.mark.parametrize(
    "sentence",
    [
        "شن اللاعب هجوما مرتدا على مرمى الفريق الضيف في المباراة",
        "أجرى الطبيب عملية جراحية للمريض في المستشفى",
        "ضرب زلزال قوي سواحل اليابان",
        "لقي خمسة أشخاص مصرعهم في حادث مروري على الطريق السريع",
        "سيطر الفريق على الكرة طوال الشوط الأول من المباراة",
        "قال الوزير إن الوضع جيد وأضاف أن الأمور تسير كما ينبغي",
    ],
)
def test_no_act_of_force(sentence):
    _, events = events_of(sentence)
    assert not [e for e in events if e.quad_class == 4], [(e.type, e.rule) for e in events]


def test_what_is_told_in_a_quote_is_claimed_by_its_speaker():
    analysis, events = events_of("قال وزير الدفاع الروسي إن الجيش السوري قصف مواقع تنظيم داعش في الرقة")
    event = next(e for e in events if e.type == "ASSAULT")
    assert "وزير الدفاع الروسي" in named(analysis, event.claimed_by)


def test_one_act_told_by_noun_and_verb_is_one_event():
    _, events = events_of("هجوم انتحاري استهدف حاجزا للجيش العراقي في بغداد")
    assert len([e for e in events if e.type == "ASSAULT"]) == 1


def test_what_a_lone_sentence_only_refers_to_is_no_event():
    assert not toolkit.analyze("تحدث الكاتب عن جرائم الاغتيال والخطف في تاريخ المنطقة.").events
    assert toolkit.analyze("اغتال مسلحون مدير الأمن في عدن أمس.").events


def test_date_and_place_come_from_the_clause():
    analysis, events = events_of("قصفت طائرات التحالف الدولي مواقع تنظيم داعش في الموصل أمس")
    event = next(e for e in events if e.type == "ASSAULT")
    assert event.date is not None
    assert event.date.value == "2016-05-04"
    assert [place.name_ar for place in analysis.places if place.id in event.places] == ["الموصل"]


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        ("قصف الجيش السوري مواقع تنظيم داعش", "triggers.tsv:قصف"),
        ("اعتقلت الشرطة التركية صحفيين", "triggers.tsv:اعتقل"),
    ],
)
def test_deleting_the_row_removes_the_event(sentence, row):
    whole = toolkit.analyze(HEADLINE + sentence)
    assert any(row in event.rule for event in whole.events)
    less = toolkit.analyze(HEADLINE + sentence, lexicon=load().without(row))
    assert not any(row in event.rule for event in less.events)
    assert len(less.events) < len(whole.events)


def test_quad_class_and_score_are_plovers():
    assert [quad_class(kind) for kind in ("AGREE", "AID", "ACCUSE", "SANCTION")] == [1, 2, 3, 4]
    assert score_of("ASSAULT", "unconventional") == -10
    assert score_of("CONSULT", None) == 2.5
