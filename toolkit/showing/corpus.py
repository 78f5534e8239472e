"""A corpus for the eye: who prints whose reports, what several tell, figures that disagree, who calls whom what.

Each function takes an opened corpus and the language of the words around its contents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from toolkit.showing.arabic import Language
from toolkit.showing.blocks import Cell, Row, block, note, table, unknown
from toolkit.showing.fragment import NOTHING, Fragment, element, figure_run, join, run, text
from toolkit.showing.view import act_words
from toolkit.showing.wording import bounded, date_in_words, number, say

if TYPE_CHECKING:
    from toolkit.corpus.opened import Corpus
    from toolkit.corpus.searching import Hit

__all__ = ["accounts", "concordance", "incidents", "ledger", "named", "naming", "overview", "reports"]

MOST = 12
"""Rows that a table shows; a line below it says how many there are."""
LONGEST = 220
"""Characters of a sentence that a cell shows."""
Names = Mapping[str, tuple[str, str | None]]


def overview(corpus: Corpus, *, language: Language = "ar") -> Fragment:
    """What is in the corpus, in numbers."""
    (known,) = corpus.arrow("""SELECT count(*) AS articles, count(DISTINCT source) AS papers,
        sum(words)::BIGINT AS words, min(published) AS first, max(published) AS last,
        (SELECT count(*) FROM events) AS events,
        (SELECT count(*) FROM quotes) AS quotes, (SELECT count(*) FROM figures) AS figures,
        (SELECT count(DISTINCT id) FROM actors) AS actors, (SELECT count(*) FROM errors) AS errors
        FROM articles""").to_pylist()  # fmt: skip
    counts = ("articles", "papers", "words", "actors", "events", "quotes", "figures", "errors")
    rows: list[Row] = [
        (
            None,
            (say(f"corpus.{name}", language), Cell(figure_run(number(known[name] or 0, language)), str(known[name]))),
        )
        for name in counts
    ]
    if known["first"]:
        days = f"{known['first'].isoformat()}/{known['last'].isoformat()}"
        rows.insert(2, (None, (say("corpus.period", language), text(date_in_words(days, language)))))
    return table("corpus", ("counts", "count"), rows, language)


def reports(corpus: Corpus, *, language: Language = "ar", most: int = MOST) -> Fragment:
    """Reports that several papers print, with the papers; each counts once in all that follows."""
    found = corpus.reports().to_dict("records")
    if not found:
        return note("corpus.no-copies", language)
    rows: list[Row] = [
        (None, (_title(one["title"]), _day(one["published"], language), _listed(one["printed_by"], language),
                _count(one["articles"], language)))
        for one in found[:most]
    ]  # fmt: skip
    return table("copies", ("report", "date", "papers", "articles"), rows, language) + _rest(found, most, language)


def incidents(corpus: Corpus, *, language: Language = "ar", most: int = MOST) -> Fragment:
    """Acts that several reports tell, those told most first, with the numbers of dead that they give."""
    found = corpus.incidents().to_dict("records")
    if not found:
        return note("corpus.no-incidents", language)
    names = corpus.called
    rows: list[Row] = [
        (None, (_act(one["type"], one["mode"], language), Cell(date_in_words(one["date"], language), one["date"]),
                named(one["source"], names, language), named(one["target"], names, language),
                named(_some(one["places"]), names, language), _count(one["reports"], language),
                _listed((number(n, language) for n in _some(one["killed"])), language)))
        for one in found[:most]
    ]  # fmt: skip
    columns = ("act", "date", "source", "target", "place", "reports", "killed")
    return table("incidents", columns, rows, language) + _rest(found, most, language)


def accounts(corpus: Corpus, incident: int, *, language: Language = "ar", most: int = MOST) -> Fragment:
    """The accounts of one incident side by side; a copy of a report is left out."""
    found = [one for one in corpus.accounts(incident).to_dict("records") if not one["copy"]]
    names = corpus.called
    rows: list[Row] = [
        (None, (_day(one["published"], language), one["paper"] or unknown(language),
                named(one["source"], names, language), named(one["target"], names, language),
                named(one["claimed_by"], names, language), _quoted(one["evidence"])))
        for one in found[:most]
    ]  # fmt: skip
    columns = ("date", "paper", "source", "target", "claimed-by", "evidence")
    return table("accounts", columns, rows, language) + _rest(found, most, language)


def ledger(corpus: Corpus, *, what: str = "displaced", language: Language = "ar", most: int = MOST) -> Fragment:
    """The figures of one kind in the order of publication, with claimant and paper."""
    found = corpus.ledger(what=what).to_dict("records")
    if not found:
        return note("text.none-figures", language)
    names = corpus.called
    rows: list[Row] = [
        (None, (Cell(bounded(one["value"], _or_none(one["low"]), _or_none(one["high"]), language), f"{one['value']:g}"),
                named([one["place"]] if _or_none(one["place"]) else [], names, language),
                named(one["claimed_by"], names, language) or say("text.article", language),
                one["paper"] or unknown(language), _day(one["published"], language), _quoted(one["text"])))
        for one in sorted(found, key=lambda one: (str(one["place"]), str(one["published"]), one["number"]))[:most]
    ]  # fmt: skip
    columns = ("figure", "place", "claimed-by", "paper", "date", "evidence")
    return table("ledger", columns, rows, language) + _rest(found, most, language)


def naming(corpus: Corpus, *, actors: Sequence[str] = (), language: Language = "ar", most: int = 6) -> Fragment:
    """Which paper calls whom what: a row for each actor and paper, its commonest names with their share.

    Without ``actors``, those that the papers call by the most different names.
    """
    found = corpus.names()
    if not len(found):
        return note("text.none-actors", language)
    names = corpus.called
    chosen = list(actors) or list(found.groupby("actor")["name"].nunique().sort_values(ascending=False).index[:most])
    rows: list[Row] = []
    for actor in chosen:
        papers = found[found["actor"] == actor]
        for paper, told in papers.groupby("paper"):
            best = told.sort_values(["times", "name"], ascending=[False, True]).head(4).to_dict("records")
            said = [
                join((run(text(one["name"]), "ar"), " ", figure_run(f"{round(100 * one['share'])}%"))) for one in best
            ]
            rows.append((None, (named([actor], names, language), str(paper) or unknown(language),
                                _count(int(told["times"].sum()), language),
                                join(said, f"{say('list.comma', language)} "))))  # fmt: skip
    return table("naming", ("actor", "paper", "mentions", "called-there"), rows, language)


def concordance(hits: Iterable[Hit], *, language: Language = "ar") -> Fragment:
    """Where something stands, one hit a line, with its surroundings from right to left."""
    rows: list[Row] = [
        (None, (_day(hit.published, language), hit.source or unknown(language),
                run(join((text(hit.before.lstrip()), element("mark", hit.text), text(hit.after.rstrip()))), "ar")))
        for hit in hits
    ]  # fmt: skip
    return (
        table("concordance", ("date", "paper", "evidence"), rows, language)
        if rows
        else note("corpus.no-hits", language)
    )


# --- cells ---------------------------------------------------------------------------------------------------------


def named(ids: Any, names: Names, language: Language) -> Fragment:
    """Names of actors or places in a row, in the language where they have one; nothing for none."""
    shown = [_name(one, names, language) for one in _some(ids)]
    return join(shown[:4], f"{say('list.comma', language)} ") + (text(" …") if len(shown) > 4 else NOTHING)


def _name(known: str, names: Names, language: Language) -> Fragment:
    arabic, english = names.get(known, (known.replace("-", " "), None))
    return run(text(english), "en") if language == "en" and english else run(text(arabic), "ar")


def _some(cell: Any) -> list[Any]:
    """The values of a cell of a list; none where the cell is empty."""
    return [] if cell is None or not hasattr(cell, "__iter__") else [one for one in cell if one is not None]


def _or_none(value: Any) -> Any:
    """A cell of a frame without pandas' ways to say nothing."""
    import pandas as pd

    return None if pd.isna(value) else value


def _act(kind: str, mode: Any, language: Language) -> str:
    noun, tail, _ = act_words(kind, _or_none(mode), language)
    return f"{noun} {tail}".strip()


def _day(day: Any, language: Language) -> Cell | Fragment:
    known = _or_none(day)
    return Cell(text(date_in_words(known.isoformat(), language)), known.isoformat()) if known else unknown(language)


def _count(count: Any, language: Language) -> Cell:
    return Cell(figure_run(number(int(count), language)), str(int(count)))


def _title(title: Any) -> Fragment:
    return run(text(_or_none(title) or ""), "ar")


def _quoted(said: str) -> Fragment:
    words = " ".join(said.split())
    cut = words if len(words) <= LONGEST else words[: words.rfind(" ", 0, LONGEST)] + " …"
    return run(text(cut), "ar")


def _listed(values: Iterable[Any], language: Language) -> Fragment:
    return join([text(str(one)) for one in _some(values)], f"{say('list.comma', language)} ")


def _rest(found: Sequence[Any], most: int, language: Language) -> Fragment:
    """A line that says how many rows there are, where not all are shown."""
    if len(found) <= most:
        return NOTHING
    said = say("text.shown-of", language, shown=number(most, language), all=number(len(found), language))
    return block("note", language, element("p", said))
