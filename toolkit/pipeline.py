"""The pipeline: one tuple of named stages, tried in order; each is a pure function of what came before it.

A stage is named after what it returns, and its parameters name what it needs: the article, the lexicon, or
what an earlier stage returned.
"""

from __future__ import annotations

import gc
import inspect
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from toolkit.judging.discrepancies import find_discrepancies
from toolkit.judging.positions import find_positions
from toolkit.language import parse_article
from toolkit.lexicon import Lexicon
from toolkit.model import Article
from toolkit.reading.actors import find_cast
from toolkit.reading.collectives import involved
from toolkit.reading.events import find_events
from toolkit.reading.figures import find_figures
from toolkit.reading.quotes import find_quotes

STAGES: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("parsed", parse_article),
    ("cast", find_cast),
    ("quotes", find_quotes),
    ("events", find_events),
    ("figures", find_figures),
    ("cast", involved),
    ("positions", find_positions),
    ("discrepancies", find_discrepancies),
)
NEEDS = {stage: tuple(inspect.signature(stage).parameters) for _, stage in STAGES}


def run(article: Article, lexicon: Lexicon, *, seconds: dict[str, float] | None = None) -> dict[str, Any]:
    """Everything that the stages find in the article, by stage.

    With ``seconds``, the time that each stage took is added to it (for ``nox -s bench``).
    """
    known: dict[str, Any] = {"article": article, "lexicon": lexicon}
    with _uncollected():
        for name, stage in STAGES:
            started = time.perf_counter()
            known[name] = stage(**{need: known[need] for need in NEEDS[stage]})
            if seconds is not None:
                seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - started
    return known


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without a search for cycles, of which the stages make hardly any: it takes a fifth of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
