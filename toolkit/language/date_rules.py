"""Rules for feasts, seasons, decades and edges of periods, and the order in which all rules are tried.

A rule takes the place where its expression would begin and answers what the words tell, or None where they are
something else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from toolkit.language.calendar_dates import (
    day_and_month,
    day_of_this_month,
    named_month,
    named_year,
    numeric_date,
)
from toolkit.language.date_parts import (
    ARTICLE,
    LEANING,
    relative,
    safe_date,
)
from toolkit.language.date_words import Reader, Told
from toolkit.language.periods import (
    day,
    hijri_day,
    hijri_year_of,
    month,
    span,
    years,
)
from toolkit.language.relative_dates import (
    deictic,
    part_of_day,
    plural_relative,
    relative_unit,
    this_unit,
    weekday,
)


def feast(reader: Reader, at: int) -> Told | None:
    """``أول أيام عيد الفطر``, ``يوم عرفة``: the day of a feast, the nearest one."""
    number, here = 1, at
    itself = reader.find(at, "feast")
    cued = itself is not None and reader.names_unit(at, "day")  # يوم عرفة
    if itself is None and (reader.names_unit(at, "day") or reader.find(at, "part")):
        here, cued = at + 1, True
    counted = reader.find(at, "ordinal")
    following = reader.find(counted.end, "unit", prefixes=("",)) if counted else None
    if counted and following and following.value.startswith("day"):
        number, here = int(counted.value), following.end
    elif (which := reader.find(here, "ordinal", prefixes=("",))) and here > at:  # اليوم الثاني لعيد الفطر
        number, here = int(which.value), which.end
    hit = reader.find(here, "feast", prefixes=("", "ل") if here > at else LEANING)
    if hit is None or not (cued or here > at):
        return None
    rule = f"feast {hit.row}"
    today = reader.today
    if today is None:
        return Told(hit.end, None, rule)
    calendar, in_month, on = hit.value.split()
    base = hijri_year_of(today) if calendar == "hijri" else today.year
    if base is None:
        return Told(hit.end, None, rule)
    options = []
    for one in (base - 1, base, base + 1):
        when = (hijri_day if calendar == "hijri" else safe_date)(one, int(in_month), int(on))
        if when:
            options.append(when + timedelta(days=number - 1))
    nearest = min(options, key=lambda when: (abs((when - today).days), when)) if options else None
    return Told(hit.end, day(nearest) if nearest else None, rule)


def decade(reader: Reader, at: int) -> Told | None:
    """``الثمانينات``, ``ثمانينيات القرن الماضي``: ten years of the last century."""
    hit = reader.find(at, "decade", prefixes=LEANING)
    if hit is None:
        return None
    end = hit.end + (reader.key(hit.end) == "من")
    century = reader.find(end, "unit", prefixes=("ال",))
    said = relative(reader, century.end) if century and century.value == "century 1" else None
    end = said[1] if said else hit.end
    first = 1900 + int(hit.value)
    return Told(end, years(first, first + 9), f"decade {hit.row}")


def season(reader: Reader, at: int) -> Told | None:
    """``الصيف الماضي``, ``هذا الصيف``."""
    this = reader.find(at, "this")
    hit = reader.find(this.end if this else at, "season")
    said = relative(reader, hit.end) if hit else None
    if said is None and hit and this:
        said = "current", hit.end
    if hit is None or said is None or said[0] == "same":
        return None
    rule = f"season {hit.row}"
    if reader.today is None:
        return Told(said[1], None, rule)
    first, last = SEASONS[hit.value]
    in_year = reader.today.year
    if said[0] == "past" and reader.today.month <= last:
        in_year -= 1
    if said[0] == "coming" and reader.today.month > first:
        in_year += 1
    left, right = month(in_year, first + 1), month(in_year, last)
    return Told(said[1], span(left, right) if left and right else None, rule)


def months_of_year(reader: Reader, at: int) -> Told | None:
    """``الأشهر الستة الأولى من العام``, ``الستة أشهر الأخيرة من 2014``: so many months of a year."""
    counted = reader.count_at(at)
    unit = reader.find(counted[1] if counted else at, "unit", prefixes=("", *ARTICLE))
    if unit is None or unit.value != "month":
        return None
    end = unit.end
    if counted is None:
        counted = reader.count_at(end)
        end = counted[1] if counted else end
    side = reader.key(end)
    if counted is None or side not in FIRST_OR_LAST or reader.key(end + 1) != "من" or not 1 <= counted[0] <= 12:
        return None
    told = named_year(reader, end + 2) or relative_unit(reader, end + 2) or this_unit(reader, end + 2)
    if told is None or (told.period is not None and told.period.grain != "year"):
        return None
    rule = f"months-of-year {unit.row}"
    if told.period is None:
        return Told(told.end, None, rule)
    first = 1 if FIRST_OR_LAST[side] else 13 - counted[0]
    left, right = month(told.period.low.year, first), month(told.period.low.year, first + counted[0] - 1)
    return Told(told.end, span(left, right) if left and right else None, rule)


FIRST_OR_LAST = {"الاولي": True, "الاول": True, "الاخيره": False}


def century(reader: Reader, at: int) -> Told | None:
    """``القرن التاسع عشر``: a hundred years; of the Islamic calendar or before our era they are not told."""
    unit = reader.find(at, "unit", prefixes=ARTICLE)
    which = reader.find(unit.end, "ordinal", prefixes=("",)) if unit and unit.value == "century 1" else None
    if which is None or int(which.value) > 21:
        return None
    if reader.key(which.end) in BEFORE_OUR_ERA or reader.find(which.end, "hijri mark", prefixes=("",)):
        return None
    last = 100 * int(which.value)
    return Told(which.end, years(last - 99, last), f"century {which.row}")


BEFORE_OUR_ERA = frozenset({"قبل", "الهجري", "للهجره"})
EDGES = {"start": (0, 1), "middle": (6, 6), "end": (11, 12), "half1": (0, 6), "half2": (6, 12)}


def edge(reader: Reader, at: int) -> Told | None:
    """``مطلع 2017``, ``نهاية تموز``, ``أواخر العام الماضي``, ``منتصف الشهر``."""
    hit = reader.find(at, "edge", prefixes=LEANING)
    if hit is None:
        return None
    here = hit.end
    told = named_month(reader, hit.end) or named_year(reader, hit.end) or relative_unit(reader, hit.end)
    told = told or this_unit(reader, here)
    if told is None or (hit.value in SEASONS and (told.period is None or told.period.grain != "year")):
        return None
    rule = f"edge {hit.row}"
    period = told.period
    if period is None or period.grain != "year":
        return Told(told.end, period, rule, hit.value)
    in_year = period.low.year
    if hit.value in SEASONS:
        first, last = SEASONS[hit.value]
    elif hit.value.startswith("quarter"):
        first = 3 * int(hit.value[-1]) - 3
        last = first + 3
    elif hit.value == "middle":
        return Told(told.end, month(in_year, 6), rule)
    else:
        first, last = EDGES[hit.value]
    if hit.value in {"start", "end"}:
        return Told(told.end, month(in_year, 1 if hit.value == "start" else 12), rule)
    left, right = month(in_year, first + 1), month(in_year, last)
    return Told(told.end, span(left, right) if left and right else None, rule)


SEASONS = {"spring": (2, 5), "summer": (5, 8), "autumn": (8, 11), "winter": (0, 3)}


RULES: tuple[Callable[[Reader, int], Told | None], ...] = (
    numeric_date,
    day_and_month,
    day_of_this_month,
    feast,
    part_of_day,
    weekday,
    deictic,
    edge,
    decade,
    century,
    months_of_year,
    season,
    named_year,
    named_month,
    relative_unit,
    plural_relative,
)
"""Tried in this order; the first that answers decides."""
