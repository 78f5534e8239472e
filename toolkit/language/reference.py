"""What a relative pronoun, a describing verb or a dropped subject goes back to."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language.agreement import agrees_before, head_of
from toolkit.language.classes import Classes
from toolkit.language.joining import NOMINAL, is_definite
from toolkit.language.phrases import Phrase, noun_phrase, span_of
from toolkit.language.verb_frames import Waiting
from toolkit.model import Span, Token

COMMAS = frozenset("،,")
REMEMBERED = 6
"""Subjects of the paragraph that a dropped subject may stand for."""

Actor = tuple[Token, Span, bool]
"""Head and span of a subject, and whether its clause was a main one or what somebody says."""
Actors = list[Actor]
"""The subjects that a paragraph has named, last first."""


def remember(actors: Actors, one: Actor) -> None:
    """Put a subject first among those that a dropped one may stand for."""
    actors.insert(0, one)
    del actors[REMEMBERED:]


AGENTS = frozenset({"قبل", "جانب", "طرف"})
"""Nouns that name with من before them whoever does what a passive verb or a masdar says."""


def remember_agents(tokens: Sequence[Token], at: int, end: int, actors: Actors, words: Classes) -> None:
    """Count those among the paragraph's actors by whom (من قبل) something is done between two indices."""
    for i in range(at + 1, min(end, len(tokens) - 1)):
        if tokens[i].key in AGENTS and tokens[i - 1].key == "من":
            after = noun_phrase(tokens, i + 1)
            if after > i + 1:
                head = head_of(tokens, i + 1, after, words)
                remember(actors, (head, span_of(tokens, i + 1, after), True))


def referent(
    tokens: Sequence[Token], recent: Sequence[Phrase], at: int, number: str | None, gender: str | None
) -> Phrase | None:
    """The noun phrase before an index, or the part of it from a noun on, that has a number and gender.

    The head comes before the nouns that complete it; a phrase that does not fit gives way to the one before.
    """
    for start, end in reversed(recent[-3:]):
        if at - end > 8:
            break
        for k in range(start, min(end, start + 12)):
            token = tokens[k]
            if token.role == "time":
                break
            if token.pos not in NOMINAL or (k > start and token.pos == "ADJ"):
                continue
            if _has(token, number, gender):
                return (k, end)
    return recent[-1] if recent and at - recent[-1][1] <= 3 else None


def _has(token: Token, number: str | None, gender: str | None) -> bool:
    """Whether a noun can be what a relative pronoun of a number and gender goes back to."""
    if token.pos in ("PROPN", "X") or number is None:
        return True
    if number == "singular" and gender == "feminine":
        return token.gender != "masculine" or token.number == "plural"
    if token.number == "plural":
        return number == "plural"
    return token.number in (number, None) and (gender is None or token.gender in (gender, None))


def described(
    tokens: Sequence[Token], recent: Sequence[Phrase], at: int, words: Classes, *, past_too: bool = False
) -> Waiting | None:
    """The indefinite noun that a verb right after it, or after a comma, describes (``عبوات استهدفت رتلا``).

    After a comma a perfect describes only with ``past_too``: where the sentence has its main verb already.
    """
    before = tokens[at - 1]
    comma = before.key in COMMAS and (past_too or tokens[at].tense == "present")
    if before.pos not in NOMINAL and not comma and not (before.pos in ("ADV", "PART") or before.role == "time"):
        return None
    for start, end in reversed(recent[-6 if comma else -2 :]):
        if at - end > 3 and not comma:
            break
        if tokens[start].role == "time":
            continue
        head = head_of(tokens, start, end, words)
        definite = any(is_definite(token) for token in tokens[start : min(end, start + 12)])
        if not definite and agrees_before(tokens[at], head) and head.pos != "NUM":
            return Waiting(start, end, "antecedent", tokens[start])
    return None


def follows_indefinite(tokens: Sequence[Token], recent: Sequence[Phrase], at: int) -> bool:
    """Whether an indefinite noun stands right before a verb."""
    before = tokens[at - 1]
    if before.pos not in ("NOUN", "ADJ") or before.definite or not recent or recent[-1][1] != at:
        return False
    return not any(is_definite(token) for token in tokens[max(recent[-1][0], at - 12) : at])


def stands_for(
    tokens: Sequence[Token],
    verb: Token,
    waits: Waiting | None,
    before: Actor | None,
    governs: Actor | None,
    actors: Actors,
    words: Classes,
) -> Actor | None:
    """The head and the span of what a dropped subject stands for; the first that agrees with the verb.

    What waits before the verb comes first; then, for a verb joined to the one before it, that one's actor; then the
    actor of the clause that governs this one; then the subjects of the paragraph, those of main clauses first.
    """
    if waits is not None and waits.kind != "pronoun":
        head = head_of(tokens, waits.start, waits.end, words)
        if agrees_before(verb, head):
            return head, span_of(tokens, waits.start, waits.end), False
    for one in (before, governs):
        if one is not None and _may_act(verb, one[0]):
            return one
    for main in (True, False):
        for one in actors:
            if one[2] == main and _may_act(verb, one[0]):
                return one
    return None


def _may_act(verb: Token, head: Token) -> bool:
    if verb.number == "plural" and verb.gender == "masculine" and head.gender == "feminine":
        return False  # they: no things
    return agrees_before(verb, head) and (head.pos != "NUM" or verb.number == "plural")
