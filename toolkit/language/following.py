"""What follows a verb up to the end of its clause: noun phrases and prepositional phrases."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language.agreement import head_of
from toolkit.language.classes import Classes
from toolkit.language.joining import (
    ARTICLE,
    CLOSING,
    NOMINAL,
    OPENING,
    STOPS,
    conjoined,
    modifies,
    nominal_clause,
    opens_clause,
    starts_phrase,
)
from toolkit.language.phrases import Phrase, noun_phrase, prepositional, span_of
from toolkit.language.verb_frames import Near
from toolkit.model import Oblique, Token

LINKING = frozenset({"that", "relative", "subordinator", "if", "but", "what"})
"""Roles of the function words that open another clause."""
PAUSES = frozenset(",،-–—")
FAR = 40
"""Tokens after a verb in which its arguments are looked for."""


def following(
    tokens: Sequence[Token], at: int, recent: list[Phrase], words: Classes
) -> tuple[list[Near], tuple[Oblique, ...], int]:
    """Noun phrases and prepositional phrases after a verb, and the index where its clause ends.

    The phrases are added to ``recent``.
    """
    near: list[Near] = []
    obliques: list[Oblique] = []
    i, stop = at + 1, min(len(tokens), at + FAR)
    marked = resumed = False
    described = 0
    while i < stop:
        token = tokens[i]
        role = token.role
        if role == "time":
            i += 1
            continue
        if token.pos in {"VERB", "SCONJ"} or is_circumstance(tokens, i) or role in LINKING or token.key in STOPS:
            break
        if token.pos == "PUNCT":
            end = noun_phrase(tokens, i) if token.key in OPENING and token.key != "(" else i
            if end > i:
                near.append(Near(i, end, marked, resumed))
                i = end
            elif token.key == "(":
                i = after_bracket(tokens, i)
            else:
                marked = marked or token.key in PAUSES or _quotes_speech(tokens, at, i)
                i += 1
            continue
        preposition, start, end = prepositional(tokens, i)
        if preposition is not None:
            if end > start:
                recent.append((start, end))
                obliques.append(Oblique(preposition, span_of(tokens, start, end)))
                resumed = resumed or (token.pos == "ADP" and token.pronoun is not None)
            i = max(end, i + 1)
            continue
        if token.pronoun and nominal_clause(tokens, i):
            described = 2  # this phrase and the next describe a noun, and are no arguments
        if starts_phrase(token):
            if conjoined(token) and opens_clause(tokens, i):
                break
            end = noun_phrase(tokens, i)
            if end > i:
                recent.append((i, end))
                if argues(tokens, i, end, words) and not described:
                    near.append(Near(i, end, marked, resumed))
                i, described = end, max(0, described - 1)
                continue
        if role in ("negation", "qad", "future"):
            break
        i += 1
    return near, tuple(obliques), i


def _quotes_speech(tokens: Sequence[Token], at: int, i: int) -> bool:
    """Whether a quotation that is no name opens after a verb: what it holds is said, and no argument of the verb."""
    if tokens[i].key not in OPENING or tokens[i].key in "([":
        return False
    return "says" in tokens[at].classes


def is_circumstance(tokens: Sequence[Token], i: int) -> bool:
    """Whether a participle after a comma says what the subject does meanwhile (``قال الوزير، داعيا إلى الهدوء``)."""
    token = tokens[i]
    if token.derivation not in ("active participle", "passive participle") or token.definite or token.proclitics:
        return False
    if i == 0 or (token.derivation == "passive participle" and not _object_follows(tokens, i)):
        return False
    before = tokens[i - 1]
    if before.key not in PAUSES and before.key not in CLOSING:
        return False
    return token.case == "oblique" or (token.gender == "feminine" and token.number == "singular")


def _object_follows(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun follows a participle, so that it is read as active (``مستهدفة مواقع``)."""
    return i + 1 < len(tokens) and tokens[i + 1].pos in ("NOUN", "PROPN") and starts_phrase(tokens[i + 1])


def argues(tokens: Sequence[Token], start: int, end: int, words: Classes) -> bool:
    """Whether a phrase can be subject or object: it is no adverb, and joined to nothing before it."""
    token = tokens[start]
    before = tokens[start - 1]
    if _says_more(tokens, start) or (before.key == "بين" and before.pronoun):
        return False
    if conjoined(token) or (before.pronoun and before.derivation == "masdar" and before.proclitics != ()):
        return False
    if before.pronoun and before.derivation == "masdar" and start > 1 and tokens[start - 2].pos == "ADP":
        return False
    if token.pos == "ADJ" and token.proclitics == ARTICLE and end == start + 1 and before.pos in NOMINAL:
        return before.pos == "PROPN" or not modifies(token, before)
    head = head_of(tokens, start, end, words)
    if head.lemma in words.measure and not head.definite:
        return False
    if head.pos == "NUM" and before.pos == "VERB" and "harming" in before.classes:
        return True
    if head.pos == "NUM" or (head.lemma in words.measure and token.pos == "NUM"):
        return head.pos == "NUM" and not token.key.isdigit()
    if token.key in words.adverb and (token.case == "oblique" or not token.definite):
        return end - start > 1 and token.case != "oblique"
    return True


def _says_more(tokens: Sequence[Token], start: int) -> bool:
    """Whether a definite word right after a definite noun of a prepositional phrase says more of that noun."""
    before = tokens[start - 1]
    if start < 2 or tokens[start].proclitics != ARTICLE or "ال" not in before.proclitics:
        return False
    return len(before.proclitics) > 1 or tokens[start - 2].pos == "ADP"


def after_bracket(tokens: Sequence[Token], i: int) -> int:
    """Index after the bracket that opens at ``i``; after the opening one where none closes nearby."""
    for j in range(i + 1, min(len(tokens), i + 25)):
        if tokens[j].key == ")":
            return j + 1
    return i + 1
