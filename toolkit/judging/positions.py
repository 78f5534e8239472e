"""STUB."""
from toolkit.lexicon import Lexicon
from toolkit.model import Article, Cast, Event, Position, Quote


def find_positions(
    article: Article, cast: Cast, quotes: tuple[Quote, ...], events: tuple[Event, ...], lexicon: Lexicon
) -> tuple[Position, ...]:
    return ()


def roll_up(positions: tuple[Position, ...], cast: Cast, lexicon: Lexicon) -> tuple[Position, ...]:
    return positions
