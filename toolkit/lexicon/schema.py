"""Which columns each vocabulary file has. Whoever adds a file adds its columns here."""

from __future__ import annotations

from toolkit.lexicon.table import Column

SCHEMA: dict[str, tuple[Column, ...]] = {
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
}
"""File name -> columns; the first column is the key."""
