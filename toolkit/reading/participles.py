"""The parties of an act that a participle names: what it describes, what a subject does meanwhile."""

from __future__ import annotations

from toolkit.language.joining import THIRD_FORM
from toolkit.language.phrases import noun_phrase
from toolkit.model import Token
from toolkit.reading.parties import Around, Roles, parties_at, parties_in
from toolkit.reading.prepositions import LONGEST_CLAUSE, agents, clause_limit, prepositional_after
from toolkit.reading.scenes import Scene, is_bare
from toolkit.reading.subjects import RELATIVES, clause_before, dropped_subject, spans_of
from toolkit.reading.triggers import Match


def of_participle(match: Match, around: Around) -> Roles:
    """What a participle describes stands before it: ``القوات المتوغلة``, ``المدينة المحاصرة``."""
    scene = around.scene
    token = scene.tokens[match.head]
    described: tuple[str, ...] = ()
    named = scene.actors[match.head]
    if named is not None:
        described = (named.id,)
    elif match.kind == "active" and (
        is_circumstance(token) or is_feminine_circumstance(scene, match.head) or follows_definite(scene, match.head)
    ):
        described = circumstanced(match.head, around)
    else:
        i = match.head - 1
        while i >= 0 and match.head - i < 5 and scene.tokens[i].pos in ("NOUN", "ADJ", "PROPN", "X"):
            if scene.actors[i] is not None:
                described = (scene.actors[i].id,)  # type: ignore[union-attr]
                break
            i -= 1
    if not described and not token.definite:
        clause = clause_before(around, match.head)
        described = parties_at(around, clause.actor) if clause else ()
    if match.kind == "active":
        target: tuple[str, ...] = ()
        by = ""
        if "object" in match.sense.target and not token.definite and _begins_object(scene, match.end):
            last = max(noun_phrase(scene.tokens, match.end), match.end + 1)
            target, by = parties_in(around, match.end, last), "object"
        if not target:
            target, by = prepositional_after(scene, match.end, match.sense.target, around)
        return Roles(described, target, "described", by if target else "")
    source = agents(scene, match.end, clause_limit(scene, match.head))
    if not source:
        source, _ = prepositional_after(scene, match.end, ("من", "ب"), around)
    return Roles(source, described, "agent" if source else "", "described")


def is_circumstance(token: Token) -> bool:
    """Whether a participle tells what a subject does meanwhile: ``مطالبا``, ``داعين``."""
    return (
        token.derivation == "active participle"
        and not token.definite
        and token.case == "oblique"
        and token.number != "dual"
    )


def follows_definite(scene: Scene, at: int) -> bool:
    """Whether a bare participle stands after a definite noun, which it then cannot describe (``.. الجوية مستهدفة``)."""
    token = scene.tokens[at]
    before = scene.tokens[at - 1] if at else None
    bare = token.derivation == "active participle" and not token.proclitics and token.gender == "feminine"
    return bare and before is not None and before.definite and before.pos in ("NOUN", "ADJ")


def is_feminine_circumstance(scene: Scene, at: int) -> bool:
    """Whether what looks like a masdar is a feminine participle after a comma (``، مطالبة تركيا بالانسحاب``)."""
    token = scene.tokens[at]
    return (
        token.derivation == "masdar"
        and not token.proclitics
        and not token.pronoun
        and THIRD_FORM.fullmatch(token.key) is not None
        and token.gender == "feminine"
        and at > 0
        and scene.tokens[at - 1].key in "،,"
        and any(i in scene.clauses for i in range(at))
    )


def _begins_object(scene: Scene, at: int) -> bool:
    """Whether a noun phrase without a preposition stands at a word."""
    return at < len(scene.tokens) and is_bare(scene.tokens[at]) and scene.tokens[at].pos != "ADP"


def circumstanced(at: int, around: Around) -> tuple[str, ...]:
    """The subject that a circumstance belongs to: the nearest one before it that agrees, on its side of quotation."""
    scene = around.scene
    token = scene.tokens[at]
    inside = around.quoted(token.start)
    before = [i for i in range(at - 1, max(-1, at - LONGEST_CLAUSE), -1) if i in scene.clauses]
    near = [i for i in before if around.quoted(scene.tokens[i].start) == inside]
    if around.diplomatic:
        near = [i for i in before if around.quoted(scene.tokens[i].start) < 0] + near
    for i in (*near, *before):
        clause = scene.clauses[i]
        if clause.link in RELATIVES:
            continue
        asking = any(sense.type == "REQUEST" for sense in around.words.verbs.get(clause.trigger.lemma, ()))
        said, _ = spans_of(scene, clause, asking=asking)
        if said is None:
            found = dropped_subject(around, clause.trigger, clause)
        else:
            found = parties_at(around, said)
            head = scene.tokens[scene.index(said.start)]
            if (head.number == "plural") != (token.number == "plural") and not _is_plural_of_things(head, token):
                continue
            if head.gender is not None and token.gender is not None and head.gender != token.gender:
                continue
        if found:
            return found
    return ()


def _is_plural_of_things(head: Token, token: Token) -> bool:
    """Whether a plural of things is spoken of by a feminine singular (``قوات .. مستهدفة``)."""
    return head.number == "plural" and token.gender == "feminine" and token.number == "singular"
