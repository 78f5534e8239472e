"""Compile ``morphology.tsv.gz``: what each folded stem can be, with counts, from farahidi's lexicon.

Run as ``python -m toolkit.lexicon.build_morphology [TARGET]`` with the packages of the ``lexicon`` group; it takes
some minutes and writes the same bytes each time. farahidi carries the lexicon of AlKhalil Morpho Sys 2 (GPL-3) with
the counts of its tagged corpus: how often each written word stood for each lemma. Its analyzer is slow and its decoder
worse than these counts, so both are left behind: every counted word is analysed once, here, and its count goes to the
stem between its clitics. Stems that the corpus lacks but the lexicon has get the weight of their lemma.

The file: a first line ``#`` with versions and the hash of the rest; then one line a stem: its key (see
`toolkit.language.folding.skeleton`), a tab, and its readings separated by spaces, most frequent first. A reading is
``code:weight`` or ``code:weight:lemma`` where the lemma differs from the key; weights are tenths of an occurrence.

Codes of verbs: ``V``, tense (``p`` perfect, ``i`` imperfect, ``m`` imperative), voice (``a`` ``p``), person
(``1 2 3``), gender (``m f -``), number (``s d p``), transitivity (``t`` transitive, ``i`` intransitive, ``b`` both).
Codes of nouns: ``N``, derivation (``m`` masdar, ``a`` active participle, ``p`` passive participle, ``q`` adjective
like a participle, ``n`` nisba, ``c`` elative, ``l`` noun of place, time or instrument, ``x`` intensive, ``s`` abstract
noun in -iyya, ``j`` other), number, gender, state (``b`` any, ``c`` only before a complement, ``a`` never before one,
``x`` indefinite accusative in alef). ``P`` is a proper name.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from toolkit.language.folding import skeleton

TARGET = Path(__file__).parent / "morphology.tsv.gz"

TENSES = {"ماض": "p", "مضارع": "i", "أمر": "m"}
PRONOUNS = {
    "هو": "3ms", "هي": "3fs", "هما": "3md", "هما(ة)": "3fd", "هم": "3mp", "هن": "3fp",
    "أنت\N{ARABIC FATHA}": "2ms",
    "أنت\N{ARABIC KASRA}": "2fs", "أنتما": "2-d", "أنتم": "2mp", "أنتن": "2fp", "أنا": "1-s", "نحن": "1-p",
}  # fmt: skip
DERIVATIONS = {
    "مصدر أصلي": "m", "مصدر ميمي": "m", "مصدر مرة": "m", "مصدر هيئة": "m", "اسم فاعل": "a", "اسم مفعول": "p",
    "صفة مشبهة": "q", "نسبة": "n", "اسم تفضيل": "c", "اسم زمان أو مكان": "l", "اسم آلة": "l",
    "مبالغة اسم الفاعل": "x", "مصدر صناعي": "s", "اسم جامد": "j",
}  # fmt: skip
NUMBERS = {"مفرد": "s", "مثنى": "d", "جمع": "p"}
GENDERS = {"مذكر": "m", "مؤنث": "f", "مذكر أو مؤنث": "-"}
RARE_IN_NEWS = (("Vm", 0.01), ("V.[ap]2", 0.01), ("V.[ap]1-s", 0.02), ("V.[ap]1-p", 0.15), ("N.d.c", 0.05))
"""Readings that a newspaper prints seldom, with what is left of their weight."""
OFTEN = 20
"""Count from which on a noun is kept though the tagged corpus has not its lemma."""
UNTAGGED = 0.4
"""The weight that it then gets, in occurrences."""
SMALLEST = 0.05
"""Weight, in occurrences, below which a reading is left out."""

COMMON = 0.12
"""Share of a lemma's words with the article from which on it is a noun that names are made of, not a name."""
WITH_ARTICLE = re.compile("[وف]?[بك]?ال..|[وف]?لل..")
THIRD_FORM = re.compile("م.ا..ه")
"""The shape of masdars such as مهاجمة, which the feminine participle shares."""
Reading = tuple[str, str, str]
"""Key of the stem, code, key of the lemma."""


def code_of(raw: Any) -> str | None:
    """The code of a raw analysis (see the module's docstring), or None for a tool word."""
    morph = raw.morph
    if morph.pos == "فعل":
        if morph.tense not in TENSES or morph.pronoun not in PRONOUNS:
            return None
        voice = "p" if morph.voice == "مجهول" else "a"
        transitivity = {"لازم": "i", "متعد": "t"}.get(morph.transitivity or "", "b")
        return "V" + TENSES[morph.tense] + voice + PRONOUNS[morph.pronoun] + transitivity
    if morph.type == "اسم علم":
        return "P"
    if morph.type not in DERIVATIONS:
        return None
    number, gender = NUMBERS.get(morph.number or "", "s"), GENDERS.get(morph.gender or "", "-")
    stem = skeleton(raw.stem)
    state = "b"
    if "علامة الإعراب" in raw.enclitic or (number == "p" and stem.endswith(("ون", "ين")) and morph.type == "نسبة"):
        state = "a" if stem.endswith("ن") else "c"
    elif "\N{ARABIC FATHATAN}" in raw.stem and stem.endswith("ا"):
        state = "x"
    return "N" + DERIVATIONS[morph.type] + number + gender + state


def readings(raws: Iterable[Any]) -> list[tuple[Reading, str, str]]:
    """The distinct readings of raw analyses, each with the vowelled stem and lemma, sorted.

    The analyzer goes through sets, so that its own order differs from run to run.
    """
    found: dict[tuple[Reading, str, str], None] = {}
    for raw in raws:
        code = code_of(raw)
        if code is not None:
            found[(skeleton(raw.stem), code, skeleton(raw.lemma)), raw.stem, raw.lemma] = None
    return sorted(found)


def tagged_counts() -> dict[str, dict[str, int]]:
    """How often each written word stood for each vowelled lemma, from the ``B`` lines of farahidi's model."""
    from farahidi import lm, translit

    counts: dict[str, dict[str, int]] = defaultdict(dict)
    with gzip.open(lm._data_dir().joinpath(lm.LM_FILE + ".gz").open("rb"), "rt", encoding=lm.LM_ENCODING) as lines:
        for line in lines:
            if line.startswith("B"):
                fields = line.split()
                word = translit.bw_to_arabic(fields[2])
                for lemma, count in zip(fields[5::3], fields[6::3], strict=False):
                    vowelled = translit.bw_to_arabic(lemma)
                    counts[word][vowelled] = max(counts[word].get(vowelled, 0), int(count))
    return counts


def _analyse_word(word: str) -> tuple[str, list[tuple[Reading, str, str]]]:
    return word, readings(_analyzer()._process_token(word))


def _analyse_stem(stem: str) -> tuple[str, list[tuple[Reading, str, str]]]:
    from farahidi import clitics, normalize

    analyzer = _analyzer()
    normalized, raws = normalize.correct_erreur(stem), []
    for segment in clitics.get_lists_segment(analyzer.lex, stem):
        if segment.proclitic.unvoweledform or segment.enclitic.unvoweledform or segment.stem != stem:
            continue
        raws.extend(analyzer._analyze_propernoun(normalized, stem, segment))
        for analyse in (analyzer._analyze_nominal, analyzer._analyze_verbal):
            raws.extend(analyzer._filtre_hamza(normalized, analyse(normalized, segment)))
    return stem, readings(raws)


_ANALYZER: list[Any] = []


def _analyzer() -> Any:
    from farahidi.analyzer import Analyzer

    if not _ANALYZER:
        _ANALYZER.append(Analyzer())
    return _ANALYZER[0]


def newsworthy(code: str) -> float:
    """What is left of a reading's weight in a newspaper."""
    for pattern, factor in RARE_IN_NEWS:
        if re.match(pattern, code):
            return factor
    return 1.0


def weigh() -> dict[str, dict[tuple[str, str], float]]:
    """Stem key -> (code, lemma key) -> weight in occurrences."""
    from farahidi import lm, normalize
    from farahidi.lexicon import load_map

    stem_counts: dict[str, int] = load_map(lm.MAP_STEM)
    lemma_share: dict[str, float] = load_map(lm.MAP_LEMMA)
    counts = tagged_counts()
    total = sum(count for lemmas in counts.values() for count in lemmas.values())
    table: dict[str, dict[tuple[str, str], float]] = defaultdict(lambda: defaultdict(float))
    with Pool(2) as pool:
        shares = _common_shares(counts)
        for word, all_found in pool.imap(_analyse_word, sorted(counts), chunksize=500):
            found = _nouns_and_names(all_found, shares)
            for lemma, count in sorted(counts[word].items()):
                _share_out(table, [one for one in found if one[2] == lemma], count, stem_counts)
        stems = sorted({normalize.remove_all_diacritics(stem) for stem in stem_counts} - {""})
        analysed = list(pool.imap(_analyse_stem, stems, chunksize=500))
    by_lemma: dict[str, list[tuple[Reading, str, str]]] = defaultdict(list)
    for _, found in analysed:
        for one in found:
            if one[2] in lemma_share and one[1] in stem_counts:
                by_lemma[one[2]].append(one)
            elif one[0][1][0] == "N" and stem_counts.get(one[1], 0) >= OFTEN:
                (key, code, lemma), _, _ = one
                table[key][code, lemma] = max(table[key][code, lemma], UNTAGGED)
    for lemma in sorted(by_lemma):
        found = _nouns_and_names(by_lemma[lemma], shares)
        _share_out(table, found, max(lemma_share[lemma] * total * 0.1, 0.2), stem_counts)
    return table


def _common_shares(counts: dict[str, dict[str, int]]) -> dict[str, float]:
    """Vowelled lemma -> the share of its words that carry the article."""
    bound: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for word, lemmas in counts.items():
        for lemma, count in lemmas.items():
            total[lemma] += count
            bound[lemma] += count if WITH_ARTICLE.match(word) else 0
    return {lemma: bound[lemma] / total[lemma] for lemma in total}


def _nouns_and_names(found: list[tuple[Reading, str, str]], shares: dict[str, float]) -> list[tuple[Reading, str, str]]:
    """The readings without names of a lemma that takes the article, or without nouns of one that does not."""
    names = {lemma for (_, code, _), _, lemma in found if code == "P"}
    nouns = {lemma for (_, code, _), _, lemma in found if code[0] == "N"}
    kept = []
    for one in found:
        (_, code, _), _, lemma = one
        both = lemma in names and lemma in nouns and code[0] in "PN"
        if not both or (shares.get(lemma, 0.0) >= COMMON) != (code == "P"):
            kept.append(one)
    return kept


def _share_out(
    table: dict[str, dict[tuple[str, str], float]],
    found: list[tuple[Reading, str, str]],
    count: float,
    stem_counts: dict[str, int],
) -> None:
    """Add a lemma's count to its readings, in the proportion in which their vowelled stems occur."""
    weights = [(stem_counts.get(stem, 0) + 0.5) * newsworthy(code) for (_, code, _), stem, _ in found]
    whole = sum(weights)
    for ((key, code, lemma), _, _), weight in zip(found, weights, strict=True):
        if key:
            table[key][code, lemma] += count * weight / whole


def merge_transitivity(weights: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """The weights with one reading for verbs that differ in transitivity only: ``b`` where they do."""
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    merged: dict[tuple[str, str], float] = defaultdict(float)
    for (code, lemma), weight in weights.items():
        if code[0] == "V" and weight > 0.1 * max(weights.values()):
            kinds[code[:-1], lemma].add(code[-1])
    for (code, lemma), weight in weights.items():
        kind = kinds.get((code[:-1], lemma), {code[-1]})
        whole = code if code[0] != "V" else code[:-1] + (next(iter(kind)) if len(kind) == 1 else "b")
        merged[whole, lemma] += weight
    return merged


def lines(table: dict[str, dict[tuple[str, str], float]]) -> Iterator[str]:
    """The table's lines, sorted by key."""
    for key in sorted(table):
        merged = merge_transitivity(table[key])
        if THIRD_FORM.fullmatch(key):
            merged = {one: w * (5 if one[0].startswith("Nm") else 1) for one, w in merged.items()}
        tenths = {one: max(1, round(w * 10)) for one, w in merged.items() if w >= SMALLEST}
        if not tenths:
            tenths = {max(merged, key=lambda one: (round(merged[one], 9), one)): 1}
        best = sorted((-weight, code, lemma) for (code, lemma), weight in tenths.items())[:8]
        cells = (f"{code}:{-weight}" + ("" if lemma == key else ":" + lemma) for weight, code, lemma in best)
        yield key + "\t" + " ".join(cells)


def main(arguments: list[str]) -> None:
    """Build the table and write it to the path given, else to its place."""
    target = Path(arguments[0]) if arguments else TARGET
    body = "\n".join(lines(weigh()))
    digest = hashlib.sha256(body.encode()).hexdigest()
    head = f"# farahidi {version('farahidi')}; GPL-3.0; sha256 of what follows: {digest}\n"
    with target.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write((head + body).encode())


if __name__ == "__main__":
    main(sys.argv[1:])
