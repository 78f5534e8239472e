"""Clauses of participles that say what somebody does meanwhile (``داعيا إلى الهدوء``)."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language.classes import Classes
from toolkit.language.following import following
from toolkit.language.phrases import Phrase, span_of
from toolkit.language.reference import Actor, Actors
from toolkit.model import Clause, Token


def circumstance(
    tokens: Sequence[Token], at: int, actors: Actors, recent: list[Phrase], words: Classes, *, governor: int
) -> tuple[Clause, Actor | None, int]:
    """The clause of the participle at an index, who acts in it, and the index where it ends."""
    participle = tokens[at]
    near, obliques, end = following(tokens, at, recent, words)
    first = near[0] if near and not near[0].marked else None
    actor = next((one for one in actors if one[2] and _same_kind(participle, one[0])), None)
    clause = Clause(
        start=participle.start,
        end=tokens[max(end - 1, at)].end,
        trigger=participle,
        subject=None,
        object=span_of(tokens, first.start, first.end) if first else None,
        obliques=obliques,
        governor=governor,
        subject_dropped=True,
        confidence=0.6,
        rule="circumstance",
        antecedent=actor[1] if actor else None,
    )
    return clause, actor, max(end, at + 1)


def _same_kind(participle: Token, head: Token) -> bool:
    """Whether a participle in the singular can speak of a noun."""
    return head.pos in ("PROPN", "X") or head.gender in (None, participle.gender) or head.number == "plural"
