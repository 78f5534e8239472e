"""Tables that sort and filter in a notebook: in a real browser, without a network, and whole where no script runs."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from toolkit.showing import interactive

FRAME = pd.DataFrame(
    {
        "name": pd.array(["الجيش", "المعارضة", "التحالف", None], dtype="string"),
        "count": pd.array([12, 3, 100, None], dtype="Int64"),
        "score": pd.array([-9.0, 2.5, 0.0, 1.0], dtype="Float64"),
        "code": pd.array(["b", "a", "c", "<b>"], dtype="string"),
    }
)


def test_the_same_frame_gives_the_same_html_and_another_another() -> None:
    made = interactive.table(FRAME, language="ar")
    assert interactive.table(FRAME, language="ar") == made
    assert interactive.table(FRAME, language="en") != made
    assert interactive.table(FRAME.iloc[:2], language="ar") != made


def test_every_row_is_there_without_scripts() -> None:
    soup = BeautifulSoup(interactive.table(FRAME, language="ar", rows=2, caption="الأطراف").html, "html.parser")
    fallback = soup.find(id=lambda known: bool(known) and known.endswith("_fallback"))
    assert fallback is not None
    cells = [[cell.get_text() for cell in row.find_all("td")] for row in fallback.find_all("tr")[1:]]
    assert cells == [["الجيش", "12", "-9.0", "b"], ["المعارضة", "3", "2.5", "a"], ["التحالف", "100", "0.0", "c"],
                     ["", "", "1.0", "<b>"]]  # fmt: skip
    assert [cell["dir"] for cell in fallback.find_all("tr")[1].find_all("td")] == ["rtl", "ltr", "ltr", "ltr"]
    said = soup.get_text()
    assert "trust" not in said


def test_an_empty_frame_is_shown() -> None:
    assert "grid" in interactive.table(FRAME.iloc[:0], language="en").html


@pytest.mark.parametrize("language", ["ar", "en"])
def test_sorts_and_filters_in_a_browser(look, tmp_path: Path, language) -> None:  # type: ignore[no-untyped-def]
    made = interactive.start().html + interactive.table(FRAME, language=language, rows=3).html
    path = tmp_path / "grid.html"
    path.write_text(f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{made}</body></html>', "utf-8")

    def see(view, asked):  # type: ignore[no-untyped-def]
        view.wait_for_selector("table.dataTable tbody td")
        rows = view.locator("table.dataTable tbody tr")

        def column(number):  # type: ignore[no-untyped-def]
            return rows.evaluate_all(f"rows => rows.map(row => row.cells[{number}].innerText)")

        head = view.locator("table.dataTable thead th")
        head.nth(1).locator(".dt-column-order").click()
        view.wait_for_selector("table.dataTable thead th[aria-sort]")
        seen = [column(1)]
        first = view.locator("table.dataTable tbody td").first
        seen.append(first.evaluate("cell => getComputedStyle(cell).textAlign"))
        view.locator("input[type=search]").first.fill("التحالف")
        view.wait_for_function("document.querySelectorAll('table.dataTable tbody tr').length === 1")
        seen.append(column(0))
        return [*seen, [url for url in asked if url.startswith("http")], view.locator(".grid").get_attribute("dir")]

    numbers, side, found, asked, direction = look(path, see)
    assert [one for one in numbers if one] in (["3", "12", "100"], ["3", "12"], ["100", "12", "3"], ["100", "12"])
    assert side == "right", "Arabic names stand on the right in either language"
    assert found == ["التحالف"]
    assert asked == []
    assert direction == ("rtl" if language == "ar" else "ltr")
