"""Which columns each vocabulary file has. Whoever adds a file adds its columns here."""

from __future__ import annotations

from toolkit.lexicon.table import Column
from toolkit.model import ACTOR_TYPES, LABEL_STANCES

FIGURE_UNITS = (
    "person", "vehicle", "aircraft", "drone", "ship", "weapon", "strike", "attack", "building", "settlement", "state",
    "money", "other",
)  # fmt: skip
FIGURE_WHATS = (
    "killed", "injured", "displaced", "captured", "missing", "fighters", "members", "voters", "detained", "released",
    "other",
)  # fmt: skip

PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
ROLES = ("subject", "object")
PREPOSITIONS = (
    "ب", "ل", "ك", "من", "الي", "علي", "عن", "في", "مع", "بين", "ضد", "بحق", "تجاه", "حيال", "ازاء", "نحو", "باتجاه",
    "صوب", "داخل", "عبر", "فوق", "امام", "ضمن", "لدي", "حول", "خلف", "في صفوف",
)  # fmt: skip

PLACE_KINDS = (
    "country", "region", "governorate", "city", "town", "district", "river", "border", "base", "camp", "area", "other",
)  # fmt: skip

SCHEMA: dict[str, tuple[Column, ...]] = {
    "acts.tsv": (Column("noun"), Column.one_of("actor", ("army", "state"))),
    "actors.tsv": (
        Column("slug", "lower-case letters, digits and hyphens", lambda cell: cell.replace("-", "").isalnum()),
        Column("names"),
        Column("name_en"),
        Column.one_of("type", ACTOR_TYPES),
        Column(
            "country", "three capital letters or nothing", lambda cell: not cell or (len(cell) == 3 and cell.isupper())
        ),
        Column.free("parent"),
        Column(
            "wikidata", "Q and digits or nothing", lambda cell: not cell or (cell[0] == "Q" and cell[1:].isdecimal())
        ),
        Column.free("from"),
        Column.free("to"),
        Column.free("labels"),
        Column.free("office"),
        Column.free("same_as"),
    ),
    "counted_acts.tsv": (
        Column("lemma"),
        Column.one_of("what", (*FIGURE_WHATS, "transparent", "light")),
        Column.free("needs"),
        Column("reach", "a number or nothing", lambda cell: not cell or cell.isdecimal()),
    ),
    "given_names.tsv": (Column("name"), Column.one_of("common", ("yes",), empty=True)),
    "collectives.tsv": (
        Column("word"),
        Column.one_of("type", ACTOR_TYPES),
        Column.one_of("alone", ("yes", "no")),
        Column("name_en"),
    ),
    "heads.tsv": (
        Column("head"),
        Column.one_of("role", ("institution", "members", "owned", "group", "source", "people", "perpetrators", "none")),
        Column.one_of("type", ACTOR_TYPES),
        Column.free("plural"),
        Column("slug"),
        Column("name_en"),
    ),
    "labels.tsv": (
        Column("word"),
        Column.free("forms"),
        Column.one_of("stance", LABEL_STANCES),
        Column.one_of("place", ("head", "people", "adjective", "before")),
        Column("english"),
    ),
    "modifiers.tsv": (Column("modifier"), Column("name_en")),
    "nisba.tsv": (
        Column("iso3", "three capital letters", lambda cell: len(cell) == 3 and cell.isupper()),
        Column("names"),
        Column("name_en"),
        Column("nisba"),
        Column("nisba_en"),
        Column.free("plural"),
        Column.free("capital"),
        Column.free("capital_en"),
        Column.one_of("people", ("state", "civilians")),
    ),
    "offices.tsv": (
        Column("office"),
        Column.free("slug"),
        Column("name_en"),
        Column.free("variants"),
        Column.free("state"),
        Column.one_of("body", ("head", "spokesman", "envoy"), empty=True),
    ),
    "place_cues.tsv": (
        Column("cue"),
        Column.one_of("kind", PLACE_KINDS, empty=True),
        Column.free("suffix"),
        Column.free("name_en"),
    ),
    "places.tsv": (
        Column("id"),
        Column("names"),
        Column("name_en"),
        Column.one_of("kind", PLACE_KINDS),
        Column.free("latitude"),
        Column.free("longitude"),
        Column.free("country"),
        Column("population", "digits", str.isdecimal),
    ),
    "places_more.tsv": (
        Column("id"),
        Column("names"),
        Column("name_en"),
        Column.one_of("kind", PLACE_KINDS),
        Column("latitude"),
        Column("longitude"),
        Column.free("country"),
    ),
    "sites.tsv": (Column("noun"), Column.one_of("kind", PLACE_KINDS), Column("name_en")),
    "state_cues.tsv": (Column("word"), Column.one_of("means", ("place", "actor"))),
    "titles.tsv": (Column("title"), Column("name_en"), Column.one_of("gender", ("masculine", "feminine"))),
    "bounds.tsv": (
        Column("phrase"),
        Column.one_of("side", ("before", "after", "both")),
        Column.one_of("effect", ("low", "high", "about")),
    ),
    "attribution_words.tsv": (
        Column("word"),
        Column.some_of(
            "roles",
            (
                "adverb",
                "auxiliary",
                "back-reference",
                "before-other-that",
                "connective",
                "contrast",
                "contrast-that",
                "document",
                "ends-subject",
                "intends",
                "joins",
                "label",
                "meanwhile",
                "negation",
                "not-bi",
                "rules-out",
                "seat",
                "source",
                "time",
                "time-connective",
            ),
            empty=False,
        ),
    ),
    "attitudes.tsv": (Column("word"), Column.one_of("polarity", ("-1", "1")), Column("gloss")),
    "counted_people.tsv": (Column("lemma"), Column.one_of("group", ("civilians", "soldiers", "fighters"))),
    "cues.tsv": (
        Column("cue", "the folded dictionary form of a verb, or a phrase"),
        Column.one_of("shape", ("verb", "relay", "source", "report", "aside", "pretext", "mark")),
        Column.free("past"),
        Column.free("present"),
        Column.free("participle"),
        Column.free("masdar"),
        Column.some_of("takes", ("that", "object", "responsibility", "ب", "في", "علي", "عن", "الي", "من")),
        Column.one_of("stance", ("neutral", "distancing", "denying", "hostile")),
        Column.some_of(
            "marks", ("strict", "impersonal", "object", "participle", "continues", "passive", "document", "negatable")
        ),
        Column("gloss"),
    ),
    "currencies.tsv": (
        Column("name"),
        Column("code", "an ISO 4217 code", lambda cell: len(cell) == 3 and cell.isupper()),
        Column("english"),
    ),
    "date_words.tsv": (Column("phrase"), Column("kind"), Column.free("value")),
    "domains.tsv": (Column("word"), Column("domain")),
    "feasts.tsv": (
        Column("name"),
        Column.one_of("calendar", ("gregorian", "hijri")),
        Column("month", "two digits", lambda cell: len(cell) == 2 and cell.isdecimal()),
        Column("day", "two digits", lambda cell: len(cell) == 2 and cell.isdecimal()),
        Column("english"),
    ),
    "instruments.tsv": (
        Column("key"),
        Column("forms"),
        Column("mode"),
        Column("contexts"),
        Column("english"),
    ),
    "known_dates.tsv": (Column("key"), Column.free("value"), Column("english")),
    "light_verbs.tsv": (
        Column("key"),
        Column("verbs"),
        Column.free("nouns"),
        Column.one_of("subject", ("source", "target", "event")),
        Column.one_of("object", ("source", "target", "event", "effect", "none")),
        Column("english"),
    ),
    "function_words.tsv": (
        Column("word"),
        Column("pos"),
        Column("role"),
        Column.free("clitics"),
        Column.free("pronoun"),
        Column("english"),
    ),
    "months.tsv": (
        Column("name"),
        Column("month", "1 to 12", lambda cell: cell.isdecimal() and 1 <= int(cell) <= 12),
        Column.one_of("calendar", ("gregorian", "hijri")),
        Column.one_of("alone", ("free", "cue", "strict")),
        Column.one_of("system", ("syriac", "transliterated", "maghrebi", "hijri")),
        Column("english"),
    ),
    "modality_words.tsv": (
        Column("word"),
        Column.one_of("shape", ("verb", "noun", "auxiliary")),
        Column.one_of("modality", ("possible", "planned", "required")),
        Column("english"),
    ),
    "more_stems.tsv": (
        Column("stem"),
        Column("code", "a code of build_morphology.py", lambda cell: cell[0] in "VNP"),
        Column("lemma"),
        Column("weight", "a number", str.isdecimal),
    ),
    "number_labels.tsv": (Column("word"), Column.one_of("kind", ("name", "model", "word", "article", "whole"))),
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
                "accusative-scale",
                "dual-scale",
                "vague",
                "fraction",
                "several",
                "ordinal",
                "percent",
            ),
        ),
        Column("value", "a number or nothing", lambda cell: not cell or cell.replace(".", "", 1).isdecimal()),
        Column("english"),
    ),
    "status_words.tsv": (
        Column("key"),
        Column("word"),
        Column.one_of("scope", ("before", "after", "verb")),
        Column.one_of("status", ("ongoing", "future", "hypothetical", "negated")),
        Column("english"),
    ),
    "triggers.tsv": (
        Column("key"),
        Column.free("verbs"),
        Column.free("nouns"),
        Column.free("active"),
        Column.free("passive"),
        Column.free("phrases"),
        Column.free("needs"),
        Column.free("bars"),
        Column.one_of("type", PLOVER_TYPES),
        Column.free("mode"),
        Column.free("contexts"),
        Column.some_of("source", (*ROLES, *PREPOSITIONS, "speaker")),
        Column.some_of("target", (*ROLES, *PREPOSITIONS, "victim", "mutual", "governor", "doer")),
        Column.one_of("complement", ("subject", "object", "either"), empty=True),
        Column.one_of("status", ("occurred", "ongoing", "future", "hypothetical", "negated"), empty=True),
        Column(
            "prior", "a number between 0 and 1", lambda cell: cell.replace(".", "", 1).isdecimal() and float(cell) <= 1
        ),
        Column("english"),
    ),
    "unit_changes.tsv": (
        Column("phrase"),
        Column.one_of("from", FIGURE_UNITS),
        Column.one_of("unit", (*FIGURE_UNITS, "measure")),
    ),
    "units.tsv": (
        Column("noun"),
        Column.free("forms"),
        Column.free("dual"),
        Column.one_of("unit", (*FIGURE_UNITS, "measure")),
        Column.one_of("what", FIGURE_WHATS),
        Column("english"),
    ),
    "word_classes.tsv": (
        Column("word"),
        Column.some_of(
            "classes",
            (
                "abbreviation",
                "adverb",
                "auxiliary",
                "be",
                "controls",
                "harming",
                "intransitive",
                "manner",
                "measure",
                "name",
                "needs-object",
                "partitive",
                "place",
                "quantifier",
                "title",
            ),
            empty=False,
        ),
    ),
    "summaries.tsv": (Column("key"), Column("ar"), Column("en")),
}
"""File name -> columns; the first column is the key."""
