"""Arabic in plots: who shapes it, in which font, with which settings; used by every plot and free for a user's own.

From version 3.11 matplotlib joins and orders Arabic itself; before, and wherever nothing shapes text (a terminal
without bidi, Pillow without raqm), it must be handed letters that are joined and in the order of the eye already.
Doing both reverses the text without a warning, so one function, `drawn`, decides.

>>> figure = new_figure()
>>> with style(language="ar"):
...     axes = figure.add_subplot()
...     _ = axes.set_title(drawn("هدنة في حلب"))
...     right_to_left(axes)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Language = Literal["ar", "en"]

LEFT_TO_RIGHT_MARK = "\N{LEFT-TO-RIGHT MARK}"
RIGHT_TO_LEFT_MARK = "\N{RIGHT-TO-LEFT MARK}"
LEFT_TO_RIGHT_ISOLATE = "\N{LEFT-TO-RIGHT ISOLATE}"
RIGHT_TO_LEFT_ISOLATE = "\N{RIGHT-TO-LEFT ISOLATE}"
FIRST_STRONG_ISOLATE = "\N{FIRST STRONG ISOLATE}"
POP_ISOLATE = "\N{POP DIRECTIONAL ISOLATE}"
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e")
"""Embeddings and overrides: they come from articles only, and reach beyond what they were meant for."""

FONTS = ("Amiri", "DejaVu Sans")
SHAPES_SINCE = (3, 11)
"""First version of matplotlib that shapes text itself (measured: 3.10.9 does not, 3.11.2 does)."""

_ISOLATE = re.compile(
    f"([{LEFT_TO_RIGHT_ISOLATE}{RIGHT_TO_LEFT_ISOLATE}{FIRST_STRONG_ISOLATE}])"
    f"([^{LEFT_TO_RIGHT_ISOLATE}{RIGHT_TO_LEFT_ISOLATE}{FIRST_STRONG_ISOLATE}{POP_ISOLATE}]*){POP_ISOLATE}"
)
_STAND_INS = tuple(map(chr, range(0x2500, 0x2580)))
"""Box drawings: neutral, as an isolate is in the text around it, not mirrored, and not found in words."""


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction, outside isolates, is written right to left.

    >>> is_right_to_left("12 غارة"), is_right_to_left("NATO والناتو")
    (True, False)
    """
    for character in _ISOLATE.sub("", text):
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def isolate(text: str, *, right_to_left: bool | None = None) -> str:
    """The text as a run of its own, whose order its surroundings cannot change; numbers with units need it.

    The direction is that of its first letter unless given.

    >>> isolate("-12.5%", right_to_left=False) == "\N{LEFT-TO-RIGHT ISOLATE}-12.5%\N{POP DIRECTIONAL ISOLATE}"
    True
    """
    if right_to_left is None:
        right_to_left = is_right_to_left(text)
    return (RIGHT_TO_LEFT_ISOLATE if right_to_left else LEFT_TO_RIGHT_ISOLATE) + text + POP_ISOLATE


def shapes_itself(version: str | None = None) -> bool:
    """Whether this version of matplotlib (the installed one, if none is given) joins and orders Arabic.

    >>> shapes_itself("3.10.9"), shapes_itself("3.11.0rc1"), shapes_itself("4.0")
    (False, True, True)
    """
    if version is None:
        import matplotlib

        version = matplotlib.__version__
    numbers = re.match(r"(\d+)\.(\d+)", version)
    return numbers is not None and (int(numbers[1]), int(numbers[2])) >= SHAPES_SINCE


def drawn(text: str, *, language: Language = "ar", version: str | None = None) -> str:
    """The string to hand to matplotlib so that it draws the text joined and in order, whatever its version.

    Each line starts from the side where the language starts. Controls that would turn text around are left out, and
    a character that neither font has becomes U+FFFD. Hand the result to matplotlib only, and only once.

    >>> drawn("حلب", version="3.11.0")
    'حلب'
    >>> [unicodedata.name(letter)[14:] for letter in drawn("حلب", version="3.10.0")]
    ['BEH FINAL FORM', 'LAM MEDIAL FORM', 'HAH INITIAL FORM']
    """
    text = "".join(map(_drawable, text))
    if shapes_itself(version):
        return "\n".join(_based(line, right_to_left=language == "ar") for line in text.split("\n"))
    return "\n".join(in_visual_order(line, right_to_left=language == "ar") for line in text.split("\n"))


def _drawable(character: str) -> str:
    if character in _TURNING or unicodedata.category(character) in {"Cc", "Cs"}:
        return "\n" if character == "\n" else " " if character.isspace() else ""
    return character if character in _characters() else "\N{REPLACEMENT CHARACTER}"


@cache
def _characters() -> frozenset[str]:
    """Every character that Amiri or DejaVu Sans has a glyph for, and the marks and isolates, which need none."""
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    paths = (font_files()[0], findfont(FontProperties(family=FONTS[1])))
    return frozenset(chr(code) for path in paths for code in FT2Font(path).get_charmap()) | BIDI_CONTROLS


def _based(line: str, *, right_to_left: bool) -> str:
    if not line or is_right_to_left(line) == right_to_left:
        return line
    return (RIGHT_TO_LEFT_MARK if right_to_left else LEFT_TO_RIGHT_MARK) + line


def in_visual_order(line: str, *, right_to_left: bool = True) -> str:
    """One line with its letters joined (presentation forms) and ordered from left to right as the eye sees them.

    For places that do not shape text. Short vowels are left out: nothing there can set them on their letters.
    """
    from bidi.algorithm import get_display  # type: ignore[import-untyped]

    free = iter([sign for sign in _STAND_INS if sign not in line])
    inner: dict[str, str] = {}

    def set_aside(isolate: re.Match[str]) -> str:
        opened, content = isolate[1], isolate[2]
        turned = is_right_to_left(content) if opened == FIRST_STRONG_ISOLATE else opened == RIGHT_TO_LEFT_ISOLATE
        shown = in_visual_order(content, right_to_left=turned)
        sign = next(free, "")
        inner[sign] = shown
        return sign or shown

    outer = "".join(c for c in _ISOLATE.sub(set_aside, line) if c not in BIDI_CONTROLS)
    shown = str(get_display(_reshaper().reshape(outer), base_dir="R" if right_to_left else "L"))
    return "".join(inner.get(c, c) for c in shown)


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped]

    return ArabicReshaper({"delete_harakat": True, "delete_tatweel": False, "support_zwj": True})


@cache
def font_files() -> tuple[str, ...]:
    """Paths of the Arabic font's files, regular first (Amiri, OFL-1.1, of the package fontpkg-amiri)."""
    folder = files("fontpkg_amiri") / "files"
    return tuple(str(folder / f"Amiri-{face}.ttf") for face in ("Regular", "Bold", "Italic", "BoldItalic"))


@cache
def fonts_known() -> bool:
    """Tell matplotlib's list of fonts about Amiri, once; adding it again would only repeat the entries."""
    from matplotlib import font_manager

    if not any(entry.name == FONTS[0] for entry in font_manager.fontManager.ttflist):
        for path in font_files():
            font_manager.fontManager.addfont(path)
    return True


def settings(*, language: Language = "ar", dark: bool = False) -> dict[Any, Any]:
    """matplotlib's rcParams for Arabic: fonts, no mathematics in labels, reproducible vector files, sober axes."""
    ink, paper, faint = ("#e8e6e3", "#16181c", "#454a52") if dark else ("#1a1a1a", "#ffffff", "#d0d0d0")
    side = "right" if language == "ar" else "left"
    return {
        "font.family": list(FONTS),
        "font.size": 13,
        # A pair of dollar signs would start mathematics and tear Arabic apart.
        "text.parse_math": False,
        "axes.unicode_minus": False,
        "svg.fonttype": "path",
        "svg.hashsalt": "mawqif",
        "pdf.fonttype": 42,
        "figure.facecolor": paper,
        "savefig.facecolor": paper,
        "axes.facecolor": paper,
        "axes.edgecolor": faint,
        "axes.labelcolor": ink,
        "axes.titlecolor": ink,
        "axes.titlelocation": side,
        "axes.titlesize": 17,
        "axes.titlepad": 12,
        "axes.spines.top": False,
        "axes.spines.left": language != "ar",
        "axes.spines.right": language == "ar",
        "axes.grid": False,
        "grid.color": faint,
        "text.color": ink,
        "xtick.color": ink,
        "ytick.color": ink,
        "legend.frameon": False,
        "legend.fontsize": 12,
    }


@contextmanager
def style(*, language: Language = "ar", dark: bool = False) -> Iterator[None]:
    """Everything that is made, drawn or saved in this context has the settings for Arabic; nothing stays behind."""
    import matplotlib

    fonts_known()
    with matplotlib.rc_context(settings(language=language, dark=dark)):
        yield


def new_figure(*, width: float = 9.0, height: float = 5.0, language: Language = "ar", dark: bool = False) -> Figure:
    """A figure of its own, outside pyplot's global list, sized in inches."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with style(language=language, dark=dark):
        figure = Figure(figsize=(width, height), layout=None)
        FigureCanvasAgg(figure)
    return figure


def right_to_left(axes: Axes, *, time: bool = False) -> None:
    """Put the vertical axis with its labels and ticks on the right; with ``time`` time runs leftwards too.

    >>> import matplotlib.pyplot as plt
    >>> figure, axes = plt.subplots()
    >>> title = axes.set_title("قتلى كل شهر")
    >>> right_to_left(axes, time=True)
    >>> axes.yaxis.get_label_position(), bool(axes.xaxis_inverted())
    ('right', True)
    >>> plt.close(figure)
    """
    axes.yaxis.tick_right()
    axes.yaxis.set_label_position("right")
    axes.spines["left"].set_visible(False)
    axes.spines["right"].set_visible(True)
    if time and not axes.xaxis_inverted():
        axes.invert_xaxis()


def legend_options(language: Language) -> dict[str, Any]:
    """Keyword arguments of ``Axes.legend`` that put the sign before its words as the language reads.

    >>> legend_options("ar")
    {'markerfirst': False, 'alignment': 'right'}
    """
    return {"markerfirst": False, "alignment": "right"} if language == "ar" else {"alignment": "left"}
