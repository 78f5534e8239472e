"""Running text on its way to Typst."""

from __future__ import annotations

import pytest

from toolkit.reporting.inline import Inserted, Run, Style, Text, joins, markup

ACTOR = Style(marks=("actor",))
LINK = Style(link='label("e1")')


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("ل|لجيش", True), ("و|الجيش", False), ("قصف|ه", True), ("ب|ايران", True), ("ف|ء", False), ("ا|ب", False),
        ("ب| جيش", False), ("ب|NATO", False), ("2|جيش", False),
        ("ب\N{ARABIC KASRA}|جيش", True), ("|جيش", False), ("ة|ب", False),
    ],
)  # fmt: skip
def test_joins(notation, expected):
    assert joins(*notation.split("|")) is expected


@pytest.mark.parametrize(
    ("atoms", "expected"),
    [
        ([Text("  قال \n")], '#"قال";'),
        ([Text("قال "), Text(" الجيش", ACTOR)], '#"قال ";#mark("actor")[#"الجيش";];'),
        ([Text("و"), Text("الجيش", ACTOR)], '#"و";#mark("actor")[#"الجيش";];'),
        (
            [Text("قال ل"), Text("لجيش السوري", ACTOR)],
            '#"قال ";#joined((letters: "ل", kinds: (), joins: false), '
            '(letters: "لجيش", kinds: ("actor", ), joins: true));#mark("actor")[#" السوري";];',
        ),
        (
            [Text("ب"), Inserted('#anchor("a1");'), Text("تنظيم", ACTOR), Text("هم معا")],
            '#anchor("a1");#joined((letters: "ب", kinds: (), joins: false), '
            '(letters: "تنظيم", kinds: ("actor", ), joins: true), '
            '(letters: "هم", kinds: (), joins: true));#" معا";',
        ),
        ([Text("نص", LINK)], '#link(label("e1"))[#"نص";];'),
        ([Text("أ "), Inserted("#linebreak();", breaks=True), Text(" ب")], '#"أ";#linebreak();#"ب";'),
        ([Text('"\\# $x$')], '#"\\"\\\\# $x$";'),
        ([Text("أ\N{RIGHT-TO-LEFT MARK}ب")], '#"أ\\u{200f}ب";'),
        ([Run("ltr", (Text("1,200"),))], '#"1,200";'),
        ([Run("ltr", (Text("2017-06-26"),))], '#box[#text(dir: ltr, lang: "en")[#"2017-06-26";];];'),
        ([Run("rtl", (Text("حلب"),))], '#"حلب";'),
    ],
)
def test_markup(atoms, expected):
    assert markup(atoms, "rtl") == expected


def test_a_long_run_of_the_other_direction_can_break():
    long = "who did what to whom, and who says so, in Arabic news"
    assert markup([Run("ltr", (Text(long),))], "rtl") == f'#"\\u{{2066}}";#"{long}";#"\\u{{2069}}";'
