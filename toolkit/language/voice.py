"""Passive verbs, which the script shows seldom: the clause has to."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language.classes import Classes
from toolkit.language.joining import STOPS
from toolkit.language.verb_frames import Decision
from toolkit.model import Token


def suffers(tokens: Sequence[Token], at: int, decision: Decision, words: Classes, *, clausal: bool) -> bool:
    """Whether a verb that needs an object has none but what follows it: then it is passive (``قتل جنديان``)."""
    verb = tokens[at]
    if clausal or verb.voice == "passive" or decision.object or verb.pronoun or verb.person != 3:
        return False
    if verb.lemma not in words.needs_object and verb.lemma not in words.harming:
        return False
    if verb.lemma in words.active:
        return False
    if decision.rule not in ("verb-first", "subject-first", "auxiliary-has-subject"):
        return False
    if decision.rule != "verb-first" and verb.lemma not in words.harming:
        return False
    if verb.lemma == "نقل" and any(token.key == "عن" for token in tokens[at + 1 : at + 9]):
        return False
    following = [token for token in tokens[at + 1 : at + 12] if token.pos != "PUNCT"]
    for token in following:
        if token.role in ("that", "what") or token.pos == "VERB":
            return token.pos == "VERB"
        if token.key in STOPS:
            break
    if any(token.key in '"«“:' for token in tokens[at + 1 : at + 25]) and not decision.object:
        return verb.lemma in words.harming
    return True
