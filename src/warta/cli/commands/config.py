"""`warta config`: the reader's settings."""

from __future__ import annotations

from warta import paths
from warta.cli import arguments, exits
from warta.errors import ConfigError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from warta.cli.arguments import Parser
    from warta.cli.errand import Errand

_ACTS = ("show", "check", "example", "path")


def options(parser: Parser) -> None:
    """What `warta config` takes."""
    parser.description = _("Your settings: of the file, of WARTA_* variables, and the defaults.")
    arguments.acts(
        parser,
        "warta config",
        _ACTS,
        _("what holds now; whether the file makes sense; a file with every default; where the file is"),
    )
    arguments.as_json(parser)
    arguments.examples(parser, "warta config example > $(warta config path)", "warta config show --json")


def run(errand: Errand) -> int:
    """Show, check, exemplify or point."""
    from warta import paths, settings

    match errand.typed.act:
        case "show":
            _show(errand, _values(errand))
        case "check":
            _check(errand)
        case "example":
            errand.output.write(settings.example())
        case _:
            errand.output.row(str(paths.config_file()))
    return exits.DONE


def _values(errand: Errand) -> dict[str, Any]:
    """Every setting by name, paths as text; of the reader only what is set."""
    values = errand.settings._asdict()
    values["library"] = str(errand.library_path())
    values["outbox"] = str(values["outbox"] or paths.outbox_file())
    values |= {name: dict(values[name]) for name in ("keys", "hooks")}
    values["sites"] = {host: dict(rules) for host, rules in values["sites"].items()}
    # Settings are shown, piped and pasted into bug reports: who the reader is stays in the file.
    values["reader"] = {name: bool(value) for name, value in values["reader"]._asdict().items()}
    return values


def _show(errand: Errand, values: dict[str, Any]) -> None:
    if errand.typed.json:
        errand.output.data(values)
        return
    import json

    wide = max(map(len, values))
    for name, value in values.items():
        errand.output.row(f"{name:<{wide}} = {json.dumps(value, ensure_ascii=False)}", exact=True)


def _check(errand: Errand) -> None:
    """Loading raises ConfigError when something makes no sense."""
    from warta import paths
    from warta.tui import keymap

    path = paths.config_file()
    if wrong := keymap.check(_values(errand)["keys"]):
        raise ConfigError("; ".join(wrong), hint=_("warta keys lists the commands and their keys"))
    if errand.typed.json:
        errand.output.data({"path": str(path), "exists": path.exists(), "valid": True})
    elif path.exists():
        errand.output.row(_("{path} makes sense").format(path=path))
    else:
        errand.output.row(_("there is no {path}: every setting has its default").format(path=path))
