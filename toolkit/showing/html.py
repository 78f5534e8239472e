"""An analysis as HTML for a notebook or a report: the marked article, who is who, who did what to whom, the claims.

Each function takes an `Analysis` and the language of the words around the evidence; the evidence stays Arabic.
Rows link to their evidence in the marked article by its anchors (``line-3``, ``event-e1``, ``quote-q2``, ...).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from toolkit.model import Discrepancy, Event, Figure, Position, Quote, Span
from toolkit.showing.arabic import Language
from toolkit.showing.fragment import NOTHING, Fragment, direction, element, figure_run, join, run
from toolkit.showing.marking import anchor, legend, marked_lines
from toolkit.showing.summing import summary_parts
from toolkit.showing.view import View, country_name, in_words
from toolkit.showing.wording import date_in_words, number, say

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

__all__ = [
    "Fragment", "acts", "analysis_html", "article", "claims", "figures", "positions", "quotes", "summary", "who",
]  # fmt: skip


# --- the text -------------------------------------------------------------------------------------------------


def article(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """The text right to left with actors, places, figures, quotes, events and dates marked, and a legend."""
    view = View.of(analysis, language)
    lines = marked_lines(view)
    if not lines:
        return _note("text.empty", language)
    body = element("article", *lines, lang="ar", dir="rtl", class_="article-text", style="text-align:right")
    return _block("article", language, legend(view), body)


def summary(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """What happened in five sentences, the key figures with their spread, the three widest gaps; each with evidence."""
    parts = summary_parts(View.of(analysis, language))
    if not any(part.sentences for part in parts):
        return _note("text.no-summary", language)
    shown: list[Fragment] = []
    for part in parts:
        lines = [element("li", words, " ", _links(where, language)) for words, where in part.sentences]
        shown.append(element("h4", say(f"summary.{part.name}", language)))
        shown.append(element("ul", *lines) if lines else element("p", say(f"summary.no-{part.name}", language)))
    return _block("summary", language, *shown)


def analysis_html(analysis: Analysis, *, language: Language = "ar") -> str:
    """How a notebook shows an analysis: the summary, then the marked article."""
    return (summary(analysis, language=language) + article(analysis, language=language)).html


# --- tables ---------------------------------------------------------------------------------------------------


def who(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """Who is who: name, type, country, number of mentions, and how the text calls each actor."""
    view = View.of(analysis, language)
    if not analysis.actors:
        return _note("text.none-actors", language)
    rows = []
    for actor in analysis.actors:
        called: dict[str, str] = {}
        for n, mention in enumerate(actor.mentions, 1):
            called.setdefault(mention.of(analysis.text).replace("\n", " "), anchor("actor", actor.id, n))
        names = [element("a", run(words, "ar"), href=f"#{where}") for words, where in called.items()]
        rows.append((
            anchor("actor", actor.id),
            (in_words((view.actor(actor.id),), language),
             say(f"actor-type.{actor.type}", language),
             country_name(actor.country, language) if actor.country else "",
             figure_run(number(len(actor.mentions), language)),
             join(names, f"{say('list.comma', language)} ")),
        ))  # fmt: skip
    return _table("who", ("actor", "type", "country", "mentions", "called"), rows, language)


def acts(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """Who did what to whom: source, act in words, target, status, place, date, claimant, linked evidence."""
    view = View.of(analysis, language)
    if not analysis.events:
        return _note("text.none-acts", language)
    rows = []
    for event in analysis.events:
        when = event.date.value or event.date.of(analysis.text) if event.date is not None else ""
        rows.append((
            "row-" + anchor("event", event.id),
            (in_words(view.actor_names(event.source), language) or _unknown(language),
             in_words(view.act(event, who=False), language),
             in_words(view.actor_names(event.target), language) or _unknown(language),
             say(f"status.{event.status}", language),
             in_words(view.place_names(event.places), language),
             date_in_words(when, language) if event.date and event.date.value else run(when, "ar") if when else "",
             in_words(view.actor_names(event.claimed_by), language) or say("text.article", language),
             _evidence(view, "event", event.id, event.trigger, event.evidence)),
        ))  # fmt: skip
    columns = ("source", "act", "target", "status", "place", "date", "claimed-by", "evidence")
    return _table("acts", columns, rows, language)


def quotes(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """The quotes by speaker, with who relays them and of which kind they are."""
    view = View.of(analysis, language)
    if not analysis.quotes:
        return _note("text.none-quotes", language)
    order = {actor.id: n for n, actor in enumerate(analysis.actors)}
    by_speaker = sorted(
        analysis.quotes,
        key=lambda quote: (min((order.get(known, len(order)) for known in quote.speaker), default=len(order) + 1),
                           quote.speaker, quote.content.start),
    )  # fmt: skip
    rows = []
    for quote in by_speaker:
        words = _linked(run(quote.content.of(analysis.text), "ar"), anchor("quote", quote.id))
        rows.append((
            "row-" + anchor("quote", quote.id),
            (in_words(view.actor_names(quote.speaker), language) or _unknown(language),
             words,
             say(f"kind.{quote.kind}", language),
             in_words(view.actor_names(quote.relay), language),
             view.line_name(quote.content.start)),
        ))  # fmt: skip
    return _table("quotes", ("speaker", "words", "kind", "relay", "line"), rows, language)


def figures(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """The ledger of figures: who claims which number of what, where; and which of them disagree."""
    view = View.of(analysis, language)
    if not analysis.figures:
        return _note("text.none-figures", language)
    rivals = _rivals(analysis.discrepancies)
    rows = []
    for figure in analysis.figures:
        others = [view.figures[known] for known in rivals.get(figure.id, ())[:5] if known in view.figures]
        against = [_linked(view.figure_bounds(other), "row-" + anchor("figure", other.id)) for other in others]
        rows.append((
            "row-" + anchor("figure", figure.id),
            (view.figure_bounds(figure),
             _counts(figure, language),
             in_words((view.place(figure.place),), language) if figure.place else "",
             in_words(view.actor_names(figure.claimed_by), language) or say("text.article", language),
             _evidence(view, "figure", figure.id, Span(figure.start, figure.end), view.lines[view.line(figure.start)]),
             join(against, f"{say('text.semicolon', language)} ")),
        ))  # fmt: skip
    columns = ("figure", "counts", "place", "claimed-by", "evidence", "disagrees")
    table = _table("figures", columns, rows, language)
    return table + _told(analysis.discrepancies, "figure", language)


def claims(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """Contested claims: the accounts of one fact side by side, each with its owner."""
    view = View.of(analysis, language)
    contested = [one for one in analysis.discrepancies if one.kind == "claim"]
    if not contested:
        return _note("text.none-claims", language)
    blocks = []
    for one in contested:
        accounts: dict[tuple[str, ...], list[Fragment]] = {}
        for known in one.items:
            owner, evidence = _account(view, known)
            if evidence:
                accounts.setdefault(owner, []).append(evidence)
        rows = [
            (None,
             (in_words(view.actor_names(owner), language) or say("text.article", language),
              join(told, element("br"))))
            for owner, told in accounts.items()
        ]  # fmt: skip
        blocks.append(_block("claim", language, element("p", _summary_of(one, language))))
        blocks.append(_table("claims", ("claimed-by", "account"), rows, language))
    return join(blocks)


def positions(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """Words against deeds for each ordered pair of actors, with evidence for both; gaps are named."""
    view = View.of(analysis, language)
    known = view.positions()
    if not known:
        return _note("text.none-positions", language)
    rows = [
        (
            f"row-position-{n}",
            (in_words((view.actor(one.holder),), language),
             in_words((view.actor(one.towards),), language),
             _attitude(one.says, language),
             _evidence_list(view, one.evidence_says),
             _attitude(one.does, language, key="deed"),
             _evidence_list(view, one.evidence_does),
             element("strong", gap_in_words(one, language)) if one.gap else ""),
        )
        for n, one in enumerate(sorted(known, key=lambda one: not one.gap), 1)
    ]  # fmt: skip
    columns = ("holder", "towards", "says", "evidence", "does", "evidence", "gap")
    table = _table("positions", columns, rows, language)
    told = _block("rolled-up", language, element("p", say("text.rolled-up", language)))
    note = told if known != analysis.positions else NOTHING
    return table + note + _told(analysis.discrepancies, "says-does", language)


def gap_in_words(one: Position, language: Language) -> str:
    """How words and deeds part."""
    return say(f"gap.{one.says}.{one.does}", language)


# --- pieces ---------------------------------------------------------------------------------------------------


def _block(name: str, language: Language, *children: Fragment) -> Fragment:
    return element("div", *children, class_=f"mawqif {name}", lang=language, dir=direction(language),
                   style=f"text-align:{_start(language)}")  # fmt: skip


def _note(key: str, language: Language) -> Fragment:
    return _block("note", language, element("p", say(key, language)))


def _start(language: Language) -> str:
    return "right" if language == "ar" else "left"


def _table(
    name: str,
    columns: Iterable[str],
    rows: Iterable[tuple[str | None, tuple[str | Fragment, ...]]],
    language: Language,
) -> Fragment:
    """A table whose first column heads its rows; it scrolls by itself where the page is narrow."""
    look = f"text-align:{_start(language)};vertical-align:top"
    heads = [element("th", say(f"column.{column}", language), scope="col", style=look) for column in columns]
    body = []
    for known, cells in rows:
        first = element("th", cells[0], scope="row", style=look + ";font-weight:normal")
        rest = [element("td", cell, style=look) for cell in cells[1:]]
        body.append(element("tr", first, *rest, id=known))
    title = say(f"heading.{name}", language)
    table = element(
        "table",
        element("caption", title, style=f"text-align:{_start(language)};font-weight:bold"),
        element("thead", element("tr", *heads)),
        element("tbody", *body),
        class_="mawqif-table",
    )
    return element("div", table, class_=f"mawqif table {name}", lang=language, dir=direction(language), role="region",
                   tabindex="0", aria_label=title, style="overflow-x:auto")  # fmt: skip


def _unknown(language: Language) -> Fragment:
    return element("span", say("text.unknown", language), class_="unknown")


def _linked(words: str | Fragment, where: str) -> Fragment:
    return element("a", words, href=f"#{where}")


def _links(where: Iterable[tuple[str, str]], language: Language) -> Fragment:
    linked = [_linked(words, target) for target, words in where]
    return element("small", "(", join(linked, f"{say('list.comma', language)} "), ")") if linked else NOTHING


def _evidence(view: View, layer: str, known: str, span: Span, within: Span) -> Fragment:
    """The words that show it, with what stands around them, linked to their place in the text."""
    before, words, after = view.snippet(span, within)
    target = anchor(layer, known)  # type: ignore[arg-type]
    return run(join((before, _linked(element("b", words), target), after)), "ar", class_="evidence")


def _evidence_of(view: View, known: str) -> Fragment:
    if known in view.events:
        event = view.events[known]
        return _evidence(view, "event", known, event.trigger, event.evidence)
    if known in view.quotes:
        quote = view.quotes[known]
        words = quote.content.of(view.analysis.text).replace("\n", " ")
        return _linked(run(words, "ar", class_="evidence"), anchor("quote", known))
    if known in view.figures:
        figure = view.figures[known]
        return _evidence(view, "figure", known, figure, view.lines[view.line(figure.start)])
    return NOTHING


def _evidence_list(view: View, ids: Iterable[str], *, most: int = 3) -> Fragment:
    known = [evidence for one in ids if (evidence := _evidence_of(view, one))]
    more = len(known) - most
    if more > 0:
        known = [*known[:most], element("span", say("text.more", view.language, number=number(more, view.language)))]
    return join(known, element("br"))


def _account(view: View, known: str) -> tuple[tuple[str, ...], Fragment]:
    owner: tuple[str, ...] = ()
    found: Event | Quote | Figure | None = view.events.get(known) or view.figures.get(known)
    if isinstance(found, Event | Figure):
        owner = found.claimed_by
    elif known in view.quotes:
        owner = view.quotes[known].speaker
    return owner, _evidence_of(view, known)


def _counts(figure: Figure, language: Language) -> str:
    if figure.what == "other":
        return say(f"unit.{figure.unit}", language)
    if figure.unit == "person":
        return say(f"what.{figure.what}", language)
    return f"{say(f'unit.{figure.unit}', language)} ({say(f'what.{figure.what}', language)})"


def _attitude(value: int | None, language: Language, *, key: str = "attitude") -> str:
    """An attitude with a sign before it, so that the column can be read at a glance."""
    if value is None:
        return say("attitude.none", language)
    sign = {-1: "\N{MINUS SIGN}", 0: "\N{WHITE CIRCLE}", 1: "+"}[value]
    return f"{sign} {say(f'{key}.{value}', language)}"


def _rivals(discrepancies: Iterable[Discrepancy]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in discrepancies:
        if one.kind == "figure":
            for known in one.items:
                found.setdefault(known, []).extend(other for other in one.items if other != known)
    return found


def _summary_of(one: Discrepancy, language: Language) -> str:
    return one.summary_ar if language == "ar" else one.summary_en


def _told(discrepancies: Iterable[Discrepancy], kind: str, language: Language) -> Fragment:
    told = [element("li", _summary_of(one, language)) for one in discrepancies if one.kind == kind]
    return _block("discrepancies", language, element("ul", *told)) if told else NOTHING
