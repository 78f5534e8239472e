"""The trigger vocabulary: what it may say, and how its words are found."""

from __future__ import annotations

import pytest

import toolkit
from toolkit.language.folding import skeleton
from toolkit.lexicon import load
from toolkit.reading.events import plover
from toolkit.reading.triggers import find_matches, forms_of, vocabulary

LEXICON = load()


def matches(sentence: str) -> set[str]:
    words = vocabulary(LEXICON)
    tokens = toolkit.parse(sentence).sentences[0].tokens
    forms = tuple(forms_of(token) for token in tokens)
    return {match.sense.ref.removeprefix("triggers.tsv:") for match in find_matches(tokens, forms, words)}


@pytest.mark.parametrize("row", tuple(LEXICON["triggers.tsv"]), ids=lambda row: row.key)
def test_row_has_known_mode_contexts_and_something_that_triggers(row):
    known = plover()
    assert not row["mode"] or row["mode"] in known["modes"][row["type"]]
    assert set(row.all("contexts")) <= set(known["contexts"])
    assert any(row[column] for column in ("verbs", "nouns", "active", "passive", "phrases"))
    for column in ("key", "verbs", "nouns", "active", "passive"):
        for form in row.all(column):
            assert form == skeleton(form)
    assert 0 < float(row["prior"]) <= 1


def test_instruments_name_modes_of_assault():
    assert {row["mode"] for row in LEXICON["instruments.tsv"]} <= set(plover()["modes"]["ASSAULT"])


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        ("ألقت الشرطة القبض على المتهم", "القي/قبض"),
        ("أطلق المسلحون النار على الحافلة", "اطلق/نار"),
        ("ضيقت القوات الخناق على المدينة", "احكم/قبضه"),
        ("بسط الجيش سيطرته على المطار", "بسط/سيطره"),
        ("لقي ثلاثة جنود مصرعهم في الهجوم", "مصرع/حوادث"),
        ("قطعت الدولة علاقاتها مع جارتها", "قطع/علاقات"),
        ("غارات", "غاره"),
    ],
)
def test_phrases_and_plurals_are_found(sentence, row):
    assert row in matches(sentence)


def test_the_vocabulary_is_as_large_as_it_says():
    rows = list(LEXICON["triggers.tsv"])
    words = {form for row in rows for column in ("verbs", "nouns", "active", "passive") for form in row.all(column)}
    phrases = {phrase for row in rows for phrase in row.all("phrases")}
    assert len(words) >= 1200
    assert len(phrases) >= 250
    assert {row["type"] for row in rows} == {kind for kinds in plover()["quad_class"].values() for kind in kinds}
