"""The sample's report, made once for all tests that look at it, and a browser to open it in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from toolkit.reporting import report

Look = Callable[..., Any]
SCREENS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "toolkit" / "samples" / "raqqa-2017-06-26.md"
IN_CI = os.environ.get("CI", "").lower() == "true"


@pytest.fixture(scope="session")
def steps() -> list[tuple[str, int, int]]:
    """What the report said about its progress."""
    return []


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]) -> tuple[Path, ...]:
    """The four files of the sample's report."""
    return report(SAMPLE, out=tmp_path_factory.mktemp("reports"), progress=lambda *step: steps.append(step))


@pytest.fixture(scope="session", params=["ar", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return str(request.param)


@pytest.fixture(scope="session")
def page(made: tuple[Path, ...], language: str) -> Path:
    """The HTML file in the language."""
    return next(path for path in made if path.name.endswith(f".{language}.html"))


@pytest.fixture(scope="session")
def paper(made: tuple[Path, ...], language: str) -> Path:
    """The PDF in the language."""
    return next(path for path in made if path.name.endswith(f".{language}.pdf"))


def needed(what: str, found: Any) -> Any:
    """What a test needs of the machine: in CI it must be there, elsewhere the test is skipped and says why."""
    if found:
        return found
    if IN_CI:
        pytest.fail(f"{what} is not installed; .ci/run installs it")
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="session")
def pdftotext() -> str:
    """Poppler's program that reads the text of a PDF."""
    return str(needed("pdftotext", shutil.which("pdftotext")))


@pytest.fixture(scope="session")
def look() -> Iterator[Look]:
    """Open a page in headless Chromium, in a context of its own, and hand it to a function with what it asked for.

    Everything happens in one thread beside: the driver's greenlets upset `ast.parse` in the thread they ran in.
    """
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    program = needed("Chromium", next(filter(None, map(shutil.which, names)), None))
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    held: dict[str, Any] = {}

    def start() -> None:
        from playwright.sync_api import sync_playwright

        held["driver"] = sync_playwright().start()
        held["browser"] = held["driver"].chromium.launch(executable_path=program, args=quiet)

    def stop() -> None:
        held["browser"].close()
        held["driver"].stop()

    def see(page: Path, function: Callable[..., Any], screen: str, scheme: str, policy: bool) -> Any:
        context = held["browser"].new_context(
            viewport=SCREENS[screen], color_scheme=scheme, reduced_motion="reduce", bypass_csp=not policy
        )
        try:
            view = context.new_page()
            asked: list[str] = []
            view.on("request", lambda one: asked.append(one.url))
            view.on("console", lambda one: asked.append(f"console: {one.text}"))
            view.goto(page.as_uri())
            view.evaluate("document.fonts.ready.then(() => 0)")
            return function(view, asked)
        finally:
            context.close()

    with ThreadPoolExecutor(1) as thread:

        def run(
            page: Path,
            function: Callable[..., Any],
            *,
            screen: str = "desk",
            scheme: str = "light",
            policy: bool = True,
        ) -> Any:
            return thread.submit(see, page, function, screen, scheme, policy).result()

        thread.submit(start).result()
        yield run
        thread.submit(stop).result()
