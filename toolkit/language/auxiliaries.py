"""Verbs that lean on another verb, and where in its sentence a verb stands."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language.agreement import agrees_after
from toolkit.language.following import LINKING
from toolkit.language.joining import NOMINAL, STOPS, conjoined
from toolkit.language.reference import COMMAS
from toolkit.language.verb_frames import Waiting
from toolkit.model import Token


def leaning(tokens: Sequence[Token], at: int, waiting: Waiting | None) -> bool:
    """Whether another verb of the same clause completes an auxiliary (كان ... يفعل).

    With its subject before it, nothing may stand between the two but particles.
    """
    subject_before = waiting is not None and waiting.kind in ("antecedent", "that", "topic")
    relative = waiting is not None and waiting.kind == "antecedent"
    reach = 6 if relative else 3 if subject_before else 14
    for i in range(at + 1, min(len(tokens), at + reach)):
        token = tokens[i]
        if token.pos == "VERB":
            completes = token.tense == "present" or tokens[at].lemma == "كان"
            if relative and i > at + 2 and not token.pronoun:
                return False
            return completes and not conjoined(token)
        if subject_before and token.pos in NOMINAL and not (relative and agrees_after(tokens[at], token)):
            return False
        if token.role in LINKING or token.key in STOPS or token.key in COMMAS:
            return False
    return False


def initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb opens its sentence, but for marks and particles."""
    while at > 0 and tokens[at - 1].pos in ("PUNCT", "PART"):
        at -= 1
        if tokens[at].key in STOPS:
            return True
    return at == 0
