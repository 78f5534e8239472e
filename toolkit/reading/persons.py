"""Where a person's name ends, and which names mean the same person."""

from __future__ import annotations

from toolkit.reading.parser import Parser
from toolkit.reading.vocabulary import ARTICLE, Vocabulary
from toolkit.reading.words import Word

LINKS = frozenset(
    {
        "بن",
        "ابن",
        "بنت",
        "ال",
        "ابو",
        "ابي",
        "ابا",
        "ام",
        "عبد",
        "دي",
        "فان",
        "فون",
        "ولد",
        "ديل",
        "دو",
        "لو",
        "بو",
    }
)
TAILS = frozenset({"الدين", "الله", "الاسلام"})
CLITICS = frozenset({"و", "ف", "ب", "ل", "ك", "س"})
DIVINE = frozenset(
    {"عبد", "نصر", "سعد", "حمد", "فتح", "عطا", "ايه", "حسب", "هبه", "جار", "خير", "ضيف", "فضل", "سيف", "روح", "اسد"}
)
"""What makes a name together with الله."""
SAID = frozenset({"ان", "انه", "انها", "انهم", "بان", "بانه"})
"""What stands between a speaker and what he says."""
LONGEST = 7


def name_end(
    words: tuple[Word, ...],
    at: int,
    known: Vocabulary,
    *,
    opened: bool,
    dated: bytearray,
    cued: bool = False,
    first: str | None = None,
) -> int:
    """Where a name that begins at this word ends; ``at`` itself where none begins.

    ``opened``: a title or an office stands before it, so that its first word may be one that no list has.
    ``cued``: a verb stands before it or an office after it, so that two ordinary words may be a name.
    """
    if _nobody(words, at, known, first):
        return at
    end = at
    while end < len(words) and end - at < LONGEST:
        word = words[end]
        key = first if first is not None and end == at else word.key
        if dated[end] or (end > at and word.before):
            break
        if end == at:
            if opened and _foreign(words, at):
                pass
            elif not _opens(word, key, known, opened=opened) or (
                word.pos == "ADP" and not _named_ali(words, at, known)
            ):
                return at
        elif key == "الله" and words[end - 1].key not in DIVINE:
            return at if end - at == 1 else end
        elif _may_close(words, at, end, known, opened=opened) and _closes(words, end, known):
            pass
        elif not _continues(words, at, end, known):
            break
        end += 1
    while end > at and words[end - 1].key in LINKS:
        end -= 1
    common = known.given.get(first or words[at].key) or words[at].pos not in {"PROPN", "X"}
    second = words[at + 1] if end - at == 2 else None
    if not opened and not cued and common and second and second.key not in known.given and second.pos != "PROPN":
        return at
    return end


def _nobody(words: tuple[Word, ...], at: int, known: Vocabulary, first: str | None) -> bool:
    """Whether two words that a name may begin with are a phrase that names nobody: رفيع المستوى, خالص التعازي."""
    if at + 1 >= len(words) or words[at + 1].before:
        return False
    head = known.heads.get(f"{first or words[at].key} {words[at + 1].key}")
    return head is not None and head.role == "none"


def _named_ali(words: tuple[Word, ...], at: int, known: Vocabulary) -> bool:
    """Whether what looks like the preposition على is a first name: another name follows."""
    if at + 1 >= len(words) or words[at + 1].before:
        return False
    after = words[at + 1]
    family = not after.key.startswith(ARTICLE) or after.key.endswith("ي")
    return after.key in known.given or (is_unknown(after) and family and known.state_of(after.key) is None)


def _opens(word: Word, key: str, known: Vocabulary, *, opened: bool) -> bool:
    if word.token and key not in known.given and ("ب" in word.token.proclitics or "و" in word.token.proclitics):
        return False  # بالقنفذة: where the office is
    if key.startswith("لل") and key not in known.given:
        return False  # للبلاد: whose it is
    if key in known.given or key in {"ابو", "ابن", "ام", "عبد"}:
        return True
    if key in known.countries or key in known.capitals:
        return False  # اتهم رئيس الوزراء التركي إيران
    if word.token is not None and word.token.number == "dual":
        return False
    return opened and is_unknown(word) and not key[:1].isdigit() and key not in known.place_words


def _foreign(words: tuple[Word, ...], at: int) -> bool:
    """Whether what looks like a verb is a foreign first name: راين before a last name that no dictionary has."""
    if at + 1 >= len(words) or words[at + 1].before or words[at].pos != "VERB":
        return False
    after, token = words[at + 1], words[at].token
    return is_unknown(after) and after.guessed and after.pos == "PROPN" and not (token and token.proclitics)


def _stops(words: tuple[Word, ...], at: int, end: int, known: Vocabulary) -> bool:
    """Whether the word cannot be part of the name, whatever stands around it."""
    word, key = words[end], words[end].key
    if end > at and word.pos == "ADP" and not _named_ali(words, end, known):
        return True  # يزيد على: a preposition
    if key in known.given:
        after = _next_key(words, end)
        area = after in known.countries or (after in known.place_words and end - at > 1)
        return key in known.offices and area  # أمير منطقة: an office that is a given name too
    clitic = word.token is not None and any(one in CLITICS for one in word.token.proclitics)
    if clitic and (not word.guessed or key.startswith("و")):
        return True
    return word.pos in {"SCONJ", "PART", "PRON"} or key.startswith("لال")  # لـالوطن: to whom it was said


def _next_key(words: tuple[Word, ...], at: int) -> str:
    """The word that follows without a mark between; empty where none does."""
    return words[at + 1].key if at + 1 < len(words) and not words[at + 1].before else ""


def _continues(words: tuple[Word, ...], at: int, end: int, known: Vocabulary) -> bool:
    word, key, previous = words[end], words[end].key, words[end - 1].key
    if word.guessed and word.pos == "VERB" and previous in known.given and key.startswith("و") and len(key) > 4:
        return True  # ويستفول: a foreign name, since no dictionary has the verb
    if _stops(words, at, end, known):
        return False
    if key in known.naming["surname"] and previous in known.given and not _next_key(words, end).startswith(ARTICLE):
        return True
    if key in LINKS or key in TAILS:
        return True
    if word.pos == "ADP" and key == "علي":
        return end + 1 < len(words) and words[end + 1].key in known.given
    if (previous in LINKS and word.pos != "ADP") or key in known.given:
        return True
    if key in known.capitals or key in known.countries:
        return False
    if end - at == 1 and _between_names(words, end, known):
        return True
    if key in known.offices or key in known.heads or key in known.office_words:
        return False
    after = words[end + 1] if end + 1 < len(words) and not words[end + 1].before else None
    if (
        after
        and after.key in known.given
        and after.pos != "ADP"
        and previous in known.given
        and word.pos in {"ADJ", "NOUN", "PROPN", "X"}
    ):
        return not key.startswith(ARTICLE)
    named = previous in known.given or (end - at > 1 and words[end - 2].key == "عبد")
    if word.guessed and named and len(key) > 3:
        return True
    if key.endswith("ي") and not key.startswith(ARTICLE) and named and key not in known.nisbas:
        return word.pos in {"ADJ", "NOUN", "PROPN", "X"}
    if key in known.nisbas and known.nisbas[key].definite and word.pos == "ADJ":
        return end - at > 2 and words[end - 2].key == "بن"  # سعد بن رحيل السويدي
    if key.startswith(ARTICLE) and len(key) > 4:
        surname = key in known.modifiers and key.endswith("ي") and words[at].key in known.given and end - at < 3
        if word.pos == "VERB" or key in known.titles or key in known.offices:
            return False
        if (key in known.modifiers and not surname) or (word.token and word.token.derivation == "masdar"):
            return False
        servant = end > 1 and words[end - 2].key == "عبد"
        second = end - at > 1 and word.guessed and key.endswith("ي") and words[at].key in known.given
        return (servant or second or previous in TAILS or not previous.startswith(ARTICLE)) and (
            servant
            or is_unknown(word)
            or end - at < 2
            or (end - at == 2 and word.pos != "NOUN")
            or previous in known.given
        )
    family = previous.startswith(ARTICLE) and end - at > 1 and words[end - 2].key not in {"عبد", "ابو"}
    owned = _next_key(words, end).startswith(ARTICLE)
    return is_unknown(word) and not (family and (owned or word.pos != "PROPN"))


def _between_names(words: tuple[Word, ...], at: int, known: Vocabulary) -> bool:
    """Whether an ordinary word is a father's name, between a given name and a family's: سامي معوض الحربي."""
    word, common = words[at], known.given.get(words[at - 1].key, True)
    if at + 1 >= len(words) or words[at + 1].before or word.pos not in {"NOUN", "ADJ"}:
        return False
    if common and words[at - 1].pos != "PROPN":
        return False
    if word.token is None or word.token.proclitics or word.token.pronoun or word.token.number in {"plural", "dual"}:
        return False
    if word.key in known.offices or word.key in known.heads or word.key in known.titles or word.key in known.nisbas:
        return False
    last = words[at + 1].key
    family = last.startswith(ARTICLE) and last.endswith("ي") and len(last) > 5
    return family and last not in known.nisbas and last not in known.offices and last not in known.heads


def _may_close(words: tuple[Word, ...], at: int, end: int, known: Vocabulary, *, opened: bool) -> bool:
    """Whether an ordinary word may be the last name: the second word of a titled name, or a title (حسان الشيخ)."""
    if opened and end - at == 1:
        return True
    key = words[end].key
    return key.startswith(ARTICLE) and key in known.titles and words[end - 1].key in known.given


def _closes(words: tuple[Word, ...], at: int, known: Vocabulary) -> bool:
    """Whether an ordinary word is the last of a titled name: a mark or what was said follows it."""
    word = words[at]
    if at + 1 >= len(words) or word.pos not in {"NOUN", "ADJ"}:
        return False
    if not words[at + 1].before and words[at + 1].key not in SAID:
        return False
    listed = (
        word.key in known.modifiers or word.key in known.nisbas or word.key in known.heads or word.key in known.offices
    )
    bound = word.token is not None and (word.token.proclitics not in {(), (ARTICLE,)} or word.token.pronoun)
    return not listed and not bound


def is_unknown(word: Word) -> bool:
    """Whether no dictionary has the word, as most names."""
    return (word.pos in {"PROPN", "X"} or (word.guessed and word.pos != "VERB")) and word.key.isalpha()


def named_after(parser: Parser, at: int) -> bool:
    """Whether a word such as mosque or street stands before, so that a place or a thing has the name."""
    if not at or not parser.follows(at):
        return False
    nouns = (one.form.removeprefix(ARTICLE) for one in parser.forms[at - 1])
    return any(noun in parser.known.place_words or noun in parser.known.naming["thing"] for noun in nouns)
