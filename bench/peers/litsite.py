"""litsite on the same library: content/ as `litsite add` would leave it."""

from __future__ import annotations

import sys
from pathlib import Path

from peers import BASE, TITLE, Facts, Peer, write_files


def write_site(folder: Path) -> None:
    """Its settings; the templates are its own."""
    write_files(folder, {"content/site.yaml": f"title: {TITLE}\nbase-url: {BASE}\n"})


def write_review(folder: Path, facts: Facts) -> None:
    """Nothing: content/ is saved from the record itself."""


def _command(tools: Path, changed: str | None = None) -> list[str | Path]:
    return [Path(sys.executable).with_name("litsite"), "--quiet", "build"]


LITSITE = Peer(
    name="litsite",
    folder="litsite",
    source="content/reviews/{key}.md",
    page="site/reviews/{key}.html",
    write_site=write_site,
    write_review=write_review,
    build=_command,
    rebuild=_command,
    output="site",
    caches=(".litsite",),
)
