"""Made-up bibliographic facts of every kind: books, chapters, papers, theses, reports, sites."""

from __future__ import annotations

import random

from generator.model.issued import Issued
from generator.model.item import Item
from training.values import (
    make_date,
    make_doi,
    make_imprint,
    make_name,
    make_names,
    make_pages,
    make_url,
    make_volume,
)
from training.words import (
    make_journal,
    make_title,
    read_list,
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


def _journal(rng: random.Random) -> Item:
    return Item(
        author=make_names(rng, (34, 24, 16, 9, 6, 4, 3, 2, 1, 1)),
        title=make_title(rng),
        container_title=make_journal(rng)
        if rng.random() < 0.25
        else rng.choice(read_list("journals")),
        issued=make_date(rng, 0.2),
        volume=make_volume(rng) if rng.random() < 0.93 else None,
        issue=rng.choice((str(rng.randint(1, 12)), f"{rng.randint(1, 5)}-{rng.randint(6, 9)}"))
        if rng.random() < 0.55
        else None,
        page=make_pages(rng),
        doi=make_doi(rng, 0.2),
    )


def _book(rng: random.Random) -> Item:
    publisher, place = make_imprint(rng)
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
        issued=make_date(rng, 0.02),
        edition=str(rng.randint(2, 7)) if rng.random() < 0.1 else None,
        volume=str(rng.randint(1, 8)) if rng.random() < 0.07 else None,
        collection_title=rng.choice(read_list("series")) if rng.random() < 0.06 else None,
        number_of_pages=str(rng.randint(90, 700)) if rng.random() < 0.07 else None,
    )


def _chapter(rng: random.Random) -> Item:
    publisher, place = make_imprint(rng)
    return Item(
        type="chapter",
        author=make_names(rng),
        title=make_title(rng),
        editor=make_names(rng, (35, 40, 18, 7)) if rng.random() < 0.85 else (),
        container_title=make_title(rng),
        publisher=publisher if rng.random() < 0.9 else None,
        publisher_place=place if rng.random() < 0.85 else None,
        issued=make_date(rng, 0.02),
        page=make_pages(rng),
        edition=str(rng.randint(2, 4)) if rng.random() < 0.05 else None,
        volume=str(rng.randint(1, 12)) if rng.random() < 0.1 else None,
        collection_title=rng.choice(read_list("series")) if rng.random() < 0.05 else None,
    )


def _paper(rng: random.Random) -> Item:
    publisher, place = make_imprint(rng)
    issued = make_date(rng, 0.3)
    number = rng.randint(2, 40)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(0 if 10 < number < 14 else number % 10, "th")
    ordinal = f"{number}{ending}"
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
        page=make_pages(rng) if rng.random() < 0.75 else None,
        volume=str(rng.randint(1, 4000)) if rng.random() < 0.12 else None,
        publisher=publisher if rng.random() < 0.2 else None,
        publisher_place=place if rng.random() < 0.3 else None,
        doi=make_doi(rng, 0.08),
    )


def _thesis(rng: random.Random) -> Item:
    return Item(
        type="thesis",
        author=(make_name(rng),),
        title=make_title(rng),
        genre=rng.choice(
            ("PhD thesis", "Ph.D. thesis", "PhD dissertation", "Doctoral dissertation",
            "Master's thesis",
             "Unpublished doctoral dissertation", "MSc thesis", "Thèse de doctorat", "Dissertation",
             "Ph.D. diss.", "M.A. thesis", "Mémoire de master", "Tesis doctoral", "Diss.")
        ),
        publisher=rng.choice(read_list("institutions")),
        publisher_place=make_imprint(rng)[1] if rng.random() < 0.25 else None,
        issued=make_date(rng, 0.15),
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
        ("Technical Report {}", "Tech. Rep. {}", "Technical report", "Working Paper No. {}",
        "Working paper",
         "Technical Report No. {}", "Discussion Paper {}", "Tech Report #{}",
         "Research Report {}", "RFC {}",
         "Unpublished manuscript", "Draft Paper", "White paper", "US Patent {}")
    )  # fmt: skip
    return Item(
        type="report",
        author=make_names(rng),
        title=make_title(rng),
        genre=genre.format(number),
        publisher=rng.choice((*read_list("institutions"), *read_list("groups"))),
        publisher_place=make_imprint(rng)[1] if rng.random() < 0.4 else None,
        issued=make_date(rng, 0.2),
        url=make_url(rng) if rng.random() < 0.15 else None,
    )


def _site(rng: random.Random) -> Item:
    return Item(
        type="webpage",
        author=make_names(rng) if rng.random() < 0.75 else (),
        title=make_title(rng),
        container_title=rng.choice(read_list("groups")) if rng.random() < 0.25 else None,
        issued=make_date(rng, 0.4) if rng.random() < 0.85 else None,
        url=make_url(rng),
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
        issued=make_date(rng, 0.1),
        doi=make_doi(rng, 0.6),
    )


def _news(rng: random.Random) -> Item:
    return Item(
        type="article-newspaper",
        author=make_names(rng, (80, 20)),
        title=make_title(rng),
        container_title=rng.choice(
            ("The New York Times", "Le Monde", "The Guardian", "Washington Post", "Newsweek",
            "Die Zeit",
             "El País", "The Economist", "Time", "The Times", "Libération", "Financial Times")
        ),
        issued=Issued(rng.randint(1950, 2024), rng.randint(1, 12), rng.randint(1, 28)),
        page=make_pages(rng) if rng.random() < 0.4 else None,
        url=make_url(rng) if rng.random() < 0.4 else None,
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
