"""What is said of an act before its verb comes: that it is planned, possible or required."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.language.agreement import agrees_before, head_of
from toolkit.language.classes import Classes
from toolkit.language.joining import STOPS, conjoined
from toolkit.language.phrases import Phrase, span_of
from toolkit.language.reference import Actor
from toolkit.model import Clause, Modality, Token

Modal = Mapping[tuple[str, str], Modality]
"""Shape (verb, noun or auxiliary) and lemma -> what it says of the clause after it."""
NEAR = 4
"""Words before أن among which a word like ``المقرر`` is looked for."""


def before_that(tokens: Sequence[Token], i: int, found: Sequence[Clause], modal: Modal) -> Modality | None:
    """What the words before أن at an index say of its clause: ``من المقرر أن``, ``ينوي أن``."""
    for k in range(i - 1, max(-1, i - 1 - NEAR), -1):
        token = tokens[k]
        if token.pos in ("VERB", "PUNCT", "SCONJ"):
            break
        said = modal.get(("noun", token.lemma))
        if said is not None and token.pos in ("NOUN", "ADJ"):
            return said
    governor = found[-1] if found else None
    if governor is not None and not _stopped(tokens, governor.trigger.start, i):
        lemma = governor.trigger.lemma
        return modal.get(("verb", lemma)) or modal.get(("auxiliary", lemma))
    return None


def _stopped(tokens: Sequence[Token], start: int, i: int) -> bool:
    """Whether something ends between a verb and an index."""
    for k in range(i - 1, -1, -1):
        if tokens[k].start <= start:
            return False
        if tokens[k].key in STOPS:
            return True
    return True


def owing(tokens: Sequence[Token], i: int) -> bool:
    """Whether أن at an index follows على and a noun with which the clause begins (``على الوفد أن يعود``)."""
    k = i - 1
    while k >= 0 and i - k <= 6 and tokens[k].pos in ("NOUN", "ADJ", "PROPN", "DET", "X"):
        k -= 1
    if k < 0 or tokens[k].key != "علي" or tokens[k].pos != "ADP" or (k == i - 1 and not tokens[k].pronoun):
        return False
    before = tokens[k - 1] if k else None
    return before is None or conjoined(tokens[k]) or before.pos == "PUNCT" or before.role in ("that", "negation", "but")


def controller(
    tokens: Sequence[Token], verb: Token, governor: Clause | None, recent: Sequence[Phrase], words: Classes
) -> Actor | None:
    """Who is to do what a verb of asking or obliging asks for: the noun phrase before أن (``طلب من الوفد أن يعود``)."""
    if governor is not None and governor.trigger.lemma not in words.controls:
        return None
    after = governor.trigger.end if governor is not None else 0
    for start, end in reversed(recent[-8:]):
        head = head_of(tokens, start, end, words)
        if after <= tokens[start].start < verb.start and agrees_before(verb, head) and tokens[start].role != "time":
            return head, span_of(tokens, start, end), False
    return None
