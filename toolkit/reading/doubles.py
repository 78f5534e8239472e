"""One act told by two nouns side by side (``أحر التعازي والمواساة``) or by a phrase and a noun in it."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.reading.drafts import Draft, with_roles
from toolkit.reading.scenes import is_conjoined

BETWEEN = 2
"""Words that may stand between the two: an adjective, an intensifier."""
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""Types whose words side by side mostly tell of two acts: ``قصف وتدمير``."""


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence in order; of two words for one act the first stays, with the parties of both."""
    found: list[Draft] = []
    for draft in drafts:
        if found and _is_inside(draft, found[-1]):
            continue
        if found and _repeats(found[-1], draft):
            found[-1] = with_roles(found[-1], source=draft.roles.source, target=draft.roles.target, by="joined word")
        else:
            found.append(draft)
    return found


def _is_inside(draft: Draft, phrase: Draft) -> bool:
    """Whether a noun stands in the middle of a phrase of its type: ``عبر عن إدانته واستنكاره``."""
    own, other = draft.match, phrase.match
    noun = own.kind == "noun" and other.kind == "phrase" and own.sense.type == other.sense.type
    return noun and other.start < own.start and own.end < other.end


def _repeats(first: Draft, second: Draft) -> bool:
    one, other = first.match, second.match
    tokens = first.scene.tokens
    if one.sense.type != other.sense.type or one.sense.type in FORCE or first.status != second.status:
        return False
    if not is_conjoined(tokens[other.start]) or not 0 <= other.start - one.end <= BETWEEN:
        return False
    if any(token.pos not in ("ADJ", "ADV") for token in tokens[one.end : other.start]):
        return False
    return "VERB" not in (tokens[one.head].pos, tokens[other.head].pos)
