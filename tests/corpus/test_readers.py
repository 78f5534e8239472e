"""Exports as programs that are not ours read them: brat-peek, RDFLib, calamine, and DuckDB's strict reader of CSV."""

import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType

import duckdb
import pytest
from python_calamine import CalamineWorkbook
from rdflib import RDF, Graph, Namespace

from toolkit import corpus
from toolkit.corpus.exporting.coded import CAMEO_COLUMNS
from toolkit.corpus.exporting.incidents import ACLED_COLUMNS, GED_COLUMNS
from toolkit.corpus.opened import Corpus
from toolkit.model import STATUSES
from toolkit.reading.events import plover


@pytest.fixture(scope="module")
def peek() -> ModuleType:
    """The part of brat-peek that reads; the package's plots need more than its reader."""
    package = importlib.util.find_spec("peek")
    assert package is not None
    (folder,) = package.submodule_search_locations or ()
    spec = importlib.util.spec_from_file_location("peek_reader", Path(folder) / "ann_structure.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_brat_peek_reads_what_the_tables_say(
    opened: Corpus, tmp_path: Path, peek: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus.export(opened, "brat", out=tmp_path)
    read = [peek.AnnDocument(str(path), txt=True) for path in sorted(tmp_path.glob("*.ann"))]
    assert capsys.readouterr().out == ""  # it prints the lines that it does not understand
    events, statuses = 0, 0
    for document in read:
        text = Path(document.path).with_suffix(".txt").read_bytes().decode("utf-8")
        spans = {one.name: one for one in document.anns["entities"]}
        for one in spans.values():
            assert one.text == " ".join(text[start:end] for start, end in one.span)
        for event in document.anns["events"]:
            assert spans[event.trigger].tag == event.tag
            assert all(argument.split(":")[1] in spans for argument in event.arguments)
        events += len(document.anns["events"])
        statuses += sum(one.tag == "Status" and one.arguments[1] in STATUSES for one in document.anns["attributes"])
    assert len(read) == opened.about["articles"]
    assert statuses == len(opened.frame("events"))
    assert events == statuses + len(opened.frame("quotes"))


OA, AS = Namespace("http://www.w3.org/ns/oa#"), Namespace("http://www.w3.org/ns/activitystreams#")
COUNT = {"@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}
CONTEXT = {
    "@vocab": str(OA), "id": "@id", "type": "@type", "AnnotationPage": str(AS["OrderedCollectionPage"]),
    "items": {"@id": str(AS["items"]), "@type": "@id", "@container": "@list"},
    "body": {"@id": str(OA["hasBody"]), "@type": "@id"}, "target": {"@id": str(OA["hasTarget"]), "@type": "@id"},
    "source": {"@id": str(OA["hasSource"]), "@type": "@id"},
    "selector": {"@id": str(OA["hasSelector"]), "@type": "@id"},
    "motivation": {"@id": str(OA["motivatedBy"]), "@type": "@vocab"},
    "purpose": {"@id": str(OA["hasPurpose"]), "@type": "@vocab"}, "value": str(RDF.value),
    "start": {"@id": str(OA["start"]), **COUNT}, "end": {"@id": str(OA["end"]), **COUNT},
}  # fmt: skip
"""The terms of the Web Annotation vocabulary that are used; the W3C's own file is not asked for over the network."""

ASKED = """
SELECT ?annotation ?motivation ?start ?end ?exact ?source WHERE {
    ?annotation a oa:Annotation ; oa:motivatedBy ?motivation ; oa:hasTarget ?target .
    ?target oa:hasSource ?source ; oa:hasSelector ?position, ?quote .
    ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
    ?quote a oa:TextQuoteSelector ; oa:exact ?exact .
}
"""


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_rdflib_reads_annotations_as_the_w3c_means_them(opened: Corpus, tmp_path: Path) -> None:
    corpus.export(opened, "annotations", out=tmp_path)
    texts = [row["text"] for row in opened.arrow("SELECT text FROM articles ORDER BY number").to_pylist()]
    found = 0
    for path, text in zip(sorted(tmp_path.glob("*.jsonld")), texts, strict=True):
        page = json.loads(path.read_text("utf-8"))
        graph = Graph().parse(data=json.dumps({**page, "@context": CONTEXT}), format="json-ld")
        assert len(set(graph.subjects(RDF.type, AS["OrderedCollectionPage"]))) == 1
        rows = list(graph.query(ASKED, initNs={"oa": OA}))
        assert len(rows) == len(page["items"]) == len(set(graph.subjects(RDF.type, OA["Annotation"])))
        for row in rows:
            _, motivation, start, end, exact, source = row  # type: ignore[misc]
            assert motivation in (OA["identifying"], OA["classifying"])
            assert text[start.toPython() : end.toPython()] == exact.toPython()
            assert ":" in str(source)
        assert set(graph.predicates()) <= {
            RDF.type, RDF.value, RDF.first, RDF.rest, AS["items"],
            *(OA[term] for term in ("hasBody", "hasPurpose", "hasTarget", "hasSource", "hasSelector", "motivatedBy",
                                    "start", "end", "exact", "prefix", "suffix")),
        }  # fmt: skip
        found += len(rows)
    assert found == sum(len(opened.frame(table)) for table in ("mentions", "events", "quotes", "figures", "dates"))


def test_calamine_reads_the_workbook_as_the_tables_are(opened: Corpus, tmp_path: Path) -> None:
    (path,) = corpus.export(opened, "xlsx", out=tmp_path)
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == list(opened.tables)
    for name in book.sheet_names:
        heading, *rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        frame = opened.frame(name)
        assert heading == list(frame.columns)
        assert len(rows) == len(frame)
        for at, column in enumerate(frame.columns):
            for row, cell in zip(rows, frame[column], strict=True):
                if isinstance(cell, str | date):
                    assert row[at] == cell


TYPES = {"DATE": ("Event Date", "Publication Date", "date", "event_date", "date_start", "date_end"),
         "DOUBLE": ("Intensity", "Latitude", "Longitude", "latitude", "longitude"),
         "BIGINT": ("Quad Code", "quad_class", "year", "time_precision", "geo_precision", "fatalities", "best", "low",
                    "high", "type_of_violence", "where_prec", "date_prec", "event_clarity", "number_of_sources",
                    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "country_id")}  # fmt: skip
"""What the codebooks of the four data sets say of their columns; the others are text."""


@pytest.mark.parametrize(
    ("form", "name", "columns"),
    [
        ("polecat", "polecat.tsv", plover()["polecat_columns"]),
        ("cameo", "cameo.tsv", CAMEO_COLUMNS),
        ("acled", "acled.csv", ACLED_COLUMNS),
        ("ged", "ged.csv", GED_COLUMNS),
    ],
)
def test_duckdb_reads_event_tables_with_the_types_of_their_codebooks(
    opened: Corpus, tmp_path: Path, form: str, name: str, columns: list[str]
) -> None:
    corpus.export(opened, form, out=tmp_path)
    kinds = {column: kind for kind, known in TYPES.items() for column in known}
    typed = {column: kinds.get(column, "VARCHAR") for column in columns}
    delimiter, quote = ("\t", "") if name.endswith(".tsv") else (",", '"')
    read = duckdb.read_csv(
        str(tmp_path / name), header=True, columns=typed, delimiter=delimiter, quotechar=quote, escapechar=quote,
        strict_mode=True, null_padding=False, ignore_errors=False, encoding="utf-8",
    )  # fmt: skip
    assert read.columns == list(columns)
    assert len(read) == len((tmp_path / name).read_text("utf-8").splitlines()) - 1 > 0
