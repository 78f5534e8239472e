"""An analysis as tidy tables: plain rows for files, pandas data frames for notebooks.

One row is one value; a cell that holds several ids joins them with ``|`` in the order of the analysis; an empty cell
is None (pandas: NA). Columns and their order are fixed by `COLUMNS`, whether a table has rows or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from toolkit.model import Actor, Place, Span

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.analysis import Analysis

__all__ = ["COLUMNS", "rows", "tables"]

Kind = Literal["text", "whole", "number", "truth"]

_SPAN: dict[str, Kind] = {"start": "whole", "end": "whole", "line": "whole", "text": "text"}

COLUMNS: Mapping[str, Mapping[str, Kind]] = {
    "article": {
        "id": "text", "title": "text", "source": "text", "url": "text", "published": "text", "sha256": "text",
        "note": "text",
    },
    "sentences": {"number": "whole", **_SPAN},
    "actors": {
        "id": "text", "name_ar": "text", "name_en": "text", "type": "text", "country": "text", "wikidata": "text",
        "parent": "text", "mentions": "whole",
    },
    "places": {
        "id": "text", "name_ar": "text", "name_en": "text", "kind": "text", "latitude": "number",
        "longitude": "number", "country": "text", "mentions": "whole",
    },
    "mentions": {"of": "text", "id": "text", **_SPAN, "form": "text", "rule": "text"},
    "labels": {"actor": "text", **_SPAN, "stance": "text", "speaker": "text", "rule": "text"},
    "events": {
        "id": "text", "type": "text", "mode": "text", "contexts": "text", "quad_class": "whole", "score": "number",
        "status": "text", "source": "text", "target": "text", "places": "text", "date": "text", "date_text": "text",
        "claimed_by": "text", "line": "whole", "trigger": "text", "trigger_start": "whole", "trigger_end": "whole",
        "evidence": "text", "evidence_start": "whole", "evidence_end": "whole", "rule": "text",
        "confidence": "number",
    },
    "quotes": {
        "id": "text", "speaker": "text", "relay": "text", "kind": "text", "line": "whole", "cue": "text",
        "content": "text", "content_start": "whole", "content_end": "whole", "rule": "text", "confidence": "number",
    },
    "figures": {
        "id": "text", "value": "number", "low": "number", "high": "number", "unit": "text", "what": "text",
        "place": "text", "claimed_by": "text", "event": "text", **_SPAN, "rule": "text",
    },
    "dates": {**_SPAN, "value": "text", "rule": "text"},
    "positions": {
        "holder": "text", "towards": "text", "rolled_up": "truth", "says": "whole", "does": "whole",
        "says_score": "number", "does_score": "number", "gap": "truth", "evidence_says": "text",
        "evidence_does": "text", "rule": "text",
    },
    "discrepancies": {"kind": "text", "items": "text", "summary_ar": "text", "summary_en": "text", "rule": "text"},
}  # fmt: skip
"""Table -> column -> what its cells hold."""

_DTYPES: Mapping[Kind, str] = {"text": "string", "whole": "Int64", "number": "Float64", "truth": "boolean"}


def rows(analysis: Analysis) -> Mapping[str, list[dict[str, Any]]]:
    """Table name -> rows, each a dictionary from column to value in the order of `COLUMNS`, without pandas."""
    from bisect import bisect_right

    starts = [line.start for line in analysis.article.lines]

    def line(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    def span(one: Span) -> dict[str, Any]:
        return {"start": one.start, "end": one.end, "line": line(one.start), "text": one.of(analysis.text)}

    article = analysis.article
    found: dict[str, Iterable[dict[str, Any]]] = {
        "article": [{
            "id": article.id, "title": article.title, "source": article.source, "url": article.url,
            "published": article.published.isoformat() if article.published else None,
            "sha256": article.sha256, "note": article.note,
        }],
        "sentences": ({"number": n, **span(one)} for n, one in enumerate(analysis.parsed.sentences)),
        "actors": (
            {"id": one.id, "name_ar": one.name_ar, "name_en": one.name_en, "type": one.type, "country": one.country,
             "wikidata": one.wikidata, "parent": one.parent, "mentions": len(one.mentions)}
            for one in analysis.actors
        ),
        "places": (
            {"id": one.id, "name_ar": one.name_ar, "name_en": one.name_en, "kind": one.kind,
             "latitude": one.latitude, "longitude": one.longitude, "country": one.country,
             "mentions": len(one.mentions)}
            for one in analysis.places
        ),
        "mentions": (
            {"of": "actor" if isinstance(one, Actor) else "place", "id": one.id, **span(mention),
             "form": mention.form, "rule": mention.rule}
            for mention, one in _mentions(analysis)
        ),
        "labels": (
            {"actor": one.id, **span(label), "stance": label.stance, "speaker": _speaker(analysis, label),
             "rule": label.rule}
            for label, one in sorted(((label, one) for one in analysis.actors for label in one.labels),
                                     key=lambda pair: (pair[0].start, pair[0].end, pair[1].id))
        ),
        "events": (
            {"id": one.id, "type": one.type, "mode": one.mode, "contexts": _ids(one.contexts),
             "quad_class": one.quad_class, "score": one.score, "status": one.status, "source": _ids(one.source),
             "target": _ids(one.target), "places": _ids(one.places),
             "date": one.date.value if one.date else None,
             "date_text": one.date.of(analysis.text) if one.date else None,
             "claimed_by": _ids(one.claimed_by), "line": line(one.trigger.start),
             "trigger": one.trigger.of(analysis.text), "trigger_start": one.trigger.start,
             "trigger_end": one.trigger.end, "evidence": one.evidence.of(analysis.text),
             "evidence_start": one.evidence.start, "evidence_end": one.evidence.end, "rule": one.rule,
             "confidence": one.confidence}
            for one in analysis.events
        ),
        "quotes": (
            {"id": one.id, "speaker": _ids(one.speaker), "relay": _ids(one.relay), "kind": one.kind,
             "line": line(one.content.start), "cue": one.cue.of(analysis.text),
             "content": one.content.of(analysis.text), "content_start": one.content.start,
             "content_end": one.content.end, "rule": one.rule, "confidence": one.confidence}
            for one in analysis.quotes
        ),
        "figures": (
            {"id": one.id, "value": one.value, "low": one.low, "high": one.high, "unit": one.unit, "what": one.what,
             "place": one.place, "claimed_by": _ids(one.claimed_by), "event": one.event, **span(one),
             "rule": one.rule}
            for one in analysis.figures
        ),
        "dates": ({**span(one), "value": one.value, "rule": one.rule} for one in analysis.dates),
        "positions": (
            {"holder": one.holder, "towards": one.towards, "rolled_up": rolled_up, "says": one.says,
             "does": one.does, "says_score": one.says_score, "does_score": one.does_score, "gap": one.gap,
             "evidence_says": _ids(one.evidence_says), "evidence_does": _ids(one.evidence_does), "rule": one.rule}
            for rolled_up, known in ((False, analysis.positions), (True, analysis.rolled_up_positions))
            for one in known
        ),
        "discrepancies": (
            {"kind": one.kind, "items": _ids(one.items), "summary_ar": one.summary_ar,
             "summary_en": one.summary_en, "rule": one.rule}
            for one in analysis.discrepancies
        ),
    }  # fmt: skip
    return {name: list(found[name]) for name in COLUMNS}


def _ids(known: Iterable[str]) -> str | None:
    return "|".join(known) or None


def _speaker(analysis: Analysis, label: Span) -> str | None:
    """Whose word a label is: the speaker's of the innermost quote around it; None where it is the article's own."""
    around = [one for one in analysis.quotes if one.content.covers(label)]
    return _ids(min(around, key=lambda one: one.content.end - one.content.start).speaker) if around else None


def _mentions(analysis: Analysis) -> Iterator[tuple[Any, Actor | Place]]:
    named: tuple[Actor | Place, ...] = (*analysis.actors, *analysis.places)
    found = [(mention, one) for one in named for mention in one.mentions]
    return iter(sorted(found, key=lambda pair: (pair[0].start, pair[0].end, isinstance(pair[1], Place), pair[1].id)))


def tables(analysis: Analysis) -> Mapping[str, pd.DataFrame]:
    """Table name -> data frame with the columns of `COLUMNS` in order and nullable dtypes."""
    import pandas as pd

    known = rows(analysis)
    dtypes: dict[Kind, Any] = {kind: pd.api.types.pandas_dtype(name) for kind, name in _DTYPES.items()}
    return {
        name: pd.DataFrame(
            {column: pd.array([row[column] for row in known[name]], dtype=dtypes[kind])
             for column, kind in columns.items()},
            columns=list(columns),
        )
        for name, columns in COLUMNS.items()
    }  # fmt: skip
