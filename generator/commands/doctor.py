"""What is installed, in which versions, and what is missing for which feature."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from generator import __version__
from generator.errors import tell_how_to_install

_NEEDED = """anyascii beautifulsoup4 bibtexparser charset-normalizer jinja2 lxml markdown nh3
    python-crfsuite pyyaml rapidfuzz rich watchfiles"""
_EXTRAS = {
    "httpx": "adding by PMID, DOI or address, and litsite enrich",
    "distributed": "working on many machines with --scheduler",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: `well` is False where something litsite needs is missing."""

    text: str
    well: bool = True


def examine(folder: Path) -> Iterator[Finding]:
    """What litsite finds of itself, of what it stands on and of a project's folder."""
    yield Finding(f"litsite {__version__}, Python {platform.python_version()}, {sys.platform}")
    whole = True
    for name in _NEEDED.split():
        version = _version(name)
        whole = whole and version is not None
        if version is None:
            yield Finding(f"{name} is missing: install litsite again", well=False)
        else:
            yield Finding(f"{name} {version}")
    for name, purpose in _EXTRAS.items():
        version = _version(name)
        if version is None:
            yield Finding(f"{name} is not installed; for {purpose}: {tell_how_to_install(name)}")
        else:
            yield Finding(f"{name} {version}: {purpose}")
    try:
        free = shutil.disk_usage(folder).free
        yield Finding(f"{free / 1e9:,.1f} GB free here", well=free > 50_000_000)
    except OSError as error:
        yield Finding(f"{folder} cannot be looked at: {error.strerror or error}", well=False)
    if whole:
        yield from _look_inside(folder / "content")


def _look_inside(content: Path) -> Iterator[Finding]:
    """What can be told only where nothing is missing."""
    import yaml

    from generator.content.mesh_tree import NAME, find_mesh_tree
    from generator.site.theme import templates_folder

    if not hasattr(yaml, "CSafeLoader"):
        yield Finding("PyYAML has no C loader here: hand-edited files load slowly")
    templates = templates_folder()
    if not (templates / "base.html").is_file():
        yield Finding(f"the templates are missing from {templates.name}/", well=False)
    if content.is_dir():
        yield Finding(_explain_mesh(find_mesh_tree(content), NAME))


def _explain_mesh(names: tuple[str, ...], wanted: str) -> str:
    if names:
        return f"content/{names[0]}: MeSH is shown as a tree"
    return (
        f"content/{wanted} is not there; for MeSH as a tree: put mtreesYYYY.bin into content/, "
        "free from the National Library of Medicine (nlm.nih.gov/mesh, Download MeSH Data)"
    )


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
