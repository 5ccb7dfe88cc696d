"""Immutable values shared by all packages: pages, articles, comments, revisions, sources."""

from __future__ import annotations


def __getattr__(name: str) -> object:
    """Load a class by name for plugins (`from warta.model import Wanted`, PEP 562); warta imports the modules."""
    if not name.startswith("_"):
        from importlib import import_module

        for module in ("article", "blocks", "capture"):
            names = vars(import_module(f"warta.model.{module}"))
            if name in names:
                return names[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
