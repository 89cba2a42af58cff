"""Years and places that end a title, told from the date and the publisher's place."""

from __future__ import annotations

import re

from generator.references.labelling.tokens import Tokens

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_DASHES = frozenset("-‐‑‒–—−?")
_LATER = re.compile(r"\d{2}(?:\d{1,2})?")
_LONGEST_PLACE = 9


def repair_years(tokens: Tokens, labels: list[str]) -> None:
    """Mend the labels in place."""
    _keep_years(tokens, labels)
    _keep_place(tokens, labels)


def _keep_years(tokens: Tokens, labels: list[str]) -> None:
    """ "Seaweed in the north (1914-1918). Oslo: Elm, 1990": years that a title is about are no
    date and no pages."""
    words = tokens.words
    for place in range(2, len(words) - 4):
        if (
            words[place] != "("
            or words[place + 4] != ")"
            or words[place + 2] not in _DASHES
            or not re.fullmatch(r"\d{3,4}", words[place + 1])
            or not _LATER.fullmatch(words[place + 3])
        ):
            continue
        # Behind a closing quotation mark these are the pages: "‘Rafts’ (377-393) in Okafor (ed.)".
        titled = labels[place - 1] == "ti" and words[place - 1].isalnum()
        if titled and any(map(_YEAR.fullmatch, words[:place] + words[place + 5 :])):
            labels[place : place + 5] = ["ti"] * 5


def _keep_place(tokens: Tokens, labels: list[str]) -> None:
    """ "… clinics in Kinshasa, | Democratic Republic of Congo. J. Rafts 1, 5": no publisher and no
    place stands between an article's title and its journal."""
    words = tokens.words
    if "ti" not in labels or "ct" not in labels or "vo" not in labels or "e.f" in labels:
        return
    journal = labels.index("ct")
    end = journal - 1
    if end < 2 or words[end] != "." or labels[end] != "o" or "vo" in labels[:journal]:
        return
    begun = end
    while begun and labels[begun - 1] in ("pl", "pb", "o") and end - begun < _LONGEST_PLACE:
        begun -= 1
    if not begun or labels[begun - 1] != "ti" or words[begun] != ",":
        return
    between = words[begun:end]
    named = {labels[at] for at in range(begun, end)} & {"pl", "pb"}
    if named and all(word.isalpha() or word in ",-." for word in between):
        labels[begun:end] = ["ti"] * (end - begun)
