"""The made-up parts of facts: names, dates, pages, places, addresses."""

from __future__ import annotations

import random

from generator.model.issued import Issued
from generator.model.name import Name
from training.words import make_publisher, read_list

_PARTICLES = (
    "de",
    "van",
    "von",
    "de la",
    "van der",
    "van den",
    "di",
    "da",
    "del",
    "dos",
    "Le",
    "al",
)


def make_name(rng: random.Random) -> Name:
    """A made-up person."""
    family = rng.choice(read_list("families"))
    chance = rng.random()
    if chance < 0.05:
        family = f"{family}-{rng.choice(read_list('families'))}"
    elif chance < 0.08:
        family = f"{family} {rng.choice(read_list('families'))}"
    elif chance < 0.13:
        family = f"{rng.choice(_PARTICLES)} {family}"
    given = rng.choice(read_list("givens"))
    chance = rng.random()
    if chance < 0.4:
        given += f" {rng.choice('ABCDEFGHIJKLMNPRSTVW')}."
    elif chance < 0.48:
        given += f"{rng.choice('- ')}{rng.choice(read_list('givens'))}"
    suffix = rng.choice(("Jr.", "Jr", "III", "Sr.")) if rng.random() < 0.015 else None
    return Name(family=family, given=given, suffix=suffix)


def make_names(
    rng: random.Random, weights: tuple[int, ...] = (50, 25, 14, 7, 4)
) -> tuple[Name, ...]:
    """One or a few made-up people, now and then a group."""
    if rng.random() < 0.05:
        return (Name(literal=rng.choice(read_list("groups"))),)
    count = rng.choices(range(1, len(weights) + 1), weights)[0]
    return tuple(make_name(rng) for _ in range(count))


def make_date(rng: random.Random, months: float = 0.12) -> Issued:
    """A made-up date, with a month in that share of cases."""
    year = min(2025, max(1850, round(rng.triangular(1950, 2025, 2010))))
    if rng.random() < 0.06:
        year = rng.randint(1700, 1950)
    if rng.random() > months:
        return Issued(year)
    month = rng.choice((*range(1, 13), 21, 22, 23, 24))
    day = rng.randint(1, 28) if month < 13 and rng.random() < 0.4 else None
    return Issued(year, month, day)


def make_pages(rng: random.Random) -> str | None:
    """Made-up pages or an article number, or None."""
    chance = rng.random()
    if chance < 0.06:
        return None
    first = rng.choice((rng.randint(1, 60), rng.randint(1, 900), rng.randint(100, 3000)))
    if chance < 0.14:
        return str(rng.choice((first, rng.randint(1, 99))))
    if chance < 0.18:
        return str(rng.randint(10_000, 2_000_000))
    if chance < 0.21:
        return f"{rng.choice(('e', 'S', 'D', 'L', 'ra', 'CD0'))}{first}"
    last = first + rng.randint(1, 40)
    if rng.random() < 0.2 and first > 99:
        return f"{first}-{str(last)[-2:]}"
    return f"{first}-{last}"


def make_doi(rng: random.Random, share: float) -> str | None:
    """A made-up DOI in that share of cases."""
    if rng.random() > share:
        return None
    tail = "".join(rng.choice("abcdefghijkmnprstuv0123456789.") for _ in range(9)).strip(".")
    return f"10.{rng.randint(1000, 9999)}/{rng.choice(('s', 'j.', '', 'S0'))}{tail}1"


def make_imprint(rng: random.Random) -> tuple[str, str]:
    """A made-up publisher and its place."""
    publisher, place = rng.choice(read_list("publishers")).split("|")
    if rng.random() < 0.3:
        publisher = make_publisher(rng)
    chance = rng.random()
    if chance < 0.1:
        place = f"{place}, {rng.choice(read_list('countries'))}"
    elif chance < 0.15:
        other = rng.choice(read_list("publishers")).split("|")[1]
        place = rng.choice(("{}, {}", "{} and {}", "{}/{}", "{}; {}", "{} & {}", "{} – {}")).format(
            place, other
        )
    elif chance < 0.25:
        place = rng.choice(read_list("places"))
        if rng.random() < 0.4:
            place = f"{place}, {rng.choice(read_list('countries'))}"
    return publisher, place


def make_volume(rng: random.Random) -> str:
    """A made-up volume."""
    chance = rng.random()
    if chance < 0.03:
        return rng.choice(("II", "IV", "VI", "IX", "XI", "XIV", "XXI", "XXXI", "LV", "CXII"))
    if chance < 0.05:
        return f"{rng.randint(1, 30)}/{rng.randint(31, 40)}"
    return str(rng.choice((rng.randint(1, 60), rng.randint(1, 400))))


def make_url(rng: random.Random) -> str:
    """A made-up address."""
    host = "".join(rng.choice("abcdefghilmnoprstu") for _ in range(rng.randint(3, 10)))
    path = "/".join(
        "".join(rng.choice("abcdefghilmnoprstu-0123456789") for _ in range(rng.randint(2, 14)))
        for _ in range(rng.randint(0, 4))
    )
    ending = rng.choice(("", "", ".html", ".pdf", "/", ".htm", "?id=12"))
    scheme = rng.choice(("http://www.", "https://", "https://www.", "http://"))
    domain = rng.choice(("org", "com", "edu", "gov", "de", "fr", "ac.uk"))
    return f"{scheme}{host}.{domain}/{path}{ending}"
