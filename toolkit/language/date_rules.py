"""Rules for time expressions that name a period; each takes the place where it would begin.

A rule answers what its words tell, or None where they are something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from toolkit.language.date_words import Reader, Told
from toolkit.language.periods import (
    Period,
    day,
    hijri_day,
    hijri_month,
    hijri_year_of,
    month,
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

RELATIVES = ("past", "coming", "current", "same")
ARTICLE = ("ال", "وال", "بال", "لل", "فال", "ولل", "وبال")
LEANING = ("", "و", "ف", "ب", "ل")
OF = {"من", "منه"}


# --- parts that several rules share ----------------------------------------------------------------------------


def relative(reader: Reader, at: int) -> tuple[str, int] | None:
    """``الماضي``, ``قبل الماضي``, ``المقبل``, ``الجاري``, ``نفسه``: which, and the word after it."""
    if reader.key(at) == "قبل":
        hit = reader.find(at + 1, "past", prefixes=("",))
        return ("before past", hit.end) if hit else None
    hit = reader.find(at, *RELATIVES, prefixes=("",))
    if not hit:
        return None
    return hit.kind, hit.end


def ordinal_or_digits(reader: Reader, at: int) -> tuple[int, int] | None:
    """A day of the month: ``12``, ``الـ 12``, ``الثاني عشر``, ``أول``."""
    key = reader.key(at)
    if key in {"ال", "وال", "بال", "لل"} or (key == "و" and reader.listed.kind(at + 1) == "number"):
        at += 1
    number = reader.digits(at, 2)
    if number is not None:
        return (number, at + 1) if 1 <= number <= 31 else None
    hit = reader.find(at, "ordinal")
    return (int(hit.value), hit.end) if hit else None


def days_of_month(reader: Reader, at: int) -> tuple[list[int], int] | None:
    """One day or several: ``22``, ``22 و23``, ``22-24``, ``الثالث والرابع``, ``5 إلى 10``."""
    one = ordinal_or_digits(reader, at)
    if one is None:
        return None
    found, end = [one[0]], one[1]
    while len(found) < 4:
        key = reader.key(end)
        if key in {"-", "\N{EN DASH}", "الي", "حتي", "و"}:
            more = ordinal_or_digits(reader, end + 1)
        elif key.startswith("و"):
            more = ordinal_or_digits(reader, end)
        else:
            break
        if more is None or more[0] <= found[-1]:
            break
        found.append(more[0])
        end = more[1]
    return found, end


def month_name(reader: Reader, at: int) -> tuple[str, int, bool, int, str] | None:
    """Calendar, number, whether it stands alone as a month, end, row; double names (``يونيو/حزيران``) are one."""
    hit = reader.find(at, "month")
    if hit is None:
        return None
    calendar, number, alone = hit.value.split()
    end, free = hit.end, alone == "free"
    written = reader.listed.text[reader.listed.starts[at] : reader.listed.ends[at]]
    if alone == "strict" and "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}" in written:
        return None  # إب is a town of Yemen
    for opening, closing in ((("/", "-", "\N{EN DASH}", "ـ", "\\"), ""), (("(", "["), ")")):
        if reader.key(end) in opening:
            other = reader.find(end + 1, "month", prefixes=("",))
            if other and other.value.split()[1] == number and (not closing or reader.key(other.end) in {")", "]"}):
                return calendar, int(number), True, other.end + bool(closing), hit.row
    other = reader.find(end, "month", prefixes=("",))
    if other and other.value.split()[:2] == [calendar, number]:
        return calendar, int(number), True, other.end, hit.row
    return calendar, int(number), free, end, hit.row


def year_number(reader: Reader, at: int) -> tuple[int, str, int] | None:
    """A year in digits with its calendar: ``2015``, ``2015م``, ``1436هـ``."""
    number = reader.digits(at, 4)
    if number is None or number < 1000:
        return None
    mark = reader.key(at + 1) if reader.listed.kind(at + 1) == "word" else ""
    if mark in {"ه", "هجري", "هجريه"} or (1300 <= number <= 1500 and reader.key(at + 2) == "ه"):
        return number, "hijri", at + 2
    if number > 2200:
        return None
    return number, "gregorian", at + (2 if mark in {"م", "ميلادي", "ميلاديه"} else 1)


def year_after(reader: Reader, at: int) -> tuple[int, int] | None:
    """The year that follows a month: ``2014``, ``من عام 2014``, ``لسنة 2014``, ``من العام الماضي``."""
    here = at + 1 if reader.key(at) in {"من", ",", "\N{ARABIC COMMA}"} else at
    if reader.key(here) in {"عام", "سنه", "العام", "السنه", "للعام", "لعام", "لسنه"}:
        named = year_number(reader, here + 1)
        if named:
            return named[0], named[2]
        which = relative(reader, here + 1)
        if which and reader.today and reader.key(at) == "من":
            shift = {"past": -1, "before past": -2, "coming": 1}.get(which[0], 0)
            return reader.today.year + shift, which[1]
        return None
    named = year_number(reader, here)
    if named is None:
        return None
    if here > at and reader.key(at) != "من" and not 1900 <= named[0] <= 2100:
        return None
    return named[0], named[2]


def year_for(reader: Reader, number: int, which: str, on: int = 1, *, ahead: bool = False) -> int | None:
    """The year of a month that is told without one: the nearest, looking back further than ahead."""
    today = reader.today
    if today is None:
        return None
    if which == "past":
        return today.year if (number, on) < (today.month, today.day) and number != today.month else today.year - 1
    if which == "before past":
        return today.year - 1 if number < today.month else today.year - 2
    if which == "coming":
        return today.year if number > today.month else today.year + 1
    if which == "current":
        return today.year
    if which == "same" and reader.last_month:
        return reader.last_month.low.year
    if ahead:
        return today.year if (number, on) >= (today.month, today.day if on > 1 else 1) else today.year + 1
    distance = number - today.month
    if distance > AHEAD:
        return today.year - 1
    return today.year + 1 if distance < AHEAD - 12 else today.year


AHEAD = 2
"""How many months ahead a month without a year may lie; further ahead it is last year's."""


def resolve_month(
    reader: Reader, calendar: str, number: int, in_year: int | None, which: str, *, ahead: bool = False
) -> Period | None:
    """A named month as a period."""
    if calendar == "gregorian":
        chosen = in_year if in_year is not None else year_for(reader, number, which, ahead=ahead)
        return month(chosen, number) if chosen is not None else None
    chosen = in_year if in_year is not None else hijri_year_of(reader.today) if reader.today else None
    if chosen is None:
        return None
    if in_year is None and which == "past" and reader.today:
        this = hijri_month(chosen, number)
        chosen -= bool(this and this.high >= reader.today)
    return hijri_month(chosen, number) if chosen < 1600 else month(chosen, number)


def resolve_day(
    reader: Reader, calendar: str, number: int, on: int, in_year: int | None, which: str, *, ahead: bool = False
) -> date | None:
    """A day of a named month."""
    if calendar == "gregorian":
        chosen = in_year if in_year is not None else year_for(reader, number, which, on, ahead=ahead)
        if (
            in_year is None
            and which == "past"
            and reader.today
            and number == reader.today.month
            and on < reader.today.day
        ):
            chosen = reader.today.year
        return safe_date(chosen, number, on)
    chosen = in_year if in_year is not None else hijri_year_of(reader.today) if reader.today else None
    return hijri_day(chosen, number, on) if chosen is not None else None


def safe_date(in_year: int | None, number: int, on: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    if in_year is None:
        return None
    try:
        return date(in_year, number, on)
    except ValueError:
        return None


# --- the rules ---------------------------------------------------------------------------------------------------


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
    if not (listed.touches(at) and listed.touches(at + 1)) and reader.key(at - 1) not in {"يوم", "بتاريخ", "تاريخ"}:
        return None
    first, second, third = reader.digits(at, 4), reader.digits(at + 2, 4), reader.digits(at + 4, 4)
    if first is None or second is None:
        return None
    if reader.key(at + 3) == mark and third is not None:
        if first > 31:
            when = safe_date(first, second, third)
        else:
            when = safe_date(third + (2000 if third < 50 else 1900) if third < 100 else third, second, first)
            when = when or safe_date(third if third > 100 else 2000 + third, first, second)
        return Told(at + 5, day(when), "numeric-date") if when and when.year < 2200 else None
    if 1 <= first <= 12 and 1900 <= second <= 2100 and mark == "/":
        return Told(at + 3, month(second, first), "numeric-month")
    if reader.key(at - 1) in {"يوم", "بتاريخ", "تاريخ", "اليوم", "مساء", "صباح", "فجر"} and second <= 12:
        when = safe_date(year_for(reader, second, "", first), second, first)
        return Told(at + 3, day(when) if when else None, "numeric-date") if first <= 31 else None
    return None


def day_and_month(reader: Reader, at: int) -> Told | None:
    """``3 آب/أغسطس 2015``, ``العاشر من تموز``, ``22 و23 يوليو الماضي``, ``الثالث من شهر آذار``."""
    listed = days_of_month(reader, at)
    if listed is None:
        return None
    days, end = listed
    here = end + 1 if reader.key(end) == "من" else end
    here += reader.key(here) in {"شهر", "شهري"}
    named = month_name(reader, here)
    if named is None:
        return None
    calendar, number, _, end, row = named
    told = year_after(reader, end)
    which = ""
    if told:
        end = told[1]
    else:
        said = relative(reader, end)
        if said:
            which, end = said
    rule = f"day-and-month {row}"
    key = f"{number:02}-{days[0]:02}"
    if not told and not which and key in reader.names:
        return None
    if not told and not which:
        known = known_date(reader, at, key)
        if known is not None:
            value, ref = known
            if not value:
                reader.names.add(key)
                return None
            return Told(end, day(date.fromisoformat(value)), f"known-date {ref}")
    ahead = not told and not which and reader.future(at)
    first, last = (
        resolve_day(reader, calendar, number, on, told[0] if told else None, which, ahead=ahead)
        for on in (days[0], days[-1])
    )
    if first is None or last is None:
        return Told(end, None, rule) if reader.today is None else None
    return Told(end, day(first) if len(days) == 1 else span(day(first), day(last)), rule)


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
    cued = reader.key(at) in {"شهر", "وشهر", "بشهر", "لشهر", "شهري"}
    named = month_name(reader, at + cued)
    if named is None:
        return None
    calendar, number, free, end, row = named
    told = year_after(reader, end)
    which = ""
    if told:
        end = told[1]
    else:
        said = relative(reader, end)
        if said:
            which, end = said
    before = reader.key(at - 1)
    cued = cued or bool(told or which) or bool(reader.find(at - 1, "since", "edge"))
    if not free and not cued and (before not in {"في", "وفي", "خلال"} or not unmistakable(reader, at)):
        return None
    if not told and not which:
        known = known_date(reader, at, f"{number:02}")
        if known and known[0]:
            return Told(end, iso_month(known[0]), f"known-date {known[1]}")
    ahead = not told and not which and reader.future(at)
    period = resolve_month(reader, calendar, number, told[0] if told else None, which, ahead=ahead)
    return Told(end, period, f"named-month {row}")


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
        return Told(here + 1, year(1900 + two), "named-year") if reader.key(at) in {"عام", "العام"} else None
    told = year_number(reader, here)
    if told is None:
        return None
    number, calendar, end = told
    if calendar == "hijri":
        first, last = hijri_day(number, 1, 1), hijri_day(number, 12, 29)
        left, right = year_of(first), year_of(last)
        return Told(end, span(left, right) if left and right else None, "named-year")
    if not word and not (1900 <= number <= 2100 and len(reader.key(here)) == 4 and bare_year(reader, here, end)):
        return None
    if reader.key(end) in {"-", "\N{EN DASH}", "/", "ـ"} or (word and reader.key(end) == "و"):
        second = reader.digits(end + 1, 4)
        if second and number < second <= 2200:
            return Told(end + 2, years(number, second), "named-years")
    return Told(end, year(number), "named-year")


def counts(reader: Reader, at: int) -> bool:
    """Whether the number at this place is followed by what it counts."""
    after = reader.key(at + 1)
    if reader.listed.kind(at + 1) != "word":
        return after in {"%", "\N{ARABIC PERCENT SIGN}", "$"}
    return after in reader.vocab.counted or (after.endswith("ا") and len(after) > 3)


BEFORE_YEARS = frozenset(
    {"", "في", "وفي", "منذ", "حتي", "بين", "خلال", "من", "ومن", "الي", "قبل", "بعد", "(", "-", "و", "\n", "/", ",", "،"}
)
QUANTIFIERS = frozenset({"نحو", "حوالي", "زهاء", "قرابه", "عن", "علي", "رقم", ":", "+", "#"})


def bare_year(reader: Reader, at: int, end: int) -> bool:
    """Whether four digits without the word for year are one."""
    before, after = reader.key(at - 1), reader.key(at + 1)
    if counts(reader, at) or before in QUANTIFIERS or (before and before in reader.vocab.labels):
        return False
    if before in {"/", "-"} and reader.listed.touches(at - 1) and reader.listed.kind(at - 2) == "number":
        return False
    if reader.listed.kind(at - 1) == "latin" or (after == "." and reader.listed.kind(at + 2) == "latin"):
        return False
    if before in BEFORE_YEARS or after.startswith("ال") or reader.find(at - 1, "edge", "since", "until"):
        return True
    return reader.listed.kind(end) != "word" or after in {
        "و",
        "في",
        "الي",
        "حتي",
        "علي",
        "ان",
        "من",
        "عن",
        "التي",
        "الذي",
    }


def weekday(reader: Reader, at: int) -> Told | None:
    """``الخميس``, ``يوم السبت الماضي``, ``الاثنين 20 تموز``, ``الثلاثاء (أمس)``."""
    here = at + (reader.key(at) in {"يوم", "ويوم", "يومي", "ليوم", "بيوم", "نهار", "ليله", "ليل"})
    hit = reader.find(here, "weekday")
    if hit is None:
        return None
    if reader.find(at - 1, "blocks") and here == at:
        return None
    number, end = int(hit.value), hit.end
    rule = f"weekday {hit.row}"
    for offset, closing in ((end, ""), (end + 1, ")")):
        if closing and reader.key(end) not in {"(", ",", "\N{ARABIC COMMA}", "الموافق"}:
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


def deictic(reader: Reader, at: int) -> Told | None:
    """``أمس``, ``اليوم السبت``, ``أول من أمس (الثلاثاء)``, ``الليلة قبل الماضية``, ``غدا``."""
    here = at + (reader.key(at) in {"يوم", "ويوم"})
    hit = reader.find(here, "day", prefixes=(*LEANING, "بال", "وبال"))
    if hit is None:
        return None
    offset = [int(part) for part in hit.value.split("/")]
    end, rule = hit.end, f"deictic {hit.row}"
    if offset == [0] and reader.key(here) in {"اليوم", "واليوم", "الليله"}:
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


def means_today(reader: Reader, at: int, end: int) -> bool:
    """Whether ``اليوم`` is today and not the day of something, or part of a name."""
    if reader.find(end, "not today", "ordinal", prefixes=("",)) or reader.find(at - 1, "blocks", prefixes=LEANING):
        return False
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
    here = hit.end + (reader.key(hit.end) == "يوم")
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
    if unit is None or unit.value.endswith(" 1"):
        return None
    name, *two = unit.value.split()
    end, count = unit.end, int(two[0]) if two else None
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
    if name in {"hour", "decade", "century"}:
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


def feast(reader: Reader, at: int) -> Told | None:
    """``أول أيام عيد الفطر``, ``يوم عرفة``: the day of a feast, the nearest one."""
    number, here = 1, at
    cued = reader.key(at) in {"يوم", "ليله", "صباح", "ويوم"} or bool(
        reader.find(at, "feast") and "يوم" in reader.key(at)
    )
    here += reader.key(at) in {"ليله", "صباح"} or (cued and not reader.find(at, "feast"))
    counted = reader.find(at, "ordinal")
    if counted and reader.key(counted.end) in {"ايام", "يوم"}:
        number, here = int(counted.value), counted.end + 1
    hit = reader.find(here, "feast", prefixes=("",) if here > at else LEANING)
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
    if hit is None or reader.key(at - 1) in {"العقد", "في العقد"}:
        return None
    end = hit.end + (reader.key(hit.end) == "من")
    century = reader.find(end, "unit", prefixes=("ال",))
    said = relative(reader, century.end) if century and century.value == "century 1" else None
    end = said[1] if said else hit.end
    first = 1900 + int(hit.value)
    return Told(end, years(first, first + 9), f"decade {hit.row}")


def season(reader: Reader, at: int) -> Told | None:
    """``الصيف الماضي``."""
    hit = reader.find(at, "season")
    said = relative(reader, hit.end) if hit else None
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


EDGES = {"start": (0, 1), "middle": (6, 6), "end": (11, 12), "half1": (0, 6), "half2": (6, 12)}


def edge(reader: Reader, at: int) -> Told | None:
    """``مطلع 2017``, ``نهاية تموز``, ``أواخر العام الماضي``, ``منتصف الشهر``."""
    hit = reader.find(at, "edge", prefixes=LEANING)
    if hit is None:
        return None
    here = hit.end + (reader.key(hit.end) in {"شهر"} and not reader.find(hit.end + 1, "month"))
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


def this_unit(reader: Reader, at: int) -> Told | None:
    """``العام``, ``الشهر``, ``الأسبوع`` after an edge: the one that runs."""
    unit = reader.find(at, "unit", prefixes=("ال",))
    if unit is None or unit.value not in {"week 1", "month 1", "year 1"}:
        return None
    return Told(unit.end, period_of(reader, unit.value.split()[0], "current"), "this-unit " + unit.row)


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
    season,
    named_year,
    named_month,
    relative_unit,
    plural_relative,
)
"""Tried in this order; the first that answers decides."""
