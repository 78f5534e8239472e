"""Days, weeks, months, years and what lies between them, as time expressions name them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "month", "year", "span"]


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``low`` to ``high``, both included, and how finely the text tells them."""

    low: date
    high: date
    grain: Grain
    shown: str = ""
    """The ISO form where it is not simply that of the grain."""

    @property
    def iso(self) -> str:
        """Day, month or year, or an interval ``A/B``.

        >>> month(2015, 7).iso, span(day(date(2015, 7, 1)), day(date(2015, 7, 5))).iso
        ('2015-07', '2015-07-01/2015-07-05')
        """
        if self.shown:
            return self.shown
        if self.grain == "day":
            return self.low.isoformat()
        if self.grain == "month":
            return self.low.isoformat()[:7]
        if self.grain == "year":
            return self.low.isoformat()[:4]
        return f"{self.low.isoformat()}/{self.high.isoformat()}"


def day(when: date) -> Period:
    """One day."""
    return Period(when, when, "day")


def month(year: int, number: int) -> Period | None:
    """One month; nothing where there is no such month."""
    if not (1 <= number <= 12 and 1 <= year <= 9998):
        return None
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def year(number: int) -> Period | None:
    """One year of four digits."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year") if 1 <= number <= 9998 else None


def years(first: int, last: int) -> Period | None:
    """Several years on end."""
    left, right = year(first), year(last)
    return span(left, right) if left and right and first < last else None


def week(when: date) -> Period:
    """The week, Monday to Sunday, that holds the day."""
    monday = when - timedelta(days=when.weekday())
    return Period(monday, monday + timedelta(days=6), "span")


def span(left: Period, right: Period) -> Period | None:
    """From the beginning of one to the end of the other, each told as finely as it is; nothing if in wrong order."""
    if right.high < left.low:
        return None
    first, last = left.iso.split("/")[0], right.iso.split("/")[-1]
    return Period(left.low, right.high, "span", first if first == last else f"{first}/{last}")


def moved(when: date, *, days: int = 0, months: int = 0) -> date | None:
    """The day so many days and months away; the last of the month where it has no such day."""
    count = when.year * 12 + when.month - 1 + months
    number, index = divmod(count, 12)
    if not 2 <= number <= 9997 or abs(days) > 400_000:
        return None
    return date(number, index + 1, min(when.day, monthrange(number, index + 1)[1])) + timedelta(days=days)


def month_of(when: date | None) -> Period | None:
    """The month that a day falls in."""
    return month(when.year, when.month) if when else None


def year_of(when: date | None) -> Period | None:
    """The year that a day falls in."""
    return year(when.year) if when else None


def months_between(first: date | None, last: date | None) -> Period | None:
    """The month, or the two months, that a vague stretch of days falls in."""
    left, right = month_of(first), month_of(last)
    if left is None or right is None:
        return None
    return left if left == right else span(left, right)


def hijri_day(hijri_year: int, number: int, of_month: int) -> date | None:
    """A day of the Islamic calendar (Umm al-Qura), 1343 to 1500; nothing where there is no such day."""
    from hijridate import Hijri

    try:
        return Hijri(hijri_year, number, of_month).to_gregorian()
    except (ValueError, OverflowError):
        return None


def hijri_month(hijri_year: int, number: int) -> Period | None:
    """A month of the Islamic calendar."""
    first = hijri_day(hijri_year, number, 1)
    after = hijri_day(hijri_year + number // 12, number % 12 + 1, 1)
    return Period(first, after - timedelta(days=1), "span") if first and after else None


def hijri_year_of(when: date) -> int | None:
    """The Islamic year that a day falls in."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(when.year, when.month, when.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def nearest_weekday(when: date, number: int, *, past: bool = False, coming: bool = False) -> date:
    """The weekday (Monday is 0) last reached on or before a day; strictly before it, or after it, if asked."""
    if coming:
        return when + timedelta(days=(number - when.weekday() - 1) % 7 + 1)
    if past:
        when -= timedelta(days=1)
    return when - timedelta(days=(when.weekday() - number) % 7)
