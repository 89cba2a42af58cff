"""What is wrong between the files of content/: two records of one article, names of nothing.

Works on small facts of each review, made where the review is read (facts.py).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.cites import find_cites
from generator.content.facts import ReviewFacts
from generator.content.files import name_file, read_file
from generator.content.keys import explain_key
from generator.content.load import load_review, references_path, review_path, sort_problems
from generator.content.pictures import explain_picture, find_pictures
from generator.errors import Problem
from generator.model import Note
from generator.model.rules import PeopleRules, PersonRule, WorkRules
from generator.references.match_facts import fold


def check_across(
    folder: Path,
    facts: Iterable[ReviewFacts],
    notes: Sequence[Note],
    people: PeopleRules | None,
    works: WorkRules | None,
    broken: Collection[str],
) -> tuple[Problem, ...]:
    """Everything that is wrong between the files of a content folder. A file is read again only
    to find the line of a problem.

    `broken` are keys and slugs of files that could not be read: what they hold is not known, so
    that no name can be said to lead nowhere.
    """
    reviews = {each.key: each for each in facts}
    checks = [
        _check_identifiers(reviews),
        _check_aliases(reviews),
        _check_pictures(folder, notes),
    ]
    if not broken:
        checks += [
            _check_cites(reviews, notes),
            _check_people(reviews, people or PeopleRules()),
            _check_works(reviews, works or WorkRules()),
            _check_kept_apart(folder, reviews, works or WorkRules()),
        ]
    return sort_problems(_place(folder, each) for check in checks for each in check)


@dataclass(frozen=True, slots=True)
class _Finding:
    """A problem of a file, on the line that `pattern` finds."""

    path: str
    pattern: str
    message: str
    remedy: str


def _place(folder: Path, finding: _Finding) -> Problem:
    text = read_file(folder, finding.path) or ""
    found = re.search(finding.pattern, text, re.M | re.I)
    line = text.count("\n", 0, found.start()) + 1 if found else None
    return Problem(name_file(folder, finding.path), line, finding.message, finding.remedy)


def _word(name: str) -> str:
    """A pattern for a name that stands by itself."""
    return rf"(?<![\w-]){re.escape(name)}(?![\w-])"


def _check_identifiers(reviews: Mapping[str, ReviewFacts]) -> Iterator[_Finding]:
    """Two records of one article."""
    for place, key in enumerate(("DOI", "PMID", "PMCID")):
        first: dict[str, str] = {}
        for review in reviews.values():
            value = review.identifiers[place]
            if value is None:
                continue
            other = first.setdefault(value, review.key)
            if other != review.key:
                yield _Finding(
                    review_path(review.key),
                    rf"^{key}:",
                    f"{key} {value} is that of {review_path(other)} too",
                    "correct it, or make one of the two and name the other's key in aliases:",
                )


def _check_aliases(reviews: Mapping[str, ReviewFacts]) -> Iterator[_Finding]:
    """Addresses that two reviews claim, or that cannot be addresses."""
    first: dict[str, str] = {}
    for review in reviews.values():
        for alias in review.aliases:
            fault = explain_key(alias)
            other = first.setdefault(alias, review.key)
            if fault is None and alias in reviews:
                fault = f"the alias {alias} is the key of {review_path(alias)}"
            elif fault is None and other != review.key:
                fault = f"the alias {alias} is claimed by {review_path(other)} too"
            if fault is not None:
                yield _Finding(
                    review_path(review.key), _word(alias), fault, "take it out of aliases:"
                )


def _check_cites(reviews: Mapping[str, ReviewFacts], notes: Sequence[Note]) -> Iterator[_Finding]:
    """[@key] and [[slug]] that lead nowhere."""
    cites = [(f"notes/{note.slug}.md", name) for note in notes for name in find_cites(note.body)]
    cites += [(review_path(each.key), name) for each in reviews.values() for name in each.cites]
    if not cites:
        return
    keys = {*reviews, *(alias for each in reviews.values() for alias in each.aliases)}
    slugs = {*keys, *(note.slug for note in notes)}
    unknown = {name[1:] for _, name in cites if name.startswith("@")} - keys
    found = _find_ids(reviews.values(), unknown) if unknown else set()
    for path, name in cites:
        if name.startswith("@"):
            if name[1:] in unknown - found:
                yield _Finding(
                    path,
                    _word(name),
                    f"[{name}] names no review and no reference",
                    _name_near(name[1:], keys)
                    or "write the key of a review, or the id of a reference in references/",
                )
        elif name not in slugs:
            yield _Finding(
                path,
                rf"\[\[\s*{re.escape(name)}\s*[|\]]",
                f"[[{name}]] names no note and no review",
                _name_near(name, slugs) or "write the name of a file in notes/ without .md",
            )


def _name_near(name: str, known: Iterable[str]) -> str:
    """What to do where a name is that of a file but for a slip or a part of it; "" of any other."""
    from rapidfuzz import fuzz, process  # of what is well, nothing is asked

    found = process.extractOne(name.lower(), known, scorer=fuzz.ratio, score_cutoff=80)
    return f"write {found[0]}, if that is meant" if found else ""


def _check_pictures(folder: Path, notes: Sequence[Note]) -> Iterator[_Finding]:
    """Pictures in notes that a page cannot show."""
    for note in notes:
        for shown in find_pictures(note.body):
            wrong = explain_picture(folder, shown.address)
            if wrong is not None:
                yield _Finding(f"notes/{note.slug}.md", _picture(shown.address), *wrong)


def advise_notes(folder: Path, notes: Sequence[Note]) -> tuple[Problem, ...]:
    """What would better be otherwise in notes, though they can be published as they are."""
    findings = (
        _Finding(
            f"notes/{note.slug}.md",
            _picture(shown.address),
            f"the picture {shown.address} has no words for those who do not see it",
            f"write what it shows: ![words]({shown.address})",
        )
        for note in notes
        for shown in find_pictures(note.body)
        if shown.address and not shown.told
    )
    return sort_problems(_place(folder, each) for each in findings)


def _picture(address: str) -> str:
    """A pattern for the place where a picture is shown."""
    return re.escape(address) if address else r"!\[[^\]]*\]\(\s*\)|<img\b"


def _find_ids(reviews: Iterable[ReviewFacts], names: set[str]) -> set[str]:
    """Those names that are a reference's id, or a work's page made from one: an id with its first
    page, and a mark that tells it from another, behind it."""
    wanted: dict[str, set[str]] = {}
    for name in names:
        stem = name
        for _ in range(3):
            wanted.setdefault(stem, set()).add(name)
            stem = stem.rpartition("-")[0]
    wanted.pop("", None)  # that is all the ids of a review without references
    found: set[str] = set()
    for review in reviews:
        for key in wanted.keys() & set(review.ids.split("\n")):
            found |= wanted[key]
    return found


def _check_people(reviews: Mapping[str, ReviewFacts], rules: PeopleRules) -> Iterator[_Finding]:
    """People and reviews in people.yaml that are not in the library."""
    if not rules.people and not rules.keep_apart:
        return
    path, remedy = "people.yaml", "correct it, or take it out"
    authors = {fold(name) for review in reviews.values() for name in review.authors}
    names = [(rule.name, (rule.name, *rule.variants)) for rule in rules.people]
    names += [(name, (name,)) for group in rules.keep_apart for name in group]
    for name, printed in names:
        if not any(fold(each) in authors for each in printed):
            yield _Finding(path, re.escape(name), f"no review has an author {name}", remedy)
    for rule in rules.people:
        for key in rule.reviews:
            if key not in reviews:
                yield _Finding(path, _word(key), f"there is no review {key}", remedy)
            elif not rule.orcid and not _writes(reviews[key], rule):
                message = f"{review_path(key)} has no author {rule.name}"
                yield _Finding(
                    path, re.escape(rule.name), message, "write the name as the review has it"
                )


def advise_people(
    folder: Path, facts: Iterable[ReviewFacts], rules: PeopleRules
) -> tuple[Problem, ...]:
    """Variants in people.yaml that no review prints: most often a slip, by which nothing is
    joined."""
    authors = {fold(name) for each in facts for name in each.authors}
    findings = (
        _Finding(
            "people.yaml",
            re.escape(variant),
            f"no review has an author {variant}: this variant of {rule.name} joins nothing",
            "correct it, or leave it for reviews to come",
        )
        for rule in rules.people
        for variant in rule.variants
        if fold(variant) not in authors
    )
    return sort_problems(_place(folder, each) for each in findings)


def _writes(review: ReviewFacts, rule: PersonRule) -> bool:
    """Whether a review has an author of one of the names of a rule."""
    names = {fold(name) for name in (rule.name, *rule.variants)}
    return any(fold(author) in names for author in review.authors)


def _check_works(reviews: Mapping[str, ReviewFacts], rules: WorkRules) -> Iterator[_Finding]:
    """Works in works.yaml that no review is or cites."""
    wanted = rules.names
    if not wanted:
        return
    known = {value for each in reviews.values() for value in (*each.identifiers, *each.answers)}
    known.update(reviews)
    for name in sorted(wanted - known - _find_ids(reviews.values(), set(wanted))):
        yield _Finding(
            "works.yaml",
            _word(name),
            f"{name} names no review and no reference",
            "correct it, or take it out",
        )


def _check_kept_apart(
    folder: Path, reviews: Mapping[str, ReviewFacts], rules: WorkRules
) -> Iterator[_Finding]:
    """Names in works.yaml to keep apart that are one review's or one reference's."""
    for review in reviews.values() if rules.not_same else ():
        own = {review.key, *review.identifiers}
        ids = f"\n{review.ids}\n"
        for group in rules.not_same:
            if len(own.intersection(group)) > 1:
                yield _contradict(review_path(review.key), "review", own.intersection(group))
            if sum(name in review.answers or f"\n{name}\n" in ids for name in group) < 2:
                continue
            for each in load_review(folder, review.key).references:
                names = {each.id, each.item.doi, each.item.pmid, each.item.pmcid}
                if len(names.intersection(group)) > 1:
                    path = references_path(review.key)
                    yield _contradict(path, "reference", names.intersection(group))


def _contradict(path: str, what: str, names: Collection[str | None]) -> _Finding:
    named = sorted(filter(None, names))
    one, other = map(_word, named[:2])
    return _Finding(
        "works.yaml",
        f"{one}.*{other}|{other}.*{one}",
        f"{' and '.join(named)} are one {what}, in {path}",
        "correct them there, or take the group out of not-same:",
    )
