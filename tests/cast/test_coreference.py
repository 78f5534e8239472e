"""Whom a noun phrase, a pronoun or a verb without subject stands for."""

from __future__ import annotations

from datetime import date

import pytest

from toolkit.language import parse
from toolkit.lexicon import load
from toolkit.model import Article, Cast, Span
from toolkit.reading.actors import find_cast
from toolkit.reading.coreference import actor_of_pronoun, actors_of, places_of, subject_before


def cast_of(text: str) -> Cast:
    return find_cast(Article("", text, published=date(2015, 8, 1)), parse(text), load())


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("قصف الجيش السوري المدينة", "الجيش السوري", ("syrian-army",)),
        ("تحدث قائد قوات التحالف الدولي سامر الدباغ", "قائد قوات التحالف الدولي سامر الدباغ", ("samr-aldbagh",)),
        ("اتفق الجيش السوري وحزب الله على ذلك", "الجيش السوري وحزب الله", ("syrian-army", "hezbollah")),
        ("سقوط الطائرات السورية", "الطائرات السورية", ("syrian-army",)),
        ("قصف الجيش السوري المدينة", "المدينة", ()),
        ("قصف الجيش السوري المدينة", "", ()),
    ],
)
def test_a_noun_phrase(text: str, phrase: str, expected: tuple[str, ...]) -> None:
    start = text.index(phrase)
    span = Span(start, start + len(phrase)) if phrase else None
    assert actors_of(span, parse(text), cast_of(text)) == expected


def test_places_of_a_phrase() -> None:
    text = "معارك في عدن وتعز"
    assert places_of(Span(0, len(text)), parse(text), cast_of(text)) == ("aden", "taiz")
    assert places_of(None, parse(text), cast_of(text)) == ()


def test_a_pronoun_goes_back_to_one_that_agrees() -> None:
    text = "أعلنت حركة حماس أن قواتها جاهزة"
    parsed = parse(text)
    token = next(t for s in parsed for t in s.tokens if t.pronoun == "ها")
    assert actor_of_pronoun(token, parsed, cast_of(text)) == "hamas"
    assert actor_of_pronoun(next(parsed.sentences[0].tokens.__iter__()), parsed, cast_of(text)) is None


def test_a_dropped_subject_is_that_of_the_clause_before() -> None:
    text = "قصف الجيش السوري المدينة ثم انسحب"
    assert subject_before(text.index("انسحب"), parse(text), cast_of(text)) == "syrian-army"
    assert subject_before(0, parse(text), cast_of(text)) is None
