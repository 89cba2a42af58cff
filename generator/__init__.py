"""litsite: saved review articles in, a static site of reviews and the works they cite out."""

__version__ = "0.1.0"
