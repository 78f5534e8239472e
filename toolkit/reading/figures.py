"""STUB."""
from toolkit.lexicon import Lexicon
from toolkit.model import Article, Cast, Event, Figure, Parse, Quote


def find_figures(
    article: Article, parsed: Parse, cast: Cast, quotes: tuple[Quote, ...], events: tuple[Event, ...], lexicon: Lexicon
) -> tuple[Figure, ...]:
    return ()
