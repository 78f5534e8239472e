"""Rows like those of ACLED and UCDP GED. Their own coders decide more than a text says: such columns stay empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from toolkit.corpus.exporting.codes import FORCES, INTER, PEOPLE, act, country, state

if TYPE_CHECKING:
    from toolkit.corpus.exporting.coded import Names

Row = Mapping[str, Any]

ACLED_COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
GED_COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

_DISORDER = {
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_PRECISE = frozenset(("city", "town", "base", "camp", "district", "area", "other"))


def acled_rows(names: Names, incidents: Iterable[Row]) -> Iterator[Row]:
    """One row for each incident of a kind that ACLED codes."""
    for one in incidents:
        coded = act(one["type"], one["mode"])
        kind, below = coded["acled"], coded["acled_sub"]
        sides = [[names.actors.get(known, {}) for known in one[side]] for side in ("source", "target")]
        civilians = _civilian(sides[1])
        if kind == "Battles" and civilians:
            kind, below = "Violence against civilians", "Attack"
        if not kind:
            continue
        place, (first, _, precision) = names.place(one["places"]), _days(one)
        yield dict.fromkeys(ACLED_COLUMNS, "") | {
            "event_id_cnty": f"{place.get('country') or 'XXX'}{one['incident']}",
            "event_date": first,
            "year": first.year if first else "",
            "time_precision": precision,
            "disorder_type": _DISORDER.get(kind, "Political violence"),
            "event_type": kind,
            "sub_event_type": below,
            "actor1": names.name(one["source"][0]) if one["source"] else "",
            "assoc_actor_1": "; ".join(map(names.name, one["source"][1:])),
            "inter1": INTER.get(sides[0][0].get("type", ""), "") if sides[0] else "",
            "actor2": names.name(one["target"][0]) if one["target"] else "",
            "assoc_actor_2": "; ".join(map(names.name, one["target"][1:])),
            "inter2": INTER.get(sides[1][0].get("type", ""), "") if sides[1] else "",
            "civilian_targeting": "Civilian targeting" if civilians and one["type"] == "ASSAULT" else "",
            "country": country(place.get("country")),
            "admin1": _name(place) if place.get("kind") in ("governorate", "region") else "",
            "location": _name(place),
            "latitude": place.get("latitude"),
            "longitude": place.get("longitude"),
            "geo_precision": _where(place),
            "source": one["papers"],
            "notes": " ".join(one["evidence"].split()),
            # ACLED has 0 where no death is reported; that the text does not say stays unsaid here.
            "fatalities": _number(one["best"]),
        }


def ged_rows(names: Names, incidents: Iterable[Row]) -> Iterator[Row]:
    """One row for each incident of violence for which a number of deaths above 0 is told."""
    for one in incidents:
        if one["type"] != "ASSAULT" or not one["high"]:
            continue
        source, target = ([names.actors.get(known, {}) for known in one[side]] for side in ("source", "target"))
        place, (first, last, precision) = names.place(one["places"]), _days(one)
        north, east = place.get("latitude"), place.get("longitude")
        side_a = names.name(one["source"][0]) if one["source"] else ""
        side_b = "Civilians" if _civilian(target) else names.name(one["target"][0]) if one["target"] else ""
        best, low, high = _number(one["best"]), _number(one["low"]), _number(one["high"])
        yield dict.fromkeys(GED_COLUMNS, "") | {
            "id": one["incident"],
            "relid": f"{place.get('country') or 'XXX'}-{first.year if first else ''}-{one['incident']}",
            "year": first.year if first else "",
            "code_status": "Mawqif",
            "type_of_violence": violence(source, target),
            "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else "",
            "side_a": side_a,
            "side_b": side_b,
            "number_of_sources": one["reports"],
            "source_article": one["papers"],
            "source_office": one["paper"],
            "source_date": one["published"],
            "source_headline": one["title"],
            "where_prec": _where(place),
            "where_coordinates": _name(place),
            "adm_1": _name(place) if place.get("kind") == "governorate" else "",
            "latitude": north,
            "longitude": east,
            "geom_wkt": f"POINT ({east} {north})" if north is not None and east is not None else "",
            "country": country(place.get("country")),
            "country_id": state(place.get("country"), "gw"),
            "event_clarity": 1 if precision == 1 else 2,
            "date_prec": precision,
            "date_start": first,
            "date_end": last,
            "deaths_civilians": best if side_b == "Civilians" else "",
            "deaths_unknown": best if side_b != "Civilians" else "",
            "best": best,
            "high": high,
            "low": low,
            "gwnoa": _gw(source),
            "gwnob": _gw(target) if side_b != "Civilians" else "",
        }


def _days(one: Row) -> tuple[date | None, date | None, int]:
    """First and last day, and how precise: 1 a day, 2 a week, 3 more; without a date the days before publication."""
    first, last = one["first_day"], one["last_day"]
    if first is None or last is None:
        day = first or last or one["published"]
        return day, day, 3 if one["date"] else 2
    return first, last, 1 if first == last else 2 if (last - first).days <= 7 else 3


def _where(place: Row) -> Any:
    """1 for a town or the like, 2 for its surroundings, 3 for a province or country."""
    if not place:
        return ""
    return 1 if place["kind"] in _PRECISE and place["latitude"] is not None else 2 if place["kind"] in _PRECISE else 3


def _civilian(side: list[Row]) -> bool:
    return bool(side) and all(row.get("type") in PEOPLE for row in side)


def violence(source: list[Row], target: list[Row]) -> Any:
    """UCDP's type of violence from the rows of both sides' actors.

    1 a state takes part, 2 groups among themselves, 3 one side kills civilians; empty if the text does not say.
    """
    if _civilian(target):
        return 3
    if not source or not target:
        return ""
    return 1 if any(row.get("type") in FORCES for row in (*source, *target)) else 2


def _gw(side: list[Row]) -> str:
    return next((state(row.get("country"), "gw") for row in side if row.get("type") in FORCES), "")


def _name(place: Row) -> str:
    return place.get("name_en") or place.get("name_ar") or ""


def _number(value: float | None) -> int | None:
    return None if value is None else int(value)
