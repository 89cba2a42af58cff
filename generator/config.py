"""What content/site.yaml says of the library and its site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Abstracts = Literal["full", "snippet", "none"]


def is_address(text: str) -> bool:
    """Whether a text may be the site's address on the web."""
    scheme, _, place = text.partition("://")
    return (
        scheme in ("https", "http") and place.strip("/") != "" and not any(map(str.isspace, text))
    )


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project; every one has a default, so that site.yaml may be empty.

    `base_url` is the site's address on the web (canonical links, feeds, the 404 page).
    `abstracts` is how much of each abstract the built site shows. `works_page_from` is how many
    reviews must cite a work before it has a page of its own. `rights` is the notice on each page.
    `mesh_tree` is the published tree of MeSH, name by number, where content/ holds its file.
    """

    title: str = "Review library"
    description: str | None = None
    base_url: str | None = None
    language: str = "en"
    abstracts: Abstracts = "full"
    works_page_from: int = 2
    author: str | None = None
    rights: str | None = None
    mesh_tree: Mapping[str, str] = field(default_factory=dict, repr=False)
