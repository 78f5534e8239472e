"""Classes of words that the rules of phrases and clauses ask for, from ``word_classes.tsv``."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.lexicon import Table


class Classes(NamedTuple):
    """The members of each class, folded; lemmas, but for adverbs, which are keys."""

    be: frozenset[str]
    """Verbs of being, with a predicate and no object."""
    auxiliary: frozenset[str]
    """Verbs that lean on the imperfect verb after them."""
    controls: frozenset[str]
    """Verbs whose object or complement does what the clause with أن after them says."""
    describes: frozenset[str]
    """Nouns that with a pronoun begin a clause that describes the noun before them (``قوة عمادها المشاة``)."""
    body: frozenset[str]
    """Verbal nouns that name who acts rather than an act (``المعارضة``)."""
    does: frozenset[str]
    """Verbs whose subject does what the noun after them tells (``شن غارة``)."""
    undergoes: frozenset[str]
    """Verbs whose subject suffers what the noun after them tells (``تعرض لقصف``)."""
    means: frozenset[str]
    """Nouns with ب or في that name by what somebody is harmed, and whose complement is who harms."""
    needs_object: frozenset[str]
    """Verbs that seldom stand without an object."""
    intransitive: frozenset[str]
    """Verbs that seldom stand with an object noun."""
    partitive: frozenset[str]
    """Nouns after which ``من`` names what is counted."""
    quantifier: frozenset[str]
    """Nouns whose complement decides agreement."""
    adverb: frozenset[str]
    """Accusatives that say how or when, and are no object."""
    says: frozenset[str]
    """Verbs that a quotation of what is said may follow."""
    title: frozenset[str]
    """Nouns that stand before the name of a person."""
    measure: frozenset[str]
    """Units of time and distance: numbers of them say how long or how far."""
    active: frozenset[str]
    """Verbs that are not read as passive, though no object follows."""
    harming: frozenset[str]
    """Verbs that are passive where no object follows, though their object is often left out of sight."""
    manner: frozenset[str]
    """Nouns that say with ب how something is done."""
    name: frozenset[str]
    """Words that names of people are made with."""
    place: frozenset[str]
    """Nouns that the name of a place completes."""
    abbreviation: frozenset[str]
    """Letters before a point that ends no sentence."""


def classes_of(table: Table) -> Classes:
    """The classes that a table names.

    >>> from toolkit.lexicon import load
    >>> "رييس" in classes_of(load()["word_classes.tsv"]).title
    True
    """
    members: dict[str, set[str]] = {name: set() for name in Classes._fields}
    for row in table:
        for name in row.all("classes"):
            members[name.replace("-", "_")].add(row.key)
    return Classes(**{name: frozenset(words) for name, words in members.items()})
