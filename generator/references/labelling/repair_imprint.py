"""The place and the publisher of a book told by the colon between them, and the title before."""

from __future__ import annotations

import re

from generator.references.labelling.lexicon import LEXICON
from generator.references.labelling.tokens import Tokens

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_WITHIN_PLACE = frozenset("-‐’'&/")
_SMALL = frozenset("and am an de der di del el la le les of sur upon und et".split())
_WITHIN_PUBLISHER = frozenset(".,&-‐’'/")
_FIRMS = (["Inc"], ["Ltd"], ["LLC"], ["Co"], ["and"], ["&"])
_PAGES = frozenset(("pp", "p", "pages", "Pp", "vol", "Vol"))
_PUBLISHES = frozenset(("university", "press", "institute"))
_ABBREVIATED = 4
_REGION = frozenset(
    """
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md me mass mich minn miss mo mont neb
    nev nc nd nh nj nm ny ohio okla ont ore pa que ri sc sd tenn tex ut va vt wash wis wyo usa us uk
    england scotland wales ireland canada australia germany france italy spain switzerland austria
    belgium netherlands brazil mexico india china japan philippines denmark sweden norway finland
    """.split()
)
_LONGEST_PLACE = 6
_LONGEST_PUBLISHER = 14
_LONGEST_NAME = 5


def repair_imprint(tokens: Tokens, labels: list[str]) -> None:
    """ "Earth. | New York | : | Bantam, 1991.", "(Peterborough, N.H.: Helmers, 1997)": mend the
    labels in place where the words about the last colon name a place or a publisher."""
    words = tokens.words
    if ":" not in words:
        return
    colon = len(words) - 1 - words[::-1].index(":")
    begun = _begin_place(words, labels, colon)
    end = _end_publisher(words, colon) if begun > 1 else 0
    if not end or not _is_told(words, labels, begun, colon, end):
        return
    name, titled = "ti", (0, 0)
    before = {*labels[:begun]}
    if before.isdisjoint(("ti", "ct")):
        titled = _find_title(tokens, labels, begun)
        if titled[1] == 0:
            return
    elif "e.f" in before and before.isdisjoint(("ct", "co")):
        name, titled = "ct", _find_title(tokens, labels, begun)
        behind = labels[: titled[0]]
        edited = "e.f" in behind and "ti" in behind[: behind.index("e.f")]
        if not edited or not {*labels[titled[0] : titled[1]]} <= {"o", "pb", "pl", "ti"}:
            titled = (0, 0)
    for place, label in enumerate(labels):
        if label in ("pl", "pb") and not begun <= place < end:
            # what was taken for a place elsewhere is the title that it follows, or nothing
            labels[place] = "ti" if place and labels[place - 1] == "ti" else "o"
    labels[begun:colon] = ["pl"] * (colon - begun)
    labels[colon] = "o"
    labels[colon + 1 : end] = ["pb"] * (end - colon - 1)
    labels[titled[0] : titled[1]] = [name] * (titled[1] - titled[0])
    dated = end + 1 < len(words) and _YEAR.fullmatch(words[end + 1])
    if dated and "dt" not in labels[:begun]:
        labels[end : end + 2] = ["o", "dt"]


def _begin_place(words: list[str], labels: list[str], colon: int) -> int:
    """Where the place before a colon begins, behind the sign that ends the part before it; 0 where
    no place can be."""
    begun = colon
    while begun and colon - begun <= _LONGEST_PLACE:
        word = words[begun - 1]
        if (word == "," and (labels[begun - 2] == "pl" or _is_region(words, begun))) or (
            word == "." and _is_region(words, begun - 2)
        ):
            begun -= 1
        elif (
            word.istitle() or word in _WITHIN_PLACE or word in _SMALL
            or (word.isupper() and word.isalpha())
        ):  # fmt: skip
            begun -= 1
        elif word not in '.,?!()]”"»>…*' or begun == colon:
            return 0
        else:
            break
    else:
        return 0
    if words[begun - 1] == "," and "pl" in labels[begun:colon]:
        begun += labels[begun:colon].index("pl")  # "The Invention of Tradition | Oxford:"
    named = words[begun][0].isupper() and len(words[begun]) > 1
    return begun if named and words[begun] not in ("In", "Dans") else 0


def _is_region(words: list[str], place: int) -> bool:
    """Whether a state or a country is named there: "Cambridge, Mass.", "Princeton, N.J."."""
    word = words[place]
    return word.lower() in _REGION or (word.isupper() and word.isalpha() and len(word) < 3)


def _end_publisher(words: list[str], colon: int) -> int:
    """Behind which word the publisher after a colon ends: at a year, a bracket, pages or the
    string's end; 0 where no publisher can be."""
    place = colon + 1
    if place >= len(words) or not words[place][0].isupper():
        return 0
    while place < len(words):
        word = words[place]
        if word[0] in "§;([)" or word[0].isdigit() or word in _PAGES:
            break
        sentence = word == "." and len(words[place - 1]) > _ABBREVIATED
        if sentence or (word == "," and words[place + 1 : place + 2] not in _FIRMS):
            break
        if not (word.isalpha() or word in _WITHIN_PUBLISHER):
            return 0
        place += 1
    rest = [word for word in words[place:] if word not in ".,;()[]"]
    if rest and not (rest[0][0] in "§" or rest[0][0].isdigit() or rest[0] in _PAGES):
        return 0
    while words[place - 1] in ".,":
        place -= 1
    return place if colon + 1 < place <= colon + _LONGEST_PUBLISHER else 0


def _is_told(words: list[str], labels: list[str], begun: int, colon: int, end: int) -> bool:
    """Whether a word or a label about the colon speaks of a place or a publisher, and nothing
    else is there."""
    found = {*labels[begun:end]}
    if found & {"vo", "is", "pg", "dt"} or "ti" in labels[end:]:
        return False
    if any(word.lower() in _PUBLISHES for word in words[begun:colon]):
        return False  # "University of Turku: Finland"
    if found & {"pl", "pb"}:
        return True
    cities = any("l=plc" in LEXICON.get(word.lower(), ()) for word in words[begun:colon])
    press = any("l=pub" in LEXICON.get(word.lower(), ()) for word in words[colon + 1 : end])
    return cities or press


def _find_title(tokens: Tokens, labels: list[str], begun: int) -> tuple[int, int]:
    """ "Beck, Ulrich. | World Risk Society. | Cambridge:": the sentence before the place, from
    its first to behind its last token."""
    words = tokens.words
    end = begun - 1
    while end and not words[end - 1].isalnum():
        end -= 1
    first = end
    while first and not (words[first - 1] in ".)" and not tokens.is_glued(first)):
        first -= 1
    comma = words.index(",") if "," in words[:end] else 0
    if first == 0 and words[begun - 1] == "(" and _is_name(words[:comma]):
        labels[:comma] = [*["a.g"] * (comma - 1), "a.f"]
        return comma + 1, end
    odd = {"en", "dt", "vo"} | {label for label in labels[first:end] if label[:2] in ("e.", "t.")}
    named = any(word.isalpha() for word in words[:first])
    return (first, end) if named and odd.isdisjoint(labels[first:end]) else (0, 0)


def _is_name(words: list[str]) -> bool:
    """Whether words are a person's, given names first: "Chinwe Okafor", "H. P. Meer"."""
    named = [word for word in words if word != "."]
    return 1 < len(named) < _LONGEST_NAME and all(word[0].isupper() for word in named)
