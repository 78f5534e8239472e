"""Figures in strips that can be laid along one axis: those that disagree, and those that count the same things."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model import Figure
from toolkit.showing.view import View
from toolkit.showing.wording import say


@dataclass(frozen=True, slots=True)
class Strip:
    """Figures that can be laid along one axis: of one unit and kind, at one place; or that disagree."""

    heading: str
    figures: tuple[Figure, ...]
    disagree: bool


def strips(view: View) -> tuple[Strip, ...]:
    """The figures in strips: first those that disagree, then the others by unit and kind in order of the text."""
    found: list[Strip] = []
    placed: set[str] = set()
    for one in view.analysis.discrepancies:
        known = tuple(view.figures[item] for item in one.items if item in view.figures and item not in placed)
        if one.kind == "figure" and len(known) > 1:
            placed.update(figure.id for figure in known)
            found.append(Strip(_heading(view, known[0]), known, True))
    others: dict[tuple[str, str], list[Figure]] = {}
    for figure in view.analysis.figures:
        if figure.id not in placed:
            others.setdefault((figure.unit, figure.what), []).append(figure)
    found += [Strip(_heading(view, known[0], place=False), tuple(known), False) for known in others.values()]
    return tuple(found)


def _heading(view: View, figure: Figure, *, place: bool = True) -> str:
    if figure.unit == "person" and figure.what != "other":
        words = say(f"what.{figure.what}", view.language)
    else:
        words = say(f"unit.{figure.unit}", view.language)
        if figure.what != "other":
            words += f" ({say(f'what.{figure.what}', view.language)})"
    if place and figure.place:
        words = say("text.counts-in", view.language, what=words, place=view.place(figure.place)[0])
    return words[:1].upper() + words[1:]
