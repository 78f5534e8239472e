"""Copies: one agency report that several papers print, in whole, cut or with another headline.

A copy shares most of the shorter text's wording, and each of the two begins with what the other tells as well: so a
round-up that holds a report among others, or a later report that repeats a paragraph of it, is no copy. The time that
this takes grows with the input, not with its square: only articles that share rare runs of words are compared.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

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
ORDER BY a, b
"""
"""Pairs of articles of which one is a copy of the other, and how alike they are, from 0 to 1."""


def find_copies(connection: duckdb.DuckDBPyConnection) -> pyarrow.Table:
    """The articles of each report that several print.

    Columns ``number``, ``first`` (number of the report's first article by day of publication, then by place in the
    input) and ``alike`` (how much of the wording of both they share; 1 for the first itself). Other articles are not
    in it.
    """
    import pyarrow

    near: dict[int, list[tuple[float, int]]] = {}
    for a, b, alike in connection.execute(_PAIRS).fetchall():
        near.setdefault(a, []).append((alike, b))
        near.setdefault(b, []).append((alike, a))
    order = connection.execute("SELECT number FROM articles ORDER BY published NULLS LAST, number").fetchall()
    first: dict[int, tuple[int, float]] = {}
    for (number,) in order:
        if number not in near:
            continue
        # Not by way of a third article: copies of copies drift apart.
        known = [(alike, -other) for alike, other in near[number] if first.get(other, (None, 0))[0] == other]
        alike, other = max(known, default=(1.0, -number))
        first[number] = (-other, alike)
    told = Counter(one for one, _ in first.values())
    kept = sorted((number, *one) for number, one in first.items() if told[one[0]] > 1)
    return pyarrow.table(
        {
            "number": pyarrow.array([number for number, _, _ in kept], pyarrow.int64()),
            "first": pyarrow.array([one for _, one, _ in kept], pyarrow.int64()),
            "alike": pyarrow.array([round(alike, 4) for _, _, alike in kept], pyarrow.float64()),
        }
    )


def _root(groups: dict[int, int], one: int) -> int:
    while (above := groups.get(one, one)) != one:
        groups[one] = groups.get(above, above)
        one = above
    return one
