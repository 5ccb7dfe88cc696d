"""Gather what warta says to people, and bring the catalogues of its languages up to date.

    python -m tests.catalogue

Messages are the texts given to `_`, `later` and `ngettext`, and the help of the app's commands (their docstrings).
New ones come into every catalogue empty and are listed, with the module that says them; those that nobody says any more
go, and each catalogue is compiled to what gettext reads (GNU gettext manual, §10.3).
"""

from __future__ import annotations

import ast
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import warta

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message as CatalogMessage

Message: TypeAlias = "str | tuple[str, str]"

SOURCE = Path(warta.__file__).parent
LOCALE = SOURCE / "locale"
_PLACEHOLDER = re.compile(r"\{\w+(?:![rsa])?(?::[^{}]*)?\}")


def said() -> dict[Message, set[str]]:
    """Every message, and the modules that say it."""
    found: dict[Message, set[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for message in _of_module(ast.parse(path.read_text("utf-8"))):
            found.setdefault(message, set()).add(path.relative_to(SOURCE).as_posix())
    return found


def _of_module(tree: ast.Module) -> Iterator[Message]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="_" | "later"), args=[ast.Constant(value=str(text))]):
                yield text
            case ast.Call(
                func=ast.Name(id="ngettext"), args=[ast.Constant(value=str(one)), ast.Constant(value=str(many)), _]
            ):
                yield one, many
            case ast.ClassDef(bases=[ast.Name(id="Command")], body=body):
                yield (ast.get_docstring(node) or "").strip().removesuffix(".")
                yield from _shorts(body)
            case _:
                pass


def _shorts(body: list[ast.stmt]) -> Iterator[str]:
    """The words of a command for the footer."""
    for node in body:
        match node:
            case ast.Assign(targets=[ast.Name(id="short")], value=ast.Constant(value=str(text))):
                yield text
            case _:
                pass


def placeholders(text: str) -> set[str]:
    """What is filled in: names in braces, with their forms."""
    return set(_PLACEHOLDER.findall(text))


def read(path: Path) -> Catalog:
    """The catalogue of a .po file."""
    with path.open("rb") as file:
        return read_po(file, path.parent.parent.name)


def compiled(catalogue: Catalog) -> bytes:
    """What gettext reads."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def updated(catalogue: Catalog, messages: dict[Message, set[str]]) -> Catalog:
    """The catalogue with exactly these messages."""
    new = Catalog(
        locale=catalogue.locale,
        header_comment=catalogue.header_comment,
        project="warta",
        version="0",
        last_translator="The warta authors",
        language_team=str(catalogue.locale),
        msgid_bugs_address="README.md",
        creation_date=catalogue.creation_date,
        revision_date=catalogue.creation_date,
        fuzzy=False,
    )
    for message in sorted(messages, key=str):
        held = catalogue.get(message if isinstance(message, str) else message[0])
        new.add(message, held.string if held else "")
    return new


def main() -> None:
    messages = said()
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/warta.po")):
        catalogue = updated(read(path), messages)
        with path.open("wb") as file:
            write_po(file, catalogue, width=120, omit_header=False)
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        empty = untranslated(catalogue)
        print(f"{path.parent.parent.name}: {len(messages)} messages, {len(empty)} to translate")
        for message in empty:
            print(f"  {' '.join(sorted(messages[message]))}: {message!r}")


def untranslated(catalogue: Catalog) -> list[Message]:
    """The messages that the catalogue has no words for, or not in every form."""
    return [key_of(message) for message in catalogue if message.id and not all(forms_of(message))]


def key_of(message: CatalogMessage) -> Message:
    """What is said in the source: one text, or one for a single thing and one for many."""
    return message.id if isinstance(message.id, str) else (message.id[0], message.id[1])


def forms_of(message: CatalogMessage) -> tuple[str, ...]:
    """The words of a message, in each plural form of the language."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


if __name__ == "__main__":
    main()
