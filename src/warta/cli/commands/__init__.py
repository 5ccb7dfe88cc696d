"""Command modules, one a command; `warta.cli.registry` lists them."""
