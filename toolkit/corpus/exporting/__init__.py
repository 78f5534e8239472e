"""A corpus in the formats of others: spreadsheets, event data sets, annotation tools.

`FORMATS` is the list; `export_corpus` writes one of them. What a format asks for and the text does not say stays empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.corpus.opened import Corpus

Export = Callable[["Corpus", Path], tuple[Path, ...]]

FORMATS: Mapping[str, tuple[str, str]] = {
    "acled": ("coded", "acled.csv: one row an incident, with the columns of ACLED"),
    "annotations": ("standoff", "a W3C Web Annotation page (.jsonld) of each article"),
    "brat": ("standoff", "brat standoff (.txt and .ann) of each article, and annotation.conf"),
    "cameo": ("coded", "cameo.tsv: one row an event, with CAMEO root codes"),
    "csv": ("tables", "each table as CSV in UTF-8 with a BOM, formulas neutralised"),
    "ged": ("coded", "ged.csv: one row an incident with deaths, with the columns of UCDP GED"),
    "jsonl": ("tables", "each table as JSON Lines"),
    "polecat": ("coded", "polecat.tsv: one row an event, with POLECAT's 40 columns"),
    "xlsx": ("tables", "corpus.xlsx: each table as a sheet from right to left"),
}
"""Format -> the module of this package that writes it, and what it writes."""


def export_corpus(corpus: Corpus, form: str, out: Path) -> tuple[Path, ...]:
    """Write a corpus into the folder ``out`` in one of `FORMATS`; returns the files.

    Raises ValueError for another format, CorpusError where a format has no room for the corpus.
    """
    if form not in FORMATS:
        raise ValueError(f"expected one of {', '.join(FORMATS)}, got {form!r}")
    out.mkdir(parents=True, exist_ok=True)
    write: Export = getattr(import_module(f"toolkit.corpus.exporting.{FORMATS[form][0]}"), f"write_{form}")
    return write(corpus, out)
