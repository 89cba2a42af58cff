"""What an article page's body prints: parts of the general reader, meta_tags."""
