"""Files for programs: tasks give what one list gives, and an edit what a full list would."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from relate_reviews import relate_reviews

from generator.config import Config
from generator.library.model import Library
from generator.model import (
    Document,
    Issued,
    Item,
    MeshHeading,
    MeshTerm,
    Name,
    Reference,
    Review,
    SourceNote,
)
from generator.site import feeds, web
from generator.site.exports import beside
from generator.site.pages import Page, list_pages
from generator.site.web import edit_web_files, list_web_tasks, write_web_task

HOSTILE = "<i>x</i> \\ ' \" & </script> \u2028 }{ %#_ ]]>\r\nER  - \n\nTY  - \x00 β-catenin"
CONFIGS = (
    Config(),
    Config(base_url="https://example.org/tides", abstracts="snippet", title="Tides & salt"),
)


def make_review(number: int, dated: bool = True) -> Review:
    item = Item(
        title=f"The tide of harbour {number % 7}",
        author=(Name(family="Ng", given="Ida"), Name(literal="Tide Group")),
        issued=Issued(2000 + number % 9) if dated else None,
        pmid=str(900 + number) if number % 2 else None,
    )
    works = [Item(title=f"A work on salt {n}", doi=f"10.5555/{n}") for n in range(number % 5 + 1)]
    return Review(
        f"ng-{number:03d}",
        Document(item, keyword=("tide",), mesh=(MeshHeading(MeshTerm("Tides")),)),
        f"## Abstract\n\nWinding words of {number % 4}. More.\n",
        tuple(Reference(f"r{place}", work, place) for place, work in enumerate(works, 1)),
        sources=(SourceNote("x", retrieved=f"2026-01-{number % 28 + 1:02d}"),) if dated else (),
    )


def make_files(reviews: dict[str, Review], config: Config) -> dict[str, bytes]:
    library = relate_reviews(reviews.values())
    return make_files_of(library, list_pages(library, config), config)


def make_files_of(library: Library, pages: Sequence[Page], config: Config) -> dict[str, bytes]:
    tasks = list_web_tasks(pages, library)
    return dict(file for task in tasks for file in write_web_task(task, pages, library, config))


def test_tasks_in_any_order_make_the_files_of_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "RECORD_FILES_A_TASK", 3)
    for config in CONFIGS:
        library = relate_reviews(map(make_review, range(150)))
        pages = list_pages(library, config)
        tasks = list(list_web_tasks(pages, library))
        assert sum(task.startswith("records") for task in tasks) > 1
        random.Random(1).shuffle(tasks)
        made = [file for task in tasks for file in write_web_task(task, pages, library, config)]
        paths = [path for path, _ in made]
        assert len(set(paths)) == len(paths)
        assert {"feed.xml", "records/count.js", "records/0.js", "site.webmanifest"} < set(paths)
        assert dict(made) == make_files_of(library, pages, config)
    with pytest.raises(ValueError, match="no task"):
        list(write_web_task("nothing", pages, library, config))


TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from((HOSTILE, "The tide of harbour 3", "", "A", "<b>Bold</b> & more")),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_an_edit_gives_what_a_full_list_gives(
    data: st.DataObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "WHOLE_MOST", data.draw(st.sampled_from((5, 1000)), "whole"))
    monkeypatch.setattr(beside, "EACH", 4)
    monkeypatch.setattr(beside, "MOST", data.draw(st.sampled_from((3, 2000)), "most"))
    monkeypatch.setattr(feeds, "LENGTH", data.draw(st.sampled_from((3, 50)), "length"))
    config = data.draw(st.sampled_from(CONFIGS), "config")
    count = data.draw(st.sampled_from((1, 9, 30)), "count")
    reviews = {each.key: each for each in (make_review(n, n != 4) for n in range(count))}
    before = data.draw(st.sampled_from(tuple(reviews.values())), "before")
    item = before.document.item
    after = before
    if data.draw(st.booleans(), "a title"):
        item = replace(item, title=data.draw(TEXTS, "title") or None)
        after = replace(after, document=replace(after.document, item=item))
    if data.draw(st.booleans(), "a text"):
        body = f"## Abstract\n\n{data.draw(TEXTS, 'abstract')}\n\n## Notes\n\nMine.\n"
        after = replace(after, body=body)
    if data.draw(st.booleans(), "a summary"):
        after = replace(after, summary=data.draw(TEXTS, "summary") or None)
    held = make_files(reviews, config)
    full = make_files({**reviews, before.key: after}, config)
    library = relate_reviews({**reviews, before.key: after}.values())
    edited = edit_web_files(held.__getitem__, library, config, before.key, before, after)
    assert edited is not None
    changed = dict(edited)
    assert {path: data for path, data in full.items() if held.get(path) != data} == changed


def test_what_cannot_be_patched_is_made_anew() -> None:
    config = Config()
    reviews = {each.key: each for each in map(make_review, range(8))}
    library, held = relate_reviews(reviews.values()), make_files(reviews, config)
    before = reviews["ng-003"]
    item = replace(before.document.item, title="Another")
    after = replace(before, document=replace(before.document, item=item))

    def edit(now: Review, **files: bytes) -> object:
        old = {**held, **{f"{path}.js": data for path, data in files.items()}}
        return edit_web_files(old.__getitem__, library, config, before.key, before, now)

    assert edit(after) is not None
    assert list(edit(before)) == []
    assert edit(replace(after, sources=())) is None  # its date goes
    assert edit(replace(after, key="ng-004")) is None
    assert edit(after, **{"records/count": b"something else"}) is None
    assert edit(after, **{"records/0": b"litsite.records(0,'{}')\n"}) is None
    for path in ("feed.xml", "data/library.ris", "data/library.graphml"):
        whole, held[path] = held[path], held[path].replace(b"harbour", b"port")
        assert edit(after) is None, path
        held[path] = whole


def test_records_that_are_alike_are_not_confused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two reviews without an identifier print the same record in NBIB, which knows no keys."""
    monkeypatch.setattr(beside, "WHOLE_MOST", 1)
    twins = {key: Review(key, Document(Item(title="T")), "## Abstract\n\nOne.\n") for key in "ab"}
    held = make_files(twins, Config())
    after = replace(twins["a"], body="## Abstract\n\nTwo.\n")
    library = relate_reviews({**twins, "a": after}.values())
    read = held.__getitem__
    assert edit_web_files(read, library, Config(), "a", twins["a"], after) is None
