"""Screens of the app: the reading screen, screens of their own, and popups."""
