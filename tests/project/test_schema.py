"""`Analysis.to_dict` against the JSON Schema that ships: every sample, and the articles beside the checkout."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import toolkit
from toolkit.model import ACTOR_TYPES, QUOTE_KINDS, STATUSES
from toolkit.schema import schema

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "toolkit" / "samples").glob("*.md"))
GOLD = sorted(p for p in (ROOT / ".." / "shared" / "gold" / "articles").glob("*.json") if ".gold." not in p.name)
PLOVER = json.loads((ROOT / "toolkit" / "lexicon" / "plover.json").read_text("utf-8"))


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


@cache
def analysed(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(toolkit.analyze(toolkit.read(path)).to_dict()))
    return found


def objects(value: Any, path: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    """All objects within a JSON value, each with its path."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from objects(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from objects(inner, f"{path}[{number}]")


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_schema_is_closed() -> None:
    """Every object names all its keys, needs them all and allows no other."""
    for path, one in objects(schema()):
        if one.get("type") == "object":
            assert one["additionalProperties"] is False, path
            assert one["required"] == list(one["properties"]), path


def test_the_schema_has_the_lists_of_the_model_and_of_plover() -> None:
    found = schema()
    event = found["$defs"]["event"]
    types = [one for types in PLOVER["quad_class"].values() for one in types]
    assert found["properties"]["actors"]["items"]["properties"]["type"]["enum"] == list(ACTOR_TYPES)
    assert found["properties"]["quotes"]["items"]["properties"]["kind"]["enum"] == list(QUOTE_KINDS)
    assert event["properties"]["status"]["enum"] == list(STATUSES)
    assert event["properties"]["type"]["enum"] == types
    assert event["properties"]["contexts"]["items"]["enum"] == PLOVER["contexts"]
    modes = {rule["if"]["properties"]["type"]["const"]: rule["then"]["properties"] for rule in event["allOf"]}
    assert {one: rule["mode"]["enum"] for one, rule in modes.items()} == {
        one: [*PLOVER["modes"].get(one, {}), None] for one in types
    }
    assert {one: rule["quad_class"]["const"] for one, rule in modes.items()} == {
        one: int(name[0]) for name, ones in PLOVER["quad_class"].items() for one in ones
    }


def test_the_schema_refuses_what_is_wrong() -> None:
    right = analysed(SAMPLES[0])
    for wrong in (
        {**right, "more": 1},
        {**right, "schema": "2"},
        {**right, "dates": [{"start": 0, "end": 1, "text": "x", "value": "June", "rule": "r"}]},
        {key: value for key, value in right.items() if key != "quotes"},
    ):
        assert not validator().is_valid(wrong)


@pytest.mark.parametrize("path", SAMPLES + GOLD, ids=lambda path: path.stem)
def test_results_are_as_the_schema_says(path: Path) -> None:
    wrong = [(error.json_path, error.validator) for error in validator().iter_errors(analysed(path))]
    assert wrong == []


@pytest.mark.parametrize("path", SAMPLES + GOLD, ids=lambda path: path.stem)
def test_every_span_slices_back(path: Path) -> None:
    found = analysed(path)
    text = found["text"]
    for where, one in objects(found):
        if "start" in one:
            assert 0 <= one["start"] < one["end"] <= len(text), where
            assert one.get("text", text[one["start"] : one["end"]]) == text[one["start"] : one["end"]], where
    sentences = [(one["start"], one["end"]) for one in found["sentences"]]
    assert all(left[1] <= right[0] for left, right in pairwise(sentences))


@pytest.mark.parametrize("path", SAMPLES + GOLD, ids=lambda path: path.stem)
def test_every_id_leads_somewhere(path: Path) -> None:
    found = analysed(path)
    ids = {kind: [one["id"] for one in found[kind]] for kind in ("actors", "places", "events", "quotes", "figures")}
    for kind, some in ids.items():
        assert len(set(some)) == len(some), kind
    actors, places, events = (set(ids[kind]) for kind in ("actors", "places", "events"))
    for event in found["events"]:
        assert {*event["source"], *event["target"], *event["claimed_by"]} <= actors
        assert set(event["places"]) <= places
    for quote in found["quotes"]:
        assert {*quote["speaker"], *quote["relay"]} <= actors
    for figure in found["figures"]:
        assert set(figure["claimed_by"]) <= actors
        assert figure["place"] is None or figure["place"] in places
        assert figure["event"] is None or figure["event"] in events
    for position in found["positions"]:
        assert {position["holder"], position["towards"]} <= actors
        assert {*position["evidence"]["says"], *position["evidence"]["does"]} <= {*ids["events"], *ids["quotes"]}
    for one in found["discrepancies"]:
        assert set(one["items"]) <= {*ids["events"], *ids["quotes"], *ids["figures"]}
    for actor in found["actors"]:
        assert actor["mentions"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_what_they_say(path: Path) -> None:
    article = toolkit.read(path)
    words = len(article.text.split())
    assert article.source in ("sample", "sample-b", "sample-c")  # three papers that do not exist
    assert article.note is not None
    assert "retelling" in article.note
    assert article.published is not None
    assert path.stem.endswith(article.published.isoformat())
    assert article.text.split("\n")[0] == article.title
    assert 90 <= words <= 280
