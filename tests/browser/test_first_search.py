"""The first search of a library that has grown: how much it loads, and that nothing freezes."""

from __future__ import annotations

import random
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect
from relate_reviews import relate_reviews
from small_site import CONFIG, write_small_site

from generator.model import Document, Issued, Item, Name, Reference, Review
from generator.site.search.documents import open_documents
from generator.site.search.tasks import write_index
from generator.site.search.texts import condense_review_for_search

pytestmark = pytest.mark.browser
COUNT = 800
LARGEST = 300_000
"""Bytes of a file of the index: a script is parsed at one go."""


def make_reviews() -> list[Review]:
    chance = random.Random(5)
    parts = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
    words = ["".join(chance.choices(parts, k=4)) for _ in range(9000)]

    def say(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    return [
        Review(
            f"r{number}",
            Document(
                Item(
                    title=say(9),
                    author=(Name(say(1).title(), "A"),),
                    issued=Issued(1990 + number % 30),
                )
            ),
            body=f"## Abstract\n\nLiver {say(180)}\n",
            references=tuple(
                Reference(f"c{each}", Item(title=say(9), doi=f"10.5555/{number}.{each}"), each)
                for each in range(1, 31)
            ),
            has_references=True,
        )
        for number in range(COUNT)
    ]


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site's search page over an index of many reviews."""
    folder = tmp_path_factory.mktemp("grown")
    write_small_site(folder)
    reviews = make_reviews()
    library = relate_reviews(reviews, config=CONFIG)
    condensed = {each.key: condense_review_for_search(each) for each in reviews}
    for path in (folder / "search").iterdir():
        path.unlink()
    for name, text in write_index(open_documents(library, condensed)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_first_search_does_not_freeze_the_page(page: Page, grown: Path) -> None:
    """mkdocs#859, mkdocs-material#3951, minisearch#261: it loads little, and in small pieces."""
    loaded: list[Path] = []
    page.on("request", lambda each: loaded.append(Path(unquote(urlsplit(each.url).path))))
    page.add_init_script(
        "window.tasks = []; new PerformanceObserver((list) => list.getEntries().forEach("
        "(each) => tasks.push(each.duration))).observe({type: 'longtask', buffered: true})"
    )
    page.goto((grown / "search.html").as_uri())
    page.locator("#search-q").press_sequentially("liver")
    expect(page.locator("#search-status")).to_have_text(f"{COUNT} results")
    index = grown / "search"
    sizes = {path.name: path.stat().st_size for path in index.iterdir()}
    asked = {path.name for path in loaded if path.parent == index}
    assert max(sizes.values()) < LARGEST
    assert sum(map(sizes.__getitem__, asked)) < sum(sizes.values()) / 4
    assert max(page.evaluate("tasks"), default=0) < 1_000
