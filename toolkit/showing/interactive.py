"""Tables that a reader of a notebook sorts and filters: itables without a network, with Arabic on its side.

Once in a notebook, then for each table:

>>> import toolkit
>>> from toolkit.showing import interactive
>>> ready = interactive.start()
>>> analysis = toolkit.analyze("قصف الجيش السوري حلب أمس.", published="2016-03-09")
>>> shown = interactive.table(analysis.tables["events"], language="ar")

Where scripts may not run (a notebook that is not trusted, a report), the rows stand there as a plain table.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.showing.arabic import Language, is_right_to_left
from toolkit.showing.fragment import NOTHING, Fragment, direction, element
from toolkit.showing.wording import say

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Shown", "start", "table"]

_TEXTS = ("search", "emptyTable", "zeroRecords", "info", "infoEmpty", "infoFiltered", "lengthMenu")
# What itables says where no scripts run is English, and shows some of the rows; the plain table says it better.
_NO_SCRIPT = re.compile(r"<div[^>]*>\s*<noscript>.*?</noscript>\s*</div>", re.DOTALL)
_FALLBACK = re.compile(r'(<div id="[\w-]+_fallback">).*?(</div><script>)', re.DOTALL)
_LOADING = re.compile(r"(<table id=[^>]*>).*?(</table>)", re.DOTALL)
_LOOK = "<style>.mawqif.grid td{unicode-bidi:plaintext}</style>"


@dataclass(frozen=True, slots=True)
class Shown:
    """HTML for a notebook's output."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def start() -> Shown:
    """Load itables' library into the notebook, from the installed package; call it once, in a cell of its own.

    >>> "<script" in start().html
    True
    """
    from itables import options
    from itables.javascript import generate_init_offline_itables_html

    return Shown(_NO_SCRIPT.sub("", generate_init_offline_itables_html(options.dt_bundle)))


def table(frame: pd.DataFrame, *, language: Language = "ar", rows: int = 10, caption: str | None = None) -> Shown:
    """A data frame with a search field, a filter for each column, and heads that sort; ``rows`` on a page.

    The words around it are in ``language``; columns of Arabic stand on the right, others on the left. The same frame
    gives the same HTML.

    >>> import pandas as pd
    >>> shown = table(pd.DataFrame({"المدينة": ["حلب", "حمص"]}), language="ar")
    >>> "حلب" in shown.html
    True
    """
    from itables import to_html_datatable

    options: dict[str, Any] = {
        "connected": False,
        "use_to_html": False,
        "showIndex": False,
        "pageLength": rows,
        "lengthMenu": sorted({rows, 25, 100}),
        "column_filters": "footer",
        "classes": "display compact",
        "maxBytes": 0,
        "allow_html": False,
        "language": {name: say(f"grid.{name}", language) for name in _TEXTS},
        "layout": {"topStart": "pageLength", "topEnd": "search", "bottomStart": "info", "bottomEnd": "paging"},
        "columnDefs": [
            {"targets": number, "className": f"dt-{side} dt-head-{side}"}
            for number, side in enumerate(_side(frame[column]) for column in frame.columns)
        ],
        "style": {"width": "100%", "margin": "0", "caption-side": "top"},
    }
    filled = frame.astype(object).where(frame.notna(), "")
    known = hashlib.sha256(f"{frame.to_csv()}{language}{rows}{caption}".encode("utf-8", "replace")).hexdigest()[:12]
    made = to_html_datatable(filled, caption=caption, table_id=f"mawqif-{known}", **options)
    plain = _plain(filled, caption).html
    made = _FALLBACK.sub(lambda found: f"{found[1]}{plain}{found[2]}", _LOADING.sub(r"\1\2", made, count=1), count=1)
    return Shown(f'<div class="mawqif grid" lang="{language}" dir="{direction(language)}">{_LOOK}{made}</div>')


def _plain(frame: pd.DataFrame, caption: str | None) -> Fragment:
    """All rows as a table that needs nothing."""
    heads = [element("th", str(column), scope="col") for column in frame.columns]
    body = [element("tr", *map(_cell, row)) for row in frame.itertuples(index=False, name=None)]
    said = element("caption", caption) if caption else NOTHING
    return element("table", said, element("thead", element("tr", *heads)), element("tbody", *body))


def _cell(value: object) -> Fragment:
    words = str(value)
    side: Language = "ar" if is_right_to_left(words) else "en"
    return element("td", words, dir=direction(side), lang="ar" if side == "ar" else None)


def _side(column: pd.Series[Any]) -> str:
    """Where the cells of a column start: on the right if most of those that have letters are Arabic."""
    sides = [is_right_to_left(str(cell)) for cell in column.dropna() if any(letter.isalpha() for letter in str(cell))]
    return "right" if sum(sides) * 2 > len(sides) else "left"
