"""Whose words a draft's are: the speaker, looked for behind the cue, before it, and among those who spoke last."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from toolkit.model import Clause, Span
from toolkit.reading.cues import Gender, Number
from toolkit.reading.frames import Draft
from toolkit.reading.passages import FEW, Passage
from toolkit.reading.speakers import Stage, find_subject, heads, subject_before
from toolkit.reading.subjects import ASKED

SURE = {
    "named": 0.9,
    "near": 0.4,
    "before": 0.75,
    "sentence": 0.75,
    "memory": 0.75,
    "acting": 0.6,
    "guess": 0.4,
    "nobody": 0.1,
}
"""How often content and speaker are both right on held-back articles, by where the speaker was found."""
PHRASE = 0.75
"""The same of announced phrases (أعلن مقتل, هدد بقصف) against clauses and quotations."""


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
    relay = _addressed_media(passage, stage, draft)
    named, state, confidence = _named(passage, stage, draft)
    if state == "named" and passage.joined(draft.cue) and memory.speaker and _is_addressed(passage, draft, named):
        named, state = (), "absent"
    relaying = draft.form is not None and draft.form.row["shape"] == "relay"
    if relaying or (draft.form is not None and draft.form.part == "masdar") or state == "named":
        passed_on = _relayed(passage, stage, draft, required=state != "named" or relaying)
        if passed_on is not None:
            named, relay = passed_on
            state = "named" if named else "unknown"
            confidence = SURE["named"]
    told_within = draft.form is not None and draft.form.part in ("past", "present") and not draft.sequel
    if not named and told_within and passage.keys[draft.cue + 1 : draft.cue + 2] in (("فيه",), ("فيها",)):
        named, confidence = _issuing(passage, stage, draft), SURE["acting"]  # أصدرت الحركة بيانا قالت فيه
    if not named and (told_within or (state != "unknown" and _needs_a_name(passage, draft, memory))):
        return None
    if "outlet" in draft.row.all("marks") and not (named and stage.actors[named[0]].type == "media"):
        return None  # علم أن: only an outlet tells what it learned
    if state == "unknown" and "continues" in draft.row.all("marks"):
        state = "anaphor"  # وأضاف فلان: whoever spoke last, by a name that is new
    if not named and state != "unknown":
        named, confidence = _understood(passage, stage, draft, memory, earlier)
    if not named and state != "unknown" and draft.form is not None and draft.form.part in ("present", "masdar"):
        return None
    if not named:
        confidence = SURE["nobody"]
    if draft.frame in ("object", "preposition") and draft.row["shape"] == "verb":
        confidence *= PHRASE
    form = draft.form
    remembered = memory
    if draft.sequel and (named or state == "unknown") and not (memory.speaker and _passes_on(stage, draft, named)):
        remembered = Memory(named, form.gender if form else None, form.number if form else None)
    return Attribution(named, tuple(r for r in relay if r not in named), round(confidence, 2), remembered)


def _is_addressed(passage: Passage, draft: Draft, named: tuple[str, ...]) -> bool:
    """Whether the one who is named behind a verb that goes on with a report is spoken to or of, not speaking:
    ``وناشد مجلس الأمن إرسال``, ``وحمل الحكومة مسؤولية``."""
    form, at = draft.form, draft.cue + 1
    if form is None or form.part not in ("past", "present") or len(named) > 1:
        return False
    after = passage.tokens[at] if at < len(passage.tokens) else None
    other = after is not None and after.pos == "NOUN" and after.gender == "feminine" and after.number == "singular"
    if "addressee" in draft.row.all("marks") or set(named) <= ASKED:
        return True
    return bool(other and form.gender == "masculine" and form.number == "singular")


def _passes_on(stage: Stage, draft: Draft, speaker: tuple[str, ...]) -> bool:
    """Whether a source behind the words is an outlet that only passes them on (``بحسب وكالة الأناضول``)."""
    return (
        draft.frame == "before"
        and draft.rule in ("report-clause", "source-phrase")
        and bool(speaker)
        and all(stage.actors[one].type == "media" for one in speaker)
    )


def of_subject(passage: Passage, stage: Stage, memory: Memory, start: int, cue: int) -> Memory:
    """Who is spoken of where a cue stands: the person who does what a sentence before it tells, else who spoke last.

    ``start``: offset up to which the line was told before.
    """
    limit = passage.tokens[passage.sentence_start(cue)].start
    found = memory
    for clause in passage.clauses_between(start, limit):
        if clause.subject is None or clause.link or clause.trigger.person not in (3, None):
            continue
        actors, _ = heads(stage.within(clause.subject), passage.text)
        speaks = len(actors) == 1 and stage.actors[actors[0]].type == "person"
        if speaks or (actors and _issues(passage, clause)):
            found = Memory(actors, clause.trigger.gender, "singular")
    return found


def _issuing(passage: Passage, stage: Stage, draft: Draft) -> tuple[str, ...]:
    """Who says something in a statement of which the sentence tells: its subject, else the last that agrees."""
    start, gender = passage.sentence_start(draft.cue), draft.form.gender if draft.form else None
    acting = _acting(passage, stage, start, draft.cue, any_mention=False)
    if not acting or stage.agree(acting, gender):
        return acting
    last = stage.last_agreeing(Span(passage.tokens[start].start, passage.tokens[draft.cue].start), gender)
    return (last.id,) if last is not None else acting


def _issues(passage: Passage, clause: Clause) -> bool:
    """Whether a clause tells that somebody issues a statement, which speaks for him (``أصدرت الحركة بيانا``)."""
    if clause.object is None:
        return False
    at = bisect_left(passage.tokens, clause.object.start, key=lambda token: token.start)
    return at < len(passage.tokens) and "document" in passage.roles.get(passage.tokens[at].lemma, ())


def _named(passage: Passage, stage: Stage, draft: Draft) -> tuple[tuple[str, ...], str, float]:
    """The speaker whom the text names beside the cue, and what stands where he is looked for."""
    if draft.rule == "headline-colon":
        before = Span(passage.tokens[0].start, passage.tokens[draft.cue].start)
        actors, _ = heads(stage.within(before), passage.text)
        return actors, "named" if actors else "unknown", SURE["named"]
    if draft.row["shape"] == "pretext" or (draft.form is not None and draft.form.part == "masdar"):
        return (), "absent", 0.0
    first, stop = draft.region
    if "document" in draft.row.all("marks"):
        author = next(stage.within(Span(passage.tokens[draft.cue].start, passage.tokens[stop].start)), None)
        return ((author[1].id,), "named", SURE["acting"]) if author is not None else ((), "absent", 0.0)
    subject = find_subject(passage, stage, first, stop, clitic="ل" if draft.row.key.endswith(" ل") else None)
    participle = draft.form is not None and draft.form.part == "participle"
    if subject.actors and not participle:
        return subject.actors, "named", SURE[subject.state]
    if draft.form is not None and not participle and draft.frame != "before" and subject.state in ("absent", "unknown"):
        if passage.joined(draft.cue):
            return (), subject.state, 0.0
        noun = draft.frame in ("object", "preposition")
        if noun and passage.line and "passive" in draft.row.all("marks") and draft.form.part == "present":
            return (), subject.state, 0.0  # المدينة التي تعتبر مركزا
        actors = subject_before(passage, stage, draft.cue)
        if actors:
            return actors, "named", SURE["before"]
        clause = passage.clause_of(draft.cue)
        if clause is not None and clause.subject is not None and clause.subject.end <= passage.tokens[draft.cue].start:
            actors, _ = heads(stage.within(clause.subject), passage.text)
            return actors, "named" if actors else "unknown", SURE["before"]
    return (), "absent" if participle else subject.state, 0.0


def _relayed(
    passage: Passage, stage: Stage, draft: Draft, *, required: bool
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Speaker and relay of نقلت وكالة عن مسؤول قوله: the official speaks, the agency passes it on."""
    start = passage.sentence_start(draft.cue)
    relaying = draft.form is not None and draft.form.row["shape"] == "relay"
    stop = draft.cue
    if relaying or not required:
        stop = draft.region[1] if draft.frame == "before" else draft.begin
    floor = draft.cue if relaying or not required else max(start, stop - 30)
    about = next((p for p in range(stop - 1, floor, -1) if passage.keys[p] == "عن"), None)
    if about is None or (not required and passage.keys[about - 1] != "نقلا"):
        return None
    subject = find_subject(passage, stage, about + 1, stop)
    if not subject.actors and (subject.state != "unknown" or not required):
        return None
    speaker = subject.actors  # nobody whom the cast knows, but not the agency
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
    passive = "passive" in draft.row.all("marks") and not form.pronoun
    if passive and (noun or "that" not in draft.row.all("takes")):
        return True
    return (noun and not draft.sequel) or (passage.pair_around(draft.cue) is not None)


def _understood(
    passage: Passage, stage: Stage, draft: Draft, memory: Memory, earlier: Earlier
) -> tuple[tuple[str, ...], float]:
    """The speaker whom the text leaves out: of the same sentence, or whoever spoke last."""
    start = passage.sentence_start(draft.cue)
    inside = [speaker for other, speaker in earlier if other.cue >= start and speaker and other.sequel]
    if inside:
        return inside[-1], SURE["sentence"]
    form = draft.form
    acting = _acting(passage, stage, start, draft.cue, any_mention=draft.form is None)
    if draft.row["shape"] in ("pretext", "aside") or (form is not None and form.part in ("participle", "masdar")):
        if acting:
            return acting, SURE["acting"]
        if memory.speaker:
            return memory.speaker, SURE["guess"]
    elif form is not None and draft.cue > start + 1 and "continues" not in draft.row.all("marks"):
        parallel = _parallel(passage, stage, start, draft)
        if parallel:
            return parallel, SURE["acting"]
        if acting and (form.number != "singular" or stage.agree(acting, form.gender)):
            return acting, SURE["acting"]
        before = Span(passage.tokens[start].start, passage.tokens[draft.cue].start)
        agreeing = stage.last_agreeing(before, form.gender) if form.number == "singular" else None
        if agreeing is not None:
            return (agreeing.id,), SURE["guess"]
    if memory.speaker and _agrees(memory, draft):
        return memory.speaker, SURE["memory"]
    return acting or memory.speaker, SURE["guess"]


def _parallel(passage: Passage, stage: Stage, start: int, draft: Draft) -> tuple[str, ...]:
    """The named subject of the nearest main clause before a cue in its sentence whose verb has the cue's gender."""
    form = draft.form
    if form is None:
        return ()
    clauses = passage.clauses_between(passage.tokens[start].start, passage.tokens[draft.cue].start)
    for clause in reversed(clauses[-FEW:]):
        if clause.link in SUBORDINATE or clause.actor is None or clause.trigger.gender != form.gender:
            continue
        actors, _ = heads(stage.within(clause.actor), passage.text)
        if actors:
            return actors
    return ()


SUBORDINATE = ("الذي", "التي", "الذين", "ان", "بان", "لو", "اذا")
"""Links of clauses whose subject does not go on: relatives and contents."""


def _acting(passage: Passage, stage: Stage, start: int, cue: int, *, any_mention: bool) -> tuple[str, ...]:
    """The actor of the sentence before a cue: the subject that its first verb names, or else the first mention."""
    limit = passage.tokens[cue].start
    for clause in passage.clauses_between(passage.tokens[start].start, limit):
        if clause.subject is not None:
            actors, _ = heads(stage.within(clause.subject), passage.text)
            if actors:
                return actors
        if "auxiliary" not in passage.roles.get(clause.trigger.lemma, ()):
            break
    opening = passage.tokens[start]
    if (
        not any_mention
        and opening.proclitics[:1] == ("و",)
        and opening.pos == "VERB"
        and ("auxiliary" not in passage.roles.get(opening.lemma, ()))
    ):
        return ()
    for mention, actor in stage.within(Span(passage.tokens[start].start, limit)):
        if not (actor.type == "media" and TOLD_TO.search(passage.text, max(0, mention.start - 4), mention.start)):
            return (actor.id,)
    return ()


TOLD_TO = re.compile(r"ل[ـ\s\W]*$")
"""A clitic ل before a name: told to a newspaper."""


def _agrees(memory: Memory, draft: Draft) -> bool:
    form = draft.form
    if form is None or form.gender is None or memory.gender is None:
        return True
    return form.gender == memory.gender


def _addressed_media(passage: Passage, stage: Stage, draft: Draft) -> tuple[str, ...]:
    """The newspaper or agency to which something is said (لوكالة فرانس برس), or by which it came (وفقا لوكالة)."""
    first, stop = draft.region
    if draft.form is not None and draft.frame in ("that", "colon", "quotation") and stop < draft.begin:
        inserted = Span(passage.tokens[stop].start, passage.tokens[draft.begin - 1].end)
        media = [actor.id for _, actor in stage.within(inserted) if actor.type == "media"]
        if media:
            return tuple(dict.fromkeys(media))
    for position in range(first, stop):
        token = passage.tokens[position]
        if token.proclitics[:1] == ("ل",) or passage.keys[position] == "ل":
            end = passage.tokens[min(position + 3, stop - 1)].end
            for _, actor in stage.within(Span(token.start, end)):
                if actor.type == "media":
                    return (actor.id,)
    return ()
