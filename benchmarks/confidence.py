"""How far confidence can be trusted: of the events and quotes marked 0.9, how many hand annotation has too.

Needs the annotated articles beside the checkout (``../shared``). ``--part check`` takes those that no rule was tuned
on; ``--articles FOLDER`` others. An event is right if its line, word and type are, a quote if
half of its span and its speaker are.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import toolkit

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
STEP = 0.1


def scoring() -> ModuleType:
    """The module that scores extraction against annotation."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    if spec is None or spec.loader is None or not (SHARED / "score" / "score.py").exists():
        sys.exit(f"no score.py in {SHARED / 'score'}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(score: ModuleType, folder: Path, names: frozenset[str] | None) -> Iterator[tuple[str, float, bool]]:
    """Kind (event or quote), confidence and whether it is right, for everything found in the articles."""
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        if names is not None and name not in names:
            continue
        document = json.loads((folder / f"{name}.json").read_text("utf-8"))
        answer = json.loads(path.read_text("utf-8"))
        found = toolkit.analyze("\n".join(document["lines"]), published=document["published"]).to_dict()
        gold = score.Article(document["lines"], answer, gold=True)
        ours = score.Article(document["lines"], found, gold=False)
        yield from _events(score, gold, ours, answer, found)
        yield from _quotes(score, gold, ours, answer, found)


def _events(
    score: ModuleType, gold: Any, ours: Any, answer: dict[str, Any], found: dict[str, Any]
) -> Iterator[tuple[str, float, bool]]:
    theirs = [{**one, "span": gold.place(one["line"], one["trigger"])} for one in answer["events"]]
    events = [
        {**one, "span": (one["trigger"]["start"], one["trigger"]["end"]), "line": ours.line_of(one["trigger"]["start"])}
        for one in found["events"]
    ]

    def agree(a: dict[str, Any], b: dict[str, Any]) -> float:
        same = a["line"] == b["line"] and a["type"] == b["type"]
        return float(score.overlap(a["span"], b["span"])) if same else 0.0

    right = {b["id"] for _, b in score.match(theirs, events, agree)}
    for one in events:
        yield "event", one["confidence"], one["id"] in right


def _quotes(
    score: ModuleType, gold: Any, ours: Any, answer: dict[str, Any], found: dict[str, Any]
) -> Iterator[tuple[str, float, bool]]:
    def span(quote: dict[str, Any]) -> tuple[int, int]:
        start = gold.place(quote["line"], quote["begins"])[0]
        behind = max(0, start - gold.line_starts[quote["line"]])
        return start, gold.place(quote["line"], quote["ends"], behind)[1]

    theirs = [{**one, "span": span(one)} for one in answer["quotes"]]
    quotes = [{**one, "span": (one["content"]["start"], one["content"]["end"])} for one in found["quotes"]]
    meant = score.actor_map(gold, ours)

    def agree(a: dict[str, Any], b: dict[str, Any]) -> float:
        common = score.overlap(a["span"], b["span"])
        union = max(a["span"][1], b["span"][1]) - min(a["span"][0], b["span"][0])
        return common / union if union and common / union >= 0.5 else 0.0

    pairs = score.match(theirs, quotes, agree)
    right = {b["id"] for a, b in pairs if score.same_set(a["speaker"], b["speaker"], meant)}
    for one in found["quotes"]:
        yield "quote", one["confidence"], one["id"] in right


def table(rows: list[tuple[str, float, bool]]) -> str:
    """For each kind and each tenth of confidence: how many, their mean confidence, the share that is right."""
    lines = [f"{'':7} {'marked':>9} {'found':>6} {'mean':>6} {'right':>6}"]
    for kind in dict.fromkeys(kind for kind, _, _ in rows):
        for tenth in range(10):
            those = [row for row in rows if row[0] == kind and int(row[1] / STEP + 1e-9) == tenth]
            if those:
                mean = sum(row[1] for row in those) / len(those)
                right = sum(row[2] for row in those)
                marks = f"{tenth * STEP:.1f}-{(tenth + 1) * STEP:.1f}"
                lines.append(f"{kind:7} {marks:>9} {len(those):6} {mean:6.2f} {right / len(those):6.2f}")
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=SHARED / "gold" / "articles")
    parser.add_argument("--part", choices=["tune", "check"])
    options = parser.parse_args()
    names = None
    if options.part:
        check = frozenset((SHARED / "gold" / "check.txt").read_text("utf-8").split())
        every = frozenset(path.name.removesuffix(".gold.json") for path in options.articles.glob("*.gold.json"))
        names = check if options.part == "check" else every - check
    print(table(list(judged(scoring(), options.articles, names))))


if __name__ == "__main__":
    main()
