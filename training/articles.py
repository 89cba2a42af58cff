"""Journal articles in the styles of biomedicine and the sciences."""

from __future__ import annotations

import random

from generator.model.item import Item
from training.article_parts import put_authors, put_journal, put_locator
from training.line import (
    Line,
    NameStyle,
    any_names,
    dotted_names,
    forward_names,
    full_names,
    vancouver_names,
)
from training.parts import print_date, put_pages, put_title


def nlm(item: Item, rng: random.Random) -> Line:
    """NLM, Vancouver, AMA: authors. title. journal. year;volume(issue):pages."""
    line = Line()
    put_authors(
        line, item, vancouver_names(rng), rng.choice((". ", ". ", ". ", ". ", ": ", " ")), rng
    )
    put_title(line, item.title or "", "none", rng.choice((". ", ". ", ". ", ". ", " ", ", ")), rng)
    put_journal(line, item, rng.choice((". ", ". ", " ", " ", ", ")), rng)
    line.put(print_date(item.issued, rng, "nlm"), "dt")
    line.put(rng.choice((";", ";", ";", "; ", ", ", " ")))
    put_locator(
        line,
        item,
        rng,
        rng.choice(("VI:P", "VI:P", "VI:P", "VI: P", "VI, P", "V:P", "V P", "VI P")),
    )
    line.put(rng.choice((".", ".", "")))
    return line


def bentham(item: Item, rng: random.Random) -> Line:
    """Bentham: "Family A.B.; Family C.; Title. Journal 2021,71(3),209-249"."""
    line = Line()
    style = NameStyle("fg", "A.B.", " ", "; ", "; ", rng.choice((99, 99, 10)), 10, " et al")
    put_authors(line, item, style, rng.choice(("; ", "; ", " ", ". ")), rng)
    put_title(line, item.title or "", "none", ". ", rng)
    put_journal(line, item, rng.choice((" ", ", ", "., ")), rng)
    line.put(print_date(item.issued, rng, "year"), "dt")
    sign = rng.choice((",", ", "))
    line.put(sign)
    put_locator(line, item, rng, f"VI{sign}P")
    line.put(rng.choice(("", "", ".", " ")))
    return line


def springer(item: Item, rng: random.Random) -> Line:
    """Springer, PLOS, APA, Harvard: authors (year) title. journal volume(issue):pages."""
    line = Line()
    put_authors(
        line,
        item,
        rng.choice((vancouver_names, dotted_names, dotted_names, full_names))(rng),
        " ",
        rng,
    )
    opening, closing = rng.choice(
        (("(", ") "), ("(", "). "), ("(", "), "), ("(", "): "), ("[", "] "), ("(", ")"))
    )
    if not item.author:
        opening = ""
        closing = " "
    line.put(opening)
    line.put(print_date(item.issued, rng, "year"), "dt")
    if rng.random() < 0.04:
        line.pieces[-1] = (line.pieces[-1][0] + rng.choice("abc"), "dt")
    line.put(closing)
    quote = rng.choice(("none",) * 9 + ("single", "double", "straight", "french"))
    put_title(line, item.title or "", quote, rng.choice((". ", ". ", ". ", ", ", " ")), rng)
    line.put(rng.choice(("", "", "", "", "", "In: ", "In ")) if quote == "none" else "")
    put_journal(line, item, rng.choice((" ", ", ", ". ", " ", ", vol. ", ", Vol. ", ": ")), rng)
    put_locator(
        line,
        item,
        rng,
        rng.choice(("VI:P", "VI: P", "VI, P", "VI, p", "VI : P", "V, P", "V (I), P")),
    )
    line.put(rng.choice((".", ".", "")))
    return line


def cell(item: Item, rng: random.Random) -> Line:
    """Cell, ASM, CSE, Chicago author-date: authors. year. title. journal volume:pages."""
    line = Line()
    put_authors(line, item, any_names(rng), rng.choice((". ", ". ", ", ", " ")), rng)
    date = print_date(item.issued, rng, "year")
    if rng.random() < 0.3:
        date_end = rng.choice(("). ", ") ", "), "))
        line.put("(")
    else:
        date_end = rng.choice((". ", ". ", ". ", ", ", ": ", " "))
    line.put(date, "dt")
    line.put(date_end)
    quote = rng.choice(("none",) * 6 + ("double", "single", "straight"))
    put_title(line, item.title or "", quote, rng.choice((". ", ". ", ", ")), rng)
    put_journal(line, item, rng.choice((" ", " ", ", ", ". ")), rng)
    put_locator(
        line, item, rng, rng.choice(("VI:P", "VI: P", "V: P", "VI, P", "VI:P", "V, P", "VI, p"))
    )
    line.put(rng.choice((".", "")))
    return line


def nature(item: Item, rng: random.Random) -> Line:
    """Nature, Science, APS: authors title. journal volume, pages (year)."""
    line = Line()
    style = rng.choice((dotted_names, vancouver_names, forward_names))(rng)
    put_authors(line, item, style, rng.choice((" ", ". ", ", ", ", ", ": ")), rng)
    put_title(line, item.title or "", "none", rng.choice((". ", ". ", ", ")), rng)
    put_journal(line, item, rng.choice((" ", " ", ", ", ". ")), rng)
    put_locator(line, item, rng, rng.choice(("VI, P", "V, P", "VI:P", "V: P")))
    if rng.random() < 0.75:
        line.put(" (")
        line.put(print_date(item.issued, rng, "year"), "dt")
        line.put(rng.choice((").", ")")))
    else:
        line.put(", ")
        line.put(print_date(item.issued, rng, "year"), "dt")
        line.put(rng.choice((".", "")))
    return line


def elsevier(item: Item, rng: random.Random) -> Line:
    """Elsevier, older physics and engineering: authors, title, journal volume (year) pages."""
    line = Line()
    put_authors(line, item, rng.choice((forward_names, dotted_names))(rng), ", ", rng)
    put_title(line, item.title or "", rng.choice(("none", "none", "none", "double")), ", ", rng)
    put_journal(line, item, rng.choice((" ", " ", ", ")), rng)
    line.put(rng.choice(("", "", "Vol. ", "vol. ", "v. ")))
    put_locator(line, item, rng, "VI")
    line.put(" (")
    line.put(print_date(item.issued, rng), "dt")
    line.put(rng.choice((") ", "), ", "): ")))
    put_pages(line, item, rng, rng.choice(("", "", "pp. ")))
    line.put(rng.choice((".", "")))
    return line


def untitled(item: Item, rng: random.Random) -> Line:
    """RSC, ACS, physics and astronomy without titles: authors, journal, year, volume, pages."""
    line = Line()
    style = rng.choice((vancouver_names, forward_names, dotted_names))(rng)
    put_authors(line, item, style, rng.choice((", ", ", ", ". ", " ", "; ")), rng)
    put_journal(line, item, rng.choice((", ", " ", ". ", ".; ")), rng)
    date = print_date(item.issued, rng, "year")
    if rng.random() < 0.6:
        line.put(date, "dt")
        sign = rng.choice((", ", ", ", ";", "; "))
        line.put(sign)
        put_locator(line, item, rng, rng.choice(("VI, P", "V, P", "VI:P")))
    else:
        put_locator(line, item, rng, "VI, P" if rng.random() < 0.7 else "VI")
        line.put(" (")
        line.put(date, "dt")
        line.put(")")
    line.put(rng.choice((".", ".", "")))
    return line


def physiology(item: Item, rng: random.Random) -> Line:
    """APS physiology: authors. title. journal volume: pages, year."""
    line = Line()
    put_authors(line, item, vancouver_names(rng), ". ", rng)
    put_title(line, item.title or "", "none", ". ", rng)
    put_journal(line, item, " ", rng)
    put_locator(line, item, rng, "VI: P")
    line.put(", ")
    line.put(print_date(item.issued, rng, "year"), "dt")
    line.put(".")
    return line
