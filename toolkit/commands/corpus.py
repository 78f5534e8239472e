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
LOG_SECONDS = 30
"""How often a run without a terminal says how far it is."""
SHOWN_ERRORS = 5


def run(
    inputs: list[Path],
    *,
    out: Path,
    scheduler: str | None,
    processes: int | None,
    lexicon: Iterable[Path] = (),
) -> Outcome:
    """Run a corpus and say on the standard error how far it is, how fast, and how long it will take.

    A bar in a terminal; elsewhere, as in a log, a line twice a minute.
    """
    with _watch() as watch:
        return corpus.run(inputs, out=out, scheduler=scheduler, processes=processes, progress=watch, lexicon=lexicon)


@contextmanager
def _watch() -> Iterator[Callable[[Progress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    console, started = Console(file=sys.stderr, highlight=False, soft_wrap=True), time.monotonic()
    if console.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
        with Bar(*columns, console=console, transient=True) as bar:
            task = bar.add_task("starting", total=1.0)
            yield lambda known: bar.update(
                task, completed=known.share, description=how_far(known, time.monotonic() - started)
            )
        return
    last = started

    def tell(known: Progress) -> None:
        nonlocal last
        if time.monotonic() - last >= LOG_SECONDS or (known.joining and last > started):
            last = time.monotonic()
            console.print(f"mawqif: {known.share:.0%}, {how_far(known, last - started)}")

    yield tell


def how_far(known: Progress, seconds: float) -> str:
    """Articles done, how many a second in this run, and how long it will take at that rate.

    >>> how_far(Progress(articles=6200, errors=2, kept=200, share=0.62), 120.0)
    '6,200 articles, 2 errors, 50 a second, 1:16 left'
    """
    errors = f", {_counted(known.errors, 'error')}" if known.errors else ""
    said, made = f"{_counted(known.articles, 'article')}{errors}", known.articles - known.kept
    if known.joining:
        return f"{said}, looking for copies and incidents among them"
    if not made or not known.share:
        return said
    rate = made / max(seconds, 0.001)
    left = round(known.articles * (1 / known.share - 1) / rate)
    clock = f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02}" if left >= 3600 else f"{left // 60}:{left % 60:02}"
    return f"{said}, {rate:,.0f} a second, {clock} left"


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def summary(outcome: Outcome, seconds: float) -> str:
    """One line that says what a run came to."""
    made = outcome.articles - outcome.kept
    before = f" ({outcome.kept:,} of them before)" if outcome.kept else ""
    errors = f"{outcome.errors:,} could not be read (table errors)" if outcome.errors else "no errors"
    others = f", files of other kinds left out: {outcome.left_out:,}" if outcome.left_out else ""
    rate = f", {made / seconds:,.0f} articles a second" if made else ""
    return f"{outcome.folder}: {_counted(outcome.articles, 'article')}{before}, {errors}{others}; {seconds:.1f} s{rate}"


def unread(outcome: Outcome) -> Iterator[str]:
    """The first of what could not be read, a line each, and how much more there is."""
    if not outcome.errors:
        return
    with corpus.open(outcome.folder) as opened:
        rows = opened.connection.execute(
            "SELECT path, line, reason FROM errors ORDER BY number LIMIT ?", [SHOWN_ERRORS]
        ).fetchall()
    for path, line, reason in rows:
        yield f"{path}{f', line {line}' if line else ''}: {reason}"
    if outcome.errors > len(rows):
        yield f"and {outcome.errors - len(rows):,} more in the table errors"


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
