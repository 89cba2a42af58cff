"""Records <-> content/: load, save, merge, check."""
