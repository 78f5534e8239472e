"""The places of an article on a map with borders, coasts, lakes and rivers, without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.showing.arabic import Language, new_figure
from toolkit.showing.plot import Plot

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

__all__ = ["places"]


def places(analysis: Analysis, *, language: Language = "ar", dark: bool = False) -> Plot:
    """Where: the places that have coordinates, sized by mentions; lines are Natural Earth's and take no side."""
    return Plot(new_figure(language=language, dark=dark), "places", "places", language, dark)
