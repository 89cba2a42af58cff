"""A work's key and page address, made from what its references state and from nothing else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from generator.library.slugs import digest
from generator.model.keys import significant_word
from generator.references.match_facts import Facts, unpack_facts

_LONGEST = 40


def own_key(facts: Facts) -> str:
    """The key that one printing's facts give its work: "sung-2021-global-209".

    Family name, year, first telling word, first page. The page is there from the beginning, so
    that a work of the same author, year and word that arrives later moves nothing.
    """
    stem = _stem(facts)
    return f"{stem}-{facts.page}" if facts.page else stem


def _stem(facts: Facts) -> str:
    family = facts.family
    if " " in family:
        family = significant_word(family.split(" "))
    year = facts.year if facts.year.isdigit() else ""
    word = significant_word((facts.title or facts.container).split(" "))
    return "-".join(part for part in (family[:_LONGEST], year, word) if part) or "work"


def vote_key(printed: Sequence[tuple[str, int]]) -> tuple[str, tuple[str, ...]]:
    """The key most references give a work, and the other keys that some would give it.

    `printed` are packed facts with how many references state them. Those with author, year and
    title count before the rest; a tie goes to the key first in the alphabet.
    """
    if len(printed) == 1:
        return own_key(unpack_facts(printed[0][0])), ()
    stems: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    every: set[str] = set()
    for line, count in printed:
        facts = unpack_facts(line)
        stem = _stem(facts)
        stems[stem] += count * (1000 if facts.family and facts.title and facts.year else 1)
        if facts.page:
            pages[facts.page] += count
        every.add(f"{stem}-{facts.page}" if facts.page else stem)
    stem = min(stems, key=lambda stem: (-stems[stem], stem))
    page = min(pages, key=lambda page: (-pages[page], page), default="")
    key = f"{stem}-{page}" if page else stem
    return key, tuple(sorted(every - {key}))


def vote_year(printed: Iterable[tuple[str, int]]) -> str:
    """The year that most references give a work, "" where none does; `printed` as for vote_key."""
    counts: Counter[str] = Counter()
    for line, count in printed:
        counts[line.split("\t", 6)[5]] += count
    return min(counts, key=lambda year: (not year.isdigit(), -counts[year], year))


def name_works(
    printed: Mapping[int, Sequence[tuple[str, int]]],
    review_of: Mapping[int, str],
    taken: Collection[str],
) -> tuple[dict[int, str], dict[int, tuple[str, ...]]]:
    """Each work's key and its aliases, by label; `taken` are the keys of all reviews held.

    `printed` is how references print each; a review's own record moves no address.

    Works that would share a key carry a digest of their identifier or title each.
    """
    wanted: dict[int, str] = {}
    others: dict[int, tuple[str, ...]] = {}
    sharing: dict[str, list[int]] = defaultdict(list)
    for label, lines in printed.items():
        if not lines:
            continue
        wanted[label], aliases = vote_key(lines)
        if aliases:
            others[label] = aliases
        if label not in review_of:
            sharing[wanted[label]].append(label)
    keys = {label: key for label, key in review_of.items() if label in printed}
    for key, labels in sharing.items():
        if len(labels) == 1 and key not in taken:
            keys[labels[0]] = key
        else:
            _tell_apart(keys, key, labels, printed)
    for label in review_of.keys() & wanted.keys():
        others[label] = (*others.get(label, ()), wanted[label])
    used = {*keys.values(), *taken}
    claimed = Counter(alias for aliases in others.values() for alias in set(aliases))
    free = {
        label: tuple(
            sorted(alias for alias in set(names) if alias not in used and claimed[alias] == 1)
        )
        for label, names in others.items()
    }
    return keys, {label: names for label, names in free.items() if names}


def _tell_apart(
    keys: dict[int, str],
    key: str,
    labels: Sequence[int],
    printed: Mapping[int, Sequence[tuple[str, int]]],
) -> None:
    readings: tuple[Callable[[Facts], str], ...] = (
        lambda facts: facts.doi or facts.pmid or facts.title,
        lambda facts: "\t".join(facts),
    )
    for reading in readings:
        named = {
            label: f"{key}-{digest(max(reading(unpack_facts(line)) for line, _ in printed[label]))}"
            for label in labels
        }
        if len(set(named.values())) == len(labels):
            break
    keys.update(named)
