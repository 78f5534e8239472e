"""Who an actor is, before its mentions are gathered."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.reading.vocabulary import Vocabulary, slugify

GOVERNMENT, ARMY = "government", "army"


@dataclass(frozen=True, slots=True)
class Identity:
    """An actor without its mentions."""

    id: str
    name_ar: str
    name_en: str | None
    type: str
    country: str | None = None
    wikidata: str | None = None
    parent: str | None = None


def listed(known: Vocabulary, slug: str) -> Identity:
    """An actor of actors.tsv, or the body of a state that its row gives further names of."""
    row = known.rows[slug]
    one = row["same_as"] or slug
    name = row.all("names")[0].removeprefix("?")
    return Identity(
        one, name, row["name_en"], row["type"], row["country"] or None, row["wikidata"] or None, row["parent"] or None
    )


def state(known: Vocabulary, iso3: str) -> Identity:
    """A state of nisba.tsv."""
    row = known.states[iso3]
    return Identity(slugify(row["name_en"]), row.all("names")[0], row["name_en"], "state", row.key)


def body(known: Vocabulary, iso3: str, key: str, written: str, name_en: str | None, kind: str) -> Identity:
    """A body of a state: its army, its government, one of its ministries."""
    row = known.states.get(iso3)
    if row is None:
        return Identity(key, written, name_en, kind, iso3)
    nation = slugify(row["nisba_en"])
    parent = slugify(row["name_en"]) if key == GOVERNMENT else f"{nation}-{GOVERNMENT}"
    return Identity(f"{nation}-{key}", written, f"{row['nisba_en']} {name_en}", kind, iso3, None, parent)
