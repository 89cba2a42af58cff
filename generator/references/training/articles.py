"""Journal articles printed in the styles of biomedicine, the sciences and the humanities."""

from __future__ import annotations

import random
from collections.abc import Callable

from generator.model.item import Item
from generator.references.training.journals import vary_journal
from generator.references.training.line import (
    Line,
    NameStyle,
    any_names,
    dotted_names,
    forward_names,
    full_names,
    put_names,
    vancouver_names,
)
from generator.references.training.parts import (
    print_date,
    print_month,
    put_link,
    put_pages,
    put_title,
)

Style = Callable[[Item, random.Random], Line]


def _authors(line: Line, item: Item, style: NameStyle, end: str, rng: random.Random) -> None:
    if not item.author:
        return
    put_names(line, item.author, style, "a", item.authors_complete, rng)
    if line.text.endswith(".") and end.startswith("."):
        end = end[1:] or " "
    line.put(end)


def _journal(line: Line, item: Item, end: str, rng: random.Random) -> None:
    name = vary_journal(item.container_title or "", rng)
    line.put(name, "ct")
    if name.endswith(".") and end.startswith("."):
        end = end[1:]
    line.put(end)


def _locator(line: Line, item: Item, rng: random.Random, form: str) -> None:
    """Volume, issue and pages: `form` is "V(I):P" with the signs that a style uses."""
    issue = item.issue
    if issue is None and item.volume and rng.random() < 0.03:
        issue = rng.choice(("Suppl 1", "Suppl", "Pt 2", "Suppl. 8", "Supplement"))
    for sign in form:
        if sign == "V" and item.volume:
            volume = item.volume
            if rng.random() < 0.015 and item.issued and item.page:
                volume = str(item.issued.year)  # journals that count volumes by the year
            line.put(volume, "vo")
        elif sign == "I":
            if issue and issue[0].isalpha() and rng.random() < 0.5:
                line.put(rng.choice((" ", " ", ", ")))
                line.put(issue, "is")
                line.put(rng.choice(("", ".")))
            elif issue:
                line.put(rng.choice(("(", "(", "(", "(", " (")))
                line.put(issue, "is")
                line.put(")")
        elif sign == "P":
            if item.page:
                word = (
                    rng.choice(("Article No. ", "Article ", "Art. "))
                    if "-" not in item.page and rng.random() < 0.02
                    else ""
                )  # noqa: E501
                if rng.random() < 0.012 and "-" not in item.page:
                    line.put(f"{rng.randint(2, 30)}. ")
                put_pages(line, item, rng, word)
            else:
                _drop_sign(line)
        elif sign == "p":
            put_pages(
                line, item, rng, rng.choice(("pp. ", "p. ", "pp ", "pages ", "pp.", "S. ", ""))
            )
            if not item.page:
                _drop_sign(line)
        elif sign not in "V":
            line.put(sign)


def _drop_sign(line: Line) -> None:
    """A separator that leads to nothing is not printed."""
    while line.pieces and line.pieces[-1][1] == "o" and line.pieces[-1][0].strip(" :,;") == "":
        line.pieces.pop()


def nlm(item: Item, rng: random.Random) -> Line:
    """NLM, Vancouver, AMA: authors. title. journal. year;volume(issue):pages."""
    line = Line()
    _authors(line, item, vancouver_names(rng), rng.choice((". ", ". ", ". ", ". ", ": ", " ")), rng)
    put_title(line, item.title or "", "none", rng.choice((". ", ". ", ". ", ". ", " ", ", ")), rng)
    _journal(line, item, rng.choice((". ", ". ", " ", " ", ", ")), rng)
    line.put(print_date(item.issued, rng, "nlm"), "dt")
    line.put(rng.choice((";", ";", ";", "; ", ", ", " ")))
    _locator(
        line,
        item,
        rng,
        rng.choice(("VI:P", "VI:P", "VI:P", "VI: P", "VI, P", "V:P", "V P", "VI P")),
    )
    line.put(rng.choice((".", ".", "")))
    return line


def geology(item: Item, rng: random.Random) -> Line:
    """Geological Society of America: authors, year, title: journal, v. 105, p. 671-683."""
    line = Line()
    _authors(line, item, rng.choice((dotted_names, forward_names))(rng), ", ", rng)
    early = rng.random() < 0.6
    if early:
        line.put(print_date(item.issued, rng, "year"), "dt")
        line.put(", ")
    put_title(line, item.title or "", "none", rng.choice((": ", ": ", ". ")), rng)
    _journal(line, item, ", ", rng)
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
    _authors(line, item, any_names(rng), rng.choice((". ", " ", ", ")), rng)
    put_title(
        line,
        item.title or "",
        rng.choice(("none", "none", "double", "french")),
        rng.choice((". ", " ", ", ")),
        rng,
    )
    _journal(line, item, rng.choice((" ", ". ", ", ")), rng)
    early = rng.random() < 0.5
    if early:
        line.put(print_date(item.issued, rng, "year"), "dt")
        line.put(rng.choice((" ", "; ")))
    _locator(line, item, rng, "V")
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


def bentham(item: Item, rng: random.Random) -> Line:
    """Bentham: "Family A.B.; Family C.; Title. Journal 2021,71(3),209-249"."""
    line = Line()
    style = NameStyle("fg", "A.B.", " ", "; ", "; ", rng.choice((99, 99, 10)), 10, " et al")
    _authors(line, item, style, rng.choice(("; ", "; ", " ", ". ")), rng)
    put_title(line, item.title or "", "none", ". ", rng)
    _journal(line, item, rng.choice((" ", ", ", "., ")), rng)
    line.put(print_date(item.issued, rng, "year"), "dt")
    sign = rng.choice((",", ", "))
    line.put(sign)
    _locator(line, item, rng, f"VI{sign}P")
    line.put(rng.choice(("", "", ".", " ")))
    return line


def springer(item: Item, rng: random.Random) -> Line:
    """Springer, PLOS, APA, Harvard: authors (year) title. journal volume(issue):pages."""
    line = Line()
    _authors(
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
    _journal(line, item, rng.choice((" ", ", ", ". ", " ", ", vol. ", ", Vol. ", ": ")), rng)
    _locator(
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
    _authors(line, item, any_names(rng), rng.choice((". ", ". ", ", ", " ")), rng)
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
    _journal(line, item, rng.choice((" ", " ", ", ", ". ")), rng)
    _locator(
        line, item, rng, rng.choice(("VI:P", "VI: P", "V: P", "VI, P", "VI:P", "V, P", "VI, p"))
    )
    line.put(rng.choice((".", "")))
    return line


def nature(item: Item, rng: random.Random) -> Line:
    """Nature, Science, APS: authors title. journal volume, pages (year)."""
    line = Line()
    style = rng.choice((dotted_names, vancouver_names, forward_names))(rng)
    _authors(line, item, style, rng.choice((" ", ". ", ", ", ", ", ": ")), rng)
    put_title(line, item.title or "", "none", rng.choice((". ", ". ", ", ")), rng)
    _journal(line, item, rng.choice((" ", " ", ", ", ". ")), rng)
    _locator(line, item, rng, rng.choice(("VI, P", "V, P", "VI:P", "V: P")))
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
    _authors(line, item, rng.choice((forward_names, dotted_names))(rng), ", ", rng)
    put_title(line, item.title or "", rng.choice(("none", "none", "none", "double")), ", ", rng)
    _journal(line, item, rng.choice((" ", " ", ", ")), rng)
    line.put(rng.choice(("", "", "Vol. ", "vol. ", "v. ")))
    _locator(line, item, rng, "VI")
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
    _authors(line, item, style, rng.choice((", ", ", ", ". ", " ", "; ")), rng)
    _journal(line, item, rng.choice((", ", " ", ". ", ".; ")), rng)
    date = print_date(item.issued, rng, "year")
    if rng.random() < 0.6:
        line.put(date, "dt")
        sign = rng.choice((", ", ", ", ";", "; "))
        line.put(sign)
        _locator(line, item, rng, rng.choice(("VI, P", "V, P", "VI:P")))
    else:
        _locator(line, item, rng, "VI, P" if rng.random() < 0.7 else "VI")
        line.put(" (")
        line.put(date, "dt")
        line.put(")")
    line.put(rng.choice((".", ".", "")))
    return line


def humanities(item: Item, rng: random.Random) -> Line:
    """MLA, Chicago, French, German and Italian: names, “Title,” journal 12, no. 3 (1999): 5-24."""
    line = Line()
    _authors(
        line,
        item,
        rng.choice((full_names, full_names, forward_names, dotted_names))(rng),
        rng.choice((". ", ", ", ", ", ": ")),
        rng,
    )  # noqa: E501
    quote = rng.choice(
        ("double", "double", "straight", "french", "tight", "single", "german", "none", "none")
    )
    put_title(line, item.title or "", quote, rng.choice((". ", ", ", ", ")), rng)
    line.put(rng.choice(("", "", "", "", "in ", "in: ", "In: ", "dans ")))
    _journal(line, item, rng.choice((" ", ", ", " ", ". ")), rng)
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
    _authors(
        line,
        item,
        rng.choice((forward_names, forward_names, dotted_names, full_names))(rng),
        rng.choice((", ", ", ", ". ", ": ")),
        rng,
    )  # noqa: E501
    quote = rng.choice(("double", "straight", "none", "none", "double"))
    put_title(line, item.title or "", quote, rng.choice((", ", ", ", ". ")), rng)
    _journal(line, item, rng.choice((", ", ", ", " ", ". ")), rng)
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
        _locator(line, item, rng, "VI")
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


def physiology(item: Item, rng: random.Random) -> Line:
    """APS physiology: authors. title. journal volume: pages, year."""
    line = Line()
    _authors(line, item, vancouver_names(rng), ". ", rng)
    put_title(line, item.title or "", "none", ". ", rng)
    _journal(line, item, " ", rng)
    _locator(line, item, rng, "VI: P")
    line.put(", ")
    line.put(print_date(item.issued, rng, "year"), "dt")
    line.put(".")
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
    _authors(line, item, any_names(rng), rng.choice((". ", ", ")), rng)
    _journal(line, item, rng.choice((", ", " ", ". ")), rng)
    month = print_month(item.issued, rng, "short") if item.issued else ""
    line.put(f"{month} {item.issued.year}".strip() if item.issued else "", "dt")
    line.put(rng.choice((", ", ";", " ")))
    _locator(line, item, rng, rng.choice(("VI:P", "VI, p", "V, P")))
    line.put(rng.choice((".", "")))
    return line


BIOMEDICAL: tuple[tuple[Style, int], ...] = (
    (nlm, 30), (springer, 22), (cell, 10), (nature, 12), (elsevier, 4), (untitled, 8), (bentham, 8),
    (physiology, 4), (geology, 1), (spaced, 2), (ieee, 2), (humanities, 2), (title_first, 1),
)  # fmt: skip
GENERAL: tuple[tuple[Style, int], ...] = (
    (springer, 26), (humanities, 26), (ieee, 18), (cell, 14), (elsevier, 6), (nature, 4), (untitled, 4),
    (nlm, 5), (title_first, 2), (geology, 6), (spaced, 4),
)  # fmt: skip


def print_article(item: Item, styles: tuple[tuple[Style, int], ...], rng: random.Random) -> Line:
    """The article in one of the styles, drawn by weight, with its links."""
    kinds, weights = zip(*styles, strict=True)
    line: Line = rng.choices(kinds, weights)[0](item, rng)
    put_link(line, item, rng)
    return line
