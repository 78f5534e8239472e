"""Rules for days, weeks, months and years told from today (``أمس``, ``السبت``, ``الشهر الماضي``)."""

from __future__ import annotations

from datetime import date, timedelta

from toolkit.language.calendar_dates import (
    day_and_month,
    numeric_date,
)
from toolkit.language.date_parts import (
    ARTICLE,
    LEANING,
    relative,
)
from toolkit.language.date_words import Reader, Told
from toolkit.language.periods import (
    Period,
    day,
    month_of,
    months_between,
    moved,
    nearest_weekday,
    span,
    week,
    year,
    year_of,
    years,
)


def weekday(reader: Reader, at: int) -> Told | None:
    """``الخميس``, ``يوم السبت الماضي``, ``الاثنين 20 تموز``, ``الثلاثاء (أمس)``."""
    led = reader.names_unit(at, "day") or reader.find(at, "part", "day cue")
    here = at + 1 if led else at
    hit = reader.find(here, "weekday")
    if hit is None:
        return None
    if reader.find(at - 1, "blocks") and here == at:
        return None
    number, end = int(hit.value), hit.end
    rule = f"weekday {hit.row}"
    for offset, closing in ((end, ""), (end + 1, ")")):
        if closing and reader.key(end) not in OPENING and not reader.find(end, "day cue"):
            break
        exact = numeric_date(reader, offset) or day_and_month(reader, offset)
        if exact:
            return Told(exact.end + (reader.key(exact.end) == ")" and reader.key(end) == "("), exact.period, rule)
    said = relative(reader, end)
    which = said[0] if said else ""
    end = said[1] if said else end
    if reader.key(end) == "(" and reader.key(end + 2) == ")" and reader.find(end + 1, "day"):
        end += 3
    if reader.today is None:
        return Told(end, None, rule, "weekday")
    coming = which == "coming" or (not which and number != reader.today.weekday() and reader.future(at))
    when = nearest_weekday(reader.today, number, past=which == "past", coming=coming)
    if which == "before past":
        when = nearest_weekday(reader.today, number, past=True) - timedelta(days=7)
    return Told(end, day(when), rule, "weekday")


OPENING = frozenset({"(", ",", "\N{ARABIC COMMA}"})
"""What may stand between a weekday and its date."""


def deictic(reader: Reader, at: int) -> Told | None:
    """``أمس``, ``اليوم السبت``, ``أول من أمس (الثلاثاء)``, ``الليلة قبل الماضية``, ``غدا``."""
    led = reader.find(at, "day cue") or (reader.names_unit(at, "day") and reader.find(at, "day") is None)
    here = at + 1 if led else at
    hit = reader.find(here, "day", prefixes=(*LEANING, "بال", "وبال"))
    if hit is None:
        return None
    offset = [int(part) for part in hit.value.split("/")]
    end, rule = hit.end, f"deictic {hit.row}"
    if offset == [0]:
        if not means_today(reader, here, end):
            return None
        if (said := relative(reader, end)) and said[0] == "same":
            return Told(said[1], reader.last_day, rule)
    opened = reader.key(end) in {"(", "[", "\N{ARABIC COMMA}", ","}
    named = reader.find(end + opened, "weekday", prefixes=("",))
    if named and (not opened or reader.key(named.end) in {")", "]"} or reader.key(end) in {"\N{ARABIC COMMA}", ","}):
        end = named.end + (opened and reader.key(named.end) in {")", "]"})
        if reader.today is None:
            return Told(end, None, rule)
        start = reader.today + timedelta(days=offset[-1])
        coming = offset[-1] > 0
        when = nearest_weekday(reader.today if coming else min(start, reader.today), int(named.value), coming=coming)
        return Told(end, day(when), rule)
    if reader.today is None:
        return Told(end, None, rule)
    days = [day(reader.today + timedelta(days=one)) for one in offset]
    return Told(end, days[0] if len(days) == 1 else span(days[0], days[1]), rule)


QUOTES = frozenset("\"'«»“”‘’")


def means_today(reader: Reader, at: int, end: int) -> bool:
    """Whether ``اليوم`` is today and not the day of something, or part of a name."""
    if reader.find(end, "not today", "ordinal", prefixes=("",)) or reader.find(at - 1, "blocks", prefixes=LEANING):
        return False
    if reader.key(at - 1) in QUOTES and reader.key(end) in QUOTES:
        return False  # a newspaper: بيان تلقت «اليوم» نسخة منه
    if reader.key(end) in {"الاول", "الذي"} or reader.key(at - 1) in {"ذلك", "هذا"}:
        return reader.key(at - 1) == "هذا"
    if reader.find(at - 1, "nowadays"):
        return False
    said = relative(reader, end)
    return said is None or said[0] in {"same", "current"}


def part_of_day(reader: Reader, at: int) -> Told | None:
    """``صباح أمس``, ``فجر اليوم``, ``بعد منتصف ليل الاثنين``: the day that the part belongs to."""
    hit = reader.find(at, "part", prefixes=(*LEANING, "ال", "بال"))
    if hit is None or (hit.prefix in {"ال", "بال"}):
        return None
    here = hit.end + (reader.names_unit(hit.end, "day") and reader.find(hit.end, "day") is None)
    return weekday(reader, here) or deictic(reader, here) or day_and_month(reader, here) or numeric_date(reader, here)


UNIT_STEPS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def relative_unit(reader: Reader, at: int) -> Told | None:
    """``الشهر الجاري``, ``الأسبوع الماضي``, ``هذا العام``, ``العام قبل الماضي``, ``الشهر نفسه``."""
    this = reader.find(at, "this")
    here = this.end if this else at
    unit = reader.find(here, "unit", prefixes=ARTICLE if not this else ("ال",))
    if unit is None or not unit.value.endswith(" 1"):
        return None
    name = unit.value.split()[0]
    said = relative(reader, unit.end)
    if said is None and this is None:
        return None
    which, end = said or ("current", unit.end)
    if name == "day" and (which != "same" or this):
        return None
    if name == "year" and which == "current" and not this and reader.key(at - 1).startswith("ال") and at:
        return None
    return Told(end, period_of(reader, name, which), "relative-unit " + unit.row)


def period_of(reader: Reader, name: str, which: str) -> Period | None:
    """The week, month, year ... that a relative points to."""
    if which == "same":
        if name == "day":
            return reader.last_day
        if name == "month":
            return reader.last_month
        known = reader.last_month or reader.last_day
        return year(known.low.year) if known and name == "year" else None
    today = reader.today
    if today is None:
        return None
    shift = {"past": -1, "before past": -2, "coming": 1}.get(which, 0)
    if name == "week":
        start = moved(today, days=7 * shift)
        return week(start) if start else None
    if name == "month":
        return month_of(moved(today, months=shift))
    if name == "year":
        return year_of(moved(today, months=12 * shift))
    if name == "decade":
        first = today.year // 10 * 10 + 10 * shift
        return years(first, first + 9)
    if name == "century":
        first = today.year // 100 * 100 + 100 * shift
        return years(first, first + 99)
    return None


def plural_relative(reader: Reader, at: int) -> Told | None:
    """``الأيام القليلة الماضية``, ``الأسابيع المقبلة``, ``الأشهر الستة الماضية``."""
    unit = reader.find(at, "unit", prefixes=ARTICLE)
    led = reader.count_at(at) if unit is None else None
    if led:  # الأربعة أسابيع الماضية
        unit = reader.find(led[1], "unit", prefixes=("", "ال"))
    if unit is None or unit.value.endswith(" 1"):
        return None
    name, *two = unit.value.split()
    end, count = unit.end, led[0] if led else int(two[0]) if two else None
    vague = reader.find(end, "vague", prefixes=("",))
    if vague:
        end = vague.end
    counted = reader.count_at(end)
    if counted:
        count, end = counted
    said = relative(reader, end)
    if said is None or said[0] not in {"past", "coming"}:
        return None
    which, end = said
    if count is None and (counted := reader.count_at(end)):
        count, end = counted
    rule = "plural-relative " + unit.row
    if name == "hour" and count is not None and count % 24 == 0:  # الساعات الـ48 الماضية
        name, count = "day", count // 24
    if name in {"hour", "century"} or (name == "decade" and count is None):
        return None
    if reader.today is None:
        return Told(end, None, rule)
    return (
        Told(end, stretch(reader.today, name, count, -1 if which == "past" else 1), rule)
        if known(name, count)
        else None
    )


def known(name: str, count: int | None) -> bool:
    """Whether so vague a stretch fixes anything: days and weeks do, months and years only with a number."""
    return name in {"day", "week"} or count is not None


def stretch(today: date, name: str, count: int | None, sign: int) -> Period | None:
    """The last or the next so many days, weeks, months or years."""
    if name in UNIT_STEPS:
        there = moved(today, months=sign * (count or 0) * UNIT_STEPS[name])
        if there is None:
            return None
        first, last = min(there, today), max(there, today)
        if name != "month":
            return years(first.year, last.year)
        left, right = month_of(first), month_of(last)
        return span(left, right) if left and right else None
    days = (count or (5 if name == "day" else 2)) * (1 if name == "day" else 7)
    there = moved(today, days=sign * days)
    if there is None:
        return None
    if count is not None:
        return span(day(min(there, today)), day(max(there, today)))
    return month_of(there) if name == "week" else months_between(min(there, today), max(there, today))


def this_unit(reader: Reader, at: int) -> Told | None:
    """``العام``, ``الشهر``, ``الأسبوع`` after an edge: the one that runs."""
    unit = reader.find(at, "unit", prefixes=("ال",))
    if unit is None or unit.value not in {"week 1", "month 1", "year 1"}:
        return None
    return Told(unit.end, period_of(reader, unit.value.split()[0], "current"), "this-unit " + unit.row)
