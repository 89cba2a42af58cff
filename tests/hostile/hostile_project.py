"""A project whose every field of every source, and every file by hand, holds hostile text."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import saved_pages
import vectors
from run_litsite import Result, run_litsite

TITLE = (
    "Tides\"'`><script>alert(1)</script></title><img src=x onerror=alert(1)>{{7*7}}{% raw %}"
    '</script><!--]]>\\");alert(1)//&quot;&amp;lt;=1+1'
)
STEP = int(os.environ.get("LITSITE_HOSTILE_STEP", "6"))
"""Of the pages in which every field holds every vector, each sixth is made, other ones for
each source, so that each vector still stands in most fields; 1 makes all of them."""

_BY_HAND_ERRORS = re.compile(
    r"\[@|\[\[|!\[|<img(?=[^>]*\.(?:gif|png))|^#|^\s*(?:---|\.\.\.)|[<>=|]{7}", re.M
)
"""What a person who edits content/ is told of as a mistake, or what gives a note another shape."""
_NOT_BY_HAND = re.compile("[\x00\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What YAML cannot hold, and marks of direction: what a person writes stays as it is."""


def quote(text: str) -> str:
    """Text in YAML's double quotes."""
    escaped = (
        each if " " <= each <= "~" and each not in '"\\' else f"\\U{ord(each):08x}" for each in text
    )
    return f'"{"".join(escaped)}"'


@dataclass(frozen=True, slots=True)
class Hostile:
    """The project as it stands after `new`, `add`, files by hand and `build`.

    `root` is the folder with nothing else in it; `before` its files before anything was added.
    """

    root: Path
    before: frozenset[Path]
    check: tuple[int, str]
    build: tuple[int, str]

    @property
    def project(self) -> Path:
        return self.root / "project"

    @property
    def content(self) -> Path:
        return self.project / "content"

    @property
    def site(self) -> Path:
        return self.project / "site"

    def keys(self) -> set[str]:
        """The keys of all reviews."""
        return {path.stem for path in (self.content / "reviews").glob("*.md")}


def litsite(*arguments: object) -> Result:
    """Runs a command in this process."""
    done = run_litsite(*arguments)
    if done.exception is not None:
        raise done.exception
    return done


def fields_of(groups: Sequence[str], number: int) -> saved_pages.Field:
    """Contents by field: the nth field asked for gets the nth group after `number`, so that over
    as many pages as there are groups every field holds every group."""
    places: dict[str, int] = {}

    def content(name: str) -> str:
        place = places.setdefault(name, len(places))
        return groups[(number + place) % len(groups)]

    return content


def write_pages(folder: Path) -> int:
    """Saved pages of every source; how many."""
    number = 0
    markup = vectors.all_vectors(vectors.MARKUP_KINDS)
    for turn, (name, (suffix, write)) in enumerate(saved_pages.SOURCES.items()):
        groups = vectors.groups(list(saved_pages.vectors_for(name)), saved_pages.GROUP[name])
        for place in range(turn % STEP, len(groups), STEP):
            number += 1
            content = write(fields_of(groups, place), number)
            (folder / f"{name}-{number}{suffix}").write_text(content, encoding="utf-8")
    for turn, swallowing in enumerate(filter(vectors.swallows, markup)):
        for name in ("raw_meta_tags", "raw_pubmed_html")[turn % 2 if STEP > 1 else 0 :]:
            suffix, write = saved_pages.SOURCES[name]
            number += 1
            content = write(fields_of([swallowing, *["plain"] * 6], number), number)
            (folder / f"{name}-{number}{suffix}").write_text(content, encoding="utf-8")
    # Some kinds act only where they are the whole of a field.
    items = []
    for vector in vectors.all_vectors(("formulas", "paths", "records", "yaml")):
        number += 1
        items += json.loads(saved_pages.csl_json(lambda _name, vector=vector: vector, number))
    (folder / "alone.json").write_text(json.dumps(items), encoding="utf-8")
    return number


def write_by_hand(content: Path) -> None:
    """Settings, reviews and notes as a person would write them, with hostile text in each part."""
    usable = [each for each in vectors.all_vectors() if not _NOT_BY_HAND.search(each)]
    (content / "site.yaml").write_text(
        "".join(
            f"{name}: {quote(TITLE)}\n" for name in ("title", "description", "author", "rights")
        )
        + "base-url: https://example.org/tides/\n",
        encoding="utf-8",
    )
    for number, group in enumerate(vectors.groups(usable, 40)):
        quoted = quote(group)
        (content / "reviews" / f"by-hand-{number}.md").write_text(
            f"""---
type: article-journal
title: {quoted}
author:
- {{family: {quoted}, given: {quoted}}}
- {{literal: {quoted}}}
container-title: {quoted}
issued: "2023"
volume: {quoted}
page: {quoted}
URL: {quoted}
keyword: [{quoted}]
license: {quoted}
summary: {quoted}
tags: [{quoted}]
---

## Abstract

{_as_markdown(group)}
""",
            encoding="utf-8",
        )
        (content / "references" / f"by-hand-{number}.yaml").write_text(
            f"""references:
- id: one
  number: 1
  type: article-journal
  title: {quoted}
  author:
  - literal: {quoted}
  container-title: {quoted}
  URL: {quoted}
  raw: {quoted}
""",
            encoding="utf-8",
        )
        (content / "notes" / f"by-hand-{number}.md").write_text(
            f"---\ntitle: {quoted}\n---\n\n{_as_note(group)}\n", encoding="utf-8"
        )


def _as_markdown(group: str) -> str:
    """The group where Markdown reads it as Markdown: without what is a mistake by hand."""
    return _BY_HAND_ERRORS.sub("x", group).replace("\r", " ")


def _as_note(group: str) -> str:
    """The same, without pictures that are not there, which notes may show."""
    return re.sub(r"<(?:img|image)(?![a-z])", "<imx", _as_markdown(group), flags=re.I)


def make_hostile(root: Path) -> Hostile:
    """Writes, adds and builds."""
    project, pages = root / "project", root / "pages"
    assert litsite("--quiet", "new", project).exit_code == 0
    pages.mkdir()
    write_pages(pages)
    before = frozenset(root.rglob("*"))
    litsite("--quiet", "--project", project, "add", pages)  # some cannot be read, as they should
    for name in ("reviews", "references", "notes"):
        (project / "content" / name).mkdir(exist_ok=True)
    write_by_hand(project / "content")
    check = litsite("--project", project, "check")
    build = litsite("--project", project, "build")
    return Hostile(root, before, (check.exit_code, check.output), (build.exit_code, build.output))


def site_files(out: Path, *suffixes: str) -> Iterator[Path]:
    """The site's files with these endings, in order."""
    for path in sorted(out.rglob("*")):
        if path.is_file() and path.name.endswith(suffixes):
            yield path
