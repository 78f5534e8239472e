"""Noun phrases: where one begins and ends, what completes its head, and the prepositional phrases that follow.

All functions take the tokens of one sentence and indices into them. A noun phrase is its head with what belongs to
it without a preposition: complements (idafa), adjectives, names in apposition, quoted names, numbers before what they
count, and phrases joined by و or أو.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model import Oblique, Span, Token

NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "X"})
OPENING = frozenset("\"'«“‘([")
CLOSING = frozenset("\"'»”’)]")
PREPOSITIONS = frozenset("بلك")
LONGEST_NAME = 8
"""Tokens that a quoted or bracketed piece inside a noun phrase may have."""
PARTITIVE = frozenset(
    ["عدد", "عدد", "مجموعه", "عشره", "مءات", "ميات", "عشرات", "الاف", "ملايين", "المزيد", "مزيد", "كثير", "عديد", "بعض", "كل", "اي", "احد", "احدي", "واحد", "واحده", "قليل", "جزء", "معظم", "اثنين", "اثنان", "كلا", "جانب", "نحو", "اكثر", "اقل"]
)
"""Heads after which ``من`` names what is counted."""


def starts_phrase(token: Token) -> bool:
    """Whether a noun phrase without a preposition may begin at the token."""
    if token.pos in NOMINAL or token.pos == "NUM":
        return not _prefixed(token)
    return token.role == "demonstrative" and not _prefixed(token)


def _prefixed(token: Token) -> bool:
    """Whether a preposition is written onto the token."""
    return any(clitic in PREPOSITIONS for clitic in token.proclitics)


def _conjoined(token: Token) -> bool:
    return bool(token.proclitics) and token.proclitics[0] in "وف"


def is_definite(token: Token) -> bool:
    """Whether a word is definite by itself: the article, a pronoun, or a name."""
    return token.definite or token.pos == "PROPN"


def noun_phrase(tokens: Sequence[Token], at: int, *, conjoined: bool = True) -> int:
    """Index after the noun phrase that begins at ``at``; ``at`` itself where none does.

    A preposition or conjunction written onto the first token does not count. With ``conjoined`` false, the phrase ends
    before ``و``.
    """
    end = len(tokens)
    i = at
    if i < end and tokens[i].role == "demonstrative":
        i += 1
        if i == end or tokens[i].pos not in NOMINAL or tokens[i].proclitics != ("ال",):
            return i
    while i < end and tokens[i].pos == "NUM":
        i += 1
        if i < end and tokens[i].key == "%":
            i += 1
    if i < end and tokens[i].pos == "PUNCT":
        closing = _bracketed(tokens, i)
        return closing if closing and (i > at or closing > i + 2) else i
    if i == end or tokens[i].pos not in NOMINAL or (i > at and tokens[i].proclitics):
        return i
    return _rest_of_phrase(tokens, i, i + 1, conjoined)


def _rest_of_phrase(tokens: Sequence[Token], head: int, i: int, conjoined: bool) -> int:
    end, last = len(tokens), tokens[head]
    definite = is_definite(last)
    while i < end:
        token = tokens[i]
        if token.pos == "PUNCT":
            closing = _bracketed(tokens, i)
            if not closing:
                return i
            i = closing
            definite = True
            continue
        if token.pos in NOMINAL:
            step = _joins(tokens, head, last, token, definite) if not _conjoined(token) else (
                conjoined and _coordinates(tokens, head, i, definite)
            )  # fmt: skip
            if not step:
                return i
            definite = is_definite(token) or (definite and token.pos != "NOUN")
            last = token
            i += 1
            continue
        if token.pos == "NUM":
            if definite and last.definite and last.number == "singular" and _number_names(tokens, i):
                i += 1
                continue
            return i
        if token.role == "demonstrative" and last.definite and not token.proclitics:
            i += 1
            continue
        if token.role == "coordinator" and conjoined and i + 1 < end and tokens[i + 1].pos in NOMINAL:
            if tokens[i + 1].proclitics in ((), ("ال",)):
                last = tokens[i + 1]
                definite = is_definite(last)
                i += 2
                continue
            return i
        if token.key == "من" and i == head + 1 and last.lemma in PARTITIVE and token.pos == "ADP" and not token.pronoun:
            after = noun_phrase(tokens, i + 1, conjoined=False)
            return after if after > i + 1 else i
        return i
    return i


def _joins(tokens: Sequence[Token], head: int, last: Token, token: Token, definite: bool) -> bool:
    """Whether a nominal that follows belongs to the phrase."""
    clitics = token.proclitics
    if clitics and clitics != ("ال",):
        return False
    article = bool(clitics)
    if article:
        return last.construct is not False or last.definite
    if token.case == "oblique" and token.construct is False and token.derivation is not None and definite:
        return False
    if last.pos == "PROPN":
        return token.pos == "PROPN" or (token.pos == "X")
    if last.definite:
        return (token.pos == "PROPN" and not last.pronoun and last.pos != "ADJ") or token.pos == "X"
    if definite:
        return token.pos == "PROPN"
    if last.case == "oblique" and last.construct is False:
        return token.case == "oblique" or token.pos == "ADJ"
    return not (token.case == "oblique" and token.number == "singular" and last.case != "oblique")


def _coordinates(tokens: Sequence[Token], head: int, i: int, definite: bool) -> bool:
    """Whether ``و`` at token ``i`` joins another head to the phrase rather than opening a clause."""
    token = tokens[i]
    if token.proclitics[0] != "و" or (len(token.proclitics) > 1 and token.proclitics[1] != "ال"):
        return False
    return is_definite(token) == definite or not definite


def _number_names(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number is the name of what precedes it (``القرار 1559``) and counts nothing itself."""
    follows = tokens[i + 1] if i + 1 < len(tokens) else None
    return follows is None or follows.pos not in NOMINAL or bool(follows.proclitics)


def _bracketed(tokens: Sequence[Token], i: int) -> int:
    """Index after a short quoted or bracketed name that opens at ``i``; 0 where none does."""
    if tokens[i].key not in OPENING:
        return 0
    for j in range(i + 1, min(len(tokens), i + 2 + LONGEST_NAME)):
        if tokens[j].pos == "VERB":
            return 0
        if tokens[j].key in CLOSING:
            return j + 1 if j > i + 1 else 0
    return 0


def complement(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase that completes the noun at ``at`` (idafa), as indices; None where there is none.

    Of a masdar: what does it or suffers it (``قصف الطيران``).
    """
    noun = tokens[at]
    if noun.definite or noun.construct is False or noun.pos not in ("NOUN", "ADJ") or at + 1 >= len(tokens):
        return None
    follows = tokens[at + 1]
    if follows.proclitics not in ((), ("ال",)) or not starts_phrase(follows) or follows.pos == "NUM":
        return None
    if follows.pos == "ADJ" and not follows.definite:
        return None
    end = noun_phrase(tokens, at + 1)
    return (at + 1, end) if end > at + 1 else None


def clause_end(tokens: Sequence[Token], at: int) -> int:
    """Index of the first token after ``at`` that opens another clause, or ends this one."""
    for i in range(at + 1, len(tokens)):
        token = tokens[i]
        if token.pos in ("VERB", "AUX", "SCONJ") or token.role in ("relative", "that", "but") or token.key in STOPS:
            return i
    return len(tokens)


STOPS = frozenset(".؛:؟?!…")


def obliques(tokens: Sequence[Token], at: int, end: int) -> tuple[Oblique, ...]:
    """The prepositional phrases between two indices, each with the folded preposition and its noun phrase."""
    found: list[Oblique] = []
    i = at
    while i < end:
        preposition, start, after = prepositional(tokens, i)
        if preposition is None:
            i += 1
            continue
        if after > start:
            found.append(Oblique(preposition, span_of(tokens, start, after)))
        i = max(after, i + 1)
    return tuple(found)


def prepositional(tokens: Sequence[Token], i: int) -> tuple[str | None, int, int]:
    """Preposition at token ``i``, and the indices of the noun phrase that it governs; None where there is none."""
    token = tokens[i]
    if token.pos == "ADP":
        if token.pronoun:
            return token.key, i, i + 1
        start = i + 1
        if start < len(tokens) and tokens[start].key == "ما" and token.key in ("خلال", "في"):
            return None, i, i + 1
        return token.key, start, noun_phrase(tokens, start, conjoined=False)
    if token.pos in NOMINAL or token.pos == "NUM" or token.role == "demonstrative":
        for clitic in token.proclitics:
            if clitic in PREPOSITIONS:
                return clitic, i, noun_phrase(tokens, i, conjoined=False)
    return None, i, i + 1


def span_of(tokens: Sequence[Token], start: int, end: int) -> Span:
    """The stretch of text of the tokens from ``start`` to before ``end``, without clitics before the first stem."""
    first = tokens[start]
    if first.pos == "ADP" and first.pronoun:
        return Span(first.stem.end, first.end)
    begin = first.start
    if first.proclitics and first.proclitics != ("ال",):
        article = 0 if "ال" not in first.proclitics else 1 if "ل" in first.proclitics else 2
        begin = max(begin, first.stem.start - article)
    return Span(begin, tokens[end - 1].end)
