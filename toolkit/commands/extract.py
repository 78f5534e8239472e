"""Extraction to files: JSON, JSON Lines, or a folder of CSV tables."""

from __future__ import annotations

import csv as csv_format
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from toolkit.files import COLLECTIONS, ReadError, completed, read, read_many
from toolkit.showing.spreadsheet import cell

if TYPE_CHECKING:
    from toolkit.analysis import Analysis
    from toolkit.lexicon import Lexicon
    from toolkit.model import Article


def extract(
    paths: Iterable[Path],
    *,
    published: date | None = None,
    output: Path | None = None,
    csv: Path | None = None,
    lexicon: Iterable[Path] = (),
) -> tuple[ReadError, ...]:
    """Analyse the articles under the paths and write what is found; returns what could not be read.

    One article gives one JSON object, several one a line, to ``output`` or the standard output; with ``csv`` a folder
    of tables instead (or as well, where ``output`` is given). ``lexicon``: files of the user's own actors and places.
    """
    from toolkit.reading.own_rows import load_with

    chosen, known = list(paths), load_with(lexicon)
    several = len(chosen) > 1 or any(one.is_dir() or one.suffix.lower() in COLLECTIONS for one in chosen)
    failures: list[ReadError] = []
    if not several:
        try:
            analyses = iter([_analyse(read(chosen[0]), published, known)])
        except ReadError as error:
            return (error,)
    else:
        analyses = (_analyse(article, published, known) for article in read_articles(chosen, failures))
    with _tables(csv) as tables, _destination(output) if output or not csv else nullcontext() as stream:
        for analysis in analyses:
            if tables:
                tables.add(analysis)
            if stream:
                json.dump(analysis.to_dict(), stream, ensure_ascii=False, indent=None if several else 1)
                stream.write("\n")
    return tuple(failures)


def _analyse(article: Any, published: date | None, lexicon: Lexicon) -> Analysis:
    from toolkit import analyze

    return analyze(article, published=published, lexicon=lexicon)


def read_articles(paths: Iterable[Path], failures: list[ReadError]) -> Iterator[Article]:
    """The articles under the paths; what could not be read is added to ``failures``."""
    for path in paths:
        try:
            for article in read_many(path):
                if isinstance(article, ReadError):
                    failures.append(article)
                else:
                    yield article
        except ReadError as error:
            failures.append(error)


@contextmanager
def _destination(output: Path | None) -> Iterator[TextIO]:
    """The standard output, or a file that takes its name only when it is complete."""
    if output is None:
        yield sys.stdout
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    with completed(output) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as stream:
        yield stream


@contextmanager
def _tables(folder: Path | None) -> Iterator[_Tables | None]:
    if folder is None:
        yield None
        return
    with ExitStack() as streams:
        yield _Tables(folder, streams)


class _Tables:
    """A folder of CSV files that grow article by article; each row begins with its article's id."""

    def __init__(self, folder: Path, streams: ExitStack) -> None:
        from toolkit.showing.tables import COLUMNS

        folder.mkdir(parents=True, exist_ok=True)
        self.writers = {}
        for name, columns in COLUMNS.items():
            stream = streams.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""))
            self.writers[name] = csv_format.writer(stream)
            self.writers[name].writerow(columns if name == "article" else ("article", *columns))

    def add(self, analysis: Analysis) -> None:
        from toolkit.showing.tables import rows

        for name, found in rows(analysis).items():
            before = () if name == "article" else (analysis.article.id,)
            self.writers[name].writerows([cell(value) for value in (*before, *row.values())] for row in found)
