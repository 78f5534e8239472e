"""Number words and digits read as one quantity: ``ثلاثة آلاف وخمسمئة``, ``3.5 ملايين``, ``عشرات الآلاف``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from toolkit.language.words import Words, led
from toolkit.lexicon import Lexicon, load

Value = int | float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the lexicon says about numbers, by folded word."""

    atoms: Mapping[str, tuple[str, str, Value | None, str]]
    """Number word with its clitics -> clitics, kind, value, word."""
    before: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    """Last word of a phrase before a number -> phrases (longest first) with effect and row."""
    after: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    """First word of a phrase after a number -> phrases with effect and row."""
    duals: Mapping[str, str]
    """Dual form of a counted noun -> row."""
    units: frozenset[str]
    """Every written form of a counted noun."""
    currencies: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    """First word of a currency's name -> names (longest first) with code and row."""
    labels: Mapping[str, str]
    """Words after which a number is a name (``القرار 1701``, ``اف 16``), or that only look like one -> kind."""
    percents: Mapping[str, tuple[tuple[str, ...], ...]]
    """First word of what makes a number a share (``في المئة``) -> its phrases, longest first."""
    months: frozenset[str]
    """First words of the names of months."""


Phrases = dict[str, list[tuple[tuple[str, ...], str, str]]]


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Compile what the finder of numbers needs, once for each lexicon."""
    plain: dict[str, tuple[str, str, Value | None, str]] = {}
    led_on: dict[str, tuple[str, str, Value | None, str]] = {}
    percents: dict[str, list[tuple[str, ...]]] = {}
    for row in lexicon["number_words.tsv"]:
        if row["kind"] == "percent":
            percents.setdefault(row.key.split()[0], []).append(tuple(row.key.split()))
            continue
        number = float(row["value"]) if row["value"] else None
        value = int(number) if number is not None and number.is_integer() else number
        for form, clitics in led(row.key):
            if clitics in {"ك", "كال", "وك"}:
                continue  # كمية is a quantity, not "like a hundred"
            (led_on if clitics else plain)[form] = clitics, row["kind"], value, row.key
    atoms = {**led_on, **plain}
    before: Phrases = {}
    after: Phrases = {}
    for row in lexicon["bounds.tsv"]:
        phrase = tuple(row.key.split())
        if row["side"] in {"before", "both"}:
            before.setdefault(phrase[-1], []).append((phrase, row["effect"], row.ref))
        if row["side"] in {"after", "both"}:
            after.setdefault(phrase[0], []).append((phrase, row["effect"], row.ref))
    duals, units = {}, set[str]()
    for row in lexicon["units.tsv"]:
        units.update((row.key, row.key + "ا", *row.all("forms")))
        duals.update(dict.fromkeys(row.all("dual"), row.ref))
    currencies: Phrases = {}
    for row in lexicon["currencies.tsv"]:
        phrase = tuple(row.key.split())
        currencies.setdefault(phrase[0], []).append((phrase, row["code"], row.ref))
    labels = {row.key: row["kind"] for row in lexicon["number_labels.tsv"]}
    months = frozenset(row.key.split()[0] for row in lexicon["months.tsv"])
    return Vocabulary(
        atoms,
        longest_first(before),
        longest_first(after),
        duals,
        frozenset(units),
        longest_first(currencies),
        labels,
        {word: tuple(sorted(found, key=len, reverse=True)) for word, found in percents.items()},
        months,
    )


def longest_first(phrases: Phrases) -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """Phrases by their key word, longer ones before the shorter ones that they hold."""
    return {word: tuple(sorted(found, key=lambda one: (-len(one[0]), one[0]))) for word, found in phrases.items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """A number in the making: words ``first`` to ``end`` (exclusive) of the text."""

    first: int
    end: int
    value: Value | None
    low: Value | None
    high: Value | None
    offset: int
    """Where the number starts, clitics left out."""
    scale: Value = 1
    """The largest thousand, million ... in it, which a range shares (``بين 5 و10 آلاف``)."""
    prefix: str = ""
    unit: str | None = None
    dual: bool = False
    vague: bool = False
    stop: int | None = None
    """Where the number ends if not at the end of its last word."""
    rule: str = ""


def cardinal_at(listed: Words, at: int) -> tuple[Value, int] | None:
    """The number in words or digits that begins at a word, and the word after it; none for an open quantity.

    >>> from toolkit.language.words import words
    >>> cardinal_at(words("قبل ثلاثة وعشرين عاما"), 1)
    (23, 3)
    """
    reading = cardinal(listed, at, vocabulary(load()))
    return (reading.value, reading.end) if reading and reading.value is not None else None


def digits_value(digits: str) -> tuple[int | float, int | float | None]:
    """The value of a written number, and what it is worth if a lone mark before three digits is a decimal point.

    >>> digits_value("12,500"), digits_value("1.250"), digits_value("5,5"), digits_value("1.234.567")
    ((12500, 12.5), (1250, 1.25), (5.5, None), (1234567, None))
    """
    plain = digits.replace("\N{ARABIC THOUSANDS SEPARATOR}", ",").replace("\N{ARABIC COMMA}", ",")
    plain = plain.replace("\N{ARABIC DECIMAL SEPARATOR}", ";")
    marks = [c for c in plain if c in ".,;"]
    groups = plain.replace(",", ".").replace(";", ".").split(".")
    if not marks:
        return int(plain[:30]), None
    if len(set(marks)) > 1 or marks[-1] == ";" or len(groups[-1]) != 3 or groups[0] == "0" or len(groups[0]) > 3:
        if len(marks) > 1 and len(set(marks)) == 1:
            return int("".join(groups)[:30]), None
        return float("".join(groups[:-1])[:30] + "." + groups[-1][:30]), None
    value = int("".join(groups)[:30])
    return value, float(groups[0] + "." + groups[1]) if len(groups) == 2 else None


def atom_at(listed: Words, at: int, vocab: Vocabulary) -> tuple[str, str, Value | None, str] | None:
    """Clitics, kind, value and key of the number word or digits at this place."""
    if at >= len(listed):
        return None
    kind, key = listed.kinds[at], listed.keys[at]
    if kind == "number":
        return "", "digits", digits_value(key)[0], key
    return vocab.atoms.get(key) if kind == "word" else None


def group_at(listed: Words, at: int, vocab: Vocabulary, prefix_ok: Callable[[str], bool]) -> tuple[Value, int] | None:
    """A number below a thousand in words, or digits: its value and the word after it."""
    atom = atom_at(listed, at, vocab)
    if atom is None or not prefix_ok(atom[0]):
        return None
    _, kind, value, _ = atom
    follow = atom_at(listed, at + 1, vocab)
    if value is None:
        return None
    if kind == "digits":
        return value, at + 1
    if kind == "ten":
        return value, at + 1
    if kind == "ten-word":
        return 10, at + 1
    if kind == "hundred":
        if follow and follow[0] == "و" and follow[1] in {"unit", "ten", "ten-word", "teen-unit"}:
            rest = group_at(listed, at + 1, vocab, "و".__eq__)
            if rest and rest[0] < 100:
                return value + rest[0], rest[1]
        return value, at + 1
    if kind in {"unit", "teen-unit"}:
        if follow and follow[1] == "ten-word" and follow[0] == "":
            return value + 10, at + 2
        if follow and follow[1] == "ten" and follow[0] in {"و", "وال"}:
            return value + int(follow[2] or 0), at + 2
        if follow and follow[1] == "hundred" and follow[0] in {"", "ال"} and value > 2 and follow[2] == 100:
            rest = group_at(listed, at + 2, vocab, "و".__eq__)
            if rest and rest[0] < 100 and listed.kinds[at + 2] == "word":
                return value * 100 + rest[0], rest[1]
            return value * 100, at + 2
        return (value, at + 1) if kind == "unit" else None
    return None


def cardinal(listed: Words, at: int, vocab: Vocabulary) -> Reading | None:
    """``ثلاثة آلاف وخمسمئة``: groups with their thousands and millions, largest first, joined by و."""
    atom = atom_at(listed, at, vocab)
    if atom is None:
        return None
    prefix, kind, _, key = atom
    if kind in {"vague", "plural-scale", "several"}:
        return vague(listed, at, vocab, atom)
    if kind == "unit" and vocab.labels.get(listed.key(at - 1)) == "place":
        return None
    total: Value = 0
    ceiling: Value = float("inf")
    largest: Value = 1
    here = at
    while True:
        first = here == at
        part = scaled(listed, here, vocab, (lambda _: True) if first else "و".__eq__)
        if part is None or part[1] >= ceiling or part[0] >= ceiling:
            break
        worth, scale, end = part
        total, here, largest = total + worth, end, max(largest, scale)
        if scale == 1:
            break
        ceiling = scale
    if here == at:
        return None
    rule = "digits" if kind == "digits" else f"cardinal number_words.tsv:{key}"
    value = round(total, 6)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    offset = listed.starts[at] + (clitic_length(listed, at, prefix) if kind != "digits" else 0)
    return Reading(at, here, value, value, value, offset, scale=largest, prefix=prefix, rule=rule)


def clitic_length(listed: Words, at: int, prefix: str) -> int:
    """How many characters of the text the clitics take, marks included; the article stays with the number."""
    letters = prefix.removesuffix("ال") if prefix != "لل" else "ل"
    letters = letters[:-1] if letters.endswith("لل") and len(letters) > 2 else letters
    end, left = listed.starts[at], len(letters)
    text = listed.text
    while left or not text[end].isalpha() or text[end] == "\N{ARABIC TATWEEL}":
        left -= text[end].isalpha() and text[end] != "\N{ARABIC TATWEEL}"
        end += 1
    return end - listed.starts[at]


SCALES = frozenset({"scale", "accusative-scale", "dual-scale"})


def scaled(
    listed: Words, at: int, vocab: Vocabulary, prefix_ok: Callable[[str], bool]
) -> tuple[Value, Value, int] | None:
    """A group with the thousand or million after it, a lone thousand, half a million: worth, scale, end."""
    atom = atom_at(listed, at, vocab)
    if atom is None and listed.key(at) == "و" and not prefix_ok(""):
        return scaled(listed, at + 1, vocab, "".__eq__)
    if atom is None or not prefix_ok(atom[0]):
        return None
    _, kind, value, key = atom
    if kind == "accusative-scale" and value is not None and listed.key(at + 1) in vocab.units:
        return 2 * value, value, at + 1  # ألفا جندي: the dual before what it counts
    if kind in SCALES and value is not None:
        scale = value // 2 if kind == "dual-scale" else value
        more = _and_a_half(listed, at + 1, vocab, scale)
        return (value + more[0], scale, more[1]) if more else (value, scale, at + 1)
    if kind == "fraction" and value is not None:
        follow = atom_at(listed, at + 1, vocab)
        if follow and follow[1] == "scale" and follow[0] in {"", "ال"} and follow[2]:
            return value * follow[2], follow[2], at + 2
        return None
    group = group_at(listed, at, vocab, prefix_ok)
    if group is None:
        return None
    worth, end = group
    if kind == "digits" and listed.key(end) in {")", "»", '"'} and listed.key(at - 1) in {"(", "«", '"'}:
        scaled_by = atom_at(listed, end + 1, vocab)
        end += bool(scaled_by and scaled_by[1] in {"scale", "plural-scale", "accusative-scale"})  # «250» مليون
    follow = atom_at(listed, end, vocab)
    if follow and follow[1] == "fraction" and follow[2] is None:
        return None  # ثلاثة أرباع المساحة
    if follow and follow[0] in {"", "ال"} and follow[1] in {"scale", "plural-scale", "accusative-scale"} and follow[2]:
        if kind == "digits":
            worth = digits_value(key)[1] or worth
        scale = follow[2]
        more = _and_a_half(listed, end + 1, vocab, scale)
        return (worth * scale + more[0], scale, more[1]) if more else (worth * scale, scale, end + 1)
    return worth, 1, end


def _and_a_half(listed: Words, at: int, vocab: Vocabulary, scale: Value) -> tuple[Value, int] | None:
    """``ونصف المليون`` after a million."""
    atom = atom_at(listed, at, vocab)
    if atom is None or atom[0] != "و" or atom[1] != "fraction" or atom[2] is None:
        return None
    follow = atom_at(listed, at + 1, vocab)
    if follow and follow[1] == "scale" and follow[0] in {"", "ال"} and follow[2]:
        return atom[2] * follow[2], at + 2
    return atom[2] * scale, at + 1


BOUND = {"", "ال"}
"""What may stand before the second word of ``مئات الآلاف``."""


def vague(listed: Words, at: int, vocab: Vocabulary, atom: tuple[str, str, Value | None, str]) -> Reading | None:
    """``عشرات``, ``مئات الآلاف``, ``بضعة آلاف``: a quantity whose size the text leaves open."""
    prefix, kind, _, key = atom
    end = at + 1
    while (
        (follow := atom_at(listed, end, vocab)) and follow[0] in {"", "ال"} and follow[1] in {"vague", "plural-scale"}
    ):
        end += 1
    if kind == "several" and end == at + 1:
        return None
    offset = listed.starts[at] + clitic_length(listed, at, prefix)
    rule = f"vague number_words.tsv:{key}"
    return Reading(at, end, None, None, None, offset, prefix=prefix, vague=True, rule=rule)
