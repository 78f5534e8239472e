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

_NEAR = """SEMI JOIN (
    SELECT number, unnest(starts) AS start FROM words WHERE word IN (SELECT unnest(?))
) AS after ON after.number = h.number AND after.start > h.start AND after.start <= h.start + """
APART = 25
"""Characters from the start of a word to that of the next, at most."""

_ABOUT = "a.id, a.title, a.source, a.published, a.text"
_IN_ORDER = "ORDER BY published, number, start LIMIT ?"
_BY_WORD = f"""
WITH hit AS (
    SELECT number, unnest(starts) AS start FROM words WHERE {{column}} IN (SELECT unnest(?))
), found AS (SELECT h.*, d.published FROM hit h JOIN articles d USING (number) {{near}} {_IN_ORDER})
SELECT f.number, f.start, NULL AS "end", {_ABOUT} FROM found f JOIN articles a USING (number)
ORDER BY a.published, f.number, f.start
"""
_BY_SPAN = f"""
WITH found AS (SELECT m.number, m.start, m."end", d.published FROM ({{spans}}) m JOIN articles d USING (number)
    {_IN_ORDER})
SELECT f.number, f.start, f."end", {_ABOUT} FROM found f JOIN articles a USING (number)
ORDER BY a.published, f.number, f.start
"""
_MENTIONS = "SELECT number, start, \"end\" FROM mentions WHERE of = 'actor' AND id = ?"
_TRIGGERS = """SELECT number, trigger_start AS start, trigger_end AS "end" FROM events
    WHERE type = ? AND (?::VARCHAR IS NULL OR mode = ?)"""


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
        return _words(corpus, word, limit, context)
    if lemma:
        rows = corpus.arrow(_BY_WORD.format(column="lemma", near=""), [[skeleton(lemma)], limit])
    elif actor:
        rows = corpus.arrow(_BY_SPAN.format(spans=_MENTIONS), [actor, limit])
    else:
        kind, _, mode = str(event).partition(" ")
        values = [kind.upper(), mode or None, mode or None, limit]
        rows = corpus.arrow(_BY_SPAN.format(spans=_TRIGGERS), values)
    return tuple(_hit(row, row["end"], context) for row in rows.to_pylist())


def _words(corpus: Corpus, asked: str, limit: int, context: int) -> tuple[Hit, ...]:
    """A word, or several in a row, however they are spelt and whatever is written to them."""
    first, *following = (_forms(one) for one in asked.split())
    near = " ".join(_NEAR + str(APART * at) for at in range(1, len(following) + 1))
    # Of several words near each other only those in a row stay; so more is asked for than is shown.
    most = limit if not following else limit * 10 + 100
    values = [sorted(first), *map(sorted, following), most]
    rows = corpus.arrow(_BY_WORD.format(column="word", near=near), values)
    hits = []
    for row in rows.to_pylist():
        end = _end(row["text"], row["start"], following)
        if end is not None:
            hits.append(_hit(row, end, context))
            if len(hits) == limit:
                break
    return tuple(hits)


def _forms(word: str) -> frozenset[str]:
    """A word as the index may have it: folded, and as the analysis would take its clitics off."""
    from toolkit import parse

    tokens = [token.key for sentence in parse(word) for token in sentence.tokens if token.pos != "PUNCT"]
    return frozenset((skeleton(word), *tokens))


def _end(text: str, start: int, following: Sequence[frozenset[str]]) -> int | None:
    """Where the words end that begin at ``start``; None where other words follow than those asked for."""
    found = _WORD.match(text, start)
    end = found.end() if found else start + 1
    for forms in following:
        found = _WORD.search(text, end)
        if found is None or text[end : found.start()].strip() or not _fits(found[0], forms):
            return None
        end = found.end()
    return end


def _fits(word: str, forms: frozenset[str]) -> bool:
    return skeleton(word) in forms or not forms.isdisjoint(_forms(word))


def _hit(row: dict[str, Any], end: int | None, context: int) -> Hit:
    text, start = row["text"], row["start"]
    end = end if end is not None else _end(text, start, ()) or start
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
