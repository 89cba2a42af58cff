"""The shorter lines: a site that stands is brought up to date with edits of a few reviews."""
