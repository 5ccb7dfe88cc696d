"""Use cases shared by the command line, the app and the Python API, one module each."""
