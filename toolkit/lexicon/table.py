"""Reading and checking the vocabulary files: tab-separated, with a header, sorted by their first column.

A line that starts with ``#`` is a comment. Several values in one cell are separated by ``|``. A file that is
wrong is refused with its path, the line, what was expected and what is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path


class LexiconError(ValueError):
    """A vocabulary file breaks its own rules: path, line, expected, got."""

    def __init__(self, path: str, line: int, expected: str, got: str) -> None:
        super().__init__(f"{path}:{line}: expected {expected}, got {got}")


def _anything(cell: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name and what its cells may hold."""

    name: str
    expected: str = "any text"
    """What a cell must be, in words, for the error message."""
    allows: Callable[[str], bool] = bool
    """Whether a cell is right; the default asks for any text."""

    @classmethod
    def free(cls, name: str) -> Column:
        """A column whose cells may be empty."""
        return cls(name, "any text or nothing", _anything)

    @classmethod
    def one_of(cls, name: str, values: Iterable[str], *, empty: bool = False) -> Column:
        """A column whose cells come from a closed list."""
        allowed = frozenset(values) | ({""} if empty else set())
        return cls(name, "one of " + ", ".join(sorted(allowed)), allowed.__contains__)

    @classmethod
    def some_of(cls, name: str, values: Iterable[str], *, empty: bool = True) -> Column:
        """A column of ``|``-separated values from a closed list."""
        allowed = frozenset(values)
        return cls(
            name,
            "values, separated by |, of " + ", ".join(sorted(allowed)),
            lambda cell: (empty and not cell) or (bool(cell) and all(v in allowed for v in cell.split("|"))),
        )


@dataclass(frozen=True, slots=True)
class Row(Mapping[str, str]):
    """One line of a vocabulary file: a mapping from column to cell."""

    file: str
    line: int
    cells: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """The first cell, unique in its file."""
        return self.cells[0][1]

    @property
    def ref(self) -> str:
        """How rules name the row: ``file:key``."""
        return f"{self.file}:{self.key}"

    def __getitem__(self, column: str) -> str:
        for name, cell in self.cells:
            if name == column:
                return cell
        raise KeyError(column)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.cells)

    def __len__(self) -> int:
        return len(self.cells)

    def all(self, column: str) -> tuple[str, ...]:
        """The ``|``-separated values of a cell; none for an empty cell."""
        cell = self[column]
        return values(cell) if cell else ()


@lru_cache(maxsize=1 << 13)
def values(cell: str) -> tuple[str, ...]:
    """The ``|``-separated values of a cell."""
    return tuple(value.strip() for value in cell.split("|") if value.strip())


@dataclass(frozen=True, slots=True)
class Table:
    """A vocabulary file: its rows in order, by key."""

    file: str
    rows: Mapping[str, Row]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows.values())

    def __len__(self) -> int:
        return len(self.rows)

    def without(self, key: str) -> Table:
        """The table less one row; KeyError where there is none."""
        if key not in self.rows:
            raise KeyError(f"{self.file} has no row {key}")
        return replace(self, rows={k: row for k, row in self.rows.items() if k != key})


def read_table(path: Path, columns: tuple[Column, ...], *, name: str | None = None, in_order: bool = True) -> Table:
    """Read and check one vocabulary file.

    Raises LexiconError at the first line that is not as the columns say, is out of order or repeats a key.
    """
    file = name or path.name
    lines = path.read_text("utf-8-sig").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    numbered = [(n, line.rstrip("\r")) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    header = tuple(column.name for column in columns)
    if not numbered or tuple(numbered[0][1].split("\t")) != header:
        got = numbered[0] if numbered else (1, "nothing")
        raise LexiconError(str(path), got[0], "the header " + "\\t".join(header), repr(got[1]))
    checked = [(at, column) for at, column in enumerate(columns) if column.allows is not _anything]
    rows: dict[str, Row] = {}
    last = ""
    for number, line in numbered[1:]:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise LexiconError(str(path), number, f"{len(columns)} cells", f"{len(cells)}: {line!r}")
        for at, column in checked:
            if not column.allows(cells[at]):
                raise LexiconError(str(path), number, f"{column.name}: {column.expected}", repr(cells[at]))
        key = cells[0]
        if key in rows:
            raise LexiconError(str(path), number, f"a key of its own (line {rows[key].line} has it too)", repr(key))
        if in_order and key < last:
            raise LexiconError(str(path), number, f"keys in order (after {last!r})", repr(key))
        rows[key], last = Row(file, number, tuple(zip(header, cells, strict=True))), key
    return Table(file, rows)
