"""Four themes: night, paper, high contrast, and the terminal's own colours."""

from __future__ import annotations

from textual.theme import Theme

# Colours that Textual has no name for: quiet text, hairlines, hits, the chosen row, links.
# `ink` is written on bright grounds (labels, the current hit), `hit-ink` on the ground of a hit.
FALLBACKS = {
    "muted": "#808080",
    "faint": "#505050",
    "hit": "#5a4a10",
    "hit-ink": "#ffffff",
    "select": "#303040",
    "link": "#7aa2f7",
    "ink": "#000000",
}

NIGHT = Theme(
    name="warta-night",
    primary="#7aa2f7",
    secondary="#2ac3de",
    accent="#ff9e64",
    success="#9ece6a",
    warning="#e0af68",
    error="#f7768e",
    background="#13141c",
    surface="#1e2030",
    panel="#181924",
    foreground="#c8d0f0",
    dark=True,
    variables={
        "muted": "#7a83a8",
        "faint": "#343a55",
        "hit": "#5c4a1e",
        "hit-ink": "#f4ead0",
        "ink": "#13141c",
        "select": "#262b45",
        "link": "#8fb4ff",
        "screen-selection-background": "#33467c",
    },
)
PAPER = Theme(
    name="warta-paper",
    primary="#1f4e8c",
    secondary="#0b6e6e",
    accent="#a8471b",
    success="#3c6e1f",
    warning="#96640a",
    error="#a61b29",
    background="#faf6ec",
    surface="#efe8d8",
    panel="#f3eddf",
    foreground="#2b2620",
    dark=False,
    variables={
        "muted": "#75695a",
        "faint": "#d3c9b4",
        "hit": "#f0d98c",
        "hit-ink": "#2b2620",
        "ink": "#faf6ec",
        "select": "#e6dcc6",
        "link": "#1f4e8c",
        "screen-selection-background": "#d6c7a1",
    },
)
CONTRAST = Theme(
    name="warta-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffffff",
    success="#00ff00",
    warning="#ffff00",
    error="#ff8080",
    background="#000000",
    surface="#1c1c1c",
    panel="#000000",
    foreground="#ffffff",
    dark=True,
    variables={
        "muted": "#d0d0d0",
        "faint": "#909090",
        "hit": "#5a5a00",
        "hit-ink": "#ffffff",
        "ink": "#000000",
        "select": "#303030",
        "link": "#80d0ff",
        "screen-selection-background": "#5050a0",
    },
)
TERMINAL = Theme(
    name="warta-terminal",
    primary="ansi_cyan",
    secondary="ansi_green",
    accent="ansi_magenta",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    foreground="ansi_default",
    dark=True,
    ansi=True,
    variables={
        "muted": "ansi_bright_black",
        "faint": "ansi_bright_black",
        "hit": "ansi_cyan",
        "hit-ink": "ansi_black",
        "ink": "ansi_black",
        "select": "ansi_default",
        "link": "ansi_cyan",
        "screen-selection-background": "ansi_bright_blue",
        "screen-selection-foreground": "ansi_black",
        # What Textual's own widgets ask for under a theme of the terminal's colours.
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border-blurred": "ansi_bright_black",
        "block-cursor-background": "ansi_white",
        "block-cursor-foreground": "ansi_black",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-text-style": "none",
        "input-selection-background": "ansi_bright_blue",
        "input-selection-foreground": "ansi_black",
    },
)
THEMES = (NIGHT, PAPER, CONTRAST, TERMINAL)
