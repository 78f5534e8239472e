"""The input of a corpus as a stream of pieces: one for each article, in the input's own order, never all at once.

A piece holds the raw bytes of one article and says where it stands; making an article of it is the work of whoever
analyses it. Folders are walked in the order of names, archives too, so that the order hangs on nothing but the input.
What cannot be read is a piece as well, with the reason, and becomes a row of the corpus's errors in its place.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import heapq
import io
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from toolkit.decoding import DecodingError, decode
from toolkit.files import COLLECTIONS, FIELDS, FORMATS, ReadError, article_in, article_of
from toolkit.model import Article

LARGEST = 64 * 1024 * 1024
"""Bytes of the longest file or line that is taken for one article."""
NAMES = 50_000
"""Names of a folder that are put in order at once."""
HEAD = 1 << 16
"""Bytes of a collection that say which encoding it is in."""

ROW, FAILED = "row", "failed"
BUFFER = 1 << 20
"""Bytes of a Parquet column that are read at once, however large its row groups are."""
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError)
"""What reading a damaged, encrypted or vanished file may raise."""

Opened = Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class Piece:
    """One article as the input holds it."""

    path: str
    """From the input's own name downwards (``archive/2015/a.txt``), so that it names no folder of a machine."""
    line: int | None
    """Line or row of a collection, from 1; None for a file of one article."""
    kind: str
    """Ending of the file (``.txt``), ``row`` for a JSON object, ``failed`` for a reason."""
    raw: bytes

    def article(self) -> Article:
        """The article. Raises ReadError, whose reason does not name the place again."""
        where = self.path if self.line is None else f"{self.path}, line {self.line}"
        if self.kind == FAILED:
            raise ReadError(where, self.raw.decode("utf-8"))
        unpacked = self.path[:-3] if self.path.lower().endswith(".gz") else self.path
        if self.kind != ROW:
            return article_in(self.raw, Path(unpacked))
        try:
            fields = json.loads(self.raw)
        except (ValueError, RecursionError) as error:
            raise ReadError(where, f"not valid JSON: {error}") from None
        if not isinstance(fields, dict):
            raise ReadError(where, "expected a JSON object")
        return article_of(fields, where, default_id=f"{PurePosixPath(unpacked).stem}-{self.line}")


def failed(path: str, reason: str, line: int | None = None) -> Piece:
    """A piece that says why there is no article."""
    return Piece(path, line, FAILED, " ".join(reason.split()).encode("utf-8", "replace"))


@dataclass(slots=True)
class Meter:
    """How far the reading is, in bytes of the files as they lie on the disk; grows while pieces are taken."""

    done: int = 0
    total: int = 0
    left_out: int = 0
    """Files in folders and archives whose ending is none of an article or collection."""


def pieces(inputs: tuple[Path, ...], meter: Meter | None = None) -> Iterator[Piece]:
    """All pieces of the inputs, one after the other: files, folders, JSONL, CSV, Parquet, gzip and zip of these."""
    known = meter or Meter()
    for path in inputs:
        name = path.resolve().name
        if path.is_dir():
            yield from _folder(path, name, known)
        else:
            yield from _file(path, name, known)


def measured(inputs: tuple[Path, ...]) -> int:
    """Bytes of all files under the inputs that will be read."""
    return sum(
        path.stat().st_size
        for given in inputs
        for path in (_walk(given) if given.is_dir() else (given,))
        if path.is_file()
    )


def _walk(folder: Path, meter: Meter | None = None) -> Iterator[Path]:
    """Files of a folder that are understood, in the order of names, one folder at a time; others are counted."""
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), meter)
        elif entry.is_file() and _understood(entry.name):
            yield Path(entry.path)
        elif meter and not entry.name.startswith("."):
            meter.left_out += 1


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """What is in a folder, in the order of names; of very many, as many at a time as there is memory for."""
    chosen: list[os.DirEntry[str]] = []
    while True:
        last = chosen[-1].name if chosen else ""
        with os.scandir(folder) as entries:
            chosen = heapq.nsmallest(NAMES, (one for one in entries if one.name > last), key=lambda one: one.name)
        if not chosen:
            return
        yield from chosen


def _folder(folder: Path, name: str, meter: Meter) -> Iterator[Piece]:
    for path in _walk(folder, meter):
        yield from _file(path, f"{name}/{path.relative_to(folder).as_posix()}", meter)


def _understood(name: str) -> bool:
    path = PurePosixPath(name.lower())
    if path.name.startswith("."):
        return False
    return path.suffix == ".zip" or (path.with_suffix("") if path.suffix == ".gz" else path).suffix in (
        *FORMATS,
        *COLLECTIONS,
    )


def _file(path: Path, name: str, meter: Meter) -> Iterator[Piece]:
    before = meter.done
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            for piece in _opened(stream, name, meter):
                meter.done = before + min(size, stream.tell())
                yield piece
        meter.done = before + size
    except FileNotFoundError:
        yield failed(name, "no such file")
    except _BROKEN as error:
        yield failed(name, f"cannot be read: {getattr(error, 'strerror', None) or error}")


def _opened(stream: IO[bytes], name: str, meter: Meter, unpacked: str = "") -> Iterator[Piece]:
    """The pieces of one open file, whatever it is packed in; ``unpacked`` is its name without ``.gz``."""
    known = unpacked or name
    suffix = PurePosixPath(known.lower()).suffix
    if suffix == ".zip":
        yield from _archive(stream, name, meter)
    elif suffix == ".gz":
        with gzip.open(stream) as inner:
            yield from _opened(inner, name, meter, known[: -len(suffix)])  # type: ignore[arg-type]
    elif suffix in FORMATS:
        raw = stream.read(LARGEST + 1)
        yield failed(name, _too_long("file")) if len(raw) > LARGEST else Piece(name, None, suffix, raw)
    elif suffix in (".jsonl", ".ndjson"):
        yield from _json_lines(stream, name)
    elif suffix in (".csv", ".tsv"):
        yield from _cells(stream, name, "\t" if suffix == ".tsv" else ",")
    elif suffix == ".parquet":
        yield from _table(stream, name)
    else:
        known = ", ".join((*FORMATS, *COLLECTIONS, ".gz", ".zip"))
        yield failed(name, f"unknown format {suffix or '(no ending)'}; known: {known}")


def _too_long(what: str) -> str:
    return f"a {what} of more than {LARGEST // 1024 // 1024} MB is not taken for one article"


def _archive(stream: IO[bytes], name: str, meter: Meter) -> Iterator[Piece]:
    with zipfile.ZipFile(stream) as archive:
        for member in sorted(archive.infolist(), key=lambda one: one.filename):
            inner = member.filename
            if member.is_dir() or inner.startswith("__MACOSX/"):
                continue
            if not _understood(PurePosixPath(inner).name):
                meter.left_out += 1
                continue
            try:
                with archive.open(member) as unpacked:
                    yield from _opened(unpacked, f"{name}/{inner}", meter)
            except _BROKEN as error:
                yield failed(f"{name}/{inner}", f"cannot be unpacked: {error}")


# --- collections ---------------------------------------------------------------------------------------------------


def _as_text(stream: IO[bytes], name: str) -> io.TextIOWrapper:
    """The stream as text in the encoding that its head is in; bytes that do not fit become lone surrogates."""
    head = stream.read(HEAD)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last letter may be cut
        encoding = "utf-8"
    except UnicodeDecodeError:
        whole = head[: head.rfind(b"\n") + 1] or head
        try:
            encoding = decode(whole[: len(whole) // 4 * 4] if whole[:2] in (b"\xff\xfe", b"\xfe\xff") else whole)[1]
        except DecodingError as error:
            raise ReadError(name, str(error)) from None
    rest = io.BufferedReader(_Rejoined(head, stream), HEAD)
    return io.TextIOWrapper(rest, encoding=encoding, errors="surrogateescape", newline="")


class _Rejoined(io.RawIOBase):
    """What was read of a stream already, and then the stream."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _json_lines(stream: IO[bytes], name: str) -> Iterator[Piece]:
    try:
        text = _as_text(stream, name)
    except ReadError as error:
        yield failed(name, error.reason)
        return
    number = 0
    while line := text.readline(LARGEST):
        number += 1
        if len(line) >= LARGEST:
            while line and not line.endswith("\n"):
                line = text.readline(LARGEST)
            yield failed(name, _too_long("line"), number)
        elif line.strip("\ufeff \t\r\n"):
            yield _row(line.strip("\ufeff \t\r\n"), name, number)


def _row(written: str, name: str, number: int) -> Piece:
    try:
        return Piece(name, number, ROW, written.encode("utf-8"))
    except UnicodeEncodeError as error:
        return failed(name, f"bytes that are no text in this file's encoding, at character {error.start}", number)


def _cells(stream: IO[bytes], name: str, delimiter: str) -> Iterator[Piece]:
    try:
        text = _as_text(stream, name)
    except ReadError as error:
        yield failed(name, error.reason)
        return
    first = text.readline(LARGEST).lstrip("\ufeff")
    if delimiter == "," and first.count(";") > first.count(","):
        delimiter = ";"  # spreadsheets of many countries write it so
    columns = next(csv.reader([first], delimiter=delimiter), [])
    if "text" not in columns:
        yield failed(name, f"no column 'text'; there are: {', '.join(columns)}")
        return
    csv.field_size_limit(LARGEST)
    reader = csv.reader(text, delimiter=delimiter)
    before = reader.line_num
    try:
        for row in reader:
            number, before = before + 2, reader.line_num
            if len(row) > len(columns):
                yield failed(name, "more cells than the header has columns", number)
            elif row:
                fields = {c: cell for c, cell in zip(columns, row, strict=False) if c in FIELDS}
                yield _row(json.dumps(fields, ensure_ascii=False), name, number)
    except csv.Error as error:
        yield failed(name, f"not valid CSV from here on: {error}", before + 2)


def _table(stream: IO[bytes], name: str) -> Iterator[Piece]:
    import pyarrow
    from pyarrow import parquet

    with tempfile.TemporaryFile() as spooled:
        if not stream.seekable() or isinstance(stream, gzip.GzipFile | zipfile.ZipExtFile):
            while chunk := stream.read(1 << 20):
                spooled.write(chunk)
            spooled.seek(0)
            stream = spooled
        try:
            with parquet.ParquetFile(stream, buffer_size=BUFFER, pre_buffer=False) as file:
                names = file.schema_arrow.names
                if "text" not in names:
                    yield failed(name, f"no column 'text'; there are: {', '.join(names)}")
                    return
                number = 0
                for batch in file.iter_batches(batch_size=64, columns=[one for one in FIELDS if one in names]):
                    for row in batch.to_pylist():
                        number += 1
                        fields = {key: value for key, value in row.items() if value is not None}
                        yield _row(json.dumps(fields, ensure_ascii=False, default=str), name, number)
        except pyarrow.ArrowException as error:
            yield failed(name, f"not a Parquet table: {error}")
