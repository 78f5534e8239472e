"""What articles say together: copies and incidents against judged pairs, and the questions to a corpus."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pyarrow import parquet

from toolkit import corpus
from toolkit.corpus.copies import find_copies
from toolkit.corpus.incidents import words_of
from toolkit.corpus.opened import Corpus
from toolkit.corpus.store import CorpusError

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / ".." / "shared" / "corpus" / "saudinewsnet-1200.jsonl"
Pair = tuple[str, str, bool]


def judged(kind: str) -> list[Pair]:
    """Pairs of articles, or of events by article and place of the trigger, that a person judged."""
    rows = [line.split("\t") for line in (HERE / "judged.tsv").read_text("utf-8").splitlines()[1:]]
    return [(first, second, same == "yes") for known, first, second, same in rows if known == kind]


def test_a_hundred_pairs_of_each_kind_are_judged() -> None:
    for kind in ("copies", "incidents"):
        pairs = judged(kind)
        assert len(pairs) == 100
        assert 20 <= sum(same for _, _, same in pairs) <= 80


@pytest.fixture(scope="module")
def of_pairs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """A corpus of all articles that a judged pair names."""
    if not SHARED.is_file():
        pytest.skip("no articles beside the checkout")
    wanted = {one.split(":")[0] for kind in ("copies", "incidents") for pair in judged(kind) for one in pair[:2]}
    folder = tmp_path_factory.mktemp("pairs")
    lines = [line for line in SHARED.read_text("utf-8").splitlines() if json.loads(line)["id"] in wanted]
    assert len(lines) == len(wanted)
    (folder / "in.jsonl").write_text("\n".join(lines), "utf-8")
    corpus.run(folder / "in.jsonl", out=folder / "out")
    with corpus.open(folder / "out") as opened:
        yield opened


def scored(name: str, pairs: list[tuple[bool, bool]], left_out: int = 0) -> tuple[float, float]:
    """Precision and recall of (found, judged) pairs, printed with their counts."""
    hit = sum(found and same for found, same in pairs)
    found, same = sum(found for found, _ in pairs), sum(same for _, same in pairs)
    precision, recall = hit / max(found, 1), hit / max(same, 1)
    print(f"\n{name}: judged {len(pairs)} (left out {left_out}), same {same}, found {found}, hit {hit}: "
          f"P {precision:.1%} R {recall:.1%} F1 {2 * hit / max(found + same, 1):.1%}")  # fmt: skip
    return precision, recall


def test_copies_against_the_judged_pairs(of_pairs: Corpus, capsys: pytest.CaptureFixture[str]) -> None:
    first = dict(of_pairs.connection.execute(
        "SELECT a.id, f.id FROM copies c JOIN articles a USING (number) JOIN articles f ON f.number = c.first"
    ).fetchall())  # fmt: skip
    pairs = [(first.get(a, a) == first.get(b, b), same) for a, b, same in judged("copies")]
    with capsys.disabled():
        precision, recall = scored("copies", pairs)
    assert precision > 0.75
    assert recall > 0.85


def test_incidents_against_the_judged_pairs(of_pairs: Corpus, capsys: pytest.CaptureFixture[str]) -> None:
    """A pair whose events are not extracted (any more) cannot be scored and is counted apart."""
    found = of_pairs.connection.execute(
        "SELECT e.article, e.trigger_start, e.trigger_end, i.incident FROM incidents i"
        " JOIN events e ON e.number = i.number AND e.id = i.event"
    ).fetchall()
    spans: dict[str, list[tuple[int, int, int]]] = {}
    for article, start, end, incident in found:
        spans.setdefault(article, []).append((start, end, incident))

    def incidents(key: str) -> set[int]:
        article, _, span = key.partition(":")
        start, end = map(int, span.split("-"))
        return {one for first, last, one in spans.get(article, ()) if first < end and start < last}

    known = [(incidents(a), incidents(b), same) for a, b, same in judged("incidents")]
    pairs = [(not a.isdisjoint(b), same) for a, b, same in known if a and b]
    with capsys.disabled():
        precision, recall = scored("incidents", pairs, len(known) - len(pairs))
    assert len(pairs) > 60
    assert precision > 0.8
    assert recall > 0.65


# --- made-up articles ----------------------------------------------------------------------------------------------

REPORT = (
    "{head}\n"
    "قصفت طائرات التحالف الدولي يوم الأحد مواقع تنظيم داعش في مدينة الرقة شمال سوريا، وأسفر القصف عن مقتل {n} "
    "مدنيا وتدمير عدد من المنازل في حي المشلب شرق المدينة، كما أفاد شهود.\n"
    "وقال متحدث باسم التحالف إن الطائرات استهدفت مخزنا للذخيرة وإن التحالف يحقق في ما ورد عن سقوط ضحايا بين المدنيين.\n"
)
OTHER = "وفي سياق آخر زار وزير الخارجية الأردني القاهرة وبحث مع نظيره المصري {n} ملفات تتصل بالحدود والتجارة والمياه.\n"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """One raid: a report, its copy, a cut copy, another account of it; a round-up that repeats it; a raid elsewhere."""
    folder = tmp_path_factory.mktemp("told")
    report = REPORT.format(head="مقتل مدنيين في قصف على الرقة", n=12)
    texts = {
        "report": ("a", report + "ونزح 30 ألف شخص عن مدينة الرقة.\n"),
        "copy": ("b", report.replace("مقتل مدنيين في قصف على الرقة", "غارات على الرقة")),
        "cut": ("c", "\n".join(report.splitlines()[:2])),
        "other": (
            "d",
            "عشرون قتيلا في الرقة\nقتل 20 مدنيا في قصف لطائرات التحالف الدولي على الرقة يوم الأحد.\n"
            "ونزح 50 ألف شخص عن مدينة الرقة.\n",
        ),
        "round-up": ("e", "أخبار المنطقة\n" + "".join(OTHER.format(n=n) for n in (3, 5, 7)) + report.split("\n", 1)[1]),
        "elsewhere": ("d", "غارة على حلب\nقصفت طائرات روسية مواقع للمعارضة في مدينة حلب يوم الأحد.\n"),
    }
    rows = [{"id": one, "source": source, "published": "2017-06-12" if one != "report" else "2017-06-11", "text": text}
            for one, (source, text) in texts.items()]  # fmt: skip
    (folder / "in.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    corpus.run(folder / "in.jsonl", out=folder / "out", processes=1)
    with corpus.open(folder / "out") as opened:
        yield opened


def test_a_report_its_copies_and_who_printed_it(told: Corpus) -> None:
    (report,) = told.reports().to_dict("records")
    assert list(report["ids"]) == ["report", "copy", "cut"]
    assert list(report["printed_by"]) == ["a", "b", "c"]


def test_one_raid_told_by_several_is_one_incident_with_differing_accounts(told: Corpus) -> None:
    known = told.incidents().to_dict("records")
    raid = next(
        one for one in known if (one["type"] == "ASSAULT" and "ar-raqqah" in str(one["places"])) or one["reports"]
    )
    accounts = told.accounts(raid["incident"])
    assert {"report", "copy", "other"} <= set(accounts["article"])
    assert "elsewhere" not in set(accounts["article"])
    assert set(accounts[accounts["copy"]]["article"]) <= {"copy", "cut"}


def test_figures_for_one_thing_that_differ_between_articles(told: Corpus) -> None:
    ledger = told.ledger()
    assert set(ledger[ledger["what"] == "killed"]["value"]) >= {12.0, 20.0}
    assert set(told.ledger(what="displaced")["value"]) == {30_000.0, 50_000.0}
    assert not {"copy", "cut"} & set(ledger["article"])  # one report counts once
    (one,) = [row for row in told.disputed().to_dict("records") if row["what"] == "displaced"]
    assert (one["lowest"], one["highest"], one["reports"], one["papers"]) == (30_000, 50_000, 2, 2)


def test_deeds_count_once_in_the_month_in_which_they_were_done(told: Corpus) -> None:
    known = told.positions(holder="anti-isis-coalition", towards="isis").to_dict("records")
    if not known:
        holders = set(told.positions()["holder"])
        pytest.fail(f"no position of the coalition towards the organisation; holders: {sorted(holders)}")
    assert {row["month"] for row in known} == {date(2017, 6, 1)}
    assert sum(row["done"] for row in known) < 6
    assert all(":" in one for row in known for one in (row["evidence_does"] if row["done"] else ()))


def test_which_source_calls_whom_what(samples: Path) -> None:
    with corpus.open(samples) as opened:
        names = opened.names()
        assert set(names["paper"]) == {"sample", "sample-b", "sample-c"}
        shares = names.groupby(["actor", "paper"])["share"].sum()
        assert shares.between(0.99, 1.01).all()
        called = {paper: set(known["name"]) for paper, known in names[names["actor"] == "isis"].groupby("paper")}
        assert "داعش" in called["sample-c"]
        assert "داعش" not in called["sample-b"]
        one = names["actor"].iloc[0]
        assert set(opened.names(actor=one)["actor"]) == {one}


def test_tables_are_relations_and_frames(whole: Path) -> None:
    with corpus.open(whole) as opened:
        for name in opened.tables:
            assert opened.table(name).aggregate("count(*)").fetchall()[0][0] == len(opened.frame(name))
        assert opened.frame("articles")["published"].iloc[0] == date(2017, 1, 15)
        assert opened.about["articles"] == 59
        with pytest.raises(KeyError, match="no table 'acts'"):
            opened.table("acts")
        assert opened.sql("SELECT count(*) AS n FROM events WHERE type = ?", ["ASSAULT"])["n"].iloc[0] > 0


def test_an_empty_corpus_has_empty_tables(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    corpus.run(tmp_path / "in", out=tmp_path / "out")
    with corpus.open(tmp_path / "out") as opened:
        for question in (opened.reports, opened.incidents, opened.positions, opened.ledger, opened.disputed,
                         opened.names):  # fmt: skip
            assert len(question()) == 0
        assert find_copies(opened.connection).read_all().num_rows == 0


def test_what_is_no_corpus_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="expected a corpus"):
        corpus.open(tmp_path)


def test_words_are_compared_without_clitics() -> None:
    assert words_of("وقصف الجيش المدينة") == words_of("قصف للجيش بالمدينة")


def test_time_grows_with_the_number_of_events(tmp_path: Path, write_articles: Callable[[Path, int], Path]) -> None:
    """Ten times the same articles make ten times the work, not a hundred times."""
    from toolkit.corpus import incidents

    seen: list[int] = []
    real = incidents.Ground.points_for

    def counting(self: incidents.Ground, one: incidents.Account, other: incidents.Account) -> float:
        seen[-1] += 1
        return real(self, one, other)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(incidents.Ground, "points_for", counting)
        for times in (1, 4):
            source = write_articles(tmp_path / f"{times}.jsonl", 40)
            source.write_text(source.read_text("utf-8") * times, "utf-8")
            seen.append(0)
            corpus.run(source, out=tmp_path / f"out{times}", processes=1)
    assert 0 < seen[1] < 4 * 6 * seen[0]


def test_what_is_sorted_in_stretches_is_sorted_as_a_whole(
    tmp_path: Path, write_articles: Callable[[Path, int], Path]
) -> None:
    source = write_articles(tmp_path / "all.jsonl", 40)
    corpus.run(source, out=tmp_path / "whole", processes=1)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("incidents.SORTED", "joining.OFFSETS_SORTED", "rows.BATCH"):
            patch.setattr(f"toolkit.corpus.{name}", 7)
        corpus.run(source, out=tmp_path / "stretches", processes=1)
    for table in ("incidents", "words"):
        one, other = (
            parquet.read_table(tmp_path / out / "across" / f"{table}.parquet") for out in ("whole", "stretches")
        )
        assert one.num_rows > 20
        assert one.equals(other)


def test_many_incidents_at_once_are_not_all_remembered(
    tmp_path: Path, write_articles: Callable[[Path, int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from toolkit.corpus import incidents

    known: list[int] = []
    real = incidents._likeliest

    def counting(shared: object, remembered: dict[int, object]) -> list[int]:
        known.append(len(remembered))
        return real(shared, remembered)  # type: ignore[arg-type]

    monkeypatch.setattr(incidents, "_likeliest", counting)
    monkeypatch.setattr(incidents, "KNOWN", 4)
    corpus.run(write_articles(tmp_path / "all.jsonl", 40), out=tmp_path / "out", processes=1)
    assert max(known) == 4
