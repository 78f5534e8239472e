"""An analysis with look-ups, and its values put into words of one language; shared by HTML, tables, plots and maps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from toolkit.judging.wording import oblique
from toolkit.model import Actor, Event, Figure, Place, Position, Quote, Span
from toolkit.showing import english
from toolkit.showing.arabic import Language
from toolkit.showing.deeds import is_mutual
from toolkit.showing.fragment import Fragment, join, run
from toolkit.showing.latin import transliterated
from toolkit.showing.wording import (
    bounded,
    catalogue,
    counted,
    date_in_words,
    digits,
    feminine,
    listed,
    say,
    say_or,
    with_preposition,
)

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

Worded = tuple[tuple[str, Language], ...]
"""Text in pieces, each in one language: Arabic names stay Arabic inside English words."""

SETTLEMENTS = frozenset({"city", "town", "village", "district"})
"""Kinds of places whose single word is a name, which can be spelled in Latin letters."""

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def plain(pieces: Worded) -> str:
    """The pieces as one string."""
    return "".join(piece for piece, _ in pieces)


@dataclass(frozen=True, slots=True)
class View:
    """An analysis as one language sees it."""

    analysis: Analysis
    language: Language
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    events: Mapping[str, Event]
    quotes: Mapping[str, Quote]
    figures: Mapping[str, Figure]
    lines: tuple[Span, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, analysis: Analysis, language: Language) -> View:
        """Look-ups by id and by offset, made once for one showing."""
        lines = analysis.article.lines
        return cls(
            analysis,
            language,
            {one.id: one for one in analysis.actors},
            {one.id: one for one in analysis.places},
            {one.id: one for one in analysis.events},
            {one.id: one for one in analysis.quotes},
            {one.id: one for one in analysis.figures},
            lines,
            tuple(line.start for line in lines),
        )

    # --- names -----------------------------------------------------------------------------------------------

    def actor(self, known: str) -> tuple[str, Language]:
        """The name of an actor, in the view's language where there is one; an actor of the lexicon need not occur."""
        found = self.actors.get(known)
        if found is not None:
            named = found.name_en or any(mention.form == "name" for mention in found.mentions)
            # What only describes somebody (a minister, a witness) would be no name in other letters either.
            made = found.type == "person" and named and self.language == "en"
            return _named(
                found.name_ar, found.name_en or (transliterated(found.name_ar) if made else None), self.language
            )
        table = self.analysis.lexicon.tables.get("actors.tsv")
        row = table.rows.get(known) if table is not None else None
        if row is not None and "name_ar" in row and "name_en" in row:
            return _named(row["name_ar"], row["name_en"] or None, self.language)
        return known.replace("-", " "), "en"

    def place(self, known: str) -> tuple[str, Language]:
        """The name of a place."""
        found = self.places.get(known)
        if found is None:
            return known.replace("-", " "), "en"
        made = self.language == "en" and found.kind in SETTLEMENTS and " " not in found.name_ar.strip()
        return _named(found.name_ar, found.name_en or (transliterated(found.name_ar) if made else None), self.language)

    def in_latin(self, words: str) -> str:
        """English words with the Arabic names in them as this view shows them."""
        for one in self.analysis.actors:
            if one.name_en is None:
                words = words.replace(one.name_ar, self.actor(one.id)[0])
        return words

    def actor_names(self, ids: Iterable[str]) -> Worded:
        """Names of actors in a row, as the language lists them."""
        return self._row([self.actor(known) for known in ids])

    def listed_names(self, ids: Iterable[str]) -> Worded:
        """Names of actors in a row inside a sentence: English ones with the article where they take one,
        Arabic ones in the form that follows a noun or a preposition.
        """
        if self.language == "en":
            return english.names(self, ids)
        known = tuple(ids)
        return ((self.object(known), "ar"),) if known else ()

    def subject(self, ids: Iterable[str]) -> str:
        """Arabic names of those who do something, after the verb."""
        return listed([self._nominative(known) for known in ids], "ar")

    def _nominative(self, known: str) -> str:
        """The name of a group that the text has in the oblique plural only (``شهدوا مقاتلين``), as a subject."""
        name, actor = self.actor(known)[0], self.actors.get(known)
        if actor is None or actor.type not in {"civilians", "armed group", "military", "police"}:
            return name
        words = name.split(" ")
        for number, word in enumerate(words):
            if not word.endswith("ين") or len(word) < 5:
                break
            words[number] = f"{word[:-2]}ون"
        return " ".join(words)

    def object(self, ids: Iterable[str]) -> str:
        """Arabic names of those to whom something is done, or who follow a preposition."""
        people = {one for one, actor in self.actors.items() if actor.type == "person"}
        return listed([oblique(self.actor(known)[0], person=known in people) for known in ids], "ar")

    def is_feminine(self, ids: tuple[str, ...]) -> bool:
        """Whether an Arabic verb before these actors is feminine: the first of them decides."""
        first = self.actors.get(ids[0])
        kind = first.type if first is not None else None
        return feminine(self.actor(ids[0])[0], state=kind == "state", person=kind == "person")

    def place_names(self, ids: Iterable[str]) -> Worded:
        """Names of places in a row."""
        return self._row([self.place(known) for known in ids])

    def _row(self, names: list[tuple[str, Language]]) -> Worded:
        if self.language == "ar":
            return ((listed([name for name, _ in names], "ar"), "ar"),) if names else ()
        return english.row([(name,) for name in names])

    # --- places in the text ----------------------------------------------------------------------------------

    def line(self, offset: int) -> int:
        """The line of the text that an offset lies in, counted from 0, the headline."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def line_name(self, offset: int) -> str:
        """How a reader is told where something stands."""
        line = self.line(offset)
        if not line:
            return say("text.headline", self.language)
        return say("text.line", self.language, line=digits(str(line), self.language))

    def snippet(self, span: Span, within: Span, *, width: int = 120) -> tuple[str, str, str]:
        """A stretch with the words before and after it, cut at blanks where its surroundings are long."""
        text = self.analysis.text
        within = Span(min(span.start, within.start), max(span.end, within.end))
        room = max(0, width - (span.end - span.start)) // 2
        start, end = max(within.start, span.start - room), min(within.end, span.end + room)
        if start > within.start:
            start = next((n + 1 for n in range(start, span.start) if text[n].isspace()), span.start)
        if end < within.end:
            end = next((n for n in range(end, span.end, -1) if text[n - 1 : n].isspace()), span.end)
        before = (ELLIPSIS if start > within.start else "") + text[start : span.start].replace("\n", " ")
        after = text[span.end : end].rstrip().replace("\n", " ") + (ELLIPSIS if end < within.end else "")
        return before, span.of(text).replace("\n", " "), after

    # --- values in words ---------------------------------------------------------------------------------------

    def act(self, event: Event, *, who: bool = True) -> Worded:
        """An event in words, without its status: the act, by whom and against whom where known."""
        noun, tail, preposition = act_words(event.type, event.mode, self.language)
        if not who:
            return ((f"{noun} {tail}".strip(), self.language),)
        if is_mutual(event):
            return self._mutual(event, f"{noun} {tail}".strip())
        if self.language == "ar":
            return self._act_ar(event, noun, tail, preposition)
        pieces: list[tuple[str, Language]] = [(noun, "en")]
        if event.source:
            pieces += [(f" {say('act.by', 'en')} ", "en"), *english.names(self, event.source)]
        if event.target:
            pieces += [(f" {preposition} ", "en"), *english.names(self, event.target)]
        return tuple(pieces)

    def _act_ar(self, event: Event, noun: str, tail: str, preposition: str) -> Worded:
        source = plain(self.listed_names(event.source))
        words = [noun, source, tail]
        if event.target:
            target = plain(self.listed_names(event.target))
            words.append(with_preposition(preposition, target))
        return ((" ".join(word for word in words if word), "ar"),)

    def _mutual(self, event: Event, noun: str) -> Worded:
        known = say_or(f"act.mutual.{event.type}", noun, self.language)
        between = say("act.between", self.language)
        return ((f"{known} {between} ", self.language), *self.listed_names(event.source))

    def act_noun(self, event: Event) -> str:
        """The noun for an act with what belongs to it, without its parties."""
        return " ".join(word for word in act_words(event.type, event.mode, self.language)[:2] if word)

    def preposition(self, event: Event) -> str:
        """The word between an act's noun and whom it hits."""
        return act_words(event.type, event.mode, self.language)[2]

    def act_with_place(self, event: Event) -> Worded:
        """An event in words with its place and date."""
        pieces = list(self.act(event))
        if event.places:
            shown = english.place_names(self, event.places) if self.language == "en" else self.place_names(event.places)
            pieces += [(f" {say('act.in', self.language)} ", self.language), *shown]
        if event.date is not None and event.date.value:
            pieces.append((f" ({date_in_words(event.date.value, self.language)})", self.language))
        return tuple(pieces)

    def worded(self, event: Event) -> Worded:
        """An event in words with place, date and status."""
        before, _, after = say(f"worded.{event.status}", self.language).partition("{act}")
        ends: tuple[Worded, Worded] = (
            ((before, self.language),) if before else (),
            ((after, self.language),) if after else (),
        )
        return (*ends[0], *self.act_with_place(event), *ends[1])

    def claimant(self, ids: Iterable[str], relay: Iterable[str] = ()) -> Worded:
        """According to whom; nothing where the article itself says so."""
        known, via = tuple(ids), tuple(relay)
        if not known:
            return ()
        key = "text.relayed" if via else "text.according-to"
        pieces: list[tuple[str, Language]] = []
        rest = say(key, self.language)
        while rest:
            before, opened, after = rest.partition("{")
            if before:
                pieces.append((before, self.language))
            if not opened:
                break
            name, _, rest = after.partition("}")
            pieces += self.listed_names(known if name == "who" else via)
        return tuple(pieces)

    def figure(self, one: Figure) -> str:
        """A figure in words with what it counts, agreeing in number."""
        noun = figure_noun(one)
        exact = one.low is not None and one.low == one.high
        if exact and one.low is not None:
            return counted(one.low, noun, self.language)
        if one.low is not None and one.high is not None:
            spoken = {"low": counted(one.low, noun, self.language), "high": counted(one.high, noun, self.language)}
            return say("bound.between", self.language, **spoken)
        shown = one.low if one.low is not None else one.high if one.high is not None else one.value
        if shown is None:
            words = one.of(self.analysis.text).replace("\n", " ")
            forms = catalogue()[f"noun.{noun}"][self.language].split("|")
            return say("bound.vague", self.language, words=words, what=forms[2 if self.language == "ar" else 1])
        kind = "at-least" if one.low is not None else "at-most" if one.high is not None else "about"
        return say(f"bound.{kind}", self.language, number=counted(shown, noun, self.language))

    def figure_bounds(self, one: Figure) -> str:
        """A figure's number with its bounds, without what it counts."""
        return bounded(one.value, one.low, one.high, self.language)

    def positions(self) -> tuple[Position, ...]:
        """The positions with armies counted to their governments, between actors that have names."""
        return self.analysis.rolled_up_positions or self.analysis.positions


def in_words(pieces: Worded, language: Language) -> Fragment:
    """Worded pieces as HTML: what is not in the language around it is a run of its own.

    >>> str(in_words((("attack on ", "en"), ("حلب", "ar")), "en"))
    'attack on <bdi lang="ar" dir="rtl">حلب</bdi>'
    """
    return join(piece if spoken == language else run(piece, spoken) for piece, spoken in pieces)


def _named(arabic: str, english: str | None, language: Language) -> tuple[str, Language]:
    if language == "en" and english:
        return english, "en"
    return (arabic, "ar") if arabic else (english or "", "en")


def act_words(kind: str, mode: str | None, language: Language) -> tuple[str, str, str]:
    """The noun for an act, the words after its owner, and the preposition before whom it hits."""
    known = catalogue()
    for key in (f"act.{kind}.{mode}", f"act.{kind}", "act.unknown"):
        if key in known:
            noun, tail, preposition = [*known[key][language].split("|"), "", ""][:3]
            return noun, tail, preposition or ("إزاء" if language == "ar" else "towards")
    raise KeyError("act.unknown")


def figure_noun(one: Figure) -> str:
    """The key of the counted noun that says what a figure counts: what happened to people, or the unit."""
    if one.unit == "person" and one.what != "other" and f"noun.{one.what}" in catalogue():
        return one.what
    return one.unit if f"noun.{one.unit}" in catalogue() else "other"


@cache
def country_name(code: str, language: Language) -> str:
    """The name of a country by its ISO 3166-1 alpha-3 code, as the Unicode CLDR has it; the code where it has none.

    >>> country_name("YEM", "ar"), country_name("YEM", "en")
    ('اليمن', 'Yemen')
    """
    from babel import Locale
    from babel.core import get_global

    short = get_global("territory_aliases").get(code, [code])[0]
    return str(Locale.parse(language).territories.get(short, code))
