"""The catalogue is complete in both languages, and Arabic counts its nouns as it should."""

from __future__ import annotations

import re
import string
import unicodedata
from pathlib import Path

import pytest

from toolkit.model import ACTOR_TYPES, QUOTE_KINDS, STATUSES
from toolkit.showing import wording
from toolkit.showing.wording import (
    bounded,
    catalogue,
    counted,
    date_in_words,
    listed,
    number,
    number_in_words,
    say,
    with_preposition,
)

PLACES = string.Formatter()


def places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in PLACES.parse(text) if name is not None)


def test_each_text_has_the_same_places_in_both_languages() -> None:
    assert {key: places(text["ar"]) for key, text in catalogue().items()} == {
        key: places(text["en"]) for key, text in catalogue().items()
    }


def test_each_text_is_there_in_both_languages() -> None:
    assert [key for key, text in catalogue().items() if not text["en"].strip()] == []
    assert [key for key, text in catalogue().items() if not text["ar"].strip()] == ["act.by"]


def test_each_text_is_in_its_language() -> None:
    for key, text in catalogue().items():
        english = re.sub(r"\{\w+\}", "", text["en"])
        arabic = re.sub(r"\{\w+\}|_[A-Z]+_|Natural Earth|SHA-256|PLOVER", "", text["ar"])
        assert not any(unicodedata.name(c, "").startswith("ARABIC") for c in english), key
        assert not any("LATIN" in unicodedata.name(c, "") for c in arabic), key
        assert "?" not in arabic, key
        assert ";" not in arabic, key
        assert "," not in arabic, key


def test_counted_nouns_have_all_forms() -> None:
    nouns = {key: text for key, text in catalogue().items() if key.startswith("noun.")}
    assert nouns
    for key, text in nouns.items():
        assert len(text["ar"].split("|")) == 4, key
        assert len(text["en"].split("|")) == 2, key


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("actor-type", ACTOR_TYPES),
        ("status", STATUSES),
        ("worded", STATUSES),
        ("kind", QUOTE_KINDS),
        ("unit", ("person", "vehicle", "aircraft", "drone", "ship", "weapon", "strike", "attack", "building",
                  "settlement", "state", "money", "other")),
        ("what", ("killed", "injured", "displaced", "captured", "missing", "fighters", "members", "voters", "detained",
                  "released", "other")),
        ("gap", ("1.-1", "0.-1", "-1.1", "-1.0")),
        ("month", tuple(f"{n:02}" for n in range(1, 13))),
    ],
)  # fmt: skip
def test_closed_lists_are_covered(prefix: str, values: tuple[str, ...]) -> None:
    assert [value for value in values if f"{prefix}.{value}" not in catalogue()] == []


def test_every_type_and_mode_of_plover_has_words() -> None:
    import json

    import toolkit.lexicon

    plover = json.loads((Path(toolkit.lexicon.__file__).parent / "plover.json").read_text("utf-8"))
    known = [f"act.{kind}" for kind in plover["score"]]
    known += [f"act.{kind}.{mode}" for kind, modes in plover["modes"].items() for mode in modes]
    assert [key for key in known if key not in catalogue()] == []


def test_every_key_that_the_code_names_is_in_the_catalogue() -> None:
    folder = Path(wording.__file__).parent
    named = {
        key for path in sorted(folder.glob("*.py")) for key in re.findall(r'say\("([\w.-]+)"', path.read_text("utf-8"))
    }
    assert len(named) > 30
    assert sorted(named - set(catalogue())) == []


@pytest.mark.parametrize(
    ("count", "noun", "words"),
    [
        (0, "fighters", "لا مقاتلين"),
        (1, "fighters", "مقاتل واحد"),
        (1, "strike", "ضربة واحدة"),
        (2, "fighters", "مقاتلان"),
        (3, "fighters", "3 مقاتلين"),
        (10, "strike", "10 ضربات"),
        (11, "fighters", "11 مقاتل\N{ARABIC FATHATAN}ا"),
        (99, "strike", "99 ضربة"),
        (100, "fighters", "100 مقاتل"),
        (101, "fighters", "101 مقاتل"),
        (103, "fighters", "103 مقاتلين"),
        (115, "fighters", "115 مقاتل\N{ARABIC FATHATAN}ا"),
        (1000, "displaced", "ألف نازح"),
        (2000, "displaced", "ألفا نازح"),
        (3000, "displaced", "3 آلاف نازح"),
        (11000, "displaced", "11 ألف نازح"),
        (274000, "displaced", "274 ألف نازح"),
        (1_000_000, "displaced", "مليون نازح"),
        (2_500_000, "displaced", "2.5 مليون نازح"),
        (12_345, "displaced", "12,345 نازح\N{ARABIC FATHATAN}ا"),
    ],
)
def test_counted_in_arabic(count: int, noun: str, words: str) -> None:
    assert counted(count, noun, "ar") == words


@pytest.mark.parametrize(("count", "words"), [(0, "no events"), (1, "one event"), (2, "2 events"), (11, "11 events")])
def test_counted_in_english(count: int, words: str) -> None:
    assert counted(count, "event", "en") == words


@pytest.mark.parametrize(
    ("value", "low", "high", "words"),
    [
        (5, 5, 5, "5"),
        (5, 5, None, "5 على الأقل"),
        (5, None, 5, "5 على الأكثر"),
        (5, None, None, "نحو 5"),
        (6, 5, 7, "بين 5 و7"),
        (None, None, None, "عدد لم ي\N{ARABIC DAMMA}حد\N{ARABIC FATHA}\N{ARABIC SHADDA}د"),
        (0, 0, 0, "0"),
    ],
)
def test_bounds(value: int | None, low: int | None, high: int | None, words: str) -> None:
    assert bounded(value, low, high, "ar") == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2016-03-09", "9 آذار/مارس 2016"),
        ("2016-03", "آذار/مارس 2016"),
        ("2016", "2016"),
        ("2016-03/", "منذ آذار/مارس 2016"),
        ("/2016", "حتى 2016"),
        ("2015/2016", "من 2015 إلى 2016"),
        ("2016-99", "2016-99"),
        ("soon", "soon"),
    ],
)
def test_dates(value: str, words: str) -> None:
    assert date_in_words(value, "ar") == words


@pytest.mark.parametrize(
    ("preposition", "name", "words"),
    [
        ("لـ", "الجيش", "للجيش"),
        ("لـ", "اللجنة", "للجنة"),
        ("لـ", "حماس", "لحماس"),
        ("لـ", "NATO", "لـNATO"),
        ("لـ", "«الجيش»", "لـ«الجيش»"),
        ("على", "الجيش", "على الجيش"),
    ],
)
def test_prepositions(preposition: str, name: str, words: str) -> None:
    assert with_preposition(preposition, name) == words


def test_lists() -> None:
    assert listed([], "ar") == ""
    assert listed(["أ"], "ar") == "أ"
    assert listed(["A", "B", "C"], "en") == "A, B and C"


def test_digits_are_one_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(wording.DIGITS, "arabic-indic")
    assert number(1234.5, "ar") == "\u0661\u066c\u0662\u0663\u0664\u066b\u0665"
    assert number(1234, "en") == "1,234"
    assert number_in_words(3000, "ar") == "\u0663 آلاف"
    assert date_in_words("2016-03-09", "ar") == "\u0669 آذار/مارس \u0662\u0660\u0661\u0666"


def test_a_key_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        say("no.such.key", "ar")
