"""Who is who in an article: the phrases that name somebody, gathered into actors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.lexicon import Lexicon
from toolkit.model import Actor, Article, Cast, Mention, Parse
from toolkit.reading.mentions import Parser, Phrase
from toolkit.reading.places import find_places
from toolkit.reading.identities import Identity
from toolkit.reading.resolution import Resolver
from toolkit.reading.roles import acts
from toolkit.reading.vocabulary import Vocabulary, vocabulary
from toolkit.reading.words import words_of


def find_cast(article: Article, parsed: Parse, lexicon: Lexicon) -> Cast:
    """The actors and places of an article, in order of first mention.

    >>> from toolkit.language import parse
    >>> from toolkit.lexicon import load
    >>> text = "قصف الجيش السوري مواقع داعش"
    >>> [actor.id for actor in find_cast(Article("", text), parse(text), load()).actors]
    ['syrian-army', 'isis']
    """
    known = vocabulary(lexicon)
    parser = Parser(parsed.text, words_of(parsed), known)
    phrases = all_phrases(parser)
    resolver = Resolver(parser, known, article.published, phrases)
    said: list[tuple[Identity, Phrase]] = []
    gathered: dict[str, _Gathered] = {}
    for phrase in phrases:
        if phrase.referent.kind in {"state", "kingdom"} and not acts(parser, phrase):
            continue
        identity = resolver.identity(phrase)
        if identity is not None:
            said.append((identity, phrase))
    said.extend(resolver.later_names())
    for identity, phrase in said:
        final = resolver.final(identity)
        gathered.setdefault(final.id, _Gathered(final)).add(phrase)
    actors = [one.actor(known) for one in gathered.values()]
    actors.sort(key=lambda actor: (actor.mentions[0].start, actor.mentions[0].end, actor.id))
    return Cast(tuple(actors), find_places(parser, phrases, lexicon))


def all_phrases(parser: Parser) -> tuple[Phrase, ...]:
    """All phrases that may name an actor, outer ones before those nested in them."""
    found: list[Phrase] = []
    at = 0
    while at < len(parser.words):
        phrase = parser.phrase_at(at)
        if phrase is None:
            at += 1
            continue
        found.append(phrase)
        found.extend(_nested(parser, phrase))
        at = phrase.last
    return tuple(found)


def _nested(parser: Parser, outer: Phrase) -> list[Phrase]:
    """Named bodies within the phrase of a person or source: the Coalition in a commander of the Coalition."""
    if outer.referent.kind not in {"person", "source"} and not (
        outer.referent.kind == "actor" and outer.last - outer.first > 2
    ):
        return []
    found: list[Phrase] = []
    at = outer.first + 1
    while at < outer.last:
        inner = parser.phrase_at(at)
        if (
            inner
            and inner.last <= outer.last
            and inner.referent.kind in {"actor", "institution"}
            and (inner.definite or inner.referent.country)
        ):
            found.append(inner)
            at = inner.last
        else:
            at += 1
    return found


def _stands_alone(inner: Phrase) -> bool:
    """Whether a body named within an office is one of its own, not the office's field: not Foreign in Foreign Minister."""
    if (
        inner.referent.kind == "institution"
        and inner.last - inner.first == 1
        and inner.referent.key.endswith("-ministry")
    ):
        return False
    return inner.definite or inner.referent.country is not None


def _mentions(phrase: Phrase) -> Iterator[Mention]:
    """The whole phrase; of a person with office and name also the name alone."""
    yield Mention(phrase.start, phrase.end, phrase.form, phrase.rule)  # type: ignore[arg-type]
    if phrase.name and phrase.name[0] > phrase.start and phrase.title is not None:
        yield Mention(*phrase.name, "name", phrase.rule)
        if phrase.office_end is not None:
            yield Mention(phrase.start, phrase.office_end, "title", phrase.rule)


@dataclass(slots=True)
class _Gathered:
    identity: Identity
    phrases: list[Phrase] = field(default_factory=list)

    def add(self, phrase: Phrase) -> None:
        self.phrases.append(phrase)

    def actor(self, known: Vocabulary) -> Actor:
        made = {(m.start, m.end): m for p in self.phrases for m in _mentions(p)}
        mentions = sorted(made.values(), key=lambda mention: (mention.start, mention.end))
        one = self.identity
        return Actor(one.id, one.name_ar, one.name_en, one.type, one.country, one.wikidata, one.parent, tuple(mentions))  # type: ignore[arg-type]


__all__ = ["all_phrases", "find_cast"]
