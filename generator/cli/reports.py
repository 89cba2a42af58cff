"""What was done, in a person's words on standard output, or as JSON for a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
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


def print_added(report: AddReport, as_json: bool = False, quiet: bool = False) -> None:
    """One line a page that changed something or was refused, then how many there were."""
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False))
        return
    for refused in report.refused:
        remedy = f" ({refused.remedy})" if refused.remedy else ""
        print(put_on_one_line(f"{refused.file}: {refused.reason}{remedy}"), file=sys.stderr)
    for added in report.added:
        for line in added.contradicts:
            print(put_on_one_line(f"{added.file}: {line}"), file=sys.stderr)
    if quiet:
        return
    for added in report.added:
        for line in _describe(added):
            print(put_on_one_line(line))
    if any(added.differs for added in report.added):
        print("           (where a page differs and is right: --take FIELD,...)")
    print(_count(report))


def _describe(added: Added) -> list[str]:
    lines = []
    count = len(added.unplaced)
    kept = (
        f"  ({count} more {'fact' if count == 1 else 'facts'} under its sources)" if count else ""
    )
    if added.outcome == "new":
        lines.append(f"new        {added.key}  from {added.file}{kept}")
    elif added.outcome == "filled":
        filled = f"filled     {added.key}: {', '.join(added.filled)}  from"
        known = f"known      {added.key}  also in"
        lines.append(f"{filled if added.filled else known} {added.file}{kept}")
    if added.references_total and lines:
        lines.append(
            f"           the page holds {added.references} of {added.references_total} references"
        )
    lines += [f"differs    {added.key}: {line}" for line in added.differs]
    if added.not_found:
        lines.append(
            f"LOOK AT IT {added.file}: nothing was found at {', '.join(added.not_found)}; "
            "the site may have changed its pages"
        )
    return lines


def _count(report: AddReport) -> str:
    kinds = ("new", "filled", "unchanged", "excluded")
    counts = {kind: sum(added.outcome == kind for added in report.added) for kind in kinds}
    counts["left out, as they lie in content/excluded"] = counts.pop("excluded")
    counts["known before"] = report.skipped
    counts["refused"] = len(report.refused)
    parts = [f"{count} {kind}" for kind, count in counts.items() if count]
    return (
        ", ".join(parts) or "nothing to read: no file there ends as saved pages do (.html, .txt …)"
    )


def print_built(
    built: BuildReport, timings: bool = False, as_json: bool = False, quiet: bool = False
) -> None:
    """What was built and which file to open."""
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
    print(
        f"{built.reviews} {'review' if built.reviews == 1 else 'reviews'}, "
        f"{built.published.files} files, {built.published.changed} of them new or changed"
    )
    print(f"open {_short(built.out / 'index.html')}")


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
    if not problems and not quiet:
        print("no problems in content/")


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
