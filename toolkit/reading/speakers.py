"""Who speaks: the actor that a speech cue belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.model import Actor, Cast, Mention, Span, Token
from toolkit.reading.cues import Gender
from toolkit.reading.passages import QUOTATION, Passage

QUOTED_NAME = 5
"""Words of a name in quotation marks at most, and its marks."""
ADDRESSED = ("ل", "لل")


@dataclass(frozen=True, slots=True)
class Stage:
    """The actors of a cast by where they are mentioned, for look-up by offset."""

    starts: tuple[int, ...]
    mentions: tuple[tuple[Mention, Actor], ...]
    actors: Mapping[str, Actor]
    place_starts: frozenset[int]

    @classmethod
    def of(cls, cast: Cast) -> Stage:
        """Index the mentions of a cast."""
        named = sorted(
            ((mention, actor) for actor in cast.actors for mention in actor.mentions),
            key=lambda pair: (pair[0].start, -pair[0].end, pair[1].id),
        )
        starts = frozenset(mention.start for place in cast.places for mention in place.mentions)
        return cls(tuple(mention.start for mention, _ in named), tuple(named), {a.id: a for a in cast.actors}, starts)

    def within(self, span: Span) -> Iterator[tuple[Mention, Actor]]:
        """Mentions that begin in the span, in order."""
        at = bisect_left(self.starts, span.start)
        while at < len(self.mentions) and self.mentions[at][0].start < span.end:
            yield self.mentions[at]
            at += 1

    def is_place(self, token: Token) -> bool:
        """Whether a place is named here."""
        return token.start in self.place_starts or token.stem.start in self.place_starts

    def agree(self, ids: tuple[str, ...], gender: Gender | None) -> bool:
        """Whether a verb of this gender can belong to the first of the actors."""
        return not ids or ids[0] not in self.actors or agrees(self.actors[ids[0]], gender)

    def last_agreeing(self, span: Span, gender: Gender | None) -> Actor | None:
        """The last actor mentioned in the span that a verb of this gender can belong to."""
        found = [actor for _, actor in self.within(span) if agrees(actor, gender)]
        return found[-1] if found else None

    def covers(self, offset: int) -> bool:
        """Whether a mention holds the offset."""
        at = bisect_right(self.starts, offset) - 1
        return any(self.mentions[i][0].end > offset for i in range(max(0, at - 3), at + 1))

    def ending_by(self, offset: int, *, after: int) -> tuple[Mention, Actor] | None:
        """The last mention that ends at or before the offset and begins at or after ``after``, with what it is in."""
        at = bisect_left(self.starts, offset) - 1
        found: tuple[Mention, Actor] | None = None
        while at >= 0 and self.mentions[at][0].start >= after:
            if found is not None and self.mentions[at][0].end < found[0].end:
                break
            if self.mentions[at][0].end <= offset:
                found = self.mentions[at]  # the ministry's spokesman rather than the ministry
            at -= 1
        return found


def agrees(actor: Actor, gender: Gender | None) -> bool:
    """Whether an actor can be the subject of a verb of this gender: states and names in ة are feminine."""
    if gender is None or actor.type == "civilians":
        return True
    if actor.type == "person":
        return gender == "masculine" or actor.name_ar.split()[0].endswith(("ة", "ه", "اء", "ى", "ا"))
    feminine = actor.type == "state" or actor.name_ar.split()[0].endswith(("ة", "ات", "ه"))
    return feminine == (gender == "feminine")


TITLES = ("title", "description", "anonymous")


def heads(pairs: Iterable[tuple[Mention, Actor]], text: str) -> tuple[tuple[str, ...], int]:
    """Actors of a noun phrase, the first and those that a conjunction joins to it, and where the last ends.

    A mention inside or right behind another (an apposition, a genitive) is not a head.
    """
    found: list[str] = []
    end = -1
    titled = False
    for mention, actor in pairs:
        if end < 0:
            found.append(actor.id)
            end = mention.end
            titled = actor.type == "person" and mention.form in TITLES
            continue
        if mention.start < end:
            continue
        between = text[end : mention.start]
        if between.strip() == "و":
            found.append(actor.id)
            end = mention.end
        elif not between.strip(' ()"«»“”،,-'):
            end = mention.end  # an apposition
            if titled and actor.type == "person" and mention.form not in TITLES:
                found[-1] = actor.id  # the name behind an office
        else:
            break
    return tuple(dict.fromkeys(found)), end


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands where a cue's subject is looked for."""

    actors: tuple[str, ...]
    end: int
    """Offset where the subject ends; -1 if there is none."""
    state: Literal["named", "near", "unknown", "anaphor", "absent"]
    """``near``: an actor is named deeper in the phrase (commander of the Coalition); ``unknown``: nobody whom the
    cast knows; ``anaphor``: the statement, the spokesman, who was named before; ``absent``: dropped."""


def find_subject(passage: Passage, stage: Stage, first: int, stop: int, *, clitic: str | None = None) -> Subject:
    """The subject behind a cue within positions ``first`` to ``stop``.

    ``clitic`` is one that the cue itself takes before its noun (وفقا ل).
    """
    at = _subject_start(passage, first, stop, clitic)
    until = at
    while (
        until < stop
        and not passage.is_a(until, "ends-subject")
        and (until == at or passage.tokens[until].proclitics[:1] != ("ل",))
    ):
        until += 1
    if at >= until:
        return Subject((), -1, "absent")
    span = Span(passage.tokens[at].start, passage.tokens[until - 1].end)
    mentions = tuple(stage.within(span))
    token = passage.tokens[at]
    if (
        "document" in passage.roles.get(token.key, ())
        and token.definite
        and not (mentions and mentions[0][0].start < token.end)
    ):
        return Subject((), -1, "anaphor")
    if "source" in passage.roles.get(token.key, ()) and not (mentions and mentions[0][0].start < token.end):
        return Subject((), -1, "unknown")
    if mentions and mentions[0][0].start < token.end:
        actors, end = heads(mentions, passage.text)
        return Subject(actors, end, "named")
    person = next((k for k, (_, actor) in enumerate(mentions) if actor.type == "person"), None)
    if person is not None:
        actors, end = heads(mentions[person:], passage.text)
        return Subject(actors, end, "named")
    if mentions and token.pos != "PROPN":
        actors, end = heads(mentions, passage.text)
        return Subject(actors, end, "near")
    if token.definite and (until - at == 1 or passage.tokens[at + 1].pos not in ("NOUN", "ADJ")):
        return Subject((), -1, "anaphor")
    if token.pos in ("NOUN", "PROPN", "X"):
        return Subject((), -1, "unknown")
    return Subject((), -1, "absent")


def _subject_start(passage: Passage, first: int, stop: int, clitic: str | None) -> int:
    """Past adverbs, marks and whom or where something is said (للصحفيين, في بيان), to where the subject can begin."""
    at = first
    while at < stop:
        key, token = passage.keys[at], passage.tokens[at]
        if clitic is not None and at == first:
            return at
        if passage.is_a(at, "adverb") or not key[0].isalpha():
            at += 1
        elif (
            token.pos == "ADP" or (passage.is_a(at, "ends-subject") and len(key) == 1) or token.proclitics[:1] == ("ل",)
        ):
            at += 1
            pair = passage.pair_opened_at(at)
            if pair is not None and pair.close is not None:
                at = pair.close + 1
            elif token.pos == "ADP" and token.pronoun is None and at < stop:
                at += 1
                pair = passage.pair_opened_at(at)
                if pair is not None and pair.close is not None and pair.close - pair.open <= QUOTED_NAME:
                    at = pair.close + 1  # مع شبكة "سي بي اس"
            while at < stop and passage.tokens[at].pos == "ADJ":
                at += 1
        else:
            return at
    return at


def subject_after(
    passage: Passage, stage: Stage, first: int, stop: int, *, clitic: str | None = None, near: bool = False
) -> tuple[tuple[str, ...], int]:
    """The actors of the subject behind a cue and the offset where it ends (-1: none).

    With ``near`` only a subject whose mention begins at once.
    """
    found = find_subject(passage, stage, first, stop, clitic=clitic)
    if near and found.state != "named":
        return (), -1
    return found.actors, found.end


def subject_before(passage: Passage, stage: Stage, cue: int) -> tuple[str, ...]:
    """The subject right before its verb (as in headlines, after لكن and أن, before a relative clause)."""
    start = passage.tokens[passage.sentence_start(cue)].start
    found = stage.ending_by(passage.tokens[cue].start, after=start)
    if found is None:
        return ()
    between = passage.text[found[0].end : passage.tokens[cue].start]
    if len(between.split()) > 3 or any(mark in between for mark in ":؛،," + QUOTATION):
        return ()
    at = cue - 1
    while at >= 0 and passage.tokens[at].start >= found[0].end:
        if passage.tokens[at].pos in ("NOUN", "PROPN") and not passage.is_a(at, "adverb"):
            return ()
        at -= 1
    if any("joins" in passage.roles.get(word, ()) for word in between.split()):
        return ()
    return (found[1].id,)
