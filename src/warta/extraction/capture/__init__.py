"""A text capture: its lines made into units, and the story told apart from the furniture around it."""
