"""An analysis as tidy tables: plain rows for files, pandas data frames for notebooks.

A cell that holds several ids joins them with ``|``; an empty cell is None (pandas: NA).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from toolkit.analysis import Analysis

__all__ = ["rows", "tables"]


def rows(analysis: Analysis) -> Mapping[str, list[dict[str, Any]]]:
    """Table name -> rows, each a dictionary from column to value, without pandas."""
    return {}


def tables(analysis: Analysis) -> Mapping[str, pd.DataFrame]:
    """Table name -> data frame with the columns of `rows` in order and nullable dtypes."""
    return {}
