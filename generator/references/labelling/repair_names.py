"""Labels of names put right where their order, their initials and the signs between tell better."""

from __future__ import annotations

from generator.references.labelling.lexicon import LEXICON
from generator.references.labelling.tokens import Tokens

_JOINERS = frozenset("-‐‑–'’ʼ")
_BEHIND = ("ti", "ct")
_GROUPS = frozenset(("group", "consortium", "investigators", "collaborators", "collaboration"))
_LONGEST_NAME = 6
_WHOLE = 3


def repair_names(tokens: Tokens, labels: list[str]) -> None:
    """Mend the labels of the authors in place."""
    last = max((place for place, label in enumerate(labels) if label[:2] == "a."), default=-1)
    if last < 0:
        return
    first = next(place for place, label in enumerate(labels) if label[:2] == "a.")
    _turn_initials(tokens, labels, first, last)
    _keep_given(tokens, labels, first, last)
    if labels[first] == "a.g":
        _find_last_family(tokens, labels, last)
    elif labels[first] == "a.f":
        _give_back_words(tokens, labels, last)
        _name_group(tokens, labels, last)


def _is_initial(word: str) -> bool:
    return word in "-‐." or (word.isupper() and len(word) < 3)


def _find_last_family(tokens: Tokens, labels: list[str], last: int) -> None:
    """ "J. Heled, A.J. | Drummond Bayesian inference": nobody is called by initials alone."""
    words = tokens.words
    place = last + 1
    if place + 2 >= len(words) or labels[place] not in _BEHIND or words[last] != ".":
        return
    begun = last
    while begun >= 0 and labels[begun] == "a.g":
        if not _is_initial(words[begun]):
            return
        begun -= 1
    if begun == last or (begun >= 0 and labels[begun] == "a.f"):
        return
    if "ti" in labels[:last] or "ct" in labels[:last]:
        if labels[place] == "ct":
            labels[begun + 1 : place] = ["ct"] * (last - begun)  # "Title, C.R. | Acad. Sci."
        return
    while place + 1 < len(words) and "l=par" in LEXICON.get(words[place], ()):
        place += 1
    if not (words[place].isalpha() and words[place][0].isupper() and len(words[place]) > 1):
        return
    while (
        place + 2 < len(words)
        and words[place + 1] in _JOINERS
        and tokens.is_glued(place + 1)
        and tokens.is_glued(place + 2)
    ):
        place += 2
    full = place + 2
    if (
        full < len(words)
        and words[full] == "."
        and words[place + 1].istitle()
        and len(words[place]) < 6
    ):
        place += 1  # "L. Delle Site. Design of kinetic functionals"
        labels[full] = "o"
    if place + 1 < len(words) and (words[place + 1][0].isalnum() or words[place + 1] == "."):
        labels[last + 1 : place + 1] = ["a.f"] * (place - last)


def _give_back_words(tokens: Tokens, labels: list[str], last: int) -> None:
    """ "Antonets K.S. Salmonella-Based | Biorodenticides": behind the stop of the last initials the
    title begins, where what follows has no given name."""
    words = tokens.words
    given = next((place for place in range(last, 0, -1) if labels[place] == "a.g"), 0)
    stop = given if words[given] == "." else given + 1
    start = stop + 1
    before = given
    while before and labels[before] == "a.g" and _is_initial(words[before]):
        before -= 1
    if (
        before == given
        or labels[before] != "a.f"
        or not start <= last < len(words) - 2
        or words[stop] != "."
        or set(labels[start : last + 1]) != {"a.f"}
        or not (words[last + 1].isalnum() or words[last + 1] == ":")
        or not any(label in _BEHIND for label in labels[last + 1 : last + 3])
    ):
        return
    end = last + 1 + (labels[last + 1] not in _BEHIND)
    labels[start:end] = ["ti"] * (end - start)


def _turn_initials(tokens: Tokens, labels: list[str], first: int, last: int) -> None:
    """ "Neves LCBG, Hendriks J": four capitals after a name are its initials."""
    words = tokens.words
    for place in range(first + 1, last + 1):
        word, before = words[place], words[place - 1]
        if (
            labels[place - 1] in ("a.f", "a.g")
            and labels[place] == "a.f"
            and labels[place + 1 : place + 2] != ["a.g"]
            and word.isupper()
            and word.isalpha()
            and 3 < len(word) < 6
            and len(before) > 2
            and before[1:].islower()
            and (place < 2 or labels[place - 2] not in ("a.f", "a.g"))
        ):
            labels[place - 1 : place + 1] = ["a.f", "a.g"]


def _keep_given(tokens: Tokens, labels: list[str], first: int, last: int) -> None:
    """ "Larsson, Nils | Petter.", "Okafor, Ada | de": what follows a given name that stands behind
    the family name's comma is given too."""
    words = tokens.words
    for place in range(first + 3, last + 1):
        if labels[place - 1 : place + 1] != ["a.g", "a.f"] or len(words[place - 1]) < _WHOLE:
            continue
        begun = place - 1
        while labels[begun - 1] == "a.g":
            begun -= 1
        if labels[begun - 2 : begun] == ["a.f", "a.p"] and words[begun - 1] == ",":
            labels[place] = "a.g"


def _name_group(tokens: Tokens, labels: list[str], last: int) -> None:
    """ "Glynn RJ CANTOS Trial Group. Title": the group is an author, not three people."""
    words = tokens.words
    if words[last].lower() not in _GROUPS or labels[last] == "a.l":
        return
    begun = last
    while begun and labels[begun - 1] in ("a.f", "a.g") and not _is_given(words[begun - 1]):
        begun -= 1
    if last - begun > 1 or begun == 0:
        labels[begun : last + 1] = ["a.l"] * (last + 1 - begun)


def _is_given(word: str) -> bool:
    return word == "." or (word.isupper() and len(word) < 4)
