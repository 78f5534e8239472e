"""The summary: what happened, which figures disagree, where words and deeds part, worded from the extraction."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Event, Position
from toolkit.showing.fragment import NOTHING, Fragment, join
from toolkit.showing.marking import anchor
from toolkit.showing.view import View, in_words, plain
from toolkit.showing.wording import catalogue, say, with_preposition

MOST_ACTS = 5
MOST_GAPS = 3

Sentence = tuple[Fragment, tuple[tuple[str, str], ...]]
"""What is said, and where its evidence stands: anchors with the words that name them."""


def summary_sentences(view: View) -> tuple[Sentence, ...]:
    """Up to five acts in order of the text, the figures that disagree, and up to three gaps."""
    return (*_acts(view), *_figures(view), *_gaps(view))


def telling_order(view: View) -> tuple[Event, ...]:
    """The acts, the most telling first: with both sides known, occurred rather than not, grave, early in the text."""
    status = {"occurred": 3.0, "ongoing": 2.0, "negated": 1.0, "future": 1.0, "hypothetical": 0.0}

    def weight(event: Event) -> tuple[float, int]:
        known = bool(event.source) + bool(event.target)
        if len(event.source) == 1 and event.source == event.target:
            # Nobody attacks itself: most likely one of the two was misread.
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


def _acts(view: View) -> Iterator[Sentence]:
    for event in telling_events(view):
        where = ((anchor("event", event.id), view.line_name(event.trigger.start)),)
        yield event_sentence(view, event), where


def event_sentence(view: View, event: Event) -> Fragment:
    """One act as a sentence: according to whom, whether it took place, who, what, whom, where, when."""
    language = view.language
    pieces = view.act_with_place(event)
    act = in_words(pieces, language)
    claimed = in_words(view.claimant(event.claimed_by), language)
    comma, stop = say("list.comma", language), say("sentence.end", language)
    if event.status == "negated" and event.claimed_by:
        who = in_words(view.actor_names(event.claimed_by), language)
        denied = join((with_preposition("لـ", plain(pieces)),)) if language == "ar" else act
        return _filled("sentence.denied", {"who": who, "act": denied}, view)
    opening = claimed + join((comma, " ")) if claimed else NOTHING
    if language == "ar":
        noun = plain(pieces).split(" ", 1)[0]
        return opening + join((_verb(event, feminine=noun.endswith(("ة", "ات"))), " ", act, stop))
    if event.status == "negated":
        return _filled("sentence.negated", {"act": act}, view)
    return capital(opening + in_words(view.worded(event), language) + join((stop,)))


def _verb(event: Event, *, feminine: bool) -> str:
    """The Arabic verb that says whether an act took place, agreeing with the noun that names it."""
    key = f"verb.occurred.{event.quad_class}" if event.status == "occurred" else f"verb.{event.status}"
    return say(key, "ar").split("|")[feminine]


def capital(sentence: Fragment) -> Fragment:
    """An English sentence with its first letter large."""
    return Fragment(sentence.html[:1].upper() + sentence.html[1:])


def _figures(view: View) -> Iterator[Sentence]:
    language = view.language
    for one in view.analysis.discrepancies:
        known = [view.figures[item] for item in one.items if item in view.figures]
        if one.kind != "figure" or len(known) < 2:
            continue
        told = []
        for figure in known:
            claimed = in_words(view.claimant(figure.claimed_by), language)
            told.append(join((view.figure(figure), " (", claimed, ")")) if claimed else join((view.figure(figure),)))
        figures = join(told, f" {say('text.against', language)} ")
        where = tuple((anchor("figure", f.id), view.line_name(f.start)) for f in known)
        sentence = figures + join((say("sentence.end", language),))
        yield (capital(sentence) if language == "en" else sentence), where


def strongest_gaps(view: View) -> tuple[Position, ...]:
    """The positions whose words and deeds are furthest apart, at most three."""
    gaps = [one for one in view.positions() if one.gap]

    def distance(one: Position) -> float:
        says = one.says_score if one.says_score is not None else 5.0 * (one.says or 0)
        does = one.does_score if one.does_score is not None else 5.0 * (one.does or 0)
        return abs(says - does)

    return tuple(sorted(gaps, key=lambda one: (-distance(one), one.holder, one.towards))[:MOST_GAPS])


def _gaps(view: View) -> Iterator[Sentence]:
    language = view.language
    for one in strongest_gaps(view):
        names = {
            "holder": in_words((view.actor(one.holder),), language),
            "towards": in_words((view.actor(one.towards),), language),
            "gap": join((say(f"gap.{one.says}.{one.does}", language),)),
        }
        where = []
        for known in (*one.evidence_says[:1], *one.evidence_does[:1]):
            if known in view.events:
                where.append((anchor("event", known), view.line_name(view.events[known].trigger.start)))
            elif known in view.quotes:
                where.append((anchor("quote", known), view.line_name(view.quotes[known].content.start)))
        yield _filled("sentence.gap", names, view), tuple(where)


def _filled(key: str, names: dict[str, Fragment], view: View) -> Fragment:
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
