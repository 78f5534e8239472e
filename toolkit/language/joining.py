"""Which words belong to one noun phrase: complements, adjectives, names in apposition, what is joined by و."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.model import Token

NOMINAL = frozenset({"NOUN", "ADJ", "PROPN", "X"})
OPENING = frozenset("\"'«“‘([")
CLOSING = frozenset("\"'»”’)]")
ONE = frozenset({"احد", "احدي"})
"""One: of several, so what completes it is in the plural."""
LISTING = frozenset("-)–")
"""Marks after the number of a list's item."""
STOPS = frozenset((*".؛:؟?!…", "..", "...", "...."))
PREPOSITIONS = frozenset("بلك")
ARTICLE = ("ال",)
EMPHATIC = frozenset({"نفس", "ذات", "عين", "كل", "جميع"})
"""Nouns that go back, by their pronoun, to the definite noun before them (``الوزير نفسه``)."""
LONGEST_NAME = 8
"""Tokens that a quoted or bracketed piece inside a noun phrase may have."""
PARTICIPLES = frozenset({"active participle", "passive participle", "adjective", "nisba"})
THIRD_FORM = re.compile("م.ا..ه")
"""The shape that feminine participles share with masdars (``المعارضة``)."""


def starts_phrase(token: Token) -> bool:
    """Whether a noun phrase without a preposition may begin at the token."""
    if token.role == "time":
        return False
    if token.pos in NOMINAL or is_count(token) or token.role == "demonstrative":
        return not prefixed(token)
    return False


def is_count(token: Token) -> bool:
    """Whether a token is a number, or a word of its bounds (``ما لا يقل عن``)."""
    return token.pos == "NUM" or token.role == "bound"


def prefixed(token: Token) -> bool:
    """Whether a preposition is written onto the token."""
    return any(clitic in PREPOSITIONS for clitic in token.proclitics)


def conjoined(token: Token) -> bool:
    """Whether a conjunction is written onto the token."""
    return bool(token.proclitics) and token.proclitics[0] in "وف"


def is_definite(token: Token) -> bool:
    """Whether a word is definite by itself: the article, a pronoun, or a name."""
    return token.definite or token.pos == "PROPN"


def counts_from(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` is من before a noun, not the beginning of a longer preposition (``من قبل``)."""
    token = tokens[i]
    if token.key != "من" or token.pos != "ADP" or token.pronoun:
        return False
    return i + 1 == len(tokens) or "compound" not in tokens[i + 1].classes


def joins(tokens: Sequence[Token], head: int, i: int, last: Token, definite: bool, named: bool) -> bool:
    """Whether a nominal without conjunction belongs to the phrase that it follows; ``named``: which ends in a name."""
    token = tokens[i]
    if i - 2 >= head and "name" in tokens[i - 2].classes and not tokens[i - 2].definite:
        return _goes_on(tokens, i)
    if token.proclitics == ARTICLE:
        if last.pos == "PROPN" and "state" in last.classes and not last.definite:
            return token.pos == "ADJ" and token.gender != "masculine"
        if (named or last.pos == "PROPN") and several_people(token):
            return False
        if named and "title" in token.classes and _name_follows(tokens, i):
            return False
        if named or last.pos == "PROPN" or "name" in last.classes:
            if token.pos != "NOUN" or token.derivation is not None or "name" in last.classes:
                return True
            titled = i - 1 > head and tokens[i - 2].pos not in ("PROPN", "X") and "state" not in last.classes
            return titled and token.gender == "masculine" and token.number == "singular"
        if tokens[head].lemma == "اي" and i - 1 > head:
            return False
        if not is_definite(last):
            describes = last.pos == "ADJ" and i - 1 > head and last.gender == tokens[i - 2].gender
            return last.construct is not False and not describes
        if modifies(token, last) or modifies(token, tokens[head]):
            return True
        if token.derivation == "masdar" and THIRD_FORM.fullmatch(token.key) and last.gender == token.gender:
            return last.derivation in PARTICIPLES if i - 1 > head else not (head and tokens[head - 1].pos == "VERB")
        if "title" in token.classes:
            return _titled(tokens, head, i) and _name_follows(tokens, i)
        return "name" in token.classes and _titled(tokens, head, i)
    if token.proclitics or (token.pronoun and token.lemma == "قول"):
        return False
    if token.pronoun and token.lemma in EMPHATIC:
        return is_definite(last)
    if nominal_clause(tokens, i):
        return False
    if token.pronoun and token.number == "singular" and last.key in ONE and last.pronoun is None:
        return False  # لم يعلن أحد مسؤوليته
    if token.pronoun and not definite and i - 1 > head and (last.pos == "ADJ" or last.derivation in PARTICIPLES):
        return token.lemma in EMPHATIC
    if token.pronoun and (definite or (i == head + 1 and head and tokens[head - 1].pos == "NUM")):
        return False
    if token.pos in ("PROPN", "X") or "name" in token.classes:
        if last.pos in ("PROPN", "X"):
            return "state" not in token.classes
        if definite:
            return not last.pronoun and "state" not in token.classes and _titled(tokens, head, i)
        return last.construct is not False
    if "name" in last.classes and not last.definite:
        return True
    if named:
        return _part_of_name(tokens, i)
    if definite:
        return named_so(tokens, i) and _titled(tokens, head, i)
    if last.pos == "ADJ" and i - 1 > head and token.pos == "NOUN":
        completed = i + 1 < len(tokens) and tokens[i + 1].proclitics == ARTICLE
        if completed or token.derivation in (None, "masdar", "place"):
            return False
    if "place" in last.classes and token.derivation is None:
        return True
    if last.construct is False:
        if token.case is not None and last.case is not None and token.case != last.case:
            return False
        return token.pos == "ADJ" or (token.case == last.case and token.derivation is not None)
    return token.case != "oblique" or token.number != "singular"


def nominal_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun with a pronoun begins a clause that describes the noun before it (``قوة عمادها المشاة``)."""
    token = tokens[i]
    if "describes" not in token.classes or not token.pronoun or token.proclitics or i + 1 >= len(tokens) or not i:
        return False
    before = tokens[i - 1]
    if before.pos not in ("NOUN", "ADJ") or before.definite or not starts_phrase(tokens[i + 1]):
        return False
    feminine = before.gender == "feminine" or before.number == "plural"
    return token.pronoun == ("ها" if feminine else "ه") or before.number in ("plural", "dual")


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word goes on with a name whose part before it was of two words (``عبد الله صالح``)."""
    token = tokens[i]
    if token.proclitics == ARTICLE:
        return token.pos != "NOUN" or token.derivation is not None
    return token.pos in ("PROPN", "X") or _part_of_name(tokens, i)


def modifies(token: Token, noun: Token) -> bool:
    """Whether a definite word can be an adjective of a definite noun."""
    if token.pos != "ADJ" and token.derivation in (None, "masdar", "place", "intensive"):
        return False
    if token.pos != "ADJ" and "title" in token.classes:
        return False
    if several_people(token) and not _may_be_people(token, noun):
        return False
    if noun.pos in ("PROPN", "X"):
        return True
    if noun.number == "plural":
        return token.number == "plural" or token.gender == "feminine"
    if noun.number == "dual":
        return token.number == "dual" or (several_people(token) and token.case == noun.case)
    return token.number != "plural" and (noun.gender is None or token.gender is None or token.gender == noun.gender)


def several_people(token: Token) -> bool:
    """Whether a word is a sound masculine plural, which only people have (``المدنيين``)."""
    return token.number == "plural" and token.gender == "masculine" and token.construct is not None


def _may_be_people(token: Token, noun: Token) -> bool:
    """Whether a noun can be described by a word in the plural of people: the same case, neither one nor she."""
    if noun.case is not None and token.case is not None and noun.case != token.case:
        return False
    return noun.number in ("plural", "dual") and noun.gender != "feminine"


def _titled(tokens: Sequence[Token], head: int, i: int) -> bool:
    """Whether the phrase so far is somebody's title, so that a name may follow."""
    return any("title" in tokens[k].classes for k in range(max(head, i - 12), i))


def _name_follows(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name comes soon after a title (``الفريق أول الركن سالم``)."""
    for token in tokens[i + 1 : i + 4]:
        if token.pos in ("PROPN", "X"):
            return not token.proclitics
        if token.pos not in NOMINAL or token.proclitics not in ((), ARTICLE):
            return False
    return False


def _part_of_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a plain word after a name goes on with it (names are also words)."""
    token = tokens[i]
    if token.case == "oblique" or token.gender == "feminine" or token.derivation == "masdar" or token.pronoun:
        return False
    if "given" in token.classes and not token.proclitics:
        return True
    if token.number == "plural" and not token.rule.startswith("guess"):
        return False
    if token.pos == "ADJ" and token.derivation == "adjective":
        return True
    follows = tokens[i + 1] if i + 1 < len(tokens) else None
    return follows is None or follows.pos not in NOMINAL or follows.pos == "PROPN" or bool(follows.proclitics[1:])


def named_so(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word right after a title is a name that is also an adjective (``الدكتور خليل الحربي``)."""
    token = tokens[i]
    if token.proclitics or token.pronoun or token.case or token.gender == "feminine" or "title" in token.classes:
        return False
    if token.derivation not in ("active participle", "passive participle", "adjective", "intensive"):
        return False
    follows = tokens[i + 1] if i + 1 < len(tokens) else None
    return follows is not None and (follows.pos == "PROPN" or (follows.pos == "ADJ" and follows.proclitics == ARTICLE))


def coordinates(tokens: Sequence[Token], i: int, definite: bool, *, counted: bool) -> bool:
    """Whether ``و`` at token ``i`` joins another head to the phrase rather than opening a clause of its own."""
    token = tokens[i]
    if token.proclitics[0] != "و" or token.proclitics[1:] not in ((), ARTICLE):
        return False
    if counted and token.derivation == "masdar":
        completed = not token.definite and i + 1 < len(tokens) and tokens[i + 1].proclitics == ARTICLE
        if completed and starts_phrase(tokens[i + 1]):
            return False  # مقتل 15 شخصا وإصابة المئات
    if is_definite(token) != definite and definite:
        return i + 1 < len(tokens) and is_definite(tokens[i + 1]) and tokens[i + 1].pos in NOMINAL
    return not opens_clause(tokens, i)


def opens_clause(tokens: Sequence[Token], i: int) -> bool:
    """Whether the phrase that ``و`` joins at token ``i`` is the subject of a verb right after it."""
    end = i + 1
    while end < len(tokens) and end < i + 6 and tokens[end].pos in NOMINAL and not tokens[end].proclitics[1:]:
        if conjoined(tokens[end]):
            return False
        end += 1
    if end >= len(tokens) or tokens[end].pos != "VERB" or conjoined(tokens[end]):
        return False
    verb, noun = tokens[end], tokens[i]
    if verb.person != 3 or (not is_definite(noun) and not any(is_definite(t) for t in tokens[i:end])):
        return False
    if noun.number in ("singular", None):
        return verb.number == "singular" and (noun.gender is None or noun.gender == verb.gender)
    return True


def number_names(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number is the name of what precedes it (``القرار 1559``) and counts nothing itself."""
    follows = tokens[i + 1] if i + 1 < len(tokens) else None
    if not tokens[i].key.isdecimal() or (follows is not None and follows.key in LISTING):
        return False
    return follows is None or follows.pos not in NOMINAL or bool(follows.proclitics)


def bracketed(tokens: Sequence[Token], i: int) -> int:
    """Index after a short quoted or bracketed name that opens at ``i``; 0 where none does."""
    if tokens[i].key not in OPENING or (tokens[i].key in "\"'" and _closes(tokens, i)):
        return 0
    if i + 1 < len(tokens) and tokens[i + 1].pos in ("ADV", "PART", "SCONJ", "PRON", "CCONJ"):
        return 0  # no name: what somebody says
    for j in range(i + 1, min(len(tokens), i + 2 + LONGEST_NAME)):
        if tokens[j].pos == "VERB":
            return 0
        if tokens[j].key in CLOSING:
            return j + 1 if j > i + 1 else 0
    return 0


def accusative(token: Token) -> bool:
    """Whether a word carries the alef of the indefinite accusative, and so is acted on (``أعلن الرئيس «حربا»``)."""
    return token.case == "oblique" and token.number == "singular" and token.pos == "NOUN"


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """Whether a straight quotation mark leans on the word before it, and so closes."""
    leans = i > 0 and tokens[i - 1].end == tokens[i].start
    return leans and (i + 1 == len(tokens) or tokens[i + 1].start > tokens[i].end)
