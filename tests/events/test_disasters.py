"""Who dies in a disaster is nobody's victim; an attack told in the same sentence keeps its dead."""

import pytest

from toolkit import analyze


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة أشخاص وأصيب 13 آخرون إثر انهيار مبنى سكني في القاهرة",
        "أدى تحطم طائرة ركاب إلى مقتل 150 شخصا",
        "قتل 800 شخص في زلزال ضرب البلاد",
    ],
)
def test_disasters_are_no_assaults(text: str) -> None:
    assert [event.trigger.of(text) for event in analyze(text).events if event.type == "ASSAULT"] == []


def test_a_building_that_is_shelled_is_one() -> None:
    text = "قتل سبعة في قصف أدى إلى انهيار مبنى"
    assert "قتل" in [event.trigger.of(text) for event in analyze(text).events if event.type == "ASSAULT"]
