"""A project folder: where content/, site/ and the cache are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.errors import UsageError

CACHE = ".litsite"
"""Ignored by git, safe to delete."""


@dataclass(frozen=True, slots=True)
class Project:
    """The folder that holds content/; the site is built to site/ beside it."""

    root: Path

    @property
    def content(self) -> Path:
        """content/: the database."""
        return self.root / "content"

    @property
    def site(self) -> Path:
        """site/: what was built."""
        return self.root / "site"

    @property
    def cache(self) -> Path:
        """.litsite/: what may be worked out again."""
        return self.root / CACHE

    @property
    def theme(self) -> Path | None:
        """The project's own templates/, whose files stand before the built-in ones."""
        folder = self.root / "templates"
        built_in = Path(__file__).resolve().parent.parent / "templates"
        return folder if folder.is_dir() and folder.resolve() != built_in else None

    def place_site(self, out: Path | None) -> Path:
        """The folder for the site: the one named, else site/.

        Raises UsageError where that is a file, or what the site is made of lies there.
        """
        place = self.site if out is None else out
        if place.is_file():
            raise UsageError(f"{place} is a file", "name a folder with --out, or move it away")
        if place.exists() and not place.is_dir():  # a device, which a folder must not replace
            raise UsageError(f"{place} is no folder", "name one with --out")
        there = place.resolve()
        for kept in (self.content, self.cache, self.root / "templates"):
            if kept.resolve().is_relative_to(there) or there.is_relative_to(kept.resolve()):
                raise UsageError(
                    f"{place} is no place for the site: {kept.name}/ is in it or around it",
                    "name another with --out",
                )
        return place


def find_project(folder: Path | None = None) -> Project:
    """The project of a folder (of the current one).

    Raises UsageError where there is no content/ in it.
    """
    root = folder if folder is not None else Path.cwd()
    if not (root / "content").is_dir():
        raise UsageError(
            f"there is no content/ folder in {root}",
            "run litsite in a project folder, name one with --project, or make one with "
            "'litsite new DIR'",
        )
    return Project(root)
