"""The day that an article calls today: its dateline's, or what its words give away, or the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from toolkit.language.calendar_dates import day_and_month, numeric_date
from toolkit.language.date_parts import safe_date
from toolkit.language.date_words import Reader, Told
from toolkit.language.periods import day
from toolkit.language.relative_dates import deictic


def writing_day(reader: Reader) -> date | None:
    """The day that the article calls today: its dateline's, or what ``أمس الثلاثاء`` gives away, or publication.

    A dateline (``غزة 2 مايو (وكالة)``) stands in the first lines of the body.
    """
    listed, published = reader.listed, reader.today
    line, start = 0, 0
    for at in range(min(len(listed), 400)):
        if listed.kinds[at] == "line":
            line, start = line + 1, at + 1
        if line > 3:
            break
        if at - start > DATELINE_WORDS or listed.kinds[at] != "number" or governed(reader, at - 1):
            continue
        told = day_and_month(reader, at) or numeric_date(reader, at) or dateline_digits(reader, at)
        period = told.period if told else None
        if told is None or period is None or period.grain != "day":
            continue
        clock = listed.kind(told.end) == "number" and listed.key(told.end + 1) == ":"
        if not clock and listed.key(told.end) not in AFTER_DATELINE:
            continue
        if published is None or abs((published - period.low).days) <= 10:
            return period.low
    return published if published is None else told_today(reader, published)


def governed(reader: Reader, at: int) -> bool:
    """Whether the word before a date makes it part of a sentence (``في 3 آب``), so that it heads no report."""
    return reader.names_unit(at, "day") or reader.find(at, "in", "before year", "since", "until", "day cue") is not None


DATELINE_WORDS = 6


AFTER_DATELINE = {"(", "/", "-", ":", "\N{EN DASH}", "["}


def dateline_digits(reader: Reader, at: int) -> Told | None:
    """``15-7 (وكالة)``: day and month in digits, as some agencies date their reports."""
    if reader.key(at + 1) not in {"-", "/"} or reader.key(at + 3) != "(" or reader.today is None:
        return None
    on, number = reader.digits(at, 2), reader.digits(at + 2, 2)
    if on is None or number is None:
        return None
    options = [safe_date(reader.today.year + shift, number, on) for shift in (0, -1, 1)]
    near = [when for when in options if when and abs((when - reader.today).days) <= 10]
    return Told(at + 3, day(near[0]), "dateline") if near else None


def told_today(reader: Reader, published: date) -> date:
    """The day that a deictic with its weekday gives away (``أمس الثلاثاء`` in an article published on Thursday)."""
    listed = reader.listed
    for at in range(min(len(listed), 400)):
        hit = reader.find(at, "day") if listed.keys[at] in reader.vocab.starts else None
        if hit is None or "/" in hit.value or int(hit.value) > 0:
            continue
        here = hit.end + (reader.key(hit.end) == "(")
        if reader.find(here, "weekday", prefixes=("",)):
            told = deictic(reader, at)
            if told and told.period:
                today = told.period.low - timedelta(days=int(hit.value))
                if timedelta(0) <= published - today <= timedelta(days=3):
                    return today
    return published
