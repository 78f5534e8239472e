"""Findings: counted from the extraction, in grammatical sentences, honest about what is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

import toolkit
from toolkit.analysis import Analysis
from toolkit.model import Actor, Cast, Date, Discrepancy, Event, Figure, Mention, Place, Position, Quote, Span
from toolkit.reporting import findings

TEXT = "هدنة في حلب\nأعلن الجيش والمعارضة هدنة في حلب."
WORD = Span(0, 4)


def actor(known: str, name_ar: str, name_en: str | None, mentions: int) -> Actor:
    seen = tuple(Mention(0, 4, "name", "") for _ in range(mentions))
    return Actor(known, name_ar, name_en, "military", None, None, None, seen)


def event(number: int, *, status="occurred", claimed_by=(), when: str | None = None) -> Event:
    day = Date(0, 4, when) if when else None
    sides = ("army",), ("rebels",), ()
    return Event(f"e{number}", "ASSAULT", None, (), 4, -9.0, status, *sides, day, claimed_by, WORD, WORD, "", 1.0)


ARMY, REBELS = actor("army", "الجيش", "the army", 3), actor("rebels", "المعارضة", None, 1)
ALEPPO = Place("aleppo", "حلب", "Aleppo", "city", 36.2, 37.1, "SYR", (Mention(8, 11, "name", ""),) * 2)
NOWHERE = Place("nowhere", "التلة", None, "other", None, None, None, (Mention(8, 11, "name", ""),))


@pytest.fixture(scope="module")
def empty() -> Analysis:
    found = toolkit.analyze(TEXT)
    nothing = {"quotes": (), "events": (), "figures": (), "positions": (), "rolled_up_positions": ()}
    return replace(found, cast=Cast((), ()), discrepancies=(), **nothing)


@pytest.fixture(scope="module")
def full(empty: Analysis) -> Analysis:
    quote = Quote("q1", ("army",), (), "direct", WORD, WORD, "", 1.0)
    number = Figure(0, 4, "f1", 3, 3, 3, "person", "killed", None, ("army",), None, "")
    gap = Position("army", "rebels", 0, -1, 0.0, -9.0, ("q1",), ("e1",))
    return replace(
        empty,
        article=replace(empty.article, published=date(2017, 6, 26)),
        cast=Cast((ARMY, REBELS), (ALEPPO, NOWHERE)),
        quotes=(quote, replace(quote, id="q2", kind="indirect")),
        events=(
            event(1, when="2017-06-01"),
            event(2, claimed_by=("army",)),
            event(3, status="future", when="2017-06-20/2017-06-26"),
        ),
        figures=(number, replace(number, id="f2", claimed_by=())),
        rolled_up_positions=(gap,),
        discrepancies=(
            Discrepancy("says-does", ("q1", "e1"), "تباين", "gap"),
            Discrepancy("figure", ("f1", "f2"), "رقمان", "two figures"),
        ),
    )


def plain(fragment) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", fragment.html).split())


@pytest.mark.parametrize(
    ("finding", "arabic", "english"),
    [
        ("who", "عدد الأطراف في النص: طرفان، والمنقول كلامهم: طرف واحد. "
         "وأكثرها ذكر\N{ARABIC FATHATAN}ا الجيش (3 مرات).",
         "The text names 2 actors and quotes 1 of them. It names the army most often (3 times)."),
        ("acts", "عدد الأحداث المستخرجة: 3 أحداث. منها ما وقع أو يقع: 2، ومنها ما هو وعد أو احتمال أو نفي: 1. "
         "ومنها ما لا يؤكده المقال نفسه، بل يقوله طرف: 1. وأكثر ما يتكرر أفعال الجيش تجاه المعارضة: فعلان.", None),
        ("timeline", "عدد الأحداث ذات التاريخ: 2، وعدد الأحداث التي لا يذكر النص تاريخها: 1. "
         "وأقدم التواريخ 1 حزيران/يونيو 2017 وأحدثها 26 حزيران/يونيو 2017.", None),
        ("places", "عدد الأمكنة في النص: مكانان، يظهر منها على الخريطة: 1. "
         "وأكثرها ذكر\N{ARABIC FATHATAN}ا حلب (مرتان).",
         "The text names 2 places, and the map shows 1 of them. It names Aleppo most often (2 times)."),
        ("positions", "عدد الأزواج التي يظهر فيها موقف، بعد ضم كل جيش إلى دولته: زوج واحد، ويجتمع القول والفعل في: "
         "زوج واحد. ويفترق القول عن الفعل في: زوج واحد.",
         "With each army counted as its state, the text shows a position for one ordered pair of actors, and both "
         "words and deeds for 1 of them. Words and deeds part in 1 of them."),
        ("quotes", "عدد الأقوال المنقولة: قولان، وأصحابها: متكلم واحد، ومنها ما نقل بلفظه كله أو بعضه: 1. "
         "وأكثر الكلام المنقول لـ«الجيش»: قولان.", None),
        ("figures", "عدد الأرقام المستخرجة: رقمان، منها ما هو منسوب إلى قائل: 1. "
         "وعدد الأمور التي تتعارض فيها الأرقام: أمر واحد.",
         "The text gives 2 figures, and names a claimant for 1 of them. They disagree about one thing."),
        ("claims", "لم تجد القواعد في النص روايتين متعارضتين لأمر واحد.", None),
    ],
)  # fmt: skip
def test_what_is_there_is_counted(full, finding, arabic, english):
    assert plain(getattr(findings, finding)(full, language="ar")) == f"النتيجة: {arabic}"
    told = plain(getattr(findings, finding)(full, language="en"))
    assert told.startswith("Finding: ")
    assert english is None or told == f"Finding: {english}"


@pytest.mark.parametrize("judged", [True, False])
def test_positions_part_where_the_table_says_so(full, judged):
    """A gap that the table frames counts without a discrepancy, and so does a told one that it does not frame."""
    told = full.discrepancies if judged else ()
    known = replace(full.rolled_up_positions[0], says=0, does=0 if judged else -1)
    assert known.gap is not judged
    found = findings.positions(replace(full, discrepancies=told, rolled_up_positions=(known,)), language="en")
    assert "part in 1 of them" in plain(found)


@pytest.mark.parametrize("finding", findings.__all__)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_is_said_to_be_nothing(empty, finding, language):
    told = plain(getattr(findings, finding)(empty, language=language))
    assert not re.search(r"\d", told)
    assert len(told) > 30


def test_without_a_day_of_publication_the_timeline_says_what_that_costs(empty):
    assert "yesterday" in plain(findings.timeline(empty, language="en"))


def test_names_are_escaped_and_have_their_direction(full):
    odd = replace(ARMY, name_ar="<b>الجيش</b>", name_en=None)
    told = findings.who(replace(full, cast=Cast((odd,), ())), language="en").html
    assert '<bdi lang="ar" dir="rtl">&lt;b&gt;الجيش&lt;/b&gt;</bdi>' in told
