"""Fragments: escaped by default, right to left where Arabic, linked to evidence that is there, fit for a notebook."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from toolkit.analysis import Analysis
from toolkit.model import Actor, Article, Cast, Date, Discrepancy, Event, Mention, Parse, Position, Quote, Span
from toolkit.showing import html
from toolkit.showing.fragment import NOTHING, Fragment, element, join, text
from toolkit.showing.marking import LOOK, anchor, marked_lines
from toolkit.showing.view import View

FUNCTIONS = {name: getattr(html, name) for name in
             ("summary", "article", "who", "places", "acts", "quotes", "figures", "claims", "positions")}  # fmt: skip
ANALYSES = ("sample", "sixty", "empty", "alone", "hostile")
# What JupyterLab 4.6 keeps of inline style in an untrusted notebook, of what is used here.
KEPT = {
    "text-decoration": r"none",
    "text-align": r"left|right|center|justify",
    "vertical-align": r"top",
    "font-weight": r"bold|normal",
    "overflow-x": r"auto",
    "background-color": r"rgba\(\d+,\d+,\d+,0?\.\d+\)",
    "border": r"\d+px (solid|dashed|dotted|double) #[0-9a-f]{6}",
    "border-bottom": r"\d+px (solid|dashed|dotted|double) #[0-9a-f]{6}",
    "border-radius": r"\d+px",
}


def small() -> Analysis:
    """One act, one quote and one gap between two actors."""
    words = "عنوان\nضرب الفيلق الميليشيا، ونفى الفيلق ذلك"
    corps, militia = words.index("الفيلق"), words.index("الميليشيا")
    again = words.index("الفيلق", corps + 1)
    actors = (
        Actor("corps", "الفيلق", "The Corps", "military", "YEM", None, None,
              (Mention(corps, corps + 6, "name", "t"), Mention(again, again + 6, "name", "t"))),
        Actor("militia", "الميليشيا", None, "armed group", None, None, None,
              (Mention(militia, militia + 9, "name", "t"),)),
    )  # fmt: skip
    trigger = Span(6, 9)
    event = Event("e1", "ASSAULT", None, (), 4, -9.0, "occurred", ("corps",), ("militia",), (),
                  Date(0, 5, "2016-03", "t"), (), trigger, Span(6, militia + 9), "t", 1.0)  # fmt: skip
    quote = Quote("q1", ("corps",), (), "indirect", Span(again - 4, again), Span(again + 7, len(words)), "t", 1.0)
    gap = Position("corps", "militia", 1, -1, 5.0, -9.0, ("q1",), ("e1",), "t")
    from toolkit.lexicon import load

    claim = Discrepancy("claim", ("e1", "q1"), "روايتان.", "Two accounts.", "t")
    return Analysis(Article("small", words), Parse(words, (), (), ()), Cast(actors, ()), (quote,), (event,), (), (gap,),
                    (gap,), (claim,), load())  # fmt: skip


def page(analysis: Analysis, language: str) -> BeautifulSoup:
    return BeautifulSoup("".join(f(analysis, language=language).html for f in FUNCTIONS.values()), "html.parser")


# --- fragments ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("<b>&", "&lt;b&gt;&amp;"),
        ('"quoted"', "&quot;quoted&quot;"),
        ("حلب", "حلب"),
        ("a\N{RIGHT-TO-LEFT OVERRIDE}b", 'a<span class="control" title="RIGHT-TO-LEFT OVERRIDE">[U+202E]</span>b'),
        ("\0", '<span class="control" title="CONTROL CHARACTER">[U+0000]</span>'),
        ("\ud800", '<span class="control" title="CONTROL CHARACTER">[U+D800]</span>'),
        ("\n\t", "\n\t"),
    ],
)
def test_text(plain: str, written: str) -> None:
    assert text(plain).html == written


def test_element_escapes_children_and_attributes() -> None:
    made = element("a", "<", Fragment("<b>x</b>"), href='#"><', title=None)
    assert made.html == '<a href="#&quot;&gt;&lt;">&lt;<b>x</b></a>'
    assert not NOTHING
    assert join(["<", Fragment("<br>")], "&").html == "&lt;&amp;<br>"


def test_anchors_are_names() -> None:
    assert anchor("actor", 'a b"<', 2) == "actor-a-b---2"


# --- the marked article ---------------------------------------------------------------------------------------------


def test_snapshot_of_a_marked_line() -> None:
    line = marked_lines(View.of(small(), "en"))[1].html
    assert re.sub(r' style="[^"]*"', "", line) == (
        '<p id="line-1" class="line">'
        '<span class="mark event" id="event-e1" title="attack by the Corps on الميليشيا (March 2016)">'
        '<a href="#row-event-e1" class="back">ضرب</a></span> '
        '<span class="mark actor" id="actor-corps-1" title="The Corps (military)">'
        '<a href="#actor-corps" class="back">الفيلق</a></span> '
        '<span class="mark actor" id="actor-militia-1" title="الميليشيا (armed group)">'
        '<a href="#actor-militia" class="back">الميليشيا</a></span>، ونفى '
        '<span class="mark actor" id="actor-corps-2" title="The Corps (military)">'
        '<a href="#actor-corps" class="back">الفيلق</a></span> '
        '<span class="mark quote" id="quote-q1" title="according to the Corps">ذلك</span>'
        '<sup class="reference">\N{NARROW NO-BREAK SPACE}'
        '<a href="#row-quote-q1" class="reference" title="to the table">1</a></sup></p>'
    )


@pytest.mark.parametrize("which", ["sample", "sixty", "alone"])
def test_marking_keeps_every_character(which: str, request: pytest.FixtureRequest) -> None:
    analysis: Analysis = request.getfixturevalue(which)
    lines = marked_lines(View.of(analysis, "ar"))
    shown = []
    for line in lines:
        soup = BeautifulSoup(line.html, "html.parser")
        for reference in soup.find_all("sup", class_="reference"):
            reference.decompose()
        shown.append(soup.get_text())
    assert shown == [line for line in analysis.text.split("\n") if line.strip()]


def test_marks_that_cross_are_cut_and_nested() -> None:
    analysis = small()
    line = Actor("x", "س", None, "person", None, None, None, (Mention(8, 14, "name", "t"), Mention(2, 8, "name", "t")))
    from dataclasses import replace

    crossed = replace(analysis, cast=replace(analysis.cast, actors=(*analysis.cast.actors, line)))
    lines = marked_lines(View.of(crossed, "ar"))
    for one in lines:
        soup = BeautifulSoup(one.html, "html.parser")
        assert str(soup).count("<span") == one.html.count("<span") == one.html.count("</span>")
    whole = "".join(one.html for one in lines)
    assert [whole.count(f'id="actor-x-{n}"') for n in (1, 2)] == [1, 1]


# --- all fragments ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("which", ANALYSES)
def test_names_are_unique_and_links_lead_somewhere(which: str, language: str, request: pytest.FixtureRequest) -> None:
    soup = page(request.getfixturevalue(which), language)
    names = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(names) == len(set(names))
    assert {a["href"] for a in soup.find_all("a")} <= {f"#{name}" for name in names}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("which", ANALYSES)
def test_every_arabic_run_says_its_language_and_direction(
    which: str, language: str, request: pytest.FixtureRequest
) -> None:
    for string in page(request.getfixturevalue(which), language).find_all(string=True):
        arabic = sum("\u0621" <= c <= "\u064a" for c in string)
        latin = sum(c.isascii() and c.isalpha() for c in string)
        if arabic > latin:
            said = string.find_parent(lang=True)
            assert said["lang"] == "ar", string
            assert said["dir"] == "rtl", string


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("which", ANALYSES)
def test_inline_style_is_what_an_untrusted_notebook_keeps(
    which: str, name: str, language: str, request: pytest.FixtureRequest
) -> None:
    soup = BeautifulSoup(FUNCTIONS[name](request.getfixturevalue(which), language=language).html, "html.parser")
    assert not soup.find_all(["style", "script", "iframe", "object", "link"])
    for tag in soup.find_all(style=True):
        for rule in tag["style"].split(";"):
            prop, _, value = rule.partition(":")
            assert re.fullmatch(KEPT[prop], value), rule


@pytest.mark.parametrize("language", ["ar", "en"])
def test_hostile_words_stay_words(language: str, hostile: Analysis) -> None:
    soup = page(hostile, language)
    assert not soup.find_all("script")
    assert not [tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
    written = str(soup)
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in written
    assert "\0" not in written
    assert 'alert("1")' in soup.get_text()
    assert "[U+202E]" in written


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", [n for n in FUNCTIONS if n not in {"summary", "article"}])
def test_tables_have_captions_and_heads(name: str, language: str, sample: Analysis) -> None:
    soup = BeautifulSoup(FUNCTIONS[name](sample, language=language).html, "html.parser")
    tables = soup.find_all("table")
    assert tables
    for table in tables:
        assert table.caption.get_text()
        columns = table.thead.find_all("th", scope="col")
        for row in table.tbody.find_all("tr"):
            assert len(row.find_all(["th", "td"])) == len(columns)
            assert row.find("th", scope="row") is not None


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_an_empty_analysis_says_so(name: str, language: str, empty: Analysis) -> None:
    soup = BeautifulSoup(FUNCTIONS[name](empty, language=language).html, "html.parser")
    assert soup.find(class_="note") is not None
    assert len(soup.get_text().strip()) > 5


@pytest.mark.parametrize("which", ["sample", "sixty", "hostile"])
def test_evidence_and_rows_lead_to_each_other(which: str, request: pytest.FixtureRequest) -> None:
    """Each act, figure and quote of the tables leads into the article, and its words there lead back to its row."""
    analysis: Analysis = request.getfixturevalue(which)
    soup = page(analysis, "ar")
    body = soup.find("article")
    back = {a["href"].removeprefix("#") for a in body.find_all("a")}
    rows = {tr["id"] for tr in soup.find_all("tr", id=True) if tr["id"].startswith("row-quote-")}
    # Of acts and figures whose words are all covered by other marks, only the innermost can lead anywhere.
    assert rows <= back
    ways = {f"row-event-{one.id}" for one in analysis.events} | {f"row-figure-{one.id}" for one in analysis.figures}
    assert ways & back
    for row in sorted(rows | (ways & back)):
        known = row.removeprefix("row-")
        assert soup.find(id=row).find("a", href=f"#{known}") is not None, row
        assert body.find(id=known) is not None, row


def test_gaps_come_first_and_are_named() -> None:
    soup = BeautifulSoup(html.positions(small(), language="en").html, "html.parser")
    assert [td.get_text() for td in soup.tbody.tr.find_all("td")][-1] == "friendly in words, hostile in deeds"


def test_both_owners_of_a_contested_claim_are_named() -> None:
    soup = BeautifulSoup(html.claims(small(), language="en").html, "html.parser")
    assert [th.get_text() for th in soup.tbody.find_all("th")] == ["the article itself", "The Corps"]


@pytest.mark.parametrize(
    ("status", "claimed", "arabic", "english"),
    [
        ("occurred", (), "هاجم الفيلق الميليشيا في آذار/مارس 2016.", "The Corps attacked الميليشيا in March 2016."),
        ("ongoing", (), "يستمر هجوم الفيلق", "The Corps continues to attack الميليشيا"),
        ("future", (), "ي\N{ARABIC DAMMA}رتقب هجوم الفيلق", "The Corps is expected to attack"),
        ("hypothetical", (), "ي\N{ARABIC DAMMA}حتمل هجوم الفيلق", "The Corps may attack"),
        ("negated", (), "لم يقع هجوم الفيلق", "The Corps did not attack"),
        ("occurred", ("militia",), "بحسب الميليشيا، هاجم الفيلق", "According to الميليشيا, the Corps attacked"),
        ("negated", ("militia",), "بحسب الميليشيا، لم يقع هجوم", "According to الميليشيا, the Corps did not attack"),
        ("occurred", ("corps",), "بحسب الفيلق، هاجم الفيلق", "By its own account, the Corps attacked"),
    ],
)
def test_status_and_claimant_are_worded(status: str, claimed: tuple[str, ...], arabic: str, english: str) -> None:
    from dataclasses import replace

    analysis = small()
    event = replace(analysis.events[0], status=status, claimed_by=claimed)  # type: ignore[arg-type]
    changed = replace(analysis, events=(event,))
    for language, words in (("ar", arabic), ("en", english)):
        told = BeautifulSoup(html.summary(changed, language=language).html, "html.parser").li.get_text()
        assert words in told


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_marks_are_seen_on_white_and_on_black_and_without_colour() -> None:
    for layer, look in LOOK.items():
        for colour in re.findall(r"#[0-9a-f]{6}", look):
            luminance = _luminance(colour)
            assert 1.05 / (luminance + 0.05) >= 3, layer
            assert (luminance + 0.05) / (_luminance("#111111") + 0.05) >= 3, layer
    without = [re.sub(r"#[0-9a-f]{6}", "", look) for look in LOOK.values()]
    assert len(set(without)) == len(without)


def test_a_notebook_shows_an_analysis(sample: Analysis) -> None:
    assert 'id="line-0"' in sample._repr_html_()
