"""The run: from inputs to a store. What is there already is not made again; what is stopped goes on where it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from toolkit.corpus import workers
from toolkit.corpus.joining import join
from toolkit.corpus.parts import Part, parts, versions
from toolkit.corpus.pieces import Meter, measured, pieces
from toolkit.corpus.schema import joining_version
from toolkit.corpus.store import CorpusError, Store, locked
from toolkit.reading.own_rows import Files


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    articles: int
    """Articles done in this run and before."""
    errors: int
    kept: int
    """Articles that an earlier run had done."""
    share: float
    """Of the input's bytes, from 0 to 1."""
    joining: bool = False
    """All articles are done; copies and incidents are looked for among them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to."""

    folder: Path
    articles: int
    errors: int
    kept: int
    """Articles that an earlier run had done."""
    left_out: int = 0
    """Files in folders and archives that are neither articles nor collections."""


Watch = Callable[[Progress], None]


def run_corpus(
    inputs: tuple[Path, ...],
    folder: Path,
    *,
    scheduler: str | None,
    processes: int | None,
    part_size: int,
    progress: Watch | None,
    own: Files = (),
) -> Outcome:
    """See `toolkit.corpus.run`."""
    for path in inputs:
        if not path.exists():
            raise CorpusError(f"{path}: no such file or folder")
        if folder.resolve() == path.resolve() or (path.resolve() in folder.resolve().parents and path.is_dir()):
            raise CorpusError(f"{folder}: expected a folder outside of the input {path}")
    if part_size < 1 or (processes is not None and processes < 1):
        raise CorpusError("expected at least one process and one article in a part")
    known = versions(own)  # a bad row is told before anything is touched
    with locked(folder):
        store = Store(folder)
        before = store.begin()
        work = _Work(store, inputs, part_size, progress, own)
        with ExitStack() as stack:
            for part, made in _made(work.missing(), scheduler, processes, stack):
                store.write(part, made)
                work.count(part, made.rows)
        store.trim(work.parts)
        about = {
            "versions": {**known, "joining": joining_version()},
            "input": work.digest.hexdigest(),
            "part_size": part_size,
            "parts": work.parts,
            "articles": work.articles,
            "errors": work.errors,
            "left_out": work.meter.left_out,
        }
        if any(before.get(name) != value for name, value in about.items()):
            work.tell(joining=True)
            join(store, work.parts)
        store.finish(about)
    return Outcome(folder, work.articles, work.errors, work.kept, work.meter.left_out)


def _made(missing: Iterator[Part], scheduler: str | None, processes: int | None, stack: ExitStack) -> Iterator[Any]:
    """What the missing parts give. A cluster is started only for more than one of them."""
    first = tuple(islice(missing, 2))
    if not first:
        return iter(())
    wanted = chain(first, missing)
    if scheduler is not None:
        return workers.on(stack.enter_context(workers.cluster_at(scheduler)), wanted)
    count = processes or workers.processors()
    if len(first) == 1 or count == 1:
        return workers.here(wanted)
    return workers.on(stack.enter_context(workers.local_cluster(count)), wanted)


class _Work:
    """Counts what is done while the input streams by."""

    def __init__(
        self, store: Store, inputs: tuple[Path, ...], part_size: int, progress: Watch | None, own: Files
    ) -> None:
        self.own = own
        self.store, self.inputs, self.size, self.progress = store, inputs, part_size, progress
        self.meter = Meter(total=measured(inputs) if progress else 0)
        self.digest = hashlib.sha256()
        self.parts = self.articles = self.errors = self.kept = 0
        self._spans: dict[int, int] = {}
        self._bytes = 0

    def missing(self) -> Iterator[Part]:
        """The parts that are not in the store, one by one; those that are there are counted."""
        known, before = versions(self.own), 0
        for part in parts(pieces(self.inputs, self.meter), self.size, self.own):
            self.parts += 1
            self.digest.update(part.digest.encode())
            self._spans[part.number], before = self.meter.done - before, self.meter.done
            there = self.store.has(part, known)
            if there is None:
                yield part
            else:
                self.kept += there["articles"]
                self.count(part, there)

    def count(self, part: Part, rows: Any) -> None:
        """A part is done."""
        self.articles += rows["articles"]
        self.errors += rows["errors"]
        self._bytes += self._spans.pop(part.number)
        self.tell()

    def tell(self, *, joining: bool = False) -> None:
        """Say how far it is to whoever wants to know."""
        if self.progress:
            share = min(1.0, self._bytes / self.meter.total) if self.meter.total else 1.0
            self.progress(Progress(self.articles, self.errors, self.kept, share, joining))
