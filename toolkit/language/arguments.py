"""Who acts and what is acted on: an ordered list of rules over a verb, what waits before it and what follows it.

The first rule that knows decides. Case that the letters show comes before agreement, agreement before habit.
"""

from __future__ import annotations

from collections.abc import Callable

from toolkit.language.agreement import PRONOUNS, RELATIVES, agrees_after, agrees_before, coordinated
from toolkit.language.joining import CLOSING, NOMINAL
from toolkit.language.phrases import Phrase
from toolkit.language.verb_frames import Decision, Frame
from toolkit.model import Token

DESCRIBING = frozenset({"active participle", "passive participle", "adjective"})
"""Derivations of nouns that describe another noun as often as they name something."""


def waits_for(frame: Frame) -> bool:
    """Whether what waits before the verb agrees with it, by its pronoun where it has one."""
    waits, verb = frame.waiting, frame.verb
    if waits is None or verb.person not in (3, None):
        return False
    known: tuple[str, str | None] | None = None
    if waits.kind == "antecedent":
        known = RELATIVES.get(waits.token.key)
    if waits.kind == "pronoun":
        key = waits.token.pronoun or waits.token.key
        known = PRONOUNS.get(key) or RELATIVES.get(key)
    if known is not None:
        number, gender = known
        return verb.number == number and gender in (None, verb.gender)
    if agrees_before(verb, frame.head((waits.start, waits.end))):
        return True
    first = frame.tokens[waits.start]
    if first.lemma in frame.classes.quantifier and agrees_before(verb, first):
        return True
    if verb.number in ("plural", "dual") and any(
        token.pos == "NUM" for token in frame.tokens[waits.start : waits.end][:4]
    ):
        return True
    return verb.number in ("dual", "plural") and coordinated(frame.tokens, waits.start, _before(frame, waits.end))


def _before(frame: Frame, end: int) -> int:
    """Index of the verb, where only phrases joined after commas stand between it and what waits; else ``end``."""
    tokens, i = frame.tokens, end
    while i < len(tokens) and tokens[i].start < frame.verb.start and i - end < 30:
        if tokens[i].key in ("،", ",") and tokens[i + 1].proclitics[:1] == ("و",):
            return i + 2
        i += 1
    return end


# --- the rules ------------------------------------------------------------------------------------------------


def _subject_waits(frame: Frame) -> Decision | None:
    """``إن الوفد غادر العاصمة``: a topic that agrees is the subject."""
    waits = frame.waiting
    if waits is None or waits.kind not in ("topic", "that") or not waits_for(frame):
        return None
    phrases, verb = frame.phrases(), frame.verb
    adjacent = bool(phrases) and frame.tokens[phrases[0][0] - 1] is verb
    takes = frame.takes_object() or (adjacent and not verb.pronoun and verb.lemma not in frame.classes.be)
    return Decision((waits.start, waits.end), phrases[0] if phrases and takes else None, "subject-first", 0.9)


def _nominative_follows(frame: Frame) -> Decision | None:
    """``شمال المدينة، هاجم مسلحون مركزا``: the letters show that the subject comes after the verb."""
    waits, phrases = frame.waiting, frame.phrases()
    if waits is None or waits.kind != "topic" or not phrases:
        return None
    if frame.tokens[phrases[0][0]].case != "nominative" or not agrees_after(frame.verb, frame.head(phrases[0])):
        return None
    return _verb_first(frame)


def _leaning(frame: Frame) -> Decision | None:
    """``كانت اللجنة أعلنت``: the auxiliary has the subject."""
    if frame.waiting is None or frame.waiting.kind != "leaning" or not waits_for(frame):
        return None
    return Decision(None, _object(frame), "auxiliary-has-subject", 0.9)


def _person_marked(frame: Frame) -> Decision | None:
    """``غادروا العاصمة``: the verb's ending names the subject, so what follows is the object."""
    verb = frame.verb
    if verb.person in (1, 2) or verb.number in ("plural", "dual"):
        return Decision(None, _object(frame), "person-marked", 0.8)
    return None


def _nothing_follows(frame: Frame) -> Decision | None:
    return None if frame.phrases() else Decision(None, None, "verb-alone", 0.8)


def _object_pronoun(frame: Frame) -> Decision | None:
    """``أعلنتها الوزارة``: the attached pronoun is the object, so what follows is the subject."""
    first = frame.phrases()[0]
    if frame.verb.pronoun and agrees_after(frame.verb, frame.head(first)):
        second = frame.phrases()[1:2]
        ditransitive = second and (frame.waiting is None or frame.waiting.kind != "antecedent")
        given = second[0] if ditransitive and frame.tokens[second[0][0]].case == "oblique" else None
        return Decision(first, given, "object-pronoun", 0.9)
    return None


def _case(frame: Frame) -> Decision | None:
    """``شنت هجوما``, ``قاد المعركة مقاتلون``: the letters show the case."""
    phrases = frame.phrases()
    first = phrases[0]
    head = frame.tokens[first[0]]
    if head.role == "demonstrative" and first[1] > first[0] + 1:
        head = frame.tokens[first[0] + 1]
    if head.pos in NOMINAL and head.case == "oblique":
        second = phrases[1] if len(phrases) > 1 else None
        if second and frame.tokens[second[0]].case != "oblique" and agrees_after(frame.verb, frame.head(second)):
            return Decision(second, first, "case-of-object", 0.7)
        acted_on = frame.takes_object() or frame.verb.voice == "passive" or _certain_object(frame, head)
        return Decision(None, first if acted_on else None, "case-of-object", 0.8)
    if len(phrases) > 1 and frame.takes_object():
        second = phrases[1]
        if frame.tokens[second[0]].case == "nominative" and head.case is None:
            return Decision(second, first, "case-of-subject", 0.8)
    return None


def _certain_object(frame: Frame, head: Token) -> bool:
    """Whether an accusative is an object even of a verb that seldom has one: it says neither how nor what one is."""
    verb = frame.verb
    if verb.lemma in frame.classes.be or verb.pronoun:
        return False
    return head.pos == "NOUN" and head.derivation not in DESCRIBING


def _disagreement(frame: Frame) -> Decision | None:
    """``أعلن الهدنة``: a noun that does not agree is no subject."""
    phrases = frame.phrases()
    head = frame.head(phrases[0])
    if agrees_after(frame.verb, head):
        return None
    if frame.verb.gender == "feminine" and _bare(frame, phrases[0]):
        return Decision(phrases[0], None, "verb-first", 0.5)
    swapped = len(phrases) > 1 and agrees_after(frame.verb, frame.head(phrases[1]))
    swapped = swapped and (phrases[0][1] != phrases[1][0] or frame.head(phrases[1]).definite)
    swapped = swapped and frame.tokens[phrases[1][0]].derivation in (None, "masdar", "place")
    if swapped and frame.takes_object() and frame.waiting is None and frame.carrier is None:
        return Decision(phrases[1], phrases[0], "agreement", 0.6)
    return Decision(None, phrases[0] if frame.takes_object() else None, "no-agreement", 0.7)


def _bare(frame: Frame, phrase: Phrase) -> bool:
    """Whether a phrase is one word without article, as names are that the lexicon takes for words."""
    token = frame.tokens[phrase[0]]
    return phrase[1] - phrase[0] == 1 and not token.definite and token.case is None and token.derivation != "masdar"


def _predicate(frame: Frame) -> Decision | None:
    """``الذي كان مديرا``: with what waits as its subject, a verb of being is followed by a predicate."""
    if frame.verb.lemma in frame.classes.be and frame.waiting is not None and waits_for(frame):
        return Decision(None, None, "predicate", 0.7)
    return None


def _passive_waits(frame: Frame) -> Decision | None:
    """``جهود تبذل``: what waits is the subject of a passive verb, which has no object."""
    waits = frame.waiting
    if frame.verb.voice == "passive" and waits is not None and waits.kind == "antecedent" and waits_for(frame):
        return Decision(None, None, "passive-waits", 0.7)
    return None


def _resumed(frame: Frame) -> Decision | None:
    """``الذي أشرف عليه المدير``: a pronoun goes back to the antecedent, so what follows is the subject."""
    waits = frame.waiting
    if waits is None or waits.kind != "antecedent":
        return None
    for one in frame.near:
        if not one.marked and one.resumed:
            phrase = (one.start, one.end)
            if agrees_after(frame.verb, frame.head(phrase)):
                return Decision(phrase, None, "resumed", 0.8)
            return Decision(None, phrase if frame.takes_object() else None, "resumed", 0.5)
    return None


def _antecedent_acts(frame: Frame) -> Decision | None:
    """``الذي يقود الحملة``: what waits agrees and is the subject, so what follows is the object."""
    if frame.waiting is None or not waits_for(frame):
        return None
    if not frame.takes_object():
        far = frame.tokens[frame.phrases()[0][0] - 1] is not frame.verb
        return Decision(None, None, "antecedent-acts", 0.6) if far and frame.waiting.kind == "antecedent" else None
    return Decision(None, frame.phrases()[0], "antecedent-acts", 0.7)


def _topic_goes_on(frame: Frame) -> Decision | None:
    """``التحالف يسبق الخطر ويحصن المدينة``: where the subject stood before the verb, the next one goes on with it."""
    if not frame.continues or frame.clausal or not frame.takes_object():
        return None
    if frame.actors and agrees_before(frame.verb, frame.actors[0][0]):
        return Decision(None, frame.phrases()[0], "topic-goes-on", 0.6)
    return None


def _carried_on(frame: Frame) -> Decision | None:
    """``وتابع: ... ليقود الحملة``: a verb that needs an object goes on with the subject before it."""
    phrases = frame.phrases()
    verb = frame.verb
    needs = verb.lemma in frame.classes.needs_object or "ل" in verb.proclitics
    if frame.carrier is not None and frame.tokens[phrases[0][0]].key == "ذلك" and phrases[0][1] - phrases[0][0] == 1:
        needs = True
    if not needs and frame.head(phrases[0]).derivation == "masdar":
        needs = verb.transitive is not False and phrases[0][1] - phrases[0][0] > 1
    head = frame.head(phrases[0])
    if frame.describing or frame.clausal or len(phrases) > 1 or not needs or not frame.takes_object():
        return None
    if "title" in head.classes and head.definite and "ل" not in verb.proclitics:
        return None
    if head.pos == "PROPN" and phrases[0][1] - phrases[0][0] == 1 and "ل" not in verb.proclitics:
        return None
    thing = not head.definite and head.derivation in (None, "masdar") and head.lemma not in frame.classes.title
    goes_on = not frame.initial or (thing and verb.proclitics[:1] in (("و",), ("ف",)) and head.pos == "NOUN")
    carrier = frame.carrier or (frame.actors[0][0] if frame.actors else None)
    if goes_on and carrier is not None and agrees_before(verb, carrier):
        return Decision(None, phrases[0], "carried-on", 0.6)
    return None


def _verb_first(frame: Frame) -> Decision | None:
    """``قصف الجيش المدينة``: verb, subject, object."""
    phrases = frame.phrases()
    second = phrases[1] if len(phrases) > 1 and (frame.takes_object() or _sure_object(frame)) else None
    if second and len(phrases) > 2 and _named_person(frame, phrases[0], second):
        return Decision((phrases[0][0], second[1]), phrases[2], "verb-first", 0.7)
    if second and frame.clausal and not frame.tokens[second[0]].pronoun:
        second = None
    if second and _apposition(frame, phrases[0], second):
        second = phrases[2] if len(phrases) > 2 else None
    if second is None and not frame.clausal and frame.takes_object() and frame.verb.lemma in frame.classes.needs_object:
        second = _after_comma(frame, phrases[0])
    if second is None and not frame.clausal and frame.takes_object():
        at = _fused(frame, phrases[0])
        if at:
            return Decision((phrases[0][0], at), (at, phrases[0][1]), "verb-first parted", 0.6)
    return Decision(phrases[0], second, "verb-first", 0.8)


def _fused(frame: Frame, phrase: Phrase) -> int:
    """Where a definite noun after a definite phrase is the object that a verb needs, rather than more of its subject.

    ``اجتاح الجيش الأجنبي المخيم``: participles are nouns too. 0 where there is no such place.
    """
    tokens, (start, end) = frame.tokens, phrase
    lemma = frame.verb.lemma
    needed = lemma in frame.classes.needs_object or lemma in frame.classes.harming
    for i in range(start + 1, min(end, start + 8)):
        token, last = tokens[i], tokens[i - 1]
        if token.proclitics != ("ال",) or token.pos != "NOUN" or not (last.definite or last.pos == "PROPN"):
            continue
        if last.lemma in frame.classes.title and i - 1 == start:
            continue
        if not needed and token.derivation in DESCRIBING:
            continue
        if agrees_after(frame.verb, frame.head((start, i))):
            return i
    return 0


def _sure_object(frame: Frame) -> bool:
    """Whether what follows the subject without a break is acted on by a verb that seldom has an object.

    ``دعا الرئيس الأطراف إلى الهدوء``: it is definite, and so neither predicate nor adverb.
    """
    first, second = frame.phrases()[:2]
    verb, token = frame.verb, frame.tokens[second[0]]
    if verb.pronoun or verb.transitive is False or verb.voice == "passive" or verb.lemma in frame.classes.be:
        return False
    return first[1] == second[0] and (token.definite or token.pos == "PROPN") and not token.pronoun


def _named_person(frame: Frame, first: Phrase, second: Phrase) -> bool:
    """Whether a name says who a definite word before it is (``هاجم الجمهوري جون مراد القرار``)."""
    token = frame.tokens[first[0]]
    person = first[1] - first[0] == 1 and token.proclitics == ("ال",)
    return person and second[0] == first[1] and frame.tokens[second[0]].pos == "PROPN"


def _after_comma(frame: Frame, subject: Phrase) -> Phrase | None:
    """An indefinite phrase that only a comma parts from the subject (``أصدر المجلس، قرارا``)."""
    for one in frame.near:
        if one.marked:
            token = frame.tokens[one.start]
            adjacent = one.start == subject[1] + 1
            accusative = token.case == "oblique" and token.pos == "NOUN" and token.derivation not in DESCRIBING
            return (one.start, one.end) if (adjacent or accusative) and not token.definite else None
    return None


def _apposition(frame: Frame, first: Phrase, second: Phrase) -> bool:
    """Whether a title says who a name before it is (``قال سالم مدير المركز``), rather than being acted on."""
    titles, tokens = frame.classes.title, frame.tokens
    if frame.verb.lemma in frame.classes.needs_object or tokens[second[0]].lemma not in titles:
        return False
    if second[0] == first[1]:
        return tokens[first[1] - 1].pos == "PROPN" or tokens[first[1] - 1].key in CLOSING
    return tokens[first[0]].lemma in titles and any(token.pos == "PROPN" for token in tokens[second[0] : second[1]])


def _object(frame: Frame) -> Phrase | None:
    phrases = frame.phrases()
    return phrases[0] if phrases and frame.takes_object() else None


RULES: tuple[Callable[[Frame], Decision | None], ...] = (
    _nominative_follows,
    _subject_waits,
    _leaning,
    _person_marked,
    _nothing_follows,
    _predicate,
    _object_pronoun,
    _resumed,
    _passive_waits,
    _case,
    _disagreement,
    _antecedent_acts,
    _topic_goes_on,
    _carried_on,
    _verb_first,
)


def decide(frame: Frame) -> Decision:
    """Subject and object of a verb, by the first rule that knows."""
    for rule in RULES:
        decision = rule(frame)
        if decision is not None:
            return decision
    return Decision(None, None, "none", 0.0)
