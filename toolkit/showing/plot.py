"""A finished plot: the figure with its title and a description in words, shown and saved with reproducible bytes."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from toolkit.showing.arabic import Language, style
from toolkit.showing.vector import compact

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Format = Literal["png", "svg", "pdf"]

# What would change from day to day or with matplotlib's version is left out of the files.
_METADATA: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Producer": None, "Creator": None},
}


@dataclass(frozen=True, slots=True, eq=False)
class Plot:
    """A figure, its title, and in ``alt`` what it shows in words, all in one language.

    A notebook shows it as it is; ``save`` writes PNG, SVG or PDF, the same bytes each time.
    """

    figure: Figure
    title: str
    alt: str
    language: Language = "ar"
    dark: bool = False

    def rendered(self, form: Format, *, dpi: int = 144) -> bytes:
        """The plot as the bytes of a PNG, SVG or PDF file."""
        stream = io.BytesIO()
        with style(language=self.language, dark=self.dark):
            self.figure.savefig(stream, format=form, dpi=dpi, metadata={**_METADATA[form], "Title": self.title})
        made = stream.getvalue()
        return compact(made.decode("utf-8")).encode("utf-8") if form == "svg" else made

    def save(self, path: str | Path, *, dpi: int = 144) -> Path:
        """Write the plot; the ending (.png, .svg, .pdf) says how. ValueError for another ending."""
        target = Path(path)
        form = target.suffix.removeprefix(".").lower()
        if form not in _METADATA:
            raise ValueError(f"{target}: expected a name that ends in .png, .svg or .pdf, got {target.suffix!r}")
        target.write_bytes(self.rendered(form, dpi=dpi))  # type: ignore[arg-type]
        return target

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
        width = round(self.figure.get_figwidth() * 96)
        shown = {
            "image/svg+xml": self.rendered("svg").decode("utf-8"),
            "image/png": base64.b64encode(self.rendered("png")).decode("ascii"),
            "text/plain": self.alt,
        }
        about = {"alt": self.alt, "title": self.title, "lang": self.language}
        return shown, {"image/svg+xml": about, "image/png": {**about, "width": width}}
