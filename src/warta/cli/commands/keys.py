"""`warta keys`: the keys of the app, with your own choices in."""

from __future__ import annotations

from warta.cli import exits
from warta.cli.parser import add_examples, add_json
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser


def add_options(parser: Parser) -> None:
    """What `warta keys` takes."""
    parser.description = _("The keys of the app: where they work, the key, the command's id for [keys], what it does.")
    add_json(parser)
    add_examples(parser, "warta keys", "warta keys --json | jq -r '.[].id'")


def run(context: CommandContext) -> int:
    """Print the table: columns for a person, tabs for a program."""
    from warta.tui import keymap
    from warta.tui.keymap import user_keys

    chosen = user_keys(context.settings)
    rows = [
        (command.scope, shown, command.id(), command.help())
        for command, shown in keymap.key_table(chosen, *keymap.SCOPES)
    ]
    if context.args.json:
        context.stdout.write_json(
            [{"scope": scope, "keys": shown.split(), "id": name, "help": told} for scope, shown, name, told in rows]
        )
    elif context.stdout.terminal:
        context.enable_pager()
        _table(context, rows)
    else:
        for row in rows:
            context.stdout.write_row(*row)
    return exits.DONE


def _table(context: CommandContext, rows: list[tuple[str, str, str, str]]) -> None:
    """Under the name of each place its keys, what they do, and the id."""
    from warta.cli import stdout
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
    context.stdout.write(stdout.safe_text("".join(lines)))
