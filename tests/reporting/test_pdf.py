"""The sample on paper: tagged, embedded, bookmarked, and every word of the article found again."""

from __future__ import annotations

import base64
import ctypes
import itertools
import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

import toolkit
from toolkit.reporting.pdf import pdf

SAMPLE = Path(__file__).parents[2] / "toolkit" / "samples" / "raqqa-2017-06-26.md"


def arabic_words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in {"Cf", "Mn"})
    # Numbers are words of their own: poppler sets the blank after one on its other side.
    return re.findall(r"[\u0660-\u0669]+|[\u0620-\u065f\u066e-\u06ff]+", re.sub("[،؛؟]", " ", plain))


def found_again(text: str) -> float:
    wanted, got = Counter(arabic_words(toolkit.read(SAMPLE).text)), Counter(arabic_words(text))
    return sum(min(count, got[word]) for word, count in wanted.items()) / wanted.total()


def of_words(written: str, text: str) -> float:
    """How many of the words written are found again in a text."""
    wanted, got = Counter(arabic_words(written)), Counter(arabic_words(text))
    return sum(min(count, got[word]) for word, count in wanted.items()) / wanted.total()


SHADDA = "\N{ARABIC SHADDA}"
VOWELS = ["\N{ARABIC FATHA}", "\N{ARABIC DAMMA}", "\N{ARABIC KASRA}", "\N{ARABIC SUKUN}", "\N{ARABIC FATHATAN}",
          f"{SHADDA}\N{ARABIC FATHA}", f"{SHADDA}\N{ARABIC KASRA}", "\N{ARABIC DAMMATAN}", "\N{ARABIC KASRATAN}",
          f"{SHADDA}\N{ARABIC DAMMA}", SHADDA]  # fmt: skip


def vocalised(text: str) -> str:
    """A mark on each letter that can carry one, all of them in turn: heavier than any school book."""
    turn = itertools.cycle(VOWELS)
    return "".join(
        letter + (next(turn) if "\u0621" <= letter <= "\u064a" and letter not in "اأإآىةئؤء" else "") for letter in text
    )


@pytest.mark.parametrize("marked", [False, True], ids=["bare", "vocalised"])
@pytest.mark.parametrize("name", ["raqqa-2017-06-26", "tanf-2017-05-18", "memorandum-2017-06-19"])
def test_words_of_any_text_are_found(name, marked, tmp_path, pdftotext):
    """The article with its marks, as one cell shows it, whatever is written on its letters."""
    from nbformat.v4 import new_code_cell, new_notebook, new_output

    from toolkit.reporting.html import Page, html
    from toolkit.showing.html import article

    known = toolkit.read(SAMPLE.with_name(f"{name}.md"))
    text = vocalised(known.text) if marked else known.text
    shown = article(toolkit.analyze(text, published=known.published)).html
    cell = new_code_cell("x", outputs=[new_output("display_data", {"text/html": shown})])
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf(html(new_notebook(cells=[cell]), Page("نص", "ar"))))
    with pypdfium2.PdfDocument(path) as opened:
        assert of_words(text, "\n".join(page.get_textpage().get_text_bounded() for page in opened)) >= 0.95
    told = subprocess.run([pdftotext, str(path), "-"], capture_output=True, check=True)
    assert of_words(text, told.stdout.decode("utf-8")) >= 0.98


def test_marked_letters_are_drawn_where_the_font_puts_them():
    """A vowel in the glyph of its letter stands where HarfBuzz sets it by the font's anchors."""
    import io

    import uharfbuzz
    from fontTools.ttLib import TTFont

    from toolkit.reporting.fonts import folder, paper_fonts_for
    from toolkit.reporting.marked_letters import marked_letters

    letters = "بحدرسصطعفكلمنهوي"
    content = dict(paper_fonts_for(marked_letters(vocalised(letters * 12))))["Amiri-Regular.ttf"]
    made = TTFont(io.BytesIO(content))
    plain = uharfbuzz.Font(uharfbuzz.Face((folder() / "Amiri-Regular.ttf").read_bytes()))
    marked = uharfbuzz.Font(uharfbuzz.Face(content))

    def shaped(font, text):
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        return list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))

    for letter, mark in itertools.product(letters, VOWELS):
        ((glyph, place),) = shaped(marked, letter + mark)
        parts = made["glyf"][made.getGlyphName(glyph.codepoint)].components
        *marks, (base, at) = shaped(plain, letter + mark)
        assert parts[0].glyphName == made.getGlyphName(base.codepoint)
        assert place.x_advance == at.x_advance
        wanted = sorted((one.x_offset, one.y_offset) for _, one in marks)
        assert sorted((part.x, part.y) for part in parts[1:]) == wanted, (letter, mark)


@pytest.fixture
def document(paper: Path):
    with pypdfium2.PdfDocument(paper) as opened:
        yield opened


def test_words_are_found_with_pdfium(document):
    assert found_again("\n".join(page.get_textpage().get_text_bounded() for page in document)) >= 0.95


def test_words_are_found_with_poppler(paper, pdftotext):
    told = subprocess.run([pdftotext, str(paper), "-"], capture_output=True, check=True)
    assert found_again(told.stdout.decode("utf-8")) >= 0.98


def test_neighbours_stay_in_logical_order(document):
    """Pairs of words that follow each other in the article follow each other in the text of the PDF."""
    words = arabic_words(toolkit.read(SAMPLE).text)
    got = arabic_words("\n".join(page.get_textpage().get_text_bounded() for page in document))
    pairs, known = list(itertools.pairwise(words)), set(itertools.pairwise(got))
    assert sum(pair in known for pair in pairs) / len(pairs) >= 0.95


def test_is_tagged_pdf_ua_1_in_its_language(document, paper, language):
    content = paper.read_bytes()
    assert document.is_tagged()
    assert re.search(rb"<pdfuaid:part>1</pdfuaid:part>", content)
    assert re.search(rb"/Lang ?\(" + language.encode() + rb"\)", content)
    assert document.get_metadata_value("Title") == toolkit.read(SAMPLE).title


def test_fonts_are_embedded(document):
    seen = set()
    for page in document:
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(one.raw)
            name = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(font, name, 200)
            assert raw.FPDFFont_GetIsEmbedded(font) == 1, name.value
            seen.add(name.value.decode().split("+")[-1])
    assert {"Amiri-Regular", "Amiri-Bold"} <= seen


def test_bookmarks_and_contents_follow_the_headings(document):
    marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert sum(level == 0 for level, _ in marks) == 6, "five chapters and the colophon"
    assert sum(level == 1 for level, _ in marks) >= 10


def test_pictures_have_words(document):
    described = [words for page in document for words in _alternatives(page)]
    assert len([words for words in described if words.strip()]) >= 5


def _alternatives(page: pypdfium2.PdfPage) -> list[str]:
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    found: list[str] = []

    def walk(element):
        size = raw.FPDF_StructElement_GetAltText(element, None, 0)
        if size > 2:
            held = ctypes.create_string_buffer(size)
            raw.FPDF_StructElement_GetAltText(element, held, size)
            found.append(held.raw.decode("utf-16-le").rstrip("\0"))
        for number in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, number)
            if child:
                walk(child)

    for number in range(raw.FPDF_StructTree_CountChildren(tree)):
        walk(raw.FPDF_StructTree_GetChildAtIndex(tree, number))
    raw.FPDF_StructTree_Close(tree)
    return found


def test_no_text_leaves_the_page(document):
    for page in document:
        width, height = page.get_size()
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            left, bottom, right, top = one.get_bounds()
            assert left >= 40, (page, one.get_bounds())
            assert right <= width - 40
            assert bottom >= 20
            assert top <= height - 20


def test_any_page_can_be_set():
    """Tables with spans, lists in lists, letters of no font, links that lead nowhere, headings that skip."""
    page = """<html lang="ar" dir="rtl"><head><style></style></head><body><main>
    <h2>أ</h2><h4>ب</h4><p>نص \U0001f600 \U00013000 $x$ #let *b* _c_ <a href="#none">رابط</a> <a href="#row">صف</a>
    <a href="#unseen">مطوي</a></p><div class="code" id="unseen">x</div>
    <ol><li>واحد<ul><li>اثنان</li></ul></li><li><p>ثلاثة</p></li></ol>
    <table><tr><td colspan="2" rowspan="2">1</td><td>2</td></tr><tr id="row"><td>3</td></tr></table>
    <table></table><blockquote><h3>ج</h3><p dir="ltr">English</p></blockquote><pre>1. x\n  y</pre><hr>
    <details><summary>د</summary>ه</details><dl><dt>و</dt><dd dir="ltr">z</dd></dl></main></body></html>"""
    made = pdf(page)
    assert made.startswith(b"%PDF-1.7")
    with pypdfium2.PdfDocument(made) as opened:
        assert "13000" in opened[0].get_textpage().get_text_bounded()


def test_text_fills_the_page_before_a_tall_plot():
    """The plot does not fit below the text: what follows it comes first, and the plot stands on the next page."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" height="500pt" width="400pt" viewBox="0 0 400 500">'
    plot = base64.b64encode(f'{head}<rect width="400" height="500"/></svg>'.encode()).decode()
    page = f"""<html lang="ar" dir="rtl"><head><style></style></head><body><main><h2>أولا</h2>
    {"<p>سطر من النص</p>" * 12}<h3>متى</h3><p>تمهيد</p>
    <figure><img src="data:image/svg+xml;base64,{plot}" alt="رسم"><figcaption>شكل</figcaption></figure>
    <p>خاتمة</p></main></body></html>"""
    with pypdfium2.PdfDocument(pdf(page)) as opened:
        first, second = (one.get_textpage().get_text_bounded() for one in opened)
    assert "خاتمة" in first
    assert "شكل" not in first
    assert "شكل" in second
