"""Glyph by glyph: what matplotlib draws is what HarfBuzz makes of the same text; on 3.10 as on 3.11 and later."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import pytest
import uharfbuzz
from bidi import algorithm as bidi

from toolkit.analysis import Analysis
from toolkit.showing import maps, plots
from toolkit.showing.arabic import drawn, font_files, in_visual_order, new_figure, shapes_itself, style
from toolkit.showing.plot import Plot
from toolkit.showing.sheet import Sheet

PLOTS = {
    "timeline": plots.timeline,
    "acts": plots.acts,
    "network": plots.network,
    "matrix": plots.matrix,
    "ledger": plots.ledger,
    "places": maps.places,
}
OTHER = "3.10.0" if shapes_itself() else "3.11.0"
"""A version on whose path the installed matplotlib must fail."""

SENTENCES = [
    "هدنة في حلب",
    "لا سلام قبل الانسحاب",
    "الجيش والتحالف الدولي",
    "قوات سوريا الديمقراطية (قسد)",
    "من 26 أيار/مايو 2017 إلى 3 حزيران/يونيو",
    "خطوط الخريطة من Natural Earth بلا انحياز",
    "NATO والناتو",
    "مقاتل\N{ARABIC FATHATAN}ا، ول\N{ARABIC SHADDA}ى؛ أين؟",
    "اجتماع $x$ و$y$",
]


@cache
def _font(path: str) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(Path(path).read_bytes()))


def _scripts(line: str) -> list[str]:
    """The script of each character; signs of none take that of what stands before, a closing bracket its opening's."""
    found: list[str] = []
    opened: list[str] = []
    for c in line:
        name = unicodedata.name(c, "")
        letter = unicodedata.category(c).startswith("L")
        script = "Arab" if letter and name.startswith("ARABIC") else "Latn" if letter else found[-1] if found else ""
        if c in "([{«":
            opened.append(script)
        elif c in ")]}»" and opened:
            script = opened.pop()
        found.append(script)
    first = next((script for script in found if script), "Zyyy")
    return [script or first for script in found]


def _runs(line: str) -> list[tuple[bool, str, str]]:
    """Stretches of one direction and script in the order of the eye, by the Unicode bidirectional algorithm."""
    storage = bidi.get_empty_storage()
    base = bidi.get_base_level(line)
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    bidi.get_embedding_levels(line, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    runs: list[tuple[int, str, str]] = []
    for one, script in zip(storage["chars"], _scripts(line), strict=True):
        if runs and runs[-1][:2] == (one["level"], script):
            runs[-1] = (*runs[-1][:2], runs[-1][2] + one["ch"])
        else:
            runs.append((one["level"], script, one["ch"]))
    for level in range(max((run[0] for run in runs), default=0), 0, -1):
        n = 0
        while n < len(runs):
            end = n
            while end < len(runs) and runs[end][0] >= level:
                end += 1
            runs[n:end] = reversed(runs[n:end])
            n = max(end, n + 1)
    return [(level % 2 == 1, script, text) for level, script, text in runs]


def expected(line: str, *, bold: bool = False) -> list[str]:
    """Glyph ids in the order of the eye, without those of blanks and invisible characters."""
    font = _font(font_files()[1 if bold else 0])
    found = []
    for right_to_left, script, text in _runs(line):
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if right_to_left else "ltr"
        buffer.script = script
        uharfbuzz.shape(font, buffer)
        found += [glyph.codepoint for glyph in buffer.glyph_infos]
    blank = font.get_nominal_glyph(ord(" "))
    return [format(glyph, "x") for glyph in found if glyph != blank]


@cache
def _dejavu() -> tuple[uharfbuzz.Font, dict[int, str]]:
    """DejaVu Sans, whose joined letters are the presentation forms, and which glyph is which of them."""
    font = _font(str(Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf"))
    forms = {font.get_nominal_glyph(code): chr(code) for code in [*range(0xFB50, 0xFBB2), *range(0xFE80, 0xFEFD)]
             if font.get_nominal_glyph(code)}  # fmt: skip
    return font, forms


def joined(line: str) -> str:
    """The line in the order of the eye with the presentation forms that HarfBuzz chooses, without short vowels."""
    font, forms = _dejavu()
    shown = ""
    for right_to_left, _, marked in _runs("".join(c for c in line if unicodedata.category(c) != "Mn")):
        text = "".join(c for c in marked if c not in "\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT MARK}")
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        uharfbuzz.shape(font, buffer, {"liga": right_to_left})
        names = {font.get_nominal_glyph(ord(c)): c for c in text if font.get_nominal_glyph(ord(c))}
        mirrored = {font.get_nominal_glyph(ord(b)): b for b in "()[]{}<>«»"}
        for glyph in buffer.glyph_infos:
            shown += forms.get(glyph.codepoint) or mirrored.get(glyph.codepoint) or names[glyph.codepoint]
    return shown


def _isolated(text: str) -> str:
    """Letters that stand alone may be written by their own sign or by their isolated form."""
    return "".join(unicodedata.normalize("NFKC", c) if "ISOLATED FORM" in unicodedata.name(c, "")
                   and len(unicodedata.normalize("NFKC", c)) == 1 else c for c in text)  # fmt: skip


def shown(svg: str) -> dict[str, list[str]]:
    """Ids of the glyphs of each text that has a name, in order."""
    found: dict[str, list[str]] = {}
    for group in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}g"):
        name = group.get("id", "")
        if name.startswith("probe-"):
            uses = [use.get("{http://www.w3.org/1999/xlink}href", "") for use in
                    group.iter("{http://www.w3.org/2000/svg}use")]  # fmt: skip
            found[name] = [use[1] for use in (re.match(r"#Amiri-(?:Regular|Bold)-([0-9a-f]+)$", one) for one in uses)
                           if use]  # fmt: skip
    return found


def same(line: str, glyphs: list[str], *, bold: bool = False) -> bool:
    """Whether the drawn glyphs are those of the line, by glyph ids or (below 3.11) by presentation forms."""
    if shapes_itself():
        blank = format(_font(font_files()[1 if bold else 0]).get_nominal_glyph(ord(" ")), "x")
        return [glyph for glyph in glyphs if glyph != blank] == expected(line, bold=bold)
    letters = "".join(chr(int(glyph, 16)) for glyph in glyphs)
    return _isolated(letters).replace(" ", "") == _isolated(joined(line)).replace(" ", "")


def _svg_of(line: str) -> list[str]:
    with style():
        figure = new_figure()
        figure.text(0.5, 0.5, line).set_gid("probe-0")
    return shown(Plot(figure, "", "").rendered("svg").decode())["probe-0"]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_line_is_joined_and_in_order(line: str) -> None:
    base = "\N{RIGHT-TO-LEFT MARK}" + line
    assert same(base, _svg_of(drawn(line)))


@pytest.fixture
def arabic():  # type: ignore[no-untyped-def]
    """matplotlib as a user sets it up for Arabic, by the one call."""
    from toolkit.showing.own import reset, setup

    before = dict(matplotlib.rcParams)
    setup(language="ar")
    yield
    reset()
    matplotlib.rcParams.update(before)


def _title_of(line: str) -> list[str]:
    import io

    from matplotlib import pyplot as plt

    figure, axes = plt.subplots()
    axes.set_title(line).set_gid("probe-0")
    axes.bar(["حلب", "حمص"], [3, 5])
    stream = io.StringIO()
    figure.savefig(stream, format="svg")
    assert axes.get_title(loc="right") == line, "what is drawn is not what is kept"
    plt.close(figure)
    return shown(stream.getvalue())["probe-0"]


@pytest.mark.usefixtures("arabic")
@pytest.mark.parametrize("line", SENTENCES)
def test_a_users_own_plot_is_joined_and_in_order(line: str) -> None:
    assert same("\N{RIGHT-TO-LEFT MARK}" + line, _title_of(line))


@pytest.mark.usefixtures("arabic")
@pytest.mark.parametrize("which", ["sample"])
def test_plots_of_the_toolkit_stay_as_they_are(which: str, request: pytest.FixtureRequest) -> None:
    """Their texts are fit to be drawn already, and must not be turned again."""
    from toolkit.showing.own import reset, setup

    analysis: Analysis = request.getfixturevalue(which)
    inside = plots.ledger(analysis).rendered("svg")
    reset()
    outside = plots.ledger(analysis).rendered("svg")
    setup()
    assert inside == outside


@pytest.mark.parametrize("line", SENTENCES[:5])
def test_the_path_of_the_other_versions_fails_here(line: str) -> None:
    assert not same("\N{RIGHT-TO-LEFT MARK}" + line, _svg_of(drawn(line, version=OTHER)))


@pytest.mark.parametrize("line", SENTENCES)
def test_visual_order_has_the_forms_that_harfbuzz_chooses(line: str) -> None:
    made = _isolated(in_visual_order(line))
    assert made == _isolated(joined("\N{RIGHT-TO-LEFT MARK}" + line))


def test_joined_can_fail() -> None:
    assert joined("\N{RIGHT-TO-LEFT MARK}حلب") != "حلب"
    assert _isolated(joined("\N{RIGHT-TO-LEFT MARK}حلب")) != in_visual_order("حلب")[::-1]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", PLOTS)
@pytest.mark.parametrize("which", ["sample", "sixty", "empty", "alone"])
def test_every_text_of_every_plot(which: str, name: str, language: str, request: pytest.FixtureRequest) -> None:
    analysis: Analysis = request.getfixturevalue(which)
    sheet_text = Sheet.text
    artists = []

    def noted(self, x, y, words, **options):  # type: ignore[no-untyped-def]
        text = sheet_text(self, x, y, words, **options)
        artists.append((text, words, options.get("bold", False)))
        return text

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("toolkit.showing.sheet.Sheet.text", noted)
        plot = PLOTS[name](analysis, language=language)
    assert artists
    for n, (text, _, _) in enumerate(artists):
        text.set_gid(f"probe-{n}")
    found = shown(plot.rendered("svg").decode())
    mark = "\N{RIGHT-TO-LEFT MARK}" if language == "ar" else "\N{LEFT-TO-RIGHT MARK}"
    for n, (_, words, bold) in enumerate(artists):
        glyphs = found[f"probe-{n}"]
        if shapes_itself():
            blank = format(_font(font_files()[1 if bold else 0]).get_nominal_glyph(ord(" ")), "x")
            glyphs = [glyph for glyph in glyphs if glyph != blank]
            assert glyphs == [g for line in words.split("\n") for g in expected(mark + line, bold=bold)], words
        else:
            letters = "".join(chr(int(glyph, 16)) for glyph in glyphs).replace(" ", "")
            wanted = "".join(joined(mark + line) for line in words.split("\n"))
            assert _isolated(letters) == _isolated(wanted.replace(" ", "")), words
