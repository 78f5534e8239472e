"""STUB."""
from toolkit.lexicon import Lexicon
from toolkit.model import Article, Cast, Parse, Quote


def find_quotes(article: Article, parsed: Parse, cast: Cast, lexicon: Lexicon) -> tuple[Quote, ...]:
    return ()
