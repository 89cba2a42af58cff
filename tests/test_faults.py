"""Stopped at any instant, content/ is whole and site/ is the old one or the new one."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.content.check import check_content
from generator.new import make_project

LITSITE = (sys.executable, "-m", "generator", "--quiet", "--project")
INSTANTS = 10
"""Random instants a command is killed at; LITSITE_INSTANTS asks for more."""

PAGE = """<!DOCTYPE html><html><head>
<meta name="citation_title" content="Tides of number {n} and the people who wait for them">
<meta name="citation_author" content="Ng, Wai"><meta name="citation_author" content="Sy, Ada">
<meta name="citation_journal_title" content="Journal of Tides">
<meta name="citation_publication_date" content="2019/03/{n:02d}">
<meta name="citation_doi" content="10.5555/tide.{n}">
</head><body><h1>Tides of number {n} and the people who wait for them</h1>
<div id="abstract"><h2>Abstract</h2><p>Water comes and goes, number {n}, and so do we.</p></div>
</body></html>"""


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    make_project(folder)
    pages = tmp_path / "pages"
    pages.mkdir()
    for n in range(1, 13):
        (pages / f"{n:02d}.html").write_text(PAGE.format(n=n))
    return folder


def litsite(project: Path, *arguments) -> subprocess.CompletedProcess[str]:
    command = [*LITSITE, str(project), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


def kill_at_random_instants(project: Path, *arguments, after_each):
    """Runs the command again and again, killed each time a little later or earlier."""
    chance = random.Random(0)
    command = [*LITSITE, str(project), *map(str, arguments)]
    begun = time.monotonic()
    assert subprocess.run(command, capture_output=True).returncode == 0
    whole = time.monotonic() - begun
    for _ in range(int(os.environ.get("LITSITE_INSTANTS", INSTANTS))):
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            try:
                process.wait(chance.uniform(0.3, 1.0) * whole)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)
        after_each()


def read_tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.skipif(os.name == "nt", reason="kills a process group")
def test_add_killed_at_any_instant_leaves_whole_files(project, tmp_path):
    content = project / "content"

    def check_and_clear():
        assert check_content(content) == ()
        for path in sorted(content.glob("re*/*.*"))[::2]:
            path.unlink()

    kill_at_random_instants(project, "add", tmp_path / "pages", after_each=check_and_clear)
    assert litsite(project, "add", tmp_path / "pages").returncode == 0
    assert len(list((content / "reviews").glob("*.md"))) == 12
    assert not [path for path in content.rglob("*") if "tmp" in path.name]


@pytest.mark.skipif(os.name == "nt", reason="kills a process group")
def test_build_killed_at_any_instant_leaves_the_old_site_or_the_new(project, tmp_path):
    assert litsite(project, "add", tmp_path / "pages").returncode == 0
    setting = project / "content" / "site.yaml"
    trees = []
    for title in ("One", "Two"):
        setting.write_text(f"title: {title}\n")
        assert litsite(project, "build").returncode == 0
        trees.append(read_tree(project / "site"))
    assert trees[0] != trees[1]
    chance = random.Random(1)

    def check_and_edit():
        site = project / "site"
        if site.exists():  # between two renames it may be away: the next run puts it back
            assert read_tree(site) in trees
        setting.write_text(f"title: {chance.choice(('One', 'Two'))}\n")

    kill_at_random_instants(project, "build", after_each=check_and_edit)
    setting.write_text("title: One\n")
    assert litsite(project, "build").returncode == 0
    assert read_tree(project / "site") == trees[0]
    assert sorted(path.name for path in project.iterdir() if path.name.startswith(".site")) == []


@pytest.mark.skipif(not Path("/dev/full").exists() or os.geteuid() != 0, reason="mounts a tmpfs")
def test_a_full_disk_keeps_what_was_acknowledged(project, tmp_path):
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(small)])
    if mounted.returncode != 0:
        pytest.skip("no tmpfs can be mounted here")
    try:
        make_project(small / "project")
        pages = tmp_path / "many"
        pages.mkdir()
        filler = "Water comes and goes. " * 400
        for n in range(1, 29):
            page = PAGE.format(n=n).replace("<p>Water", f"<p>{filler} Water")
            (pages / f"{n:02d}.html").write_text(page)
        done = litsite(small / "project", "add", "--jobs", 1, pages)
        assert done.returncode == 1
        assert "No space left" in done.stderr
        assert "Traceback" not in done.stderr
        assert check_content(small / "project" / "content") == ()
        done = litsite(small / "project", "build", "--jobs", 1)
        assert done.returncode == 1
        assert "No space left" in done.stderr
        assert not (small / "project" / "site").exists()
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_folder_that_may_not_be_written_is_said(project, tmp_path):
    (project / ".litsite").write_text("a file where the folder should be")
    done = litsite(project, "add", tmp_path / "pages")
    assert done.returncode == 1
    assert ".litsite" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_lost_cache_changes_nothing(project, tmp_path):
    litsite(project, "add", tmp_path / "pages")
    litsite(project, "build")
    before = read_tree(project / "site")
    for path in (project / ".litsite").rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x80\x04nonsense" + os.urandom(20))
    done = litsite(project, "build")
    assert done.returncode == 0, done.stderr
    assert read_tree(project / "site") == before
