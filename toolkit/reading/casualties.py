"""People told by their number: ``368 شخصا``, ``أصيب 37 آخرون``, ``مقتل خمسة``. Each number is a group of its own."""

from __future__ import annotations

from toolkit.model import ActorType, Number
from toolkit.reading.parser import NOMINAL, Parser, Phrase, Referent
from toolkit.reading.vocabulary import ARTICLE
from toolkit.reading.words import Word

OTHERS = frozenset({"اخر", "اخرون", "اخرين", "اخران", "اخري", "اخريات"})
TWO = frozenset({"اثنان", "اثنين", "اثنتان", "اثنتين"})
"""Numbers that repeat the dual before them."""
SUFFERED = frozenset({"killed", "injured", "missing", "captured", "detained", "displaced"})
"""What a word of ``counted_acts.tsv`` may do to people that only their number tells."""
CASUALTIES = "casualties"
"""How the ids of people begin whom only a number of killed or wounded names."""
OF_WHOM = {"casualties": "من الضحايا", "protesters": "من المتظاهرين"}
"""Who people are whom only their number names."""
CROWDS = frozenset({"تظاهر", "احتج", "اعتصم", "تجمهر"})
"""Lemmas of verbs that people do whom only their number tells."""
NEAR = 3
"""Words between such a word and the number, bounds like ``ما لا يقل عن`` aside."""


def counted(parser: Parser, at: int, form: str) -> Phrase | None:
    """People by their number, with the noun, the nationality or nothing after it."""
    number = parser.numbers.get(at)
    word = parser.words[at]
    if number is None or parser.dated[at] or (word.token and form.removeprefix(ARTICLE) != word.token.key):
        return None
    end = _after(parser, at, number)
    value = "many" if number.value is None else str(number.value).removesuffix(".0").replace(".", "-")
    found = _noun(parser, end)
    if found is not None:
        last, slug, kind, name_en, rule = found
        where = parser.country_at(last)
        last, country = (where[0], where[1]) if where else (last, None)
    elif (nation := _nation(parser, end, number)) is not None:
        last, country, rule = end + 1, nation[0], nation[1]
        slug, kind, name_en = "people", "civilians", "people"
    elif _is_casualty(parser, at, number) and (more := _nobody(parser, end)) is not None:
        last, country, rule = more, None, ""
        slug, kind, name_en = CASUALTIES, "civilians", "people"
    elif _is_crowd(parser, at, number) and (more := _nobody(parser, end)) is not None:
        last, country, rule = more, None, ""
        slug, kind, name_en = "protesters", "civilians", "protesters"
    else:
        return None
    english = f"{number.value:,} {name_en}" if number.value is not None else name_en
    referent = Referent("counted", f"{slug}-{value}", kind, country, english, words=() if rule else (CASUALTIES,))
    first = end if rule and parser.words[end].key != "من" else at  # the noun names them, without it the number does
    return parser.made(first, last, "group", f"counted {rule}".rstrip(), referent, definite=False)


def number_before(parser: Parser, at: int) -> Number | None:
    """The number that stands at a word or right before it."""
    return parser.numbers.get(at) or next(
        (parser.numbers[back] for back in range(at - 1, max(-1, at - 1 - NEAR), -1) if back in parser.numbers), None
    )


def _after(parser: Parser, at: int, number: Number) -> int:
    end = at + 1
    while end < len(parser.words) and parser.words[end].start < number.end:
        end += 1
    return end


def _noun(parser: Parser, at: int) -> tuple[int, str, ActorType, str, str] | None:
    """The counted people after a number, ``من`` between them aside: end, slug, type, English name, row."""
    if not parser.follows(at):
        return None
    at += parser.words[at].key == "من" and parser.follows(at + 1)
    found = parser.head(at, parser.words[at].key, "people")
    if found is None:
        return None
    end, head = found
    return end, head.slug, head.type, head.name_en, head.row  # type: ignore[return-value]


def _nation(parser: Parser, at: int, number: Number) -> tuple[str, str] | None:
    """``368 سوريا``: an adjective of nationality that stands for the people."""
    if not parser.follows(at):
        return None
    word = parser.words[at]
    nisba = parser.known.nisbas.get(word.key)
    if nisba is None or nisba.definite or nisba.people != "civilians":
        return None
    if at + 1 < len(parser.words) and parser.follows(at + 1) and parser.words[at + 1].pos in NOMINAL - {"ADJ"}:
        return None
    return nisba.iso3, nisba.row


def _nobody(parser: Parser, at: int) -> int | None:
    """Where a number without a noun ends: before what is no noun, or after ``آخرون``."""
    if at >= len(parser.words) or not parser.follows(at):
        return at
    word = parser.words[at]
    if word.key in OTHERS:
        return at + 1
    if word.key == "من":
        return None
    clitic = word.token is not None and any(one in ("ب", "و", "ف", "ل") for one in word.token.proclitics)
    return at if clitic or word.pos not in NOMINAL | {"NUM"} else None


def _is_casualty(parser: Parser, at: int, number: Number) -> bool:
    """Whether a word right before the number, or the verb right after it, says that people suffer."""
    first = at
    while first and parser.words[first - 1].end > number.start:
        first -= 1
    if parser.words[at].key in TWO and parser.qualifies(at):
        return False
    for i in range(first - 1, max(-1, first - 1 - NEAR), -1):
        word = parser.words[i]
        if _suffers(parser, word):
            return True
        if not parser.follows(i + 1) or word.pos == "VERB":
            break
    end = _after(parser, at, number)
    return parser.follows(end) and parser.words[end].pos == "VERB" and _suffers(parser, parser.words[end])


def _is_crowd(parser: Parser, at: int, number: Number) -> bool:
    """Whether a verb of protest stands right before the number: ``تظاهر مئات الآلاف``."""
    first = at
    while first and parser.words[first - 1].end > number.start:
        first -= 1
    before = parser.words[first - 1] if first else None
    return before is not None and before.token is not None and before.pos == "VERB" and before.token.lemma in CROWDS


def _suffers(parser: Parser, word: Word) -> bool:
    return word.token is not None and parser.known.suffering.get(word.token.lemma, "") in SUFFERED
