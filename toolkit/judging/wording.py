"""Discrepancies in words: Arabic and English sentences from ``summaries.tsv`` and the names of the cast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from toolkit.language import parse
from toolkit.lexicon import Lexicon
from toolkit.model import Actor, Cast, Event, Figure, Place

LONGEST = 90
"""Characters of evidence that a summary shows at most."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The templates of a lexicon and the names of a cast."""

    lexicon: Lexicon
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    text: str

    @classmethod
    def of(cls, cast: Cast, lexicon: Lexicon, text: str) -> Wording:
        """What summaries of one article are made from."""
        return cls(lexicon, {a.id: a for a in cast.actors}, {p.id: p for p in cast.places}, text)

    def fill(self, key: str, language: str, **parts: str) -> str:
        """A template of ``summaries.tsv``, filled in."""
        return self.lexicon["summaries.tsv"].rows[key][language].format(**parts)

    def both(self, key: str, **parts: tuple[str, str]) -> tuple[str, str]:
        """A template in Arabic and in English; each part is given in both."""
        arabic = self.fill(key, "ar", **{name: pair[0] for name, pair in parts.items()})
        english = self.fill(key, "en", **{name: pair[1] for name, pair in parts.items()})
        return arabic, english[:1].upper() + english[1:]

    def name(self, id_: str) -> tuple[str, str]:
        """An actor's or a place's names as they stand behind a preposition; English ones of bodies with the article."""
        actor = self.actors.get(id_)
        if actor is None:
            place = self.places.get(id_)
            return (oblique(place.name_ar), place.name_en or place.name_ar) if place else (id_, id_)
        english = actor.name_en or actor.name_ar
        if actor.name_en and self._takes_the(actor):
            english = f"the {english}"
        return oblique(actor.name_ar, person=actor.type == "person"), english

    def _takes_the(self, actor: Actor) -> bool:
        """Whether an English name is a common noun with a proper one: the Syrian army, the United Nations."""
        words = (actor.name_en or "").lower().replace("(", " ").replace(")", " ").split()
        if not words or words[0] in ("the", "a", "an") or actor.type == "person":
            return False
        common = self.lexicon["summaries.tsv"].rows["the"]["en"].split("|")
        return actor.type in WITH_ARTICLE or any(word in common for word in words)

    def located(self, place: str) -> tuple[str, str]:
        """In a place, with the space before it."""
        names = self.name(place)
        return " " + self.fill("in", "ar", names=names[0]).strip(), " " + self.fill("in", "en", names=names[1]).strip()

    def names(self, ids: tuple[str, ...]) -> tuple[str, str]:
        """Several names joined; the article itself where there is none."""
        if not ids:
            row = self.lexicon["summaries.tsv"].rows["article"]
            return row["ar"], row["en"]
        pairs = [self.name(one) for one in ids]
        arabic = " و".join(pair[0] for pair in pairs)
        english = [pair[1] for pair in pairs]
        return arabic, english[0] if len(english) == 1 else ", ".join(english[:-1]) + " and " + english[-1]

    def amount(self, figure: Figure) -> tuple[str, str]:
        """A figure's value with its bounds."""
        if figure.value is None:
            bound, number = "vague", ""
        else:
            number = f"{figure.value:,}"
            low, high = figure.low, figure.high
            bound = (
                "exact" if low == high and low is not None
                else "least" if low is not None and high is None
                else "most" if high is not None and low is None
                else "about"
            )  # fmt: skip
        return self.fill(f"bound.{bound}", "ar", n=number), self.fill(f"bound.{bound}", "en", n=number)

    def counted(self, figure: Figure) -> tuple[str, str]:
        """What a figure counts: what happened to those counted, or else the unit."""
        rows = self.lexicon["summaries.tsv"].rows
        row = rows.get(f"what.{figure.what}") or rows.get(f"unit.{figure.unit}") or rows["unit.other"]
        return row["ar"], row["en"]

    def act(self, event: Event) -> tuple[str, str]:
        """An event by its kind, its source and its target."""
        row = self.lexicon["summaries.tsv"].rows[f"act.{event.type}"]
        arabic, english = row["ar"], row["en"]
        for key, ids in (("on", event.target), ("by", event.source)):
            if ids:
                names = self.names(ids)
                arabic += " " + self.fill(key, "ar", names=names[0])
                english += " " + self.fill(key, "en", names=names[1])
        return arabic, english

    def evidence(self, start: int, end: int) -> tuple[str, str]:
        """The words themselves, cut at a word's end where they are long."""
        words = " ".join(self.text[start:end].split())
        if len(words) > LONGEST:
            words = words[:LONGEST].rsplit(" ", 1)[0] + "…"
        return words, words


@lru_cache(maxsize=1 << 12)
def oblique(name: str, *, person: bool = False) -> str:
    """A name as it stands behind a preposition: the sound masculine plural changes its ending, and nothing else does.

    Of a ``person`` only where the name itself is a plural: unnamed officials, not Sharon.

    >>> oblique("المقاتلون الأكراد"), oblique("مجلس التعاون"), oblique("أربعة آخرون")
    ('المقاتلين الأكراد', 'مجلس التعاون', 'أربعة آخرين')
    """
    if "ون" not in name:
        return name
    tokens = [token for sentence in parse(name) for token in sentence.tokens]
    plurals = [token for token in tokens if token.number == "plural" and token.case == "nominative"]
    if person and not (plurals and plurals[0] is tokens[0]):
        return name
    out = name
    for token in reversed(plurals):
        if out[: token.end].endswith("ون") and len(token.key) >= SHORTEST:
            out = f"{out[: token.end - 2]}ين{out[token.end :]}"
    return out


SHORTEST = 5
"""Letters of a sound masculine plural at least; what is shorter is a broken one (``سجون``, ``شؤون``)."""


WITH_ARTICLE = frozenset(("government", "military", "police", "alliance", "international organisation"))
"""Types whose English names always take it."""
