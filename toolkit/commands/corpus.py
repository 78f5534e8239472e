"""The commands about many articles: run, search, export."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import corpus
from toolkit.corpus.running import Outcome, Progress

if TYPE_CHECKING:
    from toolkit.corpus.searching import Hit

CONTEXT = 45
"""Characters on each side of a hit in a terminal."""


def run(
    inputs: list[Path],
    *,
    out: Path,
    scheduler: str | None,
    processes: int | None,
    lexicon: Iterable[Path] = (),
) -> Outcome:
    """Run a corpus with a bar that says how far it is, how fast, and how long it will take, on the standard error."""
    with _bar() as watch:
        return corpus.run(inputs, out=out, scheduler=scheduler, processes=processes, progress=watch, lexicon=lexicon)


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None] | None]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(file=sys.stderr)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task, started = bar.add_task("starting", total=1.0), time.monotonic()

        def show(known: Progress) -> None:
            rate = (known.articles - known.kept) / max(time.monotonic() - started, 0.001)
            errors = f", {known.errors:,} errors" if known.errors else ""
            said = f"{known.articles:,} articles{errors}, {rate:,.0f} a second"
            bar.update(task, completed=known.share, description=said)

        yield show


def summary(outcome: Outcome, seconds: float) -> str:
    """One line that says what a run came to."""
    made = outcome.articles - outcome.kept
    before = f" ({outcome.kept:,} of them before)" if outcome.kept else ""
    errors = f"{outcome.errors:,} could not be read (table errors)" if outcome.errors else "no errors"
    rate = f", {made / seconds:,.0f} articles a second" if made else ""
    return f"{outcome.folder}: {outcome.articles:,} articles{before}, {errors}; {seconds:.1f} s{rate}"


def concordance(hits: tuple[Hit, ...], *, visual: bool = False) -> Iterator[str]:
    """The hits as lines for a terminal: day and source, then the words before, between marks the hit, and after it."""
    shown: Callable[[str], str] = str
    if visual:
        from toolkit.showing.arabic import in_visual_order

        shown = in_visual_order
    for hit in hits:
        about = (hit.published.isoformat() if hit.published else "", hit.source or "", hit.article)
        yield " · ".join(filter(None, about))
        yield "    " + shown(f"{hit.before}«{hit.text}»{hit.after}".replace("\n", " ").strip())
