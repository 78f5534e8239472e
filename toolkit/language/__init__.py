"""Arabic, and nothing about conflicts: sentences, words, clauses, numbers, dates."""

from __future__ import annotations

import re
from datetime import date

from toolkit.model import Article, Parse, Sentence, Span, Token


def parse_article(article: Article) -> Parse:
    """The pipeline's first stage."""
    return parse(article.text, published=article.published)


def parse(text: str, *, published: date | None = None) -> Parse:
    """STUB, to be replaced: one sentence a line, words by regular expression."""
    sentences, start = [], 0
    for n, line in enumerate(text.split("\n")):
        tokens = tuple(
            Token(start + m.start(), start + m.end(), Span(start + m.start(), start + m.end()), m[0], m[0], "X")
            for m in re.finditer(r"\w+|[^\w\s]", line)
        )
        if tokens:
            sentences.append(Sentence(start, start + len(line), n, tokens, ()))
        start += len(line) + 1
    return Parse(text, tuple(sentences), (), ())
