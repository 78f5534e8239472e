"""From an article to a report: the notebooks executed, joined into one HTML file, and one PDF made from that.

`report` is the whole road. The steps are `toolkit.reporting.notebooks` (execute), `toolkit.reporting.html` (join)
and `toolkit.reporting.pdf` (print); each can be used by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from toolkit.model import Article

__all__ = ["LANGUAGES", "Language", "Progress", "ReportError", "report"]

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")
Progress = Callable[[str, int, int], None]
"""Called with the name of the step that begins, the number of steps done, and the number of steps in all; once more
at the end with an empty name. Calls may come from several threads, one at a time."""


class ReportError(Exception):
    """A report could not be made; the message says what failed, in which notebook and cell, and why."""


def chosen_languages(language: Language | Iterable[Language]) -> tuple[Language, ...]:
    """One language or several as a tuple. Raises ValueError for one that is none."""
    chosen: tuple[Language, ...] = (language,) if isinstance(language, str) else tuple(language)
    for one in chosen:
        if one not in LANGUAGES:
            raise ValueError(f"language: expected one of {', '.join(LANGUAGES)}, got {one!r}")
    return chosen


def report(
    article: Article | str | Path,
    *,
    language: Language | Iterable[Language] = LANGUAGES,
    out: str | Path = "reports",
    published: date | str | None = None,
    lexicon: str | Path | Iterable[str | Path] = (),
    progress: Progress | None = None,
) -> tuple[Path, ...]:
    """Write ``<id>.<language>.html`` and ``<id>.<language>.pdf`` of one article into the folder ``out``.

    ``article`` is an `Article` or the path of a file that `toolkit.read` reads; ``published`` overrides its date.
    ``lexicon`` is a file of your own actors or places, or several of them.
    Returns the paths in the order of the languages, HTML before PDF. The same article in the same environment gives
    the same bytes. Files are replaced only when they are complete.
    Raises ReportError where a notebook fails, ReadError where the file cannot be read, LexiconError (path,
    line, column) for a bad row, ValueError for a language or a date that is none.

    >>> report("مقال.txt", language="fr")
    Traceback (most recent call last):
    ...
    ValueError: language: expected one of ar, en, got 'fr'
    """
    from toolkit.reporting.build import build

    return build(
        article,
        languages=chosen_languages(language),
        out=Path(out),
        published=published,
        lexicon=(lexicon,) if isinstance(lexicon, str | Path) else tuple(lexicon),
        progress=progress,
    )
