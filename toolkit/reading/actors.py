"""Who is who in an article: the phrases that name somebody, gathered into actors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from toolkit.lexicon import Lexicon
from toolkit.model import Actor, ActorType, Article, Cast, Label, Mention, Parse
from toolkit.reading.collectives import unnamed
from toolkit.reading.identities import Identity
from toolkit.reading.labels import labels_of
from toolkit.reading.mentions import all_phrases, bylines, parser_of
from toolkit.reading.parser import Parser, Phrase
from toolkit.reading.places import find_places
from toolkit.reading.resolution import Resolver
from toolkit.reading.roles import acts
from toolkit.reading.vocabulary import vocabulary


def find_cast(article: Article, parsed: Parse, lexicon: Lexicon) -> Cast:
    """The actors and places of an article, in order of first mention.

    >>> from toolkit.language import parse
    >>> from toolkit.lexicon import load
    >>> text = "قصف الجيش السوري مواقع داعش"
    >>> [actor.id for actor in find_cast(Article("", text), parse(text), load()).actors]
    ['syrian-army', 'isis']
    """
    known = vocabulary(lexicon)
    parser = parser_of(parsed, lexicon, article.published)
    written = bylines(parser)
    phrases = tuple(one for one in all_phrases(parser) if one.referent.kind != "person" or not written[one.first])
    resolver = Resolver(parser, known, article.published, phrases)
    said: list[tuple[Identity, Phrase]] = []
    gathered: dict[str, _Gathered] = {}
    for phrase in phrases:
        if phrase.referent.kind in {"state", "kingdom", "occupier", "homeland"} and not acts(parser, phrase):
            resolver.passed(phrase)
            continue
        for one in _read_as(parser, phrase):
            identity = resolver.identity(one)
            if identity is not None:
                said.append((identity, one))
                break
    said.extend(resolver.later_names())
    for identity, phrase in said:
        final = resolver.final(identity)
        gathered.setdefault(final.id, _Gathered(final)).add(phrase, labels_of(parser, phrase, lexicon))
    actors = [one.actor() for one in gathered.values()]
    actors.sort(key=lambda actor: (actor.mentions[0].start, actor.mentions[0].end, actor.id))
    return Cast(tuple(actors), find_places(parser, phrases, lexicon))


def _read_as(parser: Parser, phrase: Phrase) -> Iterator[Phrase]:
    """A phrase, and what stands at its first word where the phrase turns out to name nobody."""
    yield phrase
    other = unnamed(parser, phrase.first)
    if other is not None:
        yield other


def _mentions(phrase: Phrase) -> Iterator[Mention]:
    """The whole phrase; of a person with office and name also each of the two."""
    yield Mention(phrase.start, phrase.end, phrase.form, phrase.rule)
    if phrase.title_end is not None and phrase.titled > 1:
        yield Mention(phrase.start, phrase.title_end, "title", phrase.rule)
    if phrase.name is not None and phrase.name[0] > phrase.start:
        yield Mention(*phrase.name, "name", phrase.rule)


@dataclass(slots=True)
class _Gathered:
    identity: Identity
    phrases: list[Phrase] = field(default_factory=list)
    labels: dict[tuple[int, int], Label] = field(default_factory=dict)

    def add(self, phrase: Phrase, labels: Iterable[Label]) -> None:
        self.phrases.append(phrase)
        for label in labels:
            self.labels.setdefault((label.start, label.end), label)

    def actor(self) -> Actor:
        made = {(m.start, m.end): m for p in self.phrases for m in _mentions(p)}
        mentions = sorted(made.values(), key=lambda mention: (mention.start, mention.end))
        labels = tuple(self.labels[span] for span in sorted(self.labels))
        one = self.identity
        kind: ActorType = one.type  # type: ignore[assignment]
        return Actor(
            one.id, one.name_ar, one.name_en, kind, one.country, one.wikidata, one.parent, tuple(mentions), labels
        )
