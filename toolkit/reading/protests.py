"""Against whom a protest is: by what is shouted or written against him, or by whose seat people stand before."""

from __future__ import annotations

from toolkit.language.phrases import noun_phrase
from toolkit.reading.parties import Around, parties_in
from toolkit.reading.scenes import PEOPLE, Scene
from toolkit.reading.triggers import Match

LONGEST = 40
"""Words after a protest among which it is told against whom it is."""
AGAINST = frozenset({"ضد", "مناهضه", "مناويه", "معاديه"})
"""Words right before whom a protest is against."""
PROTESTING = frozenset({"احتجاج", "احتج", "ندد", "تنديد", "مندد", "استنكار", "شجب", "محتج"})
"""Lemmas of words that lead to the cause of a protest by ``على`` or ``ب``."""
LEAVING = frozenset({"رحيل", "استقاله", "اسقاط", "تنحي", "اقاله", "اعدام"})
"""Lemmas of what is demanded of somebody whom people protest against."""
TOWARDS = frozenset({"امام", "خارج", "قبالة", "الي", "نحو", "باتجاه", "داخل", "محيط"})
SEATS = frozenset({"مقر", "سفاره", "مبني", "مكتب", "قصر", "قنصليه", "مقار", "بعثه", "وزاره", "برلمان", "مجلس", "محكمه"})
"""Lemmas of buildings that a protest before them is against."""


def protested(match: Match, source: tuple[str, ...], around: Around) -> tuple[str, ...]:
    """Against whom people protest: ``احتجاجا على قرار الحكومة``, ``ضد الرئيس``, ``أمام مقر الحزب``."""
    scene = around.scene
    end = min(len(scene.tokens), match.end + LONGEST)
    stop = next((i for i in range(match.end, end) if scene.tokens[i].key in ".؛"), end)
    for begins in (_cause, _seat):
        for i in range(match.start, stop):
            first = begins(scene, i)
            if 0 < first < stop:
                found = _whom(first, source, around)
                if found:
                    return found
    return ()


def _cause(scene: Scene, i: int) -> int:
    """Where it begins what a protest is against, if a word that leads to it stands here."""
    token = scene.tokens[i]
    if token.key in AGAINST:
        named = i + 2 < len(scene.tokens) and scene.tokens[i + 1].key == "ما"  # ضد ما سموه جرائم الجيش
        return i + 3 if named else i + 1
    if token.lemma in LEAVING and "ب" in token.proclitics:
        return i + 1
    if token.lemma == "طالب" and token.pos == "VERB" and token.number == "plural":
        return i + 1
    if token.lemma not in PROTESTING:
        return 0
    for j in range(i + 1, min(len(scene.tokens), i + 3)):
        if scene.tokens[j].key == "علي":
            return j + 1
        if "ب" in scene.tokens[j].proclitics:
            return j
    return 0


def _seat(scene: Scene, i: int) -> int:
    """Where the name of a building begins that people gather before or march to."""
    if scene.tokens[i].key not in TOWARDS or i + 1 >= len(scene.tokens):
        return 0
    return i + 1 if scene.tokens[i + 1].lemma in SEATS else 0


def _whom(first: int, source: tuple[str, ...], around: Around) -> tuple[str, ...]:
    """The parties of a phrase, the protesters and other crowds aside."""
    scene = around.scene
    last = max(noun_phrase(scene.tokens, first), first + 1)
    crowds = {one.id for one in scene.actors[first : last + 1] if one is not None and one.type in PEOPLE - {"person"}}
    return tuple(one for one in parties_in(around, first, last) if one not in source and one not in crowds)
