"""Where templates, stylesheet and scripts are."""

from __future__ import annotations

from pathlib import Path


def templates_folder() -> Path:
    """The built-in templates: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"
