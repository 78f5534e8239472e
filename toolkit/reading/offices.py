"""Persons: by office, by title, by a given name."""

from __future__ import annotations

from toolkit.reading.parser import NOMINAL, Parser, Phrase, Referent
from toolkit.reading.persons import LINKS, is_unknown, name_end, named_after
from toolkit.reading.untitled import further_name
from toolkit.reading.vocabulary import ARTICLE

INNER = frozenset({"actor", "institution", "group", "person", "description"})
STANDINS = frozenset({"بالانابه", "بالوكاله", "المكلف", "بالنيابه"})
AREAS = frozenset({"منطقه", "مدينه", "محافظه", "ولايه", "اقليم", "بلده", "مديريه", "قسم", "اداره", "مكتب"})
WORKPLACES = frozenset({"مستشفي", "اسعاف", "مطار", "ميناء", "سجن", "بلده"})
GOVERNING = frozenset(f"offices.tsv:{word}" for word in ("محافظ", "والي", "عمده", "حاكم"))
POSITION = "منصب"
OWNED = frozenset({"محامي", "محاميه"})
VOICES = frozenset({"باسم", "بلسان"})
WITHIN = frozenset({"في", "لشوون"})
SON = frozenset({"بن", "ابن"})
"""What follows a name, no title."""
RANKS = frozenset({"صفوف"})
"""Nouns between في and the body that somebody is of: القيادي في صفوف المقاومة."""
KUNYA = frozenset({"ابو", "ام", "ابي", "ابا"})
RELATIVE = frozenset(["الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين", "اللواتي"])
PAST = frozenset(
    ["سابق", "سابقه", "اسبق", "راحل", "مخلوع", "معزول", "منفي", "منتهيه", "محتمل", "مقبل", "منتخب", "اقليمي"]
)
ENVOYS = frozenset(
    f"offices.tsv:{word}"
    for word in ("مبعوث", "مبعوث خاص", "موفد", "مندوب", "مندوب دايم", "سفير", "ممثل", "قايم بالاعمال")
)
SERVING = ENVOYS | frozenset(f"offices.tsv:{word}" for word in ("مستشار", "مساعد", "معاون", "ممثل", "سكرتير", "محامي"))
"""Offices that somebody has of a person: مستشار الرئيس."""
MAIN = "الرييس"
"""The president, and an adjective of what is chief."""
PRESIDENT, EMIR = "president", "emir"
ENVOY = "envoy"
LEADING = frozenset({"في", "المكتب", "السياسي", "الخاص", "الخاصه", "الرسمي", "باسم", "بلسان"})
"""Words between an office and the body that it leads or speaks for."""
MOST = 6
"""How many parts the complement of an office may have."""


def office(parser: Parser, at: int, form: str) -> Phrase | None:
    """The holder of an office, with a name or without: وزير الدفاع السوري مصطفى طلاس, المتحدث باسم الحكومة."""
    found = parser.match(parser.known.offices, at, form)
    if not found or parser.words[at].pos == "ADP" or named_after(parser, at):
        return None
    end, held = found
    if form == MAIN and end == at + 1 and _mainly(parser, at):
        return None
    told = held.definite and end - at == 1
    last, country, spoken_for = complement_end(
        parser, end, sent=held.row in ENVOYS, told=told, serving=held.row in SERVING and not held.definite
    )
    if last == end and not held.definite and held.row in GOVERNING and parser.follows(end):
        last = _area_end(parser, end)
    slug = held.slug
    if slug in {PRESIDENT, EMIR} and not held.definite and not (last > end and parser.country_at(end)):
        slug = ""
    if any(word.key.removeprefix(ARTICLE) in PAST for word in parser.words[end:last]):
        slug = ""
    country = held.state or country
    if held.slug == "sultan" and not held.definite and not country:
        return None  # سلطان is a given name too
    name_from = title_end(parser, last)
    stop = name_from
    if not spoken_for and parser.follows(name_from):
        stop = name_end(parser.words, name_from, parser.known, opened=True, dated=parser.dated)
        stop = _known_stop(parser, name_from, stop)
    if form in OWNED and last == end:
        last = name_from = stop  # whose lawyer it is
    named = stop > name_from
    if not named and parser.follows(at) and at and parser.words[at - 1].key.endswith(POSITION):
        return None  # شغل منصب وزير الدفاع: the office, not who holds it
    if not named and not spoken_for and not slug and parser.follows(last):
        further = further_name(parser, last)
        if further is not None and further.referent.words:
            return _with_name(parser, at, further, f"office {held.row}", country)
    bare = last == end and not named
    if bare and not held.definite and end - at == 1:
        return None
    if not named and last - at == 1 and parser.describes(at, form):
        return None
    role = slug or held.body
    body = body_of(parser, end, last, role, country) if role else ""
    key = f"{country or ''}:{slug}" if slug else parser.key(at, last, form)
    key = body if slug and body in parser.known.terms else key
    rule = f"office {held.row}"
    if not named:
        referent = Referent("person", "", "person", country, None, key, body=body)
        return parser.made(
            at,
            last,
            "title",
            rule,
            referent,
            definite=held.definite or bool(country),
            title_end=spoken_for,
            titled=last - at,
        )
    words = tuple(word.key for word in parser.words[name_from:stop])
    name = (parser.words[name_from].start, parser.words[stop - 1].end)
    referent = Referent("person", "", "person", country, None, key, words, body)
    return parser.made(
        at, stop, "name", rule, referent, name=name, title_end=parser.words[last - 1].end, titled=last - at
    )


def _mainly(parser: Parser, at: int) -> bool:
    """Whether the word tells which thing is the chief one: المعقل الرئيس."""
    if not parser.describes(at, parser.words[at].key) or parser.country_at(at + 1):
        return False
    noun, known = parser.words[at - 1].key, parser.known
    token = parser.words[at - 1].token
    if token is None or (token.derivation == "masdar" and token.pronoun is not None):
        return False  # لقائه الرئيس
    tables = (known.offices, known.titles, known.heads, known.office_words, known.collectives)
    return not any(noun in table or noun.removeprefix(ARTICLE) in table for table in tables)


def _area_end(parser: Parser, at: int) -> int:
    """Where the place ends that a governor governs, which no article stands before: محافظ ديار بكر, والي بلخ."""
    here = next((at + size for size in (3, 2) if parser.key(at, at + size) in parser.known.place_names), None)
    word = parser.words[at]
    if here is None and (is_unknown(word) or word.key in parser.known.cities) and word.key not in parser.known.given:
        return at + 1
    return here or at


def _with_name(parser: Parser, at: int, person: Phrase, rule: str, country: str | None) -> Phrase:
    """A role in words of its own, up to the person who has it."""
    name = person.name or (person.start, person.end)
    key = parser.key(at, person.first)
    referent = Referent("person", "", "person", country, None, key, person.referent.words)
    end = parser.words[person.first - 1].end
    return parser.made(at, person.last, "name", rule, referent, name=name, title_end=end, titled=person.first - at)


def body_of(parser: Parser, at: int, last: int, role: str, country: str | None) -> str:
    """The office in a body of actors.tsv that stands right after it: الأمين العام لحزب الله."""
    while at < last and parser.words[at].key in LEADING:
        at += 1
    inner = parser.phrase_at(at) if at < last else None
    if inner is None or inner.referent.kind != "actor" or inner.clitics not in {"", "ل"}:
        return ""
    where = f"-{country.lower()}" if role == ENVOY and country else ""
    return f"{inner.referent.key}:{role}{where}"


def complement_end(
    parser: Parser, at: int, *, sent: bool = False, told: bool = False, serving: bool = False
) -> tuple[int, str | None, int | None]:
    """Where the words that say whose office it is end, the state among them, and where another's office ends in them.

    The last is given where the office speaks for a named person: the spokesman of Minister so-and-so. ``told``: one
    word with the article, which no noun but only an adjective can follow (الوزير السابق).
    """
    country: str | None = None
    last, closed = at, False
    for _ in range(MOST):
        if not parser.follows(last):
            break
        first = parser.words[last].key
        if first in STANDINS:
            last += 1
            continue
        tie = first in VOICES or first in WITHIN or (sent and first in {"الي", "لدي"})
        step = last + tie
        if tie and not parser.follows(step):
            break
        if first in WITHIN and parser.words[step].key in RANKS and parser.follows(step + 1):
            step += 1
        where = parser.country_at(step)
        if where and country and not tie and first not in parser.known.nisbas:
            break  # اتهم الرئيس التركي سوريا
        if where and told and last == at and not tie and not first.startswith(ARTICLE):
            break  # الأمير تركي: a given name, since an adjective would have the article
        if where:
            last, country, closed = where[0], country or where[1], True
            continue
        inner = parser.phrase_at(step)
        if closed and inner and not inner.clitics and inner.referent.kind in {"people", "source"}:
            break
        placed = _placed(parser, last) if closed and not tie else None
        if placed:
            last, country = last + 1, country or placed
            continue
        if closed and not tie and inner and not inner.clitics and inner.referent.kind in {"actor", "group"}:
            break
        if inner and inner.clitics in {"", "ل"} and inner.referent.kind in INNER:
            if inner.name and inner.titled and inner.clitics == "ل":
                named = next(i for i in range(inner.first, inner.last) if parser.words[i].start >= inner.name[0])
                return named, country or inner.referent.country, None
            if inner.referent.kind == "person" and (inner.referent.words or inner.referent.key):
                theirs = first in VOICES or (serving and last == at and first.startswith(ARTICLE))
                return (inner.last, country, inner.title_end or inner.end) if theirs else (last, country, None)
            last, country, closed = inner.last, country or inner.referent.country, True
            continue
        if inner and "و" in inner.clitics:
            break  # وزير الخارجية والشعب: somebody else
        if first in RELATIVE:
            break
        chain = service_end(parser, last) if not tie else last
        if chain == last == at and not told:
            chain = _idafa_end(parser, at)
        if chain > last:
            last, closed = chain, True
            continue
        if first in WITHIN and not parser.words[step].key.startswith(ARTICLE) and parser.words[step].pos != "PROPN":
            break
        if not _complements(parser, step, tie=tie, closed=closed or told):
            break
        last = step + 1
    return last, country, None


def _placed(parser: Parser, at: int) -> str | None:
    """The state that an office is in, by its name or a city's after ب: ممثل المنظمة باليمن."""
    for one in parser.forms[at]:
        if one.clitics == "ب":
            return parser.known.state_of(one.form)
    return None


def service_end(parser: Parser, at: int) -> int:
    """Where a service after ل or ب ends: لمكتب مكافحة الإرهاب; ``at`` itself where none begins."""
    token = parser.words[at].token
    if token is None or token.pos != "NOUN":
        return at
    if token.proclitics == ("ل", "ال"):
        inner = parser.phrase_at(at)
        return at if inner and inner.referent.kind in {"people", "source"} else at + 1
    body = parser.phrase_at(at) if token.proclitics in {("ب",), ("ل",)} else None
    if body is not None and body.referent.kind == "group" and body.last > at + 1:
        return body.last
    served = token.key in parser.known.heads or token.key in AREAS or token.key in WORKPLACES
    if token.proclitics == ("ب", "ال") and served:
        return at + 1
    if token.proclitics != ("ل",) and not (token.proclitics == ("ب",) and served):
        return at
    for last in range(at + 1, at + 5):
        if not parser.follows(last) or parser.words[last].pos not in NOMINAL:
            return at
        where = parser.country_at(last)
        if where:
            return where[0]
        if parser.words[last].key.startswith(ARTICLE) or parser.words[last].pos == "PROPN":
            return last + 1
    return at


def _idafa_end(parser: Parser, at: int) -> int:
    """Where a chain of nouns after an office ends, at its definite noun or place: إمارة منطقة الباحة."""
    for last in range(at, at + 4):
        if not parser.follows(last):
            return at
        word = parser.words[last]
        if (
            word.key in parser.known.given
            or word.key in parser.known.titles
            or (word.token and word.token.proclitics not in {(), (ARTICLE,)})
        ):
            return at
        if word.key in RELATIVE:
            return last
        if word.key.startswith(ARTICLE) and last > at:
            return last + 1
        city = word.key in parser.known.cities and word.key not in parser.known.place_words
        named = parser.follows(last + 1) and parser.words[last + 1].key in parser.known.given
        if (last > at and (word.pos == "PROPN" or city)) or (city and named):
            return last + 1  # محافظ نينوى دريد كشمولة
        if word.pos != "NOUN" or (last == at and word.key.startswith(ARTICLE)):
            return at
    return at


def _complements(parser: Parser, at: int, *, tie: bool, closed: bool) -> bool:
    """Whether a plain word is part of the office: definite after its noun; after a name only an adjective."""
    word = parser.words[at]
    if word.key in parser.known.modifiers or word.key.removeprefix(ARTICLE) in PAST:
        return True
    if closed and not tie:
        return word.pos == "ADJ" and word.key.startswith(ARTICLE)
    if word.key in parser.known.titles or word.pos not in NOMINAL:
        return False
    joined = word.token is not None and "و" in word.token.proclitics
    theirs = not joined and word.token is not None and word.token.pronoun is not None and word.pos == "NOUN"
    return tie or theirs or word.key.startswith((ARTICLE, "لل", "و" + ARTICLE))


def title_end(parser: Parser, at: int) -> int:
    """Where the titles before a name end: الجنرال, الدكتور."""
    for _ in range(4):
        found = parser.match(parser.known.titles, at, parser.words[at].key) if parser.follows(at) else None
        if not found or (found[0] < len(parser.words) and parser.words[found[0]].key in SON):
            break  # الأمير سلطان بن سلمان
        at = found[0]
    return at


def known_end(parser: Parser, at: int) -> int:
    """Where a name of a known person that begins here ends."""
    found = parser.actor(at, parser.words[at].key)
    return found[0] if found and parser.known.rows[found[1]]["type"] == "person" else at


def _known_stop(parser: Parser, at: int, stop: int) -> int:
    """Where a name ends that may be a known one with an ordinary noun after it: الرئيس هادي المدينة."""
    known = known_end(parser, at)
    if at < known < stop and parser.words[known].pos == "NOUN" and not parser.words[known].guessed:
        return known
    return max(stop, known)


def titled(parser: Parser, at: int, form: str) -> Phrase | None:
    """A title and a name: الجنرال جون ألن."""
    found = parser.match(parser.known.titles, at, form)
    if not found or named_after(parser, at):
        return None
    past, country = title_end(parser, found[0]), None
    where = parser.country_at(past)
    if where:
        past, country = title_end(parser, where[0]), where[1]
    if not parser.follows(past):
        return None
    stop = name_end(parser.words, past, parser.known, opened=form.startswith(ARTICLE), dated=parser.dated)
    stop = _known_stop(parser, past, stop)
    if stop == past:
        further = further_name(parser, past) if form.startswith(ARTICLE) and parser.words[past].pos == "ADP" else None
        if further is None or not further.referent.words:
            return None
        return _with_name(parser, at, further, f"titled {found[1]}", country)
    if parser.key(at, stop, form) in parser.known.place_names:
        return None
    words = tuple(word.key for word in parser.words[past:stop])
    name = (parser.words[past].start, parser.words[stop - 1].end)
    referent = Referent("person", "", "person", country, None, None, words)
    return parser.made(at, stop, "name", f"titled {found[1]}", referent, name=name)


def _cued(parser: Parser, at: int) -> bool:
    """Whether a verb stands before a name, or an office follows its two words."""
    if at and parser.follows(at) and parser.words[at - 1].pos == "VERB":
        return parser.words[at + 1].key.startswith(ARTICLE)
    if at + 2 >= len(parser.words) or parser.words[at + 2].before.strip() not in {"", "،", ","}:
        return False
    key = parser.words[at + 2].key
    return key.startswith(ARTICLE) and (key in parser.known.offices or key in parser.known.titles)


def _marked(parser: Parser, at: int) -> bool:
    """Whether just two words stand in marks, as by-names do: (أم كريم)."""
    before, after = parser.words[at].before, parser.words[at + 2].before if at + 2 < len(parser.words) else ""
    return before[-1:] in {"(", "«", '"', "“"} and after[:1] in {")", "»", '"', "”"}


def named_person(parser: Parser, at: int, form: str) -> Phrase | None:
    """A person's name without a title: it begins with a given name or with Abu, Umm."""
    word = parser.words[at]
    after = parser.words[at + 1] if parser.follows(at + 1) else None
    if (
        after is None
        or (form not in parser.known.given and form not in KUNYA)
        or (form == "علي" and parser.text[word.end - 1] == "ى")
    ):
        return None
    if form in KUNYA and after.key not in parser.known.given and not is_unknown(after) and not _marked(parser, at):
        return None
    if word.pos in {"ADP", "SCONJ", "PART"} and after.key not in parser.known.given and after.key not in LINKS:
        return None
    if len(form) < len(word.key) and (word.key in parser.known.heads or not (word.token and word.token.proclitics)):
        return None
    if named_after(parser, at):
        return None
    cued = _cued(parser, at) or (form in KUNYA and _marked(parser, at))
    stop = name_end(parser.words, at, parser.known, opened=False, first=form, dated=parser.dated, cued=cued)
    stop = _known_stop(parser, at, stop)
    if stop - at < 2 or parser.key(at, stop, form) in parser.known.place_names:
        return None
    words = (form, *(word.key for word in parser.words[at + 1 : stop]))
    row = f"given_names.tsv:{form}" if form in parser.known.given else ""
    return parser.made(at, stop, "name", f"named-person {row}".strip(), Referent("person", "", "person", words=words))
