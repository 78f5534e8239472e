"""The concordance: where a word, a lemma, an actor or a type of act stands in a corpus, with its surroundings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from toolkit.language.folding import INVISIBLE, MARKS, TATWEEL, skeleton
from toolkit.model import Span

if TYPE_CHECKING:
    from toolkit.corpus.opened import Corpus

_WORD = re.compile(f"[\\w{MARKS}{INVISIBLE}{TATWEEL}]+")

_OF_WORDS = """SELECT unnest(numbers) AS number, unnest(ordinals) AS ordinal, unnest(starts) AS start
    FROM words WHERE {column} IN (SELECT unnest(?))"""
_OF_ACTOR = """SELECT number, start, start AS last, "end" FROM mentions
    WHERE of = 'actor' AND id IN (SELECT unnest(?))"""
_OF_EVENT = """SELECT number, trigger_start AS start, start AS last, trigger_end AS "end" FROM events
    WHERE type = ? AND (?::VARCHAR IS NULL OR mode = ?)"""
_ORDERED = """SELECT h.* FROM ({hits}) h JOIN articles a USING (number)
    ORDER BY a.published, h.number, h.start LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where it stands: ``text[start:end]``, with the words before and after it on its line."""

    number: int
    article: str
    title: str | None
    source: str | None
    published: date | None
    span: Span
    before: str
    text: str
    after: str


def search_corpus(
    corpus: Corpus,
    *,
    word: str | None,
    lemma: str | None,
    actor: str | None,
    event: str | None,
    limit: int,
    context: int,
) -> tuple[Hit, ...]:
    """See `toolkit.corpus.search`."""
    asked = {"word": word, "lemma": lemma, "actor": actor, "event": event}
    given = [name for name, value in asked.items() if value and value.strip()]
    if len(given) != 1:
        raise ValueError(f"expected one of word, lemma, actor, event; got {', '.join(given) or 'none'}")
    if word:
        hits, values = _in_a_row("word", [sorted(_forms(one)) for one in word.split()])
    elif lemma:
        hits, values = _in_a_row("lemma", [[skeleton(lemma)]])
    elif actor:
        hits, values = _OF_ACTOR, [[actor]]
    else:
        hits, values = _OF_EVENT, _act(str(event))
    found = _rows(corpus, _ORDERED.format(hits=hits), [*values, limit])
    if actor and not found:
        found = _rows(corpus, _ORDERED.format(hits=hits), [_called(corpus, actor), limit])
    # Only the texts that are shown are read.
    numbers = ", ".join(str(one) for one in sorted({row["number"] for row in found})) or "NULL"
    about = f"SELECT number, id, title, source, published, text FROM articles WHERE number IN ({numbers})"
    articles = {row["number"]: row for row in _rows(corpus, about)}
    return tuple(_hit({**articles[row["number"]], **row}, context) for row in found)


def _rows(corpus: Corpus, query: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """The answer without Arrow, whose import takes longer than all the rest."""
    answer = corpus.connection.execute(query, list(values))
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _in_a_row(column: str, asked: list[list[str]]) -> tuple[str, list[Any]]:
    """The query for words that follow one another, each given by the forms that the index may have it in."""
    words = _OF_WORDS.format(column=column)
    following = " ".join(
        f"JOIN ({words}) w{n} ON w{n}.number = w0.number AND w{n}.ordinal = w0.ordinal + {n}"
        for n in range(1, len(asked))
    )
    last = f"w{len(asked) - 1}.start AS last"
    return f'SELECT w0.number, w0.start, {last}, NULL AS "end" FROM ({words}) w0 {following}', list(asked)


def _called(corpus: Corpus, name: str) -> list[str]:
    """The ids of all that bear a name, Arabic in any spelling or English."""
    asked, lower = skeleton(name), name.strip().lower()
    return [
        one
        for one, (arabic, english) in sorted(corpus.called.items())
        if skeleton(arabic) == asked or (english or "").lower() == lower
    ]


def _act(asked: str) -> list[Any]:
    """PLOVER type and mode. ValueError for one that there is not."""
    from toolkit.reading.events import plover

    known, (first, _, rest) = plover(), asked.strip().partition(" ")
    kind, mode = first.upper(), rest.strip().lower() or None
    if kind not in known["score"]:
        raise ValueError(f"expected a PLOVER type ({', '.join(known['score'])}), got {kind!r}")
    modes = known["modes"].get(kind, ())
    if mode is not None and mode not in modes:
        raise ValueError(f"expected a mode of {kind} ({', '.join(modes) or 'it has none'}), got {mode!r}")
    return [kind, mode, mode]


def _forms(word: str) -> frozenset[str]:
    """A word as the index may have it: folded, and as the analysis would take its clitics off."""
    from toolkit import parse

    tokens = [token.key for sentence in parse(word) for token in sentence.tokens if token.pos != "PUNCT"]
    return frozenset((skeleton(word), *tokens))


def _hit(row: dict[str, Any], context: int) -> Hit:
    text, start, end = row["text"], row["start"], row["end"]
    if end is None:
        found = _WORD.match(text, row["last"])
        end = found.end() if found else row["last"] + 1
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    before = text[max(line_start, start - context) : start]
    after = text[end : min(line_end if line_end >= 0 else len(text), end + context)]
    if start - context > line_start:
        before = before[before.find(" ") + 1 :]
    if end + context < (line_end if line_end >= 0 else len(text)):
        after = after[: after.rfind(" ") if " " in after else len(after)]
    return Hit(row["number"], row["id"], row["title"], row["source"], row["published"], Span(start, end), before,
               text[start:end], after)  # fmt: skip
