"""A user's own plot: after one call its titles, labels, legends and ticks are joined and in order on any matplotlib."""

from __future__ import annotations

from datetime import date

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from toolkit.showing.arabic import drawn, legend_options, new_figure, right_to_left, style
from toolkit.showing.own import ready


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
