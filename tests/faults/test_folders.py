"""Folders that may not be written, that vanish at work, or that hold nonsense."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import pytest
from small_project import Ended, litsite, read_tree, write_pages

from generator.add import add_pages
from generator.build import build_site
from generator.content.check import check_content
from generator.errors import LitsiteError
from generator.progress import Silent
from generator.project import Project

T = TypeVar("T")


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A folder that nobody may write: root, whom no mode bits stop, by a mount."""
    if os.geteuid() == 0:
        mounted = subprocess.run(["mount", "--bind", folder, folder], capture_output=True)
        if mounted.returncode != 0:
            pytest.skip("nothing can be mounted here")
        try:
            subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
            yield
        finally:
            subprocess.run(["umount", "-l", folder], check=True)
        return
    places = [folder, *folder.rglob("*")]
    modes = [stat.S_IMODE(path.stat().st_mode) for path in places]
    for path, mode in zip(reversed(places), reversed(modes), strict=True):
        path.chmod(mode & 0o555)  # files too: a lock that is there can be held otherwise
    try:
        yield
    finally:
        for path, mode in zip(places, modes, strict=True):
            path.chmod(mode)


@pytest.fixture
def pages(folder: Path) -> Path:
    return write_pages(folder / "pages", 3)


pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders of POSIX")


def check_said(done: Ended, *words: str) -> None:
    """One line a failure: what and where, and in brackets what to do."""
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if not line.startswith("  ")]  # "  FILE"
    assert told[-1].endswith(")")
    for word in words:
        assert word in done.stderr, done.stderr


def test_content_that_may_not_be_written(project, pages):
    content = project / "content"
    before = read_tree(content)
    with read_only(content):
        done = litsite(project, "add", pages)
        check_said(done, "content/re", "cannot be written", "make room or allow writing")
        assert read_tree(content) == before
        assert litsite(project, "build").returncode == 0  # which only reads it
        assert litsite(project, "check").returncode == 0
    done = litsite(project, "add", pages)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((content / "reviews").glob("*.md"))) == 3


def test_a_project_that_may_not_be_written(project, pages, folder):
    assert litsite(project, "add", pages).returncode == 0
    assert litsite(project, "build").returncode == 0
    before = read_tree(project)
    with read_only(project):
        for command in (["add", pages], ["build"], ["build", "--clean"], ["enrich"]):
            check_said(litsite(project, *command), ".litsite", "cannot be written")
        assert litsite(project, "check").returncode == 0
        out = folder / "library.bib"
        assert litsite(project, "export", "bibtex", "--out", out).returncode == 0
        assert out.stat().st_size > 500
    assert read_tree(project) == before
    assert litsite(project, "build").returncode == 0


def test_a_place_for_the_site_that_may_not_be_written(project, pages, folder):
    out = folder / "web" / "site"
    litsite(project, "add", pages)
    assert litsite(project, "build", "--out", out).returncode == 0
    before = read_tree(out)
    with read_only(out.parent):
        done = litsite(project, "build", "--clean", "--out", out)
        check_said(done, "the old site is as it was")
    assert read_tree(out) == before
    assert litsite(project, "build", "--clean", "--out", out).returncode == 0
    assert read_tree(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_a_place_for_an_export_that_may_not_be_written(project, pages, folder):
    out = folder / "out"
    out.mkdir()
    with read_only(out):
        done = litsite(project, "export", "csv", "--out", out / "x.csv")
        check_said(done, "x.csv cannot be written", "name another file with --out")
    done = litsite(project, "export", "csv", "--out", folder / "none" / "x.csv")
    check_said(done, "x.csv cannot be written")
    done = litsite(project, "export", "csv", "--out", out)
    assert done.returncode == 2
    assert "name a file" in done.stderr


class Vanishing(Silent):
    """Removes a folder when the first thing of a stage is done."""

    def __init__(self, stage: str, folder: Path) -> None:
        self.stage = stage
        self.folder = folder
        self.done = False

    def follow(self, stage: str, things: Iterable[T], total: int) -> Iterator[T]:
        for thing in things:
            if stage == self.stage and not self.done:
                self.done = True
                shutil.rmtree(self.folder)
            yield thing


@pytest.mark.parametrize(
    ("stage", "name"),
    [
        ("Reviews", "content"),
        ("Reviews", "content/references"),
        ("Reviews", ".litsite"),
        ("Reviews", "."),
        ("Pages", "content"),
        ("Pages", ".litsite"),
        ("Pages", "site"),
        ("Pages", "."),
    ],
)
def test_a_folder_that_vanishes_while_a_site_is_built(project, pages, stage, name):
    setting = project / "content" / "site.yaml"
    litsite(project, "add", pages)
    trees = []
    for title in ("One", "Two"):
        setting.write_text(f"title: {title}\n", encoding="utf-8")
        assert litsite(project, "build").returncode == 0
        trees.append(read_tree(project / "site"))
    kept = read_tree(project)
    setting.write_text("title: One\n", encoding="utf-8")
    vanishing = Vanishing(stage, project / name)
    with suppress(LitsiteError, OSError):  # which the command line says in one line
        build_site(Project(project), jobs=1, clean=True, reporter=vanishing)
    assert vanishing.done
    if name not in (".", "site"):
        assert read_tree(project / "site") in trees
    for path, data in kept.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(data)
    assert litsite(project, "build").returncode == 0
    assert read_tree(project / "site") == trees[1]


@pytest.mark.parametrize("name", ["content", "content/reviews", ".litsite", "."])
def test_a_folder_that_vanishes_while_pages_are_added(project, pages, name):
    with suppress(LitsiteError, OSError):
        add_pages(Project(project), [pages], jobs=1, reporter=Vanishing("Pages", project / name))
    (project / "content").mkdir(parents=True, exist_ok=True)
    assert check_content(project / "content") == ()
    assert litsite(project, "add", pages).returncode == 0
    assert len(list((project / "content" / "reviews").glob("*.md"))) == 3


def test_pages_that_vanish_while_they_are_added(project, pages):
    report = add_pages(Project(project), [pages], jobs=1, reporter=Vanishing("Pages", pages))
    assert len(report.added) + len(report.refused) == 3
    assert all(each.remedy for each in report.refused)


def test_a_file_where_the_cache_should_be(project, pages):
    (project / ".litsite").write_text("a file where the folder should be", encoding="utf-8")
    for command in (["add", pages], ["build"], ["enrich"]):
        check_said(litsite(project, *command), ".litsite cannot be written")


def test_a_file_where_the_site_should_be(project):
    (project / "site").write_text("mine", encoding="utf-8")
    done = litsite(project, "build")
    assert (done.returncode, "site is a file" in done.stderr) == (2, True)
    assert (project / "site").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "name",
    [".", "..", "content", "content/notes", "content/new", ".litsite", ".litsite/x", "templates"],
)
def test_a_site_is_never_built_over_what_it_is_made_of(project, name):
    before = read_tree(project)
    done = litsite(project, "build", "--out", project / name)
    assert (done.returncode, "/ is in it or around it" in done.stderr) == (2, True)
    assert read_tree(project) == before


def test_an_export_never_takes_the_place_of_what_it_is_made_of(project, pages):
    """`--out content/reviews/x.md` wrote over the review."""
    assert litsite(project, "add", pages).returncode == 0
    before = read_tree(project / "content")
    for name in (*before, "references/library.bib"):
        done = litsite(project, "export", "bibtex", "--out", project / "content" / name)
        assert (done.returncode, "would lie in content/" in done.stderr) == (2, True)
    assert read_tree(project / "content") == before


def test_a_site_is_never_built_over_another(project):
    """It took the place of an index.html that a person had written, and said nothing."""
    other = project / "public"
    other.mkdir()
    (other / "index.html").write_text("mine", encoding="utf-8")
    done = litsite(project, "build", "--out", other)
    assert (done.returncode, "move it away" in done.stderr) == (2, True)
    assert read_tree(other) == {"index.html": b"mine"}
    (other / "index.html").rename(other / "home.html")
    assert litsite(project, "build", "--out", other).returncode == 0
    assert (other / "home.html").read_text(encoding="utf-8") == "mine"


def test_an_export_never_takes_the_place_of_a_device(project):
    """As root, `--out /dev/null` put a file where the device had been."""
    os.mkfifo(project / "device")
    done = litsite(project, "export", "csv", "--out", project / "device")
    assert (done.returncode, "is no file (" in done.stderr) == (2, True)
    assert (project / "device").is_fifo()


def test_a_site_never_takes_the_place_of_a_device(project):
    """As root, `build --out /dev/null` put a folder where the device had been."""
    os.mkfifo(project / "device")
    done = litsite(project, "build", "--out", project / "device")
    assert (done.returncode, "is no folder (" in done.stderr) == (2, True)
    assert (project / "device").is_fifo()


def test_a_lost_cache_changes_nothing(project, pages):
    litsite(project, "add", pages)
    litsite(project, "build")
    before = read_tree(project / "site")
    for path in (project / ".litsite").rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x80\x04nonsense" + os.urandom(20))
    done = litsite(project, "build")
    assert done.returncode == 0, done.stderr
    assert read_tree(project / "site") == before
