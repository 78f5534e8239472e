"""What a report says in its own words: the rows of the one catalogue whose keys begin with ``report.``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from toolkit.reporting import Language
from toolkit.showing.wording import catalogue

_PREFIX = "report."


@cache
def words(language: Language) -> Mapping[str, str]:
    """The words by key, without the prefix.

    >>> words("ar")["contents"], words("en")["contents"]
    ('المحتويات', 'Contents')
    """
    return {key.removeprefix(_PREFIX): said[language] for key, said in catalogue().items() if key.startswith(_PREFIX)}
