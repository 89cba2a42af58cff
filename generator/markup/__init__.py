"""HTML -> Markdown and rich text."""
