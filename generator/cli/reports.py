"""What was done, in a person's words on standard output, or as JSON for a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import put_on_one_line

if TYPE_CHECKING:  # what is told was made by one of these; the others need not be loaded
    from generator.add import Added, AddReport
    from generator.build import BuildReport
    from generator.commands.doctor import Finding
    from generator.commands.enrich import EnrichReport, Wanting
    from generator.errors import Problem

GITHUB_PAGES_LIMIT = 1_000_000_000
"""Bytes that GitHub Pages publishes at most."""


def print_added(
    report: AddReport, as_json: bool = False, quiet: bool = False, command: str = "litsite"
) -> None:
    """One line a page that changed something or was refused, how many there were, and what to do
    next; `command` is how litsite is called for this project."""
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False))
        return
    if not quiet:
        for line in (line for added in report.added for line in _describe(added)):
            print(put_on_one_line(line))
        if any(added.differs for added in report.added):
            print("           (where a page differs and is right: --take FIELD,...)")
        sys.stdout.flush()  # what went wrong stands at the end, where it is seen
    for line in _list_refused(report):
        print(put_on_one_line(line), file=sys.stderr)
    if not quiet:
        print(_count(report))
        changed = any(added.outcome == "new" or added.filled for added in report.added)
        if changed and not any(added.contradicts for added in report.added):
            print(f"next: {command} build")


def _list_refused(report: AddReport) -> Iterator[str]:
    """A line a page that was refused; a reason that many have is told once, above them."""
    alike: dict[tuple[str, str], list[str]] = {}
    for refused in report.refused:
        alike.setdefault((refused.reason, refused.remedy), []).append(refused.file)
    for (reason, remedy), files in alike.items():
        told = f"{reason} ({remedy})" if remedy else reason
        if len(files) < 3:
            yield from (f"{file}: {told}" for file in files)
        else:
            yield f"{len(files):,} files: {told}"
            yield from (f"  {file}" for file in files)
    for added in report.added:
        yield from (f"{added.file}: {line}" for line in added.contradicts)


def _describe(added: Added) -> Iterator[str]:
    """What a page did to a review; nothing where all it says was there."""
    if added.outcome == "new":
        yield f"new        {added.key}  from {added.file}{_count_references(added)}"
    elif added.filled:
        fields = ", ".join(added.filled)
        yield f"filled     {added.key}: {fields}  from {added.file}{_count_references(added)}"
    elif added.outcome == "filled":
        yield f"known      {added.key}  also in {added.file}"
    yield from (f"differs    {added.key}: {line}" for line in added.differs)
    if added.not_found:
        yield (
            f"LOOK AT IT {added.file}: nothing was found at {', '.join(added.not_found)}; "
            "the site may have changed its pages"
        )


def _count_references(added: Added) -> str:
    """ ", 5 of 150 references"; nothing of a page that shows and counts none."""
    if (added.references_total or 0) > added.references:
        return f", {added.references} of {added.references_total} references"
    noun = "reference" if added.references == 1 else "references"
    return f", {added.references} {noun}" if added.references else ""


def _count(report: AddReport) -> str:
    new = sum(added.outcome == "new" for added in report.added)
    filled = sum(bool(added.filled) for added in report.added)
    excluded = sum(added.outcome == "excluded" for added in report.added)
    counts = {
        "new": new,
        "filled": filled,
        "left out, as they lie in content/excluded": excluded,
        "known before": len(report.added) - new - filled - excluded + report.skipped,
        "refused": len(report.refused),
    }
    parts = [f"{count:,} {kind}" for kind, count in counts.items() if count]
    told = [
        ", ".join(parts) or "nothing to read: no file there ends as saved pages do (.html, .txt …)"
    ]
    if report.passed_over:
        told.append(_name_passed_over(report.passed_over))
    return "; ".join(told)


def _name_passed_over(endings: Sequence[tuple[str, int]]) -> str:
    """ "3 passed over (2 .pdf, 1 .zip)": files that are no saved pages by their names."""
    told = [f"{count:,} {ending or 'without an ending'}" for ending, count in endings[:5]]
    others = sum(count for _, count in endings[5:])
    told += [f"{others:,} others"] if others else []
    return f"{sum(count for _, count in endings):,} passed over ({', '.join(told)})"


def print_built(
    built: BuildReport,
    timings: bool = False,
    as_json: bool = False,
    quiet: bool = False,
    command: str = "litsite",
) -> None:
    """What was built and which file to open; `command` is how litsite is called for it."""
    if as_json:
        print(json.dumps({**asdict(built), "out": str(built.out)}))
        return
    if timings:
        for stage, seconds in built.timings:
            print(f"{stage:<10} {seconds:8.2f} s")
    size = built.published.size
    if size > GITHUB_PAGES_LIMIT * 0.8:
        print(
            f"the site has {size / 1e6:,.0f} MB; GitHub Pages takes 1,000 MB: set 'abstracts: "
            "snippet' or a higher 'works: {page-from: 3}' in content/site.yaml",
            file=sys.stderr,
        )
    if quiet:
        return
    published = built.published
    changed = f"{published.changed:,}" if published.changed else "none"
    print(
        f"{built.reviews:,} {'review' if built.reviews == 1 else 'reviews'}, "
        f"{published.files:,} files, {changed} of them new or changed"
    )
    print(f"open {_short(built.out / 'index.html')}")
    if not built.reviews:
        print(f"next: {command} add PAGE.html, as there is no review yet; then build again")


def print_exported(out: Path, as_json: bool = False, quiet: bool = False) -> None:
    """Which file was written, and how large it is."""
    size = out.stat().st_size
    if as_json:
        print(json.dumps({"out": str(out), "bytes": size}))
    elif not quiet:
        told = f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size:,} bytes"
        print(f"{_short(out)}: {told}")


def print_checked(
    fixed: Sequence[str],
    problems: Sequence[Problem],
    warnings: Sequence[Problem],
    as_json: bool = False,
    quiet: bool = False,
) -> None:
    """What was fixed in content/, and what is wrong in it, as path:line: message."""
    if as_json:
        told = {"fixed": fixed, "problems": problems, "warnings": warnings}
        print(json.dumps({name: [str(each) for each in listed] for name, listed in told.items()}))
        return
    for line in fixed:
        print(f"fixed {line}")
    for problem in problems:
        print(problem)
    for warning in warnings:
        print(f"warning: {warning}")
    if not quiet:
        noun = "problem" if len(problems) == 1 else "problems"
        print(f"{len(problems) or 'no'} {noun} in content/")


def print_examined(findings: Sequence[Finding], as_json: bool = False) -> None:
    """What litsite found of its own installation, one finding a line."""
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings]))
        return
    for finding in findings:
        print(finding.text if finding.well else f"PROBLEM {finding.text}")


def print_enriched(report: EnrichReport, as_json: bool = False, quiet: bool = False) -> None:
    """What each entry gained, and what is still wanting."""
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False))
        return
    for problem in report.problems:
        print(problem, file=sys.stderr)
    alike: dict[str, list[Wanting]] = {}
    for entry in report.failed:  # one server that does not answer is told of once
        alike.setdefault(entry.reason, []).append(entry)
    for reason, (first, *others) in alike.items():
        more = f" and {len(others)} more" if others else ""
        print(f"{first.review} {first.reference}{more}: {reason}", file=sys.stderr)
    for entry in (*report.differs, *report.not_found):
        print(f"{entry.review} {entry.reference}: {entry.reason}", file=sys.stderr)
    if quiet:
        return
    for filled in report.enriched:
        print(f"filled     {filled.review} {filled.reference}: {', '.join(filled.filled)}")
    failed = f", {len(report.failed)} not asked for" if report.failed else ""
    print(f"{len(report.enriched)} filled, {len(report.not_found)} not found{failed}")


def _short(path: Path) -> str:
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
