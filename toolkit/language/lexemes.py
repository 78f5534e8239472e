"""What the compiled table and the closed list know: readings of stems, and function words."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from toolkit.language.folding import skeleton
from toolkit.lexicon import load

TABLE = Path(__file__).parent.parent / "lexicon" / "morphology.tsv.gz"
MORE = Path(__file__).parent.parent / "lexicon" / "more_stems.tsv"
WORDS = Path(__file__).parent.parent / "lexicon" / "function_words.tsv"


class Reading(NamedTuple):
    """One way to read a written word."""

    pos: str
    """VERB, NOUN, ADJ, PROPN or a function word's Universal part of speech."""
    code: str
    """The code of the table (see ``toolkit/lexicon/build_morphology.py``); of function words their role."""
    key: str
    lemma: str
    before: int
    """Letters of clitics before the stem."""
    after: int
    """Letters of the pronoun after the stem."""
    proclitics: tuple[str, ...]
    pronoun: str | None
    weight: float
    rule: str

    @property
    def verb(self) -> bool:
        """Whether it is a verb."""
        return self.pos == "VERB"

    @property
    def nominal(self) -> bool:
        """Whether it is a noun, an adjective or a name."""
        return self.pos in NOMINAL


NOMINAL = frozenset({"NOUN", "ADJ", "PROPN"})


@cache
def table() -> dict[str, str]:
    """Stem key -> its line's cells, undivided (dividing 100,000 of them would cost what it saves)."""
    fields = gzip.decompress(TABLE.read_bytes()).decode().split("\n", 1)[1].replace("\n", "\t").split("\t")
    return dict(zip(fields[::2], fields[1::2], strict=False))


@cache
def more_stems() -> dict[str, tuple[str, float, str]]:
    """Stem key -> code, weight and lemma of a stem that the compiled table lacks or weighs too little."""
    stems = {}
    for line in MORE.read_text("utf-8").split("\n")[1:]:
        if line and not line.startswith("#"):
            stem, code, lemma, weight = line.split("\t")
            stems[stem] = (code, float(weight), lemma)
    return stems


@cache
def place_names() -> frozenset[str]:
    """Keys of the names of one word that states and their capitals have (towns share names with people)."""
    names: list[str] = []
    for row in load()["nisba.tsv"]:
        names += (*row.all("names"), *row.all("capital"))
    return frozenset(skeleton(name) for name in names if " " not in name)


class FunctionWord(NamedTuple):
    """A row of ``function_words.tsv``."""

    pos: str
    role: str
    clitics: frozenset[str]
    pronoun: bool


FUNCTION = 1e9
"""Weight of a function word: more than any count, so that only a rule sets it aside."""


@cache
def function_words() -> dict[str, FunctionWord]:
    """Folded function word -> what it is."""
    words = {}
    for line in WORDS.read_text("utf-8").split("\n")[1:]:
        if line and not line.startswith("#"):
            word, pos, role, clitics, pronoun, _ = line.split("\t")
            words[word] = FunctionWord(pos, role, frozenset(clitics.split()), pronoun == "yes")
    return words


Cell = tuple[str, float, str]


@cache
def _decoded() -> dict[str, tuple[Cell, ...]]:
    return {}


def cells_of(stem: str) -> tuple[Cell, ...]:
    """Code, weight and lemma of each reading of a stem in the table."""
    decoded = _decoded()
    found = decoded.get(stem)
    if found is None:
        line = table().get(stem)
        found = tuple(_cells(stem, line)) if line else ()
        more = more_stems().get(stem)
        if more:  # it comes before the readings of its kind
            code, weight, lemma = more
            rival = max((cell[1] for cell in found if cell[0][0] == code[0]), default=0.0)
            more = (code, max(weight, 1.05 * rival), lemma)
            found = (more, *(cell for cell in found if (cell[0], cell[2]) != (more[0], more[2])))
        if len(decoded) > 200_000:
            decoded.clear()
        decoded[stem] = found
    return found


def _cells(stem: str, line: str) -> Iterator[Cell]:
    for cell in line.split(" "):
        code, weight, *lemma = cell.split(":")
        yield code, int(weight) / 10, lemma[0] if lemma else stem
