"""The command line: flags in, calls out; no logic."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Optional

import typer

from generator import __version__
from generator.errors import ContentError, LitsiteError, UsageError
from generator.progress import Reporter, Silent, Spoken
from generator.project import Project, find_project

DONE, SOME_INPUT_BAD, WRONG_USAGE = 0, 1, 2
_SEE_TO_DISK = "see that the disk has room and the folder may be written; what was there is whole"
_REPORT = "that is a bug: please report it with what --debug prints; what was there is whole"

app = typer.Typer(
    name="litsite",
    help="Saved review articles in, a static site of reviews and the works they cite out.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
references_app = typer.Typer(help="Read and match bibliographic references.", no_args_is_help=True)
app.add_typer(references_app, name="references")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the flags before the command say."""

    folder: Path | None = None
    quiet: bool = False
    as_json: bool = False
    debug: bool = False

    @property
    def project(self) -> Project:
        """The project folder meant."""
        return find_project(self.folder)

    @property
    def reporter(self) -> Reporter:
        """Where progress and messages go."""
        return Silent() if self.quiet else Spoken()


def main() -> None:
    """Runs litsite and ends the process with its exit status."""
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"litsite {__version__}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    project: Annotated[
        Optional[Path],  # noqa: UP045 # typer reads it so on Python 3.11
        typer.Option("--project", metavar="DIR", help="The project folder, where content/ is."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no messages.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Results for a program to read.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Tracebacks with errors.")] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Saved review articles in, a static site of reviews and the works they cite out."""
    context.obj = Setting(project, quiet, as_json, debug)


@contextmanager
def _speaking_plainly(setting: Setting) -> Iterator[None]:
    """Errors as one line in a person's words, with the exit status that belongs to them."""
    try:
        yield
    except LitsiteError as error:
        if setting.debug:
            raise
        _print_error(setting, error)
        raise typer.Exit(WRONG_USAGE if isinstance(error, UsageError) else SOME_INPUT_BAD) from None
    except OSError as error:
        if setting.debug or error.errno == errno.EPIPE:
            raise
        place = error.filename or "a file"
        _print_error(setting, LitsiteError(f"{place}: {error.strerror or error}", _SEE_TO_DISK))
        raise typer.Exit(SOME_INPUT_BAD) from None
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        if setting.debug:
            raise
        failure = f"litsite failed: {type(error).__name__}: {error}"
        _print_error(setting, LitsiteError(failure, _REPORT))
        raise typer.Exit(SOME_INPUT_BAD) from None


def _print_error(setting: Setting, error: LitsiteError) -> None:
    problems = error.problems if isinstance(error, ContentError) else ()
    if setting.as_json:
        typer.echo(json.dumps({"error": str(error), "problems": [str(each) for each in problems]}))
        return
    for problem in problems:
        typer.echo(str(problem), err=True)
    typer.echo(f"litsite: {error}", err=True)


Jobs = Annotated[
    Optional[int],  # noqa: UP045 # typer reads it so on Python 3.11
    typer.Option("--jobs", min=1, metavar="N", help="Processes to use; else one a core."),
]
Scheduler = Annotated[
    Optional[str],  # noqa: UP045 # typer reads it so on Python 3.11
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="A Dask cluster to work on, as tcp://host:8786; its machines share this folder.",
    ),
]
Out = Annotated[
    Optional[Path],  # noqa: UP045 # typer reads it so on Python 3.11
    typer.Option("--out", metavar="DIR", help="Where the site goes; else site/ in the project."),
]
BaseUrl = Annotated[
    Optional[str],  # noqa: UP045 # typer reads it so on Python 3.11
    typer.Option("--base-url", metavar="URL", help="The site's address on the web."),
]


@app.command()
def new(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not there yet.")],
) -> None:
    """Make a site project that builds at once."""
    from generator.new import make_project

    setting: Setting = context.obj
    with _speaking_plainly(setting):
        make_project(folder)
    setting.reporter.say(
        f"{folder} is a new project.\n"
        f"  cd {folder}\n"
        f"  litsite add PAGE.html   a saved article page, or a folder of them\n"
        f"  litsite build           then open site/index.html"
    )


@app.command()
def add(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH|URL|PMID|DOI...", help="Saved pages, or folders of them."),
    ],
    take: Annotated[
        str,
        typer.Option("--take", metavar="FIELD,...", help="Fields for which the page is right."),
    ] = "",
    jobs: Jobs = None,
    scheduler: Scheduler = None,
) -> None:
    """Read saved article pages into content/.

    Good pages are written, bad ones listed with the cause and what to do; then the exit status
    is 1. What a person wrote in content/ is never overwritten: what differs is listed, and
    --take FIELD,... takes the page's value.
    """
    from generator.add import add_wanted
    from generator.tell import tell_added

    setting: Setting = context.obj
    fields = frozenset(field.strip() for field in take.split(",") if field.strip())
    with _speaking_plainly(setting):
        report = add_wanted(setting.project, paths, fields, jobs, setting.reporter, scheduler)
    tell_added(report, setting.as_json, setting.quiet)
    if report.refused:
        raise typer.Exit(SOME_INPUT_BAD)


@app.command()
def build(
    context: typer.Context,
    out: Out = None,
    base_url: BaseUrl = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    clean: Annotated[bool, typer.Option("--clean", help="Without what was kept before.")] = False,
    timings: Annotated[bool, typer.Option("--timings", help="Seconds for each stage.")] = False,
) -> None:
    """Build the site from content/.

    One problem in content/ and the old site stays as it was; all problems are listed and the exit
    status is 1.
    """
    from generator.build import build_site
    from generator.tell import tell_built

    setting: Setting = context.obj
    with _speaking_plainly(setting):
        built = build_site(
            *(setting.project, out, base_url, jobs, clean, setting.reporter), scheduler=scheduler
        )
    tell_built(built, timings, setting.as_json, setting.quiet)


@app.command()
def serve(
    context: typer.Context,
    port: Annotated[int, typer.Option("--port", help="The port on loopback.")] = 8000,
    jobs: Jobs = None,
) -> None:
    """Build, serve on this machine, rebuild and reload the browser on every change."""
    from generator.build import build_site
    from generator.serve import serve_site

    setting: Setting = context.obj
    with _speaking_plainly(setting):
        project = setting.project
        watched = [folder for folder in (project.content, project.theme) if folder is not None]
        build_site(project, jobs=jobs, reporter=setting.reporter)

        def rebuild() -> bool:
            try:
                build_site(project, jobs=jobs)
            except LitsiteError as error:
                _print_error(setting, error)
                return False
            return True

        try:
            serve_site(project.site, port, watched, rebuild, typer.echo)
        except KeyboardInterrupt:
            return
        except OSError as error:
            raise UsageError(
                f"port {port} cannot be used: {error.strerror}", "choose another with --port"
            ) from None


@app.command()
def check(
    context: typer.Context,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is safe to mend.")] = False,
) -> None:
    """List every problem in content/ as path:line: message."""
    from generator.content.check import check_content, fix_content

    setting: Setting = context.obj
    with _speaking_plainly(setting):
        content = setting.project.content
        mended = fix_content(content) if fix else ()
        problems = check_content(content)
    if setting.as_json:
        typer.echo(json.dumps({"mended": list(mended), "problems": [str(p) for p in problems]}))
    else:
        for line in mended:
            typer.echo(f"mended {line}")
        for problem in problems:
            typer.echo(str(problem))
        if not problems and not setting.quiet:
            typer.echo("no problems in content/")
    if problems:
        raise typer.Exit(SOME_INPUT_BAD)


@app.command()
def export(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="bibtex, ris, nbib, csl-json, csv, graphml, zip …"),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write.")],
    jobs: Jobs = None,
) -> None:
    """Write the whole library in another program's format."""
    from generator.export import export_library

    setting: Setting = context.obj
    with _speaking_plainly(setting):
        export_library(setting.project, name, out, jobs, setting.reporter)


@app.command()
def enrich(context: typer.Context) -> None:
    """Fill gaps in reference lists from PubMed and Crossref, by PMID and DOI.

    What an entry states is never overwritten. NCBI_API_KEY and LITSITE_EMAIL are read from the
    environment.
    """
    from generator.enrich import enrich_project
    from generator.fetch import read_settings
    from generator.tell import tell_enriched

    setting: Setting = context.obj
    with _speaking_plainly(setting):
        project = setting.project
        report = enrich_project(project, read_settings(project.cache), setting.reporter)
    tell_enriched(report, setting.as_json, setting.quiet)
    if report.failed or report.problems:
        raise typer.Exit(SOME_INPUT_BAD)


@app.command()
def doctor(context: typer.Context) -> None:
    """Say what is installed, which versions, and what is missing for which feature."""
    from generator.doctor import examine

    findings = tuple(examine())
    for finding in findings:
        typer.echo(finding.text if finding.well else f"PROBLEM {finding.text}")
    if not all(finding.well for finding in findings):
        raise typer.Exit(SOME_INPUT_BAD)


@app.command("source-case")
def source_case(
    context: typer.Context,
    page: Annotated[Path, typer.Argument(metavar="PAGE", help="A page of your own words.")],
    folder: Annotated[
        Optional[Path],  # noqa: UP045 # typer reads it so on Python 3.11
        typer.Argument(metavar="DIR", help="Where the case goes; else beside the page."),
    ] = None,
) -> None:
    """Write what the sources read from a page as a test case's files, to be corrected by hand."""
    from generator.sources.case import write_source_case

    with _speaking_plainly(context.obj):
        for path in write_source_case(page, folder or page.parent):
            typer.echo(str(path))


@references_app.command("parse")
def parse(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="One reference a line.")],
) -> None:
    """Print one CSL-JSON object a line for each line of input."""
    from generator.references.print_csl import parse_lines

    with _speaking_plainly(context.obj):
        for line in parse_lines(_read_lines(file)):
            typer.echo(line)


@references_app.command("match")
def match(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A CSL-JSON array.")],
) -> None:
    """Print a JSON array of arrays of ids: the entries that are one work."""
    from generator.references.print_csl import match_csl

    with _speaking_plainly(context.obj):
        typer.echo(match_csl("\n".join(_read_lines(file)), file))


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
