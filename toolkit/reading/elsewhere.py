"""What an article is about: whether it tells of fighting, of another subject, of a disaster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.reading.drafts import Draft
from toolkit.reading.scenes import SIDES, Scene
from toolkit.reading.triggers import Match, Part, Vocabulary, allowed, stands

ELSEWHERE = 2.0
"""How many words of another subject outweigh one of fighting."""
SHARE = 50
"""Words of a text per word of another subject, where it is about that subject although it tells of some fighting."""
SHARE_IN_PEACE = 120
"""The same where no word tells of fighting for certain."""
CERTAIN = 0.8
"""Prior confidence from which a word without needs shows that an article tells of fighting."""
FIGHTING = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
ARMED = frozenset({"military", "armed group", "police", "alliance"})


def without_disasters(drafts: list[Draft], scene: Scene, words: Vocabulary) -> list[Draft]:
    """``قتل خمسة إثر انهيار مبنى``: who dies in a disaster of which the sentence tells is nobody's victim."""
    if any(draft.is_attack and not draft.is_harm for draft in drafts):
        return drafts
    kept = [draft for draft in drafts if not draft.is_harm or draft.roles.source]
    if len(kept) == len(drafts) or not words_telling(scene, words.disasters):
        return drafts
    return kept


def words_telling(scene: Scene, expressions: Mapping[str, tuple[tuple[Part, ...], ...]]) -> int:
    """The number of words of a sentence at which one of some expressions begins."""
    return sum(
        any(stands(parts, scene.forms, i, i + len(parts)) for form in forms for parts in expressions.get(form, ()))
        for i, forms in enumerate(scene.forms)
    )


def certain_words(scene: Scene, matches: Sequence[Match]) -> int:
    """The number of words of a sentence that tell of fighting for certain."""
    seen: set[int] = set()
    for match in matches:
        sense = match.sense
        certain = sense.type == "ASSAULT" and not sense.needs and sense.prior >= CERTAIN
        if certain and match.kind not in ("active", "passive") and allowed(match, scene.forms, scene.unnamed):
            seen.add(match.head)
    return len(seen)


def is_elsewhere(scenes: Sequence[Scene], fighting: int, words: Vocabulary) -> bool:
    """Whether a text is rather about sport, accidents, courts or markets than about fighting (``domains.tsv``)."""
    total = sum(len(scene.tokens) for scene in scenes)
    other = sum(words_telling(scene, words.domains) for scene in scenes)
    return other > ELSEWHERE * max(fighting, 1) and other * (SHARE if fighting else SHARE_IN_PEACE) > total


def counts_elsewhere(draft: Draft) -> bool:
    """Whether an act counts in a text about another subject: acts of force need arms, agreements and aid a state."""
    kind = draft.match.sense.type
    if kind in FIGHTING:
        return draft.match.kind not in ("active", "passive") and _is_armed(draft)
    if kind in ("AGREE", "COOPERATE", "AID", "REJECT", "REQUEST", "SANCTION", "RETREAT", "CONCEDE", "PROTEST"):
        parties = {*draft.roles.source, *draft.roles.target}
        public = SIDES | {"international organisation"}
        return any(one is not None and one.id in parties and one.type in public for one in draft.scene.actors)
    return True


def _is_armed(draft: Draft) -> bool:
    """Whether a party of the act carries arms, or a weapon is named."""
    parties = {*draft.roles.source, *draft.roles.target}
    if any(one is not None and one.id in parties and one.type in ARMED for one in draft.scene.actors):
        return True
    return draft.mode not in (None, "destroy", "primitive", "abduct") and draft.match.sense.mode is None
