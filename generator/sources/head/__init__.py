"""What an article page's head states: parts of the general reader, meta_tags."""
