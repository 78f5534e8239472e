"""The codebook defines every column and code, and its examples are what they are given for."""

import json
import re
from pathlib import Path

import pytest

import toolkit
from toolkit.schema import schema
from toolkit.showing.tables import COLUMNS

ROOT = Path(__file__).resolve().parents[2]
BOOK = (ROOT / "docs" / "codebook.md").read_text("utf-8")
PLOVER = json.loads((ROOT / "toolkit" / "lexicon" / "plover.json").read_text("utf-8"))


def section(heading: str, level: str = "##") -> str:
    """What stands under a heading, up to the next one of its level."""
    found = re.search(
        rf"^{level} {re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", BOOK, re.MULTILINE | re.DOTALL
    )
    assert found, heading
    return found[1]


def table(text: str, first: str) -> list[list[str]]:
    """Rows of the table whose first column is named so."""
    found = re.search(rf"^\| {first} \|.*\n\|[-|]+\n((?:\|.*\n?)+)", text, re.MULTILINE)
    assert found, first
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in found[1].strip().split("\n")]


def codes(rows: list[list[str]]) -> list[str]:
    return [code for row in rows for code in re.findall(r"`([^`]+)`", row[0])]


EVENTS = [[cell.strip("`") for cell in row] for row in table(section("Event types and modes", "###"), "type")]
ITEMS = schema()["properties"]


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_is_defined(name: str) -> None:
    found = codes(table(section(name), "column"))
    assert sorted(found) == sorted(COLUMNS[name])


def test_every_table_is_defined_and_no_other() -> None:
    assert re.findall(r"^## (\w+)$", BOOK, re.MULTILINE) == list(COLUMNS)


def test_every_type_and_mode_is_defined_once() -> None:
    types = [one for ones in PLOVER["quad_class"].values() for one in ones]
    needed = {(one, mode) for one in types for mode in ("", *PLOVER["modes"].get(one, {}))}
    found = [(row[0], row[1]) for row in EVENTS]
    assert set(found) == needed
    assert len(found) == len(needed)


@pytest.mark.parametrize(
    ("heading", "level", "first", "codes_wanted"),
    [
        ("Actor types", "###", "type", ITEMS["actors"]["items"]["properties"]["type"]["enum"]),
        ("Status", "###", "status", schema()["$defs"]["event"]["properties"]["status"]["enum"]),
        ("mentions", "##", "form", schema()["$defs"]["mention"]["properties"]["form"]["enum"]),
        ("quotes", "##", "kind", ITEMS["quotes"]["items"]["properties"]["kind"]["enum"]),
        ("figures", "##", "unit", ITEMS["figures"]["items"]["properties"]["unit"]["enum"]),
        ("figures", "##", "what", ITEMS["figures"]["items"]["properties"]["what"]["enum"]),
        ("discrepancies", "##", "kind", ITEMS["discrepancies"]["items"]["properties"]["kind"]["enum"]),
    ],
)
def test_every_code_is_defined_with_an_arabic_example(
    heading: str, level: str, first: str, codes_wanted: list[str]
) -> None:
    rows = table(section(heading, level), first)
    assert codes(rows) == codes_wanted
    assert all(re.search("[\u0621-\u064a]", row[-1]) for row in rows)


def test_contexts_and_kinds_of_places_are_listed() -> None:
    assert re.findall(r"`(\w+)`", section("Contexts", "###")) == PLOVER["contexts"]
    kinds = next(row for row in table(section("places"), "column") if row[0] == "`kind`")
    assert re.findall(r"`(\w+)`", kinds[1]) == ITEMS["places"]["items"]["properties"]["kind"]["enum"]


def test_most_examples_of_events_are_read_as_what_they_stand_for() -> None:
    """The book's own sentences: the type in four of five, and the mode in three of five of those that have one."""
    typed = moded = modes = 0
    for kind, mode, _, example in EVENTS:
        found = {(event.type, event.mode) for event in toolkit.analyze(example).events}
        typed += kind in {one for one, _ in found}
        if mode:
            modes += 1
            moded += (kind, mode) in found
    assert typed >= 0.8 * len(EVENTS), f"{typed} of {len(EVENTS)}"
    assert moded >= 0.6 * modes, f"{moded} of {modes}"
