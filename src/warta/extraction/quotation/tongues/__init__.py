"""How each language tells of speaking: its verbs, and the trades and offices of those who speak."""
