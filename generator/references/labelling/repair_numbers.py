"""Labels of volume, issue and page put right where their order and signs say what they are."""

from __future__ import annotations

import re

from generator.references.labelling.tokens import Tokens

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_NUMBER = frozenset(("no", "nr", "number", "issue"))
_MEETING = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
_SHORT_YEAR = re.compile(r"[6-9]\d|[012]\d")
_LONGEST_LETTERS = 5


def repair_numbers(tokens: Tokens, labels: list[str]) -> None:
    """Mend the labels in place."""
    _take_whole_number(tokens, labels)
    _take_preprint_number(tokens, labels)
    _give_letter_to_journal(tokens, labels)
    _tell_volume_from_issue(tokens, labels)
    _tell_issue_from_pages(tokens, labels)
    _find_page(tokens, labels)
    _join_volumes(tokens, labels)
    _give_year_to_meeting(tokens, labels)
    _find_lone_volume(tokens, labels)
    _take_first_page(tokens, labels)


def _take_whole_number(tokens: Tokens, labels: list[str]) -> None:
    """An article's number of letters and digits is one: "eaar2016", "84465G"."""
    words = tokens.words
    for place, label in enumerate(labels):
        if label != "pg" or not words[place].isdigit():
            continue
        before, after = place - 1, place + 1
        if (
            tokens.is_glued(place)
            and labels[before] == "o"
            and words[before].isalpha()
            and len(words[before]) <= _LONGEST_LETTERS
        ):
            labels[before] = "pg"
        if (
            tokens.is_glued(after)
            and labels[after] == "o"
            and words[after].isalpha()
            and len(words[after]) == 1
            and words[after].isupper()
        ):
            labels[after] = "pg"


def _take_preprint_number(tokens: Tokens, labels: list[str]) -> None:
    """ "bioRxiv 2024:2024.05.28.596319": a preprint's number begins with a date."""
    words = tokens.words
    for place in range(len(words) - 6):
        end = place + 7
        if (
            _YEAR.fullmatch(words[place])
            and words[place + 1 : end : 2] == [".", ".", "."]
            and all(len(words[at]) == 2 and words[at].isdigit() for at in (place + 2, place + 4))
            and re.fullmatch(r"\d{6,8}", words[place + 6])
            and all(tokens.is_glued(at) for at in range(place + 1, end))
            and "dt" in labels[:place] + labels[end:]
        ):
            labels[place:end] = ["pg"] * 7
            return


def _give_letter_to_journal(tokens: Tokens, labels: list[str]) -> None:
    """ "J. Phys. Chem. | C 112": a letter apart from the number is the journal's section."""
    for place in range(1, len(labels) - 1):
        word = tokens.words[place]
        if (
            labels[place - 1 : place + 2] == ["ct", "vo", "vo"]
            and len(word) == 1
            and word.isupper()
            and tokens.words[place + 1].isdigit()
            and not tokens.is_glued(place + 1)
        ):
            labels[place] = "ct"


def _tell_volume_from_issue(tokens: Tokens, labels: list[str]) -> None:
    """Of two numbers before the year or the pages the second is the issue: "72 2 (2001), pp. 5",
    "86, 1 (2012)", "Vol. 493 No. 7431"; a number alone after the journal is the volume."""
    words = tokens.words
    volumes = [place for place, label in enumerate(labels) if label == "vo"]
    issues = [place for place, label in enumerate(labels) if label == "is"]
    if len(issues) == 1 and not volumes:
        first = issues[0]
        before = first - 1 if words[first - 1] == "." else first
        if before > 0 and labels[before - 1] == "ct" and words[first].isdigit():
            labels[first] = "vo"
    if issues or len(volumes) != 2 or "pg" not in labels[volumes[1] :]:
        return
    first, second = volumes
    if not (words[first].isdigit() and words[second].isdigit()) or tokens.is_glued(second):
        return
    between = [word.lower() for word in words[first + 1 : second]]
    year_follows = words[second + 1 : second + 2] == ["("] and _is_year(words, second + 2)
    named = len(between) < 4 and any(word in _NUMBER for word in between)
    if named or (between in ([], [","]) and year_follows):
        labels[second] = "is"


def _is_year(words: list[str], place: int) -> bool:
    return place < len(words) and _YEAR.fullmatch(words[place]) is not None


def _tell_issue_from_pages(tokens: Tokens, labels: list[str]) -> None:
    """ "78, 1--2 (2010), 203--250": a range before the year is a double issue where another
    follows the year."""
    if "is" in labels or "pg" not in labels or "vo" not in labels:
        return
    first = labels.index("pg")
    last = first
    while last + 1 < len(labels) and labels[last + 1] == "pg":
        last += 1
    if (
        labels.index("vo") < first
        and last - first < 5
        and tokens.words[last + 1 : last + 2] == ["("]
        and _is_year(tokens.words, last + 2)
        and "pg" in labels[last + 1 :]
    ):
        labels[first : last + 1] = ["is"] * (last + 1 - first)


def _find_page(tokens: Tokens, labels: list[str]) -> None:
    """The number that closes the string is its page, even one that looks like a year:
    "Tetrahedron 1978, 34, 1723", "J. Appl. Phys. 106 024903"."""
    if "pg" in labels or "vo" not in labels:
        return
    words = tokens.words
    last = len(words) - 1
    while last and (words[last] == "." or words[last] == "§id"):
        last -= 1
    if not re.fullmatch(r"\d{1,7}", words[last]) or tokens.is_glued(last):
        return
    if labels[last] == "dt" and "dt" in labels[: last - 1] and words[last - 1] in ",:":
        if labels[last - 2] in ("vo", "is"):
            labels[last] = "pg"
    elif labels[last] == "o" and labels[last - 1] == "vo" and words[last - 1].isdigit():
        labels[last] = "pg"


def _join_volumes(tokens: Tokens, labels: list[str]) -> None:
    """ "Sleep Med 27-28: 54": of neighbouring numbers the second is no issue of the first."""
    words = tokens.words
    for place in range(2, len(words)):
        if (
            labels[place] == "is"
            and labels[place - 2] == "vo"
            and words[place - 1] in "-–"
            and tokens.is_glued(place)
            and tokens.is_glued(place - 1)
            and words[place].isdigit()
            and words[place - 2].isdigit()
            and int(words[place]) == int(words[place - 2]) + 1
            and labels.count("is") == 1
        ):
            labels[place - 1 : place + 1] = ["vo", "vo"]
            return


def _give_year_to_meeting(tokens: Tokens, labels: list[str]) -> None:
    """ "Proceedings of IJCAI-95, 1088", "In ICCV’11": the short year behind a meeting's letters is
    part of its name, no volume."""
    words = tokens.words
    for place in range(1, len(words) - 1):
        if (
            words[place] in "-–'’"
            and labels[place - 1] == "ct"
            and _MEETING.fullmatch(words[place - 1])
            and _SHORT_YEAR.fullmatch(words[place + 1])
            and tokens.is_glued(place + 1)
            and labels[place + 1] in ("vo", "dt", "o", "pg", "is")
            and (place + 2 == len(words) or words[place + 2] in ",.:")
        ):
            labels[place : place + 2] = ["ct", "ct"]


def _find_lone_volume(tokens: Tokens, labels: list[str]) -> None:
    """ "Int J Rafts Volumes | 3: 371", "Journal of Rafts 28. 14283062": a word that says volume is
    no part of the journal, and a number before a PMID at the end is the volume."""
    words = tokens.words
    if "ct" not in labels:
        return
    end = len(labels) - 1 - labels[::-1].index("ct")
    if words[end].lower() in ("volume", "volumes", "vol") and labels[end + 1 : end + 2] == ["vo"]:
        labels[end] = "o"
    behind = words[end + 1 :]
    if (
        "vo" not in labels
        and len(behind) == 3
        and behind[0].isdigit()
        and len(behind[0]) < 4
        and behind[1:] == [".", "§id"]
    ):
        labels[end + 1] = "vo"


def _take_first_page(tokens: Tokens, labels: list[str]) -> None:
    """ "71(23), pp. 1, | 8": the number behind "pp." is a page, not another volume."""
    words = tokens.words
    if "pg" not in labels:
        return
    first = labels.index("pg")
    number = first - 2
    if number < 2:
        return
    word = number - 2 if words[number - 1] == "." else number - 1
    if (
        words[word].lower() in ("pp", "p", "pages")
        and words[number].isdigit()
        and words[number + 1] == ","
        and labels[number] in ("vo", "is", "o")
        and ("vo" in labels[:word] or labels[number] == "o")
    ):
        labels[number:first] = ["pg", "pg"]
