"""Which reading of a word its neighbours speak for: weights of the four classes, and what adds to them.

Each word's readings fall into four classes: perfect verbs, imperfect verbs, nominals and function words. What precedes
and what follows adds to or takes from the logarithm of a class's weight; the heaviest class wins, its best reading is
taken. The additions are set by hand, one for each phenomenon.
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

from toolkit.language.lexemes import Lexemes
from toolkit.language.morphology import Reading, readings

PERFECT, IMPERFECT, NOMINAL, FUNCTION = range(4)


class Options(NamedTuple):
    """The best reading of a word for each class, with the logarithm of the class's weight."""

    best: tuple[Reading | None, ...]
    weights: tuple[float, ...]
    only: Reading | None
    """The word's reading where it has but one class."""
    sure: int
    """The only class, or -1."""
    jussive: Reading | None
    """The imperfect of a hollow verb in the short form that follows لم, where the word can be one (يعد, يقل)."""
    article: bool
    """Whether it is surely a noun with the article and nothing else before it."""


def class_of(one: Reading) -> int:
    """The class of a reading: PERFECT, IMPERFECT, NOMINAL or FUNCTION."""
    if one.pos == "VERB":
        return IMPERFECT if one.code[1] == "i" else PERFECT
    return NOMINAL if one.nominal else FUNCTION


RARELY = 50.0
"""A short form that is fifty times rarer than another verb written alike is not meant even after لم (يتم)."""


def _shortened(one: Reading) -> bool:
    """Whether an imperfect is the short form of a hollow verb: يعد of عاد."""
    return len(one.lemma) == 3 and one.lemma[1] == "ا" and one.key[1:] == one.lemma[0] + one.lemma[2]


def options(word: str, stock: Lexemes) -> Options:
    """The classes that a written word without marks can belong to."""
    known = stock.chosen_from
    found = known.get(word)
    if found is None:
        if len(known) > 100_000:
            known.clear()
        found = known[word] = _options(word, stock)
    return found


def _options(word: str, stock: Lexemes) -> Options:
    best: list[Reading | None] = [None] * 4
    weights = [0.0] * 4
    jussive: Reading | None = None
    for one in readings(word, stock):
        kind = class_of(one)
        if best[kind] is None or weights[kind] == 0.0:
            best[kind] = one
        if kind == IMPERFECT and _shortened(one):
            jussive = jussive or one
        else:
            weights[kind] += one.weight
    if jussive is not None and weights[IMPERFECT] == 0.0:
        weights[IMPERFECT] = jussive.weight
    classes = [kind for kind in range(4) if best[kind]]
    only = best[classes[0]] if len(classes) == 1 else None
    logs = tuple(log(weight + 1e-9) if one else -1e9 for weight, one in zip(weights, best, strict=True))
    article = only is not None and only.proclitics == ("ال",)
    return Options(tuple(best), logs, only, classes[0] if only else -1, jussive, article)


# What precedes: additions for perfect verbs, imperfect verbs and nominals.
START = (2.0, 0.7, 0.0)
SUBJECT_FOLLOWS = 1.5
"""Added for a verb that opens a sentence or clause and is followed by a noun with the article."""
AFTER_MARK = (1.0, 0.5, 0.0)
AFTER_MARK_VERBLESS = (2.5, 1.0, 0.0)
"""Where the sentence has no verb before the mark either."""
AFTER: dict[str, tuple[float, float, float]] = {
    "preposition": (-9.0, -9.0, 0.0),
    "that": (0.0, 2.5, 0.0),
    "that+pronoun": (3.0, 3.0, 0.0),
    "after that": (4.0, 1.5, -1.0),
    "before that": (0.0, 4.0, -1.0),
    "to that": (1.0, 2.0, 0.5),
    "but": (1.0, 1.0, 0.5),
    "relative": (4.0, 4.0, 0.0),
    "demonstrative": (-1.0, -0.5, 0.0),
    "pronoun": (1.0, 2.0, 0.0),
    "لم": (-6.0, 9.0, -3.0),
    "لن": (-6.0, 9.0, -3.0),
    "لا": (-1.5, 4.0, 0.0),
    "what": (2.5, 2.0, 0.0),
    "qad": (6.0, 5.0, -4.0),
    "future": (-6.0, 9.0, -3.0),
    "perhaps": (1.0, 1.0, 0.0),
    "question": (1.0, 2.0, 0.0),
    "subordinator": (3.0, 3.0, 0.0),
    "if": (4.0, 2.0, 0.0),
    "coordinator": (1.2, 0.8, 0.0),
    "except": (0.0, 0.0, 0.0),
    "adverb": (1.0, 1.0, 0.0),
    "topic": (-2.0, -2.0, 2.0),
    "vocative": (-5.0, -5.0, 3.0),
    "verb": (-4.0, -1.5, 0.5),
    "auxiliary": (1.0, 4.0, 0.0),
    "definite": (-0.5, 0.5, 0.0),
    "name": (0.0, 1.0, 0.0),
    "indefinite": (-1.5, -0.5, 0.5),
    "definite, no verb yet": (1.5, 1.5, 0.0),
    "name, no verb yet": (1.5, 2.0, 0.0),
    "number": (-4.0, -3.0, 0.0),
    "other": (0.0, 0.0, 0.0),
}
NOUNS_TOO = frozenset({"قبل", "وسط", "رغم", "حين", "نحو", "عقب", "اثر"})
THAT_AFTER = {
    "بعد": "after that",
    "منذ": "after that",
    "قبل": "before that",
    "دون": "before that",
    "علي": "that",
    "ب": "that",
}
WHO = frozenset({"كل", "هناك", "ثمه"})
"""Words after which من is who."""
QUOTES = frozenset('"«“')
"""Marks that open what is said, right after a verb."""
RESTARTING = frozenset({"that", "but", "subordinator"})
"""Function words after which a clause without a verb yet begins."""
AUXILIARIES = frozenset(
    [
        "كان",
        "بدا",
        "ظل",
        "بات",
        "اصبح",
        "عاد",
        "اخذ",
        "زال",
        "كاد",
        "ليس",
        "اضحي",
        "امسي",
        "استمر",
        "واصل",
        "جعل",
        "راح",
        "يمكن",
    ]
)
CONJOINED = (1.2, 0.8, 0.0)
"""Added where the word itself carries و or ف."""
VERB_FOLLOWS = (-2.5, -1.5, 0.5)
THAT_FOLLOWS = (1.5, 1.5, -1.0)
PARALLEL = 1.0
"""Added where the last word with و was of the same class."""
POINTING_BACK = 4.5
"""Added for a verb before نفسه, and after an indefinite noun before عليها, فيه and the like."""
DESCRIBING = (3.5, 5.0)
"""Added for a verb with a pronoun after an indefinite noun, which it describes; more after an accusative."""
OBJECT_FOLLOWS = 1.2
"""Added for a verb that can have an object before an indefinite accusative (``تحمل مدفعا``)."""
PLACED = 3.0
"""Added for a name after a noun that the name of a place completes (``مدينة تدمر``)."""
LED_ON = 2.0
"""Added for a perfect between an indefinite noun that agrees with it and a preposition (``بيان صدر عن``)."""
AGREES = 0.8
"""Added for an imperfect after an indefinite noun that agrees with it (``ناقلة تحمل``)."""
MARK_FOLLOWS = (-0.7, -0.3, 0.2)


def before_it(chosen: Reading | None, before: Reading | None, mark: bool, verbless: bool) -> tuple[float, float, float]:
    """What the words chosen before a word add to its three open classes."""
    if chosen is None:
        return (AFTER_MARK_VERBLESS if verbless else AFTER_MARK) if mark else START
    if chosen.pos == "VERB":
        return AFTER["auxiliary" if chosen.lemma in AUXILIARIES else "verb"]
    if chosen.nominal:
        if chosen.pos == "PROPN":
            return AFTER["name, no verb yet" if verbless else "name"]
        if chosen.pronoun or "ال" in chosen.proclitics:
            return AFTER["definite, no verb yet" if verbless else "definite"]
        return AFTER["indefinite"]
    if chosen.key == "من" and not chosen.pronoun and before is not None and before.key in WHO:
        return AFTER["what"]
    if chosen.code == "negation":
        return AFTER.get(chosen.key, AFTER["other"])
    if chosen.code == "that" and chosen.pronoun:
        return AFTER["that+pronoun"]
    if chosen.code == "that" and before is not None and before.code == "preposition" and not before.pronoun:
        return AFTER[THAT_AFTER.get(before.key, "to that")]
    if chosen.code == "preposition" and chosen.pronoun:
        return AFTER["adverb"]
    return AFTER.get(chosen.code, AFTER["other"])


def noun_after_preposition(one: Reading, previous: Reading) -> Reading:
    """``في وسط المدينة``, ``من قبل``: some prepositions are nouns after another."""
    if previous.pronoun or one.key not in NOUNS_TOO or (one.key == "قبل" and previous.key != "من"):
        return one
    return one._replace(pos="NOUN", code="Njsmb", rule=one.rule + " after a preposition")


def _gender(
    own: Options, kind: int, previous: Reading | None, before: Reading | None, follows: Options | None
) -> float:
    """``تقرر المحكمة``, ``تقرر اللقاء``: he-form of the perfect or she-form of the imperfect, as the noun is."""
    perfect, imperfect = own.best[PERFECT], own.best[IMPERFECT]
    if kind > IMPERFECT or perfect is None or imperfect is None:
        return 0.0
    if perfect.code[3:6] != "3ms" or imperfect.code[3:6] != "3fs":
        return 0.0
    if (
        previous is not None
        and previous.code == "that"
        and not (before is not None and THAT_AFTER.get(before.key) in ("after that", "before that"))
    ):
        return 0.0
    alone = (
        before is None
        or (previous is not None and previous.pos == "ADJ")
        or before.pos == "VERB"
        or before.code in RESTARTING
    )
    if previous is not None and previous.nominal and (previous.code == "P" or "ال" in previous.proclitics):
        if not alone:
            return 0.0
        he = previous.code[2:4] == "sm"
        return (1.0 if he else -3.0) if kind == PERFECT else (-2.0 if he else 1.5)
    noun = follows.only if follows is not None and follows.sure == NOMINAL else None
    if noun is None or noun.code[:1] != "N":
        return 0.0
    if noun.code[2:5] == "pma" and noun.key.endswith("ون"):
        return 2.0 if kind == PERFECT else -4.0
    if noun.code[2:4] == "sm":
        return 1.0 if kind == PERFECT else -2.0
    return -1.5 if (kind == PERFECT) == (noun.code[3] == "f") else 0.0


def _points_back(follows: Options, previous: Reading | None) -> bool:
    """``فجر نفسه``, ``لافتات كتب عليها``: what follows goes back to the noun before, as it does in verbal clauses."""
    noun = follows.best[NOMINAL]
    if noun is not None and noun.lemma == "نفس" and noun.pronoun:
        return not (previous is not None and previous.code == "preposition")
    one = follows.best[FUNCTION]
    pronoun = one is not None and one.code == "preposition" and one.pronoun in ("ه", "ها", "هم")
    return pronoun and _indefinite(previous)


def _described(one: Reading, previous: Reading | None, follows: Options | None) -> bool:
    """Whether a verb with a pronoun fits the noun before it: a subject follows, or that noun is the subject."""
    if previous is None or (follows is not None and follows.best[NOMINAL] is not None and follows.sure != FUNCTION):
        return True
    return previous.code[3] in ("-", one.code[4]) or previous.code[2] == "p"


def _is_preposition(follows: Options) -> bool:
    one = follows.best[FUNCTION]
    return one is not None and one.code == "preposition"


def _acted_on(follows: Options | None) -> bool:
    """Whether an indefinite accusative comes next."""
    noun = follows.only if follows is not None and follows.sure == NOMINAL else None
    return noun is not None and noun.code[:1] == "N" and noun.code[4] == "x" and not noun.proclitics


def _same(one: Reading, noun: Reading | None) -> bool:
    """Whether a verb agrees with a noun before it in the singular."""
    return noun is not None and noun.code[2:4] == "s" + one.code[4:5] and one.code[3] == "3" and one.code[5] == "s"


def _indefinite(one: Reading | None) -> bool:
    return one is not None and one.code[:1] == "N" and not one.pronoun and "ال" not in one.proclitics


def choose(
    own: Options,
    context: tuple[float, float, float],
    previous: Reading | None,
    before: Reading | None,
    follows: Options | None,
    joined: int,
    *,
    placed: bool = False,
) -> Reading:
    """The best reading of the class that its neighbours speak for."""
    best, top = None, -1e18
    for kind, one in enumerate(own.best):
        if one is None:
            continue
        weight = own.weights[kind]
        if kind != FUNCTION:
            weight += context[kind]
            if one.proclitics and one.proclitics[0] in "وف":
                weight += CONJOINED[kind]
                if joined == kind:
                    weight += PARALLEL
            weight += _gender(own, kind, previous, before, follows)
            if kind != NOMINAL and one.pronoun and _indefinite(previous) and _described(one, previous, follows):
                weight += DESCRIBING[previous is not None and previous.code[4] == "x"]
            if kind != NOMINAL and context[0] >= 1.0 and follows is not None and follows.article:
                weight += SUBJECT_FOLLOWS
            if kind != NOMINAL and follows is not None and _points_back(follows, previous):
                weight += POINTING_BACK
            if kind != NOMINAL and one.code[-1] != "i" and _acted_on(follows):
                weight += OBJECT_FOLLOWS
            if kind != NOMINAL and _indefinite(previous) and _same(one, previous):
                if kind == IMPERFECT:
                    weight += AGREES
                elif follows is not None and _is_preposition(follows):
                    weight += LED_ON
            if kind != NOMINAL and previous is not None and previous.pos == "VERB" and one.proclitics[:1] == ("و",):
                weight -= context[kind]  # قتلوا وجرح
            if kind == NOMINAL and one.code == "P" and placed:
                weight += PLACED
            if follows is None:
                weight += MARK_FOLLOWS[kind]
            elif follows.sure in (PERFECT, IMPERFECT):
                weight += VERB_FOLLOWS[kind]
            elif follows.sure == FUNCTION and follows.only and follows.only.code == "that":
                weight += THAT_FOLLOWS[kind]
        if weight > top:
            best, top = one, weight
    assert best is not None
    return best
