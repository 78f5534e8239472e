"""Loaded words are recorded as what the text calls an actor, not as who the actor is."""

from __future__ import annotations

import pytest

import toolkit
from toolkit.lexicon import load
from toolkit.reading.labels import labels
from toolkit.reading.vocabulary import folded


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("هاجمت ميليشيا الحوثي القرية.", "houthis|ميليشيا|hostile"),
        ("وصلت عصابات الحوثيين إلى التلة.", "houthis|عصابات|hostile"),
        ("هاجم تنظيم داعش الإرهابي القرية.", "isis|الإرهابي|hostile"),
        ("قصف جيش الاحتلال الإسرائيلي القرية.", "israeli-army|الاحتلال|hostile"),
        ("شيع الأهالي الشهداء أمس.", "casualties|الشهداء|praising"),
        ("أعلن ما يسمى تنظيم داعش مسؤوليته.", "isis|ما يسمى|distancing"),
        ("أعلنت كتائب شهداء الأقصى الهدنة.", ""),
        ("قصف الجيش السوري القرية.", ""),
        ("قال ذبيح الله مجاهد إن الحركة باقية.", ""),
    ],
)
def test_label(text: str, said: str) -> None:
    analysis = toolkit.analyze(text)
    found = [f"{one.id}|{label.of(text)}|{label.stance}" for one in analysis.actors for label in one.labels]
    assert found == ([said] if said else [])


def test_the_table_says_whose_word_it_is() -> None:
    text = "قال الناطق باسم الجيش اليمني: «هاجمت ميليشيا الحوثي القرية». وانسحب الحوثيون من التلة."
    analysis = toolkit.analyze(text)
    rows = analysis.tables["labels"]
    assert rows["text"].to_list() == ["ميليشيا"]
    assert rows["actor"].to_list() == ["houthis"]
    assert rows["speaker"].to_list() == [analysis.quotes[0].speaker[0]]


def test_a_row_deleted_is_a_label_less() -> None:
    lexicon = load().without("labels.tsv:عصابه")
    assert not toolkit.analyze("وصلت عصابات الحوثيين إلى التلة.", lexicon=lexicon).actors[0].labels


def test_keys_are_folded_and_forms_lead_to_their_row() -> None:
    for row in load()["labels.tsv"]:
        assert row.key == folded(row.key)
        assert labels(load())[row.key] is row
