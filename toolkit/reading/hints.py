"""Which states the words of a text speak of, and where."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from toolkit.reading.parser import Parser, Phrase

REACH = 30
"""How many names of states are looked at."""


class Hints:
    """Where the words of a text name a state or its people."""

    def __init__(self, parser: Parser, phrases: tuple[Phrase, ...]) -> None:
        self.parser = parser
        self.at: list[int] = []
        self.states: list[str] = []
        self.lines: list[int] = []
        named = [
            one for one in phrases if one.referent.type == "person" and one.form == "name" and one.last - one.first > 1
        ]
        surnames = {parser.words[one.last - 1].key for one in named}
        for at, word in enumerate(parser.words):
            self.lines.append((self.lines[-1] if self.lines else 0) + word.before.count("\n"))
            if word.key in surnames:
                continue  # منصور التركي is no Turk
            nisba = parser.known.nisbas.get(word.key)
            iso3 = nisba.iso3 if nisba else parser.state_named(at)
            if iso3:
                self.at.append(at)
                self.states.append(iso3)

    def most(self) -> str | None:
        """The state that the text names most often, by its people and cities too."""
        counted = Counter(self.states)
        return counted.most_common(1)[0][0] if counted else None

    def before(self, at: int, *, rather: str | None = None) -> str | None:
        """The state named last before a word, in the same paragraph; ``rather`` if it is among those named there."""
        found = last = bisect_left(self.at, at) - 1
        while found >= 0 and self.lines[self.at[found]] == self.lines[at] and last - found < REACH:
            if self.states[found] == rather:
                return rather
            found -= 1
        return self.states[last] if found < last else None
