"""Export formats: EPUB, HTML, Markdown, Obsidian, CSV, bundle."""
