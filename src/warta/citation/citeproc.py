"""Items in any style of the Citation Style Language, by citeproc-py, the extra `cite`."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from warta.errors import ConfigError
from warta.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.citation.csl import Item

_LARGEST = 4 << 20  # bytes; the longest style of the official repository has 200,000


def written(items: Sequence[Item], style: bytes) -> list[str]:
    """The bibliography of these items in the order of the style, as plain text. Raises ConfigError."""
    if len(style) > _LARGEST or b"<!DOCTYPE" in style or b"<!ENTITY" in style:
        raise _no_style(_("it is too long, or declares a document type"))
    try:
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON
        from lxml.etree import LxmlError
    except ImportError as error:
        raise ConfigError(
            _("a CSL style needs citeproc-py, which is not installed"), hint="pip install 'warta[cite]'", kind="extra"
        ) from error
    try:
        rules = CitationStylesStyle(io.BytesIO(style), validate=False)
        listed = CitationStylesBibliography(rules, CiteProcJSON(list(items)), formatter.plain)
        for item in items:
            listed.register(Citation([CitationItem(item["id"])]))
        return [" ".join(str(entry).split()) for entry in listed.bibliography()]
    except (
        LxmlError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RuntimeError,
        TypeError,
        ValueError,
    ) as error:
        raise _no_style(str(error) or type(error).__name__) from error


def _no_style(why: str) -> ConfigError:
    return ConfigError(
        _("this is no CSL style with a bibliography: {why}").format(why=" ".join(why.split())[:200]),
        hint=_("styles are at https://www.zotero.org/styles"),
        kind="style",
    )
