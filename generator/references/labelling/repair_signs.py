"""Labels put right where brackets, hyphens and lone stops contradict them."""

from __future__ import annotations

import re

from generator.references.labelling.tokens import Tokens

_YEAR = re.compile(r"(?:19|20)\d\d")
_PAIRS = {"(": ")", "[": "]"}
_JOINERS = frozenset("-‐‑–'’ʼ")
_SIGNED = re.compile(r"[a-z]|[A-Z]{2,6}")
_REACH = 6
"""Tokens after a part in which a bracket that it opened may close."""
_STATUS = frozenset(("published", "epub", "internet", "serial", "cited"))
_GROUPS = frozenset(
    ("group", "groups", "investigators", "consortium", "committee", "network", "initiative",
     "collaborators", "collaboration", "collaborative", "team", "force", "society", "trialists",
     "participants")
)  # fmt: skip
_LONGEST_GROUP = 20


def repair_signs(tokens: Tokens, labels: list[str]) -> None:
    """Mend the labels in place."""
    _keep_year_of_journal(tokens, labels)
    _tell_years(tokens, labels)
    _take_group(tokens, labels)
    _close_brackets(tokens, labels)
    _keep_bracketed(tokens, labels)
    _place_web_source(tokens, labels)
    _find_joined_journal(tokens, labels)
    _join_names(tokens, labels)
    _join_given(tokens, labels)
    _drop_nameless(tokens, labels)


def _keep_year_of_journal(tokens: Tokens, labels: list[str]) -> None:
    """ "J Appl Physiol (1985). 2006;100": the second year is the date, the first the journal's."""
    words = tokens.words
    for place in range(2, len(words) - 2):
        if not (_YEAR.fullmatch(words[place]) and words[place + 1] == ")"):
            continue
        first = next((i for i in range(place - 1, max(0, place - 5), -1) if words[i] == "("), 0)
        if (
            not first
            or labels[first - 1] != "ct"
            or not all(word.isalpha() for word in words[first + 1 : place])
        ):
            continue
        after = place + 2 + (words[place + 2] == ".")
        if after >= len(words) or not _YEAR.fullmatch(words[after]):
            continue
        volume_follows = (
            after + 2 < len(words)
            and words[after + 1] in ",;"
            and words[after + 2].isdigit()
            and labels[after + 2] != "pg"
        )
        if labels[after] == "dt" or (labels[after] == "vo" and volume_follows):
            labels[first : place + 2] = ["ct"] * (place + 2 - first)
            labels[place + 2 : after] = ["o"] * (after - place - 2)
            labels[after] = "dt"
            if volume_follows and labels[after + 2] == "o":
                labels[after + 2] = "vo"
            return


def _tell_years(tokens: Tokens, labels: list[str]) -> None:
    """ "Cells 22, 1742 (2021)": an article's number looks like a year; of "Radiology 2022:212627"
    the year is all the volume there is."""
    words = tokens.words
    for place in range(2, len(words) - 3):
        if (
            labels[place] == "dt"
            and re.fullmatch(r"\d{4}", words[place])
            and words[place - 1] == ","
            and words[place - 2].isdigit()
            and labels[place - 2] in ("vo", "dt")
            and words[place + 1] == "("
            and _YEAR.fullmatch(words[place + 2])
            and words[place + 3] == ")"
        ):
            labels[place - 2 : place + 3] = ["vo", "o", "pg", "o", "dt"]
            before = place - 3
            while before and labels[before] == "dt" and words[before].isalpha():
                labels[before] = "ct"
                before -= 1
            return
    volumes = [place for place, label in enumerate(labels) if label == "vo"]
    if "dt" not in labels and len(volumes) == 1 and _YEAR.fullmatch(words[volumes[0]]):
        labels[volumes[0]] = "dt"


def _take_group(tokens: Tokens, labels: list[str]) -> None:
    """ "et al; FORCE Group (FG) . Title", "; FORCE Group. Title": a group closes the list."""
    if "ti" not in labels:
        return
    first = labels.index("ti")
    start = first
    while start and labels[start - 1] == "o" and not tokens.words[start - 1].isalnum():
        start -= 1
    if not start or labels[start - 1][:2] != "a.":
        return
    for place in range(first, min(first + _LONGEST_GROUP, len(labels) - 1)):
        if labels[place] != "ti":
            return
        if tokens.words[place] != ".":
            continue
        if tokens.is_glued(place) and tokens.words[first - 1] != ";" and labels[first - 1] != "a.l":
            return
        named = [w.lower() for w in tokens.words[max(0, first - 4) : place]]
        closed = labels[start - 1] == "a.l" and tokens.words[place - 1] == ")"
        if closed or (named and named[-1] in _GROUPS):
            begin = start if closed else first
            labels[begin:place] = ["a.l"] * (place - begin)
            labels[place] = "o"
        return


def _close_brackets(tokens: Tokens, labels: list[str]) -> None:
    """A title or journal that opens a bracket holds what closes it: "corn (Zea mays L | .)"."""
    place = 0
    while place < len(labels):
        label = labels[place]
        if label not in ("ti", "ct"):
            place += 1
            continue
        opened: list[tuple[str, int]] = []
        while place < len(labels) and labels[place] == label:
            _count(tokens.words[place], place, opened)
            place += 1
        if not opened:
            continue
        for end in range(place, min(place + _REACH, len(labels))):
            if labels[end] not in ("o", "dt", "ti", "ct"):
                break
            depth = len(opened)
            begun = opened[-1][1]
            _count(tokens.words[end], end, opened)
            if len(opened) < depth and not opened:
                if tokens.words[begun + 1].lower() in _STATUS:
                    # "[published online ahead of print May 2, 2015]" is no part of the title
                    labels[begun:place] = ["o"] * (place - begun)
                else:
                    labels[place : end + 1] = [label] * (end + 1 - place)
                    place = end + 1
                break


def _keep_bracketed(tokens: Tokens, labels: list[str]) -> None:
    """ "Lipoprotein | [a] | is cleared by apolipoprotein | [a].": what stands in brackets within a
    title is the title's, as is a letter or an acronym that ends it."""
    words = tokens.words
    for place in range(1, len(words) - 3):
        closing = _PAIRS.get(words[place])
        if closing is None or labels[place - 1 : place + 1] != ["ti", "o"]:
            continue
        end = place + 2
        while end < place + _REACH and labels[end : end + 1] == ["o"] and words[end] != closing:
            end += 1
        if words[end : end + 1] != [closing] or set(labels[place : end + 1]) != {"o"}:
            continue
        goes_on = labels[end + 1 : end + 2] == ["ti"] and words[end + 1].islower()
        if goes_on or (end == place + 2 and _SIGNED.fullmatch(words[place + 1])):
            labels[place : end + 1] = ["ti"] * (end + 1 - place)


def _count(word: str, place: int, opened: list[tuple[str, int]]) -> None:
    if word in _PAIRS:
        opened.append((_PAIRS[word], place))
    elif opened and word == opened[-1][0]:
        opened.pop()


def _place_web_source(tokens: Tokens, labels: list[str]) -> None:
    """ "Title [Internet]. Place: Publisher; [cited …]": NLM's order for what stands on the web."""
    words = [word.lower() for word in tokens.words]
    if "internet" not in words[1:-2] or "vo" in labels:
        return
    mark = words.index("internet", 1)
    if words[mark - 1] != "[" or words[mark + 1] != "]":
        return
    first = mark + 2 + (words[mark + 2] == ".")
    colon = next(
        (at for at in range(first, min(first + _REACH, len(words))) if words[at] == ":"), 0
    )
    end = words.index(";", colon) if colon and ";" in words[colon:] else 0
    if not end or not all(word.isalpha() or word in ",()" for word in words[first:colon]):
        return
    labels[first:end] = ["pl"] * (colon - first) + ["o"] + ["pb"] * (end - colon - 1)
    if "." not in words[: mark - 1]:
        labels[: mark - 1] = [
            label if word.startswith("§") else "ti"
            for word, label in zip(words[: mark - 1], labels, strict=False)
        ]
        labels[mark - 1 : first] = ["o"] * (first - mark + 1)


def _find_joined_journal(tokens: Tokens, labels: list[str]) -> None:
    """ "A&A. 2013;553", "ARA&A. 2004;42": capitals joined so before the date are a journal."""
    for place in range(1, len(labels) - 3):
        if (
            tokens.words[place] == "&"
            and tokens.is_glued(place)
            and tokens.is_glued(place + 1)
            and tokens.words[place - 1].isupper()
            and tokens.words[place + 1].isupper()
            and "dt" in labels[place + 2 : place + 4]
            and "ct" not in labels[: place - 1]
        ):
            labels[place - 1 : place + 2] = ["ct"] * 3
            if tokens.words[place + 2] == ".":
                labels[place + 2] = "o"
            return


def _join_names(tokens: Tokens, labels: list[str]) -> None:
    """Words that hyphens or apostrophes join are one name: "Flores‐Suárez LF", "L’Italien G"."""
    past = 0
    for at, word in enumerate(tokens.words):
        if word not in _JOINERS or at <= past:
            continue
        place = end = at - 1
        while (
            end + 2 < len(labels)
            and tokens.words[end].isalpha()
            and tokens.words[end + 1] in _JOINERS
            and tokens.words[end + 2].isalpha()
            and tokens.is_glued(end + 1)
            and tokens.is_glued(end + 2)
        ):
            end += 2
        if end == place:
            continue
        past = end
        chain = labels[place : end + 1]
        named = {label[1:] for label in chain[::2]} | {label[1:] for label in chain[1::2]} - {".x"}
        if len(set(chain)) > 1 and named <= {".f", ".g"}:
            words = tokens.words[place : end + 1 : 2]
            if all(len(word) < 3 and word.isupper() for word in words):
                label = chain[0]  # "Wang Z-MX"
            else:
                label = chain[2 * max(range(len(words)), key=lambda i: len(words[i]))]
            labels[place : end + 1] = [label] * len(chain)


def _join_given(tokens: Tokens, labels: list[str]) -> None:
    """Initials alone are the given name of the name before them: "Ruiz Vidal, | R.E., Okafor C"."""
    for place in range(1, len(labels) - 1):
        role = labels[place][:2]
        if labels[place] != role + "x" or tokens.words[place] != ",":
            continue
        end = place + 1
        while end < len(labels) and labels[end] == role + "g":
            end += 1
        given = [word for word in tokens.words[place + 1 : end] if word.isalpha()]
        if not given or labels[end : end + 1] == [role + "f"] or not _all_initials(given):
            continue
        start = place
        while start and labels[start - 1] in (role + "f", role + "g"):
            start -= 1
        whole = all(len(word) > 2 for word in tokens.words[start:place] if word.isalpha())
        if whole and role + "f" in labels[start:place]:
            labels[start:place] = [role + "f"] * (place - start)
            labels[place] = role + "p"


def _all_initials(words: list[str]) -> bool:
    return all(len(word) == 1 and word.isupper() for word in words)


def _drop_nameless(tokens: Tokens, labels: list[str]) -> None:
    """A stop is no family name ("Cooper WE., Jr"), and "Ya." after "G." is given."""
    for place in range(1, len(labels)):
        word, label = tokens.words[place], labels[place]
        if label[1:] == ".f" and word in ".,;":
            labels[place] = "o"
        elif (
            label[1:] == ".g"
            and word == "."
            and labels[place - 1] == label[0] + ".f"
            and len(tokens.words[place - 1]) < 3
            and place > 1
            and labels[place - 2] == label
        ):
            labels[place - 1] = label
