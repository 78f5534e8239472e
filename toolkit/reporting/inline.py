"""Running text on its way from HTML to Typst: marks, links and directions, without tearing joined letters apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

Direction = Literal["rtl", "ltr"]

_NOT_JOINING_ON = frozenset(
    "\u0621\u0674"
    + "".join(
        chr(code)
        for first, last in (
            (0x0622, 0x0625), (0x0627, 0x0627), (0x0629, 0x0629), (0x062F, 0x0632), (0x0648, 0x0648),
            (0x0671, 0x0673), (0x0675, 0x0677), (0x0688, 0x0699), (0x06C0, 0x06C0), (0x06C3, 0x06CB),
            (0x06CD, 0x06CD), (0x06CF, 0x06CF), (0x06D2, 0x06D3), (0x06D5, 0x06D5), (0x06EE, 0x06EF),
        )
        for code in range(first, last + 1)
    )
)  # fmt: skip
"""Arabic letters that do not join the letter after them (Unicode joining types R and U)."""

LONGEST_BOX = 42
"""A run of the other direction up to this many characters is set as a box; a longer one must be able to break."""


_LONG_LINK = 45


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of running text looks."""

    marks: tuple[str, ...] = ()
    strong: bool = False
    code: bool = False
    script: Literal["super", "sub"] | None = None
    link: str | None = None
    """A Typst expression for where a link leads."""
    fill: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Letters of one style."""

    letters: str
    style: Style = Style()


@dataclass(frozen=True, slots=True)
class Inserted:
    """Typst markup that stands in the line as it is."""

    markup: str
    breaks: bool = False
    """A line break: spaces around it go."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of a direction of its own."""

    direction: Direction
    atoms: tuple[Atom, ...]


Atom = Text | Inserted | Run


def string(text: str) -> str:
    r"""A Typst string; what cannot be seen is written by its number.

    >>> print(string('a "b" \\ c'))
    "a \"b\" \\ c"
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", _by_number, escaped) + '"'


def _by_number(found: re.Match[str]) -> str:
    return f"\\u{{{ord(found[0]):x}}}"


def joins(before: str, after: str) -> bool:
    """Whether the last letter of one string and the first of the next are written joined.

    >>> joins("ل", "لجيش"), joins("و", "الجيش"), joins("قصف", "ه"), joins("في", " ")
    (True, False, True, False)
    """
    last = next((c for c in reversed(before) if unicodedata.category(c) != "Mn"), "")
    first = next((c for c in after if unicodedata.category(c) != "Mn"), "")
    return _is_arabic_letter(last) and last not in _NOT_JOINING_ON and _is_arabic_letter(first) and first != "\u0621"


def _is_arabic_letter(letter: str) -> bool:
    return bool(letter) and unicodedata.category(letter) in {"Lo", "Lm"} and unicodedata.bidirectional(letter) == "AL"


def markup(atoms: Iterable[Atom], direction: Direction) -> str:
    """The line's atoms as Typst markup; empty where there is nothing to see."""
    return "".join(_written(_spaced(atoms), direction))


def _spaced(atoms: Iterable[Atom]) -> list[Atom]:
    """White space as HTML has it: runs of it are one space, none at the ends and around line breaks."""
    kept: list[Atom] = []
    open_space = True
    for atom in atoms:
        if isinstance(atom, Text):
            letters = re.sub(r"[ \t\n\r\f]+", " ", atom.letters)
            if open_space:
                letters = letters.removeprefix(" ")
            if letters:
                kept.append(replace(atom, letters=letters))
                open_space = letters.endswith(" ")
        elif isinstance(atom, Run):
            inner = _spaced(atom.atoms)
            if inner:
                kept.append(Run(atom.direction, tuple(inner)))
                open_space = False
        else:
            if atom.breaks:
                _trim(kept)
                open_space = True
            kept.append(atom)
    _trim(kept)
    return kept


def _trim(atoms: list[Atom]) -> None:
    """Take the space off the end; anchors and the like at the end stay where they are."""
    for number in range(len(atoms) - 1, -1, -1):
        atom = atoms[number]
        if isinstance(atom, Text):
            letters = atom.letters.rstrip(" ")
            if letters:
                atoms[number] = replace(atom, letters=letters)
                return
            del atoms[number]
        elif isinstance(atom, Run) or atom.breaks:
            return


def _written(atoms: list[Atom], direction: Direction) -> Iterator[str]:
    pending: list[Text] = []
    for atom in _anchors_before_words(atoms):
        if isinstance(atom, Text):
            pending.append(atom)
            continue
        yield from _words(pending)
        pending = []
        if isinstance(atom, Run):
            yield _run(atom, direction)
        else:
            yield atom.markup
    yield from _words(pending)


def _anchors_before_words(atoms: list[Atom]) -> list[Atom]:
    """Move what stands inside a joined word (an anchor) before the piece that begins the word."""
    ordered = list(atoms)
    for number, atom in enumerate(ordered):
        if not isinstance(atom, Inserted) or atom.breaks:
            continue
        place = number
        while place > 0 and isinstance(before := ordered[place - 1], Text):
            following = next((one for one in ordered[place + 1 :] if isinstance(one, Text)), None)
            if following is None or not joins(before.letters, following.letters):
                break
            ordered[place - 1], ordered[place] = ordered[place], ordered[place - 1]
            place -= 1
    return ordered


def _words(texts: list[Text]) -> Iterator[str]:
    """Texts of one line, words that are cut inside kept whole."""
    pieces = _merged(texts)
    number = 0
    while number < len(pieces):
        chain = [pieces[number]]
        while number + len(chain) < len(pieces) and joins(chain[-1].letters, pieces[number + len(chain)].letters):
            chain.append(pieces[number + len(chain)])
            if " " in chain[-1].letters:
                break
        if len(chain) == 1:
            yield _styled(chain[0])
            number += 1
            continue
        head, first = _split_last_word(chain[0].letters)
        last, tail = _split_first_word(chain[-1].letters)
        if head:
            yield _styled(replace(chain[0], letters=head))
        yield _joined([replace(chain[0], letters=first), *chain[1:-1], replace(chain[-1], letters=last)])
        number += len(chain) - 1
        pieces[number] = replace(chain[-1], letters=tail)
        if not tail:
            number += 1


def _merged(texts: list[Text]) -> list[Text]:
    merged: list[Text] = []
    for text in texts:
        if merged and merged[-1].style == text.style:
            merged[-1] = replace(text, letters=merged[-1].letters + text.letters)
        elif text.letters:
            merged.append(text)
    return merged


def _split_last_word(letters: str) -> tuple[str, str]:
    cut = letters.rfind(" ") + 1
    return letters[:cut], letters[cut:]


def _split_first_word(letters: str) -> tuple[str, str]:
    cut = letters.find(" ")
    return (letters, "") if cut < 0 else (letters[:cut], letters[cut:])


def _joined(pieces: list[Text]) -> str:
    written = []
    for number, piece in enumerate(pieces):
        kinds = "".join(f"{string(kind)}, " for kind in piece.style.marks)
        joined = "true" if number and joins(pieces[number - 1].letters, piece.letters) else "false"
        written.append(f"(letters: {string(piece.letters)}, kinds: ({kinds}), joins: {joined})")
    # A word of which a part is linked leads there as a whole: a clitic is no place to stop.
    links = {piece.style.link: piece.style.color for piece in pieces if piece.style.link}
    markup = f"#joined({', '.join(written)});"
    if len(links) != 1:
        return markup
    ((link, color),) = links.items()
    return f"#link({link})[{f'#text(fill: {color})[{markup}];' if color else markup}];"


def _styled(text: Text) -> str:
    style = text.style
    if not text.letters:
        return ""
    shown = f"#raw({string(text.letters)});" if style.code else f"#{string(text.letters)};"
    if style.marks:
        shown = f"#mark({', '.join(map(string, style.marks))})[{shown}];"
    if style.strong:
        shown = f"#strong[{shown}];"
    if style.script:
        shown = f"#{style.script}[{shown}];"
    if style.color:
        shown = f"#text(fill: {style.color})[{shown}];"
    if style.fill:
        shown = f"#highlight(fill: {style.fill}, top-edge: mark-top, bottom-edge: mark-bottom)[{shown}];"
    if style.link:
        # A whole quotation in the colour of links would be a wall of blue.
        shown = f"#link({style.link})[{shown if len(text.letters) <= _LONG_LINK else f'#text(fill: ink)[{shown}];'}];"
    return shown


def _run(run: Run, around: Direction) -> str:
    inner = markup(run.atoms, run.direction)
    plain = plain_letters(run.atoms)
    if run.direction == around or re.fullmatch(r"[\d.,]*", plain):
        return inner
    language = "ar" if run.direction == "rtl" else "en"
    turned = f"#text(dir: {run.direction}, lang: {string(language)})[{inner}];"
    if len(plain) <= LONGEST_BOX:
        return f"#box[{turned}];"
    opening = "\N{RIGHT-TO-LEFT ISOLATE}" if run.direction == "rtl" else "\N{LEFT-TO-RIGHT ISOLATE}"
    return f"#{string(opening)};{inner}#{string(chr(0x2069))};"


def plain_letters(atoms: Iterable[Atom]) -> str:
    """The letters alone."""
    return "".join(
        atom.letters if isinstance(atom, Text) else plain_letters(atom.atoms) if isinstance(atom, Run) else ""
        for atom in atoms
    )
