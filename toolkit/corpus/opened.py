"""An opened corpus: its tables as DuckDB relations and pandas frames, and the questions to all articles at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from toolkit.corpus import across
from toolkit.corpus.joining import connected
from toolkit.corpus.schema import ACROSS, SHOWN, TABLES
from toolkit.corpus.store import Store

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import pyarrow


@dataclass(frozen=True, eq=False)
class Corpus:
    """All tables of a finished corpus; read only.

    Each table is a view of ``connection``, a DuckDB database in memory; it is closed with the block
    (``with toolkit.corpus.open(folder) as corpus:``) or with the corpus itself.
    """

    folder: Path
    about: Mapping[str, Any]
    """The manifest: versions, input, numbers of articles and errors."""
    connection: duckdb.DuckDBPyConnection

    def __enter__(self) -> Corpus:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    @cached_property
    def called(self) -> Mapping[str, tuple[str, str | None]]:
        """Id of each actor and place -> its Arabic name, and its English one where there is one."""
        rows = self.connection.execute(across.CALLED).fetchall()
        return {one: (arabic, english) for one, arabic, english in rows}

    # --- tables ----------------------------------------------------------------------------------------------

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the tables."""
        return SHOWN

    def table(self, name: str) -> duckdb.DuckDBPyRelation:
        """A table as a DuckDB relation, which reads only what is asked of it. KeyError for an unknown name."""
        if name not in TABLES and name not in ACROSS:
            raise KeyError(f"no table {name!r}; there are: {', '.join(SHOWN)}")
        return self.connection.table(name)

    def frame(self, name: str) -> pd.DataFrame:
        """A table as a pandas frame; the whole of it is read into memory. KeyError for an unknown name."""
        self.table(name)
        return self.sql(f"FROM {name}")

    def sql(self, query: str, values: Sequence[Any] = ()) -> pd.DataFrame:
        """The answer to a query in SQL over the tables; ``?`` in it stands for the values in turn."""
        import pandas as pd

        frame: pd.DataFrame = self.arrow(query, values).to_pandas(types_mapper=pd.ArrowDtype)
        return frame

    def arrow(self, query: str, values: Sequence[Any] = ()) -> pyarrow.Table:
        """The answer as an Arrow table: lists are lists, days are days, and nothing is a number that was none."""
        return self.connection.sql(query, params=list(values)).to_arrow_table()

    # --- questions -------------------------------------------------------------------------------------------

    def reports(self) -> pd.DataFrame:
        """Reports that several articles print: the first of them, all of them, their sources."""
        return self.sql(across.REPORTS)

    def incidents(self, *, least: int = 2) -> pd.DataFrame:
        """Acts that at least so many reports tell (copies count once). ``date`` is the most precise that is told.

        Source, target and places are those that the accounts name most; all of them are in `accounts`. ``killed`` holds
        every number that is given.
        """
        return self.sql(across.INCIDENTS, [least])

    def accounts(self, incident: int) -> pd.DataFrame:
        """All accounts of one incident, with source and target, claimant, figures and evidence."""
        return self.sql(across.ACCOUNTS, [incident])

    def positions(
        self, *, holder: str | None = None, towards: str | None = None, rolled_up: bool = True
    ) -> pd.DataFrame:
        """Words and deeds of each ordered pair by month, with counts, mean PLOVER scores and evidence.

        A deed counts in the month in which it was done, once however many articles tell it; words in the month of
        their event's date or of publication. Evidence is ``number:id`` of article and event or quote.
        """
        return self.sql(across.POSITIONS, [rolled_up, holder, holder, towards, towards])

    def ledger(self, *, what: str | None = None, place: str | None = None) -> pd.DataFrame:
        """Who claims which number of what and where, in the order of publication.

        Rows of one ``thing`` count the same: the dead or injured of one incident; the displaced, fighters or detained
        of one place, whose number changes with time.
        """
        return self.sql(across.LEDGER, [what, what, place, place])

    def disputed(self) -> pd.DataFrame:
        """Things of the ledger for which several reports give different numbers: lowest, highest, by how many."""
        return self.sql(across.DISPUTED)

    def names(self, *, actor: str | None = None) -> pd.DataFrame:
        """Which source calls whom what: each name of each actor in each source, how often, and its share there.

        ``lean`` is the share against that of all other sources together: 2 is twice as much as elsewhere.
        """
        return self.sql(across.NAMES, [actor, actor])


def open_corpus(folder: Path) -> Corpus:
    """See `toolkit.corpus.open`."""
    store = Store(folder)
    about = store.manifest()
    return Corpus(folder, about, connected(store, about["parts"]))
