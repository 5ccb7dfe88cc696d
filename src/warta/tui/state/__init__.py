"""State of the app as values, without widgets: history, cursors, lists, which panes show."""
