"""The stylesheet, scripts and fonts that travel with every site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from generator.site.theme import templates_folder

BUNDLES = ("search", "fewer", "cite", "map")
"""Scripts that only some pages need, or few searches: assets/js/search-*.js are one file,
assets/search.js."""


def list_assets(theme: Path | None = None) -> tuple[tuple[str, bytes], ...]:
    """(path in the site, bytes) of every asset, in path order; `theme`'s own files come first.

    The scripts of assets/js/ are joined in name order: those of a bundle into its file, the
    others into assets/site.js, which every page loads. Files of assets/root/ lie at the site's
    root, for a worker may only serve what is below it.
    """
    files = dict(_files(templates_folder() / "assets"))
    if theme is not None:
        files.update(_files(theme / "assets"))
    parts: dict[str, list[bytes]] = defaultdict(list)
    for path in sorted(path for path in files if path.startswith("js/")):
        first = path[len("js/") :].partition("-")[0]
        parts[first if first in BUNDLES else "site"].append(files.pop(path).strip() + b"\n")
    for name in (*BUNDLES, "site"):
        files[f"{name}.js"] = b"\n".join(parts[name])
    at = {
        path.removeprefix("root/") if path.startswith("root/") else f"assets/{path}": content
        for path, content in files.items()
    }
    return tuple(sorted(at.items()))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    if folder.is_dir():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield path.relative_to(folder).as_posix(), path.read_bytes()
