"""Clauses: each verb with its subject, object and prepositional phrases, its negation, time, modality and link.

One pass over a sentence. What stands before a verb and waits for one (a topic, the noun after أن, what a relative
pronoun refers to) is carried along; what follows the verb up to the next clause is divided into phrases; agreement,
the letters of case, and transitivity tell the subject from the object.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.language.phrases import (
    NOMINAL,
    OPENING,
    is_definite,
    noun_phrase,
    prepositional,
    span_of,
    starts_phrase,
)
from toolkit.model import Clause, Oblique, Span, Token

BE = frozenset(["كان", "ليس", "اصبح", "ظل", "بات", "اضحي", "امسي", "زال"])
SPEECH = frozenset(["قال", "اعلن", "اضاف", "اكد", "ذكر", "افاد", "اوضح", "صرح", "اعتبر", "راي", "زعم"])
LINKING = frozenset({"that", "relative", "subordinator", "if", "but"})
BOUNDARIES = frozenset(".؛:؟?!…")
FAR = 40
"""Tokens after a verb in which its arguments are looked for."""


@dataclass(slots=True)
class _Waiting:
    """A noun phrase that stands before a verb."""

    start: int
    end: int
    kind: str
    """topic, that, antecedent or pronoun."""


@dataclass(slots=True)
class _Links:
    """What the verb that comes next is tied to the text by."""

    word: str | None = None
    negated: bool = False
    modality: str | None = None
    future: bool = False


def agrees_after(verb: Token, head: Token) -> bool:
    """Whether a noun that follows a verb can be its subject (a verb before its subject stands in the singular).

    A feminine verb wants a feminine noun or a plural; a masculine one no feminine singular.
    """
    if verb.person not in (3, None):
        return False
    if verb.number in ("plural", "dual"):
        return False
    if head.pos in ("PROPN", "NUM", "X") or head.role == "demonstrative":
        return True
    if verb.gender == "feminine":
        return head.gender != "masculine" or (head.number == "plural" and head.construct is None)
    return not (head.gender == "feminine" and head.number == "singular")


def agrees_before(verb: Token, head: Token) -> bool:
    """Whether a noun that precedes a verb can be its subject: gender and number agree, plurals of things count as she."""
    if verb.person not in (3, None):
        return False
    if head.pos in ("PROPN", "NUM", "X") or head.role == "demonstrative":
        return True
    if head.number == "plural":
        if verb.number == "plural":
            return True
        return verb.number == "singular" and verb.gender == "feminine"
    if head.number == "dual":
        return verb.number == "dual"
    if verb.number == "singular":
        return head.gender is None or verb.gender == head.gender
    return verb.number == "plural" and head.lemma in ("عدد", "معظم", "بعض", "كل", "جميع", "اغلب", "غالبيه", "من")


def head_of(tokens: Sequence[Token], start: int, end: int) -> Token:
    """The word that a phrase agrees by: what is counted after a number or quantifier, else its first noun."""
    for i in range(start, end):
        if tokens[i].pos in NOMINAL:
            return tokens[i]
    return tokens[start]


def find_clauses(tokens: Sequence[Token], timed: Sequence[int]) -> tuple[Clause, ...]:
    """The clauses of a sentence in the order of their verbs.

    ``timed[i]`` is the index after the time expression that token ``i`` lies in, 0 where it lies in none.
    """
    found: list[Clause] = []
    waiting: _Waiting | None = None
    last_phrase: tuple[int, int] | None = None
    links = _Links()
    i, count = 0, len(tokens)
    fresh = True
    while i < count:
        token = tokens[i]
        if timed[i]:
            i = timed[i]
            continue
        if token.pos == "VERB":
            if token.lemma in BE and i + 1 < count:
                nxt = _next_verb(tokens, i, timed)
            else:
                nxt = None
            clause, end = _clause(tokens, i, waiting, last_phrase, links, found, timed, nxt is not None)
            found.append(clause)
            links = _Links()
            keep = nxt is not None and clause.subject is None and waiting is not None
            if nxt is not None and clause.subject is not None and waiting is None:
                waiting = _phrase_at(tokens, clause.subject, "topic")
            elif not keep:
                waiting = None
            i = i + 1 if nxt is not None else max(end, i + 1)
            last_phrase = _last_phrase(tokens, i)
            fresh = False
            continue
        role = token.role
        if role in LINKING or role == "what":
            links.word = _link(tokens, i)
            if role == "that" or role == "but":
                waiting = _Waiting(i, i + 1, "pronoun") if token.pronoun else None
                fresh = True
                if not token.pronoun:
                    waiting, i = _topic(tokens, i + 1, "that", timed, waiting)
                    continue
            elif role == "relative":
                waiting = _Waiting(*last_phrase, "antecedent") if last_phrase else None
            else:
                waiting = None
            if role == "if":
                links.modality = "conditional"
        elif role == "negation":
            links.negated = True
        elif role == "future":
            links.future = True
        elif role == "perhaps":
            links.modality = "possible"
        elif role == "qad":
            if i + 1 < count and tokens[i + 1].tense == "present":
                links.modality = "possible"
        elif token.key in BOUNDARIES:
            waiting, links, fresh = None, _Links(), True
        elif token.pos == "PUNCT":
            pass
        elif role == "preposition" or (token.pos in NOMINAL and not starts_phrase(token)):
            _, start, end = prepositional(tokens, i)
            if end > start:
                last_phrase = (start, end)
            i = max(end, i + 1)
            continue
        elif role == "pronoun":
            waiting = _Waiting(i, i + 1, "pronoun")
        elif starts_phrase(token):
            end = noun_phrase(tokens, i)
            if end > i:
                if waiting is None or waiting.kind != "that":
                    if fresh or _conjoined_topic(tokens, i, end):
                        waiting = _Waiting(i, end, "topic")
                last_phrase = (i, end)
                fresh = False
                i = end
                continue
        i += 1
    return tuple(_governed(tokens, found))


def _conjoined_topic(tokens: Sequence[Token], start: int, end: int) -> bool:
    return end < len(tokens) and tokens[end].pos == "VERB" and is_definite(tokens[start])


def _link(tokens: Sequence[Token], i: int) -> str:
    token = tokens[i]
    before = tokens[i - 1] if i else None
    if token.role in ("that", "what") and before is not None and before.role == "preposition" and not before.pronoun:
        return f"{before.key} {token.key}"
    prefixes = "".join(c for c in token.proclitics if c not in "وف")
    return prefixes + token.key


def _topic(
    tokens: Sequence[Token], i: int, kind: str, timed: Sequence[int], waiting: _Waiting | None
) -> tuple[_Waiting | None, int]:
    """The noun phrase that stands right after أن, over marks that open a quotation."""
    start = i
    while start < len(tokens) and tokens[start].pos == "PUNCT" and tokens[start].key in OPENING:
        start += 1
    if start < len(tokens) and starts_phrase(tokens[start]) and not timed[start]:
        end = noun_phrase(tokens, start)
        if end > start:
            return _Waiting(start, end, kind), end
    return waiting, i


def _next_verb(tokens: Sequence[Token], at: int, timed: Sequence[int]) -> int | None:
    """Index of the verb that an auxiliary leans on (كان ... يفعل), within its clause."""
    i = at + 1
    while i < min(len(tokens), at + 12):
        token = tokens[i]
        if timed[i]:
            i = timed[i]
            continue
        if token.pos == "VERB":
            return i if token.tense == "present" or token.tense == "past" else None
        if token.role in LINKING or (token.pos == "PUNCT" and token.key not in OPENING):
            return None
        i += 1
    return None


def _phrase_at(tokens: Sequence[Token], span: Span, kind: str) -> _Waiting | None:
    inside = [i for i, token in enumerate(tokens) if token.start < span.end and span.start < token.end]
    return _Waiting(inside[0], inside[-1] + 1, kind) if inside else None


def _last_phrase(tokens: Sequence[Token], before: int) -> tuple[int, int] | None:
    """The last short noun phrase that ends at an index, for a relative pronoun to refer to."""
    i = before - 1
    while i >= 0 and before - i < 6 and tokens[i].pos in NOMINAL:
        if not is_definite(tokens[i]) or (tokens[i].pos == "NOUN" and (i == 0 or tokens[i - 1].pos not in NOMINAL)):
            return (i, before)
        i -= 1
    return (i + 1, before) if i + 1 < before else None


def _clause(
    tokens: Sequence[Token],
    at: int,
    waiting: _Waiting | None,
    last_phrase: tuple[int, int] | None,
    links: _Links,
    found: list[Clause],
    timed: Sequence[int],
    leans: bool,
) -> tuple[Clause, int]:
    verb = tokens[at]
    phrases, obliques, end = _following(tokens, at, timed)
    subject, obj, rule, confidence = _arguments(tokens, verb, waiting, phrases, links)
    antecedent = None
    if subject is None and waiting is not None and waiting.kind == "antecedent":
        if agrees_before(verb, head_of(tokens, waiting.start, waiting.end)):
            antecedent = span_of(tokens, waiting.start, waiting.end)
    modality = links.modality
    future = links.future or "س" in verb.proclitics or (links.negated and _negated_by(tokens, at) == "لن")
    negator = _negated_by(tokens, at) if links.negated else None
    time = "future" if future else "past" if negator == "لم" else verb.tense if verb.tense != "imperative" else None
    clause = Clause(
        start=verb.start,
        end=tokens[max(end - 1, at)].end,
        trigger=verb,
        subject=span_of(tokens, *subject) if subject else None,
        object=span_of(tokens, *obj) if obj else None,
        obliques=obliques,
        negated=links.negated or verb.lemma == "ليس",
        time=time,
        modality=modality,  # type: ignore[arg-type]
        link=links.word,
        subject_dropped=subject is None,
        confidence=confidence,
        rule=rule,
        antecedent=antecedent,
    )
    return clause, end


def _negated_by(tokens: Sequence[Token], at: int) -> str | None:
    for i in range(at - 1, max(-1, at - 4), -1):
        if tokens[i].role == "negation":
            return tokens[i].key
    return None


Phrase = tuple[int, int]


def _following(
    tokens: Sequence[Token], at: int, timed: Sequence[int]
) -> tuple[list[tuple[int, int, bool]], tuple[Oblique, ...], int]:
    """Noun phrases (with whether a mark stands before them) and prepositional phrases after a verb, and their end."""
    phrases: list[tuple[int, int, bool]] = []
    obliques: list[Oblique] = []
    i, stop = at + 1, min(len(tokens), at + FAR)
    marked = False
    while i < stop:
        token = tokens[i]
        if timed[i]:
            i = timed[i]
            continue
        if token.pos in ("VERB", "SCONJ") or token.role in LINKING or token.role == "what" or token.key in BOUNDARIES:
            break
        if token.pos == "PUNCT":
            if token.key in OPENING:
                end = noun_phrase(tokens, i)
                if end > i:
                    phrases.append((i, end, marked))
                    i = end
                    continue
            elif token.key in ",،-–—":
                marked = True
            i += 1
            continue
        preposition, start, end = prepositional(tokens, i)
        if preposition is not None:
            if end > start:
                obliques.append(Oblique(preposition, span_of(tokens, start, end)))
            i = max(end, i + 1)
            continue
        if starts_phrase(token):
            end = noun_phrase(tokens, i)
            if end > i:
                phrases.append((i, end, marked))
                i = end
                continue
        if token.role == "negation" or token.role == "qad" or token.role == "future":
            break
        i += 1
    return phrases, tuple(obliques), i


def _arguments(
    tokens: Sequence[Token],
    verb: Token,
    waiting: _Waiting | None,
    phrases: list[tuple[int, int, bool]],
    links: _Links,
) -> tuple[Phrase | None, Phrase | None, str, float]:
    """Subject and object of a verb as indices, the rule that decided, and how sure it is."""
    near = [(start, end) for start, end, marked in phrases if not marked]
    takes = verb.transitive is not False and verb.voice != "passive" and not verb.pronoun
    if waiting is not None and waiting.kind in ("topic", "that"):
        if agrees_before(verb, head_of(tokens, waiting.start, waiting.end)):
            return (waiting.start, waiting.end), near[0] if near and takes else None, "subject-first", 0.9
    if verb.person in (1, 2) or verb.number in ("plural", "dual"):
        return None, near[0] if near and takes else None, "person-marked", 0.8
    if not near:
        return None, None, "verb-alone", 0.8
    first = near[0]
    head = head_of(tokens, *first)
    if head.case == "oblique" and not (tokens[first[0]].pos == "NUM"):
        return None, first if takes else None, "case-of-object", 0.8
    if not agrees_after(verb, head):
        return None, first if takes else None, "no-agreement", 0.7
    dropped = waiting is not None and waiting.kind in ("antecedent", "pronoun")
    if dropped and takes and len(near) == 1 and agrees_before(verb, head_of(tokens, waiting.start, waiting.end)):
        return None, first, "antecedent-acts", 0.6
    second = near[1] if len(near) > 1 and takes else None
    return first, second, "verb-first", 0.8


def _governed(tokens: Sequence[Token], found: list[Clause]) -> list[Clause]:
    """The clauses with the index of the one that each is tied to."""
    done: list[Clause] = []
    for n, clause in enumerate(found):
        if clause.link is None or n == 0:
            done.append(clause)
        else:
            done.append(replace(clause, governor=n - 1))
    return done
