"""The other generators, each given the same library and asked for the same pages.

Facts of a review are plain values: key, title, authors, journal, year, date, volume, pages, DOI,
PMID, keywords, abstract, and references with authors, title, journal, year, volume, issue, pages,
DOI, PMID. Every peer prints for each review its citation line, abstract and numbered references;
a page for each author, journal, keyword and year and an index of each; a list of all reviews; a
feed of the newest twenty; a sitemap.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model import Item, Name, Review
from generator.model.issued import write_issued

Facts = dict[str, object]
BASE = "https://example.org"
TITLE = "Review library"
STYLE = "body { max-width: 60em; margin: auto; font: 1rem/1.5 serif; }\n"

_FRAME = f"""
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>HEADING</title>
<link rel="stylesheet" href="/site.css">
<link rel="alternate" type="application/rss+xml" href="/index.xml">
</head>
<body>
<header><a href="/">{TITLE}</a><nav>
<a href="/reviews/">Reviews</a> <a href="/authors/">Authors</a> <a href="/journals/">Journals</a>
<a href="/keywords/">Keywords</a> <a href="/years/">Years</a></nav></header>
<main>
MAIN
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """One generator: what it reads, how it is run, where a review's page and file are.

    `build` and `rebuild` give the command from the folder of tools; `rebuild` is told the file
    that changed, or None. `warm` runs unmeasured between the two, where rebuilding wants a cache
    that a clean build is quicker without. `output` and `caches` are removed before a clean build.
    """

    name: str
    folder: str
    source: str
    page: str
    write_site: Callable[[Path], None]
    write_review: Callable[[Path, Facts], None]
    build: Callable[[Path], Sequence[str | Path]]
    rebuild: Callable[[Path, str | None], Sequence[str | Path]]
    output: str
    caches: tuple[str, ...] = ()
    environment: Mapping[str, str] | None = None
    warm: Callable[[Path], Sequence[str | Path]] | None = None


def frame_page(heading: str, main: str) -> str:
    """A page's frame around two pieces in a generator's own template language."""
    return _FRAME.lstrip().replace("HEADING", heading).replace("MAIN", main)


def list_facts(review: Review) -> Facts:
    """What every peer is told of a review; only what is known."""
    document = review.document
    facts = _item_facts(document.item)
    issued = document.item.issued
    facts |= {
        "key": review.key,
        "date": f"{write_issued(issued)}-01" if issued else "",
        "keywords": list(document.keyword),
        "abstract": review.body.partition("\n\n")[2].strip(),
        "references": [
            {"number": reference.number, **_item_facts(reference.item)}
            for reference in review.references
        ],
    }
    return facts


def _item_facts(item: Item) -> Facts:
    facts: Facts = {
        "title": item.title,
        "authors": [_name_facts(name) for name in item.author],
        "journal": item.container_title,
        "year": str(item.issued.year) if item.issued else None,
        "volume": item.volume,
        "issue": item.issue,
        "pages": item.page,
        "doi": item.doi,
        "pmid": item.pmid,
    }
    return {key: value for key, value in facts.items() if value is not None}


def _name_facts(name: Name) -> dict[str, str]:
    return {"family": name.family or "", "given": name.given or ""}


def full_names(facts: Facts) -> list[str]:
    """A review's authors as a reader writes them."""
    return [f"{name['given']} {name['family']}" for name in facts["authors"]]  # type: ignore[attr-defined]


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Texts by path below a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.lstrip("\n"), encoding="utf-8")
