"""How acts, actors and states are coded elsewhere; from tables, and in one place for all coded exports."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from toolkit.lexicon import Column, Row, read_table

HERE = Path(__file__).resolve().parents[1]

SECTORS: Mapping[str, str] = {
    "state": "GOV", "government": "GOV", "military": "MIL", "police": "COP", "armed group": "REB", "alliance": "IGO",
    "international organisation": "IGO", "organisation": "NGO", "party": "PTY", "media": "MED", "person": "ELI",
    "civilians": "CVL",
}  # fmt: skip
"""Actor type -> sector as CAMEO and POLECAT write it."""

INTER: Mapping[str, str] = {
    "state": "State forces", "government": "State forces", "military": "State forces", "police": "State forces",
    "armed group": "Rebel group", "alliance": "External/Other forces", "international organisation":
    "External/Other forces", "organisation": "", "party": "Political militia", "media": "Civilians",
    "person": "Civilians", "civilians": "Civilians",
}  # fmt: skip
"""Actor type -> ACLED's kind of actor."""

FORCES = frozenset(("state", "government", "military", "police", "alliance"))
PEOPLE = frozenset(("civilians", "person", "media", "organisation"))


@cache
def acts() -> Mapping[str, Row]:
    """``TYPE`` or ``TYPE mode`` -> its row of ``codes.tsv``."""
    columns = (Column("act"), Column("cameo"), Column("future"), Column.free("acled"), Column.free("acled_sub"))
    return read_table(HERE / "codes.tsv", columns).rows


@cache
def states() -> Mapping[str, Row]:
    """ISO 3166-1 alpha-3 code -> its row of ``countries.tsv``."""
    return read_table(HERE / "countries.tsv", (Column("iso3"), Column("cow"), Column("gw"))).rows


def act(kind: str, mode: str | None) -> Row:
    """How an act is coded elsewhere: the row of its type and mode, else of its type.

    >>> act("ASSAULT", "aerial")["acled_sub"], act("REQUEST", "meet")["cameo"]
    ('Air/drone strike', '10')
    """
    known = acts()
    return known.get(f"{kind} {mode}") or known[kind]


def state(iso3: str | None, column: str) -> str:
    """A state's number in a list of states; empty where the list has none."""
    row = states().get(iso3 or "")
    return row[column] if row is not None else ""


@cache
def country(iso3: str | None) -> str:
    """A country's English name; empty for none."""
    from toolkit.showing.view import country_name

    return country_name(iso3, "en") if iso3 else ""
