"""Notebooks that are not the toolkit's, in HTML and PDF."""

from __future__ import annotations

import io

import nbformat
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from toolkit.reporting.exporters import MawqifHTMLExporter, MawqifPDFExporter

FRAME = """<div><style scoped>.dataframe tbody tr th{vertical-align:top}</style>
<table border="1" class="dataframe"><thead><tr style="text-align: right;">
<th></th><th>المدينة</th><th>count</th></tr></thead>
<tbody><tr><th>0</th><td>حلب</td><td>12</td></tr><tr><th>1</th><td>Idlib</td><td>-3</td></tr></tbody></table></div>"""
PROSE = "# تحليل الأخبار\n\nنص عربي مع `code` ونسبة -12.5% في 2017-06-26.\n\n### قفزة\n\nEnglish prose."
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture
def mine() -> nbformat.NotebookNode:
    """As people write them: mixed prose, a data frame, a picture without words, a traceback, long code, a script."""
    return new_notebook(
        metadata={"language_info": {"name": "python"}},
        cells=[
            new_markdown_cell(PROSE),
            new_code_cell(
                "x = '" + "طويل جدا " * 40 + "'\nprint(x)",
                outputs=[
                    new_output("stream", name="stdout", text="سطر أول\n\x1b[31mred\x1b[0m\n"),
                    new_output("stream", name="stderr", text="تحذير"),
                ],
            ),
            new_code_cell("frame", outputs=[new_output("execute_result", {"text/html": FRAME, "text/plain": "x"})]),
            new_code_cell("dot", outputs=[new_output("display_data", {"image/png": DOT})]),
            new_code_cell(
                "1 / 0",
                outputs=[
                    new_output(
                        "error", ename="ZeroDivisionError", evalue="division by zero",
                        traceback=["\x1b[31mZeroDivisionError\x1b[39m: division by zero"],
                    )
                ],
            ),
            new_code_cell(
                "js",
                outputs=[new_output("display_data", {"text/html": "<script>alert(1)</script><b>نص</b>"})],
            ),
            new_code_cell("plain", outputs=[new_output("execute_result", {"text/plain": "<Thing>"})]),
        ],
    )  # fmt: skip


def test_html(mine):
    page, resources = MawqifHTMLExporter().from_notebook_node(mine)
    soup = BeautifulSoup(page, "html.parser")
    assert resources["output_extension"] == ".html"
    assert (soup.html["lang"], soup.html["dir"], soup.h1.get_text()) == ("ar", "rtl", "تحليل الأخبار")
    assert [not one.attrs and "alert" not in one.get_text() for one in soup.find_all("script")] == [True]
    assert soup.select_one("#show-code[checked]")
    assert soup.find("p", string="English prose.")["dir"] == "ltr"
    assert [tag.name for tag in soup.select("main h2, main h3, main h4")] == ["h2"]
    assert soup.select_one("td[dir=ltr]").get_text() == "12"
    assert "ZeroDivisionError" in soup.select_one(".error").get_text()
    assert "<Thing>" in soup.get_text()


def test_pdf(mine):
    content, resources = MawqifPDFExporter().from_notebook_node(mine)
    assert resources["output_extension"] == ".pdf"
    with pypdfium2.PdfDocument(io.BytesIO(content)) as opened:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in opened)
        assert opened.is_tagged()
    for words in ("تحليل الأخبار", "English", "prose", "ZeroDivisionError", "Idlib", "2017-06-26"):
        assert words in text, words


def test_the_language_can_be_set(mine):
    page, _ = MawqifHTMLExporter(language="en").from_notebook_node(mine)
    assert BeautifulSoup(page, "html.parser").html["lang"] == "en"


def test_the_same_bytes_twice(mine):
    assert MawqifPDFExporter().from_notebook_node(mine)[0] == MawqifPDFExporter().from_notebook_node(mine)[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_is_accessible(look, mine, tmp_path, scheme):
    from axe_playwright_python.sync_playwright import Axe

    path = tmp_path / "mine.html"
    path.write_text(MawqifHTMLExporter().from_notebook_node(mine)[0], encoding="utf-8")
    result = look(path, lambda view, asked: Axe().run(view), scheme=scheme, policy=False)
    assert result.violations_count == 0, result.generate_report()
