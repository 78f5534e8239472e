"""Who might be missing from the vocabulary: names by their context that no rule recognises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from toolkit.lexicon import Lexicon
from toolkit.model import Cast, Event, Parse, Span
from toolkit.reading.mentions import parser_of
from toolkit.reading.parser import Parser
from toolkit.reading.persons import named_after
from toolkit.reading.vocabulary import ARTICLE
from toolkit.reading.words import index_at

Context = Literal["title", "head", "speaker", "subject"]
MOST = 5
"""Words that a candidate may have."""
NAMING = frozenset({"PROPN", "X"})
NOBODY = frozenset({"الله", "النبي", "الرسول"})
"""Names that are no party to any conflict."""


@dataclass(frozen=True, slots=True)
class Candidate(Span):
    """A stretch that stands where names stand: after a title or the head of a group, as speaker, as who does it."""

    context: Context
    key: str
    """The folded words, without clitics before them."""


def find_candidates(parsed: Parse, cast: Cast, events: tuple[Event, ...], lexicon: Lexicon) -> tuple[Candidate, ...]:
    """The candidates of an article in order; nothing that a mention of an actor or place covers is one."""
    parser = parser_of(parsed, lexicon)
    taken = _taken(parser, cast)
    verbs = frozenset(row.key for row in lexicon["cues.tsv"] if row["shape"] == "verb")
    found: dict[tuple[int, int], Candidate] = {}
    for one in (*_after_titles_and_heads(parser, taken), *_subjects(parser, parsed, events, verbs, taken)):
        found.setdefault((one.start, one.end), one)
    return tuple(found[span] for span in sorted(found))


def _taken(parser: Parser, cast: Cast) -> bytearray:
    """Which words an actor or place has."""
    starts = [word.start for word in parser.words]
    taken = bytearray(len(parser.words))
    for named in (*(one.mentions for one in cast.actors), *(one.mentions for one in cast.places)):
        for mention in named:
            first = max(0, index_at(starts, mention.start + 1) - 1)
            for at in range(first, index_at(starts, mention.end)):
                taken[at] = 1
    return taken


def _after_titles_and_heads(parser: Parser, taken: bytearray) -> Iterator[Candidate]:
    for at in range(len(parser.words)):
        if taken[at]:
            continue
        for one in parser.forms[at]:
            title = parser.match(parser.known.titles, at, one.form)
            head = parser.head(at, one.form, "group")
            if title is None and head is None:
                continue
            if title is not None and named_after(parser, at):
                break  # طريق الملك سعود: a thing, not the king
            first = (title or head or (at + 1,))[0]
            last = first
            while last - first < MOST and parser.follows(last) and not taken[last] and _names(parser, last):
                last += 1
            if last > first and _namelike(parser, first, last):
                if title is None:
                    yield _made(parser, at, last, "head", one.form)
                else:
                    yield _made(parser, first, last, "title", None)
            break


def _names(parser: Parser, at: int) -> bool:
    word = parser.words[at]
    return word.pos in NAMING or word.guessed or (word.pos in {"ADJ", "NOUN"} and word.key.startswith(ARTICLE))


def _namelike(parser: Parser, first: int, last: int) -> bool:
    """Whether a word of the stretch is none that everybody knows."""
    return any(
        (parser.words[at].guessed or parser.words[at].pos in NAMING)
        and len(parser.words[at].key) > 2
        and parser.words[at].key not in NOBODY
        for at in range(first, last)
    )


def _subjects(
    parser: Parser, parsed: Parse, events: tuple[Event, ...], verbs: frozenset[str], taken: bytearray
) -> Iterator[Candidate]:
    """Subjects of verbs of speech, and of acts whose doer was not found."""
    starts = [word.start for word in parser.words]
    acts = {(one.trigger.start, one.trigger.end) for one in events if not one.source}
    for sentence in parsed:
        for clause in sentence.clauses:
            verb = clause.trigger
            context: Context = "speaker" if verb.lemma in verbs else "subject"
            if clause.subject is None or (context == "subject" and (verb.start, verb.end) not in acts):
                continue
            first = index_at(starts, clause.subject.start)
            last = min(index_at(starts, clause.subject.end), first + MOST)
            bodily = context == "speaker" and parser.head(first, parser.words[first].key, "group", "institution")
            if first < last and not any(taken[first:last]) and (bodily or _namelike(parser, first, last)):
                yield _made(parser, first, last, context, None)


def _made(parser: Parser, first: int, last: int, context: Context, form: str | None) -> Candidate:
    start, end = parser.words[first].start, parser.words[last - 1].end
    return Candidate(start, end, context, parser.key(first, last, form))


__all__ = ["Candidate", "Context", "find_candidates"]
