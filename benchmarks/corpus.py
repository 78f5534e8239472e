"""How fast a corpus is: articles a second of each step on one core and of a whole run, seconds of each question.

Without a file, the samples as often as it takes; with one (any input of ``mawqif corpus``), its articles. Compare runs
of one machine only, with nothing else on it.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import toolkit
from toolkit import corpus
from toolkit.corpus.joining import join
from toolkit.corpus.parts import analysed, parts
from toolkit.corpus.pieces import pieces
from toolkit.corpus.store import Store, locked
from toolkit.corpus.workers import processors

ROOT = Path(__file__).resolve().parents[1]
COPIES = 20
STEPS = 2
"""Parts by which the single steps are measured."""


def samples(folder: Path) -> Path:
    """The samples, each as often as `COPIES` says, with an id of its own."""
    path = folder / "samples.jsonl"
    known = [toolkit.read(one) for one in sorted((ROOT / "toolkit" / "samples").glob("*.md"))]
    with path.open("w", encoding="utf-8") as stream:
        for number in range(COPIES):
            for one in known:
                fields = {"id": f"{one.id}-{number}", "source": one.source, "text": one.text,
                          "published": one.published.isoformat() if one.published else None}  # fmt: skip
                stream.write(json.dumps(fields, ensure_ascii=False) + "\n")
    return path


def timed(do: Callable[[], object]) -> float:
    """Seconds that something takes."""
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def steps(source: Path, folder: Path) -> None:
    """Print articles a second of reading, analysing and writing, one after the other on one core."""
    started = time.perf_counter()
    count = sum(1 for _ in pieces((source,)))
    print(f"{'step':<12}{'articles/s':>12}\n{'read':<12}{count / (time.perf_counter() - started):>12,.0f}")
    chosen = list(islice(parts(pieces((source,))), STEPS))
    analysed(chosen[0])  # what is compiled once does not count
    known = sum(len(part.pieces) for part in chosen)
    started = time.perf_counter()
    made = [analysed(part) for part in chosen]
    print(f"{'analyse':<12}{known / (time.perf_counter() - started):>12,.1f}")
    store = Store(folder / "steps")
    with locked(store.folder):
        store.begin()
        started = time.perf_counter()
        for part, one in zip(chosen, made, strict=True):
            store.write(part, one)
        print(f"{'write':<12}{known / (time.perf_counter() - started):>12,.0f}")
        print(f"{'join':<12}{known / timed(lambda: join(store, len(chosen))):>12,.0f}")


def whole(source: Path, folder: Path) -> Path:
    """Print articles a second of a run, on one core and on all; returns the corpus."""
    for count in sorted({1, processors()}):
        out = folder / f"on-{count}"
        started = time.perf_counter()
        outcome = corpus.run(source, out=out, processes=count)
        spent = time.perf_counter() - started
        rate = outcome.articles / spent
        print(f"run on {count} core{'s' if count > 1 else ''}: {outcome.articles:,} articles in {spent:.1f} s, "
              f"{rate:.1f} a second, {rate / count:.1f} a second and core")  # fmt: skip
    return out


def memory() -> None:
    """Print the most memory that this process held, and the largest of its workers."""
    import resource

    here, workers = (
        resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(f"largest: this process {here} MB, a worker {workers} MB")


def questions(folder: Path) -> None:
    """Print seconds of each question of the notebook, and of the concordance."""
    with corpus.open(folder) as opened:
        for name in ("reports", "incidents", "positions", "ledger", "disputed", "names"):
            print(f"{name:<12}{timed(getattr(opened, name)):>8.2f} s")
        toolkit.parse("قصف")
        print(f"{'a word':<12}{timed(lambda: corpus.search(opened, 'التحالف')):>8.2f} s")
        print(f"{'a lemma':<12}{timed(lambda: corpus.search(opened, lemma='قصف')):>8.2f} s")


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = Path(sys.argv[1]) if len(sys.argv) > 1 else samples(folder)
        steps(source, folder)
        print()
        out = whole(source, folder)
        memory()
        print()
        questions(out)


if __name__ == "__main__":
    main()
