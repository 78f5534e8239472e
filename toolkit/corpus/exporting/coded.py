"""Event data sets: POLECAT's columns, CAMEO root codes, and tables like those of ACLED and UCDP GED.

POLECAT and CAMEO have a row for each event. ACLED and GED code what happened, not what was told: one row for each
incident, in the words of its first report, with all papers that tell it; what did not take place is not in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.corpus.across import TOLD
from toolkit.corpus.exporting.codes import SECTORS, act, state
from toolkit.corpus.exporting.files import rows_of, write_delimited
from toolkit.model import STATUSES
from toolkit.reading.events import plover, quad_class, score_of

if TYPE_CHECKING:
    from toolkit.corpus.opened import Corpus

Row = Mapping[str, Any]

_EVENTS = """
SELECT e.*, a.title, a.source AS paper, a.url, a.published
FROM events e JOIN articles a USING (number) WHERE e.status IN (SELECT unnest(?))
ORDER BY e.number, e.trigger_start, e.id
"""
_INCIDENTS = f"""
WITH {TOLD}, deaths AS (
    SELECT incident, quantile_disc(f.value, 0.5) AS best,
        min(coalesce(f.low, f.value)) AS low, max(coalesce(f.high, f.value)) AS high
    FROM told JOIN figures f ON f.number = told.number AND f.event = told.id
    WHERE f.what = 'killed' AND f.value IS NOT NULL GROUP BY incident
), papers AS (
    SELECT incident, string_agg(DISTINCT paper, '; ' ORDER BY paper) AS papers, count(DISTINCT report) AS reports
    FROM told GROUP BY incident
), first AS (
    SELECT * FROM told
    QUALIFY row_number() OVER (
        PARTITION BY incident
        ORDER BY (len(source) > 0)::INT + (len(target) > 0)::INT + (len(places) > 0)::INT DESC, published, number, id
    ) = 1
)
SELECT first.*, papers, reports, best, low, high
FROM first JOIN papers USING (incident) LEFT JOIN deaths USING (incident) ORDER BY incident
"""


@dataclass(frozen=True, slots=True)
class Names:
    """Actors and places of a corpus by id, as the first article that names them has them."""

    actors: Mapping[str, Row]
    places: Mapping[str, Row]

    @classmethod
    def of(cls, corpus: Corpus) -> Names:
        """Look-ups for one export."""
        actors = rows_of(corpus, """SELECT id, arg_min(name_ar, number) AS name_ar, arg_min(name_en, number) AS name_en,
            arg_min(type, number) AS type, arg_min(country, number) AS country, arg_min(wikidata, number) AS wikidata
            FROM actors GROUP BY id""")  # fmt: skip
        places = rows_of(corpus, """SELECT id, arg_min(name_ar, number) AS name_ar, arg_min(name_en, number) AS name_en,
            arg_min(kind, number) AS kind, arg_min(latitude, number) AS latitude,
            arg_min(longitude, number) AS longitude, arg_min(country, number) AS country
            FROM places GROUP BY id""")  # fmt: skip
        return cls({row["id"]: row for row in actors}, {row["id"]: row for row in places})

    def all_of(self, ids: list[str], field: str) -> str:
        """One field of several actors, separated as POLECAT does."""
        known = [self.actors.get(one, {}).get(field) or "" for one in ids]
        return "; ".join(known) if any(known) else ""

    def name(self, known: str) -> str:
        """An actor's English name, else its Arabic one."""
        row = self.actors.get(known, {})
        return row.get("name_en") or row.get("name_ar") or known

    def place(self, ids: list[str]) -> Row:
        """The most precise of some places; an empty row for none."""
        found = [self.places[one] for one in ids if one in self.places]
        return max(found, key=lambda row: _PRECISION.get(row["kind"], 3), default={})


_PRECISION = {"country": 0, "region": 1, "governorate": 2, "district": 4, "city": 5, "town": 5, "base": 5, "camp": 5}


# --- POLECAT -------------------------------------------------------------------------------------------------------


def write_polecat(corpus: Corpus, out: Path) -> tuple[Path, ...]:
    """POLECAT's 40 columns, tab-separated. Hypothetical and negated acts are left out; so are promises of acts that the
    manual does not code, while a promise to consult, support, cooperate or aid is an AGREE."""
    columns: list[str] = plover()["polecat_columns"]
    rows = ([row[column] for column in columns] for row in _polecat(corpus))
    return (write_delimited(out / "polecat.tsv", columns, rows, delimiter="\t"),)


def _polecat(corpus: Corpus) -> Iterator[Row]:
    names, story = Names.of(corpus), _Story(corpus)
    for event in rows_of(corpus, _EVENTS, [["occurred", "ongoing", "future"]]):
        kind, mode, score, quad = event["type"], event["mode"], event["score"], event["quad_class"]
        if event["status"] == "future":
            promised = act(kind, mode)["future"]
            if promised == "-":
                continue
            if promised != kind:
                kind, mode, score, quad = promised, None, score_of(promised, None), quad_class(promised)
        place = names.place(event["places"])
        people, organisations, locations = story.of(event["number"])
        yield {
            "Event ID": f"{event['number']}-{event['id']}",
            "Event Date": _day(event),
            "Event Type": kind,
            "Event Mode": mode,
            "Intensity": score,
            "Quad Code": quad,
            "Contexts": "; ".join(event["contexts"]),
            **_party(names, event["source"], "Actor"),
            **_party(names, event["target"], "Recipient"),
            "Placename": place.get("name_en") or place.get("name_ar"),
            "City": _if(place, "city", "town"),
            "District": _if(place, "district"),
            "Province": _if(place, "governorate"),
            "Country": place.get("country"),
            "Latitude": place.get("latitude"),
            "Longitude": place.get("longitude"),
            "GeoNames ID": None,
            "Raw Placename": place.get("name_ar"),
            "Feature Type": place.get("kind"),
            "Source": event["paper"],
            "Publication Date": event["published"],
            "Story People": people,
            "Story Organizations": organisations,
            "Story Locations": locations,
            "Language": "Arabic",
            "Version": f"mawqif {corpus.about['versions']['toolkit']}",
        }


def _party(names: Names, ids: list[str], side: str) -> dict[str, Any]:
    """The nine columns of one side of an event."""
    known = [names.actors.get(one, {}) for one in ids]
    sectors = [SECTORS.get(row.get("type", ""), "") for row in known]
    cow = [state(row.get("country"), "cow") for row in known]
    return {
        f"{side} Name": "; ".join(names.name(one) for one in ids),
        f"{side} Country": names.all_of(ids, "country"),
        f"{side} COW": "; ".join(cow) if any(cow) else "",
        f"Primary {side} Sector": next(filter(None, sectors), ""),
        f"{side} Sectors": "; ".join(sectors) if any(sectors) else "",
        f"{side} Title": "",
        f"{side} Name Raw": names.all_of(ids, "name_ar"),
        f"Wikipedia {side} ID": names.all_of(ids, "wikidata"),
    }


class _Story:
    """Names in the article of an event; events come article by article, so one article is remembered."""

    def __init__(self, corpus: Corpus) -> None:
        self._rows = rows_of(corpus, """SELECT number, 'actor' AS of, type AS kind, coalesce(name_en, name_ar) AS name
            FROM actors UNION ALL SELECT number, 'place', kind, coalesce(name_en, name_ar) FROM places
            ORDER BY number, of, name""")  # fmt: skip
        self._next: Row | None = next(self._rows, None)
        self._number, self._known = -1, ("", "", "")

    def of(self, number: int) -> tuple[str, str, str]:
        """People, organisations and places of an article."""
        if number != self._number:
            found: tuple[list[str], list[str], list[str]] = ([], [], [])
            while self._next is not None and self._next["number"] <= number:
                row = self._next
                if row["number"] == number:
                    found[2 if row["of"] == "place" else 0 if row["kind"] == "person" else 1].append(row["name"])
                self._next = next(self._rows, None)
            self._number, self._known = number, ("; ".join(found[0]), "; ".join(found[1]), "; ".join(found[2]))
        return self._known


def _day(event: Row) -> date | None:
    """The day that the text gives, where it gives one; else that of publication, as POLECAT has it."""
    first: date | None = event["first_day"]
    return first if first is not None and first == event["last_day"] else event["published"]


def _if(place: Row, *kinds: str) -> str | None:
    return (place.get("name_en") or place.get("name_ar")) if place.get("kind") in kinds else None


# --- CAMEO ---------------------------------------------------------------------------------------------------------

CAMEO_COLUMNS = ("id", "date", "source", "source_country", "source_sector", "target", "target_country", "target_sector",
                 "root_code", "quad_class", "plover_type", "plover_mode", "status", "claimed_by", "latitude",
                 "longitude", "article", "publisher", "url")  # fmt: skip


def write_cameo(corpus: Corpus, out: Path) -> tuple[Path, ...]:
    """CAMEO root codes of all events with their status, tab-separated; several parties are separated by ``; ``."""
    names = Names.of(corpus)

    def sectors(ids: list[str]) -> str:
        return "; ".join(SECTORS.get(names.actors.get(one, {}).get("type", ""), "") for one in ids)

    def rows() -> Iterator[tuple[Any, ...]]:
        for event in rows_of(corpus, _EVENTS, [list(STATUSES)]):
            place = names.place(event["places"])
            source, target = event["source"], event["target"]
            yield (
                f"{event['number']}-{event['id']}", _day(event),
                "; ".join(map(names.name, source)), names.all_of(source, "country"), sectors(source),
                "; ".join(map(names.name, target)), names.all_of(target, "country"), sectors(target),
                act(event["type"], event["mode"])["cameo"], event["quad_class"], event["type"], event["mode"],
                event["status"], "; ".join(map(names.name, event["claimed_by"])), place.get("latitude"),
                place.get("longitude"), event["article"], event["paper"], event["url"],
            )  # fmt: skip

    return (write_delimited(out / "cameo.tsv", CAMEO_COLUMNS, rows(), delimiter="\t"),)


# --- ACLED and UCDP GED --------------------------------------------------------------------------------------------


def write_acled(corpus: Corpus, out: Path) -> tuple[Path, ...]:
    """A table like ACLED's: one row for each incident of a kind that ACLED codes, as CSV in UTF-8."""
    from toolkit.corpus.exporting.incidents import ACLED_COLUMNS, acled_rows

    rows = ([row[column] for column in ACLED_COLUMNS] for row in acled_rows(Names.of(corpus), incidents(corpus)))
    return (write_delimited(out / "acled.csv", ACLED_COLUMNS, rows),)


def write_ged(corpus: Corpus, out: Path) -> tuple[Path, ...]:
    """A table like UCDP GED's: one row for each incident of violence with a death, as CSV in UTF-8."""
    from toolkit.corpus.exporting.incidents import GED_COLUMNS, ged_rows

    rows = ([row[column] for column in GED_COLUMNS] for row in ged_rows(Names.of(corpus), incidents(corpus)))
    return (write_delimited(out / "ged.csv", GED_COLUMNS, rows),)


def incidents(corpus: Corpus) -> Iterator[Row]:
    """Each incident by the account that says most, with papers, reports and deaths of all accounts."""
    return rows_of(corpus, _INCIDENTS)
