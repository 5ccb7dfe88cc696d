"""Widgets of the app: panes, bars and line views. They know no services."""
