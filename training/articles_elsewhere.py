"""Journal articles in the styles of the humanities, engineering and geology."""

from __future__ import annotations

import random

from generator.model.item import Item
from training.article_parts import put_authors, put_journal, put_locator
from training.line import (
    Line,
    any_names,
    dotted_names,
    forward_names,
    full_names,
)
from training.parts import print_date, print_month, put_pages, put_title


def humanities(item: Item, rng: random.Random) -> Line:
    """MLA, Chicago, French, German and Italian: names, “Title,” journal 12, no. 3 (1999): 5-24."""
    line = Line()
    put_authors(
        line,
        item,
        rng.choice((full_names, full_names, forward_names, dotted_names))(rng),
        rng.choice((". ", ", ", ", ", ": ")),
        rng,
    )
    quote = rng.choice(
        ("double", "double", "straight", "french", "tight", "single", "german", "none", "none")
    )
    put_title(line, item.title or "", quote, rng.choice((". ", ", ", ", ")), rng)
    line.put(rng.choice(("", "", "", "", "in ", "in: ", "In: ", "dans ")))
    put_journal(line, item, rng.choice((" ", ", ", " ", ". ")), rng)
    date = print_date(item.issued, rng, "any")
    early = rng.random() < 0.2
    if early:
        line.put(date, "dt")
        line.put(", ")
    if item.volume:
        line.put(
            rng.choice(
                ("", "", "vol. ", "Vol. ", "v. ", "Bd. ", "t. ", "XX".replace("XX", ""), "vol.")
            )
        )
        line.put(item.volume, "vo")
    if item.issue:
        line.put(
            rng.choice(
                (
                    ", no. ",
                    ", n° ",
                    ".",
                    "/",
                    ", n. ",
                    ":",
                    ", No. ",
                    " (",
                    ", Heft ",
                    ", issue ",
                    ", H. ",
                    " n.",
                    ". ",
                    " : ",
                    ", nº ",
                    "-",
                )
            )
        )
        closing = ")" if line.pieces[-1][0] == " (" else ""
        line.put(item.issue, "is")
        line.put(closing)
    if not early:
        opening, closing = rng.choice(
            ((" (", ")"), (" (", ")"), (" (", ")"), (", ", ""), (". ", ""), (" ", ""))
        )
        line.put(opening)
        line.put(date, "dt")
        line.put(closing)
    put_pages(
        line,
        item,
        rng,
        rng.choice((": ", ", ", ": ", ", pp. ", ", p. ", ", S. ", ": pp. ", ", pages ", ". ")),
    )
    line.put(rng.choice((".", ".", "")))
    return line


def ieee(item: Item, rng: random.Random) -> Line:
    """IEEE and computing: A. B. Family, “Title,” Journal, vol. 3, no. 2, pp. 5-9, May 1999."""
    line = Line()
    put_authors(
        line,
        item,
        rng.choice((forward_names, forward_names, dotted_names, full_names))(rng),
        rng.choice((", ", ", ", ". ", ": ")),
        rng,
    )
    quote = rng.choice(("double", "straight", "none", "none", "double"))
    put_title(line, item.title or "", quote, rng.choice((", ", ", ", ". ")), rng)
    put_journal(line, item, rng.choice((", ", ", ", " ", ". ")), rng)
    date = print_date(item.issued, rng, "prose")
    where = rng.choice(("last", "last", "last", "middle"))
    if item.volume and rng.random() < 0.6:
        line.put(rng.choice(("vol. ", "Vol. ", "vol.", "Volume ", "v.", "volume ", "v. ")))
        line.put(item.volume, "vo")
        if item.issue:
            line.put(
                rng.choice((", no. ", ", No. ", " n.", ", Issue ", "(", ", nr. ", ", number "))
            )
            closing = ")" if line.pieces[-1][0] == "(" else ""
            line.put(item.issue, "is")
            line.put(closing)
    else:
        put_locator(line, item, rng, "VI")
    if where == "middle":
        line.put(rng.choice((", ", " (")))
        closing = ")" if line.pieces[-1][0] == " (" else ""
        line.put(date, "dt")
        line.put(closing)
    put_pages(
        line,
        item,
        rng,
        rng.choice((", pp. ", ", pp. ", ":", ", pages ", ", p.", ", ", ": ", ", pp ")),
    )
    if where == "last":
        line.put(rng.choice((", ", ", ", ". ", " (")))
        closing = ")" if line.pieces[-1][0] == " (" else ""
        line.put(date, "dt")
        line.put(closing)
    line.put(rng.choice((".", ".", "")))
    return line


def geology(item: Item, rng: random.Random) -> Line:
    """Geological Society of America: authors, year, title: journal, v. 105, p. 671-683."""
    line = Line()
    put_authors(line, item, rng.choice((dotted_names, forward_names))(rng), ", ", rng)
    early = rng.random() < 0.6
    if early:
        line.put(print_date(item.issued, rng, "year"), "dt")
        line.put(", ")
    put_title(line, item.title or "", "none", rng.choice((": ", ": ", ". ")), rng)
    put_journal(line, item, ", ", rng)
    if item.volume:
        line.put(rng.choice(("v. ", "vol. ", "v.")))
        line.put(item.volume, "vo")
        if item.issue:
            opening, closing = rng.choice(((", no. ", ""), ("(", ")"), (", n. ", "")))
            line.put(opening)
            line.put(item.issue, "is")
            line.put(closing)
    put_pages(line, item, rng, rng.choice((", p. ", ", pp. ", ", p.")))
    if not early:
        line.put(rng.choice((". ", ", ")))
        line.put(print_date(item.issued, rng, "year"), "dt")
    line.put(rng.choice((".", "")))
    return line


def spaced(item: Item, rng: random.Random) -> Line:
    """Locators without signs: authors. title. journal 2004 34 3 126-131."""
    line = Line()
    put_authors(line, item, any_names(rng), rng.choice((". ", " ", ", ")), rng)
    put_title(
        line,
        item.title or "",
        rng.choice(("none", "none", "double", "french")),
        rng.choice((". ", " ", ", ")),
        rng,
    )
    put_journal(line, item, rng.choice((" ", ". ", ", ")), rng)
    early = rng.random() < 0.5
    if early:
        line.put(print_date(item.issued, rng, "year"), "dt")
        line.put(rng.choice((" ", "; ")))
    put_locator(line, item, rng, "V")
    if item.issue:
        opening, closing = rng.choice(((" ", ""), (".", ""), (" (", ")"), (":", ""), ("-", "")))
        line.put(opening if item.volume else "")
        line.put(item.issue, "is")
        line.put(closing if item.volume else "")
    put_pages(line, item, rng, rng.choice((" ", " ", ", ", ": ")))
    if not early:
        line.put(rng.choice((" ", ". ", ", ")))
        line.put(print_date(item.issued, rng), "dt")
    line.put(rng.choice((".", "")))
    return line


def title_first(item: Item, rng: random.Random) -> Line:
    """Lists that open with the title: "Title. Authors. Journal, year …"."""
    line = Line()
    put_title(
        line,
        item.title or "",
        rng.choice(("none", "none", "double")),
        rng.choice((". ", ", ")),
        rng,
    )
    put_authors(line, item, any_names(rng), rng.choice((". ", ", ")), rng)
    put_journal(line, item, rng.choice((", ", " ", ". ")), rng)
    month = print_month(item.issued, rng, "short") if item.issued else ""
    line.put(f"{month} {item.issued.year}".strip() if item.issued else "", "dt")
    line.put(rng.choice((", ", ";", " ")))
    put_locator(line, item, rng, rng.choice(("VI:P", "VI, p", "V, P")))
    line.put(rng.choice((".", "")))
    return line
