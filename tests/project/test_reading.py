"""Files to articles: every format and encoding, whole; every bad file named with its reason."""

import csv
import io
import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit
from toolkit.decoding import DecodingError, decode
from toolkit.files import ReadError, article_of, read, read_many

BODY = "وصل الوفد إلى العاصمة\nقال الناطق إن المحادثات تبدأ غدا، وإن 12 شخصا يشاركون فيها.\nولم يحدد مكانها"
SAMPLES = sorted((Path(__file__).resolve().parents[2] / "toolkit" / "samples").glob("*.md"))
WORDS = {word for path in SAMPLES for word in path.read_text("utf-8").split("---\n", 2)[2].split()}
VOCABULARY = sorted(word for word in WORDS if re.search("[\u0621-\u064a]", word))
"""Words with Arabic letters: numbers tell no encoding, and Windows-1256 has no Arabic-Indic digits."""
PERSIAN = "این گفتگوها در تهران برگزار می\u200cشود و گزارش آن چاپ خواهد شد. پس از آن هیئت به کشور بازمی\u200cگردد."
FRONT = '---\ntitle: "وصل الوفد إلى العاصمة"\npublished: 2018-03-05\nsource: sample\nurl: urn:x\nnote: مثال\n---\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def put(folder: Path, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso8859_6"]
)
def test_encodings_give_the_same_text(folder: Path, encoding: str, suffix: str) -> None:
    article = read(put(folder, f"a{suffix}", BODY, encoding))
    assert (article.text, article.title, article.id, article.published) == (BODY, "وصل الوفد إلى العاصمة", "a", None)


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "هدنة في حلب",
        "قتلى وجرحى",
        "زيارة",
        "BBC: مقتل 3 جنود",
        "«نص» – ثم نص… ثم “نص”",
        "م\u064fؤت\u064eم\u064eر\u064c ص\u064eح\u064eفي\u064c\u0651 في بيروت",
    ],
)
def test_short_texts_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(VOCABULARY), min_size=5, max_size=40, unique=True),
    st.sampled_from(["cp1256", "utf-16", "utf-16-be"]),
)
def test_words_in_any_order_are_told_apart(words: list[str], encoding: str) -> None:
    text = " ".join(words)
    assert decode(text.encode(encoding))[0] == text


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_reason(raw: bytes) -> None:
    try:
        text, encoding = decode(raw)
    except DecodingError:
        return
    # not written back: utf-16 has two byte orders, and mac_arabic two bytes for some signs
    whole = raw.decode(encoding)
    assert text in (whole, whole.removeprefix("\ufeff"))


def test_an_encoding_is_not_guessed_where_utf8_is_clean() -> None:
    assert decode("é à ç".encode()) == ("é à ç", "utf-8")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_become_newlines_and_nothing_else_changes(folder: Path, end: str) -> None:
    text = "\n \nالعنوان  هنا \n\n\tسطر\u200f فيه \ufdfa و\u0640\u0640\n   \nآخر"
    path = put(folder, "a.txt", (text + "\n\n").replace("\n", end))
    assert read(path).text == "العنوان  هنا \n\n\tسطر\u200f فيه \ufdfa و\u0640\u0640\n   \nآخر"


def test_front_matter_is_read_and_leaves_the_text(folder: Path) -> None:
    article = read(put(folder, "a.md", FRONT + BODY))
    assert (article.text, article.published, article.source, article.url, article.note, article.id) == (
        BODY, date(2018, 3, 5), "sample", "urn:x", "مثال", "a",
    )  # fmt: skip


def test_a_title_that_is_not_the_first_line_becomes_it(folder: Path) -> None:
    article = read(put(folder, "a.md", "---\ntitle: عنوان آخر\n---\n" + BODY))
    assert article.text == "عنوان آخر\n" + BODY


def test_a_markdown_heading_is_the_headline(folder: Path) -> None:
    article = read(put(folder, "a.md", "---\ntitle: وصول الوفد\n---\n\n# وصول الوفد\n\nنص الخبر هنا"))
    assert (article.title, article.text) == ("وصول الوفد", "# وصول الوفد\n\nنص الخبر هنا")


def test_rulers_in_a_text_are_no_front_matter(folder: Path) -> None:
    text = "---\nنص بين خطين\n---\nثم نص"
    assert read(put(folder, "a.txt", text)).text == text


def test_yaml_is_imported_only_for_front_matter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)  # importing it now fails
    assert read(put(folder, "a.txt", BODY)).text == BODY
    with pytest.raises(ImportError):
        read(put(folder, "b.txt", FRONT + BODY))


def test_json_with_lines_or_text(folder: Path) -> None:
    lines = {"id": "x", "lines": BODY.split("\n"), "published": "2018-03-05", "source": None, "other": [1]}
    article = read(put(folder, "a.json", json.dumps(lines)))
    assert (article.id, article.text, article.published, article.source) == ("x", BODY, date(2018, 3, 5), None)
    assert read(put(folder, "b.json", json.dumps({"text": BODY}), "utf-16")).text == BODY


PAGE = """<!doctype html><html lang="ar"><head><meta charset="{charset}"><title>وصل الوفد إلى العاصمة - صحيفة</title>
<meta property="og:title" content="وصل الوفد إلى العاصمة"><meta property="og:site_name" content="صحيفة">
<meta property="article:published_time" content="2018-03-05T09:00:00+03:00"><script>var x = "قائمة";</script></head>
<body><nav><ul><li><a href="/">الرئيسية</a></li></ul></nav><article><h1>وصل الوفد إلى العاصمة</h1>
<p>قال الناطق إن المحادثات تبدأ غدا، وإن 12 شخصا يشاركون فيها.</p><p>ولم يحدد مكانها.</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "utf-8"), ("windows-1256", "cp1256"), ("utf-8", "cp1256"), ("x", "utf-8-sig")]
)
def test_html_gives_the_article_without_its_page(folder: Path, charset: str, encoding: str) -> None:
    article = read(put(folder, "a.html", PAGE.replace("{charset}", charset), encoding))
    assert article.text.split("\n") == [
        "وصل الوفد إلى العاصمة",
        "قال الناطق إن المحادثات تبدأ غدا، وإن 12 شخصا يشاركون فيها.",
        "ولم يحدد مكانها.",
    ]
    assert (article.published, article.source) == (date(2018, 3, 5), "صحيفة")


def test_html_without_a_stated_date_has_none(folder: Path) -> None:
    page = PAGE.replace("{charset}", "utf-8").replace("article:published_time", "other").replace("2018-03-05T", "x")
    page = page.replace("محفوظة", "محفوظة 2016").replace("ولم يحدد", "في 3 مارس 2015 لم يحدد")
    assert read(put(folder, "a.html", page)).published is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "not text but a picture"),
        ("a.txt", b"%PDF-1.7 ...", "not text but a PDF"),
        ("a.txt", b"PK\x03\x04....", "not text but a ZIP"),
        ("a.txt", bytes(range(256)) * 20, "not text"),
        ("a.txt", b"The delegation arrived on Monday", "not Arabic: none of its 28 letters is Arabic"),
        ("a.txt", "The delegation of حلب arrived on Monday and left", "not Arabic: only 3 of its"),
        ("a.txt", "Приехала делегация на переговоры".encode("cp1251"), "not Arabic"),
        ("a.txt", "12345 - 678", "not Arabic: there is no letter in it"),
        ("a.txt", PERSIAN, "another language in its script"),
        ("a.txt", BODY.encode()[:60] + b"\xff" + BODY.encode()[60:], "UTF-8 that is broken at byte 60 (line 2)"),
        ("a.txt", b"\xff\xfe\x27\x06\x28", "broken"),
        ("a.md", "---\npublished: 2018-13-45\n---\n" + BODY, "month must be in 1..12"),
        ("a.md", "---\npublished: غدا\n---\n" + BODY, "published: expected a date as YYYY-MM-DD, got 'غدا'"),
        ("a.md", "---\ntitle: [\n---\n" + BODY, "front matter:"),
        ("a.md", FRONT, "there is no text in it"),
        ("a.json", "{", "not valid JSON"),
        ("a.json", "[" * 100_000, "not valid JSON"),
        ("a.json", "[]", "a list of articles"),
        ("a.json", "7", "expected a JSON object"),
        ("a.json", '{"title": "عنوان"}', "no text: expected 'text'"),
        ("a.json", '{"lines": ["نص", 3]}', "no text"),
        ("a.json", json.dumps({"text": BODY, "published": "05/03/2018"}), "published: expected a date"),
        ("a.json", json.dumps({"text": BODY, "published": 20180305}), "published: expected a date"),
        ("a.html", "<html><body></body></html>", "no article found"),
        ("a.docx", b"x", "unknown format .docx; known: .txt, .md"),
        ("a", b"x", "unknown format (no ending)"),
        ("a.csv", b"text", "holds many articles"),
    ],
)  # fmt: skip
def test_bad_files_are_named_with_their_reason(folder: Path, name: str, content: str | bytes, reason: str) -> None:
    path = put(folder, name, content)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.path == str(path)
    assert reason in caught.value.reason
    assert str(caught.value) == f"{path}: {caught.value.reason}"
    assert "\n" not in str(caught.value)


def test_missing_files_and_folders_are_named(folder: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read(folder / "nothing.txt")
    (folder / "b.txt").mkdir()
    with pytest.raises(ReadError, match="a folder, not a file"):
        read(folder / "b.txt")


def test_toolkit_read_takes_a_string(folder: Path) -> None:
    assert toolkit.read(str(put(folder, "a.txt", BODY))).text == BODY


# --- many --------------------------------------------------------------------------------------------------------

ROWS = [
    {"id": "one", "text": BODY, "published": "2018-03-05", "title": "وصل الوفد إلى العاصمة"},
    {"id": "two", "text": "", "published": ""},
    {"id": "three", "text": 'سطر فيه "أقواس"، وفاصلة\nوسطر ثان', "published": ""},
]


def as_csv(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["id", "text", "published", "title"], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_parquet(folder: Path) -> Path:
    import pyarrow as pa
    from pyarrow import parquet

    columns = {key: [row.get(key) for row in ROWS] for key in ("id", "text", "title")}
    days = pa.array([date(2018, 3, 5), None, None], pa.date32())
    parquet.write_table(pa.table({**columns, "published": days, "size": [1, 2, 3]}), folder / "a.parquet")
    return folder / "a.parquet"


@pytest.mark.parametrize("form", ["jsonl", "csv", "csv-semicolon", "csv-cp1256", "tsv", "parquet"])
def test_collections_give_every_article_or_the_reason(folder: Path, form: str) -> None:
    path = {
        "jsonl": lambda: put(folder, "a.jsonl", "\n".join(json.dumps(row) for row in ROWS)),
        "csv": lambda: put(folder, "a.csv", as_csv(ROWS), "utf-8-sig"),
        "csv-semicolon": lambda: put(folder, "a.csv", as_csv(ROWS, ";")),
        "csv-cp1256": lambda: put(folder, "a.csv", as_csv(ROWS), "cp1256"),
        "tsv": lambda: put(folder, "a.tsv", as_csv(ROWS, "\t")),
        "parquet": lambda: as_parquet(folder),
    }[form]()
    first, second, third = read_many(path)
    assert not isinstance(first, ReadError)
    assert (first.id, first.text, first.published) == ("one", BODY, date(2018, 3, 5))
    assert isinstance(second, ReadError)
    assert second.reason == "there is no text in it"
    assert second.path.startswith(f"{path}, ")
    assert not isinstance(third, ReadError)
    assert (third.id, third.text, third.published) == ("three", ROWS[2]["text"], None)


def test_rows_are_numbered_by_line(folder: Path) -> None:
    path = put(folder, "a.csv", as_csv(ROWS))
    assert [str(one) for one in read_many(path) if isinstance(one, ReadError)] == [
        f"{path}, line 5: there is no text in it"
    ]
    path = put(folder, "b.jsonl", json.dumps({"text": BODY}) + "\n\nnot json\n" + json.dumps([1]))
    article, *errors = read_many(path)
    assert not isinstance(article, ReadError)
    assert article.id == "b-1"
    assert isinstance(errors[0], ReadError)
    assert errors[0].path == f"{path}, line 3"
    assert errors[0].reason.startswith("not valid JSON: ")
    assert isinstance(errors[1], ReadError)
    assert (errors[1].path, errors[1].reason) == (f"{path}, line 4", "expected a JSON object")


def test_a_folder_is_searched_in_order_and_loses_nothing(folder: Path) -> None:
    put(folder, "b.txt", BODY)
    put(folder, "a.md", FRONT + BODY)
    put(folder, "c.txt", b"")
    put(folder, "notes.log", b"x")
    (folder / "deep").mkdir()
    put(folder / "deep", "d.jsonl", json.dumps({"id": "d", "text": BODY}))
    put(folder / "deep", "e.csv", "title\nx")
    found = [one.reason if isinstance(one, ReadError) else one.id for one in read_many(folder)]
    assert found == ["a", "b", "the file is empty", "d", "no column 'text'; there are: title"]


def test_a_collection_that_cannot_be_opened_raises(folder: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        list(read_many(folder / "a.jsonl"))
    with pytest.raises(ReadError, match="not a Parquet table"):
        list(read_many(put(folder, "a.parquet", b"nonsense")))


def test_errors_travel_between_processes() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(ReadError("a.txt", "no such file")))
    assert (error.path, error.reason, str(error)) == ("a.txt", "no such file", "a.txt: no such file")


def test_fields_that_are_not_known_are_left_alone() -> None:
    assert article_of({"text": BODY, "colour": "red"}, "here", default_id="x").id == "x"


def test_decoding_errors_say_why() -> None:
    with pytest.raises(DecodingError, match="empty"):
        decode(b"")
