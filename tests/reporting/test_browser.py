"""The sample's page in a real browser: silent, accessible in light and dark, usable by keyboard and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

import toolkit

SAMPLE = Path(toolkit.__file__).with_name("samples") / "raqqa-2017-06-26.md"


def test_asks_nobody_for_anything(look, page):
    def see(view, asked):
        return (
            [url for url in asked if not url.startswith("data:")],
            view.evaluate("document.fonts.check('16px \"Mawqif Amiri\"', 'حلب')"),
            view.evaluate("[...document.images].every(one => one.complete && one.naturalWidth > 0)"),
        )

    asked, font, pictures = look(page, see)
    assert asked == [page.as_uri()], "no request, and nothing that the policy had to stop"
    assert font
    assert pictures


@pytest.mark.parametrize("screen", ["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violations(look, page, screen, scheme):
    from axe_playwright_python.sync_playwright import Axe

    def see(view, asked):
        view.locator("#show-code").check()
        return Axe().run(view)

    # The page's own policy would stop axe itself from running.
    result = look(page, see, screen=screen, scheme=scheme, policy=False)
    assert result.violations_count == 0, result.generate_report()
    assert len(result.response["passes"]) > 20, "axe has looked"


@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_is_no_wider_than_the_screen(look, page, screen):
    def see(view, asked):
        wide = "document.documentElement.scrollWidth - innerWidth"
        folded = view.evaluate(wide)
        view.locator("#show-code").check()
        return folded, view.evaluate(wide)

    assert look(page, see, screen=screen) == (0, 0)


def test_code_is_folded_behind_one_switch(look, page):
    def see(view, asked):
        code = view.locator("main .code")
        seen = [code.count() > 10, code.first.is_visible()]
        view.locator("#show-code").focus()
        for _ in range(2):
            view.keyboard.press("Space")
            seen += [code.first.is_visible(), code.last.is_visible()]
        return seen

    assert look(page, see) == [True, False, True, True, False, False]


def test_the_first_key_offers_to_skip_to_the_text(look, page):
    def see(view, asked):
        view.keyboard.press("Tab")
        name = view.evaluate("document.activeElement.className")
        top = view.locator(".skip").bounding_box()["y"]
        view.keyboard.press("Enter")
        return name, top, view.evaluate("location.hash")

    name, top, where = look(page, see)
    assert (name, where) == ("skip", "#report")
    assert top >= 0


def test_evidence_leads_to_the_article(look, page):
    def see(view, asked):
        link = view.locator('main td a[href^="#event-"], main td a[href^="#quote-"]').first
        target = link.get_attribute("href")
        link.click()
        marked = view.locator(f'main article [id="{target[1:]}"]')
        return target, view.evaluate("location.hash"), marked.count(), marked.bounding_box()["y"]

    target, where, found, top = look(page, see)
    assert where == target
    assert found == 1
    assert -5 <= top <= 900


def test_arabic_begins_at_the_right(look, page):
    def see(view, asked):
        return view.evaluate(
            """() => [...document.querySelectorAll('main article p')].map(p => {
                const range = document.createRange(); range.selectNodeContents(p);
                const right = Math.max(...[...range.getClientRects()].map(one => one.right));
                return [getComputedStyle(p).direction, p.getBoundingClientRect().right - right]; })"""
        )

    paragraphs = look(page, see)
    assert len(paragraphs) > 5
    assert all(direction == "rtl" and abs(gap) < 6 for direction, gap in paragraphs)


def test_marked_words_lead_to_their_row_and_back(look, page):
    def see(view, asked):
        led = []
        for kind in ("event", "figure", "quote"):
            link = view.locator(f'main article a[href^="#row-{kind}-"]').first
            row = link.get_attribute("href")[1:]
            link.click()
            there = view.evaluate("location.hash") == f"#{row}"
            back = view.locator(f'[id="{row}"] a[href^="#{kind}-"]').first
            target = back.get_attribute("href")
            back.click()
            led.append((there, f"#{row.removeprefix('row-')}" == target == view.evaluate("location.hash")))
        return led

    assert look(page, see) == [(True, True)] * 3


@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_tables_are_sorted_by_click_and_by_key(look, page, screen):
    """Numbers by value, names as the language orders them, a second time downwards, empty cells last."""

    def see(view, asked):
        column = "rows => rows.map(row => row.cells[COLUMN].textContent.trim())"
        table = view.locator(".who table")
        rows = table.locator("tbody tr")

        def cells(number):
            return rows.evaluate_all(column.replace("COLUMN", str(number)))

        head = table.locator("thead th")
        seen = [cells(3)]
        many = head.nth(3).locator("button")
        many.click()
        seen += [cells(3), head.nth(3).get_attribute("aria-sort")]
        many.focus()
        view.keyboard.press("Enter")
        seen += [cells(3), head.nth(3).get_attribute("aria-sort")]
        head.nth(2).locator("button").click()
        seen += [cells(2), head.nth(3).get_attribute("aria-sort")]
        head.nth(0).locator("button").click()
        language = view.evaluate("document.documentElement.lang")
        ordered = (
            "([names, to]) => [...names].sort(new Intl.Collator(to, {numeric: true, sensitivity: 'base'}).compare)"
        )
        names = cells(0)
        seen += [names == view.evaluate(ordered, [names, language]), asked]
        return seen

    first, up, said_up, down, said_down, countries, said_after, named, asked = look(page, see, screen=screen)
    numbers = [int(one) for one in first]
    assert numbers != sorted(numbers), "the text's order is another"
    assert [int(one) for one in up] == sorted(numbers)
    assert [int(one) for one in down] == sorted(numbers, reverse=True)
    assert (said_up, said_down, said_after) == ("ascending", "descending", None)
    assert "" in countries
    assert not any(countries[countries.index("") :]), "what the text does not say comes last"
    assert named
    assert [one for one in asked if not one.startswith(("data:", "file:"))] == [], "nothing asked, nothing stopped"


def test_without_script_every_row_is_there(look, page):
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    assert not soup.select("main button"), "buttons come with the script that serves them"
    rows = look(page, lambda view, asked: view.locator("main tbody tr").count())
    assert rows == len(soup.select("main tbody tr")) > 20


def test_pictures_can_be_read_on_a_phone(look, page):
    def see(view, asked):
        return view.evaluate("[...document.querySelectorAll('figure.plot img')].map(one => one.clientWidth)")

    assert min(look(page, see, screen="phone")) >= 600


CONTRAST = """() => {
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = rgb => rgb.slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
  const behind = tag => {
    for (; tag; tag = tag.parentElement) {
      const colour = numbers(getComputedStyle(tag).backgroundColor);
      if (colour.length < 4 || colour[3] > 0.5) return light(colour);
    }
    return 1;
  };
  const found = [];
  for (const tag of document.querySelectorAll("main *")) {
    if (![...tag.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
    const [ink, paper] = [light(numbers(getComputedStyle(tag).color)), behind(tag)];
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    if (ratio < 4.5) found.push([tag.outerHTML.slice(0, 120), ratio]);
  }
  return found;
}"""


@pytest.mark.parametrize("paper", ["dark", "light"])
def test_results_can_be_read_in_both_themes_of_jupyterlab(look, tmp_path, paper):
    """What notebooks show of a result, with the colours of JupyterLab's theme around it and no style sheet of ours."""
    article = toolkit.read(SAMPLE)
    analysis = toolkit.analyze(article)
    held = (article, analysis, analysis.events, analysis.quotes, analysis.figures, analysis.positions)
    ground, ink, link = ("#111111", "#ffffff", "#64b5f6") if paper == "dark" else ("#ffffff", "#000000", "#1565c0")
    shown = "".join(one._repr_html_() for one in held)
    page = tmp_path / "page.html"
    page.write_text(
        f"<!doctype html><html><head><meta charset='utf-8'><style>body{{background:{ground};color:{ink}}}"
        f"a{{color:{link}}}</style></head><body><main>{shown}</main></body></html>",
        encoding="utf-8",
    )
    assert look(page, lambda view, _: view.evaluate(CONTRAST)) == []
