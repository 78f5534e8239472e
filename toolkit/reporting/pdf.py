"""The page on paper: the HTML walked and set by Typst as tagged PDF/UA-1, the same bytes every time."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, date, datetime, time
from pathlib import Path

from toolkit.reporting import Language, ReportError

EPOCH = date(2000, 1, 1)
"""Day of a PDF whose article has none: the day when it was made must not change its bytes."""
CAPTION = 60.0
"""Points of a floating plot's caption and of the white around the two."""
TOP = 200.0
"""Points from a page's upper edge: above it a plot has nothing before it on its page but its heading and lead."""
LAYOUTS = 4
"""So many times at most the pages are laid out to see which plots should float."""


def pdf(page: str, *, published: date | None = None) -> bytes:
    """The PDF of a page that `toolkit.reporting.html.html` made.

    Bookmarks, contents, page numbers, running heads, pictures with their descriptions, text that can be searched in
    the order in which it is read. ``published`` dates the document. Raises ReportError where Typst refuses.
    """
    from bs4 import BeautifulSoup

    from toolkit.reporting.marked_letters import marked_letters
    from toolkit.reporting.typesetting import Typesetter
    from toolkit.reporting.words import words

    soup = BeautifulSoup(page, "html.parser")
    language: Language = "ar" if soup.html is not None and soup.html.get("lang") == "ar" else "en"
    said = words(language)
    source = Typesetter(soup).source(page_word=said["page"], contents_word=said["contents"])
    day = datetime.combine(published or EPOCH, time(12), tzinfo=UTC)
    with tempfile.TemporaryDirectory(prefix="mawqif-") as name:
        folder = Path(name)
        for file, content in source.files.items():
            (folder / file).write_bytes(content)
        (folder / "page.typ").write_text(source.markup, encoding="utf-8")
        return _compiled(folder, int(day.timestamp()), marked_letters(soup.get_text()))


def _compiled(folder: Path, timestamp: int, marked: frozenset[str]) -> bytes:
    import typst

    from toolkit.reporting.fonts import paper_fonts_for

    fonts = folder / "fonts"
    fonts.mkdir()
    for name, content in paper_fonts_for(marked):
        (fonts / name).write_bytes(content)

    def compiler(floats: tuple[int, ...]) -> typst.Compiler:
        return typst.Compiler(
            str(folder / "page.typ"),
            root=str(folder),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"floats": json.dumps(floats)},
        )

    try:
        floats: tuple[int, ...] = ()
        for _ in range(LAYOUTS):
            placed = json.loads(compiler(floats).query("<plotted>", field="value"))
            # What follows a plot that floats moves up, so that another one may come to stand at the top of a page.
            tops = dict.fromkeys((one["page"] for one in placed), TOP)
            for one in placed:
                tops[one["page"]] += one["height"] + CAPTION if one["number"] in floats else 0.0
            moved = [one["number"] for one in placed if one["number"] not in floats and one["y"] < tops[one["page"]]]
            if not moved:
                break
            floats = (*floats, moved[0])
        compiled = compiler(floats).compile(pdf_standards=["ua-1"], timestamp=timestamp)
    except (RuntimeError, typst.TypstError) as error:
        raise ReportError(f"PDF: {error}") from error
    assert isinstance(compiled, bytes)
    return compiled
