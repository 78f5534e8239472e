"""Whom a noun phrase stands for: the actors it names, an owner, a pronoun, the state that a country stands for.

Each function answers one question about the words around an act with ids of actors; `subjects` and `prepositions` find
the phrases, and the frames of verbs and nouns put the answers together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.language.phrases import noun_phrase
from toolkit.model import Clause, Span, Token
from toolkit.reading.scenes import Named, Scene, is_bare, is_conjoined, named_in, reach
from toolkit.reading.triggers import Light, Vocabulary

Resolve = Callable[[Token], str | None]
Before = Callable[[Token], str | None]


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of an act; ``by_source`` and ``by_target`` name the rules that found them."""

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    by_source: str = ""
    by_target: str = ""
    clause: Clause | None = None
    """The clause whose grammar (negation, time) holds for the act."""
    purpose: bool = False
    """The noun is a purpose or a content of another act (``لاستعادة المدينة``)."""
    light: Light | None = None
    passive: bool = False
    """The verb's subject suffers the act, and who does it is not said."""
    own: bool = True
    """The parties stand in the act's own frame, not only in what governs it."""


@dataclass(frozen=True, slots=True)
class Around:
    """What arguments are resolved by: the scene, the vocabulary, and pronouns."""

    scene: Scene
    words: Vocabulary
    pronoun: Resolve
    dropped: Before
    speaking: Before
    """Who spoke last before a word that carries the report on."""
    quoted: Callable[[int], int]
    """Where the quote that covers an offset begins; -1 outside quotes."""
    pair: Callable[[int], tuple[str, ...]]
    """The last two sides of a conflict named before an offset."""
    diplomatic: bool = False
    """The act is one of words, agreement, aid or sanction."""
    visiting: bool = False
    """The act is a visit, which a city receives for its state."""


def ids(named: tuple[Named, ...]) -> tuple[str, ...]:
    """Ids without repeats, in order."""
    return tuple(dict.fromkeys(one.id for one in named))


def parties_at(around: Around, span: Span | None) -> tuple[str, ...]:
    """The parties that the noun phrase at a span stands for."""
    if span is None:
        return ()
    first, last = around.scene.range(span)
    return parties_in(around, first, last)


def is_pair(token: Token) -> bool:
    """Whether a word stands for two parties named before: ``الطرفين``, ``البلدان``."""
    return token.lemma in BOTH and token.definite and token.number == "dual"


def parties_in(around: Around, first: int, last: int) -> tuple[str, ...]:
    """The parties of a noun phrase: those it names, else the owner that a pronoun in it stands for (``أحد جنوده``)."""
    scene = around.scene
    if first < len(scene.tokens) and is_pair(scene.tokens[first]):
        return around.pair(scene.tokens[first].start)
    if _is_kin(scene, first):
        return ()
    end = reach(scene, first, last)
    named = named_in(scene, first, end)
    if named:
        return side_of_dead(named[-1], scene) or ids(named)
    for i in range(first, min(end, first + 4, len(scene.tokens))):
        token = scene.tokens[i]
        if i > first and is_conjoined(token):
            break  # أمن البلاد ووحدتها
        if token.pronoun and (token.lemma == "نفس" or token.lemma in KIN):
            return ()  # فجر نفسه, إصابة شقيقه
        if token.pronoun in THIRD_PERSON and token.pos in ("NOUN", "ADJ"):
            return pronoun_of(around, token)
        if token.pos == "VERB":
            break
    return _controller(scene, first, last)


def side_of_dead(named: Named, scene: Scene) -> tuple[str, ...]:
    """Whose men the dead or wounded are: ``القتلى من عناصر التنظيم``, ``جرحى في صفوف الميليشيات``."""
    after, tokens = named.end, scene.tokens
    if tokens[named.end - 1].lemma not in DEAD or after + 1 >= len(tokens) or tokens[after].key not in ("من", "في"):
        return ()
    ranks = tokens[after + 1].key in RANKS
    if tokens[after].key == "في" and not ranks:
        return ()
    at = after + 2 if ranks else after + 1
    return ids(named_in(scene, at, max(noun_phrase(tokens, at), at + 1)))


DEAD = frozenset({"قتيل", "جريح", "مصاب", "قتلي", "جرحي", "شهيد"})
"""Lemmas of those hit, whose side the words after them tell."""
RANKS = frozenset({"صفوف", "اوساط"})
"""Words between the dead and their side."""
BOTH = frozenset(
    {"طرف", "جانب", "بلد", "دوله", "حكومه", "قبيله", "فريق", "جيش", "رييس", "وزير", "حركه", "حليف", "جار", "خصم"}
)
"""Words whose dual stands for two parties named before."""
KIN = frozenset(
    {
        "عايله",
        "اسره",
        "شقيق",
        "شقيقه",
        "والد",
        "والده",
        "زوج",
        "زوجه",
        "ابن",
        "ابنه",
        "طفل",
        "قريب",
        "اخ",
        "اخت",
        "نجل",
        "زميل",
        "صديق",
    }
)
"""Words for somebody's relatives, who are not he."""
THIRD_PERSON = frozenset({"ه", "ها", "هم", "هما", "هن"})
"""Attached pronouns that stand for somebody named before."""
HOLDS = frozenset({"سيطره", "نفوذ", "قبضه", "معقل", "سيطر", "احتل"})
"""Words by which a place is told to be somebody's (``تحت سيطرة المعارضة``, ``معقل التنظيم``)."""


PARTICIPLES = frozenset({"active participle", "passive participle"})
CARRIES = frozenset({"قل", "اقل", "نقل", "تبع", "تتبع", "يتبع"})
"""Verbs by which a vehicle is told to carry somebody, a thing to be theirs (``حافلة تقل جنودا``, ``آليات تتبع``)."""
BELONGS = frozenset({"تابع", "تابعه", "تابعين", "تابعتين", "عايده"})
"""Words before ``ل`` that tell whose a thing is."""
LINKING = frozenset({"كان", "اشتبه", "اعتقد"})
"""Verbs that stand between a thing and the words that tell whose it is (``يشتبه في أنها تابعة``)."""


def _is_kin(scene: Scene, first: int) -> bool:
    """Whether a phrase is about a relative of the one whom it names (``أحد أقرباء الرئيس``)."""
    head = first + 1 if first + 1 < len(scene.tokens) and scene.tokens[first].lemma in ("احد", "عدد") else first
    return head < len(scene.tokens) and scene.tokens[head].lemma in KIN and scene.actors[head] is None


def _controller(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """Who holds a place or owns a thing, where the words after its noun phrase say so."""
    tokens = scene.tokens
    if first >= len(tokens) or tokens[first].pos == "VERB":
        return ()
    for i in range(first + 1, min(len(tokens), first + 9)):
        token = tokens[i]
        carries = token.pos == "VERB" and (token.lemma in CARRIES or token.key in CARRIES)
        if token.lemma in HOLDS or token.key in HOLDS or carries:
            at = i + 2 if i + 1 < len(tokens) and tokens[i + 1].key == "علي" else i + 1
            return ids(named_in(scene, at, reach(scene, at, at + 1)))
        if token.key in BELONGS and i + 1 < len(tokens) and "ل" in tokens[i + 1].proclitics:
            return ids(named_in(scene, i + 1, reach(scene, i + 1, i + 2)))
        if token.lemma in LINKING or token.pos == "SCONJ":
            continue
        if i >= last and token.pos in ("NOUN", "PROPN") and token.derivation not in PARTICIPLES:
            break  # another noun phrase
        if token.pos == "VERB" or token.key in ".؛:،," or token.key in ("بعد", "خلال", "مع"):
            break
    return ()


def country_at(around: Around, first: int) -> tuple[str, ...]:
    """The state that a country stands for, where an act of diplomacy is directed at it (``زيارة إلى تركيا``)."""
    scene = around.scene
    if not around.diplomatic:
        return ()
    place = scene.places[first] if first < len(scene.places) else None
    if place is not None and place.type != "country" and not (around.visiting and place.type == "city"):
        return ()
    state = scene.lands.get(place.id) if place is not None else None
    return (state,) if state else ()


def _describes(adjective: Token, noun: Token) -> bool:
    """Whether an adjective agrees with a noun of act: ``القصف التركي``, not ``مهاجمة الأكراد``, ``ملاحقة الحوثيين``."""
    if not is_bare(adjective) or adjective.number in ("plural", "dual"):
        return False
    if noun.pos == "NOUN" and bool(adjective.proclitics) != ("ال" in noun.proclitics or noun.pronoun is not None):
        return False
    feminine = noun.number == "plural" or noun.gender == "feminine"
    return adjective.gender is None or noun.gender is None or (adjective.gender == "feminine") == feminine


def pronoun_of(around: Around, token: Token) -> tuple[str, ...]:
    """Whom the pronoun of a word stands for."""
    who = around.pronoun(token) if token.pronoun in THIRD_PERSON else None
    return (who,) if who else ()


def described_by(scene: Scene, after: int) -> tuple[str, ...]:
    """The actor that an adjective after a noun names (``الغارات الأمريكية``)."""
    tokens = scene.tokens
    noun = tokens[after - 1]
    for i in range(after, min(len(tokens), after + 3)):
        named, nation = scene.actors[i], scene.nations[i]
        if named is not None and named.start < i:
            return ()  # تفكيك خلايا إرهابية
        if (named is not None or nation is not None) and not _describes(tokens[i], noun):
            return ()
        if named is not None:
            return (named.id,) if tokens[i].pos == "ADJ" or named.form == "nisba" else ()
        if nation is not None:
            return (nation,)
        if tokens[i].pos != "ADJ" and tokens[i].key not in '"«»“”-–':
            return ()
    return ()
