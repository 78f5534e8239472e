"""Who says what: every stretch of words that the article attributes to somebody.

For each line, the cues with their frames are found first; then each content runs from its frame to its true end
(the closing mark, the next statement, the end of the sentence); then the speaker is looked for behind the cue, before
it, and among those who spoke last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from toolkit.lexicon import Lexicon
from toolkit.model import Article, Cast, Parse, Quote, QuoteKind, Span
from toolkit.reading.attribution import Memory, attribute, of_subject
from toolkit.reading.cues import Cues, compile_cues, word_roles
from toolkit.reading.frames import THAT, Draft, is_colon, verb_draft
from toolkit.reading.passages import DASHES, QUOTATION, Passage, passages
from toolkit.reading.sources import aside_draft, pretext_draft, report_draft, source_draft
from toolkit.reading.speakers import Stage

RULES = (aside_draft, pretext_draft, report_draft, source_draft, verb_draft)
"""Tried in this order at every word; the first that finds a frame decides."""


RECENT = 12
"""How many cues of a line are looked back at."""


def find_quotes(article: Article, parsed: Parse, cast: Cast, lexicon: Lexicon) -> tuple[Quote, ...]:
    """Everything that the article attributes to somebody, in order of the text.

    >>> import toolkit
    >>> quote = toolkit.analyze("قال الرئيس السوري بشار الأسد إن الحرب لم تنته.").quotes[0]
    >>> quote.kind, quote.content.of("قال الرئيس السوري بشار الأسد إن الحرب لم تنته.")
    ('indirect', 'الحرب لم تنته')
    """
    cues = compile_cues(lexicon)
    stage = Stage.of(cast)
    memory = Memory()
    found: list[Quote] = []
    for passage in passages(parsed, word_roles(lexicon)):
        drafts = find_drafts(passage, cues, stage)
        earlier: tuple[tuple[Draft, tuple[str, ...]], ...] = ()
        told_to = passage.tokens[0].start
        for draft, first, last in contents(passage, drafts):
            memory = of_subject(passage, stage, memory, told_to, draft.cue)
            told_to = max(told_to, passage.tokens[draft.cue].start)
            said_by = attribute(passage, stage, draft, memory, earlier)
            if said_by is None:
                continue
            memory = said_by.memory
            earlier = (*earlier[-RECENT:], (draft, said_by.speaker))
            found.append(_quote(passage, stage, draft, first, last, said_by.speaker, said_by.relay, said_by.confidence))
    found.sort(key=lambda quote: (quote.content.start, quote.cue.start, -quote.content.end))
    return tuple(replace(quote, id=f"q{n}") for n, quote in enumerate(_distinct(found, stage), 1))


def find_drafts(passage: Passage, cues: Cues, stage: Stage) -> tuple[Draft, ...]:
    """The cues of a line with their frames, in order; a cue inside another cue's region is part of that one."""
    drafts: list[Draft] = []
    taken = -1
    headline = _headline_draft(passage, cues, stage)
    if headline is not None:
        drafts.append(headline)
        taken = headline.begin - 1
    for at, key in enumerate(passage.keys):
        if at <= taken or not cues.may_begin(key):
            continue
        for rule in RULES:
            draft = rule(passage, cues, stage, at)
            if draft is not None:
                drafts.append(draft)
                taken = draft.cue_end - 1
                if draft.frame in ("that", "colon", "quotation") and draft.begin > at:
                    taken = draft.begin - 1
                break
    return tuple(draft for at, draft in enumerate(drafts) if not _of_the_quoted(passage, drafts, at))


def _of_the_quoted(passage: Passage, drafts: list[Draft], at: int) -> bool:
    """Whether a participle belongs to those whom the quoted words speak of: a plural behind a single speaker."""
    draft = drafts[at]
    if draft.form is None or draft.form.part != "participle" or draft.form.number != "plural":
        return False
    start = passage.sentence_start(draft.cue)
    before = [one.form for one in drafts[max(0, at - RECENT) : at] if one.cue >= start and one.form is not None]
    finite = [form for form in before if form.part in ("past", "present")]
    return bool(finite) and all(form.number == "singular" for form in finite)


def _headline_draft(passage: Passage, cues: Cues, stage: Stage) -> Draft | None:
    """The speaker before the colon of a headline: «الوزير: لن نتراجع»."""
    if cues.headline is None or passage.line > 2 or len(passage.keys) > 40:
        return None
    for position in range(1, min(HEADLINE_SPEAKER, len(passage.keys) - 1)):
        if any(form.part in ("past", "present") for form in cues.forms(passage.keys[position])):
            return None
        if is_colon(passage, position):
            before = Span(passage.tokens[0].start, passage.tokens[position].start)
            mentions = tuple(stage.within(before))
            if passage.line and passage.keys[-1] in ".؟!":
                return None
            if not mentions and not _can_speak(passage, stage, position):
                return None
            if mentions and mentions[0][1].type in ("state", "media") and not _sounds_spoken(passage, position + 1):
                return None  # a dateline: بغداد: مقتل ثلاثة
            pair = passage.pair_opened_at(position + 1)
            return Draft(
                position, position + 1, cues.headline, None, "colon", position + 1, (0, position), 0, True, pair,
                "headline-colon",
            )  # fmt: skip
    return None


HEADLINE_SPEAKER = 14
"""Words before the colon of a headline that can name its speaker."""


def _can_speak(passage: Passage, stage: Stage, colon: int) -> bool:
    """Whether somebody whom the cast does not know can stand before a headline's colon: no place, act or label."""
    first = passage.tokens[0]
    if passage.line or colon > 6 or first.pos not in ("NOUN", "PROPN", "X") or first.derivation == "masdar":
        return False
    if any(passage.is_a(at, "label") or passage.tokens[at].pos in ("NUM", "ADP") for at in range(min(colon, 2))):
        return False
    return not stage.is_place(first) and len(passage.keys) - colon > 3


def _sounds_spoken(passage: Passage, begin: int) -> bool:
    """Whether words after a headline's colon can be a state's own: a verb, a negation or a quotation begins them."""
    pair = passage.pair_opened_at(begin)
    if pair is not None:
        return pair.close is None or pair.close >= len(passage.keys) - 3
    return passage.tokens[begin].pos in ("VERB", "PART", "AUX") or passage.keys[begin] in THAT


def contents(passage: Passage, drafts: tuple[Draft, ...]) -> list[tuple[Draft, int, int]]:
    """Each draft with the first position of its content and the one after its last; empty contents are left out."""
    openings = sorted(draft.opens for draft in drafts if draft.sequel)
    commas = [at for at, key in enumerate(passage.keys[:-1]) if key in "،," and passage.is_bare(at + 1, "meanwhile")]
    found = []
    for index, draft in enumerate(drafts):
        first, last = _trim(passage, *_content(passage, drafts, index, openings, commas))
        whole = passage.pair_opened_at(first)
        if whole is not None and whole.close == last - 1:
            first, last = first + 1, last - 1
        if first < last:
            found.append((draft, first, last))
    return found


def _content(
    passage: Passage, drafts: tuple[Draft, ...], index: int, openings: list[int], commas: list[int]
) -> tuple[int, int]:
    draft = drafts[index]
    if draft.frame == "before":
        first = _content_before(passage, drafts, index)
        after = draft.region[1]
        if _is_inserted(passage, draft, first):
            return first, _next_opening(passage, openings, after, passage.sentence_end(after))
        return first, draft.begin
    begin = draft.begin
    limit = passage.sentence_end(begin) if begin < len(passage.keys) else begin
    pair = draft.pair
    if pair is not None and pair.close is not None:
        begin = min(begin, pair.open + 1)
        bound = _next_opening(passage, openings, pair.close, max(limit, pair.close))
        if _whole(passage, pair.open, pair.close, bound):
            return begin, _stray_close(passage, pair.close, bound)
        return pair.open, bound
    if draft.frame == "that":
        limit = _told_on(passage, limit)
    if pair is not None or draft.frame == "colon":
        limit = _spoken_on(passage, openings, begin, limit)
    end = _next_opening(passage, openings, begin, limit, within=begin)
    if draft.frame in ("object", "preposition"):
        return begin, _phrase_end(passage, begin, end)
    return begin, _clause_end(passage, commas, begin, end) if draft.frame == "that" else end


def _is_inserted(passage: Passage, draft: Draft, first: int) -> bool:
    """Whether a source between commas parts the words of one statement: ``أوقع القصف، وفقا للمرصد، عشرة قتلى``."""
    after = draft.region[1]
    if draft.rule != "source-phrase" or after + 1 >= passage.sentence_end(draft.cue):
        return False
    if passage.keys[after] not in "،," or passage.keys[draft.begin - 1] not in "،," or draft.begin - first > INSERTED:
        return False
    goes_on = passage.tokens[after + 1]
    if passage.joined(after + 1) or passage.is_bare(after + 1, "connective"):
        return False
    return goes_on.pos in ("NOUN", "ADJ", "ADP", "NUM", "PROPN", "X") and goes_on.role != "relative"


INSERTED = 12
"""Words of a statement at most before a source that is put between its words."""


def _phrase_end(passage: Passage, begin: int, end: int) -> int:
    """The end of a noun phrase that is announced: a comma before another statement, or behind its quoted words."""
    for position in range(begin + 2, end - 1):
        if passage.keys[position] in "،,؛" and (
            passage.is_a(position + 1, "connective") or passage.pair_closed_at(position - 1) is not None
        ):
            return position
    return end


def _clause_end(passage: Passage, commas: list[int], begin: int, end: int) -> int:
    """The end of a report: a comma before what the article itself tells of the same time (، بالتزامن مع)."""
    for position in commas[bisect_left(commas, begin + 2) : bisect_left(commas, end - 1)]:
        if not _enclosed(passage, begin, position):
            return position
    return end


def _next_opening(passage: Passage, openings: list[int], after: int, limit: int, *, within: int | None = None) -> int:
    """Where the next statement begins that carries the report on, or the limit.

    Statements inside a closed quotation that opens at or behind ``within`` belong to what is quoted.
    """
    for at in range(bisect_right(openings, after), len(openings)):
        if openings[at] >= limit:
            break
        if within is None or not _enclosed(passage, within, openings[at]):
            return openings[at]
    return limit


def _enclosed(passage: Passage, begin: int, position: int) -> bool:
    """Whether a position lies in a closed quotation that opens after the content's begin."""
    around = passage.pair_around(position)
    return around is not None and around.open >= begin


def _whole(passage: Passage, opening: int, closing: int, bound: int) -> bool:
    """Whether the quotation is all that is said, rather than the first quoted words of a longer report."""
    inside, rest = closing - opening - 1, bound - closing - 1
    if closing + 1 >= bound or passage.keys[closing + 1] in "،,.؛:":
        return True
    return inside >= 6 or inside >= rest


def _stray_close(passage: Passage, closing: int, bound: int) -> int:
    """The end of a quotation that was closed too early: a mark that closes nothing stands before the bound."""
    at = bisect_right(passage.strays, bound)
    return max(closing, passage.strays[at - 1]) if at else closing


def _told_on(passage: Passage, limit: int) -> int:
    """How far a report runs: over sentences that begin with وأن."""
    while limit < len(passage.keys) and passage.joined(limit) and passage.keys[limit][1:] in THAT:
        limit = passage.sentence_end(limit)
    return limit


def _spoken_on(passage: Passage, openings: list[int], begin: int, limit: int) -> int:
    """How far words after a colon or an unclosed mark run: over sentences in which nobody else is reported."""
    if begin < len(passage.keys) and passage.keys[begin] in THAT:
        return limit
    at = bisect_left(openings, limit)
    if at == len(openings):
        return len(passage.keys)
    return max(limit, passage.sentence_start(openings[at]))


def _content_before(passage: Passage, drafts: tuple[Draft, ...], index: int) -> int:
    """Where the words begin that a cue behind them attributes."""
    draft = drafts[index]
    if draft.pair is not None:
        return draft.pair.open + 1
    start = passage.sentence_start(draft.begin - 1)
    for earlier in drafts[max(0, index - RECENT) : index]:
        if earlier.frame != "before" and start <= earlier.begin < draft.begin:
            start = earlier.begin
        elif earlier.frame == "before" and start <= earlier.begin < draft.begin:
            start = max(start, earlier.region[1])
    for position in range(start, min(start + 14, draft.begin)):  # a dateline: بغداد (رويترز) -
        if passage.keys[position] in DASHES and passage.line:
            return position + 1
    return _past_opener(passage, start, draft.begin)


def _past_opener(passage: Passage, start: int, stop: int) -> int:
    """Behind the words that tie a statement to the one before it: ``كما``, ``في غضون ذلك،``."""
    for position in range(start + 1, min(start + 6, stop - 1)):
        if passage.tokens[position - 1].pos == "VERB":
            break
        if passage.keys[position] in "،," and passage.is_a(position - 1, "back-reference"):
            return position + 1
    return start + passage.is_a(start, "joins")


def _trim(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """The content without the marks and connectives at its edges."""
    while first < last and _loose_opening(passage, first, last):
        first += 1
    while first < last and _loose_end(passage, first, last - 1):
        last -= 1
    return first, last


def _loose_opening(passage: Passage, at: int, last: int) -> bool:
    key = passage.keys[at]
    return key in "،,.؛:-–—" or (key in QUOTATION and not _has_close(passage, at, last))


def _loose_end(passage: Passage, first: int, at: int) -> bool:
    key = passage.keys[at]
    if key in "،,.؛:-–—;" or key in ("و", "في"):
        return True
    return key in QUOTATION and ((closed := passage.pair_closed_at(at)) is None or closed.open < first)


def _has_close(passage: Passage, first: int, last: int) -> bool:
    pair = passage.pair_opened_at(first)
    return pair is not None and pair.close is not None and pair.close < last


def _kind(passage: Passage, stage: Stage, draft: Draft, first: int, last: int) -> QuoteKind:
    """Wholly in quotation marks or behind a colon: direct; quoted in part: mixed."""
    if draft.frame == "colon":
        return "direct"
    if draft.pair is not None and first == draft.pair.open + 1:
        return "direct"
    whole = passage.pair_opened_at(first - 1)
    if whole is not None and whole.close == last:
        return "direct"
    for pair in passage.pairs_from(first, last):
        close = last if pair.close is None else pair.close
        if first <= pair.open < last and close > pair.open + 1:
            if close - pair.open <= 6 and stage.covers(passage.tokens[pair.open + 1].start):
                continue
            return "mixed"
    return "indirect"


def _quote(
    passage: Passage, stage: Stage, draft: Draft, first: int, last: int,
    speaker: tuple[str, ...], relay: tuple[str, ...], confidence: float,
) -> Quote:  # fmt: skip
    cue = Span(passage.tokens[draft.cue].start, passage.tokens[draft.cue_end - 1].end)
    content = Span(passage.tokens[first].start, passage.tokens[last - 1].end)
    return Quote(
        "",
        speaker,
        relay,
        _kind(passage, stage, draft, first, last),
        cue,
        content,
        f"{draft.rule} {draft.row.ref}",
        confidence,
    )


def _distinct(quotes: list[Quote], stage: Stage) -> list[Quote]:
    """Without second readings of one content: the first cue keeps it, and an outlet behind it passed it on."""
    kept: list[Quote] = []
    for quote in quotes:
        same = next((at for at in range(-1, -1 - min(3, len(kept)), -1) if kept[at].content == quote.content), None)
        if same is None:
            kept.append(quote)
        elif kept[same].speaker != quote.speaker:
            behind = quote.rule.startswith(("report-clause", "source-phrase")) and kept[same].speaker
            if behind and quote.speaker and all(stage.actors[one].type == "media" for one in quote.speaker):
                kept[same] = replace(kept[same], relay=(*kept[same].relay, *quote.speaker))
            else:
                kept.append(quote)
    return kept
