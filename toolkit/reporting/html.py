"""Executed notebooks to one HTML file that stands alone: no request, right to left where the language is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.reporting import Language
from toolkit.showing.arabic import is_right_to_left

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from nbconvert.exporters import HTMLExporter
    from nbformat import NotebookNode

TEMPLATES = Path(__file__).with_name("templates")
_LANGUAGE_TAGS = frozenset({"ar", "en"})


@dataclass(frozen=True, slots=True)
class Page:
    """What stands around the notebooks: the head of the page and its end."""

    title: str
    language: Language
    kicker: str = ""
    """A line above the title that says what this is."""
    facts: tuple[tuple[str, str], ...] = ()
    """Name and value pairs below the title."""
    note: str = ""
    colophon: str = ""
    """HTML, safe to put into the page."""
    code_shown: bool = False
    """Whether the code is there at first; the switch changes it."""

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return "rtl" if self.language == "ar" else "ltr"

    @property
    def generator(self) -> str:
        """The program and its version."""
        from toolkit import __version__

        return f"Mawqif {__version__}"


def joined(notebooks: Iterable[NotebookNode], language: Language) -> NotebookNode:
    """One notebook with the cells of all, less the prose of the other language and the defaults of parameters."""
    from nbformat.v4 import new_notebook

    whole: NotebookNode = new_notebook()  # type: ignore[no-untyped-call]
    for number, notebook in enumerate(notebooks, 1):
        whole.metadata.setdefault("language_info", deepcopy(notebook.metadata.get("language_info", {})))
        filled = any("injected-parameters" in _tags(cell) for cell in notebook.cells)
        for cell in notebook.cells:
            tags = _tags(cell)
            other = tags & _LANGUAGE_TAGS
            if (other and language not in other) or (filled and "parameters" in tags):
                continue
            copy = deepcopy(cell)
            copy["id"] = f"{number}-{cell.get('id', '')}"
            whole.cells.append(copy)
    return whole


def _tags(cell: NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", ()))


def html(notebook: NotebookNode, page: Page) -> str:
    """The page of one executed notebook (of several: `joined`), the same bytes every time."""
    from bs4 import BeautifulSoup

    exporter = _exporter()
    return finished(BeautifulSoup(_rendered(exporter, notebook, page), "html.parser"), page.language)


@cache
def _exporter() -> HTMLExporter:
    from nbconvert.exporters import HTMLExporter

    return HTMLExporter(  # type: ignore[no-untyped-call]
        extra_template_basedirs=[str(TEMPLATES)],
        template_name="mawqif",
        exclude_anchor_links=True,
    )


def _rendered(exporter: HTMLExporter, notebook: NotebookNode, page: Page) -> str:
    from toolkit.reporting.words import words

    exporter.environment.globals.update(page=page, words=words(page.language))
    rendered, _ = exporter.from_notebook_node(deepcopy(notebook))
    return rendered


def finished(soup: BeautifulSoup, language: Language) -> str:
    """The rendered page with directions, contents, its style sheet, and nothing that comes from outside."""
    from toolkit.reporting import finishing
    from toolkit.reporting.fonts import font_faces
    from toolkit.reporting.words import words

    finishing.without_outside(soup)
    finishing.without_repeated_notes(soup)
    finishing.ordered_headings(soup)
    finishing.with_contents(soup)
    finishing.directed(soup, language)
    finishing.isolated_numbers(soup, language)
    finishing.spoken_headers(soup)
    finishing.scrolling_tables(soup, language, label=words(language)["table"])
    finishing.numbered(soup, language, figure=words(language)["figure"], table=words(language)["table"])
    finishing.scrolling_pictures(soup)
    finishing.dark_pictures(soup)
    lifted = finishing.lifted_styles(soup)
    finishing.policed(soup, "\n".join((font_faces(), lifted, stylesheet())), script())
    return _without_blank_lines(str(soup)) + "\n"


@cache
def stylesheet() -> str:
    """The report's style sheet, without comments."""
    rules = (TEMPLATES / "mawqif" / "page.css").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/\s*", "", rules, flags=re.DOTALL).strip()


@cache
def script() -> str:
    """The report's script, which sorts tables, without comments."""
    code = (TEMPLATES / "mawqif" / "page.js").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/\s*", "", code, flags=re.DOTALL).strip()


def _without_blank_lines(page: str) -> str:
    """Blank lines between tags go; text in ``<pre>`` keeps its own."""
    pieces = re.split(r"(<pre\b.*?</pre>)", page, flags=re.DOTALL)
    return "".join(
        piece if number % 2 else re.sub(r"\n\s*\n+", "\n", piece) for number, piece in enumerate(pieces)
    ).strip()


def page_of_notebook(notebook: NotebookNode, *, language: Language | None = None, name: str = "") -> Page:
    """The head of a page for a notebook that is nobody's report: its first heading, the language of its prose."""
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    heading = next((found[1].strip() for text in prose if (found := re.search(r"^#\s+(.+)$", text, re.M))), "")
    title = heading or str(notebook.metadata.get("title", "")) or name or "Notebook"
    chosen: Language = language or ("ar" if is_right_to_left(" ".join([heading, *prose])) else "en")
    return Page(title, chosen, code_shown=True)
