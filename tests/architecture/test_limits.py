"""The limits of the house, read off its syntax trees."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "warta"
MODULES = sorted(SOURCE.rglob("*.py"))
WRITERS = {"cli/stdout.py", "cli/stderr.py"}
ONLY_IN = {
    "selectolax": ("extraction/dom.py",),
    "httpx": ("fetch/",),
    "sqlite3": ("store/",),
    "textual": ("tui/",),
}
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "util.py", "helper.py", "common.py", "misc.py"}


def place(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [(node.module or "").split(".")[0]]
    return []


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_module_has_at_most_600_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 600


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_class_has_at_most_300_lines_and_is_no_base_manager_or_mixin(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef):
            assert (node.end_lineno or 0) - node.lineno < 300, node.name
            assert not node.name.startswith("Base"), node.name
            assert not node.name.endswith(("Manager", "Mixin")), node.name


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_module_opens_with_a_sentence(path: Path) -> None:
    module = tree(path)

    assert not module.body or ast.get_docstring(module)


def test_no_module_is_a_drawer_for_odd_things() -> None:
    assert [place(path) for path in MODULES if path.name in FORBIDDEN_NAMES] == []


def test_the_app_has_at_most_150_lines() -> None:
    app = SOURCE / "tui" / "app.py"

    assert len(app.read_text("utf-8").splitlines()) <= 150


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_only_main_catches_everything(path: Path) -> None:
    if place(path) == "cli/main.py":
        return
    broad = {"Exception", "BaseException"}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            named = {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} if node.type else broad
            assert not named & broad, f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_only_the_two_writers_write(path: Path) -> None:
    if place(path) in WRITERS:
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_each_outside_library_has_one_room(path: Path) -> None:
    for node in ast.walk(tree(path)):
        for name in imported(node):
            rooms = ONLY_IN.get(name)
            assert not rooms or place(path).startswith(rooms), f"{name} at line {getattr(node, 'lineno', '?')}"


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_inner_rooms_never_import_the_front_door(path: Path) -> None:
    if place(path).startswith(("cli/", "__")):
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module == "warta" and not node.level:
            rooms = {alias.name for alias in node.names}
            known = {item.stem for item in SOURCE.glob("*.py")} | {
                item.name for item in SOURCE.iterdir() if item.is_dir()
            }
            assert rooms <= known, f"line {node.lineno}"


@pytest.mark.parametrize("path", sorted((SOURCE / "tui" / "widgets").glob("*.py")), ids=place)
def test_no_widget_asks_the_newsroom(path: Path) -> None:
    names = {alias.name for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) for alias in node.names}

    assert "Newsroom" not in names
