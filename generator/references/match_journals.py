"""Whether two names of journals are one's, in full and abbreviated as print has it."""

from __future__ import annotations

from generator.references import ratios

_SMALL_WORDS = frozenset(
    ("the", "of", "and", "in", "for", "on", "a", "an", "de", "la", "et", "und", "der", "fur", "des")
)

_COUNTRY = (" united states of america", " united states", " u s a", " usa", " u s")
"""Lists that print "Proceedings of the National Academy of Sciences" leave the country out."""


def same_container(left: str, right: str) -> bool:
    """Whether two folded journal names may be one: equal, or an abbreviation word by word."""
    if left == right:
        return True
    left, right = _leave_country_out(left), _leave_country_out(right)
    short, long = sorted((left, right), key=len)
    if long.startswith(short) or short.replace(" ", "") == long.replace(" ", ""):
        return True
    brief = [word for word in short.split() if word not in _SMALL_WORDS]
    full = [word for word in long.split() if word not in _SMALL_WORDS]
    if not brief or not full:
        return False
    if len(brief) == 1 and len(brief[0]) <= 8 and len(full) > 1:
        letters = "".join(word[0] for word in full)
        if letters.startswith(brief[0]):
            return True
    place = 0
    for word in brief:
        while place < len(full) and not _abbreviates(word, full[place]):
            place += 1
        if place == len(full):
            return ratios.token_sort_ratio(left, right) >= 80
        place += 1
    return True


def _leave_country_out(name: str) -> str:
    if name.endswith(_COUNTRY):
        for country in _COUNTRY:
            name = name.removesuffix(country)
        return name.removesuffix(" the").removesuffix(" of")
    return name


def _abbreviates(brief: str, full: str) -> bool:
    if full.startswith(brief):
        return True
    if brief[0] != full[0]:
        return False
    letters = iter(full)  # "natl" of "national": its letters in order
    return all(letter in letters for letter in brief)
