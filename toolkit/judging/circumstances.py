"""What stands around a figure: whether it can count the same as another, by place, day, people, whole and part."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.lexicon import Lexicon
from toolkit.model import Cast, Date, Figure, Parse, Quote, Sentence, Token

PART = frozenset(("بين", "من", "ضمن"))
"""Prepositions that with a plural pronoun make a part of what was counted before: بينهم, منهم."""
PLURALS = frozenset(("هم", "هن", "ها"))
BEHIND = 3
"""Words behind a figure that still say who is counted (``27 من كتائب``)."""
PART_REACH = 8
"""Words between بينهم and the figures of the parts."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """An article's sentences, dates, quotes and places, for look-up by offset."""

    sentences: tuple[Sentence, ...]
    sentence_starts: tuple[int, ...]
    dates: tuple[Date, ...]
    quotes: tuple[Quote, ...]
    quote_starts: tuple[int, ...]
    places_named: tuple[tuple[int, str], ...]
    groups: Mapping[str, str]
    actors_named: tuple[tuple[int, int, str], ...]
    """Start, end and id of each mention of an actor that is more than a crowd."""

    @classmethod
    def of(cls, parsed: Parse, quotes: tuple[Quote, ...], cast: Cast, lexicon: Lexicon) -> Circumstances:
        """Index an article."""
        ordered = tuple(sorted(quotes, key=lambda quote: quote.content.start))
        return cls(
            parsed.sentences,
            tuple(sentence.start for sentence in parsed.sentences),
            tuple(sorted(parsed.dates, key=lambda date: date.start)),
            ordered,
            tuple(quote.content.start for quote in ordered),
            tuple(sorted((m.start, place.id) for place in cast.places for m in place.mentions)),
            {row.key: row["group"] for row in lexicon["counted_people.tsv"]},
            tuple(
                sorted(
                    (m.start, m.end, one.id)
                    for one in cast.actors
                    if one.type not in ("civilians", "person", "media")
                    for m in one.mentions
                )
            ),
        )

    def places(self, figure: Figure) -> frozenset[str]:
        """Places that a figure can be about: its own, and those that the quote around it names."""
        found = {figure.place} if figure.place else set()
        at = bisect_right(self.quote_starts, figure.start)
        for quote in self.quotes[max(0, at - 3) : at]:
            if quote.content.covers(figure):
                first = bisect_left(self.places_named, (quote.content.start, ""))
                last = bisect_left(self.places_named, (quote.content.end, ""))
                found |= {place for _, place in self.places_named[first : min(last, first + 12)]}
        return frozenset(found)

    def part_of_another(self, figure: Figure) -> bool:
        """Whether a figure counts a part of those counted before it: قتل عشرة بينهم ثلاثة أطفال."""
        tokens = self._tokens(figure)
        at = bisect_left([token.start for token in tokens], figure.start)
        before = any(_partitive(token) for token in tokens[max(0, at - PART_REACH) : at])
        return before or any(_partitive(token) for token in tokens[at : at + 3] if token.start < figure.end + 2)

    def apart(self, first: Figure, second: Figure) -> int:
        """How many sentences lie between two figures."""
        one, other = (bisect_right(self.sentence_starts, figure.start) for figure in (first, second))
        return abs(one - other)

    def differ(self, first: Figure, second: Figure) -> bool:
        """Whether two figures count different people, or people of different days."""
        groups = self._group(first), self._group(second)
        if None not in groups and groups[0] != groups[1]:
            return True
        counted = self._counted(first), self._counted(second)
        elsewhere = not self.places(first) & self.places(second)
        if elsewhere and None not in counted and counted[0] != counted[1]:
            return True
        days = self._days(first), self._days(second)
        return bool(days[0] and days[1]) and not days[0] & days[1]

    def _tokens(self, figure: Figure) -> tuple[Token, ...]:
        at = bisect_right(self.sentence_starts, figure.start) - 1
        return self.sentences[at].tokens if at >= 0 else ()

    def _counted(self, figure: Figure) -> str | None:
        """The side that those counted belong to; None where that is left open."""
        tokens = self._tokens(figure)
        last = bisect_left([token.start for token in tokens], figure.end)
        behind = tokens[last : last + BEHIND]
        stop = next((token.start for token in behind if token.pos in ("VERB", "PUNCT", "SCONJ")), None)
        end = stop if stop is not None else (behind[-1].end if behind else figure.end)
        at = bisect_left(self.actors_named, (figure.start, 0, ""))
        if at < len(self.actors_named) and self.actors_named[at][0] < end:
            return self.actors_named[at][2]
        return None

    def _group(self, figure: Figure) -> str | None:
        for token in self._tokens(figure):
            if figure.start <= token.start < figure.end and token.lemma in self.groups:
                return self.groups[token.lemma]
        return None

    def _days(self, figure: Figure) -> frozenset[str]:
        tokens = self._tokens(figure)
        if not tokens:
            return frozenset()
        first = bisect_left(self.dates, tokens[0].start, key=lambda date: date.start)
        last = bisect_left(self.dates, tokens[-1].end, key=lambda date: date.start)
        return frozenset(date.value for date in self.dates[first:last] if date.value and len(date.value) == 10)


def _partitive(token: Token) -> bool:
    return token.key in PART and token.pronoun in PLURALS
