"""Inputs made of kept ones: cut, doubled, spliced, with bytes and words put in."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "hostile"))
import vectors

LARGEST = 200_000
_WORDS = """<div> </div> <p> </p> <table> <tr><td> <b> <i> <sub> </sub> <math> <!-- --> <![CDATA[
    ]]> <?xml &amp; &lt; &#0; &#xD800; &#x10FFFF; {{ }} {% %} \\ " ' ` * _ [ ] ( ) # | > < ~ ^ : -
    --- ... : [@x] [[x]] TI AU ER PMID- @article{ } doi:10.1234/x 2021 1900-01-01 PMC1 et al. and
    https://x.org/ \\u0000 \\ud800 null true -1 1e999 [] {} 99999999999999999999"""
WORDS = tuple(
    word.encode()
    for word in (
        *_WORDS.split(),
        *("\n", "\r\n", "\r", "\t", "\0", "\x0b", "\x85", "\u2028", "\u202e", "\ufeff", "\xad"),
        *("\nER  - \n", "\nTY  - JOUR\n", "\n\nPMID- 1\n", "      ", "\n    ", "\n- ", "\n---\n"),
        *("ß", "İ", "ﬁ", "日本語", "\U0001f600", "e\u0301" * 9),
    )
)
BYTES = (
    b"\xff",
    b"\xfe\xff",
    b"\xff\xfe",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\x80",
)


def mutate(seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """One input: a seed with some changes."""
    data = bytearray(chance.choice(seeds)) if seeds else bytearray()
    hostile = vectors.all_vectors()
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        place = chance.randrange(len(data) + 1)
        end = min(len(data), place + int(chance.expovariate(1 / 40)))
        match chance.randrange(11):
            case 0:
                del data[place:end]
            case 1:
                data[place:place] = data[place:end]
            case 2:
                data[place:end] = chance.choice(WORDS)
            case 3:
                data[place:place] = chance.choice(WORDS)
            case 4:
                data[place:place] = chance.choice(BYTES)
            case 5:
                vector = chance.choice(hostile).encode("utf-8", "replace")
                data[place:end] = vector
            case 6:
                other = chance.choice(seeds) if seeds else b""
                start = chance.randrange(len(other) + 1)
                data[place:end] = other[start : start + int(chance.expovariate(1 / 200))]
            case 7:
                data[place:place] = chance.choice(WORDS) * chance.choice((2, 10, 300, 5000))
            case 8 if end > place:
                data[chance.randrange(place, end)] ^= 1 << chance.randrange(8)
            case 9:
                del data[place:]
            case 10 if end > place:
                data[place:place] = bytes(data[place:end]) * chance.choice((2, 20, 500))
    return bytes(data[:LARGEST])
