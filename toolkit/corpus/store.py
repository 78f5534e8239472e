"""A corpus on the disk: a folder of Parquet tables in parts, and a manifest. Whole or not there, never half written.

``events/000000.parquet`` is part 0 of the table ``events``. A part counts once its stamp, ``parts/000000.json``, lies
beside it; the stamp is written last and names the digest of the part's input, the versions of what made it, and each
file's digest. Whoever is stopped at any point leaves whole parts and perhaps files without a stamp, which the next run
writes again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from toolkit.corpus.parts import Made, Part
from toolkit.corpus.schema import TABLES, VERSION

MANIFEST = "manifest.json"
STAMPS = "parts"
JOINED = "across"
SPILL = ".spill"
"""Where a query puts what its memory has no room for; gone with it."""


class CorpusError(Exception):
    """A corpus that cannot be written or read: the folder, what was expected and what is there."""


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of a corpus."""

    folder: Path

    def path(self, table: str, part: int) -> Path:
        """The file of one table's part."""
        return self.folder / table / f"{part:06}.parquet"

    def across(self, table: str) -> Path:
        """The file of a table about articles taken together."""
        return self.folder / JOINED / f"{table}.parquet"

    def stamp(self, part: int) -> Path:
        """The file that says that a part is whole."""
        return self.folder / STAMPS / f"{part:06}.json"

    # --- writing -------------------------------------------------------------------------------------------------

    def has(self, part: Part, versions: Mapping[str, str]) -> Mapping[str, int] | None:
        """The rows of a part that is there, made from this input by these versions; None where it must be made."""
        known = _object(self.stamp(part.number))
        if known is None or known.get("versions") != dict(versions) or known.get("input") != part.digest:
            return None
        files: dict[str, list[Any]] = known.get("tables", {})
        for table in TABLES:
            size = files.get(table, [0, 0, ""])[1]
            try:
                if self.path(table, part.number).stat().st_size != size:
                    return None
            except OSError:
                return None
        return {table: rows for table, (rows, _, _) in files.items()}

    def write(self, part: Part, made: Made) -> None:
        """Put a part's tables in place, then its stamp; a stamp that is there goes first."""
        stamp = self.stamp(part.number)
        if stamp.exists():
            stamp.unlink()
            _synced(stamp.parent)
        for table, content in made.tables.items():
            written(self.path(table, part.number), content)
        known = {
            "part": part.number,
            "first": part.first,
            "pieces": len(part.pieces),
            "input": part.digest,
            "versions": dict(made.versions),
            "tables": {
                table: [made.rows[table], len(content), hashlib.sha256(content).hexdigest()]
                for table, content in made.tables.items()
            },
        }
        written(stamp, _json(known))

    def trim(self, count: int) -> None:
        """Take away parts of an earlier, longer input."""
        for folder in (STAMPS, *TABLES):
            for path in sorted((self.folder / folder).glob("[0-9]*")):
                if path.stem.isdecimal() and int(path.stem) >= count:
                    path.unlink()

    def finish(self, about: Mapping[str, Any]) -> None:
        """Say in the manifest that the corpus is whole."""
        written(self.folder / MANIFEST, _json({"schema": VERSION, "complete": True, **about}))

    def begin(self) -> Mapping[str, Any]:
        """Make the folder ready; a manifest that says that all is done goes until all is done again.

        Returns what it said.

        Raises CorpusError where the folder holds something else.
        """
        manifest, known = self.folder / MANIFEST, _object(self.folder / MANIFEST)
        if manifest.exists():
            if known is None or "schema" not in known:
                raise CorpusError(f"{manifest}: expected the manifest of a corpus, got something else")
        elif self.folder.exists() and any(
            one.name not in (STAMPS, JOINED, LOCK, SPILL, *TABLES) for one in self.folder.iterdir()
        ):
            raise CorpusError(f"{self.folder}: expected a new or empty folder or a corpus, got a folder of other files")
        for name in (STAMPS, JOINED, *TABLES):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
            for path in (self.folder / name).glob("*.part"):
                path.unlink()
        written(manifest, _json({"schema": VERSION, "complete": False}))
        return known or {}

    # --- reading -------------------------------------------------------------------------------------------------

    def manifest(self) -> dict[str, Any]:
        """What the corpus says about itself. Raises CorpusError where there is none, or none that is finished."""
        known = _object(self.folder / MANIFEST)
        if known is None:
            raise CorpusError(f"{self.folder}: expected a corpus (a folder with {MANIFEST}), got none")
        if known.get("schema") != VERSION:
            raise CorpusError(f"{self.folder}: expected tables of version {VERSION}, got {known.get('schema')!r}")
        if not known.get("complete"):
            raise CorpusError(f"{self.folder}: expected a finished corpus, got one whose run was stopped; run it again")
        return known


LOCK = ".lock"


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other runs off the folder; the lock falls with the process, however it ends.

    Raises CorpusError where another run holds it, or where it is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise CorpusError(f"{folder}: expected a folder, got a file")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("ab") as file:
        try:
            _lock(file.fileno())
        except OSError:
            raise CorpusError(f"{folder}: another run is writing to it") from None
        yield


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def written(path: Path, content: bytes) -> None:
    """Write a file as `writing` does."""
    with writing(path) as stream:
        stream.write(content)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """A file that is written so that its name never stands for less than all of it, not even after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.part")
    with unfinished.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.replace(path)
    _synced(path.parent)


def _synced(folder: Path) -> None:
    """Make the names in a folder last; a system that cannot do so for folders does it by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _object(path: Path) -> dict[str, Any] | None:
    """A JSON object of a file; None where there is no file, or something else in it."""
    try:
        known = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return known if isinstance(known, dict) else None
