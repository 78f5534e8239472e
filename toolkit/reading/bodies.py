"""Names that a list has, bodies of a state, and what belongs to them: forces, members, craft."""

from __future__ import annotations

from dataclasses import replace

from toolkit.reading.identities import ARMY, GOVERNMENT
from toolkit.reading.parser import Parser, Phrase, Referent
from toolkit.reading.persons import LINKS, named_after
from toolkit.reading.transliteration import ascii_slug
from toolkit.reading.vocabulary import ARTICLE, Head, folded, slugify

ARMED = "جيش"
OWNERS = frozenset({"actor", "institution", "group", "description", "occupier"})
LEGITIMACY = "heads.tsv:شرعيه"
RESTORING = frozenset({"دعم", "عوده", "اعاده", "استعاده", "باسم"})
"""What legitimacy stands after where it is an aim and nobody."""
ENDING = frozenset({"القضاء", "قضاء"})
SEATED = frozenset(["presidency", "parliament", "opposition", "intelligence", "judiciary", "prosecution"])
"""Bodies that في and a state after them belong to."""
RISING = frozenset({"opposition", "resistance"})
"""Bodies whose names are adjectives too: الفصائل المعارضة."""
RULED = frozenset({"government", "administration", "army"})
"""Bodies that are called by who is at their head: حكومة السنيورة."""
COURT, POLICE = "محكمه", "شرطه"
AREAS = frozenset({"منطقه", "مدينه", "محافظه", "ولايه", "اقليم", "بلده"})
OCCUPATION = "الاحتلال"
REGIME = "النظام"
FORCES = "قوات"
LED = "قياده"
ARMED_GROUP = "armed group"
OR = frozenset({"او", "و", "ام"})
FOREIGN = "اجنبي"
OPPOSED = frozenset(["معارضه", "المعارضه", "معارض", "المعارض", "المعارضون", "المعارضين", "معارضين", "معارضون"])
LOYAL = frozenset(
    [
        "مواليه",
        "المواليه",
        "موالين",
        "الموالين",
        "الموالون",
        "موالون",
        "الموالي",
        "موالي",
        "المويده",
        "مويده",
        "المتحالفه",
        "متحالفه",
        "الداعمه",
    ]
)
BELONGING = frozenset({"التابعه", "تابعه", "التابع", "تابع", "تابعين", "التابعين"})
THEIRS = frozenset({"له", "لها", "لهم"})
SINGLE = frozenset({"gunmen", "attackers", "kidnappers", "unknown-assailants", "criminals", "pirates"})
"""Members of whom one is a person: المسلح, المهاجم."""
ARMS = frozenset({"military", "armed group"})
SOLDIERLY = frozenset({"military", "police"})


MEETING = frozenset({"مع", "بين", "لقاء", "محادثات"})
"""What else than a verb a leader's last name stands behind."""
QUOTED = frozenset({"media", "armed group", "party"})
"""Actors whose names the press marks: «القاعدة»."""


def known_name(parser: Parser, at: int, form: str) -> Phrase | None:
    """A name of actors.tsv: تنظيم القاعدة; a doubtful one only beside a sure one, or in quotation marks."""
    found = parser.actor(at, form)
    if not found:
        return None
    end, slug, key = found
    row = parser.known.rows[slug]
    if end - at == 1 and form in LINKS:
        return None
    if row["type"] == "media" and end - at == 1 and parser.describes(at, form) and parser.words[at].pos == "ADJ":
        return None  # العصور السومرية
    if row["type"] == "person" and ((end - at == 1 and _another(parser, at)) or named_after(parser, at)):
        return None
    if (
        key in parser.known.doubtful
        and not parser.sure_of(slug)
        and not (row["type"] in QUOTED and parser.quoted(at, end))
        and not (row["type"] in QUOTED and _among_groups(parser, at))
        and not (row["type"] == "person" and end == at + 1 and _leads(parser, at, slug))
        and not (row["type"] == ARMED_GROUP and end > at + 1 and _at_home(parser, row["country"]))
    ):
        return None
    kind = "person" if row["type"] == "person" else "actor"
    referent = Referent(kind, slug, row["type"], row["country"] or None, row["name_en"])  # type: ignore[arg-type]
    return parser.made(at, end, "name" if end - at > 1 else "alias", f"known-name {row.ref}", referent)


def _at_home(parser: Parser, country: str) -> bool:
    """Whether the text is about this state more than about any other."""
    named = parser.states_named()
    return bool(country and named[country]) and named[country] == max(named.values())


def _leads(parser: Parser, at: int, slug: str) -> bool:
    """Whether a last name that is a first name too is a leader's here: his state is named, a verb is beside it."""
    held = any(term.holds(parser.day) for term in parser.known.held.get(slug, ())) if parser.day else False
    if not held:
        return False
    words = parser.words
    after = words[at + 1] if parser.follows(at + 1) else None
    if after is not None and (after.key in parser.known.given or after.pos in {"PROPN", "X", "NOUN", "ADJ"}):
        parted = after.token is not None and bool(after.token.proclitics) and after.pos == "NOUN" and not after.guessed
        if not parted and parser.state_named(at + 1) is None:
            return False
    if at and parser.follows(at):
        beside = words[at - 1].pos in {"VERB", "SCONJ"} or words[at - 1].key in MEETING
    else:
        beside = after is not None and after.pos == "VERB"
    return beside and bool(parser.states_named()[parser.known.rows[slug]["country"]])


def _among_groups(parser: Parser, at: int) -> bool:
    """Whether a group stands before, joined to it, or a word for a part of one: داعش والقاعدة, ذراع القاعدة."""
    if not at or not parser.follows(at):
        return False
    before = parser.words[at - 1].key
    if before.removeprefix("و").removeprefix("ل").removeprefix("ب") in parser.known.naming["part"]:
        return True
    last = at - 1 if before in OR else at
    if last == at and not parser.words[at].key.startswith("و"):
        return False
    ends = (parser.actor(back, parser.words[back].key) for back in range(max(0, last - 3), last))
    return any(one[0] == last and parser.known.rows[one[1]]["type"] == ARMED_GROUP for one in ends if one)


def _another(parser: Parser, at: int) -> bool:
    """Whether a last name has the first name of somebody else before it."""
    if not at or not parser.follows(at):
        return False
    before = parser.words[at - 1]
    titled = (
        before.key in parser.known.titles or before.key in parser.known.offices or before.key in parser.known.nisbas
    )
    return not titled and before.pos == "PROPN" and (before.guessed or before.key in parser.known.given)


def institution(parser: Parser, at: int, form: str) -> Phrase | None:
    """A body that every state has, with its state or without: الجيش السوري, وزارة الدفاع."""
    found = parser.head(at, form, "institution")
    if not found or (form == LED and parser.words[at].key.endswith("ب" + LED)):
        return None
    end, head = found
    if head.row == LEGITIMACY and at and parser.words[at - 1].key.removeprefix("ل").removeprefix("ب") in RESTORING:
        return None
    adjectival = parser.words[at].pos == "ADJ" or form.endswith("يه")
    if end == at + 1 and ((adjectival and parser.describes(at, form)) or (form in ENDING and _against(parser, end))):
        return None  # الشؤون الداخلية; but حثت الولايات المتحدة الحكومة
    if end == at + 1 and head.slug in RISING and parser.describes(at, form) and _of_fighters(parser, at - 1):
        return None  # الفصائل المقاومة
    if head.slug == ARMY and form.endswith(FORCES) and parser.follows(end) and _harsh(parser, end, end + 1):
        return None  # القوات الانفصالية: no state's
    where = parser.country_at(parser.after_modifiers(end, definite=parser.has_article(at, end)))
    named = parser.words[end - 1].key
    regime = next(((one,) for one in (REGIME, OCCUPATION) if named.endswith(one)), ())
    if where:
        last, country, row = where
        referent = Referent("institution", head.slug, head.type, country, head.name_en, None, regime)  # type: ignore[arg-type]
        return parser.made(at, last, "name", f"institution {head.row} {row}", referent)
    if head.slug in SEATED and parser.follows(end) and parser.words[end].key == "في" and parser.follows(end + 1):
        seat = parser.match(parser.known.countries, end + 1, parser.words[end + 1].key)
        if seat:
            referent = Referent("institution", head.slug, head.type, seat[1], head.name_en)  # type: ignore[arg-type]
            return parser.made(at, seat[0], "name", f"institution {head.row} nisba.tsv:{seat[1]}", referent)
    ruler = parser.phrase_at(end) if not head.definite and head.slug in RULED and parser.follows(end) else None
    ruled = _state_ruled(parser, ruler) if ruler else None
    if ruler and ruled:
        own = forces_of(parser, ruler) if head.type == "military" else None
        body = Referent("institution", head.slug, head.type, ruled, head.name_en)  # type: ignore[arg-type]
        return parser.made(at, ruler.last, "name", f"institution {head.row}", own or body)
    if not head.definite and end - at == 1:
        return None
    referent = Referent("institution", head.slug, head.type, None, head.name_en, None, regime)  # type: ignore[arg-type]
    return parser.made(at, end, "description", f"institution {head.row}", referent, definite=head.definite)


def _of_fighters(parser: Parser, at: int) -> bool:
    """Whether the word is a noun of fighters, of whom the next says what they do."""
    found = next((one for form in parser.forms[at] if (one := parser.head(at, form.form, "members", "group"))), None)
    return found is not None and found[1].type == ARMED_GROUP


def _state_ruled(parser: Parser, ruler: Phrase) -> str | None:
    """The state of a known person whom a government or army is called after: حكومة السنيورة, حكومة الرئيس السنيورة."""
    one = ruler.referent
    if one.kind != "person" or ruler.clitics:
        return None
    slug = one.key or parser.known.actors.get(" ".join(one.words), "")
    return one.country or parser.known.rows[slug]["country"] or None if slug in parser.known.rows else None


def local_body(parser: Parser, at: int, form: str) -> Phrase | None:
    """A body of a city or region, and a court by its kind: أمانة منطقة الرياض, شرطة جدة, محكمة الجنايات."""
    kind = parser.known.local.get(form)
    if kind is None or not parser.follows(at + 1):
        return None
    spot = at + 1 + (parser.words[at + 1].key in AREAS)
    if spot >= len(parser.words) or (spot > at + 1 and not parser.follows(spot)):
        return None
    word = parser.words[spot]
    country = parser.known.cities.get(word.key)
    placed = country is not None or (spot > at + 1 and word.pos in {"PROPN", "X", "NOUN"})
    court = form == COURT and spot == at + 1 and word.key.startswith(ARTICLE) and word.pos == "NOUN"
    if not placed and not court:
        return None
    end = spot + 1
    while court and end - spot < 3 and parser.follows(end) and parser.words[end].key.startswith(ARTICLE):
        if parser.words[end].pos != "ADJ" or parser.words[end].key in parser.known.nisbas:
            break
        end += 1
    rule = f"local-body {form}"
    if form == POLICE:
        return parser.made(at, end, "name", rule, Referent("institution", "police", "police", country, "police"))
    key = f"{form} {parser.key(spot, end)}"
    referent = Referent("group", key, kind, country, None, None, (form,))  # type: ignore[arg-type]
    return parser.made(at, end, "name", rule, referent)


def _against(parser: Parser, at: int) -> bool:
    """Whether على follows: القضاء على is putting an end to, not the judiciary."""
    return parser.follows(at) and parser.words[at].key == "علي"


def members(parser: Parser, at: int, form: str) -> Phrase | None:
    """Members, forces or craft of an owner: مقاتلو المعارضة, جنود أفغان; without one, a group of their own."""
    found = parser.head(at, form, "members", "owned", "institution")
    if not found or (form in parser.known.modifiers and not found[1].plural and parser.qualifies(at)):
        return None
    end, head = found
    if end == at + 1 and form.endswith("يا") and not head.plural and not parser.is_counted(at):
        return None  # يساند عسكريا: an adverb
    rule = f"members {head.row}"
    if _object_follows(parser, at, end) and head.role == "members":
        words = (form.removeprefix(ARTICLE),)
        referent = Referent("group", head.slug, head.type, None, head.name_en, None, words)  # type: ignore[arg-type]
        return parser.made(at, end, "group", rule, referent, definite=head.definite)
    past = parser.after_modifiers(end, 1, definite=parser.has_article(at, end))
    loyal = loyal_to(parser, at, end, head)
    if loyal:
        return loyal
    if past > end and parser.words[end].key in OPPOSED and head.type == "armed group":
        referent = Referent("institution", "opposition", "armed group", None, "opposition")
        return parser.made(at, end + 1, "group", rule, referent, definite=head.definite)
    where = parser.country_at(past) if head.role != "institution" else None
    if where:
        last, country, row = where
        kind = "institution" if head.type in SOLDIERLY else "group"
        referent = Referent(kind, head.slug, head.type, country, head.name_en)  # type: ignore[arg-type]
        return parser.made(at, last, "group", f"{rule} {row}", referent, definite=head.definite)
    led = parser.follows(past) and parser.words[past].key == "من"  # المتمردون من الحزب
    owner = adjective_owner(parser, past, many=head.plural) if head.definite and not led else owner_at(parser, past)
    if owner:
        return parser.made(at, owner.last, "group", rule, _meant(head, owner.referent))
    leader = parser.phrase_at(past) if head.type in ARMS and not head.definite and parser.follows(past) else None
    if leader and leader.referent.kind == "person" and not leader.clitics:
        theirs = forces_of(parser, leader)
        if theirs is not None:
            return parser.made(at, leader.last, "group", rule, theirs)
    lone = head.role == "owned" and (not head.definite or past > end or head.type != "military")
    if head.role == "institution" or lone:
        return None
    if head.type in SOLDIERLY and any(word.key.endswith(FOREIGN) for word in parser.words[end:past]):
        strange = (form.removeprefix(ARTICLE), FOREIGN)
        stranger = Referent("group", parser.key(at, past, form), head.type, None, None, None, strange)  # type: ignore[arg-type]
        return parser.made(at, past, "group", rule, stranger, definite=head.definite)
    told = past > end and head.plural and not (head.definite and _harsh(parser, end, past))
    key = parser.key(at, past, form) if told else head.slug
    if not head.plural and head.slug in SINGLE and not parser.is_counted(at):
        alone = Referent("people", f"{head.slug}-one", "person", None, head.name_en)
        return parser.made(at, past, "description", rule, alone, definite=head.definite)
    words = (form.removeprefix(ARTICLE),)
    owned = "owned" if head.role == "owned" else None
    referent = Referent("group", key, head.type, None, head.name_en, owned, words)  # type: ignore[arg-type]
    return parser.made(at, past, "group", rule, referent, definite=head.definite)


def _object_follows(parser: Parser, at: int, end: int) -> bool:
    """Whether a noun in the accusative after a plural begins another phrase: ``خطف مسلحون دبلوماسيا``."""
    head, after = parser.words[at].token, parser.words[end].token if parser.follows(end) else None
    if head is None or after is None or head.number != "plural" or parser.is_counted(at):
        return False
    return after.case == "oblique" and after.number == "singular" and after.pos == "NOUN" and not after.definite


def _harsh(parser: Parser, first: int, last: int) -> bool:
    """Whether the adjectives say what any such men are (المسلحة, المتمردة), not which."""
    harsh = parser.known.naming["harsh"]
    return all(word.key.removeprefix(ARTICLE).removesuffix("ه") in harsh for word in parser.words[first:last])


def joined_forces(parser: Parser, at: int, form: str) -> Phrase | None:
    """The forces of somebody named by his last name alone, joined to those of another: ميليشيات الحوثي وصالح."""
    if parser.words[at].key != "و" + form or not at or not parser.follows(at):
        return None
    if f"{FORCES} {form}" not in parser.known.actors:
        return None
    before = next(
        (one for back in range(1, 4) if at >= back and (one := parser.phrase_at(at - back)) and one.last == at), None
    )
    slug = parser.known.actors[f"{FORCES} {form}"]
    row = parser.known.rows[slug]
    if before is None or before.referent.kind != "actor" or before.referent.country != row["country"]:
        return None
    referent = Referent("actor", slug, row["type"], row["country"] or None, row["name_en"])  # type: ignore[arg-type]
    return parser.made(at, at + 1, "alias", f"joined-forces {row.ref}", referent)


def _meant(head: Head, owner: Referent) -> Referent:
    """The army, where aircraft or troops of a government are spoken of."""
    if head.type in SOLDIERLY and owner.kind == "occupier":
        return Referent("institution", head.slug, head.type, "ISR", head.name_en)  # type: ignore[arg-type]
    if head.type == "military" and owner.kind == "actor" and owner.type == "government" and owner.country:
        return Referent("institution", ARMY, "military", owner.country, "army", None, (REGIME,))
    if head.type == "military" and owner.kind == "institution" and owner.key == GOVERNMENT:
        return replace(owner, key=ARMY, type="military", name_en="army", words=(REGIME,))
    return owner


def owner_at(parser: Parser, at: int) -> Phrase | None:
    """The actor that members, forces or craft belong to; من may lead to it."""
    if not parser.follows(at):
        return None
    if parser.words[at].key == "من" and parser.follows(at + 1):
        at += 1
    found = parser.phrase_at(at)
    if found and found.referent.kind in OWNERS and not found.clitics and (found.definite or found.referent.country):
        return found
    return None


def adjective_owner(parser: Parser, at: int, *, many: bool) -> Phrase | None:
    """The owner by an adjective of its name: القوات الأطلسية, الميليشيات الحوثية; a plural follows only a plural."""
    if (
        not parser.follows(at)
        or not parser.words[at].key.startswith(ARTICLE)
        or not parser.words[at].key.endswith(("يه", "يون", "يين") if many else "يه")
    ):
        return None
    return known_name(parser, at, parser.words[at].key)


def loyal_to(parser: Parser, at: int, end: int, head: Head) -> Phrase | None:
    """Forces by whom they are loyal to: القوات الموالية للحوثيين; those that belong to an actor are that actor."""
    if head.type not in {"military", "armed group"} or not parser.follows(end) or not parser.follows(end + 1):
        return None
    tie = parser.words[end].key
    hostile = tie.removeprefix(ARTICLE) in parser.known.naming["hostile"]
    if tie not in LOYAL and tie not in BELONGING and not hostile:
        return None
    if parser.words[end + 1].key in THEIRS:
        last, key = end + 2, ""
    else:
        whom = parser.phrase_at(end + 1)
        if whom is None or "ل" not in whom.clitics or whom.referent.kind in {"people", "source"}:
            return None
        last, key = whom.last, whom.referent.key
        if hostile:
            named = slugify(key) if key.isascii() and key else ascii_slug(parser.key(whom.first, whom.last))
            against = Referent("group", f"forces-against-{named}", "armed group", None, "opposed forces")
            return parser.made(at, last, "group", f"loyal {head.row}", against)
        if head.role == "institution" and head.slug in RISING and not hostile:
            rising = Referent("institution", head.slug, head.type, None, head.name_en)  # type: ignore[arg-type]
            return parser.made(at, last, "group", f"loyal {head.row}", rising)
        if tie in BELONGING and whom.referent.kind in OWNERS:
            return parser.made(at, last, "group", f"members {head.row}", _meant(head, whom.referent))
        if whom.referent.kind == "person":
            return parser.made(at, last, "group", f"loyal {head.row}", _persons_forces(parser, whom, head))
        if key == GOVERNMENT and head.type == "military":
            referent = Referent("institution", ARMY, "military", whom.referent.country, "army")
            return parser.made(at, last, "group", f"loyal {head.row}", referent)
    if tie in BELONGING or hostile:
        return None
    if head.role == "institution" and head.type == "armed group":
        referent = Referent("institution", head.slug, head.type, None, head.name_en)  # type: ignore[arg-type]
        return parser.made(at, last, "group", f"loyal {head.row}", referent)
    if head.slug == ARMY and not head.plural and key in {GOVERNMENT, ""} and form_of(parser, at).endswith(ARMED):
        referent = Referent("institution", ARMY, "military", None, "army")
        return parser.made(at, last, "group", f"loyal {head.row}", referent)
    kind = "military" if key == GOVERNMENT else "armed group"
    referent = Referent("group", f"forces-loyal-{slugify(key)}".strip("-"), kind, None, "loyal forces")  # type: ignore[arg-type]
    return parser.made(at, last, "group", f"loyal {head.row}", referent)


def _persons_forces(parser: Parser, whom: Phrase, head: Head) -> Referent:
    """The forces of a person: a president's army, listed forces by the last name, else a group of their own."""
    one = whom.referent
    presiding = one.office is not None and one.office.endswith(":president")
    if head.type == "military" and (presiding or _presides(parser, one)):
        row = parser.known.rows.get(one.key or parser.known.actors.get(" ".join(one.words), ""))
        return Referent("institution", ARMY, "military", one.country or (row["country"] if row else None), "army")
    found = forces_of(parser, whom)
    if found is not None:
        return found
    name = one.key or ascii_slug(" ".join(one.words) or one.office or "")
    return Referent("group", f"forces-loyal-{name}".strip("-"), "armed group", None, "loyal forces")


def _presides(parser: Parser, one: Referent) -> bool:
    """Whether a known person is the president of his state on the article's day: القوات الموالية لهادي."""
    slug = one.key or parser.known.actors.get(" ".join(one.words), "")
    row = parser.known.rows.get(slug)
    terms = parser.known.terms.get(f"{row['country']}:president", ()) if row is not None else ()
    return any(term.actor == slug and term.holds(parser.day) for term in terms)


def forces_of(parser: Parser, whom: Phrase) -> Referent | None:
    """The forces of actors.tsv that are called after a person: قوات صالح."""
    one = whom.referent
    row = parser.known.rows.get(one.key)
    name = folded(row.all("names")[0].removeprefix("?")).split()[-1] if row else (one.words[-1] if one.words else "")
    slug = parser.known.actors.get(f"{FORCES} {name}")
    if slug is None or (row is not None and row["country"] != parser.known.rows[slug]["country"]):
        return None
    row = parser.known.rows[slug]
    return Referent("actor", slug, row["type"], row["country"] or None, row["name_en"])  # type: ignore[arg-type]


def form_of(parser: Parser, at: int) -> str:
    """The folded word as written."""
    return parser.words[at].key
