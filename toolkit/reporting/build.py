"""One article in, four files out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from toolkit.model import Article
from toolkit.reporting import Language, Progress


def build(
    article: Article | str | Path,
    *,
    languages: tuple[Language, ...],
    out: Path,
    published: date | str | None,
    progress: Progress | None,
) -> tuple[Path, ...]:
    """See `toolkit.reporting.report`."""
    raise NotImplementedError
