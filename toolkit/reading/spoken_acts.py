"""Acts of words about acts: what is demanded is none, who is accused did it, who says we acts.

Each rule takes the drafts of an article in order of the text and returns them. No rule changes a party that the act's
own words name.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from toolkit.reading.drafts import Draft, with_roles
from toolkit.reading.parties import ids
from toolkit.reading.scenes import SIDES, named_in

WORDS = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "CONCEDE"})
"""Types of acts that are done with words."""
CLOSE = 5
"""Words between a demand and what is demanded of somebody."""
ASKING = frozenset({"REQUEST", "THREATEN"})
"""Types of acts whose content is no second act."""


def not_asked_for(drafts: list[Draft]) -> list[Draft]:
    """``دعا إلى وقف القصف``, ``هدد بمهاجمة``: what is demanded or threatened is no act of its own."""
    gone: set[int] = set()
    for i, asked in enumerate(drafts):
        if asked.match.sense.type not in ASKING or i in gone:
            continue
        for j in range(i + 1, min(len(drafts), i + 4)):
            other = drafts[j]
            if other.scene is not asked.scene or other.match.start - asked.match.end > 8:
                break
            between = other.scene.tokens[asked.match.end : other.match.start]
            if any(token.pos == "VERB" or token.key in ".؛:،," for token in between):
                break
            if _is_content(other, near=len(between) < CLOSE) or _is_asked_of(asked, other):
                gone.add(j)
    return [draft for i, draft in enumerate(drafts) if i not in gone]


def _is_content(draft: Draft, *, near: bool = False) -> bool:
    """Whether an act is tied to what precedes by ``ب``, ``ل``, ``إلى``, ``من`` or ``أن``; one with the article only
    where the demand is ``near`` (``طالب الحكومة بالانسحاب``)."""
    tokens, at = draft.scene.tokens, draft.match.start
    token, before = tokens[at], tokens[at - 1]
    if token.pos == "VERB":
        return before.key in ("ان", "بان")
    tied = any(clitic in ("ب", "ل") for clitic in token.proclitics)
    if "ال" in token.proclitics:
        return near and (tied or before.key == "الي")
    return tied or before.key in ("الي", "من", "علي")


def _is_asked_of(asked: Draft, other: Draft) -> bool:
    """Whether an act follows right behind who is asked for it: ``يجب على الحكومة وقف القصف``."""
    scene, first, last = asked.scene, asked.match.end, other.match.start
    tokens = scene.tokens[first:last]
    token = scene.tokens[last]
    if asked.match.sense.type != "REQUEST" or token.pos != "NOUN" or token.proclitics:
        return False
    named = [scene.actors[i] is not None for i in range(first, last)]
    led = any(one.pos == "ADP" or "ل" in one.proclitics for one in (scene.tokens[first - 1], *tokens))
    rest = all(is_named or one.pos in ("ADP", "ADJ") for one, is_named in zip(tokens, named, strict=True))
    return led and any(named) and rest


def of_speaker(drafts: list[Draft]) -> list[Draft]:
    """``لن نحارب``, ``يجب وقف القتال``: who says we acts, who says must demands."""
    out = list(drafts)
    for i, draft in enumerate(out):
        token = draft.scene.tokens[draft.match.head]
        first_person = (token.pos == "VERB" and token.person == 1) or token.pronoun in ("نا", "ي")
        sense = draft.match.sense
        if sense.mutual and token.person == 1 and draft.claimed_by and not draft.roles.target:
            both = tuple(dict.fromkeys((*draft.claimed_by, *draft.roles.source)))  # كنا نتفق مع الحكومة
            roles = replace(draft.roles, source=both, target=both if len(both) > 1 else (), by_source="speaker")
            out[i] = replace(draft, roles=roles)
            continue
        spoken = "speaker" in sense.source or (first_person and bool(sense.source))
        if spoken and draft.claimed_by and not draft.roles.source:
            told = with_roles(draft, source=draft.claimed_by, by="speaker")
            # What a speaker demands, blames or promises in his own words he does by saying it.
            out[i] = replace(told, claimed_by=()) if sense.type in WORDS else told
    return out


def of_fought(drafts: list[Draft]) -> list[Draft]:
    """``دعم التصدي للتنظيم``: who is fought is not who is supported, although he stands behind both words."""
    out = list(drafts)
    for i, (draft, other) in enumerate(pairwise(out)):
        near = other.scene is draft.scene and 0 <= other.match.start - draft.match.end <= 2
        shared = bool(set(draft.roles.target) & set(other.roles.target))
        if draft.match.sense.type in FRIENDLY and other.match.sense.type in ANSWERED and near and shared:
            out[i] = replace(draft, roles=replace(draft.roles, target=(), by_target=""))
    return out


FRIENDLY = frozenset({"SUPPORT", "AID", "COOPERATE", "AGREE"})
"""Types of acts whose target is a friend."""
WEAK = ("", "described", "company", "governor", "light")
"""Rules that find who acts from afar: who speaks is nearer."""
OPENING = 4
"""Words from the beginning of what is expressed to the act of words that it is (``أعرب عن خالص تعازيه``)."""


def of_own_words(drafts: list[Draft]) -> list[Draft]:
    """``أعرب عن تقديره``, ``قال ... مشيدا بالدور``: who praises or blames in words of his own claims nothing."""
    out = list(drafts)
    for i, draft in enumerate(out):
        roles, speaker = draft.roles, draft.claimed_by
        if draft.match.sense.type not in WORDS or not speaker:
            continue
        if roles.by_source.partition(" ")[0] in WEAK and (_says_besides(draft) or _is_expressed(draft)):
            source = tuple(one for one in speaker if one not in roles.target)
            roles = replace(roles, source=source, by_source="own words")
        if set(roles.source) & set(speaker):
            out[i] = replace(draft, roles=roles, claimed_by=())
    return out


def _says_besides(draft: Draft) -> bool:
    """Whether the act is a participle in the indefinite accusative: what the subject does while he speaks."""
    token = draft.scene.tokens[draft.match.head]
    accusative = token.case == "oblique" or token.key.endswith("ا")
    return draft.match.kind == "active" and not token.definite and accusative and not token.proclitics[1:]


def _is_expressed(draft: Draft) -> bool:
    """Whether a noun of act opens what the speaker utters: his thanks, his condemnation."""
    scene, head = draft.scene, draft.match.head
    if draft.content is None or scene.tokens[head].pos == "VERB" or head in scene.clauses:
        return False
    first = scene.index(draft.content.start)
    if not first or scene.tokens[first - 1].key != "عن":
        return False
    between = scene.tokens[first:head]
    return 0 <= head - first < OPENING and not any(
        token.pos in ("VERB", "SCONJ", "ADP", "PUNCT") or token.role in ("that", "relative") for token in between
    )


def of_announced(drafts: list[Draft]) -> list[Draft]:
    """``أعلنت الوزارة عن توقيف``, ``وعدت الحكومة بتقديم الدعم``: a body that announces or promises an act does it."""
    out = list(drafts)
    for i, draft in enumerate(out):
        sense = draft.match.sense
        if draft.roles.source or not sense.source or not draft.claimed_by or draft.is_casualty:
            continue
        if draft.told_by.partition(" ")[0] not in ANNOUNCING or not _is_announced(draft):
            continue
        if sense.type == "ASSAULT" and not draft.told_by.endswith(OWN):
            continue
        if sense.type not in OTHERS_ACT and _may_announce(draft):
            out[i] = with_roles(draft, source=draft.claimed_by, by="announced")
    return out


ANNOUNCING = ("object-frame", "preposition-frame")
"""Frames of cues whose content is an act, no sentence."""
BODIES = SIDES | {"organisation", "international organisation", "party"}
"""Types of actors that announce what they do."""
OTHERS_ACT = frozenset({"PROTEST", "ACCUSE", "THREATEN"})
"""Types of acts that bodies rather tell of others."""


PROMISES = ("وعد", "تعهد", "توعد", "هدد", "عاهد")
"""Lemmas of verbs by which persons too tell what they will do themselves."""


OWN = (*PROMISES, "اعلن", "اكد", "قرر", "كشف")
"""Lemmas of verbs by which somebody tells of his own deeds of force."""


def _may_announce(draft: Draft) -> bool:
    """Whether those who tell of an act are such as do what they announce."""
    types = {one.type for one in draft.scene.actors if one is not None and one.id in draft.claimed_by}
    if draft.told_by.endswith(PROMISES) or (draft.match.sense.type == "SUPPORT" and draft.told_by.endswith(OWN)):
        return bool(types)
    return bool(types) and types <= (SIDES if draft.match.sense.type == "ASSAULT" else BODIES)


def _is_announced(draft: Draft) -> bool:
    """Whether only nouns stand between the cue and the act, which are what is announced."""
    scene, head = draft.scene, draft.match.head
    if draft.content is None or head in scene.clauses:
        return False
    first = scene.index(draft.content.start)
    if "ال" in scene.tokens[head].proclitics and head > first:
        return False
    between = scene.tokens[first:head]
    return not any(
        token.pos in ("VERB", "SCONJ")
        or token.role in ("that", "relative")
        or token.key in ".؛:"
        or token.lemma in AFTER
        for token in between
    )


AFTER = frozenset({"بعد", "اثر", "خلال", "عقب", "بسبب", "منذ", "قبل", "ضد"})
"""Words that lead to another act than the one that is announced."""
CLAIMING = "تبني"
"""Lemma of the verb that claims an attack, and key of its rows."""
RESPONSIBILITY = "مسووليه"
"""Lemma of the word that with a pronoun claims an attack (``أعلن مسؤوليته عن``)."""


def of_claimed(drafts: list[Draft]) -> list[Draft]:
    """``تبنى التنظيم الهجوم``, ``أعلن مسؤوليته عن``: who claims the attack did it, and he says so.

    Whatever else the sentence tells (``ردا على الغارة``) is not his claim.
    """
    out = list(drafts)
    known: set[int] = set()
    for i, draft in enumerate(out):
        if draft.match.sense.type != "ASSAULT":
            continue
        claimant = _claimant(draft)
        if claimant:
            roles = replace(draft.roles, source=claimant, by_source="claimed")
            roles = replace(roles, target=tuple(one for one in roles.target if one not in claimant))
            if draft.roles.by_source == "adjective" and not roles.target:
                roles = replace(roles, target=draft.roles.source, by_target="adjective")
            out[i] = replace(draft, roles=roles, claimed_by=claimant)
    for i, draft in enumerate(out):
        if draft.content is None or not draft.told_by.endswith(f"cues.tsv:{CLAIMING}"):
            continue
        if draft.content.start in known:
            out[i] = replace(draft, claimed_by=())
        known.add(draft.content.start)
    return out


def _claimant(draft: Draft) -> tuple[str, ...]:
    """Who claims an act by the words right before it."""
    scene, start = draft.scene, draft.match.start
    before = scene.tokens[max(0, start - 3) : start]
    if any(token.lemma == RESPONSIBILITY and token.pronoun for token in before):
        return draft.claimed_by
    if draft.told_by.endswith(f"cues.tsv:{CLAIMING}"):
        first = scene.index(draft.content.start) if draft.content is not None else start
        return draft.claimed_by if start - first < OPENING else ()
    for at in range(max(0, start - 6), start):
        if any(token.pos in ("VERB", "ADP") for token in scene.tokens[at + 1 : start]):
            continue
        clause = scene.clauses.get(at)
        if clause is not None and clause.trigger.lemma == CLAIMING and clause.actor is not None and not clause.negated:
            return ids(named_in(scene, *scene.range(clause.actor)))
    return ()


def of_accused(drafts: list[Draft]) -> list[Draft]:
    """``اتهمت روسيا تركيا بدعم المسلحين``: who is accused did it, and the accuser says so."""
    out = list(drafts)
    for i, accusing in enumerate(out):
        if accusing.match.sense.type != "ACCUSE" or accusing.match.sense.mode != "allege" or not accusing.roles.target:
            continue
        j = next((j for j in range(max(0, i - 1), min(len(out), i + 4)) if _is_alleged(accusing, out[j])), None)
        if j is None:
            continue
        other = out[j]
        accused = tuple(one for one in accusing.roles.target if one not in other.roles.target)
        roles = other.roles
        if roles.by_source == "complement" and not roles.target and roles.source != accused:
            roles = replace(roles, source=(), target=roles.source, by_target="complement")  # بدعم المسلحين
        if not roles.source or roles.by_source in ("governor", "company"):
            roles = replace(roles, source=accused, by_source="accused")
            out[j] = replace(other, roles=roles, claimed_by=other.claimed_by or accusing.roles.source)
    return out


ATTRIBUTING = "triggers.tsv:نسب"
"""Row of the verb whose object is the act and whose complement did it (``نسب الهجوم إلى``)."""


def _is_alleged(accusing: Draft, other: Draft) -> bool:
    """Whether an act is what somebody is accused of: ``بدعم المسلحين``, ``نسب الهجوم إلى``, ``الهجوم الذي نسب إلى``."""
    if other.scene is not accusing.scene or other is accusing or not other.match.sense.source:
        return False
    attributed = accusing.match.sense.ref == ATTRIBUTING
    if other.match.start < accusing.match.start:
        clause = accusing.scene.clauses.get(accusing.match.head)
        relative = clause is not None and clause.link in ("الذي", "التي", "اللذين", "اللتين", "الذين")
        return attributed and relative and accusing.match.start - other.match.end < 5
    if other.match.start - accusing.match.end > 10:
        return False
    between = other.scene.tokens[accusing.match.end : other.match.start]
    if any(token.pos == "VERB" or token.key in ".؛:" for token in between):
        return False
    return attributed or _is_content(other)


ANSWERED = frozenset({"ASSAULT", "COERCE", "THREATEN", "ACCUSE", "MOBILIZE"})
"""Types of acts that are answered, condemned or repelled."""
LONG_SUBJECT = 24
"""Words from a verb over a long subject to the act that it answers."""


def of_answered(drafts: list[Draft]) -> list[Draft]:
    """``صدت المقاومة هجوما للمتمردين``, ``أدان الهجوم الذي شنه``: who did the act that is answered."""
    out = list(drafts)
    for i, draft in enumerate(out):
        if "doer" not in draft.match.sense.target:
            continue
        n = next((n for n in range(i + 1, min(len(out), i + 3)) if is_answered(draft, out[n])), None)
        if n is None:
            continue
        roles = draft.roles
        if not roles.source and roles.by_target == "object":
            between = draft.scene.actors[draft.match.end : out[n].match.start]
            named = {one.id for one in between if one is not None}
            acting = roles.target if named & set(roles.target) else ()  # أدان قصف الجيش: the army is of the act
            roles = replace(roles, source=acting, target=(), by_source="object" if acting else "", by_target="")
        answered = out[n]
        if roles.by_target == "object" and _is_hit(draft, answered):
            roles = replace(roles, target=(), by_target="")  # استنكر الأهالي تفجير مقر الجيش
        if answered.roles.by_source in ("company", "governor") and set(answered.roles.source) & set(roles.source):
            out[n] = answered = replace(answered, roles=replace(answered.roles, source=(), by_source=""))
        out[i] = with_roles(replace(draft, roles=roles), target=answered.roles.source, by="doer")
    return out


def _is_hit(draft: Draft, answered: Draft) -> bool:
    """Whether whoever seems blamed is named behind the act that is answered, and suffered it."""
    between = draft.scene.actors[draft.match.end : answered.match.start]
    named = {one.id for one in between if one is not None}
    return not named & set(draft.roles.target) and set(draft.roles.target) <= set(answered.roles.target)


def is_answered(draft: Draft, other: Draft) -> bool:
    """Whether an act stands as the object of the word that answers it: no verb, and no act, parts them."""
    if other.scene is not draft.scene or other.match.sense.type not in ANSWERED:
        return False
    tokens, head = draft.scene.tokens, draft.match.head
    distance = LONG_SUBJECT if head in draft.scene.clauses else 8
    if not 0 <= other.match.start - draft.match.end <= distance:
        return False
    between = tokens[draft.match.end : other.match.start]
    return not any(token.pos in ("VERB", "SCONJ") or token.key in ".؛:" for token in between)
