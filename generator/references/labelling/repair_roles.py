"""Editors and translators told by the word before their names."""

from __future__ import annotations

from generator.references.labelling.tokens import Tokens

_BY = {"edited": "e", "translated": "t"}
_SHORT = {"ed": "e", "trans": "t"}
_PARTICLES = frozenset("de da di du van von der den la le el al ter".split())
_LONGEST_NAME = 5


def repair_roles(tokens: Tokens, labels: list[str]) -> None:
    """ "Rafts, edited by | Nils Larsson, | 26-28", "Rafts. Trans. | A. Meer. | Oslo": mend the
    labels in place."""
    words = tokens.words
    if "vo" in labels and "pb" not in labels:
        return  # "Trans. Rafts Soc. 24"
    for place in range(2, len(words) - 3):
        word = words[place].lower()
        following = words[place + 1].lower()
        if word in _BY and following == "by":
            role = _BY[word]
        elif word in _SHORT and following == "." and labels[place - 2] in ("ti", "ct"):
            role = _SHORT[word]
        else:
            continue
        if labels[place + 2][1:2] != ".":
            _name(tokens, labels, place, role)


def _name(tokens: Tokens, labels: list[str], place: int, role: str) -> None:
    """Label the names that follow the word at a place and what stands behind it."""
    words = tokens.words
    first = at = place + 2
    found: list[str] = []
    begun = first
    while at < len(words):
        word = words[at]
        stop = word == "." and at > begun and len(words[at - 1]) == 1
        named = (word[0].isupper() and word.isalpha()) or word in _PARTICLES or word in "-‐’'"
        if named or stop:
            found.append("g")
        elif word in ("and", "&") and at > begun:
            found[begun - first :] = _cut(words, begun, at)
            found.append("x")
            begun = at + 1
        else:
            break
        at += 1
    if at == len(words) or words[at] not in ".,;:()" or at - first > 3 * _LONGEST_NAME:
        return
    found[begun - first :] = _cut(words, begun, at)
    if "?" in found or not found:
        return
    labels[place:first] = ["o", "o"]
    labels[first:at] = [f"{role}.{kind}" for kind in found]
    if labels[at] not in ("dt", "pg"):
        labels[at] = "o"


def _cut(words: list[str], begun: int, end: int) -> list[str]:
    """The labels of one name, given names first; a question mark where it is none."""
    whole = [at for at in range(begun, end) if len(words[at]) > 1 and words[at] not in _PARTICLES]
    if not whole or not 1 < end - begun <= _LONGEST_NAME + 2:
        return ["?"] * (end - begun)
    family = whole[-1]
    while family - 2 >= begun and words[family - 1] in "-‐’'":
        family -= 2
    while family - 1 > begun and words[family - 1] in _PARTICLES:
        family -= 1
    if family == begun:
        return ["?"] * (end - begun)
    return ["g"] * (family - begun) + ["f"] * (end - family)
