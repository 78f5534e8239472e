"""Sources named without a verb, or behind what they say: بحسب مصدر, حسبما أفاد ناطق, على حد قوله, بحجة."""

from __future__ import annotations

from toolkit.language.phrases import noun_phrase
from toolkit.reading.cues import Cues, phrase_at
from toolkit.reading.frames import POSTPOSED_REACH, THAT, Draft, verb_frame
from toolkit.reading.passages import Passage
from toolkit.reading.speakers import Stage, subject_after


def report_draft(passage: Passage, cues: Cues, stage: Stage, at: int) -> Draft | None:
    """A clause that attributes what stands before it: ... حسبما أفاد ناطق, ... كما أعلنت السلطات."""
    phrase = phrase_at(passage, cues, at, "report")
    start = passage.sentence_start(at)
    if phrase is None or at == start:
        return None
    verb = at + len(phrase.words)
    if verb >= len(passage.keys):
        return None
    written = passage.keys[verb]
    forms = [
        form
        for form in cues.forms(written) or cues.forms(written.removesuffix("ه"))
        if form.part in ("past", "present") and not (form.strict and phrase.row.key == "كما")
    ]
    if not forms or passage.tokens[verb].proclitics[:1] == ("و",):
        return None
    stop = min(passage.sentence_end(at), verb + POSTPOSED_REACH)
    behind = verb_frame(passage, cues, stage, forms[0], verb)
    if behind is not None and (phrase.row.key == "كما" or behind.frame in ("that", "colon", "quotation")):
        return None  # كما أعلنت أن: the report goes on behind it
    stop = next((p for p in range(verb + 1, stop) if passage.keys[p] in "،,؛."), stop)
    return Draft(at, verb + 1, phrase.row, forms[0], "before", at, (verb + 1, stop), at, True, None, "report-clause")


def source_draft(passage: Passage, cues: Cues, stage: Stage, at: int) -> Draft | None:
    """A source named by a preposition: بحسب مصدر أمني, وفقا للمرصد, نقلا عن شهود."""
    phrase = phrase_at(passage, cues, at, "source")
    if phrase is None:
        return None
    first = at + len(phrase.words)
    stop = passage.sentence_end(at)
    if first >= stop or passage.keys[first] == "ما" or passage.tokens[first].pos in ("PUNCT", "VERB"):
        return None
    actors, end = subject_after(passage, stage, first, min(stop, first + POSTPOSED_REACH), clitic=phrase.clitic)
    if not (actors or passage.stem_is_a(first, "document") or passage.stem_is_a(first, "source")) or any(
        form.part == "masdar" and form.row.key == "قال"
        for position in range(first, min(stop, first + POSTPOSED_REACH))
        for form in cues.forms(passage.keys[position])
    ):
        return None  # وفق القانون: no source; نقلا عن مصدر قوله: the saying introduces the words
    after = first
    if end < 0:
        end = passage.tokens[min(stop, max(first + 1, noun_phrase(passage.tokens, first))) - 1].end
    while after < stop and passage.tokens[after].start < end:
        after += 1
    start = passage.sentence_start(at)
    leading = at - start <= 1 or passage.joined(at) or (at - start <= 2 and passage.keys[at - 1] in "،,-")
    region = (first, after)
    following = after
    while following < stop and (
        passage.keys[following] in "،,:-–" or passage.keys[following] in ("فان", "فانه", "فقد", "ان")
    ):
        following += 1
    parts = (
        passage.tokens[at - 1].pos == "VERB" and after < stop and passage.tokens[after].pos == "ADP" if at else False
    )
    if leading or parts or passage.keys[after : after + 1] in (("فان",), ("فقد",)):
        if following >= stop:
            return None
        return Draft(at, first, phrase.row, None, "after", following, region, at, True, None, "source-phrase")
    return Draft(at, first, phrase.row, None, "before", at, region, at, True, None, "source-phrase")


def aside_draft(passage: Passage, cues: Cues, stage: Stage, at: int) -> Draft | None:
    """An aside that leaves the words to their speaker: على حد قوله, بحسب تعبيرها."""
    phrase = phrase_at(passage, cues, at, "aside")
    if phrase is None:
        return None
    end = at + len(phrase.words)
    stop = min(passage.sentence_end(at), end + 6)
    position = at - 1
    while position >= 0 and passage.keys[position] in "،,-–":
        position -= 1
    pair = passage.pair_closed_at(position)
    begin = pair.close if pair is not None and pair.close is not None else at
    return Draft(at, end, phrase.row, None, "before", begin, (end, stop), at, True, pair, "aside")


def pretext_draft(passage: Passage, cues: Cues, stage: Stage, at: int) -> Draft | None:
    """A reason that the text leaves to the one who acts: بحجة, بذريعة, بزعم."""
    phrase = phrase_at(passage, cues, at, "pretext")
    if phrase is None:
        return None
    begin = at + len(phrase.words)
    if begin >= passage.sentence_end(at):
        return None
    if passage.keys[begin] in THAT:
        begin += 1
    return Draft(at, begin, phrase.row, None, "object", begin, (at, at), at, False, None, "pretext")
