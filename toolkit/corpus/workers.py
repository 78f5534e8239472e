"""Where parts are analysed: in this process, on all its processors, or on a Dask cluster that is there already.

Each is a function from parts to what they gave, as soon as it is there and in any order; never more than a few parts
are under way, so that memory does not grow with the input.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from toolkit.corpus.parts import Made, Part, analysed, versions
from toolkit.corpus.pieces import failed
from toolkit.corpus.store import CorpusError

if TYPE_CHECKING:
    from distributed import Client

AHEAD = 2
"""Parts that wait for each processor, so that none has to wait for the next."""
WORKER_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system"}
"""Arrow's own pool keeps some 30 MB that a worker has no use for between two parts."""
NOTHING_KEPT = {"distributed.admin.low-level-log-length": 1}
"""Dask keeps a thousand of the latest messages for its own developers, and with them as many parts."""
START_SECONDS = 60
LOOK_SECONDS, ALONE_SECONDS = 5, 120
"""How often to look whether there are workers at all, and how long to wait for one."""


def here(parts: Iterator[Part]) -> Iterator[tuple[Part, Made]]:
    """One part after the other in this process."""
    for part in parts:
        yield part, analysed(part)


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def local_cluster(workers: int) -> Iterator[Client]:
    """Processes of this machine, reached through the loopback device only, with a scheduler of their own."""
    import dask
    from distributed import Client, LocalCluster

    quiet = {
        **NOTHING_KEPT,
        "distributed.worker.profile.enabled": False,
        "distributed.comm.timeouts.connect": f"{START_SECONDS}s",
        "distributed.scheduler.http.routes": [],
        "distributed.worker.http.routes": [],
    }
    with (
        dask.config.set(quiet),
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
            env=WORKER_ENVIRONMENT,
        ) as cluster,
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        yield client


@contextmanager
def cluster_at(address: str) -> Iterator[Client]:
    """A cluster that is running: the address of its scheduler. Raises CorpusError where nothing answers."""
    import dask
    from distributed import Client

    try:
        with dask.config.set(NOTHING_KEPT):
            client = Client(address, timeout=f"{START_SECONDS}s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise CorpusError(f"{address}: expected a Dask scheduler, got {error}") from None
    try:
        client.wait_for_workers(1, timeout=START_SECONDS)
        yield client
    except TimeoutError:
        raise CorpusError(f"{address}: expected a scheduler with workers, got one without") from None
    finally:
        client.close()  # type: ignore[no-untyped-call]


def on(client: Client, parts: Iterator[Part]) -> Iterator[tuple[Part, Made]]:
    """Parts on a cluster. A worker that is lost costs only time: its parts go to another.

    A part that takes worker after worker with it is searched for the article that does so; that article becomes an
    error. Raises CorpusError where a worker has other rules than this process, or where no worker is left.
    """
    from distributed import KilledWorker

    waiting: dict[Any, Part] = {}

    def fill() -> None:
        room = AHEAD * max(1, sum(client.ncores().values()))  # type: ignore[no-untyped-call]
        while len(waiting) < room and (part := next(parts, None)) is not None:
            waiting[client.submit(analysed, part, pure=False)] = part

    fill()
    while waiting:
        for future in _done(client, set(waiting)):
            part = waiting.pop(future)
            try:
                made: Made = future.result()
            except KilledWorker:
                made = _result(client, _without_killers(client, part))
            future.release()
            if dict(made.versions) != (known := versions(part.own)):
                raise CorpusError(f"a worker: expected the versions {known}, got {dict(made.versions)}")
            yield part, made
        fill()


def _done(client: Client, futures: set[Any]) -> list[Any]:
    """Those that are done, as soon as one is. Raises CorpusError where there is no worker to do them."""
    from distributed import wait

    alone = time.monotonic()
    while True:
        try:
            found = wait(futures, timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED")  # type: ignore[no-untyped-call]
            done: set[Any] = found.done
            return sorted(done, key=lambda future: str(future.key))
        except TimeoutError:
            if client.ncores():  # type: ignore[no-untyped-call]
                alone = time.monotonic()
            elif time.monotonic() - alone > ALONE_SECONDS:
                raise CorpusError("no worker is left; run it again, what is done is kept") from None


def _result(client: Client, part: Part) -> Made:
    (future,) = _done(client, {client.submit(analysed, part, pure=False)})
    made: Made = future.result()
    return made


def _without_killers(client: Client, part: Part) -> Part:
    """The part with those articles replaced that no worker survives alone."""
    from distributed import KilledWorker

    kept = []
    for at, piece in enumerate(part.pieces):
        try:
            _result(client, replace(part, first=part.first + at, pieces=(piece,)))
            kept.append(piece)
        except KilledWorker:
            kept.append(failed(piece.path, "no worker survives the analysis of this article", piece.line))
    return replace(part, pieces=tuple(kept))
