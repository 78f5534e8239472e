"""What one word is: clitics, lemma, part of speech, features; and which reading its sentence chooses."""

from __future__ import annotations

import pytest

from toolkit.language import parse
from toolkit.language.drawing import words
from toolkit.language.morphology import readings
from toolkit.model import Token

WORDS = [
    ("وبالمدينة", "NOUN", "مدينه", ("و", "ب", "ال"), None),
    ("للجيش", "NOUN", "جيش", ("ل", "ال"), None),
    ("هجومهم", "NOUN", "هجوم", (), "هم"),
    ("قوتها", "NOUN", "قوه", (), "ها"),
    ("وزراءه", "NOUN", "وزير", (), "ه"),
    ("سيقصفون", "VERB", "قصف", ("س",), None),
    ("استهدفوه", "VERB", "استهدف", (), "ه"),
    ("طائرتين", "NOUN", "طايره", (), None),
    ("فيها", "ADP", "في", (), "ها"),
    ("لأنها", "SCONJ", "لان", (), "ها"),
    ("والذين", "PRON", "الذين", ("و",), None),
    ("منا", "ADP", "من", (), "نا"),
    ("فيهاو", "ADP", "في", (), "ها"),
    ("كبار", "ADJ", "كبير", (), None),
    ("هجومين", "NOUN", "هجوم", (), None),
    ("ليسوا", "VERB", "ليس", (), None),
    ("بهذا", "DET", "هذا", ("ب",), None),
]


@pytest.mark.parametrize(("word", "pos", "lemma", "proclitics", "pronoun"), WORDS)
def test_best_reading(word: str, pos: str, lemma: str, proclitics: tuple[str, ...], pronoun: str | None) -> None:
    best = readings(word)[0]
    assert (best.pos, best.lemma, best.proclitics, best.pronoun) == (pos, lemma, proclitics, pronoun)


def only(text: str, word: str) -> Token:
    parsed = parse(text)
    return next(t for s in parsed for t in s.tokens if t.of(text) == word)


CONTEXTS = [
    ("قتل الرجل أمس", "قتل", "VERB"),
    ("بعد قتل الرجل", "قتل", "NOUN"),
    ("أعلنت الشرطة مقتل الرجل", "مقتل", "NOUN"),
    ("لم يعرض الوفد شيئا", "يعرض", "VERB"),
    ("في عرض البحر", "عرض", "NOUN"),
    ("إن الوزير رفض العرض", "رفض", "VERB"),
    ("بعد أن تنازل الطرفان", "تنازل", "VERB"),
    ("في جلسة عقدها المجلس", "عقدها", "VERB"),
    ("في وسط المدينة", "وسط", "NOUN"),
    ("وسط المدينة", "وسط", "ADP"),
    ("كل من شارك في الحملة", "شارك", "VERB"),
    ("رفع المتظاهرون لافتات كتب عليها", "كتب", "VERB"),
    ("لم يعد الوفد", "يعد", "VERB"),
    ("على أحدث الطائرات", "أحدث", "NOUN"),
    ("علي بن سالم", "علي", "PROPN"),
    ("هجوم علي المدينة", "علي", "ADP"),
    ("لا يعلم من يقود الحملة", "من", "PRON"),
    ("رأى المدير", "رأى", "VERB"),
    ("إن رأي المدير", "رأي", "NOUN"),
    ("لكنني أعتقد ذلك", "أعتقد", "VERB"),
    ("وصل فجر اليوم", "فجر", "NOUN"),
    ("في مدينة تدمر الأثرية", "تدمر", "PROPN"),
    ("في قرية تقع شمالا", "تقع", "VERB"),
    ("على متن ناقلة تحمل مدفعا", "تحمل", "VERB"),
    ("في بيان صدر عن الوزارة", "صدر", "VERB"),
    ("غادروا وجرح آخرون", "وجرح", "VERB"),
    ("زار الشيخ عادل العلي المدينة", "عادل", "PROPN"),
    ("قال وزير الدفاع موشيه يعلون ذلك", "يعلون", "PROPN"),
    ("هنأ الرئيس نظيره", "هنأ", "VERB"),
    ("قصف الجيش الزبداني", "الزبداني", "PROPN"),
    ("وليس أمام الوفد خيار", "وليس", "VERB"),
    ("وهناك كفاءات عالية", "كفاءات", "NOUN"),
    ("وطلب منهم أن توقف القتال", "توقف", "VERB"),
]


@pytest.mark.parametrize(("text", "word", "pos"), CONTEXTS)
def test_context_decides(text: str, word: str, pos: str) -> None:
    assert only(text, word).pos == pos


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("لم يعد الوفد", "يعد", "عاد"),
        ("لم يقل شيئا", "يقل", "قال"),
        ("قبل أن تقرر المحكمة", "تقرر", "قرر"),
        ("تدين الحكومة العمل", "تدين", "ادان"),
        ("متشددي التنظيم", "متشددي", "متشدد"),
        ("آخرون وصلوا", "آخرون", "اخر"),
        ("لم يتم ذلك", "يتم", "تم"),
        ("هز انفجار قوي المدينة", "قوي", "قوي"),
    ],
)
def test_lemma_in_context(text: str, word: str, lemma: str) -> None:
    assert only(text, word).lemma == lemma


def test_features_of_a_verb() -> None:
    verb = only("وستستهدفهم الطائرات", "وستستهدفهم")
    assert (verb.proclitics, verb.pronoun, verb.lemma) == (("و", "س"), "هم", "استهدف")
    assert (verb.tense, verb.person, verb.gender, verb.number) == ("present", 3, "feminine", "singular")


def test_features_of_a_noun() -> None:
    noun = only("وصل المقاتلون", "المقاتلون")
    assert (noun.lemma, noun.number, noun.gender, noun.definite) == ("مقاتل", "plural", "masculine", True)
    assert (noun.case, noun.construct, noun.derivation) == ("nominative", False, "active participle")


@pytest.mark.parametrize(("written", "dropped"), [("أعلن", "اعلن"), ("إطلاق", "اطلاق"), ("مسؤولة", "مسؤوله")])
def test_lemmas_do_not_depend_on_hamza_and_teh(written: str, dropped: str) -> None:
    assert readings(written)[0].lemma == readings(dropped)[0].lemma


def test_marks_and_tatweel_leave_the_stem_its_place() -> None:
    text = "و\N{ARABIC FATHA}ب\N{ARABIC KASRA}الـم\N{ARABIC FATHA}د\N{ARABIC KASRA}ين\N{ARABIC FATHA}ة\N{ARABIC KASRA}"
    token = parse(text).sentences[0].tokens[0]
    assert token.lemma == "مدينه"
    assert token.stem.of(text).startswith("م\N{ARABIC FATHA}د\N{ARABIC KASRA}ين")


def test_presentation_forms_are_letters() -> None:
    text = "\ufed7\ufebc\ufed2 \ufe8d\ufedf\ufea0\ufef4\ufeb6"
    verb, noun = parse(text).sentences[0].tokens
    assert (verb.lemma, noun.lemma, noun.proclitics) == ("قصف", "جيش", ("ال",))
    assert noun.stem.of(text) == "\ufea0\ufef4\ufeb6"


def test_written_vowels_show_the_passive() -> None:
    assert only("ق\N{ARABIC DAMMA}ت\N{ARABIC KASRA}ل الرجل", "ق\N{ARABIC DAMMA}ت\N{ARABIC KASRA}ل").voice == "passive"


def test_unknown_words_are_guessed() -> None:
    assert words("وصل زنبركوف", parse("وصل زنبركوف").sentences[0].tokens) == "وصل/VERB:وصل زنبركوف/PROPN:زنبركوف"


def test_rules_are_named() -> None:
    for token in parse("قال الوزير إن زنبركوف وصل").sentences[0].tokens:
        assert token.rule
