"""Where a build's processor time goes: milliseconds a review for each stage, in one process.

    python bench/stages.py [REVIEWS] [--references N]

On the made-up library of bench/corpus.py, held in a temporary folder. Processor time, not wall
time, so that what else the machine does weighs less.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.corpus import Corpus
from generator.cache.packs import Packs
from generator.config import Config
from generator.content.facts import state_facts
from generator.content.load import load_review
from generator.content.save import save_review
from generator.library.condense import condense_review
from generator.library.relate import relate
from generator.prepare.load import EACH
from generator.prepare.reviews import Asked, prepare_chunk, set_up_preparing
from generator.site.catalogue import catalogue_library
from generator.site.pages import Page, list_pages
from generator.site.render import open_templates, render_view, view_page
from generator.site.search.documents import list_documents
from generator.site.search.index import build_index
from generator.site.search.texts import condense_review_for_search
from generator.site.views.references import print_references
from generator.site.views.site import view_site
from generator.site.web import list_web_tasks, write_web_task

T = TypeVar("T")


def measure(reviews: int, references: int, content: Path) -> None:
    """Prints the stages one after the other, then the kinds of pages."""
    corpus = Corpus(reviews, references)
    keys = []
    for review in corpus.make_reviews():
        save_review(content, review)
        keys.append(review.key)

    def spend(stage: str, work: Callable[[], T]) -> T:
        begun = time.process_time()
        result = work()
        spent = time.process_time() - begun
        print(f"{stage:<12} {1000 * spent / reviews:7.2f} ms")
        return result

    packs = Packs(content / ".packs")
    packs.clear()
    set_up_preparing(content, Config(), frozenset(), packs)
    chunks = [keys[place : place + EACH] for place in range(0, reviews, EACH)]
    # What a build does, and then what it is made of, by way of records.
    spend(
        "prepare",
        lambda: [prepare_chunk([Asked(key, "", None) for key in chunk]) for chunk in chunks],
    )
    loaded = spend("load", lambda: [load_review(content, key) for key in keys])
    condensed = spend("condense", lambda: [condense_review(review) for review in loaded])
    terms = spend("terms", lambda: [condense_review_for_search(review) for review in loaded])
    printed = spend("print", lambda: [print_references(review.references) for review in loaded])
    spend("facts", lambda: [state_facts(review) for review in loaded])
    config = Config()
    library = spend("relate", lambda: relate(condensed, config=config))
    catalogue = spend("catalogue", lambda: catalogue_library(library, config))
    pages = spend("pages", lambda: list_pages(library, config))
    documents = spend(
        "documents", lambda: list_documents(library, dict(zip(keys, terms, strict=True)))
    )
    spend("index", lambda: list(build_index(documents)))
    tasks = list_web_tasks(pages, library)
    spend("web", lambda: [[*write_web_task(each, pages, library, config)] for each in tasks])
    templates, site = open_templates(), view_site(catalogue)
    rows = dict(zip(keys, printed, strict=True))
    kinds: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        kinds[page.kind].append(page)
    print(f"{'page':<12} {'count':>7} {'view':>9} {'render':>9} {'bytes':>9}  (each)")
    for kind, held in kinds.items():
        begun = time.process_time()
        views = [
            view_page(page, catalogue, library.reviews.get(page.subject), rows[page.subject])
            if kind == "review"
            else view_page(page, catalogue)
            for page in held
        ]
        viewed = time.process_time()
        sizes = [
            len(render_view(page, view, site, templates))
            for page, view in zip(held, views, strict=True)
        ]
        rendered = time.process_time()
        count = len(held)
        each = [1000 * spent / count for spent in (viewed - begun, rendered - viewed)]
        print(
            f"{kind:<12} {count:>7} {each[0]:6.2f} ms {each[1]:6.2f} ms {sum(sizes) // count:>9,}"
        )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("reviews", type=int, nargs="?", default=300)
    options.add_argument("--references", type=int, default=100)
    chosen = options.parse_args()
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        measure(chosen.reviews, chosen.references, Path(folder))


if __name__ == "__main__":
    main()
