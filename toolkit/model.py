"""The values of Mawqif: what each stage hands to the next.

All values are frozen. Every offset is a half-open code-point offset into the article's text, so that
``text[value.start : value.end]`` gives the evidence back. ``None`` means that the text does not say.
``rule`` names the function that decided and, after a space, the lexicon row that it used
(``"verb-frame triggers.tsv:قصف"``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

ActorType = Literal[
    "state", "government", "military", "police", "armed group", "alliance", "international organisation",
    "organisation", "party", "media", "person", "civilians",
]  # fmt: skip
Status = Literal["occurred", "ongoing", "future", "hypothetical", "negated"]
QuoteKind = Literal["direct", "indirect", "mixed"]
Attitude = Literal[-1, 0, 1]
Modality = Literal["possible", "planned", "required", "conditional"]
LabelStance = Literal["hostile", "praising", "distancing"]

ACTOR_TYPES: tuple[ActorType, ...] = ActorType.__args__  # type: ignore[attr-defined]
STATUSES: tuple[Status, ...] = Status.__args__  # type: ignore[attr-defined]
QUOTE_KINDS: tuple[QuoteKind, ...] = QuoteKind.__args__  # type: ignore[attr-defined]
LABEL_STANCES: tuple[LabelStance, ...] = LabelStance.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text.

    >>> Span(0, 4).of("موقف الدولة")
    'موقف'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch itself."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text with the headline as first line, and what is known about it."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    note: str | None = None
    """What the article's metadata says about itself, e.g. that it is a retelling."""

    def _repr_html_(self) -> str:
        from toolkit.showing.html import article_html

        return article_html(self)

    @property
    def sha256(self) -> str:
        """Hash of the text in UTF-8, 64 hexadecimal digits; lone surrogates count as U+FFFD."""
        return hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()

    @property
    def lines(self) -> tuple[Span, ...]:
        """The lines (paragraphs) of the text without their line ends; line 0 is the headline."""
        spans, start = [], 0
        for line in self.text.split("\n"):
            spans.append(Span(start, start + len(line)))
            start += len(line) + 1
        return tuple(spans)


# --- language: Arabic, and nothing about conflicts ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token(Span):
    """One written word, number or punctuation mark. ``start`` and ``end`` hold the whole written word."""

    stem: Span
    """The word without the clitics before it (و ف ب ل ك س ال) and the pronoun attached after it."""
    key: str
    """Folded stem: no marks, bare alef, ه for ة, ي for ى. What lexicons are looked up by."""
    lemma: str
    """Folded dictionary form; the key where the word is unknown."""
    pos: str
    """Universal part of speech: VERB NOUN PROPN ADJ NUM ADP CCONJ SCONJ PART PRON DET ADV AUX INTJ PUNCT SYM X."""
    proclitics: tuple[str, ...] = ()
    """Clitics before the stem in order, the article as ``ال`` (``للجيش`` has ``ل`` and ``ال``)."""
    pronoun: str | None = None
    """Attached pronoun, e.g. ``ه`` in ``قوله``."""
    person: int | None = None
    number: Literal["singular", "dual", "plural"] | None = None
    gender: Literal["masculine", "feminine"] | None = None
    tense: Literal["past", "present", "imperative"] | None = None
    """Of verbs: past = perfect, present = imperfect."""
    voice: Literal["active", "passive"] | None = None
    definite: bool = False
    """Has the article, or an attached pronoun."""
    rule: str = ""
    derivation: str | None = None
    """Of nouns: masdar, active participle, passive participle, adjective, nisba, elative, place, ...."""
    case: Literal["nominative", "oblique"] | None = None
    """Where the letters show it: ون and ان against ين and the alef of the indefinite accusative."""
    construct: bool | None = None
    """Whether a complement must follow (``مقاتلي``) or cannot (``مقاتلون``); None where the letters do not show it."""
    role: str | None = None
    """Of function words: their role in ``function_words.tsv``."""
    transitive: bool | None = None
    """Of verbs: False where the lexicon knows no object, None where it knows both uses."""
    classes: frozenset[str] = frozenset()
    """Classes of its lemma in ``word_classes.tsv``; ``state`` of names of states and capitals, ``given`` of given
    names, ``compound`` of the second word of a compound preposition."""


@dataclass(frozen=True, slots=True)
class Oblique:
    """A prepositional argument of a clause: the preposition and the noun phrase after it."""

    preposition: str
    span: Span


@dataclass(frozen=True, slots=True)
class Clause(Span):
    """A verb with what depends on it; ``start`` and ``end`` hold the clause's extent."""

    trigger: Token
    subject: Span | None
    """Noun phrase that acts (of a passive verb: that suffers), where the clause names it."""
    object: Span | None
    obliques: tuple[Oblique, ...] = ()
    negated: bool = False
    time: Literal["past", "present", "future"] | None = None
    modality: Modality | None = None
    """possible: may, can or nearly does; planned: is intended or expected; required: ought to; conditional: if."""
    link: str | None = None
    """Folded word that ties the clause to what precedes it: ان, الذي, بعد ان, لو, حيث ..."""
    governor: int | None = None
    """Index, within the sentence's clauses, of the clause that this one depends on."""
    subject_dropped: bool = False
    """The clause itself names no subject; `antecedent` is the noun phrase that its verb's person stands for."""
    confidence: float = 1.0
    rule: str = ""
    antecedent: Span | None = None

    @property
    def actor(self) -> Span | None:
        """The subject that the clause names, else the noun phrase that its dropped subject stands for."""
        return self.subject or self.antecedent


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence with its tokens and clauses; ``line`` counts the lines of the text from 0."""

    line: int
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    """One for each verb, and for each participle that says what somebody does meanwhile."""
    masdars: tuple[Clause, ...] = ()
    """One for each noun that tells an act (``قصف المدينة``); their governors are indices of `clauses`."""


@dataclass(frozen=True, slots=True)
class Number(Span):
    """A quantity in words or digits with its bound words (``أكثر من 200 ألف``), without what it counts."""

    value: int | float | None
    """None for عشرات, مئات, آلاف without a number."""
    low: int | float | None
    high: int | float | None
    unit: str | None = None
    """``percent``, an ISO 4217 currency, or None."""
    dual: bool = False
    """The number is the dual ending of the counted word itself (``طائرتين``)."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Date(Span):
    """A time expression and its ISO value: day, month, year or interval ``A/B``, ``A/``, ``/B``; None if open."""

    value: str | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Parse:
    """What `toolkit.parse` returns: iterate it for its sentences."""

    text: str
    sentences: tuple[Sentence, ...]
    numbers: tuple[Number, ...]
    dates: tuple[Date, ...]

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self.sentences)


# --- reading: what the text says ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A place in the text that names an actor or a place, without the clitics before it."""

    form: Literal["name", "alias", "title", "description", "nisba", "metonym", "group", "anonymous"]
    rule: str


@dataclass(frozen=True, slots=True)
class Label(Span):
    """A loaded word that the text uses of an actor (ميليشيا, عصابات, شهداء, ما يسمى): never who the actor is."""

    stance: LabelStance
    rule: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, government, army, group, organisation, person or group of people that the text names."""

    id: str
    name_ar: str
    name_en: str | None
    type: ActorType
    country: str | None
    """ISO 3166-1 alpha-3."""
    wikidata: str | None
    parent: str | None
    """Id of the actor that this one belongs to (an army to its government), for views that roll up."""
    mentions: tuple[Mention, ...]
    labels: tuple[Label, ...] = ()
    """Loaded words that the text uses of it, in order."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the text names; coordinates in degrees, WGS 84."""

    id: str
    name_ar: str
    name_en: str | None
    kind: str
    """country, region, governorate, city, town, district, river, border, base, camp, area or other."""
    latitude: float | None
    longitude: float | None
    country: str | None
    mentions: tuple[Mention, ...]


T = TypeVar("T", "Actor", "Place")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and where: the actors and places of an article, each with its mentions."""

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]

    def actors_in(self, span: Span | None) -> tuple[tuple[Mention, Actor], ...]:
        """Mentions of actors that overlap the span, in order of the text."""
        return _mentions_in(self.actors, span)

    def places_in(self, span: Span | None) -> tuple[tuple[Mention, Place], ...]:
        """Mentions of places that overlap the span, in order of the text."""
        return _mentions_in(self.places, span)


def _mentions_in(named: tuple[T, ...], span: Span | None) -> tuple[tuple[Mention, T], ...]:
    if span is None:
        return ()
    found = [(m, one) for one in named for m in one.mentions if m.overlaps(span)]
    return tuple(sorted(found, key=lambda pair: (pair[0].start, pair[0].end, pair[1].id)))


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of speech that the text attributes to somebody."""

    id: str
    speaker: tuple[str, ...]
    relay: tuple[str, ...]
    """Actors through whom the words reach the article (an agency that quotes an official)."""
    kind: QuoteKind
    cue: Span
    content: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Event:
    """One act as PLOVER codes it, tied to the word that names it."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad_class: int
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    score: float
    """Conflict (-10) to cooperation (+10), PLOVER manual, draft 2.0."""
    status: Status
    source: tuple[str, ...]
    target: tuple[str, ...]
    places: tuple[str, ...]
    date: Date | None
    claimed_by: tuple[str, ...]
    trigger: Span
    evidence: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Figure(Span):
    """A claimed number of people, weapons, attacks, places, states or money."""

    id: str
    value: int | float | None
    low: int | float | None
    high: int | float | None
    unit: str
    what: str
    place: str | None
    claimed_by: tuple[str, ...]
    event: str | None
    rule: str


# --- judging: what follows from it -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Position:
    """Where one actor stands towards another: what it says about it against what it does to it."""

    holder: str
    towards: str
    says: Attitude | None
    does: Attitude | None
    says_score: float | None
    """Mean PLOVER score of the words, -10 to +10."""
    does_score: float | None
    evidence_says: tuple[str, ...]
    """Ids of events and quotes."""
    evidence_does: tuple[str, ...]
    rule: str = ""

    @property
    def gap(self) -> bool:
        """Whether words and deeds part: hostile deeds without hostile words, or the other way round."""
        return self.says is not None and self.does is not None and (self.says < 0) != (self.does < 0)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Figures for one thing that differ, accounts of one fact that contradict each other, deeds against words."""

    kind: Literal["figure", "claim", "says-does"]
    items: tuple[str, ...]
    """Ids of the figures, quotes and events that stand against each other."""
    summary_ar: str
    summary_en: str
    rule: str = ""
