"""What a relative clause tells of the act before it: ``هجوم شنه مسلحون``, ``الدور الذي تقوم به الدولة``."""

from __future__ import annotations

from dataclasses import replace

from toolkit.language.phrases import noun_phrase
from toolkit.model import Clause, Token
from toolkit.reading.parties import Around, Roles, parties_at, parties_in
from toolkit.reading.prepositions import agents, by_prepositions, clause_limit, prepositional_after
from toolkit.reading.scenes import Scene, is_bare, is_conjoined
from toolkit.reading.subjects import next_party
from toolkit.reading.triggers import Match

FAR = 9
"""Words after a noun within which a relative clause or a carrying verb belongs to it."""


def relative(match: Match, roles: Roles, around: Around) -> Roles:
    """``هجوم شنه مسلحون``, ``غارات استهدفت المدينة``."""
    scene, words = around.scene, around.words
    for i in range(match.end, min(len(scene.tokens), match.end + FAR)):
        token = scene.tokens[i]
        if token.key in ".؛:" or (token.pos == "SCONJ" and token.role != "relative"):
            break
        clause = scene.clauses.get(i)
        if clause is None:
            continue
        if match.sense.source and not roles.source and _is_carried_on(scene, i, around):
            doers = agents(scene, i + 2, clause_limit(scene, i))
            roles = replace(roles, source=doers, by_source="agent") if doers else roles
        for light in words.light_verbs.get(token.lemma, ()):
            resumed = token.pronoun is not None and not _resumes_other(scene, match, i)
            done = resumed or _resumed_after(scene, match, i)
            if light.object == "event" and done and light.subject == "source" and not roles.source:
                who = _subject_after(clause, i, around) or _dropped(clause, token, around)
                roles = replace(roles, source=who, by_source="relative " + light.ref) if who else roles
                if not roles.target:
                    whom, by = prepositional_after(scene, i + 1, match.sense.target, around)
                    roles = replace(roles, target=whom, by_target=by) if whom else roles
            elif light.object == "event" and light.subject == "target" and not roles.target:
                whom = _subject_after(clause, i, around) if resumed or _resumed_after(scene, match, i) else ()
                roles = replace(roles, target=whom, by_target="relative " + light.ref) if whom else roles
                doers = agents(scene, i + 1, clause_limit(scene, i)) if whom and not roles.source else ()
                roles = replace(roles, source=doers, by_source="agent") if doers else roles
            elif light.subject == "event" and light.object == "target" and not roles.target:
                if token.lemma == _lemma(scene, match) or (is_conjoined(token) and "قتل" in light.ref):
                    continue
                whom = parties_at(around, clause.object) or next_party(scene, i, None, roles.source)
                if clause.object is None:
                    whom = whom or by_prepositions(clause, ("ب",), scene, around)[0]
                roles = replace(roles, target=whom, by_target="relative " + light.ref) if whom else roles
        break
    return roles


def _is_carried_on(scene: Scene, verb: int, around: Around) -> bool:
    """Whether a verb of happening and a masdar with a pronoun tell who did an act (``التي تم ارتكابها من قبل``)."""
    follows = scene.tokens[verb + 1] if verb + 1 < len(scene.tokens) else None
    carrying = follows is not None and follows.pronoun is not None and around.words.light_nouns.get(follows.lemma, ())
    return bool(carrying) and any(
        light.object == "none" for light in around.words.light_verbs.get(scene.tokens[verb].lemma, ())
    )


def doer_of_object(match: Match, around: Around) -> tuple[str, ...]:
    """Who does what is praised or blamed: ``أشاد بالدور الذي تقوم به الدولة``, ``أدان الممارسات التي يرتكبها``."""
    scene = around.scene
    for i in range(match.end, min(len(scene.tokens) - 1, match.end + OBJECT)):
        token = scene.tokens[i]
        if token.role == "relative":
            clause = scene.clauses.get(i + 1)
            if clause is None:
                return ()
            verb = scene.tokens[i + 1]
            resumed = verb.pronoun is not None or scene.tokens[min(i + 2, len(scene.tokens) - 1)].pronoun is not None
            return _subject_after(clause, i + 1, around) if resumed else ()
        if token.pos in ("VERB", "SCONJ") or token.key in ".؛:،,":
            return ()
    return ()


OBJECT = 12
"""Words from praise or blame to the relative clause that tells whose deeds they are for."""


def _subject_after(clause: Clause, verb: int, around: Around) -> tuple[str, ...]:
    """Who stands after a verb whose pronoun resumes the act before it (``هجوم نفذه التنظيم``)."""
    if clause.subject is not None and clause.subject.start > clause.trigger.start:
        return parties_at(around, clause.subject)
    tokens = around.scene.tokens
    at = verb + 1
    if at >= len(tokens) or not is_bare(tokens[at]) or tokens[at].pos not in ("NOUN", "PROPN", "NUM"):
        return ()
    return parties_in(around, at, max(noun_phrase(tokens, at), at + 1))


def _dropped(clause: Clause, verb: Token, around: Around) -> tuple[str, ...]:
    """Who a verb without a subject is about, in a clause that describes the act (``هجوم كبير شنته على القاعدة``)."""
    named = clause.subject is not None and clause.subject.start > clause.trigger.start
    who = None if named else around.dropped(verb)
    return (who,) if who else ()


def _resumed_after(scene: Scene, match: Match, verb: int) -> bool:
    """Whether the preposition right after a verb resumes the act (``الهجمات التي تعرضت لها المدينة``)."""
    token = scene.tokens[verb + 1] if verb + 1 < len(scene.tokens) else None
    return token is not None and token.pronoun is not None and _resumes(token.pronoun, scene.tokens[match.head])


def _resumes(pronoun: str, noun: Token) -> bool:
    """Whether a verb's pronoun can stand for a noun of act (``هجوم شنه``, ``غارات شنتها``)."""
    feminine = noun.number == "plural" or noun.gender == "feminine"
    return noun.gender is None or pronoun == ("ها" if feminine else "ه")


def _resumes_other(scene: Scene, match: Match, verb: int) -> bool:
    """Whether a verb's pronoun stands for a noun between the act and the verb, not for the act."""
    pronoun = scene.tokens[verb].pronoun or ""
    if _resumes(pronoun, scene.tokens[match.head]):
        return False
    between = scene.tokens[match.end : verb]
    return any(token.pos == "NOUN" and _resumes(pronoun, token) for token in between)


def _lemma(scene: Scene, match: Match) -> str:
    return scene.tokens[match.head].lemma
