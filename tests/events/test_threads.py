"""What acts tell of each other: ``sentence | trigger S:source T:target C:claimant``; a dash for nobody."""

from __future__ import annotations

import pytest

import toolkit

HEADLINE = "عناوين اليوم\n"

CASES = """
تبنى تنظيم القاعدة تفجير السفارة ردا على الغارة التي شنها الجيش اليمني | تفجير S:تنظيم القاعدة C:تنظيم القاعدة
تبنى تنظيم القاعدة تفجير السفارة ردا على الغارة التي شنها الجيش اليمني | الغارة S:الجيش اليمني C:-
تبنت حركة طالبان الهجوم الذي استهدف قافلة الجيش الأفغاني | الهجوم S:حركة طالبان T:الجيش الأفغاني C:حركة طالبان
أعلن تنظيم داعش مسؤوليته عن الهجوم على الشرطة العراقية | الهجوم S:تنظيم داعش T:الشرطة العراقية C:تنظيم داعش
نسب الجيش التركي الهجوم إلى حزب العمال الكردستاني | الهجوم S:حزب العمال الكردستاني C:الجيش التركي
وقع الهجوم الذي نسب إلى حركة الشباب أمس | الهجوم S:حركة الشباب
لم تعلن أي جهة مسؤوليتها عن التفجير | التفجير S:- C:-
اتهمت روسيا تركيا بدعم المسلحين | دعم S:تركيا T:المسلحين C:روسيا
أعرب الوزير الأردني عن تقديره للحكومة المصرية | تقديره S:الوزير الأردني C:-
قال السفير الليبي إن الوضع أفضل من ذي قبل، مشيدا بموقف تونس | مشيدا S:السفير الليبي C:-
قتل خمسة جنود أتراك وأصيب سبعة في غارة للطيران السوري | غارة T:جنود أتراك
وثقت منظمة العفو الدولية مقتل عشرين مدنيا في غارات للجيش السوري | مقتل T:مدنيا C:منظمة العفو الدولية
أحصت منظمة العفو الدولية مقتل مئة مدني خلال الشهر الماضي | مقتل C:منظمة العفو الدولية
قتل خمسة جنود أتراك وجرح أربعة آخرون في تفجير شرق البلاد | جرح T:جنود أتراك
قتل 13 وأصيب 85 من ميليشيا الحوثي في مواجهات مع المقاومة الشعبية | قتل T:الحوثي
مقتل سبعة عمال في انفجار سيارة ملغومة شرق بغداد | انفجار T:عمال
انسحب الجيش العراقي من البلدة على خلفية اشتباكات مع تنظيم داعش | اشتباكات S:الجيش العراقي T:تنظيم داعش
قتل 13 مسلحا من تنظيم داعش في مواجهات مع البيشمركة والجيش العراقي | مواجهات S:تنظيم داعش T:البيشمركة
قتل 13 مسلحا من تنظيم داعش في مواجهات مع البيشمركة والجيش العراقي | مواجهات S:الجيش العراقي T:تنظيم داعش
ألقت طائرة تركية قنبلة بالقرب من موقع لحزب العمال الكردستاني | قنبلة T:حزب العمال الكردستاني
عقب إسقاط التحالف الدولي منذ أيام طائرة تابعة للجيش السوري | إسقاط S:التحالف الدولي T:الجيش السوري
أعلنت وزارة الداخلية المصرية القبض على خمسة مسلحين | القبض S:وزارة الداخلية المصرية
أعلن الجيش التركي تدمير مواقع لحزب العمال الكردستاني | تدمير S:الجيش التركي T:حزب العمال الكردستاني
تعهدت الحكومة اليمنية بالعمل على تحرير المدينة من الحوثيين | تحرير S:الحكومة اليمنية T:الحوثيين
أعلن الوزير المصري مقتل خمسة جنود | مقتل S:-
وعد الرئيس الفرنسي بتقديم مساعدات لتونس وتوفير الدعم للاجئين | توفير الدعم S:الرئيس الفرنسي
قتل 11 شخصا من ميليشيات الحوثي في مواجهات مع المقاومة الشعبية | قتل S:- T:الحوثي
استشهد فتى فلسطيني من جراء إحراق مستوطنين منزله | استشهد S:مستوطنين T:فتى فلسطيني
قامت المدفعية التركية بقصف أهداف لتنظيم داعش شمالي سوريا | قصف S:المدفعية التركية T:تنظيم داعش
فرضت ميليشيات الحوثي حصارا لكن جهود الإغاثة نجحت في إيصال معونات | جهود الإغاثة S:-
طلبت المدينة من الجيش الليبي المساعدة في إعادة النظام | طلبت S:- T:الجيش الليبي
طلب من عناصر المقاومة الشعبية العفو عنه وإطلاق سراحه | إطلاق سراحه T:-
قال الوزير المصري إن هذا العمل يستهدف أمن الوطن ووحدته | يستهدف T:-
ألقى رجال المقاومة القبض على ضابط إيراني في القاعدة التي دخلتها، بعد قتال عنيف مع الحوثيين | قتال S:المقاومة
تحدث الوزير المصري عن السلام مقدما أحر التعازي لأسر الشهداء | التعازي S:الوزير المصري
قدم الوزير المصري أحر التعازي وأصدق المواساة للملك سلمان | التعازي T:ملك سلمان
"""


@pytest.mark.parametrize("case", CASES.strip().split("\n"))
def test_threads(case):
    sentence, wanted = (part.strip() for part in case.split("|"))
    analysis = toolkit.analyze(HEADLINE + sentence, published="2016-05-05")
    text = analysis.text
    first, *sides = wanted.replace(" S:", "|S:").replace(" T:", "|T:").replace(" C:", "|C:").split("|")
    trigger = first.removeprefix("ال")
    event = next(e for e in analysis.events if trigger in e.trigger.of(text))
    found = {"S:": event.source, "T:": event.target, "C:": event.claimed_by}
    for side in sides:
        ids, name = found[side[:2]], side[2:]
        names = [m.of(text) for one in analysis.actors if one.id in ids for m in one.mentions]
        fits = not ids if name == "-" else any(name.removeprefix("ال") in one for one in names)  # للجيش
        assert fits, (side, ids, event.rule)


def test_who_helps_another_is_not_taken_for_his_enemy():
    text = (
        "معارك في الرقة\n"
        "تقدم قوات التحالف الدولي الدعم لقوات سوريا الديمقراطية في الرقة.\n"
        "وشنت قوات سوريا الديمقراطية هجوما على المدينة أمس."
    )
    analysis = toolkit.analyze(text)
    sides = [(set(e.source), set(e.target)) for e in analysis.events if e.type == "ASSAULT"]
    helped, helpers = "syrian-democratic-forces", "anti-isis-coalition"
    assert sides
    assert not any(helped in source and helpers in target for source, target in sides)


def test_the_rule_of_an_event_names_the_rules_of_its_parties_and_of_its_claimant():
    analysis = toolkit.analyze(HEADLINE + "قال الوزير الروسي إن الجيش السوري قصف مواقع تنظيم داعش")
    event = next(e for e in analysis.events if e.type == "ASSAULT")
    assert event.rule.startswith("verb-frame triggers.tsv:")
    assert "; source: subject" in event.rule
    assert "; target: object" in event.rule
    assert "cues.tsv:قال" in event.rule.partition("; claimed: ")[2]


def test_allies_whom_a_clash_names_together_do_not_fight_each_other():
    analysis = toolkit.analyze(HEADLINE + "تشهد البلدة مواجهات مع البيشمركة والجيش العراقي")
    assert [e for e in analysis.events if e.type == "ASSAULT"]
    assert not [p for p in analysis.positions if p.does == -1]


def test_an_act_spoken_of_a_thousand_times_is_found_each_time():
    again = "ووصف الناس الهجوم بالقصف الكبير.\nوتحدث الناس عن القصف طويلا.\n"
    analysis = toolkit.analyze("قصفت القوات السورية مسلحي تنظيم داعش.\n" + again * 600)
    assert len(analysis.events) > 1200
    assert all(event.date is None for event in analysis.events)


def test_who_carries_a_report_on_without_being_named_is_who_spoke_last():
    analysis = toolkit.analyze(
        HEADLINE + "قال الوزير المصري إن السلام قريب، وانتقد الرئيس السوري المعارضة.\nوأشاد بجهود الأمم المتحدة."
    )
    event = next(e for e in analysis.events if e.type == "SUPPORT")
    speaker = next(one for one in analysis.actors if one.id == event.source[0])
    assert "المصري" in speaker.mentions[0].of(analysis.text)
