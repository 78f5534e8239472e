"""What lies under the places of a map: water, land, borders, rivers; the small map in its corner; the scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from toolkit.showing.atlas import Line, atlas
from toolkit.showing.frame import Box, Frame, cut, near, parts, thinned
from toolkit.showing.sheet import Sheet
from toolkit.showing.wording import number, say


def land(sheet: Sheet, frame: Frame, *, small: bool = False) -> None:
    """Water, land with borders, lakes and rivers, cut off at the frame."""
    from matplotlib.patches import PathPatch, Rectangle
    from matplotlib.path import Path

    colours, world = sheet.colours, atlas()
    left, top, right, bottom = frame.box
    edge = Rectangle((left, top), right - left, bottom - top, transform=sheet.axes.transData)
    sheet.axes.add_patch(Rectangle((left, top), right - left, bottom - top, facecolor=colours.water,
                                   edgecolor=colours.soft, linewidth=0.8, zorder=0.4 + small))  # fmt: skip

    def area(rings: Sequence[Line], fill: str, line: float, zorder: float) -> None:
        points: list[tuple[float, float]] = []
        codes: list[Any] = []
        for ring in rings:
            kept = thinned(cut(ring, frame), frame) if near(ring, frame) else []
            if len(kept) > 3:
                points += kept
                codes += [Path.MOVETO, *[Path.LINETO] * (len(kept) - 2), Path.CLOSEPOLY]
        if points:
            patch = PathPatch(Path(points, codes), facecolor=fill, edgecolor=colours.soft, linewidth=line,
                              zorder=zorder + small, joinstyle="round")  # fmt: skip
            sheet.axes.add_patch(patch)
            patch.set_clip_path(edge)

    for country in world.countries:
        area(country.rings, colours.land, 0.4 if small else 0.8, 0.5)
    for lake in world.lakes:
        area(lake, colours.water, 0.0, 0.6)
    sheet.axes.add_patch(Rectangle((left, top), right - left, bottom - top, facecolor="none",
                                   edgecolor=colours.soft, linewidth=0.8, zorder=0.9 + small))  # fmt: skip
    if small:
        return
    for river in world.rivers:
        for line in river.lines:
            for part in parts(line, frame):
                xs, ys = zip(*thinned(part, frame), strict=True)
                (drawn,) = sheet.axes.plot(xs, ys, color=colours.river, linewidth=1.8 if river.name else 0.9,
                                           zorder=0.7, scalex=False, scaley=False)  # fmt: skip
                drawn.set_clip_path(edge)
    sheet.grow(bottom)


def inset(sheet: Sheet, frame: Frame, inside: Sequence[tuple[float, float]]) -> Box | None:
    """A small map that shows where in the region the map lies, in the corner that has the fewest places."""
    from matplotlib.patches import Rectangle

    if frame.east - frame.west > 30:
        return None
    width, height = 1.7, 1.25
    middle_x, middle_y = (frame.west + frame.east) / 2, (frame.south + frame.north) / 2
    cosine = math.cos(math.radians(middle_y))
    span_x = max(40.0, 3 * (frame.east - frame.west))
    span_y = span_x * cosine * height / width
    left, top, right, bottom = frame.box
    corners = [(right - width - 0.06, top + 0.06), (left + 0.06, top + 0.06),
               (right - width - 0.06, bottom - height - 0.06), (left + 0.06, bottom - height - 0.06)]  # fmt: skip
    points = [frame.at(*one) for one in inside]

    def crowd(corner: tuple[float, float]) -> int:
        x0, y0 = corner
        return sum(x0 - 0.3 < x < x0 + width + 0.3 and y0 - 0.3 < y < y0 + height + 0.3 for x, y in points)

    x, y = min(corners, key=crowd)
    if crowd((x, y)):
        return None
    small = Frame(middle_x - span_x / 2, middle_y - span_y / 2, middle_x + span_x / 2, middle_y + span_y / 2,
                  x, y, width, height)  # fmt: skip
    land(sheet, small, small=True)
    x0, y0 = small.at(frame.west, frame.north)
    x1, y1 = small.at(frame.east, frame.south)
    sheet.axes.add_patch(Rectangle((x0, y0), x1 - x0, y1 - y0, facecolor="none", edgecolor=sheet.colours.ink,
                                   linewidth=1.6, zorder=3))  # fmt: skip
    return small.box


def scale_bar(sheet: Sheet, frame: Frame, *, avoid: Box | None) -> Box:
    """A bar of a round number of kilometres in a lower corner."""
    most = frame.kilometres * frame.width / 4
    length = next(n for n in (2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1) if n <= most)
    inches = length / frame.kilometres
    left, _, right, bottom = frame.box
    words = say("text.kilometres", sheet.language, number=number(length, sheet.language))
    x = left + 0.2
    if avoid is not None and avoid[0] < x + inches and avoid[3] > bottom - 0.5:
        x = right - 0.2 - inches
    y = bottom - 0.18
    for y_end in (y - 0.06, y + 0.06):
        for end in (x, x + inches):
            stroke(sheet, [(end, y), (end, y_end)], sheet.colours.ink, 1.4)
    stroke(sheet, [(x, y), (x + inches, y)], sheet.colours.ink, 1.4)
    width, height = sheet.measure(words, size=10)
    sheet.text(from_start(sheet, x + inches / 2), y - 0.17, words, size=10, side="middle", ground=sheet.colours.land)
    half = max(inches, width) / 2
    return x + inches / 2 - half, y - 0.2 - height, x + inches / 2 + half, y + 0.1


def stroke(sheet: Sheet, points: Sequence[tuple[float, float]], colour: str, width: float) -> None:
    """A line above the land, in inches from the left."""
    sheet.axes.plot([x for x, _ in points], [y for _, y in points], color=colour, linewidth=width, zorder=5,
                    scalex=False, scaley=False)  # fmt: skip


def from_start(sheet: Sheet, x: float) -> float:
    """What `Sheet` calls an inch from the left, since a map is not mirrored."""
    return sheet.width - x if sheet.language == "ar" else x
