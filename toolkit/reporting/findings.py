"""What the evidence of each section comes to, in a sentence or two counted from the extraction; nothing is written in.

Each function takes an `Analysis` and the language of the sentences, as those of `toolkit.showing.html` do.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from toolkit.reporting import Language
from toolkit.reporting.words import words
from toolkit.showing.fragment import Fragment, element, join, run, text
from toolkit.showing.wording import date_in_words

if TYPE_CHECKING:
    from toolkit.analysis import Analysis
    from toolkit.model import Actor, Place

__all__ = ["acts", "claims", "counted", "figures", "places", "positions", "quotes", "timeline", "who"]

REAL = frozenset({"occurred", "ongoing"})


def who(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """How many actors there are, how many of them speak, and who is named most."""
    if not analysis.actors:
        return _finding(language, _say("who_none", language))
    speaking = {one for quote in analysis.quotes for one in quote.speaker}
    most = max(analysis.actors, key=lambda one: len(one.mentions))
    return _finding(
        language,
        _say(
            "who_count",
            language,
            actors=counted(len(analysis.actors), "n_actor", language),
            speakers=counted(len(speaking), "n_actor", language) if language == "ar" else str(len(speaking)),
        ),
        _say("who_most", language, actor=_name(most, language), times=_times(len(most.mentions), language)),
    )


def acts(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """How many events there are, how many took place, how many are only claimed, and which pair meets most."""
    if not analysis.events:
        return _finding(language, _say("acts_none", language))
    total = len(analysis.events)
    occurred = sum(event.status in REAL for event in analysis.events)
    claimed = sum(bool(event.claimed_by) for event in analysis.events)
    said = [
        _say("acts_count", language, events=counted(total, "n_event", language)),
        _say("acts_real", language, occurred=str(occurred), unreal=str(total - occurred)),
    ]
    if claimed:
        said.append(_say("acts_claimed", language, claimed=str(claimed)))
    pairs = Counter(
        (source, target)
        for event in analysis.events
        if event.status in REAL
        for source in event.source
        for target in event.target
        if source != target
    )
    names = {one.id: one for one in analysis.actors}
    known = [(pair, count) for pair, count in pairs.most_common() if pair[0] in names and pair[1] in names]
    if known and known[0][1] > 1:
        (source, target), count = known[0]
        said.append(
            _say(
                "acts_most",
                language,
                source=_name(names[source], language),
                target=_name(names[target], language),
                acts=counted(count, "n_act", language),
            )
        )
    return _finding(language, *said)


def timeline(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """How many events are dated, between which days, and what an unknown day of publication costs."""
    dated = [event.date.value for event in analysis.events if event.date and event.date.value]
    said = []
    if dated:
        ends = sorted(part for value in dated for part in value.split("/") if part)
        said.append(
            _say("timeline_count", language, dated=str(len(dated)), undated=str(len(analysis.events) - len(dated)))
        )
        if len(set(ends)) > 1:
            said.append(_say("timeline_span", language, first=_day(ends[0], language), last=_day(ends[-1], language)))
    else:
        said.append(_say("timeline_none", language))
    if analysis.article.published is None:
        said.append(_say("timeline_unpublished", language))
    return _finding(language, *said)


def places(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """How many places there are, how many can be put on a map, and which is named most."""
    if not analysis.places:
        return _finding(language, _say("places_none", language))
    mapped = sum(one.latitude is not None and one.longitude is not None for one in analysis.places)
    most = max(analysis.places, key=lambda one: len(one.mentions))
    count = counted(len(analysis.places), "n_place", language)
    return _finding(
        language,
        _say("places_count", language, places=count, mapped=str(mapped)),
        _say("places_most", language, place=_name(most, language), times=_times(len(most.mentions), language)),
    )


def positions(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """For how many pairs a position shows, an army counted with its state, and for how many words and deeds part."""
    known = analysis.rolled_up_positions
    if not known:
        return _finding(language, _say("positions_none", language))
    both = sum(one.says is not None and one.does is not None for one in known)
    gaps = sum(one.kind == "says-does" for one in analysis.discrepancies)
    counts = _say(
        "positions_count",
        language,
        pairs=counted(len(known), "n_pair", language),
        both=counted(both, "n_pair", language) if language == "ar" else str(both),
    )
    parted = (
        _say("positions_gaps", language, gaps=counted(gaps, "n_pair", language) if language == "ar" else str(gaps))
        if gaps
        else _say("positions_agree", language)
    )
    return _finding(language, counts, parted)


def quotes(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """How many quotes there are, by how many speakers, how many in their own words, and who speaks most."""
    if not analysis.quotes:
        return _finding(language, _say("quotes_none", language))
    by_speaker = Counter(speaker for quote in analysis.quotes for speaker in quote.speaker)
    said = [
        _say(
            "quotes_count",
            language,
            quotes=counted(len(analysis.quotes), "n_quote", language),
            speakers=counted(len(by_speaker), "n_speaker", language),
            direct=str(sum(quote.kind != "indirect" for quote in analysis.quotes)),
        )
    ]
    names = {one.id: one for one in analysis.actors}
    most = next(((names[one], count) for one, count in by_speaker.most_common() if one in names), None)
    if most and most[1] > 1:
        count = counted(most[1], "n_quote", language)
        said.append(_say("quotes_most", language, speaker=_name(most[0], language), quotes=count))
    return _finding(language, *said)


def figures(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """How many figures there are, how many belong to a claimant, and which disagree."""
    if not analysis.figures:
        return _finding(language, _say("figures_none", language))
    counts = _say(
        "figures_count",
        language,
        figures=counted(len(analysis.figures), "n_figure", language),
        claimed=str(sum(bool(one.claimed_by) for one in analysis.figures)),
    )
    disagree = [one for one in analysis.discrepancies if one.kind == "figure"]
    if not disagree:
        return _finding(language, counts, _say("figures_agree", language))
    return _finding(language, counts, _say("figures_disagree", language, things=str(len(disagree))))


def claims(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """The facts of which the text gives two accounts."""
    contested = [one for one in analysis.discrepancies if one.kind == "claim"]
    if not contested:
        return _finding(language, _say("claims_none", language))
    return _finding(language, _say("claims_some", language, facts=str(len(contested))))


def counted(count: int, noun: str, language: Language) -> Fragment:
    """A number with what it counts, the noun in the form that the number asks for.

    >>> [str(counted(count, "n_event", "ar")) for count in (0, 1, 2, 3, 11, 100, 103)]
    ['لا شيء', 'حدث واحد', 'حدثان', '3 أحداث', '11 حدثا', '100 حدث', '103 أحداث']
    >>> str(counted(1, "n_event", "en")), str(counted(2, "n_event", "en"))
    ('1 event', '2 events')
    """
    forms = words(language)[noun].split("|")
    if language == "en":
        return text(f"{count} {forms[0] if count == 1 else forms[1]}")
    if count == 0:
        return text(words(language)["nothing"])
    if count <= 2:
        return text(forms[count - 1])
    last = count % 100
    form = forms[2] if 3 <= last <= 10 else forms[3] if 11 <= last <= 99 else forms[4]
    return text(f"{count} {form}")


def _day(value: str, language: Language) -> str:
    return date_in_words(value, language)


def _times(count: int, language: Language) -> Fragment:
    return counted(count, "n_time", language)


def _name(one: Actor | Place, language: Language) -> Fragment:
    if language == "en" and one.name_en:
        return run(one.name_en, "en")
    return run(one.name_ar, "ar")


def _say(key: str, language: Language, **values: str | Fragment) -> Fragment:
    """A sentence of the catalogue with its values put in, each escaped."""
    safe = {name: value.html if isinstance(value, Fragment) else text(value).html for name, value in values.items()}
    return Fragment(text(words(language)[key]).html.format(**safe))


def _finding(language: Language, *sentences: Fragment) -> Fragment:
    """The sentences as one paragraph that says it is the finding."""
    label = element("b", words(language)["finding"])
    said = element("p", label, ": ", join(sentences, " "))
    return element("div", said, class_="finding", lang=language, dir="rtl" if language == "ar" else "ltr")
