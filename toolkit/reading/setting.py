"""Where and when an act takes place: by its clause, its sentence, its paragraph, and where it was told before."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right

from toolkit.model import Date, Parse, Sentence
from toolkit.reading.drafts import Draft
from toolkit.reading.scenes import Register, Scene
from toolkit.reading.subjects import RELATIVES

AROUND = 30
"""Words around an act within which a place of its sentence is its own."""


def clause_range(scene: Scene, at: int) -> tuple[int, int]:
    """Indices of the words between the marks and conjunctions around a token."""
    tokens = scene.tokens
    first = at
    while (
        first > 0
        and at - first < 16
        and tokens[first - 1].key not in ".؛:،,؟!"
        and tokens[first - 1].role not in ("that",)
    ):
        first -= 1
    last = at + 1
    while (
        last < len(tokens)
        and last - at < 16
        and tokens[last].key not in ".؛:،,؟!"
        and tokens[last].role not in ("that",)
    ):
        last += 1
    return first, last


def places_of(draft: Draft, places: Register, text: str) -> tuple[str, ...]:
    """The places named in the act's clause, else the nearest of its sentence, the last one before it in its paragraph,
    or where the article told the act before."""
    return next(filter(None, (_places_here(told, places, text) for told in draft.tellings())), ())


def _places_here(draft: Draft, places: Register, text: str) -> tuple[str, ...]:
    scene, match = draft.scene, draft.match
    first, last = clause_range(scene, match.head)
    found = tuple(dict.fromkeys(one.id for one in scene.places[first:last] if one is not None))
    if found:
        return found
    near = [(abs(one.start - match.head), one.id) for one in scene.places if one is not None]
    near = [one for one in near if one[0] < AROUND]
    if near:
        return (min(near)[1],)
    at = scene.tokens[match.head].start
    before = places.last_within(text.rfind("\n", 0, at) + 1, at)
    return (before[2],) if before is not None else ()


def date_of(draft: Draft, parsed: Parse) -> Date | None:
    """The nearest date of the sentence, inside the quote where the act is told in one, else the day of the saying, or
    the date that the act had where the article told it before."""
    return next(filter(None, (_date_here(told, parsed) for told in draft.tellings())), None)


def _date_here(draft: Draft, parsed: Parse) -> Date | None:
    sentence: Sentence = draft.scene.sentence
    at = draft.scene.tokens[draft.match.head].start
    best: tuple[bool, int, Date] | None = None
    first = bisect_right(parsed.dates, sentence.start - 1, key=lambda date: date.start)
    for date in parsed.dates[first:]:
        if date.start >= sentence.end:
            break
        content = draft.content
        outside = content is not None and not content.start <= date.start < content.end
        if best is None or (outside, abs(date.start - at)) < best[:2]:
            best = (outside, abs(date.start - at), date)
    return best[2] if best is not None else None


def is_to_come(draft: Draft, parsed: Parse, published: datetime.date | None) -> bool:
    """Whether the words around an act date it after the day of the article, and no verb tells it as past:
    ``اجتماع يعقد غدا``."""
    match, scene = draft.match, draft.scene
    own, head = scene.clauses.get(match.head), scene.tokens[match.head]
    clause = draft.roles.clause
    starts = draft.roles.light is not None and clause is not None and clause.time == "present"  # تبدأ غدا المفاوضات
    known = "ال" in head.proclitics or head.pronoun is not None
    if published is None or match.sense.type not in ARRANGED or (known and not starts):
        return False
    if own is not None and (own.time == "past" or own.link in RELATIVES):
        return False
    _, last = clause_range(scene, match.head)
    first = clause.trigger.start if starts and clause is not None else head.end
    behind = bisect_left(parsed.dates, first, key=lambda told: told.start)
    for told in parsed.dates[behind : behind + 1]:
        day = (told.value or "").split("/")[0]
        if told.start < scene.tokens[last - 1].end and day:
            return day > published.isoformat()[: len(day)]
    return False


ARRANGED = frozenset({"AID", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT"})
"""Types of acts for which a day to come is set; of a demand or a threat it is the content that is to come."""
