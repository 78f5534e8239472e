"""A user's own rows: added, changed, and refused with the place of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

import toolkit
from toolkit.lexicon import LexiconError, load
from toolkit.reading.own_rows import load_with

ACTORS = "slug\tnames\tname_en\ttype\tcountry\n"
PLACES = "id\tnames\tname_en\tkind\tlatitude\tlongitude\tcountry\n"


def written(folder: Path, content: str) -> Path:
    path = folder / "own.tsv"
    path.write_text(content, "utf-8", newline="")
    return path


def ids(text: str, path: Path) -> list[str]:
    return [actor.id for actor in toolkit.analyze(text, lexicon=path).actors]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("before", ["", "\ufeff", "# mine\n\n"])
def test_a_new_actor(tmp_path: Path, before: str, ending: str) -> None:
    rows = before + ACTORS + "noor-scouts\tكشافة نور|الكشافة النورية\tNoor Scouts\torganisation\tSYR\n"
    path = written(tmp_path, rows.replace("\n", ending))
    found = toolkit.analyze("أدانت كشافة نور القصف.", lexicon=path).actors[0]
    assert (found.id, found.name_en, found.type, found.country) == ("noor-scouts", "Noor Scouts", "organisation", "SYR")


def test_names_are_added_or_replaced(tmp_path: Path) -> None:
    text = "هاجم فرسان التل القرية. وقصف الجيش مواقع داعش."
    added = written(tmp_path, "slug\tnames\nisis\t+|فرسان التل\n")
    assert ids(text, added)[0] == "isis"
    assert len(toolkit.analyze(text, lexicon=added).actors[0].mentions) == 2
    replaced = load_with([written(tmp_path, "slug\tnames\nisis\tفرسان التل\n")])
    assert replaced["actors.tsv"].rows["isis"]["names"] == "فرسان التل"
    assert replaced["actors.tsv"].rows["isis"]["type"] == "armed group"


def test_a_name_is_taken_from_everybody_else(tmp_path: Path) -> None:
    path = written(tmp_path, ACTORS + "my-daesh\tداعش\tMine\tarmed group\t\n")
    assert ids("قصف الجيش السوري مواقع داعش.", path) == ["syrian-army", "my-daesh"]
    assert ids("قصف الجيش السوري مواقع تنظيم الدولة الإسلامية.", path) == ["syrian-army", "isis"]


def test_an_office_with_a_term(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "slug\tnames\ttype\tcountry\toffice\nzayd-tal\tزيد التل\tperson\tOMN\tOMN:health-minister:2030-01:2031\n",
    )
    said = "قال وزير الصحة العماني إن المستشفى فتح أبوابه."
    assert [one.id for one in toolkit.analyze(said, published="2030-05-01", lexicon=path).actors] == ["zayd-tal"]
    assert [one.id for one in toolkit.analyze(said, published="2032-05-01", lexicon=path).actors] != ["zayd-tal"]


def test_a_place(tmp_path: Path) -> None:
    path = written(tmp_path, PLACES + "tal-noor\tتل نور\tTal Noor\ttown\t35.5\t36.25\tSYR\n")
    found = toolkit.analyze("قصف الجيش السوري تل نور أمس.", lexicon=path).places[0]
    assert (found.id, found.latitude, found.longitude) == ("tal-noor", 35.5, 36.25)


def test_two_files_and_the_version(tmp_path: Path) -> None:
    actors = written(tmp_path, ACTORS + "noor-scouts\tكشافة نور\tNoor Scouts\torganisation\tSYR\n")
    places = tmp_path / "places.tsv"
    places.write_text(PLACES + "tal-noor\tتل نور\tTal Noor\ttown\t35.5\t36.25\tSYR\n", "utf-8")
    both = load_with([actors, places])
    assert "noor-scouts" in both["actors.tsv"].rows
    assert "tal-noor" in both["places_more.tsv"].rows
    assert both.version.startswith(load().version + "+")
    assert load_with([actors, places]) is both
    assert load_with([]) is load()


@pytest.mark.parametrize(
    ("content", "line", "expected", "got"),
    [
        ("", 1, "a header", "nothing"),
        ("slug,names,type\n", 1, "columns between tabs", "slug,names,type"),
        ("slug\tname\n", 1, "columns between tabs", "'name'"),
        ("names\tslug\n", 1, "the first column slug", "names"),
        ("slug\tnames\tnames\n", 1, "each column once", "names"),
        (ACTORS + "x\tسرية نور\tX\n", 2, "5 cells", "3"),
        (ACTORS + "new-one\t\tX\tparty\t\n", 2, "names: a cell that is filled", "nothing"),
        (ACTORS + "new-one\tسرية نور\tX\t\t\n", 2, "type: a cell that is filled", "nothing"),
        (ACTORS + "new-one\tسرية نور\tX\tband\t\n", 2, "type: one of", "band"),
        (ACTORS + "new one\tسرية نور\tX\tparty\t\n", 2, "slug: lower-case", "new one"),
        (ACTORS + "new-one\tسرية نور\tX\tparty\tQQQ\n", 2, "country: the ISO", "QQQ"),
        (ACTORS + "new-one\tسرية نور\tX\tparty\tSyria\n", 2, "country: three capital", "Syria"),
        (ACTORS + "new-one\tNoor\tX\tparty\t\n", 2, "names: Arabic names", "Noor"),
        (ACTORS + "a-b\tسرية نور\tX\tparty\t\na-b\tسرية بدر\tY\tparty\t\n", 3, "slug: no second row", "a-b"),
        (ACTORS + "a-b\tسرية نور\tX\tparty\t\nc-d\tسريه نور\tY\tparty\t\n", 3, "names: a name that no other", "line 2"),
        ("slug\tnames\ttype\tparent\na-b\tسرية نور\tparty\tnobody\n", 2, "parent: the slug", "nobody"),
        ("slug\tnames\ttype\tfrom\na-b\tسرية نور\tparty\t12.3.2001\n", 2, "from: YYYY", "12.3.2001"),
        ("slug\tnames\ttype\toffice\na-b\tزيد التل\tperson\tOMN:pm\n", 2, "office: holder", "OMN:pm"),
        ("slug\tnames\ttype\twikidata\na-b\tسرية نور\tparty\t12\n", 2, "wikidata: Q", "12"),
        (PLACES + "tal\tتل نور\tTal\ttown\t95\t36\tSYR\n", 2, "latitude: degrees", "95"),
        (PLACES + "tal\tتل نور\tTal\ttown\tnorth\t36\tSYR\n", 2, "latitude: degrees", "north"),
        (PLACES + "tal\tتل نور\tTal\thamlet\t35\t36\tSYR\n", 2, "kind: one of", "hamlet"),
    ],
)
def test_a_bad_row_says_where_and_what(tmp_path: Path, content: str, line: int, expected: str, got: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(LexiconError) as caught:
        toolkit.analyze("قصف الجيش القرية.", lexicon=path)
    said = str(caught.value)
    assert said.startswith(f"{path}:{line}: expected ")
    assert expected in said
    assert got in said.partition(", got ")[2]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="a file that can be read"):
        load_with([tmp_path / "nowhere.tsv"])
    path = tmp_path / "old.tsv"
    path.write_bytes((ACTORS + "a-b\tسرية نور\tX\tparty\t\n").encode("windows-1256"))
    with pytest.raises(LexiconError, match=r":2: expected UTF-8, got the byte 0x"):
        load_with([path])


def test_the_example_of_the_readme(tmp_path: Path) -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
    block = readme.partition("## Your own actors and places")[2].split("```")[1].lstrip("\n")
    path = written(tmp_path, block)
    assert ids("أدانت كشافة نور القصف.", path) == ["noor-scouts"]
    assert ids("هاجم فرسان التل القرية.", path) == ["isis"]
