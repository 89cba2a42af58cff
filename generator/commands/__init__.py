"""The commands beside add and build, a module each."""
