"""A sheet to draw on, measured in inches from the corner where the language starts to read.

All plots are drawn on one: the same code lays Arabic out from the right and English from the left, every text is
measured before it is placed, so that nothing collides or is cut off, and the sheet grows with what is on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

from toolkit.showing.arabic import Language, drawn, new_figure, style
from toolkit.showing.plot import Plot

if TYPE_CHECKING:
    from matplotlib.text import Text

Side = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours that the colour-blind tell apart (after Okabe and Ito), on light or dark paper."""

    ink: str
    soft: str
    """Of second words: 4.5:1 on the paper."""
    faint: str
    paper: str
    conflict: str
    cooperation: str
    neutral: str
    water: str
    river: str
    river_name: str
    land: str
    on_colour: str
    """Of a sign drawn on one of the three above."""


LIGHT = Colours(
    ink="#1a1a1a", soft="#5c5c5c", faint="#d0d0d0", paper="#ffffff", conflict="#b84a00", cooperation="#0067a3",
    neutral="#757575", water="#d5e6ef", river="#7fb2d0", river_name="#2f6485", land="#f4f1ea", on_colour="#fffffe",
)  # fmt: skip
DARK = Colours(
    ink="#e8e6e3", soft="#a9adb3", faint="#454a52", paper="#16181c", conflict="#f08a4b", cooperation="#6cc0f0",
    neutral="#a0a0a0", water="#1c2f3d", river="#3f7391", river_name="#8fc3e0", land="#24262b", on_colour="#101114",
)  # fmt: skip
IN_THE_DARK: Mapping[str, str] = {getattr(LIGHT, f.name): getattr(DARK, f.name) for f in fields(Colours)}
"""Light colour -> dark colour; each occurs once, so that a drawing in light colours can be turned by its text."""


class Sheet:
    """A drawing surface; ``x`` counts inches from the start side, ``y`` from the top.

    Not a value: it is drawn on, then `finished` gives the frozen plot.
    """

    def __init__(self, *, language: Language, dark: bool, headed: bool = True, width: float = 9.0) -> None:
        self.language = language
        self.headed = headed
        """Whether the title is drawn; where a caption says it, it need not be."""
        self.dark = dark
        self.width = width
        self.colours = DARK if dark else LIGHT
        self.figure = new_figure(width=width, height=1.0, language=language, dark=dark)
        self.bottom = 0.0
        self._sizes: dict[tuple[str, float, bool], tuple[float, float]] = {}
        with style(language=language, dark=dark):
            self.axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_axis_off()
        self.axes.set_autoscale_on(False)
        self.axes.set_xlim(0.0, width)

    # --- text ----------------------------------------------------------------------------------------------------

    def measure(self, words: str, *, size: float = 12.0, bold: bool = False) -> tuple[float, float]:
        """Width and height in inches that the words take."""
        key = (words, size, bold)
        if key not in self._sizes:
            with style(language=self.language, dark=self.dark):
                text = self.axes.text(0.0, 0.0, drawn(words, language=self.language), fontsize=size,
                                      fontweight="bold" if bold else "normal")  # fmt: skip
                box = text.get_window_extent()
                text.remove()
            dpi = self.figure.dpi
            self._sizes[key] = (box.width / dpi, box.height / dpi)
        return self._sizes[key]

    def wrapped(self, words: str, width: float, *, size: float = 12.0, bold: bool = False, lines: int = 9) -> str:
        """The words broken into lines of at most that many inches; what does not fit ends in an ellipsis."""
        done: list[str] = []
        line = ""
        for word in words.split():
            longer = f"{line} {word}".strip()
            if line and self.measure(longer, size=size, bold=bold)[0] > width:
                done.append(line)
                line = word
            else:
                line = longer
        done.append(line)
        if len(done) > lines:
            done = [*done[: lines - 1], done[lines - 1] + " \N{HORIZONTAL ELLIPSIS}"]
        return "\n".join(self._fitting(one, width, size=size, bold=bold) for one in done)

    def _fitting(self, line: str, width: float, *, size: float, bold: bool) -> str:
        """The line, cut in the middle of a word where even one word, or the ellipsis after it, is too wide."""
        if self.measure(line, size=size, bold=bold)[0] <= width:
            return line
        kept = line.removesuffix("\N{HORIZONTAL ELLIPSIS}").rstrip()
        while len(kept) > 1 and self.measure(kept + "\N{HORIZONTAL ELLIPSIS}", size=size, bold=bold)[0] > width:
            kept = kept[:-1].rstrip()
        return kept + "\N{HORIZONTAL ELLIPSIS}"

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 12.0,
        bold: bool = False,
        side: Side = "start",
        vertical: Literal["top", "center", "bottom"] = "center",
        colour: str | None = None,
        upright: bool = False,
        ground: str | None = None,
    ) -> Text:
        """Write words; ``side`` says which part of them stands at ``x``; ``upright`` turns them by 90 degrees;
        ``ground`` is drawn behind them, so that no line crosses them."""
        horizontal = {"start": self._start, "end": self._end, "middle": "center"}[side]
        # A stroke around the letters would be prettier, but draws them as outlines that no test can read back.
        behind = {"boxstyle": "square,pad=0.05", "facecolor": ground, "edgecolor": "none", "alpha": 0.8}
        with style(language=self.language, dark=self.dark):
            text = self.axes.text(
                self.at(x), y, drawn(words, language=self.language), fontsize=size,
                fontweight="bold" if bold else "normal", color=colour or self.colours.ink,
                horizontalalignment="center" if upright else horizontal, verticalalignment=vertical,
                multialignment=self._start if side != "middle" else "center",
                rotation=90 if upright else 0, rotation_mode="default", bbox=behind if ground else None, zorder=6,
            )  # fmt: skip
        self.grow(y)
        return text

    @property
    def _start(self) -> str:
        return "right" if self.language == "ar" else "left"

    @property
    def _end(self) -> str:
        return "left" if self.language == "ar" else "right"

    # --- shapes --------------------------------------------------------------------------------------------------

    def at(self, x: float) -> float:
        """The axes' own coordinate of a distance from the start side."""
        return self.width - x if self.language == "ar" else x

    def grow(self, y: float) -> None:
        """Let the sheet reach at least that far down."""
        self.bottom = max(self.bottom, y)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        *,
        colour: str | None = None,
        width: float = 1.0,
        dashes: str = "-",
        zorder: float = 2.0,
    ) -> None:
        """A line through points."""
        self.axes.plot([self.at(x) for x, _ in points], [y for _, y in points], color=colour or self.colours.faint,
                       linewidth=width, linestyle=dashes, zorder=zorder, solid_capstyle="round",
                       scalex=False, scaley=False)  # fmt: skip
        self.grow(max(y for _, y in points))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        edge: str | None = None,
        line: float = 1.0,
        hatch: str | None = None,
        zorder: float = 1.0,
    ) -> None:
        """A rectangle whose start corner at the top is at ``x``, ``y``."""
        from matplotlib.patches import Rectangle

        left = self.at(x + width) if self.language == "ar" else x
        self.axes.add_patch(Rectangle((left, y), width, height, facecolor=fill or "none", edgecolor=edge or "none",
                                      linewidth=line, hatch=hatch, zorder=zorder))  # fmt: skip
        self.grow(y + height)

    def sign(
        self,
        x: float,
        y: float,
        marker: str,
        *,
        size: float = 9.0,
        colour: str | None = None,
        hollow: bool = False,
        line: float = 1.6,
        zorder: float = 4.0,
    ) -> None:
        """One of matplotlib's markers, sized in points."""
        shade = colour or self.colours.ink
        self.axes.plot([self.at(x)], [y], marker=marker, markersize=size, linestyle="none", color=shade,
                       markerfacecolor=self.colours.paper if hollow else shade, markeredgecolor=shade,
                       markeredgewidth=line, zorder=zorder, scalex=False, scaley=False)  # fmt: skip
        self.grow(y)

    def arrow(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        *,
        colour: str,
        width: float = 2.0,
        dashes: str = "-",
        bend: float = 0.0,
    ) -> None:
        """An arrow; ``bend`` curves it, seen along its way towards the end side."""
        from matplotlib.patches import FancyArrowPatch

        turned = -bend if self.language == "ar" else bend
        self.axes.add_patch(FancyArrowPatch(
            (self.at(x0), y0), (self.at(x1), y1), arrowstyle="-|>", mutation_scale=6 + 3 * width, linewidth=width,
            linestyle=dashes, color=colour, shrinkA=0, shrinkB=0, connectionstyle=f"arc3,rad={turned}", zorder=3,
        ))  # fmt: skip

    # --- the end -------------------------------------------------------------------------------------------------

    def title(self, words: str, *, below: str = "") -> float:
        """Write the title, and a line below it, at the top; returns where the drawing may begin."""
        y = 0.15
        if self.headed:
            head = self.wrapped(words, self.width - 0.4, size=17, bold=True)
            self.text(0.2, y, head, size=17, bold=True, vertical="top")
            y += self.measure(head, size=17, bold=True)[1] + 0.08
        if below:
            note = self.wrapped(below, self.width - 0.4, size=11.5)
            self.text(0.2, y, note, size=11.5, vertical="top", colour=self.colours.soft)
            y += self.measure(note, size=11.5)[1] + 0.08
        return y + 0.12

    def key(self, entries: Sequence[tuple[str, bool, str, str]], y: float, *, size: float = 11.0) -> float:
        """A legend in as many lines as it takes: marker, hollow, colour, words; returns where the next may begin."""
        x = 0.3
        y += 0.1
        for marker, hollow, colour, words in entries:
            width = self.measure(words, size=size)[0]
            if x > 0.3 and x + 0.18 + width > self.width - 0.2:
                x, y = 0.3, y + 0.28
            self.sign(x, y, marker, size=9, colour=colour, hollow=hollow)
            self.text(x + 0.15, y, words, size=size)
            x += 0.15 + width + 0.35
        return y + 0.2

    def finished(self, title: str, alt: str, *, margin: float = 0.2) -> Plot:
        """The plot, as tall as what was drawn."""
        height = self.bottom + margin
        self.figure.set_size_inches(self.width, height)
        self.axes.set_ylim(height, 0.0)
        return Plot(self.figure, title, alt, self.language, self.dark)


def note_only(title: str, note: str, *, language: Language, dark: bool, headed: bool = True) -> Plot:
    """A plot that says why there is nothing to plot."""
    sheet = Sheet(language=language, dark=dark, headed=headed)
    y = sheet.title(title)
    sheet.text(0.2, y + 0.1, note, size=13, vertical="top", colour=sheet.colours.soft)
    sheet.grow(y + 0.35)
    return sheet.finished(title, f"{title}. {note}")
