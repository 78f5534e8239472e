"""Sentences about acts have a verb that agrees, in both languages; names have Latin letters; digits are of one kind."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import toolkit
from toolkit.analysis import Analysis
from toolkit.lexicon import load
from toolkit.model import Actor, Article, Cast, Date, Event, Figure, Mention, Parse, Place, Quote, Span
from toolkit.reporting import findings
from toolkit.showing import english, html, maps, plots, wording
from toolkit.showing.deeds import deeds
from toolkit.showing.latin import MADE, known_names, transliterated
from toolkit.showing.summing import event_sentence, summary_parts
from toolkit.showing.view import View, plain
from toolkit.showing.wording import feminine

WORD = Span(0, 4)
NAMED = (Mention(0, 4, "name", "t"),)


def actor(known: str, arabic: str, name: str | None, kind: Any) -> Actor:
    return Actor(known, arabic, name, kind, None, None, None, NAMED)


ACTORS = (
    actor("army", "الجيش السوري", "Syrian army", "military"),
    actor("houthis", "الحوثيون", "Houthis (Ansar Allah)", "armed group"),
    actor("hamas", "حماس", "Hamas", "armed group"),
    actor("usa", "الولايات المتحدة", "United States", "state"),
    actor("iraq", "العراق", "Iraq", "state"),
    actor("source", "مصدر", "security source", "person"),
    actor("civilians", "مدنيون", "civilians", "civilians"),
    actor("minister", "خالد الفردان", None, "person"),
    actor("coalition", "قوات التحالف", "coalition forces", "alliance"),
)
PLACES = (
    Place("gaza", "قطاع غزة", "Gaza Strip", "area", None, None, "PSE", NAMED),
    Place("homs", "حمص", "Homs", "city", None, None, "SYR", NAMED),
)


def told(language: Any, kind: str = "ASSAULT", source: str = "army", target: str = "houthis", **changed: Any) -> str:
    """The sentence of one act; actors are given by their ids, several with a blank."""
    quote = changed.pop("quote", None)
    event = Event("e1", kind, None, (), 4, -9.0, "occurred", tuple(source.split()), tuple(target.split()), (), None, (),
                  WORD, WORD, "t", 1.0)  # fmt: skip
    event = replace(event, **changed)
    article = Article("a", "نص كامل\nسطر")
    analysis = Analysis(article, Parse(article.text, (), (), ()), Cast(ACTORS, PLACES), (quote,) if quote else (),
                        (event,), (), (), (), (), load())  # fmt: skip
    return re.sub(r"<[^>]*>", "", event_sentence(View.of(analysis, language), event).html)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "The Syrian army attacked the Houthis (Ansar Allah)."),
        ({"mode": "aerial"}, "The Syrian army bombed the Houthis (Ansar Allah) from the air."),
        ({"target": ""}, "The Syrian army carried out an attack."),
        ({"source": ""}, "The Houthis (Ansar Allah) were attacked."),
        ({"source": "", "target": "hamas"}, "Hamas was attacked."),
        ({"source": "", "target": ""}, "There was an attack."),
        ({"source": "houthis", "target": "civilians", "status": "ongoing"},
         "The Houthis (Ansar Allah) continue to attack civilians."),
        ({"status": "ongoing"}, "The Syrian army continues to attack the Houthis (Ansar Allah)."),
        ({"status": "future"}, "The Syrian army is expected to attack the Houthis (Ansar Allah)."),
        ({"source": "usa", "target": "iraq", "status": "hypothetical"}, "The United States may attack Iraq."),
        ({"status": "negated"}, "The Syrian army did not attack the Houthis (Ansar Allah)."),
        ({"source": "", "status": "negated"}, "The Houthis (Ansar Allah) were not attacked."),
        ({"source": "army hamas", "target": "army hamas"}, "The Syrian army and Hamas attacked each other."),
        ({"kind": "AGREE", "source": "", "target": "iraq", "status": "future"}, "An agreement with Iraq is expected."),
        ({"kind": "CONSULT", "source": "", "target": "iraq"}, "There were talks with Iraq."),
        ({"places": ("gaza",), "date": Date(0, 4, "2017-06-26")},
         "The Syrian army attacked the Houthis (Ansar Allah) in the Gaza Strip on 26 June 2017."),
        ({"places": ("homs",), "date": Date(0, 4, "2017-06")},
         "The Syrian army attacked the Houthis (Ansar Allah) in Homs in June 2017."),
        ({"source": "minister", "target": "source"}, "Khaled al-Fardan* attacked a security source."),
        ({"claimed_by": ("iraq",)}, "According to Iraq, the Syrian army attacked the Houthis (Ansar Allah)."),
        ({"claimed_by": ("army",)}, "By its own account, the Syrian army attacked the Houthis (Ansar Allah)."),
        ({"source": "minister", "claimed_by": ("minister",)},
         "By their own account, Khaled al-Fardan* attacked the Houthis (Ansar Allah)."),
        ({"kind": "NOTHING", "target": ""}, "The Syrian army acted."),
    ],
)  # fmt: skip
def test_english(changed: dict[str, Any], said: str) -> None:
    assert told("en", **changed) == said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "هاجم الجيش السوري الحوثيين."),
        ({"source": "houthis", "target": "army"}, "هاجم الحوثيون الجيش السوري."),
        ({"source": "coalition", "mode": "aerial"}, "قصفت قوات التحالف الحوثيين من الجو."),
        ({"source": "usa", "target": "iraq"}, "هاجمت الولايات المتحدة العراق."),
        ({"source": "iraq", "target": "usa", "kind": "CONSULT"}, "تشاور العراق مع الولايات المتحدة."),
        (
            {"kind": "CONCEDE", "target": "army"},
            "قد\N{ARABIC SHADDA}م الجيش السوري تنازل\N{ARABIC FATHATAN}ا للجيش السوري.",
        ),
        ({"source": ""}, "تعر\N{ARABIC SHADDA}ض الحوثيون لهجوم."),
        ({"source": "", "target": "coalition"}, "تعر\N{ARABIC SHADDA}ضت قوات التحالف لهجوم."),
        ({"status": "negated"}, "لم يقع هجوم الجيش السوري على الحوثيين."),
        ({"status": "ongoing"}, "يستمر هجوم الجيش السوري على الحوثيين."),
        ({"claimed_by": ("houthis",)}, "بحسب الحوثيين، هاجم الجيش السوري الحوثيين."),
        ({"places": ("homs",), "date": Date(0, 4, "2017")}, "هاجم الجيش السوري الحوثيين في حمص عام 2017."),
    ],
)
def test_arabic(changed: dict[str, Any], said: str) -> None:
    assert told("ar", **changed) == said


@pytest.mark.parametrize(
    ("cue", "status", "relay", "arabic", "said"),
    [
        ("نفي", "negated", (), "نفى العراق هجوم", "Iraq denies that the Syrian army attacked the Houthis"),
        ("زعم", "occurred", (), "زعم العراق، هاجم", "According to a claim by Iraq, the Syrian army attacked"),
        ("قال", "occurred", ("source",), "بحسب مصدر نقل\N{ARABIC FATHATAN}ا عن العراق، هاجم",
         "According to a security source, quoting Iraq, the Syrian army"),
    ],
)  # fmt: skip
def test_who_says_so_and_how(cue: str, status: str, relay: tuple[str, ...], arabic: str, said: str) -> None:
    quote = Quote("q1", ("iraq",), relay, "indirect", WORD, Span(0, 7), f"cue-before cues.tsv:{cue}", 1.0)
    for language, words in (("ar", arabic), ("en", said)):
        assert words in told(language, status=status, claimed_by=("iraq",), quote=quote)


def test_every_type_and_mode_has_its_verbs_in_all_forms() -> None:
    import toolkit.lexicon

    plover = json.loads((Path(toolkit.lexicon.__file__).parent / "plover.json").read_text("utf-8"))
    wanted = [*plover["score"], *(f"{kind}.{mode}" for kind, modes in plover["modes"].items() for mode in modes)]
    assert [one for one in wanted if one not in deeds()] == []
    for known, verb in deeds().items():
        assert verb["do"].count("{}") == verb["did"].count("{}") == verb["ar_whom"].count("{}") == 1, known
        assert not any("{}" in verb[name] for name in ("done", "there", "do_alone", "did_alone", "ar_alone")), known


def test_no_sentence_of_a_sample_lacks_its_verb() -> None:
    """All English sentences of acts in all samples have one of the verbs, a form of to be, or say what may be."""
    verbs = {
        word for verb in deeds().values() for form in ("did", "done", "did_alone") for word in verb[form].split()[:1]
    }
    verbs |= {"is", "are", "was", "were", "may", "did", "continues", "continue"}
    for path in sorted((Path(toolkit.__file__).parent / "samples").glob("*.md")):
        view = View.of(toolkit.analyze(toolkit.read(path)), "en")
        for event in view.analysis.events:
            said = plain(english.act_sentence(view, event))
            assert verbs & set(said.split()), said
            assert "{" not in said


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("عبد الرحمن بن صالح", "Abdulrahman bin Saleh*"),
        ("عبدالرحمن الصالح", "Abdulrahman al-Saleh*"),
        ("أبو بكر", "Abu Bakr*"),
        ("ميخائيل بورغوس", "Mikhail Burghus*"),
        ("أوهورو", "Ohuru*"),
        ("م\N{ARABIC DAMMA}حم\N{ARABIC SHADDA}د", "Mohammed*"),
        ("«خالد»", "Khaled*"),
        ("John", "John"),
        ("", ""),
    ],
)
def test_names_in_latin_letters(name: str, shown: str) -> None:
    assert transliterated(name) == shown


def test_any_name_survives() -> None:
    for name in known_names():
        assert re.fullmatch(r"[A-Za-z' -]+\*", transliterated(name)), name
    for odd in ("\N{RIGHT-TO-LEFT OVERRIDE}", "ء", "ا", "١٢", "\0", "ع" * 50, "لا إله"):
        assert transliterated(odd).isascii() or transliterated(odd) == odd


def test_a_made_name_is_marked_and_explained_and_a_description_is_left_alone() -> None:
    described = Actor("d", "وزير الدفاع", None, "person", None, None, None, (Mention(0, 4, "title", "t"),))
    article = Article("a", "نص كامل")
    cast = Cast((*ACTORS, described), ())
    analysis = Analysis(article, Parse(article.text, (), (), ()), cast, (), (), (), (), (), (), load())
    view = View.of(analysis, "en")
    assert view.actor("minister") == (f"Khaled al-Fardan{MADE}", "en")
    assert view.actor("d") == ("وزير الدفاع", "ar")
    assert View.of(analysis, "ar").actor("minister") == ("خالد الفردان", "ar")
    assert "asterisk" in html.who(analysis, language="en").html
    assert "asterisk" not in html.who(replace(analysis, cast=Cast(ACTORS[:5], ())), language="en").html


@pytest.mark.parametrize(
    ("name", "state", "person", "said"),
    [
        ("قوات سوريا", False, False, True),
        ("الجيش", False, False, False),
        ("المعارضة", False, False, True),
        ("حماس", False, False, True),
        ("علماء", False, False, False),
        ("تركيا", True, False, True),
        ("لبنان", True, False, False),
        ("أسامة", False, True, False),
        ("فاطمة", False, True, True),
    ],
)
def test_gender(name: str, state: bool, person: bool, said: bool) -> None:
    assert feminine(name, state=state, person=person) is said


# --- the three parts of the summary ---------------------------------------------------------------------------------


def test_key_figures_with_their_spread(sixty: Analysis) -> None:
    acts, figures, _ = summary_parts(View.of(sixty, "en"))
    assert len(acts.sentences) == 5
    assert len(figures.sentences) <= 5
    spread = re.sub(r"<[^>]*>", "", figures.sentences[0][0].html)
    assert spread == "Killed: from 7 (according to Faction 0) to at least 12 (according to Faction 1)."
    assert [target for target, _ in figures.sentences[0][1]] == ["figure-f0", "figure-f1"]


# --- digits ---------------------------------------------------------------------------------------------------------


def without_digits() -> Analysis:
    """An analysis whose text has no digit, so that each digit shown is the toolkit's own."""
    article = Article("a", "عنوان الخبر\nنص كامل", title="عنوان الخبر")
    at = Place("homs", "حمص", "Homs", "city", 34.7, 36.7, "SYR", NAMED)
    event = Event("e1", "ASSAULT", "aerial", (), 4, -9.0, "occurred", ("army",), ("houthis",), ("homs",),
                  Date(0, 4, "2017-06-26"), (), Span(12, 14), WORD, "t", 1.0)  # fmt: skip
    figure = Figure(12, 14, "f1", 25, 25, None, "person", "killed", "homs", ("iraq",), None, "t")
    quote = Quote("q1", ("iraq",), (), "indirect", WORD, Span(12, 19), "t", 1.0)
    return Analysis(article, Parse(article.text, (), (), ()), Cast(ACTORS, (at,)), (quote,), (event,),
                    (figure, replace(figure, id="f2", value=3, low=2, high=7)), (), (), (), load())  # fmt: skip


@pytest.mark.parametrize("style", ["western", "arabic-indic"])
def test_one_setting_says_which_digits_arabic_has(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(wording.DIGITS, style)
    analysis = without_digits()
    shown = [
        getattr(html, name)(analysis).html
        for name in ("summary", "article", "who", "places", "acts", "quotes", "figures")
    ]
    shown += [getattr(findings, name)(analysis).html for name in findings.__all__]
    plotted = [plots.timeline, plots.acts, plots.network, plots.ledger, maps.places]
    shown += [function(analysis).alt for function in plotted]
    from matplotlib.text import Text

    for function in plotted:
        shown += [text.get_text() for text in function(analysis).figure.findobj(Text)]
    words = " ".join(re.sub(r"<[^>]*>", " ", one) for one in shown)
    other, own = ("[0-9]", "[\u0660-\u0669]") if style == "arabic-indic" else ("[\u0660-\u0669]", "[0-9]")
    assert not re.findall(f".{{0,20}}{other}.{{0,20}}", words)
    assert len(re.findall(own, words)) > 20
    english = " ".join(getattr(html, name)(analysis, language="en").html for name in ("acts", "figures"))
    assert not re.search("[\u0660-\u0669]", english)


def test_another_setting_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(wording.DIGITS, "roman")
    with pytest.raises(ValueError, match="expected western or arabic-indic, got 'roman'"):
        wording.number(3, "ar")
