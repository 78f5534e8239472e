"""An analysis as HTML for a notebook or a report: the marked article, who is who, who did what to whom, the claims.

Each function takes an `Analysis` and the language of the words around the evidence; the evidence stays Arabic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.showing.arabic import Language
from toolkit.showing.fragment import Fragment, element

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

__all__ = [
    "Fragment", "acts", "analysis_html", "article", "claims", "figures", "positions", "quotes", "summary", "who",
]  # fmt: skip


def article(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """The text right to left with actors, places, figures, quotes, events and dates marked, and a legend."""
    return element("div", analysis.text, lang="ar", dir="rtl")


def who(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """Who is who: name, type, country, number of mentions, and how the text calls each actor."""
    return element("div", "who")


def acts(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """Who did what to whom: source, act in words, target, status, place, date, claimant, linked evidence."""
    return element("div", "acts")


def quotes(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """The quotes by speaker, with who relays them and of which kind they are."""
    return element("div", "quotes")


def figures(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """The ledger of figures: who claims which number of what, where; and which of them disagree."""
    return element("div", "figures")


def claims(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """Contested claims: the accounts of one fact side by side, each with its owner."""
    return element("div", "claims")


def positions(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """Words against deeds for each ordered pair of actors, with evidence for both; gaps are named."""
    return element("div", "positions")


def summary(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """What happened, in a few sentences worded from the extraction, with claimant and status."""
    return element("div", "summary")


def analysis_html(analysis: Analysis, *, language: Language = "ar") -> str:
    """How a notebook shows an analysis: the summary, then the marked article."""
    return (summary(analysis, language=language) + article(analysis, language=language)).html
