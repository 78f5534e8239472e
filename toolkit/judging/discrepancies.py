"""STUB."""

from toolkit.lexicon import Lexicon
from toolkit.model import Article, Cast, Discrepancy, Event, Figure, Parse, Position, Quote


def find_discrepancies(
    article: Article,
    parsed: Parse,
    cast: Cast,
    quotes: tuple[Quote, ...],
    events: tuple[Event, ...],
    figures: tuple[Figure, ...],
    positions: tuple[Position, ...],
    lexicon: Lexicon,
) -> tuple[Discrepancy, ...]:
    return ()
