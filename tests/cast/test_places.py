"""Where: the gazetteer, words that announce a place, and names that are ordinary words as well."""

from __future__ import annotations

from datetime import date

import pytest

import toolkit
from toolkit.language import parse
from toolkit.lexicon import load
from toolkit.model import Article, Cast, Place
from toolkit.reading.actors import find_cast


def cast_of(text: str) -> Cast:
    return find_cast(Article("", text, published=date(2015, 8, 1)), parse(text), load())


def places(text: str) -> dict[str, Place]:
    return {place.id: place for place in cast_of(text).places}


@pytest.mark.parametrize(
    ("text", "one", "mention"),
    [
        ("قصفت الطائرات مدينة الرقة", "ar-raqqah", "مدينة الرقة"),
        ("اشتباكات قرب التنف", "tanf", "التنف"),
        ("وصلوا إلى بغداد", "baghdad", "بغداد"),
        ("عبروا نهر الفرات", "euphrates", "نهر الفرات"),
        ("في ريف حلب الغربي", "aleppo-countryside-west", "ريف حلب الغربي"),
        ("في شمال سوريا", "syria-north", "شمال سوريا"),
        ("دخلوا قرية الصنوبرية", "alsnwbryh", "قرية الصنوبرية"),
        ("سقطت قذيفة بصعدة", "saada", "صعدة"),
    ],
)
def test_a_place_and_its_mention(text: str, one: str, mention: str) -> None:
    assert [text[m.start : m.end] for m in places(text)[one].mentions] == [mention]


def test_coordinates_and_country() -> None:
    aden = places("معارك في عدن")["aden"]
    assert (aden.country, aden.kind) == ("YEM", "city")
    assert aden.latitude == pytest.approx(12.78, abs=0.1)
    assert aden.longitude == pytest.approx(45.03, abs=0.1)


def test_the_countries_of_the_article_choose_among_namesakes() -> None:
    libya = places("أعلن الجيش الليبي وقوع انفجار في طرابلس وقالت الحكومة الليبية ذلك")
    lebanon = places("أعلن الجيش اللبناني وقوع انفجار في طرابلس وقالت الحكومة اللبنانية ذلك")
    assert {place.country for place in libya.values()} == {"LBY"}
    assert {place.country for place in lebanon.values()} == {"LBN"}


@pytest.mark.parametrize("text", ["شاهدت صور الحفل", "رأى أن الأمر حديثة بداياته", "عاد الهدوء إلى الشارع"])
def test_ordinary_words_are_no_places(text: str) -> None:
    assert not places(text)


def test_a_cue_makes_an_ordinary_word_a_place() -> None:
    assert "tyre" in places("قصفت الطائرات مدينة صور")


def test_the_regions_of_the_gazetteer_are_within_bounds() -> None:
    for file in ("places.tsv", "places_more.tsv"):
        for row in load()[file]:
            if row["latitude"]:
                assert -90 <= float(row["latitude"]) <= 90
                assert -180 <= float(row["longitude"]) <= 180


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("هاجموا حاجزا للجيش العراقي", "حاجزا للجيش العراقي", "other"),
        ("عبروا الأراضي العراقية", "الأراضي العراقية", "area"),
        ("على الحدود مع تركيا", "الحدود مع تركيا", "border"),
        ("انفجار في مسجد قوات الطوارئ", "مسجد قوات الطوارئ", "other"),
        ("سيطروا على كفر نجم أمس", "كفر نجم", "town"),
    ],
)
def test_places_without_a_name_of_their_own(text: str, mention: str, kind: str) -> None:
    assert (mention, kind) in [(text[m.start : m.end], p.kind) for p in places(text).values() for m in p.mentions]


def test_the_city_is_the_one_named_before() -> None:
    text = "دخل الجيش مدينة حلب ثم غادر المدينة"
    assert [text[m.start : m.end] for m in places(text)["aleppo"].mentions] == ["مدينة حلب", "المدينة"]


def test_the_capital_of_a_state() -> None:
    assert "baghdad" in places("دوى انفجار في العاصمة العراقية")


def test_a_place_behind_a_clitic_keeps_its_article() -> None:
    text = "عنوان\nتضررت مبان من القصف المباشر للأحياء السكنية في تعز."
    assert "الأحياء السكنية" in [place.name_ar for place in toolkit.analyze(text).places]
