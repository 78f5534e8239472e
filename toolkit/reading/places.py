"""The places that an article names: the gazetteer's, and those that a word such as "village" announces."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from toolkit.lexicon import Lexicon, Row
from toolkit.model import Mention, Place
from toolkit.reading.parser import Parser, Phrase
from toolkit.reading.roles import acts
from toolkit.reading.sites import compound, described, sites, spoken_of
from toolkit.reading.transliteration import ascii_slug
from toolkit.reading.vocabulary import ARTICLE, folded, names_of, slugify, vocabulary
from toolkit.reading.words import Word, joined, start_of

LOCATIVE = frozenset(
    {"في", "الي", "من", "نحو", "قرب", "داخل", "خارج", "باتجاه", "صوب", "بين", "علي", "حول", "عبر", "غرب", "شرق"}
)
OPEN_CUES = frozenset(
    {"مدينه", "بلده", "قريه", "حي", "مخيم", "مديريه", "معبر", "ضاحيه", "وادي", "جبل", "مطار", "معسكر", "قاعده", "سجن"}
)
"""Words after which even an unlisted definite noun is a place's name."""
BARE_CUES = frozenset({"قريه", "بلده", "وادي", "جبل", "دوار", "حي"})
"""Words after which an indefinite noun is one too."""
REGION = frozenset(
    [
        "AFG",
        "ARE",
        "BHR",
        "DZA",
        "EGY",
        "IRN",
        "IRQ",
        "ISR",
        "JOR",
        "KWT",
        "LBN",
        "LBY",
        "MAR",
        "MLI",
        "MRT",
        "OMN",
        "PAK",
        "PSE",
        "QAT",
        "SAU",
        "SDN",
        "SOM",
        "SYR",
        "TCD",
        "TUN",
        "TUR",
        "UKR",
        "YEM",
    ]
)
"""States whose large cities need no cue though their names are ordinary words."""
SIDES = {"الشرقي": "east", "الغربي": "west", "الشمالي": "north", "الجنوبي": "south"}
KINDS = {"city": "city", "town": "city", "governorate": "governorate", "camp": "camp"}
"""What a city, a province and a camp are called by again; towns and villages are cities here."""
LARGE = 100_000


@dataclass(frozen=True, slots=True)
class Spot:
    """A row of the gazetteer."""

    row: Row
    doubtful: bool
    chosen: bool
    """From the hand-written file."""
    population: int
    country: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Folded names -> places; ``longest`` as in `Vocabulary`."""

    names: dict[str, tuple[Spot, ...]]
    cues: dict[str, Row]
    longest: dict[str, int]


@lru_cache(maxsize=8)
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The tables of places, compiled once for each lexicon; the hand-written file comes first."""
    names: dict[str, list[Spot]] = {}
    longest: dict[str, int] = {}
    cues = {row.key: row for row in lexicon["place_cues.tsv"]}
    ordinary = {*cues, *(ARTICLE + cue for cue in cues)}
    for file in ("places_more.tsv", "places.tsv"):
        chosen = file == "places_more.tsv"
        for row in lexicon[file]:
            cells = [cell for _, cell in row.cells]
            population = LARGE if chosen else int(cells[7])
            for written in names_of(cells[1]):
                name = written.removeprefix("?")
                if name in ordinary:
                    continue
                names.setdefault(name, []).append(Spot(row, written.startswith("?"), chosen, population, cells[6]))
                first, _, rest = name.partition(" ")
                longest[first] = max(longest.get(first, 1), rest.count(" ") + 2 if rest else 1)
    return Gazetteer({name: tuple(spots) for name, spots in names.items()}, cues, longest)


@dataclass(slots=True)
class _Found:
    place: Place
    mentions: list[Mention] = field(default_factory=list)


def find_places(parser: Parser, phrases: tuple[Phrase, ...], lexicon: Lexicon) -> tuple[Place, ...]:
    """The places of an article, in order of first mention."""
    known = gazetteer(lexicon)
    taken = _taken(parser, phrases)
    counted = Counter(p.referent.country for p in phrases if p.referent.country and p.form != "metonym")
    states = {phrase.first: phrase for phrase in phrases if phrase.referent.kind == "state"}
    nouns = sites(lexicon)
    kinds = {cue: KINDS[row["kind"]] for cue, row in known.cues.items() if row["kind"] in KINDS and not row["suffix"]}
    capitals = _capitals(lexicon)
    last: dict[str, Place] = {}
    gathered: dict[str, _Found] = {}
    at = 0
    while at < len(parser.words):
        found = None
        nobody = parser.after_nobody(at)
        if nobody > at + 1:
            at = nobody
            continue
        if at in states:
            found = _state(parser, states[at], known, counted)
        elif not taken[at]:
            found = (
                _listed(parser, at, known, counted)
                or _announced(parser, at, known)
                or (compound(parser, at, "town") if _located(parser, at, known) else None)
            )
        if found is None and not taken[at]:
            found = described(parser, at, nouns, capitals) or spoken_of(parser, at, last, kinds)
        if found is None:
            at += 1
            continue
        place, mention, at = found
        if mention.form == "name" and place.kind in KINDS:
            last[KINDS[place.kind]] = place
        gathered.setdefault(place.id, _Found(place)).mentions.append(mention)
    out = [
        Place(p.id, p.name_ar, p.name_en, p.kind, p.latitude, p.longitude, p.country, tuple(one.mentions))
        for one in gathered.values()
        for p in (one.place,)
    ]
    return tuple(sorted(out, key=lambda place: (place.mentions[0].start, place.id)))


@lru_cache(maxsize=8)
def _capitals(lexicon: Lexicon) -> dict[str, Place]:
    """ISO code -> the capital, of the states in the lexicon."""
    known = gazetteer(lexicon)
    return {
        iso3: _place_of(spot.row)
        for iso3, row in vocabulary(lexicon).states.items()
        for name in row.all("capital")[:1]
        for spot in known.names.get(folded(name), ())
        if spot.country == iso3
    }


def _located(parser: Parser, at: int, known: Gazetteer) -> bool:
    """Whether the word before says that a place follows."""
    if not at or not joined(parser.words[at].before):
        return False
    before = parser.words[at - 1]
    return before.key in LOCATIVE or _cue(before, known) is not None


def _taken(parser: Parser, phrases: tuple[Phrase, ...]) -> list[bool]:
    """Which words are part of the name of a person or body."""
    taken = [False] * len(parser.words)
    for phrase in phrases:
        if phrase.referent.kind in {"actor", "group"} and phrase.form in {"name", "alias"}:
            taken[phrase.first : phrase.last] = [True] * (phrase.last - phrase.first)
        elif phrase.name:
            for at in range(phrase.first, phrase.last):
                taken[at] = taken[at] or parser.words[at].start >= phrase.name[0]
        elif phrase.referent.kind == "person" and phrase.referent.words:
            taken[phrase.first : phrase.last] = [True] * (phrase.last - phrase.first)
    return taken


_Hit = tuple[Place, Mention, int]


def _state(parser: Parser, phrase: Phrase, known: Gazetteer, counted: Counter[str]) -> _Hit | None:
    if acts(parser, phrase):
        return None
    row = parser.known.states[phrase.referent.country or ""]
    if phrase.form == "metonym":
        own = known.names.get(folded(row.all("capital")[0]), ())
        spots = [spot for spot in own if spot.country == row.key or (counted[spot.country] and not spot.doubtful)]
        if spots:
            spot = max(spots, key=lambda one: (counted[one.country], one.country == row.key, one.population))
            return _made(parser, phrase.first, phrase.last, phrase.start, _place_of(spot.row), known, spot.row.ref)
        place = Place(
            slugify(row["capital_en"]), row.all("capital")[0], row["capital_en"], "city", None, None, row.key, ()
        )
    else:
        middle = float(row["latitude"]), float(row["longitude"])
        place = Place(slugify(row["name_en"]), row.all("names")[0], row["name_en"], "country", *middle, row.key, ())
    return _made(parser, phrase.first, phrase.last, phrase.start, place, known, row.ref)


def _listed(parser: Parser, at: int, known: Gazetteer, counted: Counter[str]) -> _Hit | None:
    for one in parser.forms[at]:
        found = _longest(parser, at, one.form, known)
        if found is None:
            continue
        end, spots = found
        allowed = [spot for spot in spots if _allowed(parser, at, end, one.clitics, spot, known)]
        if not allowed:
            continue
        spot = max(
            allowed, key=lambda s: (counted[s.country] > 0 and s.chosen, counted[s.country], s.chosen, s.population)
        )
        return _made(
            parser, at, end, start_of(parser.words[at], one.cut, parser.text), _place_of(spot.row), known, spot.row.ref
        )
    return None


def _longest(parser: Parser, at: int, form: str, known: Gazetteer) -> tuple[int, tuple[Spot, ...]] | None:
    size, best = known.longest.get(form, 0), None
    phrase, end = form, at + 1
    while size:
        if phrase in known.names:
            best = (end, known.names[phrase])
        if end - at >= size or end >= len(parser.words) or not joined(parser.words[end].before):
            break
        phrase, end = f"{phrase} {parser.words[end].key}", end + 1
    return best


def _allowed(parser: Parser, at: int, end: int, clitics: str, spot: Spot, known: Gazetteer) -> bool:
    word = parser.words[at]
    before = parser.words[at - 1] if at and "\n" not in word.before else None
    near = before is not None and joined(word.before)
    cued = near and before is not None and _cue(before, known) is not None
    if cued and not clitics.strip("وف"):
        return True
    if spot.doubtful:
        return near and before is not None and before.key in LOCATIVE and word.pos == "PROPN"
    if end - at > 1 or spot.chosen:
        return True
    rare = word.pos == "PROPN" or word.guessed
    located = "ب" in clitics or (near and before is not None and before.key in LOCATIVE)
    if clitics.strip("وف") and not (rare and spot.population >= LARGE // 10):
        return False
    if word.key in parser.known.given or word.key in parser.known.modifiers:
        return False
    return (rare and (located or spot.population >= LARGE // 2)) or (
        located and spot.population >= 2 * LARGE and spot.country in REGION
    )


@lru_cache(maxsize=1 << 15)
def _cue_forms(key: str) -> tuple[str, ...]:
    """The forms under which a word may be a cue: whole, then without its clitics."""
    joined_on = key.removeprefix("و")
    forms = (key, joined_on, joined_on.removeprefix("ب"), *(key.removeprefix(one) for one in ("ل", "ب", ARTICLE)))
    return tuple(dict.fromkeys(forms))


def _cue(word: Word, known: Gazetteer) -> Row | None:
    for form in _cue_forms(word.key):
        row = known.cues.get(form)
        if row is not None:
            return row
    return None


def _announced(parser: Parser, at: int, known: Gazetteer) -> _Hit | None:
    """A name that no list has after a word such as village or camp."""
    word = parser.words[at]
    if not at or not joined(word.before) or len(word.key) < 3:
        return None
    cue = _cue(parser.words[at - 1], known)
    if cue is None or cue["suffix"] in {
        "north",
        "south",
        "east",
        "west",
        "centre",
        "surroundings",
        "outskirts",
        "border",
        "coast",
    }:
        return None
    if ARTICLE in parser.words[at - 1].key[:4] or word.key in parser.known.modifiers or word.key in parser.known.nisbas:
        return None
    unknown = word.pos == "PROPN" or (word.guessed and word.pos in {"NOUN", "ADJ"})
    definite = word.pos == "NOUN" and cue.key in (OPEN_CUES if word.key.startswith(ARTICLE) else BARE_CUES)
    if not unknown and not definite:
        return None
    end = at + 1
    while (
        end < len(parser.words)
        and end - at < 3
        and joined(parser.words[end].before)
        and parser.words[end].pos == "PROPN"
    ):
        end += 1
    name = parser.text[word.start : parser.words[end - 1].end]
    one = ascii_slug(" ".join(w.key for w in parser.words[at:end]))
    place = Place(one, name, None, cue["kind"] or "other", None, None, None, ())
    return _made(parser, at, end, word.start, place, known, f"place_cues.tsv:{cue.key}")


def _made(parser: Parser, first: int, last: int, start: int, place: Place, known: Gazetteer, row: str) -> _Hit:
    """The mention with the cue before it and the side after it; the countryside of a place is another place."""
    end = parser.words[last - 1].end
    word = parser.words[first]
    if first and start == word.start and joined(word.before):
        before = parser.words[first - 1]
        cue = _cue(before, known)
        if cue is not None:
            for one in parser.forms[first - 1]:
                if one.form == cue.key or one.form == ARTICLE + cue.key:
                    start = start_of(before, one.cut, parser.text)
            if cue["suffix"]:
                suffix, last = cue["suffix"], _past_side(parser, last)
                side = parser.words[last - 1].key if last - 1 > first and parser.words[last - 1].key in SIDES else ""
                end = parser.words[last - 1].end
                name = " ".join(parser.text[start:end].split())
                slug = "-".join(part for part in (place.id, suffix, SIDES.get(side, "")) if part)
                words = f"{SIDES[side]}ern " if side else ""
                words = f"{words}{cue['name_en']} {place.name_en}"
                english = words[0].upper() + words[1:] if place.name_en else None
                place = Place(
                    slug, name, english, cue["kind"] or place.kind, place.latitude, place.longitude, place.country, ()
                )
    return place, Mention(start, end, "name", f"place {row}"), last


def _past_side(parser: Parser, last: int) -> int:
    if parser.follows(last) and parser.words[last].key in SIDES:
        return last + 1
    return last


def _place_of(row: Row) -> Place:
    one, names, english, kind, latitude, longitude, country = (cell for _, cell in row.cells[:7])
    north, east = (float(latitude), float(longitude)) if latitude else (None, None)
    return Place(one, names.split("|")[0].removeprefix("?"), english, kind, north, east, country or None, ())
