"""Many articles: from folders, dumps and archives to one store of tables, and questions to all of it at once.

`run` analyses everything and keeps it in a folder; `open` gives the tables and the questions; `search` is the
concordance. Nothing here is imported for one article.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.corpus.running import Outcome, Watch

__all__ = ["run"]


def run(
    inputs: str | Path | Iterable[str | Path],
    *,
    out: str | Path,
    scheduler: str | None = None,
    processes: int | None = None,
    part_size: int | None = None,
    progress: Watch | None = None,
) -> Outcome:
    """Analyse all articles of the inputs and keep what is found in the folder ``out``, for `open`.

    An input is an article, a folder, JSONL, CSV or Parquet, also in gzip or zip. The work goes to all processors of
    this machine, to ``processes`` of them, or to the Dask cluster whose scheduler's address is given; the files are
    the same bytes in each case. A run that was stopped, however, goes on where it was. What cannot be read is a row
    of the table ``errors``.
    A script that calls this must do so under ``if __name__ == "__main__":``, as all that starts processes.
    Raises CorpusError for an input that is not there, a folder that holds something else, or no answering scheduler.
    """
    from toolkit.corpus.running import DEFAULT_PART, run_corpus

    given = (inputs,) if isinstance(inputs, str | Path) else tuple(inputs)
    return run_corpus(
        tuple(Path(one) for one in given),
        Path(out),
        scheduler=scheduler,
        processes=processes,
        part_size=part_size or DEFAULT_PART,
        progress=progress,
    )
