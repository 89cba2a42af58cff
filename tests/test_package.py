"""The wheel and the source archive hold all that a site needs, and no more: installed alone, a
wheel made of either makes a project and builds it."""

import email
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
SEED = REPOSITORY / "examples" / "pages" / "000_ba159a87d2986261.txt"


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


def files_of(folder):
    """What git would hold of a folder: no compiled modules."""
    paths = (path for path in (REPOSITORY / folder).rglob("*") if path.is_file())
    return {path.relative_to(REPOSITORY).as_posix() for path in paths if path.parent.name[0] != "_"}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-d", folder, cwd=REPOSITORY)
    return folder


@pytest.fixture(scope="module")
def wheel(built):
    (path,) = built.glob("litsite-*-py3-none-any.whl")
    return path


@pytest.fixture(scope="module")
def archive(built):
    (path,) = built.glob("litsite-*.tar.gz")
    return path


def test_wheel_holds_the_package_and_its_templates(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {f"generator/{name}" for name in files_of("templates")}
    package = {name for name in names if not name.partition("/")[0].endswith(".dist-info")}
    assert package == files_of("generator") | templates
    assert {
        "generator/py.typed",
        "generator/references/model.crfsuite.gz",
        "generator/scaffold/pages.yml",
        "generator/templates/base.html",
        "generator/templates/assets/site.css",
    } <= package


def test_source_archive_holds_what_a_wheel_is_made_of(archive, wheel, tmp_path):
    with tarfile.open(archive) as stream:
        stream.extraction_filter = getattr(tarfile, "data_filter", None)
        stream.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    beside = {name for name in held if not name.startswith(("generator/", "templates/", "docs/"))}
    assert beside == {
        *(".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "PKG-INFO", "README.md"),
        *("SECURITY.md", "pyproject.toml"),
    }
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=folder)
    again = zipfile.ZipFile(tmp_path / wheel.name)
    first = zipfile.ZipFile(wheel)
    assert again.namelist() == first.namelist()
    assert all(again.read(name) == first.read(name) for name in first.namelist())


def test_what_the_package_says_of_itself(wheel):
    with zipfile.ZipFile(wheel) as stream:
        (name,) = (each for each in stream.namelist() if each.endswith("/METADATA"))
        facts = email.message_from_bytes(stream.read(name))
        (name,) = (each for each in stream.namelist() if each.endswith("/entry_points.txt"))
        assert b"litsite = generator.cli:main" in stream.read(name)
    assert facts["Name"] == "litsite"
    assert facts["Requires-Python"] == ">=3.11"
    assert facts["License-Expression"] == "MIT"
    assert facts["Description-Content-Type"] == "text/markdown"
    assert facts.get_payload().startswith("# litsite\n")
    assert {"fetch", "cluster"} <= set(facts.get_all("Provides-Extra"))
    versions = {
        each.rpartition(" ")[2]
        for each in facts.get_all("Classifier")
        if each.startswith("Programming Language :: Python :: 3.")
    }
    assert versions == {"3.11", "3.12", "3.13"}
    assert "Typing :: Typed" in facts.get_all("Classifier")


def test_installed_alone_it_makes_fills_and_builds_a_project(wheel, tmp_path):
    folder = tmp_path / "venv"
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    options = ("--quiet", "--no-deps", "--no-index", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "--python", programs / "python", "install", *options, wheel)
    (site_packages,) = folder.glob("**/site-packages")
    # The packages that litsite stands on are lent; its own editable install is not.
    (site_packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    litsite, project = programs / "litsite", tmp_path / "x"
    run(litsite, "new", project, home=tmp_path)
    assert "1 new" in run(litsite, "add", SEED, cwd=project, home=tmp_path)
    assert "open site/index.html" in run(litsite, "build", cwd=project, home=tmp_path)
    page = project / "site" / "reviews" / "taeb-2025-revolutionizing.html"
    assert "Shahram Taeb" in page.read_text(encoding="utf-8")
    assert run(litsite, "check", cwd=project, home=tmp_path) == "no problems in content/\n"
    assert "PROBLEM" not in run(litsite, "doctor", cwd=project, home=tmp_path)
    where = run(programs / "python", "-c", "import generator; print(generator.__file__)", cwd="/")
    assert Path(where.strip()).is_relative_to(folder)
