import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from generator import __version__
from generator.commands.new import make_project
from generator.errors import UsageError


def test_new_project_has_all_it_needs(tmp_path):
    written = make_project(tmp_path / "heart-failure reviews")
    assert all(path.is_file() for path in written)
    settings = yaml.safe_load(
        (tmp_path / "heart-failure reviews/content/site.yaml").read_text(encoding="utf-8")
    )
    assert settings["title"] == "Heart failure reviews"


@pytest.mark.parametrize(
    "name", ['a "quoted" name', "#hash", "{braces}", "- dash: colon", "ångström"]
)
def test_any_folder_name_makes_a_title(tmp_path, name):
    make_project(tmp_path / name)
    assert isinstance(
        yaml.safe_load((tmp_path / name / "content/site.yaml").read_text(encoding="utf-8"))[
            "title"
        ],
        str,
    )


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        make_project(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_git_repository_becomes_a_project(tmp_path):
    """As cloned from a web host, where it was made first; it was "not empty"."""
    (tmp_path / ".git").mkdir()
    assert (tmp_path / "content/site.yaml") in make_project(tmp_path)


def test_a_file_is_no_place_for_a_project(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file"):
        make_project(tmp_path / "mine.txt")


def test_workflow_uses_each_action_it_needs(tmp_path):
    make_project(tmp_path / "x")
    workflow = yaml.safe_load(
        (tmp_path / "x/.github/workflows/pages.yml").read_text(encoding="utf-8")
    )
    steps = workflow["jobs"]["build"]["steps"] + workflow["jobs"]["deploy"]["steps"]
    used = {step["uses"].partition("@")[0] for step in steps if "uses" in step}
    assert used >= {
        "actions/configure-pages",
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
        "actions/cache",
    }
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}


def test_the_workflow_runs_where_git_and_github_are_as_they_come(tmp_path):
    """GitHub's machines have no Node 20 since September 2026, for which actions were written up to
    these versions; and what `git init` begins on is still `master` on most machines, a push to
    which published nothing."""
    too_old = {
        "actions/checkout": 4,
        "actions/setup-python": 5,
        "actions/cache": 4,
        "actions/configure-pages": 5,
        "actions/upload-pages-artifact": 4,
        "actions/deploy-pages": 4,
    }
    make_project(tmp_path / "x")
    ours = (Path(__file__).parents[2] / ".github" / "workflows").glob("*.yml")
    for path in (tmp_path / "x/.github/workflows/pages.yml", *ours):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        used = [step["uses"].split("@v") for step in steps if "uses" in step]
        assert used
        assert [name for name, version in used if int(version) <= too_old[name]] == []
    pages = yaml.safe_load((tmp_path / "x/.github/workflows/pages.yml").read_text(encoding="utf-8"))
    assert pages[True]["push"]["branches"] == ["main", "master"]  # YAML 1.1 reads "on" as true


def test_a_litsite_that_is_on_no_index_is_deployed_from_wheels(tmp_path):
    """al-folio#5 #320: the workflow failed at its first step for a version not yet published."""
    make_project(tmp_path / "x")
    workflow = yaml.safe_load(
        (tmp_path / "x/.github/workflows/pages.yml").read_text(encoding="utf-8")
    )
    (command,) = (
        step["run"] for step in workflow["jobs"]["build"]["steps"] if "pip" in step.get("run", "")
    )
    name = f"litsite-{__version__}"
    (tmp_path / "x/wheels").mkdir()
    with zipfile.ZipFile(tmp_path / f"x/wheels/{name}-py3-none-any.whl", "w") as wheel:
        info = f"{name}.dist-info"
        wheel.writestr("is_there.py", "")
        wheel.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: litsite\nVersion: {__version__}\n"
        )
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{info}/RECORD", "")
    python, *words = command.split()
    assert python == "python"
    offline = ("--no-index", "--no-deps", "--target", "out", "--disable-pip-version-check")
    done = subprocess.run(
        [sys.executable, *words, *offline], cwd=tmp_path / "x", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x/out/is_there.py").exists()
