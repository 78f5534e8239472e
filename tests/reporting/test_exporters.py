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


# --- notebooks that are not ours in style ---------------------------------------------------------------------------

STYLED = """<style type="text/css">#T_1_row0_col0{background-color:#fde0dd;color:#67000d}</style>
<table id="T_1"><thead><tr><th class="blank level0">&nbsp;</th><th colspan="2">الضحايا</th></tr>
<tr><th>المدينة</th><th>قتلى</th><th>جرحى</th></tr></thead>
<tbody><tr><th rowspan="2">حلب</th><td id="T_1_row0_col0">12</td><td>30</td></tr>
<tr><td>7</td><td>-2.5%</td></tr></tbody></table>"""
TRACEBACK = [
    "\x1b[31m---------------------------------------------------------------------------\x1b[39m",
    "\x1b[31mKeyError\x1b[39m                                  Traceback (most recent call last)",
    "\x1b[36mCell\x1b[39m\x1b[36m \x1b[39m\x1b[32mIn[3]\x1b[39m\x1b[32m, line 1\x1b[39m\n"
    "\x1b[32m----> \x1b[39m\x1b[32m1\x1b[39m جدول[\x1b[33m'المدينة'\x1b[39m]",
    "\x1b[31mKeyError\x1b[39m: 'المدينة'",
]
LISTS = """## نتائج

1. أولها **مهم** جدا[^1]
2. ثانيها:
   - فرع `x = 1`
   - English branch, 3.5%

> اقتباس من باحث

| المدينة | Count | نسبة |
|:--|--:|:-:|
| حلب | 12 | -4% |
| Idlib | 3 | 2017-06-26 |

<details><summary>تفصيل</summary>مطوي</details>

![خريطة](https://example.org/map.png) و[رابط](https://example.org/) $E=mc^2$
"""


def theirs(name: str) -> nbformat.NotebookNode:
    """Notebooks as other people write them, of one kind each."""
    import base64

    from toolkit.showing.arabic import new_figure, style
    from toolkit.showing.own import ready

    def shown(**kinds: str) -> nbformat.NotebookNode:
        return new_output("display_data", {kind.replace("_", "/", 1): value for kind, value in kinds.items()})

    figure = new_figure(width=4, height=3)
    with style():
        figure.add_subplot().bar(["حلب", "حمص"], [3, 5])
        ready(figure)
        import io as streams

        stream, drawing = streams.BytesIO(), streams.StringIO()
        figure.savefig(stream, format="png")
        figure.savefig(drawing, format="svg")
    png = base64.b64encode(stream.getvalue()).decode("ascii")
    cells = {
        "prose": [new_markdown_cell("عنوان بلا علامة\n====\n\nنص."), new_markdown_cell(LISTS)],
        "styled tables": [new_code_cell("جدول.style", outputs=[shown(text_html=STYLED, text_plain="x")])],
        "wide table": [new_code_cell("w", outputs=[shown(text_html="<table><tr>" + "".join(
            f"<td>عمود رقم {n} طويل</td>" for n in range(24)) + "</tr></table>")])],
        "plots": [new_code_cell("رسم()", outputs=[shown(image_png=png), new_output(
            "display_data", {"image/svg+xml": drawing.getvalue(), "image/png": png})])],
        "tracebacks": [new_code_cell("جدول['المدينة']", outputs=[
            new_output("error", ename="KeyError", evalue="'المدينة'", traceback=TRACEBACK)])],
        "long code": [new_code_cell("\n".join(
            f"سطر_{n} = دالة(قيمة={n}, text={'س' * 90!r})  # تعليق {n}" for n in range(120)))],
        "streams": [new_code_cell("print", outputs=[
            new_output("stream", name="stdout", text="١٢ قتيلا\r100%|████| 5/5\n" + "سطر طويل جدا " * 60),
            new_output("stream", name="stderr", text="UserWarning: تحذير \U0001f600")])],
        "odd outputs": [new_code_cell("x", outputs=[
            shown(text_latex=r"$\frac{a}{b}$"), shown(text_markdown="**نص** مع *ميل*"),
            new_output("execute_result", {"text/plain": "['أ', 'b']"}),
            shown(text_html='<div onclick="x()" style="background:url(http://a.b/c)"><iframe src="http://a.b"></iframe>'
                            '<img src="http://a.b/c.png" alt="صورة"><object data="x"></object>نص</div>')])],
        "nothing": [],
    }  # fmt: skip
    return new_notebook(metadata={"language_info": {"name": "python"}}, cells=cells[name])


WORDS = {
    "prose": ("أولها", "فرع", "English", "branch", "اقتباس", "Idlib", "2017-06-26", "مطوي"),
    "styled tables": ("الضحايا", "المدينة", "12", "-2.5%"),
    "wide table": ("عمود", "23"),
    "plots": (),
    "tracebacks": ("KeyError", "المدينة"),
    "long code": ("119", "تعليق"),
    "streams": ("UserWarning", "تحذير", "100%"),
    "odd outputs": ("نص", "صورة", "frac"),
    "nothing": (),
}


@pytest.mark.parametrize("name", WORDS)
def test_any_notebook_is_a_page_that_stands_alone(name):
    page, _ = MawqifHTMLExporter().from_notebook_node(theirs(name))
    soup = BeautifulSoup(page, "html.parser")
    for words in WORDS[name]:
        assert words in soup.get_text(), words
    assert not soup.find(["iframe", "object", "link"])
    assert not [tag for tag in soup.find_all(src=True) if not tag["src"].startswith("data:")]
    assert "http://a.b" not in page
    assert not soup.select("[style], [onclick]")
    for tag in soup.select("main p, main li, main td, main th"):
        letters = [letter for letter in tag.get_text() if letter.isalpha()]
        if letters and "\u0620" <= letters[0] <= "\u064a":
            said = tag if tag.has_attr("dir") else tag.find_parent(dir=True)
            assert said["dir"] == "rtl", tag


@pytest.mark.parametrize("name", WORDS)
def test_any_notebook_can_be_printed(name):
    content, _ = MawqifPDFExporter().from_notebook_node(theirs(name))
    with pypdfium2.PdfDocument(io.BytesIO(content)) as opened:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in opened)
        assert opened.is_tagged()
        if name == "long code":
            assert len(opened) > 2, "code runs on over pages"
    for words in WORDS[name]:
        if words not in {"مطوي"}:
            assert words in text or words[::-1] in text, words


@pytest.mark.parametrize("name", [name for name in WORDS if name != "nothing"])
def test_any_notebook_is_accessible_and_no_wider_than_a_phone(look, tmp_path, name):
    from axe_playwright_python.sync_playwright import Axe

    path = tmp_path / "theirs.html"
    path.write_text(MawqifHTMLExporter().from_notebook_node(theirs(name))[0], encoding="utf-8")

    def see(view, asked):
        return view.evaluate("document.documentElement.scrollWidth - innerWidth"), Axe().run(view)

    wider, result = look(path, see, screen="phone", policy=False)
    assert wider == 0
    assert result.violations_count == 0, result.generate_report()
