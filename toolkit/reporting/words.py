"""What a report says in its own words, in both languages: one row of ``words.tsv`` for each."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from toolkit.reporting import Language

PATH = Path(__file__).with_name("words.tsv")


@cache
def words(language: Language) -> Mapping[str, str]:
    """The words by key.

    >>> words("ar")["contents"], words("en")["contents"]
    ('المحتويات', 'Contents')
    """
    with PATH.open(encoding="utf-8", newline="") as rows:
        return {row["key"]: row[language] for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)}
