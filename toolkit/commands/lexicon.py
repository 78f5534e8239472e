"""What of the vocabulary occurs in articles, and which names the articles have that the vocabulary has not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.files import ReadError, read_many
from toolkit.lexicon import Lexicon
from toolkit.model import Article
from toolkit.reading.candidates import Candidate, find_candidates
from toolkit.reading.matcher import Matcher
from toolkit.reading.own_rows import load_with
from toolkit.reading.vocabulary import names_of, vocabulary

AROUND = 30
"""Characters before and after a candidate that its line shows."""


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate over all articles."""

    key: str
    context: str
    times: int
    articles: int
    example: str
    """Where it stands first, with the words around it."""


@dataclass(frozen=True, slots=True)
class LexiconReport:
    """What `lexicon_report` counts: rows and names there are, and how often they occur."""

    actors: int
    names: int
    """Different folded names in the rows."""
    spellings: int
    """Names that are looked up: those of the rows, and the ways to write them that the code makes."""
    articles: int
    occurring: Counter[str]
    """Name of a row -> how often it occurs; names that are ordinary words as well are not counted."""
    actors_occurring: Counter[str]
    candidates: tuple[Found, ...]
    failures: tuple[ReadError, ...]


def lexicon_report(inputs: Iterable[Path], *, lexicon: Iterable[Path] = ()) -> LexiconReport:
    """Read all articles, count the names of ``actors.tsv`` in them and gather the names that no rule recognises."""
    from toolkit import analyze

    known = load_with(lexicon)
    names = _names(known)
    matcher = Matcher({name: name for name in names if not name.startswith("?")})
    occurring: Counter[str] = Counter()
    times: Counter[tuple[str, str]] = Counter()
    where: dict[tuple[str, str], str] = {}
    within: dict[tuple[str, str], set[int]] = defaultdict(set)
    failures: list[ReadError] = []
    articles = 0
    for article in _articles(inputs, failures):
        articles += 1
        occurring.update(name for _, _, name in matcher.find(article.text))
        analysis = analyze(article, lexicon=known)
        for one in find_candidates(analysis.parsed, analysis.cast, analysis.events, known):
            key = one.key, one.context
            times[key] += 1
            within[key].add(articles)
            where.setdefault(key, _around(article.text, one))
    actors_occurring: Counter[str] = Counter()
    for name, count in occurring.items():
        actors_occurring[names[name]] += count
    ranked = sorted(times, key=lambda key: (-times[key], key))
    candidates = tuple(Found(*key, times[key], len(within[key]), where[key]) for key in ranked)
    return LexiconReport(
        len(known["actors.tsv"]), len(names), len(vocabulary(known).actors), articles, occurring, actors_occurring,
        candidates, tuple(failures),
    )  # fmt: skip


def lines(report: LexiconReport, *, limit: int) -> Iterator[str]:
    """The report as text."""
    yield f"actors.tsv: {report.actors:,} actors with {report.names:,} names ({report.spellings:,} spellings)"
    yield (
        f"in {report.articles:,} articles: {len(report.actors_occurring):,} actors, "
        f"by {len(report.occurring):,} names, {report.occurring.total():,} times"
    )
    yield ""
    yield "times  actor"
    for slug, count in report.actors_occurring.most_common(limit):
        yield f"{count:5,}  {slug}"
    total = sum(one.times for one in report.candidates)
    yield ""
    yield f"names that no rule recognises: {len(report.candidates):,}, {total:,} times; the most frequent:"
    yield "times articles context   name"
    for one in report.candidates[:limit]:
        yield f"{one.times:5,} {one.articles:8,} {one.context:9} {one.key}\t{one.example}"


def _names(lexicon: Lexicon) -> dict[str, str]:
    """Folded name, with the question mark of an ordinary word, -> slug of the first row that has it."""
    names: dict[str, str] = {}
    for row in lexicon["actors.tsv"]:
        for name in names_of(row["names"]):
            names.setdefault(name, row.key)
    return names


def _articles(inputs: Iterable[Path], failures: list[ReadError]) -> Iterator[Article]:
    for path in inputs:
        try:
            for article in read_many(path):
                if isinstance(article, ReadError):
                    failures.append(article)
                else:
                    yield article
        except ReadError as error:
            failures.append(error)


def _around(text: str, one: Candidate) -> str:
    return " ".join(text[max(0, one.start - AROUND) : one.end + AROUND].split())
