"""The article within a web page: its text, and the headline, date and source that its metadata states."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from toolkit.decoding import DecodingError, decode

SHORTEST = "40"
"""Characters of the shortest news flash; trafilatura takes a page with less for a failure and adds its menus."""

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def fields_of_page(raw: bytes, path: Path) -> dict[str, Any]:
    """Text, title, source, url and published of an HTML page; a date only where the page states it outright.

    Raises ReadError for a page that is not text or has no article in it.
    """
    from toolkit.files import ReadError

    try:
        page = _page_text(raw)
    except DecodingError as error:
        raise ReadError(path, str(error)) from None

    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", SHORTEST)
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    found = bare_extraction(
        page,
        config=config,
        favor_recall=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise ReadError(path, "no article found in the page")
    return {
        "text": found.text,
        "title": found.title,
        "source": found.sitename,
        "url": found.url,
        "published": found.date,
    }


def _page_text(raw: bytes) -> str:
    """The page's characters: as a byte-order mark says, else as the page declares, else as it reads best."""
    declared = _DECLARED.search(raw[:4096])
    if declared and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode(declared[1].decode("ascii", "replace"))
        except (LookupError, UnicodeDecodeError):
            pass  # many pages declare what they are not
    return decode(raw)[0]
