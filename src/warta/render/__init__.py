"""An article as lines or as text: one writer a format, all pure."""
