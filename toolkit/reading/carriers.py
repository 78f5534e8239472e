"""What carries an act that a noun names: the verb before it, the relative clause after it, the masdar around it."""

from __future__ import annotations

from dataclasses import replace

from toolkit.language.phrases import complement
from toolkit.model import Clause, Span, Token
from toolkit.reading.participles import circumstanced
from toolkit.reading.parties import Around, Roles, ids, parties_at, parties_in
from toolkit.reading.prepositions import (
    is_purpose,
    preposition_at,
)
from toolkit.reading.relatives import relative
from toolkit.reading.scenes import Scene, is_bare, named_in
from toolkit.reading.subjects import SAYING, clause_before, dropped_subject, spans_of, within_arguments
from toolkit.reading.triggers import Light, Match

DEEDS = frozenset({"ASSAULT", "MOBILIZE", "COOPERATE", "RETREAT", "AID"})
"""Types of acts whose verb may be followed by how or in what they were done (``رد بقصف``)."""
CARRIED = 6
"""Words after a verb within which it carries an act without being parsed as doing so."""
ASIDE = frozenset({"منذ", "بعد", "قبل", "خلال", "عقب", "اثر", "بسبب", "رغم", "ضد", "جراء", "نتيجه"})
"""Words before an act that the verb before it does not carry (``عزز الإجراءات منذ الهجوم``)."""
RUNNING, CONDUCTING = "جري", "اجري"
"""Lemmas of ``تجري``, which is the second where an act is its object."""
INCIDENTS = frozenset({"حادث", "حادثه", "قضيه", "ملف", "حوادث"})
"""Words by which an act is spoken of, not done (``وجهت التهمة في حادث التفجير``)."""
MEANWHILE = frozenset({"بعد", "خلال", "اثناء", "ابان", "لدي", "عقب", "قبل"})
"""Words before an act that the subject of the sentence did or suffered at another time (``بعد سيطرته على``)."""
WILLING = frozenset({"في", "علي", "عن", "الي", "من"})
"""Prepositions by which a masdar takes the act that somebody wants, can or fails to do."""
MEANTIME = frozenset({"مقدما", "مقدمين", "موجها", "موجهين"})
"""Participles by which the subject of another verb does an act meanwhile."""
GOVERNED = 22
"""Words before a noun within which a verb's subject does what the noun names (``أرسلت .. لاستعادة``)."""


def governed(match: Match, roles: Roles, around: Around) -> Roles:
    """What the verbs around a noun add: who wages it, whom it hits, and whose grammar holds for it."""
    scene, words = around.scene, around.words
    roles = _carried_by_noun(match, relative(match, roles, around), around)
    clause = clause_before(around, match.head)
    if clause is None:
        return roles
    at = scene.index(clause.trigger.start)
    roles = replace(roles, clause=clause)
    token = scene.tokens[match.head]
    if "governor" in match.sense.target and not roles.target:
        roles = replace(roles, target=parties_at(around, clause.actor), by_target="governor")
    light = next(iter(words.light_verbs.get(clause.trigger.lemma, ())), None)
    if clause.trigger.lemma == RUNNING and _is_within(scene, clause.object, match.head):
        light = next(iter(words.light_verbs.get(CONDUCTING, ())), light)  # تجري الشرطة التحقيق
    led_by_lam = "ل" in token.proclitics and token.pos == "NOUN" and _may_be_purpose(match.head, scene)
    if light is not None and led_by_lam and light.subject == "source":
        light = None
    said, _ = spans_of(scene, clause)
    told_when = match.start > 0 and scene.tokens[match.start - 1].key in ASIDE | INCIDENTS
    if (
        light is not None
        and not told_when
        and not _is_parted(scene, at, match.start)
        and (
            within_arguments(scene, clause, match.head)
            or match.head - at <= CARRIED
            or _is_uttered(scene, match, light)
        )
    ):
        roles = replace(roles, light=light)
        subject = _subject_of(clause, said, around)
        if light.subject == "source" and match.sense.source and not roles.source:
            roles = replace(roles, source=subject, by_source="light " + light.ref)
        if light.subject == "source" and not roles.target and "ل" in match.sense.target:
            whom = tuple(one for one in _addressed(scene, at, match.start, around) if one not in roles.source)
            roles = replace(roles, target=whom, by_target="ل") if whom else roles
        elif light.subject == "target" and not roles.target:
            roles = replace(roles, target=subject, by_target="light " + light.ref)
        elif light.object == "target" and not roles.target and _is_within(scene, clause.subject, match.head):
            roles = replace(roles, target=parties_at(around, clause.object), by_target="light " + light.ref)
    elif (
        not roles.source
        and match.sense.source
        and match.head - at < GOVERNED
        and clause.trigger.lemma not in SAYING
        and _may_control(match, clause, around)
    ):
        subject = _subject_of(clause, said, around)
        if subject and subject != roles.target:
            roles = replace(roles, source=subject, by_source="governor", own=False)
    elif not roles.source and match.sense.type == "CONSULT" and scene.tokens[match.start - 1].key in MEANWHILE:
        roles = replace(roles, source=_subject_of(clause, said, around), by_source="governor", own=False)
    wanted = any("ل" in sense.target for sense in words.verbs.get(clause.trigger.lemma, ()))
    purpose = led_by_lam and light is None and not wanted and not roles.by_target.startswith("light")
    return replace(roles, purpose=purpose)


def _may_be_purpose(at: int, scene: Scene) -> bool:
    """Whether a noun behind ``ل`` can be a purpose: one without the article, or one whose complement follows
    (``للإطاحة به``)."""
    if "ال" not in scene.tokens[at].proclitics:
        return True
    after = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    complement = after is not None and (after.key in BY_PREPOSITION or after.lemma == "ب" or "ب" in after.proclitics)
    return scene.tokens[at].derivation == "masdar" and complement


BY_PREPOSITION = frozenset({"علي", "الي", "من", "عن"})
"""Prepositions behind a masdar that lead to whom or what it bears on."""


def _is_uttered(scene: Scene, match: Match, light: Light) -> bool:
    """Whether ``عن`` leads an act that a verb of expressing carries, however far before."""
    near = any(token.key == "عن" for token in scene.tokens[max(0, match.head - 3) : match.head])
    return near and light.ref.endswith(EXPRESSING)


def _addressed(scene: Scene, at: int, start: int, around: Around) -> tuple[str, ...]:
    """Whom ``ل`` or ``إلى`` names between a verb and what it expresses (``أعرب في برقية إلى الملك عن تعازيه``)."""
    for i in range(at + 1, start):
        preposition, first, last = preposition_at(scene, i)
        if preposition in ("ل", "الي") and not is_purpose(scene.tokens[i], around.words):
            found = parties_in(around, first, max(last, first + 1))
            if found:
                return found
    return ()


def _is_parted(scene: Scene, at: int, start: int) -> bool:
    """Whether a word like ``لكن`` or a full stop parts an act from the verb before it."""
    return any(token.role == "but" or token.key in ".؛" for token in scene.tokens[at + 1 : start])


def _subject_of(clause: Clause, said: Span | None, around: Around) -> tuple[str, ...]:
    """The parties in a written subject, else those that a verb without one leaves out."""
    written = parties_at(around, said)
    if written or clause.subject is not None:
        return written
    return dropped_subject(around, clause.trigger, clause)


def expressed_by(at: int, around: Around) -> tuple[str, ...]:
    """Who utters what ``عن`` leads to: ``أعرب الوزير في برقية إلى الملك عن تعازيه``, ``إعراب الوزير عن قلقه``."""
    scene, words = around.scene, around.words
    start = next((i for i in range(at - 1, max(-1, at - 4), -1) if scene.tokens[i].key == "عن"), 0)
    for i in range(start - 1, max(-1, start - EXPRESSED), -1):
        token = scene.tokens[i]
        if token.key in ".؛":
            break
        clause = scene.clauses.get(i)
        if clause is not None and any(EXPRESSING in light.ref for light in words.light_verbs.get(token.lemma, ())):
            return _subject_of(clause, spans_of(scene, clause)[0], around)
        if clause is None and any(EXPRESSING in light.ref for light in words.light_nouns.get(token.lemma, ())):
            return _doer_after(scene, i, start)
    return ()


EXPRESSED = 30
"""Words from a verb of expressing to ``عن``."""
EXPRESSING = ":عبر"
"""Row of those verbs."""


def subject_with_pronoun(at: int, around: Around, owner: Token) -> tuple[str, ...]:
    """The subject of the verb that carries an act with a pronoun, where the two agree (``شن الجيش هجومه``)."""
    scene = around.scene
    clause = clause_before(around, at)
    if clause is None:
        return ()
    lights = around.words.light_verbs.get(clause.trigger.lemma, ())
    meanwhile = at > 0 and scene.tokens[at - 1].key in MEANWHILE
    if not meanwhile and not any(light.subject == "source" for light in lights):
        return ()
    said, _ = spans_of(scene, clause)
    if said is None or scene.range(said)[1] > at >= scene.index(said.start):
        return ()
    head = scene.tokens[scene.index(said.start)]
    plural = owner.pronoun in ("هم", "هن")
    if plural != (head.number == "plural") and not (owner.pronoun == "ها" and head.number == "plural"):
        return ()
    if not plural and owner.pronoun not in ("ه", "ها"):
        return ()
    feminine = head.gender == "feminine" or (head.number == "plural" and not plural)
    if not plural and feminine != (owner.pronoun == "ها"):
        return ()
    return parties_at(around, said)


def _carried_by_noun(match: Match, roles: Roles, around: Around) -> Roles:
    """``شن التحالف غارات``, ``تورط مسؤولين في التفجير``: a masdar before the noun whose complement does the act."""
    scene = around.scene
    if roles.source and roles.target:
        return roles
    for i in range(match.start - 1, max(-1, match.start - 7), -1):
        token = scene.tokens[i]
        if token.lemma == "قل" and i and scene.tokens[i - 1].key == "لا":
            continue  # ما لا يقل عن
        if token.pos in ("VERB", "SCONJ") or token.key in ".؛:":
            break
        lights = around.words.light_nouns.get(token.lemma, ()) or around.words.light_nouns.get(token.key, ())
        for light in lights if token.pos == "NOUN" and scene.actors[i] is None else ():
            if light.subject not in ("source", "target"):
                continue
            found: tuple[str, ...] = ()
            if token.pronoun:
                who = around.pronoun(token)
                found = (who,) if who else ()
            elif i + 1 < match.start:
                found = _doer_after(scene, i, match.start)
            if found and light.subject == "source" and match.sense.source and not roles.source:
                return replace(roles, source=found, by_source="light " + light.ref)
            if found and light.subject == "target" and not roles.target:
                return replace(roles, target=found, by_target="light " + light.ref)
            if not found and light.subject == "source" and match.sense.source and not roles.source:
                found = circumstanced(i, around) if token.key in MEANTIME else _whose(i, around)
                if found:
                    return replace(roles, source=found, by_source="light " + light.ref)
    if match.sense.source and not roles.source:
        found = _whose(match.start, around)
        if found and found != roles.target:
            return replace(roles, source=found, by_source="whose")
    return roles


CHARGED = frozenset({"متهم", "متورط", "مدان", "مشتبه", "ضالع"})
"""Words for people who are said to have done what follows."""


def _doer_after(scene: Scene, at: int, stop: int) -> tuple[str, ...]:
    """Whom the complement of a masdar names, or ``ل`` right after it (``شن الطيران غارات``, ``محاولات للعدو لـ``)."""
    span = complement(scene.tokens, at)
    if span is None and "ل" in scene.tokens[at + 1].proclitics:
        span = at + 1, at + 2
    return ids(named_in(scene, span[0], min(span[1], stop))) if span is not None else ()


def _whose(at: int, around: Around) -> tuple[str, ...]:
    """Whose will, ability or delay an act is told of: ``تأخر المقاومة في``, ``رغبة الحكومة في``, ``سعي روسيا إلى``."""
    scene = around.scene
    tokens = scene.tokens
    led = at > 0 and tokens[at - 1].pos == "ADP" and not tokens[at - 1].pronoun
    if not led and not any(clitic in ("ب", "ل") for clitic in tokens[at].proclitics):
        return ()
    last = at - 2 if led else at - 1
    named = scene.actors[last] if last >= 0 else None
    if named is not None and any(t.lemma in CHARGED for t in tokens[named.start : named.end]):
        return (named.id,)  # المتهمين بتفجير المسجد
    if named is None or named.start == 0 or (led and tokens[at - 1].key not in WILLING):
        return ()
    head = tokens[named.start - 1]
    if head.pos != "NOUN" or head.definite or head.derivation != "masdar" or not is_bare(tokens[named.start]):
        return ()
    if head.key in around.words.nouns or head.lemma in around.words.nouns:
        return ()
    return (named.id,)


def _may_control(match: Match, clause: Clause, around: Around) -> bool:
    """Whether the subject of a verb before an act may be who does it: a preposition ties the act, or the masdar that
    carries it, to the verb, which is none of asking or blaming."""
    scene, words = around.scene, around.words
    at = match.head
    token = scene.tokens[at]
    if match.start and scene.tokens[match.start - 1].key in INCIDENTS:
        return False
    if at and any(light.subject == "source" for light in words.light_nouns.get(scene.tokens[at - 1].lemma, ())):
        at -= 1
    if not (_led_by(scene, at) or token.pronoun) or clause.trigger.lemma == "كان":
        return False
    if "ال" in token.proclitics and not _is_waged(match, scene, around):
        return False  # تطرق للهجوم, طرف في القتال
    if "ل" in token.proclitics and token.number == "plural":
        return False  # استجاب لتعليمات
    senses = words.verbs.get(clause.trigger.lemma, ())
    if not senses or "ل" in scene.tokens[at].proclitics:
        return True
    by_doing = "ب" in scene.tokens[at].proclitics or (at > 0 and scene.tokens[at - 1].key == "في")
    return by_doing and all(sense.type in DEEDS for sense in senses)


def _is_waged(match: Match, scene: Scene, around: Around) -> bool:
    """Whether a definite noun of act is a masdar of no violence, or a masdar before it carries it (``شن الغارات``)."""
    if match.sense.type != "ASSAULT" and scene.tokens[match.head].derivation == "masdar":
        return True
    return any(
        light.subject == "source"
        for token in scene.tokens[max(0, match.start - CARRIED) : match.start]
        for light in around.words.light_nouns.get(token.lemma, ())
    )


def _led_by(scene: Scene, at: int) -> bool:
    """Whether a preposition before the noun ties it to the verb (``في مهاجمة``, ``إلى قصف``, ``من طرد``)."""
    if any(clitic in ("ل", "ب") for clitic in scene.tokens[at].proclitics):
        return True
    before = scene.tokens[at - 1] if at else None
    return before is not None and before.key in ("في", "من", "الي", "علي")


def _is_within(scene: Scene, span: Span | None, at: int) -> bool:
    """Whether a word stands in a span."""
    return span is not None and span.start <= scene.tokens[at].stem.start < span.end
