"""Labels put right where the string's own signs contradict them: each rule for a known slip."""

from __future__ import annotations

import re

from generator.references.labelling.lexicon import LEXICON
from generator.references.labelling.repair_containers import repair_containers
from generator.references.labelling.repair_imprint import repair_imprint
from generator.references.labelling.repair_names import repair_names
from generator.references.labelling.repair_numbers import repair_numbers
from generator.references.labelling.repair_roles import repair_roles
from generator.references.labelling.repair_series import repair_series
from generator.references.labelling.repair_signs import repair_signs
from generator.references.labelling.repair_titles import repair_titles
from generator.references.labelling.repair_years import repair_years
from generator.references.labelling.tokens import Tokens

_SUPPLEMENT = re.compile(r"suppl(?:ement)?s?", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{1,4}[A-Z]|[A-Z]{2,6}")
_LONGEST_PLACE = 7
_SMALL = 4
Run = tuple[str, int, int]


def repair_labels(tokens: Tokens, labels: list[str]) -> list[str]:
    """The labels with the known slips put right; the same list where there are none."""
    labels = list(labels)
    repair_names(tokens, labels)
    repair_titles(tokens, labels)
    repair_series(tokens, labels)
    _take_volume_letter(tokens, labels)
    _join_first_names(tokens, labels)
    _drop_lone_editors(tokens, labels)
    _split_imprint(tokens, labels)
    _find_series(tokens, labels)
    _give_back_title(tokens, labels)
    _give_back_question(tokens, labels)
    _find_lost_journal(tokens, labels)
    _find_supplement(tokens, labels)
    repair_signs(tokens, labels)
    repair_numbers(tokens, labels)
    repair_years(tokens, labels)
    repair_roles(tokens, labels)
    repair_containers(tokens, labels)
    repair_imprint(tokens, labels)
    return labels


def list_runs(labels: list[str]) -> list[Run]:
    """Stretches of one label: (label, first token, last token)."""
    runs: list[Run] = []
    for place, label in enumerate(labels):
        if runs and runs[-1][0] == label:
            runs[-1] = (label, runs[-1][1], place)
        else:
            runs.append((label, place, place))
    return runs


def _is_stop(tokens: Tokens, place: int) -> bool:
    """Whether the token is a full stop that ends a sentence, not an abbreviation."""
    if tokens.words[place] != "." or place + 1 >= len(tokens.words) or tokens.is_glued(place + 1):
        return False
    before = tokens.words[place - 1] if place else ""
    if len(before) < 4 or not tokens.words[place + 1][0].isupper():
        return False
    word = before.lower()
    return word[-1] == "y" or "l=jrn" not in LEXICON.get(word, ())


def _take_volume_letter(tokens: Tokens, labels: list[str]) -> None:
    """ "150B(1)": the letter belongs to the volume."""
    for place in range(1, len(labels)):
        word = tokens.words[place]
        if (
            labels[place - 1] == "vo"
            and labels[place] == "o"
            and len(word) == 1
            and word.isupper()
            and tokens.is_glued(place)
        ):
            labels[place] = "vo"


def _has(tokens: Tokens, first: int, last: int, tag: str) -> bool:
    """Whether a word between two tokens is in a list of the lexicon."""
    words = tokens.words[max(0, first) : max(0, last)]
    return any(tag in LEXICON.get(word.lower(), ()) for word in words)


def _introduced(tokens: Tokens, first: int) -> bool:
    """Whether "In" after a sign stands before a token: ". In K. Larsson", not "Society in"."""
    return any(
        "l=in" in LEXICON.get(tokens.words[i].lower(), ())
        and (i == 0 or not tokens.words[i - 1].isalnum())
        for i in range(max(0, first - 3), first)
    )


def _join_first_names(tokens: Tokens, labels: list[str]) -> None:
    """One list of names at the start is of authors or of editors, not of both."""
    end = next((i for i, label in enumerate(labels) if label in ("ti", "ct", "dt")), 0)
    roles = [label[0] for label in labels[:end] if label[1:2] == "."]
    if len(set(roles)) < 2 or roles[0] != "a":
        return
    last = max(i for i in range(end) if labels[i][1:2] == ".")
    role = "e" if _has(tokens, last + 1, last + 5, "l=ed") else "a"
    for place in range(end):
        if labels[place][1:2] == ".":
            labels[place] = role + labels[place][1:]


def _drop_lone_editors(tokens: Tokens, labels: list[str]) -> None:
    """Editors without a word that calls them so are part of the title or the container."""
    first = 0
    while first < len(labels):
        role = labels[first][:2]
        if role not in ("e.", "t."):
            first += 1
            continue
        last = first
        while last + 1 < len(labels) and labels[last + 1][:2] == role:
            last += 1
        tag = "l=ed" if role == "e." else "l=tra"
        called = _has(tokens, first - 4, first, tag) or _has(tokens, last + 1, last + 6, tag)
        if not called and not (role == "e." and _introduced(tokens, first)):
            label = labels[first - 1] if first else "o"
            if label not in ("ti", "ct") and last + 1 < len(labels):
                label = labels[last + 1]
            if label not in ("ti", "ct"):
                label = "o"
            labels[first : last + 1] = [label] * (last + 1 - first)
        first = last + 1


def _find_series(tokens: Tokens, labels: list[str]) -> None:
    """A working paper series or a journal is a container, not a publisher."""
    if "ct" in labels or "pl" in labels or "ti" not in labels:
        return
    for label, first, last in list_runs(labels):
        if label == "pb" and tokens.words[last].lower() in ("series", "journal", "quarterly"):
            labels[first : last + 1] = ["ct"] * (last + 1 - first)


def _split_imprint(tokens: Tokens, labels: list[str]) -> None:
    """ "Stuttgart: Kröner" is a place and a publisher, also behind a title's stop."""
    words = tokens.words
    if "pl" in labels or "pb" not in labels:
        return
    first = labels.index("pb")
    colon = next(
        (at for at in range(first + 1, len(labels) - 1) if words[at] == ":"
         and labels[at - 1] == labels[at + 1] == "pb"),
        0,
    )  # fmt: skip
    if not colon:
        colon = first - 1
        first = colon
        while first > 1 and labels[first - 1] == "ti" and words[first - 1] != ".":
            first -= 1
        named = all(word.isalpha() or word in "-‐" for word in words[first:colon])
        apart = labels[first - 2 : first] == ["ti", "ti"] and colon - first < _LONGEST_PLACE
        if words[colon] != ":" or not (named and apart and words[first : first + 1] != [":"]):
            return
    labels[first:colon] = ["pl"] * (colon - first)
    labels[colon] = "o"


def _give_back_title(tokens: Tokens, labels: list[str]) -> None:
    """A container that begins within the title: "…Southwest | China. Ann. Hum. Biol."."""
    words = tokens.words
    runs = list_runs(labels)
    for number, (label, first, last) in enumerate(runs):
        if label != "ct" or number == 0:
            continue
        before = number - 1 if runs[number - 1][0] == "ti" else number - 2
        if before < 0 or runs[before][0] != "ti":
            continue
        end = runs[before][2]
        if words[end] in ".?!" or any(w not in (",", ":", "-") for w in words[end + 1 : first]):
            continue
        stop = next((i for i in range(first, last) if _is_stop(tokens, i)), first)
        # The stop may be an abbreviation's: "Mol. Phylogenet. Evol.", "Clim. Dynam."
        runs_on = end + 1 == first and words[end].islower() and len(words[end]) < _SMALL
        spoken = "." not in words[first:stop] and (stop > first + 1 or words[last] != ".")
        if stop > first and (runs_on or spoken):
            labels[end + 1 : stop] = ["ti"] * (stop - end - 1)
            labels[stop] = "o"


def _give_back_question(tokens: Tokens, labels: list[str]) -> None:
    """A journal asks nothing: "Sarcoidosis. | Where are we now? J. Rheumatol."."""
    for label, first, last in list_runs(labels):
        asked = [at for at in range(first, last) if tokens.words[at] == "?"]
        if label != "ct" or not asked or first < 2 or labels[first - 2 : first] != ["ti", "o"]:
            continue
        abbreviated = "vo" in labels and "." in tokens.words[asked[-1] : last + 1]
        if abbreviated and tokens.words[first - 1] in ".?!":
            labels[first - 1 : asked[-1] + 1] = ["ti"] * (asked[-1] + 2 - first)


def _find_lost_journal(tokens: Tokens, labels: list[str]) -> None:
    """A journal of capitals taken for a name: "Stetson P. B. PASP. 2000;112:925"."""
    if "ct" in labels or "ti" in labels or "vo" not in labels:
        return
    place = next((i for i, label in enumerate(labels) if label == "dt"), 0) - 1
    while place > 0 and not tokens.words[place].isalnum():
        place -= 1
    if place > 1 and labels[place] in ("o", "a.f", "a.l", "a.g", "a.e", "pb"):
        named = any(label.startswith("a.") for label in labels[: place - 1])
        if named and _ACRONYM.fullmatch(tokens.words[place]):
            labels[place] = "ct"


def _find_supplement(tokens: Tokens, labels: list[str]) -> None:
    """ "54, Suppl., S4", "9, Suppl. 1, S44", "2004, Suppl 44:69": a supplement is the issue, with
    the number behind it."""
    if "is" in labels or "vo" not in labels:
        return
    words = tokens.words
    volume = labels.index("vo")
    before = volume - 2
    if before > 0 and _SUPPLEMENT.fullmatch(words[volume - 1]) and words[before] == ",":
        if _YEAR.fullmatch(words[before - 1]) and words[volume + 1 : volume + 2] == [":"]:
            labels[before - 1 : volume + 1] = ["dt", "o", "is", "is"]
        return
    for place in range(volume + 1, min(volume + 5, len(labels))):
        if labels[place] not in ("o", "pl", "ct") or not _SUPPLEMENT.fullmatch(words[place]):
            continue
        number = place + 1 + (words[place + 1 : place + 2] == ["."])
        numbered = (
            number + 1 < len(words)
            and labels[number] in ("o", "vo")
            and words[number].isdigit()
            and words[number + 1] in ",:;)"
        )
        end = number + 1 if numbered else place + 1
        labels[place:end] = ["is"] * (end - place)
        return
