"""What the rules for subject and object look at, and what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.language.agreement import head_of
from toolkit.language.classes import Classes
from toolkit.language.phrases import Phrase
from toolkit.model import Span, Token


class Waiting(NamedTuple):
    """A noun phrase that stands before a verb."""

    start: int
    end: int
    kind: str
    """topic, that (after أن), leaning (after an auxiliary), antecedent (of a relative clause) or pronoun."""
    token: Token
    """Its first token; of an antecedent the relative pronoun."""


class Near(NamedTuple):
    """A noun phrase that follows a verb in its clause."""

    start: int
    end: int
    marked: bool
    """A comma or dash stands before it."""
    resumed: bool
    """A pronoun that goes back to something stands before it (``الذي أشرف عليه المدير``)."""


class Frame(NamedTuple):
    """All that the rules may look at."""

    tokens: Sequence[Token]
    verb: Token
    waiting: Waiting | None
    near: list[Near]
    actors: list[tuple[Token, Span, bool]]
    classes: Classes
    initial: bool
    """Whether nothing stands before the verb in its sentence."""
    clausal: bool
    """Whether a clause with أن or إن follows, which is then its object."""
    carrier: Token | None
    """Head of the actor of the verb of the same tense that it is joined to."""
    continues: bool
    """Whether it is joined to a verb of the same tense that had its subject before it."""
    describing: bool
    """Whether it follows an indefinite noun that does not agree with it, so that its subject comes after it."""

    def takes_object(self) -> bool:
        """Whether an object noun may follow the verb."""
        verb = self.verb
        return not (
            verb.pronoun
            or verb.voice == "passive"
            or verb.transitive is False
            or verb.lemma in self.classes.be
            or verb.lemma in self.classes.intransitive
            or verb.key in self.classes.intransitive
        )

    def phrases(self) -> list[Phrase]:
        """The phrases after the verb before any comma."""
        return [(one.start, one.end) for one in self.near if not one.marked]

    def head(self, phrase: Phrase) -> Token:
        """The word that a phrase agrees by."""
        return head_of(self.tokens, *phrase, self.classes)


class Decision(NamedTuple):
    """Subject and object as indices, the rule that decided and how sure it is."""

    subject: Phrase | None
    object: Phrase | None
    rule: str
    confidence: float
