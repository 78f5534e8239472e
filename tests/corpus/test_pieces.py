"""The input as a stream: every format, every packing, in the input's order; what cannot be read is named and kept."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from toolkit.corpus.pieces import LARGEST, Meter, Piece, measured, pieces
from toolkit.files import ReadError

TEXTS = ("قصف الجيش مواقع في ريف حلب.", "زار الوزير العاصمة يوم الأحد.", "اجتمع الطرفان في جنيف.")


def jsonl(encoding: str = "utf-8") -> bytes:
    lines = [json.dumps({"id": f"a{n}", "text": text}, ensure_ascii=False) for n, text in enumerate(TEXTS)]
    return "\n".join(lines).encode(encoding)


def table() -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table({"id": ["a0", "a1", "a2"], "text": list(TEXTS)}), stream)
    return stream.getvalue()


def csv_table(encoding: str = "utf-8-sig") -> bytes:
    return ("id,text\r\n" + "".join(f'a{n},"{text}"\r\n' for n, text in enumerate(TEXTS))).encode(encoding)


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def texts(found: list[Piece]) -> list[str]:
    return [piece.article().text for piece in found]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", jsonl()),
        ("a.ndjson", jsonl("utf-8-sig")),
        ("a.jsonl", jsonl("utf-16")),
        ("a.jsonl", jsonl("windows-1256")),
        ("a.csv", csv_table()),
        ("a.tsv", csv_table().replace(b",", b"\t")),
        ("a.csv", csv_table("windows-1256").replace(b",", b";")),
        ("a.parquet", table()),
        ("a.jsonl.gz", gzip.compress(jsonl())),
        ("a.csv.gz", gzip.compress(csv_table())),
        ("a.parquet.gz", gzip.compress(table())),
        ("a.zip", zipped(**{"x.jsonl": jsonl()})),
        ("a.zip", zipped(**{"b__x.parquet": table()})),
        ("a.zip", zipped(**{"x.csv.gz": gzip.compress(csv_table())})),
        ("a.zip", zipped(**{f"{n}.txt": text.encode() for n, text in enumerate(TEXTS)})),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_format_gives_the_same_articles(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    found = list(pieces((tmp_path / name,)))
    assert texts(found) == list(TEXTS)
    assert all(piece.path.split("/")[0] == name for piece in found)


def test_a_folder_is_read_to_its_depths_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.md", "c.jsonl", "notes.docx", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(jsonl() if name.endswith("jsonl") else TEXTS[0].encode())
    meter = Meter()
    found = [(piece.path, piece.line) for piece in pieces((tmp_path,), meter)]
    name = tmp_path.name
    assert meter.left_out == 1
    assert found == [
        (f"{name}/a.txt", None), (f"{name}/b/1.md", None), (f"{name}/b/2.txt", None),
        (f"{name}/c.jsonl", 1), (f"{name}/c.jsonl", 2), (f"{name}/c.jsonl", 3),
    ]  # fmt: skip


def reason(piece: Piece) -> str:
    with pytest.raises(ReadError) as caught:
        piece.article()
    return caught.value.reason


@pytest.mark.parametrize(
    ("name", "content", "line", "expected"),
    [
        ("a.jsonl", jsonl() + b"\n{not json}", 4, "not valid JSON"),
        ("a.jsonl", jsonl() + b"\n[1]", 4, "expected a JSON object"),
        ("a.jsonl", jsonl() + b'\n{"id": "a"}', 4, "no text"),
        ("a.jsonl", (jsonl() + b"\n") * 300 + b"\xff\xfe\xff", 901, "bytes that are no text"),
        ("a.csv", csv_table() + b"a,b,c,d\r\n", 5, "more cells than the header"),
        ("a.csv", b"id,body\n1,x\n", None, "no column 'text'"),
        ("a.parquet", b"PAR1 and nothing else", None, "not a Parquet table"),
        ("a.zip", b"PK\x03\x04 and nothing else", None, "cannot be read"),
        ("a.jsonl.gz", gzip.compress(jsonl())[:-9], None, "cannot be read"),
        ("a.docx", b"", None, "unknown format .docx"),
        ("a.txt", b"in English only", None, "not Arabic"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_kept(
    tmp_path: Path, name: str, content: bytes, line: int | None, expected: str
) -> None:
    (tmp_path / name).write_bytes(content)
    *good, bad = pieces((tmp_path / name,))
    assert (bad.path, bad.line) == (name, line)
    assert expected in reason(bad)
    assert len(texts(good)) >= (3 if line else 0)


def test_an_encrypted_member_is_an_error_of_its_own(tmp_path: Path) -> None:
    content = bytearray(zipped(**{"a.txt": TEXTS[0].encode(), "b.txt": TEXTS[1].encode()}))
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flag] |= 1  # the first member now claims a password
    (tmp_path / "a.zip").write_bytes(content)
    first, second = pieces((tmp_path / "a.zip",))
    assert "encrypted" in reason(first)
    assert second.article().text == TEXTS[1]


def test_an_endless_line_is_refused_and_the_next_one_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.corpus.pieces.LARGEST", 4096)
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "' + b"x" * 20_000 + b'"}\n' + jsonl())
    first, *rest = pieces((tmp_path / "a.jsonl",))
    assert "not taken for one article" in reason(first)
    assert [piece.line for piece in rest] == [2, 3, 4]
    assert LARGEST > 1_000_000


def test_the_stream_is_not_read_ahead(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes((jsonl() + b"\n") * 20_000)
    meter = Meter(total=measured((path,)))
    stream = pieces((path,), meter)
    next(stream)
    assert meter.done < 200_000 < meter.total == path.stat().st_size
    assert sum(1 for _ in stream) == 59_999
    assert meter.done == meter.total


@pytest.mark.parametrize("make", [gzip.compress, lambda raw: raw], ids=["packed", "plain"])
def test_a_letter_cut_by_the_end_of_the_head_is_read(tmp_path: Path, make: Callable[[bytes], bytes]) -> None:
    from toolkit.corpus.pieces import HEAD

    text = "ق" * HEAD
    content = json.dumps({"text": text + " قصف الجيش"}, ensure_ascii=False).encode()
    path = tmp_path / ("a.jsonl.gz" if make is gzip.compress else "a.jsonl")
    path.write_bytes(make(b" " + content))
    (only,) = pieces((path,))
    assert only.article().text.endswith("قصف الجيش")


def test_a_folder_of_more_names_than_are_sorted_at_once_is_in_order(tmp_path, monkeypatch):
    monkeypatch.setattr("toolkit.corpus.pieces.NAMES", 3)
    names = [f"{n:02}.txt" for n in range(10)]
    for name in reversed(names):
        (tmp_path / name).write_text(TEXTS[0], encoding="utf-8")
    assert [Path(one.path).name for one in pieces((tmp_path,))] == names
