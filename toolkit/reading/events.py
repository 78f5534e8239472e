"""Events: one for each act that a word of the text names, with its parties, place, date, status and claimant."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from toolkit.lexicon import FOLDER, Lexicon
from toolkit.model import Article, Cast, Event, Parse, Quote, Span
from toolkit.reading.arguments import roles_of
from toolkit.reading.confidence import confidence_of
from toolkit.reading.coreference import actor_of_pronoun, agrees
from toolkit.reading.doubles import without_doubles
from toolkit.reading.drafts import Draft
from toolkit.reading.elsewhere import certain_words, counts_elsewhere, is_elsewhere, without_disasters
from toolkit.reading.modes import mode_of
from toolkit.reading.parties import Around, Roles, parties_at
from toolkit.reading.reported import content_at, last_speaker, left_out, told_of
from toolkit.reading.scenes import SIDES, Register, Scene, lands_of, registers, scene_of, states_of
from toolkit.reading.setting import clause_range, date_of, is_to_come, places_of
from toolkit.reading.status import status_of
from toolkit.reading.threads import threaded
from toolkit.reading.triggers import (
    Light,
    Match,
    Vocabulary,
    allowed,
    find_matches,
    has_needed_word,
    vocabulary,
)

PUBLIC = SIDES | {"international organisation", "party"}
STATELY = frozenset({"state", "government"})
FOUGHT = 3
"""Words that tell of fighting for certain, from which on an article is about it."""
LONE = 120
"""Words under which a text of one paragraph is taken for a sentence out of context."""


@cache
def plover(folder: Path = FOLDER) -> dict[str, Any]:
    """PLOVER's categories, modes and scores (``plover.json``), read once."""
    found: dict[str, Any] = json.loads((folder / "plover.json").read_text("utf-8"))
    return found


def quad_class(kind: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.

    >>> quad_class("ASSAULT")
    4
    """
    return next(int(name[0]) for name, kinds in plover()["quad_class"].items() if kind in kinds)


def score_of(kind: str, mode: str | None) -> float:
    """Conflict (-10) to cooperation (+10) by mode, else by type, as in the PLOVER manual.

    >>> score_of("ASSAULT", "aerial")
    -9.5
    """
    by_mode = plover()["modes"].get(kind, {}).get(mode) if mode else None
    return float(by_mode if by_mode is not None else plover()["score"][kind])


def find_events(
    article: Article, parsed: Parse, cast: Cast, quotes: tuple[Quote, ...], lexicon: Lexicon
) -> tuple[Event, ...]:
    """The events of an article in order of the text."""
    words = vocabulary(lexicon)
    actors, places = registers(cast)
    states = states_of(cast)
    lands = lands_of(cast, states)
    contents = tuple(sorted(quotes, key=lambda quote: (quote.content.start, -quote.content.end)))
    by_cue = tuple(sorted(quotes, key=lambda quote: quote.cue.start))
    drafts: list[Draft] = []
    scenes: list[Scene] = []
    for sentence in parsed.sentences:
        if sentence.tokens:
            scene = scene_of(sentence, actors, places, lexicon, states, lands)
            scenes.append(scene)
    matches = [tuple(find_matches(scene.tokens, scene.forms, words)) for scene in scenes]
    fighting = sum(certain_words(scene, found) for scene, found in zip(scenes, matches, strict=True))
    for scene, found in zip(scenes, matches, strict=True):
        told = _drafts(scene, found, words, parsed, cast, contents, by_cue, lexicon, actors, fighting >= FOUGHT)
        drafts.extend(without_disasters(told, scene, words))
    if is_elsewhere(scenes, fighting, words):
        drafts = [draft for draft in drafts if counts_elsewhere(draft)]
    lone = len(parsed.text.split()) < LONE and "\n" not in parsed.text.strip()
    return tuple(
        _event(f"e{n}", draft, parsed, places, words, article.published)
        for n, draft in enumerate(threaded(drafts, lone=lone), 1)
    )


def _drafts(
    scene: Scene,
    matches: Sequence[Match],
    words: Vocabulary,
    parsed: Parse,
    cast: Cast,
    contents: Sequence[Quote],
    by_cue: Sequence[Quote],
    lexicon: Lexicon,
    actors: Register,
    fighting: bool,
) -> list[Draft]:
    taken: set[int] = set()
    drafts: list[Draft] = []

    def quoted(offset: int) -> int:
        content = content_at(offset, contents)
        return content.content.start if content else -1

    around = Around(
        scene,
        words,
        lambda token: told_of(token, cast, actors, contents) or actor_of_pronoun(token, parsed, cast),
        lambda token: left_out(token, parsed, cast),
        lambda token: last_speaker(token, parsed, cast, by_cue),
        quoted,
        actors.last_two,
    )
    for match in sorted(matches, key=lambda m: (m.kind != "phrase", m.start, -m.end)):
        own = {match.start, match.end - 1}
        if own & taken or _in_name(match, scene) or not allowed(match, scene.forms, scene.unnamed):
            continue
        sense = match.sense
        fits = not (sense.needs or sense.slots) or has_needed_word(match, scene.forms)
        fits = fits or (fighting and "fighting" in sense.slots and not _is_of_thing(match, scene))
        if not fits and not sense.slots:
            continue
        roles = roles_of(match, around)
        if not fits and not _has_needed_party(match, roles, scene):
            continue
        if match.kind == "passive" and not roles.source and scene.tokens[match.head].definite:
            continue
        if _only_refers(match, roles, scene):
            continue
        taken |= own
        content = content_at(scene.tokens[match.head].start, contents)
        if content is not None:
            roles = _of_topic(match, roles, around, content, cast)
        roles = _of_cue(match, roles, scene, by_cue)
        mode, contexts = mode_of(match, scene, words)
        drafts.append(
            Draft(
                match,
                roles,
                scene,
                status_of(match, roles, scene, lexicon),
                mode,
                contexts,
                content.speaker if content else (),
                content.content if content else None,
                content.rule if content else "",
                _hits(match, scene, words),
                _is_result(match, scene, words),
            )
        )
    drafts.sort(key=lambda draft: draft.match.start)
    return without_doubles(drafts)


def _only_refers(match: Match, roles: Roles, scene: Scene) -> bool:
    """``خلال الاجتماع``, ``بموجب الاتفاق``: a noun with the article and without parties names what is known already."""
    head = scene.tokens[match.head]
    alone = match.kind == "noun" and head.definite and not head.pronoun
    return alone and not roles.source and not roles.target and match.sense.type in MUTUAL


MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "AID"})
"""Types of acts that are told with who takes part in them."""


def _is_of_thing(match: Match, scene: Scene) -> bool:
    """``عملية تسليح``: what completes a noun that its doer should complete is another act or a thing."""
    head, after = scene.tokens[match.head], scene.tokens[match.end : match.end + 1]
    if match.kind != "noun" or match.sense.complement != "subject" or head.definite or head.pronoun or not after:
        return False
    bare = not set(after[0].proclitics) - {"ال"}
    unnamed = scene.actors[match.end] is None and scene.places[match.end] is None
    return after[0].pos == "NOUN" and bare and unnamed


def _of_cue(match: Match, roles: Roles, scene: Scene, by_cue: Sequence[Quote]) -> Roles:
    """Who speaks does what the word that attributes his words tells (``دعا``, ``مطالبا``, ``مشيدا``); a participle
    that carries a report on is whoever spoke last in the sentence."""
    sense, token = match.sense, scene.tokens[match.head]
    if (
        (roles.source and roles.by_source not in ("dropped", "described"))
        or "subject" not in sense.source
        or sense.type not in SPOKEN
    ):
        return roles
    at = bisect_right(by_cue, token.end, key=lambda quote: quote.cue.start) - 1
    if at < 0 or by_cue[at].cue.start < scene.tokens[0].start:
        return roles
    circumstance = token.key.endswith("ا") or scene.tokens[match.start - 1].key in "،,.؛"
    goes_on = token.derivation == "active participle" and not token.definite and match.start > 0 and circumstance
    if by_cue[at].cue.end <= token.start and not goes_on:
        return roles
    speaker = tuple(one for one in by_cue[at].speaker if one not in roles.target)
    return replace(roles, source=speaker, by_source="cue") if speaker else roles


SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "CONCEDE", "AGREE"})
"""Types of acts that are done by saying something."""


NEAR = 6
"""Words from a verb to an act that its subject does (``أكد أنه لن يسعى إلى محاربة``)."""


def _of_topic(match: Match, roles: Roles, around: Around, quote: Quote, cast: Cast) -> Roles:
    """The speaker acts, where what is said begins with a pronoun for him: ``أكد أنه لا ينوي قتال``."""
    scene = around.scene
    first = scene.index(quote.content.start)
    that = scene.tokens[first - 1] if first else scene.tokens[0]
    verb = next((i for i in range(first, match.head + 1) if scene.tokens[i].pos == "VERB"), None)
    clause = scene.clauses.get(verb) if verb is not None else None
    if that.role != "that" or len(quote.speaker) != 1 or clause is None or clause.subject is not None:
        return roles
    gender = {"ه": "masculine", "ها": "feminine"}.get(that.pronoun or "")
    if gender != clause.trigger.gender or not agrees(quote.speaker[0], cast, "singular", gender):
        return roles
    governed = not roles.source and roles.clause is clause and verb is not None and match.head - verb <= NEAR
    own = governed or match.head == verb or (bool(roles.source) and roles.source == parties_at(around, clause.actor))
    if not own or "subject" not in match.sense.source or roles.passive or quote.speaker[0] in roles.target:
        return roles
    return replace(roles, source=quote.speaker, by_source="topic")


def _hits(match: Match, scene: Scene, words: Vocabulary) -> Light | None:
    """The row of a verb that only says whom an act hits, where the match is such a verb."""
    if match.kind != "verb":
        return None
    rows = words.light_verbs.get(scene.tokens[match.head].lemma, ())
    return next(
        (row for row in rows if row.subject == "event" and row.object == "target" and "استهدف" in row.ref), None
    )


def _is_result(match: Match, scene: Scene, words: Vocabulary) -> bool:
    """Whether a verb of causing leads to the word: ``ما أدى إلى مقتل``, ``أسفر عن إصابة``."""
    before = scene.tokens[max(0, match.start - 3) : match.start]
    return any(
        row.object == "effect"
        for token in before
        if token.pos == "VERB"
        for row in words.light_verbs.get(token.lemma, ())
    )


def _in_name(match: Match, scene: Scene) -> bool:
    """Whether the word is part of a name (``منظمة التحرير``) and tells of no act."""
    named = scene.actors[match.head]
    if named is None:
        return False
    if match.kind in ("active", "passive"):
        return named.form == "name" and named.end - named.start > 1
    if named.form == "group" and match.sense.type == "MOBILIZE":
        return False
    return not (named.form == "group" and named.start != match.head)


def _has_needed_party(match: Match, roles: Roles, scene: Scene) -> bool:
    slots = match.sense.slots
    if {"source", "target"} <= slots:
        if roles.source and roles.target:
            return True
    elif ("source" in slots and roles.source) or ("target" in slots and roles.target):
        return True
    parties = {*roles.source, *roles.target}
    if "armed" in slots or "state" in slots:
        wanted = SIDES if "armed" in slots else frozenset({"state", "government"})
        if any(named is not None and named.id in parties and named.type in wanted for named in scene.actors):
            return True
    if "public" in slots and any(
        named is not None and named.id in parties and named.type in PUBLIC for named in scene.actors
    ):
        return True
    if "ruler" in slots and any(
        named is not None and named.id in roles.source and named.type in STATELY for named in scene.actors
    ):
        return True
    if "place" in slots:
        first, last = match.end, min(len(scene.places), match.end + 5)
        return any(scene.places[i] is not None for i in range(first, last))
    return False


def _event(id_: str, draft: Draft, parsed: Parse, places: Register, words: Vocabulary, published: date | None) -> Event:
    match, scene, roles = draft.match, draft.scene, draft.roles
    tokens, sense = scene.tokens, match.sense
    begin, last = _told_by(match, scene, words)
    head = tokens[begin]
    trigger = Span(head.stem.start if head.proclitics else head.start, tokens[last].end)
    first, end = clause_range(scene, match.head)
    if roles.clause is not None and match.head in scene.clauses:
        evidence = Span(min(roles.clause.start, trigger.start), max(roles.clause.end, trigger.end))
    else:
        evidence = Span(min(tokens[first].start, trigger.start), max(tokens[end - 1].end, trigger.end))
    told = draft.status in ("occurred", "ongoing")
    how = {
        "verb": "verb-frame",
        "noun": "noun-frame",
        "phrase": "phrase-frame",
        "active": "participle",
        "passive": "participle",
    }
    return Event(
        id=id_,
        type=sense.type,
        mode=draft.mode,
        contexts=draft.contexts,
        quad_class=quad_class(sense.type),
        score=score_of(sense.type, draft.mode),
        status="future" if told and is_to_come(draft, parsed, published) else draft.status,
        source=roles.source,
        target=roles.target,
        places=places_of(draft, places, parsed.text),
        date=date_of(draft, parsed),
        claimed_by=draft.claimed_by,
        trigger=trigger,
        evidence=evidence,
        rule=f"{how[match.kind]} {sense.ref}{_of_roles(draft)}",
        confidence=confidence_of(draft),
    )


def _of_roles(draft: Draft) -> str:
    """The rules that found the parties and the claimant, as they follow the rule of the act."""
    roles = draft.roles
    found = (
        ("source", roles.source, roles.by_source),
        ("target", roles.target, roles.by_target),
        ("claimed", draft.claimed_by, draft.told_by),
    )
    return "".join(f"; {side}: {by}" for side, ids, by in found if ids and by)


def _told_by(match: Match, scene: Scene, words: Vocabulary) -> tuple[int, int]:
    """First and last word of the trigger: a short phrase whole, of a long one the noun that names the act by itself."""
    if match.end - match.start <= 4:
        return match.start, match.end - 1
    last = scene.tokens[match.end - 1]
    senses = (*words.nouns.get(last.key, ()), *words.nouns.get(last.lemma, ()))
    if any(sense.type == match.sense.type for sense in senses):
        return match.end - 1, match.end - 1
    return match.head, match.head
