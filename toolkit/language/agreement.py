"""Agreement of verbs with nouns in gender, number and person, before and after them."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language.classes import Classes
from toolkit.language.joining import NOMINAL
from toolkit.model import Token


def head_of(tokens: Sequence[Token], start: int, end: int, words: Classes) -> Token:
    """The word that a phrase agrees by: what is counted after a number or quantifier, else its first noun."""
    counted = False
    for i in range(start, end):
        token = tokens[i]
        if token.pos in NOMINAL and not (counted and token.pos == "ADJ" and i + 1 < end):
            counted = token.lemma in words.quantifier and not token.definite and i + 1 < end
            if not counted:
                return token
    return tokens[start]


def _open(head: Token) -> bool:
    """Whether nothing is known of a word's gender and number."""
    return head.pos in ("PROPN", "NUM", "X") or head.role is not None


def agrees_after(verb: Token, head: Token) -> bool:
    """Whether a noun that follows a verb can be its subject (a verb before its subject stands in the singular)."""
    if verb.person not in (3, None) or verb.number in ("plural", "dual"):
        return False
    if _open(head):
        return True
    if verb.gender == "feminine":
        return head.gender != "masculine" or (head.number == "plural" and head.construct is None)
    return not (head.gender == "feminine" and head.number == "singular")


def agrees_before(verb: Token, head: Token) -> bool:
    """Whether a noun that precedes a verb can be its subject: gender and number agree, plurals of things being she."""
    if verb.person not in (3, None):
        return False
    if _open(head):
        return True
    if head.number == "plural":
        people = head.gender == "masculine" and head.construct is not None
        return verb.number == "plural" or (not people and verb.number == "singular" and verb.gender == "feminine")
    if head.number == "dual":
        return verb.number == "dual" or (verb.number == "plural" and head.case == "oblique")  # المندوبين
    return verb.number == "singular" and (head.gender is None or verb.gender == head.gender)


RELATIVES: dict[str, tuple[str, str | None]] = {
    "الذي": ("singular", "masculine"),
    "التي": ("singular", "feminine"),
    "الذين": ("plural", "masculine"),
    "اللذان": ("dual", "masculine"),
    "اللذين": ("dual", "masculine"),
    "اللتان": ("dual", "feminine"),
    "اللتين": ("dual", "feminine"),
}
PRONOUNS: dict[str, tuple[str, str | None]] = {
    "ه": ("singular", "masculine"),
    "ها": ("singular", "feminine"),
    "هم": ("plural", "masculine"),
    "هما": ("dual", None),
    "هو": ("singular", "masculine"),
    "هي": ("singular", "feminine"),
    "ما": ("singular", "masculine"),
    "مما": ("singular", "masculine"),
    "ممن": ("singular", "masculine"),
}


def coordinated(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a phrase names several things joined by و."""
    return any(token.proclitics[:1] == ("و",) or token.role == "coordinator" for token in tokens[start + 1 : end])
