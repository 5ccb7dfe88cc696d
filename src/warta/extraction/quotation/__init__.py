"""Direct speech: where its marks stand, which words tell of speaking, and who the people are."""
