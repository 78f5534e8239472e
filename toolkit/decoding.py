"""Bytes to Arabic text: UTF-8, UTF-16 and Windows-1256 told apart by what they would say.

Arabic in a wrong encoding is still letters, often Arabic ones. So every candidate is decoded, and the one that
reads most like Arabic is taken: its letters are Arabic, and the twelve commonest letters do most of the work.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

COMMON = frozenset("اليمونرتبهةعد")
"""The letters that make some three quarters of any Arabic newspaper."""
PLAUSIBLE = 0.35
"""Least plausibility of a decoding other than UTF-8; Arabic prose with some Latin names has 0.6 to 0.8."""
LEAST_ARABIC = 0.3
"""Least share of Arabic letters among the letters of an article that is called Arabic."""

RARE = 0.6
PRIORS = {"utf-16-le": 1, "utf-16-be": 1, "cp1256": 1, "iso8859_6": RARE, "mac_arabic": RARE, "cp720": RARE}
"""Encodings that are tried, with the weight of each: a rare one must read clearly better than a usual one."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"PAR1", "a Parquet table"),
    (b"{\\rtf", "a rich-text document"),
)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ue000-\uf8ff]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC_LETTERS = re.compile(r"[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
_FOREIGN_ARABIC = "پچژگٹڈڑںےۓٺڄڦ"
"""Letters of Persian, Urdu, Sindhi that Arabic prose has only in a name here and there."""


class DecodingError(ValueError):
    """Bytes that are no Arabic text; the message is the reason."""


def decode(raw: bytes) -> tuple[str, str]:
    """The text and the name of the encoding that it was in.

    A byte-order mark decides. Else UTF-8, where it is valid and has no control characters; else the best of
    UTF-16, Windows-1256 and what charset-normalizer proposes. Raises DecodingError with a reason.

    >>> decode("نفت الوزارة وقوع هجوم على الحدود".encode("windows-1256"))
    ('نفت الوزارة وقوع هجوم على الحدود', 'cp1256')
    """
    if not raw.strip():
        raise DecodingError("the file is empty")
    for signature, kind in SIGNATURES:
        if raw.startswith(signature):
            raise DecodingError(f"not text but {kind}")
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return _strict(raw, encoding), encoding
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _best(raw, None, error)
    if not _CONTROL.search(text) or plausibility(text) >= PLAUSIBLE:
        return text, "utf-8"
    return _best(raw, text, None)


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodingError(f"marked as {encoding} but broken at byte {error.start}: {error.reason}") from None


def _best(raw: bytes, as_utf8: str | None, error: UnicodeDecodeError | None) -> tuple[str, str]:
    """The likeliest decoding of bytes that are not clean UTF-8."""
    found = [
        (max(plausibility(text) * prior, PLAUSIBLE if _is_two_bytes(text, name) else 0.0), text, name)
        for name, prior in PRIORS.items()
        if (text := _attempt(raw, name)) is not None
    ]
    best = max(found, default=(0.0, "", ""), key=lambda one: one[0])
    if best[0] < PLAUSIBLE:
        for name in _proposed(raw):
            if name not in PRIORS and (text := _attempt(raw, name)) is not None:
                found.append((plausibility(text) * RARE, text, name))
        best = max(found, default=(0.0, "", ""), key=lambda one: one[0])
    if error is not None and plausibility(raw.decode("utf-8", "replace")) > max(best[0], PLAUSIBLE):
        line = raw.count(b"\n", 0, error.start) + 1
        raise DecodingError(f"UTF-8 that is broken at byte {error.start} (line {line}): {error.reason}")
    if best[0] >= PLAUSIBLE:
        return best[1], best[2]
    readable = as_utf8 if as_utf8 is not None else next((t for _, t, n in found if n == "cp1256"), None)
    if readable is None or len(_CONTROL.findall(readable)) > 0.01 * len(readable):
        raise DecodingError("not text: the bytes make no sense in UTF-8, UTF-16 or Windows-1256")
    return readable, "utf-8" if as_utf8 is not None else "cp1256"


def _is_two_bytes(text: str, name: str) -> bool:
    """Whether UTF-16 gives nothing but Arabic and plain signs, which bytes of another kind never do by chance."""
    if not name.startswith("utf-16") or len(text) < SHORTEST:
        return False
    return _OTHER.search(text) is None and _ARABIC_LETTERS.search(text) is not None


SHORTEST = 8
"""Letters from which pairs of bytes that are all Arabic or plain are no chance."""
_OTHER = re.compile(r"[^\u0600-\u06ff\u0020-\u007e\s]")


def _attempt(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _proposed(raw: bytes) -> list[str]:
    from charset_normalizer import from_bytes

    return [match.encoding for match in from_bytes(raw[:200_000])]


def plausibility(text: str) -> float:
    """How much the text reads like Arabic prose, 0 to 1: common Arabic letters, in words of one script.

    >>> plausibility("اجتمع الوزراء في العاصمة") > 0.7 > 0.35 > plausibility("ط§ط¬طھظ…ط¹ ط§ظ„ظˆط²ط±ط§ط،")
    True
    """
    sample = text if len(text) <= 40_000 else text[:20_000] + text[-20_000:]
    words = _LETTERS.findall(sample)
    if not words:
        return 0.0
    common = sum(c in COMMON for word in words if _ARABIC_LETTERS.fullmatch(word) for c in word)
    mixed = sum(map(len, (word for word in words if len({bool(_ARABIC_LETTERS.match(c)) for c in word}) > 1)))
    odd = len(_CONTROL.findall(sample)) + sum(unicodedata.category(c) in ("Cn", "So") for c in sample)
    return max(0.0, (common - mixed) / sum(map(len, words)) - 4 * odd / len(sample))


def not_arabic(text: str) -> str | None:
    """Why the text is not an Arabic one, or None where it is.

    >>> not_arabic("The coalition said on Monday")
    'not Arabic: none of its 24 letters is Arabic'
    >>> not_arabic("وصل الوفد") is None
    True
    """
    letters = sum(map(len, _LETTERS.findall(text)))
    if not letters:
        return "not Arabic: there is no letter in it"
    arabic = sum(map(len, _ARABIC_LETTERS.findall(text)))
    if not arabic:
        return f"not Arabic: none of its {letters} letters is Arabic"
    if arabic < LEAST_ARABIC * letters:
        return f"not Arabic: only {arabic} of its {letters} letters are Arabic"
    foreign = sum(map(text.count, _FOREIGN_ARABIC))
    if foreign > 0.01 * arabic:
        words = _ARABIC_LETTERS.findall(text)
        with_article = sum(word.startswith(("ال", "وال", "بال", "لل", "فال", "كال")) for word in words)
        if with_article < 0.05 * len(words):
            return "not Arabic but another language in its script (Persian, Urdu ...)"
    return None
