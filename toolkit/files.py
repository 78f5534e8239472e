"""Reading articles from files: text, Markdown, HTML and JSON, one by one; folders, JSONL, CSV and Parquet in bulk.

The text comes through whole: line ends become ``\\n`` and empty lines at the two ends go, nothing else. What cannot
be read is named with its path and the reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from math import isnan
from pathlib import Path
from typing import Any

from toolkit.decoding import DecodingError, decode, not_arabic
from toolkit.model import Article

FORMATS = (".txt", ".md", ".html", ".htm", ".json")
"""Endings of files that hold one article."""
COLLECTIONS = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
"""Endings of files that hold many."""
FIELDS = ("text", "lines", "id", "title", "source", "url", "published", "note")
"""Keys and columns that are understood; others are left alone."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)(?:^|\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class ReadError(ValueError):
    """A file, or one article in it, that cannot be read: where, and why."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(str(path), reason)
        self.path = str(path)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def read(path: str | Path) -> Article:
    """Read one article, headline first.

    ``.txt`` and ``.md`` may begin with YAML front matter (title, source, url, published, note, id); of ``.html`` the
    article's own text is taken; ``.json`` has ``text`` or ``lines``. Encodings: UTF-8 with or without BOM, UTF-16,
    Windows-1256. The id is the file's name without its ending, where the file gives none.

    Raises ReadError for a file that is missing, empty, not text, not Arabic, or has a date that is none.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix in COLLECTIONS:
        raise ReadError(path, f"holds many articles; read one from {', '.join(FORMATS)}, or all with read_many")
    if suffix not in FORMATS:
        raise ReadError(path, f"unknown format {suffix or '(no ending)'}; known: {', '.join(FORMATS)}")
    return article_in(_bytes(path), path)


def article_in(raw: bytes, path: Path) -> Article:
    """The article in the bytes of a file whose ending says which of `FORMATS` it is; raises as `read` does."""
    suffix = path.suffix.lower()
    if suffix in (".html", ".htm"):
        from toolkit.webpage import fields_of_page

        fields = fields_of_page(raw, path)
    elif suffix == ".json":
        fields = _json_object(_text(raw, path), path)
    else:
        fields = _front_matter(_text(raw, path), path)
    return article_of(fields, path, default_id=path.stem)


def read_many(path: str | Path) -> Iterator[Article | ReadError]:
    """Articles of a folder (searched to its depths, in order of names), a JSONL, CSV or Parquet file, or one file.

    What cannot be read is yielded as a ReadError in its place, so that one bad article stops nothing and is not lost;
    files of a folder with an ending that is not known are passed over. Columns: ``text`` and, if there, id, title,
    source, url, published, note. Raises ReadError only where ``path`` itself cannot be opened.
    """
    path = Path(path)
    if path.is_dir():
        return _folder(path)
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return _rows(_json_lines(_text(_bytes(path), path)), path, "line")
    if suffix in (".csv", ".tsv"):
        return _rows(_csv_rows(_text(_bytes(path), path), path, "\t" if suffix == ".tsv" else ","), path, "line")
    if suffix == ".parquet":
        _bytes(path, at_most=1)
        return _rows(_parquet_rows(path), path, "row")
    return _one(path)


def _one(path: Path) -> Iterator[Article | ReadError]:
    try:
        yield read(path)
    except ReadError as error:
        yield error


def _folder(folder: Path) -> Iterator[Article | ReadError]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() in FORMATS + COLLECTIONS:
            try:
                yield from read_many(path)
            except ReadError as error:
                yield error


@contextmanager
def completed(path: Path) -> Iterator[Path]:
    """A path to write to, which takes its own name when all is written."""
    unfinished = path.with_name(path.name + ".part")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


# --- fields -> article ------------------------------------------------------------------------------------------


def article_of(fields: Mapping[str, Any], where: str | Path, *, default_id: str = "") -> Article:
    """The article that a mapping with the keys of ``FIELDS`` describes.

    A title that does not begin the text is put before it, as its headline. Raises ReadError, which names ``where``.
    """
    lines = fields.get("lines")
    text = fields.get("text")
    if text is None and isinstance(lines, list) and all(isinstance(line, str) for line in lines):
        text = "\n".join(lines)
    if not isinstance(text, str):
        raise ReadError(where, "no text: expected 'text' (a string) or 'lines' (a list of strings)")
    text = _without_blank_ends(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text:
        raise ReadError(where, "there is no text in it")
    title = _string(fields.get("title"))
    headline = text.split("\n", 1)[0]
    if title and not _same_headline(title, headline):
        text = f"{title}\n{text}"
    reason = not_arabic(text)
    if reason:
        raise ReadError(where, reason)
    return Article(
        id=_string(fields.get("id")) or default_id,
        text=text,
        title=title or headline.lstrip("#").strip() or None,
        source=_string(fields.get("source")),
        url=_string(fields.get("url")),
        published=_day(fields.get("published"), where),
        note=_string(fields.get("note")),
    )


def _without_blank_ends(text: str) -> str:
    """The text without the empty lines at its two ends; spaces before the first word stay."""
    kept = text.rstrip()
    return kept[kept.rfind("\n", 0, len(kept) - len(kept.lstrip())) + 1 :]


def _same_headline(title: str, headline: str) -> bool:
    return " ".join(headline.lstrip("#").split()).startswith(" ".join(title.split()))


def _string(value: object) -> str | None:
    if value is None or (isinstance(value, float) and isnan(value)):  # a table's missing cell is a NaN
        return None
    return str(value).strip() or None


def _day(value: object, where: str | Path) -> date | None:
    """A day as ``YYYY-MM-DD``, with or without a time after it."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    written = _string(value)
    if written is None:
        return None
    day = _ISO_DAY.match(written)
    try:
        if day and not written[day.end() : day.end() + 1].isdigit():
            return date.fromisoformat(day[0])
    except ValueError:
        pass
    raise ReadError(where, f"published: expected a date as YYYY-MM-DD, got {written!r}")


# --- files -> fields -------------------------------------------------------------------------------------------


def _bytes(path: Path, *, at_most: int = -1) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(at_most)
    except FileNotFoundError:
        raise ReadError(path, "no such file") from None
    except IsADirectoryError:
        raise ReadError(path, "a folder, not a file") from None
    except OSError as error:
        if path.is_dir():  # Windows answers a folder with "permission denied"
            raise ReadError(path, "a folder, not a file") from None
        raise ReadError(path, f"cannot be opened: {error.strerror or error}") from None


def _text(raw: bytes, where: str | Path) -> str:
    try:
        return decode(raw)[0].replace("\r\n", "\n").replace("\r", "\n")
    except DecodingError as error:
        raise ReadError(where, str(error)) from None


def _front_matter(text: str, where: Path) -> dict[str, Any]:
    """Fields of the YAML block at the head, and the text after it; text without a block is all text."""
    block = _FRONT_MATTER.match(text)
    if not block:
        return {"text": text}
    import yaml

    try:
        fields = yaml.safe_load(block[1])
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2017-13-45
        raise ReadError(where, "front matter: " + " ".join(str(error).split())) from None
    if fields is None:
        fields = {}
    if not isinstance(fields, dict):
        return {"text": text}  # two rulers around a paragraph are no front matter
    return {**fields, "text": text[block.end() :]}


def _json_object(text: str, where: Path) -> dict[str, Any]:
    try:
        fields = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ReadError(where, f"not valid JSON: {error}") from None
    if isinstance(fields, list):
        raise ReadError(where, "a list of articles; expected one object (many belong into a .jsonl file)")
    if not isinstance(fields, dict):
        raise ReadError(where, f"expected a JSON object with 'text' or 'lines', got {type(fields).__name__}")
    return fields


# --- collections -> rows ---------------------------------------------------------------------------------------


def _rows(rows: Iterator[tuple[int, dict[str, Any] | str]], path: Path, unit: str) -> Iterator[Article | ReadError]:
    """Articles of numbered rows; a row that is a string is the reason why it could not be read."""
    for number, fields in rows:
        where = f"{path}, {unit} {number}"
        try:
            if isinstance(fields, str):
                raise ReadError(where, fields)
            yield article_of(fields, where, default_id=f"{path.stem}-{number}")
        except ReadError as error:
            yield error


def _json_lines(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield number, f"not valid JSON: {error}"
            continue
        yield number, fields if isinstance(fields, dict) else "expected a JSON object"


def _csv_rows(text: str, path: Path, delimiter: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    import csv
    import io

    csv.field_size_limit(2**31 - 1)
    first = text.split("\n", 1)[0]
    if delimiter == "," and first.count(";") > first.count(","):
        delimiter = ";"  # spreadsheets of many countries write it so
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if "text" not in (reader.fieldnames or ()):
        raise ReadError(path, f"no column 'text'; there are: {', '.join(reader.fieldnames or ())}")
    before = reader.line_num
    try:
        for row in reader:
            number, before = before + 1, reader.line_num
            yield number, row if None not in row else "more cells than the header has columns"
    except csv.Error as error:
        yield before + 1, f"not valid CSV: {error}"


def _parquet_rows(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            if "text" not in file.schema_arrow.names:
                raise ReadError(path, f"no column 'text'; there are: {', '.join(file.schema_arrow.names)}")
            columns = [name for name in FIELDS if name in file.schema_arrow.names]
            number = 0
            for batch in file.iter_batches(batch_size=500, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
    except pyarrow.ArrowException as error:
        raise ReadError(path, f"not a Parquet table: {error}") from None
