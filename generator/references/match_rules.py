"""How strongly two items' facts say that they are one work; any contradiction counts against."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from operator import add

from generator.references import ratios
from generator.references.match_facts import Facts
from generator.references.match_journals import same_container

ONE_WORK = 55
"""The least evidence for one work: a long title that agrees and its first author, say."""

CONTRADICTED = -1000
"""Evidence no agreement outweighs: other identifiers, part II beside part I, an erratum."""

_SHORT = 22
_SAME_WORDS = 90
_LONG_ENOUGH = 32
_GENERIC = frozenset(
    fold
    for fold in """
editorial|introduction|preface|foreword|reply|response|authors reply|in reply|comment|commentary|
correspondence|letter to the editor|letters to the editor|letter|discussion|erratum|corrigendum|
correction|correction to|book review|book reviews|news|abstracts|abstract|conclusion|conclusions|
in this issue|from the editor|editors note|editors choice|editorial comment|editorial commentary|
invited commentary|guest editorial|obituary|index|contents|table of contents|case report|
case records of the massachusetts general hospital|images in clinical medicine|perspective|
perspectives|viewpoint|research highlights|news and views|announcements|errata|overview|summary|
response to letter to the editor|reply to letter to the editor|letter to editor
""".replace("\n", "").split("|")
)


def is_generic(title: str) -> bool:
    """Whether a folded title is one that many works bear ("editorial", "introduction")."""
    return len(title) < _SHORT or title in _GENERIC


def compare(one: Facts, other: Facts) -> int:
    """Points for one work: `ONE_WORK` or more is a match, `CONTRADICTED` forbids any.

    Weights were set on bibliographies of systematic reviews; see bench/matching.py.
    """
    ids = _compare_identifiers(one, other)
    if ids < 0 and ids != _MIXED:
        return CONTRADICTED
    title = _title_points(one, other)
    if ids > 0:
        if title is None or title > 0:
            return 100
        return (
            90 if not _wildly_different(one, other) or _locators(one, other) >= 3 else CONTRADICTED
        )
    if ids == _MIXED:
        return 60 if title is not None and title >= 34 else CONTRADICTED
    if one.kind != other.kind:
        return CONTRADICTED
    if title is not None and title < 0:
        if _is_same_place(one, other) and _share_few_words(one.title, other.title):
            return ONE_WORK  # one title is a translation
        return -50 if one.page and other.page and one.page == other.page else CONTRADICTED
    points = _part_points(one, other)
    if points == CONTRADICTED:
        return points
    page = _page_points(one, other)
    same_page = page > 0
    if title is None:
        if not ((one.title or one.family) and (other.title or other.family)):
            return ONE_WORK if _locators(one, other) == 3 and _share_journal(one, other) else 0
        if not (same_page and one.family and one.family == other.family and one.volume):
            return 0
        points -= 5
    else:
        if (is_generic(one.title) or is_generic(other.title)) and not same_page:
            return -20
        points += title
        if not same_page and one.title != other.title:
            points -= _other_words(one.title, other.title)
    points += _author_points(one, other) + _year_points(one.year, other.year)
    points += page
    if one.volume and other.volume:
        points += 15 if _same_volume(one.volume, other.volume) else -30
    if one.issue and other.issue and one.issue != other.issue and not same_page:
        points -= 10
    if one.container and other.container and one.form == other.form:
        points += 10 if same_container(one.container, other.container) else -15
    return points


def could_be_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """False where `compare` certainly gives less than `ONE_WORK`, found without a look at words.

    The facts may end after the container. Most of what is looked at is ruled out here.
    """
    if (
        (one[0] and one[0] == other[0])
        or (one[1] and one[1] == other[1])
        or (one[2] and one[2] == other[2])
        or (one[3] and one[3] == other[3])
    ):
        return True
    points = MOST_POINTS
    left, right = one[10], other[10]
    if left and right:
        points += 25 if left == right else _other_page_points(left, right, one[11], other[11])
    left, right = one[8], other[8]
    if left and right:
        points += 15 if _same_volume(left, right) else -30
    if points + SAME_YEAR < ONE_WORK or points + _year_points(one[5], other[5]) < ONE_WORK:
        return False
    return _compare_identifiers(one, other) == 0


SAME_YEAR = 12
MOST_POINTS = 46 + 15 + 10
"""The most that titles, authors and journals can say together."""

_MIXED = -2
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _compare_identifiers(one: Sequence[str], other: Sequence[str]) -> int:
    """1 one identifier is shared and none differs, 0 nothing to compare, -1 they differ,
    `_MIXED` where one is shared and another differs."""
    same = differ = False
    for place in range(4):
        left, right = one[place], other[place]
        if left and right:
            if left == right:
                same = True
            # A DOI cut off at a line's end is no other DOI.
            elif place or not (left.startswith(right) or right.startswith(left)):
                differ = True
    if same:
        return _MIXED if differ else 1
    return -1 if differ else 0


def _title_points(one: Facts, other: Facts) -> int | None:
    left, right = one.title, other.title
    if not left or not right:
        return None
    if left == right:
        return 46 if len(left) >= 45 else 40 if len(left) >= _SHORT else 20
    ratio = ratios.ratio(left, right, score_cutoff=60)
    if 60 <= ratio < 92:
        bare = ratios.ratio(left.replace(" ", ""), right.replace(" ", ""), score_cutoff=70)
        ratio = max(ratio, bare)
    if ratio >= 97:
        points = 40
    elif ratio >= 92:
        points = 34
    elif ratio >= 85:
        points = 20
    elif ratio >= 78:
        points = 8
    else:
        points = -1
    if points < 28:
        short, long = sorted((left, right), key=len)
        # One printing leaves out the subtitle, or a database puts a rubric before the title.
        if len(short) >= _LONG_ENOUGH and (long.startswith(short) or long.endswith(short)):
            points = 28
        elif (
            points < 0
            and len(short) >= _SHORT
            and (long.startswith(short + " ") or long.endswith(" " + short))
        ):
            points = 10
    return points


def _wildly_different(one: Facts, other: Facts) -> bool:
    """Whether neither title's words are in the other. Lists print the DOI of the entry above or
    below, whose title may share an ending ("… a systematic review")."""
    return ratios.token_set_ratio(one.title, other.title) < _SAME_WORDS


def _locators(one: Facts, other: Facts) -> int:
    """How many of year, first author, volume and page both state alike."""
    return sum(
        bool(left) and left == right
        for left, right in (
            (one.year, other.year),
            (one.family, other.family),
            (one.volume, other.volume),
            (one.page, other.page),
        )
    )


def _is_same_place(one: Facts, other: Facts) -> bool:
    """Whether both state all of one place: year, first author, volume, journal, first and last of
    three pages or more (abstracts of one author may share a page or two)."""
    return (
        one.page == other.page
        and one.page.isdigit()
        and one.last_page.isdigit()
        and int(one.last_page) - int(one.page) > 1
        and one.last_page == other.last_page
        and _locators(one, other) == 4
        and _share_journal(one, other)
        and one.part == other.part
    )


def _share_journal(one: Facts, other: Facts) -> bool:
    return bool(one.container and other.container) and same_container(
        one.container, other.container
    )


def _share_few_words(left: str, right: str) -> bool:
    ones, others = set(left.split()), set(right.split())
    return 4 * len(ones & others) < min(len(ones), len(others))


def _part_points(one: Facts, other: Facts) -> int:
    points = 0
    if one.part != other.part:
        if one.part and other.part:
            return CONTRADICTED
        points -= 15
    if one.numbers != other.numbers:
        left, right = one.numbers, other.numbers
        if left.replace(" ", "") != right.replace(" ", ""):
            short, long = sorted((left.split(), right.split()), key=len)
            missing = [number for number in short if number not in long]
            points -= 45 if missing else 8
    return points


def _author_points(one: Facts, other: Facts) -> int:
    left, right = one.family, other.family
    if not left or not right:
        return 0
    if left == right:
        return 15
    short, long = sorted((left, right), key=len)
    within = len(short) >= 4 and (long.startswith(short) or long.endswith(short))
    if within or ratios.ratio(left, right) >= 78:
        return 8
    # A guideline is cited by its society or by who wrote it; only a group's name has spaces here.
    return -40 if (" " in left) == (" " in right) else -15


def _page_points(one: Facts, other: Facts) -> int:
    left, right = one.page, other.page
    if not left or not right:
        return 0
    if left == right:
        return 25
    return _other_page_points(left, right, one.last_page, other.last_page)


def _other_page_points(left: str, right: str, last: str, other_last: str) -> int:
    if left.lstrip(LETTERS) == right.lstrip(LETTERS) and (left[0].isdigit() or right[0].isdigit()):
        return 20  # "S78" and "78", "e12" and "12"
    if last and last.lstrip(LETTERS) == other_last.lstrip(LETTERS):
        return 5  # the first page is misprinted
    return -35


def _same_volume(left: str, right: str) -> bool:
    return left == right or left.split()[0] == right.split()[0]  # "24" and "24 suppl 3"


def _other_words(left: str, right: str) -> int:
    """Points against titles that say different things in the same form: adults, adolescents."""
    ones, others = left.split(), right.split()
    left_only, right_only = {*ones}.difference(others), {*others}.difference(ones)
    if not left_only or not right_only:
        return 0
    for words, opposite, all_of_it in (
        (left_only, right_only, others),
        (right_only, left_only, ones),
    ):
        text = "".join(sorted(opposite))
        for word in words:
            if len(word) < 4 or word in text:
                continue
            if word in map(add, all_of_it, islice(all_of_it, 1, None)):
                continue  # "nonlinear" is "non linear"
            if all(ratios.ratio(word, other) < 65 for other in opposite):
                return 30
    return 0


def _year_points(left: str, right: str) -> int:
    if not left or not right:
        return 0
    if left == right:
        return SAME_YEAR
    try:
        apart = abs(int(left) - int(right))
    except ValueError:
        return 0
    return year_points(apart)


def year_points(apart: int) -> int:
    """Points for publication so many years apart."""
    return SAME_YEAR if not apart else -6 if apart == 1 else -25 if apart == 2 else -45
