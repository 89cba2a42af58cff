"""Exports of databases and reference managers: their records and the parts of those."""
