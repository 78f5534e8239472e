"""Making a report from the command line, with a bar that says how far it is."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import cast

from toolkit.model import Article
from toolkit.reporting import Language, report


def make_report(
    article: Article,
    *,
    languages: Iterable[str],
    out: Path,
    published: date | None = None,
    lexicon: Iterable[Path] = (),
) -> tuple[Path, ...]:
    """The files that were written; progress goes to the standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    chosen, own = cast("tuple[Language, ...]", tuple(languages)), tuple(lexicon)
    console = Console(file=sys.stderr)
    if not console.is_terminal:
        return report(article, language=chosen, out=out, published=published, lexicon=own)
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def show(step: str, done: int, total: int) -> None:
            bar.update(task, description=step or "done", completed=done, total=total)

        return report(article, language=chosen, out=out, published=published, lexicon=own, progress=show)


def make_corpus_report(corpus: Path, *, languages: Iterable[str], out: Path) -> tuple[Path, ...]:
    """The files of the report of a corpus."""
    from toolkit.reporting.archive import report_corpus

    return report_corpus(corpus, language=cast("tuple[Language, ...]", tuple(languages)), out=out)
