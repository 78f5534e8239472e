"""Where each actor stands towards each other one: what it says about it, and what it does to it.

Deeds and words come from events by PLOVER score, quad class, status and claimant; words also from quotes, by what their
speaker says of those he names. A position stays with the actor that the text names; `roll_up` joins an army to its
government.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.judging.attitudes import quote_attitudes
from toolkit.judging.sides import find_sides
from toolkit.lexicon import Lexicon
from toolkit.model import Actor, Article, Attitude, Cast, Event, Parse, Position, Quote

Side = Literal["says", "does"]

VERBAL, MATERIAL = (1, 3), (2, 4)
BLAME, BLAMED = -3.5, frozenset(("ASSAULT", "COERCE", "SANCTION"))
"""Score of ACCUSE, allege, and the acts of which it is one to tell."""
REPORTING = frozenset(("media", "civilians", "organisation", "police", "military"))
"""Types of speakers that report attacks without taking a side."""
UNPOINTED = frozenset((None, "withdraw", "ceasefire"))
"""Modes of retreat that show nothing of the one before whom one retreats."""
TALKS = frozenset((None, "visit"))
"""Modes of talks that show goodwill; third parties and crowds at a conference show none."""
JOINT_ACTION = 5.0
"""Score of acting together against a third: between SUPPORT and COOPERATE."""
RESTRAINT = 0.0
"""Score of a hostile act that its own side rules out (لن نحارب)."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules know besides the event."""

    actors: Mapping[str, Actor]
    ruled_out: frozenset[str]
    """Ids of the events that somebody says will not happen."""
    sides: Mapping[str, frozenset[str]]
    """For mutual acts of three and more, who is on the first side."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One piece of evidence: what it shows of a holder towards another, and how much, from -10 to +10."""

    holder: str
    towards: str
    side: Side
    score: float
    evidence: str
    rule: str
    weight: float = 1.0
    """How sure the evidence is."""


def find_positions(
    article: Article,
    parsed: Parse,
    cast: Cast,
    quotes: tuple[Quote, ...],
    events: tuple[Event, ...],
    lexicon: Lexicon,
) -> tuple[Position, ...]:
    """The position of each actor that the text names towards each other one, in order of first evidence."""
    actors = {actor.id: actor for actor in cast.actors}
    known = Known(actors, _ruled_out(events, parsed, lexicon), find_sides(events, parsed, cast))
    signs = [sign for event in events for rule in EVENT_RULES for sign in rule(event, known)]
    signs += [
        Sign(speaker, towards, "says", score, quote.id, rule, quote.confidence)
        for quote, towards, score, rule in quote_attitudes(quotes, parsed, cast, lexicon)
        for speaker in quote.speaker
    ]
    return _joined(sign for sign in signs if _counts(sign, actors))


def _ruled_out(events: tuple[Event, ...], parsed: Parse, lexicon: Lexicon) -> frozenset[str]:
    """The acts that are negated for the future: لن, or a negated intention, stands shortly before the trigger."""
    roles = {row.key: row.all("roles") for row in lexicon["attribution_words.tsv"]}
    tokens = [token for sentence in parsed.sentences for token in sentence.tokens]
    starts = [token.start for token in tokens]
    found = []
    for event in events:
        if event.status == "negated":
            at = bisect_left(starts, event.trigger.start)
            near = tokens[max(0, at - 6) : at + 1]
            refuses = any("rules-out" in roles.get(token.key, ()) for token in near)
            if refuses or any("intends" in roles.get(token.lemma, ()) for token in near):
                found.append(event.id)
    return frozenset(found)


def _counts(sign: Sign, actors: dict[str, Actor]) -> bool:
    if sign.holder == sign.towards or sign.holder not in actors or sign.towards not in actors:
        return False
    return "civilians" not in (actors[sign.holder].type, actors[sign.towards].type)


def deeds(event: Event, known: Known) -> Iterator[Sign]:
    """A material act is a deed, whether the article asserts it or somebody claims it; what is only possible is none."""
    if event.quad_class not in MATERIAL or event.status == "negated" or event.type == "MOBILIZE":
        return  # whom one mobilises is rather a friend, and whom against is seldom said
    if event.type == "RETREAT" and event.mode in UNPOINTED:
        return
    if event.status == "hypothetical" and not set(event.claimed_by) - set(event.source):
        return
    sides = known.sides.get(event.id)
    for holder in event.source:
        for towards in event.target:
            if sides is None or (holder in sides) != (towards in sides):
                yield Sign(holder, towards, "does", event.score, event.id, "deeds", event.confidence)
            elif event.type == "ASSAULT":
                yield Sign(holder, towards, "does", JOINT_ACTION, event.id, "joint-action", event.confidence)


def words(event: Event, known: Known) -> Iterator[Sign]:
    """A verbal act is what its source says; support or agreement withheld is hostile."""
    if event.quad_class not in VERBAL or event.type == "REQUEST" or event.status == "hypothetical":
        return
    if event.type == "CONSULT" and (event.mode not in TALKS or event.status not in ("occurred", "ongoing")):
        return
    score = event.score
    if event.status == "negated":
        if event.quad_class == 3:
            return
        score = -score
    for holder in event.source:
        for towards in event.target:
            yield Sign(holder, towards, "says", score, event.id, "words", event.confidence)


def restraint(event: Event, known: Known) -> Iterator[Sign]:
    """A hostile act that its own side rules out shows restraint: neither friend nor foe (لن نحارب).

    Who speaks is on that side if he is its source, or if the act is ruled out for the future.
    """
    if event.status != "negated" or event.quad_class != 4 or not event.claimed_by:
        return
    if event.id not in known.ruled_out and not set(event.source) & set(event.claimed_by):
        return
    for holder in dict.fromkeys((*event.source, *event.claimed_by)):
        for towards in event.target:
            yield Sign(holder, towards, "says", RESTRAINT, event.id, "restraint", event.confidence)


def blame(event: Event, known: Known) -> Iterator[Sign]:
    """Who says that somebody attacks civilians, the speaker's own side or an unnamed one, speaks against the attacker.

    Media, observers, witnesses, the police and unnamed sources report; they take no side.
    """
    if event.type not in BLAMED or event.status == "negated":
        return
    for holder in event.claimed_by:
        speaker = known.actors.get(holder)
        if speaker is None or speaker.type in REPORTING or _anonymous(speaker):
            continue
        for blamed in event.source:
            attacker = known.actors.get(blamed)
            if attacker is None or (attacker.type != "armed group" and _compatriots(attacker, speaker)):
                continue
            targets = [known.actors[one] for one in event.target if one in known.actors]
            own = any(t.type == "civilians" or t.id == holder or _compatriots(t, speaker) for t in targets)
            if own or not targets:
                yield Sign(holder, blamed, "says", BLAME, event.id, "blame", event.confidence)


def own_attack(event: Event, known: Known) -> Iterator[Sign]:
    """Who tells of his own attack, or of one by his country's forces on others, speaks as an enemy."""
    if event.type != "ASSAULT" or event.status == "negated":
        return
    for holder in event.claimed_by:
        if (holder in event.source or _tells_of_his_own(holder, event, known)) and holder not in event.target:
            for towards in event.target:
                yield Sign(holder, towards, "says", BLAME, event.id, "own-attack", event.confidence)


def _tells_of_his_own(holder: str, event: Event, known: Known) -> bool:
    """Whether a person speaks of an attack by his compatriots on somebody who is none."""
    speaker = known.actors.get(holder)
    if speaker is None or speaker.type != "person":
        return False
    own = [{one for one in side if one in known.actors and _compatriots(known.actors[one], speaker)}
           for side in (event.source, event.target)]  # fmt: skip
    return bool(own[0]) and not own[1]


def _anonymous(actor: Actor) -> bool:
    return all(mention.form == "anonymous" for mention in actor.mentions)


def _compatriots(one: Actor, other: Actor) -> bool:
    return one.country is not None and one.country == other.country


def joint_action(event: Event, known: Known) -> Iterator[Sign]:
    """Those who attack together stand by each other; those who fight each other do not."""
    if event.type not in ("ASSAULT", "COOPERATE") or event.status == "negated" or set(event.source) & set(event.target):
        return
    for holder in event.source:
        for towards in event.source:
            yield Sign(holder, towards, "does", JOINT_ACTION, event.id, "joint-action", event.confidence)


def cooperation_back(event: Event, known: Known) -> Iterator[Sign]:
    """Cooperation is mutual."""
    if event.type == "COOPERATE" and event.status in ("occurred", "ongoing"):
        for holder in event.target:
            for towards in event.source:
                yield Sign(holder, towards, "does", event.score, event.id, "cooperation-back", event.confidence)


EVENT_RULES = (deeds, words, restraint, blame, own_attack, joint_action, cooperation_back)
"""What an event shows of its parties; every rule that finds something counts."""


def _joined(signs: Iterable[Sign]) -> tuple[Position, ...]:
    """One position for each ordered pair, from all its signs."""
    pairs: dict[tuple[str, str], list[Sign]] = {}
    for sign in signs:
        pairs.setdefault((sign.holder, sign.towards), []).append(sign)
    found = []
    for (holder, towards), those in pairs.items():
        says = [sign for sign in those if sign.side == "says"]
        does = [sign for sign in those if sign.side == "does"]
        rules = dict.fromkeys(sign.rule for sign in those)
        found.append(
            Position(
                holder, towards, _attitude(says), _attitude(does), _mean(says), _mean(does),
                tuple(dict.fromkeys(sign.evidence for sign in says)),
                tuple(dict.fromkeys(sign.evidence for sign in does)),
                " ".join(rules),
            )
        )  # fmt: skip
    return tuple(found)


def _mean(signs: list[Sign]) -> float | None:
    """The mean score, each piece of evidence weighed by how sure it is."""
    weight = sum(sign.weight for sign in signs)
    return round(sum(sign.score * sign.weight for sign in signs) / weight, 2) if weight else None


def _attitude(signs: list[Sign]) -> Attitude | None:
    """The sign of the evidence, hostile and friendly weighed by score; restraint counts where there is no other."""
    if any(sign.rule == "restraint" for sign in signs):  # outweighs what is only to be gathered from other words
        signs = [sign for sign in signs if sign.rule in ("restraint", "words")]
    mean = _mean(signs)
    return None if mean is None else 1 if mean > 0 else -1 if mean < 0 else 0


def roll_up(positions: tuple[Position, ...], cast: Cast, lexicon: Lexicon) -> tuple[Position, ...]:
    """The same positions with each actor's joined to those of the actor it belongs to, an army's to its government's.

    The parent is followed in the cast and, through actors that the text does not name, in ``actors.tsv``, as far up
    as the text names a parent. Positions within one family fall away.
    """
    parents = family(cast, lexicon)
    merged: dict[tuple[str, str], list[Position]] = {}
    for position in positions:
        holder, towards = parents.get(position.holder, position.holder), parents.get(position.towards, position.towards)
        if holder != towards:
            merged.setdefault((holder, towards), []).append(position)
    return tuple(_merged(holder, towards, those) for (holder, towards), those in merged.items())


def family(cast: Cast, lexicon: Lexicon) -> dict[str, str]:
    """Each actor of the cast that belongs to another one of it, with the highest such one."""
    named = {actor.id: actor for actor in cast.actors}
    rows = lexicon.tables["actors.tsv"].rows if "actors.tsv" in lexicon.tables else {}
    found = {}
    for actor in cast.actors:
        top, at, seen = None, actor.parent, {actor.id}
        while at and at not in seen:
            seen.add(at)
            if at in named:
                top = at
                at = named[at].parent
            else:
                at = rows[at]["parent"] if at in rows else None
        if top is not None:
            found[actor.id] = top
    return found


def _merged(holder: str, towards: str, those: list[Position]) -> Position:
    if len(those) == 1 and (those[0].holder, those[0].towards) == (holder, towards):
        return those[0]
    saying = [p for p in those if p.says_score is not None]
    if any(p.says == 0 for p in saying):  # what is said of itself outweighs what is only to be gathered
        saying = [p for p in saying if p.says == 0 or {"words", "restraint"} & set(p.rule.split())]
    says = [(p.says_score, len(p.evidence_says)) for p in saying]
    does = [(p.does_score, len(p.evidence_does)) for p in those]
    rules = dict.fromkeys(rule for position in those for rule in position.rule.split())
    return Position(
        holder, towards, _weighed_sign(says), _weighed_sign(does), _weighed(says), _weighed(does),
        tuple(dict.fromkeys(one for p in those for one in p.evidence_says)),
        tuple(dict.fromkeys(one for p in those for one in p.evidence_does)),
        " ".join(rules),
    )  # fmt: skip


def _weighed(scores: Sequence[tuple[float | None, int]]) -> float | None:
    known = [(score, count) for score, count in scores if score is not None]
    weight = sum(count for _, count in known)
    return round(sum(score * count for score, count in known) / weight, 2) if weight else None


def _weighed_sign(scores: Sequence[tuple[float | None, int]]) -> Attitude | None:
    mean = _weighed(scores)
    return None if mean is None else 1 if mean > 0 else -1 if mean < 0 else 0
