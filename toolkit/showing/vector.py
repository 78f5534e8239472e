"""Vector drawings in fewer bytes: what matplotlib writes, without blanks, comments and digits that nobody sees."""

from __future__ import annotations

import re

COARSER = 8
"""Letters come in 64 units a point of their own size; an eighth of that is still finer than print."""

_GLYPH = re.compile(r'(<path id="[^"]*" d=")([^"]*)(" transform="scale\()0\.015625(\)"/>)')
_PLACES = re.compile(r'(?:translate\(|\b(?:d|x|y)=")[^")]*')
_STEP = re.compile(r"([MLQCz])([^MLQCz]*)")


def compact(svg: str) -> str:
    """The same drawing: letters in relative steps of an eighth of matplotlib's precision, places to 1/100 point."""
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.S)
    svg = _PLACES.sub(lambda found: re.sub(r"(\.\d\d)\d+", r"\1", found[0]), svg)
    svg = _GLYPH.sub(lambda found: f"{found[1]}{_relative(found[2])}{found[3]}{COARSER / 64}{found[4]}", svg)
    return re.sub(r"> <", "><", re.sub(r"\s+", " ", svg)) + "\n"


def _relative(path: str) -> str:
    """A glyph's outline in relative, coarser steps.

    >>> _relative("M 800 80 L 880 80 Q 960 80 960 160 z")
    'm100 10l10 0q10 0 10 10z'
    """
    written: list[str] = []
    x = y = start_x = start_y = 0
    for step in _STEP.finditer(path):
        command, numbers = step[1], [round(float(n) / COARSER) for n in step[2].split()]
        if command == "z":
            written.append("z")
            x, y = start_x, start_y
            continue
        moved = [n - (x, y)[index % 2] for index, n in enumerate(numbers)]
        written.append(command.lower() + " ".join(map(str, moved)).replace(" -", "-"))
        x, y = numbers[-2], numbers[-1]
        if command == "M":
            start_x, start_y = x, y
    return "".join(written)
