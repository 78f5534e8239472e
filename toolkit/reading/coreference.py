"""Whom a noun phrase, a pronoun or a verb without subject stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from toolkit.model import Actor, Cast, Mention, Parse, Place, Sentence, Span, Token
from toolkit.reading.remembering import remembered


@dataclass(frozen=True, slots=True)
class _Index:
    """Mentions in order of the text, for look-ups by bisect."""

    starts: tuple[int, ...]
    found: tuple[tuple[Mention, str], ...]
    actors: dict[str, Actor]
    longest: int


@remembered
def _actor_index(cast: Cast) -> _Index:
    return _indexed(cast.actors, {actor.id: actor for actor in cast.actors})


@remembered
def _place_index(cast: Cast) -> _Index:
    return _indexed(cast.places, {})


def _indexed(named: tuple[Actor, ...] | tuple[Place, ...], actors: dict[str, Actor]) -> _Index:
    found = sorted(
        ((m, one.id) for one in named for m in one.mentions), key=lambda pair: (pair[0].start, -pair[0].end, pair[1])
    )
    longest = max((m.end - m.start for m, _ in found), default=0)
    return _Index(tuple(m.start for m, _ in found), tuple(found), actors, longest)


@remembered
def _sentence_starts(parsed: Parse) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in parsed.sentences)


def _sentence_at(parsed: Parse, offset: int) -> Sentence | None:
    at = bisect_right(_sentence_starts(parsed), offset) - 1
    return parsed.sentences[at] if at >= 0 else None


def _outermost(index: _Index, span: Span) -> list[tuple[Mention, str]]:
    """Mentions within the span that lie in no other mention within it, in order."""
    out: list[tuple[Mention, str]] = []
    at = bisect_left(index.starts, span.start - index.longest)
    while at < len(index.found) and index.starts[at] < span.end:
        mention, one = index.found[at]
        at += 1
        if mention.end <= span.start or mention.start < span.start or mention.end > span.end:
            continue
        if out and out[-1][0].end >= mention.end and out[-1][0].start <= mention.start:
            continue
        out.append((mention, one))
    return out


def _enclosing(index: _Index, span: Span) -> str | None:
    """The actor of the smallest mention that holds the whole span."""
    best: tuple[int, str] | None = None
    at = bisect_left(index.starts, span.start - index.longest)
    while at < len(index.found) and index.starts[at] <= span.start:
        mention, one = index.found[at]
        at += 1
        if mention.end >= span.end and (best is None or mention.end - mention.start < best[0]):
            best = (mention.end - mention.start, one)
    return best[1] if best else None


def actors_of(span: Span | None, parsed: Parse, cast: Cast) -> tuple[str, ...]:
    """Ids of the actors that a noun phrase stands for: its head and what is joined to the head by و or a comma.

    Actors deeper in the phrase are left out (the Coalition in "commander of the Coalition"), unless the head is a
    thing or a member of theirs, for which they stand (the aircraft of the Coalition).
    """
    if span is None:
        return ()
    index = _actor_index(cast)
    found = _outermost(index, span)
    if not found:
        held = _enclosing(index, span)
        return (held,) if held else ()
    out: list[str] = []
    last_end = found[0][0].end
    for number, (mention, one) in enumerate(found):
        if number:
            between = parsed.text[last_end : mention.start].strip()
            joined = between in {"و", "،", ",", "أو", "او", "، و", ", و", "وبين", "وكذلك", "ومن"}
            if not joined:
                break
        if one not in out:
            out.append(one)
        last_end = mention.end
    return tuple(out)


def places_of(span: Span | None, parsed: Parse, cast: Cast) -> tuple[str, ...]:
    """Ids of the places that a phrase names, in order."""
    if span is None:
        return ()
    index = _place_index(cast)
    found = _outermost(index, span)
    return tuple(dict.fromkeys(one for _, one in found))


def actor_of_pronoun(token: Token, parsed: Parse, cast: Cast) -> str | None:
    """The actor that the pronoun attached to a token stands for (هجومها, قوله): the last one that agrees before it."""
    if token.pronoun is None:
        return None
    number, gender = PRONOUNS.get(token.pronoun, (None, None))
    if token.pos == "NOUN" and number != "dual":
        owner = _subject_of_clause(token.start, parsed, cast, number=number, gender=gender)
        if owner is not None:
            return owner
    return _last_before(token.start, parsed, cast, number=number, gender=gender)


def _subject_of_clause(offset: int, parsed: Parse, cast: Cast, *, number: str | None, gender: str | None) -> str | None:
    """The named subject of the nearest clause before a place in its sentence, where it agrees."""
    sentence = _sentence_at(parsed, offset)
    if sentence is None:
        return None
    for clause in reversed([one for one in sentence.clauses if one.trigger.start < offset]):
        if clause.subject is None or clause.subject.end > offset:
            continue
        found = actors_of(clause.subject, parsed, cast)
        return found[0] if found and agrees(found[0], cast, number, gender) else None
    return None


PRONOUNS: dict[str, tuple[str | None, str | None]] = {
    "ه": ("singular", "masculine"),
    "ها": ("singular", "feminine"),
    "هم": ("plural", "masculine"),
    "هن": ("plural", "feminine"),
    "هما": ("dual", None),
}


def subject_before(
    offset: int, parsed: Parse, cast: Cast, *, number: str | None = None, gender: str | None = None
) -> str | None:
    """The actor that a verb without subject at this place has: the subject of the last clause before it that agrees."""
    sentence = _sentence_at(parsed, offset)
    if sentence is None:
        return None
    clauses = [clause for clause in sentence.clauses if clause.trigger.start < offset and clause.subject is not None]
    for clause in reversed(clauses):
        found = actors_of(clause.subject, parsed, cast)
        head = clause.subject.of(parsed.text).split(maxsplit=1)[0] if clause.subject is not None else ""
        if found and agrees(found[0], cast, number, gender, head):
            return found[0]
    return _topic_before(sentence, parsed, cast, number, gender) or _last_before(
        offset, parsed, cast, number=number, gender=gender
    )


def _topic_before(sentence: Sentence, parsed: Parse, cast: Cast, number: str | None, gender: str | None) -> str | None:
    """The named subject of the first clause of the sentence before, where it agrees."""
    at = bisect_right(_sentence_starts(parsed), sentence.start) - 2
    before = parsed.sentences[at] if at >= 0 else None
    if before is None or parsed.text.count("\n", before.end, sentence.start) > 1:
        return None
    for clause in before.clauses:
        found = actors_of(clause.subject, parsed, cast)
        if found:
            return found[0] if agrees(found[0], cast, number, gender) else None
    return None


def _last_before(offset: int, parsed: Parse, cast: Cast, *, number: str | None, gender: str | None) -> str | None:
    index = _actor_index(cast)
    line = _sentence_at(parsed, offset)
    at = bisect_left(index.starts, offset) - 1
    floor = max(at - 12, -1)
    while at > floor:
        mention, one = index.found[at]
        if line is not None and parsed.text.count("\n", mention.start, offset) > 1:
            return None
        silent = index.actors[one].type != "media"  # who passes words on does not act
        if silent and mention.end <= offset and agrees(one, cast, number, gender, _head_of(mention, parsed.text)):
            return one
        at -= 1
    return None


def _head_of(mention: Mention, text: str) -> str:
    """The word that a mention is spoken of by: its first, or the thing that ل gives to it (``طائرة للجيش``)."""
    start = mention.start
    if text[start - 1 : start] == "ل" and text[start - 2 : start - 1] in (" ", "ل"):
        before = text[max(0, start - 30) : start].split()
        if len(before) > 1 and before[-2].endswith("ة"):
            return before[-2]
    return text[start : mention.end].split(maxsplit=1)[0]


_FEMININE_TYPES = frozenset({"state"})


def agrees(one: str, cast: Cast, number: str | None, gender: str | None, head: str = "") -> bool:
    """Whether a verb or pronoun of this number and gender can stand for an actor; ``head``: what it is called there."""
    actor = _actor_index(cast).actors.get(one)
    if actor is None or number is None:
        return True
    if number == "dual":
        return any(m.form == "group" for m in actor.mentions)
    if number == "plural":
        return actor.type in {"civilians", "armed group", "military", "police"} or any(
            m.form == "group" for m in actor.mentions
        )
    if number == "singular" and actor.type == "civilians" and not {head, _name_head(actor)} & _COLLECTIVE:
        return False  # people are spoken of in the plural
    if gender == "masculine" and number == "singular":
        if head in _MANY or _name_head(actor) in _SOURCES:
            return False
        if actor.type == "person":
            return not _is_woman(actor, head)
        return actor.type not in _FEMININE_TYPES and not _feminine(head or _name_head(actor))
    if gender == "feminine" and number == "singular":
        if actor.type == "person":
            return _is_woman(actor, head)
        return actor.type != "civilians" and (actor.type in _FEMININE_TYPES or _feminine(head or _name_head(actor)))
    return True


_MANY = frozenset({"عناصر", "رجال", "مقاتلو", "مقاتلي", "مسلحو", "مسلحي", "جنود", "أفراد", "ضباط", "فصائل", "كتائب"})
"""Plurals that name a side of a conflict by its men or units."""
_SOURCES = frozenset({
    "مصادر", "شهود", "مسؤولون", "مسؤولين", "ناشطون", "نشطاء", "محللون", "دبلوماسيون", "خبراء", "مراقبون", "أطباء",
    "سكان", "قيادات", "أوساط", "قادة", "تقارير", "وجهاء", "أعيان",
})  # fmt: skip
"""Plurals of those who are quoted without a name."""
_COLLECTIVE = frozenset({"شعب", "الشعب", "شعبنا", "جمهور", "الجمهور", "مجتمع", "المجتمع"})
"""Singular words for many people."""
_MEN = frozenset({
    "أسامة", "حمزة", "طلحة", "عبيدة", "معاوية", "خليفة", "حذيفة", "عكرمة", "قتيبة",
    "عطية", "جمعة", "نعمة", "عقبة", "سلامة", "حمادة", "عرفة", "علامة",
})  # fmt: skip
"""Men's names that end like women's."""


def _is_woman(actor: Actor, head: str) -> bool:
    """Whether the first word that a person is called by, an office or a name, has the feminine ending."""
    firsts = (word.removeprefix("ال") for word in (_name_head(actor), head))
    return any(first.endswith("ة") and first not in _MEN for first in firsts)


def _name_head(actor: Actor) -> str:
    return actor.name_ar.split()[0] if actor.name_ar else ""


def _feminine(head: str) -> bool:
    return (head.endswith(("ة", "ه", "ات", "قوات", "داعش")) and not head.endswith("الله")) or head in {
        "حماس",
        "فتح",
        "حركة",
        "قسد",
        "طالبان",
    }


__all__ = ["PRONOUNS", "actor_of_pronoun", "actors_of", "agrees", "places_of", "subject_before"]
