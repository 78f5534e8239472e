"""Persons whom neither an office nor a list of given names announces: by the words around their name."""

from __future__ import annotations

from toolkit.reading.parser import Parser, Phrase, Referent
from toolkit.reading.persons import LINKS, is_unknown, name_end
from toolkit.reading.vocabulary import ARTICLE
from toolkit.reading.words import Word

LONGEST = 4
CLOSING = frozenset({"SCONJ", "ADP", "PRON", "PART", "VERB", "ADV", "DET", "AUX", "CCONJ"})
"""What may follow a name at once."""
NAMELIKE = frozenset({"PROPN", "X"})
SAYING = frozenset({"عن", "بحسب", "حسب"})
"""Prepositions before a speaker."""
SAID = frozenset({"قوله", "قولها", "ان", "انه", "انها"})
"""What follows a speaker behind a preposition."""
IT_IS = frozenset({"وهو", "وهي", "هو", "هي"})


def spoken_name(parser: Parser, at: int, form: str) -> Phrase | None:
    """A name of two words or more, one of them in no dictionary, right behind a verb of speech or before a role."""
    if form != parser.words[at].key or form == "علي" or not _may_open(parser, at):
        return None
    end = _end(parser, at)
    if end - at < 2 or not _closes(parser, at, end):
        return None
    if not (_said_before(parser, at, end) or _role_after(parser, end) or _role_before(parser, at)):
        return None
    words = tuple(word.key for word in parser.words[at:end])
    return parser.made(at, end, "name", "spoken-name", Referent("person", "", "person", words=words))


def _may_open(parser: Parser, at: int) -> bool:
    """Whether the word may be the first of a name; quick, since most words may not."""
    word = parser.words[at]
    if not at or at + 1 >= len(parser.words) or not parser.follows(at + 1) or parser.dated[at]:
        return False
    after, given = parser.words[at + 1], parser.known.given
    if _family(after) and (_strong(word, parser) or _plain(word, parser)):
        return True
    if not (word.pos in NAMELIKE or after.pos in NAMELIKE or word.key in given or after.key in given):
        return False
    return (_strong(word, parser) and (_plain(after, parser) or _misread(after))) or (
        _plain(word, parser) and _strong(after, parser)
    )


def _end(parser: Parser, at: int) -> int:
    """Where the words that can make a name end: no ordinary word of it but beside one that is in no dictionary."""
    end = at
    while end < len(parser.words) and end - at < LONGEST and not (end > at and parser.words[end].before):
        word = parser.words[end]
        strong = _strong(word, parser) or word.key in LINKS
        near = end - at < 2 and (end == at or _strong(parser.words[end - 1], parser))
        surname = end - at > 0 and _is_surname(word) and parser.words[end - 1].pos == "PROPN"
        surname = surname or (end - at == 1 and _family(word))
        if not strong and not surname and not (near and (_plain(word, parser) or (end > at and _misread(word)))):
            break
        end += 1
    while end > at and parser.words[end - 1].key in LINKS:
        end -= 1
    return end


def _strong(word: Word, parser: Parser) -> bool:
    """Whether a word is hardly anything but a name."""
    common = parser.known.given.get(word.key)
    if common is not None:
        return not common and not (word.token and word.token.proclitics)
    return is_unknown(word) and word.pos in NAMELIKE and _bare(word, parser)


def _plain(word: Word, parser: Parser) -> bool:
    """Whether an ordinary word may be part of a name: indefinite, and no noun that names somebody itself."""
    return word.pos in {"NOUN", "ADJ", "PROPN", "X"} and len(word.key) > 2 and _bare(word, parser)


def _bare(word: Word, parser: Parser) -> bool:
    key, known = word.key, parser.known
    if key.startswith((ARTICLE, "لل", "بال", "وال")) or not key.isalpha() or key in LINKS:
        return False
    if word.pos != "PROPN" and key.endswith("ا") and not key.endswith("يا"):
        return False  # مؤكدا: an adverb
    if word.token and (word.token.pronoun or word.token.case == "oblique" or word.token.number in {"dual", "plural"}):
        return False
    if word.token and word.token.proclitics:
        return False
    body = known.rows.get(known.actors.get(key, ""))
    if body is not None and body["type"] != "person":
        return False  # قتال داعش
    return not (
        key in known.heads
        or key in known.offices
        or key in known.titles
        or key in known.office_words
        or key in known.modifiers
        or key in known.nisbas
        or key in known.countries
        or key in known.capitals
        or key in known.cities
        or key in known.state_cues
        or key in known.acts
    )


def _is_surname(word: Word) -> bool:
    """Whether a word with the article is a family name: الغرسلي."""
    return word.key.startswith(ARTICLE) and len(word.key) > 4 and (word.pos in {"PROPN", "X"} or word.guessed)


def _family(word: Word) -> bool:
    """Whether a word with the article is in no dictionary and looks like a family name: المسلمي, الفهداوي."""
    return word.guessed and word.key.startswith(ARTICLE) and word.key.endswith("ي") and len(word.key) > 5


def _misread(word: Word) -> bool:
    """Whether the first letter of a foreign last name was taken for a preposition: بولدان, كولدمان."""
    return word.token is not None and word.token.proclitics in {("ب",), ("ك",)} and len(word.key) > 4


def _closes(parser: Parser, at: int, end: int) -> bool:
    """Whether the name can end here, and one of its words is in no dictionary or a given name."""
    if end < len(parser.words) and parser.follows(end):
        after = parser.words[end]
        key = after.key
        if after.pos not in CLOSING and not (
            key in parser.known.offices
            or key in parser.known.titles
            or key in parser.known.office_words
            or key in SAID
            or key.startswith(("ل", ARTICLE, "ب", "و"))
            or (after.token and after.token.case == "oblique")
        ):
            return False
    return any(_strong(word, parser) or _family(word) for word in parser.words[at:end])


def _said_before(parser: Parser, at: int, end: int) -> bool:
    """Whether a verb of speech stands before: قالت; or a preposition, and the speech after: نقلت عن ... قوله."""
    if not parser.follows(at):
        return False
    before = parser.words[at - 1]
    if before.token is not None and before.pos == "VERB":
        return before.token.lemma in parser.known.telling
    return before.key in SAYING and end < len(parser.words) and parser.words[end].key in SAID


def _role_after(parser: Parser, end: int) -> bool:
    """Whether an office follows: حاكم ولاية, وهو نائب, ، المتحدث باسم."""
    if end >= len(parser.words) or parser.words[end].before.strip() not in {"", "،", ",", "("}:
        return False
    at = end + (parser.words[end].key in IT_IS)
    if at >= len(parser.words) or "\n" in parser.words[end].before:
        return False
    key = parser.words[at].key
    if key in parser.known.offices:
        return at + 1 < len(parser.words) and not parser.words[at + 1].before
    return key in parser.known.office_words and parser.match(parser.known.offices, at, key) is not None


def _role_before(parser: Parser, at: int) -> bool:
    """Whether an office and هو stand before: متحدث باسم الرئاسة هو ..."""
    if at < 2 or parser.words[at - 1].key not in IT_IS or not parser.follows(at):
        return False
    back = next((one for i in range(at - 2, max(-1, at - 8), -1) if (one := parser.phrase_at(i))), None)
    return back is not None and back.referent.kind == "person" and back.last == at - 1 and not back.name


def kin_name(parser: Parser, at: int, form: str) -> Phrase | None:
    """Who is told by whose kin he is, with a name: شقيقه أحمد, نجلها سامي."""
    token = parser.words[at].token
    if token is None or token.pronoun is None or token.key not in parser.known.naming["kin"] or form in LINKS:
        return None
    if token.proclitics and form == parser.words[at].key:
        return None  # وشقيقه: found again without what leans on it
    if not parser.follows(at + 1) or parser.words[at + 1].key not in parser.known.given:
        return None
    stop = name_end(parser.words, at + 1, parser.known, opened=True, dated=parser.dated)
    if stop == at + 1:
        return None
    words = tuple(word.key for word in parser.words[at + 1 : stop])
    name = (parser.words[at + 1].start, parser.words[stop - 1].end)
    return parser.made(at, stop, "name", "kin-name", Referent("person", "", "person", words=words), name=name)


def lone_name(parser: Parser, at: int, form: str) -> Phrase | None:
    """A last name alone between a verb of speech and what is said, in no dictionary: قالت شدياق إن."""
    word = parser.words[at]
    if form != word.key or len(form) < 4 or not at or not parser.follows(at) or at + 1 >= len(parser.words):
        return None
    family = form.startswith(ARTICLE) and len(form) > 5 and form not in parser.known.longest
    family = family and form not in parser.known.modifiers and _one(word)
    if not word.guessed or not (family or _strong(word, parser)) or form in parser.known.given:
        return None
    after = parser.words[at + 1]
    told = (after.key in SAID and not after.before) or any(mark in ":«“" for mark in after.before)
    verb = parser.words[at - 1].token
    if (
        not told
        or verb is None
        or (verb.pos == "VERB" and verb.lemma not in parser.known.speech)
        or not _said_before(parser, at, at + 1)
    ):
        return None
    return parser.made(at, at + 1, "name", "lone-name", Referent("person", "", "person", words=(form,)))


def _one(word: Word) -> bool:
    """Whether a word is neither of many nor feminine as adjectives of bodies are."""
    return word.pos != "VERB" and not word.key.endswith(("ون", "ين", "ات", "ه", "يه", "ان"))


FARTHEST = 12
"""How many words of a role may stand before its holder's name."""
WITHIN = frozenset({"في", "عن", "من", "لدي", "علي", "باسم", "بين"})
"""Prepositions within a role: عضو اللجنة في الحزب, نائب عن الكتلة."""


def further_name(parser: Parser, at: int) -> Phrase | None:
    """The named person at the end of a role that goes on beyond what offices are known to have.

    The words between are nouns, adjectives and prepositions, and the last of them closes its noun phrase, so that the
    name is not a genitive (في مقر إقامة الرئيس).
    """
    here = at
    while here - at < FARTHEST and here < len(parser.words) and parser.follows(here):
        word = parser.words[here]
        inner = parser.phrase_at(here)
        if inner is not None and inner.referent.kind == "person":
            one = inner.referent
            simple = one.office is None or inner.titled == 1
            named = bool(one.words or one.key)
            return inner if here > at and named and simple and not inner.clitics and _closed(parser, here) else None
        if inner is not None and inner.referent.kind in {"source", "people"}:
            return None
        if inner is not None:
            here = inner.last
            continue
        if here > at and word.key in parser.known.given and _closed(parser, here):
            stop = name_end(parser.words, here, parser.known, opened=True, dated=parser.dated)
            words = tuple(word.key for word in parser.words[here:stop])
            return (
                parser.made(here, stop, "name", "", Referent("person", "", "person", words=words))
                if words[1:]
                else None
            )
        if word.pos == "ADP" and word.key not in WITHIN:
            return None
        if word.pos not in {"NOUN", "ADJ", "PROPN", "X", "ADP"} or word.key in parser.known.titles:
            return None
        here += 1
    return None


def _closed(parser: Parser, at: int) -> bool:
    """Whether the word before closes its noun phrase."""
    before = parser.words[at - 1]
    if before.pos == "ADP":
        return False
    key = before.key
    known = parser.known
    if ARTICLE in key[:4] or key.startswith("لل") or before.pos in {"PROPN", "X"} or key in known.nisbas:
        return True
    return known.state_of(key) is not None or (at > 1 and parser.words[at - 2].key in known.place_words)
