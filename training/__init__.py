"""Bibliographic facts printed as reference strings, each character's part known."""
