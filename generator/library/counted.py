"""How many reviews cite each work, and which works are kept: before any is made."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from generator.library.clusters import NO_WORK, Clusters
from generator.library.gather import Gathered
from generator.model import Correction
from generator.model.document import RETRACTING
from generator.model.rules import WorkRules

Notices = tuple[bool, tuple[Correction, ...]]
"""Whether a review's record says that it is retracted, and the notices of that and of others."""


@dataclass(frozen=True, slots=True)
class Counted:
    """`citing` is how many reviews cite a work, `of_review` the works of each review's list that
    others may cite too, in key order, each work by its label. `review_of` are the works that are
    reviews, `corrected` what is corrected of some by hand, `retracted` those known to be so;
    `kept` those that are kept as Library.works says."""

    citing: Counter[int]
    of_review: list[array[int]]
    review_of: dict[int, str]
    corrected: dict[int, Mapping[str, object]]
    retracted: set[int]
    kept: set[int]


def count_works(
    gathered: Gathered,
    clusters: Clusters,
    notices: Mapping[str, Notices],
    rules: WorkRules,
    page_from: int,
) -> Counted:
    """Counts by how many each work of a library is cited; `notices` are those of the reviews that
    have any."""
    review_of = {label: key for key, label in clusters.label_of_review.items()}
    retracted = _retracted(gathered, clusters, notices, rules)
    corrected = _corrected(clusters, rules)
    kept = review_of.keys() | retracted | corrected.keys()
    of_review = _list_labels(gathered, clusters.label_of, kept, page_from)
    citing: Counter[int] = Counter()
    for labels in of_review:
        citing.update(labels)
    citing.pop(NO_WORK, None)
    kept.update(label for label, count in citing.items() if count >= min(2, page_from))
    kept.discard(NO_WORK)
    return Counted(citing, of_review, review_of, corrected, retracted, kept)


def mark_lines(label_of_line: Iterable[int], labels: Collection[int]) -> bytes:
    """Of each line, whether its label is one of some: a byte, as a million references ask."""
    return bytes(map(labels.__contains__, label_of_line))


def _list_labels(
    gathered: Gathered, label_of_line: Sequence[int], kept: Collection[int], page_from: int
) -> list[array[int]]:
    """The works that each review cites; where works that one review cites get no page, those of
    them that are not to be kept are left out."""
    told = b"\1" * len(label_of_line)
    if page_from > 1:
        asked = {label for line, label in enumerate(label_of_line) if label != line}
        asked.update(map(label_of_line.__getitem__, gathered.shared), kept)
        told = mark_lines(label_of_line, asked)
    listed = []
    for held in gathered.lists.values():
        found = compress(held.lines, map(told.__getitem__, held.lines))
        listed.append(array("i", set(map(label_of_line.__getitem__, found))))
    return listed


def _corrected(clusters: Clusters, rules: WorkRules) -> dict[int, Mapping[str, object]]:
    corrected: dict[int, dict[str, object]] = defaultdict(dict)
    for name, values in sorted(rules.corrections.items()):
        for label in clusters.labels_of_name.get(name, ()):
            corrected[label].update(values)
    return dict(corrected)


def _retracted(
    gathered: Gathered, clusters: Clusters, notices: Mapping[str, Notices], rules: WorkRules
) -> set[int]:
    """Works whose record, whose title in print, or whose line in works.yaml says so."""
    found = set(clusters.retracted)
    found.update(
        clusters.label_of_review[key]
        for key, (retracted, corrections) in notices.items()
        if retracted or any(each.kind in RETRACTING for each in corrections)
    )
    found.update(
        clusters.label_of_review[key] for key, own in gathered.own.items() if _says_retracted(own)
    )
    for name in rules.retracted:
        found.update(clusters.labels_of_name.get(name, ()))
    found.discard(NO_WORK)
    return found


def _says_retracted(line: str) -> bool:
    return line.rsplit("\t", 2)[1] == "1"
