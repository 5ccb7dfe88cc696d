"""The command line: what was typed in, data to stdout, talk to stderr, an exit code back."""
