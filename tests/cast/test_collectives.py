"""Unnamed collectives count only where they take part: ``text | those counted``."""

import pytest

from toolkit import analyze

CASES = """
طالب الرئيس اللبناني الدول المانحة بدعم الجيش | الدول المانحة
ناشدت الحكومة اليمنية المنظمات الإنسانية إرسال المساعدات | المنظمات الإنسانية
تنتشر المنظمات الإنسانية في المدينة القديمة | -
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_collectives_count_where_they_take_part(case: str) -> None:
    text, wanted = (part.strip() for part in case.split("|"))
    found = [m.of(text) for one in analyze(text).actors for m in one.mentions if m.rule.startswith("collective")]
    assert found == ([] if wanted == "-" else [wanted])
