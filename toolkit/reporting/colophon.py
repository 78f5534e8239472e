"""How a report was made, so that another person can make it again: hashes, versions, settings."""

from __future__ import annotations

import platform
from datetime import date
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING

from toolkit.reporting import Language
from toolkit.reporting.words import words
from toolkit.showing.fragment import Fragment, element, figure_run, join
from toolkit.showing.wording import DIGITS, digit_style, say

if TYPE_CHECKING:
    from toolkit.lexicon import Lexicon
    from toolkit.model import Article


@cache
def package_versions() -> tuple[tuple[str, str], ...]:
    """Name and version of each package that the toolkit asks for, in order of names.

    >>> "matplotlib" in dict(package_versions())
    True
    """
    import re

    try:
        required = metadata.requires("mawqif") or []
    except metadata.PackageNotFoundError:
        return ()
    names = sorted(
        {re.split(r"[\s<>=!~;\[(]", line, maxsplit=1)[0].lower() for line in required if "extra ==" not in line}
    )
    found = []
    for name in names:
        try:
            found.append((name, metadata.version(name)))
        except metadata.PackageNotFoundError:
            continue
    return tuple(found)


def colophon(
    article: Article, lexicon: Lexicon, *, language: Language, published: date | None, own: tuple[str, ...] = ()
) -> Fragment:
    """A list of what fixes the report's content; the same article and the same list give the same bytes.

    ``own`` are the names of the files of the user's own rows.
    """
    from toolkit import __version__

    said = words(language)
    none = said["published_unknown"]
    again = ["python -m toolkit report", "ARTICLE", *([f"--published {published}"] if published else [])]
    again += [f"--lexicon {name}" for name in own]
    again += [f"--language {language}"]
    rows: tuple[tuple[str, Fragment], ...] = (
        (said["article_id"], element("code", article.id)),
        (said["article_hash"], element("code", article.sha256)),
        (said["published"], figure_run(published.isoformat()) if published else element("span", none)),
        (said["toolkit_version"], figure_run(f"Mawqif {__version__}")),
        (said["lexicon_version"], element("code", lexicon.version)),
        (said["python_version"], figure_run(platform.python_version())),
        (
            said["packages"],
            join(
                [element("bdi", f"{name} {version}", dir="ltr") for name, version in package_versions()],
                f"{say('list.comma', language)} ",
            ),
        ),
        (said["settings"], element("code", f"LANGUAGE={language} PYTHONHASHSEED=0 TZ=UTC {DIGITS}={digit_style()}")),
        (said["again"], element("code", " ".join(again))),
    )
    listing = element(
        "dl",
        *(element("div", element("dt", name), element("dd", value)) for name, value in rows),
        class_="facts made",
    )
    return element("p", said["colophon_text"]) + listing
