"""A disk that is full: said in one line, nothing half-written, and the next run with room ends
what this one began."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import serve
from services import efetch
from small_project import Ended, litsite, read_tree, write_pages, write_project

from generator.commands.enrich import enrich_project
from generator.content.check import check_content
from generator.fetch import Clock, FetchSettings
from generator.project import Project

pytestmark = pytest.mark.skipif(
    not Path("/dev/full").exists() or os.geteuid() != 0, reason="mounts a tmpfs"
)
ROOM = "12m"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", place]
    if subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("no tmpfs can be mounted here")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def fill(disk: Path, left: int) -> Path:
    """A file that leaves so many bytes free."""
    found = os.statvfs(disk)
    filler = disk / "filler"
    filler.write_bytes(b"x" * max(found.f_bavail * found.f_frsize - left, 0))
    return filler


def check_full(done: Ended) -> None:
    assert done.returncode == 1
    assert "No space left" in done.stderr
    told = [line for line in done.stderr.splitlines() if not line.startswith("  ")]  # "  FILE"
    assert told[-1].endswith(")")


@pytest.mark.parametrize("left", [0, 8_000, 60_000])
def test_add(disk, tmp_path, left):
    project = write_project(disk / "project")
    first = write_pages(tmp_path / "first", 2)
    assert litsite(project, "add", first).returncode == 0
    held = read_tree(project / "content")
    pages = write_pages(tmp_path / "pages", 28, filler="Water comes and goes. " * 100)
    filler = fill(disk, left)
    check_full(litsite(project, "add", "--jobs", 1, pages))
    assert check_content(project / "content") == ()
    now = read_tree(project / "content")
    assert all(path in now for path in held)
    filler.unlink()
    done = litsite(project, "add", "--jobs", 1, pages)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((project / "content" / "reviews").glob("*.md"))) == 28
    assert not list((project / "content").rglob(".litsite-*"))


@pytest.mark.parametrize("left", [0, 20_000, 150_000])
def test_build(disk, tmp_path, left):
    project = write_project(disk / "project")
    litsite(project, "add", write_pages(tmp_path / "pages", 6))
    setting = project / "content" / "site.yaml"
    trees = []
    for title in ("One", "Two"):
        setting.write_text(f"title: {title}\n", encoding="utf-8")
        assert litsite(project, "build").returncode == 0
        trees.append(read_tree(project / "site"))
    setting.write_text("title: One\n", encoding="utf-8")
    filler = fill(disk, left)
    for more in ([], ["--clean"]):
        done = litsite(project, "build", *more)
        check_full(done)
        assert read_tree(project / "site") in trees
    filler.unlink()
    assert litsite(project, "build").returncode == 0
    assert read_tree(project / "site") == trees[0]
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


def test_enrich(disk, tmp_path):
    project = write_project(disk / "project")
    litsite(project, "add", write_pages(tmp_path / "pages", 6))
    before = read_tree(project / "content")
    with serve() as services:
        services.routes["/eutils/efetch.fcgi"] = efetch({f"{n}0{m}" for n in "123" for m in "123"})
        settings = FetchSettings(
            cache=project / ".litsite" / "fetch",
            eutils=f"{services.url}/eutils",
            allow_loopback=True,
            clock=Clock(sleep=lambda seconds: None),
        )
        filler = fill(disk, 0)
        report = enrich_project(Project(project), settings)
        assert len(report.problems) == 3
        assert all("No space left" in str(each) for each in report.problems)
        assert report.enriched == ()
        assert read_tree(project / "content") == before
        filler.unlink()
        report = enrich_project(Project(project), settings)
    assert len(report.enriched) == 9
    assert report.problems == ()


@pytest.mark.parametrize("name", ["bibtex", "epub", "zip"])
@pytest.mark.parametrize("left", [0, 20_000])
def test_export(disk, tmp_path, name, left):
    project = write_project(tmp_path / "project")
    pages = write_pages(tmp_path / "pages", 6, filler="Water comes and goes. " * 300)
    litsite(project, "add", pages)
    out = disk / "library"
    assert litsite(project, "export", name, "--out", out).returncode == 0
    before = out.read_bytes()
    filler = fill(disk, left)
    check_full(litsite(project, "export", name, "--out", out))
    assert out.read_bytes() == before
    assert sorted(path.name for path in disk.iterdir()) == ["filler", "library"]
    filler.unlink()
    assert litsite(project, "export", name, "--out", out).returncode == 0
    assert out.read_bytes() == before
