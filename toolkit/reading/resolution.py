"""Which phrases mean the same actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from toolkit.reading.mentions import Parser, Phrase, Referent
from toolkit.reading.persons import LINKS
from toolkit.reading.transliteration import ascii_slug
from toolkit.reading.vocabulary import ARTICLE, Vocabulary, slugify
from toolkit.reading.words import start_of

VAGUE = frozenset(
    {
        "media",
        "press",
        "radio",
        "court",
        "authority",
        "administration",
        "leadership",
        "presidency",
        "intelligence",
        "embassy",
    }
)
FIGHTERS = frozenset(
    {
        "fighters",
        "gunmen",
        "militias",
        "factions",
        "rebels",
        "attackers",
        "kidnappers",
        "terrorists",
        "extremists",
        "putschists",
        "separatists",
    }
)
"""Members who with the article and without an owner are those spoken of before."""


@dataclass(frozen=True, slots=True)
class Identity:
    """An actor before its mentions are gathered."""

    id: str
    name_ar: str
    name_en: str | None
    type: str
    country: str | None = None
    wikidata: str | None = None
    parent: str | None = None


@dataclass(slots=True)
class _Person:
    identity: Identity
    words: tuple[str, ...]
    offices: list[str]
    heads: list[tuple[str, str | None]]
    """First words of the offices, with their states."""
    at: int


class Resolver:
    """Gives each phrase, asked in order of the text, the actor that it means."""

    def __init__(self, parser: Parser, known: Vocabulary, published: date | None, phrases: tuple[Phrase, ...]) -> None:
        self.parser, self.known = parser, known
        self.day = published.isoformat() if published else ""
        self.country = _main_country(phrases)
        self.phrases = phrases
        self.persons: list[_Person] = []
        self.said: list[tuple[Identity, Phrase]] = []
        self.taken: dict[str, Identity] = {}
        self.same: dict[str, Identity] = {}
        """Id of a person known by office only -> who it turned out to be."""

    def identity(self, phrase: Phrase) -> Identity | None:
        """The actor that a phrase means; None where it means none that can be told."""
        found = getattr(self, f"_{phrase.referent.kind}")(phrase)
        if found is not None:
            self.said.append((found, phrase))
        return found  # type: ignore[no-any-return]

    # --- each kind of referent ---

    def _text(self, phrase: Phrase) -> str:
        return " ".join(self.parser.text[phrase.start : phrase.end].split())

    def _actor(self, phrase: Phrase) -> Identity | None:
        return self._listed(phrase.referent.key)

    def _listed(self, slug: str) -> Identity:
        row = self.known.rows[slug]
        alias = {"syrian-government-assad": "syrian-government", "syrian-army-assad": "syrian-army"}.get(slug, slug)
        return Identity(
            alias,
            row.all("names")[0],
            row["name_en"],
            row["type"],
            row["country"] or None,
            row["wikidata"] or None,
            row["parent"] or None,
        )

    def _state(self, phrase: Phrase) -> Identity | None:
        row = self.known.states[phrase.referent.country or ""]
        return Identity(slugify(row["name_en"]), row.all("names")[0], row["name_en"], "state", row.key)

    def _kingdom(self, phrase: Phrase) -> Identity | None:
        """The kingdom that the article speaks of; in the Arab press Saudi Arabia, if it names no other."""
        counted = Counter(p.referent.country for p in self.phrases)
        country = max(("SAU", "JOR", "MAR", "BHR"), key=lambda one: counted[one])
        row = self.known.states.get(country)
        return Identity(slugify(row["name_en"]), row.all("names")[0], row["name_en"], "state", row.key) if row else None

    def _institution(self, phrase: Phrase) -> Identity | None:
        one = phrase.referent
        if one.key == "ministry" and not one.country:
            return next((found for found, _ in reversed(self.said) if found.id.endswith("-ministry")), None)
        country = one.country or self._country_of(one.key)
        if country is None:
            if one.key in VAGUE:
                return None
            recent = self._recent_country() if one.type in {"military", "police"} else None
            country = recent or self.country
        if country is None:
            return Identity(one.key, self._text(phrase), one.name_en, one.type)
        row = self.known.states[country]
        slug = f"{slugify(row['nisba_en'])}-{one.key}"
        parent = f"{slugify(row['nisba_en'])}-government" if one.key != "government" else slugify(row["name_en"])
        first = self.taken.get(slug)
        made = first or Identity(
            slug, self._text(phrase), f"{row['nisba_en']} {one.name_en}", one.type, country, None, parent
        )
        self.taken[slug] = made
        return made

    def _country_of(self, key: str) -> str | None:
        """The state of the last such body, else of the next one."""
        for identity, phrase in reversed(self.said):
            if phrase.referent.kind == "institution" and phrase.referent.key == key:
                return identity.country
        counted = Counter(
            p.referent.country
            for p in self.phrases
            if p.referent.kind == "institution" and p.referent.key == key and p.referent.country
        )
        return counted.most_common(1)[0][0] if counted else None

    def _recent_country(self) -> str | None:
        """The state of the last body or state in the same paragraph."""
        if not self.said:
            return None
        identity, phrase = self.said[-1]
        return identity.country if phrase.referent.kind in {"institution", "state", "person"} else None

    def _group(self, phrase: Phrase) -> Identity | None:
        one = phrase.referent
        if one.type in {"military", "police"} and one.key.isascii() and not one.country:
            found = self._last_of(one.type) or self._next_of(one.type)
            soldiers = phrase.rule.endswith(("heads.tsv:جندي", "heads.tsv:شرطي"))
            if found is None and soldiers and self.country:
                return self._institution(replace(phrase, referent=replace(one, kind="institution")))
            return found
        if one.type == "armed group" and one.key in FIGHTERS and not one.country and phrase.definite:
            earlier = self._last_of(one.type)
            if earlier:
                return earlier
        slug = ascii_slug(one.key) if not one.key.isascii() else one.key
        if one.country and one.key.isascii():
            slug = f"{slugify(self.known.states[one.country]['nisba_en'])}-{slug}"
        first = self.taken.get(slug)
        made = first or Identity(slug, self._text(phrase), one.name_en, one.type, one.country)
        self.taken[slug] = made
        return made

    _people = _group

    def _source(self, phrase: Phrase) -> Identity | None:
        one = phrase.referent
        if phrase.definite and one.key.isascii():
            for identity, earlier in reversed(self.said):
                if earlier.referent.kind == "source" and earlier.referent.key.startswith(one.key):
                    return identity
        if one.key == "sources" or one.key == "source":
            return None
        return self._group(phrase)

    def _description(self, phrase: Phrase) -> Identity | None:
        head = phrase.referent.words[0]
        for identity, earlier in reversed(self.said):
            if earlier.referent.kind == "group" and earlier.referent.words[:1] == (head,):
                return identity
            if earlier.referent.kind == "actor" and head in self.known.first_words.get(earlier.referent.key, ()):
                return identity
        if phrase.referent.type in {"organisation", "media"}:
            return None
        if head == "تحالف":
            return self._coalition()
        return self._last_of(phrase.referent.type)

    def _coalition(self) -> Identity | None:
        """The coalition that the article means without naming it: by the countries that it speaks of."""
        for later in self.phrases:
            if (
                later.referent.kind == "actor"
                and later.referent.type == "alliance"
                and "تحالف" in self.known.first_words.get(later.referent.key, ())
            ):
                return self._actor(later)
        counted = Counter(phrase.referent.country for phrase in self.phrases)
        yemen, levant = counted["YEM"] + counted["SAU"], counted["SYR"] + counted["IRQ"]
        slug = "arab-coalition" if yemen > levant else "anti-isis-coalition"
        row = self.known.rows.get(slug)
        if row is None or not yemen + levant or (self.day and self.day < row["from"]):
            return None
        return self._listed(slug)

    def _next_of(self, kind: str) -> Identity | None:
        for later in self.phrases:
            if later.referent.kind == "institution" and later.referent.type == kind and later.referent.country:
                return self._institution(later)
        return None

    def _last_of(self, kind: str) -> Identity | None:
        for identity, earlier in reversed(self.said):
            if identity.type == kind and earlier.referent.kind in {"actor", "group", "institution"}:
                return identity
        return None

    # --- persons ---

    def _person(self, phrase: Phrase) -> Identity | None:
        one = phrase.referent
        if one.key:
            if phrase.last - phrase.first == 1:
                name = self.parser.words[phrase.last - 1].key
                for person in reversed(self.persons):
                    if person.identity.id != one.key and len(person.words) > 1 and name.endswith(person.words[-1]):
                        return self._remember(person.identity, (), phrase)
            listed = self._listed(one.key)
            self._turns_out(listed, phrase)
            return self._remember(listed, (), phrase)
        if one.words:
            return self._named(phrase)
        return self._holder(phrase)

    def _turns_out(self, identity: Identity, phrase: Phrase) -> None:
        """A name right after an office says who its holder is."""
        for person in reversed(self.persons):
            if (
                self._next_to(person, phrase)
                and not person.words
                and person.identity.id != identity.id
                and person.identity.wikidata is None
            ):
                if person.identity.id in self.known.rows:
                    return
                self.same[person.identity.id] = identity
                person.identity = identity
                return

    def final(self, identity: Identity) -> Identity:
        """Who an identity turned out to be."""
        return self.same.get(identity.id, identity)

    def _remember(self, identity: Identity, words: tuple[str, ...], phrase: Phrase) -> Identity:
        office = phrase.referent.office
        head = (self._head(phrase), phrase.referent.country)
        for person in self.persons:
            if person.identity.id == identity.id:
                if office:
                    person.offices.append(office)
                    person.heads.append(head)
                if len(words) > len(person.words):
                    person.words = words
                person.at = phrase.last
                return person.identity
        self.persons.append(_Person(identity, words, [office] if office else [], [head] if office else [], phrase.last))
        return identity

    def _head(self, phrase: Phrase) -> str:
        """First word of a phrase without clitics and article."""
        word = self.parser.words[phrase.first].key
        for clitic in phrase.clitics:
            word = word.removeprefix(clitic)
        return word.removeprefix("ل" if "ل" in phrase.clitics else "").removeprefix(ARTICLE)

    def _named(self, phrase: Phrase) -> Identity:
        one = phrase.referent
        slug = self.known.actors.get(" ".join(one.words))
        if slug is not None:
            self._turns_out(self._listed(slug), phrase)
            return self._remember(self._listed(slug), one.words, phrase)
        for person in reversed(self.persons):
            if same_name(one.words, person.words):
                return self._remember(person.identity, one.words, phrase)
        start, end = phrase.name if phrase.name and phrase.name[1] else (phrase.start, phrase.end)
        name = " ".join(self.parser.text[start:end].split())
        for person in reversed(self.persons):
            apart = self._next_to(person, phrase)
            if not person.words and (apart or (one.office and one.office in person.offices)):
                return self._remember(replace(person.identity), one.words, phrase)
        return self._remember(
            Identity(ascii_slug(" ".join(one.words)), name, None, "person", one.country), one.words, phrase
        )

    def _next_to(self, person: _Person, phrase: Phrase) -> bool:
        return (
            person.at == phrase.first
            and self.parser.words[phrase.first].before in {"", "،", ","}
            and not phrase.clitics
        )

    def _holder(self, phrase: Phrase) -> Identity | None:
        one = phrase.referent
        office = one.office or ""
        country, _, slug = office.partition(":")
        for person in reversed(self.persons):
            if self._next_to(person, phrase) and person.words:
                return self._remember(person.identity, (), phrase)
        if slug:
            for person in reversed(self.persons):
                if any(held == office or (not country and held.partition(":")[2] == slug) for held in person.offices):
                    return self._remember(person.identity, (), phrase)
            listed = self._in_office(f"{country or self.country or ''}:{slug}")
            if listed:
                return self._remember(listed, (), phrase)
        else:
            for person in reversed(self.persons):
                if any(_same_office(office, held) for held in person.offices):
                    return self._remember(person.identity, (), phrase)
            head = self._head(phrase)
            if phrase.definite:
                for person in reversed(self.persons):
                    if any(
                        (head in (held, "مسوول")) and (one.country in (None, state) or state is None)
                        for held, state in person.heads
                    ):
                        return self._remember(person.identity, (), phrase)
        name = self._text(phrase)
        made = ascii_slug(office.replace(":", " ")) if not slug else f"{office.replace(':', '-').strip('-').lower()}"
        return self._remember(Identity(made, name, None, "person", one.country), (), phrase)

    def _in_office(self, office: str) -> Identity | None:
        for term in self.known.terms.get(office, ()):
            if self.day and term.since <= self.day and (not term.until or self.day <= term.until):
                return self._listed(term.actor)
        return None

    # --- last names after full names ---

    def later_names(self) -> Iterator[tuple[Identity, Phrase]]:
        """Mentions of persons by their last name alone, outside the phrases found already."""
        surnames: dict[str, Identity] = {}
        for person in self.persons:
            if len(person.words) > 1 and person.words[-1] not in self.known.given:
                key = person.words[-1]
                if person.words[-2] in LINKS:
                    continue
                surnames.setdefault(key, person.identity)
        if not surnames:
            return
        covered = [False] * len(self.parser.words)
        for phrase in self.phrases:
            for at in range(phrase.first, phrase.last):
                covered[at] = True
        for at, word in enumerate(self.parser.words):
            if covered[at]:
                continue
            for reading in self.parser.forms[at]:
                identity = surnames.get(reading.form)
                if identity:
                    start = start_of(word, reading.cut, self.parser.text)
                    referent = Referent("person", "", "person", words=(reading.form,))
                    yield (
                        identity,
                        Phrase(at, at + 1, start, word.end, "alias", "last-name", referent, clitics=reading.clitics),
                    )
                    break


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names mean the same person: the words of the shorter are among those of the longer, in order."""
    short, long = sorted((one, other), key=len)
    if not short or short[-1] != long[-1] and short[0] != long[0]:
        return False
    rest = iter(long)
    return all(word in rest for word in short)


def _same_office(one: str, other: str) -> bool:
    short, long = one.split(), other.split()
    strip = lambda word: word.removeprefix("و").removeprefix(ARTICLE)  # noqa: E731
    return bool(short) and [strip(w) for w in short] == [strip(w) for w in long][: len(short)]


def _main_country(phrases: tuple[Phrase, ...]) -> str | None:
    counted = Counter(p.referent.country for p in phrases if p.referent.country)
    return counted.most_common(1)[0][0] if counted else None
