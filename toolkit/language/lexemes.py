"""What the compiled table and the closed lists know: readings of stems, function words, classes of words."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.language.classes import Classes, classes_of
from toolkit.language.folding import skeleton
from toolkit.lexicon import Lexicon, load
from toolkit.model import Modality

if TYPE_CHECKING:
    from toolkit.language.choosing import Options

TABLE = Path(__file__).parent.parent / "lexicon" / "morphology.tsv.gz"


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


class FunctionWord(NamedTuple):
    """A row of ``function_words.tsv``."""

    pos: str
    role: str
    clitics: frozenset[str]
    pronoun: bool


FUNCTION = 1e9
"""Weight of a function word: more than any count, so that only a rule sets it aside."""


Cell = tuple[str, float, str]


@dataclass(frozen=True, slots=True, eq=False)
class Lexemes:
    """What a lexicon says about words, compiled, with what has been looked up in it so far."""

    function: Mapping[str, FunctionWord]
    """Folded function word -> what it is."""
    more: Mapping[str, Cell]
    """Stem key -> code, weight and lemma of a stem that the compiled table lacks or weighs too little."""
    classes: Classes
    of_lemma: Mapping[str, frozenset[str]]
    """Lemma -> its classes."""
    states: frozenset[str]
    """Keys of the names of one word that states and their capitals have (towns share names with people)."""
    compounds: frozenset[str]
    """First words of compound prepositions."""
    modal: Mapping[tuple[str, str], Modality]
    """Shape and lemma of a word -> what it says of the clause with أن after it."""
    masdars: Mapping[str, str]
    """Noun -> whether what completes it is its subject or its object."""
    given: Mapping[str, bool]
    """Given name -> whether it is a common word too."""
    decoded: dict[str, tuple[Cell, ...]] = field(default_factory=dict)
    chosen_from: dict[str, Options] = field(default_factory=dict)

    def cells(self, stem: str) -> tuple[Cell, ...]:
        """Code, weight and lemma of each reading of a stem."""
        found = self.decoded.get(stem)
        if found is None:
            line = table().get(stem)
            found = tuple(_cells(stem, line)) if line else ()
            more = self.more.get(stem)
            if more:  # it comes before the readings of its kind
                code, weight, lemma = more
                rival = max((cell[1] for cell in found if cell[0][0] == code[0]), default=0.0)
                more = (code, max(weight, 1.05 * rival), lemma)
                found = (more, *(cell for cell in found if (cell[0], cell[2]) != (more[0], more[2])))
            if len(self.decoded) > 200_000:
                self.decoded.clear()
            self.decoded[stem] = found
        return found


@lru_cache(maxsize=4)
def lexemes(lexicon: Lexicon | None = None) -> Lexemes:
    """What a lexicon says about words, compiled once; of the shipped one without an argument.

    >>> lexemes().function["من"].pos
    'ADP'
    """
    if lexicon is None:
        return lexemes(load())
    function = {
        row.key: FunctionWord(row["pos"], row["role"], frozenset(row["clitics"].split()), row["pronoun"] == "yes")
        for row in lexicon["function_words.tsv"]
    }
    names = [name for row in lexicon["nisba.tsv"] for name in (*row.all("names"), *row.all("capital"))]
    return Lexemes(
        function=function,
        more={row.key: (row["code"], float(row["weight"]), row["lemma"]) for row in lexicon["more_stems.tsv"]},
        classes=classes_of(lexicon["word_classes.tsv"]),
        given={skeleton(row.key): row["common"] == "yes" for row in lexicon["given_names.tsv"] if " " not in row.key},
        masdars={row.key: row["frame"] for row in lexicon["masdars.tsv"]},
        modal={(row["shape"], row.key): row["modality"] for row in lexicon["modality_words.tsv"]},  # type: ignore[misc]
        of_lemma={row.key: frozenset(row.all("classes")) for row in lexicon["word_classes.tsv"]},
        states=frozenset(skeleton(name) for name in names if " " not in name),
        compounds=frozenset(word.partition(" ")[0] for word, row in function.items() if row.role == "compound"),
    )


def _cells(stem: str, line: str) -> Iterator[Cell]:
    for cell in line.split(" "):
        code, weight, *lemma = cell.split(":")
        yield code, int(weight) / 10, lemma[0] if lemma else stem
