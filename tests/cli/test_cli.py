"""What the command line understands and says."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from run_litsite import run, run_litsite

from generator.cli.commands import COMMANDS, GROUPS
from generator.commands.export import FORMATS

REPOSITORY = Path(__file__).parents[2]
SEED = REPOSITORY / "examples" / "pages" / "000_ba159a87d2986261.txt"


@pytest.mark.parametrize(
    "command",
    ["", *GROUPS, *(each.name for each in COMMANDS)],
)
def test_every_command_has_help_that_reads(command):
    help_text = run(*command.split(), "--help").output
    assert help_text.startswith("Usage:")
    assert len(help_text.splitlines()) > 3


@pytest.mark.parametrize("command", ["", *GROUPS, *(each.name for each in COMMANDS)])
def test_help_fits_a_terminal_of_eighty_columns(command):
    said = run(*command.split(), "--help", COLUMNS="80").stdout
    assert max(map(len, said.splitlines())) <= 80


def test_help_names_every_format_of_exports():
    words = re.findall(r"[\w-]+", run("export", "--help").output)
    assert set(FORMATS) <= set(words)


def test_options_before_the_command_may_stand_after_it(project):
    run("--project", project, "add", SEED)
    assert run("build", "-q", "--project", project).output == ""
    said = json.loads(run("check", "--json", f"--project={project}").stdout)
    assert said["problems"] == []
    assert run("--json", "check", "--quiet", "--project", project).stdout.startswith("{")


def test_output_is_utf_8_whatever_the_machine_has(project, tmp_path):
    """As on Windows, where a pipe has cp1252: it ended in UnicodeEncodeError."""

    def read(*words, given=None):
        done = subprocess.run(
            [sys.executable, "-m", "generator", "--project", project, *words],
            input=given,
            capture_output=True,
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        )
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout.decode("utf-8")

    page = tmp_path / "中 😀.txt"
    shutil.copy(SEED, page)
    assert "from 中 😀.txt" in read("add", page)
    (project / ".litsite" / "added").unlink()
    assert json.loads(read("--json", "add", page))["added"][0]["file"] == "中 😀.txt"
    parsed = json.loads(
        read("references", "parse", "-", given="Müller A. 中 😀. J. 2020.".encode())
    )
    assert "中 😀" in json.dumps(parsed, ensure_ascii=False)


@pytest.mark.skipif(os.name != "posix", reason="a POSIX shell closes the streams")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_stops_nothing(project, closed):
    """What was said ended in AttributeError: 'NoneType' object has no attribute 'flush'."""
    line = f'"$0" -m generator --project "$1" check {closed}'
    done = subprocess.run(
        ["sh", "-c", line, sys.executable, project], capture_output=True, cwd=REPOSITORY
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_project_in_the_current_folder_needs_no_cd(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = run("new", ".").stderr
    assert said.startswith(str(tmp_path))
    assert "cd " not in said


def test_a_new_project_with_a_space_in_its_name_could_not_be_gone_to(tmp_path):
    folder = tmp_path / "my reviews"
    assert f'  cd "{folder}"' in run("new", folder).stderr.splitlines()


def test_an_export_said_nothing(project, tmp_path):
    out = tmp_path / "library.csv"
    assert run("--project", project, "export", "csv", "--out", out).stdout.startswith(f"{out}: ")
    said = run("--project", project, "--json", "export", "csv", "--out", out).stdout
    assert json.loads(said) == {"out": str(out), "bytes": out.stat().st_size}


def test_the_line_of_usage_names_what_is_needed():
    """It left out --out, without which nothing is exported."""
    assert run("export", "--help").stdout.startswith(
        "Usage: litsite export [OPTIONS] FORMAT --out FILE\n"
    )
    assert run("build", "--help").stdout.startswith("Usage: litsite build [OPTIONS]\n")


def test_no_project_is_wrong_usage(tmp_path):
    said = run("--project", tmp_path, "build", status=2).stderr
    assert "litsite new DIR" in said


def test_a_problem_in_content_leaves_the_old_site(project):
    run("--project", project, "build")
    before = {path: path.read_bytes() for path in (project / "site").rglob("*.html")}
    (project / "content" / "notes" / "bad.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    said = run("--project", project, "build", status=1).stderr
    assert "content/notes/bad.md:" in said
    assert {path: path.read_bytes() for path in (project / "site").rglob("*.html")} == before
    said = run("--project", project, "check", status=1).stdout
    assert "content/notes/bad.md:" in said


def test_references_are_parsed_a_line_each():
    given = "Ng W, Sy A. On tides. J Tide. 2019;10(2):1-5. doi: 10.5555/1\n\nnothing\n"
    lines = run("references", "parse", "-", given=given).stdout.splitlines()
    first, empty, last = map(json.loads, lines)
    assert first["author"] == [{"family": "Ng", "given": "W"}, {"family": "Sy", "given": "A"}]
    assert (first["title"], first["DOI"]) == ("On tides", "10.5555/1")
    assert first["issued"] == {"date-parts": [[2019]]}
    assert empty == {}
    assert last["custom"]["raw"] == "nothing"


def test_references_are_matched_whatever_program_wrote_them(tmp_path):
    entry = {
        "title": "On tides and the people who wait for them",
        "author": [{"family": "Ng", "given": "W", "sequence": "first"}],
        "issued": {"date-parts": [["2019"]]},
        "volume": 10,
        "page": "1-5",
    }
    file = tmp_path / "library.json"
    entries = [
        {"id": 1, **entry},
        {"id": "b", **entry, "DOI": "10.5555/1"},
        {"id": 3, "title": "X"},
    ]
    file.write_text(json.dumps(entries), encoding="utf-8")
    assert json.loads(run("references", "match", file).stdout) == [[1, "b"]]


@pytest.mark.parametrize("text", ["", "{", '{"a": 1}', "[1]", '[{"title": "no id"}]'])
def test_a_file_that_is_no_bibliography_is_said(tmp_path, text):
    file = tmp_path / "library.json"
    file.write_text(text, encoding="utf-8")
    assert str(file) in run("references", "match", file, status=2).stderr


def test_results_for_a_program(project):
    added = json.loads(run("--project", project, "--json", "--quiet", "add", SEED).stdout)
    assert added["added"][0]["key"] == "taeb-2025-revolutionizing"
    assert json.loads(run("--project", project, "--json", "check").stdout)["problems"] == []


@pytest.mark.parametrize("name", ["bibtex", "ris", "nbib", "csl-json", "csv", "graphml", "zip"])
def test_library_is_exported_twice_alike(project, tmp_path, name):
    run("--project", project, "add", SEED)
    for file in ("one", "two"):
        run("--project", project, "export", name, "--out", tmp_path / file)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert (tmp_path / "one").stat().st_size > 100


def test_an_export_takes_what_a_build_read(project, tmp_path, monkeypatch):
    run("--project", project, "add", SEED)
    export = ("--project", project, "export", "bibtex", "--out")
    run(*export, tmp_path / "before")
    run("--project", project, "build")
    with monkeypatch.context() as patch:
        patch.setattr("generator.prepare.reviews.prepare_parts", None)  # who read would fail
        run(*export, tmp_path / "after")
    assert (tmp_path / "after").read_bytes() == (tmp_path / "before").read_bytes()

    for pack in (project / ".litsite" / "packs").iterdir():
        if pack.name != "index":
            pack.write_bytes(bytes(pack.stat().st_size))
    run(*export, tmp_path / "altered")
    assert (tmp_path / "altered").read_bytes() == (tmp_path / "before").read_bytes()

    [review] = (project / "content" / "reviews").glob("taeb*")
    review.write_text(review.read_text("utf-8").replace('title: "', 'title: "Edited. '), "utf-8")
    run(*export, tmp_path / "edited")
    assert b"Edited. " in (tmp_path / "edited").read_bytes()


def test_an_export_to_standard_output_made_a_file_called_dash(project, tmp_path):
    run("--project", project, "add", SEED)
    run("--project", project, "export", "epub", "--out", tmp_path / "library.epub")
    command = [sys.executable, "-m", "generator", "--project", project, "export", "epub"]
    done = subprocess.run([*command, "--out", "-"], capture_output=True, cwd=project)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (tmp_path / "library.epub").read_bytes()
    assert not (project / "-").exists()


def test_an_unknown_format_is_wrong_usage(project, tmp_path):
    said = run("--project", project, "export", "word", "--out", tmp_path / "x", status=2).stderr
    assert "bibtex" in said


def test_doctor_finds_all_it_needs():
    assert "PROBLEM" not in run("doctor").stdout


def test_doctor_looks_at_the_project_named_and_tells_a_program(project):
    """--project and --json were read and not heeded."""
    (project / "content" / "mtrees2026.bin").write_text("Body Regions;A01\n", encoding="utf-8")
    findings = json.loads(run("--project", project, "--json", "doctor").stdout)
    assert {"text": "content/mtrees2026.bin: MeSH is shown as a tree", "well": True} in findings
    gone = run("--project", project / "gone", "doctor", status=1).stdout
    assert f"PROBLEM {project / 'gone'} cannot be looked at" in gone


def test_options_may_stand_between_arguments(project):
    missing = run("--project", project, "add", "gone", "--jobs", "1", SEED, status=2).stderr
    assert "gone is not there" in missing


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "--nope"], "--nope"),
        (["build", "--cl"], "--cl"),
        (["build", "--jobs", "0"], "--jobs"),
        (["export", "csv"], "--out"),
        (["add"], "PATH"),
        (["nope"], "nope"),
        (["biuld"], "Did you mean 'build'?"),
        (["references", "nope"], "references nope"),
        (["references", "math"], "Did you mean 'references match'?"),
        (["refernces"], "Did you mean 'references'?"),
        (["parse"], "Did you mean 'references parse'?"),
        (["epub"], "Did you mean 'export epub --out FILE'?"),
        (["watch"], "Did you mean 'serve'?"),  # it was 'references match'
        (["--quiet"], "command"),
        (["serve", "--port", "x"], "--port"),
        (["serve", "--port", "99999"], "'99999' is no port"),
        (["build", "--base-url", "example.org"], "start it with https://"),
        (["build", "--base-url", "https://"], "start it with https://"),
        (["build", "--base-url", "https://a b.org"], "start it with https://"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(words, said):
    done = run(*words, status=2)
    assert done.stderr.startswith("Usage: litsite")
    assert said in done.stderr.splitlines()[-1]


def test_a_page_that_makes_no_case_is_named(tmp_path):
    said = run("source-case", tmp_path / "none.html", status=1).stderr
    assert said.startswith(f"litsite: {tmp_path / 'none.html'}: it cannot be read")


def test_a_port_that_is_taken_is_told_before_the_build(project):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        said = run("--project", project, "serve", "--port", port, status=2).stderr
    assert said.startswith(f"litsite: port {port} cannot be used")
    assert not (project / "site").exists()


def test_output_that_nobody_reads_on_is_no_error():
    done = subprocess.run(
        f"{sys.executable} -m generator references parse - | head -1",
        input="Ng W. On tides. J Tide. 2019;10(2):1-5.\n" * 3000,
        shell=True,
        capture_output=True,
        text=True,
    )
    assert json.loads(done.stdout)["title"] == "On tides"
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_that_cannot_be_written_is_told_in_a_line():
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "generator", "--version"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("litsite: standard output: No space left on device (")
    assert len(done.stderr.splitlines()) == 1


def test_check_mends_what_is_safe(project):
    note = project / "content" / "notes" / "windows.md"
    note.write_bytes(b"\xef\xbb\xbf---\r\ntitle: W\r\n---\r\n\r\nText.\r\n")
    said = run("--project", project, "check", "--fix").stdout
    assert "fixed content/notes/windows.md: Windows line ends made plain" in said
    assert note.read_bytes() == b"---\ntitle: W\n---\n\nText.\n"
    assert run("--project", project, "check", "--fix").stdout == "no problems in content/\n"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device", "x/y"), "x/y: No space left on device (see that"),
        (OSError(28, "No space left on device"), "{project}: No space left on device (see that"),
        (PermissionError(13, "Permission denied", "x/y"), "x/y: Permission denied (allow yourself"),
        (ZeroDivisionError("by zero"), "litsite failed: ZeroDivisionError: by zero (that is a bug"),
        (MemoryError(), "litsite failed: MemoryError"),
    ],
)
def test_what_nobody_foresaw_is_one_line_too(project, monkeypatch, error, words):
    def fail(*arguments, **options):
        raise error

    monkeypatch.setattr("generator.build.build_site", fail)
    done = run("--project", project, "build", status=1)
    assert done.stderr.startswith(f"litsite: {words.format(project=project)}")
    assert len(done.stderr.splitlines()) == 1
    done = run_litsite("--debug", "--project", project, "build")
    assert done.exception is error
