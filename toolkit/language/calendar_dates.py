"""Rules for days, months and years that the text names by the calendar (``3 آب 2015``, ``عام 2013``)."""

from __future__ import annotations

import re
from datetime import date

from toolkit.language.date_parts import (
    ARTICLE,
    LEANING,
    counts,
    days_of_month,
    month_name,
    relative,
    resolve_day,
    resolve_month,
    safe_date,
    year_after,
    year_number,
)
from toolkit.language.date_words import Reader, Told
from toolkit.language.periods import (
    Period,
    day,
    hijri_day,
    month,
    month_of,
    moved,
    span,
    year,
    year_of,
    years,
)


def numeric_date(reader: Reader, at: int) -> Told | None:
    """``21/7/2015``, ``2015-07-21``, ``21.7.2015``; ``17/11`` after the word for day."""
    listed = reader.listed
    if listed.kind(at) != "number":
        return None
    dotted = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", listed.keys[at])
    if dotted:
        when = safe_date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return Told(at + 1, day(when), "numeric-date") if when else None
    mark = reader.key(at + 1)
    if mark not in {"/", "-", "\\", "\N{EN DASH}"} or listed.kind(at + 2) != "number":
        return None
    apart = not (listed.touches(at) and listed.touches(at + 1))
    whole = mark == "/" and reader.key(at + 3) == mark and 1900 <= (reader.digits(at + 4, 4) or 0) <= 2100
    if apart and not whole and not day_cue(reader, at - 1):
        return None
    first, second, third = reader.digits(at, 4), reader.digits(at + 2, 4), reader.digits(at + 4, 4)
    if first is None or second is None:
        return None
    if reader.key(at + 3) == mark and third is not None:
        if first <= 31 and 1300 <= third <= 1500:
            when = hijri_day(third, second, first)
        elif 1300 <= first <= 1500:
            when = hijri_day(first, second, third)
        elif first > 31:
            when = safe_date(first, second, third)
        else:
            when = safe_date(third + (2000 if third < 50 else 1900) if third < 100 else third, second, first)
            when = when or safe_date(third if third > 100 else 2000 + third, first, second)
        end = at + 5 + (reader.find(at + 5, "hijri mark", "gregorian mark", prefixes=("",)) is not None)
        return Told(end, day(when), "numeric-date") if when and when.year < 2200 else None
    if 1 <= first <= 12 and 1900 <= second <= 2100 and mark == "/":
        return Told(at + 3, month(second, first), "numeric-month")
    if day_cue(reader, at - 1) and second <= 12:
        said = relative(reader, at + 3)
        which, end = said or ("", at + 3)
        ahead = not which and reader.future(at)
        when = resolve_day(reader, "gregorian", second, first, None, which, ahead=ahead) if second else None
        return Told(end, day(when) if when else None, "numeric-date") if first <= 31 else None
    return None


def day_cue(reader: Reader, at: int) -> bool:
    """Whether after this word two numbers with a stroke are day and month (``يوم 17/11``)."""
    return reader.names_unit(at, "day") or reader.find(at, "day cue", "part", "day") is not None


def day_and_month(reader: Reader, at: int) -> Told | None:
    """``3 آب/أغسطس 2015``, ``العاشر من تموز``, ``22 و23 يوليو الماضي``, ``الثالث من شهر آذار``."""
    listed = days_of_month(reader, at)
    if listed is None:
        return None
    days, end = listed
    stroke = reader.key(end) in STROKES
    here = end + 1 if reader.key(end) == "من" or stroke else end
    here += reader.names_unit(here, "month")
    named = month_name(reader, here)
    if named is None:
        return None
    calendar, number, _, end, row = named
    told = year_after(reader, end + (stroke and reader.key(end) in STROKES))
    which, end = ("", told[1]) if told else relative(reader, end) or ("", end)
    rule = f"day-and-month {row}"
    key = f"{number:02}-{days[0]:02}"
    if not told and not which and key in reader.names:
        return Told(end, None, rule, NAME)
    if not told and not which:
        known = known_date(reader, at, key)
        if known is not None:
            value, ref = known
            if not value:
                reader.names.add(key)
                return Told(end, None, f"known-date {ref}", NAME)
            return Told(end, day(date.fromisoformat(value)), f"known-date {ref}")
    ahead = not told and not which and reader.future(at)
    first, last = (
        resolve_day(reader, calendar, number, on, told[0] if told else None, which, ahead=ahead)
        for on in (days[0], days[-1])
    )
    if first is None or last is None:
        return Told(end, None, rule) if reader.today is None else None
    return Told(end, day(first) if len(days) == 1 else span(day(first), day(last)), rule)


STROKES = frozenset({"/", "-", "\N{EN DASH}", "\\"})
"""What may stand between day, month and year (``10/شوال/1436``)."""
NAME = "name"
"""Style of days and months that are a name and no date (``قوى 14 آذار``)."""


def known_date(reader: Reader, at: int, key: str) -> tuple[str, str] | None:
    """What the day after certain nouns stands for (``هجمات 11 سبتمبر``); an empty value is a name, no date."""
    noun = reader.key(at - 1)
    for candidate in (noun, noun.removeprefix("و"), noun.removeprefix("ب"), noun.removeprefix("ل")):
        for wanted in (key, "*"):
            found = reader.vocab.known.get(f"{candidate} {wanted}")
            if found and (wanted != "*" or "-" in key):
                return found
    return None


def day_of_this_month(reader: Reader, at: int) -> Told | None:
    """``22 الشهر الجاري``, ``العشرين من الشهر الحالي``, ``25 الجاري``, ``12 من الشهر نفسه``."""
    listed = days_of_month(reader, at)
    if listed is None:
        return None
    days, end = listed
    here = end + 1 if reader.key(end) == "من" else end
    here += reader.key(here) == "هذا"
    unit = reader.find(here, "unit", prefixes=("ال",))
    if unit and unit.value == "month 1":
        said = relative(reader, unit.end)
        which, end = said or ("current" if reader.key(here - 1) == "هذا" else "", unit.end)
        if not which:
            return None
    elif reader.digits(end - 1, 2) and (hit := reader.find(here, "current", prefixes=("",))):
        which, end = "current", hit.end
    else:
        return None
    whole = this_month(reader, which)
    if whole is None:
        return Told(end, None, "day-of-this-month")
    found = [safe_date(whole.low.year, whole.low.month, on) for on in days]
    first, last = found[0], found[-1]
    if first is None or last is None:
        return None
    return Told(end, day(first) if len(days) == 1 else span(day(first), day(last)), "day-of-this-month")


def this_month(reader: Reader, which: str) -> Period | None:
    """The month that ``الشهر`` with this relative means."""
    if which == "same":
        return reader.last_month
    if reader.today is None:
        return None
    return month_of(moved(reader.today, months={"past": -1, "before past": -2, "coming": 1}.get(which, 0)))


def named_month(reader: Reader, at: int) -> Told | None:
    """``يونيو/حزيران 1999``, ``شهر تموز``, ``سبتمبر الماضي``; names that are also words ask for a cue."""
    cued = reader.names_unit(at, "month")
    named = month_name(reader, at + cued)
    if named is None:
        return None
    calendar, number, free, end, row = named
    told = year_after(reader, end)
    which, end = ("", told[1]) if told else relative(reader, end) or ("", end)
    cued = cued or bool(told or which) or bool(reader.find(at - 1, "since", "edge"))
    if not free and not cued and not (timed(reader, at - 1) and unmistakable(reader, at)):
        return None
    if not told and not which:
        known = known_date(reader, at, f"{number:02}")
        if known and known[0]:
            return Told(end, iso_month(known[0]), f"known-date {known[1]}")
    ahead = not told and not which and reader.future(at)
    period = resolve_month(reader, calendar, number, told[0] if told else None, which, ahead=ahead)
    return Told(end, period, f"named-month {row}")


def timed(reader: Reader, at: int) -> bool:
    """Whether the word before is a preposition that time may follow."""
    return reader.find(at, "in", "within") is not None


def unmistakable(reader: Reader, at: int) -> bool:
    """Whether ``في`` is cue enough: not for اب without its madda, which is also a town."""
    listed = reader.listed
    hit = reader.find(at, "month")
    written = listed.text[listed.starts[at] : listed.ends[at]]
    return hit is None or not hit.value.endswith("strict") or "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}" in written


def iso_month(value: str) -> Period | None:
    """A month given as ``YYYY-MM``."""
    return month(int(value[:4]), int(value[5:7]))


def named_year(reader: Reader, at: int) -> Told | None:
    """``عام 2013``, ``العام 2013``, ``1980-1988``, ``2014`` where it counts nothing."""
    cued = reader.find(at, "unit", prefixes=(*LEANING, *ARTICLE))
    word = bool(cued and cued.value in {"year 1", "year 2"} and cued.end == at + 1)
    here = at + word
    if (
        word
        and (two := reader.digits(here, 2))
        and len(reader.key(here)) == 2
        and two >= 10
        and not counts(reader, here)
    ):
        return Told(here + 1, year(1900 + two), "named-year")
    told = year_number(reader, here)
    if told is None:
        return None
    number, calendar, end = told
    word = word or (
        reader.key(at - 1) == "و" and reader.digits(at - 2, 4) is not None and reader.names_unit(at - 3, "year")
    )
    if calendar == "hijri":
        first, last = hijri_day(number, 1, 1), hijri_day(number, 12, 29)
        left, right = year_of(first), year_of(last)
        return Told(end, span(left, right) if left and right else None, "named-year")
    if not word and not (1900 <= number <= 2100 and len(reader.key(here)) == 4 and bare_year(reader, here, end)):
        return None
    if reader.key(end) in {"-", "\N{EN DASH}", "/", "\N{ARABIC TATWEEL}"} or (word and reader.key(end) == "و"):
        second = reader.digits(end + 1, 4)
        if second and number < second <= 2200:
            return Told(end + 2, years(number, second), "named-years")
    return Told(end, year(number), "named-year")


COUNTING = frozenset({":", "+", "#"})
"""Marks after which four digits are no year."""
PUNCTUATION = frozenset({"", "(", "-", "/", "\n", ",", "\N{ARABIC COMMA}"})


def bare_year(reader: Reader, at: int, end: int) -> bool:
    """Whether four digits without the word for year are one."""
    before, after = reader.key(at - 1), reader.key(at + 1)
    if reader.find(at - 1, "since") and not reader.find(at + 1, "unit") and after not in reader.vocab.counted:
        return True
    if counts(reader, at) or before in COUNTING or (before and before in reader.vocab.labels):
        return False
    if reader.find(at - 1, "about", "counts"):
        return False
    if before in {"/", "-"} and reader.listed.touches(at - 1) and reader.listed.kind(at - 2) == "number":
        return False
    if reader.listed.kind(at - 1) == "latin" or (after == "." and reader.listed.kind(at + 2) == "latin"):
        return False
    timed_by = ("edge", "since", "until", "within", "ago", "after", "in", "before year")
    if end > at + 1 or before in PUNCTUATION or after.startswith(("ال", "و")) or reader.find(at - 1, *timed_by):
        return True
    return reader.listed.kind(end) != "word" or bool(
        reader.find(end, "in", "before year", "after year", "counts", "until")
    )
