"""Why the toolkit says what it says: for each extraction its evidence, the rule, and the lexicon row that decided."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from toolkit.lexicon import Lexicon, Row
from toolkit.model import Span

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

_ROW = re.compile(r"(\w+\.tsv):")


def explain(analysis: Analysis, *, line: int | None = None) -> str:
    """All extractions of one line of the article (0 is the headline), or of all lines, with what decided each.

    The lexicon row is shown with its cells; where ``lexicon.without`` takes it away, the extraction goes too.
    Raises IndexError for a line that the article does not have.

    >>> import toolkit
    >>> print(toolkit.analyze("زار الوزير بغداد").explain(0).split(chr(10))[0])
    line 0: زار الوزير بغداد
    """
    lines = analysis.article.lines
    if line is not None and not 0 <= line < len(lines):
        raise IndexError(f"line: expected 0 to {len(lines) - 1}, got {line}")
    starts = [one.start for one in lines]
    by_line: dict[int, list[tuple[int, int, str]]] = {}
    for order, (span, what, rule) in enumerate(_extractions(analysis)):
        number = bisect.bisect_right(starts, span.start) - 1
        evidence = span.of(analysis.text)
        entry = "\n".join((f"  {what} [{span.start}:{span.end}] {evidence}", *_because(rule, analysis.lexicon)))
        by_line.setdefault(number, []).append((span.start, order, entry))
    parts = []
    for number, span in enumerate(lines):
        if line is None and number not in by_line:
            continue
        if line is None or number == line:
            found = [entry for _, _, entry in sorted(by_line.get(number, []))]
            parts.append("\n".join((f"line {number}: {span.of(analysis.text)}", *(found or ["  nothing found"]))))
    if line is None:
        parts.extend(_of_the_whole(analysis))
    return "\n\n".join(parts) or "nothing found"


def rows_of(rule: str, lexicon: Lexicon) -> tuple[Row, ...]:
    """The lexicon rows that a rule names, in its order (``"verb-frame triggers.tsv:قصف"`` names one)."""
    found = []
    starts = [match.start() for match in _ROW.finditer(rule)]
    for start, end in pairwise([*starts, len(rule)]):
        file, _, rest = rule[start:end].partition(":")
        rows = lexicon.tables[file].rows if file in lexicon.tables else {}
        key = rest.strip()
        while key and key not in rows:  # a key may be of several words, and words may follow it
            bare = key.rstrip(" ,;+")
            key = bare if bare != key else key.rpartition(" ")[0]
        if key:
            found.append(rows[key])
    return tuple(found)


def _extractions(analysis: Analysis) -> Iterator[tuple[Span, str, str]]:
    """Everything that has a place in the text: where, what, and the rule."""
    for actor in analysis.actors:
        for mention in actor.mentions:
            yield mention, f"actor {actor.id} ({actor.type}), {mention.form}", mention.rule
    for place in analysis.places:
        for mention in place.mentions:
            yield mention, f"place {place.id} ({place.kind}), {mention.form}", mention.rule
    for event in analysis.events:
        mode = f" {event.mode}" if event.mode else ""
        sides = f"{_ids(event.source)} -> {_ids(event.target)}"
        claim = f", claimed by {_ids(event.claimed_by)}" if event.claimed_by else ""
        yield (
            event.trigger,
            f"event {event.id} {event.type}{mode}, {event.status}, {sides}{claim}, confidence {event.confidence:.2f}",
            event.rule,
        )
    for quote in analysis.quotes:
        relay = f", relayed by {_ids(quote.relay)}" if quote.relay else ""
        what = f"quote {quote.id} {quote.kind}, speaker {_ids(quote.speaker)}{relay}, confidence {quote.confidence:.2f}"
        yield quote.content, what, quote.rule
    for figure in analysis.figures:
        yield figure, f"figure {figure.id} {figure.value} {figure.unit}, {figure.what}", figure.rule
    for date in analysis.dates:
        yield date, f"date {date.value or 'not resolved'}", date.rule


def _of_the_whole(analysis: Analysis) -> Iterator[str]:
    """What follows from several lines: positions and discrepancies, with the ids of their evidence."""
    for one in analysis.positions:
        head = f"position {one.holder} -> {one.towards}: says {one.says}, does {one.does}"
        evidence = f"  from {_ids((*one.evidence_says, *one.evidence_does))}"
        yield "\n".join((head, evidence, *_because(one.rule, analysis.lexicon)))
    for gap in analysis.discrepancies:
        head = f"discrepancy, {gap.kind}: {gap.summary_en}"
        yield "\n".join((head, f"  from {_ids(gap.items)}", *_because(gap.rule, analysis.lexicon)))


def _because(rule: str, lexicon: Lexicon) -> Iterator[str]:
    yield f"    rule: {rule or 'not named'}"
    for row in rows_of(rule, lexicon):
        cells = ", ".join(f"{column}={cell}" for column, cell in row.items() if cell)
        yield f"    row: {row.file} line {row.line}: {cells}"


def _ids(ids: tuple[str, ...]) -> str:
    return ", ".join(ids) or "nobody named"
