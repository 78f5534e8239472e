"""Who stands after a preposition: agents, slots of a frame, the end of a phrase."""

from __future__ import annotations

from toolkit.language.phrases import noun_phrase, prepositional
from toolkit.model import Clause, Span, Token
from toolkit.reading.parties import PARTICIPLES, Around, country_at, ids, parties_at, parties_in, pronoun_of
from toolkit.reading.scenes import Scene, is_conjoined, named_in, reach
from toolkit.reading.triggers import Match, Vocabulary

AGENT_WORDS = frozenset({"قبل", "جانب", "طرف"})
"""After ``من``: by the side of."""
HAND_WORDS = frozenset({"يد", "ايدي", "ايد", "ايادي"})
"""After ``على`` or ``ب``: at the hands of."""
WEAPON_WORDS = frozenset({"رصاص", "نيران", "نار", "قصف", "قذايف", "صاروخ", "صواريخ", "غاره", "هجوم", "اطلاق"})
"""After ``ب``: by the bullets of."""


def is_purpose(token: Token, words: Vocabulary) -> bool:
    """Whether ``ل`` leads a masdar that tells what an act is for (``هجوم لطرد المسلحين``)."""
    if "ل" not in token.proclitics or "ال" in token.proclitics:
        return False
    return token.derivation == "masdar" or token.key in words.nouns or token.lemma in words.nouns


def directly_after(scene: Scene, at: int, preposition: str, around: Around) -> tuple[str, ...]:
    """The parties after a preposition that follows a noun at once, its adjectives and words of time aside."""
    tokens = scene.tokens
    i, limit = at, min(len(tokens), at + 5)
    while i < limit:
        found, start, end = preposition_at(scene, i)
        if found == "ب" and preposition != "ب" and not any(scene.actors[i:end]):
            i, limit = max(end, i + 1), min(len(tokens), limit + end - i)  # قصف بالمدفعية من
            continue
        if found == preposition:
            if preposition == "من" and _counts(scene, i):
                return ()
            if preposition == "ل" and is_purpose(tokens[i], around.words):
                return ()
            if tokens[i].pos == "ADP" and tokens[i].pronoun:
                return pronoun_of(around, tokens[i])
            return parties_in(around, start, max(end, start + 1)) or country_at(around, start)
        if found is not None or not (tokens[i].pos in ("ADJ", "ADV") or tokens[i].role == "time"):
            return ()
        i += 1
    return ()


COUNTING = frozenset(
    {"اكثر", "اقل", "عدد", "ازيد", "كثير", "عديد", "مجموعه", "بعض", "اي", "احد", "واحد", "عشره", "مزيد"}
)
"""Words after which ``من`` counts and names no doer."""
LONGEST_CLAUSE = 80
"""Words after a trigger that may belong to its clause: without end, an endless list takes time in its square."""


def happens(token: Token, words: Vocabulary) -> bool:
    """Whether a verb only says that an act takes place (``دارت اشتباكات``)."""
    return any(light.object == "none" for light in words.light_verbs.get(token.lemma, ()))


def clause_limit(scene: Scene, at: int, words: Vocabulary | None = None) -> int:
    """Index to which words after a trigger may still belong to its clause; verbs of happening do not end it."""
    end = min(len(scene.tokens), at + LONGEST_CLAUSE)
    for i in range(at + 1, end):
        token = scene.tokens[i]
        if words is not None and token.pos == "VERB" and happens(token, words):
            continue
        named = scene.actors[i]
        if named is not None and at < named.start < i:
            continue  # التحالف الذي تقوده السعودية
        if token.pos == "VERB" and _is_elative(scene, i):
            continue
        if token.pos in ("SCONJ", "VERB") or token.key in ".؛:؟?!…" or token.role in ("relative", "that", "but"):
            return i
    return end


def _is_elative(scene: Scene, i: int) -> bool:
    """Whether what looks like a verb of the first person is a superlative (``أحر التعازي وأصدق المواساة``)."""
    follows = scene.tokens[i + 1] if i + 1 < len(scene.tokens) else None
    first = scene.tokens[i].person == 1 and scene.tokens[i].number == "singular"
    return first and is_conjoined(scene.tokens[i]) and follows is not None and follows.proclitics == ("ال",)


def agents(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """Who did it, where it is said apart: ``من قبل``, ``على يد``, ``برصاص``."""
    tokens = scene.tokens
    for i in range(first, min(last, first + 20)):
        token = tokens[i]
        if token.pronoun and token.derivation == "masdar" and is_conjoined(token):
            break  # another act: واستعادتها من قبل
        follows = tokens[i + 1].key if i + 1 < len(tokens) else ""
        if (token.key == "من" and follows in AGENT_WORDS) or (token.key == "علي" and follows in HAND_WORDS):
            at = i + 2
        elif "ب" in token.proclitics and (token.key in HAND_WORDS or token.key in WEAPON_WORDS):
            at = i + 1
        else:
            continue
        if _is_another(scene, first, i - 1):
            break
        found = named_in(scene, at, reach(scene, at, max(noun_phrase(tokens, at), at + 1)))
        if found:
            return ids(found)
    return ()


def _is_another(scene: Scene, first: int, i: int) -> bool:
    """Whether a participle stands here that describes another noun (``تحرير المدن المحتلة من قبل``)."""
    if i <= first or scene.tokens[i].derivation not in PARTICIPLES or scene.actors[i] is not None:
        return False
    return any(before.pos in ("NOUN", "PROPN", "X") for before in scene.tokens[first:i])


def trailing(match: Match, scene: Scene, around: Around) -> tuple[tuple[str, ...], str]:
    """The parties after a preposition that is the phrase's own last word (``بدعم من``), and the preposition."""
    last = scene.tokens[match.end - 1]
    led = "ب" in last.proclitics and last.key in DIRECTED
    if match.kind != "phrase" or not (last.pos == "ADP" or led):
        return (), ""
    if last.pronoun:
        who = around.pronoun(last)
        return ((who,), last.key) if who else ((), "")
    if match.end >= len(scene.tokens):
        return (), ""
    first = match.end
    found = parties_in(around, first, max(noun_phrase(scene.tokens, first), first + 1))
    return found, "ب" + last.key if led else last.key


def after_phrase(match: Match, scene: Scene, around: Around) -> tuple[tuple[str, ...], str]:
    """The target of a phrase by the prepositions after its last word, or by its last word itself."""
    found, preposition = trailing(match, scene, around)
    if found and preposition in match.sense.target:
        return found, preposition
    if "object" in match.sense.target and match.end < len(scene.tokens):
        found = ids(named_in(scene, match.end, reach(scene, match.end, match.end + 1), deep=False))
        if found:
            return found, "object"
    return prepositional_after(scene, match.end, match.sense.target, around)


def by_prepositions(
    clause: Clause, slots: tuple[str, ...], scene: Scene, around: Around
) -> tuple[tuple[str, ...], str]:
    """The parties in the first prepositional phrase of a clause that one of the slots names, and the preposition."""
    for slot in slots:
        for one in clause.obliques if slot != IN_RANKS else ():
            if one.preposition == slot and not (slot in NESTING and _completes_masdar(clause, one.span, scene)):
                found = parties_at(around, one.span) or pronoun_at(scene, one.span, around)
                if not found and slot != "في":
                    found = country_at(around, scene.index(one.span.start))
                if found:
                    return found, slot
        if slot == IN_RANKS:
            for one in clause.obliques:
                first, last = scene.range(one.span)
                if scene.tokens[first].key == "صفوف":
                    return parties_in(around, first + 1, max(last, first + 2)), slot
    return (), ""


IN_RANKS = "في صفوف"
"""The slot of those among whom there are dead."""
NESTING = frozenset({"ل", "من", "في"})
"""Prepositions that a masdar before them rather takes than the verb (``بالتخطيط لمهاجمة``, ``باستهدافهم للمدنيين``)."""


def _completes_masdar(clause: Clause, span: Span, scene: Scene) -> bool:
    """Whether a prepositional phrase stands right after a masdar that another preposition of the clause leads."""
    at = scene.index(span.start)
    before = scene.tokens[at - 1] if scene.tokens[at].pos != "ADP" else scene.tokens[at]
    if before.pos == "ADP":
        before = scene.tokens[scene.index(before.start) - 1]
    return any(
        (before.derivation == "masdar" or other.preposition == "ب")
        and other.span.start <= before.stem.start < other.span.end
        for other in clause.obliques
    )


def pronoun_at(scene: Scene, span: Span, around: Around) -> tuple[str, ...]:
    """Whom the pronoun of a preposition stands for (``عليها``)."""
    token = scene.tokens[scene.index(span.start)]
    if token.pos == "ADP" and token.pronoun:
        who = around.pronoun(token)
        return (who,) if who else ()
    return ()


def prepositional_after(scene: Scene, at: int, slots: tuple[str, ...], around: Around) -> tuple[tuple[str, ...], str]:
    """The parties after the first of the prepositions, up to the end of the clause."""
    if not slots:
        return (), ""
    tokens = scene.tokens
    limit = min(clause_limit(scene, at - 1, around.words), at + 14)
    for slot in slots:
        for i in range(at, limit):
            if i > at and _begins_act(scene, i, around):
                break
            if i > at and tokens[i - 1].key in ANSWERING:
                break  # غارات ردا على مقتل جنود
            preposition, start, end = preposition_at(scene, i)
            if preposition == slot and not (slot == "من" and _counts(scene, i)):
                if tokens[i].pronoun and (tokens[i].pos == "ADP" or tokens[i].key in DIRECTED):
                    if tokens[i - 1].definite and tokens[i - 1].derivation == "active participle":
                        continue  # من الدول الراعية لها
                    who = around.pronoun(tokens[i])
                    return ((who,), slot) if who else ((), "")
                found = parties_in(around, start, max(end, start + 1))
                if not found and slot != "في":
                    found = country_at(around, start)
                if found:
                    return found, slot
    return (), ""


ANSWERING = frozenset({"ردا", "بناء"})
"""Words with whose preposition begins what an act answers or follows."""


def _begins_act(scene: Scene, i: int, around: Around) -> bool:
    """Whether ``و`` joins another act to the one before (``مهاجمة الجنود والانضمام إلى التنظيم``)."""
    token = scene.tokens[i]
    named = token.derivation == "masdar" and is_conjoined(token) and scene.actors[i] is None
    return named and (token.key in around.words.nouns or token.lemma in around.words.nouns)


def _counts(scene: Scene, i: int) -> bool:
    """Whether ``من`` at a word stands in a count (``أكثر من 20 مدنيا``)."""
    before = scene.tokens[i - 1].lemma if i else ""
    after = scene.tokens[i + 1].pos if i + 1 < len(scene.tokens) else ""
    return before in COUNTING or after == "NUM"


DIRECTED = frozenset({"اتجاه", "حق", "جانب"})
"""Nouns that have become prepositions with ``ب`` or ``ل``: ``باتجاه``, ``بحق``."""
ADVERBIAL = frozenset(
    {
        "سبب",
        "فضل",
        "هدف",
        "حضور",
        "حسب",
        "شان",
        "مناسبه",
        "مشاركه",
        "قياده",
        "رفقه",
        "رياسه",
        "حجه",
        "تهمه",
        "دعوي",
        "داخل",
    }
)
"""Nouns that with ``ب`` tell why, under whom or before whom something happens, never on whom."""


def preposition_at(scene: Scene, i: int) -> tuple[str | None, int, int]:
    """As `prepositional`, and nouns that have become prepositions with ب (``باتجاه``, ``بحق``)."""
    token = scene.tokens[i]
    if token.key in ("في", "بين") and i + 1 < len(scene.tokens) and scene.tokens[i + 1].key == "صفوف":
        return "في صفوف", i + 2, max(noun_phrase(scene.tokens, i + 2), i + 2)
    if token.key in ADVERBIAL and token.proclitics == ("ب",):
        return "ب" + token.key, i + 1, max(noun_phrase(scene.tokens, i + 1), i + 2)
    if token.proclitics and token.key in DIRECTED:
        prefix = "".join(clitic for clitic in token.proclitics if clitic in "بل")
        if prefix:
            return prefix + token.key, i + 1, max(noun_phrase(scene.tokens, i + 1), i + 2)
    return prepositional(scene.tokens, i)
