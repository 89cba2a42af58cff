"""Saved pages -> content/: the first straight line.

SavedPage --extract, parse references--> Arrival --identify, merge with what is there--> Review
--save--> content/
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cache.finished import Finished
from generator.cluster import open_workers
from generator.content.files import name_file, remove_leftovers
from generator.content.identify import Holdings, list_exclusions, list_holdings
from generator.content.load import load_review, review_path
from generator.content.merge import TAKEABLE, make_review, merge_review
from generator.content.save import save_review
from generator.errors import ContentError, UsageError
from generator.fetch import Fetched, NotFetched, fetch_pages, is_remote, read_settings
from generator.lock import hold_lock
from generator.model import Review
from generator.progress import Reporter, Silent
from generator.project import Project
from generator.read_files import Arrival, FileRead, Refused, read_files
from generator.sources.reading import find_pages


@dataclass(frozen=True, slots=True)
class Added:
    """What one arrived article did to content/: `outcome` is "new", "filled", "unchanged" or
    "excluded" (it lies in content/excluded/).

    `contradicts` says which other review states an identifier of it, where the two cannot be one
    article: both are kept, and no site can be made of them.
    """

    file: str
    key: str
    outcome: str
    filled: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    references: int = 0
    references_total: int | None = None
    not_found: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddReport:
    """All that `litsite add` did, in the order of the files; `skipped` were known before, and of
    files that folders hold `passed_over` counts by ending those that are no saved pages by it."""

    added: tuple[Added, ...] = ()
    refused: tuple[Refused, ...] = ()
    skipped: int = 0
    passed_over: tuple[tuple[str, int], ...] = ()


def add_wanted(
    project: Project,
    wanted: Sequence[str],
    take: frozenset[str] = frozenset(),
    jobs: int | None = None,
    reporter: Reporter | None = None,
    scheduler: str | None = None,
) -> AddReport:
    """Adds saved files and folders, and what is named by URL, PMID or DOI after fetching it.

    They are read by `jobs` processes of this machine, or by the Dask cluster of a `scheduler`,
    which must find them under the same path.
    """
    reporter = reporter or Silent()
    if not all(map(str.strip, wanted)):  # Path("") is the current folder
        raise UsageError("'' names no page", "name a saved page, a folder, a PMID or a DOI")
    remote = [each for each in wanted if is_remote(each)]
    paths = [Path(each) for each in wanted if not is_remote(each)]
    fetched_to = None  # where the system keeps temporary files
    if scheduler is not None:  # its workers have another current folder, and see the project's only
        paths = [each.absolute() for each in paths]
        fetched_to = project.cache.absolute()
        fetched_to.mkdir(exist_ok=True)
    if not remote:
        return add_pages(project, paths, take, jobs, reporter, scheduler)
    with tempfile.TemporaryDirectory(prefix="litsite-", dir=fetched_to) as folder:
        outcomes = fetch_pages(remote, Path(folder), read_settings(project.cache), reporter.say)
        paths += [each.path for each in outcomes if isinstance(each, Fetched)]
        report = add_pages(project, paths, take, jobs, reporter, scheduler)
    failed = tuple(
        Refused(each.wanted, each.reason, each.remedy)
        for each in outcomes
        if isinstance(each, NotFetched)
    )
    return replace(report, refused=report.refused + failed)


def add_pages(
    project: Project,
    paths: Sequence[Path],
    take: frozenset[str] = frozenset(),
    jobs: int | None = None,
    reporter: Reporter | None = None,
    scheduler: str | None = None,
) -> AddReport:
    """Reads saved files and folders of them into the project's content/.

    A file that cannot be read is reported and the others are read. Raises UsageError for a path
    that is not there or a field that cannot be taken, ContentError where content/ itself cannot
    be read.
    """
    reporter = reporter or Silent()
    unknown = sorted(take - TAKEABLE)
    if unknown:
        raise UsageError(
            f"--take does not know {', '.join(unknown)}",
            f"fields are {', '.join(sorted(TAKEABLE))}",
        )
    files, closed, passed_over = find_pages(paths, (project.content, project.site))
    added: list[Added] = []
    refused = [
        Refused(str(folder), "the folder cannot be looked into", "allow yourself to read it")
        for folder in closed
    ]
    skipped = 0
    unfinished: set[str] = set()  # a large file comes in parts, of which an earlier one may fail
    with (
        hold_lock(project.cache, "add", reporter.say),
        open_workers(jobs, scheduler, project.cache) as workers,
    ):
        remove_leftovers(project.content)
        holdings = list_holdings(project.content)
        exclusions = list_exclusions(project.content)
        holdings.taken |= exclusions.taken
        finished = Finished(project.cache)
        # What is to be taken again is read again, and so is what a review is missing of.
        known = frozenset(
            sha256
            for sha256, keys in holdings.contributed.items()
            if not take
            and len(keys | exclusions.contributed.get(sha256, set()))
            >= finished.reviews.get(sha256, len(keys) + 1)
        )
        filed_as: dict[str, set[str]] = defaultdict(set)
        reads = read_files(files, known, workers)
        for read in reporter.follow("Pages", reads, len(files)):
            filed, failed = _file_read(project.content, holdings, exclusions, read, take)
            added += filed
            filed_as[read.sha256].update(each.key for each in filed)
            refused += failed
            skipped += read.known
            if failed or any(each.contradicts for each in filed):
                unfinished.add(read.sha256)
            elif read.last and not read.known and read.sha256 not in unfinished:
                finished.note(read.sha256, len(filed_as[read.sha256]))
    return AddReport(tuple(added), tuple(refused), skipped, passed_over)


def _file_read(
    content: Path,
    holdings: Holdings,
    exclusions: Holdings,
    read: FileRead,
    take: frozenset[str],
) -> tuple[list[Added], list[Refused]]:
    """Files the articles of a saved file; those filed, and what was refused."""
    added, refused = list[Added](), list(read.refused)
    for arrival in read.arrivals:
        try:
            added.append(_file_arrival(content, holdings, exclusions, arrival, take))
        except (ContentError, ValueError) as error:
            refused += _refuse(read.path, error)
    return added, refused


def _refuse(path: Path, error: ContentError | ValueError) -> list[Refused]:
    """Why an article of a file could not be merged or saved."""
    if isinstance(error, ContentError):
        return [Refused(str(path), f"not added: {each}", "") for each in error.problems]
    reason = f"it states what content/ cannot hold: {error}"
    return [Refused(str(path), reason, "please report it with the page")]


def _file_arrival(
    content: Path,
    holdings: Holdings,
    exclusions: Holdings,
    arrival: Arrival,
    take: frozenset[str],
) -> Added:
    """Merges one article into the review that it belongs to, or into a new one, and saves that;
    one that a person excluded is left out."""
    key = holdings.find(arrival.document, arrival.source)
    if key is None:
        excluded = exclusions.find(arrival.document, arrival.source)
        if excluded is not None:
            return Added(arrival.source.file or "", excluded, "excluded")
    held = load_review(content, key) if key is not None else None
    key = key or holdings.make_key(arrival.document)
    review = make_review(
        key, arrival.document, arrival.sections, arrival.references, arrival.source
    )
    merged = merge_review(held, review, take)
    changed = save_review(content, merged.review)
    holdings.put(merged.review)
    return Added(
        file=arrival.source.file or "",
        key=key,
        outcome="new" if held is None else "filled" if changed else "unchanged",
        filled=() if held is None else (*merged.filled, *merged.replaced),
        differs=tuple(str(difference) for difference in merged.differs),
        references=len(arrival.references),
        references_total=arrival.document.references_total,
        not_found=arrival.not_found,
        unplaced=arrival.unplaced,
        contradicts=tuple(_list_contradictions(content, holdings, merged.review)),
    )


def _list_contradictions(content: Path, holdings: Holdings, review: Review) -> Iterator[str]:
    """What a review that was filed and another one state both: files, cause and remedy."""
    for identifier, key in holdings.list_shared(review.key):
        other = load_review(content, key)
        yield (
            f"{identifier} is that of {_name_review(content, other)}, too, though the two state "
            f"different articles; both are kept, this one as {_name_review(content, review)} "
            "(correct the review whose page is wrong; if they are one article, delete one of the "
            "two and name its key in aliases: of the other; until then no site is built)"
        )


def _name_review(content: Path, review: Review) -> str:
    """A review's file, and the pages that it is from."""
    pages = ", ".join(dict.fromkeys(each.file for each in review.sources if each.file))
    return f"{name_file(content, review_path(review.key))}" + (f", from {pages}" if pages else "")
