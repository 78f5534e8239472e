"""The sample's page: stands alone, in order, in its language."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from toolkit.reporting.words import words


@pytest.fixture(scope="module")
def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def test_language_and_direction(soup, language):
    assert (soup.html["lang"], soup.html["dir"]) == (language, "rtl" if language == "ar" else "ltr")
    assert soup.select_one("main article")["dir"] == "rtl", "the article is Arabic in both"


def test_prose_is_of_one_language(soup, language):
    headings = [tag.get_text() for tag in soup.select("main h2, main h3")]
    assert len(headings) > 12
    arabic = [bool(re.search(r"[\u0620-\u064a]", heading)) for heading in headings]
    assert all(arabic) if language == "ar" else not any(arabic)


def test_stands_alone(soup, page):
    assert not soup.find(["link", "iframe", "object", "embed"])
    (script,) = soup.find_all("script")
    assert not script.attrs, "the page's own, which its policy allows by its hash"
    assert not re.search(r"fetch|XMLHttp|import|src|innerHTML|eval", script.get_text())
    assert all(str(tag["src"]).startswith("data:image/") for tag in soup.find_all(src=True))
    assert all(str(tag["srcset"]).startswith("data:image/") for tag in soup.find_all(srcset=True))
    assert not soup.select("[style], [onclick], [onload]")
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.count("'sha256-") == 2
    assert "unsafe" not in policy
    assert not re.findall(r"url\((?!data:)", soup.style.get_text())
    assert page.stat().st_size < 1_500_000


def test_headings_in_order(soup):
    levels = [int(tag.name[1]) for tag in soup.find_all(re.compile(r"^h[1-6]$"))]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_ids_are_unique_and_links_lead_somewhere(soup):
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    inner = [tag["href"][1:] for tag in soup.select('a[href^="#"]')]
    assert len(inner) > 20
    assert set(inner) <= set(ids)


def test_pictures_say_what_they_show(soup):
    pictures = soup.select("main img")
    assert len(pictures) == 6
    assert all(picture["alt"].strip() for picture in pictures)
    assert [caption.b.get_text() for caption in soup.select("figcaption")] == [
        f"{words(soup.html['lang'])['figure']} {number}" for number in range(1, 7)
    ]


def test_no_caption_repeats_its_heading(soup):
    def plain(tag):
        return re.sub(r"[^\w ]", "", " ".join(tag.get_text().split()))

    headings = {plain(tag) for tag in soup.select("main h2, main h3, main h4")}
    captions = [plain(tag).split(" ", 2)[2] for tag in soup.select("main caption, main figcaption")]
    assert len(captions) == len(set(captions)) > 8
    assert not headings & set(captions)


def test_findings_are_computed(soup):
    findings = [" ".join(tag.get_text().split()) for tag in soup.select(".finding")]
    assert len(findings) == 8
    assert all(re.search(r"\d|واحد", finding) or len(finding) > 30 for finding in findings)


def test_colophon_says_how_to_make_it_again(soup):
    import matplotlib

    import toolkit
    from toolkit.lexicon import load

    said = soup.select_one(".colophon").get_text()
    article = toolkit.read(Path(__file__).parents[2] / "toolkit" / "samples" / "raqqa-2017-06-26.md")
    assert article.sha256 in said
    assert load().version in said
    assert f"matplotlib {matplotlib.__version__}" in said
    assert "PYTHONHASHSEED=0" in said


def test_names_no_place_of_this_machine(page):
    text = page.read_text(encoding="utf-8")
    assert str(Path.home()) not in text
    assert not re.search(r"/(tmp|home|Users|var/folders)/", text)


def test_words_are_complete_in_both_languages():
    assert words("ar").keys() == words("en").keys()
    assert all(words("ar").values())
    assert all(words("en").values())
