"""`python -m warta` is `warta`."""

from warta.cli.main import run

run()
