"""Places: coordinates of states, their capitals and provinces, and ambiguous names."""

from __future__ import annotations

import pytest

import toolkit
from toolkit.lexicon import load
from toolkit.reading.places import gazetteer
from toolkit.reading.vocabulary import folded

CITY_STATES = {"DJI", "GTM", "LUX", "PAN", "SGP", "VAT", "LSO", "SUN", "YUG", "BRB"}
"""States that are called like their capital, and those that are no more."""


def test_every_state_has_a_middle_and_a_capital_with_coordinates() -> None:
    places = gazetteer(load()).names
    for row in load()["nisba.tsv"]:
        assert -90 < float(row["latitude"]) < 90, row.key
        assert -180 < float(row["longitude"]) < 180, row.key
        if row.key in CITY_STATES:
            continue
        spots = places.get(folded(row.all("capital")[0]), ())
        assert any(spot.country == row.key and spot.row["latitude"] for spot in spots), row.key


def test_provinces_have_coordinates() -> None:
    provinces = [row for row in load()["places.tsv"] if row["kind"] == "governorate"]
    without = [row.key for row in provinces if not row["latitude"]]
    assert len(without) <= len(provinces) // 50, without


def test_rows_by_hand_are_within_their_state() -> None:
    """No place lies farther from its state's middle than the state is wide; exceptions are islands and bases."""
    wide = {"RUS": 90.0, "USA": 75.0, "CUB": 10.0, "CHN": 45.0, "GBR": 90.0, "ESP": 9.0, "IDN": 25.0, "CHL": 30.0}
    states = load()["nisba.tsv"].rows
    for row in load()["places_more.tsv"]:
        if row["country"] in states:
            state = states[row["country"]]
            north = abs(float(row["latitude"]) - float(state["latitude"]))
            east = abs(float(row["longitude"]) - float(state["longitude"]))
            assert max(north, east) < wide.get(row["country"], 21.0), row.key


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وصل الوفد إلى معبر باب الهوى.", "bab-al-hawa"),
        ("قصفت الطائرات حي الشجاعية في غزة.", "shujaiya|gaza"),
        ("أغارت الطائرات على قاعدة عين الأسد في العراق.", "ain-al-asad|iraq"),
        ("انسحب المقاتلون إلى جبال قنديل.", "qandil"),
        ("عبر النازحون نهر الفرات.", "euphrates"),
        ("نزحت العائلات من بلدة سلوك السورية.", "suluk-syria"),
        ("هذا سلوك مرفوض.", ""),
        ("وقعت اشتباكات في محافظة نينوى.", "nineveh"),
    ],
)
def test_places(text: str, found: str) -> None:
    ids = [place.id for place in toolkit.analyze(text).places]
    assert ids == [one for one in found.split("|") if one]


def test_a_state_as_a_place_has_coordinates() -> None:
    place = next(one for one in toolkit.analyze("وصل اللاجئون إلى الأراضي في تركيا.").places if one.country == "TUR")
    assert place.latitude is not None
    assert place.longitude is not None
