"""A sentence as the event rules see it: its words, its clauses by verb, and who and where stands at which word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from toolkit.language.folding import skeleton
from toolkit.language.phrases import noun_phrase
from toolkit.lexicon import Lexicon
from toolkit.model import Cast, Clause, Sentence, Span, Token
from toolkit.reading.triggers import Forms, forms_of

STOPS = frozenset(".؛:؟?!…،,")
CONJUNCTIONS = frozenset({"و", "او", "ثم", "بل"})
OWNERSHIP = frozenset({"ل", "من", "تابع", "تابعه", "تابعين", "موالي", "مواليه", "موالين"})
"""Words and clitics that tie a thing to its owner inside a noun phrase."""
SIDES = frozenset({"state", "government", "military", "police", "armed group", "alliance"})
"""Types of actors that a conflict is fought by."""
PEOPLE = frozenset({"civilians", "person"})
"""Types of actors that rather suffer than do acts of force."""
STATELY = ("state", "government", "military")
REACH = 12
"""Words that a noun phrase is followed for an owner."""
LONGEST_NAMES = 80
"""Words of a list of names."""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or a place at the tokens ``start`` to ``end`` of a sentence."""

    id: str
    start: int
    end: int
    form: str
    type: str
    """Type of the actor, kind of the place."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what the rules ask of it."""

    sentence: Sentence
    tokens: Sequence[Token]
    forms: Sequence[Forms]
    unnamed: Sequence[Forms]
    """The same, empty inside names of several words of states and organisations of states."""
    clauses: dict[int, Clause]
    """Index of the verb -> its clause."""
    actors: tuple[Named | None, ...]
    """For each token the longest mention of an actor that covers it."""
    places: tuple[Named | None, ...]
    starts: tuple[int, ...]
    nations: tuple[str | None, ...]
    """For each adjective of nationality the actor of the cast that stands for that state."""
    lands: dict[str, str]
    """Id of a place -> the actor of the cast that stands for its state."""

    def index(self, offset: int) -> int:
        """Index of the token that covers an offset, or of the next one."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def range(self, span: Span) -> tuple[int, int]:
        """Indices of the tokens that a span covers."""
        first = self.index(span.start)
        return first, max(first + 1, bisect_left(self.starts, span.end))


@dataclass(frozen=True, slots=True)
class Register:
    """All mentions of an article's cast in order of the text, for look-ups by place."""

    starts: tuple[int, ...]
    mentions: tuple[tuple[int, int, str, str, str], ...]
    longest: int

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, str, str, str]]:
        """Mentions that overlap a stretch of text."""
        for i in range(bisect_left(self.starts, start - self.longest), len(self.starts)):
            one = self.mentions[i]
            if one[0] >= end:
                return
            if one[1] > start:
                yield one

    def last_within(self, start: int, end: int) -> tuple[int, int, str, str, str] | None:
        """The last of the mentions that overlap a stretch of text."""
        for i in range(bisect_left(self.starts, end) - 1, -1, -1):
            if self.starts[i] < start - self.longest:
                return None
            if self.mentions[i][1] > start:
                return self.mentions[i]
        return None

    def last_two(self, offset: int) -> tuple[str, ...]:
        """The last two sides of a conflict, each named by itself, before an offset."""
        found: list[str] = []
        for i in range(bisect_left(self.starts, offset) - 1, max(-1, bisect_left(self.starts, offset) - 16), -1):
            _, end, one, _, kind = self.mentions[i]
            if kind in SIDES and end <= offset and one not in found:
                found.append(one)
                if len(found) == 2:
                    return tuple(reversed(found))
        return ()


def registers(cast: Cast) -> tuple[Register, Register]:
    """Actors and places of a cast by their offsets."""
    return (
        _register([(m.start, m.end, one.id, m.form, str(one.type)) for one in cast.actors for m in one.mentions]),
        _register([(m.start, m.end, one.id, m.form, one.kind) for one in cast.places for m in one.mentions]),
    )


def _register(mentions: list[tuple[int, int, str, str, str]]) -> Register:
    ordered = tuple(sorted(mentions))
    return Register(tuple(one[0] for one in ordered), ordered, max((one[1] - one[0] for one in ordered), default=0))


@lru_cache(maxsize=8)
def _nationalities(lexicon: Lexicon) -> dict[str, str]:
    """Folded adjective of nationality, in its forms without the article -> ISO 3166-1 alpha-3."""
    found: dict[str, str] = {}
    for row in lexicon["nisba.tsv"]:
        for nisba in row.all("nisba"):
            for ending in ("", "ه", "ون", "ين", "ات", "ان", "تين", "تان"):
                found.setdefault(skeleton(nisba) + ending, row["iso3"])
    return found


def lands_of(cast: Cast, states: dict[str, str]) -> dict[str, str]:
    """Places of the article -> the actor that stands for the state that they lie in, or are."""
    return {one.id: states[one.country] for one in cast.places if one.country is not None and one.country in states}


def states_of(cast: Cast) -> dict[str, str]:
    """ISO code -> the actor that stands for the state: the state itself, else its government, else its army."""
    found: dict[str, tuple[int, str]] = {}
    for one in cast.actors:
        if one.country and one.type in STATELY:
            rank = STATELY.index(one.type)
            if one.country not in found or rank < found[one.country][0]:
                found[one.country] = (rank, one.id)
    return {country: one for country, (_, one) in found.items()}


def scene_of(
    sentence: Sentence,
    actors: Register,
    places: Register,
    lexicon: Lexicon,
    states: dict[str, str],
    lands: dict[str, str],
) -> Scene:
    """The scene of one sentence; ``states`` and ``lands`` say which actor stands for which country."""
    nationalities = _nationalities(lexicon)
    tokens = sentence.tokens
    starts = tuple(token.start for token in tokens)
    forms = tuple(forms_of(token) for token in tokens)
    named = _by_token(sentence, starts, actors)
    at = {token.start: i for i, token in enumerate(tokens)}
    return Scene(
        sentence=sentence,
        tokens=tokens,
        forms=forms,
        unnamed=tuple(frozenset() if _is_public_name(one) else words for one, words in zip(named, forms, strict=True)),
        clauses={at[clause.trigger.start]: clause for clause in sentence.clauses if clause.trigger.start in at},
        actors=named,
        places=_by_token(sentence, starts, places),
        starts=starts,
        nations=tuple(
            states.get(nationalities.get(token.key, "")) if token.pos in ("ADJ", "X", "PROPN") else None
            for token in tokens
        ),
        lands=lands,
    )


def _is_public_name(named: Named | None) -> bool:
    return (
        named is not None
        and named.form == "name"
        and named.end - named.start > 1
        and named.type in ("state", "international organisation", "alliance")
    )


def _by_token(sentence: Sentence, starts: tuple[int, ...], register: Register) -> tuple[Named | None, ...]:
    found: list[Named | None] = [None] * len(starts)
    if not starts:
        return ()
    for start, end, id_, form, kind in register.within(sentence.start, sentence.end):
        first = max(0, bisect_right(starts, start) - 1)
        last = max(first + 1, bisect_left(starts, end))
        named = Named(id_, first, last, form, kind)
        for i in range(first, last):
            other = found[i]
            if other is None or other.end - other.start < last - first:
                found[i] = named
    return tuple(found)


def is_conjoined(token: Token) -> bool:
    """Whether ``و`` or ``أو`` joins the token to what precedes it."""
    return bool(token.proclitics) and token.proclitics[0] == "و"


def is_bare(token: Token) -> bool:
    """Whether nothing but the article is written onto the token: no preposition, no conjunction."""
    return token.proclitics in ((), ("ال",))


def named_in(scene: Scene, start: int, end: int, *, deep: bool = True) -> tuple[Named, ...]:
    """The actors that a noun phrase stands for: its head and what is joined to it.

    Where the head names nobody (positions, a convoy, aircraft), its owner inside the phrase stands for it, unless
    ``deep`` is false.
    """
    found: list[Named] = []
    tokens, i = scene.tokens, start
    end = min(end, len(tokens), start + LONGEST_NAMES)
    fresh = True
    while i < end:
        named, word = scene.actors[i], tokens[i]
        if i > start and word.key in STOPS and word.key not in "،,":
            break
        if named is not None and (fresh or not found):
            found.append(named)
            i, fresh = named.end, False
            continue
        if found:
            if word.pos == "CCONJ" or word.key in ("او", "و"):
                fresh = True
                i += 1
                continue
            if is_conjoined(word):
                if word.pos == "VERB":
                    break
                fresh = True
                if named is None and not deep:
                    break
                if named is None:
                    owner = named_in(scene, i, _phrase_end(scene, i, end))
                    found.extend(one for one in owner if one not in found)
                    break
                continue
            if word.pos in ("ADJ", "NUM") or (named is not None and named.form == "nisba"):
                i += 1
                continue
            if named is not None and word.pos in ("PROPN", "X"):
                i = named.end
                continue
            break
        if i > start and (word.pos in ("VERB", "SCONJ", "PUNCT") and word.key not in "\"'«»“”()،,"):
            break
        if i > start and not deep:
            break
        if i > start and word.pos == "ADP" and word.key not in OWNERSHIP and not _is_member(tokens, start, i):
            break
        if i > start and any(c in ("ب", "ك") for c in word.proclitics):
            break
        i += 1
    return tuple(found)


MEMBERS = frozenset(
    {"ضابط", "جندي", "عنصر", "مقاتل", "قيادي", "شرطي", "عسكري", "مجند", "رقيب", "عقيد", "عميد", "ملازم", "نقيب", "رايد"}
)
"""Lemmas of men of a force, which ``في`` names after them."""


def _is_member(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether ``في`` leads to whose man a phrase is about (``ضابط في الجيش``)."""
    return (
        tokens[at].key == "في"
        and not tokens[at].pronoun
        and tokens[at - 1].pos != "ADP"
        and any(token.lemma in MEMBERS for token in tokens[start:at])
    )


def _phrase_end(scene: Scene, at: int, limit: int) -> int:
    return min(limit, max(noun_phrase(scene.tokens, at), at + 1))


def reach(scene: Scene, start: int, end: int) -> int:
    """Index to which a noun phrase may be followed for its owner (``مواقع تابعة للتنظيم``) and what is joined to it."""
    tokens = scene.tokens
    i, limit = end, min(len(tokens), start + REACH)
    while i < limit:
        word = tokens[i]
        named = scene.actors[i]
        if named is not None and named.start < i:
            i = named.end
            continue
        if word.pos in ("VERB", "SCONJ", "AUX") or word.role in ("relative", "that", "but", "negation"):
            break
        if word.pos == "PUNCT":
            if word.key not in "\"'«»“”()":
                break
            i += 1
            continue
        if word.pos == "ADP" and (word.key in OWNERSHIP or _is_member(tokens, start, i)):
            i = max(noun_phrase(tokens, i + 1), i + 1)
        elif "ل" in word.proclitics or is_conjoined(word):
            i = max(noun_phrase(tokens, i), i + 1)
        elif word.key in OWNERSHIP or word.pos in ("ADJ", "PROPN", "X"):
            i += 1
        elif word.key == "و" or word.role == "coordinator":
            i = max(noun_phrase(tokens, i + 1), i + 1)
        else:
            break
    return min(max(i, end), len(tokens))
