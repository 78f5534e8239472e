"""Whom a pronoun or a verb without a subject stands for, by who speaks and by what is said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from toolkit.model import Cast, Parse, Quote, Token
from toolkit.reading.coreference import PRONOUNS, agrees, subject_before
from toolkit.reading.scenes import Register


def content_at(offset: int, quotes: Sequence[Quote]) -> Quote | None:
    """The innermost quote whose content covers an offset."""
    last = bisect_right(quotes, offset, key=lambda quote: quote.content.start)
    best: Quote | None = None
    for quote in quotes[max(0, last - 12) : last]:
        if quote.content.end > offset and (
            best is None or quote.content.end - quote.content.start < best.content.end - best.content.start
        ):
            best = quote
    return best


def told_of(token: Token, cast: Cast, actors: Register, quotes: Sequence[Quote]) -> str | None:
    """The speaker, for whom a pronoun stands in reported words that name nobody before it who agrees
    (``أعلن الجيش أن عناصره``)."""
    quote = content_at(token.start, quotes)
    if quote is None or quote.kind != "indirect" or len(quote.speaker) != 1 or token.pos == "ADP":
        return None
    number, gender = PRONOUNS.get(token.pronoun or "", (None, None))
    if number != "singular" or not agrees(quote.speaker[0], cast, number, gender):
        return None
    named = actors.within(quote.content.start, token.start)
    return None if any(agrees(one, cast, number, gender) for _, _, one, _, _ in named) else quote.speaker[0]


def last_speaker(token: Token, parsed: Parse, cast: Cast, by_cue: Sequence[Quote]) -> str | None:
    """The last speaker before a word who agrees with it, in its paragraph or the one before."""
    at = bisect_right(by_cue, token.start, key=lambda quote: quote.cue.start) - 1
    for quote in reversed(by_cue[max(0, at - 2) : at + 1]):
        if parsed.text.count("\n", quote.cue.start, token.start) > 1:
            break
        if (
            len(quote.speaker) == 1
            and quote.cue.end <= token.start
            and agrees(quote.speaker[0], cast, token.number, token.gender)
        ):
            return quote.speaker[0]
    return None


def left_out(token: Token, parsed: Parse, cast: Cast) -> str | None:
    """Who a verb without a subject is about, by who was named before."""
    return subject_before(token.start, parsed, cast, number=token.number, gender=token.gender)
