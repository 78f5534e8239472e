"""Arabic in a user's own plots: one call, when the plot is complete, whatever the version of matplotlib.

>>> from toolkit.showing.arabic import new_figure, style
>>> from toolkit.showing.own import ready
>>> figure = new_figure()
>>> with style():
...     axes = figure.add_subplot()
...     _ = axes.bar(["حلب", "حمص"], [3, 5])
...     _ = axes.set_title("القتلى في كل مدينة")
...     ready(figure)
...     figure.canvas.draw()
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import Formatter

from toolkit.showing.arabic import Language, drawn


def ready(figure: Figure, *, language: Language = "ar") -> None:
    """Make every text of a figure fit to be drawn, its titles, labels and legends and what its ticks will say.

    Call it in the context of `arabic.style`, when nothing more is added; calling it again changes nothing.
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
