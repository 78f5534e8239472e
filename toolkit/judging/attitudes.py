"""What a quote shows of its speaker's attitude to those whom it names: judging words beside their names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from toolkit.lexicon import Lexicon
from toolkit.model import Actor, Cast, Parse, Quote, Token

BEFORE, BEHIND = 4, 3
"""How many words a judging word may stand before a name (our thanks to X, the crimes of X) and behind it."""
PRAISE, BLAME = 5.0, -3.0
"""PLOVER's scores of SUPPORT and ACCUSE."""


@dataclass(frozen=True, slots=True)
class Parting:
    """Words that, between a judging word and a name behind it, keep the judgement from the one who is named."""

    turning: frozenset[str]
    """Words that turn a judging word round: ضد الإرهاب judges no one who fights it."""
    aiming: frozenset[str]
    """Words that lead from a crime to its victim: الانقلاب على الحكومة blames those who made it."""

    def parts(self, between: list[Token], polarity: float) -> bool:
        """دعم التصدي للتنظيم praises nobody who is fought, الانقلاب على الحكومة blames no government."""
        if any(token.key in MARKS for token in between) or _turned(between, self.turning):
            return True
        return polarity < 0 and any(token.key in self.aiming for token in between)


MARKS = frozenset(".؛:!؟")
"""Marks over which no word judges a name."""


@lru_cache(maxsize=8)
def _polarities(lexicon: Lexicon) -> dict[str, float]:
    return {row.key: float(row["polarity"]) for row in lexicon["attitudes.tsv"] if row["polarity"] in ("1", "-1")}


@lru_cache(maxsize=8)
def _parting(lexicon: Lexicon) -> Parting:
    turning, aiming = (
        frozenset(row.key for row in lexicon["attitudes.tsv"] if row["polarity"] == does) for does in ("turns", "aims")
    )
    return Parting(turning, aiming)


def quote_attitudes(
    quotes: tuple[Quote, ...], parsed: Parse, cast: Cast, lexicon: Lexicon
) -> Iterator[tuple[Quote, str, float, str]]:
    """Actors that each quote names, with a score of the words beside their names and the row that judged."""
    polarities, parting = _polarities(lexicon), _parting(lexicon)
    tokens = [token for sentence in parsed.sentences for token in sentence.tokens]
    starts = [token.start for token in tokens]
    named = sorted(
        (
            (m.start, m.end, actor)
            for actor in cast.actors
            if actor.type not in ("civilians", "media")
            for m in actor.mentions
        ),
        key=lambda one: one[:2],
    )
    mention_starts = [start for start, _, _ in named]
    actors = {actor.id: actor for actor in cast.actors}
    judging = [(i, word) for i, token in enumerate(tokens) if (word := _judging(token, polarities))]
    for quote in quotes:
        first, last = bisect_left(starts, quote.content.start), bisect_left(starts, quote.content.end)
        inside = named[
            bisect_left(mention_starts, quote.content.start) : bisect_left(mention_starts, quote.content.end)
        ]
        words = judging[bisect_left(judging, (first, "")) : bisect_left(judging, (last, ""))]
        judged = [
            (i, polarities[word], word)
            for i, word in words
            if not _turned(tokens[max(first, i - 2) : i], parting.turning)
        ]
        for towards, score, rule in _judgements(quote, judged, inside, starts, tokens, parting):
            if score > 0 or not any(_spares(actors.get(one), actors[towards]) for one in quote.speaker):
                yield quote, towards, score, rule


def _spares(speaker: Actor | None, judged: Actor) -> bool:
    """Whether blaming words beside a name do not mean it: a court, or the speaker's own state or superior."""
    if judged.type == "international organisation":
        return True
    if speaker is None:
        return False
    own_state = judged.type == "state" and judged.country is not None and judged.country == speaker.country
    return own_state or speaker.parent == judged.id


def _judgements(
    quote: Quote,
    judged: list[tuple[int, float, str]],
    named: list[tuple[int, int, Actor]],
    starts: list[int],
    tokens: list[Token],
    parting: Parting,
) -> Iterator[tuple[str, float, str]]:
    if not judged:
        return
    positions = [one[0] for one in judged]
    for first, last, actor in named:
        if actor.id in quote.speaker:
            continue
        at = bisect_left(starts, first)
        end = bisect_left(starts, last)
        near = judged[bisect_left(positions, at - BEFORE) : bisect_left(positions, end + BEHIND)]
        near = [one for one in near if not parting.parts(tokens[one[0] + 1 : at], one[1])]
        if near:
            total = sum(polarity for _, polarity, _ in near)
            if total:
                yield actor.id, PRAISE if total > 0 else BLAME, f"judging-words attitudes.tsv:{near[0][2]}"


def _judging(token: Token, polarities: dict[str, float]) -> str | None:
    if token.lemma in polarities:
        return token.lemma
    return token.key if token.key in polarities else None


def _turned(words: list[Token], turning: frozenset[str]) -> bool:
    """Whether a word among these turns a judgement round."""
    return any(token.key in turning or token.lemma in turning for token in words)
