"""The places of an article on a map with borders, coasts, lakes and rivers, without a network."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from toolkit.model import Event, Place
from toolkit.showing.arabic import Language
from toolkit.showing.atlas import EAST, NORTH, SOUTH, WEST, atlas
from toolkit.showing.frame import Box, Frame
from toolkit.showing.ground import from_start, inset, land, scale_bar, stroke
from toolkit.showing.plot import Plot
from toolkit.showing.sheet import Sheet, note_only
from toolkit.showing.view import View, country_name
from toolkit.showing.wording import catalogue, counted, listed, say

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

__all__ = ["places"]

WIDE_KINDS = frozenset({"country", "region", "governorate", "province", "area", "river", "border"})


def places(analysis: Analysis, *, language: Language = "ar", dark: bool = False, headed: bool = True) -> Plot:
    """Where: the places with coordinates, sized by what happened there, in the colour of conflict or cooperation.

    Lines are Natural Earth's and take no side. Places beyond the region that the map data cover are named below it.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "حلب (مدينة)" in places(analysis).alt
    True
    """
    view = View.of(analysis, language)
    title = say("heading.map", language)
    known = [one for one in analysis.places if one.latitude is not None and one.longitude is not None]
    inside = [one for one in known if _in_region(one)]
    beyond = [one for one in known if not _in_region(one)]
    if not inside:
        note = say("text.none-places", language)
        if beyond:
            note = say("map.beyond", language, places=listed([view.place(one.id)[0] for one in beyond], language))
        return note_only(title, note, language=language, dark=dark, headed=headed)
    happened = _events_at(analysis.events)
    sheet = Sheet(language=language, dark=dark, headed=headed)
    y = sheet.title(title, below=say("map.below", language))
    y = _key(sheet, inside, happened, y)
    frame = _frame(inside, sheet.width, y)
    taken: list[Box] = []
    land(sheet, frame)
    corner = inset(sheet, frame, [_point(one) for one in inside])
    if corner is not None:
        taken.append(corner)
    taken.append(scale_bar(sheet, frame, avoid=corner))
    labelled = _points(sheet, view, frame, inside, happened, taken)
    _country_names(sheet, frame, taken, {view.place(one.id)[0] for one in inside})
    _river_names(sheet, frame, taken)
    y = frame.top + frame.height + 0.12
    notes = [say("text.map-note", language)]
    missing = [one for one in inside if one.id not in labelled]
    if missing:
        names = listed([view.place(one.id)[0] for one in missing], language)
        notes.insert(0, say("map.unlabelled", language, places=names))
    if beyond:
        names = listed([view.place(one.id)[0] for one in beyond], language)
        notes.insert(0, say("map.beyond", language, places=names))
    for note in notes:
        words = sheet.wrapped(note, sheet.width - 0.4, size=10.5)
        sheet.text(0.2, y, words, size=10.5, vertical="top", colour=sheet.colours.soft)
        y += sheet.measure(words, size=10.5)[1] + 0.06
    sheet.grow(y)
    return sheet.finished(title, _alt(view, inside, happened), margin=0.12)


def _in_region(one: Place) -> bool:
    if one.latitude is None or one.longitude is None:
        return False
    return WEST < one.longitude < EAST and SOUTH < one.latitude < NORTH


def _point(one: Place) -> tuple[float, float]:
    return one.longitude or 0.0, one.latitude or 0.0


def _events_at(events: Iterable[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.status not in {"negated", "hypothetical"}:
            for place in event.places:
                found.setdefault(place, []).append(event)
    return found


def _frame(inside: Sequence[Place], sheet_width: float, top: float) -> Frame:
    """The frame around the places: towns count before countries, and at least five degrees are shown."""
    small = [one for one in inside if one.kind not in WIDE_KINDS] or list(inside)
    wide = [one for one in inside if one.kind == "country"]
    xs, ys = [_point(one)[0] for one in small], [_point(one)[1] for one in small]
    # A country whose middle is near the towns belongs on the map with its name; a far one would only shrink it.
    reach = max(6.0, 1.2 * (max(xs) - min(xs)), 1.2 * (max(ys) - min(ys)))
    for one in wide:
        x, y = _point(one)
        if min(xs) - reach < x < max(xs) + reach and min(ys) - reach < y < max(ys) + reach:
            xs.append(x)
            ys.append(y)
    west, east, south, north = min(xs), max(xs), min(ys), max(ys)
    cosine = math.cos(math.radians((south + north) / 2))
    width = sheet_width - 0.4
    spare = 0.22
    span_y = max(5.0, (north - south) * (1 + 2 * spare))
    span_x = max(5.0, (east - west) * (1 + 2 * spare))
    height = min(6.2, max(4.2, width * span_y / (span_x * cosine)))
    # Widen what is short, so that a degree of latitude is as long as it is on the ground.
    if span_y / height > span_x * cosine / width:
        span_x = span_y / height * width / cosine
    else:
        span_y = span_x * cosine / width * height
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    return Frame(middle_x - span_x / 2, middle_y - span_y / 2, middle_x + span_x / 2, middle_y + span_y / 2,
                 0.2, top, width, height)  # fmt: skip


# --- labels that do not collide -----------------------------------------------------------------------------------


def _free(box: Box, taken: Iterable[Box], frame: Frame) -> bool:
    left, top, right, bottom = frame.box
    if box[0] < left + 0.04 or box[1] < top + 0.04 or box[2] > right - 0.04 or box[3] > bottom - 0.04:
        return False
    return not any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken)


def _around(x: float, y: float, width: float, height: float, radius: float) -> Iterator[tuple[float, float, float]]:
    """Middles of labels around a point, best first, nearer ones before farther ones; and how far away."""
    for far in (0.0, 0.25, 0.55, 0.9):
        reach = radius + 0.05 + far
        for angle in (0, 180, 90, 270, 35, 145, 325, 215):
            cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            sideways = width / 2 if abs(cosine) > 0.3 else 0.0
            yield (x + cosine * reach + math.copysign(sideways, cosine) * (abs(cosine) > 0.3),
                   y - sine * (reach + height / 2), far)  # fmt: skip


def _points(
    sheet: Sheet, view: View, frame: Frame, inside: Sequence[Place], happened: dict[str, list[Event]], taken: list[Box]
) -> set[str]:
    """Signs of the places, then their names where there is room; gives the ids of those that could be named."""
    order = sorted(
        (one for one in inside if frame.holds(*_point(one))),
        key=lambda one: (-len(happened.get(one.id, ())), one.kind in WIDE_KINDS, -len(one.mentions), one.id),
    )
    radii: dict[str, float] = {}
    for one in order:
        x, y = frame.at(*_point(one))
        events = happened.get(one.id, [])
        size = min(24.0, 7.0 + 4.0 * math.sqrt(len(events)))
        score = sum(event.score for event in events)
        colours = sheet.colours
        shade = colours.conflict if score < 0 else colours.cooperation if score > 0 else colours.ink
        marker = ("v" if score < 0 else "^" if score > 0 else "o") if events else "s"
        sheet.sign(from_start(sheet, x), y, marker, size=size if events else 6, colour=shade,
                   hollow=not events, line=1.4)  # fmt: skip
        radii[one.id] = (size if events else 6) / 144
        taken.append((x - radii[one.id], y - radii[one.id], x + radii[one.id], y + radii[one.id]))
    labelled: set[str] = set()
    labels: list[Box] = []
    for one in order:
        x, y = frame.at(*_point(one))
        words = view.place(one.id)[0]
        bold = one.kind == "country"
        width, height = sheet.measure(words, size=12, bold=bold)
        for cx, cy, far in _around(x, y, width, height, radii[one.id]):
            box = (cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2)
            leader = ((x, y), (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])))
            if _free(box, taken, frame) and not (far and _crosses(leader, labels)):
                if far:
                    stroke(sheet, leader, sheet.colours.ink, 0.7)
                    taken.append(_hull(leader))
                sheet.text(
                    from_start(sheet, cx), cy, words, size=12, bold=bold, side="middle", ground=sheet.colours.land
                )
                taken.append(box)
                labels.append(box)
                labelled.add(one.id)
                break
    return labelled


def _hull(leader: tuple[tuple[float, float], tuple[float, float]]) -> Box:
    (x0, y0), (x1, y1) = leader
    return min(x0, x1) - 0.02, min(y0, y1) - 0.02, max(x0, x1) + 0.02, max(y0, y1) + 0.02


def _crosses(leader: tuple[tuple[float, float], tuple[float, float]], labels: Iterable[Box]) -> bool:
    """Whether a line from a place to its name would run through another name."""
    (x0, y0), (x1, y1) = leader
    points = [(x0 + (x1 - x0) * n / 20, y0 + (y1 - y0) * n / 20) for n in range(21)]
    return any(box[0] < x < box[2] and box[1] < y < box[3] for x, y in points for box in labels)


def _country_names(sheet: Sheet, frame: Frame, taken: list[Box], named: set[str]) -> None:
    """Names of the countries on the map, where there is room, for orientation."""
    for country in atlas().countries:
        if country.id is None or country.label is None or not frame.holds(*country.label):
            continue
        words = country_name(country.id, sheet.language)
        if words in named:
            continue
        width, height = sheet.measure(words, size=11.5)
        x, y = frame.at(*country.label)
        for dx, dy in ((0.0, 0.0), (0.0, 0.35), (0.0, -0.35), (0.5, 0.0), (-0.5, 0.0)):
            box = (x + dx - width / 2, y + dy - height / 2, x + dx + width / 2, y + dy + height / 2)
            if _free(box, taken, frame):
                sheet.text(from_start(sheet, x + dx), y + dy, words, size=11.5, side="middle",
                           colour=sheet.colours.soft, ground=sheet.colours.land)  # fmt: skip
                taken.append(box)
                break


def _river_names(sheet: Sheet, frame: Frame, taken: list[Box]) -> None:
    """The name of each great river once, on its course, nearest to the middle of the map."""
    middle = ((frame.west + frame.east) / 2, (frame.south + frame.north) / 2)
    courses: dict[str, list[tuple[float, float]]] = {}
    for river in atlas().rivers:
        if river.name is not None:
            courses.setdefault(river.name, []).extend(p for line in river.lines for p in line if frame.holds(*p))
    for name, course in sorted(courses.items()):
        words = say(f"river.{name}", sheet.language)
        width, height = sheet.measure(words, size=11)
        for point in sorted(course, key=lambda p: (p[0] - middle[0]) ** 2 + (p[1] - middle[1]) ** 2):
            x, y = frame.at(*point)
            box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            if _free(box, taken, frame):
                sheet.text(from_start(sheet, x), y, words, size=11, side="middle", colour=sheet.colours.river_name,
                           ground=sheet.colours.land)  # fmt: skip
                taken.append(box)
                break


def _key(sheet: Sheet, inside: Sequence[Place], happened: dict[str, list[Event]], y: float) -> float:
    """What the signs on this map mean."""
    colours, language = sheet.colours, sheet.language
    scores = [sum(event.score for event in happened[one.id]) for one in inside if one.id in happened]
    keys = []
    for marker, sign, colour in (("v", -1, colours.conflict), ("^", 1, colours.cooperation), ("o", 0, colours.ink)):
        if any((score > 0) - (score < 0) == sign for score in scores):
            keys.append((marker, False, colour, say(f"sign.{sign}", language)))
    if len(scores) < len(inside):
        keys.append(("s", True, colours.ink, say("map.no-event", language)))
    return sheet.key(keys, y)


def _alt(view: View, inside: Sequence[Place], happened: dict[str, list[Event]]) -> str:
    language = view.language
    told = []
    for one in sorted(inside, key=lambda one: -len(happened.get(one.id, ())))[:8]:
        kind = catalogue().get(f"place-kind.{one.kind}")
        words = view.place(one.id)[0] + (f" ({kind[language]})" if kind else "")
        if events := happened.get(one.id):
            words += f": {counted(len(events), 'event', language)}"
        told.append(words)
    head = say("alt.map", language, places=counted(len(inside), "place", language))
    return head + " " + f"{say('text.semicolon', language)} ".join(told) + "."
