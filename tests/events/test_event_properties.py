"""What holds for the events of any text."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit
from toolkit.model import STATUSES

WORDS = (
    "قصف", "هجوم", "غارة", "على", "الجيش", "السوري", "قتل", "8", "مدنيين", "بين", "و", "،", ".", "\n", "لن", "أن",
    "الذي",
    "شن", "نفذ", "اتهم", "«", "»", ":", "قال", "هجومها", "إطلاق", "النار", "أمس", "محاولة", "ل", "تعرض", "لهجوم", "()",
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=45).map(" ".join))
def test_spans_slice_back_and_ids_are_known(text):
    analysis = toolkit.analyze(text)
    actors = {one.id for one in analysis.actors}
    places = {one.id for one in analysis.places}
    assert [event.id for event in analysis.events] == [f"e{n}" for n in range(1, len(analysis.events) + 1)]
    for event in analysis.events:
        assert 0 <= event.trigger.start < event.trigger.end <= len(text)
        assert event.evidence.covers(event.trigger)
        assert {*event.source, *event.target, *event.claimed_by} <= actors
        assert set(event.places) <= places
        assert event.status in STATUSES
        assert 0 < event.confidence <= 1


def test_a_long_line_takes_time_in_proportion():
    sentence = "قصف الجيش السوري مواقع تنظيم داعش في الرقة وقتل 8 مدنيين، "
    toolkit.analyze(sentence)
    times = []
    for copies in (40, 160):
        started = time.perf_counter()
        toolkit.analyze(sentence * copies)
        times.append(time.perf_counter() - started)
    assert times[1] < 12 * times[0] + 0.5
