"""Which words of a sentence name an act: the vocabulary of ``triggers.tsv``, compiled once per lexicon.

A word fires for a sense by its lemma or its written stem and its part of speech, a phrase by its words one after the
other. What a sense needs near it, and what bars it, is asked afterwards, in order: phrases before words, senses with
needs before senses without.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit.language.folding import skeleton
from toolkit.lexicon import Lexicon, Row
from toolkit.lexicon.schema import PREPOSITIONS
from toolkit.model import Token

WINDOW = 12
"""Words before and after a trigger in which its context is looked for."""
BARRING = 5
"""Words before and after a trigger in which what bars it is looked for."""
GAP = 6
"""Words that may stand between two parts of a phrase written with ``..``."""
ARMS = frozenset({"weapon", "aircraft", "drone", "ship", "vehicle"})
"""Units of things that are deployed."""
DISASTER = "disaster"
"""Domain of ``domains.tsv`` for earthquakes, collapses and crashes."""
SLOTS = frozenset({"source", "target", "place", "armed", "state", "public", "ruler", "fighting"})
"""What a sense may need of its arguments, in Latin letters."""
_ARTICLE_KEPT = frozenset({"الله", "الي", "الان", "الذي", "التي", "الف", "الاف", "الم", "الا"})
_PLURALS = (("ون", ""), ("ين", ""), ("ات", "ه"), ("ان", ""))

Forms = frozenset[str]
Part = frozenset[str]


@dataclass(frozen=True, slots=True)
class Sense:
    """One row of ``triggers.tsv``, ready to be asked."""

    ref: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    complement: str
    status: str | None
    prior: float
    needs: tuple[tuple[Part, ...], ...]
    slots: frozenset[str]
    bars: tuple[tuple[Part, ...], ...]

    @property
    def mutual(self) -> bool:
        """Whether all parties of the act do it to each other."""
        return "mutual" in self.target


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a phrase in order; ``loose[i]`` tells whether words may stand before part ``i``."""

    parts: tuple[Part, ...]
    loose: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A sense that a stretch of tokens may have: ``head`` is the word that carries its arguments."""

    sense: Sense
    head: int
    start: int
    end: int
    """Index after the last word."""
    kind: str
    """verb, noun, active, passive or phrase."""


@dataclass(frozen=True, slots=True)
class Light:
    """A row of ``light_verbs.tsv``: what stands at the subject and the object of a verb that carries an act."""

    ref: str
    subject: str
    object: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The compiled tables."""

    verbs: dict[str, tuple[Sense, ...]]
    nouns: dict[str, tuple[Sense, ...]]
    active: dict[str, tuple[Sense, ...]]
    passive: dict[str, tuple[Sense, ...]]
    phrases: dict[str, tuple[tuple[Phrase, Sense], ...]]
    light_verbs: dict[str, tuple[Light, ...]]
    light_nouns: dict[str, tuple[Light, ...]]
    instruments: dict[str, tuple[tuple[tuple[Part, ...], str, tuple[str, ...], str], ...]]
    """First word -> (words, mode, contexts, row)."""
    disasters: dict[str, tuple[tuple[Part, ...], ...]]
    """First word -> expressions for what kills without anybody's doing."""
    domains: dict[str, tuple[tuple[Part, ...], ...]]
    """First word -> expressions that show another subject than conflict."""
    weapons: Forms
    """Nouns of weapons and of what carries them (``units.tsv``)."""
    people: Forms
    """Nouns of people who are counted (``units.tsv``)."""


def forms_of(token: Token) -> Forms:
    """All spellings under which a token may be listed: stem, lemma, with its preposition, less a regular plural."""
    key = token.key
    found = {key, token.lemma}
    if token.pos in ("NOUN", "ADJ", "PROPN", "X"):
        for ending, singular in _PLURALS:
            if key.endswith(ending) and len(key) - len(ending) >= 3:
                found.add(key[: -len(ending)] + singular)
        if len(key) > 4 and key.startswith("ال"):
            found.add(key[2:])
        if len(key) > 3 and key.endswith("ا"):
            found.add(key[:-1])
        if token.pronoun:
            found.update(_owned(key, token.pronoun))
    prefix = "".join(clitic for clitic in token.proclitics if clitic in ("ب", "ل", "ك", "س"))
    if prefix:
        found.update((prefix, prefix + key))
    if token.pronoun and token.pos == "ADP":
        found.add(key + token.pronoun)
    return frozenset(found)


def _owned(key: str, pronoun: str) -> tuple[str, ...]:
    """The noun as written with its pronoun (``استقالته``), and a regular plural as it is without one (``مقاتليها``)."""
    written = (key[:-1] + "ت" if key.endswith("ه") else key) + pronoun
    if len(key) > 3 and key[-1] in "يو":
        return written, key[:-1], key[:-1] + "ين"
    return (written,)


def _part(word: str) -> Part:
    """The spellings of one word of a listed phrase: with and without the article."""
    found = {word}
    if word not in _ARTICLE_KEPT and len(word) > 4:
        if word.startswith("ال"):
            found.add(word[2:])
        elif word.startswith(("بال", "كال")):
            found.add(word[0] + word[3:])
        elif word.startswith("لل"):
            found.add("ل" + word[2:])
    return frozenset(found)


def _words(cell: str) -> tuple[Part, ...]:
    return tuple(_part(word) for word in skeleton(cell).split())


def _sense(row: Row) -> Sense:
    needs = row.all("needs")
    return Sense(
        ref=row.ref,
        type=row["type"],
        mode=row["mode"] or None,
        contexts=row.all("contexts"),
        source=row.all("source"),
        target=row.all("target"),
        complement=row["complement"],
        status=row["status"] or None,
        prior=float(row["prior"]),
        needs=tuple(_words(need) for need in needs if need not in SLOTS),
        slots=frozenset(needs) & SLOTS,
        bars=tuple(_words(bar) for bar in row.all("bars")),
    )


def _phrase(cell: str) -> Phrase:
    parts: list[Part] = []
    loose: list[bool] = []
    gap = False
    for word in cell.split():
        if word == "..":
            gap = True
            continue
        parts.append(_part(skeleton(word)))
        loose.append(gap)
        gap = False
    return Phrase(tuple(parts), tuple(loose))


def _ranked(senses: list[Sense]) -> tuple[Sense, ...]:
    return tuple(sorted(senses, key=lambda sense: (not (sense.needs or sense.slots), -sense.prior, sense.ref)))


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The trigger tables of a lexicon as look-ups by word."""
    words: dict[str, dict[str, list[Sense]]] = {"verbs": {}, "nouns": {}, "active": {}, "passive": {}}
    phrases: dict[str, list[tuple[Phrase, Sense]]] = {}
    for row in lexicon["triggers.tsv"]:
        sense = _sense(row)
        for column, listed in words.items():
            for form in row.all(column):
                listed.setdefault(skeleton(form), []).append(sense)
        for cell in row.all("phrases"):
            phrase = _phrase(cell)
            for form in sorted(phrase.parts[0]):
                phrases.setdefault(form, []).append((phrase, sense))
    lights: dict[str, dict[str, list[Light]]] = {"verbs": {}, "nouns": {}}
    for row in lexicon["light_verbs.tsv"]:
        light = Light(row.ref, row["subject"], row["object"])
        for column, known in lights.items():
            for form in row.all(column):
                known.setdefault(form, []).append(light)
    instruments: dict[str, list[tuple[tuple[Part, ...], str, tuple[str, ...], str]]] = {}
    for row in lexicon["instruments.tsv"]:
        for form in row.all("forms"):
            parts = _words(form)
            for first in sorted(parts[0]):
                instruments.setdefault(first, []).append((parts, row["mode"], row.all("contexts"), row.ref))
    domains: dict[str, list[tuple[Part, ...]]] = {}
    disasters: dict[str, list[tuple[Part, ...]]] = {}
    for row in lexicon["domains.tsv"]:
        parts = _words(row.key)
        for first in sorted(parts[0]):
            (disasters if row["domain"] == DISASTER else domains).setdefault(first, []).append(parts)
    return Vocabulary(
        **{column: {form: _ranked(senses) for form, senses in listed.items()} for column, listed in words.items()},
        phrases={
            form: tuple(sorted(listed, key=lambda one: (-len(one[0].parts), -one[1].prior, one[1].ref)))
            for form, listed in phrases.items()
        },
        light_verbs={form: tuple(one) for form, one in lights["verbs"].items()},
        light_nouns={form: tuple(one) for form, one in lights["nouns"].items()},
        domains={form: tuple(one) for form, one in domains.items()},
        weapons=frozenset(
            skeleton(form)
            for row in lexicon["units.tsv"]
            if row["unit"] in ARMS
            for form in (row.key, *row.all("forms"), *row.all("dual"))
        ),
        people=frozenset(
            skeleton(form)
            for row in lexicon["units.tsv"]
            if row["unit"] == "person"
            for form in (row.key, *row.all("forms"), *row.all("dual"))
        ),
        disasters={form: tuple(one) for form, one in disasters.items()},
        instruments={form: tuple(one) for form, one in instruments.items()},
    )


def find_matches(tokens: Sequence[Token], forms: Sequence[Forms], words: Vocabulary) -> Iterator[Match]:
    """Every sense that words of a sentence may have, in order of the text, the most telling first at each word."""
    for i, token in enumerate(tokens):
        begun = [form for form in forms[i] if form in words.phrases]
        ahead = frozenset().union(*forms[i + 1 : i + GAP + 2]) if begun else frozenset()
        for form in sorted(begun):
            if form not in PREPOSITIONS and _is_preposition(tokens, i):
                continue
            for phrase, sense in words.phrases[form]:
                if len(phrase.parts) > 1 and phrase.parts[1].isdisjoint(ahead):
                    continue
                end = _phrase_end(phrase, forms, tokens, i)
                if end:
                    yield Match(sense, i, i, end, "phrase")
        if token.pos == "VERB":
            for sense in words.verbs.get(token.lemma, ()):
                yield Match(sense, i, i, i + 1, "verb")
            continue
        if token.pos not in ("NOUN", "ADJ", "PROPN", "X"):
            continue
        for kind, listed in (("noun", words.nouns), ("active", words.active), ("passive", words.passive)):
            senses = listed.get(token.key) or listed.get(token.lemma) or ()
            if not senses and kind != "noun":
                senses = next((listed[form] for form in sorted(forms[i]) if form in listed), ())
            for sense in senses:
                yield Match(sense, i, i, i + 1, kind)


def _is_preposition(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word governs the noun after it (``قبل الحوار``, not ``مثل أمام القاضي``)."""
    return tokens[at].pos == "ADP" and at + 1 < len(tokens) and tokens[at + 1].pos != "ADP"


def _phrase_end(phrase: Phrase, forms: Sequence[Forms], tokens: Sequence[Token], at: int) -> int:
    """Index after the phrase that begins at a token; 0 where it does not stand there."""
    i = at + 1
    for part, loose in zip(phrase.parts[1:], phrase.loose[1:], strict=True):
        last = min(len(tokens), i + GAP + 1) if loose else min(len(tokens), i + 1)
        while i < last and not part & forms[i]:
            if loose and (tokens[i].pos == "VERB" or tokens[i].key in ".؛:،,"):
                return 0
            i += 1
        if i >= last:
            return 0
        i += 1
    return i


def stands(parts: tuple[Part, ...], forms: Sequence[Forms], first: int, last: int) -> bool:
    """Whether the words stand one after the other between two indices."""
    head, rest = parts[0], parts[1:]
    for i in range(first, min(last, len(forms)) - len(rest)):
        if head & forms[i] and all(part & forms[i + 1 + n] for n, part in enumerate(rest)):
            return True
    return False


def allowed(match: Match, forms: Sequence[Forms], unnamed: Sequence[Forms]) -> bool:
    """Whether nothing that bars the sense stands near it (its own words may be part of what bars it).

    A single word inside the name of a state or an organisation of states (``الجامعة العربية``) bars nothing:
    ``unnamed`` are the forms without those.
    """
    first, last = max(0, match.start - BARRING), min(len(forms), match.end + BARRING)
    near = frozenset().union(*forms[first:last])
    return not any(
        stands(bar, forms if len(bar) > 1 else unnamed, first, last)
        for bar in match.sense.bars
        if not bar[0].isdisjoint(near)
    )


def has_needed_word(match: Match, forms: Sequence[Forms]) -> bool:
    """Whether a word that the sense needs stands near it, the trigger's own words aside."""
    first, last = max(0, match.start - WINDOW), min(len(forms), match.end + WINDOW)
    near = frozenset().union(*forms[first:last])
    return any(
        stands(need, forms, first, match.start) or stands(need, forms, match.start + 1, last)
        for need in match.sense.needs
        if not need[0].isdisjoint(near)
    )
