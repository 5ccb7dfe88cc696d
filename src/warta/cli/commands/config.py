"""`warta config`: the reader's settings."""

from __future__ import annotations

from warta import paths
from warta.cli import exits
from warta.cli.parser import add_actions, add_examples, add_json
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser

_ACTS = ("show", "check", "example", "path")


def add_options(parser: Parser) -> None:
    """What `warta config` takes."""
    parser.description = _("Your settings: of the file, of WARTA_* variables, and the defaults.")
    add_actions(
        parser,
        "warta config",
        _ACTS,
        _("what holds now; whether the file makes sense; a file with every default; where the file is"),
    )
    add_json(parser)
    add_examples(parser, "warta config example > $(warta config path)", "warta config show --json")


def run(context: CommandContext) -> int:
    """Show, check, exemplify or point."""
    from warta import paths, settings

    match context.args.action:
        case "show":
            _show(context, _values(context))
        case "check":
            _check(context)
        case "example":
            context.stdout.write(settings.example())
        case _:
            context.stdout.write_row(str(paths.config_file()))
    return exits.DONE


def _values(context: CommandContext) -> dict[str, Any]:
    """Every setting by name, paths as text; of the reader only what is set."""
    values = context.settings._asdict()
    values["library"] = str(context.library_path())
    values["outbox"] = str(values["outbox"] or paths.outbox_file())
    values |= {name: dict(values[name]) for name in ("keys", "hooks")}
    values["sites"] = {host: dict(rules) for host, rules in values["sites"].items()}
    # Settings are shown, piped and pasted into bug reports: who the reader is stays in the file.
    values["reader"] = {name: bool(value) for name, value in values["reader"]._asdict().items()}
    return values


def _show(context: CommandContext, values: dict[str, Any]) -> None:
    if context.args.json:
        context.stdout.write_json(values)
        return
    import json

    wide = max(map(len, values))
    for name, value in values.items():
        context.stdout.write_row(f"{name:<{wide}} = {json.dumps(value, ensure_ascii=False)}", exact=True)


def _check(context: CommandContext) -> None:
    """Loading raises ConfigError when something makes no sense."""
    from warta import paths
    from warta.tui import keymap

    path = paths.config_file()
    if wrong := keymap.keymap_errors(_values(context)["keys"]):
        raise ConfigError("; ".join(wrong), hint=_("warta keys lists the commands and their keys"))
    if context.args.json:
        context.stdout.write_json({"path": str(path), "exists": path.exists(), "valid": True})
    elif path.exists():
        context.stdout.write_row(_("{path} makes sense").format(path=path))
    else:
        context.stdout.write_row(_("there is no {path}: every setting has its default").format(path=path))
