"""Who does an act and who suffers it: by the frame of its word, then by what governs it, then by what is left."""

from __future__ import annotations

from dataclasses import replace

from toolkit.reading.casualties import CASUALTIES
from toolkit.reading.mutual import is_between, of_mutual
from toolkit.reading.noun_frames import of_noun
from toolkit.reading.participles import is_circumstance, is_feminine_circumstance, of_participle
from toolkit.reading.parties import Around, Roles
from toolkit.reading.protests import protested
from toolkit.reading.relatives import doer_of_object
from toolkit.reading.triggers import Match
from toolkit.reading.verb_frames import of_verb

FIRM = frozenset({"agent", "adjective", "من", "subject", "complement", "pronoun", "described", "ل"})
"""Rules whose party acts even where another rule takes the same one for the sufferer."""


JUDGING = frozenset({"SUPPORT", "ACCUSE"})
"""Types of acts that are about what somebody does."""


def roles_of(match: Match, around: Around) -> Roles:
    """The parties of an act."""
    scene = around.scene
    if match.sense.type not in ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT"):
        around = replace(around, diplomatic=True, visiting=match.sense.type == "CONSULT")
    clause = scene.clauses.get(match.head)
    if match.kind == "verb" or (match.kind == "phrase" and clause is not None):
        roles = of_verb(match, clause, around)
    elif match.kind in ("active", "passive"):
        roles = of_participle(match, around)
    elif match.kind == "noun" and (
        is_feminine_circumstance(scene, match.head) or is_circumstance(scene.tokens[match.head])
    ):
        roles = of_participle(replace(match, kind="active"), around)
    else:
        roles = of_noun(match, around)
    roles = _without_sufferers(roles)
    if match.sense.type == "PROTEST" and not roles.source:
        crowd = tuple(one.id for one in scene.actors[match.start : match.end] if one is not None)[:1]
        roles = replace(roles, source=crowd, by_source="crowd") if crowd else roles
    if match.sense.type == "PROTEST" and not roles.target:
        whom = protested(match, roles.source, around)
        roles = replace(roles, target=whom, by_target="against") if whom else roles
    if match.sense.type in JUDGING and not roles.target:
        whom = tuple(one for one in doer_of_object(match, around) if one not in roles.source)
        roles = replace(roles, target=whom, by_target="doer of what") if whom else roles
    if match.sense.mutual or is_between(match, around):
        return of_mutual(match, roles, around)
    if set(roles.source) & set(roles.target):
        if roles.by_source in FIRM or roles.by_source.startswith(("relative", "light")):
            return replace(roles, target=tuple(one for one in roles.target if one not in roles.source))
        return replace(roles, source=tuple(one for one in roles.source if one not in roles.target))
    return roles


def _without_sufferers(roles: Roles) -> Roles:
    """People told only by their number where they are killed or wounded do no act."""
    if any(one.startswith(CASUALTIES) for one in roles.source):
        return replace(roles, source=tuple(one for one in roles.source if not one.startswith(CASUALTIES)))
    return roles
