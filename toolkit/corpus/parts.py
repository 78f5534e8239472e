"""A part: a few hundred articles in a row, and the tables that they give. The same part gives the same bytes anywhere.

This is all that a worker does: bytes of articles in, bytes of Parquet tables out. It writes nothing and remembers
nothing but the lexicon, to which a part brings the user's own rows, so it does not matter which process, machine or
run it happens in.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from toolkit.corpus.pieces import Piece
from toolkit.corpus.schema import TABLES, VERSION, arrow_schema, rules_version
from toolkit.files import ReadError
from toolkit.language.extents import extent
from toolkit.reading.own_rows import Files, merged

if TYPE_CHECKING:
    import pyarrow

    from toolkit.analysis import Analysis
    from toolkit.model import Article

SIZE = 200
"""Articles of a part: a second or two of work, a few megabytes of memory."""
SHINGLE = 3
"""Words in a row that a copy is recognised by."""
KEPT_OF = 2
"""Of so many shingles one is kept, the same ones in every article."""
LEAD = 40
"""Words after the headline that a report begins with."""

_FAULTS = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RuntimeError, TypeError, ValueError,
)  # fmt: skip
"""What a fault of the toolkit's own may raise: the article becomes an error, the run goes on."""
_LONE = re.compile("[\ud800-\udfff]")

Words = dict[tuple[str, str], tuple[list[int], list[int], list[int]]]
"""Word and lemma -> numbers of the articles, ordinals of the word in them, and offsets, in order."""


@dataclass(frozen=True)
class Part:
    """Articles in a row as the input holds them."""

    number: int
    first: int
    """Number of its first article in the corpus."""
    pieces: tuple[Piece, ...]
    own: Files = ()
    """Files of the user's own actors and places, which the worker has nowhere else."""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that its tables hang on in the input."""
        digest = hashlib.sha256(str(self.first).encode())
        for piece in self.pieces:
            for field in (piece.path.encode("utf-8", "replace"), str(piece.line).encode(), piece.kind.encode()):
                digest.update(field + b"\0")
            digest.update(len(piece.raw).to_bytes(8) + piece.raw)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Made:
    """What a part gave: each table as the bytes of a Parquet file, and the rows in each."""

    tables: Mapping[str, bytes]
    rows: Mapping[str, int]
    versions: Mapping[str, str]


def parts(pieces: Iterable[Piece], size: int = SIZE, own: Files = ()) -> Iterator[Part]:
    """The pieces cut into parts of one size; the last may be smaller."""
    rest, number = iter(pieces), 0
    while chosen := tuple(islice(rest, size)):
        yield Part(number, number * size, chosen, own)
        number += 1


def versions(own: Files = ()) -> dict[str, str]:
    """What fixes the content of a store besides its input. Raises LexiconError for a bad row of the user's own."""
    from toolkit import __version__

    return {"schema": VERSION, "toolkit": __version__, "lexicon": merged(own).version, "rules": rules_version()}


def analysed(part: Part) -> Made:
    """The tables of a part. Never raises for an article: what fails is a row of ``errors``."""
    from toolkit import analyze

    known, lexicon = versions(part.own), merged(part.own)
    grown = {name: _Columns(columns) for name, columns in TABLES.items()}
    words: Words = {}
    for number, piece in enumerate(part.pieces, part.first):
        try:
            analysis = analyze(_whole(piece.article()), lexicon=lexicon)
            rows = _rows(analysis, number)
        except ReadError as error:
            rows = _failure(number, piece, error.reason)
        except _FAULTS as error:
            rows = _failure(number, piece, f"the analysis failed: {type(error).__name__}: {error}")
        else:
            _note_words(words, analysis, number)
        for name, some in rows.items():
            grown[name].add(some)
    grown["words"].add(
        [
            {"word": word, "lemma": lemma, "numbers": numbers, "ordinals": ordinals, "starts": starts}
            for (word, lemma), (numbers, ordinals, starts) in sorted(words.items())
        ]
    )
    return Made(
        {name: _parquet(name, columns, known) for name, columns in grown.items()},
        {name: columns.rows for name, columns in grown.items()},
        known,
    )


class _Columns:
    """The columns of a table that grows. Cells of lists lie end to end: thousands of small lists slow Python down."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        self.rows = 0
        self.plain: dict[str, list[Any]] = {
            name: [] for name, kind in columns.items() if kind not in ("texts", "numbers", "offsets", "hashes")
        }
        self.lists: dict[str, tuple[list[Any], list[int]]] = {
            name: ([], [0]) for name in columns if name not in self.plain
        }

    def add(self, rows: list[dict[str, Any]]) -> None:
        self.rows += len(rows)
        for name, cells in self.plain.items():
            cells.extend(row[name] for row in rows)
        for name, (values, ends) in self.lists.items():
            for row in rows:
                values.extend(row[name])
                ends.append(len(values))

    def array(self, name: str, kind: pyarrow.DataType) -> pyarrow.Array:
        import pyarrow

        if name in self.plain:
            return pyarrow.array(self.plain[name], type=kind)
        values, ends = self.lists[name]
        return pyarrow.ListArray.from_arrays(
            pyarrow.array(ends, pyarrow.int32()), pyarrow.array(values, kind.value_type)
        )


def _failure(number: int, piece: Piece, reason: str) -> dict[str, list[dict[str, Any]]]:
    return {"errors": [{"number": number, "path": piece.path, "line": piece.line, "reason": reason}]}


def _rows(analysis: Analysis, number: int) -> dict[str, list[dict[str, Any]]]:
    from toolkit.showing.tables import rows

    known = dict(rows(analysis))
    (about,) = known.pop("article")
    known.pop("sentences")
    key = {"number": number, "article": about["id"]}
    made: dict[str, list[dict[str, Any]]] = {
        table: [{**key, **_typed(table, row)} for row in some] for table, some in known.items()
    }
    made["articles"] = [{**about, "number": number, "published": analysis.article.published,
                         "words": len(analysis.text.split()), "text": analysis.text}]  # fmt: skip
    made["shingles"] = [{"number": number, **_shingled(analysis)}]
    return made


def _typed(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its ids as lists and the days that its date may mean."""
    columns = TABLES[table]
    typed = {
        name: (value.split("|") if value else []) if columns[name] == "texts" else value for name, value in row.items()
    }
    if "first_day" in columns:
        typed["first_day"], typed["last_day"] = days(row["date"] if table == "events" else row["value"])
    return typed


def days(value: str | None) -> tuple[date | None, date | None]:
    """First and last day that an ISO day, month, year or interval may mean.

    >>> [str(day) for day in days("2017-02")]
    ['2017-02-01', '2017-02-28']
    """
    known = extent(value) if value else None
    return (known.first, known.last) if known else (None, None)


def _note_words(words: Words, analysis: Analysis, number: int) -> None:
    """Add the words of an article, without their clitics and folded, and where they stand.

    A mark between two words, or a new sentence, leaves a gap in the ordinals: they are no phrase.
    """
    before = 0
    for sentence in analysis.parsed:
        for ordinal, token in enumerate(sentence.tokens, before):
            if token.pos not in ("PUNCT", "SYM") and token.key:
                numbers, ordinals, starts = words.setdefault((token.key, token.lemma), ([], [], []))
                numbers.append(number)
                ordinals.append(ordinal)
                starts.append(token.start)
        before += len(sentence.tokens) + 1


def _shingled(analysis: Analysis) -> dict[str, Any]:
    """What a copy of the article is recognised by: hashes of its runs of words, and of those that it begins with."""
    body = analysis.text.find("\n") + 1
    words = [(token.start >= body, token.key) for sentence in analysis.parsed for token in sentence.tokens
             if token.pos not in ("PUNCT", "SYM")]  # fmt: skip
    lead = [key for after, key in words if after][:LEAD]
    return {"hashes": shingles([key for _, key in words]), "lead": shingles(lead)}


def shingles(words: list[str]) -> list[int]:
    """Hashes of the runs of three words, half of them kept, the same half in every text.

    >>> shingles("قصف الجيش مواقع حلب".split())
    [2234602984, 2751987788]
    >>> len(shingles("قصف الجيش مواقع في ريف حلب الشمالي".split()))
    4
    """
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))} if words else set()
    hashes = {zlib.crc32(run.encode("utf-8", "replace")) for run in runs}
    return sorted(one for one in hashes if one % KEPT_OF == 0)


def _parquet(table: str, grown: _Columns, known: Mapping[str, str]) -> bytes:
    import pyarrow
    from pyarrow import parquet

    schema = arrow_schema(table).with_metadata({f"mawqif.{name}": value for name, value in known.items()})
    columns = [grown.array(field.name, field.type) for field in schema]
    stream = io.BytesIO()
    parquet.write_table(
        pyarrow.Table.from_arrays(columns, schema=schema), stream, compression="zstd", compression_level=3,
        row_group_size=50 if table == "articles" else 50_000,
    )  # fmt: skip
    return stream.getvalue()


def _whole(article: Article) -> Article:
    """The article without lone surrogates, which no UTF-8 can hold; lengths stay."""
    fields = ("id", "text", "title", "source", "url", "note")
    written = {name: value for name in fields if (value := getattr(article, name))}
    mended: dict[str, Any] = {name: _LONE.sub("\N{REPLACEMENT CHARACTER}", value) for name, value in written.items()}
    return article if mended == written else replace(article, **mended)
