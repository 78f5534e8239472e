"""What the rules for noun phrases that name somebody work with: the phrase, whom it means, and the words around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from toolkit.model import ActorType, Parse
from toolkit.reading.vocabulary import ARTICLE, Head, Vocabulary
from toolkit.reading.words import QUOTES, Reading, Word, joined, linked, numbers_of, readings, spelt, start_of, words_of

Form = Literal["name", "alias", "title", "description", "nisba", "metonym", "group", "anonymous"]
LOCATIVE = frozenset({"في", "من", "الي", "شمال", "جنوب", "شرق", "غرب", "وسط", "نحو"})
DEEPEST = 6
"""How many phrases may lie within each other."""
NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "X"})
SMALL = frozenset({"ADP", "SCONJ", "CCONJ", "PART", "PRON", "DET", "AUX"})
"""Parts of speech of words that begin no name that is in no table."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a phrase means, as far as the phrase itself tells."""

    kind: str
    """actor (a row of actors.tsv), state, kingdom, institution, person, group, people, source, description."""
    key: str
    type: ActorType
    country: str | None = None
    name_en: str | None = None
    office: str | None = None
    """Of persons: ``SYR:president``, or the office's words where no slug says more."""
    words: tuple[str, ...] = ()
    """Of persons the folded words of the name; of groups the head noun."""
    body: str = ""
    """Of persons with an office in a listed body: ``hezbollah:head``."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of words that names an actor; ``first`` and ``last`` index the words, last exclusive."""

    first: int
    last: int
    start: int
    end: int
    form: Form
    rule: str
    referent: Referent
    definite: bool = True
    clitics: str = ""
    name: tuple[int, int] | None = None
    """Of persons with an office or a title: start and end of the name in the text."""
    title_end: int | None = None
    """Of persons with an office: where the office ends in the text."""
    titled: int = 0
    """How many words the office has."""


Rule = Callable[["Parser", int, str], Phrase | None]


class Parser:
    """Reads noun phrases at a position by rules: the longest phrase wins, and of equals the first.

    The rules in ``yielding`` give way to the first rule, which looks up known names. Those in ``listed`` find something
    only where a table has the word, those in ``headed`` only where a noun of heads.tsv begins.
    """

    def __init__(
        self,
        parsed: Parse,
        known: Vocabulary,
        rules: tuple[Rule, ...],
        yielding: frozenset[Rule],
        day: str = "",
        *,
        listed: frozenset[Rule] = frozenset(),
        headed: frozenset[Rule] = frozenset(),
    ) -> None:
        self.text, self.words, self.known, self.day = (
            parsed.text,
            _told_apart(words_of(parsed), parsed.text),
            known,
            day,
        )
        self.first, self.yielding = rules[0], yielding
        self.rules = rules
        self.without_head = tuple(rule for rule in rules if rule not in headed)
        self.unlisted = tuple(rule for rule in self.without_head if rule not in listed)
        self.forms: tuple[tuple[Reading, ...], ...] = tuple(readings(word.key) for word in self.words)
        self.dated = _dated(parsed, self)
        self.numbers = numbers_of(parsed, self.words)
        self._found: dict[int, Phrase | None] = {}
        self._heads: dict[tuple[int, str], tuple[int, Head] | None] = {}
        self._sure: frozenset[str] | None = None
        self._whose: dict[str, str] = {}
        self._states: Counter[str] | None = None
        self._depth = 0

    # --- phrases ---

    def phrase_at(self, at: int) -> Phrase | None:
        """The longest phrase that begins at this word, with or without clitics before it."""
        if at not in self._found:
            if self._depth >= DEEPEST:
                return None
            self._depth += 1
            self._found[at] = self._phrase_at(at)
            self._depth -= 1
        return self._found[at]

    def _phrase_at(self, at: int) -> Phrase | None:
        best: Phrase | None = None
        for one in self.forms[at]:
            if not self._may_name(at, one):
                continue
            if self.head(at, one.form, "none"):
                return None
            listed = None
            for rule in self._rules_for(at, one.form):
                if listed is not None and rule in self.yielding:
                    continue
                found = rule(self, at, one.form)
                if rule is self.first:
                    listed = found
                if found and (best is None or found.last > best.last):
                    best = found
                    if found.first == at:
                        best = replace(found, start=start_of(self.words[at], one.cut, self.text), clitics=one.clitics)
            if best is not None and not one.cut:
                break
        return best

    def _rules_for(self, at: int, form: str) -> tuple[Rule, ...]:
        """The rules that may find something where a word has this form."""
        if form not in self.known.longest:
            return self.unlisted
        return self.rules if self._head(at, form) is not None else self.without_head

    def _may_name(self, at: int, one: Reading) -> bool:
        """Whether a reading of a word can begin a phrase: a table has it, a number or a pronoun makes it one."""
        form = one.form
        if form in self.known.longest or form in self.known.given or form.startswith("اب") or at in self.numbers:
            return True
        word = self.words[at]
        if not one.cut and word.pos not in SMALL:
            return True
        return word.token is not None and word.token.pronoun is not None

    def after_nobody(self, at: int) -> int:
        """Where a phrase that names nobody ends (``سلامة الطيران``); ``at`` itself where none begins."""
        for one in self.forms[at]:
            found = self.head(at, one.form, "none")
            if found:
                return found[0]
        return at

    def made(
        self,
        first: int,
        last: int,
        form: Form,
        rule: str,
        referent: Referent,
        *,
        definite: bool = True,
        name: tuple[int, int] | None = None,
        title_end: int | None = None,
        titled: int = 0,
    ) -> Phrase:
        """A phrase from these words."""
        start, end = self.words[first].start, self.words[last - 1].end
        return Phrase(first, last, start, end, form, rule, referent, definite, "", name, title_end, titled)

    # --- looking up ---

    def match(self, table: Mapping[str, T], at: int, form: str) -> tuple[int, T] | None:
        """The longest phrase of a table that begins with this form of the word: where it ends, and what it is."""
        size = self.known.longest.get(form)
        if size is None:
            return None
        best = (at + 1, table[form]) if form in table else None
        if size == 1:
            return best
        words, phrase = self.words, form
        for end in range(at + 1, min(at + size, len(words))):
            word = words[end]
            if word.before and not linked(word.before) and not spelt(words[end - 1], word):
                break
            phrase = f"{phrase} {word.key}"
            if phrase in table:
                best = (end + 1, table[phrase])
        return best

    def head(self, at: int, form: str, *roles: str) -> tuple[int, Head] | None:
        """A noun of heads.tsv that plays one of these roles: where it ends, and its row."""
        found = self._head(at, form)
        return found if found is not None and found[1].role in roles else None

    def _head(self, at: int, form: str) -> tuple[int, Head] | None:
        """The longest noun of heads.tsv here, asked for by many rules and so remembered."""
        if form not in self.known.longest:
            return None
        place = (at, form)
        if place not in self._heads:
            found = self.match(self.known.heads, at, form)
            if found is not None and found[0] == at + 1 and self.words[at].pos == "VERB":
                found = None
            self._heads[place] = found
        return self._heads[place]

    def actor(self, at: int, form: str) -> tuple[int, str, str] | None:
        """The longest name of actors.tsv that begins here: where it ends, whose it is, the folded name."""
        found = self.match(self.known.actors, at, form)
        if not found:
            return None
        key = self.key(at, found[0], form)
        slug = self.whose(key, found[1])
        return (found[0], slug, key) if self._exists(slug) else None

    def _exists(self, slug: str) -> bool:
        """Whether a body was there on the article's day: no coalition of 2014 in the news of 2007."""
        row = self.known.rows[slug]
        return not self.day or row["type"] == "person" or row["from"] <= self.day

    def whose(self, key: str, slug: str) -> str:
        """The actor that a name means here; the first where neither other names, dates nor states tell."""
        rivals = self.known.shared.get(key)
        if not rivals:
            return slug
        if key not in self._whose:
            fallen = DEPOSED in key
            self._whose[key] = max(rivals, key=lambda rival: self._fits(rival, fallen=fallen))
        return self._whose[key]

    def _fits(self, slug: str, *, fallen: bool) -> tuple[bool, bool, bool, bool, int]:
        """How well an actor fits an article: named otherwise, there on its day, in office, of a state spoken of.

        ``fallen``: by a name of those who are in office no more.
        """
        row = self.known.rows[slug]
        there = not self.day or (row["from"] <= self.day and (not row["to"] or self.day[: len(row["to"])] <= row["to"]))
        held = any(term.holds(self.day) for term in self.known.held.get(slug, ()))
        return not (fallen and held), self.sure_of(slug), there, held, self.states_named()[row["country"]]

    def states_named(self) -> Counter[str]:
        """How often the text names each state, by its people, capital and cities too."""
        if self._states is None:
            self._states = Counter()
            for at, word in enumerate(self.words):
                nisba = self.known.nisbas.get(word.key)
                state = nisba.iso3 if nisba else self.state_named(at)
                self._states.update([state] if state else ())
        return self._states

    def rather_capital(self, form: str) -> bool:
        """Whether a name that a state and another's capital have means the capital here: عمان of Oman, of Jordan."""
        country, seat = self.known.countries.get(form), self.known.capitals.get(form)
        if country is None or seat is None or country == seat:
            return False
        return self.states_named()[seat] > self.states_named()[country]

    def state_named(self, at: int) -> str | None:
        """The state that a word names, its capital or a city; a city whose name may be a word only as a place."""
        word, known = self.words[at], self.known
        for one in self.forms[at]:
            if one.form in known.countries and one.form in known.capitals:
                continue
            found = known.countries.get(one.form) or known.capitals.get(one.form)
            if found:
                return found
            found = known.cities.get(one.form)
            if found and (word.pos in {"PROPN", "X"} or (word.pos == "NOUN" and self._located(at, one))):
                return found
        return None

    def _located(self, at: int, one: Reading) -> bool:
        if "ب" in one.clitics:
            return True
        before = self.words[at - 1].key if at and self.follows(at) and not one.clitics else ""
        return before in LOCATIVE or before.removeprefix("ب") in self.known.place_words

    def sure_of(self, slug: str) -> bool:
        """Whether the text has a name of this actor that is nothing else."""
        if self._sure is None:
            sure = {}
            for at, forms in enumerate(self.forms):
                for one in forms:
                    found = self.match(self.known.actors, at, one.form)
                    key = self.key(at, found[0], one.form) if found else ""
                    if found and key not in self.known.doubtful and key not in self.known.shared:
                        sure[found[1]] = True
            self._sure = frozenset(sure)
        return slug in self._sure

    def country_at(self, at: int) -> tuple[int, str, str] | None:
        """A nisba or the name of a state: end, ISO code, row."""
        if not self.follows(at):
            return None
        word = self.words[at].key
        nisba = self.match(self.known.nisbas, at, word)
        if nisba:
            return nisba[0], nisba[1].iso3, nisba[1].row
        name = self.match(self.known.countries, at, word)
        return (name[0], name[1], f"nisba.tsv:{name[1]}") if name else None

    # --- walking ---

    def key(self, first: int, last: int, form: str | None = None) -> str:
        """The folded words of a stretch; ``form`` stands for the first."""
        keys = [word.key for word in self.words[first:last]]
        return " ".join([form, *keys[1:]] if form is not None else keys)

    def follows(self, at: int) -> bool:
        """Whether the word belongs to the same stretch as the one before it: no mark between, no date begins."""
        return at < len(self.words) and not self.dated[at] and joined(self.words[at].before)

    def quoted(self, first: int, last: int) -> bool:
        """Whether just these words stand in quotation marks."""
        before = self.words[first].before
        after = self.words[last].before if last < len(self.words) else ""
        return bool(before and after) and before[-1] in QUOTES and after[0] in QUOTES

    def after_modifiers(self, at: int, most: int = 2, *, definite: bool | None = None) -> int:
        """Where the words after at most so many plain adjectives begin; they agree with the noun in the article."""
        while most and self.follows(at) and self.words[at].key in self.known.modifiers:
            if definite is not None and self.words[at].key.startswith(ARTICLE) != definite:
                break
            at, most = at + 1, most - 1
        return at

    def plain(self, first: int, last: int) -> bool:
        """Whether all these words are adjectives that name no owner."""
        return all(word.key.removeprefix("و") in self.known.modifiers for word in self.words[first:last])

    def has_article(self, first: int, last: int) -> bool:
        """Whether one of the words has the article."""
        return any(ARTICLE in word.key[:4] or word.key.startswith("لل") for word in self.words[first:last])

    def is_counted(self, at: int) -> bool:
        """Whether a number stands right before the word (``14 عسكريا``)."""
        return at > 0 and (self.words[at - 1].pos == "NUM" or self.words[at - 1].key.isdigit())

    def qualifies(self, at: int) -> bool:
        """Whether the word follows a noun or name right away, as an adjective would."""
        return at > 0 and self.follows(at) and self.words[at - 1].pos in {"NOUN", "ADJ", "PROPN"}

    def describes(self, at: int, form: str) -> bool:
        """Whether the word is rather an adjective of the noun before it."""
        word = self.words[at]
        if form != word.key or not at or not self.follows(at):
            return False
        before = self.words[at - 1]
        return before.pos in {"NOUN", "ADJ", "PROPN"} and _is_definite(before) == word.key.startswith(ARTICLE)


def _is_definite(word: Word) -> bool:
    return ARTICLE in word.key[:3] or word.key.startswith("لل") or (word.token is not None and word.token.definite)


ALI = "علي"
DEPOSED = "المخلوع"


def _told_apart(words: tuple[Word, ...], text: str) -> tuple[Word, ...]:
    """The words, with علي as a name where the text writes the preposition على: it keeps the two letters apart."""
    if " على " not in text or " علي " not in text:
        return words
    return tuple(
        replace(word, token=replace(word.token, pos="PROPN"))
        if word.key == ALI and word.token is not None and word.pos == "ADP" and text[word.end - 1] == "ي"
        else word
        for word in words
    )


def _dated(parsed: Parse, parser: Parser) -> bytearray:
    """Marks the words that lie in a time expression."""
    marked = bytearray(len(parser.words))
    dates = iter(parsed.dates)
    date = next(dates, None)
    for at, word in enumerate(parser.words):
        while date is not None and date.end <= word.start:
            date = next(dates, None)
        if date is not None and date.start < word.end:
            marked[at] = 1
    return marked
