"""`explain` names the rule and the row; without the row, the rule does not decide so again."""

import re
from functools import cache
from pathlib import Path

import pytest

import toolkit
from toolkit.analysis import Analysis
from toolkit.lexicon import load
from toolkit.model import Span
from toolkit.showing.explain import _extractions, explain, rows_of

SAMPLES = Path(__file__).resolve().parents[2] / "toolkit" / "samples"
CHOSEN = ("raqqa-2017-06-26", "memorandum-2017-06-19")

Extraction = tuple[Span, str, str]


@cache
def analysed(name: str) -> Analysis:
    return toolkit.analyze(toolkit.read(SAMPLES / f"{name}.md"))


def extractions(analysis: Analysis) -> set[Extraction]:
    """Span, kind and rule of all that is found; ids are left out, since they count."""
    return {(Span(span.start, span.end), what.split()[0], rule) for span, what, rule in _extractions(analysis)}


def rows_used(name: str) -> dict[str, set[Extraction]]:
    used: dict[str, set[Extraction]] = {}
    for one in extractions(analysed(name)):
        for row in rows_of(one[2], load()):
            used.setdefault(row.ref, set()).add(one)
    return used


def test_every_kind_of_extraction_names_its_rule() -> None:
    kinds = {what.split()[0]: rule for _, what, rule in _extractions(analysed(CHOSEN[0]))}
    assert set(kinds) == {"actor", "place", "event", "quote", "figure", "date"}
    assert all(rule for _, _, rule in _extractions(analysed(CHOSEN[0])))


@pytest.mark.parametrize("name", CHOSEN)
def test_rows_that_rules_name_are_there(name: str) -> None:
    for _, what, rule in _extractions(analysed(name)):
        assert len(rows_of(rule, load())) == len(re.findall(r"\w+\.tsv:", rule)), (what, rule)


@pytest.mark.parametrize(
    ("name", "ref"), [(name, ref) for name in CHOSEN for ref in sorted(rows_used(name))], ids=lambda value: value
)
def test_deleting_a_row_removes_what_it_decided(name: str, ref: str) -> None:
    article = analysed(name).article
    left = extractions(toolkit.analyze(article, lexicon=load().without(ref)))
    assert not rows_used(name)[ref] & left


@pytest.mark.parametrize(
    ("text", "ref", "kind"),
    [
        ("انتقدت الحكومة القرار", "triggers.tsv:انتقد", "event"),
        ("ذكر الوزير أن الطريق مغلق", "cues.tsv:ذكر", "quote"),
        ("وصلت قوات سوريا الديمقراطية", "actors.tsv:syrian-democratic-forces", "actor"),
    ],
)
def test_deleting_the_only_row_leaves_nothing_there(text: str, ref: str, kind: str) -> None:
    before, after = toolkit.analyze(text), toolkit.analyze(text, lexicon=load().without(ref))
    decided = {(span, what) for span, what, rule in extractions(before) if ref in rule}
    assert {what for _, what in decided} == {kind}
    assert not decided & {(span, what) for span, what, rule in extractions(after) if rule.split()[0] != "description"}


def test_a_deleted_row_changes_nothing_for_others() -> None:
    before = analysed(CHOSEN[0]).to_dict()
    toolkit.analyze(analysed(CHOSEN[0]).article, lexicon=load().without("triggers.tsv:انتقد"))
    assert toolkit.analyze(analysed(CHOSEN[0]).article).to_dict() == before


def test_one_line_is_explained_alone() -> None:
    analysis = analysed(CHOSEN[0])
    lines = analysis.article.lines
    for number, line in enumerate(lines):
        shown = analysis.explain(number)
        assert shown.startswith(f"line {number}: {line.of(analysis.text)}\n")
        for start, end in re.findall(r"\[(\d+):(\d+)\]", shown):
            assert line.covers(Span(int(start), int(end)))
            assert analysis.text[int(start) : int(end)] in shown
    assert "    row: cues.tsv line " in analysis.explain(1)


def test_the_whole_explains_every_line_and_what_follows_from_all() -> None:
    analysis = analysed(CHOSEN[0])
    shown = analysis.explain()
    assert shown.count("\n  event e") == len(analysis.events)
    assert shown.count("\nposition ") == len(analysis.positions)
    assert shown.count("\ndiscrepancy, ") == len(analysis.discrepancies)


@pytest.mark.parametrize("line", [-1, 99])
def test_a_line_that_is_not_there_is_an_error(line: int) -> None:
    with pytest.raises(IndexError, match=f"expected 0 to 8, got {line}"):
        explain(analysed(CHOSEN[0]), line=line)


def test_nothing_to_explain() -> None:
    assert toolkit.analyze("نعم").explain() == "nothing found"
    assert toolkit.analyze("نعم").explain(0) == "line 0: نعم\n  nothing found"


def test_rows_with_keys_of_several_words() -> None:
    lexicon = load()
    refs = [row.ref for row in rows_of("office offices.tsv:نايب قايد nisba.tsv:SYR; and more", lexicon)]
    assert refs == ["offices.tsv:نايب قايد", "nisba.tsv:SYR"]
    assert rows_of("deeds", lexicon) == ()
    assert rows_of("x nothing.tsv:y", lexicon) == ()
