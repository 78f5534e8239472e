"""Short vowels on paper: a letter with its marks is one glyph, so that programs that read the PDF find whole words.

A mark that is set on a letter by itself stands in the middle of it in the file; poppler and pdfium take what is left of
the letter for a space, and find a vocalised word in pieces (measured: 37% and 11% of the words of a text with a mark
on each letter; with one glyph each, 100%). So the font of a PDF whose text has marks gets a glyph for each
letter that carries one, in each of its shapes with each of these marks, drawn where the font itself would put them.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

Offset = tuple[int, int]

LETTERS = (*range(0x621, 0x63B), *range(0x641, 0x64B), 0x671)
MARKS = (*range(0x64B, 0x653), 0x670)
_AROUND = (0x20, 0x28, 0x29, 0x2E, 0x3A, 0xAB, 0xBB, 0x60C, 0x61B, 0x61F, 0x640, 0x200D)
"""What letters may stand beside and change their shape for."""
_SHADDA = 0x651
_MARK_CLASS = 3


def marked_letters(text: str) -> frozenset[str]:
    """The letters of a text that carry marks, and the marks, as one set of signs.

    >>> sorted(marked_letters("قتل\N{ARABIC SHADDA} حمد"))
    ['ل', '\N{ARABIC SHADDA}']
    """
    marks, letters = frozenset(map(chr, MARKS)), frozenset(map(chr, LETTERS))
    found: set[str] = set()
    carrier = ""
    for sign in text:
        if sign in marks:
            found.update((sign, carrier) if carrier else (sign,))
        else:
            carrier = sign if sign in letters else ""
    return frozenset(found)


def with_marked_letters(content: bytes, signs: frozenset[str]) -> bytes:
    """A font with a glyph for each of the letters with each of the marks, set after all other rules of the font."""
    from fontTools.ttLib import TTFont

    read = TTFont(io.BytesIO(content), lazy=True)  # another than the one that is written: its tables stay as they are
    names = read.getBestCmap()
    marks = reachable(read, [ord(sign) for sign in signs if ord(sign) in MARKS])
    # Shapes that only the letters with marks lead to, by themselves or joined with another (lam and alef).
    bare = [code for code in LETTERS if chr(code) not in signs]
    around = [*MARKS, *_AROUND]
    bases = reachable(read, [*LETTERS, *around]) - reachable(read, [*bare, *around])
    on_base, on_shadda = _places(read, bases, marks, names[_SHADDA])
    with TTFont(io.BytesIO(content), lazy=True, recalcBBoxes=False, recalcTimestamp=False) as font:
        font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
        ligatures: dict[str, dict[tuple[str, ...], str]] = {}
        order = list(font.getGlyphOrder())
        for base, mark in sorted(on_base):
            for parts in _stacks(base, mark, names[_SHADDA], marks, on_base, on_shadda):
                name = "_".join((base, *(part for part, _ in parts)))
                _add(font, name, base, parts)
                order.append(name)
                ligatures.setdefault(base, {})[tuple(part for part, _ in parts)] = name
        font.setGlyphOrder(order)
        font["glyf"].glyphOrder = order
        font["maxp"].numGlyphs = len(order)
        _rule(font, ligatures)
        stream = io.BytesIO()
        font.save(stream)
    return stream.getvalue()


def reachable(font: Any, unicodes: Iterable[int]) -> set[str]:
    """Names of the glyphs that these characters may become."""
    from types import SimpleNamespace

    import fontTools.subset  # gives GSUB tables their closure  # noqa: F401

    names = font.getBestCmap()
    found = SimpleNamespace(glyphs={names[code] for code in unicodes if code in names})
    font["GSUB"].closure_glyphs(found)
    return set(found.glyphs)


def _subtables(font: Any, kind: int) -> Iterator[Any]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            if inner.LookupType == kind:
                yield inner


def _offset(anchor: Any, mark: Any) -> Offset:
    return anchor.XCoordinate - mark.XCoordinate, anchor.YCoordinate - mark.YCoordinate


def _places(
    font: Any, bases: set[str], marks: set[str], shadda: str
) -> tuple[dict[tuple[str, str], Offset], dict[str, Offset]]:
    """Where each mark stands on each letter, and on a shadda, by the font's own anchors; general rules come first."""
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    on_base: dict[tuple[str, str], Offset] = {}
    for table in sorted(_subtables(font, 4), key=lambda one: -len(one.BaseCoverage.glyphs)):
        records = zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True)
        here = {mark: record for mark, record in records if mark in marks}
        for base, anchors in zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True):
            if base in bases and classes.get(base) != _MARK_CLASS:
                for mark, record in here.items():
                    anchor = anchors.BaseAnchor[record.Class]
                    if anchor is not None:
                        on_base.setdefault((base, mark), _offset(anchor, record.MarkAnchor))
    on_shadda: dict[str, Offset] = {}
    for table in _subtables(font, 6):
        below = zip(table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True)
        anchors = next((record for mark, record in below if mark == shadda), None)
        if anchors is None:
            continue
        for mark, record in zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True):
            anchor = anchors.Mark2Anchor[record.Class]
            if mark in marks and anchor is not None:
                on_shadda.setdefault(mark, _offset(anchor, record.MarkAnchor))
    return on_base, on_shadda


def _stacks(
    base: str,
    mark: str,
    shadda: str,
    vowels: set[str],
    on_base: dict[tuple[str, str], Offset],
    on_shadda: dict[str, Offset],
) -> Iterator[list[tuple[str, Offset]]]:
    """A mark on a letter; and of a shadda, with each vowel above it or below the letter."""
    place = on_base[base, mark]
    yield [(mark, place)]
    if mark != shadda:
        return
    for vowel, (x, y) in sorted(on_shadda.items()):
        yield [(mark, place), (vowel, (place[0] + x, place[1] + y))]
    for vowel in sorted(vowels):
        if vowel != shadda and vowel not in on_shadda and (base, vowel) in on_base:
            yield [(mark, place), (vowel, on_base[base, vowel])]


def _add(font: Any, name: str, base: str, parts: list[tuple[str, Offset]]) -> None:
    from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = []
    boxes = []
    for part, (x, y) in ((base, (0, 0)), *parts):
        component = GlyphComponent()
        component.glyphName, component.x, component.y = part, x, y
        component.flags = 0x4  # offsets count from the glyph's origin, to the grid
        glyph.components.append(component)
        drawn = font["glyf"][part]
        if drawn.numberOfContours:
            boxes.append((drawn.xMin + x, drawn.yMin + y, drawn.xMax + x, drawn.yMax + y))
    lows, highs = [box[:2] for box in boxes] or [(0, 0)], [box[2:] for box in boxes] or [(0, 0)]
    glyph.xMin, glyph.yMin = (min(side) for side in zip(*lows, strict=True))
    glyph.xMax, glyph.yMax = (max(side) for side in zip(*highs, strict=True))
    font["glyf"].glyphs[name] = glyph
    font["hmtx"].metrics[name] = font["hmtx"].metrics[base]
    font["GDEF"].table.GlyphClassDef.classDefs[name] = 1


def _rule(font: Any, ligatures: dict[str, dict[tuple[str, ...], str]]) -> None:
    """A ligature for each, the longer ones first, as the last rule of the feature that is applied last."""
    from fontTools.ttLib.tables import otTables

    table = otTables.LigatureSubst()
    table.ligatures = {}
    for base, known in ligatures.items():
        table.ligatures[base] = []
        for parts, name in sorted(known.items(), key=lambda one: (-len(one[0]), one[0])):
            ligature = otTables.Ligature()
            ligature.Component, ligature.LigGlyph, ligature.CompCount = list(parts), name, len(parts) + 1
            table.ligatures[base].append(ligature)
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable, lookup.SubTableCount = 4, 0, [table], 1
    rules = font["GSUB"].table
    rules.LookupList.Lookup.append(lookup)
    rules.LookupList.LookupCount = len(rules.LookupList.Lookup)
    for record in rules.FeatureList.FeatureRecord:
        if record.FeatureTag == "liga":
            record.Feature.LookupListIndex.append(rules.LookupList.LookupCount - 1)
            record.Feature.LookupCount = len(record.Feature.LookupListIndex)
