"""Copies: one agency report that several papers print, in whole, cut or with another headline.

A copy shares most of the shorter text's wording, and each of the two begins with what the other tells as well: so a
round-up that holds a report among others, or a later report that repeats a paragraph of it, is no copy. The time that
this takes grows with the input, not with its square: only articles that share rare runs of words are compared.
"""

from __future__ import annotations

import mmap
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from toolkit.corpus.rows import BATCH, Rows, streamed

if TYPE_CHECKING:
    import duckdb
    import pyarrow

SHARED_OF_SHORTER = 0.5
"""Least share of the shorter article's runs of three words that a copy has too."""
LEADS = 0.3
"""Least share of each article's first 40 words that the other has somewhere."""
ALIKE, ALIKE_LEADS = 0.4, 0.15
"""Where two articles are as alike as this as a whole, their beginnings may differ more."""
LINKS = 2
"""Rare runs of words that two articles must share to be compared at all."""

_PAIRS = f"""
WITH run AS (SELECT number, unnest(hashes) AS hash FROM shingles),
rare AS (SELECT number, hash FROM run WHERE hash % 4 = 0),
near AS (
    SELECT number, first_value(number) OVER same AS first, lag(number) OVER same AS before
    FROM rare WINDOW same AS (PARTITION BY hash ORDER BY number)
),
link AS (
    SELECT first AS a, number AS b FROM near WHERE first < number
    UNION ALL SELECT before, number FROM near WHERE before > first
),
candidate AS (SELECT a, b FROM link GROUP BY a, b HAVING count(*) >= {LINKS}),
measured AS (
    SELECT a, b,
        len(list_intersect(x.hashes, y.hashes)) AS shared,
        len(x.hashes) AS size_a, len(y.hashes) AS size_b,
        len(list_intersect(x.lead, y.hashes)) / greatest(len(x.lead), 1) AS lead_a,
        len(list_intersect(y.lead, x.hashes)) / greatest(len(y.lead), 1) AS lead_b
    FROM candidate JOIN shingles x ON x.number = a JOIN shingles y ON y.number = b
)
SELECT a, b, shared / (size_a + size_b - shared) AS alike
FROM measured
WHERE (shared >= {SHARED_OF_SHORTER} * least(size_a, size_b) AND least(lead_a, lead_b) > {LEADS})
   OR (alike >= {ALIKE} AND least(lead_a, lead_b) > {ALIKE_LEADS})
"""
"""Pairs of articles of which one is a copy of the other, and how alike they are, from 0 to 1."""

_NEAR = """
SELECT number, other, alike FROM (
    SELECT a AS number, b AS other, alike FROM pairs UNION ALL SELECT b, a, alike FROM pairs
) JOIN articles USING (number) ORDER BY published NULLS LAST, number, other
"""
"""Each article of a pair with the other, from the earliest published on."""


def find_copies(connection: duckdb.DuckDBPyConnection) -> pyarrow.RecordBatchReader:
    """The articles of each report that several print.

    Columns ``number``, ``first`` (number of the report's first article by day of publication, then by place in the
    input) and ``alike`` (how much of the wording of both they share; 1 for the first itself). Other articles are not
    in it.
    """
    connection.execute(f"CREATE OR REPLACE TABLE pairs AS {_PAIRS}")
    chosen = Rows(connection, "chosen", 'number BIGINT, "first" BIGINT, alike DOUBLE')
    (count,) = connection.execute("SELECT coalesce(max(number), -1) + 1 FROM articles").fetchall()[0]
    with _numbers(count) as first:
        for number, some in groupby(streamed(connection, _NEAR), key=itemgetter(0)):
            # Not by way of a third article: copies of copies drift apart.
            known = [(alike, -other) for _, other, alike in some if first[other] == other + 1]
            alike, other = max(known, default=(1.0, -number))
            first[number] = 1 - other
            chosen.add(number, -other, round(alike, 4))
    chosen.end()
    return connection.sql(
        'SELECT * FROM chosen QUALIFY count(*) OVER (PARTITION BY "first") > 1 ORDER BY number'
    ).to_arrow_reader(BATCH)


@contextmanager
def _numbers(count: int) -> Iterator[memoryview]:
    """So many whole numbers, all 0, in a file that is thrown away: the system keeps in memory what it has room for."""
    with tempfile.TemporaryFile() as file:
        file.truncate(max(1, count) * 8)
        with mmap.mmap(file.fileno(), 0) as bytes_, memoryview(bytes_) as view, view.cast("q") as numbers:
            yield numbers
