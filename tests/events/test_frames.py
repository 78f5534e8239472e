"""Who does an act and who suffers it within its sentence: ``sentence | TYPE S:source T:target`` (see test_events)."""

from __future__ import annotations

import pytest

import toolkit
from tests.events.test_events import events_of, fits

NOUNS = """
وجاءت الحادثة عقب إسقاط الجيش الروسي منذ أيام طائرة تركية | ASSAULT S:الجيش الروسي
أدى قصف الجيش السوري على المدينة إلى مقتل عشرة أشخاص | ASSAULT S:الجيش السوري
قتل مدنيون في قصف للطائرات الحربية التركية على مناطق جبلية | ASSAULT قصف S:لطائرات الحربية التركية
تعرضت المدينة لقصف بالمدفعية من الجيش السوري | ASSAULT S:الجيش السوري
شنت المعارضة السورية هجوما لطرد قوات النظام السوري من المدينة | ASSAULT هجوما S:المعارضة السورية T:قوات النظام السوري
قرر الحوثيون منع الصحفيين من السفر | COERCE S:الحوثيون T:الصحفيين
تشارك تركيا في قصف "داعش" منذ شهر | ASSAULT S:تركيا T:داعش
أسفر الهجوم عن مقتل (20) شخصا | ASSAULT مقتل T:20
مقتل وإصابة أكثر من 70 عنصرا من قوات النظام السوري | ASSAULT مقتل S:- T:قوات النظام السوري
أدى القصف إلى خسائر بشرية في صفوف الجيش السوري | ASSAULT T:الجيش السوري
أسفر القتال عن سقوط قتلى وجرحى من مسلحي الحوثي | ASSAULT T:مسلحي الحوثي
أعلن الوزير عن رغبة الحكومة العراقية في استعادة الموصل من تنظيم داعش | ASSAULT S:الحكومة العراقية T:تنظيم داعش
رد الجيش التركي بقصف مواقع تنظيم داعش في سوريا | ASSAULT S:الجيش التركي T:تنظيم داعش
بعد الضربات الموجعة التي تلقاها الحوثيون تراجعت قواتهم | ASSAULT T:الحوثيون
الهزائم الأخيرة التي لحقت بالحوثيين في عدن | ASSAULT T:الحوثيين
استهدف الهجوم حافلة تقل مسلحين حوثيين في المدينة | ASSAULT T:مسلحين حوثيين
هاجمت طائرة حربية مواقع يعتقد أنها تابعة لتنظيم داعش | ASSAULT S:- T:تنظيم داعش
تعهدت فرنسا بدعم الجيش اللبناني | AID T:الجيش اللبناني
"""

VERBS = """
اتهمت منظمة العفو الدولية الحوثيين بارتكاب جرائم من خلال استهدافهم للمدنيين | ACCUSE S:منظمة العفو الدولية T:الحوثيين
زار الرئيس المصري بعد ظهر أمس الجنود السعوديين في المستشفى | CONSULT T:الجنود السعوديين
هدد حزب العمال الكردستاني بقطع الهدنة مع تركيا | THREATEN S:حزب العمال الكردستاني T:تركيا
أكدت السعودية وقوفها إلى جانب البحرين | SUPPORT S:السعودية T:البحرين
سيطر الجيش العراقي على المواقع التي كان يحتلها تنظيم داعش | ASSAULT S:الجيش العراقي T:تنظيم داعش
ظهر أحد مقاتلي داعش وهو يتوعد الجيش الليبي | THREATEN T:الجيش الليبي
دعا الجيش السوري إلى القضاء على جميع المسلحين الأكراد | REQUEST S:الجيش السوري
"""

CIRCUMSTANCES = """
قالت القوات العراقية إنها انسحبت أمس، مطالبة تركيا بسحب جنودها | REQUEST S:القوات العراقية T:تركيا
استقبل الرئيس المصري الوفد مستنكرا قيام السلطات الإيرانية بهدم المسجد | ACCUSE S:الرئيس المصري
واصلت طائرات التحالف العربي غاراتها الجوية مستهدفة مواقع الحوثيين | ASSAULT مستهدفة S:التحالف العربي T:الحوثيين
"""

MUTUAL = """
امتد القتال بين القوات الكردية وتنظيم داعش إلى المدينة | ASSAULT S:القوات الكردية S:تنظيم داعش
قصف متبادل بين الجيش اللبناني وتنظيم داعش | ASSAULT S:الجيش اللبناني S:تنظيم داعش
أسرت القوات العراقية رجالا خلال الاشتباكات المتواصلة مع الحوثيين | ASSAULT اشتباكات S:القوات العراقية S:الحوثيين
"""


CASES = [line for group in (NOUNS, VERBS, CIRCUMSTANCES, MUTUAL) for line in group.strip().split("\n")]


@pytest.mark.parametrize("case", CASES)
def test_parties(case):
    sentence, wanted = (part.strip() for part in case.split("|"))
    analysis, events = events_of(sentence)
    assert any(fits(analysis, event, wanted) for event in events), [
        (e.type, e.trigger.of(analysis.text), e.source, e.target, e.rule) for e in events
    ]


@pytest.mark.parametrize(
    ("sentence", "trigger", "status"),
    [
        ("أحبطت الشرطة المصرية محاولة اغتيال وزير الداخلية", "اغتيال", "hypothetical"),
        ("احتوى الضابط الموقف دون وقوع أي اشتباكات بين الجيش والمتظاهرين", "اشتباكات", "negated"),
        ("استمرت الاشتباكات المتواصلة بين الجيش السوري وتنظيم داعش", "اشتباكات", "ongoing"),
        ("تعرض الجيش العراقي لهجوم شنه تنظيم داعش أمس", "هجوم", "occurred"),
        ("إذا هاجم تنظيم داعش المدينة انسحبت القوات العراقية منها", "انسحبت", "hypothetical"),
        ("يرفض الجيش العراقي أي هجوم على المدينة", "هجوم", "hypothetical"),
        ("يزور الرئيس التركي إيران غدا", "يزور", "future"),
        ("سيطر الجيش العراقي على المدينة قبل أن يستعيد السيطرة على القرية", "يستعيد", "occurred"),
        ("وقع انفجار في قاعدة العند وقصف الجيش اليمني المدينة", "قصف", "occurred"),
    ],
)
def test_status(sentence, trigger, status):
    analysis, events = events_of(sentence)
    found = [(event.trigger.of(analysis.text), event.status) for event in events]
    assert any(trigger in text and told == status for text, told in found), found


def test_a_headline_tells_what_occurred():
    text = "الجيش التركي يقصف مواقع تنظيم داعش\nقال الوزير إن الجيش التركي يقصف مواقع تنظيم داعش."
    analysis = toolkit.analyze(text)
    assert [event.status for event in analysis.events] == ["occurred", "ongoing"]
