"""What one written word can be: its clitics, and its readings from the compiled table, from the closed list or guessed.

`readings` answers for a word alone; which reading holds in a sentence is `toolkit.language.tagging`'s question.

Keys and lemmas are folded as `toolkit.language.folding.skeleton` does it. The lemma of a verb is its perfect in the
he-form (يقصفون and ستقصف: قصف; تعلن: اعلن; نفت: نفي), that of a noun or participle its indefinite singular, masculine
where it has one (غارات: غاره; مقاتلين: مقاتل; مستهدفة: مستهدف). A masdar is a noun with a lemma of its own (إطلاق:
اطلاق); the part of speech tells it from a verb that is written like it (قصف). Forms I and II of a verb share a lemma,
since the doubling is not written.
"""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.language.clitics import PROCLITICS, PRONOUNS, stems_before_pronoun
from toolkit.language.folding import skeleton
from toolkit.language.guessing import guesses
from toolkit.language.lexemes import FUNCTION, FunctionWord, Lexemes, Reading, lexemes

__all__ = ["Reading", "readings"]

MAXIMUM = 60
"""Letters; what is longer than any Arabic word is not looked up."""


def _part_of_speech(code: str) -> str:
    if code[0] == "V":
        return "VERB"
    if code[0] == "P":
        return "PROPN"
    return "ADJ" if code[1] in "nq" else "NOUN"


def _fits(code: str, kind: str, pronoun: str | None) -> float:
    """How well a stem's reading goes with the clitics around it; 0 where it cannot."""
    if code[0] == "V":
        if kind == "noun":
            return 0.0
        if kind != "any" and (code[1] == "i") == (kind == "emphatic"):
            return 0.0
        unlikely = pronoun and (code[-1] == "i" or code[2] == "p" or pronoun == "ي")
        return 0.02 if unlikely else 1.0
    if kind in ("future", "subjunctive", "emphatic") or pronoun == "ني":
        return 0.0
    if code[0] == "P":
        return 0.8 if not pronoun else 0.01
    if pronoun and code[4] in "ax":
        return 0.0
    return 1.0 if kind == "noun" else 0.55


def _by_first(letter: str) -> tuple[tuple[str, tuple[str, ...], str, float], ...]:
    return tuple(one for one in PROCLITICS if not one[0] or one[0][0] == letter)


_BEFORE = {letter: _by_first(letter) for letter in "وفبلكسا"}
_AFTER = {letter: tuple(one for one in PRONOUNS if one[0][-1] == letter) for letter in "اهمنكي"}
_NONE = (("", (), "any", 1.0),)
_BARE = (("", 1.0),)


def _table_readings(word: str, stock: Lexemes) -> list[Reading]:
    found = []
    known, cells_of = stock.function, stock.cells
    endings = (*_BARE, *_AFTER.get(word[-1], ()))
    for form, clitics, kind, share in _BEFORE.get(word[0], _NONE):
        if not word.startswith(form) or len(word) <= len(form):
            continue
        rest, before = word[len(form) :], len(form)
        article = "ال" in clitics
        for ending, often in endings:
            if ending:
                if article or not rest.endswith(ending) or len(rest) - len(ending) < 2:
                    continue
                stems = stems_before_pronoun(rest[: -len(ending)])
            else:
                stems = (rest, "ل" + rest) if form.endswith("لل") and not rest.startswith("ل") else (rest,)
            for stem in stems:
                for code, weight, lemma in cells_of(stem):
                    fit = _fits(code, kind, ending or None)
                    if code[0] == "V" and stem in known:
                        fit *= 0.001
                    if not fit or (article and code[0] == "N" and code[4] in "cx"):
                        continue
                    if ending == "ي" and code[0] == "N" and code[1] in "apqnx" and code[2:4] == "sm":
                        key = stem + ending
                        found.append(_plural_before_complement(code, key, lemma, form, clitics, weight * share))
                    score = weight * share * often * fit
                    pos, pronoun = _part_of_speech(code), ending or None
                    one = Reading(pos, code, stem, lemma, before, len(ending), clitics, pronoun, score, "table")
                    found.append(one)
    return found


def _plural_before_complement(
    code: str, key: str, lemma: str, form: str, clitics: tuple[str, ...], weight: float
) -> Reading:
    """``متشددي``: people in the plural before a complement, likelier in print than somebody of mine."""
    plural = code[:2] + "pmc"
    return Reading(_part_of_speech(code), plural, key, lemma, len(form), 0, clitics, None, weight * 0.03, "plural")


def _function_readings(word: str, words: Mapping[str, FunctionWord]) -> list[Reading]:
    found: list[Reading] = []
    for form, clitics in (("", ()), ("و", ("و",)), ("ف", ("ف",))):
        if not word.startswith(form) or len(word) <= len(form):
            continue
        found += _function_stem(word[len(form) :], len(form), clitics, words)
    return found


def _function_stem(
    rest: str, before: int, clitics: tuple[str, ...], words: Mapping[str, FunctionWord]
) -> list[Reading]:
    found: list[Reading] = []
    for preposition in ("", "ب", "ل", "ك"):
        if found:
            break
        if not rest.startswith(preposition) or len(rest) <= len(preposition):
            continue
        bare = rest[len(preposition) :]
        held = clitics + ((preposition,) if preposition else ())
        row = words.get(bare)
        if row and (not preposition or preposition in row.clitics):
            found.append(_function_reading(bare, row, before + len(preposition), 0, held, None))
        for ending, _ in _AFTER.get(bare[-1], ()):
            stem = bare[: -len(ending)]
            if stem and bare.endswith(ending):
                row = words.get(stem)
                if ending == "ي" and len(stem) > 2 and stem not in ("عند", "لدي"):
                    continue
                if row and row.pronoun and (not preposition or preposition in row.clitics):
                    found.append(_function_reading(stem, row, before + len(preposition), len(ending), held, ending))
    if rest in ASSIMILATED and ASSIMILATED[rest] in words:
        key = ASSIMILATED[rest]
        found.append(_function_reading(key, words[key], before, len(rest) - len(key), clitics, rest[len(key) - 1 :]))
    if rest in ATTACHED and rest[0] in words:
        found.append(
            Reading(
                "ADP",
                "preposition",
                rest[:1],
                rest[:1],
                before,
                len(rest) - 1,
                clitics,
                rest[1:],
                FUNCTION,
                "function-word",
            )
        )
    return found


ASSIMILATED = {"منا": "من", "عنا": "عن", "مني": "من", "عني": "عن"}
"""Prepositions whose last letter is that of the pronoun too."""
ATTACHED = frozenset(p + e for p in "بل" for e in ("ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي"))
"""A preposition of one letter with its pronoun."""


def _function_reading(
    key: str, row: FunctionWord, before: int, after: int, clitics: tuple[str, ...], pronoun: str | None
) -> Reading:
    return Reading(
        row.pos,
        row.role,
        key,
        key,
        before,
        after,
        clitics,
        pronoun,
        FUNCTION,
        f"function-word function_words.tsv:{key}",
    )


def _negated(key: str, stock: Lexemes) -> tuple[Reading, ...]:
    """``لايزال``: a negation written onto an imperfect, as a word that the table lacks."""
    before = 1 if key[0] in "وف" else 0
    if not key.startswith("لا", before) or len(key) < before + 5:
        return ()
    clitics = (*((key[0],) if before else ()), "لا")
    return tuple(
        one._replace(before=before + 2, proclitics=clitics)
        for one in _table_readings(key[before + 2 :], stock)
        if one.verb and one.code[1] == "i" and not one.proclitics
    )[:4]


def _voices(found: list[Reading]) -> list[Reading]:
    """Passive readings only where the letters show the passive (أصيب, قيل): elsewhere the clause decides."""
    active = {(one.key, one.lemma, one.code[1], one.before) for one in found if one.verb and one.code[2] == "a"}
    kept = []
    for one in found:
        shown = not one.verb or one.code[2] == "a" or (one.key, one.lemma, one.code[1], one.before) not in active
        kept.append(one if shown else one._replace(code=one.code[:2] + "a" + one.code[3:]))
    return kept


def _accusatives(word: str, found: list[Reading], stock: Lexemes) -> list[Reading]:
    """``رتلا``: the indefinite accusative of a noun that the table knows in its other cases only."""
    if word[-1] != "ا" or len(word) < 4 or any(one.code[:1] == "N" and one.code[4] == "x" for one in found):
        return []
    for code, weight, lemma in stock.cells(word[:-1]):
        if code[0] == "N" and code[2] != "d" and code[4] == "b" and code[3] == "m":
            pos = _part_of_speech(code)
            share = weight * 0.05
            return [Reading(pos, code[:4] + "x", word, lemma, 0, 0, (), None, share, "accusative of " + lemma)]
    return []


def _elatives(word: str, found: list[Reading]) -> list[Reading]:
    """``أحدث``, ``أشد``: what looks like a verb of form IV may be an elative that the table lacks."""
    if word[0] != "ا" or not 3 <= len(word) <= 4 or any(one.nominal and not one.proclitics for one in found):
        return []
    verbs = [one for one in found if one.code.startswith("Vpa3ms") and one.key == word]
    return [verbs[0]._replace(pos="NOUN", code="Ncsmb", lemma=word, weight=verbs[0].weight * 0.03)] if verbs else []


def readings(word: str, stock: Lexemes | None = None) -> tuple[Reading, ...]:
    """The readings of a written word without marks (see `bare`), best first; never none.

    >>> [(one.pos, one.lemma, one.proclitics) for one in readings("وبالمدينة")][0]
    ('NOUN', 'مدينه', ('و', 'ب', 'ال'))
    """
    stock = stock or lexemes()
    key = skeleton(word)
    if not key or len(key) > MAXIMUM:
        return (Reading("X", "", key, key, 0, 0, (), None, 0.0, "too-long"),)
    found = _function_readings(key, stock.function)
    if key in RIVALS:
        found = [one._replace(weight=RIVALS[key]) for one in found]
    found += _table_readings(key, stock) if len(key) > 1 else []
    if word[-1] in "ةى":
        found = [one for one in found if not one.after]
    if not found and key[-1] == "و" and len(key) > 4:
        found = [one._replace(after=one.after + 1) for one in _function_readings(key[:-1], stock.function)]
    if not found:
        return _negated(key, stock) or guesses(key, stock)
    found += _elatives(key, found) + _accusatives(key, found, stock)
    found = _voices(found)
    best: dict[tuple[str, str, str, int, int], Reading] = {}
    for one in sorted(found, key=lambda r: (-r.weight, r[:6])):
        same = (one.pos, one.code[:3], one.lemma, one.before, one.after)
        first = best.setdefault(same, one)
        if first is not one and one.verb and first.code[3:6] == one.code[3:6]:
            best[same] = first._replace(weight=first.weight + one.weight)
    kept = []
    for one in best.values():
        factor = _spelt(word, one)
        kept.append(one if factor == 1.0 else one._replace(weight=one.weight * factor))
    kept = _names(key, kept, 0.1 if word[-1] == "ة" else 0.3)
    kept.sort(key=lambda r: (-round(r.weight, 3), ORDER.find(r.code[1:2]), r[:6]))
    return tuple(kept[:8])


ORDER = "qapncxjmsl"
"""Derivations in the order in which they are believed where their counts are the same (see the builder)."""
RARE = 1.0
"""Weight of all readings below which a word is as likely an unknown name."""


def _names(key: str, found: list[Reading], share: float) -> list[Reading]:
    """The readings with what is known of names: few carry the accusative alef, and rare words are often names."""
    named = any(one.code == "P" and one.key == one.lemma == key for one in found)
    kept = []
    for one in found:
        factor = 0.05 if one.code.startswith(("Vpa3md", "Vma2-d")) and one.key[-1] == "ا" else 1.0
        if one.code == "P" and one.key == one.lemma + "ا":
            factor = 0.1
        elif named and one.code[:2] == "Nn" and one.code[4] == "x":
            factor = 0.3
        kept.append(one if factor == 1.0 else one._replace(weight=one.weight * factor))
    best = kept[0]
    joined = best.proclitics == ("و",)
    inflected = best.pronoun is not None or best.proclitics not in ((), ("ف",), ("و",))
    inflected = inflected or best.code[5:6] in ("p", "d") or best.code[4:] == "x"
    inflected = inflected or (best.verb and best.proclitics == ("ف",))
    inflected = inflected or (
        best.code[:1] == "N" and best.code[2] == "p" and (key[-2:] == "ات" or best.code[4] == "c")
    )
    if best.verb and best.proclitics == ("ل",) and best.code[1] == "i" and len(key) <= 4 and not best.pronoun:
        inflected = False  # ليون
    if len(key) < 2 or key[:2] == "ال" or inflected or any(one.code == "P" for one in kept):
        return kept
    if sum(one.weight for one in kept) < RARE:
        name = key[1:] if joined and len(key) > 3 else key
        before = len(key) - len(name)
        kept.append(Reading("PROPN", "P", name, name, before, 0, ("و",) if before else (), None, share, "rare-word"))
    return kept


RIVALS = {"فتحت": 2.0, "فهم": 60.0, "عبر": 10_000.0}
"""Weight of the function word in what is also a common verb (``فتحت`` is seldom ف and تحت)."""


def _spelt(word: str, one: Reading) -> float:
    """How well a reading agrees with the letters that folding makes equal, where the word shows them."""
    if one.weight >= FUNCTION and (
        (word[one.before] == "آ" and one.code != "adverb") or (one.pronoun == "ي" and one.proclitics)
    ):
        return 1e-14
    if word[-1] == "أ" and one.key[-1] == "ا" and (one.weight >= FUNCTION or (one.nominal and one.code[-1] in "cx")):
        return 1e-14
    if word[-1] == "ي" and one.code[:1] == "N" and one.code[2] == "p" and one.key[-1] == "ي" and not one.after:
        return 0.1
    if one.verb and one.code[1] == "p" and one.key[-1] == "ي" and not one.after:
        return 6.0 if word[-1] == "ى" else 0.3
    if one.code == "preposition" and one.key in ("علي", "الي") and word[-1] == "ي" and "ف" in one.proclitics:
        return 1e-9
    if word[-1] == "ه" and not one.after and one.code[0] == "N" and one.code[3] == "f":
        return 0.05
    if one.verb and word[one.before] == "إ":
        return 1e-3
    if one.verb and word[one.before] == "أ":
        if one.code.startswith("Vi") and one.code[3:6] == "1-s":
            return 6.0
        if one.code[1] == "p" and len(one.lemma) > 4 and one.lemma[0] == "ا":
            return 0.3
    return 1.0
