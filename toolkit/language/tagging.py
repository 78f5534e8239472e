"""Which reading of each word holds in its sentence: the word's own counts, what stands around it, and special cases."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language.choosing import (
    NOMINAL,
    QUOTES,
    RARELY,
    RESTARTING,
    Options,
    before_it,
    choose,
    class_of,
    noun_after_preposition,
    options,
)
from toolkit.language.lexemes import Lexemes, lexemes
from toolkit.language.morphology import Reading, readings


def tag(
    words: Sequence[str],
    kinds: Sequence[str],
    *,
    dotted: bool = True,
    nominal: frozenset[int] = frozenset(),
    timed: Sequence[bool] = (),
    stock: Lexemes | None = None,
) -> list[Reading | None]:
    """The reading of each word of a sentence; None for marks, numbers and foreign words.

    ``words`` are written without marks; ``kinds`` are those of `toolkit.language.tokens.pieces`. ``dotted`` says that
    the text writes على with a dotted ي; where it does not, علي is a name. ``nominal`` are the indices of words that
    carry tanween, which no verb does; ``timed`` says of each word whether it lies in a time expression, after which a
    verb is as likely as after a mark.
    """
    stock = stock or lexemes()
    found: list[Reading | None] = []
    previous: Reading | None = None
    before: Reading | None = None
    mark, verbless = False, True
    joined = -1
    """The class of the last word that و was written onto."""
    all_options = [options(word, stock) if kind == "word" else None for word, kind in zip(words, kinds, strict=True)]
    last = len(words) - 1
    for at, own in enumerate(all_options):
        if own is None:
            found.append(None)
            if kinds[at] == "number":
                previous, mark = (None, True) if timed and timed[at] else (_NUMBER, False)
            elif words[at] == "." and 0 < at < last and len(words[at - 1]) == 1:
                pass
            elif words[at] in QUOTES and previous is not None and previous.pos == "VERB":
                previous, mark, verbless = None, True, True
            elif kinds[at] == "mark" and words[at] not in "\"'«»“”()[]_#":
                previous, mark = None, True
                if words[at] in ".:؛-،,":
                    verbless, joined = True, -1
            elif kinds[at] == "latin":
                previous, mark = _NAME, False
            continue
        one = own.only
        if one is None:
            context = before_it(previous, before, mark, verbless)
            following = all_options[at + 1] if at < last else None
            one = choose(own, context, previous, before, following, joined, placed=_placed(previous, stock))
        if one.code == "preposition" and previous is not None and previous.code == "preposition" and not one.pronoun:
            one = noun_after_preposition(one, previous)
        if words[at] == "علي" and not (dotted and not _name_around(previous, words[at + 1] if at < last else "")):
            one = _NAME._replace(key="علي", lemma="علي", rule="name, not preposition")
        if one.key == "بين" and previous is not None and previous.key == "ما" and at:
            found[at - 1] = previous._replace(pos="PART", code="particle", rule="ما before بين")
        if one.code == "P" and previous is not None and previous.code[4:] == "x":
            one = next(
                (other for other in readings(words[at], stock) if other.code[4:] == "x" and not other.proclitics), one
            )
        if own.jussive is not None and one.pos == "VERB" and previous is not None and previous.key == "لم":
            one = own.jussive if own.jussive.weight * RARELY >= one.weight else one
        if _name_after_name(one, previous, verbless) and previous is not None and previous.key not in stock.states:
            one = one._replace(pos="PROPN", code="P", lemma=one.key, rule="name after a name")
        if one.pos == "VERB" and own.best[NOMINAL] is not None and timed and timed[at]:
            one = own.best[NOMINAL] or one  # فجر أمس
        if (
            (one.verb or one.code[:1] == "N")
            and not one.proclitics
            and one.key in stock.given
            and _person(found, one, verbless, stock)
        ):
            one = one._replace(pos="PROPN", code="P", lemma=one.key, after=0, pronoun=None, rule="name after a title")
        if at in nominal and not one.nominal:
            one = _nominal(own, one)
        if one.pos == "VERB" and previous is not None and previous.key == "من" and not previous.pronoun and at:
            found[at - 1] = previous._replace(pos="PRON", code="what", rule="relative من before a verb")
        found.append(one)
        before, previous, mark = previous, one, False
        if one.key == "ذلك" and at == 1 and before is not None and before.code == "preposition":
            previous, mark = None, True  # إلى ذلك، ...
        if timed and timed[at] and at < last and not timed[at + 1]:
            previous, mark = (None, True) if verbless else (_TIME, False)
        if one.pos == "VERB":
            verbless = False
        elif one.code in RESTARTING:
            verbless = True
        if one.proclitics and one.proclitics[0] == "و":
            joined = class_of(one)
    return found


def _nominal(own: Options, one: Reading) -> Reading:
    """The nominal reading of a word with tanween, made from the one at hand where the lexicon has none."""
    known = own.best[NOMINAL]
    if known is not None or one.pos != "VERB":
        return known or one
    return one._replace(pos="NOUN", code="Njsm" + ("x" if one.key[-1] == "ا" else "b"), rule=one.rule + " with tanween")


def _name_after_name(one: Reading, previous: Reading | None, verbless: bool) -> bool:
    """Whether a verb in the plural stands right after an unknown word or a name, in a clause that has its verb."""
    if verbless or previous is None or one.pos != "VERB" or one.proclitics or one.pronoun or one.code[3:6] != "3mp":
        return False
    return previous.rule.startswith("guess") or (previous.code == "P" and previous.rule != "foreign")


def _placed(previous: Reading | None, stock: Lexemes) -> bool:
    """Whether a noun stands before a word that the name of a place completes."""
    if previous is None or not previous.nominal or previous.pronoun or "ال" in previous.proclitics:
        return False
    return "place" in stock.of_lemma.get(previous.lemma, ())


def _person(found: Sequence[Reading | None], one: Reading, verbless: bool, stock: Lexemes) -> bool:
    """Whether a given name that is a verb too stands after a title (``الشيخ عادل``, ``وزير الخارجية عادل``)."""
    previous = found[-1] if found else None
    if previous is None or not previous.nominal or one.pronoun or (stock.given[one.key] and verbless):
        return False
    if "title" in stock.of_lemma.get(previous.lemma, ()):
        return True
    before = found[-4:-1]
    titled = any(word is not None and "title" in stock.of_lemma.get(word.lemma, ()) for word in before)
    return (
        titled and not verbless and "ال" in previous.proclitics and all(word and word.nominal for word in before[-1:])
    )


def _name_around(previous: Reading | None, follows: str) -> bool:
    """Whether علي stands where names do: before بن, or after a name."""
    return follows in ("بن", "عبد", "أبو", "ابو", "آل") or (
        previous is not None and previous.code == "P" and previous.rule != "foreign"
    )


_TIME = Reading("NOUN", "time", "", "", 0, 0, (), None, 0.0, "time")
"""A time expression in a clause that has its verb: no verb without conjunction is likely after it."""
_NUMBER = Reading("NUM", "number", "", "", 0, 0, (), None, 0.0, "number")
_NAME = Reading("PROPN", "P", "", "", 0, 0, (), None, 0.0, "foreign")
