"""Standoff annotation for other tools: brat's text and annotation files, and W3C Web Annotation pages.

Offsets are code points of the article's text, as both ask for; the text itself is written as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.corpus.exporting.files import complete, rows_of
from toolkit.lexicon.schema import PLOVER_TYPES
from toolkit.model import STATUSES

if TYPE_CHECKING:
    from toolkit.corpus.opened import Corpus

Row = Mapping[str, Any]
TABLES = ("mentions", "events", "quotes", "figures", "dates")
CONTEXT = 32
"""Characters before and after a quoted stretch, by which it is found again in a text that changed."""


def _articles(corpus: Corpus) -> Iterator[tuple[Row, dict[str, list[Row]]]]:
    """Each article with its rows of each table, one article at a time."""
    streams = {table: groupby(rows_of(corpus, f"FROM {table}"), lambda row: row["number"]) for table in TABLES}
    waiting = {table: next(stream, None) for table, stream in streams.items()}
    for article in rows_of(corpus, "FROM articles"):
        found: dict[str, list[Row]] = {table: [] for table in TABLES}
        for table, one in waiting.items():
            if one is not None and one[0] == article["number"]:
                found[table] = list(one[1])
                waiting[table] = next(streams[table], None)
        yield article, found


def _stem(article: Row) -> str:
    safe = re.sub(r"[^\w.]+", "-", article["id"] or "").strip("-.")[:80]
    return f"{article['number']:06}-{safe or 'article'}"


# --- brat ----------------------------------------------------------------------------------------------------------

_CONFIGURATION = (
    "[entities]\nActor\nPlace\nDate\nFigure\nContent\n\n[relations]\n\n[events]\n"
    + "".join(f"{kind}\tSource*:Actor, Target*:Actor, Place*:Place, Claimant*:Actor\n" for kind in PLOVER_TYPES)
    + "QUOTE\tSpeaker*:Actor, Relay*:Actor, Content*:Content\n\n[attributes]\n"
    + f"Status\tArg:<EVENT>, Value:{'|'.join(STATUSES)}\nMode\tArg:<EVENT>, Value:<ANY>\n"
)


def write_brat(corpus: Corpus, out: Path) -> tuple[Path, ...]:
    """A ``.txt`` and an ``.ann`` of each article, and the ``annotation.conf`` that explains them to brat."""
    paths = [out / "annotation.conf"]
    with complete(paths[0]) as stream:
        stream.write(_CONFIGURATION)
    for article, found in _articles(corpus):
        text, notes = out / f"{_stem(article)}.txt", out / f"{_stem(article)}.ann"
        with complete(text) as stream:
            stream.write(article["text"])
        with complete(notes) as stream:
            stream.writelines(f"{line}\n" for line in _Brat(article["text"], found).lines())
        paths += [text, notes]
    return tuple(paths)


class _Brat:
    """The annotations of one article, numbered as brat numbers them."""

    def __init__(self, text: str, found: dict[str, list[Row]]) -> None:
        self.text, self.found = text, found
        self.spans: list[str] = []
        self.events: list[str] = []
        self.attributes: list[str] = []
        self.notes: list[str] = []
        self.mentions: dict[str, list[tuple[int, str]]] = {}

    def lines(self) -> Iterator[str]:
        for row in self.found["mentions"]:
            known = self._span("Actor" if row["of"] == "actor" else "Place", row["start"], row["end"])
            self.mentions.setdefault(f"{row['of']} {row['id']}", []).append((row["start"], known))
            self._note(known, row["id"])
        for row in self.found["dates"]:
            known = self._span("Date", row["start"], row["end"])
            self._note(known, row["value"])
        for row in self.found["figures"]:
            known = self._span("Figure", row["start"], row["end"])
            self._note(known, f"{row['value']} {row['unit']} {row['what']}")
        for row in self.found["events"]:
            self._event(row)
        for row in self.found["quotes"]:
            self._quote(row)
        yield from (*self.spans, *self.events, *self.attributes, *self.notes)

    def _event(self, row: Row) -> None:
        at = row["trigger_start"]
        trigger = self._span(row["type"], at, row["trigger_end"])
        roles = [("Source", "actor", row["source"]), ("Target", "actor", row["target"]),
                 ("Place", "place", row["places"]), ("Claimant", "actor", row["claimed_by"])]  # fmt: skip
        known = self._act(row["type"], trigger, roles, at)
        self.attributes.append(f"A{len(self.attributes) + 1}\tStatus {known} {row['status']}")
        if row["mode"]:
            self.attributes.append(f"A{len(self.attributes) + 1}\tMode {known} {row['mode']}")

    def _quote(self, row: Row) -> None:
        """brat wants a word that stands for the event: the content's own first one."""
        start, end = row["content_start"], row["content_end"]
        first = re.match(r"\S+", self.text[start:end])
        trigger = self._span("QUOTE", start, start + (first.end() if first else 1))
        content = self._span("Content", start, end)
        roles = [("Speaker", "actor", row["speaker"]), ("Relay", "actor", row["relay"])]
        self._act("QUOTE", trigger, roles, start, f" Content:{content}")

    def _act(self, kind: str, trigger: str, roles: list[tuple[str, str, list[str]]], at: int, more: str = "") -> str:
        arguments = []
        for role, of, ids in roles:
            here = [self._nearest(f"{of} {one}", at) for one in ids]
            numbered = [one for one in here if one]
            arguments += [f" {role}{n if n > 1 else ''}:{one}" for n, one in enumerate(numbered, 1)]
        known = f"E{len(self.events) + 1}"
        self.events.append(f"{known}\t{kind}:{trigger}{''.join(arguments)}{more}")
        return known

    def _nearest(self, key: str, at: int) -> str | None:
        """The mention nearest to an offset; None for an actor that the article does not name."""
        return min(self.mentions.get(key, ()), key=lambda one: (abs(one[0] - at), one), default=(0, None))[1]

    def _span(self, kind: str, start: int, end: int) -> str:
        """A stretch of text, cut where a line ends: brat's stretches stay within lines."""
        pieces = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", self.text[start:end])]
        known = f"T{len(self.spans) + 1}"
        where = ";".join(f"{first} {last}" for first, last in pieces)
        self.spans.append(f"{known}\t{kind} {where}\t{' '.join(self.text[first:last] for first, last in pieces)}")
        return known

    def _note(self, known: str, said: str | None) -> None:
        if said:
            self.notes.append(f"#{len(self.notes) + 1}\tAnnotatorNotes {known}\t{' '.join(str(said).split())}")


# --- W3C Web Annotation --------------------------------------------------------------------------------------------


def write_annotations(corpus: Corpus, out: Path) -> tuple[Path, ...]:
    """An annotation page of each article, in the Web Annotation data model of the W3C (Recommendation of 2017)."""
    paths = []
    for article, found in _articles(corpus):
        page = {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"urn:sha256:{article['sha256']}:annotations",
            "type": "AnnotationPage",
            "items": list(_annotations(article, found)),
        }
        path = out / f"{_stem(article)}.jsonld"
        with complete(path) as stream:
            json.dump(page, stream, ensure_ascii=False)
            stream.write("\n")
        paths.append(path)
    return tuple(paths)


def _annotations(article: Row, found: dict[str, list[Row]]) -> Iterator[dict[str, Any]]:
    def annotation(name: str, motivation: str, start: int, end: int, *tags: str) -> dict[str, Any]:
        return {
            "id": f"urn:sha256:{article['sha256']}:{name}",
            "type": "Annotation",
            "motivation": motivation,
            "body": [{"type": "TextualBody", "value": tag, "purpose": motivation} for tag in tags if tag],
            "target": _target(article, start, end),
        }

    for n, row in enumerate(found["mentions"]):
        yield annotation(f"m{n}", "identifying", row["start"], row["end"], row["of"], row["id"])
    for row in found["events"]:
        parties = [f"source {one}" for one in row["source"]] + [f"target {one}" for one in row["target"]]
        parties += [f"place {one}" for one in row["places"]] + [f"claimed by {one}" for one in row["claimed_by"]]
        tags = (row["type"], row["mode"] or "", row["status"], *parties)
        yield annotation(row["id"], "classifying", row["trigger_start"], row["trigger_end"], *tags)
    for row in found["quotes"]:
        tags = (f"{row['kind']} speech", *(f"speaker {one}" for one in row["speaker"]))
        yield annotation(row["id"], "classifying", row["content_start"], row["content_end"], *tags)
    for row in found["figures"]:
        value = "" if row["value"] is None else f"{row['value']:g}"
        yield annotation(row["id"], "classifying", row["start"], row["end"], value, row["unit"], row["what"])
    for n, row in enumerate(found["dates"]):
        yield annotation(f"d{n}", "classifying", row["start"], row["end"], "date", row["value"] or "")


def _target(article: Row, start: int, end: int) -> dict[str, Any]:
    text = article["text"]
    return {
        "source": article["url"] or f"urn:sha256:{article['sha256']}",
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - CONTEXT) : start],
                "suffix": text[end : end + CONTEXT],
            },
        ],
    }
