"""The noun phrases of a text that name somebody."""

from __future__ import annotations

from datetime import date

from toolkit.lexicon import Lexicon
from toolkit.model import Parse
from toolkit.reading.bodies import institution, joined_forces, known_name, local_body, members
from toolkit.reading.casualties import counted
from toolkit.reading.collectives import unnamed
from toolkit.reading.groups import named_group, one_of, people, perpetrators, source
from toolkit.reading.honorifics import honorific
from toolkit.reading.offices import named_person, office, titled
from toolkit.reading.parser import Parser, Phrase, Rule
from toolkit.reading.states import attributive, between, homeland, kingdom, nation, occupier, state, theirs
from toolkit.reading.untitled import kin_name, lone_name, spoken_name
from toolkit.reading.vocabulary import vocabulary

RULES: tuple[Rule, ...] = (
    known_name,
    office,
    titled,
    institution,
    local_body,
    members,
    joined_forces,
    state,
    kingdom,
    occupier,
    between,
    homeland,
    attributive,
    theirs,
    named_group,
    source,
    one_of,
    perpetrators,
    people,
    counted,
    honorific,
    named_person,
    spoken_name,
    lone_name,
    kin_name,
    nation,
)
"""Tried in this order; the longest phrase wins, and of equals the first."""
YIELDING: frozenset[Rule] = frozenset({named_group, titled})
"""What a known name is not made longer by."""
HEADED: frozenset[Rule] = frozenset({institution, members, named_group, source, perpetrators, people})
"""What begins with a noun of heads.tsv."""
LISTED: frozenset[Rule] = frozenset({known_name, office, titled, state, between, attributive, nation})
"""What begins with a word of another table."""


MINISTRY = "وزاره"
LED_BY = frozenset(["بقياده", "بزعامه", "تقوده", "تقودها", "تتزعمه", "تتزعمها", "يقودها", "قياده", "زعامه"])
BYLINE = 8
"""How many words a byline may have."""
DASHES = frozenset("-\N{EN DASH}\N{EM DASH}\N{ARABIC TATWEEL}")


def parser_of(parsed: Parse, lexicon: Lexicon, published: date | None = None) -> Parser:
    """What reads the noun phrases of a text; the day of publication tells which of several namesakes is meant."""
    day = published.isoformat() if published else ""
    return Parser(parsed, vocabulary(lexicon), RULES, YIELDING, day, listed=LISTED, headed=HEADED)


def all_phrases(parser: Parser) -> tuple[Phrase, ...]:
    """All phrases that may name an actor, outer ones before those nested in them."""
    found: list[Phrase] = []
    at = 0
    while at < len(parser.words):
        phrase = parser.phrase_at(at) or unnamed(parser, at)
        if phrase is None:
            at = max(at + 1, parser.after_nobody(at))
            continue
        found.append(phrase)
        found.extend(_nested(parser, phrase))
        at = phrase.last
    return tuple(found)


def _nested(parser: Parser, outer: Phrase) -> list[Phrase]:
    """Named bodies within the phrase of a person or source: the Coalition in a commander of the Coalition."""
    long_name = outer.referent.kind == "actor" and outer.last - outer.first > 2
    leader = _leader(parser, outer) or _leading_state(parser, outer)
    if leader is not None:
        return [leader]
    if outer.referent.kind not in {"person", "source"} and not long_name:
        return []
    if outer.referent.kind == "person" and outer.form == "name" and not outer.titled:
        return []  # a name alone: its last word is no body
    found: list[Phrase] = []
    at = outer.first + 1
    while at < outer.last and not (outer.name and parser.words[at].start >= outer.name[0]):
        inner = parser.phrase_at(at)
        if inner and inner.last <= outer.last and _stands_alone(parser, inner, outer):
            found.append(inner)
            at = inner.last
        else:
            at += 1
    return found


def _leader(parser: Parser, outer: Phrase) -> Phrase | None:
    """The person at the end of the name of his men: صالح in the forces loyal to Saleh."""
    if outer.referent.kind not in {"actor", "group", "institution"} or outer.referent.type == "person":
        return None
    for at in range(outer.first + 1, outer.last):
        inner = parser.phrase_at(at)
        if inner and inner.referent.kind == "person":
            named = inner.referent.words or inner.referent.key or inner.titled > 1
            return inner if named and inner.last == outer.last else None
    return None


def _leading_state(parser: Parser, outer: Phrase) -> Phrase | None:
    """The state that leads an alliance, at the end of its name: التحالف الدولي بقيادة الولايات المتحدة."""
    if outer.referent.kind not in {"actor", "description", "group"}:
        return None
    for at in range(outer.first + 1, outer.last):
        inner = parser.phrase_at(at) if parser.words[at - 1].key in LED_BY else None
        if inner is not None and inner.last == outer.last:
            return inner if inner.referent.kind in {"state", "kingdom"} else None
    return None


def _stands_alone(parser: Parser, inner: Phrase, outer: Phrase) -> bool:
    """Whether a body named within an office is more than the office's field: not Foreign in Foreign Minister."""
    one = inner.referent
    if one.kind == "person":
        return bool(one.words or one.key) and not outer.referent.words and outer.referent.kind == "person"
    if one.kind == "group":
        return not one.key.isascii() and inner.form == "name"
    if one.kind == "state":
        return (
            inner.rule.startswith("state")
            and inner.form == "name"
            and not inner.clitics
            and outer.referent.kind == "person"
        )
    if one.kind not in {"actor", "institution"}:
        return False
    field = inner.last - inner.first == 1 or inner.first == outer.first + 1
    if one.kind == "institution" and one.key.endswith("-ministry") and (MINISTRY in inner.rule or field):
        return MINISTRY in inner.rule and parser.has_article(inner.first + 1, inner.last)
    return inner.definite or one.country is not None


def bylines(parser: Parser) -> bytearray:
    """Marks the words that say who wrote an article for which paper: سامر الدباغ – القاهرة, before the text."""
    marked = bytearray(len(parser.words))
    first = 0
    for at in range(1, len(parser.words) + 1):
        if at < len(parser.words) and "\n" not in parser.words[at].before:
            continue
        if first:
            end = _byline_end(parser, first, at)
            marked[first:end] = b"\1" * (end - first)
        first = at
    return marked


def _byline_end(parser: Parser, first: int, last: int) -> int:
    """Where the byline at the start of a line ends; ``first`` itself where none stands there."""
    parted, named = False, first
    for at in range(first, min(last, first + BYLINE + 1)):
        word = parser.words[at]
        if at > first:
            if ":" in word.before:
                return at if parted else first
            parted = parted or any(mark in DASHES for mark in word.before)
        phrase = parser.phrase_at(at)
        named = max(named, phrase.last if phrase else at)
        dashed = any(mark in DASHES for mark in word.before)  # the name of a paper: سبق
        if word.pos == "VERB" and at >= named and not dashed:
            return first
    return last if parted and last - first <= BYLINE else first
