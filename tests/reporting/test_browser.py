"""The sample's page in a real browser: silent, accessible in light and dark, usable by keyboard and on a phone."""

from __future__ import annotations

import pytest


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
