"""The days that an ISO day, month, year or interval may mean."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Extent:
    """The days that an ISO value may mean: first and last, None where it is open; vague when more than a day."""

    first: date | None
    last: date | None
    vague: bool


def extent(value: str) -> Extent | None:
    """The days of an ISO day, month, year or interval; None where it is none.

    >>> extent("2017-02")
    Extent(first=datetime.date(2017, 2, 1), last=datetime.date(2017, 2, 28), vague=True)
    >>> extent("2014/").last is None, extent("soon") is None
    (True, True)
    """
    if "/" in value:
        start, _, end = value.partition("/")
        first = extent(start) if start else None
        last = extent(end) if end else None
        if (start and first is None) or (end and last is None) or not (start or end):
            return None
        return Extent(first.first if first else None, last.last if last else None, True)
    try:
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 1:
            return Extent(date(parts[0], 1, 1), date(parts[0], 12, 31), True)
        if len(parts) == 2:
            days = calendar.monthrange(parts[0], parts[1])[1]
            return Extent(date(parts[0], parts[1], 1), date(parts[0], parts[1], days), True)
        if len(parts) == 3:
            day = date(*parts)
            return Extent(day, day, False)
    except ValueError:
        return None
    return None
