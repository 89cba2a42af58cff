"""What does not belong into content/ stops every build, also one that makes little anew."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from small_project import litsite, read_tree, write_pages

from generator.build import build_site
from generator.content.check import check_content
from generator.errors import ContentError
from generator.project import Project

_STRAYS: dict[str, Callable[[Path], object]] = {
    "reviews/mine.txt": lambda place: place.write_text("x", encoding="utf-8"),
    "reviews/copy.md~": lambda place: place.write_text("x", encoding="utf-8"),
    "reviews/x.md": Path.mkdir,
    "references/gone.yaml": lambda place: place.write_text("references: []\n", encoding="utf-8"),
    "references/list.yml": lambda place: place.write_text("references: []\n", encoding="utf-8"),
    "Notes": Path.mkdir,
    "people.yaml": Path.mkdir,
}


@pytest.fixture
def built(project: Path, folder: Path) -> Path:
    assert litsite(project, "add", write_pages(folder / "pages", 3)).returncode == 0
    build_site(Project(project), jobs=1)
    return project


def edit(project: Path, words: str) -> None:
    review = sorted((project / "content" / "reviews").glob("*-*.md"))[0]
    text = review.read_text(encoding="utf-8")
    review.write_text(re.sub("(?m)^title: .*", f"title: {words}", text), encoding="utf-8")


@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize("stray", _STRAYS)
def test_a_stray_file_is_told_by_the_build_after_an_edit_too(built, stray, edited):
    """The build of an edit passed over it, and the next clean one failed."""
    content = built / "content"
    for title in ("One", "Two"):  # the second takes the short line
        edit(built, title)
        build_site(Project(built), jobs=1)
    before = read_tree(built / "site")
    _STRAYS[stray](content / stray)
    if edited:
        edit(built, "Three")
    with pytest.raises(ContentError) as told:
        build_site(Project(built), jobs=1)
    assert told.value.problems == check_content(content) != ()
    assert read_tree(built / "site") == before


@pytest.mark.parametrize(
    "name", ["reviews/.draft.md", "references/.old/x.yaml", "reviews/Thumbs.db"]
)
def test_what_systems_and_editors_hide_makes_no_edit_slower(built, name, monkeypatch):
    place = built / "content" / name
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b"x")
    build_site(Project(built), jobs=1)
    edit(built, "One")
    monkeypatch.delattr("generator.prepare.load.load_library")  # the whole line's
    assert build_site(Project(built), jobs=1).published.changed


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX has pipes")
@pytest.mark.parametrize(
    "name", ["site.yaml", "people.yaml", "works.yaml", "mesh-tree.txt", "reviews/a-b.md"]
)
def test_a_pipe_in_content_is_not_waited_for(built, name):
    """build, check and check --fix stood still until somebody wrote into it."""
    place = built / "content" / name
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    for command in (["build"], ["check"], ["check", "--fix"]):
        done = litsite(built, *command)
        assert done.returncode == 1
        assert f"content/{name}: no file but a pipe or a device" in done.stdout + done.stderr
