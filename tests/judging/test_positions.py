"""What events and quotes show of one actor towards another, and the view that rolls up to parents."""

from __future__ import annotations

from dataclasses import replace

import pytest

import toolkit
from toolkit.judging.positions import find_positions, roll_up
from toolkit.judging.sides import find_sides
from toolkit.language import parse
from toolkit.lexicon import load
from toolkit.model import Actor, Article, Cast, Event, Mention, Position, Quote, Span
from toolkit.reading.events import quad_class, score_of

TEXT = "قال التحالف إنه لن يحارب الحكومة. أسقط التحالف طائرة الجيش."
QUAD = {"ASSAULT": 4, "ACCUSE": 3, "SUPPORT": 1, "AID": 2, "REQUEST": 3, "COOPERATE": 2}
SCORE = {"ASSAULT": -9.0, "ACCUSE": -3.0, "SUPPORT": 5.0, "AID": 10.0, "REQUEST": 0.0, "COOPERATE": 9.5}


def actor(id_: str, type_: str = "government", parent: str | None = None) -> Actor:
    return Actor(id_, id_, id_.title(), type_, None, None, parent, (Mention(0, 1, "name", "test"),))


CAST = Cast(
    (
        actor("coalition", "alliance"),
        actor("army", "military", "government"),
        actor("government"),
        actor("rebels", "armed group"),
        actor("people", "civilians"),
    ),
    (),
)


def event(kind: str, source: str, target: str, *, status: str = "occurred", claimed: str = "", at: int = 0) -> Event:
    split = lambda names: tuple(names.split())  # noqa: E731
    return Event(
        f"e-{kind}-{source}-{target}", kind, None, (), QUAD[kind], SCORE[kind], status, split(source), split(target),
        (),
        None, split(claimed), Span(at, at + 1), Span(0, 10), "test", 1.0,
    )  # fmt: skip


def positions(*events: Event) -> dict[tuple[str, str], Position]:
    article = Article("x", TEXT)
    found = find_positions(article, parse(TEXT), CAST, (), events, load())
    return {(p.holder, p.towards): p for p in found}


def test_scores_used_here_are_those_of_the_vocabulary():
    assert {kind: quad_class(kind) for kind in QUAD} == QUAD
    assert {kind: score_of(kind, None) for kind in SCORE} == SCORE


@pytest.mark.parametrize(
    ("kind", "status", "says", "does"),
    [
        ("ASSAULT", "occurred", None, -1),
        ("ASSAULT", "ongoing", None, -1),
        ("AID", "occurred", None, 1),
        ("ACCUSE", "occurred", -1, None),
        ("SUPPORT", "occurred", 1, None),
        ("SUPPORT", "negated", -1, None),
    ],
)
def test_an_event_is_a_deed_or_a_word(kind, status, says, does):
    found = positions(event(kind, "coalition", "rebels", status=status))["coalition", "rebels"]
    assert (found.says, found.does) == (says, does)
    assert found.evidence_says + found.evidence_does == (f"e-{kind}-coalition-rebels",)


@pytest.mark.parametrize(
    ("kind", "status"),
    [("ASSAULT", "negated"), ("ASSAULT", "hypothetical"), ("REQUEST", "occurred"), ("AID", "negated")],
)
def test_what_did_not_happen_or_shows_nothing_is_no_position(kind, status):
    assert positions(event(kind, "coalition", "rebels", status=status)) == {}


def test_a_claimed_deed_counts():
    found = positions(event("ASSAULT", "coalition", "rebels", claimed="army"))
    assert found["coalition", "rebels"].does == -1


def test_restraint_is_neither_friendly_nor_hostile():
    found = positions(event("ASSAULT", "coalition", "government", status="negated", claimed="coalition"))
    assert found["coalition", "government"].says == 0
    assert found["coalition", "government"].does is None


def test_who_attacks_together_stands_together():
    found = positions(event("ASSAULT", "army coalition", "rebels"))
    assert found["army", "coalition"].does == 1
    assert found["coalition", "army"].does == 1


def test_who_fights_each_other_does_not():
    found = positions(event("ASSAULT", "army rebels", "army rebels"))
    assert {pair: p.does for pair, p in found.items()} == {("army", "rebels"): -1, ("rebels", "army"): -1}


def test_civilians_hold_no_position():
    assert positions(event("ASSAULT", "army", "people")) == {}


def test_rolling_up_joins_an_army_to_its_government():
    found = positions(
        event("ASSAULT", "coalition", "government", status="negated", claimed="coalition"),
        event("ASSAULT", "coalition", "army"),
    )
    assert found["coalition", "army"].does == -1
    (rolled,) = roll_up(tuple(found.values()), CAST, load())
    assert (rolled.holder, rolled.towards, rolled.says, rolled.does) == ("coalition", "government", 0, -1)
    assert rolled.gap


def test_rolling_up_follows_the_vocabulary_through_actors_that_the_text_does_not_name():
    lexicon = load()
    rows = lexicon["actors.tsv"].rows
    row = next(r for r in rows.values() if r["parent"] in rows and rows[r["parent"]]["parent"])
    middle = row["parent"]
    top = rows[middle]["parent"]
    cast = Cast((actor(row.key, "military", middle), actor(top, "state"), actor("rebels", "armed group")), ())
    position = Position(row.key, "rebels", None, -1, None, -9.0, (), ("e1",))
    assert roll_up((position,), cast, lexicon)[0].holder == top


def test_rolling_up_keeps_no_position_of_a_family_towards_itself():
    position = Position("army", "government", None, 1, None, 5.0, (), ("e1",))
    assert roll_up((position,), CAST, load()) == ()


def test_a_circle_of_parents_ends():
    circle = (actor("one", parent="two"), actor("two", parent="one"))
    cast = Cast((*circle, actor("rebels", "armed group")), ())
    assert len(roll_up((Position("one", "rebels", None, -1, None, -9.0, (), ("e1",)),), cast, load())) == 1


def test_judging_words_in_a_quote_are_a_position():
    text = "قال الرئيس المصري: نشكر روسيا على موقفها."
    found = {(p.holder, p.towards): p for p in toolkit.analyze(text).positions}
    position = next(p for (_, towards), p in found.items() if towards == "russia")
    assert position.says == 1
    assert "q1" in position.evidence_says
    assert "attitudes.tsv:شكر" in position.rule


def test_support_of_the_fight_against_somebody_is_none_for_him():
    text = "عناوين اليوم\nقال الرئيس المصري: نعلن دعم التصدي لتنظيم داعش."
    found = {(p.holder, p.towards): p for p in toolkit.analyze(text).positions}
    assert not [p for (_, towards), p in found.items() if towards == "isis" and p.says == 1]


def test_a_crime_against_somebody_blames_who_committed_it():
    text = "عناوين اليوم\nقال الرئيس المصري إن انقلاب الحوثيين على الحكومة اليمنية مستمر."
    says = {p.towards: p.says for p in toolkit.analyze(text).positions}
    assert says["houthis"] == -1
    assert "yemeni-government" not in says or says["yemeni-government"] is None


@pytest.mark.parametrize(
    ("kind", "mode", "status"),
    [
        ("MOBILIZE", "troops", "occurred"),
        ("RETREAT", "withdraw", "occurred"),
        ("CONSULT", "multilateral", "occurred"),
        ("CONSULT", None, "future"),
    ],
)
def test_acts_that_show_no_attitude(kind, mode, status):
    quad = {"MOBILIZE": 4, "RETREAT": 2, "CONSULT": 1}[kind]
    act = replace(event("ASSAULT", "coalition", "rebels", status=status), type=kind, mode=mode, quad_class=quad)
    assert positions(act) == {}


def test_an_armed_group_of_the_speakers_country_can_be_blamed():
    army, rebels = (replace(actor(*one), country="SYR") for one in (("government",), ("rebels", "armed group")))
    cast = Cast((army, rebels, actor("people", "civilians")), ())
    act = event("ASSAULT", "rebels", "people", claimed="government")
    (found,) = find_positions(Article("x", TEXT), parse(TEXT), cast, (), (act,), load())
    assert (found.holder, found.towards, found.says) == ("government", "rebels", -1)


def test_says_and_does_are_kept_apart():
    found = positions(event("SUPPORT", "coalition", "rebels"), event("ASSAULT", "coalition", "rebels"))
    position = found["coalition", "rebels"]
    assert (position.says, position.does, position.gap) == (1, -1, True)
    assert replace(position, does=1).gap is False


def test_quote_of_nobody_gives_no_position():
    quote = Quote("q1", (), (), "indirect", Span(0, 3), Span(0, 20), "test", 1.0)
    assert find_positions(Article("x", TEXT), parse(TEXT), CAST, (quote,), (), load()) == ()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("اشتباكات بين الجيش والحكومة من جهة والمسلحين من جهة أخرى", "army government"),
        ("اشتباكات بين الجيش والحكومة مع المسلحين", "army government"),
        ("خاض الجيش والحكومة اشتباكات مع المسلحين", "army government"),
        ("اشتباكات بين الجيش والمسلحين والحكومة", "army"),
    ],
)
def test_sides_of_a_clash(text, first):
    names = {"army": "جيش", "government": "حكومة", "rebels": "مسلحين"}
    cast = Cast(
        tuple(
            Actor(
                id_,
                name,
                id_,
                "armed group",
                None,
                None,
                None,
                (Mention(text.index(name), text.index(name) + 3, "name", ""),),
            )
            for id_, name in names.items()
        ),
        (),
    )
    clash = event("ASSAULT", "army government rebels", "army government rebels", at=text.index("اشتباكات"))
    sides = find_sides((replace(clash, trigger=Span(clash.trigger.start, clash.trigger.start + 8)),), parse(text), cast)
    assert sides == {clash.id: frozenset(first.split())}
