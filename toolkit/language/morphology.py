"""What one written word can be: its clitics, and its readings from the compiled table, from the closed list or guessed.

`readings` answers for a word alone; which reading holds in a sentence is `toolkit.language.tagging`'s question.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from toolkit.language.folding import skeleton

TABLE = Path(__file__).parent.parent / "lexicon" / "morphology.tsv.gz"
WORDS = Path(__file__).parent.parent / "lexicon" / "function_words.tsv"

MAXIMUM = 60
"""Letters; what is longer than any Arabic word is not looked up."""


class Reading(NamedTuple):
    """One way to read a written word."""

    pos: str
    """VERB, NOUN, ADJ, PROPN or a function word's Universal part of speech."""
    code: str
    """The code of the table (see ``toolkit/lexicon/build_morphology.py``); of function words their role."""
    key: str
    lemma: str
    before: int
    """Letters of clitics before the stem."""
    after: int
    """Letters of the pronoun after the stem."""
    proclitics: tuple[str, ...]
    pronoun: str | None
    weight: float
    rule: str

    @property
    def verb(self) -> bool:
        """Whether it is a verb."""
        return self.pos == "VERB"

    @property
    def nominal(self) -> bool:
        """Whether it is a noun, an adjective or a name."""
        return self.pos in NOMINAL


NOMINAL = frozenset({"NOUN", "ADJ", "PROPN"})

# --- the table ------------------------------------------------------------------------------------------------


@cache
def table() -> dict[str, str]:
    """Stem key -> its line's cells, undivided (dividing 100,000 of them would cost what it saves)."""
    fields = gzip.decompress(TABLE.read_bytes()).decode().split("\n", 1)[1].replace("\n", "\t").split("\t")
    return dict(zip(fields[::2], fields[1::2], strict=False))


class FunctionWord(NamedTuple):
    """A row of ``function_words.tsv``."""

    pos: str
    role: str
    clitics: frozenset[str]
    pronoun: bool


FUNCTION = 1e9
"""Weight of a function word: more than any count, so that only a rule sets it aside."""


@cache
def function_words() -> dict[str, FunctionWord]:
    """Folded function word -> what it is."""
    words = {}
    for line in WORDS.read_text("utf-8").split("\n")[1:]:
        if line and not line.startswith("#"):
            word, pos, role, clitics, pronoun, _ = line.split("\t")
            words[word] = FunctionWord(pos, role, frozenset(clitics.split()), pronoun == "yes")
    return words


# --- clitics --------------------------------------------------------------------------------------------------

PROCLITICS: tuple[tuple[str, tuple[str, ...], str, float], ...] = tuple(
    (conjunction + rest, ((conjunction,) if conjunction else ()) + clitics, kind, share * part)
    for conjunction, share in (("", 1.0), ("و", 0.09), ("ف", 0.012))
    for rest, clitics, kind, part in (
        ("", (), "any", 1.0),
        ("ال", ("ال",), "noun", 0.6),
        ("ب", ("ب",), "noun", 0.05),
        ("بال", ("ب", "ال"), "noun", 0.05),
        ("ل", ("ل",), "noun", 0.04),
        ("لل", ("ل", "ال"), "noun", 0.06),
        ("ك", ("ك",), "noun", 0.004),
        ("كال", ("ك", "ال"), "noun", 0.003),
        ("س", ("س",), "future", 0.06),
        ("ل", ("ل",), "subjunctive", 0.02),
        ("ل", ("ل",), "emphatic", 0.001),
    )
)
"""Written form, clitics, what may follow, and how often that is so."""

PRONOUNS: tuple[tuple[str, float], ...] = (
    ("هما", 0.004), ("ها", 0.06), ("هم", 0.03), ("هن", 0.001), ("كم", 0.001), ("نا", 0.012), ("ني", 0.002),
    ("ه", 0.07), ("ك", 0.002), ("ي", 0.004),
)  # fmt: skip


def stems_before_pronoun(stem: str) -> tuple[str, ...]:
    """What a stem may look like without the pronoun: ة is written ت before it, ى as ا, وا as و, a final ء on a seat."""
    forms = [stem]
    last = stem[-1]
    if last == "ت":
        forms.append(stem[:-1] + "ه")
    elif last == "ا":
        forms.append(stem[:-1] + "ي")
    elif last == "و":
        forms.append(stem + "ا")
    if stem[-2:] in ("او", "اي"):
        forms.append(stem[:-1] + "ء")
    return tuple(forms)


# --- readings -------------------------------------------------------------------------------------------------

Cell = tuple[str, float, str]


@cache
def _decoded() -> dict[str, tuple[Cell, ...]]:
    return {}


def cells_of(stem: str) -> tuple[Cell, ...]:
    """Code, weight and lemma of each reading of a stem in the table."""
    decoded = _decoded()
    found = decoded.get(stem)
    if found is None:
        line = table().get(stem)
        found = tuple(_cells(stem, line)) if line else ()
        if len(decoded) > 200_000:
            decoded.clear()
        decoded[stem] = found
    return found


def _cells(stem: str, line: str) -> Iterator[Cell]:
    for cell in line.split(" "):
        code, weight, *lemma = cell.split(":")
        yield code, int(weight) / 10, lemma[0] if lemma else stem


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
        if kind in ("future", "subjunctive"):
            if code[1] != "i":
                return 0.0
        elif kind == "emphatic" and code[1] != "p":
            return 0.0
        if pronoun:
            if code[-1] == "i" or code[2] == "p" or pronoun == "ي":
                return 0.02
        elif pronoun == "ني":
            return 1.0
        return 1.0
    if kind in ("future", "subjunctive", "emphatic") or pronoun == "ني":
        return 0.0
    if code[0] == "P":
        return 0.8 if not pronoun else 0.01
    if pronoun and code[4] in "ax":
        return 0.0
    return 1.0 if kind == "noun" else 0.55


_ARTICLES = frozenset({"ال"})


def _table_readings(word: str) -> list[Reading]:
    found = []
    for form, clitics, kind, share in PROCLITICS:
        if not word.startswith(form) or len(word) <= len(form):
            continue
        rest = word[len(form) :]
        article = "ال" in clitics
        for ending, often in (("", 1.0), *PRONOUNS):
            if ending:
                if article or not rest.endswith(ending) or len(rest) - len(ending) < 2:
                    continue
                stems = stems_before_pronoun(rest[: -len(ending)])
            else:
                stems = (rest, "ل" + rest) if form.endswith("لل") and not rest.startswith("ل") else (rest,)
            for stem in stems:
                for code, weight, lemma in cells_of(stem):
                    fit = _fits(code, kind, ending or None)
                    if fit and article and code[0] == "N" and code[4] in "cx":
                        fit = 0.0
                    if fit:
                        pos = _part_of_speech(code)
                        score = weight * share * often * fit
                        found.append(
                            Reading(
                                pos, code, stem, lemma, len(form), len(ending), clitics, ending or None, score, "table"
                            )
                        )
    return found


def _function_readings(word: str) -> list[Reading]:
    words, found = function_words(), []
    for form, clitics in (("", ()), ("و", ("و",)), ("ف", ("ف",))):
        if not word.startswith(form) or len(word) <= len(form):
            continue
        found += _function_stem(word[len(form) :], len(form), clitics, words)
    return found


def _function_stem(rest: str, before: int, clitics: tuple[str, ...], words: dict[str, FunctionWord]) -> list[Reading]:
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
        for ending, _ in PRONOUNS:
            stem = bare[: -len(ending)]
            if bare.endswith(ending) and stem:
                row = words.get(stem)
                if ending == "ي" and len(stem) > 2 and stem not in ("عند", "لدي"):
                    continue
                if row and row.pronoun and (not preposition or preposition in row.clitics):
                    found.append(_function_reading(stem, row, before + len(preposition), len(ending), held, ending))
    if rest in ATTACHED:
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


# --- guesses --------------------------------------------------------------------------------------------------


def _guesses(word: str) -> tuple[Reading, ...]:
    """The guess at an unknown word, and beside a name the imperfect verb that it may be."""
    guess = _guess(word)
    start = guess.before
    if guess.rule == "guess-name" and len(word) - start > 3 and word[start] in "يتن" and word[-1] != "و":
        who = {"ي": "3ms", "ت": "3fs", "ن": "1-p"}[word[start]]
        weight = 0.01 if word[start] == "ي" else 0.003
        verb = guess._replace(pos="VERB", code=f"Via{who}b", weight=weight, rule="guess-imperfect")
        return guess, verb
    return (guess,)


def _voices(found: list[Reading]) -> list[Reading]:
    """Passive readings only where the letters show the passive (أصيب, قيل): elsewhere the clause decides."""
    active = {(one.key, one.lemma, one.code[1], one.before) for one in found if one.verb and one.code[2] == "a"}
    kept = []
    for one in found:
        if one.verb and one.code[2] == "p" and (one.key, one.lemma, one.code[1], one.before) in active:
            one = one._replace(code=one.code[:2] + "a" + one.code[3:])
        kept.append(one)
    return kept


def _elatives(word: str, found: list[Reading]) -> list[Reading]:
    """``أحدث``, ``أشد``: what looks like a verb of form IV may be an elative that the table lacks."""
    if word[0] != "ا" or not 3 <= len(word) <= 4 or any(one.nominal and not one.proclitics for one in found):
        return []
    verbs = [one for one in found if one.code.startswith("Vpa3ms") and one.key == word]
    return [verbs[0]._replace(pos="NOUN", code="Ncsmb", lemma=word, weight=verbs[0].weight * 0.03)] if verbs else []


def _guess(word: str) -> Reading:
    """A word of no list: clitics are believed where enough is left, then affixes decide."""
    before, clitics = 0, ()  # type: tuple[int, tuple[str, ...]]
    for form, held, kind, _ in PROCLITICS:
        if (
            "ال" in held
            and kind == "noun"
            and word.startswith(form)
            and len(word) - len(form) >= 2
            and len(form) > before
        ):
            before, clitics = len(form), held
    if clitics:
        stem = word[before:]
        pos, code = (
            ("ADJ", "Nn" + _shape(stem)[2:]) if stem.endswith(("ي", "يه")) else ("NOUN", "Nq" + _shape(stem)[2:])
        )
        return Reading(pos, code, stem, stem, before, 0, clitics, None, 0.01, "guess-article")
    conjunction = "و" if word[0] == "و" and len(word) > 4 else ""
    rest, held = word[len(conjunction) :], (conjunction,) if conjunction else ()
    verb = _guess_verb(rest)
    if verb:
        code, lemma, future, pronoun = verb
        key = rest[future : len(rest) - len(pronoun)]
        held += ("س",) if future else ()
        before = len(conjunction) + future
        return Reading("VERB", code, key, lemma, before, len(pronoun), held, pronoun or None, 0.01, "guess-verb")
    for ending in ("ون", "ين", "ات", "ان", "تين", "يه", "ه"):
        if rest.endswith(ending) and len(rest) > len(ending) + 2:
            if ending in ("ون", "ين", "ان") and not cells_of(rest[: -len(ending)]):
                break
            return Reading("NOUN", _shape(rest), rest, rest, len(conjunction), 0, held, None, 0.01, "guess-suffix")
    return Reading("PROPN", "P", rest, rest, len(conjunction), 0, held, None, 0.01, "guess-name")


def _shape(stem: str) -> str:
    if stem.endswith(("ون", "ين")):
        return "Nxpma"
    if stem.endswith("ات"):
        return "Njpfb"
    if stem.endswith("ان"):
        return "Njdma"
    return "Njsfb" if stem.endswith("ه") else "Njsmb"


def _guess_verb(word: str) -> tuple[str, str, int, str] | None:
    """Code, lemma, letters of the future clitic and pronoun of a verb whose base form the table has."""
    found = _guess_inflected(word)
    if found:
        return *found, ""
    for ending in ("ها", "هم", "هما", "نا", "ني", "ه"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            bare = word[: -len(ending)]
            for stem in (bare, bare + "ا") if bare.endswith("و") else (bare,):
                found = _guess_inflected(stem)
                if found and found[0][-1] != "i":
                    return *found, ending
    return None


def _guess_inflected(word: str) -> tuple[str, str, int] | None:
    if word.endswith("وا") and len(word) > 4:
        for code, _, lemma in cells_of(word[:-2]):
            if code.startswith("Vpa3ms"):
                return "Vpa3mp" + code[-1], lemma, 0
    future = 1 if word[0] == "س" and len(word) > 4 and word[1] in "ينتا" else 0
    rest = word[future:]
    for ending, who in (("ون", "3mp"), ("وا", "3mp"), ("ان", "3md"), ("ا", "3md"), ("ن", "3fp"), ("", "3ms")):
        if rest[0] in "يت" and rest.endswith(ending) and len(rest) - len(ending) > 2:
            base = rest[1 : -len(ending)] if ending else rest[1:]
            for code, _, lemma in cells_of("ي" + base) or cells_of("ت" + base):
                if code.startswith("Via3"):
                    person = "3fs" if rest[0] == "ت" and not ending else who
                    return "Via" + person + code[-1], lemma, future
            for code, _, lemma in cells_of(base):
                if code.startswith("Vpa3ms") and len(base) > 2:
                    person = "3fs" if rest[0] == "ت" and not ending else who
                    return "Via" + person + code[-1], lemma, future
    for ending, who in (("ت", "3fs"), ("تا", "3fd"), ("ا", "3md"), ("نا", "1-p")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            for code, weight, lemma in cells_of(word[: -len(ending)]):
                if code.startswith("Vpa3ms") and weight > 1:
                    return "Vpa" + who + code[-1], lemma, 0
    return ("Via3msb", rest, 1) if future and rest[0] == "ي" else None


@cache
def _known() -> dict[str, tuple[Reading, ...]]:
    return {}


def readings(word: str) -> tuple[Reading, ...]:
    """The readings of a written word without marks (see `bare`), best first; never none.

    >>> [(one.pos, one.lemma, one.proclitics) for one in readings("وبالمدينة")][0]
    ('NOUN', 'مدينه', ('و', 'ب', 'ال'))
    """
    known = _known()
    found = known.get(word)
    if found is None:
        if len(known) > 100_000:
            known.clear()
        found = known[word] = _readings(word)
    return found


def _readings(word: str) -> tuple[Reading, ...]:
    key = skeleton(word)
    if not key or len(key) > MAXIMUM:
        return (Reading("X", "", key, key, 0, 0, (), None, 0.0, "too-long"),)
    found = _function_readings(key) + _table_readings(key)
    if not found:
        return _guesses(key)
    found += _elatives(key, found)
    found = _voices(found)
    best: dict[tuple[str, str, str, int, int], Reading] = {}
    for one in sorted(found, key=lambda r: (-r.weight, r[:6])):
        same = (one.pos, one.code[:3], one.lemma, one.before, one.after)
        first = best.setdefault(same, one)
        if first is not one and one.verb and first.code[3:6] == one.code[3:6]:
            best[same] = first._replace(weight=first.weight + one.weight)
    kept = [one._replace(weight=one.weight * _spelt(word, one)) for one in best.values()]
    kept = _names(key, kept)
    kept.sort(key=lambda r: (-r.weight, r[:6]))
    return tuple(kept[:8])


RARE = 1.0
"""Weight of all readings below which a word is as likely an unknown name."""


def _names(key: str, found: list[Reading]) -> list[Reading]:
    """The readings with what is known of names: few carry the accusative alef, and rare words are often names."""
    named = any(one.code == "P" and one.key == one.lemma == key for one in found)
    kept = []
    for one in found:
        if one.code == "P" and one.key == one.lemma + "ا":
            one = one._replace(weight=one.weight * 0.1)
        elif named and one.code[:2] == "Nn" and one.code[4] == "x":
            one = one._replace(weight=one.weight * 0.3)
        kept.append(one)
    best = kept[0]
    inflected = best.pronoun is not None or best.proclitics or best.code[5:6] in ("p", "d")
    if len(key) > 2 and key[:2] != "ال" and not inflected and sum(one.weight for one in kept) < RARE:
        if not any(one.code == "P" for one in kept):
            kept.append(Reading("PROPN", "P", key, key, 0, 0, (), None, 0.3, "rare-word"))
    return kept


def _spelt(word: str, one: Reading) -> float:
    """How well a reading agrees with the letters that folding makes equal, where the word shows them."""
    if word[-1] in "ةى" and one.after:
        return 1e-14
    if one.weight >= FUNCTION and (word[one.before] == "آ" or (one.pronoun == "ي" and one.proclitics)):
        return 1e-14
    if one.verb and one.code[1] == "p" and one.key[-1] == "ي" and not one.after:
        return 6.0 if word[-1] == "ى" else 0.3
    if one.code == "preposition" and one.key[-1] == "ي" and word[-1] == "ي" and "ف" in one.proclitics:
        return 1e-9
    if word[-1] == "ه" and not one.after and one.code[0] == "N" and one.code[3] == "f":
        return 0.3
    if one.verb and word[one.before] == "إ":
        return 1e-3
    return 1.0


def warm() -> None:
    """Read the tables now instead of at the first word."""
    table()
    function_words()
