"""Figures: how many people, weapons, attacks, places, states, how much money, and who says so.

Ages, durations, distances and other measures are no figures. What happened to the people counted is told by the
counted noun (``قتلى``) or else by the verb or masdar that governs it (``مقتل 12 شخصا``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from toolkit.lexicon import Lexicon, Row
from toolkit.model import Article, Cast, Event, Figure, Number, Parse, Quote, Sentence, Span, Token
from toolkit.reading.counting import COUNTS, Counted, Scene, names_thing, scene_of, vocabulary


def find_figures(
    article: Article, parsed: Parse, cast: Cast, quotes: tuple[Quote, ...], events: tuple[Event, ...], lexicon: Lexicon
) -> tuple[Figure, ...]:
    """The figures of an article in order.

    >>> import toolkit
    >>> [(f.value, f.unit, f.what) for f in toolkit.analyze("مقتل 12 شخصا وإصابة 5 آخرين").figures]
    [(12, 'person', 'killed'), (5, 'person', 'injured')]
    """
    vocab = vocabulary(lexicon)
    dated = [(one.start, one.end) for one in parsed.dates]
    starts = [sentence.start for sentence in parsed.sentences]
    covering = Covering(quotes, events)
    whereabouts = Whereabouts(parsed.text, cast, events)
    line, place = -1, None
    found: list[Figure] = []
    ends: list[int] = []
    current = -1
    last: tuple[str, str] | None = None
    known: dict[tuple[str, int | float | None], str] = {}
    for number in parsed.numbers:
        at = bisect_right(starts, number.start) - 1
        if at < 0 or _inside(number, dated):
            continue
        sentence = parsed.sentences[at]
        if at != current:
            current, ends = at, [token.end for token in sentence.tokens]
        upcoming = bisect_left(dated, (number.end, 0))
        next_date = dated[upcoming][0] if upcoming < len(dated) else None
        scene = scene_of(parsed.text, sentence, ends, vocab, number, next_date)
        figure = figure_of(scene, last) if scene else None
        if scene is None or figure is None:
            continue
        counted, unit, what, rule = figure
        if what in {"other", "fighters"} and again(scene, counted):
            what = known.get((unit, number.value), what)
        known[unit, number.value] = what
        last = unit, what
        start = min(number.start, noun_start(parsed.text, scene.tokens[counted.first]))
        end = max(number.end, scene.tokens[counted.end - 1].end)
        span = Span(start, end)
        if sentence.line != line:
            line, place = sentence.line, None
        event = covering.event(span)
        place = whereabouts.place(span, sentence, event, place)
        found.append(
            Figure(
                start,
                end,
                f"f{len(found) + 1}",
                number.value,
                number.low,
                number.high,
                unit,
                what,
                place,
                covering.claimants(span),
                event,
                f"{rule}; {number.rule}" if ".tsv:" in number.rule and not number.dual else rule,
            )
        )
    return tuple(found)


def noun_start(text: str, token: Token) -> int:
    """Where a noun starts, its article included and the clitics before that left out."""
    if "ال" not in token.proclitics:
        return token.stem.start
    alef = text.rfind("\N{ARABIC LETTER ALEF}", token.start, token.stem.start)
    return alef if alef >= 0 else token.stem.start


def again(scene: Scene, counted: Counted) -> bool:
    """Whether the figure is one told before (``الصحافيون الثلاثة``, ``الرجلان``): definite, and of a known size."""
    return scene.number.value is not None and "ال" in scene.tokens[counted.first].proclitics


def _inside(number: Number, dated: list[tuple[int, int]]) -> bool:
    at = bisect_left(dated, (number.end, 0)) - 1
    return at >= 0 and dated[at][1] > number.start


def figure_of(scene: Scene, last: tuple[str, str] | None) -> tuple[Counted, str, str, str] | None:
    """What is counted, its unit and what happened to it; None where the number is no figure."""
    counted = next((found for rule in COUNTS if (found := rule(scene))), None)
    act = act_of(scene, counted)
    if counted is None:
        if act is None or act["what"] == "members" or scene.number.unit == "percent" or scene.number.value == 1:
            return None
        if names_thing(scene, scene.next) or scene.key(scene.next)[:1].isdigit():
            return None
        return Counted(None, scene.first, scene.end, "bare"), "person", act["what"], f"bare-number {act.ref}"
    row = counted.row
    if scene.number.value == 1 and counted.rule != "one":
        return None
    fate = fate_of_cases(scene, counted)
    if fate is not None:
        return fate
    if row is None:
        return counted, "other", "other", counted.rule
    unit, what = row["unit"], row["what"]
    if unit == "measure":
        return None
    if unit == "other" and act and act["what"] in HARM and scene.key(scene.next) == "من":
        return counted, "person", act["what"], f"{counted.rule} {row.ref} {act.ref}"  # قتل 37 من جماعات منافسة
    if counted.rule == "them" and last:
        unit, what = last
    rule = f"{counted.rule} {row.ref}"
    changed = change_of(scene, counted, unit)
    if changed and changed["unit"] == "measure":
        return None
    if changed:
        wider = replace(counted, end=counted.end + len(changed.key.split()))
        return wider, changed["unit"], what, f"{rule} {changed.ref}"
    if unit == "person" and act and act["what"] in OVERRIDES.get(what, ()):
        return counted, unit, act["what"], f"{rule} {act.ref}"
    if unit == "state" and act and act["what"] == "members":
        return counted, unit, "members", f"{rule} {act.ref}"
    return counted, unit, what, rule


def fate_of_cases(scene: Scene, counted: Counted) -> tuple[Counted, str, str, str] | None:
    """``52 حالة وفاة``, ``162 إصابة``: what is counted are those who suffered it."""
    case = counted.row is not None and counted.row.key in CASES
    at = counted.end if case else counted.end - 1
    if not case and counted.rule != "unlisted-noun":
        return None
    if at >= len(scene.tokens) or set(scene.tokens[at].proclitics):
        return None
    row = act(scene, at, 1)
    if row is None or row["what"] not in HARM:
        return None
    ref = f" {counted.row.ref}" if counted.row is not None else ""
    return replace(counted, end=at + 1), "person", row["what"], f"cases{ref} {row.ref}"


CASES = frozenset({"حاله"})
"""Nouns that say by the next word what they are cases of."""
HARM = frozenset({"killed", "injured", "displaced", "captured", "missing", "detained", "released"})


OVERRIDES = {
    "other": HARM | {"fighters"},
    **dict.fromkeys(("fighters", "members"), HARM - {"displaced"}),
    **dict.fromkeys(("displaced", "voters"), frozenset({"killed", "injured", "captured", "missing", "detained"})),
    **dict.fromkeys(("detained", "captured", "missing"), frozenset({"killed", "injured", "released"})),
}
"""What the counted noun says -> what the governing verb may say instead (``مقتل ثلاثة لاجئين``)."""


def change_of(scene: Scene, counted: Counted, unit: str) -> Row | None:
    """``طائرتين بدون طيار``: words after the noun that make it another kind of thing."""
    for words, row in scene.vocab.changes.get(scene.key(counted.end), ()):
        following = tuple(scene.key(counted.end + n) for n in range(len(words)))
        if following == words and row["from"] == unit:
            return row
    return None


BACK, AHEAD = 14, 22
"""How many words before and after a number the governing word is looked for."""


def act_of(scene: Scene, counted: Counted | None) -> Row | None:
    """The row of the verb or masdar that says what happened to those counted."""
    first = counted.first if counted else scene.first
    end = counted.end if counted else scene.end
    before = act_before(scene, first) or exposed_to(scene, first, end)
    if before is None or before["what"] == "members":
        return act_after(scene, end) or before
    return before


def exposed_to(scene: Scene, first: int, end: int) -> Row | None:
    """``تعرض سبعة من الحرس للإصابة``: what the verb before leaves to a masdar with ل behind."""
    if not any(token.lemma == "تعرض" for token in scene.tokens[max(0, first - 3) : first]):
        return None
    for at in range(end, min(end + AHEAD // 2, len(scene.tokens))):
        token = scene.tokens[at]
        row = scene.vocab.acts.get(token.lemma) if "ل" in token.proclitics else None
        if row is not None and row["what"] in HARM:
            return row
        if token.pos == "VERB" or token.key in STOPS:
            break
    return None


def act_before(scene: Scene, first: int) -> Row | None:
    """``مقتل 12 شخصا``; of ``مقتل وإصابة العشرات`` the first."""
    for at in range(first - 1, max(first - 1 - BACK, -1), -1):
        token = scene.tokens[at]
        row = act(scene, at, first - at)
        if row:
            joined = at == first - 1 and at > 0 and "و" in token.proclitics and token.pos != "VERB"
            other = act(scene, at - 1, 2) if joined and scene.tokens[at - 1].pos != "VERB" else None
            return other or row
        if token.pos == "VERB" and not passes(scene, token, "transparent"):
            return None
    return None


def act_after(scene: Scene, end: int) -> Row | None:
    """``14 جنديا قتلوا``, ``63 شخصا لقوا مصرعهم``, ``العشرات سقطوا قتلى``."""
    for at in range(end, min(end + AHEAD, len(scene.tokens))):
        token = scene.tokens[at]
        row = act(scene, at, at - end + 1)
        two = scene.number.value == 2 and token.key.endswith("ا") and not token.proclitics
        if row and two:
            return row  # جنديين قتلا, which reads like the masdar
        if row and (token.pos == "VERB" or token.pronoun in THEIRS):
            agrees = token.number in {"plural", "dual"} or token.pronoun in THEIRS
            return row if agrees and not acts_itself(scene, at) else None
        noun = scene.vocab.nouns.get(token.key)
        if at > end and noun and noun["what"] in {"killed", "injured"} and scene.tokens[at - 1].pos == "VERB":
            return noun
        if token.pos == "VERB" and not passes(scene, token, "light", "transparent") and not fate_follows(scene, at + 1):
            return None
        if token.key in STOPS:
            return None
    return None


def acts_itself(scene: Scene, at: int) -> bool:
    """Whether the verb opens a new clause (``نفذه مسلحان وقتلا``) or has an object (``مسلحون قتلوا ثلاثة``)."""
    token = scene.tokens[at]
    if token.pos != "VERB":
        return False
    following = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    return "و" in token.proclitics or (following is not None and following.pos == "NUM")


def passes(scene: Scene, token: Token, *kinds: str) -> bool:
    """Whether a verb leaves it to another word to say what happened (``أسفر عن مقتل``, ``لقوا مصرعهم``)."""
    row = scene.vocab.acts.get(token.lemma)
    return row is not None and (row["what"] in kinds or bool(row["reach"]))


def fate_follows(scene: Scene, at: int) -> bool:
    """Whether the next word is ``مصرعهم``, ``حتفهم``."""
    return at < len(scene.tokens) and scene.tokens[at].pronoun in THEIRS and act(scene, at, 1) is not None


THEIRS = frozenset({"هم", "هما", "هن"})
STOPS = frozenset({".", ":", "\N{ARABIC SEMICOLON}", ";", "\N{ARABIC QUESTION MARK}", "!"})


NEAR = 6
"""Within how many words ``القتلى`` still speaks of a number."""


def act(scene: Scene, at: int, distance: int) -> Row | None:
    """The row of a word that tells what happened; a masdar with the article (``ساحة التحرير``) rarely does."""
    token = scene.tokens[at]
    following = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    if "ال" in token.proclitics and (following is None or following.pos != "ADP"):
        noun = scene.vocab.nouns.get(token.key)  # كان القتلى خمسة مسلحين
        return noun if noun and noun["what"] in {"killed", "injured"} and distance <= NEAR else None
    row = scene.vocab.acts.get(token.lemma) or scene.vocab.acts.get(token.key)
    if row is None or row["what"] in {"transparent", "light"} or (row["reach"] and distance > int(row["reach"])):
        return None
    if row["needs"] and (following is None or following.key != row["needs"]):
        return None
    return row


class Covering:
    """Which quote and which event a stretch of the text lies in."""

    def __init__(self, quotes: tuple[Quote, ...], events: tuple[Event, ...]) -> None:
        self.quotes = sorted(quotes, key=lambda quote: (quote.content.start, -quote.content.end))
        self.starts = [quote.content.start for quote in self.quotes]
        self.events = sorted(events, key=lambda event: (event.trigger.start, event.id))
        self.triggers = [event.trigger.start for event in self.events]

    def claimants(self, span: Span) -> tuple[str, ...]:
        """The speakers of the innermost quote that holds the figure; nobody where the article itself says it."""
        at = bisect_right(self.starts, span.start)
        for quote in reversed(self.quotes[max(0, at - NESTED) : at]):
            if quote.content.end >= span.end - 1:
                return quote.speaker
        return ()

    def event(self, span: Span) -> str | None:
        """The event whose evidence holds the figure, by the nearest trigger."""
        at = bisect_left(self.triggers, span.start)
        near = self.events[max(0, at - NESTED) : at + NESTED]
        holding = [event for event in near if event.evidence.overlaps(span)]
        if not holding:
            return None
        return min(holding, key=lambda event: (abs(event.trigger.start - span.start), event.id)).id


NESTED = 8
"""How many quotes or triggers next to a figure are looked at."""


class Whereabouts:
    """Where a figure is: told after it, by its event, before it, or by what came before."""

    def __init__(self, text: str, cast: Cast, events: tuple[Event, ...]) -> None:
        named = sorted(
            (mention.start, mention.end, place.id)
            for place in cast.places
            for mention in place.mentions
            if mention.form != "nisba"
        )
        self.text = text
        self.starts = [start for start, _, _ in named]
        self.named = named
        self.events = {event.id: event.places for event in events}

    def place(self, span: Span, sentence: Sentence, event: str | None, last: str | None) -> str | None:
        """The id of the place, by the first of these that tells."""
        at = bisect_left(self.starts, span.end)
        after = self.named[at] if at < len(self.named) and self.starts[at] < sentence.end else None
        if after and after[0] - span.end < REACH and LOCATED(self.text[span.end : after[0]]):
            return after[2]
        told = self.events.get(event or "", ())
        if told:
            return told[0]
        if after:
            return after[2]
        at = bisect_left(self.starts, span.start) - 1
        return self.named[at][2] if at >= 0 and self.starts[at] >= sentence.start else last


REACH = 90
"""How many characters after a figure a place still belongs to it."""
LOCATED = re.compile(r"(?:^|\s)(?:في|فى|قرب|ب|من)\W*(?:\w+\s){0,3}\W*(?:ب|ل)?$").search
"""Whether what stands between a figure and a place ends in a preposition of place."""
