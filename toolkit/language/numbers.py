"""Quantities: digits, number words and their compounds, duals, bounds, percentages, money.

Ordinals (``الثالث``), years, clock times, models (``اف 16``) and numbers that are names (``القرار 1701``) are not
quantities. Ages and lengths are; whoever counts people leaves them out by what is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from toolkit.language.words import Words, led, splits, words
from toolkit.lexicon import Lexicon, load
from toolkit.model import Number, Span

Value = int | float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the lexicon says about numbers, by folded word."""

    atoms: Mapping[str, tuple[str, str, Value | None, str]]
    """Number word with its clitics -> clitics, kind, value, word."""
    before: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    """Last word of a phrase before a number -> phrases (longest first) with effect and row."""
    after: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    """First word of a phrase after a number -> phrases with effect and row."""
    duals: Mapping[str, str]
    """Dual form of a counted noun -> row."""
    units: frozenset[str]
    """Every written form of a counted noun."""
    currencies: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    """First word of a currency's name -> names (longest first) with code and row."""
    labels: Mapping[str, str]
    """Words after which a number is a name (``القرار 1701``, ``اف 16``) -> kind of name."""


Phrases = dict[str, list[tuple[tuple[str, ...], str, str]]]


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Compile what the finder of numbers needs, once for each lexicon."""
    plain: dict[str, tuple[str, str, Value | None, str]] = {}
    led_on: dict[str, tuple[str, str, Value | None, str]] = {}
    for row in lexicon["number_words.tsv"]:
        number = float(row["value"]) if row["value"] else None
        value = int(number) if number is not None and number.is_integer() else number
        for form, clitics in led(row.key):
            (led_on if clitics else plain)[form] = clitics, row["kind"], value, row.key
    atoms = {**led_on, **plain}
    before: Phrases = {}
    after: Phrases = {}
    for row in lexicon["bounds.tsv"]:
        phrase = tuple(row.key.split())
        if row["side"] in {"before", "both"}:
            before.setdefault(phrase[-1], []).append((phrase, row["effect"], row.ref))
        if row["side"] in {"after", "both"}:
            after.setdefault(phrase[0], []).append((phrase, row["effect"], row.ref))
    duals, units = {}, set[str]()
    for row in lexicon["units.tsv"]:
        units.update((row.key, row.key + "ا", *row.all("forms")))
        duals.update(dict.fromkeys(row.all("dual"), row.ref))
    currencies: Phrases = {}
    for row in lexicon["currencies.tsv"]:
        phrase = tuple(row.key.split())
        currencies.setdefault(phrase[0], []).append((phrase, row["code"], row.ref))
    labels = {row.key: row["kind"] for row in lexicon["number_labels.tsv"]}
    return Vocabulary(
        atoms,
        _longest_first(before),
        _longest_first(after),
        duals,
        frozenset(units),
        _longest_first(currencies),
        labels,
    )


def _longest_first(phrases: Phrases) -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    return {word: tuple(sorted(found, key=lambda one: (-len(one[0]), one[0]))) for word, found in phrases.items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """A number in the making: words ``first`` to ``end`` (exclusive) of the text."""

    first: int
    end: int
    value: Value | None
    low: Value | None
    high: Value | None
    offset: int
    """Where the number starts, clitics left out."""
    scale: Value = 1
    """The largest thousand, million ... in it, which a range shares (``بين 5 و10 آلاف``)."""
    prefix: str = ""
    unit: str | None = None
    dual: bool = False
    vague: bool = False
    stop: int | None = None
    """Where the number ends if not at the end of its last word."""
    rule: str = ""


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


def cardinal_at(listed: Words, at: int) -> tuple[Value, int] | None:
    """The number in words or digits that begins at a word, and the word after it; none for an open quantity.

    >>> cardinal_at(words("قبل ثلاثة وعشرين عاما"), 1)
    (23, 3)
    """
    reading = _cardinal(listed, at, vocabulary(load()))
    return (reading.value, reading.end) if reading and reading.value is not None else None


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
    at, size, after_dual = 0, len(listed), -1
    while at < size:
        kind = listed.kinds[at]
        reading = None
        if kind == "number":
            reading = None if _names_something(listed, at, vocab) else _cardinal(listed, at, vocab)
        elif kind == "word":
            reading = _cardinal(listed, at, vocab) or (None if after_dual == at else _dual(listed, at, vocab))
        if reading:
            yield reading
            at = reading.end
            after_dual = at if reading.dual else -1
        else:
            at += 1


def _names_something(listed: Words, at: int, vocab: Vocabulary) -> bool:
    """Whether the digits are a clock time, a score, a phone number, a model, a resolution, part of a date."""
    digits = listed.keys[at]
    if len(digits) > 1 and digits[0] == "0" and digits.isdecimal():
        return True  # telephone numbers and months; a quantity has no zero before it
    before, after = listed.key(at - 1), listed.key(at + 1)
    if listed.kind(at - 1) == "latin" and listed.touches(at - 1):
        return True
    if after in {":", "/"} and listed.kind(at + 2) == "number" and listed.touches(at) and listed.touches(at + 1):
        return True
    if before in {":", "/", "+"} and listed.touches(at - 1) and (before == "+" or listed.kind(at - 2) == "number"):
        return True
    if before in {"-", "\N{EN DASH}", "ـ", "."}:
        if listed.kind(at - 2) == "latin":
            return True
        before = listed.key(at - 2) if listed.touches(at - 1) else ""
    return any(rest in vocab.labels for _, rest in splits(before)) if before else False


def digits_value(digits: str) -> tuple[int | float, int | float | None]:
    """The value of a written number, and what it is worth if a lone mark before three digits is a decimal point.

    >>> digits_value("12,500"), digits_value("1.250"), digits_value("5,5"), digits_value("1.234.567")
    ((12500, 12.5), (1250, 1.25), (5.5, None), (1234567, None))
    """
    plain = digits.replace("\N{ARABIC THOUSANDS SEPARATOR}", ",").replace("\N{ARABIC COMMA}", ",")
    plain = plain.replace("\N{ARABIC DECIMAL SEPARATOR}", ";")
    marks = [c for c in plain if c in ".,;"]
    groups = plain.replace(",", ".").replace(";", ".").split(".")
    if not marks:
        return int(plain[:30]), None
    if len(set(marks)) > 1 or marks[-1] == ";" or len(groups[-1]) != 3 or groups[0] == "0" or len(groups[0]) > 3:
        if len(marks) > 1 and len(set(marks)) == 1:
            return int("".join(groups)[:30]), None
        return float("".join(groups[:-1])[:30] + "." + groups[-1][:30]), None
    value = int("".join(groups)[:30])
    return value, float(groups[0] + "." + groups[1]) if len(groups) == 2 else None


def _atom(listed: Words, at: int, vocab: Vocabulary) -> tuple[str, str, Value | None, str] | None:
    """Clitics, kind, value and key of the number word or digits at this place."""
    if at >= len(listed):
        return None
    kind, key = listed.kinds[at], listed.keys[at]
    if kind == "number":
        return "", "digits", digits_value(key)[0], key
    return vocab.atoms.get(key) if kind == "word" else None


def _group(listed: Words, at: int, vocab: Vocabulary, prefix_ok: Callable[[str], bool]) -> tuple[Value, int] | None:
    """A number below a thousand in words, or digits: its value and the word after it."""
    atom = _atom(listed, at, vocab)
    if atom is None or not prefix_ok(atom[0]):
        return None
    _, kind, value, _ = atom
    follow = _atom(listed, at + 1, vocab)
    if value is None:
        return None
    if kind == "digits":
        return value, at + 1
    if kind == "ten":
        return value, at + 1
    if kind == "ten-word":
        return 10, at + 1
    if kind == "hundred":
        if follow and follow[0] == "و" and follow[1] in {"unit", "ten", "ten-word", "teen-unit"}:
            rest = _group(listed, at + 1, vocab, "و".__eq__)
            if rest and rest[0] < 100:
                return value + rest[0], rest[1]
        return value, at + 1
    if kind in {"unit", "teen-unit"}:
        if follow and follow[1] == "ten-word" and follow[0] == "":
            return value + 10, at + 2
        if follow and follow[1] == "ten" and follow[0] in {"و", "وال"}:
            return value + int(follow[2] or 0), at + 2
        if follow and follow[1] == "hundred" and follow[0] in {"", "ال"} and value > 2 and follow[2] == 100:
            rest = _group(listed, at + 2, vocab, "و".__eq__)
            if rest and rest[0] < 100 and listed.kinds[at + 2] == "word":
                return value * 100 + rest[0], rest[1]
            return value * 100, at + 2
        return (value, at + 1) if kind == "unit" else None
    return None


def _cardinal(listed: Words, at: int, vocab: Vocabulary) -> Reading | None:
    """``ثلاثة آلاف وخمسمئة``: groups with their thousands and millions, largest first, joined by و."""
    atom = _atom(listed, at, vocab)
    if atom is None:
        return None
    prefix, kind, _, key = atom
    if kind in {"vague", "plural-scale", "several"}:
        return _vague(listed, at, vocab, atom)
    if kind == "unit" and vocab.labels.get(listed.key(at - 1)) == "place":
        return None
    total: Value = 0
    ceiling: Value = float("inf")
    largest: Value = 1
    here = at
    while True:
        first = here == at
        part = _scaled(listed, here, vocab, (lambda _: True) if first else "و".__eq__)
        if part is None or part[1] >= ceiling or part[0] >= ceiling:
            break
        worth, scale, end = part
        total, here, largest = total + worth, end, max(largest, scale)
        if scale == 1:
            break
        ceiling = scale
    if here == at:
        return None
    rule = "digits" if kind == "digits" else f"cardinal number_words.tsv:{key}"
    value = int(total) if isinstance(total, float) and total.is_integer() else total
    if isinstance(value, float):
        value = round(value, 6)
    offset = listed.starts[at] + (_clitic_length(listed, at, prefix) if kind != "digits" else 0)
    return Reading(at, here, value, value, value, offset, scale=largest, prefix=prefix, rule=rule)


def _clitic_length(listed: Words, at: int, prefix: str) -> int:
    """How many characters of the text the clitics take, marks included; the article stays with the number."""
    letters = prefix.removesuffix("ال") if prefix != "لل" else "ل"
    letters = letters[:-1] if letters.endswith("لل") and len(letters) > 2 else letters
    end, left = listed.starts[at], len(letters)
    text = listed.text
    while left or not text[end].isalpha() or text[end] == "\N{ARABIC TATWEEL}":
        left -= text[end].isalpha() and text[end] != "\N{ARABIC TATWEEL}"
        end += 1
    return end - listed.starts[at]


def _scaled(
    listed: Words, at: int, vocab: Vocabulary, prefix_ok: Callable[[str], bool]
) -> tuple[Value, Value, int] | None:
    """A group with the thousand or million after it, a lone thousand, half a million: worth, scale, end."""
    atom = _atom(listed, at, vocab)
    if atom is None and listed.key(at) == "و" and not prefix_ok(""):
        return _scaled(listed, at + 1, vocab, "".__eq__)
    if atom is None or not prefix_ok(atom[0]):
        return None
    _, kind, value, key = atom
    if kind in {"scale", "dual-scale"} and value is not None:
        scale = value if kind == "scale" else value // 2
        more = _and_a_half(listed, at + 1, vocab, scale)
        return (value + more[0], scale, more[1]) if more else (value, scale, at + 1)
    if kind == "fraction" and value is not None:
        follow = _atom(listed, at + 1, vocab)
        if follow and follow[1] == "scale" and follow[0] in {"", "ال"} and follow[2]:
            return value * follow[2], follow[2], at + 2
        return None
    group = _group(listed, at, vocab, prefix_ok)
    if group is None:
        return None
    worth, end = group
    follow = _atom(listed, end, vocab)
    if follow and follow[0] in {"", "ال"} and follow[1] in {"scale", "plural-scale"} and follow[2]:
        if kind == "digits" and end == at + 1:
            worth = digits_value(key)[1] or worth
        scale = follow[2]
        more = _and_a_half(listed, end + 1, vocab, scale)
        return (worth * scale + more[0], scale, more[1]) if more else (worth * scale, scale, end + 1)
    return worth, 1, end


def _and_a_half(listed: Words, at: int, vocab: Vocabulary, scale: Value) -> tuple[Value, int] | None:
    """``ونصف المليون`` after a million."""
    atom = _atom(listed, at, vocab)
    if atom is None or atom[0] != "و" or atom[1] != "fraction" or atom[2] is None:
        return None
    follow = _atom(listed, at + 1, vocab)
    if follow and follow[1] == "scale" and follow[0] in {"", "ال"} and follow[2]:
        return atom[2] * follow[2], at + 2
    return atom[2] * scale, at + 1


def _vague(listed: Words, at: int, vocab: Vocabulary, atom: tuple[str, str, Value | None, str]) -> Reading | None:
    """``عشرات``, ``مئات الآلاف``, ``بضعة آلاف``: a quantity whose size the text leaves open."""
    prefix, kind, _, key = atom
    end = at + 1
    while (follow := _atom(listed, end, vocab)) and follow[0] in {"", "ال"} and follow[1] in {"vague", "plural-scale"}:
        end += 1
    if kind == "several" and end == at + 1:
        return None
    offset = listed.starts[at] + _clitic_length(listed, at, prefix)
    rule = f"vague number_words.tsv:{key}"
    return Reading(at, end, None, None, None, offset, prefix=prefix, vague=True, rule=rule)


def _dual(listed: Words, at: int, vocab: Vocabulary) -> Reading | None:
    """``طائرتين``: two, by the ending of a noun that the table of counted nouns knows."""
    key = listed.keys[at]
    if len(key) < 5 or key[-1] not in "ناي":
        return None
    for prefix, rest in splits(key):
        if rest in vocab.duals:
            offset = listed.starts[at] + _clitic_length(listed, at, prefix)
            return Reading(at, at + 1, 2, 2, 2, offset, prefix=prefix, dual=True, rule=f"dual {vocab.duals[rest]}")
    return None


# --- ranges ----------------------------------------------------------------------------------------------------


def _range(left: Reading, right: Reading, listed: Words) -> Reading | None:
    """``بين 300 و400``, ``من 5 إلى 10``, ``5-10``, ``أربعة أو خمسة``: low and high, no value."""
    if left.vague or right.vague or right.dual or left.value is None or right.value is None:
        return None
    gap = right.first - left.end
    before = listed.key(left.first - 1)
    between = before in {"بين", "وبين", "مابين", "فبين"}
    links = [listed.key(n) for n in range(left.end, right.first)]
    if between:
        linked = (gap <= 1 and right.prefix == "و") or (links[-1:] in (["و"], ["الي"], ["حتي"]) and gap <= 2)
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


# --- what stands around a number -------------------------------------------------------------------------------


def _bound_before(reading: Reading, listed: Words, vocab: Vocabulary) -> Reading:
    """``أكثر من``, ``ما لا يقل عن``, ``نحو`` before the number."""
    at = reading.first - 1
    if at < 0 or listed.kinds[at] != "word":
        return reading
    options = vocab.before.get(listed.keys[at], ())
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
        if phrase == ("حتي",) and (reading.prefix or reading.unit):
            continue
        offset = listed.starts[first] + (_clitic_length(listed, first, whole[0]) if clitics else 0)
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
        if at > reading.end and _atom(listed, at, vocab):
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
    if after in {"بالميه", "بالمايه"}:
        return replace(reading, unit="percent", end=reading.end + 1)
    if after in {"في", "ب"} and listed.key(reading.end + 1) in {"الميه", "المايه", "ميه", "مايه"}:
        return replace(reading, unit="percent", end=reading.end + 2)
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
