"""Acts that all parties do to each other: clashes, talks, truces, agreements."""

from __future__ import annotations

from dataclasses import replace

from toolkit.reading.parties import BOTH, PARTICIPLES, Around, Roles, parties_at
from toolkit.reading.prepositions import happens, prepositional_after
from toolkit.reading.scenes import SIDES, Scene, is_conjoined
from toolkit.reading.subjects import RELATIVES, SAYING, clause_before, spans_of, within_arguments
from toolkit.reading.triggers import Match, Vocabulary


def of_mutual(match: Match, roles: Roles, around: Around) -> Roles:
    """All parties of a clash, talks or a truce: those between whom it is, those with whom, the subject."""
    scene = around.scene
    between, _ = prepositional_after(scene, match.end, ("بين",), around)
    both = _joined_after_between(scene, match.end, around.words) or between or _both_sides(match, around)
    if len(both) >= 2:
        return replace(roles, source=both, target=both, by_source="between", by_target="between")
    pair = _adjective_pair(scene, match.end)
    if len(pair) >= 2:
        return replace(roles, source=pair, target=pair, by_source="adjectives", by_target="adjectives")
    with_whom, _ = prepositional_after(scene, match.end, ("مع", "ضد"), around)
    everybody = tuple(dict.fromkeys((*roles.source, *both, *roles.target, *with_whom)))
    alone = len(everybody) == 1 or set(everybody) == set(with_whom)
    if alone and with_whom and match.sense.type == "ASSAULT":
        fighting = _of_clause(match, around)
        everybody = tuple(dict.fromkeys((*fighting, *everybody)))
    if len(everybody) < 2 and match.kind != "verb":
        signing = _signing(match, around)
        everybody = signing if len(signing) > 1 else everybody
    if len(everybody) == 1 and _is_against(match, scene):
        return replace(roles, source=(), target=everybody, by_source="", by_target="ضد")
    if len(everybody) < 2:
        return replace(roles, source=everybody, target=(), by_source="mutual")  # nobody clashes with himself
    return replace(roles, source=everybody, target=everybody, by_source="mutual", by_target="mutual")


def _is_against(match: Match, scene: Scene) -> bool:
    """Whether ``ضد`` leads to the only party of a fight (``معركة شاملة ضد التنظيم``)."""
    return any(token.key == "ضد" for token in scene.tokens[match.end : match.end + 4])


def is_between(match: Match, around: Around) -> bool:
    """Whether an act of force or talk is told of two sides by ``بين`` right after it (``القتال بين .. و..``)."""
    tokens = around.scene.tokens
    if match.kind in ("active", "passive") or not match.sense.source:
        return False
    if match.sense.type not in ("ASSAULT", "CONSULT"):
        return False
    i = match.end
    while i < min(len(tokens), match.end + 3) and (tokens[i].pos == "ADJ" or tokens[i].derivation in PARTICIPLES):
        i += 1
    if i >= len(tokens) or tokens[i].key != "بين":
        return False
    both = i + 1 < len(tokens) and tokens[i + 1].lemma in BOTH and tokens[i + 1].number == "dual"
    return both or len(_joined_after_between(around.scene, i, around.words)) >= 2


def _of_clause(match: Match, around: Around) -> tuple[str, ...]:
    """The side whose act a clash is told with (``أسرت المقاومة جنودا خلال الاشتباكات مع``)."""
    clause = clause_before(around, match.head)
    if clause is not None and clause.link in RELATIVES and clause.subject is None:
        clause = clause_before(around, around.scene.index(clause.trigger.start))  # اعتقلت ضابطا في القاعدة التي دخلتها
    if clause is None or clause.trigger.lemma in SAYING:
        return _named_before(match, around.scene)
    said, _ = spans_of(around.scene, clause)
    if said is None:
        return ()
    types = {one.id: one.type for one in around.scene.actors if one is not None}
    found = parties_at(around, said)[:1]
    return found if all(types.get(one, "state") in SIDES for one in found) else ()


def _signing(match: Match, around: Around) -> tuple[str, ...]:
    """The parties that a verb before a mutual act has as its subject (``وقعت مصر والسودان في الخرطوم اتفاقا``)."""
    clause = clause_before(around, match.head)
    if clause is None or clause.trigger.lemma in SAYING:
        return ()
    said, suffered = spans_of(around.scene, clause)
    token = around.scene.tokens[match.head]
    told = suffered is not None and suffered.start <= token.stem.start < suffered.end
    return parties_at(around, said) if told or within_arguments(around.scene, clause, match.head) else ()


LEADING = frozenset({"في", "خلال", "اثر", "جراء", "نتيجه", "اثناء", "عقب"})
"""Words that lead a clash of which those named before are a side (``مقتل عشرة من .. في معارك مع``)."""


def _named_before(match: Match, scene: Scene) -> tuple[str, ...]:
    """The side of a headline before a clash: ``قتلى من الجيش في معارك مع``."""
    if not match.start or scene.tokens[match.start - 1].key not in LEADING:
        return ()
    for i in range(match.start - 2, max(-1, match.start - 12), -1):
        named = scene.actors[i]
        if named is not None:
            return (named.id,) if named.type in SIDES else ()
        if scene.tokens[i].pos in ("VERB", "SCONJ") or scene.tokens[i].key in ".؛:":
            break
    return ()


def _both_sides(match: Match, around: Around) -> tuple[str, ...]:
    """``بين الطرفين``, ``اتفق الجانبان``: the last two sides named before."""
    tokens = around.scene.tokens
    for i in range(match.end, min(len(tokens), match.end + 9)):
        token = tokens[i]
        if token.key in ".؛:" or (token.pos == "VERB" and not happens(token, around.words)):
            break
        if token.lemma in BOTH and token.definite and token.number == "dual":
            return around.pair(token.start)
    return ()


def _adjective_pair(scene: Scene, at: int) -> tuple[str, ...]:
    """Both sides of ``مفاوضات فلسطينية - إسرائيلية``."""
    found: list[str] = []
    for i in range(at, min(len(scene.tokens), at + 6)):
        token, named = scene.tokens[i], scene.actors[i]
        one = named.id if named is not None else scene.nations[i]
        if one is None and token.pos not in ("ADJ", "PUNCT"):
            break
        if one is not None and one not in found:
            found.append(one)
    return tuple(found)


def _joined_after_between(scene: Scene, at: int, words: Vocabulary) -> tuple[str, ...]:
    """Both sides of ``بين``, the second joined by ``و`` (or a second ``بين``) some words later."""
    tokens = scene.tokens
    limit = min(len(tokens), at + 12)
    for i in range(at, limit):
        if tokens[i].pos == "SCONJ" or tokens[i].key in ".؛:":
            break
        if tokens[i].pos == "VERB" and not happens(tokens[i], words):
            break
        if tokens[i].key != "بين":
            continue
        found: list[str] = []
        j = i + 1
        while j < min(len(tokens), i + 22):
            word = tokens[j]
            if (
                word.pos in ("VERB", "SCONJ")
                or word.key in ".؛:"
                or (word.pos == "ADP" and word.key not in ("من", "بين"))
            ):
                if found and not any(is_conjoined(tokens[k]) for k in range(j, min(len(tokens), j + 6))):
                    break
                if word.pos in ("VERB", "SCONJ") or word.key in ".؛:":
                    break
            named = scene.actors[j]
            if named is not None:
                first = (
                    named.start == i + 1
                    or is_conjoined(tokens[named.start])
                    or tokens[named.start - 1].key in ("بين", "من", "و")
                )
                if (first or not found) and named.id not in found:
                    found.append(named.id)
                j = max(named.end, j + 1)
                continue
            j += 1
        return tuple(found)
    return ()
