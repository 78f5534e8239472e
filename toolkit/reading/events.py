"""STUB."""
from toolkit.lexicon import Lexicon
from toolkit.model import Article, Cast, Event, Parse, Quote


def find_events(article: Article, parsed: Parse, cast: Cast, quotes: tuple[Quote, ...], lexicon: Lexicon) -> tuple[Event, ...]:
    return ()
