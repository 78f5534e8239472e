"""What a page is given after the notebook is HTML."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from toolkit.reporting import finishing


def body(inner: str, direction: str = "rtl") -> BeautifulSoup:
    language = "ar" if direction == "rtl" else "en"
    page = f'<html lang="{language}" dir="{direction}"><head></head><body><main>{inner}</main></body></html>'
    return BeautifulSoup(page, "html.parser")


def shown(soup: BeautifulSoup) -> str:
    assert soup.main is not None
    return soup.main.decode_contents()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>قصف الجيش</p>", "<p>قصف الجيش</p>"),
        ("<p>The army</p>", '<p dir="ltr" lang="en">The army</p>'),
        ("<p>12 غارة</p>", "<p>12 غارة</p>"),
        ("<p>2017 NATO</p>", '<p dir="ltr" lang="en">2017 NATO</p>'),
        ("<td>12</td>", '<td dir="ltr">12</td>'),
        ("<td>-</td>", "<td>-</td>"),
        ('<p dir="auto">The army</p>', '<p dir="auto">The army</p>'),
        ('<div dir="ltr"><p>حلب</p></div>', '<div dir="ltr"><p dir="rtl" lang="ar">حلب</p></div>'),
        ("<pre>قصف = 1</pre>", '<pre dir="ltr">قصف = 1</pre>'),
    ],
)
def test_a_block_has_the_direction_of_its_first_strong_letter(before, after):
    soup = body(before)
    finishing.directed(soup, "ar")
    assert shown(soup) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>في 2017-06-26 وقع</p>", '<p>في <bdi dir="ltr">2017-06-26</bdi> وقع</p>'),
        ("<p>نسبة -12.5% فقط</p>", '<p>نسبة <bdi dir="ltr">-12.5%</bdi> فقط</p>'),
        ("<p>منذ 2017-06/2017-07-01 الآن</p>", '<p>منذ <bdi dir="ltr">2017-06/2017-07-01</bdi> الآن</p>'),
        ("<p>قتل 12 جنديا</p>", "<p>قتل 12 جنديا</p>"),
        ("<p>بين 10-12 جنديا</p>", "<p>بين 10-12 جنديا</p>"),
        ('<p dir="ltr">on 2017-06-26</p>', '<p dir="ltr">on 2017-06-26</p>'),
        ('<p><bdi dir="ltr">2017-06-26</bdi></p>', '<p><bdi dir="ltr">2017-06-26</bdi></p>'),
        ("<p><code>2017-06-26</code></p>", "<p><code>2017-06-26</code></p>"),
    ],
)
def test_numbers_that_would_turn_round_stand_alone(before, after):
    soup = body(before)
    finishing.isolated_numbers(soup, "ar")
    assert shown(soup) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<script>alert(1)</script><p>حلب</p>", "<p>حلب</p>"),
        ('<p onclick="x()">حلب</p>', "<p>حلب</p>"),
        ('<img alt="خريطة" src="https://example.org/a.png"/>', "خريطة"),
        ('<img alt="" src="data:image/png;base64,AA"/>', '<img alt="" src="data:image/png;base64,AA"/>'),
        ('<a href="javascript:x()">حلب</a>', "<a>حلب</a>"),
        ('<a href="https://example.org">حلب</a>', '<a href="https://example.org">حلب</a>'),
        ('<link href="https://example.org/a.css" rel="stylesheet"/>', ""),
    ],
)
def test_nothing_runs_and_nothing_comes_from_outside(before, after):
    soup = body(before)
    finishing.without_outside(soup)
    assert shown(soup) == after


def test_headings_begin_at_the_second_level_and_skip_none():
    soup = body("<h1>أ</h1><h3>ب</h3><h5>ج</h5><h2>د</h2><h1>ه</h1>")
    finishing.ordered_headings(soup)
    assert [tag.name for tag in soup.main.find_all(finishing.HEADINGS)] == ["h2", "h3", "h4", "h3", "h2"]


def test_contents_name_each_heading_and_lead_to_it():
    soup = body("<h2>أ</h2><h3>ب <b>ج</b></h3><h2>د</h2>")
    soup.body.insert(0, BeautifulSoup('<nav class="contents"><ol></ol></nav>', "html.parser"))
    finishing.with_contents(soup)
    assert [(link["href"], link.string) for link in soup.select("nav a")] == [
        ("#section-1", "أ"), ("#section-1-1", "ب ج"), ("#section-2", "د"),
    ]  # fmt: skip
    assert all(soup.find(id=str(link["href"])[1:]) for link in soup.select("nav a"))


def test_inline_styles_become_classes():
    soup = body('<p style="color: red">أ</p><p class="x" style="color: red;">ب</p><style>.y{color:blue}</style>')
    assert finishing.lifted_styles(soup) == ".y{color:blue}\n.s1{color: red}"
    assert shown(soup) == '<p class="s1">أ</p><p class="x s1">ب</p>'


def test_a_style_cannot_ask_for_a_picture():
    soup = body('<p style="background:url(https://example.org/a.png)">أ</p>')
    assert "example.org" not in finishing.lifted_styles(soup)


def test_a_table_scrolls_by_itself_and_has_a_name():
    soup = body("<table><caption>الأحداث</caption><tr><td>1</td></tr></table>")
    finishing.scrolling_tables(soup, "ar", label="الجدول")
    box = soup.select_one(".scroll")
    assert (box["tabindex"], box["role"], box["aria-label"]) == ("0", "region", "الجدول 1: الأحداث")


def test_a_vector_picture_has_dark_colours_too():
    import base64

    drawing = '<svg><path style="fill: #ffffff; stroke: #1a1a1a"/><path style="fill: #0072b2"/></svg>'
    address = "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode()
    soup = body(f'<img alt="" src="{address}"/>')
    finishing.dark_pictures(soup)
    turned = base64.b64decode(soup.img["src"].partition(",")[2]).decode()
    assert turned.replace(finishing.dark_style(), "") == drawing
    assert '[style*="fill: #ffffff"]{fill:#16181c!important}' in turned
    assert '[style*="stroke: #1a1a1a"]{stroke:#e8e6e3!important}' in turned


def test_a_heading_cell_with_nothing_in_it_is_a_cell():
    soup = body('<table><tr><th scope="col"> </th><th>أ</th></tr></table>')
    finishing.spoken_headers(soup)
    assert shown(soup) == "<table><tr><td> </td><th>أ</th></tr></table>"


def test_captions_are_numbered():
    soup = body(
        "<figure><img/><figcaption>خريطة</figcaption></figure><figure></figure><table><caption>من</caption></table>"
    )
    finishing.numbered(soup, "ar", figure="الشكل", table="الجدول")
    assert [tag.get_text() for tag in soup.select("figcaption, caption")] == [
        "الشكل 1. خريطة",
        "الشكل 2",
        "الجدول 1. من",
    ]
