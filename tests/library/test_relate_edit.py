"""The edit of one review, related alone, gives what relating everything again gives."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from garden_library import ARNO, ARNO_PRINTED, MITES, REVIEWS, review
from random_library import WORDS, make_notes, make_reviews, make_rules, title
from relate_reviews import relate_reviews
from test_shelf import assert_alike
from write_library import write_library

from generator.library.condense import condense_review
from generator.library.edit.ground import keep_ground
from generator.library.edit.relate_text import LibraryEdit, apply_edit, relate_edit
from generator.library.model import Library
from generator.library.shelf.library import BrokenShelf, open_library
from generator.model import Document, Issued, Name, Note, Review, SourceNote
from generator.model.rules import WorkRules

Reviews = dict[str, Review]


def shelve(
    reviews: Sequence[Review],
    folder: Path,
    notes: Sequence[Note] = (),
    works: WorkRules | None = None,
) -> Library:
    library = relate_reviews(reviews, notes, works=works, keep=keep_ground(folder))
    write_library(library, folder)
    return library


def edit(
    folder: Path, before: Review, after: Review, works: WorkRules | None = None
) -> LibraryEdit | None:
    found = relate_edit(folder, condense_review(before), condense_review(after), works)
    if found is not None:
        apply_edit(folder, found)
    return found


def open_edited(folder: Path, reviews: Sequence[Review], notes: Sequence[Note] = ()) -> Library:
    in_order = sorted(reviews, key=lambda one: one.key)
    held = {one.key: dataclasses.replace(one, references=()) for one in in_order}
    return open_library(folder, held, tuple(sorted(notes, key=lambda note: note.slug)))


def edit_text(chance: random.Random, review: Review, keys: Sequence[str]) -> Review:
    body = review.body.split(" ")
    for _ in range(chance.randint(0, 3)):
        place = chance.randrange(len(body) + 1)
        way = chance.random()
        if way < 0.4:
            body.insert(place, chance.choice(WORDS))
        elif way < 0.7 and len(body) > 2:
            del body[min(place, len(body) - 1)]
        elif way < 0.9:
            body.append(f"See [@{chance.choice([*keys, 'r1', 'former-2'])}] there.")
        else:
            body.append("And [[winter]] too.")
    changes: dict[str, object] = {"body": " ".join(body)}
    if chance.random() < 0.2:
        changes["tags"] = ("to read",)
    if chance.random() < 0.2:
        changes["summary"] = "Bees."
    if chance.random() < 0.2:
        changes["sources"] = (SourceNote("pubmed", retrieved=f"2024-01-{chance.randint(10, 28)}"),)
    if chance.random() < 0.2:
        changes["extra"] = {"mine": 1}
    if chance.random() < 0.4:
        changes["document"] = retitle(review, edit_title(chance, review.document.item.title or ""))
    edited = dataclasses.replace(review, **changes)
    return edit_record(chance, edited) if chance.random() < 0.5 else edited


def edit_record(chance: random.Random, review: Review) -> Review:
    item = review.document.item
    for name in chance.sample(sorted(RECORD), chance.randint(1, 3)):
        item = dataclasses.replace(item, **{name: chance.choice(RECORD[name])})
    return dataclasses.replace(review, document=dataclasses.replace(review.document, item=item))


RECORD: dict[str, tuple[object, ...]] = {
    "volume": (None, "1", "2", "3", "4"),
    "issue": (None, "1", "2"),
    "page": (None, "1", "1-9", "3-9", "10-20", "100"),
    "editor": ((), (Name(family="Arno", given="A"),), (Name(literal="Bee Group"),)),
    "publisher": (None, "Apis Press", "bioRxiv"),
    "language": (None, "de"),
    "note": (None, "Read twice."),
    "original_title": (None, "Der Stock als Haushalt"),
    "url": (None, "https://apis.example/1"),
    "available_date": (None, Issued(2019, 4)),
}
"""Values of fields that relate a review to nothing, unless its references are found by them."""


def edit_title(chance: random.Random, held: str) -> str:
    words = held.split(" ")
    way = chance.random()
    if way < 0.3:
        return title(chance)
    if way < 0.6:
        words[chance.randrange(len(words))] = chance.choice(WORDS)
    elif way < 0.7:
        words.insert(0, "RETRACTED:")
    elif way < 0.9:
        words.append(chance.choice((": a study", "again", "II")))
    else:
        words = []
    return " ".join(words)


def retitle(review: Review, text: str) -> Document:
    record = dataclasses.replace(review.document.item, title=text or None)
    return dataclasses.replace(review.document, item=record)


@pytest.mark.parametrize("seed", range(20))
def test_edits_of_text_give_what_relating_all_gives(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    reviews = make_reviews(chance, chance.randint(1, 14))
    notes = make_notes(chance, reviews)
    works = make_rules(chance, reviews) if chance.random() < 0.5 else WorkRules()
    library = shelve(reviews, tmp_path, notes, works)
    related = 0
    for _ in range(10):  # each begins where the one before it ended
        place = chance.randrange(len(reviews))
        before = reviews[place]
        after = edit_text(chance, before, [*library.reviews, *library.works])
        found = edit(tmp_path, before, after, works)
        if found is None:
            continue
        related += 1
        reviews[place] = after
        anew = relate_reviews(reviews, notes, works=works)
        assert_alike(open_edited(tmp_path, reviews, notes), anew)
        for key in library.reviews:
            assert (library.similar[key] != anew.similar[key]) == (key in found.similar)
        mentioned = library.mentions.keys() | anew.mentions.keys()
        assert found.mentioned == {
            key for key in mentioned if library.mentions.get(key) != anew.mentions.get(key)
        }
        library = anew
    assert related >= 3


def test_what_relates_otherwise_is_not_promised(tmp_path: Path) -> None:
    shelve(REVIEWS, tmp_path)
    before = REVIEWS[1]
    document = before.document
    record = dataclasses.replace(document.item, doi="10.5555/other")
    for after in (
        dataclasses.replace(before, key="other"),
        dataclasses.replace(before, aliases=("other",)),
        dataclasses.replace(before, references=before.references[:2]),
        dataclasses.replace(before, document=dataclasses.replace(document, keyword=("other",))),
        dataclasses.replace(before, document=dataclasses.replace(document, mesh=())),
        dataclasses.replace(before, document=dataclasses.replace(document, retracted=True)),
        dataclasses.replace(before, document=dataclasses.replace(document, item=record)),
        # An entry that no text named before: which review's it is depends on all lists.
        dataclasses.replace(before, body=f"{before.body}\nSee [@r1].\n"),
    ):
        assert relate_edit(tmp_path, condense_review(before), condense_review(after)) is None
    assert edit(tmp_path, before, dataclasses.replace(before, summary="Mites.")) is not None


def test_an_edit_of_what_only_its_page_shows_changes_no_relation(tmp_path: Path) -> None:
    library = shelve(REVIEWS, tmp_path)
    before = REVIEWS[1]
    tagged = dataclasses.replace(
        before, tags=("to read",), body=f"{before.body}\n## Notes\n\nGood.\n"
    )
    found = edit(tmp_path, before, tagged)
    assert found is not None
    assert (found.similar, found.mentioned) == (frozenset(), frozenset())
    reviews = [tagged if one is before else one for one in REVIEWS]
    assert_alike(open_edited(tmp_path, reviews), relate_reviews(reviews))
    assert open_edited(tmp_path, reviews).similar == library.similar


def test_a_mention_that_comes_and_goes(tmp_path: Path) -> None:
    shelve(REVIEWS, tmp_path)
    before = REVIEWS[3]
    said = dataclasses.replace(before, body="Wax, see [@egede-2024-honey], prints.\n")
    found = edit(tmp_path, before, said)
    assert found is not None
    assert found.mentioned == {"egede-2024-honey"}
    opened = open_edited(tmp_path, REVIEWS)
    assert list(opened.mentions) == ["arno-2019-hive", "egede-2024-honey"]
    assert opened.mentions["egede-2024-honey"] == (
        ("dorn-2023-wax", "Wax, see [@egede-2024-honey], prints."),
    )
    assert edit(tmp_path, said, before) is not None
    assert list(open_edited(tmp_path, REVIEWS).mentions) == ["arno-2019-hive"]


def test_a_broken_file_of_edits_is_seen(tmp_path: Path) -> None:
    shelve(REVIEWS, tmp_path)
    before = REVIEWS[3]
    edit(tmp_path, before, dataclasses.replace(before, body="Wax, see [@egede-2024-honey].\n"))
    whole = (tmp_path / "edits").read_bytes()
    for data in (b"", b"foreign", whole[:-1], whole[:30], whole[:-9] + b"x" + whole[-8:]):
        (tmp_path / "edits").write_bytes(data)
        with pytest.raises(BrokenShelf):
            open_edited(tmp_path, REVIEWS)


def test_broken_files_of_the_ground_are_seen(tmp_path: Path) -> None:
    shelve(REVIEWS, tmp_path)
    wax = REVIEWS[3]
    after = dataclasses.replace(
        wax, document=retitle(wax, "Wax in binding: a review"), body="## Abstract\n\nWax, wool.\n"
    )

    def try_edit() -> LibraryEdit | None:
        return relate_edit(tmp_path, condense_review(wax), condense_review(after))

    assert try_edit() is not None
    for name in ("likeness", "attached", "lines", "library"):
        whole = (tmp_path / name).read_bytes()
        for data in (None, b"", b"foreign", whole[:-1], whole[: len(whole) // 2]):
            (tmp_path / name).unlink()
            if data is not None:
                (tmp_path / name).write_bytes(data)
            with pytest.raises(BrokenShelf):
                try_edit()
            (tmp_path / name).write_bytes(whole)
    whole = (tmp_path / "lines").read_bytes()
    (tmp_path / "lines").write_bytes(whole[:30] + b"X" + whole[31:])
    with pytest.raises(BrokenShelf):
        try_edit()


def test_the_words_before_must_be_those_on_the_shelf(tmp_path: Path) -> None:
    shelve(REVIEWS, tmp_path)
    one, other = (
        dataclasses.replace(REVIEWS[3], body=f"## Abstract\n\n{title(random.Random(seed))}\n")
        for seed in (1, 2)
    )
    assert relate_edit(tmp_path, condense_review(one), condense_review(other)) is None


def test_titles_that_attach_as_before_are_related_alone(tmp_path: Path) -> None:
    record = dataclasses.replace(ARNO, doi=None)
    arno = review("arno-2019-hive", record)
    reviews = [arno, review("x-1", MITES, [ARNO_PRINTED]), REVIEWS[3], REVIEWS[4]]
    wax = REVIEWS[3]
    for before, text, alone in (
        (wax, "Wax in printing and in binding: a review", True),
        (wax, "RETRACTED: Wax in printing: a review", False),
        (wax, "Honey as a cure for everything", True),  # one that is cited, but by another author
        (arno, "The hive as a household: one more review", True),
        (arno, "Something that no list names", False),
    ):
        after = dataclasses.replace(before, document=retitle(before, text))
        folder = tmp_path / text.replace(":", "")
        folder.mkdir()
        library = shelve(reviews, folder)
        assert library.cites["x-1"] == ("arno-2019-hive",)
        edited = [after if one is before else one for one in reviews]
        anew = relate_reviews(edited)
        found = edit(folder, before, after)
        assert (found is not None) == alone, text
        if found is not None:
            assert_alike(open_edited(folder, edited), anew)


def test_a_review_that_a_ruling_names_is_related_with_all(tmp_path: Path) -> None:
    wax = REVIEWS[3]
    after = dataclasses.replace(wax, document=retitle(wax, "Wax in printing and in binding"))
    for works, alone in (
        (WorkRules(same_as=((wax.key, "10.5555/agb.2011.201"),)), False),
        (WorkRules(not_same=((wax.key, "10.5555/agb.2011.201"),)), False),
        (WorkRules(retracted=("dorn-2023-wax-4",)), False),  # so its work is called by its title
        (WorkRules(retracted=(wax.key,)), True),
        (WorkRules(same_as=(("10.5555/agb.2019.1", "10.5555/agb.2011.201"),)), True),
    ):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        shelve(REVIEWS, folder, works=works)
        # A text that changes no title is related alone whatever works.yaml says.
        said = dataclasses.replace(wax, summary="Wax.")
        assert edit(folder, wax, said, works) is not None
        assert (edit(folder, said, after, works) is not None) == alone


def test_of_two_reviews_that_may_be_one_work_the_likelier_is(tmp_path: Path) -> None:
    record = dataclasses.replace(ARNO, doi=None, page=None)
    one = review("a-1", dataclasses.replace(record, title="The hive as household: a review"))
    other = review("b-2", dataclasses.replace(record, title="The hive as a house: a review"))
    cited = dataclasses.replace(ARNO_PRINTED, page=None)
    reviews = [one, other, review("x-3", MITES, [cited])]
    library = shelve(reviews, tmp_path)
    assert library.cites["x-3"] == ("a-1",)
    after = dataclasses.replace(other, document=retitle(other, ARNO.title or ""))
    anew = relate_reviews((one, after, reviews[2]))
    assert anew.cites["x-3"] == ("b-2",)
    assert edit(tmp_path, other, after) is None


def test_works_kept_apart_are_not_both_one_review(tmp_path: Path) -> None:
    arno = review("arno-2019-hive", dataclasses.replace(ARNO, doi=None))
    cited = [
        dataclasses.replace(ARNO_PRINTED, doi="10.5555/another"),
        dataclasses.replace(ARNO_PRINTED, pmid="9"),
    ]
    reviews = [
        arno,
        review("x-1", MITES, cited[:1]),
        review("x-2", REVIEWS[3].document.item, cited[1:]),
    ]
    works = WorkRules(not_same=(("10.5555/another", "9"),))
    library = shelve(reviews, tmp_path, works=works)
    assert sorted(map(len, (library.cites["x-1"], library.cites["x-2"]))) == [0, 1]
    after = dataclasses.replace(
        arno, document=retitle(arno, "The hive as a household: one more review")
    )
    reviews[0] = after
    assert edit(tmp_path, arno, after, works) is not None
    anew = relate_reviews(reviews, works=works)
    assert_alike(open_edited(tmp_path, reviews), anew)
