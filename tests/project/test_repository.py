"""What the repository may hold: plain source, small files, clean notebooks, documents in step with the code."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".yml",
    ".yaml",
    ".tsv",
    ".css",
    ".j2",
    ".html",
    ".json",
    ".ipynb",
    ".cff",
    ".txt",
    ".typ",
    "",
}
LIMIT = 2 * 1024 * 1024

# Named by escapes, never written out: vowel marks in code (texts may need a tanween), and everywhere zero-width and
# bidirectional controls and presentation forms.
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufb50-\ufdff\ufe00-\ufe0f\ufe70-\ufeff"
# Folders of one machine; built from parts so that this file holds none.
MACHINE = re.compile(
    "|".join(
        ("/" + "work/", "/" + "tmp/", "/" + "root/", "/" + "home/[a-z]", "/" + "Users/[a-z]", r"[A-Z]:\\" + "Users")
    )
)


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


FILES = (
    tracked()
    if (ROOT / ".git").exists() and shutil.which("git")
    else sorted(p for p in (ROOT / "toolkit").rglob("*.*") if p.is_file())
)
SOURCES = [path for path in FILES if path.suffix in TEXT and path.name != "LICENSE"]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_file_is_large(path: Path) -> None:
    assert path.stat().st_size <= LIMIT


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_invisible_or_combining_characters(path: Path) -> None:
    raw = re.compile(f"[{UNSEEN}{MARKS}]" if path.suffix == ".py" else f"[{UNSEEN}]")
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        found = raw.search(line)
        assert not found, f"line {number} has U+{ord(found[0]):04X}"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_folder_of_one_machine(path: Path) -> None:
    found = MACHINE.search(path.read_text("utf-8"))
    assert not found, found and found[0]


@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/*.ipynb")), ids=name)
def test_notebooks_have_no_outputs(path: Path) -> None:
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
    parameters = [c for c in notebook["cells"] if "parameters" in c["metadata"].get("tags", ())]
    assert len(parameters) == 1
    source = "".join(parameters[0]["source"])
    assert "ARTICLE" in source or "CORPUS" in source
    assert "LANGUAGE" in source


# --- dependencies -------------------------------------------------------------------------------------------------

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def normal(requirement: str) -> str:
    """Name of a requirement as registries compare names."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]).lower()


def test_environment_yml_is_in_step() -> None:
    found = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    pip = next(one["pip"] for one in found if isinstance(one, dict))
    plain = [one for one in found if isinstance(one, str)]
    assert pip[-1] == "-e ."
    assert f"python{PROJECT['project']['requires-python']}" in plain
    stated = [one for one in (*plain, *pip) if one not in ("pip", "-e .") and not one.startswith("python>")]
    assert sorted(stated) == sorted(PROJECT["project"]["dependencies"])


@pytest.mark.parametrize("path", LOCKS, ids=name)
def test_locks_have_hashes_and_no_addresses(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|--trusted-host", text)
    entries = [one for one in re.split(r"\n(?=\S)", text) if not one.startswith("#")]
    assert entries
    for entry in entries:
        assert re.match(r"\S+==\S+ .*\\\n    --hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    groups = PROJECT["dependency-groups"]
    needed = {
        "run": [*PROJECT["project"]["dependencies"], *groups["build"]],
        "all": [
            *PROJECT["project"]["dependencies"],
            *(r for g in ("test", "lint", "types", "lexicon", "build") for r in groups[g]),
        ],
        "lint": groups["lint"],
        "nox": groups["nox"],
        "matplotlib-3.10": [*PROJECT["project"]["dependencies"], *groups["test"], *groups["build"]],
    }
    assert sorted(needed) == [path.stem if path.suffix == ".txt" else "" for path in LOCKS]
    for lock, requirements in needed.items():
        text = (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8")
        pinned = {normal(one) for one in re.findall(r"^(\S+)==", text, re.MULTILINE)}
        assert {normal(one) for one in requirements} <= pinned, lock
    older = (ROOT / "requirements" / "matplotlib-3.10.txt").read_text("utf-8")
    assert re.search(r"^matplotlib==3\.10\.", older, re.MULTILINE)


def test_one_version_everywhere() -> None:
    import toolkit

    version = PROJECT["project"]["version"]
    assert toolkit.__version__ == version
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))["version"] == version
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_workflow_runs_the_steps_of_noxfile() -> None:
    steps = set(re.findall(r"@nox\.session[^\n]*\ndef (\w+)", (ROOT / "noxfile.py").read_text("utf-8")))
    assert {"tests", "lint", "types", "notebooks", "report", "lexicon", "bench", "lab", "glyphs"} <= steps
    for path in (".ci/run", ".github/workflows/ci.yml", "README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"(?:make\.py|nox -s) (\w+)", (ROOT / path).read_text("utf-8")))
        assert named
        assert named <= steps, path


def test_the_commands_of_the_documents_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    """Every `mawqif COMMAND --option` that a document shows is one that the command line knows."""
    from toolkit.__main__ import main

    shown = set()
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "CONTRIBUTING.md"):
        for command, rest in re.findall(
            r"mawqif (read|extract|explain|report|corpus|search|export)\b([^\n`#]*)", path.read_text("utf-8")
        ):
            shown |= {(command, option) for option in re.findall(r"(?<!\S)--?[a-z]+", rest)} | {(command, "--help")}
    assert {command for command, _ in shown} == {
        "read", "extract", "explain", "report", "corpus", "search", "export",
    }  # fmt: skip
    for command, option in shown:
        assert main([command, "--help"]) == 0
        assert re.search(rf"(?<![\w-]){option}(?![\w-])", capsys.readouterr().out), (command, option)
