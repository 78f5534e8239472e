"""What the evidence of each section comes to, in a sentence or two counted from the extraction; nothing is written in.

Each function takes an `Analysis` and the language of the sentences, as those of `toolkit.showing.html` do.

>>> import toolkit
>>> quiet = toolkit.analyze("هطل المطر.")
>>> figures(quiet, language="en").html
'<div class="finding" lang="en" dir="ltr"><p><b>Finding</b>: The text has no figure that counts people, weapons or \
attacks.</p></div>'
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from toolkit.reporting import Language
from toolkit.reporting.words import words
from toolkit.showing import english
from toolkit.showing.blocks import link
from toolkit.showing.fragment import Fragment, direction, element, join, text
from toolkit.showing.marking import anchor
from toolkit.showing.summing import capital
from toolkit.showing.view import View, in_words
from toolkit.showing.wording import counted, date_in_words, number

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

__all__ = ["acts", "claims", "figures", "places", "positions", "quotes", "timeline", "who"]

REAL = frozenset({"occurred", "ongoing"})


def who(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """How many actors there are, how many of them speak, and who is named most.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "طرف واحد" in str(who(analysis))
    True
    """
    if not analysis.actors:
        return _finding(language, _say("who_none", language))
    view = View.of(analysis, language)
    speaking = {one for quote in analysis.quotes for one in quote.speaker}
    most = max(analysis.actors, key=lambda one: len(one.mentions))
    return _finding(
        language,
        _say("who_count", language, actors=counted(len(analysis.actors), "actor", language),
             speakers=_of_them(len(speaking), "actor", language)),
        _say("who_most", language, actor=_actor(view, most.id, named=True),
             times=counted(len(most.mentions), "time", language)),
    )  # fmt: skip


def acts(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """How many events there are, how many took place, how many are only claimed, and which pair meets most.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "حدث واحد" in str(acts(analysis))
    True
    """
    if not analysis.events:
        return _finding(language, _say("acts_none", language))
    view = View.of(analysis, language)
    total = len(analysis.events)
    occurred = sum(event.status in REAL for event in analysis.events)
    claimed = sum(bool(event.claimed_by) for event in analysis.events)
    said = [
        _say("acts_count", language, events=counted(total, "event", language)),
        _say("acts_real", language, occurred=number(occurred, language), unreal=number(total - occurred, language)),
    ]
    if claimed:
        said.append(_say("acts_claimed", language, claimed=number(claimed, language)))
    pairs = Counter(
        (source, target)
        for event in analysis.events
        if event.status in REAL
        for source in event.source
        for target in event.target
        if source != target
    )
    known = [(pair, count) for pair, count in pairs.most_common() if set(pair) <= view.actors.keys()]
    if known and known[0][1] > 1:
        (source, target), count = known[0]
        said.append(_say("acts_most", language, source=_actor(view, source), target=_actor(view, target),
                         acts=counted(count, "act", language)))  # fmt: skip
    return _finding(language, *said)


def timeline(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """How many events are dated, between which days, and what an unknown day of publication costs.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "ذات التاريخ: 1" in str(timeline(analysis))
    True
    """
    dated = [event.date.value for event in analysis.events if event.date and event.date.value]
    said = []
    if dated:
        ends = sorted(part for value in dated for part in value.split("/") if part)
        undated = len(analysis.events) - len(dated)
        said.append(_say("timeline_count", language, dated=number(len(dated), language),
                         undated=number(undated, language)))  # fmt: skip
        if len(set(ends)) > 1:
            first, last = date_in_words(ends[0], language), date_in_words(ends[-1], language)
            said.append(_say("timeline_span", language, first=first, last=last))
    else:
        said.append(_say("timeline_none", language))
    if analysis.article.published is None:
        said.append(_say("timeline_unpublished", language))
    return _finding(language, *said)


def places(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """How many places there are, how many can be put on a map, and which is named most.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "مكان واحد" in str(places(analysis))
    True
    """
    if not analysis.places:
        return _finding(language, _say("places_none", language))
    view = View.of(analysis, language)
    mapped = sum(one.latitude is not None and one.longitude is not None for one in analysis.places)
    most = max(analysis.places, key=lambda one: len(one.mentions))
    shown = english.place_names(view, (most.id,)) if language == "en" else view.place_names((most.id,))
    return _finding(
        language,
        _say("places_count", language, places=counted(len(analysis.places), "place", language),
             mapped=number(mapped, language)),
        _say("places_most", language, place=link(in_words(shown, language), anchor("place", most.id)),
             times=counted(len(most.mentions), "time", language)),
    )  # fmt: skip


def positions(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """For how many pairs a position shows, an army counted with its state, and for how many words and deeds part.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "ليس في النص" in str(positions(analysis))
    True
    """
    known = analysis.rolled_up_positions
    if not known:
        return _finding(language, _say("positions_none", language))
    both = sum(one.says is not None and one.does is not None for one in known)
    told = {one.items for one in analysis.discrepancies if one.kind == "says-does"}
    gaps = sum(one.gap or (*one.evidence_says, *one.evidence_does) in told for one in known)  # as the table shows
    counts = _say("positions_count", language, pairs=counted(len(known), "pair-of-actors", language),
                  both=_of_them(both, "pair-of-actors", language))  # fmt: skip
    if not gaps:
        return _finding(language, counts, _say("positions_agree", language))
    parted = _say("positions_gaps", language, gaps=_of_them(gaps, "pair-of-actors", language))
    return _finding(language, counts, parted)


def quotes(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """How many quotes there are, by how many speakers, how many in their own words, and who speaks most.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قال الجيش السوري إن 3 مدنيين قتلوا في حلب أمس.", published="2016-03-09")
    >>> "قول واحد" in str(quotes(analysis))
    True
    """
    if not analysis.quotes:
        return _finding(language, _say("quotes_none", language))
    view = View.of(analysis, language)
    by_speaker = Counter(speaker for quote in analysis.quotes for speaker in quote.speaker)
    direct = sum(quote.kind != "indirect" for quote in analysis.quotes)
    said = [
        _say("quotes_count", language, quotes=counted(len(analysis.quotes), "quote", language),
             speakers=counted(len(by_speaker), "speaker", language), direct=number(direct, language))
    ]  # fmt: skip
    most = next(((one, count) for one, count in by_speaker.most_common() if one in view.actors), None)
    if most and most[1] > 1:
        count = counted(most[1], "quote", language)
        said.append(_say("quotes_most", language, speaker=_actor(view, most[0]), quotes=count))
    return _finding(language, *said)


def figures(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """How many figures there are, how many belong to a claimant, and which disagree.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قال الجيش السوري إن 3 مدنيين قتلوا في حلب أمس.", published="2016-03-09")
    >>> "رقم واحد" in str(figures(analysis))
    True
    """
    if not analysis.figures:
        return _finding(language, _say("figures_none", language))
    claimed = sum(bool(one.claimed_by) for one in analysis.figures)
    counts = _say("figures_count", language, figures=counted(len(analysis.figures), "figure", language),
                  claimed=number(claimed, language))  # fmt: skip
    disagree = sum(one.kind == "figure" for one in analysis.discrepancies)
    if not disagree:
        return _finding(language, counts, _say("figures_agree", language))
    return _finding(language, counts, _say("figures_disagree", language, things=counted(disagree, "thing", language)))


def claims(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """The facts of which the text gives two accounts.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "لم تجد القواعد" in str(claims(analysis))
    True
    """
    contested = sum(one.kind == "claim" for one in analysis.discrepancies)
    if not contested:
        return _finding(language, _say("claims_none", language))
    return _finding(language, _say("claims_some", language, facts=counted(contested, "thing", language)))


def _of_them(count: int, noun: str, language: Language) -> str:
    """A number that the sentence has said of what already in English; Arabic repeats the noun."""
    return counted(count, noun, language) if language == "ar" else number(count, language)


def _actor(view: View, known: str, *, named: bool = False) -> Fragment:
    """An actor's name as it stands in a sentence, which leads to its row; ``named``: an Arabic one by itself."""
    words = ((view.subject((known,)), "ar"),) if named and view.language == "ar" else view.listed_names((known,))
    return link(in_words(words, view.language), anchor("actor", known))


def _say(key: str, language: Language, **values: str | Fragment) -> Fragment:
    """A sentence of the catalogue with its values put in, each escaped."""
    safe = {name: value.html if isinstance(value, Fragment) else text(value).html for name, value in values.items()}
    said = Fragment(text(words(language)[key]).html.format(**safe))
    return capital(said) if language == "en" else said


def _finding(language: Language, *sentences: Fragment) -> Fragment:
    """The sentences as one paragraph that says it is the finding."""
    label = element("b", words(language)["finding"])
    said = element("p", label, ": ", join(sentences, " "))
    return element("div", said, class_="finding", lang=language, dir=direction(language))
