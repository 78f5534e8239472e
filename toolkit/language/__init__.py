"""Arabic, and nothing about conflicts: sentences, words, clauses, numbers, dates."""

from __future__ import annotations

from toolkit.language.parsing import parse, parse_article

__all__ = ["parse", "parse_article"]
