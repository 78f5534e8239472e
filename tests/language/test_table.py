"""The compiled table: what its header says, and that the closed lists fit it."""

from __future__ import annotations

import gzip
import hashlib
import re
import time
from importlib.metadata import PackageNotFoundError, version

import pytest

from toolkit.language import parse
from toolkit.language.drawing import draw_all
from toolkit.language.lexemes import TABLE, lexemes, table
from toolkit.lexicon import Lexicon, load

CODE = re.compile(r"V[pim][ap][123][mf-][sdp][tib]|N[mapqnclxsj][sdp][mf-][bcax]|P")


def test_the_header_tells_the_hash_of_the_rest() -> None:
    head, body = gzip.decompress(TABLE.read_bytes()).decode().split("\n", 1)
    assert hashlib.sha256(body.encode()).hexdigest() == head.rsplit(" ", 1)[1]


def test_the_header_names_the_version_that_is_pinned() -> None:
    head = gzip.decompress(TABLE.read_bytes()).decode().split("\n", 1)[0]
    try:
        installed = version("farahidi")
    except PackageNotFoundError:
        pytest.skip("farahidi is installed only to build the table")
    assert f"farahidi {installed};" in head


def test_no_time_of_making_is_in_the_bytes() -> None:
    assert TABLE.read_bytes()[4:8] == bytes(4)
    assert TABLE.stat().st_size < 2_000_000


def test_every_reading_is_as_the_builder_says() -> None:
    stems = table()
    assert len(stems) > 80_000
    for stem in list(stems)[::50]:
        for code, weight, lemma in lexemes().cells(stem):
            assert CODE.fullmatch(code), (stem, code)
            assert weight > 0
            assert lemma
    assert list(stems) == sorted(stems)


def test_more_stems_come_first() -> None:
    for stem, (code, _, lemma) in lexemes().more.items():
        assert CODE.fullmatch(code), stem
        assert lexemes().cells(stem)[0][0] == code
        assert lexemes().cells(stem)[0][2] == lemma


def tags(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    return [(token.pos, token.lemma) for token in parse(text, lexicon=lexicon).sentences[0].tokens]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("function_words.tsv:بينما", "انسحب الوفد بينما تقدم الجيش"),
        ("function_words.tsv:ب", "وصل الوفد إليها وفيها وبها"),
        ("more_stems.tsv:حماس", "قصفت حماس الموقع"),
    ],
)
def test_a_deleted_row_is_forgotten(row: str, text: str) -> None:
    shipped = load()
    assert tags(text, shipped) != tags(text, shipped.without(row))
    assert tags(text, shipped) == tags(text, load())


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("word_classes.tsv:اجتاح", "اجتاح الجيش الأجنبي المخيم"),
        ("word_classes.tsv:هاجم", "هاجم مسلحون في المدينة"),
        ("function_words.tsv:من قبل", "قتل خمسة من قبل الشرطة"),
        ("nisba.tsv:TUR", "اتهمت تركيا الأكراد"),
        ("number_words.tsv:عشرين", "قتل عشرين"),
    ],
)
def test_a_deleted_row_changes_the_clause(row: str, text: str) -> None:
    shipped = load()
    assert draw_all(parse(text, lexicon=shipped)) != draw_all(parse(text, lexicon=shipped.without(row)))


def test_reading_the_table_takes_no_time_worth_naming() -> None:
    started = time.process_time()
    table.__wrapped__()
    assert time.process_time() - started < 0.5
