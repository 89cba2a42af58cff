"""The site that a clean build makes of the same content, to be compared with."""

from __future__ import annotations

import shutil
from pathlib import Path

from read_folder import read_folder

from generator.build import BuildReport, build_site
from generator.project import Project


def build_clean(project: Project, beside: Path) -> tuple[BuildReport, dict[str, bytes]]:
    """What a build of a copy of the project's content says, and the bytes of its site; nothing of
    it is left in the folder `beside`."""
    fresh = beside / "fresh"
    shutil.copytree(project.content, fresh / "content")
    built = build_site(Project(fresh), jobs=1)
    site = read_folder(fresh / "site")
    shutil.rmtree(fresh)
    return built, site
