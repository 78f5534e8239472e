"""The places that an article names."""

from __future__ import annotations

from toolkit.lexicon import Lexicon
from toolkit.model import Mention, Place
from toolkit.reading.mentions import Parser, Phrase
from toolkit.reading.vocabulary import slugify


def find_places(parser: Parser, phrases: tuple[Phrase, ...], lexicon: Lexicon) -> tuple[Place, ...]:
    """The places of an article, in order of first mention."""
    gathered: dict[str, list[Mention]] = {}
    named: dict[str, Place] = {}
    for phrase in phrases:
        if phrase.referent.kind != "state":
            continue
        row = parser.known.states[phrase.referent.country or ""]
        capital = phrase.form == "metonym"
        english = row["capital_en"] if capital else row["name_en"]
        arabic = row.all("capital")[0] if capital else row.all("names")[0]
        one = slugify(english)
        named.setdefault(one, Place(one, arabic, english, "city" if capital else "country", None, None, row.key, ()))
        gathered.setdefault(one, []).append(Mention(phrase.start, phrase.end, "name", phrase.rule))
    return tuple(
        Place(p.id, p.name_ar, p.name_en, p.kind, p.latitude, p.longitude, p.country, tuple(gathered[p.id]))
        for p in named.values()
    )
