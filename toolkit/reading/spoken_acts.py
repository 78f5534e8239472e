"""Acts of words about acts: what is demanded is none, who is accused did it, who says we acts.

Each rule takes the drafts of an article in order of the text and returns them. No rule changes a party that the act's
own words name.
"""

from __future__ import annotations

from dataclasses import replace

from toolkit.reading.drafts import Draft, with_roles

WORDS = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "CONCEDE"})
"""Types of acts that are done with words."""
ASKING = frozenset({"REQUEST", "THREATEN"})
"""Types of acts whose content is no second act."""


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
