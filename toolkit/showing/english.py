"""Acts as English sentences: with a verb, with articles before names that take one, agreeing in number.

>>> from toolkit.showing.view import View, plain
>>> import toolkit
>>> analysis = toolkit.analyze("هاجم الجيش السوري مدينة حمص.")
>>> plain(act_sentence(View.of(analysis, "en"), analysis.events[0]))
'the Syrian army carried out an attack in Homs'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from toolkit.judging.wording import WITH_ARTICLE
from toolkit.showing.arabic import Language
from toolkit.showing.deeds import deed, is_mutual
from toolkit.showing.wording import date_in_words, grammar, say

if TYPE_CHECKING:
    from toolkit.model import Event
    from toolkit.showing.view import View, Worded


def named(view: View, known: str) -> Worded:
    """An actor's name as it stands in an English sentence."""
    name, language = view.actor(known)
    if name.startswith("The "):
        name = f"the {name[4:]}"
    elif language == "en" and takes_article(view, known, name):
        name = f"the {name}"
    return ((name, language),)


def takes_article(view: View, known: str, name: str) -> bool:
    """Whether an English name is a common noun with something proper to it, or the plural of a people.

    Names in small letters (``journalists``, ``a security source``) are none.
    """
    words = re.sub(r"[()]", " ", name).lower().split()
    actor = view.actors.get(known)
    if not words or words[0] in {"the", "a", "an"} or name[:1].islower():
        return False
    if actor is not None and actor.type in {"person", "media"}:
        return False
    if re.fullmatch(r"[A-Z][A-Z0-9]+", name):
        return False
    common = view.analysis.lexicon["summaries.tsv"].rows["the"]["en"].split("|")
    if any(word in common or word.removesuffix("s") in common for word in words):
        return True
    return actor is not None and actor.type in WITH_ARTICLE and len(words) > 1


def names(view: View, ids: Iterable[str]) -> Worded:
    """Actors in a row, each with its article; one of small letters in the singular has ``a``."""
    return row([_indefinite(view, one) for one in ids])


def row(named: Sequence[Worded]) -> Worded:
    """Names in a row, with commas and an ``and``."""
    pieces: list[tuple[str, Language]] = []
    for number, one in enumerate(named):
        if number:
            last = number == len(named) - 1
            pieces.append((f" {say('list.and', 'en')} " if last else f"{say('list.comma', 'en')} ", "en"))
        pieces += one
    return tuple(pieces)


def _indefinite(view: View, known: str) -> Worded:
    ((name, language),) = named(view, known)
    bare = language == "en" and name[:1].islower() and not name.startswith(("the ", "a ", "an "))
    if bare and not is_plural(view, (known,)):
        name = f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    return ((name, language),)


def is_plural(view: View, ids: tuple[str, ...]) -> bool:
    """Whether a verb with these actors before it is in the plural."""
    if len(ids) != 1:
        return len(ids) > 1
    actor = view.actors.get(ids[0])
    name = re.sub(r"\(.*?\)", "", view.actor(ids[0])[0]).split()
    if not name or (actor is not None and actor.type == "state"):
        return False
    last = name[_before_of(name) - 1].lower().rstrip("*")
    known_number = grammar().get(last)
    if known_number == "plural" or (actor is not None and actor.type == "civilians" and last in {"injured", "dead"}):
        return True
    if known_number == "singular" or (actor is not None and actor.type == "person" and name[0][:1].isupper()):
        return False
    return last.endswith("s") and not last.endswith(("ss", "us"))


def _before_of(name: list[str]) -> int:
    return next((n for n, word in enumerate(name) if n and word in {"of", "in", "for", "against"}), len(name))


def place_names(view: View, ids: Iterable[str]) -> Worded:
    """Places in a row, with the article where the name is a common noun: the Gaza Strip."""
    return row([_place(view, one) for one in ids])


def _place(view: View, known: str) -> Worded:
    name, language = view.place(known)
    words = name.lower().split()
    if language == "en" and words[:1] != ["the"] and any(grammar().get(word) == "place" for word in words):
        name = f"the {name}"
    return ((name, language),)


def circumstances(view: View, event: Event) -> Worded:
    """Where and when, as they follow a sentence."""
    pieces: list[tuple[str, Language]] = []
    if event.places:
        pieces += [(f" {say('act.in', 'en')} ", "en"), *place_names(view, event.places)]
    if event.date is not None and event.date.value:
        pieces.append((f" {_when(event.date.value)}", "en"))
    return tuple(pieces)


def _when(value: str) -> str:
    words = date_in_words(value, "en")
    if "/" in value:
        return words
    return f"{'on' if value.count('-') == 2 else 'in'} {words}"


def act_sentence(view: View, event: Event, *, denied: bool = False) -> Worded:
    """An act as a clause in the middle of a sentence, without claimant; ``denied``: as what somebody says is not so."""
    verb = deed(event)
    status = "occurred" if denied and event.status == "negated" else event.status
    pieces: list[tuple[str, Language]] = []
    if event.source:
        do, did = (verb["do"], verb["did"]) if event.target else (verb["do_alone"], verb["did_alone"])
        whom: Worded = ((say("act.each-other", "en"), "en"),) if is_mutual(event) else names(view, event.target)
        pieces += [*names(view, event.source), (" ", "en")]
        pieces += _put(_active(do, did, status, is_plural(view, event.source)), whom)
    elif event.target and verb["done"]:
        pieces += [*names(view, event.target), (" ", "en")]
        pieces += [(_passive(verb["done"], status, is_plural(view, event.target)), "en")]
    else:
        before, after = _there(verb["there"], status)
        pieces.append((before, "en"))
        if event.target:
            pieces += [(f" {view.preposition(event)} ", "en"), *names(view, event.target)]
        if after:
            pieces.append((after, "en"))
    return (*pieces, *circumstances(view, event))


def _put(clause: str, whom: Worded) -> Worded:
    before, opened, after = clause.partition("{}")
    ends: Worded = ((after, "en"),) if after else ()
    return ((before, "en"), *(whom if opened else ()), *ends)


def put(key: str, who: Worded) -> Worded:
    """A text of the catalogue with names in its one place, ``{who}``."""
    return _put(say(key, "en").replace("{who}", "{}"), who)


def _active(do: str, did: str, status: str, plural: bool) -> str:
    be = "are" if plural else "is"
    return {
        "occurred": did,
        "ongoing": f"{'continue' if plural else 'continues'} to {do}",
        "future": f"{be} expected to {do}",
        "hypothetical": f"may {do}",
        "negated": f"did not {do}",
    }[status]


def _passive(done: str, status: str, plural: bool) -> str:
    was, be = ("were", "are") if plural else ("was", "is")
    return {
        "occurred": f"{was} {done}",
        "ongoing": f"{'continue' if plural else 'continues'} to be {done}",
        "future": f"{be} expected to be {done}",
        "hypothetical": f"may be {done}",
        "negated": f"{was} not {done}",
    }[status]


def _there(what: str, status: str) -> tuple[str, str]:
    """What stands before and after whom an act hits, where nobody is named who does it."""
    many = what in {"talks", "sanctions", "words of support"}
    bare = re.sub(r"^an? ", "", what)
    return {
        "occurred": (f"there {'were' if many else 'was'} {what}", ""),
        "ongoing": (f"there {'are' if many else 'is'} still {what}", ""),
        "future": (what, f" {'are' if many else 'is'} expected"),
        "hypothetical": (f"there may be {what}", ""),
        "negated": (f"there {'were' if many else 'was'} no {bare}", ""),
    }[status]
