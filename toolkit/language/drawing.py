"""A parsed sentence drawn in plain text, for ``explain`` and for tests."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.model import Clause, Parse, Sentence, Token

NOTHING = "-"


def word_line(text: str, token: Token) -> str:
    """One word: clitics and pronoun set off by ``+``, part of speech and lemma."""
    parts = [*(clitic + "+" for clitic in token.proclitics), token.stem.of(text)]
    if token.pronoun:
        parts.append("+" + token.pronoun)
    return f"{''.join(parts)}/{token.pos}:{token.lemma}"


def words(text: str, tokens: Iterable[Token]) -> str:
    """The words of a sentence in one line, without marks.

    >>> from toolkit.language import parse
    >>> text = "وصل الوفد إلى المدينة"
    >>> words(text, parse(text).sentences[0].tokens).split(" ")[1]
    'ال+وفد/NOUN:وفد'
    """
    return " ".join(word_line(text, token) for token in tokens if token.pos != "PUNCT")


def clause_line(text: str, clause: Clause) -> str:
    """One clause in one line: trigger, subject, object, then prepositional phrases and what else is known.

    >>> from toolkit.language import parse
    >>> text = "لم تقصف الطائرات المدينة."
    >>> clause_line(text, parse(text).sentences[0].clauses[0])
    'تقصف | الطائرات | المدينة | not past'
    """
    subject = clause.subject.of(text) if clause.subject else NOTHING
    if clause.subject is None and clause.antecedent is not None:
        subject = f"({clause.antecedent.of(text)})"
    fields = [clause.trigger.stem.of(text), subject, clause.object.of(text) if clause.object else NOTHING]
    fields += [f"{one.preposition}: {one.span.of(text)}" for one in clause.obliques]
    known = ["not"] if clause.negated else []
    known += [word for word in (clause.time, clause.modality) if word]
    if clause.trigger.voice == "passive":
        known.append("passive")
    if clause.link:
        known.append(f"after {clause.link}")
    return " | ".join([*fields, " ".join(known)] if known else fields)


def draw(text: str, sentence: Sentence) -> str:
    """A sentence over several lines: its words, its clauses, numbered, and the acts of its nouns, each with its rule.

    A subject in parentheses is not named by its clause: it is what the verb's person stands for.
    """
    lines = [sentence.of(text), "  " + words(text, sentence.tokens)]
    for number, clause in enumerate(sentence.clauses, 1):
        tied = f" <- {clause.governor + 1}" if clause.governor is not None else ""
        lines.append(f"  {number}{tied}  {clause_line(text, clause)}  [{clause.rule} {clause.confidence:.1f}]")
    for clause in sentence.masdars:
        tied = f" <- {clause.governor + 1}" if clause.governor is not None else ""
        lines.append(f"  +{tied}  {clause_line(text, clause)}  [{clause.rule} {clause.confidence:.1f}]")
    return "\n".join(lines)


def draw_all(parsed: Parse) -> str:
    """All sentences of a text, one after the other."""
    return "\n".join(draw(parsed.text, sentence) for sentence in parsed.sentences)
