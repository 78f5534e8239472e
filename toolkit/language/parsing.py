"""From text to sentences with their words and clauses: the order in which the parts of the language layer are asked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from toolkit.language.clauses import find_clauses
from toolkit.language.dates import find_dates
from toolkit.language.folding import bare, skeleton
from toolkit.language.lexemes import Lexemes, Reading, lexemes
from toolkit.language.masdars import find_masdars
from toolkit.language.numbers import find_numbers
from toolkit.language.reference import Actors
from toolkit.language.sentences import divide
from toolkit.language.tagging import tag
from toolkit.language.tokens import pieces
from toolkit.lexicon import Lexicon
from toolkit.model import Article, Date, Number, Parse, Sentence, Span, Token


def parse_article(article: Article, lexicon: Lexicon | None = None) -> Parse:
    """The pipeline's first stage."""
    return parse(article.text, published=article.published, lexicon=lexicon)


def parse(text: str, *, published: date | None = None, lexicon: Lexicon | None = None) -> Parse:
    """Sentences with their tokens and clauses, numbers and dates.

    Any text survives; the time is linear in its length.

    >>> [token.pos for token in parse("وصل الوزير").sentences[0].tokens]
    ['VERB', 'NOUN']
    """
    numbers, dates = _quantities(text, published, lexicon)
    sentences: list[Sentence] = []
    stock = lexemes(lexicon)
    dotted = text.count("على") <= text.count(" علي ")
    start = 0
    timed = _Covered(dates)
    counted = _Covered([one for one in numbers if not one.dual])
    bounds = _Covered([one for one in numbers if _BOUND.match(text, one.start, one.end)])
    for number, line in enumerate(text.split("\n")):
        found = pieces(line)
        actors: Actors = []
        for first, last in divide(line, found):
            pieces_here = found[first:last]
            sentences.append(
                _sentence(text, line, start, pieces_here, number, timed, counted, bounds, actors, dotted, stock)
            )
        start += len(line) + 1
    return Parse(text, tuple(sentences), numbers, dates)


def _quantities(
    text: str, published: date | None, lexicon: Lexicon | None
) -> tuple[tuple[Number, ...], tuple[Date, ...]]:
    dates = find_dates(text, published=published, lexicon=lexicon)
    return find_numbers(text, dates=dates, lexicon=lexicon), dates


class _Covered:
    """Where time expressions and quantities lie."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.starts = [one.start for one in spans]
        self.ends = [one.end for one in spans]

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]


def _sentence(
    text: str,
    line: str,
    offset: int,
    found: Sequence[tuple[int, int, str]],
    number: int,
    timed: _Covered,
    counted: _Covered,
    bounds: _Covered,
    actors: Actors,
    dotted: bool,
    stock: Lexemes,
) -> Sentence:
    words = [bare(line[start:end]) if kind == "word" else line[start:end] for start, end, kind in found]
    kinds = [kind for _, _, kind in found]
    nominal = frozenset(
        i for i, (start, end, _) in enumerate(found)
        if end - start > len(words[i]) and _TANWEEN.search(line, start, end)
    )  # fmt: skip
    tokens: list[Token] = []
    inside = [offset + end - 1 in timed and (kind != "mark" or offset + end in timed) for _, end, kind in found]
    tagged = tag(words, kinds, dotted=dotted, nominal=nominal, timed=inside, stock=stock)
    for (start, end, kind), word, one, at_time in zip(found, words, tagged, inside, strict=True):
        role = "time" if at_time else None
        token = _token(text, offset + start, offset + end, kind, word, one, role, _classes(one, tokens, stock))
        if token.key == "." and tokens and len(words) > len(tokens) + 1 and tokens[-1].end == token.start:
            token = replace(token, key="", lemma="", rule="point of an abbreviation")
        if role is None and offset + end - 1 in counted:
            token = _bound(token) if offset + end - 1 in bounds else _counted(token)
        tokens.append(token)
    clauses = find_clauses(tokens, actors, stock)
    masdars = find_masdars(tokens, clauses, stock)
    return Sentence(tokens[0].start, tokens[-1].end, number, tuple(tokens), clauses, masdars)


_BOUND = re.compile("ما |بين |ما بين |من [0-9٠-٩]")
"""How the bound words of a number begin that would be words of the clause elsewhere (``ما لا يقل عن``)."""


def _bound(token: Token) -> Token:
    """A word of a quantity whose bounds are told in words of a clause: part of the number, no verb or preposition."""
    if token.pos in ("PUNCT", "NUM"):
        return token
    if token.pos in ("NOUN", "ADJ", "PROPN"):
        return _counted(token)
    return replace(
        token, pos="PART", role="bound", person=None, tense=None, voice=None, transitive=None, rule="bound of a number"
    )


ABOUT = frozenset({"نحو", "حوالي", "قرابه", "زهاء"})


def _counted(token: Token) -> Token:
    """A word of a quantity is a number, but for bound words (أكثر من) and what is counted in the dual."""
    if token.pos == "ADP" and token.key in ABOUT and not token.pronoun:
        return replace(token, pos="NUM", role=None)
    if token.pos not in ("NOUN", "ADJ", "PROPN") or token.derivation == "elative" or token.lemma in ("واحد", "ماء"):
        return token
    return replace(token, pos="NUM")


DERIVATIONS = {
    "m": "masdar", "a": "active participle", "p": "passive participle", "q": "adjective", "n": "nisba", "c": "elative",
    "l": "place", "x": "intensive", "s": "abstract",
}  # fmt: skip
NUMBERS = {"s": "singular", "d": "dual", "p": "plural"}
GENDERS = {"m": "masculine", "f": "feminine"}
CONSTRUCT = {"c": True, "a": False, "x": False}
TENSES = {"p": "past", "i": "present", "m": "imperative"}


ADDRESS = ("http", "www.")
"""How addresses of the net begin."""
NO_CLASSES: frozenset[str] = frozenset()
STATE, COMPOUND, GIVEN = frozenset({"state"}), frozenset({"compound"}), frozenset({"given"})


def _classes(one: Reading | None, before: list[Token], stock: Lexemes) -> frozenset[str]:
    """The classes of a word; ``state`` for the name of a state or capital, ``compound`` after a preposition."""
    if one is None:
        return NO_CLASSES
    found = stock.of_lemma.get(one.lemma, NO_CLASSES)
    if one.key in stock.states:
        return found | STATE
    if one.key in stock.given and one.nominal:
        return found | GIVEN
    if before and before[-1].key in stock.compounds and f"{before[-1].key} {one.key}" in stock.function:
        return found | COMPOUND
    return found


def _token(
    text: str,
    start: int,
    end: int,
    kind: str,
    word: str,
    one: Reading | None,
    role: str | None,
    classes: frozenset[str],
) -> Token:
    whole = Span(start, end)
    if one is None:
        key = skeleton(word)
        pos = {"mark": "PUNCT", "number": "NUM", "latin": "X"}.get(kind, "X")
        if kind == "latin" and (key.startswith(ADDRESS) or text[start - 1 : start] == "/"):
            pos = "SYM"
        return Token(start, end, whole, key, key, pos, rule=kind, role=role)
    stem = whole if not (one.before or one.after) else _stem(text, start, end, len(word), one)
    code = one.code
    written = text[start:end] if end - start > len(word) else ""
    definite = "ال" in one.proclitics or (one.pronoun is not None and one.nominal)
    if one.pos == "VERB":
        return Token(
            start, end, stem, one.key, one.lemma, "VERB", one.proclitics, one.pronoun,
            int(code[3]), NUMBERS[code[5]], GENDERS.get(code[4]), TENSES[code[1]],  # type: ignore[arg-type]
            "passive" if code[2] == "p" or _vowelled_passive(written, one) else "active", False, one.rule,
            role=role, transitive={"t": True, "i": False}.get(code[6]), classes=classes,
        )  # fmt: skip
    if code and code[0] == "N" and one.nominal:
        return Token(
            start, end, stem, one.key, one.lemma, one.pos, one.proclitics, one.pronoun,
            None, NUMBERS[code[2]], GENDERS.get(code[3]), None, None, definite, one.rule,  # type: ignore[arg-type]
            DERIVATIONS.get(code[1]), "oblique" if FATHATAN in written else _case(one), CONSTRUCT.get(code[4]),
            role, classes=classes,
        )  # fmt: skip
    if one.nominal:
        return Token(
            start, end, stem, one.key, one.lemma, one.pos, one.proclitics, one.pronoun,
            definite=definite, rule=one.rule, role=role, classes=classes,
        )  # fmt: skip
    return Token(
        start, end, stem, one.key, one.lemma, one.pos, one.proclitics, one.pronoun,
        rule=one.rule, role=role or code, classes=classes,
    )  # fmt: skip


_TANWEEN = re.compile("[\N{ARABIC FATHATAN}\N{ARABIC DAMMATAN}\N{ARABIC KASRATAN}]")
FATHATAN, DAMMA = "\N{ARABIC FATHATAN}", "\N{ARABIC DAMMA}"


def _vowelled_passive(written: str, one: Reading) -> bool:
    """Whether the marks of a word show the passive: u after the first letter of a perfect verb."""
    return one.code[1] == "p" and written[one.before + 1 : one.before + 2] == DAMMA


def _case(one: Reading) -> Literal["nominative", "oblique"] | None:
    state, number, key = one.code[4], one.code[2], one.key
    if state == "x":
        return "oblique"
    if number == "p" and state in "ac":
        return "nominative" if key.endswith(("ون", "و")) else "oblique" if key.endswith(("ين", "ي")) else None
    if number == "d":
        return "nominative" if key.endswith(("ان", "ا")) else "oblique"
    return None


def _stem(text: str, start: int, end: int, length: int, one: Reading) -> Span:
    """Offsets of the stem; marks and tatweel go with the letter before them."""
    if end - start == length:
        return Span(start + one.before, end - one.after)
    letters = [i for i in range(start, end) if bare(text[i])]
    if len(letters) != length:
        return Span(start, end)
    return Span(letters[one.before], letters[length - one.after] if one.after else end)
