"""Whether the name of a state or of its capital stands for somebody who acts, or for a place."""

from __future__ import annotations

from toolkit.reading.parser import Parser, Phrase
from toolkit.reading.words import QUOTES, Word

OPENERS = frozenset(
    {
        "ان",
        "لكن",
        "كما",
        "فيما",
        "بينما",
        "حيث",
        "اذ",
        "لان",
        "بان",
        "وان",
        "كانت",
        "تكون",
        "لذلك",
        "وكانت",
        "التي",
        "ولكن",
        "اذا",
        "لو",
    }
)


LIVES = frozenset({"شهد", "عاش", "عاني", "ليس", "عرف"})
"""Verbs whose subject is the place where things happen."""
DENIED = frozenset({"لن", "لا", "ليس", "ليست", "لسنا", "سوف"})
OPENING = frozenset({"PART", "ADP", "SCONJ", "VERB", "ADV", "PRON", "AUX"})
"""What words of one's own begin with in a headline; news begins with a noun."""
ASKING = frozenset({"طلب", "طالب", "مطالبه", "تلقي", "انتزع"})
LIES = frozenset(
    {"وقع", "ضم", "احتضن", "حد", "كان", "صار", "اصبح", "بات", "مر", "تعرض", "واجه", "خضع", "ظل", "تجاوز", "بلغ", "حظي"}
)
"""Verbs that tell where a place lies, what it holds and what befalls it."""
MOTION = frozenset({"زار", "غادر", "دخل", "وصل", "بلغ", "ترك", "جاب", "سكن", "عبر"})
"""Verbs whose object is a place."""
REACH = 6
"""Words at most between a word for an act and the preposition that leads to whom it bears on."""
VISITS = frozenset({"زياره", "زيارته", "زيارتها", "الزياره", "زيارات", "زيارتهم"})


def acts(parser: Parser, phrase: Phrase) -> bool:
    """Whether the state acts here: موسكو قررت, مع فرنسا; not في موسكو, حدود فرنسا."""
    if phrase.rule.startswith(("between", "attributive")):
        return True
    words, known = parser.words, parser.known
    word = words[phrase.first]
    after = words[phrase.last] if phrase.last < len(words) else None
    capital = phrase.form == "metonym"
    if "ب" in phrase.clitics:
        return False
    if "ل" in phrase.clitics:
        if capital:
            return _borne_on(parser, phrase.first)
        return words[phrase.first - 1].key not in VISITS and not _of_office(parser, phrase.first)
    line_start = phrase.first == 0 or "\n" in word.before
    if line_start:
        if after is None or "\n" in after.before:
            return False
        if ":" in after.before:
            return "\n" not in parser.text[: phrase.start] and (capital or _speaks(parser, phrase.last))
        return after.before.strip("".join(QUOTES)) == "" and (
            after.pos == "VERB" or after.key in {"لن", "لا", "لم", "قد", "ليست"} or _both_act(parser, phrase.last)
        )
    before = words[phrase.first - 1]
    second = words[phrase.first - 2] if phrase.first > 1 else before
    if before.key == "مع" and second.key.endswith(("حدود", "الحدوديه")):
        return False
    if before.key == "من" and second.token is not None and second.token.lemma in ASKING:
        return True
    if before.key == "من" and second.key == "كل" and phrase.first > 2:
        third = words[phrase.first - 3]
        return third.pos == "VERB" or (third.pos not in {"ADP"} and known.state_cues.get(third.key) != "place")
    gap = word.before.strip("".join(QUOTES))
    borne_on = before.pos == "ADP" and _borne_on(parser, phrase.first - 1)
    if not gap and not phrase.clitics and (borne_on or _is_object(parser, phrase)):
        return True
    if not gap:
        for form in dict.fromkeys((before.key, *(one.form for one in parser.forms[phrase.first - 1]))):
            cue = known.state_cues.get(form)
            if cue:
                return cue == "actor" and not (capital and before.key == "من")
    if not capital and _does_what_follows(parser, phrase.last):
        return True
    follows = after is not None and not after.before and after.pos == "VERB" and not (capital and _his(after))
    if follows and (gap or before.key in OPENERS or phrase.clitics or before.pos in {"SCONJ", "CCONJ", "PART"}):
        return True
    if phrase.clitics in {"و", "ف"} and not gap:
        return _conjunct_acts(parser, phrase)
    if before.pos == "VERB" and not gap:
        return before.token is None or before.token.lemma not in LIVES
    if not gap and not phrase.clitics and before.pos == "PROPN" and second.pos == "VERB":
        subject = parser.phrase_at(phrase.first - 1)
        if subject and subject.referent.kind == "state" and subject.last == phrase.first:
            return True
    if phrase.clitics == "و" and gap.endswith(".") and not capital:
        return True
    if before.key in OPENERS:
        return True
    return follows and not capital and before.pos not in {"NOUN", "ADP"}


def _of_office(parser: Parser, at: int) -> bool:
    """Whether an office stands right before, whose state it is: الرئيس الشرعي لليمن."""
    for back in range(1, 5):
        inner = parser.phrase_at(at - back) if at >= back else None
        if inner and inner.last == at:
            return inner.referent.kind == "person" and inner.titled > 0
    return False


def _speaks(parser: Parser, at: int) -> bool:
    """Whether the words behind the colon of a headline are a state's own, not what happened there (سوريا: مقتل ...)."""
    word = parser.words[at]
    if any(mark in QUOTES for mark in word.before) or word.pos in OPENING:
        return True
    end = at + 1
    while end < len(parser.words) and "\n" not in parser.words[end].before:
        if parser.words[end].key in DENIED:
            return True
        end += 1
    return False


def _both_act(parser: Parser, at: int) -> bool:
    """Whether a headline goes on with a second actor and a verb of both: ``واشنطن وموسكو تتفقان``."""
    other = parser.phrase_at(at) if parser.follows(at) else None
    if other is None or "و" not in other.clitics or not parser.follows(other.last):
        return False
    verb = parser.words[other.last].token
    return verb is not None and verb.pos == "VERB" and verb.number in {"dual", "plural"}


def _does_what_follows(parser: Parser, at: int) -> bool:
    """Whether a relative clause tells what a state does: ``الكويت التي اعتقلت``; not ``سوريا التي تشهد``."""
    if not parser.follows(at + 1) or parser.words[at].before.strip() or parser.words[at].key not in {"التي", "الذي"}:
        return False
    verb = parser.words[at + 1].token
    near = parser.words[at + 1 : at + 6]
    spoken_of = any(word.token is not None and word.token.pronoun in {"ه", "ها"} for word in near)
    return verb is not None and verb.pos == "VERB" and verb.lemma not in LIVES | LIES and not spoken_of


def _is_object(parser: Parser, phrase: Phrase) -> bool:
    """Whether a state stands right behind the subject of a verb as its object: ``اتهم الرئيس الأمريكي إيران``."""
    words = parser.words
    for at in range(phrase.first - 1, max(0, phrase.first - REACH - 2), -1):
        subject, verb = parser.phrase_at(at), words[at - 1]
        if verb.pos != "VERB" or words[at].before.strip():
            continue
        lemma = verb.token.lemma if verb.token is not None else ""
        return subject is not None and subject.last == phrase.first and not subject.clitics and lemma not in MOTION
    return False


def _borne_on(parser: Parser, at: int) -> bool:
    """Whether a preposition leads from an act to a state or capital on which it bears: ``عقوبات على ليبيا``.

    ``at``: index of the preposition, or of the name that ``ل`` leans on.
    """
    words, known = parser.words, parser.known
    preposition = words[at].key if words[at].pos == "ADP" else "ل"
    for i in range(at - 1, max(-1, at - 1 - REACH), -1):
        word = words[i]
        if word.pos in {"VERB", "SCONJ"} or words[i + 1].before.strip("".join(QUOTES)):
            return False
        forms = (word.key, *(one.form for one in parser.forms[i]), word.token.lemma if word.token is not None else "")
        row = next((known.bearing[form] for form in forms if form in known.bearing), None)
        if row is not None:
            return preposition in row
    return False


def _his(verb: Word) -> bool:
    """Whether a verb is masculine: no capital is its subject."""
    return verb.token is not None and verb.token.gender == "masculine"


def _conjunct_acts(parser: Parser, phrase: Phrase) -> bool:
    at = phrase.first - 1
    while at >= 0 and phrase.first - at < 4:
        inner = parser.phrase_at(at)
        if inner and inner.last == phrase.first:
            return inner.referent.kind != "state" or acts(parser, inner)
        at -= 1
    return False
