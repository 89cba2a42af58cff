"""Books, chapters, papers, theses, reports, preprints, news and sites in many styles."""

from __future__ import annotations

import random

from generator.model.item import Item
from training.line import (
    Line,
    any_names,
    dotted_names,
    forward_names,
    full_names,
    put_names,
    vancouver_names,
)
from training.parts import (
    print_date,
    put_edition,
    put_imprint,
    put_link,
    put_pages,
    put_title,
)
from training.words import read_list

_STYLES = (any_names, dotted_names, full_names, full_names, forward_names, vancouver_names)
_EDITOR_STYLES = (forward_names, forward_names, dotted_names, full_names, vancouver_names)
_EDS = (" (Eds.)", " (eds.)", ", eds.", " (Ed.)", ", ed.", " (Hg.)", " (Hrsg.)", " (ed.)",
        ", editors", " (dir.)", " (eds)", ", Eds.", " eds.", " (org.)", " (coord.)")  # fmt: skip


def _open(line: Line, item: Item, rng: random.Random) -> bool:
    """Names and, in author-date styles, the date; True where the date is printed."""
    style = rng.choice(_STYLES)(rng)
    if item.author:
        if rng.random() < 0.02:
            line.put(rng.choice(("———", "---", "———.", "____", "Id.")), "a.l")
        else:
            put_names(line, item.author, style, "a", item.authors_complete, rng)
    elif item.editor and item.type in ("book", "report"):
        put_names(line, item.editor, style, "e", True, rng)
        line.put(rng.choice(_EDS))
    else:
        return False
    early = rng.random() < 0.5
    if not early:
        stop = rng.choice((". ", ", ", ", ", ": ", " "))
        line.put(stop[1:] if line.text.endswith(".") and stop[0] == "." else stop)
        return False
    opening, closing = rng.choice(
        ((" (", "). "), (" (", "). "), (" (", ") "), (" (", "): "), (" (", "), "), (". ", ". "),
        (", ", ". "),
         (" ", ". "), (" ", " "), (", ", ", "), (" ", ": "), (" [", "] "))
    )  # fmt: skip
    line.put(opening[1:] if line.text.endswith(".") and opening[0] == "." else opening)
    date = print_date(item.issued, rng, "any" if rng.random() < 0.3 else "year") or rng.choice(
        ("n.d.", "s.d.")
    )
    line.put(date + (rng.choice("ab") if date.isdigit() and rng.random() < 0.05 else ""), "dt")
    line.put(closing)
    return True


def _end(line: Line, rng: random.Random) -> None:
    if not line.text.endswith("."):
        line.put(rng.choice((".", ".", "")))


def print_book(item: Item, rng: random.Random) -> Line:
    """A book: names, title, edition, volume, translator, series, imprint."""
    line = Line()
    dated = _open(line, item, rng)
    put_title(line, item.title or "", rng.choice(("none",) * 12 + ("double", "french")), "", rng)
    put_edition(line, item, rng)
    if item.volume:
        line.put(
            rng.choice((", vol. ", ", Vol. ", ". Vol. ", " (Vol. ", ", t. ", ", Bd. ", ". Volume "))
        )
        closing = ")" if "(" in line.pieces[-1][0] else ""
        line.put(item.volume, "vo")
        line.put(closing)
    if item.translator:
        line.put(
            rng.choice(
                (". Trans. ", ", trans. ", " (trans. ", ", translated by ", ", tr. ", ", trad. ")
            )
        )
        closing = ")" if "(" in line.pieces[-1][0] else ""
        put_names(line, item.translator, forward_names(rng), "t", True, rng)
        line.put(closing)
    if item.collection_title:
        line.put(rng.choice((" (", ". ", ", coll. « ", ", ")))
        closing = {" (": ")", ", coll. « ": " »"}.get(line.pieces[-1][0], "")
        line.put(item.collection_title, "co")
        if rng.random() < 0.5:
            line.put(f" {rng.randint(1, 200)}")
        line.put(closing)
    stop = rng.choice((". ", ". ", ", ", ", ", " "))
    line.put(stop[1:] if line.text.endswith(".") and stop[0] == "." else stop)
    put_imprint(line, item, rng, not dated)
    if item.number_of_pages:
        line.put(rng.choice((", ", ". ", ": ")))
        line.put(
            item.number_of_pages + rng.choice((" p.", " pp.", " pages", " S.", " s", "p")), "pg"
        )
    _end(line, rng)
    return line


def print_chapter(item: Item, rng: random.Random) -> Line:
    """A chapter: names, title, "In", editors, book, pages, imprint, in several orders."""
    line = Line()
    dated = _open(line, item, rng)
    quote = rng.choice(
        ("none", "none", "none", "none", "double", "double", "single", "french", "straight")
    )
    put_title(line, item.title or "", quote, rng.choice((". ", ". ", ", ", " ")), rng)
    line.put(rng.choice(("In ", "In ", "In: ", "in ", "In: ", "in: ", "dans ", "in: ", "")))
    where = rng.choice(("before", "before", "after", "after"))
    editors = rng.choice(_EDITOR_STYLES)(rng)
    if item.editor and where == "before":
        put_names(line, item.editor, editors, "e", True, rng)
        line.put(rng.choice((*_EDS, *_EDS, "")) + rng.choice((", ", " ", ": ", ". ")))
    line.put(item.container_title or "", "ct")
    put_edition(line, item, rng)
    pages_in_brackets = rng.random() < 0.35
    if item.volume and rng.random() < 0.8:
        line.put(rng.choice((", vol. ", " (Vol. ", ", Vol. ", " Vol. ")))
        closing = ")" if "(" in line.pieces[-1][0] else ""
        line.put(item.volume, "vo")
        line.put(closing)
    if item.editor and where == "after":
        words = rng.choice(
            (
                ", ed. ",
                ", edited by ",
                ". Ed. ",
                ", eds. ",
                " (ed. ",
                ". Edited by ",
                ", hg. v. ",
                " [",
                ". ",
            )
        )
        line.put(words)
        put_names(line, item.editor, forward_names(rng), "e", True, rng)
        line.put({" (ed. ": ")", " [": ", editors]", ". ": ", eds."}.get(words, ""))
    if item.page and pages_in_brackets:
        put_pages(line, item, rng, rng.choice((" (pp. ", " (pp.", " (p. ", " (")))
        line.put(")")
    if item.collection_title:
        line.put(rng.choice((", ", " (")))
        closing = ")" if "(" in line.pieces[-1][0] else ""
        line.put(item.collection_title, "co")
        line.put(closing)
    if item.page and not pages_in_brackets and rng.random() < 0.4:
        put_pages(
            line, item, rng, rng.choice((", pp. ", ", ", ": ", ", p. ", ". pp. ", ", pages "))
        )
        pages_in_brackets = True
    stop = rng.choice((". ", ". ", ", ", ", ", " "))
    line.put(stop[1:] if line.text.endswith(".") and stop[0] == "." else stop)
    put_imprint(line, item, rng, not dated)
    if item.page and not pages_in_brackets:
        put_pages(
            line,
            item,
            rng,
            rng.choice((", pp. ", ", ", ": ", ", p. ", ". pp. ", ", S. ", "; pp. ", " pp. ")),
        )
    _end(line, rng)
    put_link(line, item, rng)
    return line


def print_paper(item: Item, rng: random.Random) -> Line:
    """A paper in proceedings."""
    line = Line()
    dated = _open(line, item, rng)
    put_title(
        line,
        item.title or "",
        rng.choice(("none", "none", "none", "double", "straight")),
        rng.choice((". ", ", ", ". ")),
        rng,
    )
    container = item.container_title or ""
    presented = container.startswith(("Paper", "Poster"))
    if presented and rng.random() < 0.3:
        line.put("Presented at: ")
        container = container.partition("at the ")[2] or container
    line.put("" if presented else rng.choice(("In ", "In ", "in ", "In: ", "", "")))
    line.put(container, "ct")
    if item.volume:
        line.put(rng.choice((", vol. ", ", volume ", " ", ", Vol. ")))
        line.put(item.volume, "vo")
    place_first = rng.random() < 0.5
    if place_first and item.publisher_place:
        line.put(", ")
        line.put(item.publisher_place, "pl")
    put_pages(
        line, item, rng, rng.choice((", pp. ", ", pages ", ", ", " (pp. ", ": ", ", p. ", " pp. "))
    )
    if item.page and line.pieces[-2][0] == " (pp. ":
        line.put(")")
    if item.publisher_place and not place_first:
        line.put(rng.choice((", ", ". ", "; ")))
        line.put(item.publisher_place, "pl")
    if not dated and rng.random() < 0.85 and item.publisher is None:
        line.put(rng.choice((", ", ". ", " (")))
        closing = ")" if "(" in line.pieces[-1][0] else ""
        date = print_date(item.issued, rng, "prose")
        line.put(_days(date[-4:], rng) if rng.random() < 0.12 else date, "dt")
        line.put(closing)
    elif item.publisher:
        line.put(rng.choice((". ", ", ")))
        line.put(item.publisher, "pb")
        if not dated:
            line.put(rng.choice((", ", " ")))
            line.put(print_date(item.issued, rng, "prose"), "dt")
    _end(line, rng)
    put_link(line, item, rng)
    return line


def _days(year: str, rng: random.Random) -> str:
    """The days of a meeting ("July 7-10, 2015", "2007 Sep 3–7")."""
    first = rng.randint(1, 25)
    month = rng.choice(("May", "June", "July", "Sep", "October", "Dec"))
    days = f"{first}{rng.choice('-–')}{first + rng.randint(1, 4)}"
    return rng.choice(
        (f"{month} {days}, {year}", f"{days} {month} {year}", f"{year} {month} {days}")
    )


def print_thesis(item: Item, rng: random.Random) -> Line:
    """A thesis or report: genre and institution after the title."""
    line = Line()
    dated = _open(line, item, rng)
    put_title(
        line, item.title or "", rng.choice(("none", "none", "none", "double", "straight")), "", rng
    )
    if item.genre:
        line.put(rng.choice((". ", ", ", " (", " [", ". ")))
        closing = {" (": ")", " [": "]"}.get(line.pieces[-1][0], "")
        line.put(item.genre, "ge")
        line.put(closing)
    if item.publisher:
        line.put(rng.choice((", ", ". ", ": ")))
        line.put(item.publisher, "pb")
    if item.publisher_place:
        line.put(", ")
        line.put(item.publisher_place, "pl")
    if not dated:
        line.put(rng.choice((", ", ". ", " (")))
        closing = ")" if "(" in line.pieces[-1][0] else ""
        line.put(print_date(item.issued, rng, "any"), "dt")
        line.put(closing)
    _end(line, rng)
    put_link(line, item, rng)
    return line


def print_site(item: Item, rng: random.Random) -> Line:
    """A web page, newspaper article or preprint: names, title, site, date, link."""
    line = Line()
    dated = _open(line, item, rng)
    put_title(
        line,
        item.title or "",
        rng.choice(("none", "none", "none", "double", "straight", "french")),
        "",
        rng,
    )
    line.put(
        rng.choice(("", "", "", " [Internet]", " [Online]", " [WWW document]", " [Blog post]"))
    )
    stop = rng.choice((". ", ". ", ", "))
    line.put(stop[1:] if line.text[-1:] in "?!" and item.container_title is None else stop)
    if item.container_title:
        line.put(item.container_title, "ct")
        line.put(rng.choice((", ", ". ", " ", "; ")))
    elif rng.random() < 0.25:
        publisher, place = rng.choice(read_list("publishers")).split("|")
        publisher = rng.choice((publisher, *read_list("groups")))
        line.put(place, "pl")
        line.put(": ")
        line.put(publisher, "pb")
        line.put(rng.choice(("; ", ", ", ". ")))
    if not dated and item.issued:
        opening, closing = rng.choice((("(", ")"), ("", ""), ("", ",")))
        line.put(opening)
        line.put(print_date(item.issued, rng, "any"), "dt")
        line.put(closing)
    put_pages(line, item, rng, rng.choice((", p. ", ", ", " p. ", ": ")))
    _end(line, rng)
    put_link(line, item, rng)
    return line
