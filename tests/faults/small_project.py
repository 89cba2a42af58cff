"""A small project, its saved pages, and litsite run on it as a person runs it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from run_litsite import run_litsite

from generator.commands.new import make_project

REFERENCES = 6

_HEAD = """<!DOCTYPE html><html><head>
<meta name="citation_title" content="Tides of number {n} and the people who wait for them">
<meta name="citation_author" content="Ng, Wai"><meta name="citation_author" content="Sy, Ada">
<meta name="citation_journal_title" content="Journal of Tides">
<meta name="citation_publication_date" content="2019/03/{n:02d}">
<meta name="citation_doi" content="10.5555/tide.{n}">{more}
"""
_BODY = """</head><body><h1>Tides of number {n} and the people who wait for them</h1>
<div id="abstract"><h2>Abstract</h2><p>{filler}Water comes and goes, number {n}.
Whoever lives by it keeps a boat, a lamp and a table of hours, and knows each of them by
its name. We asked twelve of them how they wait, and what they do while the water is away.</p></div>
</body></html>"""
_REFERENCE = """<meta name="citation_reference" content="citation_title=A made-up finding, number
 {pmid}; citation_author=A Quill; citation_journal_title=Journal of Made-up Findings;
 citation_pmid={pmid}">
"""
"""As tests/fetch/services.py knows it, less its date and pages."""


def write_pages(folder: Path, count: int, more: str = "", filler: str = "") -> Path:
    """Saved pages of as many articles, each with a few references; `more` stands in their head."""
    folder.mkdir()
    for n in range(1, count + 1):
        head = _HEAD.format(n=n, more=more)
        listed = "".join(_REFERENCE.format(pmid=100 * n + m) for m in range(1, REFERENCES + 1))
        page = head + listed + _BODY.format(n=n, filler=filler)
        (folder / f"{n:02d}.html").write_text(page, encoding="utf-8")
    return folder


class Ended(NamedTuple):
    """How a run ended."""

    returncode: int
    stdout: str
    stderr: str


def write_project(folder: Path) -> Path:
    """A new project without reviews."""
    make_project(folder)
    return folder


def litsite(project: Path, *arguments: object) -> Ended:
    """litsite as the command line runs it; an error that it did not foresee comes out."""
    words = ["--quiet", "--project", project, *arguments]
    done = run_litsite(*words)
    if done.exception is not None:
        raise done.exception
    return Ended(done.exit_code, done.stdout, done.stderr)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
