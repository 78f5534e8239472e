"""Whether an act occurred, goes on, will come, may come or did not: by its clause and the words before it."""

from __future__ import annotations

from functools import lru_cache

from toolkit.lexicon import Lexicon
from toolkit.model import Clause, Status
from toolkit.reading.parties import Roles
from toolkit.reading.scenes import Scene
from toolkit.reading.subjects import within_arguments
from toolkit.reading.triggers import Match

MEASURING = frozenset({"قل", "زاد", "تجاوز"})
"""Verbs of ``ما لا يقل عن``, whose negation is none of the act."""
NEAR = 3
"""Words before a noun within which a status word bears on it."""


@lru_cache(maxsize=8)
def status_words(lexicon: Lexicon) -> tuple[dict[str, Status], dict[str, Status]]:
    """Status by the word before a noun, and by the governing verb."""
    found: tuple[dict[str, Status], dict[str, Status]] = ({}, {})
    for row in lexicon["status_words.tsv"]:
        found[row["scope"] == "verb"][row["word"]] = row["status"]  # type: ignore[assignment]
    return found


def status_of(match: Match, roles: Roles, scene: Scene, lexicon: Lexicon) -> Status:
    """The status of an act."""
    if match.sense.status:
        return match.sense.status  # type: ignore[return-value]
    before, verbs = status_words(lexicon)
    if match.kind == "verb" or (match.kind == "phrase" and match.head in scene.clauses):
        return _of_verb(match, scene, before, verbs)
    return _of_noun(match, roles, scene, before, verbs)


def _of_clause(clause: Clause) -> Status:
    if clause.negated:
        return "negated"
    if clause.modality in ("possible", "conditional"):
        return "hypothetical"
    if clause.time == "future" or clause.modality == "planned":
        return "future"
    return "occurred" if clause.time == "past" else "ongoing"


def _of_verb(match: Match, scene: Scene, before: dict[str, Status], verbs: dict[str, Status]) -> Status:
    clause = scene.clauses.get(match.head)
    if clause is None:
        return "occurred"
    own = _of_clause(clause)
    if own in ("negated", "hypothetical") or clause.time == "past":
        return own
    if clause.link in ("ان", "قبل ان", "بان", "لان", "ل", "لكي", "كي", "حتي") and clause.time == "present":
        token = scene.tokens[match.head]
        if clause.link == "قبل ان":
            return "future"
        at = match.head
        if at and scene.tokens[at - 1].key == "ان" and clause.governor is not None:
            governor = scene.sentence.clauses[clause.governor]
            outer = verbs.get(governor.trigger.lemma)
            if outer:
                return "negated" if governor.negated and outer == "future" else outer
            if governor.trigger.lemma in ("امكن", "جاز", "استطاع", "يجب", "وجب", "انبغي"):
                return "hypothetical"
        if "ل" in token.proclitics:
            return "future"
    return own


def _of_noun(match: Match, roles: Roles, scene: Scene, before: dict[str, Status], verbs: dict[str, Status]) -> Status:
    tokens = scene.tokens
    for i in range(match.start - 1, max(-1, match.start - 1 - NEAR), -1):
        token = tokens[i]
        if token.pos in ("VERB", "PUNCT"):
            break
        said = before.get(token.key) or before.get(token.lemma)
        close = i == match.start - 1
        if said and (close or not (said == "negated" or (said == "future" and token.pos == "ADP"))):
            return said
    clause = roles.clause
    if clause is None:
        return "future" if roles.purpose else "occurred"
    inside = within_arguments(scene, clause, match.head)
    outer = verbs.get(clause.trigger.lemma)
    if inside or roles.light:
        grammar = _of_clause(clause)
        if grammar in ("negated", "hypothetical", "future") and (
            roles.light or roles.purpose or not tokens[match.head].definite
        ):
            return grammar
        if outer and not (outer == "hypothetical" and tokens[match.head].definite):
            return outer
    if roles.purpose:
        return "negated" if clause.negated and inside else "future"
    if roles.light and clause.time == "present":
        return "ongoing"
    return "occurred"


def _is_object(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a noun begins the object of a clause."""
    return clause.object is not None and scene.index(clause.object.start) == at
