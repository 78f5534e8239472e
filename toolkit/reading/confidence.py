"""How sure an event is: the share of events like it that hand annotation has too, in the same line with the same type.

Of a hundred events marked 0.8 some eighty are right in this sense; that their parties are right is not said.
The weights are those of a logistic regression on annotated articles, rounded; ``benchmarks/confidence.py`` prints how
well they hold on articles that were not used for them.
"""

from __future__ import annotations

import math

from toolkit.model import Status
from toolkit.reading.drafts import Draft

BASE = -1.35
PRIOR = 2.4
"""Weight of the prior of the vocabulary row, 0 to 1."""
PARTIES = (0.0, 0.45, 1.0)
"""For no party, one side and both sides known."""
HEADLINE = 0.75
CONTEXT = -0.2
"""The word names an act only in a context that its row demands."""
BROAD = -0.3
BROAD_TYPES = frozenset({"AGREE", "COOPERATE", "AID", "MOBILIZE", "PROTEST"})
"""Types whose words have many other uses."""
UNDONE = -0.25
UNDONE_STATUSES: tuple[Status, ...] = ("future", "negated")
DESCRIBED = -0.8
"""A passive participle that describes (``المدينة المحاصرة``)."""
GUESSED = -0.35
GUESSES = ("company", "governor")
"""Rules that take a source from what stands around the act."""


def confidence_of(draft: Draft) -> float:
    """The confidence of an event, 0 to 1."""
    roles, sense = draft.roles, draft.match.sense
    score = BASE + PRIOR * sense.prior + PARTIES[bool(roles.source) + bool(roles.target)]
    score += HEADLINE * (draft.scene.sentence.line == 0)
    score += CONTEXT * bool(sense.needs or sense.slots)
    score += BROAD * (sense.type in BROAD_TYPES)
    score += UNDONE * (draft.status in UNDONE_STATUSES)
    score += DESCRIBED * (draft.match.kind == "passive")
    score += GUESSED * (roles.by_source in GUESSES)
    return round(1 / (1 + math.exp(-score)), 2)
