"""Execute the notebooks: each in a fresh kernel of the running environment, without a network, the same way every time.

What a machine or a user has set up (IPython start-up files, matplotlib settings, time zone, hash seed, another kernel
of the same name) does not reach the kernel.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.reporting import ReportError

if TYPE_CHECKING:
    from nbclient import NotebookClient
    from nbformat import NotebookNode

NAMES = ("1_article", "2_events", "3_positions", "4_claims")
"""The notebooks of a report, in its order."""

CELL_SECONDS = 600
"""A cell that takes longer than this has hung."""

# What of the environment would change what a kernel computes or shows.
_DROPPED = ("PYTHONSTARTUP", "PYTHONWARNINGS", "PYTHONOPTIMIZE", "PYTHONINSPECT", "PYTHONDEBUG", "MPLBACKEND")


def folder() -> Path:
    """The folder of the notebooks: beside the package in a checkout, inside it where it was installed as a wheel.

    Raises ReportError where there is none.
    """
    package = Path(__file__).resolve().parents[1]
    for place in (package / "notebooks", package.parent / "notebooks"):
        if (place / f"{NAMES[0]}.ipynb").is_file():
            return place
    raise ReportError(
        f"notebooks: expected {NAMES[0]}.ipynb in {package / 'notebooks'} or beside the package, got none"
    )


def load(name: str) -> NotebookNode:
    """One of the notebooks as it was committed, valid and without outputs."""
    import nbformat

    path = folder() / f"{name}.ipynb"
    try:
        notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        nbformat.validate(notebook)
    except (OSError, ValueError, nbformat.ValidationError) as error:
        raise ReportError(f"{path}: expected a notebook, got {error}") from error
    return notebook


def with_parameters(notebook: NotebookNode, parameters: Mapping[str, Any]) -> NotebookNode:
    """The notebook with the values of its cell tagged ``parameters`` set, as papermill does it, without random ids."""
    from copy import deepcopy

    from papermill.parameterize import parameterize_notebook

    copy = deepcopy(notebook)
    copy.metadata.setdefault("papermill", {})
    for cell in copy.cells:
        cell.metadata.setdefault("tags", [])
    filled: NotebookNode = parameterize_notebook(copy, dict(parameters), kernel_name="python3", language="python")
    for cell in filled.cells:
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell["id"] = "injected-parameters"
    return filled


def execute(notebook: NotebookNode, *, name: str, cwd: Path) -> NotebookNode:
    """The notebook with the outputs of all its cells, run in the folder ``cwd``; the one given stays as it was.

    Raises ReportError with the notebook's name, the cell's number and its last line of error.
    """
    from copy import deepcopy

    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    from toolkit.reporting.kernel import OwnKernelManager, settings

    executed = deepcopy(notebook)
    # A short name: the path of a socket has room for about a hundred bytes.
    with tempfile.TemporaryDirectory(prefix="mq-", ignore_cleanup_errors=True) as sockets:
        client = NotebookClient(
            executed,
            config=settings(Path(sockets)),
            kernel_manager_class=OwnKernelManager,
            timeout=CELL_SECONDS,
            startup_timeout=120,
            record_timing=False,
            store_widget_state=False,
            resources={"metadata": {"path": str(cwd)}},
        )
        try:
            # A thread of its own: the caller may be a notebook, whose thread has a loop that runs already.
            with ThreadPoolExecutor(1, thread_name_prefix=f"mawqif-{name}") as thread:
                thread.submit(_run, client, _environment(cwd)).result()
        except CellExecutionError as error:
            count = next((number for number, cell in enumerate(executed.cells, 1) if _failed(cell)), 0)
            raise ReportError(f"{name}.ipynb, cell {count}: {error.ename}: {error.evalue}") from error
        except (CellTimeoutError, DeadKernelError, RuntimeError) as error:
            raise ReportError(f"{name}.ipynb: {str(error).strip().splitlines()[0]}") from error
    return executed


def _run(client: NotebookClient, environment: Mapping[str, str]) -> None:
    # A loop that is closed at the end, and of the kind that ZeroMQ needs on Windows.
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as loop:
        loop.run(client.async_execute(env=dict(environment)))


def _failed(cell: NotebookNode) -> bool:
    return any(output.output_type == "error" for output in cell.get("outputs", ()))


def _environment(cwd: Path) -> dict[str, str]:
    """The kernel's environment; its own settings lie in ``cwd``, which the caller throws away."""
    package = str(Path(__file__).resolve().parents[2])
    settings = cwd / ".settings"
    settings.mkdir(exist_ok=True)
    (settings / "matplotlibrc").touch()
    kept = {name: value for name, value in os.environ.items() if name not in _DROPPED}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(filter(None, (package, kept.get("PYTHONPATH")))),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": kept.get("PYTHONDONTWRITEBYTECODE", ""),
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8" if sys.platform == "linux" else kept.get("LC_ALL", ""),
        "MPLBACKEND": "agg",
        "MATPLOTLIBRC": str(settings / "matplotlibrc"),
        "IPYTHONDIR": str(settings),
        "JUPYTER_CONFIG_DIR": str(settings),
    }
