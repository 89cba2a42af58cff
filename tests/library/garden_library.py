"""The toy library of README.md, and the small functions that make reviews and references."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from relate_reviews import relate_reviews

from generator.library.model import Library
from generator.model import (
    Document,
    Issued,
    Item,
    MeshHeading,
    MeshTerm,
    Name,
    Reference,
    Review,
)


def item(
    title: str | None,
    authors: str = "",
    year: int | None = None,
    volume: str | None = None,
    page: str | None = None,
    journal: str | None = None,
    **more: object,
) -> Item:
    """An item; `authors` is "Family, Given; Family, Given"."""
    return Item(
        title=title,
        author=tuple(name(part) for part in authors.split("; ") if part),
        issued=Issued(year) if year else None,
        volume=volume,
        page=page,
        container_title=journal,
        **more,
    )


def name(printed: str, **more: object) -> Name:
    family, comma, given = printed.partition(", ")
    return Name(family=family, given=given or None, **more) if comma else Name(literal=printed)


def review(
    key: str,
    record: Item,
    references: Sequence[Item] = (),
    keyword: Sequence[str] = (),
    mesh: Sequence[str] = (),
    body: str = "",
    **more: object,
) -> Review:
    headings = tuple(MeshHeading(MeshTerm(term)) for term in mesh)
    return Review(
        key,
        Document(record, keyword=tuple(keyword), mesh=headings, **more),
        body=body,
        references=tuple(
            Reference(f"r{number}", cited, number) for number, cited in enumerate(references, 1)
        ),
        has_references=bool(references),
    )


def library(reviews: Iterable[Review], **more: object) -> Library:
    return relate_reviews(reviews, **more)


WAGGLE = item(
    "The waggle dance of garden bees under street lighting",
    "Okoro, Ada; Lind, Per",
    2011,
    "14",
    "201-219",
    "Annals of Garden Biology",
    doi="10.5555/agb.2011.201",
)
WAGGLE_PRINTED = dataclasses.replace(
    WAGGLE, author=(name("Okoro, A"),), doi=None, container_title="Ann Gard Biol", page="201-19"
)
MITES = item("Mites on winter clusters", "Moreau, Jean", 2014, "3", "11", "Hive Letters")
QUEENS = item(
    "How queens are chosen in small hives", "Sato, Yuki", 2009, "8", "77-81", "Hive Letters"
)
DANCE_RETRACTED = item(
    "RETRACTED: Honey as a cure for everything", "Quill, Q", 2016, "1", "1-2", "Journal of Cures"
)
EDITORIAL = item("Editorial", "Nash, O", 2018, journal="Hive Letters")

ARNO = item(
    "The hive as a household: a review",
    "Arno, Lisbeth; Wang, Wei",
    2019,
    "22",
    "1-30",
    "Annals of Garden Biology",
    doi="10.5555/agb.2019.1",
)
ARNO_PRINTED = item(
    "The hive as a household: a review", "Arno, L", 2019, "22", "1", "Ann. Gard. Biol."
)

REVIEWS = (
    review(
        "arno-2019-hive",
        ARNO,
        (WAGGLE, MITES, QUEENS, EDITORIAL),
        ("Hives", "Bees"),
        ("Bees", "Housing, Animal"),
    ),
    review(
        "bellini-2021-mites",
        item("Mites: a review", "Bellini, Carla Maria; Lind, Per", 2021, "5", "9", "Hive Letters"),
        (WAGGLE_PRINTED, MITES, QUEENS, ARNO_PRINTED, EDITORIAL),
        ("hive", "Varroa"),
        ("Bees", "Mites"),
        body="## Abstract\n\nMites matter. As shown before [@r4], hives are households. More.\n",
    ),
    review(
        "carta-2022-swarm",
        item("Swarms: a review", "Bellini, C M; Lind, P", 2022, "6", "1", "Hive Letters"),
        (dataclasses.replace(ARNO_PRINTED, doi="10.5555/agb.2019.1"),),
    ),
    review(
        "dorn-2023-wax",
        item("Wax in printing: a review", "Dorn, Emil; Wang, Wei", 2023, "2", "4", "Ink Studies"),
        keyword=("Printing",),
    ),
    review(
        "egede-2024-honey",
        item("Honey: a review", "Egede, Hans", 2024, "7", "3", "Hive Letters"),
        (DANCE_RETRACTED,),
        retracted=True,
    ),
    review("fonda-2024-editorial", item("Editorial", "Fonda, J", 2024, journal="Hive Letters")),
)


def toy_library(**more: object) -> Library:
    """The library of REVIEWS."""
    return library(REVIEWS, **more)
