"""What is saved while a build is at work is seen by the next one."""

from __future__ import annotations

import importlib
import random
from pathlib import Path
from typing import Any

import pytest
from build_clean import build_clean
from random_content import start_library
from read_folder import read_folder

from generator.build import build_site
from generator.content.load import review_path
from generator.project import Project

KEY = "start-1"


def edit_title(project: Project, title: str) -> None:
    path = project.content / review_path(KEY)
    head, _, rest = path.read_text(encoding="utf-8").partition("\ntitle: ")
    path.write_text(f"{head}\ntitle: {title}\n{rest.partition(chr(10))[2]}", encoding="utf-8")


@pytest.mark.parametrize(
    ("edited", "publish"),
    [
        (False, "steps.publish_site.publish"),
        (True, "incremental.short_line.publish_changes"),
    ],
    ids=["the whole line", "the short line"],
)
def test_a_file_saved_again_during_a_build_is_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edited: bool, publish: str
) -> None:
    """A file of the last two seconds is known by its bytes. They were read at the end of an edit's
    build: what had been saved meanwhile counted as built."""
    project = start_library(tmp_path, random.Random(1), 5)
    if edited:
        build_site(project, jobs=1)
        edit_title(project, "The first of two edits")
    module, _, name = f"generator.{publish}".rpartition(".")
    real, seen = getattr(importlib.import_module(module), name), []

    def save_again(*given: Any) -> Any:
        edit_title(project, "The second of two edits")
        seen.append(name)
        return real(*given)

    monkeypatch.setattr(f"generator.{publish}", save_again)
    build_site(project, jobs=1)
    monkeypatch.undo()
    assert seen == [name]
    build_site(project, jobs=1)
    assert "The second of two edits" in (project.site / f"reviews/{KEY}.html").read_text()
    assert read_folder(project.site) == build_clean(project, tmp_path)[1]
