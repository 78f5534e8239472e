"""The project's Arabic is its own: it shares no run of words with the articles that it is measured on."""

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from toolkit.language.folding import fold

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / ".." / "shared"
RUN = 8
"""Words in a row; names and set phrases are shorter."""

_WORD = re.compile("[\u0621-\u064a]+")


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Each run of words of a text, folded; a run ends with its line or its cell of a table."""
    for line in re.split(r"[|\t\n]", fold(text)):
        words = _WORD.findall(line)
        yield from zip(*(words[start:] for start in range(RUN)), strict=False)


@cache
def runs_of_articles() -> frozenset[tuple[str, ...]]:
    texts = [
        "\n".join(json.loads(path.read_text("utf-8"))["lines"])
        for path in sorted((SHARED / "gold" / "articles").glob("*.json"))
        if ".gold." not in path.name
    ]
    for corpus in sorted((SHARED / "corpus").glob("*.jsonl")):
        texts.extend(json.loads(line)["text"] for line in corpus.read_text("utf-8").splitlines())
    return frozenset(run for text in texts for run in runs(text))


def test_no_sentence_is_taken_over() -> None:
    if not (SHARED / "gold" / "articles").is_dir():
        pytest.skip("no articles beside the checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    files = [ROOT / name for name in listed.stdout.decode().split("\0") if name] or [*(ROOT / "toolkit").rglob("*.md")]
    taken = {}
    for path in files:
        if path.suffix in {".py", ".md", ".tsv", ".ipynb", ".j2", ".json"} and path.is_file():
            found = {" ".join(run) for run in runs(path.read_text("utf-8")) if run in runs_of_articles()}
            if found:
                taken[path.name] = len(found)
    assert not taken


def test_the_check_can_fail() -> None:
    assert len(list(runs("واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة"))) == 2
