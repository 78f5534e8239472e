"""Which words tell an act, of which type and mode: ``sentence | TYPE mode``; and which tell none of a type."""

from __future__ import annotations

import pytest

import toolkit

HEADLINE = "عناوين اليوم\n"
"""A line before the sentence, so that it does not stand alone without a context."""

ACTS = """
اعترضت الدفاعات الجوية الأوكرانية صاروخا روسيا فوق كييف | ASSAULT
سقطت مدينة الفاشر في أيدي قوات الدعم السريع | ASSAULT
قاوم الأهالي قوات الاحتلال في جنين | ASSAULT
خسر الجيش السوري مناطق واسعة في ريف إدلب | ASSAULT
اغتنم مقاتلو المعارضة دبابات وأسلحة من الثكنة | COERCE seize
عثر الجيش اللبناني على مخزن أسلحة في البقاع | COERCE seize
أحبطت الشرطة الألمانية هجوما كان يعد له متطرفون | COERCE
أمرت النيابة العامة بحبس ناشطين خمسة عشر يوما | COERCE arrest
ضم القرم إلى روسيا رفضته كييف | COERCE seize
أجبر المستوطنون العائلات على النزوح بعد طرد السكان من القرية | COERCE deport
حكمت المحكمة على المعارض بالسجن عشر سنوات | SANCTION convict
فرض الاتحاد الأوروبي عقوبات على مسؤولين في بيلاروسيا | SANCTION discontinue
علقت واشنطن المساعدات للحكومة السودانية | SANCTION discontinue
رفضت الجزائر تصريحات الرئيس الفرنسي عن تاريخها | ACCUSE disapprove
وصف الوزير التركي القصف بأنه عمل إجرامي | ACCUSE disapprove
حمل الأمين العام المساعد لجامعة الدول العربية الحكومة الإسرائيلية المسؤولية عن التصعيد | ACCUSE allege
بدأت السلطات محاسبة المسؤولين عن قتل المتظاهرين | ACCUSE investigate
ماطلت الحكومة في تنفيذ الاتفاق مع المعارضة | REJECT
أوعز وزير الدفاع إلى الجيش بإغلاق المعبر | REQUEST
شدد المبعوث الأممي في ختام زيارته على ضرورة وقف إطلاق النار | REQUEST
أوفد الرئيس المصري مبعوثا إلى الخرطوم | CONSULT
نعت وزارة الداخلية شهداء الواجب | SUPPORT
أبحرت حاملة طائرات أمريكية نحو الخليج | MOBILIZE
وصلت كتيبة من القوات الخاصة إلى جبهة القتال | MOBILIZE troops
زودت ألمانيا أوكرانيا بصواريخ مضادة للطائرات | AID
تبرع المواطنون بالدم لمصابي التفجير | AID
توصل الجانبان إلى صفقة تبادل للأسرى بعد مفاوضات في القاهرة | RETREAT release
اعترف المتهم أمام القاضي بالجريمة | CONCEDE
تجمع آلاف المتظاهرين أمام البرلمان في بيروت | PROTEST demo
قمعت الشرطة احتجاجات الطلبة في الخرطوم | COERCE restrict
حل الرئيس الفرنسي ضيفا على الجزائر | CONSULT visit
تحدث الرئيس الأميركي هاتفيا مع نظيره الروسي | CONSULT phone
استمع مجلس الأمن إلى تقرير كبير المفتشين | CONSULT
سوت الدولتان خلافهما الحدودي | AGREE
أقر البرلمان معاهدة السلام | AGREE
منح البرلمان الثقة لحكومة الوحدة | SUPPORT
أعرب الأمين العام عن ارتياحه للاتفاق | SUPPORT
ألغت السلطات حال الطوارئ | CONCEDE
علقت واشنطن العقوبات على باكستان | CONCEDE
زودت سوريا الولايات المتحدة بمعلومات عن القاعدة | COOPERATE
سمحت قطر للطائرات الأميركية باستخدام قاعدة العديد | COOPERATE
شطبت الدول الدائنة ديون العراق | AID
خفضت واشنطن عدد قواتها في كوريا الجنوبية | RETREAT withdraw
عادت القوات إلى ثكناتها | RETREAT withdraw
جمدت كوريا الشمالية برنامجها النووي | RETREAT disarm
استعاد الصحافي المخطوف حريته | RETREAT release
اقترحت روسيا عقد مؤتمر دولي | REQUEST change
طالبت الجامعة العربية إسرائيل بالانسحاب | REQUEST change
حذرت موسكو الولايات المتحدة من مهاجمة سوريا | REQUEST change
احتجت الصين على زيارة الزعيم التايواني | ACCUSE disapprove
عزت السلطات الهجوم إلى تنظيم القاعدة | ACCUSE allege
تقدم لبنان بشكوى ضد إسرائيل | ACCUSE disapprove
أصر عرفات على رفض الخطة | REJECT
هدد القائد بقصف المدينة | THREATEN violence
احتشد آلاف من أنصار المعارضة في ساحة التحرير | PROTEST demo
احتل طلاب مبنى الجامعة | PROTEST obstruct
وصلت المفاوضات إلى طريق مسدود | SANCTION discontinue
أرجأ الرئيس الأميركي زيارته إلى المنطقة | SANCTION discontinue
انسحبت كوريا الشمالية من معاهدة حظر الانتشار النووي | SANCTION withdraw
نشرت واشنطن صواريخ باتريوت في إسرائيل | MOBILIZE weapons
شددت الشرطة إجراءات الأمن حول السفارات | MOBILIZE police
ظهر مسلحون ملثمون في الشوارع بعد انتشار مسلحين في الأحياء | MOBILIZE militia
جمدت إسرائيل عائدات الضرائب الفلسطينية | COERCE withhold
علق الجنرال العمل بالدستور بعد إعلان حال الطوارئ | COERCE martial-law
سويت القرية بالأرض | ASSAULT destroy
سقط ثلاثة فلسطينيين برصاص الجيش الإسرائيلي | ASSAULT firearms
فجرت انتحاريتان نفسيهما في سوق | ASSAULT suicide-attack
هوجمت قافلة أميركية في الموصل | ASSAULT
لاحقت الشرطة المشتبه بهم في المدينة | COERCE arrest
رفضت لندن نشر قواتها في بغداد | REJECT assist
ضبطت الشرطة ثلاثة متهمين في الميناء ينتمون إلى خلية | COERCE arrest
ضبطت الشرطة شحنة صواريخ في الميناء | COERCE seize
نشرت موسكو منظومة صواريخ قرب الحدود | MOBILIZE weapons
أغلق الجيش الطريق الساحلية | COERCE restrict
قضت المحكمة بسجن الضابط عشر سنوات | SANCTION convict
"""

NONE = """
بحث الوزراء سبل مكافحة الإرهاب في المنطقة | ASSAULT
عقد المركز الدولي لمكافحة الإرهاب ندوة | ASSAULT
قال المهاجم إنه نادم على ما فعل | ASSAULT
الفصائل المقاتلة في المدينة أعلنت بيانها | ASSAULT
يعيش الشعب تحت سيطرة قيادة التمرد | PROTEST
رفض المصدر ذكر اسمه في الحديث | REJECT
أيده الله ورعاه | SUPPORT
دعا الوزير الله تعالى أن يرحم الموتى داعيا المولى أن يلهم ذويهم الصبر | SUPPORT
بحث الوزيران سبل تعزيز التعاون بين البلدين | COOPERATE
حضر المتهم جلسة أمس | ACCUSE
شكل الفريق لجنة لمتابعة المشروع | MOBILIZE
أحرزت المحادثات تقدما كبيرا نحو الحل | ASSAULT
قال الوزير كلمته قبل الحوار الذي جرى أمس | AGREE
نقلت وكالة الأنباء عن قائد القوات قوله إن الوضع هادئ | MOBILIZE
أكد المدير أن الأرقام لا تدعو إلى القلق | REQUEST
طالب الوفد الحكومة بالتحقيق في الحادث | ACCUSE
ألقى الوزير كلمة خلال الاجتماع | CONSULT
عملت اللجنة على تحقيق الأهداف | ACCUSE
"""


def events_of(sentence: str):
    return toolkit.analyze(HEADLINE + sentence, published="2021-05-05").events


def rows(notation: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in notation.strip().split("\n")]


@pytest.mark.parametrize(("sentence", "wanted"), rows(ACTS))
def test_word_tells_an_act(sentence, wanted):
    kind, *mode = wanted.split()
    found = [(event.type, event.mode) for event in events_of(sentence)]
    assert any(one == kind and (not mode or told == mode[0]) for one, told in found), found


@pytest.mark.parametrize(("sentence", "kind"), rows(NONE))
def test_word_tells_no_act(sentence, kind):
    assert not [event.rule for event in events_of(sentence) if event.type == kind]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("قدم الوزير أحر التعازي والمواساة إلى أسر الضحايا", "SUPPORT"),
        ("عبر الوزير عن إدانته واستنكاره للهجوم", "ACCUSE"),
        ("أعلنت المنظمة إدانتها الشديدة واستنكارها للحصار", "ACCUSE"),
        ("استهدف انتحاري الحاجز بسيارة مفخخة", "ASSAULT"),
        ("سقط عشرات القتلى والجرحى", "ASSAULT"),
    ],
)
def test_one_act_told_by_two_words_is_one_event(sentence, kind):
    found = [event.rule for event in events_of(sentence) if event.type == kind]
    assert len(found) == 1, found


def test_two_acts_side_by_side_are_two_events():
    found = [event.type for event in events_of("أدى ذلك إلى قصف المدينة وحصارها من قوات النظام السوري")]
    assert found.count("ASSAULT") == 2


def test_a_prefixed_preposition_is_a_word_of_a_phrase():
    assert [event.type for event in events_of("لا حاجة لتدخل عسكري في ليبيا")].count("REJECT") == 1


SPORT = (
    "فاز النادي بالكأس أمس في الملعب. سجل اللاعب هدفا في الشوط الثاني من المباراة أمام حارس المرمى."
    " وقال المدرب إن المنتخب يستعد للدوري. وضرب المشجع لاعبا في المدرجات."
)


def test_in_a_text_about_another_subject_an_act_of_force_needs_arms():
    assert not [event for event in toolkit.analyze("نتائج الدوري\n" + SPORT).events if event.type == "ASSAULT"]
    armed = SPORT + " وقصف الجيش السوري ملعبا في حلب بالمدفعية."
    assert [event for event in toolkit.analyze("نتائج الدوري\n" + armed).events if event.type == "ASSAULT"]


def test_words_that_wars_have_too_show_no_other_subject():
    text = (
        "معارك في المدينة\nقطع المسلحون طريق المستشفى والمياه والكهرباء والنفط عن الحي وأصاب القصف مدرسة الجامعة."
        " وخطف مسلحون طبيبا من مستشفى المدينة."
    )
    assert [event for event in toolkit.analyze(text).events if event.mode == "abduct"]
