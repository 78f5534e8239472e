"""Analyses to show: the sample, one with sixty actors, a hostile and an empty one, of words written for the tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import toolkit
from toolkit.analysis import Analysis
from toolkit.lexicon import load
from toolkit.model import (
    Actor,
    Article,
    Cast,
    Date,
    Discrepancy,
    Event,
    Figure,
    Mention,
    Parse,
    Place,
    Position,
    Quote,
    Sentence,
    Span,
)

SAMPLE = Path(toolkit.__file__).parent / "samples" / "raqqa-2017-06-26.md"
HOSTILE = '<script>alert("1")</script> & \N{RIGHT-TO-LEFT OVERRIDE}$x$ \0 " onmouseover="x'


@pytest.fixture(scope="session")
def sample() -> Analysis:
    return toolkit.analyze(toolkit.read(SAMPLE))


def nothing(text: str = "", *, published: date | None = None) -> Analysis:
    article = Article("empty", text, published=published)
    return Analysis(article, Parse(text, (), (), ()), Cast((), ()), (), (), (), (), (), (), load())


@pytest.fixture(scope="session")
def empty() -> Analysis:
    return nothing()


def crowd(size: int, *, word: str = "الفصيل", published: date | None = date(2016, 3, 9)) -> Analysis:
    """Actors that all do something to the next one, places on a narrow strip, figures that disagree."""
    words = [f"{word} {n}" for n in range(size)]
    line = "قال " + " ضرب ".join(words) + " في البلدة 7 قتلى"
    text = f"عنوان\n{line}"
    starts = [text.index(w, 6) for w in words]
    actors = tuple(
        Actor(f"a{n}", w, f"Faction {n}", "armed group", None, None, None,
              (Mention(s, s + len(w), "name", "test"),))
        for n, (w, s) in enumerate(zip(words, starts, strict=True))
    )  # fmt: skip
    place = text.index("البلدة")
    places = tuple(
        Place(f"p{n}", f"بلدة العين {n}", f"Ain {n}", "town", 33.0 + (n % 7) * 0.11, 36.0 + (n % 11) * 0.12, "SYR",
              (Mention(place, place + 6, "name", "test"),))
        for n in range(min(size, 30))
    )  # fmt: skip
    evidence = Span(6, len(text))
    values = ["2016-03-08", "2016-03", "2016", "2011/", "/2016-03-01", "2016-02-01/2016-03-01", "1990-01-01"]
    statuses = ("occurred", "ongoing", "future", "hypothetical", "negated")
    types = (("ASSAULT", "aerial", 4, -9.5), ("AID", None, 2, 10.0), ("REQUEST", None, 3, 0.0))
    events = []
    for n in range(size - 1):
        kind, mode, quad, score = types[n % 3]
        trigger = text.index("ضرب", starts[n])
        events.append(
            Event(f"e{n}", kind, mode, (), quad, score, statuses[n % 5] if n % 2 else "occurred", (f"a{n}",),
                  (f"a{n + 1}",), (f"p{n % 30}",) if n % 30 < size else (),
                  Date(trigger, trigger + 3, values[n % len(values)], "test"), (f"a{(n + 5) % size}",) if n % 3 else (),
                  Span(trigger, trigger + 3), evidence, "test triggers.tsv:ضرب", 0.5)
        )  # fmt: skip
    number = text.index("7 قتلى")
    figures = tuple(
        Figure(number, number + 6, f"f{n}", v, low, high, "person", "killed", None, (f"a{n % size}",), None, "test")
        for n, (v, low, high) in enumerate([(7, 7, 7), (12, 12, None), (20, None, 20), (9, None, None), (5, 3, 8),
                                            (None, None, None)])
    )  # fmt: skip
    attitudes = (-1, 0, 1, None)
    positions = tuple(
        Position(f"a{n}", f"a{(n + 1) % size}", attitudes[n % 4], attitudes[(n // 4) % 4], None, None,  # type: ignore[arg-type]
                 (f"e{n % (size - 1)}",), (f"e{n % (size - 1)}",), "test")
        for n in range(size)
    )  # fmt: skip
    quote = Quote("q0", ("a0",), ("a1",), "direct", Span(6, 9), Span(starts[0], len(text)), "test", 0.5)
    discrepancies = (
        Discrepancy("figure", ("f0", "f1"), "رقمان لا يتفقان.", "Two figures differ.", "test"),
        Discrepancy("claim", ("e0", "e1", "q0"), "روايتان لا تتفقان.", "Two accounts differ.", "test"),
    )
    article = Article("crowd", text, title="عنوان", published=published)
    lines = article.lines
    parsed = Parse(text, tuple(Sentence(x.start, x.end, n, (), ()) for n, x in enumerate(lines)), (), ())
    return Analysis(article, parsed, Cast(actors, places), (quote,), tuple(events), figures, positions, positions,
                    discrepancies, load())  # fmt: skip


@pytest.fixture(scope="session")
def sixty() -> Analysis:
    return crowd(60)


@pytest.fixture(scope="session")
def hostile() -> Analysis:
    return crowd(6, word=HOSTILE)


@pytest.fixture(scope="session")
def alone() -> Analysis:
    """One actor that does nothing, no date, no place."""
    text = "تحدث الناطق"
    actor = Actor("one", "الناطق", None, "person", None, None, None, (Mention(5, 11, "title", "test"),))
    article = Article("alone", text)
    return Analysis(article, Parse(text, (), (), ()), Cast((actor,), ()), (), (), (), (), (), (), load())


@pytest.fixture(scope="session")
def undated() -> Analysis:
    """Acts of which none has a date or a place, in an article whose day of publication is not known."""
    from dataclasses import replace

    whole = crowd(5, published=None)
    events = tuple(replace(event, date=None, places=()) for event in whole.events)
    return replace(whole, events=events, cast=replace(whole.cast, places=()))


@pytest.fixture(scope="session")
def single() -> Analysis:
    """One actor whose acts hit nobody, and one whose name takes more than a line."""
    from dataclasses import replace

    whole = crowd(2, word="المجلس الأعلى المشترك لتنسيق أعمال لجان المصالحة في المحافظات الشمالية الشرقية")
    events = tuple(replace(event, target=()) for event in whole.events)
    return replace(whole, events=events, positions=(), rolled_up_positions=(), discrepancies=())
