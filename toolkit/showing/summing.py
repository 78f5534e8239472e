"""The summary: what happened, the key figures with their spread, where words and deeds part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model import Event, Figure, Position, Quote
from toolkit.showing import english
from toolkit.showing.deeds import arabic_deed
from toolkit.showing.fragment import Fragment, join
from toolkit.showing.marking import anchor
from toolkit.showing.strips import Strip, strips
from toolkit.showing.view import View, Worded, in_words, plain
from toolkit.showing.wording import catalogue, say

MOST_ACTS = 5
MOST_FIGURES = 5
MOST_GAPS = 3

Sentence = tuple[Fragment, tuple[tuple[str, str], ...]]
"""What is said, and where its evidence stands: anchors with the words that name them."""


@dataclass(frozen=True, slots=True)
class Part:
    """One question that the summary answers."""

    name: str
    """``acts``, ``figures`` or ``gaps``: the keys of its heading and of what is said where nothing answers it."""
    sentences: tuple[Sentence, ...]


def summary_parts(view: View) -> tuple[Part, ...]:
    """Up to five acts in order of the text, up to five figures or spreads of them, and up to three gaps."""
    return (
        Part("acts", tuple(_acts(view))),
        Part("figures", tuple(_figures(view))[:MOST_FIGURES]),
        Part("gaps", tuple(_gaps(view))),
    )


def telling_order(view: View) -> tuple[Event, ...]:
    """The acts, the most telling first: with both sides known, occurred rather than not, grave, early in the text."""
    status = {"occurred": 3.0, "ongoing": 2.0, "negated": 1.0, "future": 1.0, "hypothetical": 0.0}

    def weight(event: Event) -> tuple[float, int]:
        known = bool(event.source) + bool(event.target)
        if len(event.source) == 1 and event.source == event.target:
            # Nobody attacks itself: most likely one of the two was misread.
            known = 0
        acting = [view.actors[one] for one in event.source if one in view.actors]
        if event.quad_class == 4 and acting and all(one.type == "civilians" for one in acting):
            # Those whom violence hits are taken for those who use it more often than people do.
            known = 0
        early = max(0, 3 - view.line(event.trigger.start))
        sure = 2 * event.confidence
        return -(4 * known + status[event.status] + abs(event.score) / 5 + early + sure), event.trigger.start

    return tuple(sorted(view.analysis.events, key=weight))


def telling_events(view: View) -> tuple[Event, ...]:
    """The most telling acts in order of the text; what one pair does to each other again is told once."""
    chosen: list[Event] = []
    told: set[tuple[object, ...]] = set()
    for event in telling_order(view):
        same = (event.type, event.source, event.target, event.status == "negated")
        if same in told:
            continue
        told.add(same)
        chosen.append(event)
        if len(chosen) == MOST_ACTS:
            break
    return tuple(sorted(chosen, key=lambda event: event.trigger.start))


# --- acts -----------------------------------------------------------------------------------------------------


def _acts(view: View) -> Iterator[Sentence]:
    for event in telling_events(view):
        where = ((anchor("event", event.id), view.line_name(event.trigger.start)),)
        yield event_sentence(view, event), where


def event_sentence(view: View, event: Event) -> Fragment:
    """One act as a sentence: according to whom, whether it took place, who, what, whom, where, when."""
    quote = _quote_of(view, event)
    return _english(view, event, quote) if view.language == "en" else _arabic(view, event, quote)


def _quote_of(view: View, event: Event) -> Quote | None:
    """The words in which its claimant puts an act forward: the shortest, where one quote holds another."""
    holding = [
        quote for quote in view.analysis.quotes
        if quote.speaker == event.claimed_by and quote.content.covers(event.trigger)
    ]  # fmt: skip
    return min(holding, key=lambda quote: quote.content.end - quote.content.start, default=None)


def _stance(view: View, quote: Quote | None) -> str:
    """How the word that opens a quote puts it: ``neutral``, ``denying``, ``distancing`` (alleges) or ``hostile``."""
    row = quote.rule.partition("cues.tsv:")[2] if quote is not None else ""
    table = view.analysis.lexicon.tables.get("cues.tsv")
    known = table.rows.get(row) if row and table is not None else None
    return known["stance"] if known is not None else "neutral"


def _english(view: View, event: Event, quote: Quote | None) -> Fragment:
    stop = say("sentence.end", "en")
    who = event.claimed_by
    if not who:
        return capital(in_words((*english.act_sentence(view, event), (stop, "en")), "en"))
    stance, many = _stance(view, quote), english.is_plural(view, who)
    if stance == "denying" and event.status == "negated":
        act = in_words(english.act_sentence(view, event, denied=True), "en")
        verb = join((say("verb.denies", "en").split("|")[many],))
        who_said = in_words(english.names(view, who), "en")
        return capital(filled("sentence.denied", {"who": who_said, "verb": verb, "act": act}, view))
    if stance == "distancing":
        opening = english.put("claim.claims", english.names(view, who))
    elif who == event.source and not (quote and quote.relay):
        person = who[0] in view.actors and view.actors[who[0]].type == "person"
        opening = english.put("claim.own", (("their" if many or person else "its", "en"),))
    else:
        opening = view.claimant(who, quote.relay if quote else ())
    said: Worded = (*opening, (f"{say('list.comma', 'en')} ", "en"), *english.act_sentence(view, event))
    return capital(in_words((*said, (stop, "en")), "en"))


def _arabic(view: View, event: Event, quote: Quote | None) -> Fragment:
    pieces = view.act_with_place(event)
    who = plain(view.actor_names(event.claimed_by))
    stop = say("sentence.end", "ar")
    if event.status == "negated" and who and _stance(view, quote) == "denying":
        verb = say("verb.denies", "ar").split("|")[view.is_feminine(event.claimed_by)]
        return join((say("sentence.denied", "ar", verb=verb, who=who, act=plain(pieces)),))
    opening = ""
    if who and _stance(view, quote) == "distancing":
        opening = say("claim.claims", "ar", who=who)
    elif who:
        opening = plain(view.claimant(event.claimed_by, quote.relay if quote else ()))
    opening += f"{say('list.comma', 'ar')} " if opening else ""
    deed = arabic_deed(view, event)
    if deed is not None:
        return join((opening, deed, stop))
    noun = plain(pieces).split(" ", 1)[0]
    return join((opening, _verb(event, feminine=noun.endswith(("ة", "ات"))), " ", plain(pieces), stop))


def _verb(event: Event, *, feminine: bool) -> str:
    """The Arabic verb that says whether an act took place, agreeing with the noun that names it."""
    key = f"verb.occurred.{event.quad_class}" if event.status == "occurred" else f"verb.{event.status}"
    return say(key, "ar").split("|")[feminine]


def capital(sentence: Fragment) -> Fragment:
    """An English sentence with its first letter large."""
    return Fragment(sentence.html[:1].upper() + sentence.html[1:])


# --- figures --------------------------------------------------------------------------------------------------

_WEIGHT = ("killed", "injured", "missing", "captured", "detained", "displaced", "released", "fighters")
"""What a reader asks for first."""


def _figures(view: View) -> Iterator[Sentence]:
    """Figures that disagree as one spread each, then the others, those of people first."""
    known = strips(view)
    for strip in known:
        if strip.disagree:
            yield _spread(view, strip)
    told: set[str] = set()
    others = [figure for strip in known if not strip.disagree for figure in strip.figures]
    for figure in sorted(others, key=_rank):
        words = view.figure(figure)
        if words in told:
            continue
        told.add(words)
        yield _ended(_claimed(view, figure, words), view), _where(view, figure)


def _rank(figure: Figure) -> tuple[int, int]:
    kind = _WEIGHT.index(figure.what) if figure.what in _WEIGHT else len(_WEIGHT)
    return (kind if figure.unit == "person" else len(_WEIGHT) + 1), figure.start


def _spread(view: View, strip: Strip) -> Sentence:
    language = view.language

    def size(figure: Figure) -> float:
        return next((n for n in (figure.value, figure.low, figure.high) if n is not None), 0)

    ordered = sorted(strip.figures, key=size)
    low, high = ordered[0], ordered[-1]
    pieces = {
        "what": join((strip.heading,)),
        "low": _claimed(view, low, view.figure_bounds(low)),
        "high": _claimed(view, high, view.figure_bounds(high)),
    }
    sentence = filled("figure.spread", pieces, view)
    return (capital(sentence) if language == "en" else sentence), _where(view, *strip.figures)


def _claimed(view: View, figure: Figure, words: str) -> Fragment:
    claimed = in_words(view.claimant(figure.claimed_by), view.language)
    place = view.place(figure.place)[0] if figure.place and words == view.figure(figure) else ""
    shown = f"{words} {say('act.in', view.language)} {place}" if place else words
    return join((shown, " (", claimed, ")")) if claimed else join((shown,))


def _where(view: View, *figures: Figure) -> tuple[tuple[str, str], ...]:
    return tuple((anchor("figure", figure.id), view.line_name(figure.start)) for figure in figures)


def _ended(sentence: Fragment, view: View) -> Fragment:
    ended = sentence + join((say("sentence.end", view.language),))
    return capital(ended) if view.language == "en" else ended


# --- gaps -----------------------------------------------------------------------------------------------------


def strongest_gaps(view: View) -> tuple[Position, ...]:
    """The positions whose words and deeds are furthest apart, at most three."""
    gaps = [one for one in view.positions() if one.gap]

    def distance(one: Position) -> float:
        says = one.says_score if one.says_score is not None else 5.0 * (one.says or 0)
        does = one.does_score if one.does_score is not None else 5.0 * (one.does or 0)
        return abs(says - does)

    return tuple(sorted(gaps, key=lambda one: (-distance(one), one.holder, one.towards))[:MOST_GAPS])


def _gaps(view: View) -> Iterator[Sentence]:
    for one in strongest_gaps(view):
        gap = say(f"gap.{one.says}.{one.does}", view.language)
        if view.language == "en":
            gap = f"{'are' if english.is_plural(view, (one.holder,)) else 'is'} {gap},"
            pieces = {
                "holder": in_words(english.names(view, (one.holder,)), "en"),
                "towards": in_words(english.names(view, (one.towards,)), "en"),
                "gap": join((gap,)),
            }
        else:
            pieces = {
                "holder": in_words((view.actor(one.holder),), "ar"),
                "towards": in_words((view.actor(one.towards),), "ar"),
                "gap": join((gap,)),
            }
        where = []
        for known in (*one.evidence_says[:1], *one.evidence_does[:1]):
            if known in view.events:
                where.append((anchor("event", known), view.line_name(view.events[known].trigger.start)))
            elif known in view.quotes:
                where.append((anchor("quote", known), view.line_name(view.quotes[known].content.start)))
        sentence = filled("sentence.gap", pieces, view)
        yield (capital(sentence) if view.language == "en" else sentence), tuple(where)


def filled(key: str, names: dict[str, Fragment], view: View) -> Fragment:
    """A text of the catalogue with fragments in its places."""
    pieces: list[str | Fragment] = []
    rest = catalogue()[key][view.language]
    while rest:
        before, opened, after = rest.partition("{")
        pieces.append(before)
        if not opened:
            break
        name, _, rest = after.partition("}")
        pieces.append(names[name])
    return join(pieces)
