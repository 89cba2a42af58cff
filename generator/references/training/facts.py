"""Made-up bibliographic facts of every kind: books, chapters, papers, theses, reports, sites."""

from __future__ import annotations

import random

from generator.model.issued import Issued
from generator.model.item import Item
from generator.model.name import Name
from generator.references.training.words import (
    COUNTRIES,
    PLACES,
    make_journal,
    make_publisher,
    make_title,
    read_list,
)

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
_KINDS = (
    ("journal", 40),
    ("book", 26),
    ("chapter", 16),
    ("paper", 14),
    ("thesis", 5),
    ("report", 6),
    ("site", 8),
    ("preprint", 3),
    ("news", 3),
)


def make_facts(count: int, seed: int = 0) -> list[Item]:
    """So many made-up items, the same for the same seed."""
    rng = random.Random(seed)
    kinds, weights = zip(*_KINDS, strict=True)
    return [_MAKERS[rng.choices(kinds, weights)[0]](rng) for _ in range(count)]


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


def _date(rng: random.Random, months: float = 0.12) -> Issued:
    year = min(2025, max(1850, round(rng.triangular(1950, 2025, 2010))))
    if rng.random() < 0.06:
        year = rng.randint(1700, 1950)
    if rng.random() > months:
        return Issued(year)
    month = rng.choice((*range(1, 13), 21, 22, 23, 24))
    day = rng.randint(1, 28) if month < 13 and rng.random() < 0.4 else None
    return Issued(year, month, day)


def _pages(rng: random.Random) -> str | None:
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


def _doi(rng: random.Random, share: float) -> str | None:
    if rng.random() > share:
        return None
    tail = "".join(rng.choice("abcdefghijkmnprstuv0123456789.") for _ in range(9)).strip(".")
    return f"10.{rng.randint(1000, 9999)}/{rng.choice(('s', 'j.', '', 'S0'))}{tail}1"


def _place(rng: random.Random) -> tuple[str, str]:
    publisher, place = rng.choice(read_list("publishers")).split("|")
    if rng.random() < 0.3:
        publisher = make_publisher(rng)
    chance = rng.random()
    if chance < 0.1:
        place = f"{place}, {rng.choice(COUNTRIES)}"
    elif chance < 0.15:
        other = rng.choice(read_list("publishers")).split("|")[1]
        place = rng.choice(("{}, {}", "{} and {}", "{}/{}", "{}; {}", "{} & {}", "{} – {}")).format(
            place, other
        )
    elif chance < 0.25:
        place = rng.choice(PLACES)
        if rng.random() < 0.4:
            place = f"{place}, {rng.choice(COUNTRIES)}"
    return publisher, place


def _volume(rng: random.Random) -> str:
    chance = rng.random()
    if chance < 0.03:
        return rng.choice(("II", "IV", "VI", "IX", "XI", "XIV", "XXI", "XXXI", "LV", "CXII"))
    if chance < 0.05:
        return f"{rng.randint(1, 30)}/{rng.randint(31, 40)}"
    return str(rng.choice((rng.randint(1, 60), rng.randint(1, 400))))


def _journal(rng: random.Random) -> Item:
    return Item(
        author=make_names(rng, (34, 24, 16, 9, 6, 4, 3, 2, 1, 1)),
        title=make_title(rng),
        container_title=make_journal(rng)
        if rng.random() < 0.25
        else rng.choice(read_list("journals")),
        issued=_date(rng, 0.2),
        volume=_volume(rng) if rng.random() < 0.93 else None,
        issue=rng.choice((str(rng.randint(1, 12)), f"{rng.randint(1, 5)}-{rng.randint(6, 9)}"))
        if rng.random() < 0.55
        else None,
        page=_pages(rng),
        doi=_doi(rng, 0.2),
    )


def _book(rng: random.Random) -> Item:
    publisher, place = _place(rng)
    edited = rng.random() < 0.15
    names = make_names(rng)
    if names[0].literal and rng.random() < 0.5:
        publisher = rng.choice((names[0].literal, "Author"))
    return Item(
        type="book",
        author=() if edited else names,
        editor=names if edited else (),
        translator=(make_name(rng),) if rng.random() < 0.08 else (),
        title=make_title(rng),
        publisher=publisher if rng.random() < 0.92 else None,
        publisher_place=place if rng.random() < 0.85 else None,
        issued=_date(rng, 0.02),
        edition=str(rng.randint(2, 7)) if rng.random() < 0.1 else None,
        volume=str(rng.randint(1, 8)) if rng.random() < 0.07 else None,
        collection_title=rng.choice(read_list("series")) if rng.random() < 0.06 else None,
        number_of_pages=str(rng.randint(90, 700)) if rng.random() < 0.07 else None,
    )


def _chapter(rng: random.Random) -> Item:
    publisher, place = _place(rng)
    return Item(
        type="chapter",
        author=make_names(rng),
        title=make_title(rng),
        editor=make_names(rng, (35, 40, 18, 7)) if rng.random() < 0.85 else (),
        container_title=make_title(rng),
        publisher=publisher if rng.random() < 0.9 else None,
        publisher_place=place if rng.random() < 0.85 else None,
        issued=_date(rng, 0.02),
        page=_pages(rng),
        edition=str(rng.randint(2, 4)) if rng.random() < 0.05 else None,
        volume=str(rng.randint(1, 12)) if rng.random() < 0.1 else None,
        collection_title=rng.choice(read_list("series")) if rng.random() < 0.05 else None,
    )


def _paper(rng: random.Random) -> Item:
    publisher, place = _place(rng)
    issued = _date(rng, 0.3)
    number = rng.randint(2, 40)
    ordinal = f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10 if not 10 < number < 14 else 0, 'th') }"
    name = (
        rng.choice(read_list("conferences")).replace("{n}th", ordinal).replace("{n}", str(number))
    )
    name = name.replace("{year}", str(issued.year)).replace("{y2}", str(issued.year)[2:])
    return Item(
        type="paper-conference",
        author=make_names(rng, (16, 28, 26, 16, 8, 6)),
        title=make_title(rng),
        container_title=name,
        issued=issued,
        page=_pages(rng) if rng.random() < 0.75 else None,
        volume=str(rng.randint(1, 4000)) if rng.random() < 0.12 else None,
        publisher=publisher if rng.random() < 0.2 else None,
        publisher_place=place if rng.random() < 0.3 else None,
        doi=_doi(rng, 0.08),
    )


def _thesis(rng: random.Random) -> Item:
    return Item(
        type="thesis",
        author=(make_name(rng),),
        title=make_title(rng),
        genre=rng.choice(
            ("PhD thesis", "Ph.D. thesis", "PhD dissertation", "Doctoral dissertation", "Master's thesis",
             "Unpublished doctoral dissertation", "MSc thesis", "Thèse de doctorat", "Dissertation",
             "Ph.D. diss.", "M.A. thesis", "Mémoire de master", "Tesis doctoral", "Diss.")
        ),
        publisher=rng.choice(read_list("institutions")),
        publisher_place=_place(rng)[1] if rng.random() < 0.25 else None,
        issued=_date(rng, 0.15),
    )  # fmt: skip


def _report(rng: random.Random) -> Item:
    number = rng.choice(
        (
            str(rng.randint(1, 400)),
            f"{rng.randint(70, 99)}-{rng.randint(1, 60)}",
            f"CS-{rng.randint(10, 999)}",
        )
    )
    genre = rng.choice(
        ("Technical Report {}", "Tech. Rep. {}", "Technical report", "Working Paper No. {}", "Working paper",
         "Technical Report No. {}", "Discussion Paper {}", "Tech Report #{}", "Research Report {}", "RFC {}",
         "Unpublished manuscript", "Draft Paper", "White paper", "US Patent {}")
    )  # fmt: skip
    return Item(
        type="report",
        author=make_names(rng),
        title=make_title(rng),
        genre=genre.format(number),
        publisher=rng.choice((*read_list("institutions"), *read_list("groups"))),
        publisher_place=_place(rng)[1] if rng.random() < 0.4 else None,
        issued=_date(rng, 0.2),
        url=_url(rng) if rng.random() < 0.15 else None,
    )


def _url(rng: random.Random) -> str:
    host = "".join(rng.choice("abcdefghilmnoprstu") for _ in range(rng.randint(3, 10)))
    path = "/".join(
        "".join(rng.choice("abcdefghilmnoprstu-0123456789") for _ in range(rng.randint(2, 14)))
        for _ in range(rng.randint(0, 4))
    )
    ending = rng.choice(("", "", ".html", ".pdf", "/", ".htm", "?id=12"))
    return f"{rng.choice(('http://www.', 'https://', 'https://www.', 'http://'))}{host}.{rng.choice(('org', 'com', 'edu', 'gov', 'de', 'fr', 'ac.uk'))}/{path}{ending}"


def _site(rng: random.Random) -> Item:
    return Item(
        type="webpage",
        author=make_names(rng) if rng.random() < 0.75 else (),
        title=make_title(rng),
        container_title=rng.choice(read_list("groups")) if rng.random() < 0.25 else None,
        issued=_date(rng, 0.4) if rng.random() < 0.85 else None,
        url=_url(rng),
        accessed=Issued(rng.randint(2001, 2025), rng.randint(1, 12), rng.randint(1, 28))
        if rng.random() < 0.5
        else None,
    )


def _preprint(rng: random.Random) -> Item:
    return Item(
        type="article",
        author=make_names(rng, (10, 20, 25, 20, 15, 10)),
        title=make_title(rng),
        container_title=rng.choice(
            ("bioRxiv", "medRxiv", "arXiv", "arXiv preprint", "SSRN", "PsyArXiv")
        ),
        issued=_date(rng, 0.1),
        doi=_doi(rng, 0.6),
    )


def _news(rng: random.Random) -> Item:
    return Item(
        type="article-newspaper",
        author=make_names(rng, (80, 20)),
        title=make_title(rng),
        container_title=rng.choice(
            ("The New York Times", "Le Monde", "The Guardian", "Washington Post", "Newsweek", "Die Zeit",
             "El País", "The Economist", "Time", "The Times", "Libération", "Financial Times")
        ),
        issued=Issued(rng.randint(1950, 2024), rng.randint(1, 12), rng.randint(1, 28)),
        page=_pages(rng) if rng.random() < 0.4 else None,
        url=_url(rng) if rng.random() < 0.4 else None,
    )  # fmt: skip


_MAKERS = {
    "journal": _journal,
    "book": _book,
    "chapter": _chapter,
    "paper": _paper,
    "thesis": _thesis,
    "report": _report,
    "site": _site,
    "preprint": _preprint,
    "news": _news,
}
