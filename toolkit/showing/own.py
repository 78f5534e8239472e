"""Arabic in a user's own plots: one call at the top of a notebook, whatever the version of matplotlib.

>>> import matplotlib.pyplot as plt
>>> from toolkit.showing.own import reset, setup
>>> setup(language="ar")
>>> figure, axes = plt.subplots()
>>> bars = axes.bar(["حلب", "حمص"], [3, 5])
>>> title = axes.set_title("القتلى في كل مدينة")
>>> figure.canvas.draw()
>>> axes.yaxis.get_label_position()
'right'
>>> plt.close(figure); reset()

`ready` does the same for one figure that is complete, and touches nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import Formatter

from toolkit.showing.arabic import Language, drawn, fonts_known, settings

_OURS = "_mawqif_wraps"
"""Name under which a method that `setup` has wrapped keeps the one it wraps."""


def setup(*, language: Language = "ar", right_to_left: bool | None = None, dark: bool = False) -> None:
    """Set matplotlib up for Arabic until `reset`: fonts, joined and ordered letters, sober axes, reproducible files.

    ``right_to_left`` puts the vertical axis with its ticks and label on the right; left out, it is so for Arabic. Time
    and legends are turned plot by plot: `toolkit.showing.arabic.right_to_left` and ``legend_options``. Calling it
    again replaces the settings. Every text is drawn joined and in order, whatever makes it: titles, ticks, legends,
    annotations, pandas' and seaborn's plots; what ``get_text`` gives stays as it was written.
    """
    side = language == "ar" if right_to_left is None else right_to_left
    fonts_known()
    matplotlib.rcParams.update(settings(language=language, dark=dark))
    matplotlib.rcParams.update({
        "ytick.right": side, "ytick.labelright": side, "ytick.left": not side, "ytick.labelleft": not side,
        "axes.spines.right": side, "axes.spines.left": not side,
    })  # fmt: skip

    def shaped(before: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(before)
        def line(text: Text, written: str) -> Any:
            return before(text, written if _in_forms(written) else drawn(written, language=language))

        return line

    def turned(before: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(before)
        def made(axes: Axes, *given: Any, **named: Any) -> None:
            before(axes, *given, **named)
            if side:
                axes.yaxis.set_label_position("right")

        return made

    # Each line of a text passes here on its way to be measured and to be drawn, on every version since 3.9.
    _wrap(Text, "_preprocess_math", shaped)
    _wrap(Axes, "__init__", turned)


def reset() -> None:
    """Take back what `setup` set, and matplotlib's own settings with it."""
    for owner, name in ((Text, "_preprocess_math"), (Axes, "__init__")):
        _wrap(owner, name, None)
    matplotlib.rcdefaults()


def _wrap(owner: type, name: str, wrapper: Callable[[Callable[..., Any]], Callable[..., Any]] | None) -> None:
    """Wrap a method in place of what was wrapped around it before; None only unwraps it."""
    held = getattr(owner, name)
    held = getattr(held, _OURS, held)
    if wrapper is not None:
        held, wrapped = wrapper(held), held
        setattr(held, _OURS, wrapped)
    setattr(owner, name, held)


def ready(figure: Figure, *, language: Language = "ar") -> None:
    """Make every text of a figure fit to be drawn, its titles, labels and legends and what its ticks will say.

    Call it in the context of `arabic.style`, when nothing more is added; calling it again changes nothing.

    >>> from matplotlib.figure import Figure
    >>> figure = Figure()
    >>> title = figure.suptitle("القتلى في حلب")
    >>> ready(figure)
    """
    ticks: set[int] = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            ticks.update(id(text) for text in axis.findobj(Text) if text is not axis.label)
            _rename(axis, language)
    for text in figure.findobj(Text):
        if id(text) not in ticks and not _in_forms(text.get_text()):
            text.set_text(drawn(text.get_text(), language=language))


def _rename(axis: Axis, language: Language) -> None:
    for get, put in (
        (axis.get_major_formatter, axis.set_major_formatter),
        (axis.get_minor_formatter, axis.set_minor_formatter),
    ):
        known = get()
        if not isinstance(known, _Drawn):
            put(_Drawn(known, language))


def _in_forms(text: str) -> bool:
    """Whether a text is in the order of the eye already: only then does it hold presentation forms."""
    return any("\ufb50" <= c <= "\ufbff" or "\ufe70" <= c <= "\ufefc" for c in text)


class _Drawn(Formatter):
    """What another formatter says, fit to be drawn."""

    def __init__(self, known: Formatter, language: Language) -> None:
        self.known = known
        self.language = language

    def __call__(self, x: Any, pos: int | None = None) -> str:
        return drawn(str(self.known(x, pos)), language=self.language)

    def format_ticks(self, values: Any) -> list[str]:
        return [drawn(str(said), language=self.language) for said in self.known.format_ticks(values)]

    def get_offset(self) -> str:
        return drawn(str(self.known.get_offset()), language=self.language)

    def set_locs(self, locs: Sequence[float]) -> None:
        self.known.set_locs(list(locs))
