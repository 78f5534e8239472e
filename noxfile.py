"""The steps of the project: ``nox -s NAME``, or ``python3 make.py NAME`` where nox is not installed.

Every step makes its own environment from a hashed lock under ``requirements/`` and then installs the project itself
without dependencies; what runs here runs the same in CI.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "types", "tests"]
nox.options.reuse_venv = "yes"
nox.options.error_on_missing_interpreters = False

HERE = Path(__file__).resolve().parent
SAMPLE = "toolkit/samples/raqqa-2017-06-26.md"
GROUPS = ("test", "lint", "types", "lexicon", "build")

# What a user has set up for other work must not reach the steps.
for name in ("PYTHONPATH", "PYTHONHOME", "PIP_REQUIRE_VIRTUALENV"):
    os.environ.pop(name, None)


def runs(program: str | None) -> bool:
    """Whether there is a Python behind the name: a launcher that is there may still have nothing to launch."""
    if not program:
        return False
    return subprocess.run([program, "-c", "import venv"], capture_output=True, check=False).returncode == 0


def installed_pythons() -> list[str]:
    """Pythons of this machine that the toolkit supports, the running one first; pyenv's count, chosen or not."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    found = [running]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for minor in range(11, 20):
        version = f"3.{minor}"
        if version == running:
            continue
        if not runs(shutil.which(f"python{version}")):
            kept = [folder for folder in pyenv.glob(f"{version}.*/bin") if runs(str(folder / "python"))]
            if not kept:
                continue
            os.environ["PATH"] = os.pathsep.join((str(max(kept)), os.environ["PATH"]))
        found.append(version)
    return found


def install(session: nox.Session, lock: str) -> None:
    """The packages of a lock, by hash, and the project itself."""
    session.install("--require-hashes", "-r", f"requirements/{lock}.txt")
    session.install("--no-deps", "--no-build-isolation", "-e", ".")


@nox.session(python=installed_pythons())
def tests(session: nox.Session) -> None:
    """Run the tests and the examples in the docstrings on every Python from 3.11 on that is installed."""
    install(session, "all")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and format with ruff."""
    session.install("--require-hashes", "-r", "requirements/lint.txt")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types with mypy, strictly."""
    install(session, "all")
    session.run("mypy")


@nox.session
def notebooks(session: nox.Session) -> None:
    """Run every notebook from the top, in both languages, on the sample article."""
    install(session, "run")
    out = Path(session.create_tmp())
    for notebook in sorted((HERE / "notebooks").glob("*.ipynb")):
        for language in ("ar", "en"):
            session.run(
                "papermill", "--no-progress-bar", "--log-level", "WARNING", str(notebook),
                str(out / f"{notebook.stem}.{language}.ipynb"),
                "-p", "ARTICLE", str(HERE / SAMPLE), "-p", "LANGUAGE", language,
            )  # fmt: skip


@nox.session
def report(session: nox.Session) -> None:
    """Make the report of the sample, of an article (-- PATH [--published DATE]) or of a corpus (-- --corpus FOLDER)."""
    install(session, "run")
    named = "--corpus" in session.posargs or (session.posargs and not session.posargs[0].startswith("-"))
    session.run("python", "-m", "toolkit", "report", *([] if named else [SAMPLE]), *session.posargs)


@nox.session
def lab(session: nox.Session) -> None:
    """Open JupyterLab on the notebooks, with Arabic laid out from right to left."""
    install(session, "run")
    settings = Path(session.create_tmp()) / "jupyter"
    (settings / "custom").mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "notebooks" / "custom.css", settings / "custom" / "custom.css")
    session.run(
        "jupyter", "lab", "--LabApp.custom_css=True", "--ServerApp.root_dir=notebooks",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.news_url=None",
        *(["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []), *session.posargs,
        env={"JUPYTER_CONFIG_DIR": str(settings)},
    )  # fmt: skip


@nox.session
def bench(session: nox.Session) -> None:
    """Measure words a second of each stage, the cold start, and articles a second of a corpus (-- FILE: of yours)."""
    install(session, "all")
    session.run("python", "benchmarks/speed.py")
    session.run("python", "benchmarks/corpus.py", *session.posargs)


@nox.session
def lexicon(session: nox.Session) -> None:
    """Build the morphology table and the gazetteer again from the pinned packages: the same bytes."""
    install(session, "all")
    session.run("python", "-m", "toolkit.lexicon.build_morphology", *session.posargs)
    session.run("python", "-m", "toolkit.lexicon.build_places", *session.posargs)


@nox.session
def glyphs(session: nox.Session) -> None:
    """Prove glyph by glyph that Arabic in plots is joined and in order on matplotlib 3.10, which shapes nothing."""
    install(session, "matplotlib-3.10")
    session.run("python", "-m", "pytest", "tests/showing/test_glyphs.py", *session.posargs)


@nox.session
def lock(session: nox.Session) -> None:
    """Write the locks anew from pyproject.toml: for every system and Python, with hashes, without addresses."""
    session.install("--require-hashes", "-r", "requirements/nox.txt")
    groups = [word for group in GROUPS for word in ("--group", group)]
    whole, limit = "requirements/all.txt", "matplotlib<3.11"
    compile_lock(session, "pyproject.toml", *groups, "-o", whole)
    compile_lock(session, "pyproject.toml", "--group", "build", "-c", whole, "-o", "requirements/run.txt")
    compile_lock(session, "--group", "lint", "-c", whole, "-o", "requirements/lint.txt")
    compile_lock(session, "--group", "nox", "-o", "requirements/nox.txt")
    older = Path(session.create_tmp()) / "constraint.txt"
    older.write_text(limit + "\n")
    compile_lock(
        session, "pyproject.toml", "--group", "test", "--group", "build",
        "-c", str(older), "-o", "requirements/matplotlib-3.10.txt",
    )  # fmt: skip


def compile_lock(session: nox.Session, *arguments: str) -> None:
    """One lock; what it held before is kept where it still fits."""
    session.run(
        "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes",
        "--no-emit-index-url", "--no-emit-find-links", "--no-annotate",
        "--custom-compile-command", "nox -s lock", *arguments, *session.posargs,
    )  # fmt: skip
