"""Authors, journal and locator of an article, as its styles print them."""

from __future__ import annotations

import random

from generator.model.item import Item
from training.journals import vary_journal
from training.line import Line, NameStyle, put_names
from training.parts import put_pages


def put_authors(line: Line, item: Item, style: NameStyle, end: str, rng: random.Random) -> None:
    """Print the authors in a style, and what closes them."""
    if not item.author:
        return
    put_names(line, item.author, style, "a", item.authors_complete, rng)
    if line.text.endswith(".") and end.startswith("."):
        end = end[1:] or " "
    line.put(end)


def put_journal(line: Line, item: Item, end: str, rng: random.Random) -> None:
    """Print the journal in one of its spellings, and what closes it."""
    name = vary_journal(item.container_title or "", rng)
    line.put(name, "ct")
    if name.endswith(".") and end.startswith("."):
        end = end[1:]
    line.put(end)


def put_locator(line: Line, item: Item, rng: random.Random, form: str) -> None:
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
                )
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
