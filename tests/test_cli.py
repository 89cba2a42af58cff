import gzip
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from run_litsite import run_litsite

from generator.add import Added, AddReport
from generator.cli.commands import COMMANDS, GROUPS
from generator.cli.complete import complete
from generator.cli.reports import print_added
from generator.commands.export import FORMATS
from generator.content.save import save_review
from generator.errors import ContentError, Problem
from generator.read_files import Refused

REPOSITORY = Path(__file__).parents[1]
SEED = REPOSITORY / "examples" / "pages" / "000_ba159a87d2986261.txt"


@pytest.fixture
def project(tmp_path):
    run("new", str(tmp_path / "project"))
    return tmp_path / "project"


def run(*arguments, status=0, given=None, **environment):
    done = run_litsite(*arguments, given=given, environment=environment)
    assert done.exit_code == status, done.output + repr(done.exception)
    return done


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


def test_a_page_is_told_of_in_one_line_and_an_unchanged_one_in_none(capsys):
    facts = {"unplaced": ("Received: 2020",), "references": 5, "references_total": 150}
    pages = (Added("a.html", "ng-2020-tides", "new", unplaced=("Received: 2020", "Subject: Salt")),
             Added("b.html", "li-2020-salt", "unchanged", **facts),
             Added("c.html", "ng-2020-tides", "filled", filled=("volume",)),
             Added("d.html", "ng-2020-tides", "filled"))  # fmt: skip
    print_added(AddReport(pages))
    assert capsys.readouterr().out.splitlines() == [
        "new        ng-2020-tides  from a.html  (2 more facts under its sources)",
        "filled     ng-2020-tides: volume  from c.html",
        "known      ng-2020-tides  also in d.html",
        "1 new, 2 filled, 1 unchanged",
    ]


def test_from_a_saved_page_to_a_site(project):
    said = run("--project", project, "add", SEED)
    assert "new        taeb-2025-revolutionizing" in said.stdout
    said = run("--project", project, "build")
    assert "1 review," in said.stdout
    page = project / "site" / "reviews" / "taeb-2025-revolutionizing.html"
    assert "Shahram Taeb" in page.read_text(encoding="utf-8")


def test_options_before_the_command_may_stand_after_it(project):
    run("--project", project, "add", SEED)
    assert run("build", "-q", "--project", project).output == ""
    said = json.loads(run("check", "--json", f"--project={project}").stdout)
    assert said["problems"] == []
    assert run("--json", "check", "--quiet", "--project", project).stdout.startswith("{")


def test_bad_pages_are_named_and_the_others_read(project, tmp_path):
    search = tmp_path / "search.html"
    search.write_text(
        '<title>tides - Search Results - PubMed</title><main class="search-page" id="search-page">',
        encoding="utf-8",
    )
    done = run("--project", project, "add", search, SEED, status=1)
    assert done.stderr.startswith(f"{search}: a PubMed search page, not an article (")
    assert "1 new, 1 refused" in done.stdout


def test_what_a_zipped_file_lacks_is_told_each_time(project, tmp_path):
    """A file read as a stream was "known before" once the records before its break were read."""
    whole = (REPOSITORY / "tests/sources/pubmed_xml/every-field/page.xml").read_bytes()
    place = tmp_path / "page.xml.gz"
    place.write_bytes(gzip.compress(whole.replace(b"</PubmedArticleSet>", b"<PubmedArticle>")))
    for outcome in ("1 new, 1 refused", "1 unchanged, 1 refused"):
        assert outcome in run("--project", project, "add", place, status=1).stdout


def test_what_could_not_be_written_is_added_the_next_time(project, monkeypatch):
    """Of a file of several records it was "known before" once another one was written."""

    def save_but(content, review):
        if review.key.startswith("vonhohenstein"):
            raise ContentError((Problem("content/", None, "the disk is full", "make room"),))
        return save_review(content, review)

    records = REPOSITORY / "tests/sources/nbib/three-records/page.nbib"
    monkeypatch.setattr("generator.add.save_review", save_but)
    assert "2 new, 1 refused" in run("--project", project, "add", records, status=1).stdout
    monkeypatch.undo()
    assert "1 new, 2 unchanged" in run("--project", project, "add", records).stdout


def test_adding_a_page_again_changes_no_byte(project):
    run("--project", project, "add", SEED)
    before = {path: path.read_bytes() for path in (project / "content").rglob("*.*")}
    assert "1 known before" in run("--project", project, "add", SEED).stdout
    (project / ".litsite" / "added").unlink()
    assert "1 unchanged" in run("--project", project, "add", SEED).stdout
    assert {path: path.read_bytes() for path in (project / "content").rglob("*.*")} == before


def test_a_review_deleted_comes_back_when_its_file_of_many_is_added_again(project, tmp_path):
    """It came back from a page of its own, and not from a file of many records."""
    path = tmp_path / "many.ris"
    path.write_text(
        "".join(
            f"TY  - JOUR\nTI  - The tides of {name} and their salt\nAU  - Ng, Wing\n"
            f"PY  - 2001\nDO  - 10.5555/{name}\nER  -\n"
            for name in ("oslo", "bergen", "oslo")
        )
    )
    assert "2 new, 1 unchanged" in run("--project", project, "add", path).stdout
    assert run("--project", project, "add", path).stdout.strip() == "1 known before"
    (deleted,) = (
        review
        for review in (project / "content" / "reviews").glob("ng-*.md")
        if "bergen" in review.read_text()
    )
    deleted.unlink()
    told = run("--project", project, "add", path).stdout
    assert f"new        {deleted.stem}  from many.ris" in told
    assert deleted.exists()
    assert run("--project", project, "add", path).stdout.strip() == "1 known before"


def test_a_hand_edit_survives_adding_the_page_again(project):
    run("--project", project, "add", SEED)
    path = project / "content" / "reviews" / "taeb-2025-revolutionizing.md"
    text = path.read_text(encoding="utf-8").replace(
        'volume: "25"', 'volume: "26"  # the printed issue says so'
    )
    path.write_text(text + "\n## Notes\n\nMine.\n", encoding="utf-8")
    before = path.read_bytes()
    (project / ".litsite" / "added").unlink()
    said = run("--project", project, "add", SEED).stdout
    assert path.read_bytes() == before
    assert "differs" in said
    run("--project", project, "add", "--take", "volume", SEED)
    assert 'volume: "25"' in path.read_text(encoding="utf-8")
    assert "Mine." in path.read_text(encoding="utf-8")


def test_a_field_that_cannot_be_taken_is_wrong_usage(project):
    assert (
        "--take does not know colour"
        in run("--project", project, "add", "--take", "colour", SEED, status=2).stderr
    )


def test_a_path_that_is_not_there_is_wrong_usage(project):
    assert "is not there" in run("--project", project, "add", "gone.html", status=2).stderr


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


@pytest.mark.skipif(os.name != "posix", reason="pipes and links are made as POSIX makes them")
def test_a_pipe_is_not_waited_for(project, tmp_path):
    """`litsite add PIPE` stood still until somebody wrote into it."""
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "dead.html").symlink_to("nowhere")
    for name, said in (("pipe", "is no file"), ("dead", "is a link that leads nowhere")):
        path = tmp_path / f"{name}.html"
        assert said in run("--project", project, "add", path, status=2).stderr


def test_a_folder_without_pages_is_told_what_would_be_read(project, tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.docx").write_bytes(b"PK")
    assert ".html" in run("--project", project, "add", tmp_path / "papers").stdout


def test_a_page_of_a_review_that_is_broken_is_refused_and_the_review_left_alone(project):
    run("--project", project, "add", SEED)
    (references,) = (project / "content" / "references").glob("*.yaml")
    references.write_text("references: [\n", encoding="utf-8")
    said = run("--project", project, "add", "--take", "title", SEED, status=1).stderr
    assert said.startswith(f"{SEED}: the review it belongs to has a problem: content/references/")
    assert "not YAML" in said
    assert references.read_text(encoding="utf-8") == "references: [\n"


def test_a_refusal_that_says_its_remedy_itself_has_no_empty_brackets(capsys):
    print_added(AddReport(refused=(Refused("a.html", "its review is broken (mend it)", ""),)))
    assert capsys.readouterr().err == "a.html: its review is broken (mend it)\n"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no mode bits stop root"
)
def test_a_folder_that_may_not_be_read_is_not_taken_for_an_empty_one(project, tmp_path):
    shutil.copytree(SEED.parent, tmp_path / "papers")
    (tmp_path / "papers").chmod(0)
    said = run("--project", project, "add", tmp_path / "papers", status=2).stderr
    (tmp_path / "papers").chmod(0o700)
    assert "papers cannot be looked into (allow yourself" in said


def test_folders_within_one_that_may_not_be_read_are_named(project, tmp_path, monkeypatch):
    """They were passed over as if they were empty."""
    papers = tmp_path / "papers"
    for name in ("open", "closed", ".hidden", "Salt_files"):
        shutil.copytree(SEED.parent, papers / name / "within")
    closed = {papers / name for name in ("closed", ".hidden", "Salt_files")}
    real = os.access
    # No mode bits stop root.
    monkeypatch.setattr(os, "access", lambda at, mode: Path(at) not in closed and real(at, mode))
    for folder in closed:
        folder.chmod(0)
    ran = run("--project", project, "add", papers, status=1)
    for folder in closed:
        folder.chmod(0o700)
    assert f"{papers / 'closed'}: the folder cannot be looked into (allow yourself" in ran.stderr
    assert ran.stderr.count("cannot be looked into") == 1  # what is passed over anyway is not told
    assert "1 refused" in ran.stdout
    assert "new        " in ran.stdout


def test_a_project_in_the_current_folder_needs_no_cd(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = run("new", ".").stderr
    assert said.startswith(str(tmp_path))
    assert "cd " not in said


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


@pytest.mark.parametrize(
    ("shell", "asked"),
    [
        ("bash", {"COMP_WORDS": "litsite e", "COMP_CWORD": "1"}),
        ("zsh", {"_LITSITE_COMPLETE_ARGS": "litsite e"}),
        (
            "fish",
            {"_LITSITE_COMPLETE_ARGS": "litsite e", "_LITSITE_COMPLETE_FISH_ACTION": "get-args"},
        ),
        ("powershell", {"_LITSITE_COMPLETE_ARGS": "litsite e"}),
    ],
)
def test_shells_complete_commands(shell, asked):
    done = subprocess.run(
        [Path(sys.executable).with_name("litsite")],
        env={**os.environ, "_LITSITE_COMPLETE": f"complete_{shell}", **asked},
        capture_output=True,
        text=True,
    )
    assert {"export", "enrich"} <= set(re.findall(r"\w+", done.stdout))
    assert "build" not in done.stdout


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("litsite --project x bu", ["build"]),
        ("litsite --p", ["--project"]),
        ("litsite build --c", ["--clean"]),
        ("litsite build --qu", ["--quiet"]),
        ("litsite build --jobs ", []),
        ("litsite references ", ["parse", "match"]),
        ("litsite references parse --h", ["--help"]),
        ("litsite add x", []),
        ("litsite add 'x", []),
    ],
)
def test_what_completes_a_word(line, words, capsys):
    complete({"_LITSITE_COMPLETE": "complete_fish", "_LITSITE_COMPLETE_ARGS": line})
    assert [each.partition("\t")[0] for each in capsys.readouterr().out.splitlines()] == words


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_installed_by_a_flag(shell, tmp_path, monkeypatch):
    monkeypatch.delenv("PSModulePath", raising=False)
    home = {"SHELL": f"/bin/{shell}", "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    shown = run_litsite("--show-completion", environment=home).stdout
    for _ in range(2):
        assert run_litsite("--install-completion", environment=home).exit_code == 0
    texts = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file()]
    assert shown in texts
    assert all(text.count("source ") + text.count("fpath") <= 1 for text in texts)
    assert "bash, zsh" in run("--install-completion", status=2, SHELL="/bin/tcsh").stderr
    assert "SHELL=bash litsite" in run("--install-completion", status=2, SHELL="").stderr


@pytest.mark.skipif(os.name != "posix", reason="a script stands for PowerShell")
def test_completion_is_installed_where_powershell_says(tmp_path):
    profile = tmp_path / "a folder" / "profile.ps1"
    program = tmp_path / "pwsh"
    program.write_text(f"#!/bin/sh\necho '{profile}'\n", encoding="utf-8")
    program.chmod(0o755)
    asked = {"SHELL": "/bin/bash", "PSModulePath": "/x/powershell/Modules", "PATH": str(tmp_path)}
    assert run_litsite("--show-completion", environment=asked).stdout.startswith("Register-")
    for _ in range(2):
        assert run_litsite("--install-completion", environment=asked).exit_code == 0
    script = profile.with_name("litsite-completion.ps1")
    assert profile.read_text(encoding="utf-8") == f"\n. '{script}'\n"
    assert "Register-ArgumentCompleter" in script.read_text(encoding="utf-8")
    program.unlink()
    assert "$PROFILE" in run("--install-completion", status=2, **asked).stderr


def test_a_persons_own_file_keeps_every_byte_when_a_line_is_added(tmp_path, monkeypatch):
    monkeypatch.delenv("PSModulePath", raising=False)
    (tmp_path / ".bashrc").write_bytes(b"# f\xfcr alle\r\n")
    home = {"SHELL": "/bin/bash", "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    assert run_litsite("--install-completion", environment=home).exit_code == 0
    text = (tmp_path / ".bashrc").read_bytes()
    assert text.startswith(b"# f\xfcr alle\r\n\nsource ")


def test_the_library_itself_is_not_added(project):
    """`litsite add .` made a review of every reference, and again of every review."""
    shutil.copy(SEED, project / "page.txt")
    run("--project", project, "add", project / "page.txt")
    run("--project", project, "build")
    before = sorted(path.name for path in (project / "content").rglob("*"))
    run("--project", project, "add", project)
    assert sorted(path.name for path in (project / "content").rglob("*")) == before
    said = run("--project", project, "add", project / "content", status=2).stderr
    assert "belongs to the library itself" in said


def test_names_that_a_shell_may_hand_on(project, tmp_path, monkeypatch):
    """`add ""`, as of a variable that is not set, read the current folder; behind "--" a name was
    taken for options; a name with a line end was told in two lines, and could steer a terminal."""
    monkeypatch.chdir(tmp_path)
    for name in ("-q.txt", "two\nlines\x1b[2J.txt"):
        shutil.copy(SEED, tmp_path / name)
    (tmp_path / "no\npage.html").write_text("", encoding="utf-8")
    assert "'' names no page" in run("--project", project, "add", "", status=2).stderr
    assert "1 new" in run("add", "--project", project, "--", "-q.txt").stdout
    (project / ".litsite" / "added").unlink()
    done = run("--project", project, "add", "two\nlines\x1b[2J.txt", "no\npage.html", status=1)
    assert done.stderr.startswith("no\\npage.html: an empty file (")
    assert done.output.count("\n") == len(done.output.splitlines()) <= 4
    assert "\x1b" not in done.output
    (project / "content" / "notes" / "a\nb.md").write_text("# A\n", encoding="utf-8")
    problem, _ = run("--project", project, "build", status=1).stderr.splitlines()
    assert problem.startswith("content/notes/a\\nb.md: ")


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
    assert "mended content/notes/windows.md: Windows line ends made plain" in said
    assert note.read_bytes() == b"---\ntitle: W\n---\n\nText.\n"
    assert run("--project", project, "check", "--fix").stdout == "no problems in content/\n"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device", "x/y"), "x/y: No space left on device (see that"),
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
    assert done.stderr.startswith(f"litsite: {words}")
    assert len(done.stderr.splitlines()) == 1
    done = run_litsite("--debug", "--project", project, "build")
    assert done.exception is error
