"""Plots lie within their figure, no label covers another, files repeat, and nothing fails for want of data."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from toolkit.analysis import Analysis
from toolkit.language.extents import extent
from toolkit.showing import maps, plots
from toolkit.showing.arabic import drawn, new_figure, right_to_left, style
from toolkit.showing.atlas import atlas
from toolkit.showing.chronology import ticks, window
from toolkit.showing.plot import Plot
from toolkit.showing.sheet import DARK, IN_THE_DARK, LIGHT, Sheet

PLOTS = {
    "timeline": plots.timeline,
    "acts": plots.acts,
    "network": plots.network,
    "matrix": plots.matrix,
    "ledger": plots.ledger,
    "places": maps.places,
}
ANALYSES = ("sample", "sixty", "empty", "alone", "single", "undated", "hostile")


def boxes(plot: Plot) -> list[tuple[str, Bbox]]:
    """Where each text stands, in pixels."""
    with style(language=plot.language, dark=plot.dark):
        plot.figure.canvas.draw()
        return [
            (text.get_text(), text.get_window_extent())
            for text in plot.figure.findobj(Text)
            if text.get_text().strip() and text.get_visible()
        ]


def clashes(known: Iterable[tuple[str, Bbox]], *, slack: float = 1.0) -> list[tuple[str, str]]:
    """Pairs of texts whose boxes share more than a pixel."""
    return [
        (one, other)
        for (one, a), (other, b) in itertools.combinations(known, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > slack and min(a.y1, b.y1) - max(a.y0, b.y0) > slack
    ]


def outside(plot: Plot, known: Iterable[tuple[str, Bbox]]) -> list[str]:
    """Texts that reach beyond the figure."""
    edge = plot.figure.bbox
    return [text for text, box in known
            if box.x0 < edge.x0 or box.y0 < edge.y0 or box.x1 > edge.x1 or box.y1 > edge.y1]  # fmt: skip


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", PLOTS)
@pytest.mark.parametrize("which", ANALYSES)
def test_nothing_collides_or_is_cut(which: str, name: str, language: str, request: pytest.FixtureRequest) -> None:
    plot = PLOTS[name](request.getfixturevalue(which), language=language)  # type: ignore[operator]
    known = boxes(plot)
    assert known
    assert not outside(plot, known)
    assert not clashes(known)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", PLOTS)
@pytest.mark.parametrize("which", ["sample", "sixty", "empty"])
def test_the_title_is_left_to_a_caption(which: str, name: str, language: str, request: pytest.FixtureRequest) -> None:
    analysis = request.getfixturevalue(which)
    whole = PLOTS[name](analysis, language=language)  # type: ignore[operator]
    bare = PLOTS[name](analysis, language=language, headed=False)  # type: ignore[operator]
    assert bare.title == whole.title
    assert bare.alt == whole.alt
    assert bare.figure.get_figheight() < whole.figure.get_figheight()
    assert len(boxes(bare)) == len(boxes(whole)) - 1
    assert not outside(bare, boxes(bare))
    assert not clashes(boxes(bare))


@pytest.mark.parametrize("name", PLOTS)
@pytest.mark.parametrize("which", ["sample", "sixty"])
def test_every_drawn_thing_lies_within_the_figure(which: str, name: str, request: pytest.FixtureRequest) -> None:
    """By its pixels: nothing touches the edge of the paper."""
    import numpy as np
    from matplotlib.image import imread

    plot = PLOTS[name](request.getfixturevalue(which))  # type: ignore[operator]
    pixels = imread(io.BytesIO(plot.rendered("png", dpi=72)))[:, :, :3]
    edge = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    assert (edge == 1.0).all()
    assert (pixels != 1.0).any()


def test_the_checks_can_fail() -> None:
    sheet = Sheet(language="ar", dark=False)
    sheet.text(1.0, 1.0, "هدنة")
    sheet.text(1.1, 1.0, "هدنة")
    sheet.text(8.9, 2.0, "قوات الفصل بين الجانبين")
    plot = sheet.finished("", "")
    assert clashes(boxes(plot))
    assert outside(plot, boxes(plot))


def test_a_missing_glyph_is_an_error() -> None:
    with style(), pytest.warns(UserWarning, match="missing from font"):
        new_figure().text(0.5, 0.5, "\U000f0000").get_window_extent()


@pytest.mark.parametrize(
    "text", ["\U000f0000", "\0", "\ud800", "\N{RIGHT-TO-LEFT OVERRIDE}abc", "\t", "漢字", "\N{BOMB}"]
)
def test_what_no_font_has_does_not_warn(text: str) -> None:
    Sheet(language="ar", dark=False).measure(f"هدنة {text}")
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in drawn(text)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", PLOTS)
@pytest.mark.parametrize("which", ANALYSES)
def test_alt_text_says_what_it_shows(which: str, name: str, language: str, request: pytest.FixtureRequest) -> None:
    plot = PLOTS[name](request.getfixturevalue(which), language=language)  # type: ignore[operator]
    assert len(plot.alt) > 15
    assert "{" not in plot.alt
    letters = [c for c in plot.alt if c.isalpha()]
    if which == "sample":
        arabic = sum("\u0600" <= c <= "\u06ff" for c in letters) / len(letters)
        assert (arabic > 0.9) if language == "ar" else (arabic < 0.35)


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
@pytest.mark.parametrize("name", PLOTS)
def test_files_repeat(name: str, form: str, sample: Analysis) -> None:
    first = PLOTS[name](sample).rendered(form)  # type: ignore[arg-type]
    assert PLOTS[name](sample).rendered(form) == first  # type: ignore[arg-type]


def test_dark_is_light_with_other_colours(sample: Analysis) -> None:
    light = plots.matrix(sample).rendered("svg").decode()
    assert len(set(IN_THE_DARK)) == len(set(IN_THE_DARK.values()))
    for old, new in IN_THE_DARK.items():
        light = light.replace(old, new.upper())

    def without_names(svg: str) -> str:
        return re.sub(r"\bm[0-9a-f]{10}\b", "m", svg.lower())

    assert without_names(light) == without_names(plots.matrix(sample, dark=True).rendered("svg").decode())


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(colours) -> None:  # type: ignore[no-untyped-def]
    for ground in (colours.paper, colours.land):
        for text in (colours.ink, colours.soft, colours.river_name):
            assert contrast(text, ground) >= 4.5, (text, ground)
        for sign in (colours.conflict, colours.cooperation, colours.neutral):
            assert contrast(sign, ground) >= 3, (sign, ground)
    for shade in (colours.conflict, colours.cooperation, colours.neutral):
        assert contrast(colours.on_colour, shade) >= 4.5, shade


def test_svg_asks_nobody_and_stays_small(sample: Analysis) -> None:
    for name, function in PLOTS.items():
        svg = function(sample).rendered("svg").decode()
        assert len(svg) < 150_000, name
        assert "<image" not in svg
        assert 'href="http' not in svg.replace("http://www.w3.org", "")


def test_compact_drawings_keep_every_shape(sample: Analysis) -> None:
    plot = plots.ledger(sample)
    stream = io.BytesIO()
    with style():
        plot.figure.savefig(stream, format="svg", metadata={"Date": None})
    whole, small = stream.getvalue().decode(), plot.rendered("svg").decode()
    for tag in ("<use", "<path", "<g "):
        assert whole.count(tag) == small.count(tag)
    assert len(small) < 0.75 * len(whole)


def test_a_notebook_is_given_both_forms_and_the_alt_text(sample: Analysis) -> None:
    shown, about = plots.ledger(sample)._repr_mimebundle_()
    assert set(shown) == {"image/svg+xml", "image/png", "text/plain"}
    assert about["image/png"]["alt"] == shown["text/plain"]


def test_saving_refuses_other_endings(sample: Analysis, tmp_path: Path) -> None:
    plot = plots.ledger(sample)
    assert plot.save(tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(ValueError, match=r"\.png, \.svg or \.pdf, got '\.jpg'"):
        plot.save(tmp_path / "a.jpg")


def test_no_setting_stays_behind(sample: Analysis) -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    plots.timeline(sample).rendered("svg")
    assert dict(matplotlib.rcParams) == before


def test_a_plot_of_ones_own() -> None:
    figure = new_figure()
    with style():
        axes = figure.add_subplot()
        axes.plot([date(2016, 1, 1), date(2016, 2, 1)], [1, 2])
        right_to_left(axes, time=True)
    assert axes.yaxis.get_label_position() == "right"
    assert axes.xaxis_inverted()
    right_to_left(axes, time=True)
    assert axes.xaxis_inverted()


# --- time ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "first", "last", "vague"),
    [
        ("2016-02-29", "2016-02-29", "2016-02-29", False),
        ("2016-02", "2016-02-01", "2016-02-29", True),
        ("2016", "2016-01-01", "2016-12-31", True),
        ("2016-02/2016-03-05", "2016-02-01", "2016-03-05", True),
        ("2014/", "2014-01-01", None, True),
        ("/2014-05", None, "2014-05-31", True),
    ],
)
def test_extent(value: str, first: str | None, last: str | None, vague: bool) -> None:
    known = extent(value)
    assert known is not None
    assert (known.first and known.first.isoformat(), known.last and known.last.isoformat()) == (first, last)
    assert known.vague is vague


@pytest.mark.parametrize("value", ["", "/", "soon", "2016-13", "2016-02-30", "2016-02/soon", "0000", "1-2-3-4"])
def test_no_extent(value: str) -> None:
    assert extent(value) is None


def test_far_dates_are_left_to_arrows() -> None:
    known = [extent(v) for v in ("1990-01-01", "2016-03-01", "2016-03-04", "2016-03-05")]
    first, last = window([one for one in known if one], date(2016, 3, 6))
    assert first > date(2016, 1, 1)
    assert last >= date(2016, 3, 6)


@pytest.mark.parametrize("days", [0, 1, 3, 10, 45, 46, 200, 900, 1200, 9000, 90000, 700000])
def test_ticks_are_few(days: int) -> None:
    first = date(1, 1, 2)
    last = date.fromordinal(first.toordinal() + days)
    named = ticks(first, last)
    assert len(named) <= 10
    assert all(first <= day <= last for day, _ in named)


# --- the map ------------------------------------------------------------------------------------------------------


def test_the_atlas_has_the_great_rivers_where_they_run() -> None:
    points = {name: [p for river in atlas().rivers if river.name == name for line in river.lines for p in line]
              for name in ("euphrates", "tigris", "nile")}  # fmt: skip
    for name, (longitude, latitude) in {
        "euphrates": (39.0, 35.9),
        "tigris": (43.2, 36.3),
        "nile": (31.2, 29.9),
    }.items():
        assert min(abs(x - longitude) + abs(y - latitude) for x, y in points[name]) < 0.3, name


def test_the_map_file_is_small_and_says_where_it_is_from() -> None:
    path = Path(maps.__file__).with_name("map.json")
    assert path.stat().st_size < 300_000
    assert "Natural Earth" in path.read_text("utf-8")[:200]


@pytest.mark.parametrize("code", ["SYR", "IRQ", "YEM", "LBY", "SDN", "AFG", "MLI", "SOM", "PSE", "ISR", "EGY", "TUR"])
def test_the_region_is_whole(code: str) -> None:
    assert any(one.id == code and one.rings and one.label for one in atlas().countries)
