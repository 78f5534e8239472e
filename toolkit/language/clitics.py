"""What is written onto a word: conjunctions, prepositions, the article and the future before it, pronouns after it."""

from __future__ import annotations

PROCLITICS: tuple[tuple[str, tuple[str, ...], str, float], ...] = tuple(
    (conjunction + rest, ((conjunction,) if conjunction else ()) + clitics, kind, share * part)
    for conjunction, share in (("", 1.0), ("و", 0.09), ("ف", 0.012))
    for rest, clitics, kind, part in (
        ("", (), "any", 1.0),
        ("ال", ("ال",), "noun", 0.6),
        ("ب", ("ب",), "noun", 0.05),
        ("بال", ("ب", "ال"), "noun", 0.05),
        ("ل", ("ل",), "noun", 0.04),
        ("لل", ("ل", "ال"), "noun", 0.06),
        ("ك", ("ك",), "noun", 0.0008),
        ("كال", ("ك", "ال"), "noun", 0.002),
        ("س", ("س",), "future", 0.06),
        ("ل", ("ل",), "subjunctive", 0.02),
        ("ل", ("ل",), "emphatic", 0.001),
    )
)
"""Written form, clitics, what may follow, and how often that is so."""

PRONOUNS: tuple[tuple[str, float], ...] = (
    ("هما", 0.004), ("ها", 0.06), ("هم", 0.03), ("هن", 0.001), ("كم", 0.001), ("نا", 0.012), ("ني", 0.002),
    ("ه", 0.07), ("ك", 0.002), ("ي", 0.004),
)  # fmt: skip


def stems_before_pronoun(stem: str) -> tuple[str, ...]:
    """What a stem may look like without the pronoun: ة is written ت before it, ى as ا, وا as و, a final ء on a seat."""
    forms = [stem]
    last = stem[-1]
    if last == "ت":
        forms.append(stem[:-1] + "ه")
    elif last == "ا":
        forms.append(stem[:-1] + "ي")
    elif last == "و":
        forms.append(stem + "ا")
    if stem[-2:] in ("او", "اي"):
        forms.append(stem[:-1] + "ء")
    return tuple(forms)
