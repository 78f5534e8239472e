"""What several rules for time expressions share: days, months and years as words tell them."""

from __future__ import annotations

from datetime import date

from toolkit.language.date_words import Reader
from toolkit.language.periods import (
    Period,
    hijri_day,
    hijri_month,
    hijri_year_of,
    month,
)

RELATIVES = ("past", "coming", "current", "same")


ARTICLE = ("ال", "وال", "بال", "لل", "فال", "ولل", "وبال")


LEANING = ("", "و", "ف", "ب", "ل")


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
    for opening, closing in ((("/", "-", "\N{EN DASH}", "\N{ARABIC TATWEEL}", "\\"), ""), (("(", "["), ")")):
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
    if reader.find(at + 1, "hijri mark", prefixes=("",)):
        return number, "hijri", at + 2
    if number > 2200:
        return None
    marked = reader.find(at + 1, "gregorian mark", prefixes=("",))
    return number, "gregorian", at + (2 if marked else 1)


def year_after(reader: Reader, at: int) -> tuple[int, int] | None:
    """The year that follows a month: ``2014``, ``من عام 2014``, ``لسنة 2014``, ``من العام الماضي``."""
    here = at + 1 if reader.key(at) in {"من", ",", "\N{ARABIC COMMA}"} else at
    if reader.names_unit(here, "year"):
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
        return today.year if (number, on) > (today.month, today.day) else today.year + 1
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


def counts(reader: Reader, at: int) -> bool:
    """Whether the number at this place is followed by what it counts."""
    after = reader.key(at + 1)
    if reader.listed.kind(at + 1) != "word":
        return after in {"%", "\N{ARABIC PERCENT SIGN}", "$"}
    accusative = after.endswith("ا") and not after.endswith(("ما", "ها", "نا", "وا", "ذا"))  # not عندما
    return after in reader.vocab.counted or (accusative and len(after) > 3)
