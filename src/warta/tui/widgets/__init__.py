"""The panes and lines that screens are made of; none of them knows the newsroom."""
