"""The compiled table: what its header says, and that the closed lists fit it."""

from __future__ import annotations

import gzip
import hashlib
import re
import time
from importlib.metadata import PackageNotFoundError, version

import pytest

from toolkit.language.lexemes import TABLE, cells_of, function_words, more_stems, table
from toolkit.lexicon import load

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
        for code, weight, lemma in cells_of(stem):
            assert CODE.fullmatch(code), (stem, code)
            assert weight > 0
            assert lemma
    assert list(stems) == sorted(stems)


def test_more_stems_come_first() -> None:
    for stem, (code, _, lemma) in more_stems().items():
        assert CODE.fullmatch(code), stem
        assert cells_of(stem)[0][0] == code
        assert cells_of(stem)[0][2] == lemma


def test_lists_are_read_as_the_lexicon_has_them() -> None:
    lexicon = load()
    assert set(function_words()) == set(lexicon["function_words.tsv"].rows)
    assert set(more_stems()) == set(lexicon["more_stems.tsv"].rows)


def test_reading_the_table_takes_no_time_worth_naming() -> None:
    started = time.process_time()
    table.__wrapped__()
    assert time.process_time() - started < 0.5
