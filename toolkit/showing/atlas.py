"""Borders, lakes and rivers of the region, as `build_map` extracted them from Natural Earth."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Line = tuple[tuple[float, float], ...]
"""Points in degrees, longitude first."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outlines, and where its name is best written."""

    id: str | None
    rings: tuple[Line, ...]
    label: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class River:
    """A river line; ``name`` is a key of the catalogue (``river.nile``), None for most."""

    name: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """What maps are drawn from. Lines are Natural Earth's and take no side in any dispute."""

    countries: tuple[Country, ...]
    lakes: tuple[tuple[Line, ...], ...]
    rivers: tuple[River, ...]


WEST, SOUTH, EAST, NORTH = -20.0, -13.0, 82.0, 49.0


@cache
def atlas() -> Atlas:
    """The map data that ships with the package, read once."""
    read = json.loads(Path(__file__).with_name("map.json").read_text("utf-8"))
    (sx, sy), (tx, ty) = read["scale"], read["translate"]
    arcs: list[Line] = []
    for flat in read["arcs"]:
        x = y = 0
        points = []
        for dx, dy in zip(flat[::2], flat[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(tuple(points))

    def line(numbers: Iterable[int]) -> Line:
        joined: list[tuple[float, float]] = []
        for number in numbers:
            points = arcs[number] if number >= 0 else arcs[~number][::-1]
            joined.extend(points[1:] if joined else points)
        return tuple(joined)

    return Atlas(
        tuple(
            Country(one["id"], tuple(line(ring) for ring in one["rings"]),
                    tuple(one["label"]) if one["label"] else None)
            for one in read["countries"]
        ),
        tuple(tuple(line(ring) for ring in lake) for lake in read["lakes"]),
        tuple(River(one["name"], tuple(line(part) for part in one["lines"])) for one in read["rivers"]),
    )  # fmt: skip
