"""The notebooks as they are committed, and as they run."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from toolkit.reporting import ReportError, notebooks

NAMES = notebooks.NAMES


@pytest.mark.parametrize("name", NAMES)
def test_committed_without_outputs_and_with_fixed_ids(name):
    notebook = notebooks.load(name)
    assert all(not cell.outputs and cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code")
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", one) for one in ids), "an id made by a person, not at random"
    assert not {key for cell in notebook.cells for key in cell.metadata} - {"tags"}


@pytest.mark.parametrize("name", NAMES)
def test_every_piece_of_prose_is_there_in_both_languages(name):
    cells = notebooks.load(name).cells
    prose = [(cell.id, cell.metadata.tags) for cell in cells if cell.cell_type == "markdown"]
    assert prose[::2] == [(one.removesuffix("-en") + "-ar", ["ar"]) for one, _ in prose[1::2]]
    assert all(tags == ["en"] for _, tags in prose[1::2])


@pytest.mark.parametrize("name", NAMES)
def test_has_the_parameters(name):
    (cell,) = [cell for cell in notebooks.load(name).cells if "parameters" in cell.metadata.get("tags", ())]
    set_there = re.findall(r"^(\w+) = ", cell.source, re.MULTILINE)
    assert set_there == ["ARTICLE", "LANGUAGE", "PUBLISHED", "LEXICON"]


@pytest.mark.parametrize("name", NAMES)
def test_imports_the_toolkit_only_and_holds_no_logic(name):
    source = "\n".join(cell.source for cell in notebooks.load(name).cells if cell.cell_type == "code")
    assert set(re.findall(r"^(?:import|from) (\w+)", source, re.MULTILINE)) == {"toolkit"}
    assert not re.search(r"^\s*(def|for|if|while|class) ", source, re.MULTILINE)


def test_a_failing_cell_is_named(tmp_path: Path):
    bad = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("x = 1"), nbformat.v4.new_code_cell("open('no such file')")]
    )
    with pytest.raises(ReportError, match=r"^mine\.ipynb, cell 2: FileNotFoundError: .*no such file"):
        notebooks.execute(bad, name="mine", cwd=tmp_path)


def test_the_kernel_is_of_this_python_and_shielded_from_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Asia/Baghdad")
    monkeypatch.setenv("PYTHONHASHSEED", "77")
    monkeypatch.setenv("MPLBACKEND", "no-such-backend")
    asked = "import os, sys; print(sys.executable, os.environ['TZ'], os.environ['PYTHONHASHSEED'], os.getcwd())"
    mine = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(asked)])
    executed = notebooks.execute(mine, name="mine", cwd=tmp_path)
    import sys

    assert executed.cells[0].outputs[0].text.split() == [sys.executable, "UTC", "0", str(tmp_path)]
    assert not mine.cells[0].outputs, "the notebook that was given stays as it was"


def test_parameters_are_set_after_their_defaults():
    filled = notebooks.with_parameters(notebooks.load("1_article"), {"LANGUAGE": "en", "PUBLISHED": None})
    tags = [cell.metadata.get("tags") for cell in filled.cells]
    assert tags.index(["injected-parameters"]) == tags.index(["parameters"]) + 1
    again = notebooks.with_parameters(notebooks.load("1_article"), {"LANGUAGE": "en", "PUBLISHED": None})
    assert filled == again
