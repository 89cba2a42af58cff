"""The wheel holds all that a site needs: installed alone, it makes a project and builds it."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]


def run(*command, cwd=None, home=None):
    # Nothing of this checkout or of the person who runs the tests may help.
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    }
    if home is not None:
        environment["HOME"] = str(home)
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder)
    run(sys.executable, "-m", "pip", "wheel", *options, REPOSITORY)
    (path,) = folder.glob("litsite-*.whl")
    return path


def test_wheel_holds_templates_model_and_types(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "generator/py.typed",
        "generator/templates/base.html",
        "generator/templates/assets/site.css",
        "generator/scaffold/pages.yml",
    } <= names
    assert not [name for name in names if name.startswith(("tests/", "content/", "site/"))]


def test_installed_alone_it_makes_and_builds_a_project(wheel, tmp_path):
    folder = tmp_path / "venv"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    (site_packages,) = folder.glob("**/site-packages")
    # The packages that litsite stands on are lent; its own editable install is not.
    (site_packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    zipfile.ZipFile(wheel).extractall(site_packages)
    project = tmp_path / "x"
    run(python, "-m", "generator", "new", project, home=tmp_path)
    said = run(python, "-m", "generator", "build", cwd=project, home=tmp_path)
    assert "open site/index.html" in said
    assert "litsite add" in (project / "site" / "index.html").read_text(encoding="utf-8")
    assert run(python, "-m", "generator", "check", cwd=project) == "no problems in content/\n"
    where = run(python, "-c", "import generator; print(generator.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(folder)
