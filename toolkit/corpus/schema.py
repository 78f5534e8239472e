"""The tables of a corpus: their columns and types, and which rules made them.

Each row begins with ``number``, the place of its article in the input from 0, which is unique, and with the article's
own id, which the input may repeat. The columns after these are those of `toolkit.showing.tables.COLUMNS`; cells that
hold several ids are lists, and days are dates. Only ``words`` has a row for each word of a part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.showing.tables import COLUMNS

if TYPE_CHECKING:
    import pyarrow

VERSION = "2"
"""Of the tables; a store of another version is not read."""

LISTS = frozenset((
    ("events", "contexts"), ("events", "source"), ("events", "target"), ("events", "places"),
    ("events", "claimed_by"), ("quotes", "speaker"), ("quotes", "relay"), ("figures", "claimed_by"),
    ("positions", "evidence_says"), ("positions", "evidence_does"), ("discrepancies", "items"),
))  # fmt: skip
"""Columns that hold several ids."""

KEY: Mapping[str, str] = {"number": "whole", "article": "text"}
DAYS: Mapping[str, str] = {"first_day": "day", "last_day": "day"}
"""What a date's ISO value may mean at most; null where the period is open at that end."""


def _columns() -> dict[str, dict[str, str]]:
    typed = {
        table: {name: "texts" if (table, name) in LISTS else kind for name, kind in columns.items()}
        for table, columns in COLUMNS.items()
    }
    article = {name: "day" if name == "published" else kind for name, kind in typed.pop("article").items()}
    typed.pop("sentences")
    made = {"articles": {"number": "whole", **article, "words": "whole", "text": "text"}}
    made |= {table: {**KEY, **columns} for table, columns in typed.items()}
    made["events"] |= DAYS
    made["dates"] |= DAYS
    made["errors"] = {"number": "whole", "path": "text", "line": "whole", "reason": "text"}
    made["words"] = {"word": "text", "lemma": "text", "numbers": "numbers", "ordinals": "offsets", "starts": "offsets"}
    made["shingles"] = {"number": "whole", "hashes": "hashes", "lead": "hashes"}
    return made


TABLES: Mapping[str, Mapping[str, str]] = _columns()
"""Table -> column -> text, texts (a list), whole, numbers, offsets and hashes (lists), number, truth or day.

``words`` (folded words with the articles and places where they stand, for the concordance) and ``shingles`` (hashes of
runs of three words, for finding copies) serve the other queries and are not exported.
"""

ACROSS: Mapping[str, Mapping[str, str]] = {
    "copies": {"number": "whole", "first": "whole", "alike": "number"},
    "incidents": {"incident": "whole", "number": "whole", "event": "text"},
}
"""Tables about articles taken together, made when all parts are there."""

SHOWN = (*(name for name in TABLES if name not in ("words", "shingles")), *ACROSS)
"""The tables that a reader wants to see."""


@cache
def arrow_schema(table: str) -> pyarrow.Schema:
    """The columns of a table as Arrow types, with the schema's version."""
    import pyarrow

    kinds = {
        "text": pyarrow.string(), "texts": pyarrow.list_(pyarrow.string()), "whole": pyarrow.int64(),
        "numbers": pyarrow.list_(pyarrow.int64()), "offsets": pyarrow.list_(pyarrow.int32()),
        "hashes": pyarrow.list_(pyarrow.uint32()), "number": pyarrow.float64(), "truth": pyarrow.bool_(),
        "day": pyarrow.date32(),
    }  # fmt: skip
    fields = [pyarrow.field(name, kinds[kind]) for name, kind in {**TABLES, **ACROSS}[table].items()]
    return pyarrow.schema(fields, metadata={"mawqif": VERSION})


@cache
def rules_version() -> str:
    """First 12 hexadecimal digits of the SHA-256 of the code that decides what is found, whatever its version says.

    A store keeps it beside the lexicon's version: parts that other rules made are made again.
    """
    package = Path(__file__).resolve().parents[1]
    names = ["model.py", "pipeline.py", "files.py", "decoding.py", "webpage.py", "showing/tables.py"]
    for folder in ("language", "reading", "judging"):
        names += sorted(f"{folder}/{path.name}" for path in (package / folder).glob("*.py"))
    return _digest(package, [*names, "corpus/parts.py", "corpus/pieces.py", "corpus/schema.py"])


@cache
def joining_version() -> str:
    """The same of the code that takes articles together."""
    return _digest(
        Path(__file__).resolve().parents[1],
        ["corpus/copies.py", "corpus/incidents.py", "corpus/joining.py", "corpus/rows.py"],
    )


def _digest(package: Path, names: list[str]) -> str:
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode() + b"\0" + (package / name).read_bytes())
    return digest.hexdigest()[:12]
