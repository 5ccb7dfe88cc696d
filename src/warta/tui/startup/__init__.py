"""Start of the app: the first frame, before Textual is loaded, and the hand-over to Textual."""
