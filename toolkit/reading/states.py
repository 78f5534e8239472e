"""States as actors: by name, capital or people, by the nationality of an act, by a pronoun."""

from __future__ import annotations

from toolkit.lexicon import Row
from toolkit.model import Token
from toolkit.reading.bodies import OCCUPATION
from toolkit.reading.identities import ARMY
from toolkit.reading.parser import Parser, Phrase, Referent
from toolkit.reading.vocabulary import ARTICLE, slugify

VAGUE_OWN = frozenset(["administration", "leadership", "authority", "court", "judiciary", "ministry", "municipality"])
"""Bodies that with a pronoun say too little."""
SYSTEM = "نظام"
"""A regime, and any system: with a pronoun it says too little."""
LEADERSHIP = "leadership"
OURS = "نا"
OWN = frozenset({"ه", "ها", "هم", "نا"})
PAPER = "صحيفه"
COUNTRY = "بلاد"


def state(parser: Parser, at: int, form: str) -> Phrase | None:
    """A state by its name or its capital: فرنسا, موسكو."""
    found, metonym = parser.match(parser.known.countries, at, form), False
    if not found or parser.rather_capital(form):
        found, metonym = parser.match(parser.known.capitals, at, form), True
    if not found:
        return None
    paper = parser.known.actors.get(f"{PAPER} {form}") if metonym and parser.quoted(at, found[0]) else None
    if paper is not None:
        one = parser.known.rows[paper]
        named = Referent("actor", paper, one["type"], one["country"] or None, one["name_en"])  # type: ignore[arg-type]
        return parser.made(at, found[0], "alias", f"state {one.ref}", named)
    row = parser.known.states[found[1]]
    referent = _of_state(row)
    return parser.made(at, found[0], "metonym" if metonym else "name", f"state {row.ref}", referent)


def _of_state(row: Row) -> Referent:
    return Referent("state", slugify(row["name_en"]), "state", row.key, row["name_en"])


def kingdom(parser: Parser, at: int, form: str) -> Phrase | None:
    """A kingdom by that word alone: المملكة."""
    if form != "المملكه" or (parser.follows(at + 1) and parser.words[at + 1].key == "المتحده"):
        return None
    return parser.made(at, at + 1, "description", "kingdom nisba.tsv:SAU", Referent("kingdom", "kingdom", "state"))


def homeland(parser: Parser, at: int, form: str) -> Phrase | None:
    """The state of who is spoken of: بلاده ترفض ذلك."""
    token = parser.words[at].token
    if token is None or token.pronoun not in OWN or not form.startswith(COUNTRY) or form != COUNTRY + token.pronoun:
        return None
    referent = Referent("homeland", "homeland", "state", None, None, token.pronoun)
    return parser.made(at, at + 1, "description", "homeland", referent)


def occupier(parser: Parser, at: int, form: str) -> Phrase | None:
    """The occupation where it acts: الاحتلال اعتقل."""
    if form != OCCUPATION:
        return None
    nisba = parser.known.nisbas.get(parser.words[at + 1].key) if parser.follows(at + 1) else None
    if nisba is not None:
        row = parser.known.states[nisba.iso3]
        return parser.made(at, at + 2, "description", f"occupier {row.ref}", _of_state(row))
    return parser.made(at, at + 1, "description", "occupier nisba.tsv:ISR", Referent("occupier", "occupier", "state"))


def between(parser: Parser, at: int, form: str) -> Phrase | None:
    """Two states by their adjectives side by side: المفاوضات السورية الإسرائيلية; after حدود they only name a place."""
    nisba = parser.match(parser.known.nisbas, at, form)
    if not nisba or nisba[1].plural or form != parser.words[at].key or not at or not parser.follows(at):
        return None
    end, one = nisba
    after = parser.match(parser.known.nisbas, end, parser.words[end].key) if _side_by_side(parser, end) else None
    before = parser.known.nisbas.get(parser.words[at - 1].key) if at > 1 and _side_by_side(parser, at) else None
    other = after[1] if after else before
    if other is None or other.plural or other.iso3 == one.iso3 or other.definite != one.definite:
        return None
    noun = parser.words[at - 1 if after else at - 2]
    lemma = noun.token.lemma if noun.token else noun.key
    if noun.pos != "NOUN" or parser.known.state_cues.get(lemma) == "place" or "حدود" in noun.key:
        return None
    row = parser.known.states[one.iso3]
    referent = _of_state(row)
    return parser.made(at, end, "nisba", f"between {row.ref}", referent)


def attributive(parser: Parser, at: int, form: str) -> Phrase | None:
    """Who acts, by the nationality of the act: غارة أميركية is of its army, ضغوط أميركية of the state."""
    nisba = parser.match(parser.known.nisbas, at, form)
    if not nisba or nisba[1].plural or form != parser.words[at].key or not at or not parser.follows(at):
        return None
    act = _act_at(parser, at - 1)
    if act is None and at > 1 and parser.follows(at - 1) and parser.words[at - 1].key in parser.known.modifiers:
        act = _act_at(parser, at - 2)  # تدخل عسكري فرنسي
    if act is None:
        return None
    end, one = nisba
    row = parser.known.states[one.iso3]
    referent = Referent("institution", ARMY, "military", row.key, ARMY) if act == ARMY else _of_state(row)
    return parser.made(at, end, "nisba", f"attributive {row.ref}", referent)


def _act_at(parser: Parser, at: int) -> str | None:
    """Whose the act is that a noun names: the army's or the state's; None where it names none."""
    if parser.words[at].pos == "VERB":
        return None
    nouns = (one.form.removeprefix(ARTICLE) for one in parser.forms[at])
    return next((parser.known.acts[noun] for noun in nouns if noun in parser.known.acts), None)


def _side_by_side(parser: Parser, at: int) -> bool:
    return (
        at < len(parser.words) and not parser.dated[at] and parser.words[at].before.strip() in {"", "-", "\N{EN DASH}"}
    )


def theirs(parser: Parser, at: int, form: str) -> Phrase | None:
    """A body with a pronoun: قواتها, حكومته."""
    token = parser.words[at].token
    if token is None or token.pronoun not in OWN or form != _with_pronoun(token):
        return None
    head = parser.known.heads.get(token.key)
    if (
        head is None
        or token.key == SYSTEM
        or head.role != "institution"
        or head.type not in {"military", "government", "police"}
        or (head.slug in VAGUE_OWN and not (head.slug == LEADERSHIP and token.pronoun == OURS))
    ):
        return None
    referent = Referent("institution", head.slug, head.type, None, head.name_en, token.pronoun)  # type: ignore[arg-type]
    return parser.made(at, at + 1, "description", f"theirs {head.row}", referent)


def _with_pronoun(token: Token) -> str:
    """A noun as it is written before its pronoun: قيادة, قيادتنا."""
    return (token.key.removesuffix("ه") + "ت" if token.key.endswith("ه") else token.key) + (token.pronoun or "")


def nation(parser: Parser, at: int, form: str) -> Phrase | None:
    """The people of a state in the plural: الروس, السوريون."""
    found = parser.match(parser.known.nisbas, at, form)
    if not found or not found[1].plural or not found[1].definite or parser.describes(at, form):
        return None
    row = parser.known.states[found[1].iso3]
    if found[1].people == "state":
        referent = _of_state(row)
    else:
        referent = Referent("people", "people", "civilians", row.key, "people")
    return parser.made(at, found[0], "nisba", f"nation {row.ref}", referent)
