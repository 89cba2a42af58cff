"""Reviews related: works, citations, retractions, mentions, rulings; see README.md."""

from __future__ import annotations

import dataclasses
import pickle
import random

import pytest
from garden_library import (
    ARNO,
    ARNO_PRINTED,
    EDITORIAL,
    MITES,
    REVIEWS,
    WAGGLE,
    WAGGLE_PRINTED,
    item,
    library,
    review,
    toy_library,
)

from generator.config import Config
from generator.library.insights import (
    date_works,
    find_core,
    find_newest,
    find_oldest,
    find_retracted,
)
from generator.library.relate import relate
from generator.model import Correction, Name, Note, Reference
from generator.model.rules import WorkRules

WAGGLE_KEY = "okoro-2011-waggle-201"


def test_one_work_however_it_is_printed() -> None:
    work = toy_library().works[WAGGLE_KEY]
    assert [citation.review for citation in work.citations] == [
        "arno-2019-hive",
        "bellini-2021-mites",
    ]
    assert [(citation.id, citation.number) for citation in work.citations] == [("r1", 1), ("r1", 1)]
    assert work.has_page
    assert work.review is None


def test_the_best_value_of_each_field() -> None:
    work = toy_library().works[WAGGLE_KEY]
    assert work.item == WAGGLE
    poor = dataclasses.replace(WAGGLE, title="The waggle dance of garden bees", page=None)
    full = dataclasses.replace(WAGGLE, doi=None, issue="4")
    found = library([review("a-1", ARNO, [poor]), review("b-2", MITES, [full])]).works
    best = next(work.item for work in found.values() if work.item.doi == WAGGLE.doi)
    assert best.title == "The waggle dance of garden bees"  # an identifier backs it
    assert (best.page, best.issue) == ("201-219", "4")


def test_a_complete_list_of_authors_comes_before_a_cut_one() -> None:
    cut = dataclasses.replace(WAGGLE, author=WAGGLE.author[:1], authors_complete=False)
    whole = dataclasses.replace(WAGGLE, doi=None)
    found = library([review("a-1", ARNO, [cut]), review("b-2", MITES, [whole])])
    best = found.works[WAGGLE_KEY].item
    assert best.author == WAGGLE.author
    assert best.authors_complete


def test_a_held_review_is_the_work_others_cite() -> None:
    toy = toy_library()
    assert toy.work_of["bellini-2021-mites"][3] == "arno-2019-hive"
    assert toy.cites["carta-2022-swarm"] == ("arno-2019-hive",)
    assert [citation.review for citation in toy.cited_by["arno-2019-hive"]] == [
        "bellini-2021-mites",
        "carta-2022-swarm",
    ]
    held = toy.works["arno-2019-hive"]
    assert held.item == ARNO  # the review's own record wins
    assert held.aliases == ("arno-2019-hive-1",)  # its address as a work, before it was held


def test_editorials_are_not_one_work() -> None:
    toy = toy_library()
    assert toy.work_of["arno-2019-hive"][3] == ""
    assert toy.work_of["bellini-2021-mites"][4] == ""
    assert toy.works["fonda-2024-editorial"].citations == ()


def test_two_records_of_one_article_keep_their_own_pages() -> None:
    twice = library([review("a-1", ARNO), review("b-2", ARNO), review("c-3", MITES, [ARNO])])
    assert {"a-1", "b-2"} <= twice.works.keys()
    assert twice.work_of["c-3"] == ("a-1",)


def test_retracted_works_show_wherever_they_are_cited() -> None:
    toy = toy_library()
    cited = toy.works[toy.work_of["egede-2024-honey"][0]]
    assert cited.retracted
    assert not cited.has_page
    assert toy.works["egede-2024-honey"].retracted
    assert not toy.works["arno-2019-hive"].retracted
    notice = (Correction("retraction-in", pmid="1"),)
    assert library([review("a-1", ARNO, corrections=notice)]).works["a-1"].retracted


def test_a_raw_string_may_say_retracted() -> None:
    plain = review("a-1", ARNO)
    raw = Reference(
        "r1", MITES, 1, raw="Moreau J. Mites on winter clusters. Retracted article: see 2015."
    )
    found = library([dataclasses.replace(plain, references=(raw,))])
    assert [work.retracted for work in found.works.values() if work.review is None] == [True]


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_reviews_makes_no_difference(seed: int) -> None:
    shuffled = list(REVIEWS)
    random.Random(seed).shuffle(shuffled)
    one, other = library(shuffled), toy_library()
    assert one == other
    assert list(one.works) == list(other.works)
    assert list(one.reviews) == sorted(one.reviews)


def test_keys_do_not_change_when_reviews_are_added() -> None:
    few = library(REVIEWS[:2])
    others = [
        review(
            f"new-{number}",
            item(f"A new thing, number {number}", "Abel, B", 2000 + number),
            [cited],
        )
        for number, cited in enumerate(
            [
                dataclasses.replace(
                    WAGGLE_PRINTED, title="Waggle dance of garden bees under street lighting"
                ),
                item("Waggle boards for beginners", "Okoro, A", 2011, "2", "50", "Wood Works"),
                item("Waggle boards for experts", "Okoro, A", 2011, "3", "90", "Wood Works"),
                MITES,
            ]
        )
    ]
    many = library([*REVIEWS, *others], config=Config(works_page_from=1))
    for key in few.works:
        assert key in many.works, key


def test_works_of_one_stem_and_page_carry_a_digest_each() -> None:
    one = item("Glass and its makers", "Ito, B", 2001, "1", "5", "Glass")
    other = item("Glass without makers", "Ito, C", 2001, "9", "5", "Optics Review Letters")
    found = library([review("a-1", ARNO, [one, other]), review("b-2", MITES, [other, one])])
    keys = sorted(key for key, work in found.works.items() if work.review is None)
    assert len(keys) == 2
    assert all(key.startswith("ito-2001-glass-5-") for key in keys)


def test_page_from_decides_which_works_have_pages() -> None:
    assert not any(
        work.has_page
        for work in toy_library(config=Config(works_page_from=3)).works.values()
        if not work.review
    )
    every = toy_library(config=Config(works_page_from=1))
    assert all(work.has_page for work in every.works.values())
    assert every.work_of["egede-2024-honey"] != ("",)


def test_rulings_join_part_mark_and_correct() -> None:
    rules = WorkRules(
        not_same=((WAGGLE.doi or "", "bellini-2021-mites"),),
        retracted=("10.5555/agb.2011.201",),
        corrections={"10.5555/agb.2011.201": {"volume": "15"}},
    )
    work = toy_library(works=rules).works[WAGGLE_KEY]
    assert work.retracted
    assert work.item.volume == "15"
    odd = item("A dance", "Nobody, N", 1950, "2", "2")
    both = [
        review("a-1", ARNO, [dataclasses.replace(odd, pmid="77")]),
        review("b-2", MITES, [WAGGLE]),
    ]
    joined = library(both, works=WorkRules(same_as=(("77", WAGGLE.doi or ""),)))
    assert joined.work_of["a-1"] == joined.work_of["b-2"] != ("",)
    parted = library(
        [
            review("a-1", MITES, [WAGGLE]),
            review("b-2", ARNO, [dataclasses.replace(WAGGLE, doi=None, pmid="9")]),
        ],
        works=WorkRules(not_same=((WAGGLE.doi or "", "9"),)),
    )
    assert parted.work_of["a-1"] == parted.work_of["b-2"] == ("",)


def test_a_work_may_be_named_by_its_key_or_a_references_id() -> None:
    for named in (WAGGLE_KEY, "r1"):
        assert toy_library(works=WorkRules(retracted=(named,))).works[WAGGLE_KEY].retracted


def test_mentions_carry_their_sentence() -> None:
    notes = [
        Note(
            "bees",
            "Bees",
            "Old news. I like [@arno-2019-hive; @okoro-2011-waggle-201] best! So do all.",
        ),
        Note("more", "More", "See [[bees]] and [[nowhere]], [@unknown]."),
    ]
    mentions = toy_library(notes=notes).mentions
    sentence = "I like [@arno-2019-hive; @okoro-2011-waggle-201] best!"
    assert ("bees", sentence) in mentions["arno-2019-hive"]
    assert mentions[WAGGLE_KEY] == (("bees", sentence),)
    assert mentions["bees"] == (("more", "See [[bees]] and [[nowhere]], [@unknown]."),)
    # A review's own text points into its own list.
    assert mentions["arno-2019-hive"][-1] == (
        "bellini-2021-mites",
        "As shown before [@r4], hives are households.",
    )


def test_a_note_may_name_an_entry_that_one_review_lists() -> None:
    note = Note("n", "A note", "As [@r2] says.")
    cited = [item("A first work"), item("A work that one review cites alone")]
    held = library([review("one", item("A review"), cited)], notes=[note])
    (entry,) = held.entries.values()
    assert (entry.review, entry.id, entry.number, entry.work) == ("one", "r2", 2, "")


def test_similar_reviews_say_why() -> None:
    found = toy_library().similar["arno-2019-hive"]
    assert found[0].review == "bellini-2021-mites"
    assert found[0].shared == 3
    assert found[0].reasons == (
        "3 shared references",
        "cites this review",
        "MeSH: Bees",
        "keywords: Hives",
    )
    assert 0 < found[0].score <= 1
    assert toy_library().similar["dorn-2023-wax"] == ()


def test_the_library_as_a_whole() -> None:
    toy = toy_library()
    core = find_core(toy, 20)
    assert [(one.work.key, one.reviews) for one in core] == [
        ("arno-2019-hive", 2),
        ("moreau-2014-mites-11", 2),
        (WAGGLE_KEY, 2),
        ("sato-2009-queens-77", 2),
    ]
    assert [one.reviews for one in find_retracted(toy)] == [1]
    assert find_oldest(toy, date_works(toy), 1)[0].key == "sato-2009-queens-77"
    assert find_newest(toy, date_works(toy), 1)[0].key == "arno-2019-hive"


def test_a_library_travels_between_processes() -> None:
    toy = toy_library()
    back = pickle.loads(pickle.dumps(toy))
    assert back == toy
    assert back.works[WAGGLE_KEY].item == toy.works[WAGGLE_KEY].item


def test_an_empty_library_and_a_review_without_facts() -> None:
    assert relate([]).works == {}
    bare = library([review("work", item(None)), review("work-2", item(None))])
    assert set(bare.works) == {"work", "work-2"}
    assert bare.newest == ("work", "work-2")


def test_newest_first() -> None:
    assert toy_library().newest[:2] == ("egede-2024-honey", "fonda-2024-editorial")
    assert toy_library().newest[-1] == "arno-2019-hive"


def test_a_group_author_is_one_name_in_a_key() -> None:
    group = dataclasses.replace(
        EDITORIAL,
        title="Guidance on swarms",
        author=(Name(literal="The Garden Council"),),
        page="3",
    )
    found = library([review("a-1", ARNO, [group]), review("b-2", MITES, [group])])
    assert "garden-2018-guidance-3" in found.works


def test_a_printed_reference_finds_the_review_without_identifier() -> None:
    assert library([REVIEWS[0], review("x-1", MITES, [ARNO_PRINTED])]).work_of["x-1"] == (
        "arno-2019-hive",
    )


def test_one_shared_reference_among_many_is_a_weak_likeness() -> None:
    many = [
        item(f"Thing number {number} of a long list of things", "Abel, B", 1990 + number)
        for number in range(30)
    ]
    alike = library([review("a", ARNO, [*many, WAGGLE]), review("b", MITES, [WAGGLE])])
    same = library([review("a", ARNO, [WAGGLE, MITES]), review("b", EDITORIAL, [WAGGLE, MITES])])
    assert alike.similar["a"][0].score < same.similar["a"][0].score


@pytest.mark.parametrize("kind", ["retraction-in", "retracted-and-republished-in"])
def test_a_review_that_a_notice_retracts_is_a_retracted_work(kind: str) -> None:
    one = REVIEWS[0]
    notices = (Correction(kind, "See there", pmid="7"),)
    noticed = dataclasses.replace(
        one, document=dataclasses.replace(one.document, corrections=notices)
    )
    assert library([noticed]).retracted == (one.key,)
    assert library([one]).retracted == ()
