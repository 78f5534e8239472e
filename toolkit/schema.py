"""The JSON Schema of `toolkit.analysis.Analysis.to_dict`."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) as plain values, read from the package when it is asked for.

    >>> schema()["properties"]["quotes"]["items"]["properties"]["kind"]["enum"]  # قال الوزير: "..."
    ['direct', 'indirect', 'mixed']
    """
    import json

    found: dict[str, Any] = json.loads((Path(__file__).parent / "schema.json").read_text("utf-8"))
    return found
