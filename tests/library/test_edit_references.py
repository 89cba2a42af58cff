"""References that one review alone cites, edited by themselves, give what relating all gives."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import pytest
from garden_library import ARNO, ARNO_PRINTED, MITES, REVIEWS, WAGGLE, item, review
from random_library import (
    JOURNALS,
    WORDS,
    make_item,
    make_notes,
    make_reviews,
    make_rules,
    print_otherwise,
    title,
)
from relate_reviews import relate_reviews
from test_relate_edit import edit, edit_text, open_edited, shelve
from test_shelf import assert_alike

from generator.library.condense import condense_review
from generator.library.edit.relate_text import relate_edit
from generator.library.shelf.edits import read_edits
from generator.model import Item, Reference, Review
from generator.model.rules import WorkRules
from generator.references.match_pairs import ALL_PAIRS


def change_item(chance: random.Random, cited: Item, others: Sequence[Item], number: int) -> Item:
    """A reference as a person corrects it, or another one in its place."""
    way = chance.random()
    if way < 0.1:
        return print_otherwise(chance, chance.choice(others))
    if way < 0.2:
        return make_item(chance, 5000 + number)
    if way < 0.25:  # with little more than the beginning of its title in common
        held = chance.choice(others)
        known: dict[str, object] = {"title": f"{held.title} {chance.choice(WORDS)}", "author": ()}
        unknown = chance.sample(("doi", "pmid", "volume", "page"), 3)
        return dataclasses.replace(held, **known, **dict.fromkeys(unknown))
    if way < 0.35:
        return print_otherwise(chance, cited)
    words = (cited.title or "").split(" ")
    words[chance.randrange(len(words))] = chance.choice(WORDS)
    made: dict[str, object] = {
        "title": chance.choice((" ".join(words), f"{cited.title} again", "Editorial", None)),
        "volume": chance.choice((None, "3", "7")),
        "page": chance.choice((None, "1", "44-50")),
        "container_title": chance.choice(JOURNALS),
        "doi": chance.choice(
            (None, f"10.5555/new.{number}", "10.5555/garden.1", (cited.doi or "")[:-1] or None)
        ),
        "pmid": chance.choice((None, str(7000 + number))),
        "author": chance.choice((cited.author[:1], ())),
    }
    changed = chance.sample(sorted(made), chance.randint(1, 2))
    return dataclasses.replace(cited, **{name: made[name] for name in changed})


def add_own(chance: random.Random, one: Review) -> Review:
    """A review with references that none of the others has."""
    count, start = len(one.references), int(one.key[-2:]) * 100 + 3000
    own = tuple(
        Reference(f"own-{number}", make_item(chance, start + number), count + number)
        for number in range(1, 7)
    )
    return dataclasses.replace(one, references=(*one.references, *own), has_references=True)


def relist(
    chance: random.Random, references: list[Reference], others: Sequence[Item], number: int
) -> list[Reference]:
    """The list with references that came, went or moved, perhaps numbered anew."""
    for each in range(chance.choice((1, 1, 2, 5))):
        place, way = chance.randint(0, len(references)), chance.random()
        if way < 0.45:
            made = make_item(chance, 8000 + 10 * number + each)
            came = made if chance.random() < 0.8 else chance.choice(others)
            references.insert(place, Reference(f"came-{number}-{each}", came, None))
        elif way < 0.9 and references:
            del references[place - 1]
        elif references:
            references.insert(place - 1, references.pop())
    numbers = chance.choice((None, (), range(1, len(references) + 1)))
    if numbers is None:
        return references
    return [
        dataclasses.replace(each, number=number)
        for each, number in zip_longest(references, numbers)
    ]


def edit_list(chance: random.Random, one: Review, others: Sequence[Item], number: int) -> Review:
    references = list(one.references)
    if chance.random() < 0.3:
        references = relist(chance, references, others, number)
    for _ in range(chance.choice((0, 1, 1, 2, 3)) if references else 0):
        place = chance.randrange(len(references))
        held = references[place]
        changes: dict[str, object] = {"item": change_item(chance, held.item, others, number)}
        if chance.random() < 0.1:
            changes["id"] = f"mended-{number}"
        if chance.random() < 0.1:
            changes["doubtful"] = not held.doubtful
        references[place] = dataclasses.replace(held, **changes)
    return dataclasses.replace(one, references=tuple(references))


@pytest.mark.parametrize("seed", range(24))
def test_edits_of_references_give_what_relating_all_gives(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    reviews = [add_own(chance, one) for one in make_reviews(chance, chance.randint(2, 12))]
    notes = make_notes(chance, reviews)
    works = make_rules(chance, reviews) if chance.random() < 0.5 else WorkRules()
    library = shelve(reviews, tmp_path, notes, works)
    related = 0
    for number in range(40):  # each begins where the one before it ended
        place = chance.randrange(len(reviews))
        before = after = reviews[place]
        if chance.random() < 0.3:
            after = edit_text(chance, before, [*library.reviews, *library.works])
        if before.references and chance.random() < 0.9:
            cited = [reference.item for each in reviews for reference in each.references]
            others = [*cited, *(each.document.item for each in reviews)]
            after = edit_list(chance, after, others, number)
        if edit(tmp_path, before, after, works) is None:
            continue
        related += before.references != after.references
        reviews[place] = after
        library = relate_reviews(reviews, notes, works=works)
        assert_alike(open_edited(tmp_path, reviews, notes), library)
    assert related >= 3


OWN = item("Smoke and the temper of colonies", "Holm, H", 2003, "5", "50-60", "Hive Letters")


def hold(references: Sequence[Item], *others: Review) -> list[Review]:
    """Other reviews, and before them one with these references."""
    return [review("a-1", MITES, references), *others]


def put(one: Review, place: int, **changes: object) -> Review:
    references = list(one.references)
    record = dataclasses.replace(references[place].item, **changes)
    references[place] = dataclasses.replace(references[place], item=record)
    return dataclasses.replace(one, references=tuple(references))


def vars_of(record: Item) -> dict[str, object]:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(Item)}


def test_a_corrected_reference_is_related_alone(tmp_path: Path) -> None:
    reviews = hold([OWN, WAGGLE, ARNO_PRINTED], *REVIEWS)
    shelve(reviews, tmp_path)
    for changes in (
        {"title": "Smoke and the temper of bees"},
        {"doi": "10.5555/agb.1"},
        {"volume": None, "page": None},
        {"title": None},
        {"title": "Editorial", "author": ()},
        {"title": "Smoke and the temper of colonies"},
    ):
        before = reviews[0]
        reviews[0] = put(before, 0, **changes)
        assert edit(tmp_path, before, reviews[0]) is not None, changes
        anew = relate_reviews(reviews)
        assert_alike(open_edited(tmp_path, reviews), anew)


@pytest.mark.parametrize(
    ("place", "changes"),
    [
        (1, {"title": "The dance"}),  # another review cites it too
        (2, {"volume": "99"}),  # it is a review
        (0, vars_of(WAGGLE)),
        (0, {"title": "RETRACTED: Smoke and the temper of colonies"}),
        (0, vars_of(ARNO) | {"doi": None, "title": f"{ARNO.title}?"}),
    ],
)
def test_a_reference_that_others_may_know_is_not(
    place: int, changes: dict[str, object], tmp_path: Path
) -> None:
    held = [review("b-2", REVIEWS[3].document.item, [WAGGLE]), REVIEWS[0]]
    reviews = hold([OWN, WAGGLE, ARNO_PRINTED], *held)
    shelve(reviews, tmp_path)
    assert edit(tmp_path, reviews[0], put(reviews[0], place, **changes)) is None


def test_a_reference_that_becomes_one_of_another_list_or_a_review_is_not(tmp_path: Path) -> None:
    cave = item("Hives in caves and cellars", "Ito, K", 1999, "2", "5-9", "Hive Letters")
    reviews = hold([OWN, WAGGLE], review("b-2", REVIEWS[0].document.item, [cave]), REVIEWS[3])
    shelve(reviews, tmp_path)
    for record in (
        dataclasses.replace(cave, author=()),
        dataclasses.replace(REVIEWS[3].document.item, page="4-8"),
    ):
        assert edit(tmp_path, reviews[0], put(reviews[0], 0, **vars_of(record))) is None


def test_a_reference_that_becomes_any_of_many_reviews_is_not(tmp_path: Path) -> None:
    held = [
        review(f"r-{number}", item(title(random.Random(number)), doi=f"10.5555/agb.{20 - number}"))
        for number in range(10)
    ]
    reviews = hold([OWN, WAGGLE], *held)
    shelve(reviews, tmp_path)
    for number in range(10):
        record = Item(doi=f"10.5555/agb.{20 - number}")
        assert edit(tmp_path, reviews[0], put(reviews[0], 0, **vars_of(record))) is None
    assert edit(tmp_path, reviews[0], put(reviews[0], 0, doi="10.5555/agb.1.1")) is not None


def test_a_doi_that_was_cut_off_tells_no_works_apart(tmp_path: Path) -> None:
    whole = item(
        *("Hives in caves and cellars", "Ito, K", 1999, "2", "5-9", "Hive Letters"),
        doi="10.5555/agb.1999.301",
    )
    cut = dataclasses.replace(whole, doi="10.5555/agb.1999.3")
    for name, held, made in (("whole", whole, cut), ("cut", cut, whole)):
        folder = tmp_path / name
        folder.mkdir()
        reviews = hold([OWN, WAGGLE], review("b-2", REVIEWS[0].document.item, [held]))
        shelve(reviews, folder)
        after = put(reviews[0], 0, **vars_of(made))
        related = relate_reviews((after, reviews[1]))
        assert related.work_of["a-1"][0] == related.work_of["b-2"][0] != ""
        assert edit(folder, reviews[0], after) is None


def test_a_reference_that_only_begins_as_one_of_another_list_does_is_not(tmp_path: Path) -> None:
    """Without its author, its volume and the last word: they were asked for, and another work of
    this title was not found."""
    cave = item("Hives in caves and cellars", "Ito, K", 1999, "2", "5-9", "Hive Letters")
    reviews = hold([cave, WAGGLE], review("b-2", REVIEWS[3].document.item, [OWN]))
    shelve(reviews, tmp_path)
    changes = {"title": "Smoke and the temper of colony", "author": (), "volume": None}
    after = put(reviews[0], 0, **vars_of(OWN) | changes)
    assert relate_reviews((after, reviews[1])).work_of["a-1"][0]
    assert edit(tmp_path, reviews[0], after) is None


def test_one_of_two_printings_of_one_work_is_not(tmp_path: Path) -> None:
    reviews = hold([OWN, dataclasses.replace(OWN, title=None), ARNO_PRINTED], REVIEWS[3])
    library = shelve(reviews, tmp_path)
    assert library.work_of["a-1"] == ("", "", "")
    after = put(reviews[0], 0, title="Nothing like it before", volume="9", page="77")
    assert edit(tmp_path, reviews[0], after) is None


def list_anew(one: Review, records: Sequence[tuple[str, Item]], first: int = 1) -> Review:
    """A review with these references, by id, numbered from a first one."""
    numbered = (Reference(id, each, place) for place, (id, each) in enumerate(records, first))
    return dataclasses.replace(one, references=tuple(numbered), has_references=True)


def test_references_of_its_own_come_and_go_and_move_those_of_others(tmp_path: Path) -> None:
    """Of the works that others cite too one is printed below the new ones, and one is a review."""
    reviews = hold([WAGGLE, ARNO_PRINTED], *REVIEWS)
    shelve(reviews, tmp_path)
    cave = item("Hives in caves and cellars", "Ito, K", 1999, "2", "5-9", "Hive Letters")
    one, others = reviews[0], [("r1", WAGGLE), ("r2", ARNO_PRINTED)]
    lists = (
        [*others, ("r3", OWN)],
        [("new", cave), *others, ("r3", OWN)],
        [("new", cave), *others],
        [others[0], ("new", cave), ("r9", OWN), others[1]],
        others,
        [("renamed", WAGGLE), ("r2", ARNO_PRINTED)],
    )
    for records, first in zip(lists, (1, 1, 2, 1, 1, 1), strict=True):
        after = list_anew(one, records, first)
        found = edit(tmp_path, one, after)
        assert found is not None, records
        assert found.afar
        one = reviews[0] = after
        anew = relate_reviews(reviews)
        assert_alike(open_edited(tmp_path, reviews), anew)


def test_the_first_reference_and_the_last_of_a_list(tmp_path: Path) -> None:
    reviews = [review("a-1", MITES), *REVIEWS]
    shelve(reviews, tmp_path)
    for records in ([("r1", OWN)], []):
        after = list_anew(reviews[0], records)
        assert edit(tmp_path, reviews[0], after) is not None
        reviews[0] = after
        anew = relate_reviews(reviews)
        assert_alike(open_edited(tmp_path, reviews), anew)


def test_a_longer_list_tells_less_of_likeness(tmp_path: Path) -> None:
    """Two reviews that share one reference are less alike the more else one of them cites."""
    reviews = hold([WAGGLE, OWN], review("b-2", REVIEWS[3].document.item, [WAGGLE]))
    shelve(reviews, tmp_path)
    own = [(f"n{page}", dataclasses.replace(OWN, title=f"{page}", page=page)) for page in "789"]
    after = list_anew(reviews[0], [("r1", WAGGLE), ("r2", OWN), *own])
    found = edit(tmp_path, reviews[0], after)
    assert found is not None
    assert found.similar == {"a-1", "b-2"}


def test_a_list_of_which_works_of_others_come_go_or_change_places_is_not(tmp_path: Path) -> None:
    held = review("b-2", REVIEWS[3].document.item, [WAGGLE])
    reviews = hold([OWN, WAGGLE, ARNO_PRINTED], held, REVIEWS[1])
    shelve(reviews, tmp_path)
    one = reviews[0]
    joining = (*one.references, Reference("r4", dataclasses.replace(WAGGLE, page=None), 4))
    for references in (joining, one.references[:2], (*one.references[::-1], joining[-1])):
        after = dataclasses.replace(one, references=references)
        assert edit(tmp_path, one, after) is None


def test_an_entry_that_a_text_names_does_not_move_alone(tmp_path: Path) -> None:
    one = review("a-1", MITES, [OWN, WAGGLE])
    naming = dataclasses.replace(REVIEWS[3], body="See [@r2].\n")
    cave = item("Hives in caves and cellars", "Ito, K", 1999, "2", "5-9", "Hive Letters")
    shelve([one, naming], tmp_path)
    first = list_anew(one, [("new", cave), ("r1", OWN), ("r2", WAGGLE)])
    last = list_anew(one, [("r1", OWN), ("r2", WAGGLE), ("new", cave)])
    assert edit(tmp_path, one, first) is None
    assert edit(tmp_path, one, list_anew(one, [("r1", OWN), ("r2", WAGGLE)], 5)) is None
    assert edit(tmp_path, one, last) is not None


def test_an_own_entry_that_a_text_names_is_not_numbered_anew_alone(tmp_path: Path) -> None:
    one = review("a-1", MITES, [OWN, WAGGLE])
    naming = dataclasses.replace(REVIEWS[3], body="See [@r1].\n")
    library = shelve([one, naming], tmp_path)
    assert library.entries["r1"].number == 1
    assert edit(tmp_path, one, list_anew(one, [("r1", OWN), ("r2", WAGGLE)], 5)) is None


def test_an_entry_that_a_text_or_works_yaml_names_is_not(tmp_path: Path) -> None:
    one = review("a-1", MITES, [OWN, WAGGLE])
    naming = dataclasses.replace(REVIEWS[3], body="See [@r1].\n")
    after = put(one, 0, title="Smoke")
    renamed = dataclasses.replace(
        one, references=(dataclasses.replace(one.references[0], id="holm"), one.references[1])
    )
    plain, named = tmp_path / "plain", tmp_path / "named"
    for folder, others in ((plain, REVIEWS[3]), (named, naming)):
        folder.mkdir()
        shelve([one, others], folder)
    assert edit(named, one, renamed) is None
    assert edit(plain, one, renamed) is not None
    for names in (("r1", "r2"), ("holm-2003-smoke-50", "r2")):
        works = WorkRules(not_same=(names,))
        folder = tmp_path / names[0]
        folder.mkdir()
        shelve([one, REVIEWS[3]], folder, works=works)
        assert edit(folder, one, after, works) is None


def test_every_work_has_a_page_where_works_of_one_review_do(tmp_path: Path) -> None:
    one = review("a-1", MITES, [item("Editorial"), OWN])
    shelve([one, REVIEWS[0]], tmp_path)
    after = put(one, 0, title="Smoke in the hive and what it does")
    condensed = condense_review(one), condense_review(after)
    assert relate_edit(tmp_path, *condensed, page_from=2) is not None
    assert relate_edit(tmp_path, *condensed, page_from=1) is None


def crowd_together(count: int) -> list[Item]:
    """References whose titles begin alike, and that say different things."""
    chance = random.Random(3)
    return [
        dataclasses.replace(
            OWN, title=f"The honey in the hives of the {title(chance, 3)}", page=f"{page}"
        )
        for page in range(100, 100 + count)
    ]


RETITLED = "The honey in the hives of the meadow and the wood"


def test_one_line_more_in_a_crowd_of_different_works_is_related_alone(tmp_path: Path) -> None:
    """Of many lines that share a clue only neighbours are compared, and one comes between."""
    crowd = crowd_together(ALL_PAIRS + 3)
    crowd[4:6] = [
        dataclasses.replace(crowd[4], doi="10.5555/one"),
        dataclasses.replace(crowd[4], doi="10.5555/one", volume=None, issued=None),
    ]
    reviews = hold([OWN, *crowd])
    shelve(reviews, tmp_path)
    after = put(reviews[0], 0, title=RETITLED)
    assert edit(tmp_path, reviews[0], after) is not None
    assert_alike(open_edited(tmp_path, [after]), relate_reviews([after]))
    last = put(after, 0, title="Smoke and the temper of bees")
    assert edit(tmp_path, after, last) is not None
    assert_alike(open_edited(tmp_path, [last]), relate_reviews([last]))


def test_one_line_more_in_a_crowd_where_two_may_be_one_is_related_with_all(tmp_path: Path) -> None:
    crowd = crowd_together(ALL_PAIRS)
    crowd[5] = dataclasses.replace(crowd[6], title=f"{crowd[6].title} again", volume=None)
    shelve(reviews := hold([OWN, *crowd]), tmp_path)
    assert edit(tmp_path, reviews[0], put(reviews[0], 0, title=RETITLED)) is None
    (few := tmp_path / "few").mkdir()
    shelve(reviews := hold([OWN, *crowd[3:]]), few)
    assert edit(few, reviews[0], put(reviews[0], 0, title=RETITLED)) is not None


@pytest.mark.parametrize("seed", range(24))
def test_edits_of_references_among_many_alike(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("references.match_pairs", "library.edit.apart"):
        monkeypatch.setattr(f"generator.{module}.ALL_PAIRS", 2)
    monkeypatch.setattr("generator.references.match_pairs._NEIGHBOURS", 1)
    monkeypatch.setattr("generator.references.match_pairs._FEW", 2)
    test_edits_of_references_give_what_relating_all_gives(seed + 100, tmp_path)


@pytest.mark.parametrize("seed", [*range(16), 94])
def test_edits_of_references_where_few_reviews_are_looked_at(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a large library, where the order of works decides which reviews are compared."""
    for module in ("library.similar", "library.edit.similar"):
        monkeypatch.setattr(f"generator.{module}.BUDGETS", (8, 3, 3, 3))
    monkeypatch.setattr("generator.library.similar._CANDIDATES", 2)
    test_edits_of_references_give_what_relating_all_gives(seed, tmp_path)


def drop(one: Review, place: int) -> Review:
    left = (*one.references[:place], *one.references[place + 1 :])
    return dataclasses.replace(one, references=left)


def test_a_work_that_others_cite_goes_from_one_list(tmp_path: Path) -> None:
    lists = [[OWN, WAGGLE], [WAGGLE, OWN], [WAGGLE], [WAGGLE], [WAGGLE, ARNO_PRINTED], [WAGGLE]]
    reviews = [
        review(f"{letter}-1", item(f"On hives {letter}", "Holm, H", 2010), cited)
        for letter, cited in zip("abcdef", lists, strict=True)
    ]
    shelve(reviews, tmp_path)
    before, reviews[1] = reviews[1], drop(reviews[1], 0)
    made = edit(tmp_path, before, reviews[1])
    assert made is not None
    assert made.afar
    assert "a-1" in made.similar
    library = relate_reviews(reviews)
    (waggle,) = set(library.work_of["c-1"])
    assert library.citing[waggle] == 5
    assert_alike(open_edited(tmp_path, reviews), library)
    last = drop(reviews[2], 0)  # four tell otherwise than five
    assert edit(tmp_path, reviews[2], last) is not None
    reviews[2] = last
    assert_alike(open_edited(tmp_path, reviews), relate_reviews(reviews))
    assert edit(tmp_path, reviews[3], drop(reviews[3], 0)) is None  # three than four do
    assert edit(tmp_path, reviews[0], drop(reviews[0], 0)) is None  # one alone would cite it


def test_a_work_that_others_cite_comes_to_one_list(tmp_path: Path) -> None:
    lists = [[OWN], [OWN, WAGGLE], [WAGGLE], [WAGGLE], [WAGGLE, ARNO_PRINTED], []]
    reviews = [
        review(f"{letter}-1", item(f"On hives {letter}", "Holm, H", 2010), cited)
        for letter, cited in zip("abcdef", lists, strict=True)
    ]
    shelve(reviews, tmp_path)
    for place, number in ((0, 7), (5, None)):
        before = reviews[place]
        more = (*before.references, Reference("waggle", WAGGLE, number))
        reviews[place] = dataclasses.replace(before, references=more, has_references=True)
        made = edit(tmp_path, before, reviews[place])
        assert made is not None
        assert made.afar
        assert_alike(open_edited(tmp_path, reviews), relate_reviews(reviews))
    library = open_edited(tmp_path, reviews)
    (waggle,) = set(library.work_of["c-1"])
    assert library.citing[waggle] == 6
    assert [each.review for each in library.works[waggle].citations] == [
        f"{letter}-1" for letter in "abcdef"
    ]
    twice = (*reviews[0].references, Reference("again", WAGGLE, 9))
    assert edit(tmp_path, reviews[0], dataclasses.replace(reviews[0], references=twice)) is None
    other = (*reviews[2].references, Reference("own", ARNO_PRINTED, 9))  # a second review cites it
    assert edit(tmp_path, reviews[2], dataclasses.replace(reviews[2], references=other)) is None


@pytest.mark.parametrize("budgets", [(12, 3, 3, 3), (300, 120, 120, 60)])
@pytest.mark.parametrize("seed", range(6))
def test_works_that_others_cite_come_and_go(
    seed: int, budgets: tuple[int, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("library.similar", "library.edit.similar"):
        monkeypatch.setattr(f"generator.{module}.BUDGETS", budgets)
    monkeypatch.setattr("generator.library.similar._CANDIDATES", 3)
    chance = random.Random(seed)
    pool = [make_item(chance, number) for number in range(14)]
    reviews = []
    for place in range(18):
        cited = chance.sample(pool, chance.randint(2, 9))
        own = make_item(chance, 100 + place)
        reviews.append(review(f"r-{place:02}", item(title(chance, 4), "Holm, H"), [own, *cited]))
    shelve(reviews, tmp_path)
    turned = 0
    for number in range(30):
        place = chance.randrange(len(reviews))
        before, references = reviews[place], list(reviews[place].references)
        if chance.random() < 0.5 and len(references) > 1:
            del references[chance.randrange(1, len(references))]
        else:
            came = chance.choice(pool)
            if chance.random() < 0.2:
                came = print_otherwise(chance, came)
            at = chance.randint(0, len(references))
            references.insert(at, Reference(f"came-{number}", came, None))
        after = dataclasses.replace(before, references=tuple(references))
        if edit(tmp_path, before, after) is not None:
            reviews[place] = after
            turned += 1
            assert_alike(open_edited(tmp_path, reviews), relate_reviews(reviews))
    assert turned >= 5


def test_lines_that_come_and_go_are_remembered_once(tmp_path: Path) -> None:
    reviews = hold([OWN, WAGGLE], REVIEWS[3])
    shelve(reviews, tmp_path)
    one, other = reviews[0], put(reviews[0], 0, title="Smoke and the temper of bees")
    for before, after in ((one, other), (other, one), (one, other)):
        assert edit(tmp_path, before, after) is not None
    rows = read_edits(tmp_path)["attached"]["lines"]
    assert len(rows["added"]) == 1
    assert len(rows["gone"]) == 1
