"""What holds a work told from its title and from its publisher, by quotation marks, editors and
stops."""

from __future__ import annotations

from generator.references.labelling.lexicon import LEXICON
from generator.references.labelling.tokens import Tokens

_CLOSING = frozenset("”\"»’'")
_HALVES = {"ti": ("ct", "co"), "ct": ("co",)}
_PUBLISHES = frozenset(("press", "university", "verlag", "institute"))


def repair_containers(tokens: Tokens, labels: list[str]) -> None:
    """Mend the labels in place."""
    _join_at_colon(tokens, labels)
    if "ct" not in labels and {"pb", "ti"} <= {*labels}:
        _find_edited_book(tokens, labels)
        _find_behind_quotes(tokens, labels)


def _join_at_colon(tokens: Tokens, labels: list[str]) -> None:
    """ "Rafts of the North: | fifty years at sea. Oslo: Elm": what stands before a colon and what
    stands behind it are one title."""
    if ":" not in tokens.words:
        return
    for place in range(1, len(labels) - 1):
        behind = labels[place + 1]
        if tokens.words[place] != ":" or behind not in ("ti", "ct") or labels[place] != "o":
            continue
        label = labels[place - 1]
        begun = place
        while begun and labels[begun - 1] == label:
            begun -= 1
        whole = begun and not tokens.words[begun - 1].isalnum() and behind not in labels[:begun]
        if whole and label in _HALVES[behind] and "vo" not in labels[:place]:
            labels[begun : place + 1] = [behind] * (place + 1 - begun)
            return


def _find_edited_book(tokens: Tokens, labels: list[str]) -> None:
    """ "In Hyman & Kisseberth (eds.), | Aspects of Tone. Stanford: CSLI": what editors edited is
    no publisher."""
    words = tokens.words
    first = labels.index("pb")
    before = [word.lower() for word in words[max(0, first - 4) : first]]
    edited = any("l=ed" in LEXICON.get(word, ()) for word in before)
    end = first
    while labels[end : end + 1] == ["pb"]:
        end += 1
    found = edited and "e.f" in labels[:first] and "pl" in labels[end:]
    if found and not _is_publisher(words[first:end]):
        labels[first:end] = ["ct"] * (end - first)


def _find_behind_quotes(tokens: Tokens, labels: list[str]) -> None:
    """ "“The raft effect,” | Coast Weekly, July 11, 2005": what holds a title in quotation marks
    is a journal where no place says that it is a publisher."""
    words = tokens.words
    first = labels.index("pb") if "pb" in labels else 0
    if not first or words[first - 1] not in _CLOSING or {"pl", "ge", "ed"} & {*labels}:
        return
    last = first
    while labels[last + 1 : last + 2] == ["pb"]:
        last += 1
    if "pb" not in labels[last + 1 :] and not _is_publisher(words[first : last + 1]):
        labels[first : last + 1] = ["ct"] * (last + 1 - first)


def _is_publisher(words: list[str]) -> bool:
    """Whether a name says that it is a publisher's: "Publishers Weekly" does not."""
    low = [word.lower() for word in words]
    return low[-1] in ("publishers", "publishing") or not _PUBLISHES.isdisjoint(low)
