"""Words of no list: clitics and affixes that are sure enough, else a name."""

from __future__ import annotations

from toolkit.language.clitics import PROCLITICS
from toolkit.language.lexemes import Lexemes, Reading


def guesses(word: str, stock: Lexemes) -> tuple[Reading, ...]:
    """The guess at an unknown word, and beside a name the imperfect verb that it may be."""
    guess = _guess(word, stock)
    start = guess.before
    if guess.rule == "guess-name" and len(word) - start > 3 and word[start] in "يتن" and word[-1] != "و":
        who = {"ي": "3ms", "ت": "3fs", "ن": "1-p"}[word[start]]
        weight = 0.004 if word[start] == "ي" else 0.001
        verb = guess._replace(pos="VERB", code=f"Via{who}b", weight=weight, rule="guess-imperfect")
        return guess, verb
    if guess.rule == "guess-name" and len(word) - start > 4 and word[start] == "س" and word[start + 1] in "يتن":
        who = {"ي": "3ms", "ت": "3fs", "ن": "1-p"}[word[start + 1]]
        key, held = word[start + 1 :], (*guess.proclitics, "س")
        return guess, Reading("VERB", f"Via{who}b", key, key, start + 1, 0, held, None, 0.01, "guess-future")
    return (guess,)


def _article(word: str) -> tuple[int, tuple[str, ...]] | None:
    """Letters and clitics up to and with the article, where a word begins so."""
    best: tuple[int, tuple[str, ...]] | None = None
    for form, held, _, _ in PROCLITICS:
        if "ال" in held and word.startswith(form) and len(word) - len(form) >= 2 and len(form) > (best or (0,))[0]:
            best = len(form), held
    return best


def _guess(word: str, stock: Lexemes) -> Reading:
    """A word of no list: clitics are believed where enough is left, then affixes decide."""
    article = _article(word)
    if article:
        before, clitics = article
        stem = word[before:]
        nisba = stem.endswith(("ي", "يه"))
        code = ("Nn" if nisba else "Nq") + _shape(stem, stock)[2:]
        pos, lemma = "ADJ" if nisba else "NOUN", _lemma(stem, stock)
        return Reading(pos, code, stem, lemma, before, 0, clitics, None, 0.01, "guess-article")
    conjunction = "و" if word[0] == "و" and len(word) > 4 else ""
    rest = word[len(conjunction) :]
    held: tuple[str, ...] = (conjunction,) if conjunction else ()
    if rest.endswith("ا") and len(rest) > 3:
        for code, _, lemma in stock.cells(rest[:-1]):
            if code[0] == "N" and code[4] == "b":
                code = code[:4] + "x"  # noqa: PLW2901
                return Reading("NOUN", code, rest, lemma, len(conjunction), 0, held, None, 0.01, "guess-accusative")
    verb = _guess_verb(rest, stock)
    if verb:
        code, lemma, future, pronoun = verb
        key = rest[future : len(rest) - len(pronoun)]
        held += ("س",) if future else ()
        before = len(conjunction) + future
        return Reading("VERB", code, key, lemma, before, len(pronoun), held, pronoun or None, 0.01, "guess-verb")
    for pronoun in ("هما", "ها", "هم"):
        stem = rest[: -len(pronoun)]
        if rest.endswith(pronoun) and len(stem) > 3:
            before = len(conjunction)
            code = _shape(stem, stock)
            return Reading(
                "NOUN", code, stem, _lemma(stem, stock), before, len(pronoun), held, pronoun, 0.01, "guess-pronoun"
            )
    for ending in ("ون", "ين", "ات", "ان", "تين", "يه", "ه"):
        if rest.endswith(ending) and len(rest) > len(ending) + 2:
            if ending in ("ون", "ين", "ان") and not stock.cells(rest[: -len(ending)]):
                break
            if ending == "ون" and _shape(rest, stock)[2] == "s":
                break
            code, lemma = _shape(rest, stock), _lemma(rest, stock)
            return Reading("NOUN", code, rest, lemma, len(conjunction), 0, held, None, 0.01, "guess-suffix")
    return Reading("PROPN", "P", rest, rest, len(conjunction), 0, held, None, 0.01, "guess-name")


def _lemma(stem: str, stock: Lexemes) -> str:
    """The dictionary form of an unknown noun, by its ending."""
    if len(stem) < 5:
        return stem
    if stem.endswith("يه"):
        return stem[:-1]
    if stem.endswith("ات"):
        return stem[:-2] + "ه"
    if stem.endswith(("ون", "ين", "ان")) and _shape(stem, stock)[2] != "s":
        return stem[:-2]
    return stem


def _shape(stem: str, stock: Lexemes) -> str:
    if stem.endswith(("ون", "ين", "ان")) and not stock.cells(stem[:-2]):
        return "Njsmb"
    base = stock.cells(stem[:-2])[:1] if stem.endswith(("ون", "ين", "ان")) else ()
    if base and stem.endswith("ون") and base[0][0][:2] not in ("Na", "Np", "Nq", "Nn", "Nx", "Nc"):
        return "Njsmb"
    if base and base[0][0][:1] == "N" and base[0][0][1] in "mjl" and not stem.endswith("ون"):
        return "N" + base[0][0][1] + "dma"
    if stem.endswith(("ون", "ين")):
        return "Nxpma"
    if stem.endswith("ات"):
        return "Njpfb"
    if stem.endswith("ان"):
        return "Njdma"
    return "Njsfb" if stem.endswith("ه") else "Njsmb"


def _guess_verb(word: str, stock: Lexemes) -> tuple[str, str, int, str] | None:
    """Code, lemma, letters of the future clitic and pronoun of a verb whose base form the table has."""
    found = _guess_inflected(word, stock)
    if found:
        return *found, ""
    for ending in ("ها", "هم", "هما", "نا", "ه"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            bare = word[: -len(ending)]
            for stem in (bare, bare + "ا") if bare.endswith("و") else (bare,):
                found = _guess_inflected(stem, stock)
                if found and found[0][-1] != "i":
                    return *found, ending
    return None


def _guess_inflected(word: str, stock: Lexemes) -> tuple[str, str, int] | None:
    if word.endswith("وا") and len(word) > 4:
        for code, weight, lemma in stock.cells(word[:-2]):
            if code.startswith("Vpa3ms") and weight > 1:
                return "Vpa3mp" + code[-1], lemma, 0
    future = 1 if word[0] == "س" and len(word) > 4 and word[1] in "ينتا" else 0
    rest = word[future:]
    for ending, who in (("ون", "3mp"), ("وا", "3mp"), ("ان", "3md"), ("ا", "3md"), ("ن", "3fp"), ("", "3ms")):
        if rest[0] in "يت" and rest.endswith(ending) and len(rest) - len(ending) > 2:
            base = rest[1 : -len(ending)] if ending else rest[1:]
            for code, _, lemma in stock.cells("ي" + base) or stock.cells("ت" + base):
                if code.startswith("Via3"):
                    person = "3fs" if rest[0] == "ت" and not ending else who
                    return "Via" + person + code[-1], lemma, future
            for code, _, lemma in stock.cells(base):
                if code.startswith("Vpa3ms") and len(base) > 2:
                    person = "3fs" if rest[0] == "ت" and not ending else who
                    return "Via" + person + code[-1], lemma, future
    if future and rest[0] == "ا":
        for code, _, lemma in stock.cells("ي" + rest[1:]):
            if code.startswith("Via3ms"):
                return "Via1-s" + code[-1], lemma, future
    for ending, who in (("ت", "3fs"), ("تا", "3fd"), ("ا", "3md"), ("نا", "1-p")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            for code, weight, lemma in stock.cells(word[: -len(ending)]):
                if code.startswith("Vpa3ms") and weight > 1:
                    return "Vpa" + who + code[-1], lemma, 0
    return None
