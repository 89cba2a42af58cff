"""In which script file the preview of a review is: loaded by a script tag when it is wanted.

A few dozen reviews share a file, so that a reader loads little and the site has few of them. The
hash is FNV-1a (32 bits), which previews.js works out the same way from a page's key.
"""

from __future__ import annotations

EACH = 48
"""About how many reviews share a file."""


def count_shards(reviews: int) -> int:
    """How many files there are: a power of two, so that it seldom changes."""
    shards = 1
    while shards * EACH < reviews:
        shards *= 2
    return shards


def shard_of(key: str, shards: int) -> int:
    """The number of the file that holds a review's preview."""
    value = 0x811C9DC5
    for byte in key.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value & (shards - 1)


def shard_path(shard: int) -> str:
    """The file's path in the site."""
    return f"previews/{shard}.js"
