"""The text of an article with what was found in it marked in place, each mark with a name that tables can link to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from toolkit.model import Actor, Place, Span
from toolkit.showing.fragment import Fragment, attribute, element, join, text
from toolkit.showing.view import View, plain
from toolkit.showing.wording import catalogue, date_in_words, digits, say

Layer = Literal["quote", "figure", "date", "event", "actor", "place"]
LAYERS: tuple[Layer, ...] = ("quote", "figure", "date", "event", "actor", "place")
"""Which mark lies outside where two cover the same words."""

LOOK: dict[Layer, str] = {
    "actor": "border-bottom:2px solid #0072b2",
    "place": "border-bottom:2px dashed #009e73",
    "event": "border-bottom:4px double #d55e00;font-weight:bold",
    "quote": "background-color:rgba(128,128,128,0.18)",
    "figure": "border:1px solid #b87d00;border-radius:4px",
    "date": "border-bottom:2px dotted #b85c93",
}
"""Colours of Okabe and Ito, darkened to 3:1 on white and on black; the kind of line says the same without colour."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch: where, what it is, the name of its anchor, and what to say about it."""

    span: Span
    layer: Layer
    anchor: str
    about: str
    row: str | None = None
    """The anchor of the table row that tells more; of a quote it is led to by a number after the words."""


def anchor(layer: Layer, known: str, count: int | None = None) -> str:
    """The name that links use: ``event-e3``, ``actor-syria-2`` (its second mention)."""
    safe = "".join(c if c.isalnum() or c in "-_." else "-" for c in known)
    return f"{layer}-{safe}" + (f"-{count}" if count is not None else "")


def quote_number(known: str) -> int:
    """The number by which a text refers to a quote: that of its id.

    >>> quote_number("q12")
    12
    """
    digits = "".join(c for c in known if c.isdecimal())
    return int(digits) if digits else 0


def marks(view: View) -> tuple[Mark, ...]:
    """All marks of the article, in order of the text, the longer and outer ones first."""
    found = sorted(_marks(view), key=lambda m: (m.span.start, -m.span.end, LAYERS.index(m.layer), m.anchor))
    return tuple(found)


def _marks(view: View) -> Iterator[Mark]:
    language, analysis = view.language, view.analysis
    for actor in analysis.actors:
        about = f"{view.actor(actor.id)[0]} ({say(f'actor-type.{actor.type}', language)})"
        yield from _named("actor", actor, about)
    for place in analysis.places:
        kind = catalogue().get(f"place-kind.{place.kind}")
        about = view.place(place.id)[0] + (f" ({kind[language]})" if kind else "")
        yield from _named("place", place, about)
    for event in analysis.events:
        known = anchor("event", event.id)
        yield Mark(event.trigger, "event", known, plain(view.worded(event)), f"row-{known}")
    for quote in analysis.quotes:
        about = plain(view.claimant(quote.speaker, quote.relay))
        known = anchor("quote", quote.id)
        yield Mark(quote.content, "quote", known, about, f"row-{known}")
    for figure in analysis.figures:
        about = view.figure(figure)
        known = anchor("figure", figure.id)
        yield Mark(Span(figure.start, figure.end), "figure", known, about, f"row-{known}")
    for n, date in enumerate(analysis.dates, 1):
        about = date_in_words(date.value, language) if date.value else say("text.unknown", language)
        yield Mark(Span(date.start, date.end), "date", anchor("date", str(n)), about)


def _named(layer: Literal["actor", "place"], one: Actor | Place, about: str) -> Iterator[Mark]:
    for n, mention in enumerate(one.mentions, 1):
        yield Mark(Span(mention.start, mention.end), layer, anchor(layer, one.id, n), about, anchor(layer, one.id))


def marked_lines(view: View) -> tuple[Fragment, ...]:
    """The lines of the text as paragraphs with anchors ``line-0``, ``line-1``, ...; empty lines are left out.

    Marks that cross each other are cut where the outer one ends; only the first piece carries the anchor.
    """
    known = [mark for mark in marks(view) if mark.span.start < mark.span.end]
    paragraphs, todo = [], 0
    carried: list[Mark] = []
    for number, line in enumerate(view.lines):
        here = [mark for mark in carried if mark.span.end > line.start]
        while todo < len(known) and known[todo].span.start < line.end:
            here.append(known[todo])
            todo += 1
        carried = [mark for mark in here if mark.span.end > line.end]
        if not line.of(view.analysis.text).strip():
            continue
        body = _marked(view, line, here)
        if number == 0:
            body = element("strong", body)
        paragraphs.append(element("p", body, id=f"line-{number}", class_="line headline" if number == 0 else "line",
                                  style="text-align:right"))  # fmt: skip
    return tuple(paragraphs)


def _marked(view: View, line: Span, here: list[Mark]) -> Fragment:
    """One line with its marks as nested elements; `here` is in order, outer marks first.

    Words lead to the row of the innermost mark around them; a quote, which holds other marks, has a number behind it.
    """
    whole = view.analysis.text
    opens: dict[int, list[Mark]] = {}
    closes: dict[int, list[Mark]] = {}
    for mark in here:
        opens.setdefault(max(mark.span.start, line.start), []).append(mark)
        closes.setdefault(min(mark.span.end, line.end), []).append(mark)
    pieces: list[str] = []
    stack: list[Mark] = []
    last = line.start
    for offset in sorted({*opens, *closes, line.end}):
        pieces.append(_leading(text(whole[last:offset]), stack).html)
        last = offset
        ending = closes.get(offset, ())
        if ending:
            # Marks that were opened inside one that ends here, and go on, are opened again after it.
            again = []
            while any(mark in stack for mark in ending):
                top = stack.pop()
                pieces.append("</span>")
                if top not in ending:
                    again.append(top)
            for mark in ending:
                if mark.layer == "quote" and mark.span.end == offset:
                    pieces.append(_reference(view, mark).html)
            for mark in reversed(again):
                stack.append(mark)
                pieces.append(_opening(mark, first=False))
        for mark in opens.get(offset, ()):
            stack.append(mark)
            pieces.append(_opening(mark, first=mark.span.start >= line.start))
    pieces.append("</span>" * len(stack))
    return Fragment("".join(pieces))


def _leading(words: Fragment, stack: list[Mark]) -> Fragment:
    inner = next((mark for mark in reversed(stack) if mark.layer != "date"), None)
    if not words or inner is None or inner.row is None or inner.layer == "quote":
        return words
    return element("a", words, href=f"#{inner.row}", class_="back", style="text-decoration:none")


def _reference(view: View, mark: Mark) -> Fragment:
    """The number of a quote, which leads to its row. The blank keeps it apart from the word before, and copies well."""
    shown = digits(str(quote_number(mark.anchor)), view.language)
    led = element("a", shown, href=f"#{mark.row}", class_="reference", title=say("text.to-row", view.language))
    return element("sup", "\N{NARROW NO-BREAK SPACE}", led, class_="reference")


def _opening(mark: Mark, *, first: bool) -> str:
    named = f' id="{attribute(mark.anchor)}"' if first else ""
    look = LOOK[mark.layer]
    return f'<span class="mark {mark.layer}"{named} title="{attribute(mark.about)}" style="{look}">'


def legend(view: View) -> Fragment:
    """What the marks mean, each name marked as it is in the text."""
    names = [element("span", say(f"mark.{layer}", view.language), class_=f"mark {layer}", style=LOOK[layer])
             for layer in LAYERS]  # fmt: skip
    return element("p", say("text.legend", view.language), ": ", join(names, " \N{MIDDLE DOT} "), class_="legend")
