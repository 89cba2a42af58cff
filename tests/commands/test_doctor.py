"""litsite doctor tells what is there and what is missing, also where litsite could not run."""

import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.commands import doctor
from generator.commands.doctor import examine

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
HERE = Path(__file__).parent
HIDDEN = """
import importlib.metadata as metadata, sys
hidden = {"lxml": "lxml", "jinja2": "jinja2", "pyyaml": "yaml", "httpx": "httpx"}
sys.modules.update(dict.fromkeys(hidden.values()))
version = metadata.version
def look(name):
    if name in hidden:
        raise metadata.PackageNotFoundError(name)
    return version(name)
metadata.version = look
sys.argv = ["litsite", "doctor"]
from generator.cli import main
main()
"""


def names_of(requirements):
    return {each.partition(">")[0].lower() for each in requirements}


def test_all_that_litsite_stands_on_is_named_with_its_version():
    told = {finding.text for finding in examine(HERE)}
    for name in names_of(PROJECT["dependencies"]):
        assert f"{name} {metadata.version(name)}" in told
    assert all(finding.well for finding in examine(HERE))


def test_what_is_missing_is_said_with_the_feature_that_wants_it(monkeypatch):
    def look(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", look)
    findings = tuple(examine(HERE))
    missing = {finding.text.partition(" ")[0] for finding in findings if not finding.well}
    assert missing == names_of(PROJECT["dependencies"])
    extras = PROJECT["optional-dependencies"]
    for name, purpose in doctor._EXTRAS.items():
        assert name in names_of(extras["fetch"] + extras["cluster"])
        said = f"{name} is not installed; for {purpose}: {sys.executable} -m pip install {name}"
        assert said in {finding.text for finding in findings}


def test_a_full_disk_is_said(monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=1_000))
    assert [finding.text for finding in examine(HERE) if not finding.well] == ["0.0 GB free here"]


@pytest.mark.skipif(sys.platform == "win32", reason="one system is enough")
def test_it_runs_where_litsite_itself_does_not():
    done = subprocess.run([sys.executable, "-c", HIDDEN], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    problems = [line for line in done.stdout.splitlines() if line.startswith("PROBLEM")]
    assert problems == [
        f"PROBLEM {name} is missing: install litsite again" for name in ("jinja2", "lxml", "pyyaml")
    ]
    assert "httpx is not installed" in done.stdout
