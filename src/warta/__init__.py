"""warta, a newsroom reader for the terminal: `extract(html, url=…)` gives the Article."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.extraction.pipeline import extract
    from warta.model.article import Article

__version__ = "0.1.0"
__all__ = ["Article", "__version__", "extract"]

_HOMES = {"extract": "warta.extraction.pipeline", "Article": "warta.model.article"}


def __getattr__(name: str) -> object:
    """Load the public names on first access (PEP 562), so that `import warta` is fast."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
