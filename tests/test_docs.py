"""Every command that the documentation names is there, with the flags it is shown with."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app

REPOSITORY = Path(__file__).parents[1]
PAGES = sorted(
    [
        *REPOSITORY.glob("*.md"),
        *REPOSITORY.glob("docs/*.md"),
        *REPOSITORY.glob("generator/scaffold/*.md"),
    ]
)
COMMAND = re.compile(r"(?:^ {4}|`|&& )(?:\.venv/bin/)?litsite (.+?)(?: {2,}|`|$| &&)", re.M)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def commands():
    for page in PAGES:
        for text in COMMAND.findall(page.read_text(encoding="utf-8")):
            yield pytest.param(text, id=f"{page.name}: {text}")


@pytest.mark.parametrize("text", list(commands()))
def test_command_is_there_with_its_flags(text):
    words = shlex.split(text.replace("…", ""))
    flags = [word.split("=")[0] for word in words if word.startswith("--")]
    names = []
    for word in words:
        if word.startswith("-") or (not word.isidentifier() and word != "source-case"):
            break
        names.append(word)
    group = names[:2] if names[:1] == ["references"] else names[:1]
    done = CliRunner().invoke(app, [*group, "--help"], env={"COLUMNS": "200"})
    assert done.exit_code == 0, done.output
    top = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"}).output
    assert not [flag for flag in flags if flag not in done.output + top]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_the_documentation_lead_to_files(page):
    base = page.parent
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (base / target).exists(), f"{page.name}: {target}"


def test_make_targets_of_the_documentation_are_there():
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(), re.M))
    for page in PAGES:
        for target in re.findall(r"(?:^ {4}|`)make ([a-z]+)", page.read_text(), re.M):
            assert target in targets, f"{page.name}: make {target}"
