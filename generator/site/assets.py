"""The stylesheet, scripts and fonts that travel with every site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.site.render import templates_folder


def list_assets(theme: Path | None = None) -> tuple[tuple[str, bytes], ...]:
    """(path in the site, bytes) of every asset, in path order; `theme`'s own files come first.

    The scripts of assets/js/ are one file, assets/site.js, in name order.
    """
    files = dict(_files(templates_folder() / "assets"))
    if theme is not None:
        files.update(_files(theme / "assets"))
    scripts = sorted(path for path in files if path.startswith("js/"))
    parts = [files.pop(path).strip() + b"\n" for path in scripts]
    files["site.js"] = b"\n".join(parts)
    return tuple((f"assets/{path}", content) for path, content in sorted(files.items()))


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    if folder.is_dir():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield path.relative_to(folder).as_posix(), path.read_bytes()
