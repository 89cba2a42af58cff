"""A held review is the references that its own record matches, whoever prints them."""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Sequence
from itertools import accumulate

from garden_library import ARNO, ARNO_PRINTED, MITES, REVIEWS, WAGGLE, item, library, review
from hypothesis import given, settings
from hypothesis import strategies as st
from relate_reviews import relate_reviews

from generator.library.attach import (
    FORCED,
    Claim,
    Lines,
    ListedLines,
    Rules,
    claim_clusters,
    list_clues,
    settle_claims,
)
from generator.library.clusters import Attached
from generator.library.condense import condense_review
from generator.library.shelf.scanned_lines import ScannedLines
from generator.model import Item
from generator.model.rules import WorkRules
from generator.references.match import cluster_facts
from generator.references.match_facts import make_facts, pack_facts


def pack(one: Item) -> str:
    return pack_facts(make_facts(one))


def list_lines(cited: Sequence[Item], owns: Sequence[Item]) -> tuple[list[str], Lines]:
    lines = sorted({pack(one) for one in cited})
    records = [pack(own) for own in owns]
    labels, asked, _ = cluster_facts(lines, records)
    return lines, ListedLines(lines, labels, asked, records)


def scan(lines: Sequence[str], labels: Sequence[int]) -> ScannedLines:
    encoded = [line.encode("utf-8", "surrogatepass") + b"\n" for line in lines]
    starts = list(accumulate(map(len, encoded), initial=1))[:-1]
    return ScannedLines(b"\n" + b"".join(encoded), starts, array("I", labels).tobytes())


def change(one: Item, **fields: object) -> Item:
    return dataclasses.replace(one, **fields)


def retitle(key: str, title: str) -> list:
    return [
        dataclasses.replace(
            one,
            document=dataclasses.replace(one.document, item=change(one.document.item, title=title)),
        )
        if one.key == key
        else one
        for one in REVIEWS
    ]


def test_a_cited_review_stays_the_work_when_its_title_is_edited() -> None:
    before = library(REVIEWS)
    for title in ("The hive as a household: a review and a plea", "Bees at home"):
        after = library(retitle("arno-2019-hive", title))
        assert after.work_of == before.work_of
        assert after.cites == before.cites
        assert after.works["arno-2019-hive"].aliases == ("arno-2019-hive-1",)
        assert after.works["arno-2019-hive"].item.title == title


def test_a_title_that_is_edited_may_lose_and_find_references() -> None:
    printed = [review("x-1", MITES, [change(ARNO_PRINTED, volume=None, page=None)])]
    own = change(ARNO, doi=None, volume=None, page=None)
    assert library([review("a-1", own), *printed]).work_of["x-1"] == ("a-1",)
    other = change(own, title="Something else about wasps and their nests")
    assert library([review("a-1", other), *printed]).work_of["x-1"] == ("",)


def test_of_two_reviews_of_one_title_each_is_what_names_it() -> None:
    other = change(ARNO, doi="10.5555/other.2020.1", issued=None, volume="23", page="31-60")
    held = [review("a-1", ARNO), review("b-2", other)]
    citing = review("c-3", MITES, [change(other), ARNO_PRINTED, change(ARNO)])
    assert library([*held, citing]).work_of["c-3"] == ("b-2", "a-1", "a-1")
    # Two records of one article: the first by its key, whatever the order they come in.
    twice = [review("b-2", ARNO), review("a-1", ARNO), review("c-3", MITES, [ARNO_PRINTED])]
    assert library(twice).work_of["c-3"] == ("a-1",)


def test_the_better_match_wins_then_the_first_key() -> None:
    claims = {
        "b": (Claim(3, 100), Claim(7, 60)),
        "a": (Claim(3, 90), Claim(7, 60)),
        "c": (Claim(3, 80),),
    }
    assert settle_claims(claims) == {"a": frozenset({7}), "b": frozenset({3})}


def test_a_review_joins_what_only_it_knows_to_be_one() -> None:
    by_doi, by_pmid = Item(doi="10.5555/agb.2019.1"), Item(pmid="778899")
    own = change(ARNO, pmid="778899")
    citing = [review("x-1", MITES, [by_doi]), review("y-2", WAGGLE, [by_pmid])]
    alone = library(citing)
    assert alone.work_of["x-1"] == alone.work_of["y-2"] == ("",)
    held = library([*citing, review("a-1", own)])
    assert held.work_of["x-1"] == held.work_of["y-2"] == ("a-1",)
    assert [one.review for one in held.cited_by["a-1"]] == ["x-1", "y-2"]
    assert held.identifiers["pmid:778899"] == held.identifiers["doi:10.5555/agb.2019.1"] == "a-1"


def test_clusters_that_contradict_each_other_are_not_both_the_review() -> None:
    own = change(ARNO, pmid="778899")
    right, wrong = change(ARNO), change(ARNO, doi="10.5555/erratum", pmid="778899")
    _, lines = list_lines([right, wrong], [own])
    (claim,) = claim_clusters(pack(own), lines)
    assert lines.read(claim.label) == pack(right)


def test_rulings_bind_reviews_too() -> None:
    odd = item("A dance", "Nobody, N", 1950, "2", "2", pmid="77")
    held = [review("a-1", ARNO), review("b-2", MITES, [odd, change(ARNO_PRINTED)])]
    joined = library(held, works=WorkRules(same_as=(("a-1", "77"),)))
    assert joined.work_of["b-2"] == ("a-1", "a-1")
    parted = library(held, works=WorkRules(not_same=(("a-1", "r2"),)))
    assert parted.work_of["b-2"] == ("", "")
    both = [review("a-1", change(ARNO, pmid="77")), review("b-2", MITES, [odd, change(ARNO)])]
    kept = library(both, works=WorkRules(same_as=(("a-1", "77"),), not_same=(("77", "r2"),)))
    assert kept.work_of["b-2"] == ("a-1", "")


def test_what_is_forced_needs_no_likeness_and_what_is_barred_none_helps() -> None:
    lines, listed = list_lines([ARNO, WAGGLE], [ARNO])
    arno, waggle = lines.index(pack(ARNO)), lines.index(pack(WAGGLE))
    assert claim_clusters(pack(ARNO), listed) == (Claim(arno, 100),)
    assert claim_clusters(pack(ARNO), listed, Rules(forced=(waggle,), barred=(arno,))) == (
        Claim(waggle, FORCED),
    )


def test_what_attaching_needs_is_handed_on() -> None:
    kept: list[object] = []
    relate_reviews(REVIEWS, keep=kept.append)
    (attached,) = (one for one in kept if isinstance(one, Attached))
    scanned = scan(attached.lines, attached.labels)
    for one in REVIEWS:
        own = condense_review(one).own
        assert claim_clusters(own, scanned) == attached.claims.get(one.key, ())
        found = {clue: list(scanned.find(clue)) for clue in list_clues(own)}
        assert {clue: list(each) for clue, each in attached.found[one.key].items()} == found
    assert list(attached.claims) == ["arno-2019-hive"]


_TITLES = st.sampled_from(
    ["Editorial", "The hive as a household: a review", "The hive as a household: an essay", None]
)
_ITEMS = st.builds(
    Item,
    title=_TITLES,
    author=st.sampled_from([ARNO.author, MITES.author, ()]),
    issued=st.sampled_from([ARNO.issued, MITES.issued, None]),
    volume=st.sampled_from(["1", "22", None]),
    page=st.sampled_from(["1", "1-30", "22", None]),
    doi=st.sampled_from(["10.5555/agb.2019.1", "10.5555/ägb", None]),
    pmid=st.sampled_from(["1", "22", "30", None]),
    arxiv=st.sampled_from(["2101.00001", None]),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(_ITEMS, max_size=12), st.lists(_ITEMS, min_size=1, max_size=3))
def test_a_search_of_the_joined_lines_finds_the_same(
    cited: list[Item], records: list[Item]
) -> None:
    lines, listed = list_lines(cited, records)
    labels = [listed.label(place) for place in range(len(lines))]
    scanned = scan(lines, labels)
    for own in map(pack, records):
        for clue in list_clues(own):
            holding = [place for place, line in enumerate(lines) if clue in list_clues(line)]
            assert list(scanned.find(clue)) == list(listed.find(clue)) == holding
        assert claim_clusters(own, scanned) == claim_clusters(own, listed)
    for clue in list_clues(pack(records[0])):
        known = ScannedLines(b"\n", [], b"", {clue: [7]})
        assert list(known.find(clue)) == [7]
    for place, line in enumerate(lines):
        assert scanned.read(place) == line
        group = [other for other in range(len(lines)) if labels[other] == labels[place]]
        assert list(scanned.members(labels[place])) == group
