"""Data flows one way: a module imports only from those before it. And nothing is imported or read too early."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "toolkit"
ORDER = (
    ("toolkit.model",),
    ("toolkit.lexicon",),
    ("toolkit.language",),
    ("toolkit.reading",),
    ("toolkit.judging",),
    ("toolkit.pipeline", "toolkit.analysis", "toolkit.schema"),
    ("toolkit",),
    ("toolkit.decoding",),
    ("toolkit.files", "toolkit.webpage"),
    ("toolkit.showing",),
    ("toolkit.corpus",),
    ("toolkit.reporting",),
    ("toolkit.commands", "toolkit.__main__", "toolkit.lexicon.build_morphology", "toolkit.lexicon.build_places"),
)
"""From what comes first to what comes last; one step's modules may know each other."""

DOWNWARD_LATE = {
    ("toolkit", "toolkit.files"): "toolkit.read is the package's own name for it",
    ("toolkit.analysis", "toolkit.showing"): "rich display of the result, loaded when it is asked for",
    ("toolkit.model", "toolkit.showing"): "rich display of an article, loaded when it is asked for",
}
"""Imports against the order that stand inside a function, and why they may."""

HEAVY = {
    "pandas", "matplotlib", "numpy", "dask", "distributed", "duckdb", "pyarrow", "xlsxwriter", "trafilatura",
    "charset_normalizer", "bs4", "nbconvert", "nbclient", "nbformat", "papermill", "typst", "fontTools", "yaml",
    "rich", "bidi", "arabic_reshaper", "babel",
}  # fmt: skip
"""What analysing one article never needs: imported inside functions or where nothing but a report leads."""


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def step(module: str) -> int:
    """Place of a module in the order, by its longest listed prefix."""
    found = [
        (len(prefix), number)
        for number, prefixes in enumerate(ORDER)
        for prefix in prefixes
        if module == prefix or (prefix != "toolkit" and module.startswith(prefix + "."))
    ]
    assert found, f"{module} has no place in the order"
    return max(found)[1]


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Each imported module, and whether it is imported with the file itself; imports for types do not count."""

    def walk(node: ast.AST, now: bool) -> Iterator[tuple[str, bool]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
                continue
            if isinstance(child, ast.Import):
                yield from ((alias.name, now) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{path}: relative import"
                for alias in child.names:
                    whole = f"{child.module}.{alias.name}"
                    yield (whole if whole in MODULES else str(child.module)), now
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from walk(child, now and not inside)

    yield from walk(ast.parse(path.read_text("utf-8")), True)


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    for imported, now in imports(MODULES[module]):
        if imported.split(".")[0] != "toolkit" or step(imported) <= step(module):
            continue
        allowed = any(
            module == importer and imported.startswith(target) for importer, target in DOWNWARD_LATE if not now
        )
        assert allowed, f"{module} imports {imported}, which comes after it"


@pytest.mark.parametrize("module", [m for m in MODULES if step(m) <= step("toolkit.files")])
def test_the_road_of_one_article_imports_nothing_heavy(module: str) -> None:
    eager = {imported.split(".")[0] for imported, now in imports(MODULES[module]) if now}
    assert not eager & HEAVY


SPEAKING = ("toolkit.lexicon.build_", "toolkit.commands", "toolkit.__main__")
"""Modules that speak to a person."""


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith(SPEAKING)])
def test_the_library_does_not_print_or_swallow_errors(module: str) -> None:
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{module}:{node.lineno} prints"
        if isinstance(node, ast.ExceptHandler):
            broad = node.type is None or (
                isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
            )
            passed_on = any(isinstance(one, ast.Raise) and one.exc is None for one in node.body)
            assert not broad or passed_on, f"{module}:{node.lineno} catches everything"


def test_the_order_knows_the_modules_that_it_lists() -> None:
    assert {prefix for prefixes in ORDER for prefix in prefixes} <= set(MODULES)


def test_the_check_itself_can_fail(tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text("import toolkit.showing\ndef f():\n    import toolkit.reporting\n")
    assert list(imports(path)) == [("toolkit.showing", True), ("toolkit.reporting", False)]
    assert step("toolkit.showing") > step("toolkit.reading.events") > step("toolkit.model")
