"""STUB."""
from toolkit.lexicon import Lexicon
from toolkit.model import Article, Cast, Parse


def find_cast(article: Article, parsed: Parse, lexicon: Lexicon) -> Cast:
    return Cast((), ())
