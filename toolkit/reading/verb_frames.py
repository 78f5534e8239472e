"""The parties of an act that a verb names: by its clause, active or passive."""

from __future__ import annotations

from dataclasses import replace

from toolkit.language.phrases import noun_phrase, span_of
from toolkit.model import Clause, Span
from toolkit.reading.noun_frames import bound_phrase
from toolkit.reading.participles import circumstanced, is_circumstance
from toolkit.reading.parties import Around, Roles, country_at, parties_at, parties_in
from toolkit.reading.prepositions import after_phrase, agents, by_prepositions, clause_limit
from toolkit.reading.scenes import PEOPLE, SIDES, Named, Scene, is_bare, is_conjoined, named_in, reach
from toolkit.reading.subjects import dropped_subject, next_party, second_name, spans_of, topic_before
from toolkit.reading.triggers import Match


def of_verb(match: Match, clause: Clause | None, around: Around) -> Roles:
    """The parties of an act that a verb names: subject and object, or the slots that its row names."""
    scene, sense = around.scene, match.sense
    if clause is None:
        return Roles()
    clause = _shared(clause, match.head, scene)
    verb = clause.trigger
    verbal = sense.type in ("CONSULT", "REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "AGREE", "CONCEDE")
    said, suffered = spans_of(scene, clause, verbal=verbal, asking=sense.type == "REQUEST")
    if suffered is not None and any(one.span.start < suffered.start for one in clause.obliques):
        at = scene.index(suffered.start)
        if scene.actors[at] is None and (scene.places[at] is not None or "victim" in sense.target):
            suffered = None
    asked = sense.type == "REQUEST" and "من" in sense.target and _are_asked(said, scene)
    if match.kind == "phrase" and suffered is not None and scene.tokens[match.end - 1].key == VICTIM:
        suffered = _after(match, scene)  # راح ضحيته عدد من الجنود
    subject = () if asked else parties_at(around, said)
    if match.kind == "phrase" and is_circumstance(verb) and clause.subject is None:
        subject = circumstanced(match.head, around) or subject
    if clause.subject is None and (not subject or verb.number == "dual"):
        subject = _right_before(match.head, scene) or subject
    objects = parties_at(around, suffered)
    if suffered is not None and not objects:
        objects = country_at(around, scene.index(suffered.start))
    if subject and not objects and said is not None:
        objects = second_name(scene, said)
    if not subject and said is not None and suffered is not None and _is_apposition(clause, said, suffered, scene):
        subject, objects = objects, next_party(scene, match.head, suffered, objects)
    dropped = False
    if not subject and (clause.subject is None or suffered == clause.subject):
        subject = dropped_subject(around, verb, clause)
        dropped = subject != topic_before(around, verb)
    if verb.pronoun:
        resumed = _resumed(match.head, scene)
        whom = around.pronoun(verb) if resumed is None else ""
        objects = resumed or ((whom,) if whom else objects)
    objects = tuple(one for one in objects if one not in subject) if not sense.mutual else objects
    if not objects and match.kind == "verb" and not verb.pronoun and {"object", "victim"} & set(sense.target):
        objects = next_party(scene, match.head, said, subject)
    if not objects and around.visiting and "object" in sense.target and not sense.mutual:
        objects = tuple(one for one in _visited(match.head, around) if one not in subject)
    counted = suffered is None and bool(objects) and _are_counted(match, said, scene)
    if counted or _is_passive(match, clause, said, suffered, bool(objects), scene):
        source = agents(scene, match.end, clause_limit(scene, match.head))
        sufferers = objects if counted else subject if said is not None else topic_before(around, verb)
        return Roles(source, sufferers or objects, "agent" if source else "", "passive", clause, passive=True)
    source, by_source = (subject, "dropped" if dropped else "subject") if "subject" in sense.source else ((), "")
    if not source:
        source, by_source = by_prepositions(clause, sense.source, scene, around)
    if not source and "subject" not in sense.source:
        source = agents(scene, match.end, clause_limit(scene, match.head))
        by_source = "agent" if source else ""
    target: tuple[str, ...] = ()
    by_target = ""
    for slot in sense.target:
        if slot == "subject":
            target, by_target = subject, "subject"
        elif slot in ("object", "victim"):
            target, by_target = objects, "object"
        elif slot not in ("mutual", "governor", "doer"):
            target, by_target = by_prepositions(clause, (slot,), scene, around)
            target = tuple(one for one in target if one not in source)
        if target:
            break
    if not target and sense.type == "THREATEN" and "ب" in sense.target:
        target, by_target = _through_masdar(clause, scene, around), "masdar"
    if not target and match.kind == "phrase" and match.end - match.start > 1:
        target, by_target = after_phrase(match, scene, around)
        if not target and sense.target:
            target, by_target = _in_phrase(match, around, source), "complement"
    return Roles(source, target, by_source, by_target if target else "", clause)


def _visited(at: int, around: Around) -> tuple[str, ...]:
    """The state whose city or land is named behind a verb of visiting without a preposition (``زار الوزير باريس``)."""
    scene = around.scene
    for i in range(at + 1, clause_limit(scene, at)):
        place, bare = scene.places[i], is_bare(scene.tokens[i])
        if place is None or place.start != i or not bare or scene.tokens[i - 1].pos == "ADP":
            continue
        if found := country_at(around, i):
            return found
    return ()


VICTIM = "ضحيه"
"""Last word of phrases after which it is told who died."""


def _after(match: Match, scene: Scene) -> Span | None:
    """The noun phrase without a preposition that follows a phrase."""
    first = match.end
    if first >= len(scene.tokens) or not is_bare(scene.tokens[first]):
        return None
    if scene.tokens[first].pos not in ("NOUN", "PROPN", "NUM"):
        return None
    return span_of(scene.tokens, first, max(noun_phrase(scene.tokens, first), first + 1))


def _are_asked(said: Span | None, scene: Scene) -> bool:
    """Whether those in a subject's phrase stand behind the ``من`` of the frame (``طلبت المدينة من الجيش``)."""
    if said is None:
        return False
    first, last = scene.range(said)
    inside = [i for i in range(first, last) if scene.tokens[i].key == "من"]
    end = inside[0] if inside else last
    after = scene.tokens[end].key == "من" if end < len(scene.tokens) else False
    return after and not any(scene.actors[first:end])


def _shared(clause: Clause, at: int, scene: Scene) -> Clause:
    """The clause with what it shares with a verb that ``و`` joins to its own (``أدان واستنكر الوزير الهجوم``)."""
    other = scene.clauses.get(at + 1)
    if other is None or not is_conjoined(other.trigger) or clause.object is not None:
        return clause
    verb, joined = clause.trigger, other.trigger
    if (verb.gender, verb.number, verb.tense) != (joined.gender, joined.number, joined.tense):
        return clause
    return replace(
        clause,
        subject=clause.subject or other.subject,
        object=other.object,
        obliques=clause.obliques or other.obliques,
    )


def _in_phrase(match: Match, around: Around, source: tuple[str, ...]) -> tuple[str, ...]:
    """Whom the masdar at the end of a phrase is about: ``يهدد بتفجير منازل الثوار``."""
    scene = around.scene
    last = scene.tokens[match.end - 1]
    if last.derivation != "masdar" and last.key not in around.words.nouns:
        return ()
    span = bound_phrase(scene.tokens, match.end - 1)
    return tuple(one for one in parties_in(around, *span) if one not in source) if span is not None else ()


def _through_masdar(clause: Clause, scene: Scene, around: Around) -> tuple[str, ...]:
    """Whom the act that is threatened would hit (``هدد بقطع العلاقات مع تركيا``)."""
    led = False
    for one in clause.obliques:
        if led and one.preposition in ("مع", "علي", "عن", "ضد", "ل", "الي", "من"):
            found = parties_at(around, one.span) or country_at(around, scene.index(one.span.start))
            if found:
                return found
        led = led or one.preposition == "ب"
    return ()


def _is_apposition(clause: Clause, said: Span, suffered: Span, scene: Scene) -> bool:
    """Whether what looks like the object is the name of the one whose office is the subject, a phrase between the two
    (``دان رئيس المجلس في لبنان فلان الهجوم``)."""
    named = scene.actors[scene.index(suffered.start)]
    parted = any(said.end <= one.span.start < suffered.start for one in clause.obliques)
    return parted and named is not None and named.type == "person" and named.form in ("name", "title", "alias")


def _is_passive(
    match: Match, clause: Clause, said: Span | None, suffered: Span | None, has_object: bool, scene: Scene
) -> bool:
    """Whether the verb's subject suffers the act: by the verb's form, or because nothing else is there to suffer it."""
    sense, verb = match.sense, clause.trigger
    if not {"object", "victim"} & set(sense.target) or match.kind == "phrase" or verb.pronoun:
        return False
    if "victim" not in sense.target and sense.type not in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE"):
        return False
    if has_object and suffered is None:
        return False
    if verb.voice == "passive" and suffered is None and not _acts_alone(match, said, scene):
        return True
    if verb.person not in (3, None):
        return False
    if len(sense.target) > 1 and any(one.preposition in sense.target for one in clause.obliques):
        return False
    if said is None:
        return suffered is None
    first, last = scene.range(said)
    if "victim" in sense.target and suffered is None:
        return not _is_side_itself(scene, first)
    if suffered is not None:
        after = scene.range(suffered)[0]
        counted = any(scene.tokens[i].pos == "NUM" for i in range(first, last))
        inside = scene.actors[after]
        return after <= last and ((inside is not None and inside.start < after) or (counted and inside is None))
    if verb.tense == "present" and said.start < verb.start:
        return False
    if any(scene.tokens[i].pos == "NUM" for i in range(first, last)):
        return True
    whom = named_in(scene, first, reach(scene, first, last))
    return not whom or whom[0].type in ("civilians", "person") or whom[0].form == "group"


def _right_before(at: int, scene: Scene) -> tuple[str, ...]:
    """Who is named right before a verb without another subject (``جنود أمريكيين يتمركزون``, ``«الاتحاد» يدين``)."""
    i = at - 1
    while i > 0 and (scene.tokens[i].key in '»”"' or scene.tokens[i].lemma in ("كان", "قد")):
        i -= 1
    named = scene.actors[i] if i >= 0 else None
    if named is None or named.form == "nisba" or is_conjoined(scene.tokens[at]):
        return ()
    plural = scene.tokens[at].number in ("plural", "dual")
    while named is not None and plural and not (_is_many(scene, named)):
        i = next((j for j in range(named.start - 1, max(-1, named.start - 5), -1) if scene.actors[j] is not None), -1)
        gap = scene.tokens[i + 1 : named.start]
        if i < 0 or any(token.pos in ("VERB", "SCONJ", "PUNCT") or token.role == "relative" for token in gap):
            return ()
        named = scene.actors[i]
    return (named.id,) if named is not None else ()


def _is_many(scene: Scene, named: Named) -> bool:
    """Whether an actor is told by a plural or a dual."""
    return scene.tokens[named.start].number in ("plural", "dual") and named.type != "state"


def _resumed(at: int, scene: Scene) -> tuple[str, ...] | None:
    """Whom a pronoun at the verb of a relative clause stands for, where its noun is told: perhaps nobody
    (``الأسلحة التي صادرتها الشرطة``, ``اتفاق ترعاه الأمم المتحدة``)."""
    if not at:
        return None
    before = scene.tokens[at - 1]
    asyndetic = before.pos in ("NOUN", "ADJ") and not before.definite and not is_conjoined(scene.tokens[at])
    if before.role == "relative" and at > 1:
        named = scene.actors[at - 2]
        agrees = before.key in ("الذي", "التي")
        return ((named.id,) if named is not None else ()) if agrees else None
    if asyndetic and before.role != "time":
        named = scene.actors[at - 1]
        return (named.id,) if named is not None else ()
    return None


def _are_counted(match: Match, said: Span | None, scene: Scene) -> bool:
    """Whether ``من`` after people told by their number says whose men they are (``قتل 20 مقاتلا من الميليشيا``)."""
    if said is None or "victim" not in match.sense.target or scene.range(said)[0] != match.end:
        return False
    first, last = scene.range(said)
    follows = scene.tokens[last] if last < len(scene.tokens) else None
    numbers = any(token.pos == "NUM" for token in scene.tokens[first:last])
    return numbers and follows is not None and (follows.key == "من" or follows.key in OTHERS)


OTHERS = frozenset({"اخر", "اخرون", "اخرين"})
"""Words between a number of people and whose men they are."""


def _is_side_itself(scene: Scene, first: int) -> bool:
    """Whether an army, a police or a group is the subject, not men of it: it kills and arrests, nobody arrests it."""
    named = scene.actors[first]
    return named is not None and named.start == first and named.type in SIDES and named.form in ("name", "alias")


def _acts_alone(match: Match, said: Span | None, scene: Scene) -> bool:
    """Whether the subject is a side of the conflict that rather does such an act than suffers it."""
    if said is None or "victim" in match.sense.target:
        return False
    first, last = scene.range(said)
    whom = named_in(scene, first, reach(scene, first, last))
    return (
        bool(whom) and whom[0].type not in PEOPLE and not any(scene.tokens[i].pos == "NUM" for i in range(first, last))
    )
