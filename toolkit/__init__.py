"""Mawqif (موقف): who did what to whom, who says so, and where each actor stands, in Arabic news about conflicts.

>>> import toolkit
>>> toolkit.analyze("قصف الجيش السوري مدينة حلب.").events[0].type
'ASSAULT'
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["__version__", "analyze", "parse", "read"]

if TYPE_CHECKING:
    from toolkit.analysis import Analysis
    from toolkit.lexicon import Lexicon
    from toolkit.model import Article, Parse


def parse(text: str, *, published: date | str | None = None) -> Parse:
    """Sentences with their tokens and clauses, numbers and dates; iterate the result for its sentences.

    >>> [token.pos for token in next(iter(parse("وصل الوزير"))).tokens]
    ['VERB', 'NOUN']
    """
    from toolkit.language import parse as parse_text

    return parse_text(text, published=_day(published))


def read(path: str | Path) -> Article:
    """Read one article from a ``.txt``, ``.md``, ``.html`` or ``.json`` file in any usual encoding.

    Raises ReadError, which names the path and the reason, where that cannot be done.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "news.txt"
    ...     _ = path.write_text("غارة على حلب", encoding="utf-8")
    ...     read(path).title
    'غارة على حلب'
    """
    from toolkit.files import read as read_file

    return read_file(Path(path))


def analyze(
    text: str | Article,
    *,
    published: date | str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    lexicon: Lexicon | str | Path | Iterable[str | Path] | None = None,
) -> Analysis:
    """Read one article, headline first, and say who did what to whom, who says so, and where each actor stands.

    ``published`` (a date or ``YYYY-MM-DD``) resolves relative dates; without it they keep their words and have no
    value. ``title`` is given only where the headline is not the first line of the text. ``lexicon`` is a file of your
    own actors or places, several of them, or a `Lexicon`. Never raises for unfamiliar language; raises ValueError for
    a date that is none and for a bad row of such a file (LexiconError: path, line, column).

    >>> event = analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09").events[0]
    >>> event.trigger.start, event.source, event.date.value
    (0, ('syrian-army',), '2016-03-08')
    """
    from dataclasses import replace

    from toolkit.analysis import Analysis
    from toolkit.judging.positions import roll_up
    from toolkit.lexicon import Lexicon, load
    from toolkit.model import Article
    from toolkit.pipeline import run
    from toolkit.reading.own_rows import load_with

    day = _day(published)
    if isinstance(text, Article):
        article = replace(text, published=day or text.published)
    else:
        whole = f"{title}\n{text}" if title and not text.lstrip().startswith(title.strip()) else text
        first = whole.strip().split("\n", 1)[0].strip() or None
        article = Article("", whole, title=title or first, source=source, url=url, published=day)
    if not article.id:
        article = replace(article, id=article.sha256[:12])
    if lexicon is None or isinstance(lexicon, Lexicon):
        chosen = lexicon or load()
    else:
        chosen = load_with([lexicon] if isinstance(lexicon, str | Path) else lexicon)
    found = run(article, chosen)
    return Analysis(
        article=article,
        parsed=found["parsed"],
        cast=found["cast"],
        quotes=found["quotes"],
        events=found["events"],
        figures=found["figures"],
        positions=found["positions"],
        rolled_up_positions=roll_up(found["positions"], found["cast"], chosen),
        discrepancies=found["discrepancies"],
        lexicon=chosen,
    )


def _day(value: date | str | None) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"published: expected a date as YYYY-MM-DD, got {value!r}") from None
