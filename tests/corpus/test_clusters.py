"""Real clusters on the loopback device: the same bytes as one process, also when a worker dies in the middle."""

import gc
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow
import pytest
from distributed import KilledWorker
from pyarrow import parquet

from toolkit import corpus
from toolkit.corpus import workers
from toolkit.corpus.parts import Made, Part, analysed, parts
from toolkit.corpus.pieces import Piece, pieces
from toolkit.corpus.running import Progress
from toolkit.corpus.store import CorpusError

Contents = Callable[[Path], dict[str, bytes]]

# A closing scheduler's sockets are collected when Python likes.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def dask(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """One of Dask's own programs, ended with the block."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]], **quiet) as one:  # type: ignore[call-overload]
        try:
            yield one
        finally:
            one.kill()


@contextmanager
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers, each a process of its own; its address and the workers."""
    address = f"tcp://127.0.0.1:{free_port()}"
    with ExitStack() as stack:
        stack.enter_context(
            dask("dask_scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2], "--no-dashboard")
        )
        plain = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        yield address, [stack.enter_context(dask("dask_worker", address, *plain)) for _ in range(2)]


def test_a_worker_killed_in_mid_run_costs_nothing(tmp_path: Path, many: Path, whole: Path, contents: Contents) -> None:
    seen: list[Progress] = []
    with cluster() as (address, (first, second)):

        def watch(known: Progress) -> None:
            if not seen:
                first.kill()
                first.wait()
            seen.append(known)

        outcome = corpus.run(many, out=tmp_path / "out", scheduler=address, part_size=5, progress=watch)
        assert first.poll() is not None
        assert second.poll() is None
    assert (outcome.articles, outcome.errors) == (59, 1)
    assert [one.joining for one in seen] == [False] * 12 + [True]
    assert contents(tmp_path / "out") == contents(whole)


def test_a_local_cluster_listens_to_this_machine_only() -> None:
    import psutil

    with workers.local_cluster(1) as client:
        assert client.submit(len, "حلب").result() == 3
        here = psutil.Process()
        known = [one for process in (here, *here.children(recursive=True)) for one in process.net_connections("inet")]
        listening = {one.laddr.ip for one in known if one.status == psutil.CONN_LISTEN}
    assert listening == {"127.0.0.1"}


def test_workers_get_the_rows_of_ones_own(tmp_path: Path, many: Path, contents: Contents) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("slug\tnames\ntaliban\t+|قوات سوريا الديمقراطية\n", "utf-8")
    corpus.run(many, out=tmp_path / "one", processes=1, part_size=5, lexicon=own)
    corpus.run(many, out=tmp_path / "two", processes=2, part_size=5, lexicon=own)
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_processes_of_this_machine_give_the_same_bytes(
    tmp_path: Path, many: Path, whole: Path, contents: Contents
) -> None:
    corpus.run(many, out=tmp_path / "out", processes=2, part_size=5)
    assert contents(tmp_path / "out") == contents(whole)


class Fatal:
    """A future of a part; one with a deadly article has taken its workers with it."""

    def __init__(self, part: Part) -> None:
        self.part = part

    def result(self) -> Made:
        if any(b"deadly" in piece.raw for piece in self.part.pieces):
            raise KilledWorker("analysed", None, 3)
        return analysed(self.part)

    def release(self) -> None:
        """Nothing is held."""


class Risky:
    """What `workers.on` asks of a client."""

    def ncores(self) -> dict[str, int]:
        return {"worker": 1}

    def submit(self, task: object, part: Part, *, pure: bool) -> Fatal:
        return Fatal(part)


def test_an_article_that_no_worker_survives_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_done", lambda client, futures: list(futures))
    texts = ("قصف الجيش حلب.", "deadly", "قصف الجيش إدلب.")
    pieces = tuple(Piece(f"{n}.txt", None, ".txt", text.encode()) for n, text in enumerate(texts))
    ((part, made),) = workers.on(Risky(), iter([Part(0, 0, pieces)]))  # type: ignore[arg-type]
    assert part.pieces == pieces
    assert (made.rows["articles"], made.rows["errors"]) == (2, 1)
    (error,) = parquet.read_table(pyarrow.BufferReader(made.tables["errors"])).to_pylist()
    assert (error["path"], error["reason"]) == ("1.txt", "no worker survives the analysis of this article")


def test_a_cluster_without_workers_is_not_waited_for_forever(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, many: Path
) -> None:
    monkeypatch.setattr(workers, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(workers, "ALONE_SECONDS", 0.5)
    with cluster() as (address, both):

        def watch(known: Progress) -> None:
            for one in both:
                one.kill()
                one.wait()

        with pytest.raises(CorpusError, match="no worker is left"):
            corpus.run(many, out=tmp_path / "out", scheduler=address, part_size=1, progress=watch)


def test_where_no_scheduler_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, many: Path) -> None:
    monkeypatch.setattr(workers, "START_SECONDS", 1)
    with pytest.raises(CorpusError, match="expected a Dask scheduler"):
        corpus.run(many, out=tmp_path / "out", scheduler=f"tcp://127.0.0.1:{free_port()}")


def test_the_driver_keeps_nothing_of_what_went_by(tmp_path):
    written = tmp_path / "many.jsonl"
    written.write_text("".join(f'{{"text": "قصف الجيش مدينة حلب {n}"}}\n' for n in range(60)), encoding="utf-8")
    with workers.local_cluster(1) as client:
        for _ in workers.on(client, parts(pieces((written,)), 1)):
            pass
        gc.collect()
        assert sum(type(one) is Part for one in gc.get_objects()) < 10
