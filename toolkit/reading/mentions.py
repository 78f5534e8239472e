"""Noun phrases that name an actor: known names, bodies of a state, forces and members of an owner, titled persons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from toolkit.reading.persons import LINKS, is_unknown, name_end
from toolkit.reading.vocabulary import ARTICLE, Head, Office, Vocabulary, slugify
from toolkit.reading.words import QUOTES, Word, joined, readings, start_of


@dataclass(frozen=True, slots=True)
class Referent:
    """Whom a phrase means, as far as the phrase itself tells."""

    kind: str
    """actor (a row of actors.tsv), state, kingdom, institution, person, group, people, description."""
    key: str
    type: str
    country: str | None = None
    name_en: str | None = None
    office: str | None = None
    """Of persons: ``SYR:president``, or the office's words where no slug says more."""
    words: tuple[str, ...] = ()
    """Of persons: the folded words of the name."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of words that names an actor; ``first`` and ``last`` index the words, last exclusive."""

    first: int
    last: int
    start: int
    end: int
    form: str
    rule: str
    referent: Referent
    definite: bool = True
    clitics: str = ""
    owner: Phrase | None = None
    name: tuple[int, int] | None = None
    """Of persons: start and end of the name within the phrase."""
    title: int | None = None
    """Of persons: index of the word after the office."""
    office_end: int | None = None
    """Of persons: where the office ends in the text."""


class Parser:
    """Reads noun phrases at a position. It holds what is constant during one text; its methods change nothing."""

    def __init__(self, text: str, words: tuple[Word, ...], known: Vocabulary) -> None:
        self.text, self.words, self.known = text, words, known
        self.forms = tuple(readings(word.key) for word in words)

        self.sure: dict[str, bool] = {}

    def sure_of(self, slug: str) -> bool:
        """Whether the text has a name of this actor that is nothing else."""
        if not self.sure:
            for at, forms in enumerate(self.forms):
                for one in forms:
                    found = self.match(self.known.actors, at, one.form)  # type: ignore[arg-type]
                    if found:
                        phrase = " ".join((one.form, *(word.key for word in self.words[at + 1 : found[0]])))
                        if phrase not in self.known.doubtful:
                            self.sure[str(found[1])] = True
            self.sure.setdefault("", True)
        return slug in self.sure

    # --- walking ---

    def phrase_at(self, at: int, cut: int = 0) -> Phrase | None:
        """The longest phrase that begins at this word, with or without clitics before it."""
        best: Phrase | None = None
        for one in self.forms[at]:
            if one.cut < cut:
                continue
            listed = None
            for rule in RULES:
                if listed is not None and rule in {named_group, titled}:
                    continue
                found = rule(self, at, one.form)
                if rule is known_name:
                    listed = found
                if found and (best is None or found.last > best.last):
                    best = replace(found, start=start_of(self.words[at], one.cut, self.text), clitics=one.clitics)
            if best is not None and not one.cut:
                break
        return best

    def match(self, table: dict[str, object], at: int, form: str) -> tuple[int, object] | None:
        """The longest phrase of a table that begins with this form of the word: where it ends, and what it is."""
        size = self.known.longest.get(form, 0)
        if not size:
            return None
        best = None
        phrase, end = form, at + 1
        while True:
            if phrase in table:
                best = (end, table[phrase])
            if end - at >= size or end >= len(self.words) or not joined(self.words[end].before):
                return best
            phrase, end = f"{phrase} {self.words[end].key}", end + 1

    def quoted(self, first: int, last: int) -> bool:
        """Whether just these words stand in quotation marks, after a word that brings in a source."""
        before = self.words[first].before
        after = self.words[last].before if last < len(self.words) else '"'
        return (
            bool(before) and before[-1] in QUOTES and bool(after) and after[0] in QUOTES and not before.startswith(".")
        )

    def follows(self, at: int) -> bool:
        """Whether the word belongs to the same stretch as the one before it."""
        return at < len(self.words) and joined(self.words[at].before)

    def after_modifiers(self, at: int, most: int = 2, *, definite: bool | None = None) -> int:
        """Where the words after at most so many plain adjectives begin; they agree with the noun in the article."""
        while most and self.follows(at) and self.words[at].key in self.known.modifiers:
            if definite is not None and self.words[at].key.startswith(ARTICLE) != definite:
                break
            at, most = at + 1, most - 1
        return at

    def is_definite(self, first: int, last: int) -> bool:
        """Whether one of the words has the article."""
        return any(ARTICLE in word.key[:4] for word in self.words[first:last])

    def describes(self, at: int, cut: int) -> bool:
        """Whether the word is rather an adjective of the noun before it."""
        if cut or not at or not self.follows(at):
            return False
        before, word = self.words[at - 1], self.words[at]
        return before.pos in {"NOUN", "ADJ", "PROPN"} and before.key.startswith(ARTICLE) == word.key.startswith(ARTICLE)

    def country_at(self, at: int) -> tuple[int, str, str] | None:
        """A nisba or the name of a state: end, ISO code, row."""
        if not self.follows(at):
            return None
        word = self.words[at].key
        found = self.match(self.known.nisbas, at, word)  # type: ignore[arg-type]
        if found:
            return found[0], found[1].iso3, found[1].row  # type: ignore[attr-defined]
        found = self.match(self.known.countries, at, word)  # type: ignore[arg-type]
        return (found[0], str(found[1]), f"nisba.tsv:{found[1]}") if found else None

    def made(self, first: int, last: int, form: str, rule: str, referent: Referent, **more: object) -> Phrase:
        """A phrase from these words."""
        return Phrase(first, last, self.words[first].start, self.words[last - 1].end, form, rule, referent, **more)  # type: ignore[arg-type]


Rule = Callable[[Parser, int, str], Phrase | None]


def known_name(parser: Parser, at: int, form: str) -> Phrase | None:
    """A name of actors.tsv: تنظيم القاعدة."""
    found = parser.match(parser.known.actors, at, form)  # type: ignore[arg-type]
    if not found:
        return None
    end, slug = found[0], str(found[1])
    row = parser.known.rows[slug]
    phrase = " ".join((form, *(word.key for word in parser.words[at + 1 : end])))
    if phrase in parser.known.doubtful and not parser.sure_of(slug):
        row = parser.known.rows[slug]
        if row["type"] != "media" or not parser.quoted(at, end):
            return None
    kind = "person" if row["type"] == "person" else "actor"
    referent = Referent(kind, slug, row["type"], row["country"] or None, row["name_en"])
    return parser.made(at, end, "name" if end - at > 1 else "alias", f"known-name {row.ref}", referent)


def institution(parser: Parser, at: int, form: str) -> Phrase | None:
    """A body that every state has, with its state or without: الجيش السوري, وزارة الدفاع."""
    if form == "قياده" and parser.words[at].key.endswith("بقياده"):
        return None
    found = parser.match(parser.known.heads, at, form)  # type: ignore[arg-type]
    if not found or found[1].role != "institution":  # type: ignore[attr-defined]
        return None
    end, head = found[0], found[1]
    assert isinstance(head, Head)
    country, last, row = None, end, ""
    past = parser.after_modifiers(end, definite=parser.is_definite(at, end))
    where = parser.country_at(past)
    if where:
        last, country, row = where
    elif (
        not head.definite
        and end - at == 1
        and ARTICLE not in parser.text[parser.words[at].start : parser.words[end - 1].end]
    ):
        return None
    referent = Referent("institution", head.slug, head.type, country, head.name_en)
    rule = f"institution {head.row}" + (f" {row}" if row else "")
    return parser.made(
        at, last, "name" if country else "description", rule, referent, definite=head.definite or bool(country)
    )


def members(parser: Parser, at: int, form: str) -> Phrase | None:
    """Members, fighters, forces or craft of an owner: مقاتلو المعارضة, جنود أفغان; without one, a group of their own."""
    found = parser.match(parser.known.heads, at, form)  # type: ignore[arg-type]
    if not found or found[1].role not in {"members", "owned", "institution"}:  # type: ignore[attr-defined]
        return None
    end, head = found[0], found[1]
    assert isinstance(head, Head)
    if form in parser.known.modifiers and parser.describes(at, len(parser.words[at].key) - len(form)):
        return None
    past = parser.after_modifiers(end, 1, definite=parser.is_definite(at, end))
    loyal = loyal_to(parser, at, end, head)
    if loyal:
        return loyal
    if past > end and parser.words[end].key in OPPOSED and head.type == "armed group":
        referent = Referent("institution", "opposition", "armed group", None, "opposition")
        return parser.made(at, end + 1, "group", f"members {head.row}", referent, definite=head.definite)
    if head.role != "institution":
        where = parser.country_at(past)
        if where:
            last, country, row = where
            kind = "institution" if head.type in {"military", "police"} else "group"
            referent = Referent(kind, head.slug, head.type, country, head.name_en)
            return parser.made(at, last, "group", f"members {head.row} {row}", referent, definite=head.definite)
    if not head.definite:
        owner = owner_at(parser, past)
        if owner:
            meant = owner.referent
            if head.type == "military" and meant.kind == "institution" and meant.key == "government":
                meant = replace(meant, key="army", type="military", name_en="army")
            return parser.made(at, owner.last, "group", f"members {head.row}", meant, owner=owner)
    if head.role == "institution" or (head.role == "owned" and not head.definite):
        return None
    key = (
        " ".join((form, *(word.key for word in parser.words[at + 1 : past])))
        if past > end and head.plural
        else head.slug
    )
    referent = Referent("group", key, head.type, None, head.name_en)
    return parser.made(at, past, "group", f"members {head.row}", referent, definite=head.definite)


OPPOSED = frozenset({"معارضه", "المعارضه", "معارض", "المعارض", "المعارضون", "المعارضين", "معارضين", "معارضون"})
LOYAL = frozenset(
    {
        "مواليه",
        "المواليه",
        "موالين",
        "الموالين",
        "الموالون",
        "موالون",
        "الموالي",
        "موالي",
        "التابعه",
        "تابعه",
        "المويده",
        "مويده",
        "المتحالفه",
        "متحالفه",
    }
)


def loyal_to(parser: Parser, at: int, end: int, head: Head) -> Phrase | None:
    """Forces by whom they are loyal to, without belonging to it: القوات الموالية للحوثيين, ميليشيات موالية له."""
    if head.type not in {"military", "armed group"} or not parser.follows(end) or parser.words[end].key not in LOYAL:
        return None
    if not parser.follows(end + 1):
        return None
    word = parser.words[end + 1]
    belongs = parser.words[end].key in {"التابعه", "تابعه"}
    if word.key in {"له", "لها", "لهم"}:
        last, key = end + 2, ""
    else:
        whom = parser.phrase_at(end + 1)
        if whom is None or "ل" not in whom.clitics or whom.referent.kind in {"people", "source"}:
            return None
        if belongs:
            return parser.made(at, whom.last, "group", f"members {head.row}", whom.referent, owner=whom)
        last, key = whom.last, whom.referent.key
    if belongs:
        return None
    referent = Referent("group", f"forces-loyal-{key}".strip("-"), "armed group", None, "loyal forces")
    return parser.made(at, last, "group", f"loyal {head.row}", referent)


OWNERS = frozenset({"actor", "institution", "group", "description"})


def owner_at(parser: Parser, at: int) -> Phrase | None:
    """The actor that members, forces or craft belong to; من and تابع ل may lead to it."""
    if not parser.follows(at):
        return None
    if parser.words[at].key == "من" and parser.follows(at + 1):
        at += 1
    found = parser.phrase_at(at)
    if found and found.referent.kind in OWNERS and not found.clitics and (found.definite or found.referent.country):
        return found
    return None


def office(parser: Parser, at: int, form: str) -> Phrase | None:
    """The holder of an office, with a name or without: وزير الدفاع السوري مصطفى طلاس, المتحدث باسم الحكومة."""
    found = parser.match(parser.known.offices, at, form)  # type: ignore[arg-type]
    if not found:
        return None
    end, held = found[0], found[1]
    assert isinstance(held, Office)
    last, country = complement_end(parser, end)
    country = held.state or country
    if last == end and not held.definite and not held.slug and not parser.follows(end):
        return None
    name_from = title_end(parser, last)
    stop = name_end(parser.words, name_from, parser.known, opened=True) if parser.follows(name_from) else name_from
    if last == end and not held.definite and stop == name_from and end - at == 1:
        return None
    key = f"{country or ''}:{held.slug}" if held.slug else " ".join(word.key for word in parser.words[at:last])
    named = stop > name_from
    words = tuple(word.key for word in parser.words[name_from:stop]) if named else ()
    referent = Referent("person", "", "person", country, None, key, words)
    name = (parser.words[name_from].start, parser.words[stop - 1].end) if named else None
    return parser.made(
        at, stop if named else last, "name" if named else "title", f"office {held.row}", referent, name=name
    )


INNER = frozenset({"actor", "institution", "group", "person", "description"})
STANDINS = frozenset({"بالانابه", "بالوكاله", "المكلف", "بالنيابه"})
TIES = frozenset({"باسم", "بلسان", "في", "لشوون"})


def complement_end(parser: Parser, at: int) -> tuple[int, str | None]:
    """Where the words that say whose office it is end, and the state among them."""
    country, closed = None, False
    last = at
    for _ in range(6):
        if not parser.follows(last):
            break
        step = last
        tie = parser.words[last].key in TIES
        if tie:
            step += 1
            if not parser.follows(step):
                break
        where = parser.country_at(step)
        if where:
            last, country, closed = where[0], country or where[1], True
            continue
        inner = parser.phrase_at(step)
        if (
            inner
            and (not inner.clitics or inner.clitics == "ل")
            and inner.referent.kind in {"actor", "institution", "group", "person"}
        ):
            if inner.referent.kind == "person" and inner.referent.words:
                break
            last, country = inner.last, country or inner.referent.country
            continue
        key = parser.words[step].key
        if key in STANDINS:
            last = step + 1
            continue
        plain = parser.words[step].pos in {"NOUN", "ADJ", "PROPN", "X"}
        if key in parser.known.modifiers or (
            plain and (key.startswith((ARTICLE, "لل", "وال")) or tie) and key not in parser.known.titles
        ):
            last = step + 1
            continue
        break
    return last, country


def title_end(parser: Parser, at: int) -> int:
    """Where the titles before a name end: الجنرال, الدكتور."""
    for _ in range(4):
        if not parser.follows(at):
            return at
        found = parser.match(parser.known.titles, at, parser.words[at].key)  # type: ignore[arg-type]
        if not found:
            return at
        at = found[0]
    return at


def titled(parser: Parser, at: int, form: str) -> Phrase | None:
    """A title and a name: الجنرال جون ألن."""
    found = parser.match(parser.known.titles, at, form)  # type: ignore[arg-type]
    if not found:
        return None
    past = title_end(parser, found[0])
    where = parser.country_at(past)
    country = None
    if where:
        past, country = title_end(parser, where[0]), where[1]
    if not parser.follows(past):
        return None
    stop = name_end(
        parser.words, past, parser.known, opened=parser.words[at].key.startswith(ARTICLE) or form.startswith(ARTICLE)
    )
    if stop == past:
        return None
    words = tuple(word.key for word in parser.words[past:stop])
    referent = Referent("person", "", "person", country, None, None, words)
    return parser.made(
        at, stop, "name", f"titled {found[1]}", referent, name=(parser.words[past].start, parser.words[stop - 1].end)
    )


KUNYA = frozenset({"ابو", "ام", "ابي", "ابا"})


def named_person(parser: Parser, at: int, form: str) -> Phrase | None:
    """A person's name without a title: it begins with a given name."""
    common = parser.known.given.get(form)
    word = parser.words[at]
    kunya = (
        form in KUNYA
        and parser.follows(at + 1)
        and (parser.words[at + 1].key in parser.known.given or is_unknown(parser.words[at + 1]))
    )
    if (common is None and not kunya) or parser.text[word.end - 1] == "ى":
        return None
    if word.pos in {"ADP", "SCONJ", "PART"} and not (
        parser.follows(at + 1) and parser.words[at + 1].key in {*parser.known.given, *LINKS}
    ):
        return None
    stop = name_end(parser.words, at, parser.known, opened=False, first=form)
    if stop - at < 2:
        return None
    words = (form, *(word.key for word in parser.words[at + 1 : stop]))
    return parser.made(
        at,
        stop,
        "name",
        f"named-person given_names.tsv:{form}",
        Referent("person", "", "person", None, None, None, words),
        name=(0, 0),
    )


def source(parser: Parser, at: int, form: str) -> Phrase | None:
    """Somebody unnamed who speaks: مصدر أمني, مصادر فلسطينية, شهود عيان."""
    found = parser.match(parser.known.heads, at, form)  # type: ignore[arg-type]
    if not found or found[1].role != "source":  # type: ignore[attr-defined]
        return None
    end, head = found[0], found[1]
    assert isinstance(head, Head)
    last = parser.after_modifiers(end)
    country = None
    where = parser.country_at(last)
    if where:
        last, country = where[0], where[1]
        last = parser.after_modifiers(last)
    elif parser.follows(last) and parser.words[last].key in {"في", "من"} and parser.follows(last + 1):
        inner = parser.phrase_at(last + 1)
        if inner and inner.referent.kind in {"actor", "institution"}:
            last, country = inner.last, inner.referent.country
    key = "-".join(word.key for word in parser.words[at + 1 : last])
    if head.slug == "officials" and head.plural and country:
        referent = Referent("group", "officials", "government", country, head.name_en)
        return parser.made(at, last, "group", f"source {head.row}", referent, definite=head.definite)
    referent = Referent("source", f"{head.slug}-{key}" if key else head.slug, head.type, country, head.name_en)
    return parser.made(at, last, "anonymous", f"source {head.row}", referent, definite=head.definite)


ONE_OF = frozenset({"احد", "احدي"})


def one_of(parser: Parser, at: int, form: str) -> Phrase | None:
    """One of a group, unnamed: أحد الضباط."""
    if form not in ONE_OF or not parser.follows(at + 1):
        return None
    found = parser.match(parser.known.heads, at + 1, parser.words[at + 1].key)  # type: ignore[arg-type]
    if not found or found[1].role not in {"members", "source", "people"} or not found[1].plural:  # type: ignore[attr-defined]
        return None
    end, head = found[0], found[1]
    assert isinstance(head, Head)
    last = parser.after_modifiers(end)
    where = parser.country_at(last)
    last, country = (where[0], where[1]) if where else (last, None)
    kind = "civilians" if head.type == "civilians" else "person"
    referent = Referent(
        "source", "one-of-" + " ".join(word.key for word in parser.words[at + 1 : last]), kind, country, head.name_en
    )
    return parser.made(at, last, "anonymous", f"one-of {head.row}", referent, definite=False)


def people(parser: Parser, at: int, form: str) -> Phrase | None:
    """People who do or suffer something and belong to no actor: مدنيون, متظاهرون."""
    found = parser.match(parser.known.heads, at, form)  # type: ignore[arg-type]
    if not found or found[1].role != "people":  # type: ignore[attr-defined]
        return None
    end, head = found[0], found[1]
    assert isinstance(head, Head)
    last, country = end, None
    where = parser.country_at(end)
    if where:
        last, country = where[0], where[1]
    referent = Referent("people", head.slug, head.type, country, head.name_en)
    return parser.made(at, last, "group", f"people {head.row}", referent, definite=head.definite)


def named_group(parser: Parser, at: int, form: str) -> Phrase | None:
    """A group, body or outlet by its head noun and the name after it: حركة النجباء, صحيفة "الوطن"."""
    found = parser.match(parser.known.heads, at, form)  # type: ignore[arg-type]
    if not found or found[1].role != "group":  # type: ignore[attr-defined]
        return None
    end, head = found[0], found[1]
    assert isinstance(head, Head)
    last = group_name_end(parser, end, head)
    if last == end and not head.definite:
        last = parser.after_modifiers(end, definite=False)
        if last == end or head.type not in {"armed group", "party"}:
            return None
        return parser.made(
            at,
            last,
            "group",
            f"named-group {head.row}",
            Referent("group", head.slug + "-unnamed", head.type),
            definite=False,
        )
    if head.definite and (
        last == end or all(word.key in parser.known.modifiers for word in parser.words[end:last]) or head.plural
    ):
        end = last
        referent = Referent(
            "description", head.slug, head.type, None, head.name_en, None, (form.removeprefix(ARTICLE),)
        )
        return parser.made(at, end, "description", f"description {head.row}", referent)
    name = " ".join((form, *(word.key for word in parser.words[at + 1 : last])))
    where = [found for i in range(end, last) if (found := parser.country_at(i))]
    if head.plural and head.type in {"organisation", "media"} and not where:
        return None
    numbered = any(word.key.isdigit() or word.pos == "NUM" for word in parser.words[end:last])
    kind = "military" if numbered and head.type == "armed group" else head.type
    referent = Referent("group", name, kind, where[0][1] if where else None, None, None, (form,))
    return parser.made(at, last, "name", f"named-group {head.row}", referent)


def group_name_end(parser: Parser, at: int, head: Head) -> int:
    """Where the name after a head noun ends: a quoted name, or definite and unknown words."""
    if at >= len(parser.words):
        return at
    before = parser.words[at].before
    if before and joined(before):
        for end in range(at + 1, min(at + 6, len(parser.words) + 1)):
            if end == len(parser.words) or any(mark in QUOTES for mark in parser.words[end].before):
                while (
                    head.type == "organisation"
                    and parser.follows(end)
                    and parser.words[end].key.startswith(("لل", ARTICLE, "وال"))
                    and end - at < 5
                    and (parser.words[end].pos in {"NOUN", "ADJ"})
                    and parser.words[at + 1 if end > at + 1 else at].key
                    and (parser.words[end].key.startswith("لل") or end > at + 1)
                ):
                    end += 1
                return end
        return at
    last = at
    if head.slug == "tribe" and parser.follows(at) and parser.words[at].pos not in {"ADP", "PART", "SCONJ"}:
        return at + 1
    while last - at < 5 and parser.follows(last):
        word = parser.words[last]
        key = word.key
        if last > at and key.startswith("لل") and head.type == "organisation":
            last += 1
            continue
        if (
            last > at
            and key.startswith("وال")
            and parser.words[last - 1].key.startswith((ARTICLE, "لل", "وال"))
            and head.type == "organisation"
            and word.pos == "ADJ"
        ):
            last += 1
            continue
        if key.startswith((ARTICLE, "لل")) and (
            word.pos in {"ADJ", "PROPN", "X"} or (last == at and word.pos == "NOUN" and not head.definite)
        ):
            last += 1
        elif last == at and not head.definite and word.pos in {"PROPN", "X"} and key not in parser.known.nisbas:
            last += 1
        else:
            break
    return last


def state(parser: Parser, at: int, form: str) -> Phrase | None:
    """A state by its name or its capital: فرنسا, موسكو."""
    for table, kind in ((parser.known.countries, "name"), (parser.known.capitals, "metonym")):
        found = parser.match(table, at, form)  # type: ignore[arg-type]
        if found:
            iso = str(found[1])
            row = parser.known.states[iso]
            return parser.made(
                at,
                found[0],
                kind,
                f"state {row.ref}",
                Referent("state", slugify(row["name_en"]), "state", iso, row["name_en"]),
            )
    return None


def kingdom(parser: Parser, at: int, form: str) -> Phrase | None:
    """A kingdom by that word alone: المملكة."""
    if form != "المملكه" or (parser.follows(at + 1) and parser.words[at + 1].key == "المتحده"):
        return None
    return parser.made(at, at + 1, "description", "kingdom nisba.tsv", Referent("kingdom", "kingdom", "state"))


def nation(parser: Parser, at: int, form: str) -> Phrase | None:
    """The people of a state in the plural: الروس, السوريون."""
    found = parser.match(parser.known.nisbas, at, form)  # type: ignore[arg-type]
    if not found or not found[1].plural or not found[1].definite:  # type: ignore[attr-defined]
        return None
    one = found[1]
    row = parser.known.states[one.iso3]  # type: ignore[attr-defined]
    if one.people == "state":  # type: ignore[attr-defined]
        referent = Referent("state", slugify(row["name_en"]), "state", row.key, row["name_en"])
    else:
        referent = Referent("people", "people", "civilians", row.key, "people")
    return parser.made(at, found[0], "nisba", f"nation {row.ref}", referent)


RULES: tuple[Rule, ...] = (
    known_name,
    office,
    titled,
    institution,
    members,
    state,
    kingdom,
    named_group,
    source,
    one_of,
    people,
    named_person,
    nation,
)
"""Tried in this order; the longest phrase wins, and of equals the first."""
