"""The result of an analysis, as its user holds it: typed values, tables, JSON, rich display."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import ref

from toolkit.lexicon import Lexicon
from toolkit.model import (
    Actor,
    Article,
    Cast,
    Date,
    Discrepancy,
    Event,
    Figure,
    Mention,
    Parse,
    Place,
    Position,
    Quote,
    Span,
)

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION = "1"
T = TypeVar("T")


class Listed(tuple[T, ...]):
    """Values of one kind: a tuple, which a notebook shows as a table with its evidence.

    Copies (a slice, one read back from a file) are plain tuples.
    """

    kind: str
    whole: Callable[[], Analysis | None]

    @classmethod
    def of(cls, values: tuple[T, ...], kind: str, analysis: Analysis) -> Listed[T]:
        """The values with the analysis that they belong to."""
        listed = cls(values)
        listed.kind, listed.whole = kind, ref(analysis)
        return listed

    def __reduce__(self) -> tuple[type, tuple[tuple[T, ...]]]:
        return tuple, (tuple(self),)

    def _repr_html_(self) -> str | None:
        analysis = self.whole()
        if analysis is None:
            return None
        from toolkit.showing.html import listed_html

        return listed_html(analysis, self.kind)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Analysis:
    """Who did what to whom in one article, who says so, and where each actor stands."""

    article: Article
    parsed: Parse
    cast: Cast
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    positions: tuple[Position, ...]
    """Position of each actor that the text names; `rolled_up_positions` joins an army to its state."""
    rolled_up_positions: tuple[Position, ...]
    discrepancies: tuple[Discrepancy, ...]
    lexicon: Lexicon

    def __post_init__(self) -> None:
        for kind in ("quotes", "events", "figures", "positions", "rolled_up_positions"):
            object.__setattr__(self, kind, Listed.of(getattr(self, kind), kind, self))

    @property
    def text(self) -> str:
        """The article's text, which all offsets count into."""
        return self.article.text

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors, in order of first mention."""
        return self.cast.actors

    @property
    def places(self) -> tuple[Place, ...]:
        """The places, in order of first mention."""
        return self.cast.places

    @property
    def dates(self) -> tuple[Date, ...]:
        """The time expressions, in order."""
        return self.parsed.dates

    @property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """Tidy data frames by name: actors, places, mentions, events, quotes, figures, dates, positions, ..."""
        from toolkit.showing.tables import tables

        return tables(self)

    def explain(self, line: int | None = None) -> str:
        """Which rule and lexicon row decided what, as text; of one line (0 is the headline) or of all."""
        from toolkit.showing.explain import explain

        return explain(self, line=line)

    def _repr_html_(self) -> str:
        from toolkit.showing.html import analysis_html

        return analysis_html(self)

    def to_dict(self) -> dict[str, Any]:
        """The result as plain values, JSON-ready and stable; ``toolkit/schema.json`` describes it."""
        text = self.text
        return {
            "schema": SCHEMA_VERSION,
            "article": {
                "id": self.article.id,
                "title": self.article.title,
                "source": self.article.source,
                "url": self.article.url,
                "published": self.article.published.isoformat() if self.article.published else None,
                "sha256": self.article.sha256,
            },
            "text": text,
            "sentences": [{"start": s.start, "end": s.end} for s in self.parsed.sentences],
            "actors": [_actor(one, text) for one in self.actors],
            "places": [_place(one, text) for one in self.places],
            "events": [_event(one, text) for one in self.events],
            "quotes": [_quote(one, text) for one in self.quotes],
            "figures": [_figure(one, text) for one in self.figures],
            "dates": [{**_span(one, text), "value": one.value, "rule": one.rule} for one in self.dates],
            "positions": [_position(one) for one in self.positions],
            "discrepancies": [
                {
                    "kind": one.kind,
                    "items": list(one.items),
                    "summary_ar": one.summary_ar,
                    "summary_en": one.summary_en,
                    "rule": one.rule,
                }
                for one in self.discrepancies
            ],
        }


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _mentions(mentions: Iterable[Mention], text: str) -> list[dict[str, Any]]:
    return [{**_span(one, text), "form": one.form, "rule": one.rule} for one in mentions]


def _actor(one: Actor, text: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "name_ar": one.name_ar,
        "name_en": one.name_en,
        "type": one.type,
        "country": one.country,
        "wikidata": one.wikidata,
        "parent": one.parent,
        "mentions": _mentions(one.mentions, text),
        "labels": [{**_span(label, text), "stance": label.stance, "rule": label.rule} for label in one.labels],
    }


def _place(one: Place, text: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "name_ar": one.name_ar,
        "name_en": one.name_en,
        "kind": one.kind,
        "latitude": one.latitude,
        "longitude": one.longitude,
        "country": one.country,
        "mentions": _mentions(one.mentions, text),
    }


def _event(one: Event, text: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "type": one.type,
        "mode": one.mode,
        "contexts": list(one.contexts),
        "quad_class": one.quad_class,
        "score": one.score,
        "status": one.status,
        "source": list(one.source),
        "target": list(one.target),
        "places": list(one.places),
        "date": {"text": text[one.date.start : one.date.end], "value": one.date.value} if one.date else None,
        "claimed_by": list(one.claimed_by),
        "trigger": _span(one.trigger, text),
        "evidence": _span(one.evidence, text),
        "rule": one.rule,
        "confidence": one.confidence,
    }


def _quote(one: Quote, text: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "speaker": list(one.speaker),
        "relay": list(one.relay),
        "kind": one.kind,
        "cue": _span(one.cue, text),
        "content": _span(one.content, text),
        "rule": one.rule,
        "confidence": one.confidence,
    }


def _figure(one: Figure, text: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "unit": one.unit,
        "what": one.what,
        "place": one.place,
        "claimed_by": list(one.claimed_by),
        "event": one.event,
        "span": _span(one, text),
        "rule": one.rule,
    }


def _position(one: Position) -> dict[str, Any]:
    return {
        "holder": one.holder,
        "towards": one.towards,
        "says": one.says,
        "does": one.does,
        "says_score": one.says_score,
        "does_score": one.does_score,
        "evidence": {"says": list(one.evidence_says), "does": list(one.evidence_does)},
        "rule": one.rule,
    }
