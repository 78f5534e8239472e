"""Contested claims: one act that two sides tell differently, deny, or lay at different doors."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise, zip_longest

from toolkit.judging.wording import Wording
from toolkit.model import Discrepancy, Event, Parse, Quote, Sentence, Span

REACH = 2
"""Sentences between two accounts of one act, at most."""
TELLING = frozenset(("ASSAULT", "COERCE", "SANCTION"))
"""Types of hostile acts that two sides explain differently."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The sentences of an article for look-up by offset."""

    starts: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    contrasts: frozenset[str]
    """Words that set a statement against what was said before."""
    with_that: frozenset[str]
    """Those that do so only before أن (غير أن)."""

    def at(self, offset: int) -> int:
        """Index of the sentence that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def nouns(self, span: Span) -> frozenset[str]:
        """Lemmas of the nouns in a span."""
        first, last = self.at(span.start), self.at(max(span.start, span.end - 1))
        return frozenset(
            token.lemma
            for sentence in self.sentences[first : last + 1]
            for token in sentence.tokens
            if token.pos == "NOUN" and span.start <= token.start < span.end and len(token.lemma) > 2
        )

    def contrast(self, first: int, second: int) -> bool:
        """Whether a word of contrast stands between two offsets."""
        for sentence in self.sentences[self.at(first) : self.at(second) + 1]:
            keys = [token.start for token in sentence.tokens]
            between = sentence.tokens[bisect_left(keys, first) : bisect_left(keys, second)]
            for token, following in zip_longest(between, between[1:]):
                if token.key in self.contrasts and (
                    token.key not in self.with_that or (following is not None and following.key == "ان")
                ):
                    return True
        return False


def find_accounts(
    parsed: Parse, quotes: tuple[Quote, ...], events: tuple[Event, ...], kin: dict[str, str], wording: Wording
) -> Iterator[Discrepancy]:
    """Contested claims in order of the text: other accounts, denials, other owners."""
    words = wording.lexicon["attribution_words.tsv"]
    contrasts = frozenset(row.key for row in words if "contrast" in row.all("roles"))
    with_that = frozenset(row.key for row in words if "contrast-that" in row.all("roles"))
    ground = Ground(tuple(s.start for s in parsed.sentences), parsed.sentences, contrasts, with_that)
    told: set[frozenset[str]] = set()
    for rule in (_other_account, _denial, _other_owner):
        for found in rule(ground, quotes, events, kin, wording):
            if frozenset(found.items) not in told:
                told.add(frozenset(found.items))
                yield found


def _side(ids: tuple[str, ...], kin: dict[str, str]) -> frozenset[str]:
    return frozenset(kin.get(one, one) for one in ids)


def _other_account(
    ground: Ground, quotes: tuple[Quote, ...], events: tuple[Event, ...], kin: dict[str, str], wording: Wording
) -> Iterator[Discrepancy]:
    """A hostile act whose author gives one reason, and whose victim, set against him, tells it otherwise."""
    distancing = {row.ref for row in wording.lexicon["cues.tsv"] if row["stance"] == "distancing"}
    by_sentence: dict[int, list[Event]] = {}
    for event in events:
        if event.type in TELLING and event.status in ("occurred", "ongoing"):
            by_sentence.setdefault(ground.at(event.trigger.start), []).append(event)
    for first, second in pairwise(quotes):
        if not first.speaker or not second.speaker or _side(first.speaker, kin) & _side(second.speaker, kin):
            continue
        one, other = ground.at(first.content.start), ground.at(second.content.start)
        if other - one > REACH or not ground.contrast(first.content.end, second.content.start):
            continue
        here = _told_twice(ground, by_sentence.get(one, []), first, second, kin)
        reason = here is None and first.rule.rpartition(" ")[2] in distancing and _about_one(ground, one, first, second)
        before = None if reason or not one else _told_twice(ground, by_sentence.get(one - 1, []), first, second, kin)
        twice = here or before
        if twice is not None:
            yield _account(twice, first, second, wording)
        elif reason:
            yield _reason(first, second, wording)


def _about_one(ground: Ground, at: int, first: Quote, second: Quote) -> bool:
    """Whether a reason that the text keeps its distance from, and another's words, speak of one thing."""
    about = Span(ground.starts[at], max(ground.starts[at], first.cue.start))
    return bool((ground.nouns(about) | ground.nouns(first.content)) & ground.nouns(second.content))


def _reason(first: Quote, second: Quote, wording: Wording) -> Discrepancy:
    arabic, english = wording.both(
        "claim.reason",
        a=wording.names(first.speaker),
        b=wording.names(second.speaker),
        first=wording.evidence(first.content.start, first.content.end),
        second=wording.evidence(second.content.start, second.content.end),
    )
    return Discrepancy("claim", (first.id, second.id), arabic, english, "other-reason")


def _told_twice(ground: Ground, near: list[Event], first: Quote, second: Quote, kin: dict[str, str]) -> Event | None:
    """The last act of the first speaker's side, told before his words, that the second suffered or speaks of."""
    found = None
    for event in near:
        if not _side(event.source, kin) & _side(first.speaker, kin) or event.trigger.start > first.content.start:
            continue
        if _side(event.target, kin) & _side(second.speaker, kin):
            return event
        about = Span(event.trigger.start, max(event.trigger.end, first.cue.start))
        if (ground.nouns(about) | ground.nouns(first.content)) & ground.nouns(second.content):
            found = event
    return found


def _account(event: Event, first: Quote, second: Quote, wording: Wording) -> Discrepancy:
    arabic, english = wording.both(
        "claim.account",
        act=wording.act(event),
        a=wording.names(first.speaker),
        b=wording.names(second.speaker),
        first=wording.evidence(first.content.start, first.content.end),
        second=wording.evidence(second.content.start, second.content.end),
    )
    return Discrepancy("claim", (event.id, first.id, second.id), arabic, english, "other-account")


def _denial(
    ground: Ground, quotes: tuple[Quote, ...], events: tuple[Event, ...], kin: dict[str, str], wording: Wording
) -> Iterator[Discrepancy]:
    """What one side puts forward and another denies."""
    denying = {row.ref for row in wording.lexicon["cues.tsv"] if row["stance"] == "denying"}
    for at, second in enumerate(quotes):
        if not second.speaker or second.rule.rpartition(" ")[2] not in denying:
            continue
        nouns = ground.nouns(second.content)
        for first in reversed(quotes[max(0, at - 6) : at]):
            if not first.speaker or _side(first.speaker, kin) & _side(second.speaker, kin):
                continue
            if len(nouns & ground.nouns(first.content)) >= min(2, len(nouns)) and nouns:
                arabic, english = wording.both(
                    "claim.denial",
                    a=wording.names(first.speaker),
                    b=wording.names(second.speaker),
                    second=wording.evidence(second.content.start, second.content.end),
                )
                yield Discrepancy("claim", (first.id, second.id), arabic, english, "denial")
                break


def _other_owner(
    ground: Ground, quotes: tuple[Quote, ...], events: tuple[Event, ...], kin: dict[str, str], wording: Wording
) -> Iterator[Discrepancy]:
    """The same kind of act against the same target, by the same word, laid to different sources by different owners."""
    claimed = [e for e in events if e.type in TELLING and e.source and e.target and e.status == "occurred"]
    for first, second in combinations(claimed[:60], 2):
        owners = set(first.claimed_by), set(second.claimed_by)
        if first.type != second.type or not all(owners) or owners[0] & owners[1]:
            continue
        if _side(first.source, kin) & _side(second.source, kin) or set(first.source) & set(second.target):
            continue
        if not set(first.target) & set(second.target) or not set(first.places) & set(second.places):
            continue
        if ground.nouns(first.trigger) != ground.nouns(second.trigger) or not ground.nouns(first.trigger):
            continue
        arabic, english = wording.both(
            "claim.owner",
            act=wording.act(first),
            first=wording.names(first.source), a=wording.names(first.claimed_by),
            second=wording.names(second.source), b=wording.names(second.claimed_by),
        )  # fmt: skip
        yield Discrepancy("claim", (first.id, second.id), arabic, english, "other-owner")
