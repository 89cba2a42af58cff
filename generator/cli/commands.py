"""The commands: what was read from the command line in, calls out; no logic."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from generator.cli.command import (
    DONE,
    SOME_INPUT_BAD,
    Command,
    Setting,
    print_error,
    quote_name,
)
from generator.cli.options import JOBS, SCHEDULER, Option, read_address, read_port
from generator.errors import LitsiteError, UsageError


def _new(setting: Setting, given: Namespace) -> int:
    """Make a site project that builds at once."""
    from generator.commands.new import make_project

    folder: Path = given.folder
    make_project(folder)
    here = folder.resolve() == Path.cwd()
    setting.reporter.say(
        f"{folder.resolve() if here else folder} is a new project.\n"
        + ("" if here else f"  cd {quote_name(folder)}\n")
        + "  litsite add PAGE.html   a saved article page, or a folder of them\n"
        "  litsite build           then open site/index.html"
    )
    return DONE


def _add(setting: Setting, given: Namespace) -> int:
    """Read saved article pages into content/.

    It knows pages of PubMed, PMC and publishers, copied text, PubMed XML, .nbib,
    RIS, BibTeX, CSL, JATS and Zotero's folders, each by what is in it.

    Good pages are written, bad ones listed with the cause and what to do; then
    the exit status is 1. What a person wrote in content/ is never overwritten:
    what differs is listed, and --take FIELD,... takes the page's value.
    """
    from generator.add import add_wanted
    from generator.cli.reports import print_added

    fields = frozenset(field.strip() for field in given.take.split(",") if field.strip())
    report = add_wanted(
        setting.project,
        given.paths,
        take=fields,
        jobs=given.jobs,
        reporter=setting.reporter,
        scheduler=given.scheduler,
    )
    print_added(report, setting.as_json, setting.quiet, setting.call)
    contradicted = any(each.contradicts for each in report.added)
    return SOME_INPUT_BAD if report.refused or contradicted else DONE


def _build(setting: Setting, given: Namespace) -> int:
    """Build the site from content/.

    One problem in content/ and the old site stays as it was; all problems are
    listed and the exit status is 1.
    """
    from generator.build import build_site
    from generator.cli.reports import print_built

    built = build_site(
        setting.project,
        given.out,
        base_url=given.base_url,
        jobs=given.jobs,
        clean=given.clean,
        reporter=setting.reporter,
        scheduler=given.scheduler,
    )
    print_built(built, given.timings, setting.as_json, setting.quiet, setting.call)
    return DONE


def _serve(setting: Setting, given: Namespace) -> int:
    """Build, serve on this machine, reload the browser on every change."""
    from generator.commands.serve import serve_project

    def tell_error(error: LitsiteError) -> None:
        print_error(setting, error)

    serve_project(setting.project, given.port, given.jobs, setting.reporter, tell_error)
    return DONE


def _check(setting: Setting, given: Namespace) -> int:
    """List every problem in content/ as path:line: message.

    A warning is no problem: the site is built all the same.
    """
    from generator.cli.reports import print_checked
    from generator.content.check import examine_content, fix_content
    from generator.pool import count_jobs

    content = setting.project.content
    fixed = fix_content(content) if given.fix else ()
    workers = count_jobs(given.jobs)
    checked = examine_content(content, workers, setting.reporter)
    print_checked(fixed, checked.problems, checked.warnings, setting.as_json, setting.quiet)
    return SOME_INPUT_BAD if checked.problems else DONE


def _export(setting: Setting, given: Namespace) -> int:
    """Write the whole library in another program's format."""
    from generator.cli.reports import print_exported
    from generator.commands.export import export_library, print_library

    out: Path = given.out
    if str(out) == "-":
        stream = sys.stdout.buffer
        print_library(setting.project, given.format, given.jobs, setting.reporter, stream)
        return DONE
    export_library(setting.project, given.format, out, given.jobs, setting.reporter)
    print_exported(out, setting.as_json, setting.quiet)
    return DONE


def _enrich(setting: Setting, given: Namespace) -> int:
    """Fill gaps in reference lists from PubMed and Crossref.

    Entries are looked up by their PMID and DOI; what they state is never
    overwritten. NCBI_API_KEY and LITSITE_EMAIL are read from the environment.
    """
    from generator.cli.reports import print_enriched
    from generator.commands.enrich import enrich_project
    from generator.fetch import read_settings

    project = setting.project
    report = enrich_project(project, read_settings(project.cache), setting.reporter)
    print_enriched(report, setting.as_json, setting.quiet)
    return SOME_INPUT_BAD if report.failed or report.problems else DONE


def _doctor(setting: Setting, given: Namespace) -> int:
    """Say what is installed, and what is missing for which feature."""
    from generator.cli.reports import print_examined
    from generator.commands.doctor import examine

    findings = tuple(examine(setting.folder or Path.cwd()))
    print_examined(findings, setting.as_json)
    return DONE if all(finding.well for finding in findings) else SOME_INPUT_BAD


def _write_case(setting: Setting, given: Namespace) -> int:
    """Write what is read from a page as a test case's files.

    Correct them by hand until they say what the page says.
    """
    from generator.sources.case import write_source_case

    for path in write_source_case(given.page, given.folder or given.page.parent):
        print(path)
    return DONE


def _parse(setting: Setting, given: Namespace) -> int:
    """Print one CSL-JSON object a line for each line of input."""
    from generator.references.print_csl import parse_lines

    for line in parse_lines(_read_lines(given.file)):
        print(line, flush=True)
    return DONE


def _match(setting: Setting, given: Namespace) -> int:
    """Print a JSON array of arrays of ids: the entries that are one work."""
    from generator.references.print_csl import match_csl

    name = "what standard input gives" if given.file == "-" else given.file
    print(match_csl("\n".join(_read_lines(given.file)), name))
    return DONE


def _read_lines(file: str) -> Iterator[str]:
    """The lines of a UTF-8 file, or of standard input for "-"."""
    try:
        if file == "-":
            yield from (line.rstrip("\r\n") for line in sys.stdin)
            return
        with Path(file).open(encoding="utf-8-sig", newline=None) as stream:
            yield from (line.rstrip("\n") for line in stream)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}", "check the path") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not UTF-8 text", "save it as UTF-8") from None


COMMANDS = (
    Command("new", _new, (Option(("folder",), "A new folder, or an empty one.", "DIR", Path),)),
    Command(
        "add",
        _add,
        (
            Option(
                ("paths",),
                "Saved pages, or folders of them; an address, a PMID or a DOI is fetched.",
                "PATH|URL|PMID|DOI...",
                many=True,
            ),
            Option(("--take",), "Fields for which the page is right.", "FIELD,...", default=""),
            JOBS,
            SCHEDULER,
        ),
    ),
    Command(
        "build",
        _build,
        (
            Option(
                ("--out",),
                "Where the site goes; else site/ in the project.",
                "DIR",
                Path,
                required=False,
            ),
            Option(
                ("--base-url",),
                "The site's address on the web; else base-url in site.yaml.",
                "URL",
                read_address,
                required=False,
            ),
            JOBS,
            SCHEDULER,
            Option(("--clean",), "Without what was kept before."),
            Option(("--timings",), "Seconds for each stage."),
        ),
    ),
    Command(
        "serve",
        _serve,
        (
            Option(("--port",), "The port on loopback; else 8000.", "PORT", read_port, 8000),
            JOBS,
        ),
    ),
    Command("check", _check, (Option(("--fix",), "Fix what is safe to fix."), JOBS)),
    Command(
        "export",
        _export,
        (
            Option(
                ("format",),
                "bibtex, ris, nbib, csl-json, csv, graphml, epub, html or zip.",
                "FORMAT",
            ),
            Option(("--out",), "The file to write; - is standard output.", "FILE", Path),
            JOBS,
        ),
    ),
    Command("enrich", _enrich),
    Command("doctor", _doctor),
    Command(
        "source-case",
        _write_case,
        (
            Option(("page",), "A page of your own words.", "PAGE", Path),
            Option(
                ("folder",),
                "Where the case goes; else beside the page.",
                "DIR",
                Path,
                required=False,
            ),
        ),
    ),
    Command("references parse", _parse, (Option(("file",), "One reference a line.", "FILE|-"),)),
    Command("references match", _match, (Option(("file",), "A CSL-JSON array.", "FILE|-"),)),
)
GROUPS = {"references": "Read and match bibliographic references."}
"""Words that several commands begin with, and what help says of them."""
