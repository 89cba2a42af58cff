"""A work that many cite, printed otherwise by one of them: what relating all gives, found by its
lines alone."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from garden_library import ARNO, ARNO_PRINTED, MITES, REVIEWS, WAGGLE, name, review
from random_library import FAMILIES, JOURNALS, WORDS, make_item, make_reviews, print_otherwise
from relate_reviews import relate_reviews
from test_edit_references import OWN, put
from test_relate_edit import edit, edit_text, open_edited, shelve
from test_shelf import assert_alike

from generator.library.shelf.edits import read_edits
from generator.model import Item, Reference, Review
from generator.model.rules import WorkRules

SMOKE = dataclasses.replace(OWN, doi="10.5555/hive.7", pmid="770")


def cite_often(chance: random.Random, reviews: Sequence[Review]) -> list[Review]:
    """Reviews that cite a few works more, which state identifiers, most of them printed alike."""
    works = [
        dataclasses.replace(
            make_item(chance, number),
            doi=f"10.5555/often.{number}" if number < 4 else None,
            pmid=str(6000 + number) if number < 4 else None,
        )
        for number in range(6)
    ]
    made = []
    for one in reviews:
        count = len(one.references)
        cited = [
            work if chance.random() < 0.6 else change_printing(chance, work)
            for work in chance.sample(works, chance.randint(1, 6))
        ]
        more = (Reference(f"often-{at}", each, count + at) for at, each in enumerate(cited, 1))
        changed = dataclasses.replace(one, references=(*one.references, *more), has_references=True)
        made.append(changed)
    return made


def change_printing(chance: random.Random, cited: Item) -> Item:
    """The same work, printed otherwise."""
    if chance.random() < 0.1:
        return print_otherwise(chance, cited)
    words = (cited.title or "Nothing").split(" ")
    words[chance.randrange(len(words))] = chance.choice(WORDS)
    made: dict[str, object] = {
        "title": chance.choice((" ".join(words), f"{cited.title} again", cited.title)),
        "volume": chance.choice((None, "3", "7")),
        "issue": chance.choice((None, "2")),
        "page": chance.choice((None, "1", cited.page, f"{cited.page}-999")),
        "container_title": chance.choice(JOURNALS),
        "doi": chance.choice((None, cited.doi, "10.5555/often.1", (cited.doi or "")[:-1] or None)),
        "pmid": chance.choice((None, cited.pmid, "6001")),
        "author": chance.choice(
            (cited.author[:1], (name(f"{chance.choice(FAMILIES)}, Q"), *cited.author[1:]))
        ),
        "url": "https://example.org/there",
    }
    changed = chance.sample(sorted(made), chance.choice((1, 1, 2)))
    return dataclasses.replace(cited, **{name: made[name] for name in changed})


def reprint(chance: random.Random, one: Review, others: Sequence[Item]) -> Review:
    references = list(one.references)
    often = [at for at, each in enumerate(references) if each.id.startswith("often")]
    for place in chance.sample(often, min(len(often), chance.choice((1, 1, 2)))):
        held = references[place]
        record = change_printing(chance, held.item)
        if chance.random() < 0.3:  # as another list prints it
            alike = (
                each for each in others if (each.doi, each.title) == (record.doi, record.title)
            )
            record = next(alike, record)
        doubtful = held.doubtful if chance.random() < 0.95 else not held.doubtful
        references[place] = dataclasses.replace(held, item=record, doubtful=doubtful)
    return dataclasses.replace(one, references=tuple(references))


@pytest.mark.parametrize("seed", range(24))
def test_edits_of_printings_give_what_relating_all_gives(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    reviews = cite_often(chance, make_reviews(chance, chance.randint(3, 10), lists=4))
    ruled = WorkRules(same_as=(("10.5555/often.2", "10.5555/garden.1"),))
    works = ruled if chance.random() < 0.3 else WorkRules()
    library = shelve(reviews, tmp_path, (), works)
    related = 0
    for _ in range(30):  # each begins where the one before it ended
        place = chance.randrange(len(reviews))
        before = after = reviews[place]
        if chance.random() < 0.2:
            after = edit_text(chance, before, [*library.reviews, *library.works])
        others = [reference.item for each in reviews for reference in each.references]
        after = reprint(chance, after, chance.sample(others, len(others)))
        if edit(tmp_path, before, after, works) is None:
            continue
        related += before.references != after.references
        reviews[place] = after
        library = relate_reviews(reviews, (), works=works)
        assert_alike(open_edited(tmp_path, reviews), library)
    assert related >= 2


def hold(*lists: Sequence[Item]) -> list[Review]:
    """Reviews that cite these."""
    records = [MITES, REVIEWS[3].document.item, REVIEWS[1].document.item]
    return [
        review(f"{letter}-1", record, cited)
        for letter, record, cited in zip("abc", records, lists, strict=False)
    ]


def test_a_misprint_in_one_of_many_lists_is_related_alone(tmp_path: Path) -> None:
    misprinted = dataclasses.replace(SMOKE, title="Smoke and the tempre of colonies")
    reviews = hold([misprinted, ARNO_PRINTED], [SMOKE], [SMOKE, WAGGLE])
    shelve(reviews, tmp_path)
    for changes in (
        {"title": SMOKE.title},
        {"title": "Smoke and temper of colonies"},
        {"container_title": "Hive Lett"},
        {"volume": "50"},
        {"author": (name("Holm, Hanna"),)},
        {"pmid": None},
        {"title": SMOKE.title},
    ):
        before = reviews[0]
        reviews[0] = put(before, 0, **changes)
        assert edit(tmp_path, before, reviews[0]) is not None, changes
        assert_alike(open_edited(tmp_path, reviews), relate_reviews(reviews))
    # Without identifiers it is the first of its work's lines, and stands among others by its title.
    unnamed = put(reviews[0], 0, doi=None, pmid=None)
    assert edit(tmp_path, reviews[0], unnamed) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"doi": "10.5555/hive.8"},
        {"pmid": "771"},
        {"pmcid": "PMC7"},  # by which the work is found from now on
        {"issued": None},
        {"title": "Ashes and the temper of colonies"},  # another name of the work
        {"title": "RETRACTED: Smoke and the temper of colonies"},
    ],
)
def test_a_printing_that_changes_the_work_is_not(
    changes: dict[str, object], tmp_path: Path
) -> None:
    reviews = hold([SMOKE], [SMOKE], [SMOKE])
    shelve(reviews, tmp_path)
    assert edit(tmp_path, reviews[0], put(reviews[0], 0, **changes)) is None


def test_a_printing_that_says_more_of_a_work_is_told_of_it(tmp_path: Path) -> None:
    reviews = hold([SMOKE], [SMOKE])
    shelve(reviews, tmp_path)
    reviews[0] = put(before := reviews[0], 0, issue="4")
    found = edit(tmp_path, before, reviews[0])
    assert found is not None
    assert found.afar
    opened = open_edited(tmp_path, reviews)
    assert opened.works["holm-2003-smoke-50"].item.issue == "4"
    assert_alike(opened, relate_reviews(reviews))
    reviews[0] = put(before := reviews[0], 0, volume=None)
    found = edit(tmp_path, before, reviews[0])
    assert found is not None
    assert not found.afar  # the other list says it


def test_a_printing_of_a_review_held_is_not(tmp_path: Path) -> None:
    known = dataclasses.replace(ARNO_PRINTED, doi=ARNO.doi)
    reviews = [*hold([known], [known]), REVIEWS[0]]
    shelve(reviews, tmp_path)
    assert edit(tmp_path, reviews[0], put(reviews[0], 0, volume="99")) is None


def test_a_printing_that_may_be_another_work_too_is_not(tmp_path: Path) -> None:
    """A line that states no identifier is one work with what its title says."""
    bare = dataclasses.replace(SMOKE, doi=None, pmid=None, title="Smoke and the temper of bees")
    reviews = hold([SMOKE], [SMOKE], [bare])
    library = shelve(reviews, tmp_path)
    assert library.work_of["c-1"] == library.work_of["a-1"]
    apart = hold([SMOKE], [SMOKE], [dataclasses.replace(bare, volume="9", page="7", issued=None)])
    other = tmp_path / "apart"
    other.mkdir()
    shelve(apart, other)
    assert edit(tmp_path, reviews[0], put(reviews[0], 0, author=(name("Holm, Ida"),))) is None


def test_a_work_that_works_yaml_names_is_not(tmp_path: Path) -> None:
    reviews = hold([SMOKE, WAGGLE], [SMOKE, WAGGLE])
    changed = put(reviews[0], 0, volume="50")
    for number, named in enumerate(("10.5555/hive.7", "holm-2003-smoke-50", "770")):
        works = WorkRules(not_same=((named, "10.5555/nothing"),))
        folder = tmp_path / f"{number}"
        folder.mkdir()
        shelve(reviews, folder, works=works)
        assert edit(folder, reviews[0], changed, works) is None


def test_lines_that_join_a_cluster_are_of_it_from_then_on(tmp_path: Path) -> None:
    reviews = hold([SMOKE], [SMOKE])
    shelve(reviews, tmp_path)
    one, other = reviews[0], put(reviews[0], 0, volume="50")
    for before, after in ((one, other), (other, one), (one, other)):
        assert edit(tmp_path, before, after) is not None
    rows = read_edits(tmp_path)["attached"]["lines"]
    assert len(rows["added"]) == len(rows["joined"]) == 1
    assert not rows["gone"]
