"""The steps of a build that need more than one room: relate to a shelf, render."""
