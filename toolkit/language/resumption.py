"""Objects that come after a relative clause, and belong to the verb before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from toolkit.language.phrases import Phrase, span_of
from toolkit.language.reference import COMMAS
from toolkit.language.verb_frames import Decision, Frame
from toolkit.model import Clause, Token


def interrupts(tokens: Sequence[Token], end: int) -> bool:
    """Whether a clause breaks off at a relative clause between commas (``يقصف الحلفاء، الذين ...، المواقع``)."""
    return 0 < end < len(tokens) and tokens[end].role == "relative" and tokens[end - 1].key in COMMAS


def give_back(
    tokens: list[Token], found: list[Clause], frame: Frame, decision: Decision, interrupted: list[int]
) -> None:
    """Give the noun phrase after a relative clause to the verb before that clause, whose object it is.

    ``تدعم الضربات التي ينفذها الحلفاء المقاتلين``: the relative verb has its object in its pronoun. Where commas stand
    around the relative clause, what follows the second is the object of an ``interrupted`` clause.
    """
    for one in frame.near:
        if interrupted and one.marked and tokens[one.start - 1].key in COMMAS:
            _give(tokens, found, interrupted.pop(), (one.start, one.end))
            return
    if found and _after_relative(tokens, found[-1], frame, decision):
        one = next(one for one in frame.near if one.marked)
        _give(tokens, found, len(found) - 1, (one.start, one.end))
        return
    phrases, waits = frame.phrases(), frame.waiting
    if decision.rule != "object-pronoun" or decision.object or len(phrases) < 2 or not found:
        return
    main = found[-1]
    if waits is None or waits.kind != "antecedent" or main.object or main.subject is None:
        return
    if main.trigger.lemma in frame.classes.needs_object or main.trigger.transitive:
        _give(tokens, found, len(found) - 1, phrases[-1])


def _after_relative(tokens: Sequence[Token], main: Clause, frame: Frame, decision: Decision) -> bool:
    """Whether a comma closes a relative clause before the object that the main verb needs.

    ``شنت طائرات الحلف الذي تقوده المدينة، سلسلة غارات``.
    """
    waits = frame.waiting
    if waits is None or waits.kind != "antecedent" or decision.rule != "object-pronoun":
        return False
    if main.object is not None or main.subject is None or "needs-object" not in main.trigger.classes:
        return False
    first = next((one for one in frame.near if one.marked), None)
    return first is not None and tokens[first.start - 1].key in COMMAS and not tokens[first.start].definite


def _give(tokens: list[Token], found: list[Clause], at: int, phrase: Phrase) -> None:
    main = found[at]
    verb = replace(main.trigger, voice="active")
    tokens[bisect_left(tokens, verb.start, key=lambda token: token.start)] = verb
    found[at] = replace(main, trigger=verb, object=span_of(tokens, *phrase), rule=main.rule + " object-after-relative")
