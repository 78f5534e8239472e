"""What a cue introduces: a clause after أن, a quotation, words after a colon, a noun phrase, or what precedes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.language.phrases import noun_phrase
from toolkit.lexicon import Row
from toolkit.reading.cues import Cues, Form, phrase_at
from toolkit.reading.passages import DASHES, QUOTATION, Pair, Passage
from toolkit.reading.speakers import Stage, subject_after

FrameKind = Literal["that", "colon", "quotation", "preposition", "object", "before", "after"]

PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ني", "ي", "ك", "كم")
THAT = frozenset(clitic + "ان" + pronoun for clitic in ("", "ب") for pronoun in PRONOUNS)
REACH, STRICT_REACH, POSTPOSED_REACH = 45, 16, 18
FULL_PAIR = 4
"""A quotation of this many words or more is somebody's words, not a name."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with the frame it was found in, before its content's end and its speaker are known.

    All positions count the passage's tokens.
    """

    cue: int
    cue_end: int
    row: Row
    form: Form | None
    frame: FrameKind
    begin: int
    """First position of the content; of what precedes its cue (frame ``before``), the position after its last."""
    region: tuple[int, int]
    """Where the speaker stands if he is named behind the cue."""
    opens: int
    """Where the whole construction begins: a content before it ends here at the latest."""
    sequel: bool
    """Whether it carries the report on (وأضاف) rather than being told within another's words."""
    pair: Pair | None = None
    """The quotation that the content is in, if it begins with one."""
    rule: str = ""


def verb_draft(passage: Passage, cues: Cues, stage: Stage, at: int) -> Draft | None:
    """A speech verb, participle or masdar with what it introduces: قال فلان إن, مؤكدا أن, قوله «...»."""
    for form in cues.forms(passage.keys[at]):
        if _plausible(passage, form, at):
            draft = verb_frame(passage, cues, stage, form, at)
            if draft is not None:
                return draft
    return None


def _plausible(passage: Passage, form: Form, at: int) -> bool:
    """Whether the word can be this cue here: its word class fits, it is not denied, and it is not impersonal."""
    token = passage.tokens[at]
    before = passage.keys[at - 1] if at else ""
    written = token.of(passage.text)
    if form.part == "past" and form.row["past"][0] == "ا" and "أ" in written[:2]:
        return False  # أعتقد: the first person
    if form.pronoun and written.endswith("ة"):
        return False  # قولة, وصفة
    if passage.is_bare(at - 1, "negation") and "negatable" not in form.row.all("marks"):
        return False
    if "document" in form.row.all("marks") and not any(
        passage.stem_is_a(position, "document") or key in ("فيه", "فيها")
        for position, key in enumerate(passage.keys[at + 1 : at + 4], at + 1)
    ):
        return False
    if "passive" in form.row.all("marks") and form.pronoun and before.endswith("ما"):
        return False  # ما وصفه بالعدوان: a name for a thing
    if form.part in ("past", "present"):
        next_key = passage.keys[at + 1] if at + 1 < len(passage.keys) else ""
        led = next_key in THAT or (passage.joined(at) and next_key in form.row.all("takes"))  # وعبر عن
        if token.pos in ("ADP", "NUM", "SCONJ", "PART") and not led:
            return False
        if "ال" in token.proclitics:
            return False
        if (form.strict or form.row["shape"] == "relay") and token.pos in ("NOUN", "ADJ", "ADV"):
            return False
    following = passage.keys[at + 1 : at + 3]
    if form.part == "participle" and at and passage.tokens[at - 1].pos == "NUM":
        return False  # 11 متهما
    if form.part == "participle" and following[:1] == (":",) and _is_byline(passage, at):
        return False
    if form.part == "participle" and (form.gender == "feminine" or form.number != "singular"):
        # مطالبة is a noun too: as a saying it follows its clause
        return "ال" not in token.proclitics and (
            before in '،,.؛-)»”"' or passage.keys[at + 1 : at + 2] in (("ان",), (":",))
        )
    if "impersonal" in form.row.all("marks") and form.part == "present" and form.gender == "masculine" and following:
        return not (following[0] in THAT or (following[0] == "الي" and following[-1] in THAT))  # يذكر أن
    return True


def _is_byline(passage: Passage, at: int) -> bool:
    """Whether only names and dashes stand before a word in its sentence: ``سبق - متابعة:``."""
    before = range(passage.sentence_start(at), at)
    dashes = any(passage.keys[position] in DASHES for position in before)
    return dashes or not any(passage.tokens[position].pos == "VERB" for position in before)


def verb_frame(passage: Passage, cues: Cues, stage: Stage, form: Form, at: int) -> Draft | None:
    """The nearest frame behind a verb, participle or masdar that its row allows."""
    takes = form.row.all("takes")
    stop = min(passage.sentence_end(at), at + 1 + (STRICT_REACH if form.strict else REACH))
    opens, sequel = opening(passage, at, form.part)

    def draft(frame: FrameKind, begin: int, region_end: int, pair: Pair | None = None) -> Draft:
        region = (at + 1, _before_source(passage, cues, at + 1, region_end))
        return Draft(at, at + 1, form.row, form, frame, begin, region, opens, sequel, pair, f"{frame}-frame")

    preposition: tuple[int, int] | None = None
    verb = stop
    """Where another verb stands first: no noun phrase behind it is what this cue announces."""
    position = at + 1
    while position < stop:
        key = passage.keys[position]
        if is_colon(passage, position) or (key in DASHES and position == at + 1 and not form.strict):
            pair = passage.pair_opened_at(position + 1)
            return draft("colon", position + 1 + (pair is not None), position, pair)
        if key in THAT and _takes_that(key, takes) and _complements(passage, takes, position):
            announced = _object(passage, stage, form, at, verb) if verb < position and "object" in takes else None
            if announced is not None and announced[1] < verb:
                return draft("object", announced[1], announced[0])  # أعلنت عزمها ... إذ صار من الممكن أن
            if is_colon(passage, position + 1):
                position += 1
                continue  # قال إن: the colon introduces the words
            pair = passage.pair_opened_at(position + 1)
            return draft("that", position + 1 + (pair is not None), position, pair)
        pair = passage.pair_opened_at(position)
        if pair is not None:
            if _is_speech(passage, stage, pair, at, stop):
                return draft("quotation", position + 1, position, pair)
            if pair.close is not None and pair.close < stop:
                position = pair.close + 1
                continue
        if _yields(passage, cues, position) and (position > at + 1 or form.part == "masdar"):
            break
        if form.part == "masdar" and form.row.key != "قال" and position > at + 6:
            return None
        if key in ("ذلك", "بذلك") and position == at + 1 and (key == "بذلك" or "object" in takes):
            return _said_before(passage, form, at)
        if passage.tokens[position].pos == "VERB":
            verb = min(verb, position)
        if preposition is None and verb == stop and (begin := _prepositional(passage, takes, at, position)) is not None:
            preposition = (position, begin)
            if "that" not in takes or begin == position + 1:
                break
        position += 1
    if position < stop and any(f.row.key == "قال" and f.part != "past" for f in cues.forms(passage.keys[position])):
        return None  # وختم قائلا: the participle introduces the words
    if {"object", "responsibility"} & set(takes) and form.part != "masdar":
        found = _object(passage, stage, form, at, position if preposition is None and position > at + 1 else stop)
        if found is not None and (preposition is None or found[1] < preposition[0]):
            return draft("object", found[1], found[0])
    if preposition is not None:
        begin = preposition[1]
        inner = next((p for p in range(begin + 1, min(begin + 3, stop)) if passage.keys[p] in THAT), None)
        if inner is not None and passage.tokens[begin].pronoun is not None:
            return draft("that", inner + 1, preposition[0])  # عبر عن اعتقاده بأن
        return draft("preposition", begin, preposition[0])
    return _inverted(passage, form, at, opens)


def _before_source(passage: Passage, cues: Cues, first: int, stop: int) -> int:
    """Where a source between a cue and its words begins, who is not the one that speaks (``وقال وفقا لوكالة إن``)."""
    inserted = (at for at in range(first, stop) if passage.keys[at] in cues.phrases)
    shapes = ("source", "report")
    return next((at for at in inserted if any(phrase_at(passage, cues, at, shape) for shape in shapes)), stop)


def opening(passage: Passage, at: int, part: str) -> tuple[int, bool]:
    """Where the construction around a cue begins, and whether it carries the report on rather than lying in a quote."""
    start = passage.sentence_start(at)
    if part == "participle":
        return at, True
    if passage.joined(at):
        return at, True
    position = at
    while position > start and at - position < 12:
        position -= 1
        key = passage.keys[position]
        if passage.is_bare(position, "connective"):
            return position, True
        if passage.is_a(position, "time-connective") and position > start:
            behind_in = passage.keys[position - 1] in ("في", "وفي")  # في وقت, في حين; but not حين alone
            return position - behind_in, behind_in
        if key in THAT and position > start and passage.is_bare(position - 1, "contrast-that"):
            return position - 1, True
        if key in "،," and _is_fronted(passage, start, position):
            return start, True  # وفي لقاء مع الصحفيين، قال
        if key in "،,؛;:" or key in THAT:
            return position, key in "؛;" and at - position < 6
        if passage.tokens[position].pos in ("VERB", "SCONJ"):
            return at, False
    return start if position == start else at, position == start


def _is_fronted(passage: Passage, start: int, stop: int) -> bool:
    """Whether only an adverbial stands between the start of a sentence and a comma: no verb and no quotation."""
    words = range(start, stop)
    return stop - start <= FRONTED and not any(
        passage.tokens[position].pos in ("VERB", "SCONJ") or passage.keys[position] in QUOTATION for position in words
    )


def is_colon(passage: Passage, position: int) -> bool:
    """Whether a colon stands here that is no time of day (06:30) and no ratio."""
    if position >= len(passage.keys) or passage.keys[position] != ":":
        return False
    before = passage.keys[position - 1] if position else ""
    after = passage.keys[position + 1] if position + 1 < len(passage.keys) else ""
    return not (before[-1:].isdigit() and after[:1].isdigit())


def _takes_that(key: str, takes: tuple[str, ...]) -> bool:
    return "that" in takes or (key.startswith("ب") and "ب" in takes) or bool({"الي", "علي", "عن", "من"} & set(takes))


def _complements(passage: Passage, takes: tuple[str, ...], position: int) -> bool:
    """Whether أن here opens the clause that the cue introduces, not one of a preposition or an inner verb."""
    before = passage.keys[position - 1]
    if before in takes:
        return True
    if "that" not in takes and not passage.keys[position].startswith("ب"):
        return False
    return not passage.is_a(position - 1, "before-other-that") and not passage.joined(position)


def _is_speech(passage: Passage, stage: Stage, pair: Pair, cue: int, stop: int) -> bool:
    """Whether a quotation behind a cue is what is said, rather than a quoted name (قوات «سوريا الديمقراطية»)."""
    if pair.close is None:
        return True
    inside = pair.close - pair.open - 1
    if stage.covers(passage.tokens[pair.open + 1].start if inside else -1) and inside <= 5:
        return False
    behind = passage.keys[pair.close + 1 : min(stop, pair.close + 8)]
    mark = next((n for n, key in enumerate(behind) if key in "،,.؛:" or key in QUOTATION), len(behind))
    if inside >= FULL_PAIR and not any(key in THAT for key in behind[:mark]):
        return True
    if inside >= 3 * FULL_PAIR:
        return True
    after = passage.keys[pair.close + 1] if pair.close + 1 < len(passage.keys) else "."
    opened = passage.tokens[pair.open + 1] if inside else None
    if inside >= 2 and opened is not None and opened.pos == "VERB" and not after[:1].isalpha():
        return True  # قال للصحفيين «ناقشنا الأمر»
    return inside >= 1 and not after[:1].isalpha() and pair.open == cue + 1


def _yields(passage: Passage, cues: Cues, position: int) -> bool:
    """Whether another cue begins here, so that the region of the first one ends."""
    for form in cues.forms(passage.keys[position]):
        if form.part == "masdar":
            return form.row.key == "قال"
        if form.part == "participle" and "ال" not in passage.tokens[position].proclitics:
            return passage.tokens[position].pos != "VERB" and (
                passage.keys[position - 1] in "،,.؛-" or form.row.key == "قال" or not form.strict
            )
        joined = passage.joined(position) or passage.is_a(position - 1, "connective")
        nearer = not form.strict and form.row["shape"] == "verb" and not passage.is_a(position - 1, "ends-subject")
        if passage.tokens[position].pos == "VERB" and (joined or nearer):
            return True  # the cue that stands nearer to the words introduces them
    return False


def _prepositional(passage: Passage, takes: tuple[str, ...], at: int, position: int) -> int | None:
    """Where the content begins if a preposition that the cue takes stands here (ب stays with its word)."""
    key, token = passage.keys[position], passage.tokens[position]
    if key in ("عن", "الي", "علي", "من", "في") and key in takes:
        # the preposition must lead to the words, not to a place or an hour behind another preposition
        following = passage.keys[position + 1] if position + 1 < len(passage.keys) else ""
        if passage.pair_opened_at(position + 1) is not None:
            return position + 1
        name = key == "علي" and "that" in takes and token.of(passage.text).endswith("ي")  # Ali, not على
        return position + 1 if following[:1].isalpha() and following not in THAT and not name else None
    if (
        "ب" in takes
        and token.proclitics[:1] == ("ب",)
        and not passage.is_a(position, "not-bi")
        and not passage.stem_is_a(position, "seat")
        and token.pos not in ("ADP", "ADV")
    ):
        return position
    return None


def _object(passage: Passage, stage: Stage, form: Form, at: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase that is announced, confirmed or denied: where the subject's region ends and the words begin."""
    takes = form.row.all("takes")
    if "participle" in form.row.all("marks") and form.part != "participle":
        return None
    if "responsibility" in takes and not any(key.startswith(RESPONSIBILITY) for key in passage.keys[at + 1 : stop]):
        return None
    end = -1
    before = stage.ending_by(passage.tokens[at].start, after=passage.tokens[max(0, at - 1)].start) if at else None
    if form.part != "participle" and before is None:
        _, end = subject_after(passage, stage, at + 1, stop, near=True)
        clause = passage.clause_of(at)
        if end < 0 and clause is not None and clause.subject is not None:
            first = passage.tokens[min(at + 1, len(passage.tokens) - 1)]
            dropped = first.derivation == "masdar" or first.pronoun is not None  # وأكدت وقوفها
            if clause.subject.start > passage.tokens[at].start and (clause.object is not None or not dropped):
                end = clause.subject.end
    region_end = at + 1
    while region_end < stop and passage.tokens[region_end].start < end:
        region_end += 1
    while region_end < stop and end >= 0 and passage.tokens[region_end].pos == "ADJ":
        region_end += 1
    position = _skip_adverbials(passage, _skip_apposition(passage, region_end, stop), stop)
    if position >= stop or not _begins_words(
        passage, position, named=end >= 0 or before is not None or form.part == "participle"
    ):
        return None
    if form.strict and not form.pronoun and end < 0 and before is None and form.part != "participle":
        return None
    return region_end, position


def _skip_apposition(passage: Passage, position: int, stop: int) -> int:
    """Past what is said of a subject between commas, where a masdar follows: أعلن فلان، رئيس الوفد، انسحاب."""
    if position >= stop or passage.keys[position] not in "،,":
        return position
    for at in range(position + 2, min(position + 10, stop - 1)):
        if passage.tokens[at].pos == "VERB":
            break
        if passage.keys[at] in "،,":
            return at + 1 if passage.tokens[at + 1].derivation == "masdar" else position
    return position


FRONTED = 10
"""Words of an adverbial before a cue at most."""
RESPONSIBILITY = ("مسووليه", "المسووليه", "مسووليت", "بالمسووليه")


def _begins_words(passage: Passage, position: int, *, named: bool) -> bool:
    """Whether the noun here can begin what is announced; where no subject is named, an indefinite one only."""
    token = passage.tokens[position]
    if token.role == "relative":
        return False
    if named and token.pos == "VERB" and token.tense == "past" and not token.proclitics:
        return True  # قتل is a masdar as well
    if named and token.pos == "PROPN":
        return True
    if token.pos not in ("NOUN", "DET", "PRON", "X", "NUM") or token.proclitics[:1] in (("ل",), ("ب",), ("ك",)):
        return False
    if named or token.derivation == "masdar" or token.pos in ("DET", "PRON"):
        return True
    return not token.definite or token.pronoun is not None


def _skip_adverbials(passage: Passage, position: int, stop: int) -> int:
    """Past the hour, the occasion and the asides between a subject and what it announces."""
    while position < stop:
        key, token = passage.keys[position], passage.tokens[position]
        if key == "(":
            while position < stop and passage.keys[position] != ")":
                position += 1
            position += 1
        elif token.pos in ("PUNCT", "ADV") or passage.is_a(position, "time"):
            position += 1
        elif any(clitic in ("ل", "ب", "ك") for clitic in token.proclitics[:1]) and token.pos in ("NOUN", "PROPN", "X"):
            position = max(position + 1, min(stop, noun_phrase(passage.tokens, position)))  # to somebody, at a place
        elif token.pos == "ADP" and position + 1 < stop:
            position += 1
            pair = passage.pair_opened_at(position)
            if pair is not None and pair.close is not None:
                position = pair.close + 1
            elif token.pronoun is None:
                position = max(position + 1, min(stop, noun_phrase(passage.tokens, position)))
        else:
            return position
    return position


def _said_before(passage: Passage, form: Form, at: int) -> Draft | None:
    """What the sentence before says and this one attributes: أعلن ذلك ناطق."""
    start = passage.sentence_start(at)
    if not start or form.part not in ("past", "present"):
        return None
    region = (at + 2, min(passage.sentence_end(at), at + POSTPOSED_REACH))
    return Draft(at, at + 2, form.row, form, "before", start, region, at, True, None, "said-before")


def _inverted(passage: Passage, form: Form, at: int, opens: int) -> Draft | None:
    """A verb behind the words it attributes: «...»، قال فلان."""
    if form.strict or form.part not in ("past", "present") or passage.tokens[at].proclitics[:1] == ("و",):
        return None
    position = at - 1
    while position >= 0 and passage.keys[position] in "،,.":
        position -= 1
    pair = passage.pair_closed_at(position)
    if pair is None or pair.close is None or pair.close - pair.open <= FULL_PAIR:
        return None
    region = (at + 1, min(passage.sentence_end(at), at + POSTPOSED_REACH))
    return Draft(at, at + 1, form.row, form, "before", pair.close, region, pair.open, True, pair, "inverted-frame")
