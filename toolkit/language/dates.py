"""Time expressions and the calendar days, months, years and intervals that they fix.

Durations, ages and clock times fix nothing and are left out. What is told relative to today is resolved against
the day of publication, or the dateline's; without either its value stays None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.language.calendar_dates import NAME, day_and_month, named_year, numeric_date
from toolkit.language.date_parts import ordinal_or_digits, safe_date
from toolkit.language.date_rules import RULES
from toolkit.language.date_words import Reader, Told, vocabulary
from toolkit.language.datelines import dateline_digits, writing_day
from toolkit.language.periods import Period, day, month_of, moved, span, year, year_of
from toolkit.language.relative_dates import stretch, weekday
from toolkit.language.words import Words, splits, words
from toolkit.lexicon import Lexicon, load
from toolkit.model import Date, Number


@dataclass(frozen=True, slots=True)
class Expression:
    """Words ``first`` to ``end`` (exclusive) and the ISO value that they fix."""

    first: int
    end: int
    value: str | None
    rule: str
    period: Period | None = None


def find_dates(
    text: str,
    numbers: tuple[Number, ...] = (),
    *,
    published: date | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Date, ...]:
    """The time expressions of a text in order, resolved against the day of publication.

    ``numbers`` is taken so that callers may pass what they found before; nothing depends on it.

    >>> from datetime import date
    >>> [d.value for d in find_dates("أمس الاثنين، وفي 3 آب/أغسطس 2014", published=date(2015, 7, 21))]
    ['2015-07-20', '2014-08-03']
    >>> find_dates("منذ مطلع العام", published=date(2015, 7, 21))[0].value
    '2015-01/'
    """
    vocab = vocabulary(lexicon or load())
    listed = words(text)
    reader = Reader(listed, vocab, published if published and 10 < published.year < 9990 else None)
    reader.today = writing_day(reader)
    found = []
    at, size = 0, len(listed)
    while at < size:
        if reader.may_begin(at):
            expression = expression_at(reader, at)
            if expression and expression.rule == NAME:
                at = expression.end
                continue
            if expression:
                start = offset_of(listed, expression.first, reader)
                found.append(Date(start, listed.ends[expression.end - 1], expression.value, expression.rule))
                remember(reader, expression.period)
                at = expression.end
                continue
        at += 1
    return tuple(found)


def remember(reader: Reader, period: Period | None) -> None:
    """What ``الشهر نفسه`` and ``اليوم نفسه`` will mean from here on."""
    if period and period.grain == "day":
        reader.last_day, reader.last_month = period, month_of(period.low)
    elif period and period.grain == "month":
        reader.last_month = period


def offset_of(listed: Words, first: int, reader: Reader) -> int:
    """Where the expression starts, the clitics و ف ب ل left out."""
    start, key = listed.starts[first], listed.keys[first]
    if listed.kinds[first] != "word" or key[:1] not in "وفبل":
        return start
    for prefix, rest in splits(key):
        if prefix and rest in reader.vocab.starts:
            letters = prefix.removesuffix("ال") if prefix != "لل" else "ل"
            end, left = start, len(letters)
            while left:
                left -= listed.text[end].isalpha() and listed.text[end] != "\N{ARABIC TATWEEL}"
                end += 1
            return end
    return start


def period_at(reader: Reader, at: int) -> Told | None:
    """The period that words from here on name, by the first rule that answers."""
    for rule in RULES:
        told = rule(reader, at)
        if told:
            return told
    return None


def dateline(reader: Reader, at: int) -> Expression | None:
    """``15-7 (وكالة)`` in the first lines."""
    if reader.listed.kinds[at] != "number" or at > 200:
        return None
    told = dateline_digits(reader, at)
    return Expression(at, told.end, told.period.iso, told.rule, told.period) if told and told.period else None


def between(reader: Reader, at: int) -> Expression | None:
    """``بين العشرين ونهاية الشهر الحالي``, ``من أواخر أبريل حتى يونيو``, ``بين عامي 2011 و2014``."""
    key = reader.key(at).removeprefix("و")
    here = at + (key == "ما")
    key = reader.key(here).removeprefix("و") if here > at else key
    if key not in {"بين", "من", "مابين"}:
        return None
    pair = named_year(reader, here + 1) if key != "من" else None
    if pair and pair.rule == "named-years" and pair.period:
        return Expression(at, pair.end, pair.period.iso, "between", pair.period)
    links = {"و", "الي", "حتي"} if key != "من" else {"الي", "حتي", "وحتي"}
    left = period_at(reader, here + 1)
    lone = ordinal_or_digits(reader, here + 1) if left is None else None
    end = left.end if left else lone[1] if lone else None
    if end is None:
        return None
    if reader.key(end) in links:
        end += 1
    elif key == "من" or not reader.key(end).startswith("و"):
        return None
    right = period_at(reader, end)
    if right is None:
        return None
    low, high = left.period if left else None, right.period
    if reader.today is None and (low is None or high is None):
        return Expression(at, right.end, None, "between")
    if lone and (high is None or high.grain != "month"):
        return None
    if high and high.grain == "month" and (lone or (low and low.grain == "day")) and right.style == "end":
        high = day(high.high)
    if lone and high:
        when = safe_date(high.low.year, high.low.month, lone[0])
        low = day(when) if when else None
    if low is None or high is None:
        return None
    if left and left.style == right.style == "weekday" and low.grain == high.grain == "day":
        low = day(high.low - timedelta(days=(high.low - low.low).days % 7))
    elif low.grain in {"month", "day"}:
        low = same_year(low, high)
    whole = span(low, high)
    rule = f"between; {left.rule}; {right.rule}" if left else f"between; {right.rule}"
    return Expression(at, right.end, whole.iso, rule, whole) if whole else None


def same_year(low: Period, high: Period) -> Period:
    """The first of two months or days in the year of the second, or the one before it (``من نوفمبر حتى يناير``)."""
    if low.low.year == high.low.year and low.low <= high.high:
        return low
    months = 12 * (high.low.year - low.low.year)
    for shift in (months, months - 12):
        there = moved(low.low, months=shift)
        found = (month_of(there) if low.grain == "month" else day(there)) if there else None
        if found and found.low <= high.low and (shift == 0 or abs(shift) <= 12 or low.low > high.high):
            return found
    return low


def quantity(reader: Reader, at: int) -> tuple[int | None, str, int, str] | None:
    """``ثلاثة أسابيع``, ``شهرين``, ``أيام``, ``نحو عشرة أيام``: count (None if open), unit, end, row."""
    about = reader.find(at, "about", prefixes=("",))
    here = about.end if about else at
    count = None
    counted = reader.count_at(here)
    if counted:
        count, here = counted
    elif reader.find(here, "several", prefixes=("",)):
        here += 1
    unit = reader.find(here, "unit", prefixes=("",) if not about else ("", "ال"))
    if unit is None:
        return None
    name, *many = unit.value.split()
    end = unit.end
    if count is None and unit.prefix == "ال":
        counted = reader.count_at(end)
        if counted is None:
            return None
        count, end = counted
    elif count is None and many:
        count = int(many[0])
        end += count == 1 and reader.find(end, "one", prefixes=("",)) is not None
    vague = reader.find(end, "vague", "few", "several", prefixes=("",))
    end = vague.end if vague else end
    return count, name, end, unit.row


def ago(today: date, count: int | None, name: str) -> Period | None:
    """The day, month or year that lies so long back; some days ago is the month that it falls in."""
    if name == "day":
        there = moved(today, days=-(count if count is not None else 3))
        return (day(there) if count is not None else month_of(there)) if there else None
    if name == "week":
        there = moved(today, days=-7 * (count if count is not None else 3))
        return (day(there) if count == 1 else month_of(there)) if there else None
    if name == "month":
        return month_of(moved(today, months=-count)) if count is not None else year_of(moved(today, months=-4))
    if name in {"year", "decade"} and count is not None:
        return year_of(moved(today, months=-count * (12 if name == "year" else 120)))
    return None


def so_long_ago(reader: Reader, at: int) -> Expression | None:
    """``قبل أربعة أيام``, ``قبل نحو عام``, ``منذ عشرة أيام``, ``منذ أيام``, ``بعد ثلاثة أيام من الهجوم``."""
    ago_hit = reader.find(at, "ago")
    since = None if ago_hit else reader.find(at, "since")
    after = None if ago_hit or since else reader.find(at, "after")
    hit = ago_hit or since or after
    if hit is None:
        return None
    told = quantity(reader, hit.end)
    if told is None or told[1] in {"hour", "century"}:
        return None
    count, name, end, row = told
    following = reader.key(end)
    if after and (count is None or following not in {"من", "علي"}):
        return None
    if not after and (following == "من" and ago_hit):
        return None
    if year_follows(reader, end):
        return None
    if count is None and name not in {"day", "week"} and not (ago_hit and name == "month"):
        return None
    rule = f"so-long-ago {row}"
    period = ago(reader.today, count, name) if reader.today else None
    if period is None:
        return Expression(at, end, None, rule) if reader.today is None else None
    value = period.iso + ("/" if since and count is not None else "")
    return Expression(at, end, value, rule, period)


def year_follows(reader: Reader, at: int) -> bool:
    """Whether the unit was the beginning of ``عام 2013`` or ``شهر تموز``."""
    number = reader.digits(at, 4)
    return (number is not None and number > 1000) or reader.find(at, "month", prefixes=("",)) is not None


def within(reader: Reader, at: int) -> Expression | None:
    """``خلال شهر``: from so long ago until today; ``سيصل خلال شهر``, ``في غضون شهر``: from today on."""
    hit = reader.find(at, "within")
    if hit is None:
        return None
    told = quantity(reader, hit.end)
    if told is None or told[1] in {"hour", "century"} or year_follows(reader, told[2]):
        return None
    count, name, end, row = told
    if count is None or reader.key(end) == "من" or (reader.key(hit.end)[:2] == "ال" and period_at(reader, hit.end)):
        return None
    sign = 1 if hit.value == "ahead" or reader.future(at) else -1
    rule = f"within {row}"
    if reader.today is None:
        return Expression(at, end, None, rule)
    if name in {"day", "week"}:
        period = stretch(reader.today, name, count, sign)
    else:
        there = moved(reader.today, months=sign * count * {"month": 1, "year": 12, "decade": 120}[name])
        period = span(day(min(there, reader.today)), day(max(there, reader.today))) if there else None
    return Expression(at, end, period.iso, rule, period) if period else None


def since(reader: Reader, at: int) -> Expression | None:
    """``منذ 2014``, ``اعتبارا من 22 الشهر الجاري``, ``منذ الجمعة الماضي``."""
    hit = reader.find(at, "since")
    told = period_at(reader, hit.end) if hit else None
    if hit is None or told is None or told.style == NAME:
        return None
    value = f"{told.period.iso.split('/')[0]}/" if told.period else None
    return Expression(at, told.end, value, f"since {hit.row}; {told.rule}", told.period)


def until(reader: Reader, at: int) -> Expression | None:
    """``حتى مطلع 2017``, ``لغاية العام 2013``."""
    hit = reader.find(at, "until")
    told = period_at(reader, hit.end) if hit else None
    if hit is None or told is None or told.style == NAME:
        return None
    value = f"/{told.period.iso.split('/')[-1]}" if told.period else None
    return Expression(at, told.end, value, f"until {hit.row}; {told.rule}", told.period)


def plain(reader: Reader, at: int) -> Expression | None:
    """A period by itself; two weekdays on end (``الجمعة والسبت``) are one."""
    told = period_at(reader, at)
    if told is None:
        return None
    if told.style == NAME:
        return Expression(at, told.end, None, NAME)
    period, end = told.period, told.end
    if told.rule == "named-years" and period and reader.key(end - 2) == "و":  # عامي 1994 و1999
        alone = year(period.low.year)
        if alone and period.high.year > period.low.year + 1:
            return Expression(at, end - 2, alone.iso, "named-year", alone)
    exact = corresponding(reader, end)
    if exact:
        return Expression(at, exact.end, exact.period.iso if exact.period else None, told.rule, exact.period)
    if told.style == "weekday" and (reader.key(end).startswith("و") or reader.key(end) in NIGHT or reader.key(end)):
        more = weekday(reader, end + (reader.key(end) in NIGHT))
        if more and more.style == "weekday" and (period is None or more.period is None):
            return Expression(at, more.end, None, told.rule)
        if more and more.style == "weekday" and period and more.period:
            first, last = period.low, more.period.low
            if (last - first).days % 7 == 1:
                start = last - timedelta(days=1)
                joined = span(day(start), day(last))
                return Expression(at, more.end, joined.iso if joined else None, told.rule, joined)
    return Expression(at, end, period.iso if period else None, told.rule, period)


NIGHT = frozenset({"-", "/", "\N{EN DASH}", "\N{ARABIC TATWEEL}"})
"""Marks between the two days of a night (``ليل الخميس - الجمعة``)."""


def corresponding(reader: Reader, at: int) -> Told | None:
    """``الموافق 7 أغسطس``: the day told again by the calendar."""
    here = at + (reader.key(at) in {",", "\N{ARABIC COMMA}", "("})
    if not reader.find(here, "day cue"):
        return None
    told = numeric_date(reader, here + 1) or day_and_month(reader, here + 1)
    return told if told and told.style != NAME else None


EXPRESSIONS: tuple[Callable[[Reader, int], Expression | None], ...] = (
    dateline,
    between,
    so_long_ago,
    within,
    since,
    until,
    plain,
)
"""Tried in this order; the first that answers decides."""


def expression_at(reader: Reader, at: int) -> Expression | None:
    """The time expression that begins at this word, if one does."""
    for rule in EXPRESSIONS:
        found = rule(reader, at)
        if found:
            return found
    return None
