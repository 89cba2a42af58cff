"""Measure search: an invented library, its index, and queries in a real Chromium from disk.

    python bench/search.py [--reviews 10000] [--references 100] [--folder DIR]

Prints a line a measure: seconds of processor time to condense and to build, the index's size, and
for each query the
bytes loaded by a page that was opened for it alone, and the milliseconds from its last keystroke to
its results (median of five on a page that has searched before).
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import statistics
import tempfile
import time
from itertools import accumulate
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from generator.config import Config
from generator.library.condense import condense_review
from generator.library.relate import relate
from generator.model import (
    Document,
    Issued,
    Item,
    MeshHeading,
    MeshTerm,
    Name,
    Reference,
    Review,
)
from generator.site.assets import list_assets
from generator.site.catalogue import catalogue_library
from generator.site.pages import Page
from generator.site.render import open_templates, render_view, view_page
from generator.site.search.documents import list_documents
from generator.site.search.index import build_index
from generator.site.search.texts import condense_review_for_search
from generator.site.views.site import view_site

SYLLABLE_LIST = "ba ce di fo gu ha ki lo mu na pe qui ro su ta ve wi xo ya ze cyto neo mic trans"
SYLLABLES = SYLLABLE_LIST.split()
QUERIES = (
    "{0}",
    "{0} {1}",
    '"{0} {1}"',
    "author:{2}",
    "{3}",
    "{1} year:2010-2015",
    "cites:10.5555/w7",
)

TYPE_LAST = """async (query) => {
    const input = document.getElementById("search-q");
    const ask = (value) => new Promise((resolve) => {
        const start = performance.now();
        const shown = new MutationObserver(() => {
            shown.disconnect();
            requestAnimationFrame(() => resolve(performance.now() - start));
        });
        shown.observe(document.getElementById("search-status"), {childList: true});
        input.value = value;
        input.dispatchEvent(new Event("input", {bubbles: true}));
    });
    await ask(query.slice(0, -1));
    return ask(query);
}"""
"""A query typed but for its last letter, then that: milliseconds to the frame with its results."""


def make_words(rng: random.Random, count: int) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 5)))] = None
    return list(words)


class Writer:
    """Texts whose words are as unevenly common as those of English (Zipf's law)."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.words = make_words(self.rng, 40_000)
        self.families = [word.capitalize() for word in make_words(self.rng, 8_000)]
        self.weights = list(accumulate(1 / (n + 5) for n in range(len(self.words))))

    def text(self, length: int, topic: int) -> str:
        """Half of the words are those of a topic, as in a real review and what it cites."""
        common = self.rng.choices(self.words, cum_weights=self.weights, k=length - length // 2)
        own = self.rng.choices(self.words[topic : topic + 150], k=length // 2)
        return " ".join(word for pair in zip(common, own, strict=False) for word in pair)

    def names(self, most: int) -> tuple[Name, ...]:
        rng = self.rng
        return tuple(
            Name(family=rng.choice(self.families), given=rng.choice("ABCDEFGHJKLMNPRST"))
            for _ in range(rng.randint(1, most))
        )

    def reference(self, number: int, topic: int) -> Reference:
        # Some works are cited by many.
        many = self.rng.random() < 0.3
        work = int(self.rng.paretovariate(0.5)) if many else self.rng.randrange(10**9)
        seeded = random.Random(work)
        title = f"A{work}" if many else self.text(12, topic)
        item = Item(
            title=title,
            author=(Name(family=seeded.choice(self.families), given="A"),),
            issued=Issued(seeded.randint(1960, 2024)),
            container_title_short="J Invent Work",
            doi=f"10.5555/w{work}",
            pmid=str(10**7 + work % 10**7),
        )
        return Reference(f"w{work}-{number}", item, number)

    def review(self, number: int, references: int) -> Review:
        rng = self.rng
        topic = rng.randrange(30_000)
        item = Item(
            title=self.text(14, topic).capitalize(),
            genre="review-article",
            author=self.names(8),
            issued=Issued(rng.randint(1990, 2025)),
            container_title_short=f"J {self.words[rng.randrange(400)].capitalize()}",
            doi=f"10.5555/r.{number}",
            pmid=str(30_000_000 + number),
        )
        return Review(
            key=f"r{number:05d}",
            document=Document(
                item=item,
                publication_types=("Journal Article", "Review"),
                keyword=tuple(self.words[rng.randrange(3_000)] for _ in range(5)),
                mesh=tuple(
                    MeshHeading(MeshTerm(self.words[rng.randrange(2_000)].capitalize()))
                    for _ in range(10)
                ),
            ),
            body=f"## Abstract\n\n{self.text(180, topic)}\n",
            references=tuple(self.reference(n + 1, topic) for n in range(references)),
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--reviews", type=int, default=10_000)
    options.add_argument("--references", type=int, default=100)
    options.add_argument("--folder", type=Path, help="keep the site there")
    given = options.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp())
    writer = Writer(1)
    condensed, related = {}, []
    spent = 0.0
    for number in range(given.reviews):
        review = writer.review(number, given.references)
        start = time.process_time()
        condensed[review.key] = condense_review_for_search(review)
        spent += time.process_time() - start
        related.append(condense_review(review))
    print(f"condense {spent:.1f} s, {1000 * spent / given.reviews:.2f} ms a review")
    config = Config()
    library = relate(related, config=config)
    start = time.process_time()
    documents = list_documents(library, condensed)
    listed = time.process_time()
    sizes: dict[str, int] = {}
    for path, text in build_index(documents):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        content = text.encode()
        target.write_bytes(content)
        sizes[path] = len(content)
    built = time.process_time()
    print(f"list {len(documents)} documents {listed - start:.1f} s, build {built - listed:.1f} s")
    print(
        f"index {sum(sizes.values()) / 1e6:.1f} MB in {len(sizes)} files, largest "
        f"{max(sizes.values()) / 1000:.0f} KB, start.js {sizes['search/start.js'] / 1000:.0f} KB"
    )
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    for path, content in list_assets():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    catalogue = catalogue_library(library, config)
    page = Page("search.html", "pages/search.html", "search")
    view, site = view_page(page, catalogue), view_site(catalogue)
    (folder / page.path).write_bytes(render_view(page, view, site, open_templates()))
    sample = next(iter(library.reviews.values())).document
    title = (sample.item.title or "").lower().split()
    names = (title[1], title[2], str(sample.item.author[0].family), title[3][:-1] + "q")
    measure(folder, [query.format(*names) for query in QUERIES])
    if not given.folder:
        shutil.rmtree(folder)


def measure(folder: Path, queries: list[str]) -> None:
    address = (folder / "search.html").as_uri()
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for query in queries:
            page = browser.new_page()
            loaded: list[str] = []
            page.on("request", lambda request, urls=loaded: urls.append(request.url))
            start = time.perf_counter()
            page.goto(f"{address}?q={quote(query)}")
            page.wait_for_function("document.getElementById('search-status').textContent")
            first = 1000 * (time.perf_counter() - start)
            page.wait_for_timeout(200)
            names = [url.rpartition("/search/")[2] for url in loaded if "/search/" in url]
            size = sum((folder / "search" / name).stat().st_size for name in set(names))
            times = [page.evaluate(TYPE_LAST, query) for _ in range(5)]
            status = page.locator("#search-status").inner_text()
            print(
                f"{query!r}: {size / 1000:.0f} KB in {len(names)} files, opened to results "
                f"{first:.0f} ms, again {statistics.median(times):.1f} ms: {status}"
            )
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
