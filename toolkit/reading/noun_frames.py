"""The parties of an act that a masdar or a noun names: by its complement, pronoun, adjectives and prepositions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.language.masdars import DIRECTIONS
from toolkit.language.phrases import complement, noun_phrase
from toolkit.model import Token
from toolkit.reading.carriers import expressed_by, governed, subject_with_pronoun
from toolkit.reading.participles import is_circumstance
from toolkit.reading.parties import Around, Roles, described_by, parties_in, pronoun_of
from toolkit.reading.prepositions import agents, clause_limit, directly_after, is_purpose, prepositional_after, trailing
from toolkit.reading.scenes import SIDES, Scene, is_bare, is_conjoined
from toolkit.reading.subjects import next_party
from toolkit.reading.triggers import Match, Sense

OPENING = frozenset("\"'«“„”")
"""Marks that may stand between a noun and the name that completes it."""
NO_PREPOSITION = frozenset({"object", "victim", "subject", "mutual", "governor", "doer"})
"""Slots that no preposition leads."""


def of_noun(match: Match, around: Around) -> Roles:
    """The parties of an act that a noun names, ``هجوم X على Y``, ``مقتل Y برصاص X``, ``قصف X لـ Y``."""
    scene, sense = around.scene, match.sense
    own, by, after = _own(match, around)
    lam = by == "pronoun" and after < len(scene.tokens) and "ل" in scene.tokens[after].proclitics
    slots = tuple(slot for slot in sense.target if slot not in NO_PREPOSITION)
    target, by_target = prepositional_after(scene, match.end, slots, around)
    for_whom = directly_after(scene, after, "ل", around) if "ل" not in slots else ()
    source, by_source = _apart(match, own, around)
    ending, preposition = trailing(match, scene, around)
    if ending and preposition in sense.source:
        source, by_source = ending, preposition
    elif ending and preposition in sense.target:
        target, by_target = ending, preposition
    if sense.type == "REQUEST" and by_target == "من" and not own and not source and _is_governed(match, scene):
        source, by_source, target, by_target = target, "من", (), ""  # بناء على طلب من الحكومة
    inner, acts = _between(match, around)
    if inner and acts:
        source, by_source = inner, "complement"
    elif inner:
        target, by_target = inner, "complement"
    if own and not inner:
        taken = _only_happens(match, around) or (by == "complement" and _is_tried(match, scene))
        given = lam or (bool(for_whom) and for_whom != own and by == "complement")
        owned = by == "complement" and not any(one is not None for one in scene.actors[match.end : after])
        side = _side(match, after, bool(target) or _is_armed(match, around), lam=given, owned=owned, scene=scene)
        if taken and sense.target:
            side = "object"
        elif by == "pronoun" and _carries(match, around):
            side = "subject"
        if side == "subject" and sense.source and not (ending and source == ending):
            source, by_source = own, by
            if not target and {"object", "victim"} & set(sense.target):
                target, by_target = _object_after(scene, after, around), "object"
        elif side == "object" and sense.target:
            target, by_target = own, by
    elif own and inner and acts and sense.target:
        target, by_target = own, by
    if not target and after < len(scene.tokens) and is_purpose(scene.tokens[after], around.words):
        target, by_target = _of_purpose(after, slots, around), "purpose"
    if for_whom and not (for_whom == own and target == own):
        acts = sense.complement == "subject" or (sense.complement == "either" and _is_side_at(scene, after))
        if not source and acts and sense.source:
            source, by_source = for_whom, "ل"
        elif not target and {"object", "victim"} & set(sense.target) and for_whom != source:
            target, by_target = for_whom, "ل"
    if not target and "object" in sense.target:
        target, by_target = _at_end(match, scene), "complement"
    if not source and not sense.mutual:
        source, by_source = _among(match, around)
    if not source and sense.complement == "subject" and "object" not in sense.target:
        source, by_source = _at_end(match, scene), "complement"
    if not target and not sense.source:
        target, by_target = _casualties(match, scene), "object"
    roles = governed(match, Roles(source, target, by_source, by_target if target else ""), around)
    if own and not roles.source and not sense.target and sense.source:
        return replace(roles, source=own, by_source=by)
    return roles


def _among(match: Match, around: Around) -> tuple[tuple[str, ...], str]:
    """Who does an act by the prepositions that its row names for them (``استياء وسط الضباط``)."""
    slots = tuple(slot for slot in match.sense.source if slot not in ("subject", "speaker", "من", "ب"))
    return prepositional_after(around.scene, match.end, slots, around)


def _at_end(match: Match, scene: Scene) -> tuple[str, ...]:
    """Whom the last word of a phrase begins to name (``تفكيك خلايا`` of ``تفكيك خلايا إرهابية``)."""
    named = scene.actors[match.end - 1]
    if match.kind != "phrase" or named is None or not named.start == match.end - 1 > match.head:
        return ()
    kind = named.type in SIDES or match.sense.complement == "object" or match.sense.type != "ASSAULT"
    return (named.id,) if kind else ()  # هجوم انتحاري


def _is_governed(match: Match, scene: Scene) -> bool:
    """Whether a noun shows that it is none that looks like a verb: by its ending or a preposition (``على طلب من``)."""
    token, before = scene.tokens[match.head], scene.tokens[match.start - 1] if match.start else None
    return token.case == "oblique" or "ب" in token.proclitics or (before is not None and before.pos == "ADP")


def _own(match: Match, around: Around) -> tuple[tuple[str, ...], str, int]:
    """The party that a noun of act is bound to, by a pronoun or a complement, and the index after it."""
    scene, sense = around.scene, match.sense
    tokens = scene.tokens
    own: tuple[str, ...] = ()
    for token in dict.fromkeys((tokens[match.head], tokens[match.end - 1])):
        held = "place" in sense.slots and token.pronoun == "ها" and sense.complement != "subject"  # استعادتها
        if token.pronoun and token.pos != "VERB" and not held:
            acting = sense.complement != "object" and bool(sense.source)
            resumed = _resumed(match, around, token)
            if resumed is not None:
                return resumed, "pronoun", match.end
            own = expressed_by(match.head, around) if acting else ()
            own = own or (subject_with_pronoun(match.head, around, token) if acting else ())
            own = own or pronoun_of(around, token)
    if own:
        return own, "pronoun", match.end
    led = match.end - 1 > match.head and "ب" in tokens[match.end - 1].proclitics
    span = None if led else bound_phrase(tokens, match.end - 1)
    if span is not None and span[0] > match.end and tokens[match.end].key in OPENING and scene.actors[span[0]] is None:
        span = None  # a name of an operation
    if span is None:
        return (), "", match.end
    after = span[1]
    inside = scene.actors[after - 1]
    if inside is not None:
        after = max(after, inside.end)
    doer = scene.actors[span[0]]
    if doer is not None and doer.type in SIDES and doer.end < after and _begins_phrase(tokens[doer.end]):
        return (doer.id,), "complement", doer.end  # قصف قوات النظام العديد من المدن
    return parties_in(around, *span), "complement", after


def _resumed(match: Match, around: Around, owner: Token) -> tuple[str, ...] | None:
    """Whom the pronoun of an act stands for that ``و`` joins to another act with a complement, which may be nobody
    (``مكافحة الإرهاب واجتثاثه``)."""
    scene = around.scene
    if not is_conjoined(scene.tokens[match.start]):
        return None
    acting = match.sense.complement != "object"
    for i in range(match.start - 1, max(-1, match.start - SHARING), -1):
        token = scene.tokens[i]
        if token.pos in ("VERB", "SCONJ", "PUNCT"):
            return None
        span = complement(scene.tokens, i) if token.derivation == "masdar" or acting else None
        if span is not None and span[0] < match.start:
            span = span[0], min(span[1], match.start)
            head = scene.tokens[span[0]]
            feminine = head.gender == "feminine" or head.number == "plural"
            agrees = owner.pronoun == ("ها" if feminine else "ه")
            found = parties_in(around, *span) if agrees else None
            if found or not acting:
                return found
    return None


SHARING = 7
"""Words between two acts of which the second resumes whom the first is done to."""


def _begins_phrase(token: Token) -> bool:
    """Whether a word after a name is a noun of its own."""
    return token.lemma in QUANTITIES or (
        token.pos == "NOUN" and is_bare(token) and token.derivation in (None, "masdar", "place", "adjective")
    )


QUANTITIES = frozenset({"عديد", "معظم", "جميع", "كل", "بعض"})
"""Words that begin a phrase of things or people."""


def bound_phrase(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The complement of a noun of act, in quotation marks too (``مواجهة "داعش"``), or counted in brackets."""
    noun, first = tokens[at], at + 1
    while first < len(tokens) and tokens[first].key in OPENING:
        first += 1
    if first >= len(tokens) or noun.definite or noun.pronoun or noun.pos not in ("NOUN", "ADJ", "PROPN", "X"):
        return None
    follows = tokens[first]
    if first == at + 1 and noun.pos in ("NOUN", "ADJ"):
        return complement(tokens, at) or _counted_in_brackets(tokens, first)
    if noun.construct is False or not is_bare(follows) or follows.pos not in ("NOUN", "PROPN", "X"):
        return None
    return first, max(noun_phrase(tokens, first), first + 1)


def _counted_in_brackets(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The counted phrase after a noun where the number is bracketed: ``مقتل (20) شخصا``."""
    if at + 3 >= len(tokens) or tokens[at].key != "(" or tokens[at + 1].pos != "NUM" or tokens[at + 2].key != ")":
        return None
    return at + 1, max(noun_phrase(tokens, at + 3), at + 3)


def _of_purpose(at: int, slots: tuple[str, ...], around: Around) -> tuple[str, ...]:
    """Whom an attack is for driving out or killing: ``هجوم لطرد المسلحين``."""
    token = around.scene.tokens[at]
    senses = around.words.nouns.get(token.key, ()) or around.words.nouns.get(token.lemma, ())
    if "علي" not in slots or not any(s.type == "ASSAULT" and s.complement != "subject" for s in senses):
        return ()
    span = bound_phrase(around.scene.tokens, at)
    return parties_in(around, *span) if span is not None else ()


def _casualties(match: Match, scene: Scene) -> tuple[str, ...]:
    """Who died, where a rank or an office parts the noun from the name (``مصرع قائد الحملة، المدعو فلان``)."""
    if "object" not in match.sense.target or scene.actors[match.head] is not None:
        return ()
    return next_party(scene, match.end - 1, None, ())


def _between(match: Match, around: Around) -> tuple[tuple[str, ...], bool]:
    """The party between the words of a phrase (``إسقاط التحالف طائرة``), and whether it acts."""
    scene, sense = around.scene, match.sense
    if match.kind != "phrase" or match.end - match.head < 3:
        return (), False
    span = complement(scene.tokens, match.head)
    if span is None:
        led = directly_after(scene, match.head + 1, "ل", around)  # توغل للجيش في
        return led, bool(sense.source) and sense.complement == "subject"
    if span[1] >= match.end:
        return (), False
    suffers = sense.complement == "object" or (not sense.complement and "object" in sense.target)
    return parties_in(around, *span), bool(sense.source) and not (suffers and sense.target)


def _apart(match: Match, own: tuple[str, ...], around: Around) -> tuple[tuple[str, ...], str]:
    """Who does an act by words of their own after it: an agent phrase, an adjective, ``من``."""
    scene, sense = around.scene, match.sense
    doers = agents(scene, match.end, clause_limit(scene, match.head))
    if doers or not sense.source:
        return doers, "agent" if doers else ""
    adjective = described_by(scene, match.end)
    if adjective:
        return adjective, "adjective"
    if own or "من" in sense.target or sense.complement == "object":
        return (), ""
    found = directly_after(scene, match.end, "من", around)
    return found, "من" if found else ""


def _carries(match: Match, around: Around) -> bool:
    """Whether a phrase begins with a masdar that carries an act, so that its pronoun acts (``تنفيذها لعمليات``)."""
    token = around.scene.tokens[match.head]
    lights = around.words.light_nouns.get(token.lemma, ()) if match.end - match.head > 1 and token.pronoun else ()
    return any(light.subject == "source" for light in lights)


TRYING = frozenset({"محاكمه", "مقاضاه", "محاسبه", "ملاحقه", "استجواب", "اعتقال", "توقيف"})
"""Last words of phrases after which it is told whom the law takes."""


def _is_tried(match: Match, scene: Scene) -> bool:
    """Whether a phrase ends in a word for taking somebody to law (``جلسة محاكمة المتهمين``)."""
    return match.kind == "phrase" and scene.tokens[match.end - 1].key in TRYING


def _only_happens(match: Match, around: Around) -> bool:
    """Whether a verb of happening right before a noun makes its pronoun the sufferer (``تم إيقافهم``)."""
    tokens = around.scene.tokens
    before = tokens[match.start - 1] if match.start else None
    return before is not None and before.lemma in ("تم", "جري") and tokens[match.head].pronoun is not None


def _side(match: Match, after: int, suffered: bool, *, lam: bool, owned: bool, scene: Scene) -> str:
    """Whether the party that a noun is bound to does the act or suffers it; ``owned``: only a thing of his is named."""
    sense = match.sense
    if sense.complement == "object" and sense.target:
        acts = (lam and bool(sense.source)) or _thing_follows(scene, after, sense)
        return "subject" if acts else "object"
    if sense.complement == "either":
        acts = suffered or lam or _phrase_follows(scene, after, sense) or (_aims(scene, after) and not owned)
        return "subject" if acts else "object"
    return sense.complement


def _is_armed(match: Match, around: Around) -> bool:
    """Whether an act is bound to what it is done with (``قصف طائرات التحالف``)."""
    at = match.end
    return at < len(around.scene.forms) and any(form in around.words.instruments for form in around.scene.forms[at])


def _is_side_at(scene: Scene, at: int) -> bool:
    """Whether a side of the conflict stands itself, not a thing of its, after ``ل`` (``قصف لطائرات التحالف``)."""
    while at < len(scene.tokens) and not any(c == "ل" for c in scene.tokens[at].proclitics):
        at += 1
    named = scene.actors[at] if at < len(scene.tokens) else None
    return named is not None and named.start == at and named.type in SIDES


def _aims(scene: Scene, after: int) -> bool:
    """Whether a preposition after the complement tells what the act is aimed at (``قصف الجيش على المدينة``)."""
    at = _after_time(scene.tokens, after)
    if at >= len(scene.tokens):
        return False
    token = scene.tokens[at]
    return token.key in ("علي", "ضد") or ("ل" in token.proclitics and token.pos == "NOUN")


def _object_after(scene: Scene, after: int, around: Around) -> tuple[str, ...]:
    """Who suffers the act, after who does it: ``قصف الطيران مواقع للجيش``."""
    at = _after_time(scene.tokens, after)
    if at >= len(scene.tokens) or not is_bare(scene.tokens[at]):
        return ()
    named = scene.actors[at]
    titled = named is not None and named.start == at and named.form != "nisba"
    if (scene.tokens[at].pos not in ("NOUN", "PROPN") and not titled) or is_circumstance(scene.tokens[at]):
        return ()
    return parties_in(around, at, max(noun_phrase(scene.tokens, at), at + 1))


def _phrase_follows(scene: Scene, after: int, sense: Sense) -> bool:
    """Whether something that suffers the act follows the complement, which then acts (``قصف الطيران مواقع``)."""
    if "subject" not in sense.source:
        return False
    tokens = scene.tokens
    after = _after_time(tokens, after)
    if after >= len(tokens) or is_circumstance(tokens[after]):
        return False
    follows = tokens[after]
    if follows.lemma in DIRECTIONS or follows.key in DIRECTIONS:
        return False
    return follows.pos in ("NOUN", "PROPN", "ADJ") and not any(c in "بلكوف" for c in follows.proclitics)


def _after_time(tokens: Sequence[Token], at: int) -> int:
    """Index after words that tell when (``أمس``, ``منذ أيام``, ``صباح اليوم``)."""
    while at < len(tokens) and (tokens[at].role == "time" or tokens[at].pos == "ADV" or tokens[at].key == "منذ"):
        at += 1
    return at


def _thing_follows(scene: Scene, after: int, sense: Sense) -> bool:
    """Whether a thing or people follow the complement as what suffers the act (``إحراق مستوطنين منزلهم``)."""
    if not _phrase_follows(scene, after, sense):
        return False
    follows = scene.tokens[_after_time(scene.tokens, after)]
    return follows.pos == "NOUN" and (
        follows.pronoun is not None or (not follows.definite and follows.number is not None)
    )
