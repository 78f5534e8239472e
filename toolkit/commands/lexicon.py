"""What of the vocabulary occurs in articles, and which names the articles have that the vocabulary has not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.commands.extract import read_articles
from toolkit.files import ReadError
from toolkit.lexicon import Lexicon
from toolkit.model import Span
from toolkit.reading.candidates import find_candidates
from toolkit.reading.matcher import Matcher
from toolkit.reading.own_rows import load_with
from toolkit.reading.vocabulary import names_of, vocabulary

BY_SHAPE = ("titled", "named-person", "named-group", "office")
"""Rules that recognise a name without knowing it."""
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
    unlisted: tuple[Found, ...]
    """Names that a rule recognises by their shape and no row has; ``context`` is the type of the actor."""
    failures: tuple[ReadError, ...]


def lexicon_report(inputs: Iterable[Path], *, lexicon: Iterable[Path] = ()) -> LexiconReport:
    """Read all articles, count the names of ``actors.tsv`` in them and gather the names that no rule recognises."""
    from toolkit import analyze

    known = load_with(lexicon)
    names = _names(known)
    matcher = Matcher({name: name for name in names if not name.startswith("?")})
    occurring: Counter[str] = Counter()
    candidates, unlisted = _Tally(), _Tally()
    failures: list[ReadError] = []
    articles = 0
    for article in read_articles(inputs, failures):
        articles += 1
        occurring.update(name for _, _, name in matcher.find(article.text))
        analysis = analyze(article, lexicon=known)
        for one in find_candidates(analysis.parsed, analysis.cast, analysis.events, known):
            candidates.add(one.key, one.context, articles, _around(article.text, one))
        for actor in analysis.actors:
            for mention in actor.mentions if actor.id not in known["actors.tsv"].rows else ():
                if mention.form == "name" and mention.rule.startswith(BY_SHAPE):
                    unlisted.add(actor.name_ar, actor.type, articles, _around(article.text, mention))
    actors_occurring: Counter[str] = Counter()
    for name, count in occurring.items():
        actors_occurring[names[name]] += count
    return LexiconReport(
        len(known["actors.tsv"]), len(names), len(vocabulary(known).actors), articles, occurring, actors_occurring,
        candidates.ranked(), unlisted.ranked(), tuple(failures),
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
    for heading, found in (
        ("names that no rule recognises", report.candidates),
        ("names that a rule recognises and no row has", report.unlisted),
    ):
        yield ""
        yield f"{heading}: {len(found):,}, {sum(one.times for one in found):,} times"
        yield "times articles context        name"
        for one in found[:limit]:
            yield f"{one.times:5,} {one.articles:8,} {one.context:14} {one.key}\t{one.example}"


class _Tally:
    """Counts names by context."""

    def __init__(self) -> None:
        self.times: Counter[tuple[str, str]] = Counter()
        self.within: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.where: dict[tuple[str, str], str] = {}

    def add(self, name: str, context: str, article: int, around: str) -> None:
        self.times[name, context] += 1
        self.within[name, context].add(article)
        self.where.setdefault((name, context), around)

    def ranked(self) -> tuple[Found, ...]:
        """The most frequent first."""
        order = sorted(self.times, key=lambda one: (-self.times[one], one))
        return tuple(Found(*one, self.times[one], len(self.within[one]), self.where[one]) for one in order)


def _names(lexicon: Lexicon) -> dict[str, str]:
    """Folded name, with the question mark of an ordinary word, -> slug of the first row that has it."""
    names: dict[str, str] = {}
    for row in lexicon["actors.tsv"]:
        for name in names_of(row["names"]):
            names.setdefault(name, row.key)
    return names


def _around(text: str, one: Span) -> str:
    return " ".join(text[max(0, one.start - AROUND) : one.end + AROUND].split())
