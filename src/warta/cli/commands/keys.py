"""`warta keys`: the keys of the app, with your own choices in."""

from __future__ import annotations

from warta.cli import arguments, exits
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand


def options(parser: Parser) -> None:
    """What `warta keys` takes."""
    parser.description = _("The keys of the app: where they work, the key, the command's id for [keys], what it does.")
    arguments.as_json(parser)
    arguments.examples(parser, "warta keys", "warta keys --json | jq -r '.[].id'")


def run(errand: Errand) -> int:
    """Print the table: columns for a person, tabs for a program."""
    from warta.tui import commands, keymap
    from warta.tui.presets import own

    chosen = own(errand.settings)
    rows = [
        (command.scope, shown, command.id(), command.help())
        for command, shown in keymap.table(chosen, *commands.SCOPES)
    ]
    if errand.typed.json:
        errand.output.data(
            [{"scope": scope, "keys": shown.split(), "id": name, "help": told} for scope, shown, name, told in rows]
        )
    elif errand.output.terminal:
        errand.allow_pager()
        _table(errand, rows)
    else:
        for row in rows:
            errand.output.row(*row)
    return exits.DONE


def _table(errand: Errand, rows: list[tuple[str, str, str, str]]) -> None:
    """Under the name of each place its keys, what they do, and the id."""
    from warta.cli import output
    from warta.render.wrap import cells, pad

    wide = max(cells(shown) for _scope, shown, _name, _told in rows)
    words = max(cells(told) for _scope, _shown, _name, told in rows)
    lines: list[str] = []
    before = ""
    for scope, shown, name, told in rows:
        if scope != before:
            lines.append(f"{'' if not before else chr(10)}{scope}\n")
            before = scope
        lines.append(f"  {pad(shown, wide)}  {pad(told, words)}  {name}\n")
    errand.output.write(output.text("".join(lines)))
