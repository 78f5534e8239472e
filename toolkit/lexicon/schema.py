"""Which columns each vocabulary file has. Whoever adds a file adds its columns here."""

from __future__ import annotations

from toolkit.lexicon.table import Column

FIGURE_UNITS = (
    "person", "vehicle", "aircraft", "drone", "ship", "weapon", "strike", "attack", "building", "settlement", "state",
    "money", "other",
)  # fmt: skip
FIGURE_WHATS = (
    "killed", "injured", "displaced", "captured", "missing", "fighters", "members", "voters", "detained", "released",
    "other",
)  # fmt: skip

SCHEMA: dict[str, tuple[Column, ...]] = {
    "bounds.tsv": (
        Column("phrase"),
        Column.one_of("side", ("before", "after", "both")),
        Column.one_of("effect", ("low", "high", "about")),
    ),
    "cues.tsv": (
        Column("cue", "the folded dictionary form of a verb, or a phrase"),
        Column.one_of("shape", ("verb", "relay", "source", "report", "aside", "pretext", "mark")),
        Column.free("past"),
        Column.free("present"),
        Column.free("participle"),
        Column.free("masdar"),
        Column.some_of("takes", ("that", "object", "responsibility", "ب", "في", "علي", "عن", "الي", "من")),
        Column.one_of("stance", ("neutral", "distancing", "denying", "hostile")),
        Column.some_of("marks", ("strict", "impersonal", "object", "participle")),
        Column("gloss"),
    ),
    "currencies.tsv": (
        Column("name"),
        Column("code", "an ISO 4217 code", lambda cell: len(cell) == 3 and cell.isupper()),
        Column("english"),
    ),
    "number_labels.tsv": (Column("word"), Column.one_of("kind", ("name", "model", "place"))),
    "number_words.tsv": (
        Column("word"),
        Column.one_of(
            "kind",
            (
                "unit",
                "teen-unit",
                "ten-word",
                "ten",
                "hundred",
                "scale",
                "plural-scale",
                "dual-scale",
                "vague",
                "fraction",
                "several",
            ),
        ),
        Column("value", "a number or nothing", lambda cell: not cell or cell.replace(".", "", 1).isdecimal()),
        Column("english"),
    ),
    "units.tsv": (
        Column("noun"),
        Column.free("forms"),
        Column.free("dual"),
        Column.one_of("unit", (*FIGURE_UNITS, "measure")),
        Column.one_of("what", FIGURE_WHATS),
        Column("english"),
    ),
}
"""File name -> columns; the first column is the key."""
