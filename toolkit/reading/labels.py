"""What an article calls its actors: loaded words such as militia, gangs, mercenaries, martyrs, so-called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from toolkit.lexicon import Lexicon, Row
from toolkit.model import Label
from toolkit.reading.parser import Parser, Phrase
from toolkit.reading.vocabulary import ARTICLE, folded
from toolkit.reading.words import start_of

SOUND = "ون"
AFTER = 2
"""How many words after a name may be loaded adjectives of it."""
UNNAMED = frozenset({"group", "description", "anonymous"})
"""Phrases that are no name: what a group calls itself (شهداء الأقصى) is no praise by the article."""


@lru_cache(maxsize=8)
def labels(lexicon: Lexicon) -> dict[str, Row]:
    """Form without article of a loaded word -> its row.

    >>> from toolkit.lexicon import load
    >>> labels(load())["مرتزقه"]["stance"]
    'hostile'
    """
    found: dict[str, Row] = {}
    for row in lexicon["labels.tsv"]:
        for form in _forms(row):
            found.setdefault(form, row)
    return found


def _forms(row: Row) -> Iterator[str]:
    yield row.key
    for form in row.all("forms"):
        if form == SOUND:
            yield from (row.key + ending for ending in (SOUND, "ين", "و", "ات"))
        else:
            yield folded(form)
    if row["place"] == "adjective":
        yield from (row.key + ending for ending in ("ه", "ات"))


def labels_of(parser: Parser, phrase: Phrase, lexicon: Lexicon) -> Iterator[Label]:
    """The loaded words in, right before and right after a phrase that names an actor; a person's name is none."""
    known = labels(lexicon)
    named = phrase.name[0] if phrase.name else (phrase.end if phrase.referent.kind == "person" else None)
    row = parser.known.rows.get(phrase.referent.key)
    own = set(folded(row.all("names")[0].removeprefix("?")).split()) if row is not None else set()
    inside = []
    for at in range(phrase.first, phrase.last):
        if named is not None and phrase.referent.words and parser.words[at].start >= named:
            break
        for one in _label(parser, at, known, {"head", "people", "adjective"}):
            if parser.words[at].key not in own and (one.stance != "praising" or phrase.form in UNNAMED):
                inside.append(one)
    if not inside and row is not None and _is_label(parser, phrase, row):
        inside.append(Label(phrase.start, phrase.end, "hostile", row.ref))
    yield from inside
    before = phrase.first - 1
    if not phrase.clitics and phrase.first and parser.follows(phrase.first):
        yield from _label(parser, before, known, {"head", "people", "before"}, first=phrase.first)
    elif phrase.clitics == "ب" and phrase.first:
        yield from _label(parser, before, known, {"before"}, first=phrase.first)
    for at in range(phrase.last, phrase.last + AFTER):
        if not parser.follows(at) or not parser.words[at].key.startswith(ARTICLE):
            break
        found = list(_label(parser, at, known, {"adjective"}))
        if not found and parser.words[at].key not in parser.known.modifiers:
            break
        yield from found


def _is_label(parser: Parser, phrase: Phrase, row: Row) -> bool:
    said = " ".join(parser.text[phrase.start : phrase.end].split())
    return bool(row["labels"]) and folded(said) in {folded(name) for name in row.all("labels")}


def _label(parser: Parser, at: int, known: dict[str, Row], places: set[str], *, first: int = 0) -> Iterator[Label]:
    word = parser.words[at]
    for one in parser.forms[at]:
        form = one.form.removeprefix(ARTICLE)
        start, row = start_of(word, one.cut, parser.text), known.get(form)
        if row is None and at and first and parser.follows(at):
            row = known.get(f"{parser.words[at - 1].key.removeprefix('و')} {form}")
            start = parser.words[at - 1].start
        if row is not None and row["place"] in places:
            yield Label(start, word.end, row["stance"], row.ref)  # type: ignore[arg-type]
            return
