"""Actors without a name that count only where they do, suffer or say something: ``الدول المانحة``, ``فريقا فنيا``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from toolkit.model import Cast, Event, Figure, Quote
from toolkit.reading.parser import Parser, Phrase, Referent
from toolkit.reading.vocabulary import ARTICLE
from toolkit.reading.words import start_of

RULE = "collective"
ALLIES = "حلفاء"
ALLYING = frozenset({"state", "armed group", "party"})
"""Types whose allies are taken to be of the same."""
LONGEST = 4
"""Words after the noun that may tell which they are."""


def unnamed(parser: Parser, at: int) -> Phrase | None:
    """A collective at a word where nobody is named, with or without clitics before it."""
    for one in parser.forms[at]:
        if parser.head(at, one.form, "none"):
            return None
        found = collective(parser, at, one.form)
        if found is not None:
            return replace(found, start=start_of(parser.words[at], one.cut, parser.text), clitics=one.clitics)
    return allies(parser, at)


def allies(parser: Parser, at: int) -> Phrase | None:
    """Those who stand by somebody, with his pronoun: حلفاؤهم."""
    token = parser.words[at].token
    if token is None or token.pronoun is None or token.key != ALLIES:
        return None
    row = parser.known.collectives.get(ALLIES)
    if row is None:
        return None
    beside = next((one for back in range(1, 5) if at >= back and (one := parser.phrase_at(at - back))), None)
    kind = beside.referent.type if beside and beside.referent.type in ALLYING else row["type"]
    referent = Referent("group", f"{ALLIES} {token.pronoun}", kind, None, None, None, (ALLIES,))  # type: ignore[arg-type]
    made = parser.made(at, at + 1, "group", f"allies {row.ref}", referent)
    return replace(made, start=token.stem.start)


def collective(parser: Parser, at: int, form: str) -> Phrase | None:
    """A noun of many, or of an unnamed body, with the adjectives and the noun that tell which: ``القوى السياسية``."""
    bare = form.removeprefix(ARTICLE)
    definite = form != bare
    found = parser.match(parser.known.collectives, at, bare)
    if found is None and bare.endswith("ا") and not definite:
        found = parser.match(parser.known.collectives, at, bare.removesuffix("ا"))
    if found is None or parser.words[at].pos in {"VERB", "ADV", "ADJ"}:
        return None
    end, row = found
    last = _described_end(parser, end, definite=definite)
    sizes = parser.known.naming["size"]
    told = any(word.key.removeprefix(ARTICLE).removesuffix("ه") not in sizes for word in parser.words[end:last])
    if not told and not (definite and row["alone"] == "yes"):
        return None
    key = " ".join(word.key.removeprefix(ARTICLE) for word in parser.words[at + 1 : last])
    referent = Referent("group", f"{bare} {key}".strip(), row["type"], None, None, None, (bare,))  # type: ignore[arg-type]
    return parser.made(at, last, "group", f"{RULE} {row.ref}", referent, definite=definite)


def _described_end(parser: Parser, at: int, *, definite: bool) -> int:
    """Where the adjectives after the noun end, with one definite noun between: ``هيئات حماية حقوق الإنسان``.

    Adjectives agree with the noun in the article, so that in ``أدانت منظمات عربية التفجير`` the last is another noun.
    """
    last = at
    while last - at < LONGEST and parser.follows(last) and parser.phrase_at(last) is None:
        word = parser.words[last]
        if word.token is not None and (set(word.token.proclitics) - {ARTICLE, "و"} or word.token.pronoun):
            break
        article = word.key.removeprefix("و").startswith(ARTICLE)
        if (word.pos == "ADJ" and article == definite) or (word.pos == "NOUN" and article and last == at):
            definite, last = definite or article, last + 1
        else:
            break
    return last


def involved(cast: Cast, quotes: tuple[Quote, ...], events: tuple[Event, ...], figures: tuple[Figure, ...]) -> Cast:
    """The cast without those unnamed who have no part in what the article tells."""
    parts: set[str] = set()
    for event in events:
        parts.update(event.source, event.target, event.claimed_by)
    for quote in quotes:
        parts.update(quote.speaker, quote.relay)
    for figure in figures:
        parts.update(figure.claimed_by)
    kept = tuple(one for one in cast.actors if one.id in parts or not _only(m.rule for m in one.mentions))
    return cast if len(kept) == len(cast.actors) else Cast(kept, cast.places)


def _only(rules: Iterable[str]) -> bool:
    return all(rule.startswith(RULE) for rule in rules)
