"""Acts that a noun tells (``قصف المدينة``, ``مقتل جندي برصاص مسلح``): the clauses of verbal nouns.

Which word after the noun acts and which is acted on, its row in ``masdars.tsv`` says; of a noun without a row its
shape. What a verb of doing, undergoing or intending says of the noun that it governs holds for the noun too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.language.joining import (
    NOMINAL,
    PREPOSITIONS,
    conjoined,
    is_definite,
    nominal_clause,
    several_people,
    starts_phrase,
)
from toolkit.language.lexemes import Lexemes
from toolkit.language.phrases import Phrase, complement, noun_phrase, prepositional, span_of
from toolkit.language.reference import AGENTS
from toolkit.model import Clause, Oblique, Span, Token

AGENT = frozenset({*(f"من {noun}" for noun in AGENTS), "علي يد", "علي ايدي"})
"""Prepositions before whoever does what a noun or a passive verb says."""
WITHOUT = frozenset({"عدم", "دون", "بدون", "بلا", "غير"})
WITH = frozenset({"قام", "شرع", "باشر"})
"""Verbs of doing that take what is done with ب."""
HAPPENS = frozenset({"تم", "اتم", "جري", "حصل", "حدث", "وقع"})
"""Verbs that say of an act, their subject, only that it takes place."""
RESULTS, NOTHING = frozenset({"عن", "الي", "ب"}), frozenset[str]()
"""Prepositions by which a verb tells what its subject led to, and no preposition."""
SHAPE = re.compile("است..ا.|ا..ا.|ت..ي.|ان..ا.|ا.ت.ا.")
"""Masdars of the derived forms that often have an object."""
DIRECTIONS = frozenset({"شرق", "غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي", "قرب", "وسط"})
"""Nouns that say where, and are no object."""
FAR = 30
"""Tokens after the noun in which its prepositional phrases are looked for."""


class _Parties(NamedTuple):
    """Who acts, what is acted on, and the index after the last word that belongs to the noun without preposition."""

    subject: Phrase | None
    object: Phrase | None
    end: int


def find_masdars(tokens: Sequence[Token], clauses: Sequence[Clause], stock: Lexemes) -> tuple[Clause, ...]:
    """The acts that nouns of a sentence tell, in order; their governors are indices of ``clauses``."""
    found: list[Clause] = []
    starts = [clause.trigger.start for clause in clauses]
    for i, token in enumerate(tokens):
        if token.pos != "NOUN" or token.role is not None or "body" in token.classes:
            continue
        row = token.lemma if token.lemma in stock.masdars else token.key
        frame = stock.masdars.get(row)
        if frame is None and (token.derivation != "masdar" or token.definite or not SHAPE.fullmatch(token.key)):
            continue
        governor = _governor(token, clauses, starts)
        rule = f"masdar masdars.tsv:{row}" if frame else "masdar-shape"
        clause = _clause(tokens, i, frame or "object", rule, governor, clauses, stock)
        if clause is not None:
            found.append(clause)
    return tuple(found)


def _governor(token: Token, clauses: Sequence[Clause], starts: Sequence[int]) -> int | None:
    """Index of the clause among whose arguments a noun stands."""
    at = bisect_right(starts, token.start) - 1
    for number in (at, at + 1):
        if 0 <= number < len(clauses) and _heads(token, clauses[number]) is not None:
            return number
    return at if at >= 0 and clauses[at].end >= token.end else None


def _heads(token: Token, clause: Clause) -> str | None:
    """What a noun is the first word of in a clause: subject, object or a preposition."""
    for side, span in (("subject", clause.subject), ("object", clause.object)):
        if span is not None and token.start <= span.start <= token.stem.start:
            return side
    for one in clause.obliques:
        if token.start <= one.span.start <= token.stem.start:
            return one.preposition
    return None


def _clause(
    tokens: Sequence[Token],
    i: int,
    frame: str,
    rule: str,
    governor: int | None,
    clauses: Sequence[Clause],
    stock: Lexemes,
) -> Clause | None:
    token = tokens[i]
    outer = clauses[governor] if governor is not None else None
    side = _heads(token, outer) if outer is not None else None
    parties = _parties(tokens, i, frame)
    others = RESULTS if side == "subject" and outer is not None and outer.trigger.start < token.start else NOTHING
    phrases, end = _obliques(tokens, i, parties.end, others)
    subject = parties.subject or _agent(tokens, phrases)
    told = [span_of(tokens, *one) if one else None for one in (subject, parties.object)]
    acts, suffers, antecedent = _from_outside(side, outer, stock)
    if told[0] is None and acts is not None:
        told[0], rule = acts, rule + " light-verb"
    if told[1] is None and suffers is not None:
        told[1], rule = suffers, rule + " light-verb"
    bare = "masdars.tsv" not in rule or token.definite
    if told == [None, None] and token.pronoun is None and antecedent is None and (bare or not phrases):
        return None
    before = tokens[i - 1] if i else None
    holds = outer if outer is not None and _passes_on(side, outer) else None
    said = stock.modal.get(("verb", outer.trigger.lemma)) if outer is not None and side else None
    return Clause(
        start=token.start,
        end=tokens[end - 1].end,
        trigger=token,
        subject=told[0],
        object=told[1],
        obliques=tuple(Oblique(preposition, span_of(tokens, *phrase)) for preposition, phrase in phrases),
        negated=(before is not None and before.key in WITHOUT) or (holds is not None and holds.negated),
        time=holds.time if holds is not None else None,
        modality=(holds.modality if holds is not None else None) or said,
        link=_link(tokens, i),
        governor=governor,
        subject_dropped=told[0] is None,
        confidence=0.7 if rule.startswith("masdar masdars") else 0.4,
        rule=rule,
        antecedent=antecedent if told[0] is None else None,
    )


def _parties(tokens: Sequence[Token], i: int, frame: str) -> _Parties:
    """Who acts and what is acted on, by what follows a noun without a preposition, or with ل after that."""
    token = tokens[i]
    first = complement(tokens, i)
    if first is not None and frame == "subject" and _describes(tokens[first[0]]):
        first = None
    if first is None and token.pronoun is None:
        return _Parties(None, None, _shared(tokens, i) or noun_phrase(tokens, i))
    end = first[1] if first is not None else i + 1
    second = _object_after(tokens, end, frame) if first is None or _acts(tokens, first) else None
    if second is not None:
        return _Parties(first, second, second[1])
    if frame == "subject":
        return _Parties(first, None, end)
    return _Parties(None, first, end)


def _acts(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase between a noun and what may be its object can be who acts: definite, a name, or people."""
    head = tokens[phrase[0]]
    return is_definite(head) or several_people(head) or any(is_definite(one) for one in tokens[phrase[0] : phrase[1]])


def _describes(token: Token) -> bool:
    """Whether a word says what kind a noun is of rather than who does it (``هجوم جوي``)."""
    return token.pos == "ADJ" and not token.definite


def _shared(tokens: Sequence[Token], i: int) -> int:
    """Index after a noun whose complement is that of another joined to it (``قصف وتدمير المدينة``); 0 elsewhere."""
    return i + 1 if i + 1 < len(tokens) and conjoined(tokens[i + 1]) else 0


def _object_after(tokens: Sequence[Token], at: int, frame: str) -> Phrase | None:
    """The object after the noun that acts: ``إسقاط الجيش طائرة``, ``إسقاط الجيش لطائرة``."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.role == "time" or nominal_clause(tokens, at) or token.pos not in NOMINAL | {"NUM"} or conjoined(token):
        return None
    if starts_phrase(token):
        if token.lemma in DIRECTIONS or (token.pos == "ADJ" and token.case != "oblique"):
            return None
        end = noun_phrase(tokens, at)
        return (at, end) if end > at else None
    if (
        token.proclitics[:1] != ("ل",)
        or frame == "subject"
        or (token.derivation == "masdar" and "body" not in token.classes)
    ):
        return None
    preposition, start, end = prepositional(tokens, at)
    return (start, end) if preposition == "ل" and end > start else None


def _obliques(tokens: Sequence[Token], i: int, at: int, others: frozenset[str]) -> tuple[list[tuple[str, Phrase]], int]:
    """Preposition and indices of each prepositional phrase that follows a noun at once, and the index after the last.

    They end before one that ``others`` has: it belongs to the verb before the noun (``أسفر الهجوم عن``).
    """
    found: list[tuple[str, Phrase]] = []
    end, stop = max(at, i + 1), min(len(tokens), i + FAR)
    k = end
    while k < stop:
        token = tokens[k]
        if token.role == "time" or token.pos == "ADV":
            k += 1
            continue
        preposition, start, after = prepositional(tokens, k)
        if preposition is None or preposition in others or conjoined(token):
            break
        if after > start:
            found.append((preposition, (start, after)))
        k = end = max(after, k + 1)
    return found, end


def _agent(tokens: Sequence[Token], phrases: Sequence[tuple[str, Phrase]]) -> Phrase | None:
    """Who acts by a prepositional phrase: ``على يد مسلحين``, ``برصاص مسلحين``, ``في غارة للتحالف``."""
    for number, (preposition, (start, end)) in enumerate(phrases):
        if preposition in AGENT:
            return (start, end)
        if preposition not in ("ب", "في", "جراء", "اثر", "خلال") or "means" not in tokens[start].classes:
            continue
        whose = complement(tokens, start)
        if whose is not None and not _describes(tokens[whose[0]]):
            return whose
        if number + 1 < len(phrases) and phrases[number + 1][0] in ("ل", *AGENT):
            return phrases[number + 1][1]
    return None


def _from_outside(
    side: str | None, outer: Clause | None, stock: Lexemes
) -> tuple[Span | None, Span | None, Span | None]:
    """Who acts and what is acted on by the verb that governs a noun, and whom it leaves to be understood.

    ``شن الطيران غارة``, ``قام الجيش بقصف``, ``تعرضت المدينة لقصف``, ``ينوي الوزير زيارة المدينة``.
    """
    if outer is None or side is None or side == "subject":
        return None, None, None
    lemma, classes = outer.trigger.lemma, outer.trigger.classes
    if "does" in classes and (side == "object" or (side == "ب" and lemma in WITH)) and outer.trigger.voice != "passive":
        return outer.subject, None, outer.antecedent
    if "undergoes" in classes and side in ("object", "ل"):
        return None, outer.subject or outer.antecedent, None
    if side == "object" and ("verb", lemma) in stock.modal:
        return None, None, outer.actor
    return None, None, None


def _passes_on(side: str | None, outer: Clause) -> bool:
    """Whether negation and time of a clause hold for the act that its noun names (``لم يتم اعتقال أحد``)."""
    if side is None:
        return False
    if side == "subject":
        return outer.trigger.lemma in HAPPENS
    return bool(outer.trigger.classes & {"does", "undergoes"})


def _link(tokens: Sequence[Token], i: int) -> str | None:
    """The preposition before a noun: ``بعد قصف المدينة``."""
    token = tokens[i]
    for clitic in token.proclitics:
        if clitic in PREPOSITIONS:
            return clitic
    before = tokens[i - 1] if i else None
    return before.key if before is not None and before.pos == "ADP" and not before.pronoun else None
