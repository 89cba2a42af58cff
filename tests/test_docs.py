"""Every command that the documentation shows is run as it is shown, in a project with a review."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from run_litsite import run_litsite

import generator.add
import generator.commands.serve
import generator.fetch
from generator.commands.new import make_project
from generator.fetch import Clock, FetchSettings

sys.path.insert(0, str(Path(__file__).parent / "fetch"))
from loopback import serve
from services import efetch

REPOSITORY = Path(__file__).parents[1]
SEED = REPOSITORY / "examples" / "pages" / "000_ba159a87d2986261.txt"
CASE = next((REPOSITORY / "tests" / "sources").glob("meta_tags/*/page.html"))
PAGES = sorted(
    [
        *REPOSITORY.glob("*.md"),
        *REPOSITORY.glob("docs/*.md"),
        *REPOSITORY.glob("generator/scaffold/*.md"),
    ]
)
COMMAND = re.compile(r"(?:^ {4}|`|&& )(?:\.venv/bin/)?litsite (.+?)(?: {2,}|`|$| &&)", re.M)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
WITH_ARGUMENTS = {"new", "add", "export", "source-case", "references"}
"""Commands that say nothing without an argument: named in a sentence, not shown to be typed."""


def commands():
    for page in PAGES:
        for text in COMMAND.findall(page.read_text(encoding="utf-8")):
            yield pytest.param(text, id=f"{page.name}: {text}")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project to stand in, whose services are on loopback and whose server stops at once."""
    folder = tmp_path / "project"
    make_project(folder)
    (folder / "PAGE").write_bytes(SEED.read_bytes())
    (folder / "examples" / "pages").mkdir(parents=True)
    (folder / "examples" / "pages" / SEED.name).write_bytes(SEED.read_bytes())
    case = folder / "tests" / "sources" / "my_journal" / "plain-article" / "page.html"
    case.parent.mkdir(parents=True)
    case.write_bytes(CASE.read_bytes())
    monkeypatch.chdir(folder)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))  # completion is installed there
    monkeypatch.setenv("SHELL", "/bin/bash")  # where nobody logged in there is none
    monkeypatch.delenv("PSModulePath", raising=False)
    assert run_litsite("--quiet", "add", "PAGE").exit_code == 0
    with serve() as services:
        services.routes["/eutils/efetch.fcgi"] = efetch({"17109012"})
        settings = FetchSettings(
            cache=folder / ".litsite" / "fetch",
            eutils=f"{services.url}/eutils",
            crossref=f"{services.url}/crossref",
            allow_loopback=True,
            clock=Clock(sleep=lambda seconds: None),
        )
        for module in (generator.add, generator.fetch):
            monkeypatch.setattr(module, "read_settings", lambda cache: settings)
        monkeypatch.setattr(generator.commands.serve, "watch", lambda *folders, **options: ())
        yield folder


def find_help(*words):
    done = run_litsite(*words, "--help", environment={"COLUMNS": "200"})
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("text", list(dict.fromkeys(commands())))
def test_command_runs_as_it_is_shown(text, project):
    words = shlex.split(text.replace("…", "").replace("~/Downloads/*.html", "PAGE"))
    if (words[0] in WITH_ARGUMENTS and len(words) == 1) or "--scheduler" in words:
        said = find_help(words[0]) + find_help()
        assert not [word for word in words if word.startswith("--") and word not in said]
        return
    if words == ["serve"]:
        words += ["--port", "0"]
    done = run_litsite(*words)
    assert done.exit_code == 0, done.output + repr(done.exception)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_the_documentation_lead_to_files(page):
    base = page.parent
    prose = re.sub(r"`[^`\n]+`", "", page.read_text(encoding="utf-8"))
    for target in LINK.findall(prose):
        assert (base / target).exists(), f"{page.name}: {target}"


def test_make_targets_of_the_documentation_are_there():
    targets = set(
        re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.M)
    )
    for page in PAGES:
        for target in re.findall(
            r"(?:^ {4}|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.M
        ):
            assert target in targets, f"{page.name}: make {target}"


@pytest.mark.skipif(sys.platform == "win32", reason="make and sh")
def test_make_builds_ones_own_pages():
    done = subprocess.run(
        ["make", "-n", "site", "PAGES=~/Downloads/*.html"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    assert ".venv/bin/litsite add ~/Downloads/*.html" in done.stdout
    assert ".venv/bin/litsite build" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="sh")
def test_a_project_is_committed_as_the_readme_says(project):
    (line,) = re.findall(
        r"^ {4}(git init .+?)  ", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.M
    )
    assert run_litsite("--quiet", "build").exit_code == 0
    environment = {
        "GIT_EDITOR": "echo First >",
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "PATH": "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin",
        **{
            f"GIT_{who}_{what}": "x"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    subprocess.run(["sh", "-ec", line], env=environment, check=True, capture_output=True)
    held = subprocess.run(["git", "ls-files"], capture_output=True, text=True).stdout.split("\n")
    assert "content/site.yaml" in held
    assert ".github/workflows/pages.yml" in held
    assert not [path for path in held if path.startswith(("site/", ".litsite/"))]
