"""The fonts of a report: Amiri, cut down to the letters that Arabic and Latin news needs, embedded in the page."""

from __future__ import annotations

import base64
import io
from functools import cache
from importlib.resources import files
from pathlib import Path

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
    options.flavor = "woff2"
    options.layout_features = list(_FEATURES)
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    cutter = cutting.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    stream = io.BytesIO()
    with cutting.load_font(str(folder() / f"Amiri-{face}.ttf"), options) as font:
        cutter.subset(font)
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
