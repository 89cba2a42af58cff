"""A site's files that are no pages, as the build makes them."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest
from random_content import start_library

from generator.build import build_site
from generator.site.search.recut import HeldShards


def test_a_work_whose_page_has_several_parts_is_found_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("site.pages", "site.views.work"):
        monkeypatch.setattr(f"generator.{module}.CITING_LENGTH", 2)
    project = start_library(tmp_path, random.Random(3), 40)
    build_site(project, jobs=1)
    shards = HeldShards(lambda path: (project.site / path).read_text(encoding="utf-8"))
    files = [path.stem for path in (project.site / "search").glob("d-*.js")]
    found = Counter(row[0] for file in files for row in json.loads(shards.content(file)))
    parts = [path for path in (project.site / "works").glob("*.2.html") if "index" not in path.name]
    assert parts
    assert {path for path, times in found.items() if times > 1} == set()
    assert sum(found.values()) == json.loads(shards.content("start"))["count"]
