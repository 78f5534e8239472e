"""A small corpus, analysed once for all tests that only look at it, and a folder's files as bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from toolkit import corpus
from toolkit.corpus.opened import Corpus

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "toolkit" / "samples"
NAMES = ("الجيش السوري", "تنظيم داعش", "قوات سوريا الديمقراطية", "الجيش التركي", "حركة طالبان")
TOWNS = ("حلب", "الرقة", "إدلب", "دير الزور", "الحسكة", "كابول", "الموصل")


def written_articles(count: int) -> list[dict[str, str]]:
    """Articles that differ, each with an attack, a figure and a quote."""
    made = []
    for n in range(count):
        who, whom, town = NAMES[n % 5], NAMES[(n + 1 + n // 5 % 4) % 5], TOWNS[n % 7]
        text = (
            f"قصف في {town}\n"
            f"قصف {who} مواقع {whom} في مدينة {town} يوم الأحد، وقتل {3 + n % 40} مدنيا.\n"
            f"وقال متحدث باسم {who} إن العملية رقم {n} انتهت."
        )
        made.append({"id": f"made-{n}", "source": f"paper-{n % 3}", "published": f"2017-0{1 + n % 9}-15", "text": text})
    return made


def write_jsonl(path: Path, articles: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles), "utf-8")
    return path


@pytest.fixture(scope="session")
def contents() -> Callable[[Path], dict[str, bytes]]:
    """All files of a corpus by their names, less the lock."""
    return lambda folder: {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


@pytest.fixture(scope="session")
def write_articles() -> Callable[[Path, int], Path]:
    """Write so many made-up articles into a JSONL file."""
    return lambda path, count: write_jsonl(path, written_articles(count))


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 60 articles, the last of which cannot be read."""
    return write_jsonl(tmp_path_factory.mktemp("input") / "many.jsonl", [*written_articles(59), {"id": "bad"}])


@pytest.fixture(scope="session")
def whole(many: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus of `many`, made by one process at one go in parts of 5."""
    out = tmp_path_factory.mktemp("corpus") / "whole"
    corpus.run(many, out=out, processes=1, part_size=5)
    return out


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus of the sample articles."""
    out = tmp_path_factory.mktemp("corpus") / "samples"
    corpus.run(SAMPLES, out=out, processes=1)
    return out


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """The samples, and articles whose text a spreadsheet would run."""
    folder = tmp_path_factory.mktemp("export")
    (folder / "in").mkdir()
    for path in sorted(SAMPLES.glob("*.md")):
        (folder / "in" / path.name).write_bytes(path.read_bytes())
    text = (
        "=1+1 عنوان\nستقدم تركيا مساعدات إلى لبنان. وستنسحب القوات الروسية من حمص غدا. "
        "وقال الجيش السوري إنه قتل 12 مسلحا في حلب أمس.\n"
    )
    row = {"id": "=HYPERLINK(1)", "source": "+ورقة", "published": "2017-06-20", "text": text}
    (folder / "in" / "z.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n{}\n", "utf-8")
    corpus.run(folder / "in", out=folder / "out", processes=1)
    with corpus.open(folder / "out") as known:
        yield known
