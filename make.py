"""Run a step of ``noxfile.py`` on a machine that has only Python 3.11 or later and pip: ``python3 make.py report``.

Installs nox from its hashed lock into ``.nox/tool`` (nothing outside this folder is touched, so it works in a virtual
environment, without one, and where the system's Python is externally managed), then runs ``nox -s`` with the
arguments. Whoever has nox already can say ``nox -s report`` instead.
"""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOL = HERE / ".nox" / f"tool-{sys.version_info.major}.{sys.version_info.minor}"
LOCK = HERE / "requirements" / "nox.txt"


def main(arguments: list[str]) -> int:
    """Install nox unless this very lock is installed, run it, and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036  # who has an older one should hear why
        sys.exit(f"expected Python 3.11 or later, got {sys.version.split()[0]}")
    if not arguments:
        sys.exit("usage: python3 make.py STEP [-- ARGUMENTS], e.g. report, tests, lint, types, notebooks, lab")
    stamp, digest = TOOL / "lock.sha256", sha256(LOCK.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text() != digest:
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--upgrade",
             "--target", str(TOOL), "--require-hashes", "-r", str(LOCK)],
            check=True,
        )  # fmt: skip
        stamp.write_text(digest)
    environment = {**os.environ, "PYTHONPATH": str(TOOL)}  # noxfile.py takes it away again
    command = [sys.executable, "-m", "nox", "-s", *arguments]
    return subprocess.run(command, cwd=HERE, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
