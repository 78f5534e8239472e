"""Which phrases mean the same person: full names, last names, offices and their holders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from toolkit.reading.identities import Identity, listed
from toolkit.reading.parser import Parser, Phrase, Referent
from toolkit.reading.persons import LINKS, TAILS, is_unknown
from toolkit.reading.transliteration import ascii_slug
from toolkit.reading.untitled import IT_IS
from toolkit.reading.vocabulary import ARTICLE, Vocabulary, folded
from toolkit.reading.words import Word, start_of

RECALL = 40
"""How many persons back a name or office is looked for."""
LOOSE = frozenset(["مسوول", "قيادي", "قايد", "دبلوماسي", "خبير", "محلل", "ناشط", "نايب", "عضو", "سياسي", "معارض"])
"""Offices that a headline has for somebody whom the article names."""
LEAD = 80
"""Words after the headline that name whom it speaks of."""
RULING = ("president", "king", "emir", "sultan")
"""Offices of those whom no headline calls officials."""
SOLE = frozenset({"قايد", "سفير", "مبعوث", "متحدث", "ناطق"})
"""Offices whose holders in one state an article rarely has two of."""
FAMILY = frozenset({"عايله", "اسره", "ال", "عشيره", "قبيله", "بني"})
DESCENT = frozenset({"بن", "ابن", "ال", "بنت"})
OPENED = frozenset({"«", "“", '"', "("})
DASHES = frozenset({"-", "\N{EN DASH}", "\N{EM DASH}"})
KUNYA = frozenset({"ابو", "ام"})
CLOSED = frozenset({"»", "”", '"', ")", ")،", "»،", "”،", '"،'})
"""What ends a by-name in quotation marks or brackets: an office may follow."""
ONE_OF = frozenset({"احد", "احدي"})
ANYBODY = "مسوول"
"""An office that any official may be called by."""


@dataclass(slots=True)
class Person:
    """A person spoken of so far."""

    identity: Identity
    words: tuple[str, ...]
    at: int
    """Index of the word after the last mention."""
    first: int
    """Index of the first word of the first."""
    offices: dict[str, None] = field(default_factory=dict)
    heads: dict[tuple[str, str | None], None] = field(default_factory=dict)
    """First words of the offices, with their states."""


class Persons:
    """The persons of an article, asked in order of the text."""

    def __init__(
        self, parser: Parser, known: Vocabulary, day: str, country: str | None, phrases: tuple[Phrase, ...] = ()
    ) -> None:
        self.parser, self.known, self.day, self.country = parser, known, day, country
        self.all: list[Person] = []
        self.by_id: dict[str, Person] = {}
        self.headline = next((at for at, word in enumerate(parser.words) if "\n" in word.before), 0)
        """Index of the first word after the headline."""
        self.surnames = _surnames(parser, phrases)
        self.same: dict[str, Identity] = {}
        """Id of a person known by office only -> who it turned out to be."""

    def identity(self, phrase: Phrase) -> Identity | None:
        """The person that a phrase means."""
        if phrase.referent.key:
            return self._known(phrase)
        return self._named(phrase) if phrase.referent.words else self._holder(phrase)

    def final(self, identity: Identity) -> Identity:
        """Who an identity turned out to be."""
        for _ in range(RECALL):
            if identity.id not in self.same:
                break
            identity = self.same[identity.id]
        return identity

    def _recent(self) -> Iterable[Person]:
        return reversed(self.all[-RECALL:])

    def _known(self, phrase: Phrase) -> Identity:
        slug = phrase.referent.key
        if phrase.last - phrase.first == 1:
            name = self.parser.words[phrase.first].key
            for person in self._recent():
                if person.identity.id != slug and len(person.words) > 1 and name.endswith(person.words[-1]):
                    return self._remember(person.identity, (), phrase)
            namesakes = self.surnames.get(name.removeprefix(phrase.clitics), (slug,))
            if slug not in namesakes:
                return self._remember(listed(self.known, namesakes[0]), (), phrase)
        found = listed(self.known, slug)
        self._turns_out(found, phrase)
        return self._remember(found, (), phrase)

    def _named(self, phrase: Phrase) -> Identity:
        one = phrase.referent
        name = " ".join(one.words)
        slug = self._listed(one)
        if slug is not None:
            found = listed(self.known, slug)
            self._turns_out(found, phrase)
            return self._remember(found, one.words, phrase)
        for person in self._recent():
            if same_name(one.words, person.words):
                self._told_more(person, phrase)
                return self._remember(person.identity, one.words, phrase)
            if person.at == phrase.first and self._by_name(phrase):
                return self._remember(person.identity, (), phrase)
        holder = self._in_office(one.office or "")
        if holder is not None and any(
            folded(name).split()[-1] == one.words[-1] for name in self.known.rows[holder.id].all("names")
        ):
            return self._remember(holder, one.words, phrase)
        made = Identity(ascii_slug(name), self._written(phrase), None, "person", one.country)
        self._turns_out(made, phrase)
        return self._remember(made, one.words, phrase)

    def _written(self, phrase: Phrase) -> str:
        start, end = phrase.name or (phrase.start, phrase.end)
        return " ".join(self.parser.text[start:end].split())

    def _told_more(self, person: Person, phrase: Phrase) -> None:
        """A person whom no list has is called by the longest of his names."""
        words, known = phrase.referent.words, person.identity
        if not 0 < len(person.words) < len(words) or known.id in self.known.rows:
            return
        longer = replace(known, id=ascii_slug(" ".join(words)), name_ar=self._written(phrase))
        if longer.id not in self.by_id:
            self.same[known.id] = person.identity = longer
            self.by_id[longer.id] = person

    def _sure(self, slug: str, name: str, one: Referent) -> bool:
        """Whether a name that many people have means the known person here: by state, office or another name."""
        if name not in self.known.doubtful:
            return True
        country = self.known.rows[slug]["country"]
        if " " not in name:
            return country in {one.country, self.country} or self.parser.sure_of(slug)
        return (one.country is not None and one.country == country) or self.parser.sure_of(slug)

    def _listed(self, one: Referent) -> str | None:
        """The person of actors.tsv who has the name; forefathers may follow it (محمد بن نايف بن عبد العزيز)."""
        words = one.words
        for end in range(len(words), min(len(words), 2) - 1, -1):
            if end < len(words) and words[end] not in DESCENT:
                continue
            name = " ".join(words[:end])
            slug = self.known.actors.get(name) or self.known.actors.get(" ".join(_spelt(words[:end])))
            slug = self.parser.whose(name, slug) if slug else None
            if slug is not None and self.known.rows[slug]["type"] == "person" and self._sure(slug, name, one):
                return slug
        return self._spelt_otherwise(words)

    def _spelt_otherwise(self, words: tuple[str, ...]) -> str | None:
        """The listed person with this first name whose last name alone is a name of nobody else: spellings vary."""
        slug = self.known.actors.get(words[-1]) if len(words) > 1 else None
        if slug is None or words[-1] in self.known.doubtful or words[-1] in self.known.shared:
            return None
        row = self.known.rows[slug]
        first = (folded(name.removeprefix("?")).split()[0] for name in row.all("names"))
        return slug if row["type"] == "person" and words[0] in first else None

    def _by_name(self, phrase: Phrase) -> bool:
        """Whether a name in marks behind a person is what that person is called: سامر الدباغ «أبو كريم»."""
        opened = self.parser.words[phrase.first].before.strip()
        return opened in OPENED and phrase.referent.words[0] in KUNYA and not phrase.clitics

    def just_named(self, phrase: Phrase) -> Identity | None:
        """The person right before a phrase that tells which group he is one of: فلان، أحد قادة الجيش."""
        words, first = self.parser.words, phrase.first
        one_of = first - 1 if words[first - 1].key in ONE_OF and self.parser.follows(first) else first
        if words[one_of].key not in ONE_OF or words[one_of].before.strip() not in {"", "،", ",", "("}:
            return None
        for person in self._recent():
            if person.at == one_of and person.words:
                return self._remember(person.identity, (), phrase)
        return None

    def _turns_out(self, identity: Identity, phrase: Phrase) -> None:
        """A name right after an office, or with the same office, says who the holder spoken of is."""
        office = phrase.referent.office
        for person in self._recent():
            if person.words or person.identity.id in self.known.rows or person.identity.id == identity.id:
                continue
            known = office and any(_one_office(held, office) for held in person.offices)
            told = self._announced(person, identity, phrase) or self._introduced(person, identity, phrase)
            if known or self._next_to(person, phrase) or told:
                self.same[person.identity.id] = identity
                self.by_id[identity.id] = person
                person.identity = identity
                return

    def _announced(self, person: Person, identity: Identity, phrase: Phrase) -> bool:
        """Whether a headline spoke of a person without a name (مسؤول يمني) whom the lines after it name."""
        if person.at > self.headline or not self.headline < phrase.first <= self.headline + LEAD or phrase.clitics:
            return False
        if not any(head in LOOSE or head == self._head(phrase) for head, _ in person.heads):
            return False
        if self._rules(identity) and not any(head == self._head(phrase) for head, _ in person.heads):
            return False
        known, state = person.identity.country, phrase.referent.country or identity.country
        titled = phrase.referent.office is not None or phrase.name is not None
        return titled and (known is None or known == state)

    def _rules(self, identity: Identity) -> bool:
        """Whether somebody is the head of a state on the article's day."""
        terms = (self.known.terms.get(f"{identity.country}:{office}", ()) for office in RULING)
        return any(term.actor == identity.id and term.holds(self.day) for held in terms for term in held)

    def _introduced(self, person: Person, identity: Identity, phrase: Phrase) -> bool:
        """Whether somebody was spoken of as one of an office (أفاد ناطق باسم) whom the same office then names."""
        office, words = phrase.referent.office, self.parser.words
        if office is None or phrase.clitics or not 0 < phrase.first - person.at <= LEAD:
            return False
        same = any(head == self._head(phrase) and head in SOLE for head, _ in person.heads)
        known, state = person.identity.country, phrase.referent.country or identity.country
        vague = not self.parser.has_article(person.first, person.first + 1)
        return same and vague and words[phrase.first].key.startswith(ARTICLE) and (known is None or known == state)

    def _next_to(self, person: Person, phrase: Phrase) -> bool:
        if phrase.clitics:
            return False
        words = self.parser.words
        if person.at == phrase.first - 1 and words[person.at].key in IT_IS and not words[phrase.first].before:
            return words[person.at].before.strip() in {"", "،", ","}
        before = words[phrase.first].before.strip()
        after = words[phrase.last].before.strip()[:1] if phrase.last < len(words) else ""
        dashed = before in DASHES and after in DASHES
        return person.at == phrase.first and (before in {"", "،", ",", "("} or before in CLOSED or dashed)

    def _holder(self, phrase: Phrase) -> Identity | None:
        one = phrase.referent
        office = one.office or ""
        country, parted, slug = office.partition(":") if ":" in office else ("", "", "")
        for person in self._recent():
            if person.words and self._next_to(person, phrase):
                self._turns_out(person.identity, phrase)
                return self._remember(person.identity, (), phrase)
        if parted:
            for person in self._recent():
                if any(held == office or (not country and held.partition(":")[2] == slug) for held in person.offices):
                    return self._remember(person.identity, (), phrase)
            found = self._in_office(f"{country or self.country or ''}:{slug}")
            if found:
                return self._remember(found, (), phrase)
        else:
            for person in self._recent():
                if any(same_office(office, held) for held in person.offices):
                    return self._remember(person.identity, (), phrase)
        listed_holder = self._in_office(one.body)
        if listed_holder:
            return self._remember(listed_holder, (), phrase)
        head = self._head(phrase)
        if head in SOLE and one.country and not parted:
            for person in self._recent():
                if (head, one.country) in person.heads:
                    return self._remember(person.identity, (), phrase)
        if phrase.definite and not parted and ARTICLE in self.parser.words[phrase.first].key[:4]:
            for person in self._recent():
                if any(
                    head in {held, ANYBODY} and (one.country in {None, state} or state is None)
                    for held, state in person.heads
                ):
                    return self._remember(person.identity, (), phrase)
        if head == ANYBODY and one.country and self.parser.has_article(phrase.first, phrase.first + 1):
            for person in self._recent():
                if person.identity.country == one.country and person.identity.id in self.known.rows:
                    return self._remember(person.identity, (), phrase)
        if phrase.last - phrase.first == 1 and not country and not self._said_by(phrase.first):
            return None
        name = " ".join(self.parser.text[phrase.start : phrase.end].split())
        made = office.replace(":", "-").strip("-").lower() if parted else ascii_slug(office)
        return self._remember(Identity(made, name, None, "person", one.country), (), phrase)

    def _in_office(self, office: str) -> Identity | None:
        for term in self.known.terms.get(office, ()):
            if term.holds(self.day):
                return listed(self.known, term.actor)
        return None

    def _remember(self, identity: Identity, words: tuple[str, ...], phrase: Phrase) -> Identity:
        person = self.by_id.get(identity.id)
        if person is None:
            person = self.by_id[identity.id] = Person(identity, words, phrase.last, phrase.first)
            self.all.append(person)
        office = phrase.referent.office
        if office and len(person.offices) < RECALL:
            person.offices[office] = None
            person.heads[self._head(phrase), phrase.referent.country] = None
        if len(words) > len(person.words):
            person.words = words
        elif not person.words and phrase.referent.key and phrase.last - phrase.first > 1:
            person.words = tuple(word.key for word in self.parser.words[phrase.first : phrase.last])
        person.at = phrase.last
        return person.identity

    def _head(self, phrase: Phrase) -> str:
        """First word of a phrase without clitics and article."""
        word = self.parser.words[phrase.first].key
        for clitic in phrase.clitics:
            word = word.removeprefix(clitic)
        return word.removeprefix("ل" if "ل" in phrase.clitics else "").removeprefix(ARTICLE)

    def last_names(self, phrases: tuple[Phrase, ...]) -> Iterator[tuple[Identity, Phrase]]:
        """Mentions of persons by their last name alone, outside the phrases found already."""
        surnames: dict[str, Identity] = {}
        single: dict[str, Identity] = {}
        """Names of one word, which may be ordinary words: they count behind a verb of speech."""
        for person in self.all:
            words = person.words
            if len(words) > 1 and words[-1] not in TAILS:
                last = " ".join(words[-2:]) if words[-2] in LINKS else words[-1]
                surnames.setdefault(last, person.identity)
                single.setdefault(words[0], person.identity)
            elif len(words) == 1:
                single.setdefault(words[0], person.identity)
        if not surnames and not single:
            return
        covered = bytearray(len(self.parser.words))
        for phrase in phrases:
            covered[phrase.first : phrase.last] = b"\1" * (phrase.last - phrase.first)
        for at, word in enumerate(self.parser.words):
            if covered[at] or word.pos in {"ADP", "SCONJ", "PART"}:
                continue
            for reading in self.parser.forms[at]:
                end = at + 1
                identity = surnames.get(reading.form)
                if identity is None and reading.form in single and self._said_by(at):
                    identity = single[reading.form]
                if identity is None and reading.form in LINKS and self.parser.follows(end):
                    identity, end = surnames.get(f"{reading.form} {self.parser.words[end].key}"), end + 1
                if identity and not self._longer(at, reading.form):
                    start = start_of(word, reading.cut, self.parser.text)
                    referent = Referent("person", "", "person", words=(reading.form,))
                    yield (
                        identity,
                        Phrase(
                            at,
                            end,
                            start,
                            self.parser.words[end - 1].end,
                            "alias",
                            "last-name",
                            referent,
                            clitics=reading.clitics,
                        ),
                    )
                    break

    def _said_by(self, at: int) -> bool:
        before = self.parser.words[at - 1] if at and self.parser.follows(at) else None
        return before is not None and before.token is not None and before.token.lemma in self.known.speech

    def _longer(self, at: int, name: str) -> bool:
        """Whether a last name that is a given name as well begins or ends the name of somebody else."""
        parser = self.parser
        before = parser.words[at - 1] if at and parser.follows(at) else None
        if before is not None and (before.key in self.known.given or before.key in FAMILY or _first_name(before)):
            return True
        if name not in self.known.given:
            return False
        if parser.follows(at) and (parser.words[at - 1].key in self.known.given or parser.words[at - 1].key in LINKS):
            return True
        return parser.follows(at + 1) and (parser.words[at + 1].pos == "PROPN" or parser.words[at + 1].key in LINKS)


def _surnames(parser: Parser, phrases: tuple[Phrase, ...]) -> dict[str, tuple[str, ...]]:
    """Last name -> the listed persons whom the article names in full with it."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        if phrase.referent.kind == "person" and phrase.referent.key and phrase.last - phrase.first > 1:
            last = parser.words[phrase.last - 1].key
            found[last] = (*found.get(last, ()), phrase.referent.key)[:RECALL]
    return found


def _first_name(word: Word) -> bool:
    """Whether a word that no dictionary has stands where the first name of somebody else does."""
    return is_unknown(word) and word.guessed and word.pos == "PROPN"


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names mean the same person: the words of the shorter are among those of the longer, in order.

    >>> same_name(("عون",), ("ميشال", "عون")), same_name(("علي", "عون"), ("ميشال", "عون"))
    (True, False)
    >>> same_name(("عبدالله", "الدباغ"), ("عبد", "الله", "الدباغ"))
    True
    """
    short, long = sorted((_spelt(name) for name in (one, other)), key=len)
    if not short or (short[-1] != long[-1] and short[0] != long[0]):
        return False
    rest = iter(long)
    return all(word in rest for word in short)


def _spelt(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name as they are compared: عبد and أبو are one word with what follows, ابن is بن."""
    out: list[str] = []
    for word in name:
        if out and out[-1] in {"عبد", "ابو"}:
            out[-1] += word
        else:
            out.append("بن" if word == "ابن" else word)
    return tuple(out)


def _one_office(held: str, office: str) -> bool:
    """Whether a holder spoken of by office may be the one named with this office."""
    if ":" in held or ":" in office:
        return held == office
    return held == office or (held.count(" ") > 1 and (same_office(held, office) or _within(held, office)))


def _within(held: str, office: str) -> bool:
    """Whether an office says in fewer words what another says: مدير ميناء عدن, مدير ميناء مدينة عدن."""
    rest = iter(office.split())
    return all(word in rest for word in held.split())


def same_office(one: str, other: str) -> bool:
    """Whether an office in words is the beginning of another: الناطق باسم الحكومة, الناطق."""
    short, long = (_office_words(office) for office in (one, other))
    return bool(short) and short == long[: len(short)]


def _office_words(office: str) -> list[str]:
    """The words of an office as they are compared: الأمين العام للمجلس is أمين عام المجلس."""
    words = [word.removeprefix("و") for word in office.split()]
    return [word.removeprefix("لل" if word.startswith("لل") else ARTICLE) for word in words]
