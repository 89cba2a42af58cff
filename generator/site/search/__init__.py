"""Search that works from disk: an index in shards that a browser loads by script tags."""
