"""A printed line under way: its text, and the label of every stretch of it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from generator.model.name import Name
from training.words import read_list

OTHER = "o"


@dataclass(slots=True)
class Line:
    """Text put together from labelled pieces, in order."""

    pieces: list[tuple[str, str]] = field(default_factory=list)

    def put(self, text: str, label: str = OTHER) -> None:
        """Add a stretch of text that is one part of a reference."""
        if text:
            self.pieces.append((text, label))

    @property
    def text(self) -> str:
        """All of the line so far."""
        return "".join(text for text, _ in self.pieces)

    def spans(self) -> list[tuple[int, int, str]]:
        """The stretches as (start, end, label) over `text`."""
        out = []
        place = 0
        for text, label in self.pieces:
            out.append((place, place + len(text), label))
            place += len(text)
        return out


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How a style prints a list of names.

    `order` is "fg" (all inverted), "gf", or "f1" (the first inverted). `given` is how given names
    are cut: "AB", "A.B.", "A. B.", "A B", "A.-B." or "full".
    """

    order: str
    given: str
    inner: str
    between: str
    last: str
    most: int = 99
    kept: int = 99
    et_al: str = " et al."
    upper: bool = False


_FULL: dict[str, tuple[str, ...]] = {}


def _full_given(given: str, rng: random.Random) -> str:
    """A whole given name for initials, so that facts with initials only print in full too."""
    if not _FULL:
        for name in read_list("givens"):
            _FULL[name[0]] = (*_FULL.get(name[0], ()), name)
    letters = [letter for letter in given if letter.isupper()]
    if not letters or any(letter.islower() for letter in given):
        return given
    first = rng.choice(_FULL.get(letters[0], (letters[0] + ".",)))
    return " ".join([first, *(f"{letter}." for letter in letters[1:])])


def cut_given(given: str, form: str, rng: random.Random) -> str:
    """Given names in a style's form ("Robin L.", "RL" -> "R. L.")."""
    if form == "full":
        return _full_given(given, rng)
    if given.replace("-", "").isupper() and " " not in given and "." not in given:
        words = list(given.replace("-", ""))
        hyphens = "-" in given
    else:
        words = [w for w in given.replace(".", " ").replace("-", " -").split() if w.strip("-")]
        hyphens = any(word.startswith("-") for word in words)
        words = [word.strip("-") for word in words]
    letters = [word[0].upper() for word in words]
    if not letters:
        return given
    hyphen = "-" if hyphens and rng.random() < 0.7 else ""
    if form == "AB":
        return hyphen.join(letters)
    if form == "A B":
        return " ".join(letters)
    if form == "A.B.":
        return f".{hyphen}".join(letters) + "."
    if form == "A.B":
        return f".{hyphen}".join(letters)
    return (f".{hyphen}" if hyphen else ". ").join(letters) + "."


def put_names(
    line: Line,
    names: tuple[Name, ...],
    style: NameStyle,
    role: str,
    complete: bool,
    rng: random.Random,
) -> None:
    """Print a list of names; `role` is "a" for authors, "e" for editors."""
    cut = len(names) > style.most
    shown = names[: style.kept] if cut else names
    group = names[-1].literal if cut and names[-1] not in shown else None
    cut = cut or not complete
    for place, name in enumerate(shown):
        if place and name.literal:
            joiner = ("; ", "; ", ", ", "; for the ", "; on behalf of the ", ". ")
            line.put(rng.choice(joiner), f"{role}.x")
        elif place:
            last = place == len(shown) - 1 and not cut
            line.put(style.last if last else style.between, f"{role}.x")
        _put_name(line, name, style, role, first=place == 0, rng=rng)
    if cut:
        comma = ""
        if not style.et_al.startswith((",", ";")):
            comma = (
                style.between.rstrip()
                if style.between.strip() in (",", ";") and rng.random() < 0.75
                else ""
            )
        line.put(comma, f"{role}.x")
        line.put(style.et_al, f"{role}.e")
        if group:
            line.put("; ", f"{role}.x")
            line.put(group, f"{role}.l")
            line.put(rng.choice(("", "", " ")), f"{role}.p")


def _put_name(
    line: Line, name: Name, style: NameStyle, role: str, *, first: bool, rng: random.Random
) -> None:
    if name.literal or not name.given:
        label = "l" if name.literal else "f"
        line.put(name.literal or name.family or "", f"{role}.{label}")
        return
    family = name.family or ""
    if style.upper:
        family = family.upper()
    given = cut_given(name.given, style.given, rng)
    suffix = name.suffix
    if suffix and style.given in ("AB", "A B"):
        suffix = rng.choice((suffix.rstrip("."), "3rd", "2nd", "Jr", "III"))
    if style.order == "fg" or (style.order == "f1" and first):
        line.put(family, f"{role}.f")
        line.put(style.inner, f"{role}.p")
        line.put(given, f"{role}.g")
        if suffix:
            line.put(", " if "," in style.inner else " ", f"{role}.p")
            line.put(suffix, f"{role}.s")
        return
    line.put(given, f"{role}.g")
    joiner = " " if not given.endswith(".") or style.inner != "" else ""
    line.put(joiner, f"{role}.p")
    line.put(family, f"{role}.f")
    if suffix:
        line.put(rng.choice((", ", " ")), f"{role}.p")
        line.put(suffix, f"{role}.s")


_ET_AL = (
    " et al.",
    " et al.",
    " et al",
    " et al.,",
    " et al.:",
    " and others",
    " et al. .",
    " u. a.",
    " ET AL.",
)


def vancouver_names(rng: random.Random) -> NameStyle:
    """ "Family AB, Family CD, et al" and its near kin."""
    most = rng.choice((3, 6, 6, 99, 99, 10, 5, 1))
    return NameStyle(
        "fg",
        rng.choice(("AB", "AB", "AB", "AB", "A B", "A.B.", "A. B.")),
        rng.choice((" ", " ", " ", " ", " ", ", ")),
        rng.choice((", ", ", ", ", ", ", ", ",")),
        rng.choice((", ", ", ", ", ", " and ", ", and ", " & ")),
        most,
        min(most, rng.choice((3, most))),
        rng.choice((" et al.", " et al", " et al. .")),
    )


def dotted_names(rng: random.Random) -> NameStyle:
    """ "Family, A. B., Family, C. D., & Family, E." and "Family A.B., Family C.D."."""
    most = rng.choice((3, 6, 99, 99, 99, 1, 10))
    inner = rng.choice((", ", ", ", ", ", " ", " ", ","))
    between = rng.choice((", ", ", ", ", ", "; ", "; ", ","))
    return NameStyle(
        "fg",
        rng.choice(("A.B.", "A. B.", "A. B.", "AB", "A.B")),
        inner,
        between,
        rng.choice(
            (
                between,
                between,
                " and ",
                ", and ",
                ", & ",
                " & ",
                "; and ",
                " y ",
                " et ",
                " und ",
                "; & ",
            )
        ),
        most,
        min(most, rng.choice((1, 3, most))),
        rng.choice(_ET_AL),
        rng.random() < 0.04,
    )


def forward_names(rng: random.Random) -> NameStyle:
    """ "A. B. Family, C. Family, and E. F. Family" and "Anna B. Family"."""
    most = rng.choice((3, 6, 99, 99, 99, 1))
    between = rng.choice((", ", ", ", ", ", ", ", " and ", "; ", " – ", " / "))
    return NameStyle(
        "gf",
        rng.choice(("A. B.", "A. B.", "A.B.", "AB", "full", "full")),
        rng.choice((" ", " ", " ", "")),
        between,
        rng.choice(
            (
                between,
                " and ",
                " and ",
                ", and ",
                ", and ",
                " & ",
                " et ",
                " und ",
                " y ",
                " e ",
                ", & ",
            )
        )
        if between == ", "
        else rng.choice((between, " and ")),
        most,
        min(most, rng.choice((1, 3, most))),
        rng.choice(_ET_AL),
        rng.random() < 0.12,
    )


def full_names(rng: random.Random) -> NameStyle:
    """ "Family, Anna B., and Carl Family" and "Family, Anna B.; Family, Carl"."""
    order = rng.choice(("f1", "f1", "f1", "fg"))
    between = ", " if order == "f1" else rng.choice(("; ", "; ", ", ", " / ", " and ", " – "))
    return NameStyle(
        order,
        rng.choice(("full", "full", "full", "A. B.")),
        rng.choice((", ", ", ", ", ", ", ", " ")),
        between,
        rng.choice((", and ", " and ", ", and ", " & ", ", & ", " et ", " und ", " y ")),
        rng.choice((3, 99, 99, 1)),
        1,
        rng.choice(_ET_AL),
        rng.random() < 0.08,
    )


def any_names(rng: random.Random) -> NameStyle:
    """Names in any of the styles."""
    return rng.choice((vancouver_names, dotted_names, dotted_names, forward_names, full_names))(rng)
