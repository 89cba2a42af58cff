"""What speaks for two printed names being one person: ORCID, co-authors, affiliation, subject."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.library.terms import fold_keyword
from generator.library.word_lists import CHECK_TAGS, COMMON_FAMILIES
from generator.model import Name, Review
from generator.model.by_text import ByText
from generator.model.name import print_name
from generator.references.match_facts import fold


@dataclass(frozen=True, slots=True)
class Mention:
    """One name on one review, by its `number` in the list of authors.

    `given` are folded given names and initials in order; `block` is family name and first
    initial, the widest name a person may be printed under; `coauthors` are the blocks of all the
    review's authors, this one too; `subjects` its MeSH and keywords; `places` institutions.
    """

    review: str
    number: int
    name: Name
    printed: str
    family: str
    given: tuple[str, ...]
    block: str
    group_author: bool
    coauthors: frozenset[str]
    subjects: frozenset[str]
    journal: str
    places: frozenset[str]
    year: int

    @property
    def blocks(self) -> tuple[str, ...]:
        """What it may share with another mention of the same person: its block, its ORCID."""
        return (self.block, f"orcid {self.name.orcid}") if self.name.orcid else (self.block,)

    @property
    def full(self) -> bool:
        """Whether a given name is spelled out."""
        return bool(self.given) and len(self.given[0]) > 1


_INSTITUTION = re.compile(
    r"univ|hospital|institut|college|cent(?:er|re)|school|clinic|laborator|academ"
)
_GENERAL = re.compile(
    r"^(?:the )?(?:department|dept|division|school|faculty|college|institute|center|centre)"
    r" of \w+(?: and \w+)*$"
)


def find_mentions(reviews: Mapping[str, Review]) -> tuple[Mention, ...]:
    """Every name on every review, in the order of the reviews' keys and of their author lists."""
    found: list[Mention] = []
    for key, review in sorted(reviews.items()):
        document = review.document
        item = document.item
        if not item.author:
            continue
        parts = [split_name(name) for name in item.author]
        coauthors = frozenset(block for _, _, block in parts)
        subjects = (
            frozenset(
                (
                    *(heading.descriptor.name.casefold() for heading in document.mesh),
                    *map(_keywords.__getitem__, document.keyword),
                )
            )
            - CHECK_TAGS
        )
        journal = fold(item.container_title_short or item.container_title or "")
        year = item.issued.year if item.issued and item.issued.year is not None else 9999
        for number, (name, (family, given, block)) in enumerate(
            zip(item.author, parts, strict=True)
        ):
            found.append(
                Mention(
                    key,
                    number,
                    name,
                    print_name(name),
                    family,
                    given,
                    block,
                    not name.family,
                    coauthors,
                    subjects,
                    journal,
                    _places(name.affiliations) if name.affiliations else frozenset(),
                    year,
                )
            )
    return tuple(found)


def split_name(name: Name) -> tuple[str, tuple[str, ...], str]:
    """Folded family name, given names and the block a name belongs to."""
    if not name.family:
        whole = fold(name.literal or name.given or "") or (name.literal or "")
        return whole, (), f"={whole}"
    family = _families[f"{name.non_dropping_particle or ''} {name.family}"] or name.family
    given = _givens[name.given or ""]
    return family, given, f"{family}:{given[0][:1] if given else ''}"


def split_given(given: str) -> tuple[str, ...]:
    """Folded given names and initials: "Jean-Pierre M." and "J.-P. M.", "JP" as two initials."""
    parts: list[str] = []
    for word in re.split(r"[\s.\-‐–]+", given):
        if not word:
            continue
        if len(word) <= 3 and word.isupper() and len(word) > 1:
            parts += (letter for letter in fold(word).replace(" ", ""))
        else:
            parts += fold(word).split()
    return tuple(parts)


# The same authors write again and again.
_families = ByText(lambda family: fold(family).replace(" ", ""))
_givens = ByText(split_given)
_keywords = ByText(fold_keyword)


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two given names may be one person's: no name or initial differs."""
    if not one or not other or "".join(one) == "".join(other):
        return True
    return all(
        left == right or (1 in (len(left), len(right)) and left[0] == right[0])
        for left, right in zip(one, other, strict=False)
    )


def settle_orcids(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions without ORCIDs that stand on another's name: publishers give an author's to a
    co-author now and then. An ORCID is the name's that bears it most often, nobody's where two
    bear it as often."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for place, mention in enumerate(mentions):
        if mention.name.orcid:
            bearers[mention.name.orcid].append(place)
    settled = list(mentions)
    for places in bearers.values():
        named = _part_bearers(mentions, places)
        most = max(map(len, named))
        keepers = [each for each in named if len(each) == most]
        for place in () if len(named) == 1 else places:
            if len(keepers) > 1 or place not in keepers[0]:
                name = replace(mentions[place].name, orcid=None)
                settled[place] = replace(mentions[place], name=name)
    return settled


def _part_bearers(mentions: Sequence[Mention], places: Sequence[int]) -> list[set[int]]:
    """Those who bear one ORCID, in groups whose names do not contradict each other."""
    parts: list[set[int]] = []
    for place in places:
        alike = [
            each
            for each in parts
            if any(_may_bear_one(mentions[place], mentions[other]) for other in each)
        ]
        parts = [each for each in parts if each not in alike]
        parts.append({place}.union(*alike))
    return parts


def _may_bear_one(one: Mention, other: Mention) -> bool:
    """Whether two names may be those of one ORCID's bearer, who may have married, write in another
    script, or have family and given names changed round."""
    words, others = ({word for word in (each.family, *each.given) if len(word) > 2}
                     for each in (one, other))  # fmt: skip
    if one.family != other.family:
        return not words.isdisjoint(others) or _begins_or_ends(one.family, other.family)
    initials = {each.given[0][:1] for each in (one, other) if each.given}
    return len(initials) < 2 or not (words & others) <= {one.family}


def _begins_or_ends(one: str, other: str) -> bool:
    """Whether one family name is the beginning or the end of another: "Garcia Lopez"."""
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and (long.startswith(short) or long.endswith(short))


def _places(affiliations: tuple[str, ...]) -> frozenset[str]:
    places = set()
    for affiliation in affiliations:
        for part in re.split(r"[,;]", affiliation):
            folded = fold(part)
            if _INSTITUTION.search(folded) and not _GENERAL.match(folded):
                places.add(folded)
    return frozenset(places)


def evidence(one: Mention, other: Mention) -> str | None:
    """Why two mentions with compatible names are one person's, in words; None without evidence."""
    if one.name.orcid and one.name.orcid == other.name.orcid:
        return "same ORCID"
    shared = (one.coauthors & other.coauthors) - {one.block, other.block}
    if shared:
        family, _, initial = min(shared).partition(":")
        name = family.title() + (f" {initial.upper()}" if initial else "")
        more = f" and {len(shared) - 1} more" if len(shared) > 1 else ""
        return f"shared co-author {name.lstrip('=')}{more}"
    if one.places & other.places:
        return "same affiliation"
    subjects = one.subjects & other.subjects
    if len(subjects) >= 2 or (subjects and one.journal and one.journal == other.journal):
        return f"same subject ({', '.join(sorted(subjects)[:2])})"
    if one.journal and one.journal == other.journal and one.full and other.full:
        return "same journal"
    return None


def distinctive(one: Mention, other: Mention) -> str | None:
    """Why a name alone says enough, in words: rare, and the same in every part."""
    if one.family in COMMON_FAMILIES or one.given != other.given:
        return None
    letters = len(one.family) + sum(map(len, one.given))
    if one.full and (letters >= 10 or len(one.given) > 1):
        return "same full name"
    if len(one.given) > 1 and len(one.family) >= 5:
        return "same family name and initials"
    return None
