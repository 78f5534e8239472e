"""The vocabulary of time compiled, and the text as the rules for time expressions see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from toolkit.language.cardinals import cardinal_at
from toolkit.language.periods import Period
from toolkit.language.words import Words, led, splits
from toolkit.lexicon import Lexicon

Phrase = tuple[tuple[str, ...], str, str, str]
"""Words, kind, value, row."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the lexicon says about time, by first word of each phrase, longest first."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    known: Mapping[str, tuple[str, str]]
    counted: frozenset[str]
    """Nouns that a number of four digits may count."""
    labels: frozenset[str]
    not_future: tuple[str, ...]
    """Beginnings of words that only look like verbs of the future (``سيارات``)."""
    starts: frozenset[str]
    """Words that an expression may begin with, with and without clitics."""
    light: frozenset[str]
    """Those of them that begin one only where the next word may belong to one (``من``, ``بعد``)."""
    second: frozenset[str]
    """Words that may follow a light one."""


LIGHT = frozenset({"this", "ago", "after", "within", "since", "until"})
NEVER_FIRST = frozenset(
    {
        "past",
        "coming",
        "current",
        "same",
        "vague",
        "about",
        "blocks",
        "not today",
        "nowadays",
        "future",
        "not future",
        "day cue",
        "several",
        "few",
        "one",
        "hijri mark",
        "gregorian mark",
        "before year",
        "in",
        "counts",
        "after year",
    }
)


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Compile what the finder of dates needs, once for each lexicon."""
    every: dict[str, list[Phrase]] = {}

    def add(phrase: str, kind: str, value: str, row: str) -> None:
        parts = tuple(phrase.split())
        every.setdefault(parts[0], []).append((parts, kind, value, row))

    for row in lexicon["date_words.tsv"]:
        add(row.key, row["kind"], row["value"], row.ref)
        if row["kind"] == "weekday" and row.key.startswith("ال"):  # للاثنين المقبل
            add("لل" + row.key[2:], row["kind"], row["value"], row.ref)
    for row in lexicon["months.tsv"]:
        add(row.key, "month", f"{row['calendar']} {row['month']} {row['alone']}", row.ref)
    for row in lexicon["feasts.tsv"]:
        add(row.key, "feast", f"{row['calendar']} {row['month']} {row['day']}", row.ref)
    known = {row.key: (row["value"], row.ref) for row in lexicon["known_dates.tsv"]}
    counted = {form for row in lexicon["units.tsv"] for form in (row.key, row.key + "ا", *row.all("forms"))}
    labels = frozenset(row.key for row in lexicon["number_labels.tsv"])
    ordered = {word: tuple(sorted(found, key=lambda one: (-len(one[0]), one))) for word, found in every.items()}
    not_future = tuple(row.key for row in lexicon["date_words.tsv"] if row["kind"] == "not future")
    number_words = [row.key for row in lexicon["number_words.tsv"]]
    kinds = {word: {one[1] for one in found} for word, found in ordered.items()}
    heavy = {word for word, several in kinds.items() if several - NEVER_FIRST - LIGHT}
    light = {word for word, several in kinds.items() if several & LIGHT} - heavy | {"بين", "من", "ما", "مابين"}
    light |= {row.key for row in lexicon["number_words.tsv"] if row["kind"] == "unit"}
    counting = {word for word, several in kinds.items() if several & {"about", "several"}}
    begin = _with_clitics((*sorted(heavy), "ال"))
    lightly = _with_clitics(sorted(light))
    second = begin | lightly | _with_clitics((*sorted(counting), *number_words))
    return Vocabulary(ordered, known, frozenset(counted), labels, not_future, begin | lightly, lightly - begin, second)


def _with_clitics(several: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in several for form, _ in led(word))


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the vocabulary found in the text."""

    end: int
    kind: str
    value: str
    row: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Told:
    """A period that words up to ``end`` (exclusive) tell; None where nothing says which."""

    end: int
    period: Period | None
    rule: str
    style: str = ""
    """``weekday`` for names of weekdays, which join to a span (``الجمعة والسبت``)."""


BEFORE_NOUNS = ("و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "فال", "ولل", "وبال")
FORESEEN = 7
"""How many words before a time expression tell whether it lies ahead."""
SENTENCE_ENDS = frozenset({".", "\n", "\N{ARABIC QUESTION MARK}", "!", "..", "..."})


@dataclass(slots=True)
class Reader:
    """The text being read, and the day that it calls today."""

    listed: Words
    vocab: Vocabulary
    today: date | None
    last_day: Period | None = None
    last_month: Period | None = None
    names: set[str] = field(default_factory=set)
    """Days of months that this text uses as names (``قوى 14 آذار``)."""
    _known: dict[str, tuple[tuple[str, tuple[Phrase, ...]], ...]] = field(default_factory=dict)
    """Folded word -> the clitics it may begin with, and the phrases that begin with the rest."""

    def find(self, at: int, *kinds: str, prefixes: Sequence[str] = ("", "و", "ف", "ب", "ل")) -> Hit | None:
        """The longest phrase of these kinds that begins here, with one of these clitics before it."""
        if not 0 <= at < len(self.listed) or self.listed.kinds[at] != "word":
            return None
        keys, size = self.listed.keys, len(self.listed)
        known = self._known.get(keys[at])
        if known is None:
            phrases = self.vocab.phrases
            known = tuple((prefix, phrases[rest]) for prefix, rest in splits(keys[at]) if rest in phrases)
            self._known[keys[at]] = known
        for prefix, told in known:
            if prefix not in prefixes:
                continue
            for parts, kind, value, row in told:
                if kind in kinds and at + len(parts) <= size and keys[at + 1 : at + len(parts)] == list(parts[1:]):
                    return Hit(at + len(parts), kind, value, row, prefix)
        return None

    def key(self, at: int) -> str:
        """The folded word at this place."""
        return self.listed.key(at)

    def names_unit(self, at: int, *names: str) -> bool:
        """Whether the word is the day, month, year ... itself, or two of them, with or without the article."""
        hit = self.find(at, "unit", prefixes=(*BEFORE_NOUNS, ""))
        return hit is not None and hit.value.split()[0] in names and " " in hit.value

    def count_at(self, at: int) -> tuple[int, int] | None:
        """A whole number in words or digits here, and the word after it."""
        found = cardinal_at(self.listed, at + (self.key(at) == "ال"))
        if found is None or not isinstance(found[0], int):
            return None
        return found[0], found[1]

    def may_begin(self, at: int) -> bool:
        """Whether a time expression may begin here, by the first word or two."""
        kind, key = self.listed.kinds[at], self.listed.keys[at]
        if kind == "number":
            return True
        if kind != "word" or key not in self.vocab.starts:
            return False
        if key not in self.vocab.light:
            return True
        following = self.listed.key(at + 1)
        return self.listed.kind(at + 1) == "number" or following in self.vocab.second

    def future(self, at: int) -> bool:
        """Whether a verb or participle shortly before, in the same sentence, speaks of what is to come."""
        for index in range(at - 1, max(at - 1 - FORESEEN, -1), -1):
            key = self.listed.keys[index]
            if key in SENTENCE_ENDS:
                return False
            if self.find(index, "future", prefixes=("", "و", "ال", "ف")):
                return True
            verb = key[1:] if key[:1] in {"و", "ف"} else key
            if len(verb) > 4 and verb[0] == "س" and verb[1] in "يتن" and not verb.startswith(self.vocab.not_future):
                return True
        return False

    def digits(self, at: int, most: int) -> int | None:
        """The value of plain digits, at most so many."""
        key = self.listed.key(at)
        return int(key) if self.listed.kind(at) == "number" and key.isdecimal() and len(key) <= most else None
