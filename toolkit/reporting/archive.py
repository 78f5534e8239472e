"""The report of a corpus: the notebook about many articles, executed and printed like those about one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.reporting import LANGUAGES, Language, chosen_languages
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
    from toolkit.reporting import notebooks
    from toolkit.reporting.build import Steps, file_name, written

    source, target, chosen = Path(folder).resolve(), Path(out), chosen_languages(language)
    target.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    with open_corpus(source) as opened, tempfile.TemporaryDirectory(prefix="mawqif-") as name:
        inside = _linked(source, Path(name))
        (days,) = opened.arrow("SELECT min(published) AS first, max(published) AS last FROM articles").to_pylist()
        for one in chosen:
            values = {"CORPUS": inside, "LANGUAGE": one}
            filled = notebooks.with_parameters(notebooks.load(NAME), values)
            executed = notebooks.execute(filled, name=NAME, cwd=Path(name))
            page = _page(opened, source.name, one, days)
            made += written([executed], page, target / f"{file_name(source.name)}.{one}", days["last"], Steps(None, 0))
    return tuple(made)


def _linked(source: Path, folder: Path) -> str:
    """The corpus by a name within the notebook's folder, so that the report names no place of this machine."""
    link = folder / "corpus"
    try:
        link.symlink_to(source, target_is_directory=True)
    except OSError:  # Windows asks for a right that few have
        return str(source)
    return link.name


def _page(corpus: Corpus, name: str, language: Language, days: Mapping[str, date | None]) -> Page:
    from toolkit.reporting.html import Page
    from toolkit.reporting.words import words

    said = words(language)
    facts = [(say("corpus.articles", language), number(corpus.about["articles"], language))]
    first, last = days["first"], days["last"]
    if first and last:
        period = date_in_words(f"{first.isoformat()}/{last.isoformat()}", language)
        facts.append((say("corpus.period", language), period))
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
