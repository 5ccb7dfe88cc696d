"""Commands of the app: one class each. The docstring is its help, the class its name and id. Loads no Textual."""
