"""The help of `warta --help`; argparse is not needed for it."""

from __future__ import annotations

from warta.cli import commands
from warta.i18n import _


def overview() -> str:
    """Every command under its heading, and where to read on."""
    lines = [
        _("warta, a newsroom reader for the terminal"),
        "",
        _("usage:") + " warta [URL|FILE]           " + _("open the app, at an address or at the library"),
        "       warta COMMAND [OPTIONS]    " + _("or use it as a command, as below"),
        "",
    ]
    for heading, found in commands.groups():
        lines += [heading + ":", *(f"  {name:<12}{summary}" for name, summary in found.items()), ""]
    lines += [
        _("examples:"),
        "  warta demo",
        "  warta read --json https://news.example/story | jq -r .title",
        "  warta read -f markdown story.html -o story.md",
        "",
        _("warta COMMAND --help tells a command's options; warta help lists the manual."),
    ]
    return "\n".join(lines)
