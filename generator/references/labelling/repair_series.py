"""Labels of a container's volume, series and letters put right where the words between tell."""

from __future__ import annotations

import re

from generator.references.labelling.lexicon import LEXICON
from generator.references.labelling.tokens import Tokens

_ROMAN = re.compile(r"[IVXLC]{2,}")


def repair_series(tokens: Tokens, labels: list[str]) -> None:
    """Mend the labels in place."""
    if "ct" in labels:
        _name_series(tokens, labels)
        _take_roman_volume(tokens, labels)
        _keep_acronym(tokens, labels)


def _name_series(tokens: Tokens, labels: list[str]) -> None:
    """ "In Model Control, volume 402 of Lecture Notes": BibTeX's plain style names the series
    after the volume."""
    words = tokens.words
    if "of" not in words:
        return
    for place in range(2, len(words) - 2):
        if (
            words[place] == "of"
            and words[place - 1].isdigit()
            and words[place - 2].lower() in ("volume", "vol", ".")
            and labels[place + 1] == "ct"
            and "ct" in labels[: place - 1]
        ):
            labels[place] = "o"
            labels[place - 1] = "vo"
            end = place + 1
            while end < len(labels) and labels[end] == "ct":
                labels[end] = "co"
                end += 1
            return


def _take_roman_volume(tokens: Tokens, labels: list[str]) -> None:
    """ "Harvard Business Review, XLIII (1965)": numerals behind a comma are the volume."""
    if "vo" in labels:
        return
    words = tokens.words
    last = len(labels) - 1 - labels[::-1].index("ct")
    if last > 1 and words[last - 1] == "," and _ROMAN.fullmatch(words[last]):
        labels[last - 1 : last + 1] = ["o", "vo"]


def _keep_acronym(tokens: Tokens, labels: list[str]) -> None:
    """ "Conference on Computer Vision | (CVPR)": a conference keeps the letters it is known by."""
    words = tokens.words
    if "(" not in words:
        return
    for place in range(1, len(words) - 2):
        if words[place] != "(" or labels[place - 1] != "ct" or labels[place] == "ct":
            continue
        end = next(
            (at for at in range(place + 2, min(place + 5, len(words))) if words[at] == ")"), 0
        )
        if not end or not (words[place + 1].isupper() and 2 < len(words[place + 1]) < 9):
            continue
        begun = place
        while begun and labels[begun - 1] == "ct":
            begun -= 1
        if any("l=prc" in LEXICON.get(word.lower(), ()) for word in words[begun:place]):
            labels[place : end + 1] = ["ct"] * (end + 1 - place)
        return
