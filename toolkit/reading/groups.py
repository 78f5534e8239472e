"""Groups and bodies that no list has, anonymous sources, and groups of people."""

from __future__ import annotations

from toolkit.reading.bodies import known_name
from toolkit.reading.offices import RELATIVE, service_end
from toolkit.reading.parser import NOMINAL, Parser, Phrase, Referent
from toolkit.reading.persons import name_end
from toolkit.reading.vocabulary import ARTICLE, Head
from toolkit.reading.words import QUOTES, joined

THIS = frozenset({"هذا", "هذه", "تلك", "ذلك"})
LED = frozenset({"leaders", "notables"})
CIVIL = frozenset(["حقوقي", "انساني", "مدني", "اعلامي", "سياسي", "طبي", "قانوني", "نسايي", "طلابي"])
ONE_OF = frozenset({"احد", "احدي"})
WITHIN = frozenset({"في", "من"})
UNNAMED = frozenset({"armed group", "party"})
LOOSE = frozenset({"organisation", "media"})
"""Types whose plural head nouns name nobody: committees, centres, stations."""
UNTOLD = frozenset({"residents"})
"""Heads that are of many in the singular form."""
BOMBER = "suicide-bomber"
SEIZING = "اسر"
"""Families, and the taking of prisoners."""
REPORTS = "reports"
RELAYED = frozenset({"نقلا", "نقل", "نقلت", "ونقلت"})
ACCORDING = frozenset({"وفق", "حسب", "بحسب"})
OFFICIALS = "officials"
SOLDIERLY = "عسكري"
LONGEST = 6
SHORT = 4
SERVED = ("لل", "لحقوق", "لدراسات", "لمكافحه")
BRANCHES = frozenset({"مدرع", "مشاه", "ميكا", "مظلات", "مدفعيه", "حرس", "صاعقه"})
"""What a numbered unit is of: اللواء 12 مشاة."""
QUANTITY = frozenset({"العديد", "الكثير", "المزيد", "البعض", "الجميع"})
SIDES = frozenset({"شماليه", "جنوبيه", "شرقيه", "غربيه", "حدوديه", "داخليه", "خارجيه", "اماميه"})
"""Adjectives of a front that is a place."""
FRONT = "front"
SITES = frozenset({"centre", "station", "office"})
"""Heads that are places as well: they name a body by its field, after somebody, in quotation marks or as a speaker."""
CHAINED = frozenset({"organisation", "party", "alliance", "international organisation"})
"""Types whose names may be chains of nouns: مجلس علماء البلاد."""
NAMED_AFTER = frozenset({"الملك", "الامير", "الشيخ", "الامام", "الشهيد", "السلطان"})


def source(parser: Parser, at: int, form: str) -> Phrase | None:
    """Somebody unnamed who speaks: مصدر أمني, مصادر فلسطينية, شهود عيان."""
    found = parser.head(at, form, "source")
    if not found:
        return None
    end, head = found
    if head.slug == OFFICIALS and head.plural and parser.follows(end) and parser.words[end].key == "عن":
        return None  # responsible for something
    if head.slug == REPORTS and not _told_by(parser, at, end):
        return None
    last, country = _adjectives_end(parser, end), None
    where = parser.country_at(last)
    if where:
        country = where[1]
        last = _adjectives_end(parser, where[0])
    elif (
        head.slug in LED and last == end and parser.follows(last) and (owner := parser.phrase_at(last)) and _led(owner)
    ):
        last, country = owner.last, owner.referent.country
    elif _serves(parser, last) and (served := service_end(parser, last)) > last and head.type == "person":
        last = served
    elif parser.follows(last) and parser.words[last].key in WITHIN and parser.follows(last + 1):
        inner = parser.phrase_at(last + 1)
        if inner and inner.referent.kind in {"actor", "institution", "group"}:
            last, country = inner.last, inner.referent.country if inner.referent.type != "armed group" else None
    kind = head.type
    if head.slug == OFFICIALS and head.plural and (country or last > end):
        kind = "military" if parser.words[end].key.removeprefix(ARTICLE).startswith(SOLDIERLY) else "government"
    if head.slug == OFFICIALS and head.plural and country and kind == "government":
        referent = Referent("group", OFFICIALS, "government", country, head.name_en)
        return parser.made(at, last, "group", f"source {head.row}", referent, definite=head.definite)
    token = parser.words[at].token
    if last == at + 1 and token is not None and token.construct:
        return None  # مسؤولي, of something that is nobody
    key = "-".join(word.key for word in parser.words[at + 1 : last])
    referent = Referent("source", f"{head.slug}-{key}" if key else head.slug, kind, country, head.name_en)  # type: ignore[arg-type]
    return parser.made(at, last, "anonymous", f"source {head.row}", referent, definite=head.definite)


def _serves(parser: Parser, at: int) -> bool:
    """Whether what follows may be whom a source serves, not whom he tells: المسؤولون لوكالة ..."""
    if not parser.follows(at):
        return False
    inner = parser.phrase_at(at)
    return inner is None or inner.referent.type != "media"


def _told_by(parser: Parser, at: int, end: int) -> bool:
    """Whether reports speak here: أفادت تقارير, بحسب تقارير, تقارير: ...; not the writing of them."""
    if end < len(parser.words) and ":" in parser.words[end].before:
        return True
    if not at or not parser.follows(at):
        return False
    before = parser.words[at - 1]
    if before.key == "عن" and at > 1 and parser.words[at - 2].key.removeprefix("و") in RELAYED:
        return True
    return before.key in ACCORDING or (before.token is not None and before.token.lemma in parser.known.telling)


def perpetrators(parser: Parser, at: int, form: str) -> Phrase | None:
    """Those who did something, by the deed: منفذو الهجوم, مرتكبو هذه الجريمة."""
    found = parser.head(at, form, "perpetrators")
    if not found or (not found[1].plural and not found[1].definite):
        return None
    end, head = found
    last = end
    if parser.follows(last) and parser.words[last].key in THIS:
        last += 1
    if parser.follows(last) and parser.words[last].pos == "NOUN" and not form.endswith(("ه", "ها")):
        last += 1
    if last == end and not form.endswith(("ه", "ها")):
        return None
    referent = Referent("group", head.slug, "armed group", None, head.name_en)
    return parser.made(at, last, "group", f"perpetrators {head.row}", referent)


def _adjectives_end(parser: Parser, at: int) -> int:
    """Where the adjectives that tell what kind of source it is end."""
    last = at
    while (
        last - at < 3
        and parser.follows(last)
        and (parser.words[last].pos == "ADJ" or parser.words[last].key in parser.known.modifiers)
    ):
        key = parser.words[last].key
        if key in parser.known.nisbas or _another_noun(parser, last) or parser.head(last, key, "none"):
            break
        last += 1
    return last


def _another_noun(parser: Parser, at: int) -> bool:
    """Whether و joins another noun, no adjective: مسؤولون وخبراء."""
    return any(one.clitics == "و" and one.form in parser.known.heads for one in parser.forms[at])


def _led(owner: Phrase) -> bool:
    return owner.referent.kind in {"actor", "institution", "group"} and not owner.clitics


def one_of(parser: Parser, at: int, form: str) -> Phrase | None:
    """One of a group, unnamed: أحد الضباط."""
    if form not in ONE_OF or not parser.follows(at + 1):
        return None
    found = parser.head(at + 1, parser.words[at + 1].key, "members", "source", "people")
    said = _told_by(parser, at, at)
    if not found or not (found[1].plural or found[1].slug in UNTOLD):
        return _somebody(parser, at) if said else None
    end, head = found
    last = parser.after_modifiers(end)
    where = parser.country_at(last)
    last, country = (where[0], where[1]) if where else (last, None)
    owner = parser.phrase_at(last) if last == end and parser.follows(last) else None
    if owner and _led(owner) and owner.last - last < 4:
        last, country = owner.last, owner.referent.country
    key = f"one-of-{head.slug}-" + "-".join(word.key for word in parser.words[at + 1 : last])
    kind = "civilians" if head.type == "civilians" and not said else "person"
    referent = Referent("source", key, kind, country, head.name_en)  # type: ignore[arg-type]
    return parser.made(at, last, "anonymous", f"one-of {head.row}", referent, definite=False)


def _somebody(parser: Parser, at: int) -> Phrase | None:
    """One of many of whom no table tells, where he speaks: أحد موظفي البلدية."""
    last = at + 1
    if parser.words[last].pos != "NOUN" or parser.words[last].key in parser.known.longest:
        return None
    bound = not parser.words[last].key.startswith(ARTICLE)
    last += 1
    while bound and last - at < SHORT and parser.follows(last) and parser.words[last].pos in NOMINAL:
        bound = not parser.words[last].key.startswith(ARTICLE)
        last += 1
    key = "-".join(word.key for word in parser.words[at + 1 : last])
    referent = Referent("source", f"one-of-{key}", "person")
    return parser.made(at, last, "anonymous", "one-of", referent, definite=False)


def _seized(parser: Parser, at: int) -> bool:
    """Whether the taking of prisoners is meant, no families: أسر قيادي, أسر حزب الله جنديين."""
    whom = parser.phrase_at(at) if parser.follows(at) else None
    if whom is None:
        return at < len(parser.words) and parser.follows(at) and at in parser.numbers
    one = whom.referent
    single = one.kind == "person" and not parser.has_article(whom.first, whom.first + 1)
    return single or (one.kind == "actor" and one.type == "armed group")


def people(parser: Parser, at: int, form: str) -> Phrase | None:
    """People who do or suffer something and belong to no actor: مدنيون, متظاهرون."""
    found = parser.head(at, form, "people")
    if not found or (form in parser.known.modifiers and parser.describes(at, form)):
        return None
    end, head = found
    if form == SEIZING and _seized(parser, end):
        return None
    where = parser.country_at(end)
    last, country = (where[0], where[1]) if where else (end, None)
    kind = "armed group" if head.slug == BOMBER and head.plural else head.type
    referent = Referent("people", head.slug, kind, country, head.name_en)  # type: ignore[arg-type]
    return parser.made(at, last, "group", f"people {head.row}", referent, definite=head.definite)


def named_group(parser: Parser, at: int, form: str) -> Phrase | None:
    """A group, body or outlet by its head noun and the name after it: حركة النجباء, صحيفة "الوطن"."""
    found = parser.head(at, form, "group")
    if not found:
        return None
    end, head = found
    last = group_name_end(parser, end, head)
    listed = known_name(parser, end, parser.words[end].key) if last > end else None
    if listed and listed.last == last:
        theirs = _led_by(parser, listed.referent.key, head.type) if listed.referent.kind == "person" else None
        if theirs is not None:
            return parser.made(at, last, "description", f"named-group {head.row}", theirs)
        return parser.made(at, last, "name", f"named-group {head.row} {listed.rule.partition(' ')[2]}", listed.referent)
    if head.slug in SITES and not _works(parser, at, end, last):
        return None
    if head.slug == FRONT and last > end and _line(parser, end, last):
        return None
    plain = parser.plain(end, last)
    if head.definite and (last == end or (plain and not head.plural)):
        words = (form.removeprefix(ARTICLE),)
        referent = Referent("description", head.slug, head.type, None, head.name_en, None, words)  # type: ignore[arg-type]
        return parser.made(at, last, "description", f"description {head.row}", referent)
    owner = (
        parser.phrase_at(end)
        if not head.definite and head.plural and head.type == "armed group" and parser.follows(end)
        else None
    )
    if (
        owner
        and owner.referent.kind in {"actor", "institution"}
        and not owner.clitics
        and (owner.definite or owner.referent.country)
    ):
        return parser.made(at, owner.last, "group", f"members {head.row}", owner.referent)
    if last == end:
        return _unnamed_group(parser, at, end, head)
    where = next((place for i in range(end, last) if (place := parser.country_at(i))), None)
    if head.plural and head.type in LOOSE and not where:
        return None
    kind = "military" if head.type == "armed group" and _numbered(parser, end, last) else head.type
    referent = Referent("group", parser.key(at, last, form), kind, where[1] if where else None, None, None, (form,))  # type: ignore[arg-type]
    return parser.made(at, last, "name", f"named-group {head.row}", referent)


def _led_by(parser: Parser, slug: str, kind: str) -> Referent | None:
    """The listed party or group that a person leads on the article's day: حزب أردوغان."""
    known = parser.known
    for office, terms in known.terms.items():
        row = known.rows.get(office.partition(":")[0])
        if row is None or row["type"] != kind or not office.endswith(":head"):
            continue
        if any(term.actor == slug and term.holds(parser.day) for term in terms):
            return Referent("actor", row.key, kind, row["country"] or None, row["name_en"])  # type: ignore[arg-type]
    return None


def _line(parser: Parser, at: int, last: int) -> bool:
    """Whether a front is where the fighting is: الجبهة الشمالية, جبهة مأرب."""
    key = parser.words[at].key
    placed = last == at + 1 and (key in parser.known.cities or key in parser.known.place_names)
    return placed or key.removeprefix(ARTICLE) in SIDES


def _unnamed_group(parser: Parser, at: int, end: int, head: Head) -> Phrase | None:
    """An indefinite group with an adjective: جماعة مجهولة."""
    last = parser.after_modifiers(end, definite=False)
    if last == end or head.type not in UNNAMED:
        return None
    civil = parser.words[end].key.removesuffix("ه") in CIVIL
    kind = "organisation" if civil else head.type
    referent = Referent("group", f"{head.slug}-{'civil' if civil else 'unnamed'}", kind, None, head.name_en)  # type: ignore[arg-type]
    return parser.made(at, last, "group", f"unnamed-group {head.row}", referent, definite=False)


def _numbered(parser: Parser, first: int, last: int) -> bool:
    """Whether a unit has a number: اللواء 35, الفرقة الرابعة."""
    return any(
        word.key.isdigit() or word.key.removeprefix(ARTICLE) in parser.known.ordinals
        for word in parser.words[first:last]
    )


def group_name_end(parser: Parser, at: int, head: Head) -> int:
    """Where the name after a head noun ends: a quoted name, or definite and unknown words."""
    if at >= len(parser.words) or parser.dated[at]:
        return at
    before = parser.words[at].before
    if before and joined(before):
        for end in range(at + 1, min(at + (SHORT if head.definite else LONGEST), len(parser.words) + 1)):
            if parser.words[end - 1].pos in {"VERB", "SCONJ"}:
                return at  # the words of a group, not its name
            if end == len(parser.words) or any(mark in QUOTES for mark in parser.words[end].before):
                return _field_end(parser, end) if head.type == "organisation" else end
        return at
    chain = _chain_end(parser, at) if not head.definite and head.type in CHAINED and head.slug != "group" else at
    if chain > at:
        return _field_end(parser, chain)
    last = at
    if parser.follows(at) and parser.words[at].key in NAMED_AFTER and parser.follows(at + 1):
        end = name_end(parser.words, at + 1, parser.known, opened=True, dated=parser.dated)
        if end > at + 1:
            return _field_end(parser, end)
    while last - at < LONGEST and parser.follows(last) and _names(parser, at, last, head):
        last += 1
    return _field_end(parser, last) if last > at and head.type == "organisation" else last


def _works(parser: Parser, at: int, end: int, last: int) -> bool:
    """Whether a centre or station is a body, not a place."""
    if last > end and any(mark in QUOTES for mark in parser.words[end].before):
        return True
    names = [word.key for word in parser.words[end:last]]
    before = parser.words[at - 1] if at and parser.follows(at) else None
    said = before is not None and before.token is not None and before.token.lemma in parser.known.speech
    fields = parser.known.naming["field"]
    field = any(name.startswith(SERVED) or name in fields or name in NAMED_AFTER for name in names)
    return said or field or (parser.follows(last) and parser.words[last].key in fields)


def _chain_end(parser: Parser, at: int) -> int:
    """Where a chain of nouns after a head ends, with its adjectives: حقوق الإنسان, علماء باكستان; ``at`` if none."""
    for last in range(at, at + 3):
        if not parser.follows(last):
            return at
        word = parser.words[last]
        if last > at and (word.key.startswith(ARTICLE) or word.key in parser.known.countries) and len(word.key) > 3:
            end = last + 1
            while end - at < LONGEST and parser.follows(end) and parser.words[end].pos == "ADJ":
                if not parser.words[end].key.startswith(ARTICLE):
                    break
                end += 1
            return end
        bound = word.token is None or word.token.proclitics or word.token.pronoun
        if word.pos != "NOUN" or bound or word.key in parser.known.offices or word.key in parser.known.titles:
            return at
    return at


def _names(parser: Parser, at: int, last: int, head: Head) -> bool:
    """Whether the word goes on with the name that begins at ``at``."""
    word, key = parser.words[last], parser.words[last].key
    if key in BRANCHES and last > at and parser.words[last - 1].key.isdigit():
        return True
    if (
        last == at
        and (key.isdigit() or key.removeprefix(ARTICLE) in parser.known.ordinals)
        and head.type in {"armed group", "military"}
    ):
        return True
    if key in RELATIVE or key in QUANTITY or len(key) == 1 or (head.slug == "brigade" and head.definite):
        return False
    if key.startswith(ARTICLE) and len(key) > 3:
        if key.removeprefix(ARTICLE) in parser.known.ordinals or key in parser.known.modifiers:
            return True
        if last == at:
            return not head.definite or word.pos in {"ADJ", "PROPN"} or key.endswith(("يه", "ي"))
        return word.pos in {"ADJ", "PROPN"} or key in parser.known.nisbas
    if last == at and not head.definite:
        if head.slug == "tribe":
            return word.pos not in {"ADP", "PART", "SCONJ", "PRON"}
        return word.pos in {"PROPN", "X"} and key not in parser.known.nisbas
    return False


def _of_it(parser: Parser, at: int) -> bool:
    """Whether a definite noun follows that the field before it is about."""
    word = parser.words[at] if parser.follows(at) else None
    return word is not None and word.pos == "NOUN" and word.key.startswith(ARTICLE)


def _field_end(parser: Parser, at: int) -> int:
    """Where the field of an organisation ends: للدراسات السياسية والاستراتيجية, لحقوق الإنسان."""
    if not parser.follows(at):
        return at
    token = parser.words[at].token
    if parser.words[at].key.startswith("لل"):
        end = at + 1
    elif token and token.proclitics == ("ل",) and token.pos == "NOUN" and not token.pronoun and _of_it(parser, at + 1):
        end = at + 2
    else:
        return at
    while end - at < LONGEST and parser.follows(end):
        word = parser.words[end]
        if (
            not word.key.startswith((ARTICLE, "و" + ARTICLE))
            or word.pos not in NOMINAL - {"X"}
            or (word.pos != "ADJ" and not word.key.startswith("و"))
        ):
            break
        end += 1
    return end
