"""Whose words they are: the speaker of a draft, looked for behind the cue, before it, and among those who spoke last."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model import Span
from toolkit.reading.cues import Gender, Number
from toolkit.reading.frames import Draft
from toolkit.reading.passages import Passage
from toolkit.reading.speakers import Stage, subject_after, subject_before


@dataclass(frozen=True, slots=True)
class Memory:
    """Who spoke last, and in which gender and number the text spoke of him."""

    speaker: tuple[str, ...] = ()
    gender: Gender | None = None
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker of a quote, through whom it came, how sure that is, and who is to be remembered."""

    speaker: tuple[str, ...]
    relay: tuple[str, ...]
    confidence: float
    memory: Memory


Earlier = tuple[tuple[Draft, tuple[str, ...]], ...]


def attribute(passage: Passage, stage: Stage, draft: Draft, memory: Memory, earlier: Earlier) -> Attribution | None:
    """Whose words a draft's content is; None where they are nobody's (a passive without a speaker)."""
    relay: tuple[str, ...] = _addressed_media(passage, stage, draft)
    named, confidence = _named(passage, stage, draft)
    if draft.row["shape"] == "relay" or draft.form is not None and draft.form.part == "masdar":
        passed_on = _relayed(passage, stage, draft)
        if passed_on is not None:
            named, relay = passed_on
            confidence = 0.9
    if not named and _needs_a_name(passage, draft, memory):
        return None
    if not named:
        named, confidence = _understood(passage, stage, draft, memory, earlier)
    if not named and _impersonal(draft, passage):
        return None
    if not named:
        confidence = 0.3
    form = draft.form
    remembered = (
        Memory(named, form.gender if form else None, form.number if form else None)
        if named and draft.sequel
        else memory
    )
    return Attribution(named, tuple(r for r in relay if r not in named), confidence, remembered)


def _named(passage: Passage, stage: Stage, draft: Draft) -> tuple[tuple[str, ...], float]:
    """The speaker whom the text names beside the cue."""
    if draft.rule == "headline-colon":
        found = tuple(stage.within(Span(passage.tokens[0].start, passage.tokens[draft.cue].start)))
        return ((found[0][1].id,) if found else ()), 0.9
    if draft.row["shape"] == "pretext" or (draft.form is not None and draft.form.part == "masdar"):
        return (), 0.0
    first, stop = draft.region
    clitic = "ل" if draft.row.key.endswith(" ل") else None
    actors, _ = subject_after(passage, stage, first, stop, clitic=clitic)
    if actors:
        return actors, 0.9
    if draft.form is not None and draft.form.part in ("past", "present") and draft.frame != "before":
        actors = subject_before(passage, stage, draft.cue, draft.form)
        if actors and not draft.sequel or actors and passage.tokens[draft.cue].proclitics[:1] != ("و",):
            return actors, 0.8
    return (), 0.0


def _relayed(passage: Passage, stage: Stage, draft: Draft) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Speaker and relay of نقلت وكالة عن مسؤول قوله: the official speaks, the agency passes it on."""
    start = passage.sentence_start(draft.cue)
    stop = draft.begin if draft.row["shape"] == "relay" else draft.cue
    about = next((p for p in range(stop - 1, max(start, stop - 30), -1) if passage.keys[p] == "عن"), None)
    if about is None:
        return None
    speaker, _ = subject_after(passage, stage, about + 1, stop)
    if not speaker:
        return None
    agency = stage.ending_by(passage.tokens[about].start, after=passage.tokens[start].start)
    return speaker, ((agency[1].id,) if agency else ())


def _needs_a_name(passage: Passage, draft: Draft, memory: Memory) -> bool:
    """Whether a cue without a named speaker says nothing: passives (وصفت بأنها), and verbs within another's words."""
    form = draft.form
    if form is None or form.part in ("participle", "masdar"):
        return False
    if draft.rule == "inverted-frame" or draft.row["shape"] == "report":
        return True
    noun = draft.frame in ("preposition", "object")
    if noun and form.part == "present" and passage.line:
        return True
    if noun and not form.pronoun and draft.row.key in PASSIVE:
        return True
    return (noun and not draft.sequel) or (passage.pair_around(draft.cue) is not None)


PASSIVE = frozenset(("اتهم", "وصف", "نسب", "عد", "حمل", "اعتبر"))
"""Verbs that without a subject are as a rule passive: اتهم بالتجسس, وصفت بأنها خطيرة."""


def _understood(
    passage: Passage, stage: Stage, draft: Draft, memory: Memory, earlier: Earlier
) -> tuple[tuple[str, ...], float]:
    """The speaker whom the text leaves out: of the same sentence, or whoever spoke last."""
    start = passage.sentence_start(draft.cue)
    inside = [speaker for other, speaker in earlier if other.cue >= start and speaker and other.sequel]
    if draft.row["shape"] in ("pretext", "aside"):
        if inside:
            return inside[-1], 0.7
        found = next(stage.within(Span(passage.tokens[start].start, passage.tokens[draft.cue].start)), None)
        return ((found[1].id,), 0.6) if found else (memory.speaker, 0.4)
    form = draft.form
    if form is not None and form.part in ("participle", "masdar"):
        if inside:
            return inside[-1], 0.85
        if passage.tokens[start].pos == "VERB" and (
            passage.tokens[start].proclitics[:1] != ("و",) or not memory.speaker
        ):
            found = next(stage.within(Span(passage.tokens[start].start, passage.tokens[draft.cue].start)), None)
            if found is not None:
                return (found[1].id,), 0.6
    if inside:
        return inside[-1], 0.75
    if memory.speaker and _agrees(memory, draft):
        return memory.speaker, 0.75
    found = next(stage.within(Span(passage.tokens[start].start, passage.tokens[draft.cue].start)), None)
    if found is not None:
        return (found[1].id,), 0.5
    return memory.speaker, 0.5


def _agrees(memory: Memory, draft: Draft) -> bool:
    form = draft.form
    if form is None or form.gender is None or memory.gender is None:
        return True
    return form.gender == memory.gender


def _impersonal(draft: Draft, passage: Passage) -> bool:
    """A verb with nobody to whom it could belong: a passive, or a speaker that no one has named."""
    if draft.form is None:
        return False
    return draft.region[1] - draft.region[0] == 0 or draft.form.part in ("participle", "masdar")


def _addressed_media(passage: Passage, stage: Stage, draft: Draft) -> tuple[str, ...]:
    """The newspaper or agency to which something is said: لوكالة فرانس برس."""
    first, stop = draft.region
    for position in range(first, stop):
        token = passage.tokens[position]
        if token.proclitics[:1] == ("ل",) or passage.keys[position] in ("ل", "لـ"):
            end = passage.tokens[min(position + 3, stop - 1)].end
            for _, actor in stage.within(Span(token.start, end)):
                if actor.type == "media":
                    return (actor.id,)
    return ()
