from __future__ import annotations

import pickle
import random
from pathlib import Path

import pytest
from relate_reviews import relate_reviews

from generator.model import Document, Issued, Item, Name, Note, Reference, Review
from generator.site.search import blocks, documents, shards, start, tasks
from generator.site.search.documents import Documents, complete_review, open_documents
from generator.site.search.texts import condense_review_for_search

WORDS = [f"{a}{b}{c}" for a in "bcdl" for b in ("ana", "ero", "yx-") for c in "kmpt'ß"]
WORDS += ["warm lake fish (WLF)", "wide lava-flow (WLF)", "WLF"]


def make_reviews(count: int) -> list[Review]:
    rng = random.Random(count)

    def some(most: int) -> str:
        return " ".join(rng.choices(WORDS, k=rng.randint(1, most)))

    return [
        Review(
            key=f"r{number:03d}",
            document=Document(
                item=Item(
                    title=some(6).capitalize(),
                    author=(Name(family=some(1)),),
                    issued=Issued(rng.randint(1990, 2020)),
                    container_title_short=rng.choice(("J Inv", "j inv", "Acta")),
                ),
                keyword=(rng.choice(("Kiwi", "kiwi", "Owls", "owl")),),
            ),
            body=f"## Abstract\n\n{some(60)}\n",
            references=tuple(
                Reference(
                    f"w{work}", Item(title=f"Work {work} {some(3)}", doi=f"10.5555/{work}"), n
                )
                for n, work in enumerate(rng.sample(range(40), 6), 1)
            ),
        )
        for number in range(count)
    ]


def open_library(count: int) -> Documents:
    reviews = make_reviews(count)
    library = relate_reviews(reviews, (Note("n", "Note", "word"),))
    return open_documents(library, {each.key: condense_review_for_search(each) for each in reviews})


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts so small that a few reviews have many."""
    monkeypatch.setattr(shards, "SMALLEST_SHARD", 60)
    monkeypatch.setattr(shards, "LARGEST_SHARD", 200)
    monkeypatch.setattr(shards, "_RIPE", 4)
    monkeypatch.setattr(shards, "_SEAM", 16)
    monkeypatch.setattr(start, "MARKS_A_SHARD", 12)
    monkeypatch.setattr(documents, "_LEAST_WEIGHT", 60)
    monkeypatch.setattr(documents, "_MOST_WEIGHT", 60)
    monkeypatch.setattr(blocks, "_SEGMENT", 10)
    monkeypatch.setattr(tasks, "_LEAST_TEXTS", 9)
    monkeypatch.setattr(tasks, "_MOST_TEXTS", 9)
    monkeypatch.setattr(tasks, "_ROWS_A_RANGE", 50)
    monkeypatch.setattr(tasks, "_MARKS_A_RANGE", 40)


@pytest.mark.parametrize("count", [0, 1, 30, 61])
def test_parts_made_apart_come_to_the_whole_index(count: int, tmp_path: Path) -> None:
    held = open_library(count)
    inverted, ranges, merged = [], [], []
    made: list[tuple[str, str]] = []
    for texts in reversed(tasks.list_texts(tuple(held.library.reviews))):
        texts = pickle.loads(pickle.dumps(texts))
        inverted.append(tasks.invert_texts(held.condensed, texts, tmp_path))
    for block in reversed(tasks.list_blocks(held)):
        each, files = tasks.invert_block(held, pickle.loads(pickle.dumps(block)), tmp_path)
        inverted.append(pickle.loads(pickle.dumps(each)))
        made += files
    ranges = tasks.list_ranges(inverted)
    for part in reversed(ranges):
        done, files = tasks.merge_range(pickle.loads(pickle.dumps(part)), tmp_path)
        merged.append(done)
        made += files
    made += tasks.finish_parts(inverted, merged, held.names)
    assert len(dict(made)) == len(made)
    assert dict(made) == dict(tasks.write_index(held))
    if count > 1:
        assert len(inverted) > 6
        assert len(ranges) > 8


def test_blocks_hold_every_document_once_and_fill_shards() -> None:
    held = open_library(30)
    parts = tasks.list_blocks(held)
    assert [key for part in parts for key in part.reviews] == list(held.library.reviews)
    assert [key for part in parts for key in part.works] == list(held.works)
    assert sum(part.notes for part in parts) == 1
    assert all(part.first % start.DOCUMENTS_A_SHARD == 0 for part in parts)
    urls = [each.url for part in parts for each in held.read(part)]
    assert urls[-1] == "notes/n.html"
    assert len(set(urls)) == len(urls) == 30 + len(held.works) + 1


def test_texts_hold_every_review_once() -> None:
    keys = tuple(f"r{number}" for number in range(30))
    texts = tasks.list_texts(keys)
    assert [each.first for each in texts] == [0, 9, 18, 27]
    assert tuple(key for each in texts for key in each.reviews) == keys
    assert tasks.list_texts(()) == ()


def test_a_facet_joins_the_spellings_that_a_term_page_joins() -> None:
    files = dict(tasks.write_index(open_library(30)))
    content = shards.read_shard(files["search/start.js"])
    assert '"J Inv"' in content
    assert '"j inv"' not in content
    assert len([name for name in ("Kiwi", "kiwi") if f'["{name}",' in content]) == 1
    assert len([name for name in ("Owls", "owl") if f'["{name}",' in content]) == 1


def test_a_review_is_found_by_the_name_that_its_journal_has_on_the_site() -> None:
    items = (
        Item(title="One", container_title="Current Topics", container_title_short="Curr Top"),
        Item(title="Two", container_title_short="Curr Top"),
    )
    reviews = [Review(f"r{n}", Document(item), "") for n, item in enumerate(items)]
    condensed = {each.key: condense_review_for_search(each) for each in reviews}
    library = relate_reviews(reviews)
    held = open_documents(library, condensed)
    for key in condensed:
        done = complete_review(library, held.names, key, condensed[key])
        assert {"current:j", "topic:j"} <= set(done.fields.split())
    assert "topic:j" not in condensed["r1"].fields.split()
    assert done._replace(fields=condensed["r1"].fields) == condensed["r1"]
