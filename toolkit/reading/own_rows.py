"""A user's own rows: actors and places that are added to the vocabulary or change what it says about one.

A file is tab-separated with a header; its columns are some of those of ``actors.tsv`` (at least ``slug``, ``names``
and ``type``) or of ``places_more.tsv`` (``id``, ``names``, ``name_en``, ``kind``, ``latitude``, ``longitude``).
A row whose first cell is there already changes that row: cells that are filled replace, names after a ``+`` are added.
A name that the file gives to an actor is taken from every other actor.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from toolkit.language.folding import skeleton
from toolkit.lexicon import Column, Lexicon, LexiconError, Row, Table, load
from toolkit.lexicon.schema import SCHEMA

ACTORS, PLACES = "actors.tsv", "places_more.tsv"
NEEDED = {ACTORS: ("slug", "names", "type"), PLACES: ("id", "names", "name_en", "kind", "latitude", "longitude")}
GENERATED = ("government", "army", "air-force", "navy", "police")
"""Bodies that every state has without a row: an actor's parent may be one."""
ADDED = "+"
_DAY = re.compile(r"\d{4}(-\d\d){0,2}")
_LETTER = re.compile("[\u0621-\u064a]")
Tables = Mapping[str, Table]
Files = tuple[tuple[str, bytes], ...]
"""Path and content of each file: what another process needs to have the same vocabulary."""


def load_with(paths: Iterable[str | Path]) -> Lexicon:
    """The shipped vocabulary with a user's own rows of actors and places; read once for each content.

    Raises LexiconError, which names path, line and column, for the first thing that is wrong.
    """
    return merged(own_files(paths))


def own_files(paths: Iterable[str | Path]) -> Files:
    """A user's files as they are on the disk. Raises LexiconError for one that cannot be read."""
    files = []
    for path in map(Path, paths):
        try:
            files.append((str(path), path.read_bytes()))
        except OSError as error:
            raise LexiconError(str(path), 0, "a file that can be read", error.strerror or str(error)) from None
    return tuple(files)


def merged(files: Files) -> Lexicon:
    """The shipped vocabulary with the rows of these files. Raises LexiconError as `load_with` does."""
    return _merged(files) if files else load()


@lru_cache(maxsize=8)
def _merged(files: Files) -> Lexicon:
    shipped, digest = load(), hashlib.sha256()
    tables = shipped.tables
    for path, content in files:
        digest.update(content)
        tables = _with(tables, path, content)
    return Lexicon(tables, f"{shipped.version}+{digest.hexdigest()[:8]}")


def _with(tables: Tables, path: str, content: bytes) -> Tables:
    lines = _lines(path, content)
    if not lines:
        raise LexiconError(path, 1, "a header: " + "\\t".join(NEEDED[ACTORS]), "nothing")
    header = tuple(cell.strip() for cell in lines[0][1].split("\t"))
    file = _file(path, lines[0][0], header)
    columns = {column.name: column for column in SCHEMA[file]}
    rows: dict[str, Row] = {}
    owners: dict[str, int] = {}
    for number, line in lines[1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != len(header):
            raise LexiconError(path, number, f"{len(header)} cells between tabs, as in the header", str(len(cells)))
        given = dict(zip(header, cells, strict=True))
        row = _row(path, number, file, given, tables[file].rows, columns)
        if row.key in rows:
            raise LexiconError(path, number, f"{header[0]}: no second row of its name", repr(row.key))
        for name in row.all("names") if file == ACTORS else ():
            key = skeleton(name.removeprefix("?"))
            if key in owners:
                got = f"{name!r}, which line {owners[key]} has"
                raise LexiconError(path, number, "names: a name that no other line has", got)
        owners.update({skeleton(name.removeprefix("?")): number for name in row.all("names")})
        rows[row.key] = row
    changed = {**tables, file: _joined(tables[file], rows, owners if file == ACTORS else {})}
    for row in rows.values():
        _check(path, row, changed)
    return changed


def _lines(path: str, content: bytes) -> list[tuple[int, str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise LexiconError(path, line, "UTF-8", f"the byte 0x{content[error.start]:02x}") from None
    numbered = enumerate(text.replace("\r\n", "\n").split("\n"), 1)
    return [(number, line) for number, line in numbered if line.strip() and not line.startswith("#")]


def _file(path: str, number: int, header: tuple[str, ...]) -> str:
    """Which table the header is of."""
    file = PLACES if "kind" in header or header[0] == "id" else ACTORS
    known = {column.name for column in SCHEMA[file]}
    for name in header:
        if name not in known:
            raise LexiconError(path, number, "columns between tabs, of " + ", ".join(sorted(known)), repr(name))
    if header[0] != NEEDED[file][0]:
        raise LexiconError(path, number, f"the first column {NEEDED[file][0]}", repr(header[0]))
    if len(set(header)) < len(header):
        raise LexiconError(path, number, "each column once", "\\t".join(header))
    return file


def _row(
    path: str,
    number: int,
    file: str,
    given: Mapping[str, str],
    there: Mapping[str, Row],
    columns: Mapping[str, Column],
) -> Row:
    key = NEEDED[file][0]
    old = there.get(given[key])
    cells = dict(old) if old is not None else dict.fromkeys(columns, "")
    for name, cell in given.items():
        if cell:
            cells[name] = _names(path, number, cell, cells["names"]) if name == "names" else cell
    for name in NEEDED[file]:
        if not cells[name]:
            raise LexiconError(path, number, f"{name}: a cell that is filled, since {given[key]!r} is new", "nothing")
    if not cells["name_en"]:
        cells["name_en"] = given[key].replace("-", " ").title()
    for name, column in columns.items():
        if not column.allows(cells[name]):
            raise LexiconError(path, number, f"{name}: {column.expected}", repr(cells[name]))
    return Row(file, number, tuple(cells.items()))


def _names(path: str, number: int, cell: str, before: str) -> str:
    """The names, after those that the row has already where a plus says so."""
    adds = cell.startswith(ADDED)
    names = [" ".join(name.split()) for name in cell.removeprefix(ADDED).removeprefix("|").split("|")]
    for name in names:
        if len(_LETTER.findall(name)) < 2:
            raise LexiconError(path, number, "names: Arabic names between bars", repr(name or cell))
    return "|".join(dict.fromkeys((*(before.split("|") if adds and before else ()), *names)))


def _joined(table: Table, rows: Mapping[str, Row], taken: Mapping[str, int]) -> Table:
    """The table with these rows first and their names nowhere else."""
    kept = {}
    for key, row in table.rows.items():
        if key in rows:
            continue
        names = row["names"]
        if taken and not taken.keys().isdisjoint(skeleton(names.replace("?", "")).split("|")):
            left = "|".join(n for n in names.split("|") if skeleton(n.removeprefix("?")) not in taken)
            if left:
                kept[key] = replace(row, cells=tuple((k, left if k == "names" else v) for k, v in row.cells))
        else:
            kept[key] = row
    return replace(table, rows={**rows, **kept})


def _check(path: str, row: Row, tables: Tables) -> None:
    """Raise LexiconError for a cell that names what there is not."""
    states, actors = tables["nisba.tsv"].rows, tables[ACTORS].rows

    def wrong(column: str, expected: str) -> LexiconError:
        return LexiconError(path, row.line, f"{column}: {expected}", repr(row[column]))

    if row["country"] and row["country"] not in states:
        raise wrong("country", "the ISO 3166-1 alpha-3 code of a state in nisba.tsv, or nothing")
    if row.file == PLACES:
        for column, limit in (("latitude", 90), ("longitude", 180)):
            if not _degrees(row[column], limit):
                raise wrong(column, f"degrees from -{limit} to {limit}")
        return
    if row["parent"] and row["parent"] not in actors and not row["parent"].endswith(GENERATED):
        raise wrong("parent", "the slug of an actor, or nothing")
    for column in ("from", "to"):
        if row[column] and not _DAY.fullmatch(row[column]):
            raise wrong(column, "YYYY, YYYY-MM or YYYY-MM-DD, or nothing")
    for held in row.all("office"):
        holder, *rest = held.split(":")
        known = holder in states or holder in actors
        if not known or not 2 <= len(rest) <= 3 or not all(_DAY.fullmatch(day) for day in rest[1:]):
            raise wrong("office", "holder:office:from or holder:office:from:to, the holder a state or an actor")


def _degrees(cell: str, limit: int) -> bool:
    try:
        return -limit <= float(cell) <= limit
    except ValueError:
        return False
