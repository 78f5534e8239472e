"""The fonts of a report: Amiri, cut down to the letters that Arabic and Latin news needs, embedded in the page."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from toolkit.reporting.marked_letters import with_marked_letters

FAMILY = "Mawqif Amiri"
"""Name of the embedded font in CSS, so that no font of the machine is taken for it."""

FACES = (("Regular", 400), ("Bold", 700))

LETTERS = frozenset(
    [
        *range(0x20, 0x7F),
        *range(0xA0, 0x180),
        *range(0x600, 0x700),
        *range(0x2010, 0x2028),
        *range(0x202F, 0x2040),
        0x200B, 0x200C, 0x200D, 0x20AC, 0x2190, 0x2192, 0x2212, 0x2260, 0xFD3E, 0xFD3F, 0xFDFA,
    ]
)  # fmt: skip
"""Code points kept in every report: Latin with its accents, the Arabic block, punctuation."""

# Without these the letters do not join, the marks do not sit, or the lam-alef is torn.
_FEATURES = (
    "ccmp", "locl", "isol", "init", "medi", "med2", "fina", "fin2", "fin3", "rlig", "calt", "clig", "liga", "rclt",
    "kern", "mark", "mkmk", "curs",
)  # fmt: skip


def folder() -> Path:
    """The folder of Amiri's font files (OFL-1.1), of the package fontpkg-amiri."""
    return Path(str(files("fontpkg_amiri") / "files"))


@cache
def subset(face: str) -> bytes:
    """One face of Amiri with the code points of `LETTERS`, as WOFF2, the same bytes every time.

    HarfBuzz's repacker stays off: the bytes would depend on whether uharfbuzz is installed.
    """
    from fontTools import subset as cutting

    options = cutting.Options()
    options.harfbuzz_repacker = False
    options.layout_features = list(_FEATURES)
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    cutter = cutting.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    stream = io.BytesIO()
    with cutting.load_font(str(folder() / f"Amiri-{face}.ttf"), options) as font:
        cutter.subset(font)
        font.flavor = "woff2"
        font.save(stream)
    return stream.getvalue()


@cache
def font_faces() -> str:
    """The ``@font-face`` rules with the fonts in them; the page asks nobody for anything."""
    rules = []
    for face, weight in FACES:
        data = base64.b64encode(subset(face)).decode("ascii")
        rules.append(
            f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-style:normal;font-display:block;'
            f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
        )
    return "\n".join(rules)


# --- paper ------------------------------------------------------------------------------------------------------

WIDEST_KERN = 30
"""Thousandths of an em by which one rule of the font may move letters apart on paper. Amiri moves a yeh 122 from a reh;
poppler and pdfium take some 90 for a space and find two words in one (measured)."""

_PAIR, _SINGLE = 2, 1
"""Types of GPOS lookups."""


@cache
def paper_fonts() -> tuple[tuple[str, bytes], ...]:
    """File name and content of each font of the PDF: Amiri made fit for searching, DejaVu for other signs."""
    import matplotlib

    dejavu = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    amiri = tuple((f"Amiri-{face}.ttf", _searchable(folder() / f"Amiri-{face}.ttf")) for face, _ in FACES)
    return amiri + tuple((name, (dejavu / name).read_bytes()) for name in ("DejaVuSans.ttf", "DejaVuSansMono.ttf"))


@lru_cache(maxsize=8)
def paper_fonts_for(signs: frozenset[str]) -> tuple[tuple[str, bytes], ...]:
    """The fonts of a PDF whose text has these letters with these marks: each pair is a glyph of its own in Amiri."""
    if not signs:
        return paper_fonts()
    return tuple(
        (name, with_marked_letters(content, signs) if name.startswith("Amiri") else content)
        for name, content in paper_fonts()
    )


@cache
def paper_letters() -> frozenset[int]:
    """Code points that the fonts of the PDF can draw."""
    from fontTools.ttLib import TTFont

    known: set[int] = set()
    for _, content in paper_fonts():
        with TTFont(io.BytesIO(content), lazy=True) as font:
            known.update(font.getBestCmap())
    return frozenset(known)


@cache
def latin_widths() -> Mapping[str, float]:
    """How wide each sign of ASCII is in Amiri, in ems."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(dict(paper_fonts())["Amiri-Regular.ttf"]), lazy=True) as font:
        names, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        return {chr(code): widths[names[code]][0] / em for code in range(0x20, 0x7F)}


def _searchable(path: Path) -> bytes:
    """The font with its widest kerns narrowed."""
    from fontTools.ttLib import TTFont

    with TTFont(path, recalcTimestamp=False) as font:
        font.cfg["fontTools.otlLib.optimize.gpos:COMPRESSION_LEVEL"] = 0
        font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
        for lookup in font["GPOS"].table.LookupList.Lookup:
            for table in lookup.SubTable:
                for value in _values(getattr(table, "ExtSubTable", table)):
                    _narrow(value)
        stream = io.BytesIO()
        font.save(stream)
    return stream.getvalue()


def _values(table: Any) -> Iterator[Any]:
    """The value records of a subtable that moves letters, singly or in pairs."""
    if table.LookupType == _SINGLE:
        yield from table.Value if isinstance(table.Value, list) else [table.Value]
    elif table.LookupType == _PAIR and table.Format == 1:
        for pairs in table.PairSet:
            for record in pairs.PairValueRecord:
                yield from (record.Value1, record.Value2)
    elif table.LookupType == _PAIR:
        for first in table.Class1Record:
            for second in first.Class2Record:
                yield from (second.Value1, second.Value2)


def _narrow(value: Any) -> None:
    advance = getattr(value, "XAdvance", None) or 0
    if advance <= WIDEST_KERN:
        return
    value.XAdvance = WIDEST_KERN
    placement = getattr(value, "XPlacement", None)
    if placement:
        value.XPlacement = round(placement * WIDEST_KERN / advance)
