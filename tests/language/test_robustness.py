"""Any text survives, every span slices back, the time is linear, the answer is always the same."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.language import parse
from toolkit.language.drawing import draw_all
from toolkit.model import Parse

WORDS = st.sampled_from(
    [
        *["قال", "الوزير", "إن", "الجيش", "قصف", "المدينة", "و", "ل", "أن", "الذي", "التي", "لم", "لن", "قد", "في"],
        *["على", "من", "14", "أمس", "ثلاثة", "ألف", "كان", "يستهدف", "مقاتلون", "غارات", "هجوما", "علنا", "داعيا"],
        *["مقتل", "برصاص", "هجوم", "إسقاط", "عماده", "يعتزم", "زيارة", "من قبل", "أكثر", "لا", "يقل", "عن", "#ا_ب"],
        *["،", ".", ":", "«", "»", '"', "(", ")", "-", "؟", "\n", "\t", "\N{ARABIC TATWEEL}"],
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


def check(parsed: Parse) -> None:
    text, last = parsed.text, 0
    for sentence in parsed:
        assert last <= sentence.start < sentence.end <= len(text)
        last = sentence.end
        at = sentence.start
        for token in sentence.tokens:
            assert at <= token.start <= token.stem.start <= token.stem.end <= token.end <= sentence.end
            assert token.of(text).strip()
            at = token.end
        for act in sentence.masdars:
            assert act.trigger in sentence.tokens
            assert act.governor is None or 0 <= act.governor < len(sentence.clauses)
            for span in (act.subject, act.object, act.antecedent, *(one.span for one in act.obliques)):
                assert span is None or 0 <= span.start < span.end <= len(text)
        for number, clause in enumerate(sentence.clauses):
            assert clause.trigger in sentence.tokens
            assert clause.governor is None or 0 <= clause.governor < number
            for span in (clause.subject, clause.object, *(one.span for one in clause.obliques)):
                assert span is None or sentence.start <= span.start < span.end <= sentence.end


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_survives(text: str) -> None:
    parsed = parse(text, published=date(2017, 6, 26))
    check(parsed)
    assert draw_all(parsed) == draw_all(parse(text, published=date(2017, 6, 26)))


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", " ", "\N{ZERO WIDTH JOINER}", "\N{ARABIC FATHA}", "\ud800", "ـ" * 50, "ا" * 500, "(" * 300, '"' * 301],
)
def test_edges(text: str) -> None:
    check(parse(text))


PATTERNS = [
    "قصف الجيش المدينة في الصباح. ",
    "قال الوزير إن الوفد الذي وصل أمس، ",
    '" ',
    "( ",
    "و ",
    "الجيش السوري ",
    "في ",
    "كان ",
    "أن ",
    "قصف الحلفاء، الذين قادهم سالم، المواقع ",
    "قال ذلك، داعيا ",
    "20 شخصا وثلاثة جنود و",
    "أكثر من ",
    "الستة أشهر ",
    "ما لا يقل عن 20 ",
    "مقتل خمسة برصاص ",
    "إسقاط الحلف لطائرة ",
    "تحالف عماده ",
    "على الوفد أن ",
    "#ا_",
    "من قبل ",
    "الذي مقره ",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_time_is_linear(pattern: str) -> None:
    """Four times the text takes about four times as long: a square would take sixteen times."""
    parse(pattern)

    def seconds(length: int) -> float:
        text = pattern * (length // len(pattern))
        started = time.process_time()
        parse(text)
        return time.process_time() - started

    small, large = min(seconds(8_000) for _ in range(3)), seconds(32_000)
    if large > 8 * small:
        large = min(large, *(seconds(32_000) for _ in range(2)))  # a machine busy with other things may be slow once
    assert large < 8 * max(small, 0.02), f"{small:.2f} s for 8,000 characters, {large:.2f} s for 32,000"


def test_the_answer_does_not_depend_on_the_hash_seed() -> None:
    script = (
        "from toolkit.language import parse; from toolkit.language.drawing import draw_all;"
        "print(ascii(draw_all(parse('قال الوزير إن الجيش الذي قصف المدينة سيعود، وقتل ثلاثة جنود في شكل علني.'))))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_parse_is_small_and_soon_ready() -> None:
    """The bench prints the figures; here only that nothing heavy has crept in (a tenth of a second, 55 MB)."""
    resource = pytest.importorskip("resource")
    script = (
        "import resource, sys, time\n"
        "started = time.process_time()\n"
        "import toolkit\n"
        "toolkit.parse('قصف الجيش المدينة أمس، وقتل عشرون شخصا. ' * 200)\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(time.process_time() - started, peak / (1024**2 if sys.platform == 'darwin' else 1024))\n"
        "print(*[name for name in ('pandas', 'matplotlib', 'dask', 'numpy') if name in sys.modules])\n"
    )
    small = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)"
    command = [sys.executable, "-c", small, script]  # a child's peak begins at its parent's size
    done = subprocess.run(command, env={"PYTHONPATH": "."}, capture_output=True, text=True, check=True)
    figures, heavy = done.stdout.split("\n")[:2]
    seconds, megabytes = map(float, figures.split())
    assert resource
    assert heavy == ""
    assert megabytes < 80
    assert seconds < 1.5


@pytest.mark.parametrize("mark", ['"', "(", "«", "»", "[", "‹", "“", "'"])
def test_unclosed_marks_do_not_slow_it_down(mark: str) -> None:
    def seconds(times: int) -> float:
        text = f"قال الوزير {mark}إن الجيش قصف المدينة وقتل 20 شخصا و" * times
        started = time.process_time()
        parse(text)
        return time.process_time() - started

    check(parse(f"قال الوزير {mark}إن الجيش قصف المدينة" * 3))
    small, large = min(seconds(100) for _ in range(2)), min(seconds(400) for _ in range(2))
    assert large < 8 * max(small, 0.02)
