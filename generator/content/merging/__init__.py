"""Parts of merging: what becomes of each field, of a body, of a reference list."""
