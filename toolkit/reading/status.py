"""Whether an act occurred, goes on, will come, may come or did not: by its clause and the words before it."""

from __future__ import annotations

from functools import lru_cache

from toolkit.lexicon import Lexicon
from toolkit.model import Clause, Status
from toolkit.reading.parties import Roles
from toolkit.reading.scenes import Scene, is_conjoined
from toolkit.reading.subjects import RELATIVES, within_arguments
from toolkit.reading.triggers import Match, vocabulary

NEAR = 3
"""Words before a noun within which a status word bears on it."""
NEAR_VERB = 6
"""Words before a noun within which a verb bears on it."""
TIMED = 14
"""Words after a verb within which a word for a time to come bears on it."""
JOINED = 6
"""Words between two masdars at most that one purpose joins."""
PURPOSE_LINKS = frozenset({"ان", "قبل ان", "بان", "لان", "ل", "لكي", "كي", "حتي"})
"""Links of clauses whose present tense tells of what is wanted, able or to come."""
ABLE = frozenset({"امكن", "جاز", "استطاع", "يجب", "وجب", "انبغي", "تمكن"})
"""Verbs before ``أن`` whose content may happen; in the past it did."""
UTTERED = frozenset({"مطالبه", "تنديد", "احتجاج", "تضامن", "تعبير", "استنكار"})
"""Masdars of acts of words that are done by what one does for them."""
FORCED = frozenset({"اضطر", "تمكن", "نجح", "استطاع"})
"""Verbs that tell of an act as done where they are past (``اضطروا للانسحاب``)."""
SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN"})
"""Types of acts that are done by saying so (``ندين``, ``نطالب``)."""
ANY = "اي"
"""The word for any act whatever: what is said of it is said of one that may be (``أي اعتداء``)."""
HAPPENING = frozenset({"وقوع", "حدوث", "اي", "اندلاع", "حصول"})
"""Words between a status word and an act that only say that it happens."""
NEEDED = frozenset({"ضروره", "وجوب"})
"""Words that call for an act."""
NEVER_NAMED = frozenset({"دون", "حتي"})
"""Status words that are parts of names where they have the article (``العند``)."""


@lru_cache(maxsize=8)
def status_words(lexicon: Lexicon) -> tuple[dict[str, Status], dict[str, Status], dict[str, Status]]:
    """Status by the word before a noun, by the governing verb, and by the adjective after a noun."""
    found: dict[str, dict[str, Status]] = {"before": {}, "verb": {}, "after": {}}
    for row in lexicon["status_words.tsv"]:
        found[row["scope"]][row["word"]] = row["status"]  # type: ignore[assignment]
    return found["before"], found["verb"], found["after"]


def status_of(match: Match, roles: Roles, scene: Scene, lexicon: Lexicon) -> Status:
    """The status of an act."""
    if match.sense.status:
        return match.sense.status  # type: ignore[return-value]
    if match.kind == "verb" or (match.kind == "phrase" and match.head in scene.clauses):
        return _of_verb(match, scene, lexicon)
    if match.kind in ("active", "passive") and scene.tokens[match.head].definite and match.sense.type not in SPOKEN:
        return "ongoing"  # القوات المرابطة
    return _of_noun(match, roles, scene, lexicon)


def _of_clause(clause: Clause, scene: Scene) -> Status:
    if clause.negated and clause.modality != "conditional":
        return "negated"
    if clause.modality in ("possible", "conditional"):
        return "hypothetical"
    if clause.time == "future" or clause.modality == "planned":
        return "future"
    if clause.time == "past" or is_headline(scene):
        return "occurred"  # يقصف الجيش, in a headline
    return "ongoing"


def is_headline(scene: Scene) -> bool:
    """Whether a sentence is the article's headline: its first line, without a full stop."""
    return scene.sentence.line == 0 and scene.tokens[-1].key != "."


def _of_verb(match: Match, scene: Scene, lexicon: Lexicon) -> Status:
    before, verbs, _ = status_words(lexicon)
    clause = scene.clauses.get(match.head)
    if clause is None:
        return "occurred"
    feared = _before_that(match.head, scene, before)
    if feared is not None and clause.time != "past":
        return feared
    own = _of_clause(clause, scene)
    if own == "hypothetical" and _was_able(clause, scene):
        return "occurred"
    if own == "ongoing" and (_is_of_any(clause, scene) or _is_asked(clause, scene)):
        return "hypothetical"
    if own == "occurred" and _is_apodosis(clause, scene):
        return "hypothetical"
    if own in ("negated", "hypothetical") or clause.time == "past":
        return own
    if _is_to_come(match, scene, lexicon):
        return "future"
    if clause.link in PURPOSE_LINKS and clause.time == "present":
        token = scene.tokens[match.head]
        governor = scene.sentence.clauses[clause.governor] if clause.governor is not None else None
        over = governor is not None and governor.time == "past" and not governor.negated
        if clause.link == "قبل ان":
            return "occurred" if over else "future"
        at = match.head
        if at and scene.tokens[at - 1].key == "ان" and governor is not None:
            outer = verbs.get(governor.trigger.lemma)
            if governor.trigger.lemma in ABLE:
                return "occurred" if over else "hypothetical"
            if outer:
                return "negated" if governor.negated and outer == "future" else outer
        if "ل" in token.proclitics:
            return "future"
    if own == "ongoing" and match.sense.type in SPOKEN and clause.link not in RELATIVES:
        return "occurred"
    return own


def _of_noun(match: Match, roles: Roles, scene: Scene, lexicon: Lexicon) -> Status:
    before, verbs, after = status_words(lexicon)
    tokens = scene.tokens
    clause = roles.clause
    said = _told_before(match, scene, before, lexicon) or _told_after(match, scene, after)
    if said == "ongoing" and clause is None and _near_verb(match, scene, verbs) == "future":
        return "future"  # تعهد باستمرار الدعم
    if said:
        return said
    if match.start and tokens[match.start - 1].key == ANY and not (clause and clause.negated):
        denied = clause is not None and verbs.get(clause.trigger.lemma) == "negated"
        return "negated" if denied else before.get(ANY, "occurred")
    if _is_condition(match, scene):
        return "hypothetical"
    goes_on = _as_subject(match, scene, lexicon)
    if goes_on:
        return goes_on
    carried = _is_carried_purpose(match, scene, lexicon) and not (clause and clause.time == "past")
    aimed = roles.purpose or carried or _is_joined_purpose(match, scene, lexicon)
    if clause is None:
        return "future" if aimed else _near_verb(match, scene, verbs) or "occurred"
    definite = "ال" in tokens[match.head].proclitics and not _is_carried(match, scene, lexicon)
    if definite and match.start and tokens[match.start - 1].key in BEFOREHAND:
        return "occurred"  # قرر تمديد الطوارئ المعلنة منذ الهجوم
    inside = within_arguments(scene, clause, match.head)
    if inside or roles.light:
        grammar = _of_clause(clause, scene)
        if grammar == "negated" and verbs.get(clause.trigger.lemma) == "hypothetical":
            return "hypothetical"  # لا يستبعد شن هجوم
        bears = not definite or (roles.light is not None and grammar != "negated")
        if grammar in ("negated", "hypothetical", "future") and (bears or aimed):
            return grammar
        outer = (
            verbs.get(clause.trigger.lemma)
            or _by_subject(clause, scene, before)
            or (None if definite else _before_that(scene.index(clause.trigger.start), scene, before))
        )
        if outer and not (outer == "hypothetical" and (definite or match.sense.type in SPOKEN)):
            return outer
    if aimed and clause.trigger.lemma in FORCED and clause.time == "past" and not clause.negated:
        return "occurred"
    if aimed and match.sense.type in SPOKEN and tokens[match.head].lemma in UTTERED:
        return "occurred"  # تظاهروا للمطالبة بتنحي
    if aimed and not _is_argument(match, scene, lexicon):
        return "negated" if clause.negated and inside else "future"
    if roles.light and roles.light.object != "effect" and _of_clause(clause, scene) == "ongoing":
        return "ongoing"
    return "occurred"


def _is_of_any(clause: Clause, scene: Scene) -> bool:
    """Whether a verb tells what anybody might do: ``أي دولة تهاجم``, ``كل من يعتدي``."""
    at = scene.index(clause.trigger.start)
    words = [token.key for token in scene.tokens[max(0, at - NEAR) : at]]
    return ANY in words or words[-2:] == ["كل", "من"]


def _is_asked(clause: Clause, scene: Scene) -> bool:
    """Whether a verb tells what is asked or not known: ``عما إذا كانت تدعم``."""
    before = [one for one in scene.sentence.clauses if one.trigger.start < clause.trigger.start]
    return bool(before) and before[-1].trigger.lemma == "كان" and before[-1].modality == "conditional"


def _was_able(clause: Clause, scene: Scene) -> bool:
    """Whether a verb tells what somebody managed to do: ``استطاع أن يستعيد``."""
    if clause.negated or clause.governor is None or clause.link != "ان":
        return False
    governor = scene.sentence.clauses[clause.governor]
    return governor.trigger.lemma in ABLE and governor.time == "past" and not governor.negated


def _before_that(verb: int, scene: Scene, words: dict[str, Status]) -> Status | None:
    """The status that a noun before ``أن`` gives the verb after it: ``خشية أن يهاجم``, ``مخاوف من أن يهاجم``."""
    tokens, at = scene.tokens, verb - 1
    if at < 1 or tokens[at].key != "ان":
        return None
    at -= 2 if tokens[at - 1].pos == "ADP" else 1
    if at < 0 or tokens[at].pos == "VERB":
        return None
    return words.get(tokens[at].key) or words.get(tokens[at].lemma)


def _is_apodosis(clause: Clause, scene: Scene) -> bool:
    """Whether a verb in the perfect tells what follows from a condition (``إذا هاجموا رددنا``)."""
    if clause.link is not None or is_conjoined(clause.trigger):
        return False
    before = [one for one in scene.sentence.clauses if one.trigger.start < clause.trigger.start]
    return bool(before) and before[-1].modality == "conditional"


def _is_to_come(match: Match, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a word after a verb in the imperfect tells that the act is to come (``يزور أنقرة غدا``)."""
    _, _, after = status_words(lexicon)
    for token in scene.tokens[match.end : match.end + TIMED]:
        if token.pos in ("VERB", "SCONJ") or token.key in ".؛:":
            return False
        if after.get(token.key) == "future":
            return True
    return False


def _by_subject(clause: Clause, scene: Scene, before: dict[str, Status]) -> Status | None:
    """The status that the subject of a clause gives what the clause tells: ``الخطة تقضي بنشر``, ``المقترح يشمل``."""
    if clause.subject is None or clause.time == "past":
        return None
    head = scene.tokens[scene.index(clause.subject.start)]
    said = before.get(head.lemma) or before.get(head.key)
    return said if said in ("future", "hypothetical") else None


def _is_condition(match: Match, scene: Scene) -> bool:
    """Whether the act is what something to come hangs on: ``عند وقوع الهجوم سيكون``, ``إذا كان الرد قويا``."""
    tokens, at = scene.tokens, match.start
    clauses = scene.sentence.clauses
    if at > 1 and tokens[at - 1].lemma in HAPPENING and tokens[at - 2].key in ("عند", "لدي"):
        return any(one.time == "future" for one in clauses if one.trigger.start > tokens[at].start)
    before = scene.clauses.get(at - 1) if at else None
    return before is not None and before.modality == "conditional" and before.trigger.lemma in BEING


BEFOREHAND = frozenset({"منذ", "بعد", "عقب", "اثر", "جراء", "بسبب"})
"""Words before an act that had happened when what the sentence tells did."""
BEING = frozenset({"كان", "وقع", "حدث", "تم", "جري", "استمر"})
"""Verbs right before an act that only say that it is."""


def _as_subject(match: Match, scene: Scene, lexicon: Lexicon) -> Status | None:
    """The status that a verb of taking place or going on gives the noun before it that is its subject:
    ``المفاوضات ستستأنف``, ``الضربات قد تستمر``; a new one whose effect is to come may be: ``غزو العراق سيشعل``."""
    happening = vocabulary(lexicon).light_verbs
    for clause in scene.sentence.clauses:
        if clause.trigger.start < scene.tokens[match.head].start:
            continue
        first = clause.subject
        if first is None or first.start > scene.tokens[match.head].stem.start or clause.trigger.start < first.end:
            return None
        rows = happening.get(clause.trigger.lemma, ())
        takes_place = any(row.subject == "event" and row.object == "none" for row in rows)
        head = scene.index(first.start) in (match.head, match.start)
        grammar = _of_clause(clause, scene)
        if not head or grammar not in ("future", "hypothetical", "negated"):
            return None
        new = not scene.tokens[match.head].definite
        return grammar if takes_place else "hypothetical" if new and grammar != "negated" else None
    return None


def _is_carried(match: Match, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a masdar right before a noun carries the act, so that the noun is as new as it: ``شن الضربات``."""
    before = scene.tokens[match.start - 1] if match.start else None
    return before is not None and before.derivation == "masdar" and before.lemma in vocabulary(lexicon).light_nouns


def _is_joined_purpose(match: Match, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a masdar goes on with the purpose of another: ``لملاحقة ومقاضاة``, ``لدعم القوات وتدريبها``."""
    tokens, head = scene.tokens, scene.tokens[match.head]
    if head.derivation != "masdar" or not is_conjoined(tokens[match.start]) or "ال" in head.proclitics:
        return False
    for token in reversed(tokens[max(0, match.start - JOINED) : match.start]):
        if token.pos in ("VERB", "PUNCT", "SCONJ") or token.role in ("relative", "that"):
            return False
        verbal = token.derivation == "masdar" or token.key in vocabulary(lexicon).nouns
        if verbal and "ال" not in token.proclitics and not is_conjoined(token):
            return "ل" in token.proclitics
    return False


def _is_carried_purpose(match: Match, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether a masdar that carries the act tells a purpose: ``لإجراء مباحثات``, ``لتنفيذ هجوم``."""
    if not match.start:
        return False
    before = scene.tokens[match.start - 1]
    led = "ل" in before.proclitics and "ال" not in before.proclitics
    return led and before.lemma in vocabulary(lexicon).light_nouns


def _near_verb(match: Match, scene: Scene, verbs: dict[str, Status]) -> Status | None:
    """The status that a verb shortly before gives, where a quotation parts the two (``تعهد بـ..``)."""
    for token in reversed(scene.tokens[max(0, match.start - NEAR_VERB) : match.start]):
        if token.pos == "VERB":
            return verbs.get(token.lemma)
        if token.key in ".؛:،," or token.pos == "SCONJ":
            break
    return None


def _told_before(match: Match, scene: Scene, words: dict[str, Status], lexicon: Lexicon) -> Status | None:
    """The status that a word before a noun gives it: ``محاولة اغتيال``, ``دون وقوع أي هجوم``."""
    tokens = scene.tokens
    for i in range(match.start - 1, max(-1, match.start - 1 - NEAR), -1):
        token = tokens[i]
        if token.pos in ("VERB", "PUNCT"):
            return None
        said = words.get(token.key) or words.get(token.lemma) or words.get("".join((*token.proclitics, token.key)))
        if (token.key == ANY and i == match.start - 1) or scene.actors[i] is not None:
            continue
        if not said or (token.key in NEVER_NAMED and "ال" in token.proclitics):
            continue
        close = i == match.start - 1
        if close and is_conjoined(tokens[match.start]):
            continue  # للتهديد والخطف
        if token.key in NEEDED and match.sense.type in SPOKEN:
            return None  # ضرورة التمسك بالاتفاق: who says so does it
        if close or _reaches(i, match, scene, lexicon, said):
            return said
    return None


def _reaches(at: int, match: Match, scene: Scene, lexicon: Lexicon, said: Status) -> bool:
    """Whether a status word bears on a noun some words later: only who acts, prepositions and words that carry an act
    stand between (``محاولة الجيش اقتحام``, ``دون وقوع أي هجوم``)."""
    carriers = vocabulary(lexicon).light_nouns
    tokens = scene.tokens
    for i in range(at + 1, match.start):
        token = tokens[i]
        joined = i == match.start - 1 and is_conjoined(tokens[match.start])  # محاولة خطف وقتل
        passed = token.pos in ("ADP", "DET", "PRON") or token.lemma in carriers or token.lemma in HAPPENING
        if not (passed or joined or scene.actors[i] is not None):
            return False
    return not (said == "future" and tokens[at].key == "حتي")


def _told_after(match: Match, scene: Scene, words: dict[str, Status]) -> Status | None:
    """The status that an adjective right after a noun gives it: ``الاشتباكات المستمرة``, ``التحقيق جار``."""
    for token in scene.tokens[match.end : match.end + 2]:
        if token.pos in ("VERB", "PUNCT", "ADP"):
            return None
        said = words.get(token.key) or words.get(token.lemma)
        if said:
            return said
    return None


def _is_argument(match: Match, scene: Scene, lexicon: Lexicon) -> bool:
    """Whether ``ل`` before a noun belongs to a masdar that takes it (``تعرض المدينة لهجوم``)."""
    carriers = vocabulary(lexicon).light_nouns
    before = scene.tokens[max(0, match.start - 6) : match.start]
    return any(light.subject == "target" for token in before for light in carriers.get(token.lemma, ()))
