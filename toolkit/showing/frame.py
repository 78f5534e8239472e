"""The part of the world that a map shows, and lines cut to it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.showing.atlas import Line

KILOMETRES_PER_DEGREE = 111.2
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in inches."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world on the sheet, plate carrée with the scale of its middle latitude; inches from the left."""

    west: float
    south: float
    east: float
    north: float
    left: float
    top: float
    width: float
    height: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Inches from the left and from the top."""
        x = self.left + (longitude - self.west) / (self.east - self.west) * self.width
        return x, self.top + (self.north - latitude) / (self.north - self.south) * self.height

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies on the map."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    @property
    def box(self) -> Box:
        """The frame on the sheet."""
        return self.left, self.top, self.left + self.width, self.top + self.height

    @property
    def kilometres(self) -> float:
        """How many kilometres an inch is in the middle of the map."""
        degrees = (self.east - self.west) / self.width
        return degrees * KILOMETRES_PER_DEGREE * math.cos(math.radians((self.north + self.south) / 2))


def wider(frame: Frame) -> tuple[float, float, float, float]:
    """A box a little wider than the frame, so that cuts along its edge are not seen."""
    spare = (frame.east - frame.west) / 20
    return frame.west - spare, frame.south - spare, frame.east + spare, frame.north + spare


def cut(ring: Line, frame: Frame) -> Line:
    """The part of a closed outline on the map (Sutherland and Hodgman's way of cutting a polygon by a box)."""
    west, south, east, north = wider(frame)
    kept: list[tuple[float, float]] = list(ring)
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        cut: list[tuple[float, float]] = []
        for n, point in enumerate(kept):
            last = kept[n - 1]
            inside, was = (point[axis] - limit) * sign >= 0, (last[axis] - limit) * sign >= 0
            if inside != was:
                share = (limit - last[axis]) / (point[axis] - last[axis])
                other = last[1 - axis] + share * (point[1 - axis] - last[1 - axis])
                cut.append((limit, other) if axis == 0 else (other, limit))
            if inside:
                cut.append(point)
        kept = cut
    return (*kept, kept[0]) if kept and kept[0] != kept[-1] else tuple(kept)


def parts(line: Line, frame: Frame) -> Iterator[Line]:
    """The stretches of an open line that lie on the map, with one point beyond at each end."""
    west, south, east, north = wider(frame)
    inside = [west < x < east and south < y < north for x, y in line]
    part: list[tuple[float, float]] = []
    for n, point in enumerate(line):
        if inside[n] or (n > 0 and inside[n - 1]) or (n + 1 < len(line) and inside[n + 1]):
            part.append(point)
        elif part:
            yield tuple(part)
            part = []
    if len(part) > 1:
        yield tuple(part)


def thinned(line: Line, frame: Frame, *, inches: float = 0.012) -> list[tuple[float, float]]:
    """The line on the sheet without points that the eye cannot tell from the one before."""
    kept: list[tuple[float, float]] = []
    for n, point in enumerate(line):
        x, y = frame.at(*point)
        if not kept or n == len(line) - 1 or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > inches:
            kept.append((x, y))
    return kept


def near(line: Line, frame: Frame) -> bool:
    """Whether a line's box touches the map."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return min(xs) < frame.east and max(xs) > frame.west and min(ys) < frame.north and max(ys) > frame.south
