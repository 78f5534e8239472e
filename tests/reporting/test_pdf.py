"""The sample on paper: tagged, embedded, bookmarked, and every word of the article found again."""

from __future__ import annotations

import ctypes
import itertools
import re
import shutil
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
    return re.findall(r"[\u0620-\u06ff]+", re.sub("[،؛؟]", " ", plain))


def found_again(text: str) -> float:
    wanted, got = Counter(arabic_words(toolkit.read(SAMPLE).text)), Counter(arabic_words(text))
    return sum(min(count, got[word]) for word, count in wanted.items()) / wanted.total()


@pytest.fixture
def document(paper: Path):
    with pypdfium2.PdfDocument(paper) as opened:
        yield opened


def test_words_are_found_with_pdfium(document):
    assert found_again("\n".join(page.get_textpage().get_text_bounded() for page in document)) >= 0.95


def test_words_are_found_with_poppler(paper):
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("pdftotext is not installed")
    told = subprocess.run([program, str(paper), "-"], capture_output=True, check=True)
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
