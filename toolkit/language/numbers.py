"""Quantities: digits, number words and their compounds, duals, bounds, percentages, money.

Ordinals (``الثالث``), years, clock times, models (``اف 16``) and numbers that are names (``القرار 1701``) are not
quantities. Ages and lengths are; whoever counts people leaves them out by what is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from toolkit.language.cardinals import (
    Reading,
    Vocabulary,
    atom_at,
    cardinal,
    clitic_length,
    vocabulary,
)
from toolkit.language.words import Words, splits, words
from toolkit.lexicon import Lexicon, load
from toolkit.model import Number, Span


def find_numbers(text: str, *, dates: tuple[Span, ...] = (), lexicon: Lexicon | None = None) -> tuple[Number, ...]:
    """The quantities of a text in order, with bounds, less those inside ``dates``.

    >>> [(n.value, n.low) for n in find_numbers("أكثر من مئتين وأربعة وسبعين ألف نازح")]
    [(274000, 274000)]
    >>> find_numbers("بين 300 و400 جندي")[0].high
    400
    """
    vocab = vocabulary(lexicon or load())
    listed = words(text)
    taken = iter(sorted((one.start, one.end) for one in dates))
    busy = next(taken, None)
    numbers = []
    for reading in _readings(listed, vocab):
        start = reading.offset
        end = reading.stop if reading.stop is not None else listed.ends[reading.end - 1]
        while busy and busy[1] <= start:
            busy = next(taken, None)
        if busy and busy[0] < end and start < busy[1]:
            continue
        numbers.append(
            Number(start, end, reading.value, reading.low, reading.high, reading.unit, reading.dual, reading.rule)
        )
    return tuple(numbers)


def _readings(listed: Words, vocab: Vocabulary) -> Iterator[Reading]:
    """Numbers as they stand, joined to ranges, with their bounds and units."""
    found = list(_plain(listed, vocab))
    index, done = 0, 0
    while index < len(found):
        reading = found[index]
        index += 1
        if reading.first < done:
            continue
        if index < len(found) and not reading.dual:
            joined = _range(reading, found[index], listed)
            if joined:
                reading, index = joined, index + 1
        for step in STEPS:
            reading = step(reading, listed, vocab)
        done = reading.end
        yield reading


def _plain(listed: Words, vocab: Vocabulary) -> Iterator[Reading]:
    """Numbers without what stands around them; a dual right after another number only agrees with it."""
    at, size, last = 0, len(listed), -1
    while at < size:
        kind = listed.kinds[at]
        reading = None
        if kind == "number":
            reading = None if _names_something(listed, at, vocab) else cardinal(listed, at, vocab)
        elif kind == "word":
            reading = _words(listed, at, vocab) or (None if last == at else _dual(listed, at, vocab))
        if reading:
            yield reading
            at = last = reading.end
        else:
            at += 1


def _words(listed: Words, at: int, vocab: Vocabulary) -> Reading | None:
    """A number in words that is not the rest of an ordinal (``الخامس عشر``) nor of a name (``القرن العشرين``)."""
    if listed.keys[at] not in vocab.atoms:
        return None
    reading = cardinal(listed, at, vocab)
    if reading is None:
        return None
    before = atom_at(listed, at - 1, vocab) if at else None
    if before and before[1] == "ordinal" and (reading.prefix in {"و", "وال"} or listed.keys[at] in {"عشر", "عشره"}):
        return None
    if listed.keys[at] == "لست" and listed.key(at + 1) not in vocab.units:
        return None  # I am not
    kinds = {vocab.labels.get(rest) for _, rest in splits(listed.key(at - 1))}
    if "word" in kinds or ("article" in kinds and reading.prefix.endswith("ال")):
        return None
    if (
        reading.value == 1
        and "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}" in listed.text[reading.offset : listed.ends[at]]
    ):
        return None  # وأحد, one of
    return reading


def _names_something(listed: Words, at: int, vocab: Vocabulary) -> bool:
    """Whether the digits are a clock time, a score, a phone number, a model, a resolution, part of a date."""
    digits = listed.keys[at]
    if len(digits) > 1 and digits[0] == "0" and digits.isdecimal():
        return True  # telephone numbers and months; a quantity has no zero before it
    before, after = listed.key(at - 1), listed.key(at + 1)
    if (before == "+" and listed.kind(at - 2) == "number") or (after == "+" and listed.kind(at + 2) == "number"):
        return True
    if listed.kind(at - 1) == "latin" and listed.touches(at - 1):
        return True
    if after in vocab.months and len(digits) < 3:
        return True
    if after in {":", "/"} and listed.kind(at + 2) == "number" and listed.touches(at) and listed.touches(at + 1):
        return True
    clock = (before, listed.kind(at - 2)) == (":", "number") or (after, listed.kind(at + 2)) == (":", "number")
    if clock and (listed.touches(at - 2) if before == ":" else listed.touches(at)):
        return True
    if before in {":", "/", "+"} and listed.touches(at - 1) and (before == "+" or listed.kind(at - 2) == "number"):
        return True
    if before in {"-", "\N{EN DASH}", "\N{ARABIC TATWEEL}", "."}:
        if listed.kind(at - 2) == "latin":
            return True
        before = listed.key(at - 2)
    article = before == "ال"
    before = listed.key(at - 2) if article else before
    kinds = {vocab.labels.get(rest, "") for _, rest in splits(before)} - {""}
    return bool(kinds - {"article"}) or (article and bool(kinds))


def _construct_fits(listed: Words, at: int, prefix: str, form: str) -> bool:
    """Whether a dual without its ن stands before the nouns that it needs (``ريفي إدلب وحلب``, not ``بيت ريفي``)."""
    if form[-1] not in "يا":
        return True
    if "ال" in prefix or prefix == "لل":
        return False
    following = listed.key(at + 1)
    if listed.kind(at + 1) != "word" and following not in {"\N{LEFT DOUBLE QUOTATION MARK}", '"', "«", "("}:
        return False
    joined = listed.key(at + 2).startswith("و") or following.startswith("ال")
    return form.endswith(("تي", "تا")) or joined or following == "صف"


DUAL_ENDS = frozenset("نايهم")
"""Last letters of duals, also of those with a pronoun (``والديه``)."""


def _dual(listed: Words, at: int, vocab: Vocabulary) -> Reading | None:
    """``طائرتين``: two, by the ending of a noun that the table of counted nouns knows."""
    key = listed.keys[at]
    if len(key) < 4 or key[-1] not in DUAL_ENDS or vocab.labels.get(listed.key(at - 1)) == "word":
        return None
    if any(vocab.labels.get(rest) == "whole" for _, rest in splits(key)):
        return None
    for prefix, rest in splits(key):
        if rest in vocab.duals and _construct_fits(listed, at, prefix, rest):
            offset = listed.starts[at] + clitic_length(listed, at, prefix)
            return Reading(at, at + 1, 2, 2, 2, offset, prefix=prefix, dual=True, rule=f"dual {vocab.duals[rest]}")
    return None


def _range(left: Reading, right: Reading, listed: Words) -> Reading | None:
    """``بين 300 و400``, ``من 5 إلى 10``, ``5-10``, ``أربعة أو خمسة``: low and high, no value."""
    if left.vague or right.vague or right.dual or left.value is None or right.value is None:
        return None
    gap = right.first - left.end
    before = listed.key(left.first - 1)
    between = before in {"بين", "وبين", "مابين", "فبين"}
    links = [listed.key(n) for n in range(left.end, right.first)]
    if between:
        linked = (gap <= 1 and right.prefix == "و") or (links[-1:] in (["و"], ["الي"], ["حتي"], ["او"]) and gap <= 2)
    elif before in {"من", "ومن"}:
        linked = links in (["الي"], ["حتي"])
    else:
        linked = links in (["الي"], ["او"])
    if not linked and len(links) == 1 and links[0] in {"-", "\N{EN DASH}", "\N{EM DASH}"}:
        linked = listed.kinds[left.first] == listed.kinds[right.first] == "number"
    if not linked and between and listed.kind(right.first) == "number" and links in (["و"],):
        linked = True
    if not linked:
        return None
    low = left.value
    if left.scale == 1 and right.scale > 1 and low < right.value / right.scale:
        low = low * right.scale
    if not low < right.value:
        return None
    rule = "range" + (f"; {right.rule}" if right.rule != "digits" else "")
    first, offset = left.first, left.offset
    if before in {"بين", "وبين", "مابين", "من", "ومن", "فبين"}:
        first -= 1
        offset = listed.starts[first] + (before[0] in "وف" and before != "من")
        if listed.key(first - 1) == "ما" and before == "بين":
            first -= 1
            offset = listed.starts[first]
    return Reading(first, right.end, None, low, right.value, offset, scale=right.scale, prefix=left.prefix, rule=rule)


BEFORE_DIGITS = frozenset({"ال", "(", "[", "«", '"', "\N{LEFT DOUBLE QUOTATION MARK}"})
"""What may stand between a bound and its number (``حوالي الـ 50``, ``أكثر من (300)``)."""


def _bound_before(reading: Reading, listed: Words, vocab: Vocabulary) -> Reading:
    """``أكثر من``, ``ما لا يقل عن``, ``نحو`` before the number."""
    at = reading.first - 1 - (listed.key(reading.first - 1) in BEFORE_DIGITS)
    if at < 0 or listed.kinds[at] != "word" or reading.dual:
        return reading
    options = vocab.before.get(listed.keys[at], ())
    both = {one[0] for one in vocab.after.get(listed.key(at - 1), ())}
    stripped = listed.keys[at][1:]
    for phrase, effect, row in (*options, *vocab.before.get(stripped, ())):
        first = at - len(phrase) + 1
        if first < 0 or listed.keys[first + 1 : at + 1] != list(phrase[1:]):
            continue
        whole = listed.keys[first]
        if whole == phrase[0]:
            clitics = 0
        elif whole[1:] == phrase[0] and whole[0] in "وفبلك":
            clitics = 1
        else:
            continue
        if (phrase == ("حتي",) or phrase in both) and reading.prefix:
            continue
        offset = listed.starts[first] + (clitic_length(listed, first, whole[0]) if clitics else 0)
        return replace(_bounded(reading, effect, row), first=first, offset=offset)
    return reading


def _bounded(reading: Reading, effect: str, row: str) -> Reading:
    rule = f"{reading.rule.split(' ')[0].rstrip(';')} {row}"
    if effect == "about":
        exact = reading.low == reading.high
        return replace(reading, rule=rule, low=None if exact else reading.low, high=None if exact else reading.high)
    if reading.low != reading.high:
        return replace(reading, rule=rule)
    if effect == "low":
        return replace(reading, low=reading.value, high=None, rule=rule)
    return replace(reading, low=None, high=reading.value, rule=rule)


REACH = 5
"""How many words of the counted phrase may stand between a number and the bound after it."""


def _bound_after(reading: Reading, listed: Words, vocab: Vocabulary) -> Reading:
    """``12 مواطنا على الأقل``: the bound follows what is counted."""
    if reading.dual or reading.value is None:
        return reading
    for at in range(reading.end, min(reading.end + REACH, len(listed))):
        if listed.kinds[at] not in {"word"} and listed.keys[at] not in '()«»"':
            return reading
        if at > reading.end and atom_at(listed, at, vocab):
            return reading
        for phrase, effect, row in vocab.after.get(listed.keys[at], ()):
            if listed.keys[at : at + len(phrase)] == list(phrase):
                bounded = _bounded(reading, effect, row)
                return replace(bounded, end=at + len(phrase)) if at == reading.end else bounded
    return reading


PERCENT_SIGNS = frozenset("%\N{ARABIC PERCENT SIGN}")


def _percent(reading: Reading, listed: Words, vocab: Vocabulary) -> Reading:
    """``60 في المئة``, ``بالمئة``, ``%`` on either side."""
    after = listed.key(reading.end)
    if after in PERCENT_SIGNS and after:
        return replace(reading, unit="percent", end=reading.end + 1)
    if listed.key(reading.first - 1) in PERCENT_SIGNS and reading.first and listed.touches(reading.first - 1):
        return replace(reading, unit="percent", first=reading.first - 1, offset=listed.starts[reading.first - 1])
    for phrase in vocab.percents.get(after, ()):
        if listed.keys[reading.end : reading.end + len(phrase)] == list(phrase):
            return replace(reading, unit="percent", end=reading.end + len(phrase))
    return reading


def _money(reading: Reading, listed: Words, vocab: Vocabulary) -> Reading:
    """``3800 دولار``, ``$5 مليارات``: the currency where its name leaves no doubt."""
    if reading.unit or reading.dual:
        return reading
    for at in (reading.end, reading.end + 1):
        if at > reading.end and listed.key(at - 1) not in {"من", "الف"}:
            break
        for prefix, rest in splits(listed.key(at)):
            for phrase, code, _ in vocab.currencies.get(rest, ()) if prefix in {"", "ال"} else ():
                following = [key.removeprefix("ال") for key in listed.keys[at + 1 : at + len(phrase)]]
                if following == list(phrase[1:]):
                    return replace(reading, unit=code)
    for at in (reading.first - 1, reading.end):
        sign = vocab.currencies.get(listed.key(at), ()) if listed.kind(at) in {"mark", "latin"} else ()
        if sign and at < reading.first:
            return replace(reading, unit=sign[0][1], first=at, offset=listed.starts[at])
        if sign:
            return replace(reading, unit=sign[0][1], end=reading.end + 1)
    return reading


STEPS: tuple[Callable[[Reading, Words, Vocabulary], Reading], ...] = (_percent, _money, _bound_before, _bound_after)
"""What is read around a number, in order."""
