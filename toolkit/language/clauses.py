"""Clauses: each verb with its subject, object and prepositional phrases, its negation, time, modality and link.

One pass over a sentence. What stands before a verb and waits for one (a topic, the noun after أن, what a relative
pronoun refers to) is carried along; what follows the verb up to the next clause is divided into phrases. Who acts is
decided by `toolkit.language.arguments`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from toolkit.language.agreement import RELATIVES, agrees_before, head_of
from toolkit.language.arguments import decide
from toolkit.language.auxiliaries import initial, leaning
from toolkit.language.circumstances import circumstance
from toolkit.language.classes import Classes
from toolkit.language.following import LINKING, after_bracket, following, is_circumstance
from toolkit.language.joining import OPENING, STOPS, conjoined, is_definite, starts_phrase
from toolkit.language.lexemes import Lexemes, lexemes
from toolkit.language.modality import before_that, controller, owing
from toolkit.language.phrases import Phrase, noun_phrase, prepositional, span_of
from toolkit.language.reference import (
    COMMAS,
    Actor,
    Actors,
    described,
    follows_indefinite,
    referent,
    remember,
    remember_agents,
    stands_for,
)
from toolkit.language.resumption import give_back, interrupts
from toolkit.language.verb_frames import Frame, Waiting
from toolkit.language.voice import suffers
from toolkit.model import Clause, Modality, Token

DASHES = frozenset("-–—/")
"""Marks that end a dateline or the label of a story."""
BOUND = frozenset({"preposition", "demonstrative", "bound"})
"""Roles of function words that belong to a phrase."""
OTHERS = frozenset({"ي", "ني", "نا", "ك", "كم", "انا", "نحن", "انت", "انتم", "من", "ما", "مما", "ممن"})
"""Pronouns that go back to no noun phrase."""
THAT = frozenset({"ان", "بان"})
"""Words that a verb follows at once which says what is meant or wanted."""
STILL = frozenset(["زال", "زالت", "زالا", "زالوا", "يزال", "تزال", "يزالون", "نزال", "ازال", "يزل", "تزل", "يزالا"])
LEANT = 2
"""Words between a verb that leans and the one that it leans on, the latter included: ``كان قد قصف``."""
"""Forms of زال after a negation: still, not no longer."""


@dataclass(slots=True)
class _Links:
    """What the next verb is tied to the text by, and what is said of it beforehand."""

    word: str | None = None
    governor: int | None = None
    negator: str | None = None
    negator_at: int = -9
    modality: Modality | None = None
    future: bool = False
    owed: bool = False
    """Whether it is what somebody named by على is to do (``على الوفد أن يعود``)."""


class _Walk:
    """The state of one pass over a sentence."""

    def __init__(self, tokens: list[Token], actors: Actors, stock: Lexemes) -> None:
        self.tokens = tokens
        self.actors = actors
        self.classes: Classes = stock.classes
        self.modal = stock.modal
        self.found: list[Clause] = []
        self.waiting: Waiting | None = None
        self.outer: tuple[Waiting, str | None, int | None] | None = None
        """A topic whose verb comes after a relative clause, with its link and governor."""
        self.recent: list[Phrase] = []
        """Noun phrases since the last stop, for relative pronouns and describing verbs to refer to."""
        self.interrupted: list[int] = []
        """Clauses whose object may follow a relative clause between commas."""
        self.acting: list[Actor | None] = []
        """Who acts in each clause found."""
        self.leant: tuple[int, Actor | None] = (-9, None)
        """Index of the last verb that leans on the next one (``كانت تخطط``), and who acts by both."""
        self.links = _Links()
        self.fresh = True
        """Whether a noun phrase here would be the topic."""

    def run(self) -> tuple[Clause, ...]:
        i, count = 0, len(self.tokens)
        while i < count:
            token = self.tokens[i]
            if token.pos == "VERB":
                i = self.verb(i)
            elif token.role == "time":
                i += 1
            elif token.derivation is not None and self.found and is_circumstance(self.tokens, i):
                governor = len(self.found) - 1
                clause, actor, i = circumstance(
                    self.tokens, i, self.actors, self.recent, self.classes, governor=governor
                )
                self.found.append(clause)
                self.acting.append(actor)
                self.links, self.waiting, self.fresh = _Links(), None, False
            elif token.role is not None and token.role not in BOUND:
                i = self.function_word(i)
            elif token.pos == "PUNCT":
                i = self.mark(i)
            elif token.pos == "ADP" or not starts_phrase(token):
                _, start, end = prepositional(self.tokens, i)
                if end > start and token.pos != "NUM":
                    self.recent.append((start, end))
                i = max(end, i + 1)
            else:
                i = self.phrase(i)
        return tuple(self.found)

    # --- what is not a verb ---------------------------------------------------------------------------------

    def mark(self, i: int) -> int:
        key = self.tokens[i].key
        if key in STOPS or (key in DASHES and not self.found):
            self.waiting = self.outer = None
            self.links, self.fresh = _Links(), True
            self.recent.clear()
            self.interrupted.clear()
        elif key == "(":
            end = noun_phrase(self.tokens, i) if i == 0 else i
            if end > i and end < len(self.tokens) and self.tokens[end].pos == "VERB":
                self.waiting = Waiting(1, end - 1, "topic", self.tokens[1])  # (داعش) يقصف المدينة
                return end
            return after_bracket(self.tokens, i)
        elif key in COMMAS and self.waiting is not None and self.waiting.kind == "topic":
            follows = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
            if follows is not None and (follows.pos == "VERB" or follows.role in ("qad", "negation")):
                self.waiting = None
        return i + 1

    def function_word(self, i: int) -> int:
        token, links = self.tokens[i], self.links
        role = token.role
        if role == "relative" and i + 1 < len(self.tokens) and _nominal(self.tokens[i + 1]):
            return max(noun_phrase(self.tokens, i + 1), i + 2)
        if role in LINKING:
            if role not in ("that", "but") and self.waiting is not None and self.waiting.kind in ("topic", "that"):
                self.outer = (self.waiting, links.word, links.governor)
            links.word = _link(self.tokens, i)
            links.governor = len(self.found) - 1 if self.found else None
            links.negator = None
            if role in ("that", "but"):
                return self.that(i)
            self.waiting = None
            if role == "relative":
                phrase = referent(self.tokens, self.recent, i, *RELATIVES.get(token.key, (None, None)))
                self.waiting = Waiting(i, i + 1, "pronoun", token)
                if phrase:
                    self.waiting = Waiting(*phrase, "antecedent", token)
            if role == "what" and i + 1 < len(self.tokens) and self.tokens[i + 1].pos == "VERB":
                links.negator, links.negator_at = ("ما", i) if self.negates(i) else (None, -9)
                if links.negator is None and not (i and self.tokens[i - 1].key in ("حسب", "وفق", "قدر")):
                    self.waiting = Waiting(i, i + 1, "pronoun", token)
            if role == "if":
                links.modality = "conditional"
            self.fresh = role == "subordinator"
        elif role == "negation":
            links.negator, links.negator_at = token.key, i
        elif role == "future":
            links.future = True
        elif role == "perhaps":
            links.modality = "possible"
        elif role == "qad":
            if conjoined(token) and self.waiting is not None and self.waiting.kind == "topic":
                self.waiting = None
            if i + 1 < len(self.tokens) and self.tokens[i + 1].tense == "present":
                links.modality = "possible"
        elif role == "pronoun":
            self.waiting = Waiting(i, i + 1, "pronoun", token)
        return i + 1

    def negates(self, i: int) -> bool:
        """Whether ما before a verb denies it: it opens the clause, and the verb is perfect (``ما زال`` apart)."""
        verb = self.tokens[i + 1]
        before = self.tokens[i - 1] if i else None
        return verb.tense == "past" and verb.lemma in ("زال", "كان", "انفك") and (before is None or before.pos != "ADP")

    def that(self, i: int) -> int:
        token = self.tokens[i]
        self.fresh = True
        if token.pronoun:
            self.waiting = Waiting(i, i + 1, "pronoun", token)
            return i + 1
        if token.key in THAT and _verb_comes(self.tokens, i + 1):
            links = self.links
            links.owed = owing(self.tokens, i)
            links.modality = "required" if links.owed else before_that(self.tokens, i, self.found, self.modal)
        elif token.key == "لعل":
            self.links.modality = "possible"
        self.waiting = self.outer = None
        start = i + 1
        while start < len(self.tokens) and self.tokens[start].key in OPENING:
            start += 1
        if start < len(self.tokens) and starts_phrase(self.tokens[start]):
            end = noun_phrase(self.tokens, start)
            if end > start:
                self.waiting = Waiting(start, end, "that", self.tokens[start])
                self.recent.append((start, end))
                return end
        return i + 1

    def phrase(self, i: int) -> int:
        end = noun_phrase(self.tokens, i)
        if end == i:
            return i + 1
        follows = self.tokens[end] if end < len(self.tokens) else None
        verb_follows = follows is not None and follows.pos == "VERB" and not conjoined(follows)
        head = head_of(self.tokens, i, end, self.classes)
        if self.tokens[end - 1].pos == "NUM" or (head.lemma in self.classes.measure and not head.definite):
            return end
        token = self.tokens[i]
        if token.key in self.classes.adverb and (token.case == "oblique" or not token.definite):
            return end
        free = self.waiting is None or (self.waiting.kind == "topic" and verb_follows)
        if free and (self.fresh or (verb_follows and any(is_definite(t) for t in self.tokens[i:end]))):
            self.waiting = Waiting(i, end, "topic", self.tokens[i])
        self.recent.append((i, end))
        self.fresh = False
        return end

    # --- verbs ----------------------------------------------------------------------------------------------

    def verb(self, at: int) -> int:
        tokens = self.tokens
        verb = tokens[at]
        links = self.links
        if at - links.negator_at > 3:
            links.negator = None
        if "لا" in verb.proclitics:
            links.negator, links.negator_at = "لا", at
        if links.negator and verb.key in STILL:
            verb = tokens[at] = replace(verb, lemma="زال", voice="active")
            links.negator = None
        if conjoined(verb) and self.waiting is not None and self.waiting.kind in ("topic", "that"):
            self.waiting, links.word, links.governor = None, None, None
        joined = conjoined(verb) or (at > 0 and tokens[at - 1].role == "coordinator")
        leans = verb.lemma in self.classes.auxiliary and leaning(tokens, at, self.waiting)
        if self.waiting is None and self.outer is not None and links.word is None and not joined:
            self.waiting, links.word, links.governor = self.outer
            self.outer = None
        describing = False
        if self.waiting is None and links.word is None and not joined and at and verb.person == 3:
            led = at + 1 < len(tokens) and prepositional(tokens, at + 1)[0] is not None
            self.waiting = described(tokens, self.recent, at, self.classes, past_too=led and bool(self.found))
            describing = self.waiting is None and follows_indefinite(tokens, self.recent, at)
        near, obliques, end = following(tokens, at, self.recent, self.classes)
        kept: tuple[Waiting, str | None, int | None] | None = None
        topic = not leans and self.waiting is not None and self.waiting.kind in ("topic", "that")
        if topic and self.waiting is not None and self.describes(at, end):
            kept, self.waiting = (self.waiting, links.word, links.governor), self.waiting._replace(kind="antecedent")
            links.word, links.governor = None, len(self.found) - 1 if self.found else None
        carrier = self.joined_to(verb) if joined else None
        frame = Frame(
            tokens=tokens,
            verb=verb,
            waiting=self.waiting,
            near=near,
            actors=self.actors,
            classes=self.classes,
            initial=initial(tokens, at),
            clausal=end < len(tokens)
            and tokens[end].role == "that"
            and not (verb.lemma in self.classes.controls and _governed(tokens, end)),
            carrier=carrier[0] if carrier else None,
            continues=joined and links.word is None and self.continues(verb),
            describing=describing,
        )
        decision = decide(frame)
        broken = interrupts(tokens, end)
        waits_on = broken or frame.clausal or any(one.marked for one in near)
        if suffers(tokens, at, decision, self.classes, clausal=waits_on):
            verb = tokens[at] = replace(verb, voice="passive")
        antecedent = None
        actor: Actor | None = None
        if decision.subject is None:
            leant = at - self.leant[0] <= LEANT
            actor = (self.leant[1] if leant else None) or self.dropped(verb, carrier)
            antecedent = actor[1] if actor else None
        elif verb.pronoun and self.waiting is not None and self.waiting.kind == "antecedent":
            antecedent = span_of(tokens, self.waiting.start, self.waiting.end)
        give_back(tokens, self.found, frame, decision, self.interrupted)
        subject = span_of(tokens, *decision.subject) if decision.subject else None
        clause = Clause(
            start=verb.start,
            end=tokens[max(end - 1, at)].end,
            trigger=verb,
            subject=subject,
            object=span_of(tokens, *decision.object) if decision.object else None,
            obliques=obliques,
            negated=links.negator is not None or verb.lemma == "ليس",
            time=_time(verb, links),
            modality=self.modality(verb),
            link=links.word or ("ل" if "ل" in verb.proclitics else None),
            governor=self.governor(verb),
            subject_dropped=subject is None,
            confidence=decision.confidence,
            rule=decision.rule,
            antecedent=antecedent,
        )
        self.found.append(clause)
        if broken and subject is not None and clause.object is None and frame.takes_object():
            self.interrupted.append(len(self.found) - 1)
        if subject is not None and decision.subject is not None:
            main = links.word is None or links.word.rsplit(" ", 1)[-1] in ("ان", "بان", "لان", "لكن")
            actor = (head_of(tokens, *decision.subject, self.classes), subject, main)
            remember(self.actors, actor)
        self.acting.append(actor)
        self.leant = (at, actor) if leans and decision.subject is None else (-9, None)  # خلية كانت تخطط
        remember_agents(tokens, at, end, self.actors, self.classes)
        negator = links.negator if leans else None
        said = self.modal.get(("auxiliary", verb.lemma)) if leans else None
        self.links = _Links(negator=negator, negator_at=at if leans else -9, modality=said)
        self.fresh = False
        self.waiting = None
        if leans:
            if decision.subject:
                self.waiting = Waiting(*decision.subject, "leaning", tokens[decision.subject[0]])
                return max(at + 1, decision.subject[1])
            return at + 1
        self.outer = kept or self.outer
        return max(end, at + 1)

    def continues(self, verb: Token) -> bool:
        """Whether the clause before has the tense of a verb, and its subject before its own."""
        last = self.found[-1] if self.found else None
        before = last is not None and last.rule in ("subject-first", "topic-goes-on")
        return before and last is not None and last.trigger.tense == verb.tense

    def joined_to(self, verb: Token) -> Actor | None:
        """Who acts in the clause that a verb without link is joined to: the last of its tense whose actor agrees."""
        if self.links.word is None:
            for clause, actor in zip(self.found[:-4:-1], self.acting[:-4:-1], strict=True):
                if clause.trigger.tense == verb.tense and actor is not None and agrees_before(verb, actor[0]):
                    return actor
        return None

    def dropped(self, verb: Token, carrier: Actor | None) -> Actor | None:
        """What the dropped subject of a verb stands for."""
        waits = self.waiting
        if waits is not None and waits.kind == "pronoun" and (waits.token.pronoun or waits.token.key) in OTHERS:
            return None
        governor = self.governor(verb)
        asked = self.links.word is not None and self.links.word.rsplit(" ", 1)[-1] in THAT and verb.tense == "present"
        if asked and (governor is not None or self.links.owed) and waits is None:
            outer = self.found[governor] if governor is not None and not self.links.owed else None
            held = controller(self.tokens, verb, outer, self.recent, self.classes)
            if held is not None:
                return held
        return stands_for(
            self.tokens,
            verb,
            self.waiting,
            carrier,
            self.acting[governor] if governor is not None else None,
            self.actors,
            self.classes,
        )

    def modality(self, verb: Token) -> Modality | None:
        """What is said of a clause beforehand, or by the verb that it is the purpose of (``يستعد ليعود``).

        A perfect with ل answers a condition (``لو عاد لسقطت``).
        """
        if self.links.modality is not None or "ل" not in verb.proclitics or not self.found:
            return self.links.modality
        if verb.tense == "past":
            return "conditional"
        return self.modal.get(("verb", self.found[-1].trigger.lemma))

    def governor(self, verb: Token) -> int | None:
        if "ل" in verb.proclitics:
            return len(self.found) - 1 if self.found else None
        return self.links.governor if self.links.word else None

    def describes(self, at: int, end: int) -> bool:
        """Whether a verb describes the indefinite topic before it, whose own verb comes later."""
        waits = self.waiting
        if waits is None or any(is_definite(token) for token in self.tokens[waits.start : waits.end]):
            return False
        if end >= len(self.tokens) or self.tokens[end].pos != "VERB" or conjoined(self.tokens[end]):
            return False
        nearer = described(self.tokens, self.recent, end, self.classes)
        if nearer is not None and nearer.start > at:
            return False
        return agrees_before(self.tokens[end], head_of(self.tokens, waits.start, waits.end, self.classes))


def find_clauses(tokens: list[Token], actors: Actors | None = None, stock: Lexemes | None = None) -> tuple[Clause, ...]:
    """The clauses of a sentence in the order of their verbs.

    ``actors`` holds the subjects that the paragraph has named before; it is brought up to date. So are the tokens:
    a verb that its clause shows to be passive becomes so.
    """
    return _Walk(tokens, [] if actors is None else actors, stock or lexemes()).run()


def _time(verb: Token, links: _Links) -> Literal["past", "present", "future"] | None:
    if links.future or "س" in verb.proclitics or links.negator == "لن":
        return "future"
    if links.negator == "لم":
        return "past"
    return verb.tense if verb.tense != "imperative" else None


def _nominal(token: Token) -> bool:
    """Whether a word after a relative pronoun begins a clause without verb (``الوفد الذي مقره العاصمة``)."""
    return token.pronoun is not None and "describes" in token.classes and not token.proclitics


def _governed(tokens: Sequence[Token], i: int) -> bool:
    """Whether a preposition governs أن, so that its clause is no object (``دعا الوفد إلى أن``)."""
    return tokens[i - 1].pos == "ADP" and not tokens[i - 1].pronoun


def _verb_comes(tokens: Sequence[Token], i: int) -> bool:
    """Whether a verb in the imperfect comes at once, or after a negation: so أن is meant, not إن."""
    if i < len(tokens) and tokens[i].role == "negation":
        i += 1
    return i < len(tokens) and tokens[i].pos == "VERB" and tokens[i].tense == "present"


def _link(tokens: Sequence[Token], i: int) -> str:
    """The word that ties a clause to what precedes, with the preposition before it: بعد ان, الي ان, بان."""
    token = tokens[i]
    before = tokens[i - 1] if i else None
    if token.role in ("that", "what") and before is not None and before.pos == "ADP" and not before.pronoun:
        return f"{before.key} {token.key}"
    return "".join(clitic for clitic in token.proclitics if clitic not in "وف") + token.key
