"""Figures, accounts and words against deeds that do not fit together."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import toolkit
from toolkit.judging.discrepancies import find_discrepancies
from toolkit.judging.wording import oblique
from toolkit.language import parse
from toolkit.lexicon import load
from toolkit.model import Actor, Article, Cast, Event, Figure, Mention, Place, Position, Quote, Span

TEXT = "أسقط التحالف طائرة للجيش بحجة اقترابها من موقع، لكن الحكومة أكدت أن الطائرة كانت في مهمة."


def actor(id_: str, name: str, type_: str = "government", parent: str | None = None) -> Actor:
    return Actor(id_, name, id_.title(), type_, None, None, parent, (Mention(0, 1, "name", "test"),))


CAST = Cast(
    (
        actor("coalition", "التحالف", "alliance"),
        actor("army", "الجيش", "military", "government"),
        actor("government", "الحكومة"),
        actor("observers", "المراقبون", "organisation"),
    ),
    (
        Place("raqqa", "الرقة", "Raqqa", "city", 35.95, 39.01, "SYR", ()),
        Place("aleppo", "حلب", "Aleppo", "city", 36.2, 37.16, "SYR", ()),
        Place("syria-north", "شمال سوريا", "northern Syria", "region", None, None, "SYR", ()),
    ),
)


def figure(id_, value, by, *, low="same", high="same", place="raqqa", unit="person", what="displaced"):
    low, high = (value if low == "same" else low), (value if high == "same" else high)
    return Figure(0, 4, id_, value, low, high, unit, what, place, tuple(by.split()), None, "test")


def discrepancies(*, figures=(), quotes=(), events=(), positions=(), text=TEXT):
    return find_discrepancies(
        Article("x", text), parse(text), CAST, tuple(quotes), tuple(events), tuple(figures), tuple(positions), load()
    )


def test_figures_by_two_owners_for_one_thing():
    (found,) = discrepancies(figures=[figure("f1", 120, "coalition"), figure("f2", 300, "observers")])
    assert (found.kind, found.items) == ("figure", ("f1", "f2"))
    assert found.summary_ar == "رقمان مختلفان لعدد النازحين في الرقة: 120 بحسب التحالف، و300 بحسب المراقبين."
    assert found.summary_en == (
        "Two figures for people displaced in Raqqa: 120 according to the Coalition, 300 according to Observers."
    )


def test_bounds_are_respected_and_a_difference_in_precision_is_said():
    (found,) = discrepancies(figures=[figure("f1", 100, "coalition", high=None), figure("f2", 170, "observers")])
    assert found.rule == "figures-of-different-precision"
    assert "at least 100" in found.summary_en


@pytest.mark.parametrize(
    "second",
    [
        figure("f2", 120, "observers"),  # the same number
        figure("f2", 300, "coalition"),  # the same owner
        figure("f2", 300, ""),  # no owner
        figure("f2", 300, "observers", place="aleppo"),
        figure("f2", 300, "observers", what="killed"),
        figure("f2", 300, "observers", unit="vehicle"),
        figure("f2", 9000, "observers"),  # hardly the same thing
        figure("f2", None, "observers"),
    ],
)
def test_figures_for_different_things_or_of_one_owner_do_not_disagree(second):
    assert discrepancies(figures=[figure("f1", 120, "coalition"), second]) == ()


def test_a_region_holds_its_towns():
    found = discrepancies(figures=[figure("f1", 120, "coalition"), figure("f2", 300, "observers", place="syria-north")])
    assert len(found) == 1


def quote(id_: str, speaker: str, words: str, *, cue: str, rule: str = "that-frame cues.tsv:قال") -> Quote:
    at, where = TEXT.index(words), TEXT.index(cue)
    return Quote(id_, (speaker,), (), "indirect", Span(where, where + len(cue)), Span(at, at + len(words)), rule, 1.0)


SHOT = Event(
    "e1", "ASSAULT", "aerial", (), 4, -9.5, "occurred", ("coalition",), ("army",), (), None, (), Span(0, 4),
    Span(0, 25),
    "test", 1.0,
)  # fmt: skip
REASON = quote("q1", "coalition", "اقترابها من موقع", cue="بحجة")
ANSWER = quote("q2", "government", "الطائرة كانت في مهمة", cue="أكدت")


def test_two_accounts_of_one_act():
    (found,) = discrepancies(quotes=[REASON, ANSWER], events=[SHOT])
    assert (found.kind, found.items) == ("claim", ("e1", "q1", "q2"))
    assert "التحالف" in found.summary_ar
    assert "الحكومة" in found.summary_ar


@pytest.mark.parametrize(
    ("first", "second", "event"),
    [
        (REASON, replace(ANSWER, speaker=("coalition",)), SHOT),  # one owner
        (REASON, replace(ANSWER, speaker=()), SHOT),  # nobody's words
        (REASON, ANSWER, replace(SHOT, status="negated")),  # nothing happened
        (REASON, ANSWER, replace(SHOT, source=("observers",))),  # somebody else's act
    ],
)
def test_no_second_account(first, second, event):
    assert discrepancies(quotes=[first, second], events=[event]) == ()


def test_denial_of_what_another_says():
    said = replace(ANSWER, id="q1", rule="that-frame cues.tsv:قال")
    denied = replace(ANSWER, id="q2", speaker=("coalition",), rule="object-frame cues.tsv:نفي")
    (found,) = discrepancies(quotes=[said, denied])
    assert (found.rule, found.items) == ("denial", ("q1", "q2"))


@pytest.mark.parametrize(
    ("says", "does", "differ"),
    [(0, -1, True), (1, -1, True), (-1, 1, True), (-1, -1, False), (1, 1, False), (0, 1, False)],
)
def test_words_against_deeds(says, does, differ):
    position = Position("coalition", "government", says, does, float(says), float(does), ("q1",), ("e1",))
    found = discrepancies(positions=[position])
    assert bool(found) is differ
    assert all(one.items == ("q1", "e1") for one in found)


def test_words_against_deeds_are_seen_through_the_parent():
    words = Position("coalition", "government", 0, None, 0.0, None, ("q1",), ())
    deeds = Position("coalition", "army", None, -1, None, -9.0, (), ("e1",))
    (found,) = discrepancies(positions=[words, deeds])
    assert found.kind == "says-does"
    assert found.summary_en == (
        "Words and deeds of the Coalition towards the Government part: restrained in words, hostile in deeds."
    )


def test_name_behind_a_preposition():
    assert oblique("الحوثيون") == "الحوثيين"


@pytest.mark.parametrize(
    ("text", "differ"),
    [
        ("قال الجيش إن 12 شخصا قتلوا. وقالت الحكومة إن 20 شخصا قتلوا.", True),
        ("قال الجيش إن 12 شخصا قتلوا. وقالت الحكومة إن 20 شخصا قتلوا بينهم 5 أشخاص من القرية.", True),
        ("قال الجيش إن 12 شخصا قتلوا. وقالت الحكومة إن بينهم 20 شخصا من القرية.", False),  # a part of the others
        ("قال الجيش إن 12 جنديا قتلوا. وقالت الحكومة إن 20 مدنيا قتلوا.", False),  # other people
    ],
)
def test_wholes_parts_and_groups(text, differ):
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"(?:12|20) \w+", text)]
    figures = [
        replace(figure(f"f{n}", value, by, place=None), start=span.start, end=span.end, what="killed")
        for n, (value, by, span) in enumerate(zip((12, 20), ("coalition", "observers"), spans, strict=True))
    ]
    assert bool(discrepancies(figures=figures, text=text)) is differ


def test_figures_of_different_days_do_not_disagree():
    text = "قال الجيش إن 12 شخصا قتلوا في 3 مايو 2016. وقالت الحكومة إن 20 شخصا قتلوا في 9 مايو 2016."
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"(?:12|20) شخصا", text)]
    figures = [
        replace(figure(f"f{n}", value, by, place=None), start=span.start, end=span.end, what="killed")
        for n, (value, by, span) in enumerate(zip((12, 20), ("coalition", "observers"), spans, strict=True))
    ]
    assert discrepancies(figures=figures, text=text) == ()


def test_a_reason_and_another_account_need_no_event_that_was_found():
    reason = replace(REASON, rule="pretext cues.tsv:بحجه")
    (found,) = discrepancies(quotes=[reason, ANSWER], text=TEXT.replace("موقع", "طائرة"))
    assert (found.rule, found.items) == ("other-reason", ("q1", "q2"))
    assert discrepancies(quotes=[REASON, ANSWER], text=TEXT.replace("موقع", "طائرة")) == ()


def test_one_attack_breaks_restraint_whatever_else_is_done():
    position = Position("coalition", "government", 0, 1, 0.0, 2.0, ("q1",), ("e0", "e1"))
    (found,) = discrepancies(positions=[position], events=[SHOT])
    assert found.summary_en.endswith("restrained in words, hostile in deeds.")
    assert discrepancies(positions=[position], events=[replace(SHOT, id="e9")]) == ()


@pytest.mark.parametrize(("kind", "differ"), [("CONSULT", False), ("AGREE", False), ("SUPPORT", True)])
def test_talks_with_an_enemy_are_no_friendly_words(kind, differ):
    talks = replace(SHOT, id="e9", type=kind, quad_class=1, score=5.0)
    position = Position("coalition", "army", 1, -1, 5.0, -9.5, ("e9",), ("e1",))
    assert bool(discrepancies(positions=[position], events=[SHOT, talks])) is differ


def test_figures_of_different_places_far_apart_do_not_disagree():
    text = "قال الجيش إن 12 شخصا قتلوا. " + "ثم هدأ الوضع. " * 6 + "وقالت الحكومة إن 20 شخصا قتلوا."
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"(?:12|20) شخصا", text)]
    figures = [
        replace(figure(f"f{n}", value, by, place=place), start=span.start, end=span.end, what="killed")
        for n, (value, by, place, span) in enumerate(
            zip((12, 20), ("coalition", "observers"), ("raqqa", "syria-north"), spans, strict=True)
        )
    ]
    assert discrepancies(figures=figures, text=text) == ()


def test_an_owner_that_only_the_article_names_is_no_other_claim():
    act = replace(SHOT, places=("raqqa",), trigger=Span(TEXT.index("طائرة"), TEXT.index("طائرة") + 5))
    mine, other = replace(act, claimed_by=("coalition",)), replace(act, id="e2", source=("observers",))
    assert discrepancies(events=[mine, other]) == ()
    (found,) = discrepancies(events=[mine, replace(other, claimed_by=("government",))])
    assert found.rule == "other-owner"


GOLD = Path(__file__).resolve().parents[2] / ".." / "shared" / "gold" / "articles" / "raqqa.json"


@pytest.mark.skipif(not GOLD.exists(), reason="the annotated articles are not beside the checkout")
def test_the_annotated_article():
    article = json.loads(GOLD.read_text("utf-8"))
    analysis = toolkit.analyze("\n".join(article["lines"]), published=article["published"])
    assert [one.kind for one in analysis.discrepancies] == ["figure", "claim", "says-does"]
    figures = {one.id: one.value for one in analysis.figures}
    assert {figures[one] for one in analysis.discrepancies[0].items} == {200_000, 274_000}
    speakers = {one.id: one.speaker for one in analysis.quotes}
    owners = [speakers[one] for one in analysis.discrepancies[1].items if one in speakers]
    assert owners == [("anti-isis-coalition",), ("syrian-government",)]
    assert {"anti-isis-coalition", "syrian-government"} <= {
        one for p in analysis.rolled_up_positions if p.says == 0 for one in (p.holder, p.towards)
    }
