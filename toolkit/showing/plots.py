"""Plots made for the questions: when, who to whom, words against deeds, which figures disagree.

Each function takes an `Analysis` and the language of the labels and returns a `Plot`, which a notebook shows and
which saves itself as PNG, SVG or PDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.showing.arabic import Language, new_figure
from toolkit.showing.plot import Plot
from toolkit.showing.chronology import timeline

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

__all__ = ["acts", "ledger", "matrix", "timeline"]


def acts(analysis: Analysis, *, language: Language = "ar", dark: bool = False) -> Plot:
    """Who did what to whom: sources against targets, how often, and whether in conflict or cooperation."""
    return Plot(new_figure(language=language, dark=dark), "acts", "acts", language, dark)


def matrix(analysis: Analysis, *, language: Language = "ar", dark: bool = False) -> Plot:
    """Words against deeds: a cell of two halves for each pair of actors, gaps outlined."""
    return Plot(new_figure(language=language, dark=dark), "matrix", "matrix", language, dark)


def ledger(analysis: Analysis, *, language: Language = "ar", dark: bool = False) -> Plot:
    """The figures as points and ranges with their claimants; those that disagree stand together."""
    return Plot(new_figure(language=language, dark=dark), "ledger", "ledger", language, dark)
