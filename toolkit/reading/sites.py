"""Places without a name of their own: a checkpoint of the army, Iraqi lands, the city that was named before."""

from __future__ import annotations

from functools import lru_cache

from toolkit.lexicon import Lexicon, Row
from toolkit.model import Mention, Place
from toolkit.reading.parser import Parser
from toolkit.reading.transliteration import ascii_slug
from toolkit.reading.vocabulary import ARTICLE, slugify
from toolkit.reading.words import start_of

OWNERS = frozenset({"actor", "institution", "group"})
LANDS = frozenset({"اراضي", "اراض"})
WITH = "مع"
CAPITAL = "عاصمه"
BORDER = "حدود"
UNREAL = frozenset({"الكتروني", "الكترونيه", "رسمي", "رسميه", "شخصيه", "شخصي", "جديده", "جديد", "مهمه", "مهم"})
"""Adjectives of sites, points and areas that are nowhere."""
FIRST = frozenset({"تل", "كفر", "عين", "خان", "دير", "بيت", "راس", "ضهور", "ضهر", "دوار", "قلعه", "بير", "ابار"})
"""First words of compound place names."""

Hit = tuple[Place, Mention, int]


@lru_cache(maxsize=8)
def sites(lexicon: Lexicon) -> dict[str, Row]:
    """Noun of a place -> row."""
    return {row.key: row for row in lexicon["sites.tsv"]}


def described(parser: Parser, at: int, known: dict[str, Row], capitals: dict[str, Place]) -> Hit | None:
    """A noun of a place with whose or what kind of place it is: حاجز للجيش, الأراضي العراقية, الحدود مع تركيا."""
    for one in parser.forms[at]:
        noun = one.form.removeprefix(ARTICLE)
        if noun not in known:
            noun = noun.removesuffix("ا")
        row = known.get(noun)
        if row is None:
            continue
        country, end = _country(parser, at, noun)
        if country is None:
            end = _end(parser, at + 1)
        if end == at + 1:
            return None
        start = start_of(parser.words[at], one.cut, parser.text)
        mention = Mention(start, parser.words[end - 1].end, "description", f"site {row.ref}")
        if country is not None and noun == CAPITAL and country in capitals:
            return capitals[country], mention, end
        name = " ".join(parser.text[mention.start : mention.end].split())
        if one.form.startswith(ARTICLE) and name.startswith("ل"):
            name = ARTICLE + name[1:]  # للأحياء السكنية
        if country is not None and noun in LANDS | {BORDER}:
            state = parser.known.states[country]
            slug = f"{slugify(state['name_en'])}-{row['name_en']}"
            english = f"{state['nisba_en']} {row['name_en']}"
            return Place(slug, name, english, row["kind"], None, None, country, ()), mention, end
        slug = ascii_slug(" ".join([noun, *(word.key for word in parser.words[at + 1 : end])]))
        return Place(slug, name, None, row["kind"], None, None, country, ()), mention, end
    return None


def _country(parser: Parser, at: int, noun: str) -> tuple[str | None, int]:
    """A state in the words after the noun: العراقية, مع تركيا."""
    step = at + 1
    if noun == BORDER and parser.follows(step) and parser.words[step].key == WITH:
        step += 1
    where = parser.country_at(step)
    if where is None:
        return None, step
    again = parser.country_at(where[0])
    return where[1], again[0] if again else where[0]


def _end(parser: Parser, at: int) -> int:
    """Where the owner or the adjectives after a noun of a place end."""
    if not parser.follows(at):
        return at
    owner = parser.phrase_at(at)
    if owner and owner.clitics in {"", "ل"} and owner.referent.kind in OWNERS and owner.last - at < 5:
        return owner.last
    last = at
    while last - at < 2 and parser.follows(last) and parser.words[last].pos == "ADJ":
        if parser.words[last].key.removeprefix(ARTICLE) in UNREAL:
            return at
        last += 1
    return last


def compound(parser: Parser, at: int, kind: str) -> Hit | None:
    """A place name of two words that no list has: تل الصخر, كفر نجم."""
    for one in parser.forms[at]:
        if one.form not in FIRST or not parser.follows(at + 1):
            continue
        word = parser.words[at + 1]
        if word.pos not in {"NOUN", "PROPN", "ADJ"} or (word.token and word.token.pronoun):
            return None
        start = start_of(parser.words[at], one.cut, parser.text)
        name = parser.text[start : word.end]
        place = Place(ascii_slug(f"{one.form} {word.key}"), name, None, kind, None, None, None, ())
        return place, Mention(start, word.end, "name", "compound-place"), at + 2
    return None


def spoken_of(parser: Parser, at: int, last: dict[str, Place], kinds: dict[str, str]) -> Hit | None:
    """A place by its kind alone, the last one of that kind: المدينة, المحافظة."""
    word = parser.words[at]
    for one in parser.forms[at]:
        if not one.form.startswith(ARTICLE):
            continue
        place = last.get(kinds.get(one.form.removeprefix(ARTICLE), ""))
        if place is None:
            continue
        if parser.follows(at + 1) and parser.words[at + 1].pos == "ADJ":
            return None
        start = start_of(word, one.cut, parser.text)
        return (
            place,
            Mention(start, word.end, "description", f"spoken-of place_cues.tsv:{one.form.removeprefix(ARTICLE)}"),
            at + 1,
        )
    return None
