"""What a number counts: the noun after it, before it, within it, or none that a table knows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from toolkit.language.folding import skeleton
from toolkit.language.words import splits
from toolkit.lexicon import Lexicon, Row
from toolkit.model import Number, Sentence, Token


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the lexicon says about counted things."""

    nouns: Mapping[str, Row]
    """Written form of a counted noun -> its row."""
    acts: Mapping[str, Row]
    """Lemma of a verb or masdar -> what it does to those counted."""
    changes: Mapping[str, tuple[tuple[tuple[str, ...], Row], ...]]
    """First word after a counted noun -> phrases that make it another kind of thing."""


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Compile what the finder of figures needs, once for each lexicon."""
    nouns: dict[str, Row] = {}
    for row in lexicon["units.tsv"]:
        for form in (*row.all("dual"), *row.all("forms"), row.key + "ا"):
            nouns.setdefault(form, row)
    nouns.update({row.key: row for row in lexicon["units.tsv"]})
    changes: dict[str, tuple[tuple[tuple[str, ...], Row], ...]] = {}
    for row in lexicon["unit_changes.tsv"]:
        words = tuple(word.removeprefix("ال") for word in row.key.split())
        changes[words[0]] = (*changes.get(words[0], ()), (words, row))
    return Vocabulary(nouns, {row.key: row for row in lexicon["counted_acts.tsv"]}, changes)


OPENING = frozenset({"(", "[", "«", '"', "\N{LEFT DOUBLE QUOTATION MARK}"})
CLOSING = frozenset({")", "]", "»", '"', "\N{RIGHT DOUBLE QUOTATION MARK}"})


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentence that a number stands in, as the rules look at it."""

    text: str
    tokens: tuple[Token, ...]
    vocab: Vocabulary
    first: int
    """Index of the number's first token."""
    end: int
    """Index after the number's last token."""
    number: Number
    dated: int | None = None
    """Where the next time expression starts: its words count nothing."""

    @property
    def next(self) -> int:
        """Index of the word after the number, past the mark that closes around it (``(300) مواطن``)."""
        opened = self.key(self.first - 1) in OPENING or any(c in OPENING for c in self.number.of(self.text))
        return self.end + (opened and self.key(self.end) in CLOSING)

    def key(self, at: int) -> str:
        """The folded stem at a place; nothing outside the sentence."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def noun(self, at: int) -> Row | None:
        """The row of the counted noun at this place."""
        if not 0 <= at < len(self.tokens):
            return None
        token = self.tokens[at]
        if token.pos in {"PUNCT", "NUM", "ADP"} or (self.dated is not None and token.end > self.dated):
            return None
        return self.vocab.nouns.get(token.key) or (
            self.vocab.nouns.get(token.lemma) if token.pos in {"NOUN", "ADJ", "PROPN"} else None
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: the noun's row (None for a noun of no table) and the words it takes."""

    row: Row | None
    first: int
    end: int
    rule: str


def scene_of(
    text: str, sentence: Sentence, ends: list[int], vocab: Vocabulary, number: Number, dated: int | None
) -> Scene | None:
    """The number's tokens within its sentence; ``ends`` are the ends of the sentence's tokens."""
    first = bisect_right(ends, number.start)
    end = bisect_left(ends, number.end) + 1
    if first >= len(ends):
        return None
    return Scene(text, sentence.tokens, vocab, first, min(end, len(ends)), number, dated)


def money(scene: Scene) -> Counted | None:
    """``3800 دولار``: the currency is what is counted."""
    if not scene.number.unit or scene.number.unit == "percent":
        return None
    at = scene.next + (scene.key(scene.next) == "من")
    row = scene.noun(at)
    if row is None or row["unit"] != "money":
        row = scene.vocab.nouns.get("دولار")
        return Counted(row, scene.first, scene.end, "money") if row else None
    return Counted(row, scene.first, at + 1, "money")


def dual(scene: Scene) -> Counted | None:
    """``طائرتين``: the noun counts itself."""
    if not scene.number.dual:
        return None
    word = scene.tokens[scene.first]
    for _, rest in splits(skeleton(word.of(scene.text))):
        row = scene.vocab.nouns.get(rest)
        if row and rest in row.all("dual"):
            return Counted(row, scene.first, scene.end, "dual")
    return None


def of_them(scene: Scene) -> Counted | None:
    """``ثلاثة منهم``, ``500 أخرى``: of the kind counted before."""
    at = scene.next
    if scene.number.unit or not 0 <= at < len(scene.tokens):
        return None
    token = scene.tokens[at]
    if token.key == "اخري":
        row = scene.vocab.nouns.get("اخر")
        return Counted(row, scene.first, at + 1, "them") if row else None
    if token.key == "من" and token.pronoun in {"هم", "هن", "ها", "هما"}:
        row = scene.vocab.nouns.get("شخص")
        return Counted(row, scene.first, at + 1, "them") if row else None
    return None


def after(scene: Scene) -> Counted | None:
    """``12 شخصا``, ``سبعة من جنود الكتيبة``, ``ثلاثة من أفراد عائلته``: the noun follows."""
    at = scene.next
    if scene.number.unit == "percent":
        return None
    if scene.key(at) == "من" and scene.tokens[at].pronoun is None:
        at += 1
    if scene.key(at) in {"افراد", "ابناء"} and scene.noun(at + 1):
        row = scene.noun(at)
        return Counted(row, scene.first, at + 1, "counted-noun") if row else None
    row = scene.noun(at)
    if row is None or set(scene.tokens[at].proclitics) - {"ال"}:
        return None
    return Counted(row, scene.first, at + 1, "counted-noun")


def one(scene: Scene) -> Counted | None:
    """``جندي واحد``: said of people and things of the table, not of a definite one (``العدو الواحد``)."""
    if scene.number.value != 1 or scene.number.of(scene.text)[:1].isdigit():
        return None
    row = scene.noun(scene.first - 1)
    if row is None or row["unit"] == "measure" or scene.tokens[scene.first - 1].definite:
        return None
    return Counted(row, scene.first - 1, scene.end, "one")


def before(scene: Scene) -> Counted | None:
    """``الرجال الثلاثة``, ``الضحايا الـ32``, ``عسكريين تركيين اثنين``: the number follows its noun."""
    written = scene.number.of(scene.text)
    two = scene.key(scene.first) in {"اثنين", "اثنان", "اثنتين", "اثنتان"}
    apart = scene.key(scene.first - 1) == "ال"
    if not (two or apart or scene.tokens[scene.first].definite or written.startswith("ال")):
        return None
    last = scene.first - 1 - apart
    for at in range(last, max(last - 3, -1), -1):
        token = scene.tokens[at]
        if token.pos in {"PUNCT", "VERB", "ADP", "NUM", "SCONJ"}:
            return None
        row = scene.noun(at)
        if row and row["unit"] != "measure":
            several = token.key in row.all("forms") or token.key in row.all("dual")
            return Counted(row, at, scene.end, "counted-noun-before") if several else None
    return None


def percent(scene: Scene) -> Counted | None:
    """``60 في المئة من النفط``: a share, of no unit."""
    if scene.number.unit != "percent" or scene.key(scene.end) != "من":
        return None
    return Counted(None, scene.first, scene.end, "percent")


def names_thing(scene: Scene, at: int) -> bool:
    """Whether the word at this place is a noun that the number may count."""
    if not 0 <= at < len(scene.tokens):
        return False
    token = scene.tokens[at]
    if scene.dated is not None and token.end > scene.dated:
        return False
    definite = token.definite and scene.number.value is not None
    return token.pos in {"NOUN", "ADJ", "PROPN"} and not definite and not set(token.proclitics) - {"ال"}


def unlisted_people(scene: Scene) -> Counted | None:
    """``22 انقلابيا``, ``سبعة كويتيين``, ``300 نصراني``, ``الآلاف من النيباليين``: nouns in a form that people have."""
    part = scene.key(scene.next) == "من" and scene.tokens[scene.next].pronoun is None
    at = scene.next + part
    if not (names_thing(scene, at) or (part and at < len(scene.tokens) and scene.tokens[at].pos in {"NOUN", "ADJ"})):
        return None
    word, value = skeleton(scene.tokens[at].of(scene.text)), scene.number.value
    few = word.endswith(("ين", "ون")) and (value is None or value <= 10 or part)
    many = value is not None and value > 10 and (word.endswith("يا") or (word[-1:] == "ي" and _nisba(scene, at)))
    row = scene.vocab.nouns.get("شخص") if (few or many) and len(word) > 3 else None
    return Counted(row, scene.first, at + 1, "unlisted-people") if row else None


def _nisba(scene: Scene, at: int) -> bool:
    return scene.tokens[at].pos in {"ADJ", "PROPN"} and scene.tokens[at].pronoun is None


def counted_before(scene: Scene) -> Counted | None:
    """``عددهم 50``: those spoken of before."""
    at = scene.first - 1 - (scene.key(scene.first - 1) in OPENING)
    if scene.key(at) != "عدد" or scene.tokens[at].pronoun not in {"هم", "هن"}:
        return None
    row = scene.vocab.nouns.get("شخص")
    return Counted(row, scene.first, scene.end, "them") if row else None


def crowd(scene: Scene) -> Counted | None:
    """``تجمع العشرات``, ``المئات``: with the article and nothing counted, they are people."""
    if scene.number.value is not None or not scene.number.of(scene.text).startswith("ال"):
        return None
    if scene.key(scene.end) == "من" or names_thing(scene, scene.end):
        return None
    row = scene.vocab.nouns.get("شخص")
    return Counted(row, scene.first, scene.end, "crowd") if row and scene.number.low is None else None


def unlisted_before(scene: Scene) -> Counted | None:
    """``المجمعات الثلاثة``: a definite plural of no table before its number."""
    if not scene.number.of(scene.text).startswith("ال") or scene.noun(scene.first - 1):
        return None
    token = scene.tokens[scene.first - 1] if scene.first else None
    if token is None or token.pos not in {"NOUN", "ADJ"} or "ال" not in token.proclitics or token.number != "plural":
        return None
    people = skeleton(token.of(scene.text)).endswith(("ين", "ون"))
    row = scene.vocab.nouns.get("شخص") if people else None
    return Counted(row, scene.first - 1, scene.end, "unlisted-noun-before")


def unlisted(scene: Scene) -> Counted | None:
    """``ثلاثة ملفات``: a noun of no table."""
    if scene.number.unit == "percent" or not names_thing(scene, scene.next):
        return None
    if scene.tokens[scene.next].pos != "NOUN":
        return None
    return Counted(None, scene.first, scene.next + 1, "unlisted-noun")


COUNTS = (
    money,
    dual,
    one,
    percent,
    of_them,
    after,
    before,
    unlisted_people,
    unlisted_before,
    unlisted,
    counted_before,
    crowd,
)
"""Tried in this order; the first that answers says what is counted."""
