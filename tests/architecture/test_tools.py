"""ruff, mypy and the import contracts hold, wherever the tests run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*argv: str) -> str:
    """The tool's complaint, empty when it has none."""
    done = subprocess.run([sys.executable, "-m", *argv], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    assert run("ruff", "check", "--no-cache", "src", "tests") == ""


def test_ruff_would_format_nothing() -> None:
    assert run("ruff", "format", "--no-cache", "--check", "src", "tests") == ""


def test_mypy_finds_nothing() -> None:
    assert run("mypy") == ""


def test_the_import_contracts_hold() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
