"""One article in; for each language one HTML file and one PDF out."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.model import Article
from toolkit.reporting import Language, Progress

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from toolkit.lexicon import Lexicon
    from toolkit.reading.own_rows import Files
    from toolkit.reporting.html import Page


def build(
    article: Article | str | Path,
    *,
    languages: tuple[Language, ...],
    out: Path,
    published: date | str | None,
    lexicon: tuple[str | Path, ...],
    progress: Progress | None,
) -> tuple[Path, ...]:
    """See `toolkit.reporting.report`."""
    day = _day(published)
    from toolkit.reading.own_rows import merged, own_files
    from toolkit.reporting import notebooks

    own = own_files(lexicon)
    known = merged(own)  # a bad row is told before anything is started
    out.mkdir(parents=True, exist_ok=True)
    steps = Steps(progress, len(languages) * (len(notebooks.NAMES) + 2))
    with tempfile.TemporaryDirectory(prefix="mawqif-") as name:
        folder = Path(name)
        source, rows = _copied(article, folder), _copied_rows(own, folder)
        from toolkit.files import read

        read_back = read(source)
        made: list[Path] = []
        stem = file_name(read_back.id)
        for language, executed in _executed(source, rows, folder, languages, day, steps).items():
            page = _page(read_back, language, day, known, own)
            made.extend(written(executed, page, out / f"{stem}.{language}", day or read_back.published, steps))
        steps.end()
    return tuple(made)


def _day(published: date | str | None) -> date | None:
    if not isinstance(published, str):
        return published
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise ValueError(f"published: expected a date as YYYY-MM-DD, got {published!r}") from None


class Steps:
    """Counts the steps and tells the caller, one call at a time whatever thread it comes from."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done, self._lock = progress, total, 0, threading.Lock()

    def begin(self, name: str) -> None:
        """Tell the caller which step is next."""
        with self._lock:
            if self._progress:
                self._progress(name, self._done, self._total)

    def done(self) -> None:
        """Count a step."""
        with self._lock:
            self._done += 1

    def end(self) -> None:
        """Tell the caller that nothing is left."""
        self.begin("")


def file_name(article_id: str) -> str:
    """The id as a file name that every system allows: letters of any script, digits, ``.``, ``_`` and ``-``.

    >>> file_name("حلب/2017: 1")
    'حلب-2017-1'
    """
    return re.sub(r"[^\w.]+", "-", article_id).strip("-.")[:100] or "article"


def _copied(article: Article | str | Path, folder: Path) -> Path:
    """The article as a file in the folder where the notebooks run, so that they name no place of this machine."""
    if not isinstance(article, Article):
        from toolkit.files import read

        path = Path(article)
        read(path)  # says what is wrong with it before anything is started
        return Path(shutil.copyfile(path, folder / path.name))
    target = folder / f"{file_name(article.id)}.json"
    fields = {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "note": article.note,
        "text": article.text,
    }
    target.write_text(json.dumps(fields, ensure_ascii=True), encoding="utf-8")
    return target


def _copied_rows(own: Files, folder: Path) -> list[str]:
    """The user's rows as files in the folder where the notebooks run; their names."""
    names = []
    for number, (path, content) in enumerate(own, 1):
        names.append(f"{number}-{file_name(Path(path).stem)}.tsv")
        (folder / names[-1]).write_bytes(content)
    return names


def _executed(
    source: Path, rows: list[str], folder: Path, languages: tuple[Language, ...], day: date | None, steps: Steps
) -> dict[Language, list[NotebookNode]]:
    """All notebooks in all languages, as many at a time as there are processors (at most four)."""
    from toolkit.reporting import notebooks
    from toolkit.reporting.fonts import font_faces, paper_fonts

    def run(language: Language, name: str) -> NotebookNode:
        steps.begin(f"{name} ({language})")
        values: dict[str, Any] = {
            "ARTICLE": source.name,
            "LANGUAGE": language,
            "PUBLISHED": day.isoformat() if day else None,
        }
        values |= {"LEXICON": rows} if rows else {}
        filled = notebooks.with_parameters(notebooks.load(name), values)
        executed = notebooks.execute(filled, name=name, cwd=folder)
        steps.done()
        return executed

    workers = max(1, min(4, os.cpu_count() or 1))
    with ThreadPoolExecutor(workers, thread_name_prefix="mawqif") as pool:
        jobs = {language: [pool.submit(run, language, name) for name in notebooks.NAMES] for language in languages}
        font_faces(), paper_fonts()  # made while the kernels are busy
        try:
            return {language: [job.result() for job in group] for language, group in jobs.items()}
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _page(article: Article, language: Language, day: date | None, lexicon: Lexicon, own: Files) -> Page:
    from toolkit.reporting.colophon import colophon
    from toolkit.reporting.html import Page
    from toolkit.reporting.words import words

    said = words(language)
    published = day or article.published
    facts = [
        (said["published"], published.isoformat() if published else said["published_unknown"]),
        *([(said["source"], article.source)] if article.source else []),
    ]
    return Page(
        title=article.title or said["untitled"],
        language=language,
        kicker=said["kicker"],
        facts=tuple(facts),
        note=article.note or "",
        colophon=str(
            colophon(
                article, lexicon, language=language, published=published, own=tuple(Path(path).name for path, _ in own)
            )
        ),
    )


def written(
    executed: list[NotebookNode], page: Page, stem: Path, published: date | None, steps: Steps
) -> tuple[Path, Path]:
    """Print executed notebooks as ``stem`` with the endings of HTML and PDF."""
    from toolkit.reporting.html import html, joined
    from toolkit.reporting.pdf import pdf

    steps.begin(f"HTML ({page.language})")
    whole = html(joined(executed, page.language), page)
    web = _replace(stem.with_name(f"{stem.name}.html"), whole.encode("utf-8"))
    steps.done()
    steps.begin(f"PDF ({page.language})")
    paper = _replace(stem.with_name(f"{stem.name}.pdf"), pdf(whole, published=published))
    steps.done()
    return web, paper


def _replace(path: Path, content: bytes) -> Path:
    """Write beside the file, then put it in its place: a reader sees the old file or the new one, whole."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return path
