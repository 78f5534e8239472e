"""Speech cues: the words by which Arabic news attributes words to a speaker, compiled from ``cues.tsv``.

The table gives each verb by its parts (past, present, participle, masdar); the persons, genders and numbers
follow from them here. Everything is looked up by skeleton, with or without a conjunction before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from toolkit.language.folding import skeleton
from toolkit.lexicon import Lexicon, Row
from toolkit.reading.passages import Passage

Part = Literal["past", "present", "participle", "masdar"]
Number = Literal["singular", "dual", "plural"]
Gender = Literal["masculine", "feminine"]

OBJECT_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a cue and what it says about the speaker."""

    row: Row
    part: Part
    gender: Gender | None = None
    number: Number | None = None
    pronoun: bool = False
    """Whether an object pronoun is attached (of a masdar: whether its speaker is a pronoun)."""

    @property
    def strict(self) -> bool:
        """Whether the word has other meanings, so that the frame must follow closely."""
        return "strict" in self.row.all("marks")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue of one or more words; the last may be a clitic (``وفقا ل``) or carry a pronoun (``على حد قوله``)."""

    row: Row
    words: tuple[str, ...]
    clitic: str | None


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues of a lexicon by their written forms."""

    words: Mapping[str, tuple[Form, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    """First word -> phrases, longest first."""
    headline: Row | None
    """The row of the colon in a headline, if there is one."""

    def may_begin(self, key: str) -> bool:
        """Whether a word is a cue or the first of one, with or without a conjunction before it."""
        bare = key[1:] if key[0] in "وف" else key
        return any(one in self.words or one in self.phrases for one in (key, bare))

    def forms(self, key: str) -> tuple[Form, ...]:
        """What a written word may be, with its conjunction taken off where there is one.

        >>> from toolkit.lexicon import load
        >>> [(form.row.key, form.gender) for form in compile_cues(load()).forms("واضافت")]
        [('اضاف', 'feminine')]
        """
        found = self.words.get(key, ())
        if len(key) > 3 and key[0] in "وف":
            found += self.words.get(key[1:], ())
        return found


@lru_cache(maxsize=8)
def word_roles(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """What the small words around cues do (``attribution_words.tsv``), by skeleton."""
    return {row.key: frozenset(row.all("roles")) for row in lexicon["attribution_words.tsv"]}


@lru_cache(maxsize=8)
def compile_cues(lexicon: Lexicon) -> Cues:
    """The cues of a lexicon, compiled once."""
    words: dict[str, list[Form]] = {}
    phrases: dict[str, list[Phrase]] = {}
    headline = None
    for row in lexicon["cues.tsv"]:
        shape = row["shape"]
        if shape == "mark":
            headline = row
        elif shape in ("verb", "relay"):
            for word, form in _forms(row):
                words.setdefault(word, []).append(form)
        else:
            parts = row.key.split()
            clitic = parts.pop() if parts[-1] == "ل" else None
            phrases.setdefault(parts[0], []).append(Phrase(row, tuple(parts), clitic))
    return Cues(
        {word: tuple(forms) for word, forms in words.items()},
        {word: tuple(sorted(found, key=lambda p: -len(p.words))) for word, found in phrases.items()},
        headline,
    )


def _forms(row: Row) -> Iterator[tuple[str, Form]]:
    marks = row.all("marks")
    transitive = bool({"object", "responsibility"} & {*row.all("takes"), *marks})
    for stem, maker, part in ((row["past"], _past, "past"), (row["present"], _present, "present")):
        if stem:
            for word, gender, number in maker(skeleton(stem)):
                yield word, Form(row, part, gender, number)  # type: ignore[arg-type]
                if transitive and not (word.endswith("وا") and skeleton(stem)[-1] in "اي"):  # دعوه is a noun too
                    base = word[:-1] + "ا" if word.endswith("ي") else word
                    base = base[:-1] if base.endswith("وا") else base
                    for pronoun in OBJECT_PRONOUNS:
                        yield base + pronoun, Form(row, part, gender, number, pronoun=True)  # type: ignore[arg-type]
    if row["participle"]:
        for word, gender, number in _participle(skeleton(row["participle"])):
            yield word, Form(row, "participle", gender, number)
    if row["masdar"]:
        yield from _masdar(row)


def _past(stem: str) -> Iterator[tuple[str, Gender | None, Number | None]]:
    """Third persons of a perfect verb: أعلن أعلنت أعلنا أعلنتا أعلنوا أعلن\N{ARABIC SHADDA}, دعا دعت دعوا."""
    base = stem[:-1] if stem[-1] in "اي" else stem
    yield stem, "masculine", "singular"
    yield base + "ت", "feminine", "singular"
    yield base + "وا", "masculine", "plural"
    yield base + ("يا" if base != stem else "ا"), "masculine", "dual"
    yield base + "تا", "feminine", "dual"
    if stem[-2] == "ا" and len(stem) > 2:  # hollow: قلن, أفدن
        yield stem[:-2] + stem[-1] + "ن", "feminine", "plural"
    else:
        yield base + ("ين" if base != stem else "ن"), "feminine", "plural"


def _present(stem: str) -> Iterator[tuple[str, Gender | None, Number | None]]:
    """Third persons of an imperfect verb: يعلن تعلن يعلنون تعلنان, يدعو يدعون."""
    rest = stem[1:]
    base = rest[:-1] if rest[-1] in "اوي" else rest
    yield "ي" + rest, "masculine", "singular"
    yield "ت" + rest, "feminine", "singular"
    yield "ي" + base + "ون", "masculine", "plural"
    yield "ي" + rest + "ان", "masculine", "dual"
    yield "ت" + rest + "ان", "feminine", "dual"
    if base == rest:
        yield "ي" + rest + "ن", "feminine", "plural"


def _participle(stem: str) -> Iterator[tuple[str, Gender | None, Number | None]]:
    """The accusative of a participle, as it follows its clause: مؤكدا مؤكدة مؤكدين مؤكدات."""
    base = stem[:-1] if stem.endswith("ي") else stem
    yield stem + "ا", "masculine", "singular"
    yield stem + "ه", "feminine", "singular"
    yield base + "ين", "masculine", "plural"
    yield stem + "تين", "feminine", "dual"
    yield stem + "ات", "feminine", "plural"


def _masdar(row: Row) -> Iterator[tuple[str, Form]]:
    """The saying with its speaker as a pronoun (قوله, تأكيدها), and of saying itself بالقول."""
    stem = skeleton(row["masdar"])
    base = stem[:-1] + "ت" if stem.endswith("ه") else stem
    pronouns: tuple[tuple[str, Gender | None, Number], ...] = (
        ("ه", "masculine", "singular"), ("ها", "feminine", "singular"),
        ("هم", "masculine", "plural"), ("هما", None, "dual"), ("هن", "feminine", "plural"),
    )  # fmt: skip
    for suffix, gender, number in pronouns:
        for clitic in ("", "ب"):
            yield clitic + base + suffix, Form(row, "masdar", gender, number, pronoun=True)
    if row.key == "قال":
        yield "بالقول", Form(row, "masdar")


def phrase_at(passage: Passage, cues: Cues, at: int, shape: str) -> Phrase | None:
    """The cue phrase of a shape that begins here, with or without a conjunction before it."""
    key = passage.keys[at]
    found = cues.phrases.get(key, ()) or (cues.phrases.get(key[1:], ()) if key[:1] in "وف" else ())
    for phrase in found:
        if phrase.row["shape"] == shape and _matches(passage, phrase, at):
            return phrase
    return None


def _matches(passage: Passage, phrase: Phrase, at: int) -> bool:
    words = passage.keys[at : at + len(phrase.words)]
    if len(words) < len(phrase.words):
        return False
    last = words[-1]
    if len(phrase.words) > 1:
        if words[1:-1] != phrase.words[1:-1]:
            return False
        if last != phrase.words[-1] and not (
            phrase.row["shape"] == "aside"
            and last.startswith(phrase.words[-1])
            and len(last) - len(phrase.words[-1]) <= 3
        ):
            return False
    if phrase.clitic is not None:
        following = passage.keys[at + len(phrase.words) : at + len(phrase.words) + 1]
        return bool(following) and following[0].startswith(phrase.clitic)
    return True
