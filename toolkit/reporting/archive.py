"""The report of a corpus: the notebook about many articles, executed and printed like those about one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.reporting import LANGUAGES, Language
from toolkit.showing.fragment import Fragment, element, figure_run
from toolkit.showing.wording import date_in_words, number, say

if TYPE_CHECKING:
    from toolkit.corpus.opened import Corpus
    from toolkit.reporting.html import Page

NAME = "5_corpus"


def report_corpus(
    folder: str | Path, *, language: Language | Iterable[Language] = LANGUAGES, out: str | Path = "reports"
) -> tuple[Path, ...]:
    """Write ``<name>.<language>.html`` and ``<name>.<language>.pdf`` of a corpus into ``out``, named after its folder.

    Raises CorpusError for a folder that is no corpus, ReportError where the notebook fails, ValueError for a language
    that is none.
    """
    from toolkit.corpus import open as open_corpus
    from toolkit.corpus.store import written as write
    from toolkit.reporting import notebooks
    from toolkit.reporting.build import file_name
    from toolkit.reporting.html import html, joined
    from toolkit.reporting.pdf import pdf

    source, target = Path(folder).resolve(), Path(out)
    chosen: tuple[Language, ...] = (language,) if isinstance(language, str) else tuple(language)
    for one in chosen:
        if one not in LANGUAGES:
            raise ValueError(f"language: expected one of {', '.join(LANGUAGES)}, got {one!r}")
    target.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    with open_corpus(source) as opened, tempfile.TemporaryDirectory(prefix="mawqif-") as name:
        inside = _linked(source, Path(name))
        last = opened.sql("SELECT max(published) AS day FROM articles")["day"].iloc[0]
        day = last if isinstance(last, date) else None
        for one in chosen:
            values = {"CORPUS": inside, "LANGUAGE": one}
            filled = notebooks.with_parameters(notebooks.load(NAME), values)
            executed = notebooks.execute(filled, name=NAME, cwd=Path(name))
            whole = html(joined([executed], one), _page(opened, source.name, one))
            stem = target / f"{file_name(source.name)}.{one}"
            page, paper = (stem.with_name(f"{stem.name}.{ending}") for ending in ("html", "pdf"))
            write(page, whole.encode("utf-8"))
            write(paper, pdf(whole, published=day))
            made += [page, paper]
    return tuple(made)


def _linked(source: Path, folder: Path) -> str:
    """The corpus by a name within the notebook's folder, so that the report names no place of this machine."""
    link = folder / "corpus"
    try:
        link.symlink_to(source, target_is_directory=True)
    except OSError:  # Windows asks for a right that few have
        return str(source)
    return link.name


def _page(corpus: Corpus, name: str, language: Language) -> Page:
    from toolkit.reporting.html import Page
    from toolkit.reporting.words import words

    said = words(language)
    (known,) = corpus.arrow("SELECT min(published) AS first, max(published) AS last FROM articles").to_pylist()
    facts = [(say("corpus.articles", language), number(corpus.about["articles"], language))]
    if known["first"]:
        days = f"{known['first'].isoformat()}/{known['last'].isoformat()}"
        facts.append((say("corpus.period", language), date_in_words(days, language)))
    return Page(
        title=say("corpus.title", language, name=name),
        language=language,
        kicker=said["kicker"],
        facts=tuple(facts),
        colophon=str(_colophon(corpus, name, language)),
    )


def _colophon(corpus: Corpus, name: str, language: Language) -> Fragment:
    """What fixes the report's content: the corpus's input and what made it."""
    from toolkit.reporting.words import words

    said, versions = words(language), corpus.about["versions"]
    rows = (
        (say("corpus.input", language), element("code", corpus.about["input"])),
        (said["toolkit_version"], figure_run(f"Mawqif {versions['toolkit']}")),
        (said["lexicon_version"], element("code", versions["lexicon"])),
        (say("corpus.rules", language), element("code", versions["rules"])),
        (said["again"], element("code", f"python -m toolkit report --corpus {name} --language {language}")),
    )
    listing = element(
        "dl", *(element("div", element("dt", head), element("dd", value)) for head, value in rows), class_="facts made"
    )
    return element("p", say("corpus.colophon", language)) + listing
