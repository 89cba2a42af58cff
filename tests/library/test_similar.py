"""Similar reviews: many processes find the same; an edit of words gives what finding all gives."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path
from typing import Any

import pytest
from garden_library import ARNO, MITES, item, library, review

from generator.library.edit.similar import SimilarEdit, similar_after_edit
from generator.library.likeness import (
    KEYWORDS,
    Likeness,
    find_subjects,
    find_words,
    state_subjects,
)
from generator.library.model import Similar
from generator.library.shelf.likeness import ShelvedLikeness, write_likeness
from generator.library.similar import find_similar
from generator.model import Document, Item, MeshHeading, MeshTerm, Review

Asked = tuple[
    dict[str, Review],
    dict[str, frozenset[int]],
    dict[str, int],
    dict[str, str],
    dict[str, tuple[str, ...]],
]


def make_asked(chance: random.Random, count: int, vocabulary: int, words: int) -> Asked:
    """What find_similar is asked, with common and rare words, works and terms by Zipf's law."""
    keys = [f"review-{number:03d}" for number in range(count)]

    def draw(size: int) -> int:
        return int(size ** chance.random()) - 1

    reviews = {
        key: Review(
            key,
            Document(
                Item(),
                keyword=tuple({f"keyword {draw(count)}" for _ in range(chance.randint(0, 3))}),
                mesh=tuple(
                    MeshHeading(MeshTerm(f"Term {draw(count)}"))
                    for _ in range(chance.randint(0, 3))
                ),
            ),
        )
        for key in keys
    }
    labels = {key: frozenset(draw(3 * count) for _ in range(chance.randint(0, 12))) for key in keys}
    return (
        reviews,
        labels,
        {key: len(labels[key]) + chance.randint(0, 5) for key in keys},
        {key: " ".join(sorted({f"word{draw(vocabulary)}" for _ in range(words)})) for key in keys},
        {
            key: tuple(
                sorted({chance.choice(keys) for _ in range(chance.choice((0, 0, 1, 2)))} - {key})
            )
            for key in keys
        },
    )


def change_words(chance: random.Random, words: str, vocabulary: int) -> str:
    held = set(words.split())
    for _ in range(chance.randint(0, 4)):
        if held and chance.random() < 0.5:
            held.remove(chance.choice(sorted(held)))
        else:
            held.add(f"word{chance.randrange(2 * vocabulary)}")
    if chance.random() < 0.05:
        held.clear()
    return " ".join(sorted(held))


def change_review(chance: random.Random, asked: Asked, vocabulary: int) -> tuple[str, Asked]:
    """The key of a review, and what is asked where some of its subjects are others."""
    reviews, labels, sizes, words, cites = asked
    key = chance.choice(sorted(words))
    document = reviews[key].document
    if chance.random() < 0.6:
        held = {*chance.sample(document.keyword, len(document.keyword) // 2)}
        spelling = chance.choice(("keyword {}", "Keyword {}", "KEYWORD {}"))
        held |= {spelling.format(int(len(words) ** chance.random()) - 1)}
        document = dataclasses.replace(document, keyword=tuple(sorted(held)))
    if chance.random() < 0.5:
        term = MeshHeading(MeshTerm(f"Term {int(len(words) ** chance.random()) - 1}"))
        document = dataclasses.replace(document, mesh=(*document.mesh[1:], term))
    if chance.random() < 0.5:
        words = {**words, key: change_words(chance, words[key], vocabulary)}
    reviews = {**reviews, key: Review(key, document)}
    return key, (reviews, labels, sizes, words, cites)


def edit_similar(
    shelved: ShelvedLikeness, key: str, one: Asked, other: Asked
) -> SimilarEdit | None:
    def spell(keyword: str) -> str | None:
        stated = (state_subjects(review, "")[KEYWORDS] for review in other[0].values())
        return min((each[keyword] for each in stated if keyword in each), default=None)

    stated = [state_subjects(asked[0][key], asked[3].get(key, "")) for asked in (one, other)]
    return similar_after_edit(shelved, key, stated[0], stated[1], spell)


def find(asked: Asked, **more: Any) -> dict[str, tuple[Similar, ...]]:
    reviews, labels, sizes, words, cites = asked
    subjects = (*find_subjects(reviews), find_words(reviews, words))
    return find_similar(subjects, labels, sizes, cites, **more)


def find_kept(asked: Asked) -> tuple[dict[str, tuple[Similar, ...]], Likeness]:
    kept: list[Likeness] = []
    similar = find(asked, keep=kept.append)
    return similar, kept[0]


def test_one_word_in_common_is_chance() -> None:
    words = {"a": "index lion mane", "b": "index tide", "c": "lion mane", "d": "ebb", "e": "flow"}
    keys = list(words)
    nothing: dict[str, frozenset[int]] = {key: frozenset() for key in keys}
    reviews = {key: Review(key, Document(Item())) for key in keys}
    similar = find((reviews, nothing, dict.fromkeys(keys, 0), words, dict.fromkeys(keys, ())))
    assert [(each.review, each.reasons) for each in similar["a"]] == [("c", ("words: lion, mane",))]
    assert similar["b"] == ()


@pytest.mark.parametrize("seed", range(30))
def test_edits_of_subjects_give_what_finding_all_gives(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    count = chance.choice((1, 3, 20, 90, 180))
    vocabulary = chance.choice((10, 60, 300))
    asked = make_asked(chance, count, vocabulary, chance.choice((0, 3, 12)))
    similar, likeness = find_kept(asked)
    write_likeness(likeness, tmp_path)
    edits: dict[str, dict[str, object]] = {}
    for _ in range(8):  # each begins where the one before it ended
        before = asked
        key, asked = change_review(chance, asked, vocabulary)
        found = edit_similar(ShelvedLikeness(tmp_path, edits), key, before, asked)
        expected = find(asked)
        assert found is not None  # in libraries as small as these
        similar |= found.lists
        assert similar == expected
        for table, rows in found.rows.items():
            edits.setdefault(table, {}).update(rows)
    # What the edits leave is what would be written now.
    folder = tmp_path / "anew"
    folder.mkdir()
    write_likeness(find_kept(asked)[1], folder)
    edited, anew = ShelvedLikeness(tmp_path, edits), ShelvedLikeness(folder)
    for place in range(count):
        assert edited.subjects(place) == anew.subjects(place)
        for one, other in (
            (edited.compared, anew.compared),
            (edited.compared_by, anew.compared_by),
        ):
            assert one.at(place) == other.at(place)
    reviews, *_, words, _ = asked
    for key, held in reviews.items():
        for kind, stated in state_subjects(held, words[key]).items():
            for feature in stated:
                assert edited.feature(kind, feature) == anew.feature(kind, feature)


def test_an_edit_compares_few_reviews_anew(tmp_path: Path) -> None:
    chance = random.Random(3)
    asked = make_asked(chance, 400, 3000, 12)
    _, likeness = find_kept(asked)
    write_likeness(likeness, tmp_path)
    counts = []
    for _ in range(20):
        key, after = change_review(chance, asked, 3000)
        found = edit_similar(ShelvedLikeness(tmp_path), key, asked, after)
        assert found is not None
        counts.append(len(found.lists))
    assert sorted(counts)[10] < 100


def test_a_word_that_too_many_have_is_not_promised(tmp_path: Path) -> None:
    keys = [f"review-{number:03d}" for number in range(256)]
    words = dict.fromkeys(keys[:255], "honey") | {keys[255]: "wax"}
    reviews = {key: Review(key, Document(Item())) for key in keys}
    _, likeness = find_kept((reviews, {}, dict.fromkeys(keys, 0), words, {}))
    write_likeness(likeness, tmp_path)

    def edit(key: str, before: str, after: str) -> SimilarEdit | None:
        stated = (state_subjects(reviews[keys[0]], words) for words in (before, after))
        return similar_after_edit(ShelvedLikeness(tmp_path), key, *stated)

    # With the 256th review the word weighs less for all the others.
    assert edit(keys[255], "wax", "honey") is None
    found = edit(keys[255], "wax", "wax wool")
    assert found is not None
    assert list(found.lists) == [keys[255]]
    assert edit("nobody", "", "wax") is None
    assert edit(keys[255], "wool", "wax") is None


def test_words_alone_make_reviews_similar() -> None:
    abstract = "## Abstract\n\nLavender pollen and thistle nectar.\n"
    found = library(
        [
            review("a", ARNO, body=abstract),
            review("b", MITES, body=abstract),
            review("c", item("Other"), body="## Abstract\n\nPrinters and their inks.\n"),
        ]
    ).similar
    assert [(each.review, each.reasons) for each in found["a"]] == [
        ("b", ("words: lavender, nectar, pollen",))
    ]
    assert found["c"] == ()


def test_the_tags_of_formulas_made_reviews_similar() -> None:
    """It read "words: math, mrow, msup"."""
    formula = "<math><mrow><msup><mi>{}</mi><mn>2</mn></msup></mrow></math>"
    found = library(
        [
            review("a", ARNO, body=f"## Abstract\n\nHives weigh {formula.format('h')}.\n"),
            review("b", MITES, body=f"## Abstract\n\nMites eat {formula.format('m')}.\n"),
        ]
    ).similar
    assert found == {"a": (), "b": ()}
