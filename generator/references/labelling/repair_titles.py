"""Labels of titles and journals put right where words, brackets and the order tell better."""

from __future__ import annotations

import re

from generator.references.labelling.lexicon import LEXICON
from generator.references.labelling.tokens import Tokens

_JOINERS = frozenset("-‐‑’'")
_NAMED = ("ti", "ct", "pl", "pb")
_YEAR = re.compile(r"(?:19|20)\d\d")
_KIND = frozenset(("abstract", "editorial", "letter", "correspondence"))
_LONGEST_JOURNAL = 16
_PROCEEDINGS = frozenset(
    ("proc", "proceedings", "conference", "conf", "symposium", "workshop", "congress", "lecture")
)


def repair_titles(tokens: Tokens, labels: list[str]) -> None:
    """Mend the labels of what a reference and its container are called, in place."""
    for place, word in enumerate(tokens.words):
        if word[0] == "§" and labels[place] in ("ti", "ct", "pb"):
            labels[place] = "o"  # an identifier or "(in press)" is no part of a name
    _keep_words_whole(tokens, labels)
    _pass_kind(tokens, labels)
    _keep_place_of_journal(tokens, labels)
    _find_untitled_journal(tokens, labels)
    _find_book(tokens, labels)
    _split_sentence(tokens, labels)
    _find_last_sentence(tokens, labels)
    _begin_with_in(tokens, labels)


def _keep_words_whole(tokens: Tokens, labels: list[str]) -> None:
    """ "south-| eastern Turkey", "Ross-on-Wye", "de l|’eau": no part of a reference begins within a
    word."""
    words = tokens.words
    if _JOINERS.isdisjoint(words):
        return
    place = 1
    while place + 1 < len(words):
        begun = place - 1
        end = begun
        while (
            end + 2 < len(words)
            and words[end + 1] in _JOINERS
            and words[end].isalpha()
            and words[end + 2].isalpha()
            and tokens.is_glued(end + 1)
            and tokens.is_glued(end + 2)
        ):
            end += 2
        found = set(labels[begun : end + 1])
        if end > begun and len(found) > 1 and found <= {*_NAMED, "pg", "o"}:
            label = next((each for each in labels[begun : end + 1] if each in _NAMED), "o")
            if "pg" not in found or (end + 1 < len(words) and words[end + 1] == ":"):
                labels[begun : end + 1] = [label] * (end + 1 - begun)
        place = end + 2


def _pass_kind(tokens: Tokens, labels: list[str]) -> None:
    """ "… antibody, in | vasculitis [abstract]. Arthritis Rheumatol": what is called an abstract is
    the title, not what holds it."""
    words = tokens.words
    for place in range(2, len(words) - 3):
        if words[place - 1] != "[" or words[place].lower() not in _KIND:
            continue
        begun = place - 1
        while begun and labels[begun - 1] in ("ct", "o"):
            begun -= 1
        if begun and labels[begun - 1] == "ti" and "ct" in labels[place + 2 :]:
            labels[begun : place - 1] = ["ti"] * (place - 1 - begun)
        return


def _keep_place_of_journal(tokens: Tokens, labels: list[str]) -> None:
    """ "Methods in molecular biology (Clifton, N.J.), 2019", "Eur J Cancer (Oxford, England :
    1990). 2013": the place before the year is the journal's, no author or volume."""
    words = tokens.words
    if "(" not in words:
        return
    for place in range(1, len(words) - 4):
        if words[place] != "(" or labels[place - 1] not in ("ti", "ct") or ")" not in words[place:]:
            continue
        end = words.index(")", place)
        after = end + 2 if words[end + 1 : end + 2] and words[end + 1] in ".," else end + 1
        inside = labels[place + 1 : end]
        dated = any(word.isdigit() for word in words[place:end])
        if (
            end - place > 9
            or after >= len(words)
            or not _YEAR.fullmatch(words[after])
            or "," not in words[place:end]
            or "pb" in inside
            or set(inside) == {labels[place - 1]}
            or (set(inside) <= {"pl", "o"} and not dated)
            or not words[place + 1][:1].isupper()
            or "vo" in labels[:place]
        ):
            continue
        label = labels[place - 1]
        if label == "ct" and not dated:
            labels[place : end + 1] = ["o", *["pl"] * (end - place - 1), "o"]
        else:
            labels[place : end + 1] = [label] * (end + 1 - place)
        labels[end + 1 : after] = ["o"] * (after - end - 1)
        labels[after] = "dt"
        return


def _find_untitled_journal(tokens: Tokens, labels: list[str]) -> None:
    """ "Buer BC and Marsh EN, Protein science, 2012, 21, 453": chemists print no titles; what
    stands alone between authors and year is the journal."""
    words = tokens.words
    if "ct" in labels or "vo" not in labels:
        return
    volume = labels.index("vo")
    if volume < 5 or words[volume - 1] != "," or not _YEAR.fullmatch(words[volume - 2]):
        return
    end = volume - 3
    if words[end] != "," or words[volume + 1 : volume + 2] != [","]:
        return
    begun = end
    while begun and labels[begun - 1] in ("ti", "pb", "o") and end - begun < _LONGEST_JOURNAL:
        begun -= 1
    while begun < end and words[begun] in ",:.":
        begun += 1
    named = [word for word in words[begun:end] if word.isalpha()]
    behind_names = begun > 0 and (labels[begun - 1][:2] == "a." or words[begun - 1] in ",:.")
    if not named or not behind_names:
        return
    stops = any(words[at] == "." and len(words[at - 1]) > 3 for at in range(begun + 1, end - 1))
    if stops or not any(label[:2] == "a." for label in labels[:begun]):
        return
    labels[begun:end] = ["ct"] * (end - begun)


def _find_book(tokens: Tokens, labels: list[str]) -> None:
    """ "Rift Valley fever. In: Coetzer JAW, eds. Infectious diseases": of two titles the one
    behind "In" is the book's."""
    if "ct" in labels or "ti" not in labels:
        return
    words = tokens.words
    first = labels.index("ti")
    behind = first
    while behind < len(labels) and labels[behind] != "o":
        behind += 1
    while behind + 1 < len(labels) and labels[behind] == "o":
        if (
            words[behind].lower() == "in"
            and words[behind][0] == "I"
            and not (words[behind - 1].isalnum() and labels[behind - 1] == "o")
        ):
            break
        behind += 1
    else:
        return
    if words[behind] != "In" or "ti" not in labels[behind:]:
        return
    for place in range(behind, len(labels)):
        if labels[place] == "ti":
            labels[place] = "ct"


def _split_sentence(tokens: Tokens, labels: list[str]) -> None:
    """ "“Mini-Mental State”. | A practical method for the clinician. J Psychiatr Res": a sentence
    in front of a journal is (the rest of) the title."""
    words = tokens.words
    if "ct" not in labels or "vo" not in labels:
        return
    first = labels.index("ct")
    last = first
    while labels[last + 1 : last + 2] == ["ct"] or (
        words[last + 1 : last + 2] == ["."] and labels[last + 2 : last + 3] == ["ct"]
    ):
        last += 1
    stops = [at for at in range(first + 2, last) if _ends_sentence(tokens, at)]
    if not stops or not _PROCEEDINGS.isdisjoint(map(str.lower, words[first : stops[-1]])):
        return
    stop = stops[-1]
    begun = max((at + 1 for at in range(first, stop) if words[at] in ".:"), default=first)
    journal = [word for word in words[stop + 1 : last + 1] if word.isalpha()]
    told = ["l=jrn" in LEXICON.get(word.lower(), ()) for word in journal]
    untitled = "ti" not in labels and len(journal) < 6 and stop - first > 4
    if not _is_spoken(words[begun:stop]) or not journal or not journal[0][0].isupper():
        return
    if not (told[0] or untitled or told.count(True) * 2 >= len(told)):
        return
    if "ti" in labels:
        before = first - 1
        while before and labels[before] == "o" and not words[before].isalnum():
            before -= 1
        if words[before] in ("in", "en") and labels[before] == "o" and words[before - 1].isalnum():
            before -= 1  # "… people | in | East Asia as seen from rafts. Mol. Biol. Evol."
        if labels[before] != "ti" or first - before > 3:
            return
        first = before + 1
    labels[first:stop] = ["ti"] * (stop - first)
    labels[stop] = "o"


def _ends_sentence(tokens: Tokens, place: int) -> bool:
    """Whether a stop within a container follows a whole word that names no journal."""
    word = tokens.words[place - 1]
    return (
        tokens.words[place] == "."
        and (len(word) > 3 or (len(word) > 2 and word.isupper()))
        and not tokens.is_glued(place + 1)
        and (
            "l=jrn" not in LEXICON.get(word.lower(), ())
            or tokens.words[place - 2] in ("A", "An", "in")  # "A review.", "in Japan."
        )
    )


def _is_spoken(words: list[str]) -> bool:
    """Whether words without a stop are a sentence's: abbreviated journals have no small words and
    hardly four in a row that are whole."""
    named = [word for word in words if word.isalpha()]
    plain = sum(word.islower() and "l=fun" not in LEXICON.get(word, ()) for word in named)
    if plain > 2 or words[:1] in (["A"], ["An"]):
        return True
    small = any("l=fun" in LEXICON.get(word.lower(), ()) for word in named)
    return len(named) > 3 and small


def _find_last_sentence(tokens: Tokens, labels: list[str]) -> None:
    """ "… à Montréal. | Revue européenne des migrations, 9(3), 63": where nothing else can be the
    journal, the title's last sentence in front of volume and pages is."""
    words = tokens.words
    if "ct" in labels or "ti" not in labels or "vo" not in labels or {"pb", "pl"} & {*labels}:
        return
    volume = labels.index("vo")
    end = volume - (words[volume - 1] in ",.")
    if labels[end - 1] != "ti" or not {"pg", "is"} & {*labels[volume + 1 : volume + 6]}:
        return
    stop = end - 1
    while labels[stop] == "ti" and words[stop] not in ".?!":
        stop -= 1
    told = len(words[stop - 1]) > 2 and not tokens.is_glued(stop + 1)
    if told and labels[stop - 1 : stop + 1] == ["ti", "ti"] and words[stop + 1][0].isupper():
        labels[stop + 1 : end] = ["ct"] * (end - stop - 1)


def _begin_with_in(tokens: Tokens, labels: list[str]) -> None:
    """ "et al. | In vitro selection of moss. J Moss": no book follows where nothing is named
    before."""
    if "ti" not in labels or "ct" not in labels:
        return
    first = labels.index("ti")
    stray = first > 1 and labels[first - 1] == "o" and first < labels.index("ct")
    if stray and tokens.words[first - 1] == "In" and not tokens.words[first - 2].isalnum():
        labels[first - 1] = "ti"
