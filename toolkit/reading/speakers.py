"""Who speaks: the actor that a speech cue belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.model import Actor, Cast, Mention, Span
from toolkit.reading.cues import Form
from toolkit.reading.passages import Passage

ADDRESSED = ("ل", "لل")
OUTSIDE = frozenset((
    "في", "عن", "علي", "الي", "خلال", "عقب", "بعد", "قبل", "عبر", "اثناء", "ضد", "حول", "بشان", "منذ", "حتي", "مع",
    "لدي", "ردا", "تعليقا", "بمناسبه", "حيال", "ازاء", "امام", "اثر", "ضمن", "من", "الذي", "التي", "الذين", "اللذين",
))  # fmt: skip
"""Words that end the noun phrase of a subject. Prepositions and relatives, by skeleton."""
ADVERBS = frozenset((
    "ايضا", "كذلك", "امس", "اليوم", "لاحقا", "اخيرا", "موخرا", "مجددا", "بدوره", "بدورها", "قايلا", "قايله", "انذاك",
    "سابقا", "صراحه", "رسميا", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد", "يوم", "مساء", "صباح",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    """The actors of a cast by where they are mentioned, for look-up by offset."""

    starts: tuple[int, ...]
    mentions: tuple[tuple[Mention, Actor], ...]

    @classmethod
    def of(cls, cast: Cast) -> Stage:
        """Index the mentions of a cast."""
        named = sorted(
            ((mention, actor) for actor in cast.actors for mention in actor.mentions),
            key=lambda pair: (pair[0].start, -pair[0].end, pair[1].id),
        )
        return cls(tuple(mention.start for mention, _ in named), tuple(named))

    def within(self, span: Span) -> Iterator[tuple[Mention, Actor]]:
        """Mentions that begin in the span, in order."""
        at = bisect_left(self.starts, span.start)
        while at < len(self.mentions) and self.mentions[at][0].start < span.end:
            yield self.mentions[at]
            at += 1

    def covers(self, offset: int) -> bool:
        """Whether a mention holds the offset."""
        at = bisect_right(self.starts, offset) - 1
        return any(self.mentions[i][0].end > offset for i in range(max(0, at - 3), at + 1))

    def ending_by(self, offset: int, *, after: int) -> tuple[Mention, Actor] | None:
        """The last mention that ends at or before the offset and begins at or after ``after``."""
        at = bisect_left(self.starts, offset) - 1
        while at >= 0 and self.mentions[at][0].start >= after:
            if self.mentions[at][0].end <= offset:
                return self.mentions[at]
            at -= 1
        return None


def heads(pairs: Iterable[tuple[Mention, Actor]], text: str) -> tuple[tuple[str, ...], int]:
    """Actors of a noun phrase, the first and those that a conjunction joins to it, and where the last ends.

    A mention inside or right behind another (an apposition, a genitive) is not a head.
    """
    found: list[str] = []
    end = -1
    for mention, actor in pairs:
        if end < 0:
            found.append(actor.id)
            end = mention.end
            continue
        if mention.start < end:
            continue
        between = text[end : mention.start]
        if between.strip() == "و":
            found.append(actor.id)
            end = mention.end
        elif not between.strip(' ()"«»“”،,-'):
            end = mention.end  # an apposition
        else:
            break
    return tuple(dict.fromkeys(found)), end


def subject_after(
    passage: Passage, stage: Stage, first: int, stop: int, *, clitic: str | None = None, near: bool = False
) -> tuple[tuple[str, ...], int]:
    """The subject behind a cue within positions ``first`` to ``stop``, and the offset where it ends (-1: none).

    ``clitic`` is one that the cue itself takes before its noun (وفقا ل); with ``near`` the mention must begin at once.
    """
    at = first
    while at < stop and (passage.keys[at] in ADVERBS or not passage.keys[at][0].isalpha()):
        at += 1
    until = at
    while until < stop and passage.keys[until] not in OUTSIDE:
        until += 1
    if at >= until:
        return (), -1
    span = Span(passage.tokens[at].start, passage.tokens[until - 1].end)
    if passage.tokens[at].proclitics[:1] == ("ل",) and clitic != "ل":
        return (), -1  # told to somebody
    if near and not any(mention.start < passage.tokens[at].end for mention, _ in stage.within(span)):
        return (), -1
    return heads(stage.within(span), passage.text)


def subject_before(passage: Passage, stage: Stage, cue: int, form: Form) -> tuple[str, ...]:
    """The subject before its verb in the same sentence (as in headlines, and after لكن and أن)."""
    if not cue or passage.keys[cue - 1] in ("الذي", "التي", "الذين"):
        pass
    start = passage.tokens[passage.sentence_start(cue)].start
    found = stage.ending_by(passage.tokens[cue].start, after=start)
    if found is None:
        return ()
    between = passage.text[found[0].end : passage.tokens[cue].start]
    if len(between.split()) > 3 or any(mark in between for mark in ":؛"):
        return ()
    return (found[1].id,)
