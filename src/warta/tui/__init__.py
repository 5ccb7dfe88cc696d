"""The app: panes, screens and keys over the newsroom. Nothing here is loaded by the command line's text path."""
