"""Noun phrases: where one begins and ends, what completes its head, and the prepositional phrases that follow.

All functions take the tokens of one sentence and indices into them. A noun phrase is its head with what belongs to
it without a preposition: complements (idafa), adjectives, names in apposition, quoted names, numbers before what they
count, and phrases joined by و or أو. Words of a time expression (``role == "time"``) belong to no other phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.language.joining import (
    ARTICLE,
    NOMINAL,
    PREPOSITIONS,
    STOPS,
    accusative,
    bracketed,
    conjoined,
    coordinates,
    counts_from,
    is_count,
    is_definite,
    joins,
    named_so,
    nominal_clause,
    number_names,
    prefixed,
    starts_phrase,
)
from toolkit.model import Oblique, Span, Token

Phrase = tuple[int, int]
"""A noun phrase: indices of its first token and after its last."""
LONGEST = 80
"""Words of a noun phrase: without end, an endless list takes time in its square."""
FEW = 12
"""Words of a counted phrase that is joined to another."""
YEAR = re.compile("(?:19|20)[0-9][0-9]")
BEFORE_YEAR = frozenset({"منذ", "في", "حتي", "قبل", "بعد"})


def noun_phrase(tokens: Sequence[Token], at: int, *, joined: bool = True, stop: int | None = None) -> int:
    """Index after the noun phrase that begins at ``at``; ``at`` itself where none does.

    A preposition or conjunction written onto the first token does not count. With ``joined`` false, the phrase ends
    before ``و`` and ``أو``. It ends at ``stop``, at the latest after `LONGEST` words.
    """
    end = min(len(tokens), at + LONGEST if stop is None else stop)
    i = at
    if i < end and tokens[i].role == "time":
        while i < end and tokens[i].role == "time":
            i += 1
        return i
    if i < end and tokens[i].role == "demonstrative":
        i += 1
        if i == end or tokens[i].pos not in NOMINAL or tokens[i].proclitics != ARTICLE:
            return i
        return _rest_of_phrase(tokens, i, i + 1, joined, end)
    if 0 < i < end and YEAR.fullmatch(tokens[i].key) and tokens[i - 1].key in BEFORE_YEAR:
        return i + 1
    while i < end and is_count(tokens[i]) and (i == at or not prefixed(tokens[i])):
        i += 1
        if i < end and tokens[i].key == "%":
            i += 1
    if i < end and tokens[i].pos == "PUNCT":
        closing = bracketed(tokens, i) if i == at else 0
        return closing or i
    if i < end and i > at and counts_from(tokens, i):
        after = noun_phrase(tokens, i + 1, joined=False, stop=end)
        return after if after > i + 1 else i
    if i == end or tokens[i].pos not in NOMINAL or tokens[i].role == "time":
        return i
    if i > at and tokens[i].proclitics not in ((), ARTICLE):
        return i
    return _rest_of_phrase(tokens, i, i + 1, joined, end)


def _rest_of_phrase(tokens: Sequence[Token], head: int, i: int, joined: bool, end: int) -> int:
    last = tokens[head]
    definite = is_definite(last)
    named = last.pos in ("PROPN", "X")
    while i < end:
        token = tokens[i]
        pos = token.pos
        if token.role == "time":
            return i
        if pos in NOMINAL:
            if conjoined(token):
                if not (
                    joined and coordinates(tokens, i, definite, counted=head > 0 and tokens[head - 1].pos == "NUM")
                ):
                    return i
                head = i
                definite = is_definite(token)
                named = token.pos in ("PROPN", "X")
            elif not joins(tokens, head, i, last, definite, named):
                return i
            else:
                named = token.pos in ("PROPN", "X") or (named and not token.proclitics) or named_so(tokens, i)
                definite = definite or is_definite(token)
            last = token
            i += 1
        elif pos == "PUNCT":
            if not token.key:
                i += 1
                continue
            if token.key == "_" and i + 1 < end and tokens[i + 1].pos in NOMINAL:
                last = tokens[i + 1]
                definite = definite or is_definite(last)
                i += 2
                continue
            closing = bracketed(tokens, i)
            if not closing or (definite and accusative(tokens[i + 1])):
                return i
            if token.key != "(":
                last, definite = tokens[closing - 2], True
            i = closing
        elif pos == "NUM":
            if joined and token.proclitics == ("و",) and _counts_on(tokens, head, i):
                return max(noun_phrase(tokens, i, joined=joined, stop=end), i)
            if not definite and last.construct is not False and i == head + 1 and token.proclitics in ((), ARTICLE):
                return noun_phrase(tokens, i, joined=joined, stop=end)
            if not (definite and last.definite and last.number == "singular" and number_names(tokens, i)):
                return i
            i += 1
        elif token.role == "demonstrative" and not token.proclitics and (last.definite or i == head + 1):
            if i + 1 < end and tokens[i + 1].proclitics == ARTICLE:
                return i
            i += 1
        elif token.key == "و" and joined and i + 1 < end and tokens[i + 1].pos == "NUM":
            return noun_phrase(tokens, i + 1, joined=joined, stop=end) if _counts_on(tokens, head, i + 1) else i
        elif token.role == "coordinator" and joined and i + 1 < end and tokens[i + 1].pos in NOMINAL:
            if tokens[i + 1].proclitics not in ((), ARTICLE) or tokens[i + 1].role == "time":
                return i
            head, last = i + 1, tokens[i + 1]
            definite = is_definite(last)
            i += 2
        elif counts_from(tokens, i):
            more = last.derivation == "elative" and i + 1 < end and tokens[i + 1].pos == "NUM"
            counts = "partitive" in tokens[head].classes and all(t.pos == "ADJ" for t in tokens[head + 1 : i][:3])
            if not more and not counts:
                return i
            after = noun_phrase(tokens, i + 1, joined=False, stop=end)
            return after if after > i + 1 else i
        else:
            return i
    return i


def _counts_on(tokens: Sequence[Token], head: int, i: int) -> bool:
    """Whether a number after و goes on counting (``12 شرطيا و3 مسلحين``), rather than opening a clause."""
    if not head or tokens[head - 1].pos != "NUM":
        return False
    end = noun_phrase(tokens, i, joined=False, stop=i + FEW)
    return (end < len(tokens) and end > i and tokens[end].pos != "VERB") or end == len(tokens)


def complement(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase that completes the noun at ``at`` (idafa), as indices; None where there is none.

    Of a masdar: what does it or suffers it (``قصف الطيران``). An attached pronoun is no phrase: see ``Token.pronoun``.
    """
    noun = tokens[at]
    if noun.definite or noun.construct is False or noun.pos not in ("NOUN", "ADJ") or at + 1 >= len(tokens):
        return None
    follows = tokens[at + 1]
    if follows.role == "time" or follows.proclitics not in ((), ARTICLE) or not starts_phrase(follows):
        return None
    if nominal_clause(tokens, at + 1):
        return None
    if follows.pos == "ADJ" and not follows.definite and follows.derivation != "nisba":
        return None
    end = noun_phrase(tokens, at + 1)
    return (at + 1, end) if end > at + 1 else None


def clause_end(tokens: Sequence[Token], at: int) -> int:
    """Index of the first token after ``at`` that opens another clause, or ends this one."""
    for i in range(at + 1, len(tokens)):
        token = tokens[i]
        if token.pos in ("VERB", "SCONJ") or token.role in ("relative", "that", "but") or token.key in STOPS:
            return i
    return len(tokens)


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
        start, preposition = i + 1, token.key
        if start < len(tokens) and tokens[start].key == "#":
            start += 1
        if token.pronoun:
            return preposition, i, start
        while start < len(tokens) and not tokens[start].definite and not tokens[start].pronoun:
            if "compound" in tokens[start].classes:
                preposition = f"{preposition} {tokens[start].key}"
            elif tokens[start].pos == "ADP":
                preposition = tokens[start].key
            else:
                break
            start += 1
        return preposition, start, noun_phrase(tokens, start)
    if token.pos in NOMINAL or token.pos == "NUM" or token.role == "demonstrative":
        for clitic in token.proclitics:
            if clitic in PREPOSITIONS:
                if clitic == "ب" and "manner" in token.classes and not token.definite:
                    return clitic, i, _manner(tokens, i)
                return clitic, i, noun_phrase(tokens, i)
    return None, i, i + 1


def _manner(tokens: Sequence[Token], i: int) -> int:
    """Index after a phrase that says how (``بشكل يومي``): its noun and the adjectives that agree with it."""
    end = i + 1
    while end < len(tokens) and not tokens[end].proclitics and not tokens[end].definite:
        if tokens[end].pos != "ADJ" and tokens[end].derivation not in ("elative", "adjective", "active participle"):
            break
        end += 1
    return end


def span_of(tokens: Sequence[Token], start: int, end: int) -> Span:
    """The stretch of text of the tokens from ``start`` to before ``end``, without clitics before the first stem."""
    first = tokens[start]
    if first.pos == "ADP" and first.pronoun:
        return Span(first.stem.end, first.end)
    begin = first.start
    if first.proclitics and first.proclitics != ARTICLE:
        article = 0 if "ال" not in first.proclitics else 1 if "ل" in first.proclitics else 2
        begin = max(begin, first.stem.start - article)
    return Span(begin, tokens[end - 1].end)
