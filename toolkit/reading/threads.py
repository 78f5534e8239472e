"""What acts tell of each other, by the rules in their order: what is one act, what is none, who is on which side."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.reading.company import of_company, of_fighting, of_opponents, of_owners
from toolkit.reading.drafts import Draft
from toolkit.reading.incidents import of_cause, of_coordinated, of_counted, of_wounded, one_act, told_again
from toolkit.reading.partners import of_partners
from toolkit.reading.spoken_acts import (
    not_asked_for,
    of_accused,
    of_announced,
    of_answered,
    of_claimed,
    of_fought,
    of_own_words,
    of_speaker,
)

SURE = 0.65
"""Prior confidence that a word needs in order to report an act by itself."""
BACKGROUND_NOUNS = frozenset({"محاوله", "جريمه", "عمليه", "قضيه", "تهمه"})
"""Nouns before an act that refer to it."""
BACKGROUND = frozenset(
    {"الذي", "التي", "الذين", "اللذين", "اللتين", "لو", "من", "ما", "عندما", "منذ", "بعد ان", "حين", "حتي", "لما"}
)
"""Links of clauses that refer to an act rather than report it."""


def threaded(drafts: Sequence[Draft], *, lone: bool) -> list[Draft]:
    """The drafts with the parties that other drafts tell.

    ``lone``: the text is a single paragraph out of context, in which an act that is only referred to is background.
    """
    found = [draft for draft in drafts if not lone or is_reported(draft)]
    for rule in (
        not_asked_for,
        one_act,
        of_fought,
        of_speaker,
        of_own_words,
        of_claimed,
        of_accused,
        of_answered,
        told_again,
        of_counted,
        of_cause,
        of_coordinated,
        of_announced,
        of_wounded,
        of_fighting,
        of_company,
        of_partners,
        of_owners,
        of_opponents,
    ):
        found = rule(found)
    return found


def is_reported(draft: Draft) -> bool:
    """Whether the words themselves report an act of material conflict (acts of other classes always do).

    A verb in the perfect in a clause of its own reports, so do counted casualties, a noun that such a verb carries, and
    a noun with both parties at the head of the sentence. ``جريمة الاغتيال``, ``بعد الهجوم`` or ``قد يهاجم`` do not.
    """
    match, roles, scene = draft.match, draft.roles, draft.scene
    if match.sense.type not in ("ASSAULT", "PROTEST"):
        return True
    if match.sense.prior < SURE:
        return False
    clause = scene.clauses.get(match.head)
    if clause is not None:
        return draft.status == "occurred" and clause.time == "past" and clause.link not in BACKGROUND
    if draft.is_casualty and _is_counted(draft):
        return True
    if match.head <= 3 and roles.source and roles.target and draft.status == "occurred":
        return True
    governor = roles.clause
    if governor is None or roles.light is None or scene.tokens[match.head].definite:
        return False
    if roles.light.subject not in ("source", "target") or scene.tokens[match.start - 1].key in BACKGROUND_NOUNS:
        return False
    near = match.head - scene.index(governor.trigger.start) <= 6
    return near and governor.time == "past" and governor.link not in BACKGROUND and draft.status == "occurred"


def _is_counted(draft: Draft) -> bool:
    """Whether a number stands right before or after the word."""
    match = draft.match
    return any(token.pos == "NUM" for token in draft.scene.tokens[max(0, match.head - 3) : match.end + 6])
