"""In what way an act is done: by its row, else by the weapon near it, the thing asked for, the things deployed."""

from __future__ import annotations

from toolkit.reading.scenes import Scene
from toolkit.reading.setting import clause_range
from toolkit.reading.triggers import Match, Vocabulary, stands

Mode = tuple[str | None, tuple[str, ...]]

CONTENT = 7
"""Words after a demand, a refusal or a threat in which the act that it is about is looked for."""
OBJECT = 7
"""Words after a deployment or a seizure in which what is deployed or seized is looked for."""
OF_THINGS = {"troops": "weapons", "arrest": "seize"}
"""Mode of a row -> mode where a weapon comes before people after the word."""
ABOUT = {
    "REQUEST": {"AID": "assist", "MOBILIZE": "assist", "COOPERATE": "assist", "CONSULT": "meet"},
    "REJECT": {
        "AID": "assist",
        "MOBILIZE": "assist",
        "COOPERATE": "assist",
        "CONSULT": "meet",
        "RETREAT": "yield",
        "CONCEDE": "yield",
    },
    "THREATEN": {"ASSAULT": "violence", "SANCTION": "relations"},
}
"""Type of an act of words -> type of the act that it is about -> mode."""
OTHERWISE = {"REQUEST": "change"}
"""Mode of an act of words that is about another act, or about none that is listed."""
OVERRIDDEN = {"heavy-weapons": ("aerial", "drone"), "explosives": ("suicide-attack",)}
"""Modes of rows that a word near them makes more exact."""


def mode_of(match: Match, scene: Scene, words: Vocabulary) -> Mode:
    """Mode and contexts of an act."""
    sense = match.sense
    if sense.type == "ASSAULT":
        return _by_instrument(match, scene, words)
    if sense.type in ABOUT:
        return _by_content(match, scene, words), sense.contexts
    if sense.type in ("MOBILIZE", "COERCE"):
        return _by_object(match, scene, words), sense.contexts
    return sense.mode, sense.contexts


def _by_instrument(match: Match, scene: Scene, words: Vocabulary) -> Mode:
    """``هاجم بقذائف``: the nearest word for a weapon in the clause."""
    sense, forms = match.sense, scene.forms
    first, last = clause_range(scene, match.head)
    best: tuple[int, str, tuple[str, ...]] | None = None
    for i in range(first, last):
        for form in forms[i]:
            for parts, mode, contexts, _ in words.instruments.get(form, ()):
                if sense.mode is not None and mode not in OVERRIDDEN.get(sense.mode, ()):
                    continue
                if stands(parts, forms, i, i + len(parts)):
                    rank = abs(i - match.head) * 10 - len(parts)
                    if best is None or (rank, mode) < best[:2]:
                        best = (rank, mode, contexts)
    if best is None:
        return sense.mode, sense.contexts
    return best[1], tuple(dict.fromkeys((*sense.contexts, *best[2])))


def _by_content(match: Match, scene: Scene, words: Vocabulary) -> str | None:
    """``دعا إلى الحوار``, ``رفض إرسال قواته``: the act that is demanded, refused or threatened."""
    sense, tokens = match.sense, scene.tokens
    otherwise = sense.mode or OTHERWISE.get(sense.type)
    if sense.type != "REQUEST" and sense.mode is not None:
        return sense.mode
    for token in tokens[match.end : match.end + CONTENT]:
        if token.key in ".؛:":
            break
        listed = words.verbs if token.pos == "VERB" else words.nouns
        senses = listed.get(token.key) or listed.get(token.lemma) or ()
        if senses:
            return next((ABOUT[sense.type][one.type] for one in senses if one.type in ABOUT[sense.type]), otherwise)
    return otherwise


def _by_object(match: Match, scene: Scene, words: Vocabulary) -> str | None:
    """``نشر صواريخ``: whether a weapon or people are what is deployed or seized."""
    mode = match.sense.mode
    if mode is None:
        return None
    for i in range(match.head + 1, min(len(scene.tokens), max(match.end, match.head + OBJECT))):
        if any(form in words.people for form in scene.forms[i]):
            return mode
        if any(form in words.weapons for form in scene.forms[i]):
            return OF_THINGS.get(mode, mode)
    return mode
