"""Facts printed as the strings a reference list holds, with the noise that real pages have."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable

from generator.model.item import Item
from training.articles import (
    bentham,
    cell,
    elsevier,
    nature,
    nlm,
    physiology,
    springer,
    untitled,
)
from training.articles_elsewhere import (
    geology,
    humanities,
    ieee,
    spaced,
    title_first,
)
from training.line import Line
from training.monographs import (
    print_book,
    print_chapter,
    print_paper,
    print_site,
    print_thesis,
)
from training.parts import put_link

_BY_TYPE = {
    "book": print_book,
    "chapter": print_chapter,
    "paper-conference": print_paper,
    "thesis": print_thesis,
    "report": print_thesis,
    "webpage": print_site,
    "article": print_site,
    "article-newspaper": print_site,
}
_LABELS = (
    " - DOI - PubMed",
    " - DOI - PMC - PubMed",
    " - PubMed",
    " [CrossRef]",
    " Google Scholar",
    " [PubMed] [Google Scholar]",
)

Style = Callable[[Item, random.Random], Line]
BIOMEDICAL: tuple[tuple[Style, int], ...] = (
    (nlm, 30), (springer, 22), (cell, 10), (nature, 12), (elsevier, 4), (untitled, 8), (bentham, 8),
    (physiology, 4), (geology, 1), (spaced, 2), (ieee, 2), (humanities, 2), (title_first, 1),
)  # fmt: skip
GENERAL: tuple[tuple[Style, int], ...] = (
    (springer, 26), (humanities, 26), (ieee, 18), (cell, 14), (elsevier, 6), (nature, 4),
    (untitled, 4),
    (nlm, 5), (title_first, 2), (geology, 6), (spaced, 4),
)  # fmt: skip


def print_item(item: Item, rng: random.Random, biomedical: bool = False) -> Line:
    """One item in one style, labelled, with noise now and then."""
    if not item.title:
        item = dataclasses.replace(item, title="Untitled")
    printer = _BY_TYPE.get(item.type)
    if printer is not None and not (item.type == "report" and item.container_title):
        line = printer(item, rng)
    elif item.container_title:
        line = _print_article(item, BIOMEDICAL if biomedical else GENERAL, rng)
    else:
        line = print_book(item, rng)
    return add_noise(line, rng)


def _print_article(item: Item, styles: tuple[tuple[Style, int], ...], rng: random.Random) -> Line:
    """The article in one of the styles, drawn by weight, with its links."""
    kinds, weights = zip(*styles, strict=True)
    line: Line = rng.choices(kinds, weights)[0](item, rng)
    put_link(line, item, rng)
    return line


def add_noise(line: Line, rng: random.Random) -> Line:
    """Numbers in front, stray labels behind, lost and doubled spaces, cut strings, OCR dashes."""
    pieces = list(line.pieces)
    if rng.random() < 0.13:
        number = rng.randint(1, 250)
        form = rng.choice(("{}. ", "[{}] ", "{} ", "({}) ", "{}- ", "{}.", "[{}]"))
        pieces.insert(0, (form.format(number), "nu"))
    elif rng.random() < 0.01:
        pieces.insert(0, (rng.choice(("- ", "• ", "See ", "* ")), "o"))
    chance = rng.random()
    if chance < 0.08:
        pieces.append((rng.choice(_LABELS), "o"))
    elif chance < 0.10:
        pieces.append(
            (
                rng.choice(
                    (" in press", " (in French)", " [Epub ahead of print]", " IF 2.053", " Review.")
                ),
                "o",
            )
        )
    chance = rng.random()
    if chance < 0.04:
        pieces = [_lose_space(piece) if rng.random() < 0.25 else piece for piece in pieces]
    elif chance < 0.055:
        pieces = _glue_volume(pieces)
    elif chance < 0.071:
        pieces = [(text.replace(" ", "  ", 1), label) for text, label in pieces]
    elif chance < 0.081:
        pieces = pieces[: max(3, len(pieces) - rng.randint(1, 4))]
    elif chance < 0.1:
        pieces = _drop_stop(pieces, rng)
    return Line(pieces)


def _lose_space(piece: tuple[str, str]) -> tuple[str, str]:
    """A separator without its space, as careless extraction leaves it."""
    text, label = piece
    if text != text.rstrip() and text.strip() and label[-1] in "ox":
        return text.rstrip(), label
    return piece


def _glue_volume(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The space between a journal and its volume is lost ("BMJ372, 71")."""
    out = []
    for place, piece in enumerate(pieces):
        around = pieces[place - 1 : place] + pieces[place + 1 : place + 2]
        if piece[0] == " " and [label for _, label in around] == ["ct", "vo"]:
            continue
        out.append(piece)
    return out


def _drop_stop(pieces: list[tuple[str, str]], rng: random.Random) -> list[tuple[str, str]]:
    """One full stop between two parts is missing."""
    places = [i for i, (text, label) in enumerate(pieces) if label == "o" and text == ". "]
    if places:
        place = rng.choice(places)
        pieces[place] = (" ", "o")
    return pieces
