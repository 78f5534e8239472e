"""What acts tell of each other: a killing is theirs who carried out the raid, a raid hit those who died in it.

Each rule takes the drafts of an article in order of the text and returns them with parties added where the act's own
frame left a side empty. No rule changes a party that the act's own words name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.model import Span, Status
from toolkit.reading.parties import Roles
from toolkit.reading.scenes import PEOPLE, SIDES, Scene, is_conjoined
from toolkit.reading.triggers import Light, Match

NEAR = 16
"""Words between a killing and the attack that it belongs to."""
BACK = 14
"""Acts that a word for one already told (``الهجوم``) is looked for among."""


WORDS = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "CONCEDE"})
"""Types of acts that are done with words."""
ASKING = frozenset({"REQUEST", "THREATEN"})
"""Types of acts whose content is no second act."""
SURE = 0.65
"""Prior confidence that a word needs in order to report an act by itself."""
BACKGROUND_NOUNS = frozenset({"محاوله", "جريمه", "عمليه", "قضيه", "تهمه"})
"""Nouns before an act that refer to it."""
BACKGROUND = frozenset(
    {"الذي", "التي", "الذين", "اللذين", "اللتين", "لو", "من", "ما", "عندما", "منذ", "بعد ان", "حين", "حتي", "لما"}
)
"""Links of clauses that refer to an act rather than report it."""
CAUSING = frozenset({"ادي", "اسفر", "اوقع", "خلف", "نتج", "نجم", "تسبب", "اودي", "افضي"})
"""Verbs whose object or complement is the result of an attack told before."""
FAR = 45
"""Words back from such a result to the attack."""
CLOSE = 4
"""Acts back to which a word for an attack may stand for an attack of another name."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An act before what its neighbours tell of it is added."""

    match: Match
    roles: Roles
    scene: Scene
    status: Status
    mode: str | None
    contexts: tuple[str, ...]
    claimed_by: tuple[str, ...]
    content: Span | None
    """The quote that the act is told in."""
    light: Light | None = None
    """Of a verb that says of an act whom it hits (``هجوم استهدف``): its row."""
    earlier: Draft | None = None
    """The same act where the article told it before."""

    @property
    def is_casualty(self) -> bool:
        """Whether the word tells of killed or wounded and leaves open who did it."""
        return self.match.sense.type == "ASSAULT" and (self.roles.passive or not self.match.sense.source)

    @property
    def is_attack(self) -> bool:
        """Whether the word names an attack with one side that acts."""
        return self.match.sense.type == "ASSAULT" and not self.is_casualty and not self.match.sense.mutual


def threaded(drafts: Sequence[Draft], *, lone: bool) -> list[Draft]:
    """The drafts with the parties that other drafts tell.

    ``lone``: the text is a single paragraph out of context, in which an act that is only referred to is background.
    """
    found = [draft for draft in drafts if not lone or is_reported(draft)]
    for rule in (
        not_asked_for,
        one_act,
        of_speaker,
        of_accused,
        of_answered,
        told_again,
        of_cause,
        of_coordinated,
        of_victims,
        of_fighting,
        of_company,
        of_opponents,
    ):
        found = rule(found)
    return found


def is_reported(draft: Draft) -> bool:
    """Whether the words themselves report an act of material conflict (acts of other classes always do).

    A verb in the perfect in a clause of its own reports, so do counted casualties, a noun that such a verb carries, and
    a noun with both parties at the head of the sentence. ``جريمة الاغتيال``, ``بعد الهجوم`` or ``قد يهاجم`` do not.
    """
    match, roles, scene = draft.match, draft.roles, draft.scene
    if match.sense.type not in ("ASSAULT", "PROTEST"):
        return True
    if match.sense.prior < SURE:
        return False
    clause = scene.clauses.get(match.head)
    if clause is not None:
        return draft.status == "occurred" and clause.time == "past" and clause.link not in BACKGROUND
    if draft.is_casualty and _is_counted(draft):
        return True
    if match.head <= 3 and roles.source and roles.target and draft.status == "occurred":
        return True
    governor = roles.clause
    if governor is None or roles.light is None or scene.tokens[match.head].definite:
        return False
    if roles.light.subject not in ("source", "target") or scene.tokens[match.start - 1].key in BACKGROUND_NOUNS:
        return False
    near = match.head - scene.index(governor.trigger.start) <= 6
    return near and governor.time == "past" and governor.link not in BACKGROUND and draft.status == "occurred"


def _is_counted(draft: Draft) -> bool:
    """Whether a number stands right before or after the word."""
    match = draft.match
    return any(token.pos == "NUM" for token in draft.scene.tokens[max(0, match.head - 3) : match.end + 6])


def with_roles(draft: Draft, *, source: tuple[str, ...] = (), target: tuple[str, ...] = (), by: str) -> Draft:
    """The draft with the sides filled that were empty."""
    roles = draft.roles
    if source and not roles.source:
        rest = tuple(one for one in source if one not in roles.target) or ()
        roles = replace(roles, source=rest, by_source=by)
    if target and not roles.target:
        rest = tuple(one for one in target if one not in roles.source) or ()
        roles = replace(roles, target=rest, by_target=by)
    return replace(draft, roles=roles)


def with_mode(draft: Draft, mode: str | None) -> Draft:
    """The draft with a mode where it had none."""
    return replace(draft, mode=mode) if draft.mode is None and mode is not None else draft


def not_asked_for(drafts: list[Draft]) -> list[Draft]:
    """``دعا إلى وقف القصف``, ``هدد بمهاجمة``: what is demanded or threatened is no act of its own."""
    gone: set[int] = set()
    for i, asked in enumerate(drafts):
        if asked.match.sense.type not in ASKING or i in gone:
            continue
        for j in range(i + 1, min(len(drafts), i + 4)):
            other = drafts[j]
            if other.scene is not asked.scene or other.match.start - asked.match.end > 8:
                break
            between = other.scene.tokens[asked.match.end : other.match.start]
            if any(token.pos == "VERB" or token.key in ".؛:،," for token in between):
                break
            if _is_content(other):
                gone.add(j)
    return [draft for i, draft in enumerate(drafts) if i not in gone]


def _is_content(draft: Draft) -> bool:
    """Whether an act is tied to what precedes by ``ب``, ``ل``, ``إلى``, ``من`` or ``أن``."""
    tokens, at = draft.scene.tokens, draft.match.start
    token, before = tokens[at], tokens[at - 1]
    if token.pos == "VERB":
        return before.key in ("ان", "بان")
    if "ال" in token.proclitics:
        return False
    return any(clitic in ("ب", "ل") for clitic in token.proclitics) or before.key in ("الي", "من", "علي")


def one_act(drafts: list[Draft]) -> list[Draft]:
    """``هجوم استهدف دورية``: one act told by noun and verb; the noun is the more telling word."""
    gone: set[int] = set()
    out = list(drafts)
    for i in range(1, len(out)):
        verb, noun = out[i], out[i - 1]
        if noun.light is not None and verb.scene is noun.scene and verb.is_attack and _is_subject(verb, noun):
            gone.add(i - 1)
            out[i] = with_roles(verb, target=noun.roles.target, by="one act")
            continue
        if verb.light is None or noun.scene is not verb.scene or not noun.is_attack:
            continue
        if noun.match.head in noun.scene.clauses or verb.match.head - noun.match.end > 7:
            continue
        between = verb.scene.tokens[noun.match.end : verb.match.head]
        if any(token.pos == "VERB" or token.key in ".؛:" for token in between):
            continue
        gone.add(i)
        out[i - 1] = with_roles(noun, target=verb.roles.target, by="one act")
    return [draft for i, draft in enumerate(out) if i not in gone]


def _is_subject(noun: Draft, verb: Draft) -> bool:
    """Whether a noun of act is the subject of a verb that says whom it hits (``استهدفت الغارة موقعا``)."""
    clause = verb.scene.clauses.get(verb.match.head)
    token = noun.scene.tokens[noun.match.head]
    return (
        clause is not None
        and clause.subject is not None
        and noun.match.head not in noun.scene.clauses
        and clause.subject.start <= token.stem.start < clause.subject.end
    )


def of_speaker(drafts: list[Draft]) -> list[Draft]:
    """``لن نحارب``, ``يجب وقف القتال``: who says we acts, who says must demands."""
    out = list(drafts)
    for i, draft in enumerate(out):
        token = draft.scene.tokens[draft.match.head]
        first_person = (token.pos == "VERB" and token.person == 1) or token.pronoun in ("نا", "ي")
        sense = draft.match.sense
        spoken = "speaker" in sense.source or (first_person and bool(sense.source))
        if spoken and draft.claimed_by and not draft.roles.source:
            told = with_roles(draft, source=draft.claimed_by, by="speaker")
            # What a speaker demands, blames or promises in his own words he does by saying it.
            out[i] = replace(told, claimed_by=()) if sense.type in WORDS else told
    return out


def of_accused(drafts: list[Draft]) -> list[Draft]:
    """``اتهمت روسيا تركيا بدعم المسلحين``: who is accused did it, and the accuser says so."""
    out = list(drafts)
    for i, accusing in enumerate(out):
        if accusing.match.sense.type != "ACCUSE" or accusing.match.sense.mode != "allege" or not accusing.roles.target:
            continue
        for j in range(i + 1, min(len(out), i + 4)):
            other = out[j]
            if other.scene is not accusing.scene or other.match.start - accusing.match.end > 10:
                break
            between = other.scene.tokens[accusing.match.end : other.match.start]
            if any(token.pos == "VERB" or token.key in ".؛:" for token in between):
                break
            if not _is_content(other) or not other.match.sense.source:
                continue
            accused = tuple(one for one in accusing.roles.target if one not in other.roles.target)
            if not other.roles.source or other.roles.by_source in ("governor", "company"):
                roles = replace(other.roles, source=accused, by_source="accused")
                out[j] = replace(other, roles=roles, claimed_by=other.claimed_by or accusing.roles.source)
            break
    return out


def of_answered(drafts: list[Draft]) -> list[Draft]:
    """``صدت المقاومة هجوما للمتمردين``, ``أدان الهجوم الذي شنه``: who did the act that is answered."""
    out = list(drafts)
    for i, draft in enumerate(out):
        if draft.roles.target or "doer" not in draft.match.sense.target:
            continue
        for other in out[i + 1 : i + 3]:
            if other.scene is not draft.scene or other.match.start - draft.match.end > 8:
                break
            between = draft.scene.tokens[draft.match.end : other.match.start]
            if any(token.pos == "VERB" for token in between):
                break
            if other.match.sense.type in ("ASSAULT", "COERCE", "THREATEN", "ACCUSE", "MOBILIZE") and other.roles.source:
                out[i] = with_roles(draft, target=other.roles.source, by="doer")
            break
    return out


def of_cause(drafts: list[Draft]) -> list[Draft]:
    """``مقتل جنود في غارة للتحالف``: the killing is the Coalition's, the raid hit the soldiers.

    What a verb of causing leads to may stand far from the attack (``قصف .. ما أدى إلى مقتل``).
    """
    out = list(drafts)
    for i, draft in enumerate(out):
        if not draft.is_casualty:
            continue
        near = [
            (abs(other.match.head - draft.match.head), n)
            for n, other in enumerate(out[max(0, i - 7) : i + 8], max(0, i - 7))
            if other.scene is draft.scene and other.is_attack
        ]
        near = [one for one in near if one[0] <= (FAR if _is_result(draft) and one[1] < i else NEAR)]
        if not near:
            continue
        n = min(near, key=lambda one: (_is_result(draft) and not out[one[1]].roles.source, one))[1]
        attack = out[n]
        out[i] = with_roles(with_mode(draft, attack.mode), source=attack.roles.source, by="cause")
        if draft.roles.target:
            out[n] = with_roles(attack, target=draft.roles.target, by="cause")
    return out


def _is_result(draft: Draft) -> bool:
    """Whether a verb of causing leads to the word: ``ما أدى إلى مقتل``, ``أسفر عن إصابة``."""
    tokens, at = draft.scene.tokens, draft.match.start
    return any(token.pos == "VERB" and token.lemma in CAUSING for token in tokens[max(0, at - 3) : at])


def of_coordinated(drafts: list[Draft]) -> list[Draft]:
    """``مقتل جنديين وإصابة ثالث``, ``لملاحقة المتهمين ومحاكمتهم``: nouns joined by و share who does them."""
    out = list(drafts)
    for i in range(1, len(out)):
        draft, before = out[i], out[i - 1]
        token = draft.scene.tokens[draft.match.head]
        if draft.scene is not before.scene or token.pos == "VERB" or not is_conjoined(token):
            continue
        if draft.match.start - before.match.end > 9 or before.scene.tokens[before.match.head].pos == "VERB":
            continue
        between = draft.scene.tokens[before.match.end : draft.match.start]
        if any(word.pos in ("VERB", "SCONJ") or word.key in ".؛:" for word in between):
            continue
        if before.match.end == draft.match.start and not before.roles.target:
            out[i - 1] = with_roles(before, target=draft.roles.target, by="coordinated")
        if before.roles.source and draft.match.sense.type == before.match.sense.type:
            out[i] = with_roles(draft, source=before.roles.source, by="coordinated")
    return out


def of_victims(drafts: list[Draft]) -> list[Draft]:
    """Somebody's death told without who did it, where the article tells so elsewhere."""
    known: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for draft in drafts:
        if draft.match.sense.type == "ASSAULT" and draft.roles.source and draft.roles.target and _are_people(draft):
            known.setdefault(draft.roles.target[:1], set()).add(draft.roles.source)
    out = list(drafts)
    for i, draft in enumerate(out):
        if draft.match.sense.type == "ASSAULT" and not draft.roles.source and draft.roles.target:
            sources = known.get(draft.roles.target[:1], set())
            if len(sources) == 1:
                out[i] = with_roles(draft, source=next(iter(sources)), by="victim")
    return out


def _are_people(draft: Draft) -> bool:
    """Whether the first who suffers is a person or a group of people, not a side of the conflict."""
    first = draft.roles.target[0]
    return any(one is not None and one.id == first and one.type in PEOPLE for one in draft.scene.actors)


def told_again(drafts: list[Draft]) -> list[Draft]:
    """``الهجوم``, ``هذه الغارة``: an act told before, with the parties told there."""
    out = list(drafts)
    for i, draft in enumerate(out):
        token = draft.scene.tokens[draft.match.head]
        if token.pos == "VERB" or (draft.roles.source and draft.roles.target):
            continue
        phrase = draft.scene.tokens[draft.match.start : draft.match.end]
        if token.pronoun or not (token.definite or any("ال" in word.proclitics for word in phrase)):
            continue
        for n, other in enumerate(reversed(out[max(0, i - BACK) : i])):
            same = other.match.sense.ref == draft.match.sense.ref
            if not same:
                continue
            if not (other.roles.source or other.roles.target):
                continue
            again = with_mode(draft, other.mode) if other.match.sense.type == draft.match.sense.type else draft
            again = replace(again, earlier=other)
            if draft.match.sense.mutual and not draft.roles.source:
                roles = replace(draft.roles, source=other.roles.source, target=other.roles.target, by_source="again")
                out[i] = replace(again, roles=roles)
            elif compatible(draft.roles.source, other.roles.source) and compatible(
                draft.roles.target, other.roles.target
            ):
                source = other.roles.source if draft.match.sense.source else ()
                out[i] = with_roles(again, source=source, target=other.roles.target, by="again")
                at = i - 1 - n
                out[at] = with_roles(other, target=draft.roles.target, by="told later") if other.is_attack else other
            break
    return out


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two sides can be the same: one of them is empty, or they share a party."""
    return not one or not other or bool(set(one) & set(other))


def of_company(drafts: list[Draft]) -> list[Draft]:
    """The side that no frame filled: by type of actor, who stands nearest before the act, and nearest after it.

    A side of the conflict before an act of force within 5 words, anybody but a crowd before any other act within 12;
    after an act of force within 12 words, after another within 5.
    """
    out = list(drafts)
    helped = helpers(drafts)
    for i, draft in enumerate(out):
        sense = draft.match.sense
        if sense.mutual or draft.is_casualty:
            continue
        force = sense.type == "ASSAULT"
        friends = {one for other in (*draft.roles.source, *draft.roles.target) for one in helped.get(other, ())}
        if not draft.roles.source and sense.source:
            before = _nearest(draft, 5 if force else 12, friends if force else set(), before=True)
            out[i] = with_roles(draft, source=before, by="company")
        elif not draft.roles.target and sense.target and "place" not in sense.slots:
            after = _nearest(draft, 12 if force else 5, friends if force else set(), before=False)
            out[i] = with_roles(draft, target=after, by="company")
    return out


def helpers(drafts: Sequence[Draft]) -> dict[str, set[str]]:
    """Who helps or works with whom in the article: no guess makes the two fight each other."""
    found: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.match.sense.type in ("AID", "COOPERATE") and draft.status in ("occurred", "ongoing"):
            for one in draft.roles.source:
                for other in draft.roles.target:
                    found.setdefault(one, set()).add(other)
                    found.setdefault(other, set()).add(one)
    return found


def _nearest(draft: Draft, words: int, friends: set[str], *, before: bool) -> tuple[str, ...]:
    """The nearest actor of the sentence on one side of an act that has no part in it and does not tell of it."""
    scene, match, roles = draft.scene, draft.match, draft.roles
    first, last = (match.start - words, match.start) if before else (match.end, match.end + words)
    indices = range(max(0, first), min(last, len(scene.tokens)))
    known = {*roles.source, *roles.target, *draft.claimed_by, *friends}
    for i in reversed(indices) if before else indices:
        if scene.tokens[i].key in ".؛" or (not before and scene.tokens[i].pos == "VERB"):
            break
        one = scene.actors[i]
        if one is None or one.id in known:
            continue
        if match.sense.type == "ASSAULT":
            fits = one.type in SIDES or (not before and one.type in PEOPLE)
        else:
            fits = not before or one.type != "civilians"
        if fits:
            return (one.id,)
    return ()


def of_opponents(drafts: list[Draft]) -> list[Draft]:
    """An assault of which one side is told, in an article that tells elsewhere whom this side fights."""
    against: dict[str, Counter[str]] = {}
    by: dict[str, Counter[str]] = {}
    types = {
        one.id: one.type for scene in {id(d.scene): d.scene for d in drafts}.values() for one in scene.actors if one
    }
    for draft in drafts:
        if draft.match.sense.type != "ASSAULT" or draft.claimed_by:
            continue
        for one in draft.roles.source:
            for other in draft.roles.target:
                if one != other and types.get(one) in SIDES and types.get(other) in SIDES:
                    against.setdefault(one, Counter())[other] += 1
                    by.setdefault(other, Counter())[one] += 1
    out = list(drafts)
    for i, draft in enumerate(out):
        if draft.match.sense.type != "ASSAULT" or draft.match.sense.mutual:
            continue
        roles = draft.roles
        if roles.source and not roles.target and draft.match.sense.target:
            out[i] = with_roles(draft, target=_foremost(roles.source, against, by), by="opponent")
    return out


def _foremost(
    side: tuple[str, ...], first: dict[str, Counter[str]], second: dict[str, Counter[str]]
) -> tuple[str, ...]:
    """The party most often on the other side, where one stands out."""
    total: Counter[str] = Counter()
    for one in side:
        total.update(first.get(one, Counter()))
    if not total:
        for one in side:
            total.update(second.get(one, Counter()))
    ranked = sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ()
    return (ranked[0][0],)


def of_fighting(drafts: list[Draft]) -> list[Draft]:
    """Clashes without parties in an article that tells elsewhere who fights whom."""
    out = list(drafts)
    for i, draft in enumerate(out):
        if draft.match.sense.type != "ASSAULT" or not draft.match.sense.mutual or draft.roles.source:
            continue
        near = [
            (abs(n - i), n)
            for n, other in enumerate(out)
            if other.match.sense.type == "ASSAULT"
            and abs(n - i) <= CLOSE
            and other.status in ("occurred", "ongoing")
            and _are_sides(other)
        ]
        if near:
            roles = out[min(near)[1]].roles
            both = tuple(dict.fromkeys((*roles.source, *roles.target)))
            out[i] = replace(draft, roles=replace(draft.roles, source=both, target=both, by_source="fighting"))
    return out


def _are_sides(draft: Draft) -> bool:
    """Whether both parties of an act are sides of the conflict."""
    types = {one.id: one.type for one in draft.scene.actors if one is not None}
    both = (*draft.roles.source, *draft.roles.target)
    return bool(draft.roles.source and draft.roles.target) and all(types.get(one) in SIDES for one in both)
