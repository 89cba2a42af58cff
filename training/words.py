"""Word lists of this package, and titles made of them."""

from __future__ import annotations

import random
from functools import cache
from importlib.resources import files


@cache
def read_list(name: str) -> tuple[str, ...]:
    """The lines (or, for names, the words) of one of the package's lists."""
    text = files("training.lists").joinpath(f"{name}.txt").read_text("utf-8")
    if name in ("families", "givens"):
        return tuple(text.split())
    return tuple(line for line in text.splitlines() if line)


def make_publisher(rng: random.Random) -> str:
    """A made-up publishing house."""
    first, second = rng.sample(read_list("families"), 2)
    return rng.choice(read_list("houses")).format(
        F=first,
        S=second,
        P=rng.choice(read_list("places")),
        T=rng.choice(read_list("things")).capitalize(),
        N=rng.choice(read_list("givens")),
    )


def make_journal(rng: random.Random) -> str:
    """A made-up journal."""
    thing, other = rng.sample(read_list("things"), 2)
    quality = rng.choice(read_list("qualities"))
    return rng.choice(read_list("journal_patterns")).format(
        T=thing.capitalize(),
        O=other.capitalize(),
        Q=quality.capitalize() if quality.islower() else quality,
        P=rng.choice(read_list("places")),
    )


def make_title(rng: random.Random) -> str:
    """A made-up title in the manner of the humanities, the social sciences and computing."""
    thing, other, third = rng.sample(read_list("things"), 3)
    quality, second = rng.sample(read_list("qualities"), 2)
    place, act = rng.choice(read_list("places")), rng.choice(read_list("acts"))
    first = rng.randint(1200, 1980)
    return rng.choice(read_list("titles")).format(
        T=thing.capitalize(),
        t=thing,
        o=other,
        O=other.capitalize(),
        u=third,
        U=third.capitalize(),
        Q=quality.capitalize() if quality.islower() else quality,
        q=quality,
        s=second,
        S=second.capitalize() if second.islower() else second,
        P=place,
        A=act.capitalize(),
        a=act,
        y=first,
        z=first + rng.randint(1, 90),
        n=rng.randint(2, 30),
        G=rng.choice(read_list("families")),
        W=rng.choice(read_list("works")),
    )
