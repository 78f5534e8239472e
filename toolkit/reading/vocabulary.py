"""What the lexicon knows about actors, compiled for looking up folded phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from toolkit.language.folding import skeleton
from toolkit.lexicon import Lexicon, Row
from toolkit.lexicon.schema import NAMING_ROLES

ARTICLE = "ال"
LARGE = 200_000
"""Inhabitants of a city that tells which state an article speaks of."""
HONORIFIC = ("His ", "Her ")
"""How the English of a title begins that stands for the person with a pronoun."""
PERSONAL = (
    "ابو ", "ام ", "ابي ", "بني ", "بن ", "الشيخ ", "الست ", "السيده ", "الملك ", "الامير ", "الامام ", "خان ", "راس ",
)  # fmt: skip
"""First words of names of places that may be taken for a person's."""
_ABD = ("عبد ", "ابو ", "ابي ", "ال ")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that heads the naming of an actor, in one of its forms."""

    role: str
    type: str
    slug: str
    name_en: str
    row: str
    definite: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class Nisba:
    """An adjective of nationality in one of its forms."""

    iso3: str
    definite: bool
    plural: bool
    people: str
    row: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office in one of its forms; ``slug`` where one person holds it in a state."""

    slug: str
    name_en: str
    row: str
    definite: bool
    state: str
    body: str
    """What its holder is in a body: head, spokesman, envoy; empty where an office of a body has many holders."""


@dataclass(frozen=True, slots=True)
class Term:
    """A known person's time in an office; the dates are ISO prefixes or empty."""

    actor: str
    since: str
    until: str

    def holds(self, day: str) -> bool:
        """Whether the term is running on a day (ISO); a term known to the month or year runs to its end.

        >>> Term("fouad-siniora", "2005-07-19", "2009-11").holds("2009-11-30")
        True
        """
        return bool(day) and self.since <= day and (not self.until or day[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded phrases by what they name. ``longest`` holds for a first word how many words a phrase may have."""

    actors: dict[str, str] = field(default_factory=dict)
    """Phrase -> slug of actors.tsv."""
    shared: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Phrase that names several actors -> their slugs: the article's date and states tell which is meant."""
    doubtful: set[str] = field(default_factory=set)
    """Names that are ordinary words as well: they count where the article has another name of the actor."""
    first_words: dict[str, frozenset[str]] = field(default_factory=dict)
    """Slug -> first words of its names without article: what "the organisation", "the movement" can go back to."""
    countries: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    nisbas: dict[str, Nisba] = field(default_factory=dict)
    heads: dict[str, Head] = field(default_factory=dict)
    collectives: dict[str, Row] = field(default_factory=dict)
    """Noun of many or of an unnamed body, without article -> row."""
    offices: dict[str, Office] = field(default_factory=dict)
    office_words: set[str] = field(default_factory=set)
    """First words of offices of several words."""
    titles: dict[str, str] = field(default_factory=dict)
    title_words: set[str] = field(default_factory=set)
    honours: dict[str, str] = field(default_factory=dict)
    """Honorific that a pronoun may follow (``معاليه``) -> row."""
    given: dict[str, bool] = field(default_factory=dict)
    """Given name -> whether it is an ordinary word as well."""
    terms: dict[str, tuple[Term, ...]] = field(default_factory=dict)
    """``SYR:president``, ``hezbollah:head`` -> those who held the office."""
    listed_bodies: dict[tuple[str, str], str] = field(default_factory=dict)
    """State and key of a body -> the row of actors.tsv that has it by another name too."""
    held: dict[str, tuple[Term, ...]] = field(default_factory=dict)
    """Slug of a person -> the terms in any office."""
    rows: dict[str, Row] = field(default_factory=dict)
    """Slug -> row of actors.tsv."""
    states: dict[str, Row] = field(default_factory=dict)
    """ISO code -> row of nisba.tsv."""
    longest: dict[str, int] = field(default_factory=dict)
    ordinals: frozenset[str] = frozenset()
    """Ordinal numbers without article, in all forms."""
    place_names: frozenset[str] = frozenset()
    """Names of places that look like a person's: أبو كمال."""
    place_words: frozenset[str] = frozenset()
    """Words before the name of a place, and of what is called after somebody."""
    cities: dict[str, str] = field(default_factory=dict)
    """Name of one word of a city, province or region that only one state has -> its state."""
    modifiers: dict[str, str] = field(default_factory=dict)
    """Form of an adjective that does not name an owner -> row."""
    acts: dict[str, str] = field(default_factory=dict)
    """Noun of an act -> whether the army or the state acts."""
    state_cues: dict[str, str] = field(default_factory=dict)
    bearing: dict[str, frozenset[str]] = field(default_factory=dict)
    """Words for acts -> the prepositions that lead to the state on which they bear."""
    """Word before the name of a state -> place or actor."""

    suffering: dict[str, str] = field(default_factory=dict)
    """Lemma of a verb or masdar -> what it does to the people that a number counts."""
    naming: dict[str, frozenset[str]] = field(default_factory=dict)
    """Role of naming_words.tsv -> its words."""
    local: dict[str, str] = field(default_factory=dict)
    """Body that cities and regions have -> its type."""
    speech: frozenset[str] = frozenset()
    """Lemmas of verbs that say that something is so."""
    telling: frozenset[str] = frozenset()
    """The same with those that have other senses: what speaks must be told by more than the verb."""

    def state_of(self, form: str) -> str | None:
        """The state that a word names by itself, its capital or a large city."""
        return self.countries.get(form) or self.capitals.get(form) or self.cities.get(form)


def folded(phrase: str) -> str:
    """A phrase as looked up.

    >>> folded("الأمم المتحدة")
    'الامم المتحده'
    """
    return " ".join(skeleton(word) for word in phrase.split())


def names_of(cell: str) -> list[str]:
    """The folded names of a cell, each with the ``?`` before it that it may have.

    >>> names_of("القاعدة|?قاعدة الجهاد")
    ['القاعده', '?قاعده الجهاد']
    """
    return skeleton(cell).split("|") if cell else []


def slugify(name: str) -> str:
    """A lower-case name with hyphens.

    >>> slugify("N'Djamena, Chad")
    'ndjamena-chad'
    """
    kept = "".join(c if c.isalnum() else " " for c in name.replace("'", "").lower())
    return "-".join(kept.split())


def _spellings(phrase: str) -> Iterator[str]:
    """Compound given names written as one word or two."""
    yield phrase
    if " " not in phrase:
        return
    for part in _ABD:
        if part in phrase and phrase.index(part) in {0, phrase.find(" " + part) + 1}:
            yield phrase.replace(part, part.strip(), 1)


def nisba_forms(nisba: str) -> Iterator[tuple[str, bool, bool]]:
    """Forms of a folded masculine nisba: the form, whether definite, whether plural.

    >>> [form for form, definite, _ in nisba_forms("سوري") if definite][:3]
    ['السوري', 'السوريه', 'السوريون']
    """
    words = nisba.split()
    for article, definite in ((ARTICLE, True), ("", False)):
        for ending in ("", "ه", "ون", "ين", "ان", "ات", "تين", "تان"):
            plural = ending not in {"", "ه"}
            yield " ".join(article + word + ending for word in words), definite, plural
        if not definite:
            yield " ".join(word + "ا" for word in words), False, False


def _head_forms(head: str, plural: Iterable[str]) -> Iterator[tuple[str, bool, bool]]:
    for form, many in _plurals(head, plural):
        words = form.split()
        yield form, False, many
        if not any(word.startswith((ARTICLE, "لل")) for word in words):
            yield " ".join(ARTICLE + word for word in words), True, many


def _plurals(head: str, plural: Iterable[str]) -> Iterator[tuple[str, bool]]:
    yield head, False
    if " " not in head and not head.endswith(("ه", "ا", "ات")):
        yield head + "ا", False
    for one in plural:
        if one == "ون":
            yield from ((head + ending, True) for ending in ("ون", "ين", "ان", "و"))
            if head.endswith("ي"):
                continue
            yield head + "ي", True
        else:
            form = folded(one)
            yield form, True
            if " " not in form and not form.endswith(("ه", "ا", "ات", "ون", "ين", "ان", "و", "ي")):
                yield form + "ا", True


def _add_cities(known: Vocabulary, lexicon: Lexicon) -> None:
    """The cities of one word, but for words that say what a place or a thing is (``المدينة``, ``دولة``)."""
    shared: set[str] = set()
    words = {row.key for file in ("place_cues.tsv", "units.tsv", "function_words.tsv") for row in lexicon[file]}
    for file in ("places_more.tsv", "places.tsv"):
        for row in lexicon[file]:
            if not row["country"] or (file == "places.tsv" and int(row["population"]) < LARGE):
                continue
            for key in names_of(row["names"]):
                plain = key.removeprefix(ARTICLE) in words or key in known.modifiers
                if " " in key or key.startswith("?") or key in known.given or plain:
                    continue
                if known.cities.setdefault(key, row["country"]) != row["country"]:
                    shared.add(key)
    for key in sorted(shared):
        del known.cities[key]


def _saying(lexicon: Lexicon, *, strict: bool) -> frozenset[str]:
    """Verbs of cues.tsv that take a clause with أن."""
    verbs = (row for row in lexicon["cues.tsv"] if row["shape"] == "verb" and "that" in row.all("takes"))
    return frozenset(row.key for row in verbs if strict or "strict" not in row.all("marks"))


def _ordinals(lexicon: Lexicon) -> frozenset[str]:
    words = [row.key for row in lexicon["number_words.tsv"] if row["kind"] == "ordinal"]
    return frozenset((*words, *(word + "ه" for word in words), "اول", "اولي"))


def _personal_places(lexicon: Lexicon) -> frozenset[str]:
    given = lexicon["given_names.tsv"].rows
    found = set()
    for file in ("places.tsv", "places_more.tsv"):
        for row in lexicon[file]:
            if " " not in row["names"]:
                continue
            large = file == "places_more.tsv" or row["kind"] in {"city", "governorate"}
            for name in names_of(row["names"]):
                first, _, rest = name.partition(" ")
                if rest and (name.startswith(PERSONAL) or (large and first in given)):
                    found.add(name)
    return frozenset(found)


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The tables about actors, compiled once for each lexicon."""
    known = Vocabulary(
        ordinals=_ordinals(lexicon),
        place_names=_personal_places(lexicon),
        place_words=frozenset(row.key for row in lexicon["place_cues.tsv"])
        - {"حدود", "شمال", "جنوب", "شرق", "غرب", "وسط"},
        speech=_saying(lexicon, strict=False),
        telling=_saying(lexicon, strict=True),
    )
    for row in lexicon["heads.tsv"]:
        for form, definite, plural in _head_forms(row.key, row.all("plural")):
            known.heads.setdefault(
                form, Head(row["role"], row["type"], row["slug"], row["name_en"], row.ref, definite, plural)
            )
    for row in lexicon["offices.tsv"]:
        for office in (row.key, *map(folded, row.all("variants"))):
            if " " in office:
                known.office_words.add(office.split()[0])
            for form, definite in _office_forms(office):
                known.offices.setdefault(
                    form, Office(row["slug"], row["name_en"], row.ref, definite, row["state"], row["body"])
                )
    for row in lexicon["titles.tsv"]:
        known.title_words.update(row.key.split())
        if " " not in row.key and row["name_en"].startswith(HONORIFIC):
            known.honours[row.key] = row.ref
        if len(row.key) == 1:
            known.titles.setdefault(row.key, row.ref)
            continue
        for form in {row.key: 0, " ".join(ARTICLE + word for word in row.key.split()): 0, ARTICLE + row.key: 0}:
            known.titles.setdefault(form, row.ref)
    for row in lexicon["given_names.tsv"]:
        known.given[row.key] = row["common"] == "yes"
    for row in lexicon["modifiers.tsv"]:
        for form, _, _ in nisba_forms(row.key):
            known.modifiers.setdefault(form, row.ref)
    for row in lexicon["acts.tsv"]:
        known.acts[row.key] = row["actor"]
    for row in lexicon["collectives.tsv"]:
        known.collectives[row.key] = row
    for row in lexicon["counted_acts.tsv"]:
        known.suffering[row.key] = row["what"]
    for row in lexicon["state_cues.tsv"]:
        if row["means"]:
            known.state_cues[row.key] = row["means"]
        if row["towards"]:
            known.bearing[row.key] = frozenset(row.all("towards"))
    known.naming.update(dict.fromkeys(NAMING_ROLES, frozenset()))
    for row in lexicon["naming_words.tsv"]:
        for role in row.all("roles"):
            known.naming[role] |= {row.key}
        if row["type"]:
            known.local[row.key] = row["type"]
    for row in lexicon["nisba.tsv"]:
        _add_state(known, row)
    _add_actors(known, lexicon)
    _add_listed_bodies(known)
    _add_cities(known, lexicon)
    for table in (
        known.actors,
        known.countries,
        known.capitals,
        known.nisbas,
        known.heads,
        known.collectives,
        known.offices,
        known.titles,
    ):
        for phrase in table:
            first, _, rest = phrase.partition(" ")
            size = rest.count(" ") + 2 if rest else 1
            if known.longest.get(first, 0) < size:
                known.longest[first] = size
    return known


ARMY = "army"
BODILY = frozenset({"government", "military", "police"})
"""Types of the bodies of states."""


def _office_forms(office: str) -> Iterator[tuple[str, bool]]:
    words = office.split()
    yield office, words[0].startswith(ARTICLE)
    if not any(word.startswith((ARTICLE, "لل")) for word in words):
        yield " ".join(ARTICLE + word for word in words), True


def _add_state(known: Vocabulary, row: Row) -> None:
    known.states[row.key] = row
    for name in row.all("names"):
        known.countries.setdefault(folded(name), row.key)
    for name in row.all("capital"):
        for spelling in _spellings(folded(name)):
            known.capitals.setdefault(spelling, row.key)
    for nisba in row.all("nisba"):
        for form, definite, plural in nisba_forms(folded(nisba)):
            known.nisbas.setdefault(form, Nisba(row.key, definite, plural, row["people"], row.ref))
    for form in map(folded, row.all("plural")):
        for article, definite in ((ARTICLE, True), ("", False)):
            known.nisbas.setdefault(article + form, Nisba(row.key, definite, True, row["people"], row.ref))


def _add_listed_bodies(known: Vocabulary) -> None:
    """Bodies of states that actors.tsv has by another name too: وزارة الدفاع الأميركية is the Pentagon."""
    found: dict[tuple[str, str], set[str]] = {}
    for slug, row in known.rows.items():
        if row["type"] not in BODILY or not row["country"] or row["same_as"]:
            continue
        for name in map(folded, names_of(row["names"])):
            first, _, last = name.rpartition(" ")
            nisba, head = known.nisbas.get(last), known.heads.get(first)
            if nisba and head and nisba.iso3 == row["country"] and head.role == "institution" and head.slug != ARMY:
                found.setdefault((nisba.iso3, head.slug), set()).add(slug)
    known.listed_bodies.update((body, min(slugs)) for body, slugs in found.items() if len(slugs) == 1)


def _add_actors(known: Vocabulary, lexicon: Lexicon) -> None:
    terms: dict[str, list[Term]] = {}
    sure: set[str] = set()
    for row in lexicon["actors.tsv"]:
        known.rows[row.key] = row
        names = names_of(row["names"])
        for name in (*names, *names_of(row["labels"])):
            for spelling in _spellings(name.removeprefix("?")):
                first = known.actors.setdefault(spelling, row.key)
                rivals = known.shared.get(spelling, (first,))
                if row.key not in rivals:
                    known.shared[spelling] = (*rivals, row.key)
                (known.doubtful if name.startswith("?") else sure).add(spelling)
        firsts = (name.removeprefix("?").partition(" ")[0].removeprefix(ARTICLE) for name in names if " " in name)
        known.first_words[row.key] = frozenset(firsts)
        for held in row.all("office"):
            state, office, since, until = (*held.split(":"), "", "")[:4]
            term = Term(row.key, since, until)
            terms.setdefault(f"{state}:{office}", []).append(term)
            known.held[row.key] = (*known.held.get(row.key, ()), term)
    known.doubtful.difference_update(sure)
    for office, holders in terms.items():
        known.terms[office] = tuple(sorted(holders, key=lambda term: term.since, reverse=True))


__all__ = ["ARTICLE", "Head", "Nisba", "Office", "Term", "Vocabulary", "folded", "nisba_forms", "slugify", "vocabulary"]
