"""What the article attributes to whom. Notation: ``{speaker}`` and ``[content]`` in the sentence itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

import toolkit
from toolkit.language import parse
from toolkit.lexicon import load
from toolkit.model import Quote
from toolkit.reading.passages import passages


@dataclass(frozen=True)
class Marked:
    text: str
    speakers: tuple[tuple[int, int], ...]
    contents: tuple[str, ...]


def marked(notation: str) -> Marked:
    """The sentence without its marks, the spans in braces, the contents in brackets."""
    text, speakers, contents, opened = "", [], [], {}
    for part in re.split(r"([{}\[\]])", notation):
        if part in ("{", "["):
            opened[part] = len(text)
        elif part == "}":
            speakers.append((opened["{"], len(text)))
        elif part == "]":
            contents.append(text[opened["["] :])
        else:
            text += part
    return Marked(text, tuple(speakers), tuple(contents))


def quotes_of(text: str) -> tuple[toolkit.analysis.Analysis, tuple[Quote, ...]]:
    analysis = toolkit.analyze(text, published="2020-05-04")
    return analysis, analysis.quotes


CONTENTS = (
    # verbs and the clause after أن / إن
    "قال وزير الخارجية الإيراني إن [بلاده لن تنسحب من الاتفاق].",
    "وأكدت الحكومة السورية أن [القوات انسحبت من المدينة].",
    "صرح المتحدث باسم الجيش الأردني بأن [الحدود مغلقة].",
    "وأشار الرئيس اللبناني إلى أن [الانتخابات ستجرى في موعدها].",
    "يرى الرئيس التركي أن [الهدنة انتهت].",
    "شدد الرئيس العراقي على أن [بغداد لن تقبل بالتقسيم].",
    # noun phrases
    "أعلن الجيش الإسرائيلي [مقتل جنديين في غزة].",
    "أعلنت حركة حماس عن [وقف إطلاق النار].",
    "اعترف حزب الله اللبناني [بمقتل ثلاثة من عناصره].",
    "نفى الجيش السوري [قصف المستشفى].",
    "هدد الحوثيون [بقصف المطارات].",
    "دعا الاتحاد الأوروبي إلى [وقف القتال فورا].",
    # a source between the words of one statement, and what only ties it to the one before
    "كما [ألحق القصف، وفقا لوزارة الصحة اللبنانية، أضرارا بستة مستشفيات].",
    "في غضون ذلك، [قتل أربعة جنود]، بحسب الجيش اللبناني.",
    # quotation marks of four kinds, and careless ones
    "قال الرئيس الفلسطيني «[لن نقبل بهذه الصفقة أبدا]».",
    'قال الرئيس الفلسطيني "[لن نقبل بهذه الصفقة أبدا]".',
    "قال الرئيس الفلسطيني “[لن نقبل بهذه الصفقة أبدا]”.",
    "قال الرئيس الفلسطيني ” [لن نقبل بهذه الصفقة أبدا] ”.",
    "قال الرئيس الفلسطيني: «[لن نقبل بهذه الصفقة أبدا]».",
    "قال الرئيس الفلسطيني إن «[الصفقة ماتت قبل أن تولد]».",
    "قال الرئيس الفلسطيني «[لن نقبل بهذه الصفقة أبدا].",  # never closed
    # a colon
    "قال الرئيس المصري: [لا بديل عن الحل السياسي].",
    # participles and further statements
    "قال الرئيس المصري إن [الوضع خطير]، مضيفا أن [الحل في يد الجميع].",
    "قال الرئيس المصري إن [الوضع خطير] وأضاف أن [الحل في يد الجميع].",
    "قال الرئيس المصري إن [الوضع خطير]، فيما أكد الرئيس التركي أن [الوضع مستقر].",
    "قال الرئيس المصري إن [الوضع خطير]، لكن الحكومة التركية قالت إن [الوضع مستقر].",
    # sources without a verb, before and behind
    "[قتل خمسة جنود في تفجير قرب الموصل]، بحسب وزارة الدفاع العراقية.",
    "[قتل خمسة جنود في تفجير قرب الموصل]، حسبما أعلنت وزارة الدفاع العراقية.",
    "[قتل خمسة جنود في تفجير قرب الموصل]، كما أعلنت وزارة الدفاع العراقية.",
    "وبحسب المرصد السوري لحقوق الإنسان، [قتل خمسة جنود في الغارة].",
    # asides and pretexts
    "أسقطت إسرائيل الطائرة بسبب «[اقترابها من الحدود]»، على حد تعبيرها.",
    "اعتقل الجيش الإسرائيلي عشرين شابا بحجة [رشق الحجارة].",
    # relays
    "نقلت وكالة رويترز عن مصدر أمني قوله إن [الهجوم فشل].",
)


@pytest.mark.parametrize("notation", CONTENTS)
def test_content_runs_to_its_true_end(notation):
    expected = marked(notation)
    _, quotes = quotes_of(expected.text)
    assert tuple(quote.content.of(expected.text) for quote in quotes) == expected.contents


SPEAKERS = (
    "قال {المتحدث باسم الجيش الأردني} إن [الحدود مغلقة].",
    "لكن {الحكومة السورية} قالت إن [الطائرة كانت في مهمة].",  # before the verb
    "قال {الرئيس المصري} إن [الوضع خطير]، مضيفا أن [الحل ممكن].",  # both
    "اجتمع {الرئيس المصري} بالوزراء أمس، وقال إن [الوضع خطير].",  # of the clause before
    "نقلت وكالة رويترز عن {مصدر أمني} قوله إن [الهجوم فشل].",
    "ذكرت وكالة رويترز نقلا عن {مصدر أمني} أن [الهجوم فشل].",
    "أسقطت {إسرائيل} الطائرة بحجة [اقترابها من الحدود].",
    "وبحسب {المرصد السوري لحقوق الإنسان}، [قتل خمسة جنود في الغارة].",
    "«[لن نقبل بهذه الصفقة أبدا]»، قال {الرئيس الفلسطيني}.",
)


@pytest.mark.parametrize("notation", SPEAKERS)
def test_speaker_is_found(notation):
    expected = marked(notation)
    analysis, quotes = quotes_of(expected.text)
    wanted = {
        actor.id
        for actor in analysis.actors
        for mention in actor.mentions
        for start, end in expected.speakers
        if start <= mention.start and mention.end <= end and mention.end - mention.start >= (end - start) / 2
    }
    assert quotes
    assert all(set(quote.speaker) <= wanted and quote.speaker for quote in quotes), (
        wanted,
        [q.speaker for q in quotes],
    )


def test_joint_speakers_are_both_kept():
    _, (quote,) = quotes_of("قالت الحكومة السورية والحكومة الإيرانية إن الاتفاق قائم.")
    assert len(quote.speaker) == 2


def test_agency_is_the_relay_and_the_official_speaks():
    analysis, (quote,) = quotes_of("نقلت وكالة رويترز عن مصدر أمني قوله إن الهجوم فشل.")
    kinds = {actor.id: actor.type for actor in analysis.actors}
    assert [kinds[one] for one in quote.relay] == ["media"]
    assert [kinds[one] for one in quote.speaker] == ["person"]


def test_outlet_behind_the_words_passes_them_on():
    text = "أشار المتحدث باسم الوزارة إلى اعتقال مسلحين، حسبما ذكرت وكالة الأناضول. وأشار إلى أن التحقيق مستمر."
    analysis, (first, second) = quotes_of(text)
    kinds = {actor.id: actor.type for actor in analysis.actors}
    assert [kinds[one] for one in first.relay] == ["media"]
    assert first.speaker == second.speaker
    assert [kinds[one] for one in second.speaker] == ["person"]


def test_outlet_between_verb_and_words_does_not_speak():
    text = "أدان الرئيس المصري الهجوم. وقال وفقا لما نقلته وكالة رويترز إن بلاده تدعم العراق."
    analysis, quotes = quotes_of(text)
    kinds = {actor.id: actor.type for actor in analysis.actors}
    assert [kinds[one] for one in quotes[-1].speaker] == ["person"]
    assert [kinds[one] for one in quotes[-1].relay] == ["media"]


@pytest.mark.parametrize(
    "text",
    [
        "أصدرت حركة حماس بيانا قالت فيه إن الهدنة قائمة.",
        "أصدرت حركة حماس بيانا أمس. وجاء في البيان أن الهدنة قائمة.",
        "زار الوزير المدينة. وأصدرت حركة حماس بيانا أمس. وجاء في البيان أن الهدنة قائمة.",
    ],
)
def test_who_issues_a_statement_speaks_in_it(text):
    _, quotes = quotes_of(text)
    assert [quote.speaker for quote in quotes] == [("hamas",)]


def test_short_words_in_marks_that_begin_with_a_verb_are_speech():
    text = "قال الرئيس المصري للصحفيين «ناقشنا الهدنة»."
    _, (quote,) = quotes_of(text)
    assert quote.content.of(text) == "ناقشنا الهدنة"


def test_dropped_speaker_goes_on_over_sentences():
    _, quotes = quotes_of("قال الرئيس المصري إن الوضع خطير. وأضاف أن الحل ممكن.\nوتابع: «لن ننتظر أكثر من ذلك».")
    assert len(quotes) == 3
    assert len({quote.speaker for quote in quotes}) == 1


def test_who_acts_in_the_sentence_before_goes_on_to_speak():
    analysis, quotes = quotes_of(
        "قال الرئيس المصري إن الوضع خطير.\nزار الملك عبد الله الثاني المخيم. وأكد أن الأردن صامد."
    )
    speaker = next(actor for actor in analysis.actors if actor.id == quotes[-1].speaker[0])
    assert speaker.id == "abdullah-ii"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال الرئيس المصري إن الوضع خطير جدا في المنطقة.", "indirect"),
        ("قال الرئيس المصري إن «الوضع خطير جدا في المنطقة».", "direct"),
        ("قال الرئيس المصري: الوضع خطير جدا في المنطقة.", "direct"),
        ("قال الرئيس المصري إن الوضع «خطير جدا» في المنطقة.", "mixed"),
        ("قال الرئيس المصري إن تنظيم «داعش» خطير جدا.", "indirect"),  # a quoted name
    ],
)
def test_kind(text, kind):
    _, (quote,) = quotes_of(text)
    assert quote.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أن الحرب بدأت عام 2011.",
        "ويشار إلى أن الهدنة انتهت أمس.",
        "لم تعلن أي جهة مسؤوليتها عن الهجوم.",
        "أصيب الجندي بجروح وصفت بأنها خطيرة.",
        "اتهم بالتجسس وحكم عليه بالسجن.",
        "جرى الاتفاق بين الحكومة والمعارضة على الهدنة.",
        "بغداد: مقتل ثلاثة جنود في تفجير",
        "القافلة تصل\nسالم الأحمدي - متابعة: وصلت القافلة إلى الحدود أمس.",
        "",
    ],
)
def test_nobody_speaks(text):
    assert quotes_of(text)[1] == ()


def test_headline_colon_names_the_speaker():
    analysis, (quote,) = quotes_of("الرئيس الفلسطيني: لن نقبل بهذه الصفقة\nاجتمع الوزراء أمس.")
    assert quote.content.of(analysis.text) == "لن نقبل بهذه الصفقة"
    assert quote.rule.startswith("headline-colon cues.tsv:")


def test_deleting_a_row_deletes_its_quotes():
    text = "قال الرئيس المصري إن الوضع خطير."
    (quote,) = toolkit.analyze(text).quotes
    row = quote.rule.rpartition(" ")[2]
    assert row == "cues.tsv:قال"
    assert toolkit.analyze(text, lexicon=load().without(row)).quotes == ()


def test_nested_quote_keeps_both_owners():
    _, quotes = quotes_of("قالت وكالة رويترز إن الجيش الإسرائيلي أعلن مقتل جنديين في غزة.")
    outer, inner = quotes
    assert outer.content.covers(inner.content)
    assert outer.speaker != inner.speaker


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ('قال "لا" ثم قال "نعم"', ("لا", "نعم")),
        ('وأضاف أن" الحوار فشل".', ("الحوار فشل",)),  # leans on the word before
        ("سيطر تنظيم «داعش « على القرية", ("داعش",)),  # the wrong mark
        ("كتب في »المدينة» أمس", ("المدينة",)),  # reversed
        ('قوات "س" تقدمت بـ"الدبابات"', ("س", "الدبابات")),  # behind a clitic
        ('قال "إن قوات "س" تقدمت"', ('إن قوات "س" تقدمت', "س")),  # nested
        ("قال «لن نعود", (None,)),  # never closed
    ],
)
def test_quotation_marks_are_paired(line, quoted):
    (passage,) = passages(parse(line), {})
    found = tuple(
        None if pair.close is None else line[passage.tokens[pair.open].end : passage.tokens[pair.close].start].strip()
        for pair in passage.pairs
    )
    assert found == quoted


def test_sentences_end_outside_quotations_or_with_them():
    (passage,) = passages(parse("قال «انتهينا. لن نعود.» وأضاف شيئا. وصل د. سمير."), {})
    assert [passage.keys[end - 1] for end in passage.ends] == ["»", ".", "."]
    assert [passage.keys[end - 2] for end in passage.ends] == [".", "شييا", "سمير"]


@pytest.mark.parametrize(
    "text",
    [
        "الرجل الذي سجن مع متهمين آخرين بالسرقة عاد.",
        "هذه أول قولة بالمثل القديم.",
        "أعتقد أن الأمر واضح.",
        "لن يعلن الوزير أن الأمر انتهى.",
    ],
)
def test_words_that_only_look_like_cues(text):
    assert quotes_of(text)[1] == ()
