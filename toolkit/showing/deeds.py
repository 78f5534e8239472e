"""The verbs of acts, in the forms that English and Arabic sentences need; an Arabic act as a sentence with its verb."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.lexicon import Column, read_table
from toolkit.showing.wording import date_in_words, say, with_preposition

if TYPE_CHECKING:
    from toolkit.model import Event
    from toolkit.showing.view import View


@cache
def deeds() -> Mapping[str, Mapping[str, str]]:
    """Type and mode of an act -> its verb; the columns are explained in ``deeds.tsv``."""
    columns = (
        Column("act"), Column("do"), Column("did"), Column.free("done"), Column("do_alone"), Column("did_alone"),
        Column("there"), Column("ar_m"), Column("ar_f"), Column("ar_whom"), Column("ar_alone_m"),
        Column("ar_alone_f"), Column("ar_alone"),
    )  # fmt: skip
    table = read_table(Path(__file__).with_name("deeds.tsv"), columns)
    return {row.key: dict(row) for row in table}


def deed(event: Event) -> Mapping[str, str]:
    """The row of an act: that of its mode, else of its type."""
    return deeds().get(f"{event.type}.{event.mode}") or deeds().get(event.type) or deeds()["unknown"]


def is_mutual(event: Event) -> bool:
    """Whether those who act do it to each other."""
    return len(event.source) > 1 and set(event.source) == set(event.target)


def arabic_deed(view: View, event: Event) -> str | None:
    """What somebody did, as a sentence with its verb; None where the act did not take place, or nobody is named.

    >>> from toolkit.showing.view import View
    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مواقع لتنظيم داعش.")
    >>> arabic_deed(View.of(analysis, "ar"), analysis.events[0])
    'قصف الجيش السوري داعش بأسلحة ثقيلة'
    """
    if event.status != "occurred" or is_mutual(event):
        return None
    verb = deed(event)
    if event.source:
        who = view.subject(event.source)
        form = "f" if view.is_feminine(event.source) else "m"
        if not event.target:
            said = f"{verb[f'ar_alone_{form}']} {who} {verb['ar_alone']}"
        else:
            said = f"{verb[f'ar_{form}']} {who} {_whom(verb['ar_whom'], view.object(event.target))}"
        return said + circumstances(view, event)
    if event.target and event.type == "ASSAULT":
        suffered = say("verb.suffered", "ar").split("|")[view.is_feminine(event.target)]
        noun = view.act_noun(event)
        return f"{suffered} {view.subject(event.target)} {with_preposition('لـ', noun)}{circumstances(view, event)}"
    return None


def _whom(place: str, name: str) -> str:
    before, attached, after = place.partition("لـ{}")
    return f"{before}{with_preposition('لـ', name)}{after}" if attached else place.format(name)


def circumstances(view: View, event: Event) -> str:
    """Where and when, as they follow an Arabic sentence."""
    said = ""
    if event.places:
        said += f" {say('act.in', 'ar')} " + "".join(name for name, _ in view.place_names(event.places))
    if event.date is not None and event.date.value:
        words = date_in_words(event.date.value, "ar")
        kind = ("year", "month", "day")[min(event.date.value.count("-"), 2)]
        said += " " + (words if "/" in event.date.value else say(f"when.{kind}", "ar", date=words))
    return said
