"""Many articles: from folders, dumps and archives to one store of tables, and questions to all of it at once.

`run` analyses everything and keeps it in a folder; `open` gives the tables and the questions; `search` is the
concordance. Nothing here is imported for one article.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.corpus.opened import Corpus
    from toolkit.corpus.running import Outcome, Watch
    from toolkit.corpus.searching import Hit

__all__ = ["export", "open", "run", "samples", "search"]


def run(
    inputs: str | Path | Iterable[str | Path],
    *,
    out: str | Path,
    scheduler: str | None = None,
    processes: int | None = None,
    part_size: int | None = None,
    progress: Watch | None = None,
    lexicon: str | Path | Iterable[str | Path] = (),
) -> Outcome:
    """Analyse all articles of the inputs and keep what is found in the folder ``out``, for `open`.

    An input is an article, a folder, JSONL, CSV or Parquet, also in gzip or zip. The work goes to all processors of
    this machine, to ``processes`` of them, or to the Dask cluster whose scheduler's address is given; the files are
    the same bytes in each case. A run that was stopped, however, goes on where it was. What cannot be read is a row
    of the table ``errors``.
    ``lexicon`` is a file of your own actors or places, or several of them; other rows make all parts again.
    A script that calls this must do so under ``if __name__ == "__main__":``, as all that starts processes.
    Raises CorpusError for an input that is not there, a folder that holds something else, or no answering scheduler,
    LexiconError (path, line, column) for a bad row.
    """
    from toolkit.corpus.parts import SIZE
    from toolkit.corpus.running import run_corpus
    from toolkit.reading.own_rows import own_files

    given = (inputs,) if isinstance(inputs, str | Path) else tuple(inputs)
    return run_corpus(
        tuple(Path(one) for one in given),
        Path(out),
        scheduler=scheduler,
        processes=processes,
        part_size=part_size or SIZE,
        progress=progress,
        own=own_files((lexicon,) if isinstance(lexicon, str | Path) else lexicon),
    )


def open(folder: str | Path) -> Corpus:
    """A finished corpus: its tables as DuckDB relations and pandas frames, and the questions to all of it.

    Raises CorpusError for a folder that is none, or whose run was stopped.
    """
    from toolkit.corpus.opened import open_corpus

    return open_corpus(Path(folder))


def search(
    corpus: Corpus | str | Path,
    word: str | None = None,
    *,
    lemma: str | None = None,
    actor: str | None = None,
    event: str | None = None,
    limit: int = 50,
    context: int = 60,
) -> tuple[Hit, ...]:
    """The concordance: where it stands, in the order of publication, with ``context`` characters on each side.

    ``word`` is one word or several in a row, in any spelling, with or without clitics; ``lemma`` a dictionary form;
    ``actor`` an actor's id or name; ``event`` a PLOVER type, or type and mode (``"ASSAULT aerial"``).
    Raises ValueError unless exactly one of the four is given, or for a type or mode that there is not; CorpusError for
    a folder that is no corpus.
    """
    from toolkit.corpus.opened import Corpus, open_corpus
    from toolkit.corpus.searching import search_corpus

    if not isinstance(corpus, Corpus):
        with open_corpus(Path(corpus)) as opened:
            return search(opened, word, lemma=lemma, actor=actor, event=event, limit=limit, context=context)
    return search_corpus(corpus, word=word, lemma=lemma, actor=actor, event=event, limit=limit, context=context)


def export(corpus: Corpus | str | Path, form: str, *, out: str | Path) -> tuple[Path, ...]:
    """Write a corpus into the folder ``out`` in another format: one of `toolkit.corpus.exporting.FORMATS`.

    Raises ValueError for another format, CorpusError for a folder that is no corpus or one that a format has no room
    for.
    """
    from toolkit.corpus.exporting import export_corpus
    from toolkit.corpus.opened import Corpus, open_corpus

    if not isinstance(corpus, Corpus):
        with open_corpus(Path(corpus)) as opened:
            return export_corpus(opened, form, Path(out))
    return export_corpus(corpus, form, Path(out))


def samples() -> Corpus:
    """The corpus of the sample articles that ship with the package, made in a folder that is gone with the program."""
    import atexit
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="mawqif-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return open(run(Path(__file__).resolve().parents[1] / "samples", out=folder / "corpus", processes=1).folder)
