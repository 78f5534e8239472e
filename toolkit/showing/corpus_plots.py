"""A corpus in time: how much was done in each month, and how words and deeds between two actors change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from toolkit.showing.arabic import Language
from toolkit.showing.plot import Plot
from toolkit.showing.sheet import Sheet, note_only
from toolkit.showing.wording import date_in_words, listed, number, say

if TYPE_CHECKING:
    from toolkit.corpus.opened import Corpus

PAIRS = 6
"""Pairs of actors that the plot of positions shows, those with most words and deeds."""
MOST_MONTHS, FEWEST_MONTHS = 36, 6
_LEFT = 0.9
_SCORE = 10.0


def months(corpus: Corpus, *, language: Language = "ar", dark: bool = False, headed: bool = True) -> Plot:
    """Acts by the month in which they took place, conflict above the line and cooperation below it.

    An act that several articles tell counts once; one of which only a year or a longer time is known does not count.
    """
    title = say("corpus.months", language)
    found = corpus.arrow("""
        SELECT date_trunc('month', day)::DATE AS month, count(*) FILTER (score < 0) AS conflict,
            count(*) FILTER (score >= 0) AS cooperation
        FROM (
            SELECT i.incident, min(coalesce(e.first_day, a.published)) AS day, avg(e.score) AS score
            FROM incidents i JOIN events e ON e.number = i.number AND e.id = i.event
            JOIN articles a ON a.number = i.number
            WHERE e.first_day IS NULL OR e.last_day - e.first_day <= 31 GROUP BY i.incident
        ) WHERE day IS NOT NULL GROUP BY month ORDER BY month""").to_pylist()  # fmt: skip
    if not any(row["conflict"] + row["cooperation"] for row in found):
        return note_only(title, say("text.none-dates", language), language=language, dark=dark, headed=headed)
    known = {row["month"]: row for row in found}
    shown = _shown({row["month"]: row["conflict"] + row["cooperation"] for row in found})
    sheet = Sheet(language=language, dark=dark, headed=headed)
    y = sheet.title(title, below=say("corpus.months-below", language))
    colours = sheet.colours
    y = sheet.key([("s", False, colours.conflict, say("sign.-1", language)),
                   ("s", False, colours.cooperation, say("sign.1", language))], y)  # fmt: skip
    largest = max(max(row["conflict"], row["cooperation"]) for row in found)
    width = (sheet.width - 2 * _LEFT) / len(shown)
    half = 1.5
    middle = y + 0.25 + half * max(known[one]["conflict"] for one in shown if one in known) / largest
    depth = half * max(known[one]["cooperation"] for one in shown if one in known) / largest
    for at, month in enumerate(shown):
        row = known.get(month, {"conflict": 0, "cooperation": 0})
        x = _LEFT + at * width
        for kind, sign, colour in (("conflict", -1, colours.conflict), ("cooperation", 1, colours.cooperation)):
            count = row[kind]
            height = half * count / largest
            if count:
                top = middle - height if sign < 0 else middle
                sheet.box(x + width * 0.15, top, width * 0.7, height, fill=colour)
                if width > 0.3:
                    edge = middle - height - 0.1 if sign < 0 else middle + height + 0.1
                    sheet.text(x + width / 2, edge, number(count, language), size=9.5, side="middle")
    sheet.line([(_LEFT, middle), (sheet.width - _LEFT, middle)], colour=colours.soft)
    _axis(sheet, shown, middle + depth + 0.35, width)
    said = []
    for row in found[-8:]:
        name = date_in_words(row["month"].strftime("%Y-%m"), language)
        said.append(f"{name}: {number(row['conflict'] + row['cooperation'], language)}")
    return sheet.finished(title, f"{title}. " + f"{say('text.semicolon', language)} ".join(said) + ".")


def positions(
    corpus: Corpus,
    *,
    pairs: Sequence[tuple[str, str]] = (),
    language: Language = "ar",
    dark: bool = False,
    headed: bool = True,
) -> Plot:
    """Words and deeds by month, a strip for each ordered pair: rings are words, squares deeds, higher is friendlier.

    Without ``pairs``, those with most words and deeds whose position shows in more than one month.
    """
    title = say("corpus.positions", language)
    found = [{str(name): cell for name, cell in row.items()} for row in corpus.positions().to_dict("records")]
    chosen = list(pairs) or _fullest(found)
    rows = [row for row in found if (row["holder"], row["towards"]) in chosen]
    if not rows:
        return note_only(title, say("text.none-positions", language), language=language, dark=dark, headed=headed)
    sheet = Sheet(language=language, dark=dark, headed=headed)
    y = sheet.title(title, below=say("corpus.positions-below", language))
    colours = sheet.colours
    keys = [("o", True, colours.ink, say("column.says", language)),
            ("s", False, colours.ink, say("column.does", language)),
            ("s", False, colours.conflict, say("sign.-1", language)),
            ("s", False, colours.cooperation, say("sign.1", language))]  # fmt: skip
    y = sheet.key(keys, y)
    counts: dict[date, int] = {}
    for row in rows:
        counts[row["month"]] = counts.get(row["month"], 0) + row["said"] + row["done"]
    shown = _shown(counts)
    width = (sheet.width - 3.4 - 0.4) / len(shown)
    names, told = corpus.called, []
    for holder, towards in chosen:
        here = {row["month"]: row for row in rows if (row["holder"], row["towards"]) == (holder, towards)}
        pair = say(
            "text.pair", language, holder=_name(names, holder, language), towards=_name(names, towards, language)
        )
        y = _strip(sheet, pair, here, shown, width, y)
        told.append(pair)
    _axis(sheet, shown, y + 0.1, width, start=3.4)
    return sheet.finished(title, f"{title}: {listed(told, language)}.")


def _fullest(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    weight: dict[tuple[str, str], list[int]] = {}
    for row in found:
        known = weight.setdefault((row["holder"], row["towards"]), [0, 0])
        known[0] += 1
        known[1] += row["said"] + row["done"]
    several = [pair for pair, (months_, _) in weight.items() if months_ > 1] or list(weight)
    return sorted(several, key=lambda pair: (-weight[pair][1], pair))[:PAIRS]


def _strip(
    sheet: Sheet, pair: str, here: dict[date, dict[str, Any]], shown: list[date], width: float, top: float
) -> float:
    """One pair's months: the zero line, and at each month its words and its deeds with their numbers."""
    import pandas as pd

    colours, height = sheet.colours, 0.84
    words = sheet.wrapped(pair, 2.9, size=11.5, lines=3)
    middle = top + height / 2
    sheet.text(0.25, middle, words, size=11.5)
    left, right = 3.4, 3.4 + width * len(shown)
    sheet.line([(left, middle), (right, middle)], colour=colours.faint)
    for at, month in enumerate(shown):
        row = here.get(month)
        if row is None:
            continue
        centre = left + (at + 0.5) * width
        spread = min(0.11, width / 5)
        for kind, count, marker, x in (("says_score", row["said"], "o", centre - spread),
                                       ("does_score", row["done"], "s", centre + spread)):  # fmt: skip
            score = row[kind]
            if pd.isna(score) or not count:
                continue
            y = middle - (height / 2 - 0.12) * score / _SCORE
            colour = colours.conflict if score < 0 else colours.cooperation if score > 0 else colours.neutral
            sheet.line([(x, middle), (x, y)], colour=colour, width=1.2)
            sheet.sign(x, y, marker, size=7, colour=colour, hollow=marker == "o")
    sheet.grow(top + height)
    return top + height + 0.06


def _axis(sheet: Sheet, shown: list[date], y: float, width: float, *, start: float = _LEFT) -> None:
    """The names of the months, as many as have room, and the years below them."""
    last = -9.0
    for at, month in enumerate(shown):
        x = start + (at + 0.5) * width
        words = say(f"month-short.{month.month:02}", sheet.language)
        if x - last > sheet.measure(words, size=9.5)[0] + 0.12:
            sheet.text(x, y, words, size=9.5, side="middle", colour=sheet.colours.soft)
            last = x
        if month.month == 1 or (at == 0 and month.month < 10):
            sheet.text(x, y + 0.2, str(month.year), size=10, side="middle", bold=True)
    sheet.grow(y + 0.3)


def _shown(counts: dict[date, int]) -> list[date]:
    """The months of the axis: of all stretches of the longest length the fullest, less months at its ends, which
    together hold a twentieth at most. So a plan for years ahead or a memory does not push the rest to the edge."""
    months_ = list(_months(min(counts), max(counts)))
    held = [counts.get(month, 0) for month in months_]
    longest = min(MOST_MONTHS, len(months_))
    first = max(range(len(months_) - longest + 1), key=lambda at: (sum(held[at : at + longest]), at))
    last = first + longest
    spare = sum(held[first:last]) / 20
    while last - first > 1:
        lighter = first if held[first] <= held[last - 1] else last - 1
        if held[lighter] and (held[lighter] > spare or last - first <= FEWEST_MONTHS):
            break
        spare -= held[lighter]
        first, last = (first + 1, last) if lighter == first else (first, last - 1)
    return months_[first:last]


def _months(first: date, last: date) -> Iterator[date]:
    month = first
    while month <= last:
        yield month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _name(names: Mapping[str, tuple[str, str | None]], known: str, language: Language) -> str:
    arabic, english = names.get(known, (known.replace("-", " "), None))
    return english if language == "en" and english else arabic
