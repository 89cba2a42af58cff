"""Saved page -> Extraction: one module a site or format, tried in the order of SOURCES."""
