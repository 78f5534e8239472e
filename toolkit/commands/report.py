"""Making a report from the command line, with a bar that says how far it is and a line that says what took how long."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import cast

from toolkit.model import Article
from toolkit.reporting import Language, report

RENDERING = ("HTML", "PDF")
"""First words of the steps that follow once the notebooks have been executed."""


class Clock:
    """How long the execution of the notebooks took, and each step of the rendering after it."""

    def __init__(self) -> None:
        self._begun: list[tuple[str, float]] = []

    def begin(self, step: str) -> None:
        """A step begins, and what went before it is done; the notebooks, several at a time, count as one."""
        name = step if step.startswith(RENDERING) or not step else "notebooks"
        if not self._begun or self._begun[-1][0] != name:
            self._begun.append((name, perf_counter()))

    def told(self) -> str:
        """``notebooks 15.8 s, HTML (ar) 0.9 s, ...; rendering 1.9 s``."""
        ends = [at for _, at in self._begun[1:]]
        took = [(name, end - at) for (name, at), end in zip(self._begun, ends, strict=False)]
        rendering = sum(seconds for name, seconds in took if name.startswith(RENDERING))
        steps = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in took)
        return f"{steps}; rendering {rendering:.1f} s"


def make_report(
    article: Article,
    *,
    languages: Iterable[str],
    out: Path,
    published: date | None = None,
    lexicon: Iterable[Path] = (),
) -> tuple[Path, ...]:
    """The files that were written; progress and times go to the standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    chosen, own = cast("tuple[Language, ...]", tuple(languages)), tuple(lexicon)
    clock, console = Clock(), Console(file=sys.stderr)
    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None)

        def show(step: str, done: int, total: int) -> None:
            clock.begin(step)
            bar.update(task, description=step or "done", completed=done, total=total)

        made = report(article, language=chosen, out=out, published=published, lexicon=own, progress=show)
    sys.stderr.write(f"{clock.told()}\n")
    return made


def make_corpus_report(corpus: Path, *, languages: Iterable[str], out: Path) -> tuple[Path, ...]:
    """The files of the report of a corpus."""
    from toolkit.reporting.archive import report_corpus

    return report_corpus(corpus, language=cast("tuple[Language, ...]", tuple(languages)), out=out)
