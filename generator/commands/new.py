"""A new project folder that builds at once: settings, a first note, a way to GitHub Pages."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from generator import __version__
from generator.errors import LitsiteError, UsageError

_FILES = {
    "content/site.yaml": "site.yaml",
    "content/notes/welcome.md": "welcome.md",
    "content/reviews/.gitkeep": None,
    "content/references/.gitkeep": None,
    ".gitignore": "gitignore",
    "README.md": "README.md",
    ".github/workflows/pages.yml": "pages.yml",
}
"""Each file of a new project with the scaffold it is made of; None is an empty file."""


def make_project(folder: Path) -> tuple[Path, ...]:
    """Writes a new project and returns its files.

    Raises UsageError where the folder already holds something: nothing is overwritten. An empty
    git repository is as good as an empty folder.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", "name a new folder")
    if folder.is_dir() and any(held.name != ".git" for held in folder.iterdir()):
        raise UsageError(f"{folder} is there already and not empty", "name a new folder")
    title = _make_title(folder.resolve().name)
    written = []
    try:
        for name, scaffold in _FILES.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_fill(scaffold, title).encode() if scaffold else b"")
            written.append(path)
    except OSError as error:
        raise LitsiteError(
            f"{folder} cannot be made: {error.strerror or error}",
            "choose a folder where you may write",
        ) from None
    return tuple(written)


def _make_title(name: str) -> str:
    words = re.sub(r"[-_.\s]+", " ", name).strip()
    return words[:1].upper() + words[1:] if words else "Review library"


def _fill(scaffold: str, title: str) -> str:
    text = (resources.files("generator") / "scaffold" / scaffold).read_text(encoding="utf-8")
    # A title is text, whatever the folder is called: quoted in YAML, plain in Markdown.
    quoted = '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    text = text.replace("{{title}}", quoted if scaffold == "site.yaml" else title)
    return text.replace("{{requirement}}", f"litsite=={__version__}")
