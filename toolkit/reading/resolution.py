"""Which phrases mean the same actor."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from toolkit.reading.bodies import OCCUPATION, REGIME
from toolkit.reading.casualties import CASUALTIES, OF_WHOM, number_before
from toolkit.reading.hints import Hints
from toolkit.reading.holders import OPENED, Persons
from toolkit.reading.honorifics import HONOURED, Honours
from toolkit.reading.identities import ARMY, GOVERNMENT, Identity, body, listed, state
from toolkit.reading.parser import Parser, Phrase, Referent
from toolkit.reading.states import OURS
from toolkit.reading.transliteration import ascii_slug
from toolkit.reading.vocabulary import ARTICLE, Vocabulary, folded, slugify
from toolkit.reading.words import Word

VAGUE = frozenset(
    [
        "judiciary",
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
        "special-forces",
    ]
)
"""Bodies whose bare noun means nobody unless one was named before."""
FIGHTERS = frozenset(
    [
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
        "militants",
    ]
)
"""Members who with the article and without an owner are those spoken of before."""
FACTIONS = "factions"
WORLDLY = frozenset({"rebels", FACTIONS, "separatists"})
"""Fighters who are of no group of zealots."""
ZEALOTS = frozenset({"isis", "al-qaeda"})
RISING = frozenset({"opposition", "resistance"})
"""Bodies whose fighters are called revolutionaries."""
ELEMENTS = "عناصر"
"""What fighters are called without saying whose: العناصر الانقلابية."""
REVOLUTIONARIES = "revolutionaries"
ARMED = "جيش"
THIS = frozenset({"هذا", "ذلك"})
KEPT = 20
"""How many groups of one head noun a name is compared with."""
FIGHTING = ("مسلحه", "مسلحين", "مقاتلي", "مقاتلو", "مسلحو", "مسلحي", "ثوار", "قوات", "فصايل")
"""How words end that say that an opposition fights."""
AT_WAR = {"SYR": "2011-03", "LBY": "2011-02", "SSD": "2013-12"}
"""States whose opposition fights, and since when."""
LEGITIMATE = "legitimate government"
CONTESTED = frozenset({"YEM", "LBY"})
"""States whose government the press calls legitimacy."""
BLAMED = frozenset({"terrorists", "extremists", "putschists"})
"""Members of whom nobody says that they are of the resistance."""
AGAINST = frozenset({"rebels", "putschists"})
"""Members who without the article too are those of the group spoken of."""
LOOSE = frozenset({"تنظيم", "حركه", "جماعه", "حزب"})
"""Nouns that may describe a group whose name does not begin with them."""
FORCES = "قوات"
RESISTANCE = "resistance"
OPPOSITION = "opposition"
UNTOLD = frozenset({"source", "leaders"})
KINGDOMS = ("SAU", "JOR", "MAR", "BHR")
COALITION = "تحالف"
PRAISED = ("قياده رشيده", "قياده حكيمه")
"""What a paper calls the leadership of its own state."""
ALWAYS = frozenset({"heads.tsv:جندي", "heads.tsv:شرطي"})
"""Soldiers and policemen are their state's, even where no body of it is named."""
TOGETHER = frozenset({"heads.tsv:ضابط", "heads.tsv:عسكري"})
"""Those who are so where several are spoken of; one may be a person of the tale."""


class Resolver:
    """Gives each phrase, asked in order of the text, the actor that it means.

    What was said is remembered by what later phrases ask for, so that each answer takes the same time in a long text.
    """

    def __init__(self, parser: Parser, known: Vocabulary, published: date | None, phrases: tuple[Phrase, ...]) -> None:
        self.parser, self.known, self.phrases = parser, known, phrases
        self.day = published.isoformat() if published else ""
        self.countries = Counter(phrase.referent.country for phrase in phrases if phrase.referent.country)
        self.bodies = _bodies(phrases)
        self.hints = Hints(parser, phrases)
        self.country = self.hints.most() or (self.countries.most_common(1)[0][0] if self.countries else None)
        self.persons = Persons(parser, known, self.day, self.country, phrases)
        self.honours = Honours(parser)
        self.taken: dict[str, Identity] = {}
        self.last_by_type: dict[str, Identity] = {}
        self.said_last: tuple[str, int] | None = None
        """Id of the actor spoken of last, and the index of the word after it."""
        self.last_worldly: Identity | None = None
        """The armed group named last that may be called rebels."""
        self.last_forces: Identity | None = None
        """An army, or forces by their name (``قوات سوريا الديمقراطية``)."""
        self.named: dict[str, deque[tuple[str, Identity]]] = {}
        """Head noun -> the groups named last with it."""
        self.last_named: Identity | None = None
        self.named_at = -1
        """Index of the word after the group named last."""
        self.last_rising: Identity | None = None
        self.rising = next((p for p in phrases if p.referent.kind == "institution" and p.referent.key in RISING), None)
        """The first phrase of the article that names an opposition or resistance."""
        self.last_by_head: dict[str, Identity] = {}
        self.last_country: dict[str, str | None] = {}
        """Key of a body -> state of the last one."""
        self.last_ministry: Identity | None = None
        self.last_source: dict[str, Identity] = {}
        self.last_fighters: dict[str, Identity] = {}
        self.last_counted: Identity | None = None
        self.numbered: set[str] = set()
        """Ids of people who are called by their number already."""
        self.last_fighting: Identity | None = None
        """An armed group, where it was spoken of last: its forces are meant by قواته."""
        self.last_men: tuple[Identity, Phrase] | None = None
        """The actor whose men were told last as a group, and where."""
        self.recent: str | None = None
        self.last_state: str | None = None
        self.last_home: str | None = None
        """State of the person spoken of last."""
        self.by_kind: dict[str, Callable[[Phrase], Identity | None]] = {
            "actor": lambda phrase: listed(self.known, phrase.referent.key),
            "state": lambda phrase: state(self.known, phrase.referent.country or ""),
            "kingdom": self._kingdom,
            "occupier": self._occupier,
            "homeland": self._homeland,
            "institution": self._institution,
            "person": self.persons.identity,
            "group": self._group,
            "people": self._group,
            "counted": self._counted,
            HONOURED: self.honours.identity,
            "source": self._source,
            "description": self._description,
        }
        self.coalition = self._coalition()
        self.rebels = self._rebels()

    def identity(self, phrase: Phrase) -> Identity | None:
        """The actor that a phrase means; None where it means none that can be told."""
        found = self.by_kind[phrase.referent.kind](phrase)
        if found is not None:
            self._remember(found, phrase)
        return found

    def passed(self, phrase: Phrase) -> None:
        """A state that is only a place here is still the one that its pronouns mean: على إيران أن تسحب قواتها."""
        if phrase.referent.kind == "state":
            self.last_state = phrase.referent.country or self.last_state

    def final(self, identity: Identity) -> Identity:
        """Who an identity turned out to be in the end."""
        return self.persons.final(identity)

    def later_names(self) -> Iterator[tuple[Identity, Phrase]]:
        """Mentions of persons by their last name alone."""
        return self.persons.last_names(self.phrases)

    def _remember(self, found: Identity, phrase: Phrase) -> None:
        one = phrase.referent
        self.said_last = (found.id, phrase.last)
        self.honours.remember(found, phrase)
        if one.kind in {"actor", "institution", "state", "person"}:
            self.last_fighting = found if found.type == "armed group" else None
        if found.type == "military" or FORCES in self.parser.words[phrase.first].key:
            self.last_forces = found
        self.last_state = (found.country if one.kind in {"state", "institution", "person"} else None) or self.last_state
        if one.kind == "person":
            self.last_home = found.country or one.country or self.last_home
        self.recent = found.country if one.kind in {"institution", "state", "person"} else None
        if one.kind in {"actor", "institution"} or (
            one.kind == "group" and (one.key in FIGHTERS or not one.key.isascii())
        ):
            self.last_by_type[found.type] = found
            if found.type == "armed group" and found.id not in ZEALOTS:
                self.last_worldly = found
        if phrase.form == "group":
            self.last_men = (found, phrase) if found.type != "civilians" and one.kind != "people" else None
        if one.kind == "group" and one.key in FIGHTERS:
            self.last_fighters[one.key] = found
        if one.kind == "actor" and phrase.last - phrase.first > 1:
            self._remember_name(found, phrase)
        if one.kind == "actor":
            self.last_by_head.update(dict.fromkeys(sorted(self.known.first_words.get(one.key, ())), found))
        elif one.kind == "group" and one.words and not one.key.isascii():
            self.last_by_head[one.words[0]] = found
        elif one.kind == "institution":
            if one.key in RISING:
                self.last_rising = found
            self.last_country[one.key] = found.country
            if one.key.endswith("ministry"):
                self.last_ministry = found
        elif one.kind == "counted":
            self.last_counted = found
        elif one.kind == "source":
            self.last_source[one.key.partition("-")[0]] = found

    def _remember_name(self, found: Identity, phrase: Phrase) -> None:
        """A listed body too may be called by the beginning of its name: نقابة الصحفيين."""
        first = self.parser.words[phrase.first].key.removeprefix(phrase.clitics)
        key = self.parser.key(phrase.first, phrase.last, first)
        self.named.setdefault(first, deque(maxlen=KEPT)).appendleft((key, found))

    def _text(self, phrase: Phrase) -> str:
        """The phrase as a name of its own: للجيش السوري names الجيش السوري."""
        written = " ".join(self.parser.text[phrase.start : phrase.end].split())
        token = self.parser.words[phrase.first].token
        hidden = token is not None and token.proclitics[-1:] == (ARTICLE,) and "ل" in phrase.clitics
        return ARTICLE + written[1:] if hidden and written.startswith("ل") else written

    def _first(self, identity: Identity) -> Identity:
        return self.taken.setdefault(identity.id, identity)

    def _kingdom(self, phrase: Phrase) -> Identity | None:
        """The kingdom that the article speaks of; in the Arab press Saudi Arabia, if it names no other."""
        country = max(KINGDOMS, key=lambda one: self.countries[one])
        return state(self.known, country) if country in self.known.states else None

    def _homeland(self, phrase: Phrase) -> Identity | None:
        """The country of the person, else of the state or body, spoken of last; ours is the article's."""
        theirs = self.last_home or self.last_state
        country = self.country if phrase.referent.office == OURS else theirs
        return state(self.known, country) if country in self.known.states else None

    def _occupier(self, phrase: Phrase) -> Identity | None:
        """The occupation as an actor is Israel, where an article speaks of it or of the Palestinians."""
        spoken = self.countries["ISR"] + self.countries["PSE"]
        return state(self.known, "ISR") if spoken and "ISR" in self.known.states else None

    def _institution(self, phrase: Phrase) -> Identity | None:
        one = phrase.referent
        if one.key == "ministry" and not one.country:
            return self.last_ministry
        bare = not one.country and not one.words and phrase.last - phrase.first == 1
        if one.key == ARMY and bare and phrase.rule.endswith(FORCES) and not one.office:
            return self.last_forces
        this = phrase.first and self.parser.words[phrase.first - 1].key in THIS and not phrase.clitics
        if bare and this and one.key == ARMY and ARMED in self.last_by_head:
            return self.last_by_head[ARMED]  # هذا الجيش: one called so by its name
        if one.words == (OCCUPATION,) and not one.country:
            if not self.countries["ISR"] + self.countries["PSE"]:
                return None
            return self._first(self._body("ISR", one.key, phrase, one.name_en, one.type))
        if one.words == (REGIME,) and not one.country and self._regime(one) is None:
            return None
        if one.name_en == LEGITIMATE and not one.country and self.country not in CONTESTED:
            return None
        if one.office and not one.country:
            return self._theirs(phrase)
        loyal = self.bodies.get(GOVERNMENT) or self.country if phrase.rule.startswith("loyal") else None
        near = self._near(phrase)
        legitimate = self.country if one.name_en == LEGITIMATE else None
        country = (
            one.country
            or legitimate
            or loyal
            or self._regime(one)
            or self.last_country.get(one.key)
            or near
            or self.bodies.get(one.key)
        )
        if country is None:
            if one.key in VAGUE and not phrase.rule.endswith(PRAISED):
                head = phrase.rule.partition("heads.tsv:")[2].partition(" ")[0]
                return self.last_by_head.get(head) if bare else None
            country = self.country
            if one.key == RESISTANCE and country == "ISR":
                country = "PSE"
        if country is None:
            return self._first(Identity(one.key, self._text(phrase), one.name_en, one.type))
        kind = one.type if one.key != OPPOSITION or self._armed(country, phrase) else "party"
        return self._first(self._body(country, one.key, phrase, one.name_en, kind))

    def _armed(self, country: str, phrase: Phrase) -> bool:
        """Whether an opposition fights: it is said to, or its state is at war with it on the article's day."""
        told = any(word.key.endswith(FIGHTING) for word in self.parser.words[phrase.first : phrase.last + 1])
        since = AT_WAR.get(country)
        return told or phrase.form == "group" or (since is not None and since <= (self.day or since))

    def _near(self, phrase: Phrase) -> str | None:
        """The state that a bare army or opposition is of: one that its paragraph named before it.

        The article's own where the paragraph names it, else the one named last.
        """
        one = phrase.referent
        if not (one.key == ARMY and phrase.last - phrase.first == 1) and one.key != OPPOSITION:
            return None
        return self.hints.before(phrase.first, rather=self.country)

    def _theirs(self, phrase: Phrase) -> Identity | None:
        """A body with a pronoun is that of the state spoken of last; ours is the article's."""
        one = phrase.referent
        forces = one.key == ARMY and phrase.rule.endswith(FORCES) and one.office != OURS
        if forces and self.last_fighting is not None:
            return self.last_fighting
        country = self.country if one.office == OURS else self.last_state
        if country is None:
            return None
        return self._first(self._body(country, one.key, phrase, one.name_en, one.type))

    def _regime(self, one: Referent) -> str | None:
        """The state whose regime the forces of the regime are."""
        if one.words != (REGIME,):
            return None
        if self.countries["SYR"]:
            return "SYR"
        return self.last_country.get(GOVERNMENT) or self.bodies.get(GOVERNMENT)

    def _group(self, phrase: Phrase) -> Identity | None:
        one = phrase.referent
        if one.office is not None:
            return self.last_by_type.get(one.type)
        if one.type in {"military", "police"} and one.key.isascii() and not one.country:
            found = self.last_by_type.get(one.type)
            if found is None or (not found.country and found.id not in self.known.rows):
                found = self._next_of(one.type, phrase) or found
            row = phrase.rule.rpartition(" ")[2]
            theirs = row in ALWAYS or (row in TOGETHER and not self._single(phrase))
            if found is None and self.country and theirs:
                return self._institution(replace(phrase, referent=replace(one, kind="institution")))
            return found
        if phrase.definite and one.words == (ELEMENTS,) and one.type == "armed group":
            meant = self._fighting("putschists")
            if meant is not None:
                return meant
        if one.key == REVOLUTIONARIES and not one.country and phrase.definite:
            rising = self.last_rising or (self._institution(self.rising) if self.rising else None)
            if rising is not None:
                return rising
        many = phrase.definite or one.key in AGAINST
        if one.key in FIGHTERS and not one.country and many:
            if one.key in self.last_fighters and phrase.definite:
                return self.last_fighters[one.key]
            meant = self.last_by_head.get(one.words[0] if one.words else "") or self._fighting(one.key)
            if meant is not None and not self._beside(meant, phrase):
                return meant
        if one.kind == "people" and one.key == CASUALTIES and phrase.definite and self.last_counted is not None:
            return self.last_counted
        if one.words and not one.key.isascii():
            return self._named_group(phrase)
        slug = one.key if one.key.isascii() else ascii_slug(one.key)
        if one.country and one.key.isascii():
            slug = f"{slugify(self.known.states[one.country]['nisba_en'])}-{slug}"
        return self._first(Identity(slug, self._text(phrase), one.name_en, one.type, one.country))

    def _beside(self, meant: Identity, phrase: Phrase) -> bool:
        """Whether fighters are named beside the group, so that they are others: جبهة النصرة والفصائل."""
        return "و" in phrase.clitics and self.said_last == (meant.id, phrase.first)

    def _fighting(self, key: str) -> Identity | None:
        """The armed group that fighters are of; rebels and putschists are not those who resist them.

        Nobody calls those who fight in the name of religion alone rebels or factions, if there are others.
        """
        last = self.last_by_type.get("armed group")
        if key in WORLDLY and last is not None and last.id in ZEALOTS:
            last = self.last_worldly or (None if key == FACTIONS else last)
        rising = last is None or last.id.endswith(tuple(RISING))
        if rising and key in AGAINST and self.country in CONTESTED:
            return self.rebels
        blamed = key in BLAMED and last is not None and last.id.endswith(RESISTANCE)
        return self.rebels if blamed else last

    def _counted(self, phrase: Phrase) -> Identity | None:
        """People by their number; a number alone after an actor's men (``قتل جنديان وأصيب أربعة``) is of the same."""
        men = self.last_men
        if phrase.referent.words and men is not None and self._same_line(men[1], phrase):
            return men[0]
        found = self._group(phrase)
        return found if found is None or found.id in self.numbered else self._by_number(found, phrase)

    def _by_number(self, found: Identity, phrase: Phrase) -> Identity:
        """People by their number are called by it: 30 قتيلا; without a noun, 30 of the casualties."""
        number = number_before(self.parser, phrase.first)
        if number is None:
            return found
        name = " ".join(self.parser.text[number.start : phrase.end].split())
        told = phrase.end > number.end
        made = replace(found, name_ar=name if told else f"{name} {OF_WHOM[phrase.referent.key.partition('-')[0]]}")
        self.numbered.add(found.id)
        self.taken[found.id] = made
        return made

    def _same_line(self, before: Phrase, phrase: Phrase) -> bool:
        """Whether no more than some words of one sentence lie between two phrases."""
        words = self.parser.words[before.last : phrase.first + 1]
        return len(words) <= 8 and not any(mark in word.before for word in words for mark in ".\n؛:")

    def _named_group(self, phrase: Phrase) -> Identity:
        """A group by its name: one that begins with it, goes on from it or stands right before it is the same."""
        one = phrase.referent
        earlier = self.named.setdefault(one.words[0], deque(maxlen=KEPT))
        opened = self.parser.words[phrase.first].before.strip()
        if opened in OPENED and phrase.first == self.named_at and self.last_named is not None:
            found = self.last_named
        else:
            alike = (group for name, group in earlier if name == one.key or _same_group(name, one.key))
            known = self.taken.get(ascii_slug(one.key)) or next(alike, None)
            made = Identity(ascii_slug(one.key), self._text(phrase), one.name_en, one.type, one.country)
            found = self._first(known or made)
        earlier.appendleft((one.key, found))
        self.named_at, self.last_named = phrase.last, found
        return found

    def _body(self, country: str, key: str, phrase: Phrase, name_en: str | None, kind: str) -> Identity:
        """A body of a state, by the row of actors.tsv that has it by another name too."""
        plain = body(self.known, country, key, self._text(phrase), name_en, kind)
        slug = self.known.listed_bodies.get((country, key))
        if slug is not None:
            row = self.known.rows[slug]
            if not self.day or (row["from"] <= self.day and (not row["to"] or self.day[: len(row["to"])] <= row["to"])):
                found = listed(self.known, slug)
                return found if found.parent else replace(found, parent=plain.parent)
        return plain

    def _next_of(self, kind: str, phrase: Phrase) -> Identity | None:
        key = ARMY if kind == "military" else "police"
        country = self.bodies.get(key)
        return self._body(country, key, phrase, key, kind) if country else None

    def _source(self, phrase: Phrase) -> Identity | None:
        one = phrase.referent
        if one.type == "person" and not phrase.definite and not phrase.clitics:
            named = self.persons.just_named(phrase)
            if named is not None:
                return named
        bare = "-" not in one.key
        if bare and phrase.definite and one.key in self.last_source:
            return self.last_source[one.key]
        if bare and (
            phrase.definite
            or one.key in UNTOLD
            or (one.type == "person" and phrase.last - phrase.first == 1 and self._single(phrase))
        ):
            return None
        earlier = self.last_source.get(one.key.partition("-")[0])
        if phrase.definite and earlier is not None and self._same_source(phrase, earlier):
            return earlier
        return self._group(phrase)

    def _single(self, phrase: Phrase) -> bool:
        """Whether the word is a bare singular, which says too little to be somebody."""
        token = self.parser.words[phrase.first].token
        return token is not None and token.number == "singular"

    def _same_source(self, phrase: Phrase, earlier: Identity) -> bool:
        """Whether a source with the article is one spoken of: they share a word that tells what kind it is."""
        told = {word.removeprefix(ARTICLE) for word in phrase.referent.key.split("-")[1:]}
        return bool(told & set(folded(earlier.name_ar).split()))

    def _description(self, phrase: Phrase) -> Identity | None:
        head = phrase.referent.words[0]
        if head in self.last_by_head:
            return self.last_by_head[head]
        if head == COALITION:
            return self.coalition
        words = self.parser.words[phrase.first : phrase.last]
        at = next((at for at, word in enumerate(words) if word.key.endswith(head)), 0)
        harsh = words[at + 1 :]
        told = all(word.key.removeprefix(ARTICLE).removesuffix("ه") in self.known.naming["harsh"] for word in harsh)
        found = self.last_by_type.get(phrase.referent.type) if head in LOOSE and told else None
        if found is not None or not told or not harsh:
            return found
        return self.last_by_type.get("armed group") or self._harsh_group(phrase, harsh)

    def _harsh_group(self, phrase: Phrase, harsh: tuple[Word, ...]) -> Identity | None:
        """A group that no other name has: الخلية الإرهابية."""
        one, head = phrase.referent, phrase.referent.words[0]
        if one.type != "armed group":
            return None
        name = " ".join((f"{head}", *(word.key.removeprefix(ARTICLE) for word in harsh)))
        return self._first(Identity(ascii_slug(name), self._text(phrase), one.name_en, one.type))

    def _rebels(self) -> Identity | None:
        """The listed armed group that the article speaks of most."""
        spoken = Counter(
            phrase.referent.key
            for phrase in self.phrases
            if phrase.referent.kind == "actor" and phrase.referent.type == "armed group"
        )
        return listed(self.known, spoken.most_common(1)[0][0]) if spoken else None

    def _coalition(self) -> Identity | None:
        """The coalition that the article means where it only says so: one that it names, else by its countries."""
        for phrase in self.phrases:
            one = phrase.referent
            if one.kind == "actor" and one.type == "alliance" and COALITION in self.known.first_words.get(one.key, ()):
                return listed(self.known, one.key)
        yemen, levant = (sum(self.countries[one] for one in pair) for pair in (("YEM", "SAU"), ("SYR", "IRQ")))
        row = self.known.rows.get("arab-coalition" if yemen > levant else "anti-isis-coalition")
        if row is None or not yemen + levant or (self.day and self.day < row["from"]):
            return None
        return listed(self.known, row.key)


def _same_group(one: str, other: str) -> bool:
    """Whether the name of a group is the beginning of another: نقابة الصحفيين, نقابة الصحفيين اليمنيين."""
    short, long = sorted((one.split(), other.split()), key=len)
    return len(short) > 1 and long[: len(short)] == short and not long[-1].isdigit()


def _bodies(phrases: tuple[Phrase, ...]) -> dict[str, str]:
    """Key of a body -> the state that the article most often names with it."""
    counted: dict[str, Counter[str]] = {}
    for phrase in phrases:
        one = phrase.referent
        if one.kind == "institution" and one.country:
            counted.setdefault(one.key, Counter())[one.country] += 1
    return {key: count.most_common(1)[0][0] for key, count in counted.items()}
