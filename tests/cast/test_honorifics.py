"""Honorifics with a pronoun: ``text | id of the person | the honorifics that mean him``."""

import pytest

from toolkit import analyze

CASES = """
رفع معالي رئيس المجلس الدكتور سامي الحداد التعازي إلى سمو الأمير خالد بن طلال، وقال معاليه كلمة | الحداد | معاليه
زار سمو الأمير خالد بن طلال المصابين ثم التقى سموه ذويهم | طلال | سموه
التقى فضيلة الشيخ سالم الشمري وفدا، ودعا فضيلته إلى الهدوء | الشمري | فضيلته
كتب سعادة السفير مازن الراوي رسالة وأوضح سعادته مضمونها | الراوي | سعادته
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_an_honorific_means_who_was_introduced_with_it(case: str) -> None:
    text, name, honorifics = (part.strip() for part in case.split("|"))
    person = next(one for one in analyze(text).actors if any(name in m.of(text) for m in one.mentions))
    assert [m.of(text) for m in person.mentions if m.rule.startswith("honorific")] == honorifics.split()


def test_without_an_introduction_it_means_nobody() -> None:
    text = "وقال معاليه إن الجميع متحد"
    assert not [m for one in analyze(text).actors for m in one.mentions if m.of(text) == "معاليه"]
