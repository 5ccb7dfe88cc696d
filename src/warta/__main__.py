"""Run warta as `python -m warta`."""

from warta.cli.main import run

run()
