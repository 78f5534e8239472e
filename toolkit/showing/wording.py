"""The words around the evidence: one catalogue of interface texts in Arabic and English, numbers, dates, agreement.

``strings.tsv`` holds every text in both languages; a test keeps it complete. A cell of several forms separates them
by ``|``: of a counted noun the Arabic singular, dual, plural after 3 to 10, and accusative singular after 11 to 99;
the English singular and plural.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from toolkit.lexicon import Column, read_table
from toolkit.showing.arabic import Language

DIGITS = "MAWQIF_DIGITS"
"""Name of the setting that says which digits Arabic text is written with, ``western`` or ``arabic-indic``: an
environment variable, so that it holds for tables, plots, notebooks and reports alike."""
_ARABIC_INDIC = {ord(str(n)): chr(0x0660 + n) for n in range(10)} | {ord(","): "\u066c", ord("."): "\u066b"}

_MAY_BE_EMPTY = Column.free("ar")


@cache
def catalogue() -> Mapping[str, Mapping[Language, str]]:
    """Key -> language -> text. Raises LexiconError where the file is not as it should be."""
    columns = (Column("key"), _MAY_BE_EMPTY, Column("en"))
    table = read_table(Path(__file__).with_name("strings.tsv"), columns)
    return {row.key: {"ar": row["ar"], "en": row["en"]} for row in table}


def say(key: str, language: Language, **values: str) -> str:
    """The text of a key with its places filled; KeyError for a key that the catalogue does not have.

    >>> say("text.line", "ar", line="3")
    'السطر 3'
    """
    written = catalogue()[key][language]
    return written.format(**values) if values else written


def say_or(key: str, otherwise: str, language: Language) -> str:
    """The text of a key, or another text where the catalogue has no such key (an unforeseen type or mode)."""
    found = catalogue().get(key)
    return found[language] if found is not None else otherwise


def digit_style() -> Literal["western", "arabic-indic"]:
    """Which digits Arabic text is written with; western ones unless `DIGITS` says otherwise. ValueError for others."""
    chosen = os.environ.get(DIGITS) or "western"
    if chosen in ("western", "arabic-indic"):
        return chosen  # type: ignore[return-value]
    raise ValueError(f"{DIGITS}: expected western or arabic-indic, got {chosen!r}")


def digits(written: str, language: Language) -> str:
    """A written number in the digits of the language (see `DIGITS`)."""
    return written.translate(_ARABIC_INDIC) if language == "ar" and digit_style() == "arabic-indic" else written


def number(value: float, language: Language) -> str:
    """A number with its thousands set apart.

    >>> number(274000, "ar"), number(1.5, "en")
    ('274,000', '1.5')
    """
    written = f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
    return digits(written, language)


_SCALES = ((1_000_000_000, "noun.billion"), (1_000_000, "noun.million"), (1_000, "noun.thousand"))


def number_in_words(value: float, language: Language, *, counting: bool = False) -> str:
    """A round number with its thousands or millions in words, as newspapers write it; any other in digits.

    ``counting``: a counted noun follows, so that the accusative of the scale loses its ending.

    >>> number_in_words(274000, "ar"), number_in_words(274000, "ar", counting=True), number_in_words(3000, "ar")
    ('274 ألف\N{ARABIC FATHATAN}ا', '274 ألف', '3 آلاف')
    """
    for scale, noun in _SCALES:
        if value >= scale and (value * 10) % scale == 0:
            count = value / scale
            if not count.is_integer():
                if scale == 1_000:
                    break
                return f"{number(count, language)} {_forms(noun, language)[0]}"
            if language == "en":
                return number(int(value), language) if scale == 1_000 else f"{number(int(count), language)} {noun[5:]}"
            if counting and count == 2:
                return _forms(noun, language)[1].removesuffix("ن")
            if count == 1:
                return _forms(noun, language)[0]
            if counting and 11 <= int(count) % 100 <= 99:
                return f"{number(int(count), language)} {_forms(noun, language)[0]}"
            return counted(int(count), noun.removeprefix("noun."), language)
    return number(value, language)


def _forms(key: str, language: Language) -> tuple[str, ...]:
    return tuple(catalogue()[key][language].split("|"))


def counted(count: float, noun: str, language: Language) -> str:
    """A number with its noun in the form that the number asks for.

    >>> [counted(n, "fighters", "ar") for n in (0, 1, 2, 3, 11, 100, 103)]
    ['لا مقاتلين', 'مقاتل واحد', 'مقاتلان', '3 مقاتلين', '11 مقاتل\N{ARABIC FATHATAN}ا', '100 مقاتل', '103 مقاتلين']
    >>> counted(274000, "displaced", "ar"), counted(1, "figure", "en"), counted(2000, "displaced", "ar")
    ('274 ألف نازح', 'one figure', 'ألفا نازح')
    """
    forms = _forms(f"noun.{noun}", language)
    if language == "en":
        singular, plural = forms
        if count == 0:
            return say("count.none", language, plural=plural)
        if count == 1:
            return say("count.one.masculine", language, singular=singular)
        return f"{number_in_words(count, language)} {plural}"
    singular, dual, plural, accusative = forms
    if count == 0:
        return say("count.none", language, plural=plural)
    if count == 1:
        gender = "feminine" if singular.split(" ")[0].endswith("ة") else "masculine"
        return say(f"count.one.{gender}", language, singular=singular)
    if count == 2:
        return dual
    if count >= 1000 and (in_words := number_in_words(count, language, counting=True)) != number(count, language):
        return f"{in_words} {singular}"
    last = int(count) % 100 if float(count).is_integer() else 0
    form = plural if 3 <= last <= 10 else accusative if last >= 11 else singular
    return f"{number(count, language)} {form}"


def bounded(value: float | None, low: float | None, high: float | None, language: Language) -> str:
    """A number with what is known of its bounds; as the model has it, None is an end that the text leaves open.

    >>> bounded(200000, 200000, None, "ar"), bounded(5, None, None, "en")
    ('200 ألف على الأقل', 'about 5')
    """
    if value is None and low is None and high is None:
        return say("bound.unknown", language)
    if low is not None and high is not None:
        if low == high:
            return number_in_words(low, language)
        spoken = {"low": number_in_words(low, language), "high": number_in_words(high, language)}
        return say("bound.between", language, **spoken)
    kind = "at-least" if low is not None else "at-most" if high is not None else "about"
    shown = low if low is not None else high if high is not None else value
    return say(f"bound.{kind}", language, number=number_in_words(shown or 0, language))


def date_in_words(value: str, language: Language, *, short: bool = False) -> str:
    """An ISO day, month, year or interval in words; what is none is given back as it is.

    >>> date_in_words("2017-06-26", "ar"), date_in_words("2014/", "ar"), date_in_words("2017-05/2017-06", "en")
    ('26 حزيران/يونيو 2017', 'منذ 2014', 'from May 2017 to June 2017')
    """
    if "/" in value:
        start, _, end = value.partition("/")
        spoken = {
            "start": date_in_words(start, language, short=short),
            "end": date_in_words(end, language, short=short),
        }
        kind = "between" if start and end else "from" if start else "until"
        return say(f"date.{kind}", language, **spoken)
    parts = value.split("-")
    month = f"month{'-short' if short else ''}.{parts[1]}" if len(parts) > 1 else ""
    if len(parts) == 3 and parts[2].isdigit() and month in catalogue():
        day = digits(str(int(parts[2])), language)
        year = digits(parts[0], language)
        return say("date.day", language, day=day, month=say(month, language), year=year)
    if len(parts) == 2 and month in catalogue():
        return say("date.month", language, month=say(month, language), year=digits(parts[0], language))
    return digits(value, language)


def listed(names: Iterable[str], language: Language) -> str:
    """Names in a row; Arabic repeats the conjunction and writes it to the word.

    >>> listed(["تركيا", "إيران", "روسيا"], "ar"), listed(["Iran", "Russia"], "en")
    ('تركيا وإيران وروسيا', 'Iran and Russia')
    """
    known = tuple(names)
    if language == "ar":
        return f" {say('list.and', 'ar')}".join(known)
    head, last = known[:-1], known[-1:]
    return (
        f" {say('list.and', 'en')} ".join((f"{say('list.comma', 'en')} ".join(head), *last)) if head else "".join(last)
    )


def with_preposition(preposition: str, name: str) -> str:
    """An Arabic preposition before a name: one letter is written to it, and swallows the alef of the article.

    >>> with_preposition("لـ", "الجيش"), with_preposition("لـ", "اللجنة"), with_preposition("على", "حلب")
    ('للجيش', 'للجنة', 'على حلب')
    """
    if not preposition.endswith("ـ"):
        return f"{preposition} {name}"
    letter = preposition.removesuffix("ـ")
    if not name or not "\u0620" <= name[0] <= "\u064a":
        return preposition + name
    if letter == "ل" and name.startswith("ال"):
        return letter + name[2:] if name.startswith("الل") else letter + "ل" + name[2:]
    return letter + name


@cache
def grammar() -> Mapping[str, str]:
    """What ``grammar.tsv`` tells of words: their number in English, their gender in Arabic."""
    tells = ("plural", "singular", "place", "masculine", "feminine", "masculine state", "masculine person")
    columns = (Column("word"), Column.one_of("tells", tells))
    return {row.key: row["tells"] for row in read_table(Path(__file__).with_name("grammar.tsv"), columns)}


def feminine(name: str, *, state: bool = False, person: bool = False) -> bool:
    """Whether an Arabic verb before a name agrees with it in the feminine, as far as its first word tells.

    >>> feminine("قوات سوريا الديمقراطية"), feminine("التحالف الدولي"), feminine("تركيا", state=True)
    (True, False, True)
    """
    first = name.split(" ", 1)[0]
    known = grammar().get(first.removeprefix("ال")) or grammar().get(first, "")
    if state:
        return grammar().get(name) != "masculine state"
    if known == "feminine" or known.startswith("masculine"):
        return known == "feminine" or (known == "masculine person" and not person)
    return first.endswith(("ة", "ات", "اء"))
