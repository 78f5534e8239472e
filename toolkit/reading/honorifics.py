"""``معاليه``, ``سموه``: an honorific with a pronoun is the person who was introduced with it."""

from __future__ import annotations

from toolkit.reading.identities import Identity
from toolkit.reading.parser import Parser, Phrase, Referent
from toolkit.reading.vocabulary import ARTICLE

HONOURED = "honoured"
BACK = 5
"""Words before a name or an office within which its honorific stands (``صاحب السمو الملكي الأمير``)."""


def honorific(parser: Parser, at: int, form: str) -> Phrase | None:
    """A person by the honorific alone."""
    token = parser.words[at].token
    if token is None or token.pronoun is None or token.key not in parser.known.honours:
        return None
    if form not in {token.key + token.pronoun, token.key.removesuffix("ه") + "ت" + token.pronoun}:
        return None
    row = parser.known.honours[token.key]
    referent = Referent(HONOURED, token.key, "person")
    return parser.made(at, at + 1, "title", f"honorific {row}", referent)


class Honours:
    """Who was introduced with which honorific, asked in order of the text."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.held: dict[str, Identity] = {}

    def identity(self, phrase: Phrase) -> Identity | None:
        """The person whom an honorific with a pronoun means."""
        return self.held.get(phrase.referent.key)

    def remember(self, identity: Identity, phrase: Phrase) -> None:
        """Note a person's honorific; who is only addressed (``إلى سمو الأمير``) does not take it from who acts."""
        if identity.type != "person":
            return
        words = self.parser.words
        named = phrase.name[0] if phrase.name else phrase.end
        first = phrase.first
        while first > 0 and phrase.first - first < BACK and self.parser.follows(first) and self._is_title(first - 1):
            first -= 1
        before = words[first - 1] if first else None
        addressed = "ل" in phrase.clitics or (before is not None and before.pos == "ADP")
        for word in words[first : phrase.last]:
            honour = word.key.removeprefix(ARTICLE)
            if word.start < named and honour in self.parser.known.honours and not (addressed and honour in self.held):
                self.held[honour] = identity

    def _is_title(self, at: int) -> bool:
        key = self.parser.words[at].key
        return key in self.parser.known.title_words or key.removeprefix(ARTICLE) in self.parser.known.title_words
