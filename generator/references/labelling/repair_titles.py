"""Labels of titles and journals put right where words, brackets and the order tell better."""

from __future__ import annotations

import re

from generator.references.labelling.lexicon import LEXICON
from generator.references.labelling.tokens import Tokens

_HYPHENS = frozenset("-‐‑")
_NAMED = ("ti", "ct", "pl", "pb")
_YEAR = re.compile(r"(?:19|20)\d\d")
_KIND = frozenset(("abstract", "editorial", "letter", "correspondence"))
_LONGEST_JOURNAL = 16


def repair_titles(tokens: Tokens, labels: list[str]) -> None:
    """Mend the labels of what a reference and its container are called, in place."""
    for place, word in enumerate(tokens.words):
        if word[0] == "§" and labels[place] in ("ti", "ct", "pb"):
            labels[place] = "o"  # an identifier or "(in press)" is no part of a name
    _keep_words_whole(tokens, labels)
    _keep_et_al(tokens, labels)
    _pass_kind(tokens, labels)
    _keep_place_of_journal(tokens, labels)
    _find_untitled_journal(tokens, labels)
    _find_book(tokens, labels)
    _split_sentence(tokens, labels)
    _find_capitals(tokens, labels)


def _keep_words_whole(tokens: Tokens, labels: list[str]) -> None:
    """ "south-| eastern Turkey", "Ross-on-Wye": no part of a reference begins within a word."""
    words = tokens.words
    if _HYPHENS.isdisjoint(words):
        return
    place = 1
    while place + 1 < len(words):
        begun = place - 1
        end = begun
        while (
            end + 2 < len(words)
            and words[end + 1] in _HYPHENS
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


def _keep_et_al(tokens: Tokens, labels: list[str]) -> None:
    """ "A reply to Hobbs | et al. Trends Ecol": what a title names is no list of authors."""
    words = tokens.words
    if "al" not in words:
        return
    for place in range(1, len(words) - 1):
        if (
            words[place : place + 2] == ["et", "al"]
            and labels[place - 1] == "ti"
            and labels[place] in ("a.e", "a.x", "o")
            and "ct" in labels[place + 2 : place + 4]
        ):
            labels[place : place + 2] = ["ti", "ti"]
            if labels[place + 2] == "a.e":
                labels[place + 2] = "o"


def _pass_kind(tokens: Tokens, labels: list[str]) -> None:
    """ "… in | vasculitis [abstract]. Arthritis Rheumatol 2022": the title ends at the bracket."""
    words = tokens.words
    if "[" not in words:
        return
    for place in range(2, len(words) - 4):
        if not (
            words[place - 1] == "["
            and words[place].lower() in _KIND
            and words[place + 1 : place + 3] == ["]", "."]
            and "dt" in labels[place + 3 :]
        ):
            continue
        begun = place - 1
        while begun and labels[begun - 1] in ("ct", "o"):
            begun -= 1
        end = labels.index("dt", place + 3)
        middle = set(labels[place + 3 : end])
        titled = begun > 0 and labels[begun - 1] == "ti" and "ct" in labels[begun:place]
        if titled and middle <= {"o", "ct"}:
            labels[begun : place - 1] = ["ti"] * (place - 1 - begun)
            labels[place + 3 : end] = ["ct"] * (end - place - 3)
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
    stops = [
        at
        for at in range(first + 4, last)
        if words[at] == "."
        and len(words[at - 1]) > 3
        and not tokens.is_glued(at + 1)
        and "l=jrn" not in LEXICON.get(words[at - 1].lower(), ())
    ]
    if not stops or "l=prc" in LEXICON.get(words[first].lower(), ()):
        return
    stop = stops[-1]
    journal = [word for word in words[stop + 1 : last + 1] if word.isalpha()]
    told = sum("l=jrn" in LEXICON.get(word.lower(), ()) for word in journal)
    plain = sum(
        word.isalpha() and word.islower() and "l=fun" not in LEXICON.get(word, ())
        for word in words[first:stop]
    )
    opens = words[first].lower()
    spoken = plain > 2 or (opens != "the" and "l=fun" in LEXICON.get(opens, ()))
    if len(journal) < 2 and not words[stop - 1].islower():
        return  # "… Osteoporos. Int."
    if not journal or told * 2 < len(journal) or not spoken or not journal[0][0].isupper():
        return
    if "ti" in labels:
        before = first - 1
        while before and labels[before] == "o" and not words[before].isalnum():
            before -= 1
        if labels[before] != "ti" or first - before > 3:
            return
        first = before + 1
    labels[first:stop] = ["ti"] * (stop - first)
    labels[stop] = "o"


def _find_capitals(tokens: Tokens, labels: list[str]) -> None:
    """ "polytomous cladograms Cladistics, 5 (1989)": of a title in small letters the capitals in
    front of the volume are the journal, as old lists of ScienceDirect print it."""
    words = tokens.words
    if "ti" not in labels or "vo" not in labels:
        return
    volume = labels.index("vo")
    first = labels.index("ti")
    end = first
    while end < len(labels) and labels[end] == "ti":
        end += 1
    journal = end
    if labels[end : end + 2] == ["o", "ct"] and words[end] == "." and "ct" not in labels[:end]:
        dotted = True  # "a model Theor. Popul | . Biol."
    elif "ct" not in labels and volume - end < 3 and words[volume - 1] == ",":
        dotted = False
    else:
        return
    while journal > first + 3 and (
        words[journal - 1] in (".", "&")
        or (words[journal - 1].isalpha() and words[journal - 1][0].isupper())
    ):
        journal -= 1
    while journal < end and words[journal] in (".", "&"):
        journal += 1
    before = words[journal - 1]
    if journal == end or not (before.islower() or before in "?!)") or end - journal > 9:
        return
    if dotted and "." not in words[journal:end]:
        return
    if dotted and any(words[at].isalpha() and words[at + 1] != "." for at in range(journal, end)):
        return
    small = sum(word.islower() for word in words[first:journal])
    if small < 3:
        return
    labels[journal:end] = ["ct"] * (end - journal)
    if dotted:
        labels[end] = "ct"
