"""The report on the vocabulary: what of it occurs, and which names it has not."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import toolkit
from toolkit.__main__ import main
from toolkit.commands.lexicon import lexicon_report, lines
from toolkit.lexicon import load
from toolkit.reading.candidates import find_candidates
from toolkit.reading.matcher import Matcher


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال الجيش", "الجيش"),
        ("قيل للجيش", "لجيش"),
        ("وللجيش", "لجيش"),
        ("بالجيش وكالجيش", "الجيش|الجيش"),
        ("الجيش السوري", "الجيش السوري"),
        ("الجـيش\N{ARABIC DAMMA}  السوري", "الجـيش\N{ARABIC DAMMA}"),
        ("«الجيش»، والجيش.", "الجيش|الجيش"),
        ("جيش الجيشان والجيشي", ""),
        ("سالجيش", ""),
        ("", ""),
    ],
)
def test_matcher(text: str, found: str) -> None:
    matcher = Matcher({"الجيش": 1, "الجيش السوري": 2})
    hits = list(matcher.find(text))
    assert [text[start:end] for start, end, _ in hits] == [one for one in found.split("|") if one]
    assert all(value == (2 if "السوري" in text[start:end] else 1) for start, end, value in hits)


def test_a_matcher_of_nothing_and_one_from_a_file() -> None:
    assert list(Matcher({}).find("الجيش")) == []
    kept = pickle.loads(pickle.dumps(Matcher({"الجيش": "army"})))
    assert list(kept.find("هذا الجيش")) == [(4, 9, "army")]


@pytest.mark.parametrize(
    ("text", "context", "key"),
    [
        ("وأعلنت القيادة العامة وقف النار.", "speaker", "القياده العامه"),
        ("قال زغلنبوط مرارا إن الأمر انتهى.", "speaker", "زغلنبوط"),
        ("أعلن داعش مسؤوليته.", None, None),
        ("قال ذلك من قبل.", None, None),
    ],
)
def test_candidates(text: str, context: str | None, key: str | None) -> None:
    analysis = toolkit.analyze(text)
    found = find_candidates(analysis.parsed, analysis.cast, analysis.events, load())
    assert [(one.context, one.key) for one in found] == ([(context, key)] if context else [])
    for one in found:
        assert one.of(text) in text


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.jsonl"
    texts = ("قصف الجيش مواقع داعش.\nقال زغلنبوط مرارا إن داعش انسحب.", "قال زغلنبوط مرارا إن حماس وافقت.")
    path.write_text("\n".join(json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)), "utf-8")
    return path


def test_report(archive: Path) -> None:
    report = lexicon_report([archive])
    assert report.articles == 2
    assert report.actors_occurring == {"isis": 2, "hamas": 1}
    assert [(one.key, one.times, one.articles) for one in report.candidates] == [("زغلنبوط", 2, 2)]
    assert report.actors == len(load()["actors.tsv"])
    shown = list(lines(report, limit=1))
    assert "in 2 articles: 2 actors, by 2 names, 3 times" in shown
    assert any(line.endswith("قال زغلنبوط مرارا إن داعش انسحب.") for line in shown)


def test_names_that_only_their_shape_tells(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("خبر\nقال العقيد سالم الطنبوري إن القصف توقف.\n", "utf-8")
    found = lexicon_report([path]).unlisted
    assert [(one.key, one.context, one.times) for one in found] == [("سالم الطنبوري", "person", 2)]


def test_own_rows_shrink_the_list(archive: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("slug\tnames\ttype\nzaghlanbut\tزغلنبوط\tperson\n", "utf-8")
    report = lexicon_report([archive], lexicon=[own])
    assert not report.candidates
    assert report.actors_occurring["zaghlanbut"] == 2


def test_the_command(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lexicon", "report", str(archive), "--limit", "3"]) == 0
    assert "names that no rule recognises: 1, 2 times" in capsys.readouterr().out
    assert main(["lexicon", "report", str(archive.with_name("nowhere.jsonl"))]) == 1
    assert "nowhere.jsonl" in capsys.readouterr().err


def test_breadth() -> None:
    rows = load()["actors.tsv"]
    names = {name.removeprefix("?") for row in rows for name in row.all("names")}
    assert len(rows) >= 1500
    assert len(names) >= 8000
