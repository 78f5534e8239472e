"""The kernel that the notebooks run in: this Python's own, spoken to without a network where the system allows it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets.config import Config


class OwnKernelManager(AsyncKernelManager):
    """Starts the running Python's kernel, whatever else is registered under the name ``python3``."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("kernel_spec_manager", KernelSpecManager(kernel_dirs=[], ensure_native_kernel=True))
        super().__init__(**settings)


def settings(folder: Path) -> Config:
    """Keep the kernel's connection in ``folder``: on POSIX as sockets there, so that no port is opened."""
    chosen = {"connection_file": str(folder / "kernel.json")}
    if os.name == "posix":
        chosen.update(transport="ipc", ip=str(folder / "k"))
    return Config({"OwnKernelManager": chosen})
