"""An analysis as HTML for a notebook or a report: the marked article, who is who, who did what to whom, the claims.

Each function takes an `Analysis` and the language of the words around the evidence; the evidence stays Arabic.
Rows link to their evidence in the marked article by its anchors (``line-3``, ``event-e1``, ``quote-q2``, ...).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from toolkit.model import Actor, Article, Discrepancy, Event, Figure, Place, Position, Quote, Span
from toolkit.showing.arabic import Language
from toolkit.showing.blocks import Cell, block, link, links, note, table, unknown
from toolkit.showing.fragment import NOTHING, Fragment, direction, element, figure_run, join, run
from toolkit.showing.latin import MADE
from toolkit.showing.marking import Layer, anchor, legend, marked_lines, quote_number
from toolkit.showing.summing import filled, summary_parts
from toolkit.showing.view import View, country_name, in_words
from toolkit.showing.wording import date_in_words, number, say, say_or

if TYPE_CHECKING:
    from toolkit.analysis import Analysis

__all__ = [
    "Fragment", "acts", "analysis_html", "article", "claims", "figures", "places", "positions", "quotes", "summary",
    "who",
]  # fmt: skip


# --- the text -------------------------------------------------------------------------------------------------


def article(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """The text right to left with actors, places, figures, quotes, events and dates marked, and a legend.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "الجيش السوري" in str(article(analysis))
    True
    """
    view = View.of(analysis, language)
    lines = marked_lines(view)
    if not lines:
        return note("text.empty", language)
    body = element("article", *lines, lang="ar", dir="rtl", class_="article-text", style="text-align:right")
    return block("article", language, legend(view), body)


def summary(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """What happened in five sentences, the key figures with their spread, the three widest gaps; each with evidence.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "ماذا حدث؟" in str(summary(analysis))
    True
    """
    parts = summary_parts(View.of(analysis, language))
    if not any(part.sentences for part in parts):
        return note("text.no-summary", language)
    shown: list[Fragment] = []
    side = direction(language)
    for part in parts:
        lines = [element("li", words, " ", links(where, language), dir=side) for words, where in part.sentences]
        shown.append(element("h4", say(f"summary.{part.name}", language)))
        shown.append(element("ul", *lines) if lines else element("p", say(f"summary.no-{part.name}", language)))
    return block("summary", language, *shown)


def analysis_html(analysis: Analysis, *, language: Language = "ar") -> str:
    """How a notebook shows an analysis: the summary, then the marked article.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "حلب" in str(analysis_html(analysis))
    True
    """
    return (summary(analysis, language=language) + article(analysis, language=language)).html


def listed_html(analysis: Analysis, kind: str, *, language: Language = "ar") -> str:
    """How a notebook shows the values of one kind: the table of its rows."""
    if kind in {"positions", "rolled_up_positions"}:
        return positions(analysis, language=language, rolled_up=kind == "rolled_up_positions").html
    return {"events": acts, "quotes": quotes, "figures": figures}[kind](analysis, language=language).html


def article_html(article: Article, *, language: Language = "ar") -> str:
    """How a notebook shows an article that was read: its headline, what is known about it, its text."""
    facts = []
    if article.source:
        facts.append(element("p", say("report.source", language), ": ", element("bdi", article.source)))
    if article.published:
        facts.append(element("p", say("report.published", language), ": ", figure_run(article.published.isoformat())))
    lines = [line.of(article.text) for line in article.lines]
    body = [element("p", element("strong", line) if n == 0 else line, style="text-align:right")
            for n, line in enumerate(lines) if line.strip()]  # fmt: skip
    if not body:
        return note("text.empty", language).html
    shown = element("article", *body, lang="ar", dir="rtl", class_="article-text", style="text-align:right")
    return block("article", language, *facts, shown).html


# --- tables ---------------------------------------------------------------------------------------------------


def who(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """Who is who: name, type, country, number of mentions, and how the text calls each actor.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "الجيش السوري" in str(who(analysis))
    True
    """
    view = View.of(analysis, language)
    if not analysis.actors:
        return note("text.none-actors", language)
    rows = []
    for actor in analysis.actors:
        rows.append((
            anchor("actor", actor.id),
            (in_words((view.actor(actor.id),), language),
             say(f"actor-type.{actor.type}", language),
             country_name(actor.country, language) if actor.country else "",
             Cell(figure_run(number(len(actor.mentions), language)), str(len(actor.mentions))),
             _called(view, "actor", actor)),
        ))  # fmt: skip
    shown = table("who", ("actor", "type", "country", "mentions", "called"), rows, language)
    made = language == "en" and any(view.actor(one.id)[0].endswith(MADE) for one in analysis.actors)
    remark = block("remark", language, element("p", say("text.transliterated", language)))
    return shown + remark if made else shown


def places(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """Where: each place with its kind, the number of acts there, and how the text calls it.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "حلب" in str(places(analysis))
    True
    """
    view = View.of(analysis, language)
    if not analysis.places:
        return note("text.none-named-places", language)
    happened = Counter(place for event in analysis.events for place in event.places)
    rows = [
        (
            anchor("place", place.id),
            (in_words((view.place(place.id),), language),
             say_or(f"place-kind.{place.kind}", place.kind, language),
             country_name(place.country, language) if place.country and place.kind != "country" else "",
             Cell(figure_run(number(happened[place.id], language)), str(happened[place.id])),
             _called(view, "place", place)),
        )
        for place in analysis.places
    ]  # fmt: skip
    return table("places", ("place", "type", "country", "acts", "called"), rows, language)


def _called(view: View, layer: Layer, one: Actor | Place) -> Fragment:
    """The words that the text uses of it, each linked to where it first does."""
    called: dict[str, str] = {}
    for n, mention in enumerate(one.mentions, 1):
        called.setdefault(mention.of(view.analysis.text).replace("\n", " "), anchor(layer, one.id, n))
    names = [element("a", run(words, "ar"), href=f"#{where}") for words, where in called.items()]
    return join(names, f"{say('list.comma', view.language)} ")


def acts(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """Who did what to whom: source, act in words, target, status and claimant, place, date, linked evidence.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قصف الجيش السوري مدينة حلب أمس.", published="2016-03-09")
    >>> "قصف" in str(acts(analysis))
    True
    """
    view = View.of(analysis, language)
    if not analysis.events:
        return note("text.none-acts", language)
    rows = [
        (
            "row-" + anchor("event", event.id),
            (in_words(view.actor_names(event.source), language) or unknown(language),
             in_words(view.act(event, who=False), language),
             in_words(view.actor_names(event.target), language) or unknown(language),
             _status(view, event),
             in_words(view.place_names(event.places), language),
             _when(view, event),
             _evidence(view, "event", event.id, event.trigger, event.evidence)),
        )
        for event in analysis.events
    ]  # fmt: skip
    return table("acts", ("source", "act", "target", "status", "place", "date", "evidence"), rows, language)


def _status(view: View, event: Event) -> Fragment:
    """Whether an act took place, and who says so where the article does not."""
    said = element("span", say(f"status.{event.status}", view.language))
    claimed = in_words(view.claimant(event.claimed_by), view.language)
    return join((said, element("br"), element("small", claimed))) if claimed else said


def _when(view: View, event: Event) -> Cell | Fragment | str:
    if event.date is None:
        return ""
    if event.date.value:
        return Cell(date_in_words(event.date.value, view.language, short=True), event.date.value.lstrip("/"))
    return run(event.date.of(view.analysis.text), "ar")


def quotes(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """The quotes by speaker, with who relays them and of which kind they are.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قال الجيش السوري إن 3 مدنيين قتلوا في حلب أمس.", published="2016-03-09")
    >>> "الجيش السوري" in str(quotes(analysis))
    True
    """
    view = View.of(analysis, language)
    if not analysis.quotes:
        return note("text.none-quotes", language)
    order = {actor.id: n for n, actor in enumerate(analysis.actors)}
    by_speaker = sorted(
        analysis.quotes,
        key=lambda quote: (min((order.get(known, len(order)) for known in quote.speaker), default=len(order) + 1),
                           quote.speaker, quote.content.start),
    )  # fmt: skip
    rows = []
    for quote in by_speaker:
        words = link(run(quote.content.of(analysis.text), "ar"), anchor("quote", quote.id))
        rows.append((
            "row-" + anchor("quote", quote.id),
            (Cell(figure_run(number(quote_number(quote.id), language)), str(quote_number(quote.id))),
             in_words(view.actor_names(quote.speaker), language) or unknown(language),
             words,
             say(f"kind.{quote.kind}", language),
             in_words(view.actor_names(quote.relay), language),
             Cell(view.line_name(quote.content.start), str(view.line(quote.content.start)))),
        ))  # fmt: skip
    return table("quotes", ("number", "speaker", "words", "kind", "relay", "line"), rows, language)


def figures(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """The ledger of figures: who claims which number of what, where; and which of them disagree.

    >>> import toolkit
    >>> analysis = toolkit.analyze("قال الجيش السوري إن 3 مدنيين قتلوا في حلب أمس.", published="2016-03-09")
    >>> "قتلى" in str(figures(analysis))
    True
    """
    view = View.of(analysis, language)
    if not analysis.figures:
        return note("text.none-figures", language)
    rivals = _rivals(analysis.discrepancies)
    rows = []
    for figure in analysis.figures:
        others = [view.figures[known] for known in rivals.get(figure.id, ())[:5] if known in view.figures]
        against = [link(view.figure_bounds(other), "row-" + anchor("figure", other.id)) for other in others]
        rows.append((
            "row-" + anchor("figure", figure.id),
            (Cell(view.figure_bounds(figure), f"{_size(figure):g}"),
             _counts(figure, language),
             in_words((view.place(figure.place),), language) if figure.place else "",
             in_words(view.actor_names(figure.claimed_by), language) or say("text.article", language),
             _evidence(view, "figure", figure.id, Span(figure.start, figure.end), view.lines[view.line(figure.start)]),
             join(against, f"{say('text.semicolon', language)} ")),
        ))  # fmt: skip
    columns = ("figure", "counts", "place", "claimed-by", "evidence", "disagrees")
    return table("figures", columns, rows, language) + _told(view, "figure")


def _size(figure: Figure) -> float:
    return next((n for n in (figure.value, figure.low, figure.high) if n is not None), 0.0)


def claims(analysis: Analysis, *, language: Language = "ar") -> Fragment:
    """Contested claims: the accounts of one fact side by side, each with its owner."""
    view = View.of(analysis, language)
    contested = [one for one in analysis.discrepancies if one.kind == "claim"]
    if not contested:
        return note("text.none-claims", language)
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
        blocks.append(block("claim", language, element("p", _summary_of(view, one))))
        blocks.append(table("claims", ("claimed-by", "account"), rows, language))
    return join(blocks)


def positions(analysis: Analysis, *, language: Language = "ar", rolled_up: bool = True) -> Fragment:
    """Words against deeds for each ordered pair of actors, with evidence for both; gaps are named.

    ``rolled_up`` counts each army to its government.

    >>> import toolkit
    >>> analysis = toolkit.analyze("هاجمت قوات سوريا الديمقراطية تنظيم داعش في الرقة.", published="2016-03-09")
    >>> "داعش" in str(positions(analysis))
    True
    """
    view = View.of(analysis, language)
    known = view.positions() if rolled_up else analysis.positions
    if not known:
        return note("text.none-positions", language)
    rows = [
        (
            f"row-position-{n}",
            (_pair(view, one),
             _half(view, _attitude(one.says, language), one.evidence_says),
             _half(view, _attitude(one.does, language, key="deed"), one.evidence_does),
             element("strong", gap_in_words(one, language)) if one.gap else ""),
        )
        for n, one in enumerate(sorted(known, key=lambda one: not one.gap), 1)
    ]  # fmt: skip
    shown = table("positions", ("pair", "says", "does", "gap"), rows, language)
    joined = block("rolled-up", language, element("p", say("text.rolled-up", language)))
    told = joined if known != analysis.positions else NOTHING
    return shown + told + _told(view, "says-does")


def _pair(view: View, one: Position) -> Fragment:
    names = {"holder": (view.actor(one.holder),), "towards": (view.actor(one.towards),)}
    return filled("text.pair", {name: in_words(words, view.language) for name, words in names.items()}, view)


def _half(view: View, attitude: str, evidence: Iterable[str]) -> Fragment:
    """One half of a position: the attitude, and below it the passages that it rests on."""
    shown = _evidence_list(view, evidence)
    return join((attitude, element("br"), shown)) if shown else join((attitude,))


def gap_in_words(one: Position, language: Language) -> str:
    """How words and deeds part."""
    return say(f"gap.{one.says}.{one.does}", language)


# --- pieces ---------------------------------------------------------------------------------------------------


def _evidence(view: View, layer: str, known: str, span: Span, within: Span) -> Fragment:
    """The words that show it, with what stands around them, linked to their place in the text."""
    before, words, after = view.snippet(span, within)
    target = anchor(layer, known)  # type: ignore[arg-type]
    return run(join((before, link(element("b", words), target), after)), "ar", class_="evidence")


def _evidence_of(view: View, known: str) -> Fragment:
    if known in view.events:
        event = view.events[known]
        return _evidence(view, "event", known, event.trigger, event.evidence)
    if known in view.quotes:
        quote = view.quotes[known]
        words = quote.content.of(view.analysis.text).replace("\n", " ")
        return link(run(words, "ar", class_="evidence"), anchor("quote", known))
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


def _summary_of(view: View, one: Discrepancy) -> str:
    return one.summary_ar if view.language == "ar" else view.in_latin(one.summary_en)


def _told(view: View, kind: str) -> Fragment:
    told = [element("li", _summary_of(view, one)) for one in view.analysis.discrepancies if one.kind == kind]
    return block("discrepancies", view.language, element("ul", *told)) if told else NOTHING
