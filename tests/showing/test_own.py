"""A user's own plot: after one call its titles, labels, legends and ticks are joined and in order on any matplotlib."""

from __future__ import annotations

import warnings
from datetime import date

import matplotlib
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

from toolkit.showing.arabic import drawn, legend_options, new_figure, right_to_left, style
from toolkit.showing.own import ready, reset, setup


def bars() -> Figure:
    figure = new_figure()
    with style():
        axes = figure.add_subplot()
        axes.bar(["حلب", "حمص"], [3, 5], label="قتلى")
        axes.set_title("القتلى في كل مدينة")
        axes.set_ylabel("العدد")
        axes.legend(**legend_options("ar"))
        right_to_left(axes)
    return figure


def said(figure: Figure) -> set[str]:
    with style():
        figure.canvas.draw()
    return {text.get_text() for text in figure.findobj(Text)}


def test_every_text_is_fit_to_be_drawn() -> None:
    figure = bars()
    ready(figure)
    assert {drawn(words) for words in ("حلب", "حمص", "قتلى", "القتلى في كل مدينة", "العدد")} <= said(figure)


def test_once_is_as_good_as_twice() -> None:
    figure = bars()
    ready(figure)
    once = said(figure)
    ready(figure)
    assert said(figure) == once


def test_the_forms_are_those_of_old_versions_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.showing.arabic.shapes_itself", lambda version=None: False)
    figure = bars()
    ready(figure)
    assert {drawn(words, version="3.10.0") for words in ("حلب", "حمص", "قتلى", "العدد")} <= said(figure)


def test_dates_on_an_axis_keep_their_formatter() -> None:
    figure = new_figure()
    with style():
        axes = figure.add_subplot()
        axes.plot([date(2016, 1, 1), date(2016, 6, 1)], [1, 2])
        right_to_left(axes, time=True)
        ready(figure)
    assert any("2016" in words for words in said(figure))


@pytest.fixture
def plain():
    """matplotlib's settings come back after the test, whatever it does to them."""
    before = dict(matplotlib.rcParams)
    yield
    reset()
    matplotlib.rcParams.update(before)


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize(
    ("language", "given", "side"),
    [("ar", None, "right"), ("ar", False, "left"), ("en", None, "left"), ("en", True, "right")],
)
def test_one_call_puts_the_axis_where_it_belongs(language, given, side) -> None:  # type: ignore[no-untyped-def]
    setup(language=language, right_to_left=given)
    figure, axes = plt.subplots()
    axes.plot([1, 2], [3, 4])
    axes.set_ylabel("العدد")
    figure.canvas.draw()
    assert axes.yaxis.get_label_position() == side
    assert axes.yaxis.get_ticks_position() == side
    assert (axes.spines["right"].get_visible(), axes.spines["left"].get_visible()) == (side == "right", side == "left")
    label, frame = axes.yaxis.label.get_window_extent(), axes.get_window_extent()
    assert (label.x0 >= frame.x1) if side == "right" else (label.x1 <= frame.x0)
    plt.close(figure)


@pytest.mark.usefixtures("plain")
def test_plots_of_pandas_need_no_more() -> None:
    import pandas as pd

    setup()
    frame = pd.DataFrame({"قتلى": [3, 5], "جرحى": [7, 9]}, index=["حلب", "حمص"])
    axes = frame.plot.bar(title="الضحايا $ في كل مدينة $", rot=0)
    axes.annotate("الأكثر", (1, 9))
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a glyph that no font has, mathematics between dollars
        axes.figure.canvas.draw()
    plt.close(axes.figure)


@pytest.mark.usefixtures("plain")
def test_called_twice_is_called_once_and_reset_takes_all_back() -> None:
    kept = Text._preprocess_math, Axes.__init__
    setup()
    once = Text._preprocess_math
    setup(dark=True)
    assert Text._preprocess_math is not once
    assert Text("حلب")._preprocess_math("حلب") == (drawn("حلب"), False)
    assert Text(drawn("حلب"))._preprocess_math(drawn("حلب")) == (drawn("حلب"), False)
    reset()
    assert (Text._preprocess_math, Axes.__init__) == kept


@pytest.mark.usefixtures("plain")
def test_letters_are_joined_below_3_11_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.showing.arabic.shapes_itself", lambda version=None: False)
    setup()
    shown, _ = Text("حلب")._preprocess_math("حلب")
    assert shown == drawn("حلب", version="3.10.0")
    assert Text("")._preprocess_math(shown)[0] == shown, "what is in forms already is not turned again"
