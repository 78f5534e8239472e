"""The report's HTML and PDF for any notebook: ``jupyter nbconvert --to mawqif_html`` and ``--to mawqif_pdf``.

The notebook need not be one of the toolkit's; Arabic and Latin in its prose, tables, outputs and code get the
direction of their first strong letter. Code is shown, and folds away behind the switch.
"""

from __future__ import annotations

from typing import Any

from nbconvert.exporters.exporter import Exporter
from nbformat import NotebookNode
from traitlets import Unicode, default

from toolkit.reporting import LANGUAGES, Language
from toolkit.reporting.html import html, page_of_notebook
from toolkit.reporting.pdf import pdf


class _MawqifExporter(Exporter):
    language = Unicode("", help="ar or en; that of the notebook's prose where it is not given").tag(config=True)

    def _page(self, notebook: NotebookNode, resources: dict[str, Any]) -> str:
        chosen: Language | None = next((one for one in LANGUAGES if one == self.language), None)
        name = str(resources.get("metadata", {}).get("name", ""))
        return html(notebook, page_of_notebook(notebook, language=chosen, name=name))


class MawqifHTMLExporter(_MawqifExporter):
    """One HTML file that stands alone."""

    export_from_notebook = "Mawqif HTML"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """The page, and nbconvert's resources."""
        notebook, given = super().from_notebook_node(nb, resources, **kw)
        return self._page(notebook, given), given


class MawqifPDFExporter(_MawqifExporter):
    """One tagged PDF, without LaTeX and without a browser."""

    export_from_notebook = "Mawqif PDF"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """The PDF's bytes, and nbconvert's resources."""
        notebook, given = super().from_notebook_node(nb, resources, **kw)
        return pdf(self._page(notebook, given)), given


__all__ = ["MawqifHTMLExporter", "MawqifPDFExporter"]
