"""Which items are one work, and which only look alike."""

from __future__ import annotations

import dataclasses
import random
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Issued, Item, Name
from generator.references.match import (
    cluster_facts,
    match_items,
    says_enough,
)
from generator.references.match_clues import (
    NUMBERS,
    PAGED,
    REST,
    SURE,
    find_blocks,
    read_columns,
)
from generator.references.match_facts import make_facts, pack_facts, unpack_facts
from generator.references.match_journals import same_container
from generator.references.match_pairs import choose_likely, list_likely
from generator.references.match_rules import ONE_WORK, compare, could_be_one

BASE = Item(
    title="Moss growth on north-facing walls in twelve old towns",
    author=(Name("Ferrante", "Luca"), Name("Oyelaran", "Tunde")),
    container_title="Journal of Urban Bryology",
    issued=Issued(2012),
    volume="17",
    issue="4",
    page="1031-1049",
)


def change(**fields: object) -> Item:
    return dataclasses.replace(BASE, **fields)


def together(*items: Item) -> bool:
    return match_items(items) == (tuple(range(len(items))),)


@pytest.mark.parametrize(
    "other",
    [
        change(container_title="J Urban Bryol", page="1031-49"),
        change(author=(Name("Ferrante", "L."),), authors_complete=False),
        change(title="Moss growth on north facing walls in twelve old towns."),
        change(title="Moss growth on north-facing wals in twelve old towns"),
        change(title="Moss growth on north-facing walls in twelve old towns. [Review] [33 refs]"),
        change(title="Moss growth on north-facing walls in twelve old towns [Italian]"),
        change(title="[Moss growth on north-facing walls in twelve old towns]"),
        change(title="RETRACTED: Moss growth on north-facing walls in twelve old towns"),
        change(title=None),
        change(issued=Issued(2011)),
        change(volume=None, issue=None, page=None),
        change(volume="17 Suppl 1"),
        change(page="1013-1049"),
        change(page="S1031"),
        change(author=(Name("Ferante", "L"),)),
        change(title="Moss growth on <i>north-facing</i> walls in twelve old towns"),
        change(volume="71"),
    ],
)
def test_printings_of_one_work_match(other: Item) -> None:
    """zotero#898 #214: duplicates by the thousand."""
    assert together(BASE, other)


@pytest.mark.parametrize(
    "other",
    [
        change(title="Erratum to: Moss growth on north-facing walls in twelve old towns"),
        change(
            title="Moss growth on north-facing walls in twelve old towns (vol 17, pg 1031, 2012)"
        ),
        change(title="Retraction: Moss growth on north-facing walls in twelve old towns"),
        change(title="Moss growth on north-facing walls in twelve old towns - Reply"),
        change(title="Comment on: Moss growth on north-facing walls in twelve old towns"),
        change(container_title="bioRxiv", volume=None, issue=None, page=None),
        change(doi="10.1101/2011.11.11.111111", volume=None, page=None),
        change(author=(Name("Ferrante", "L"),), issued=Issued(2016), volume="21", page="4"),
        change(author=(Name("Zimmer", "Karl"),), page="7", volume="2"),
        change(volume="19", page="55-60"),
        change(title="Lichen growth on south-facing roofs in nine new cities"),
    ],
)
def test_what_contradicts_stays_apart(other: Item) -> None:
    """zotero#2926: false merges."""
    assert match_items([BASE, other]) == ()


def test_part_one_and_part_two_stay_apart() -> None:
    parts = [
        change(title=f"Moss growth on north-facing walls in twelve old towns. Part {part}")
        for part in ("I", "II", "2")
    ]
    assert match_items(parts) == ((1, 2),)
    yearly = [
        change(title=f"Moss statistics for old towns, {year}", page=None) for year in (2011, 2012)
    ]
    assert match_items(yearly) == ()


def test_two_trials_of_one_form_stay_apart() -> None:
    bare = {"volume": None, "issue": None, "page": None, "container_title": None}
    adults = change(title="Open label controlled trial of moss tea in adult gardeners", **bare)
    children = change(
        title="Open label controlled trial of moss tea in adolescent gardeners", **bare
    )
    assert match_items([adults, children]) == ()


def test_generic_titles_never_match_on_title_alone() -> None:
    editorial = change(title="Editorial", page=None)
    assert match_items([editorial, editorial, editorial]) == ()
    assert together(change(title="Editorial"), change(title="Editorial."))
    assert match_items([change(title="Editorial"), change(title="Editorial", page="1101")]) == ()


def test_an_identifier_decides() -> None:
    doi, other_doi = "10.5555/jub.17.1031", "10.5555/jub.17.2000"
    bare = Item(title="Moss growth on walls", doi=doi)
    assert together(change(doi=doi), bare)
    assert match_items([change(doi=doi), change(doi=other_doi)]) == ()
    assert match_items([change(pmid="11111111"), change(pmid="22222222")]) == ()
    assert together(change(pmcid="PMC77"), Item(pmcid="PMC77"))


def test_an_identifier_is_checked_against_a_wildly_different_title() -> None:
    doi = "10.5555/jub.17.1031"
    wrong = Item(
        title="Thermal noise of superconducting sieves",
        author=(Name("Abe", "K"),),
        issued=Issued(1999),
        doi=doi,
    )
    assert match_items([change(doi=doi), wrong]) == ()
    translated = change(doi=doi, title="Crescita dei muschi sui muri a settentrione")
    assert together(change(doi=doi), translated)


def test_a_poor_printing_does_not_join_two_works_that_differ() -> None:
    one, other = change(doi="10.5555/a"), change(doi="10.5555/b", volume="30", page="2")
    poor = change(volume=None, issue=None, page=None, issued=None)
    groups = match_items([one, poor, other])
    assert all(not {0, 2} <= set(group) for group in groups)


def test_lines_of_facts_keep_every_fact() -> None:
    facts = make_facts(change(doi="10.5555/x", pmid="12", arxiv="2101.00001v2"))
    assert unpack_facts(pack_facts(facts)) == facts
    assert facts.page == "1031"
    assert facts.last_page == "1049"
    assert make_facts(change(page="924-35")).last_page == "935"
    assert make_facts(change(title="α-Synuclein and TNF-β")).title == "alpha synuclein and tnf beta"


def test_what_a_ruling_parts_is_not_joined() -> None:
    lines = sorted({pack_facts(make_facts(BASE)), pack_facts(make_facts(change(issue=None)))})
    assert list(cluster_facts(lines).labels) == [0, 0]
    assert len(set(cluster_facts(lines, apart=[(0, 1)]).labels)) == 2


def test_a_ruling_joins_what_nothing_else_would() -> None:
    strange = Item(title="Something else entirely about walls and moss", issued=Issued(1980))
    lines = sorted({pack_facts(make_facts(BASE)), pack_facts(make_facts(strange))})
    assert len(set(cluster_facts(lines).labels)) == 2
    assert len(set(cluster_facts(lines, same=[(0, 1)]).labels)) == 1


@pytest.mark.parametrize(
    ("brief", "full"),
    [
        ("curr top med chem", "current topics in medicinal chemistry"),
        (
            "proc natl acad sci u s a",
            "proceedings of the national academy of sciences of the united states of america",
        ),
        ("proc natl acad sci u s a", "proceedings of the national academy of sciences"),
        ("proc natl acad sci", "proceedings of the national academy of sciences of the usa"),
        ("pnas", "proceedings of the national academy of sciences"),
        ("j clin oncol", "journal of clinical oncology official journal of the society"),
    ],
)
def test_abbreviated_journal_names(brief: str, full: str) -> None:
    assert same_container(brief, full)


@pytest.mark.parametrize(
    ("one", "other"), [("nature", "science"), ("j virol", "journal of immunology")]
)
def test_different_journal_names(one: str, other: str) -> None:
    assert not same_container(one, other)


_VARIANTS = st.sampled_from(
    [
        BASE,
        change(doi="10.5555/jub.17.1031"),
        change(doi="10.5555/other"),
        change(title="Moss growth on north-facing walls"),
        change(title="Moss growth on north-facing walls in twelve old towns. Part II"),
        change(title="Editorial"),
        change(title=None, issue=None),
        change(volume=None, page=None),
        change(issued=Issued(2013), volume="18"),
        change(pmid="555", title="Moss growth on walls facing north in twelve old towns"),
        change(author=(), page="1031"),
        Item(title="Editorial"),
        Item(),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_VARIANTS, max_size=9), st.randoms(use_true_random=False))
def test_the_groups_do_not_depend_on_the_order(items: list[Item], rng: random.Random) -> None:
    order = list(range(len(items)))
    rng.shuffle(order)
    shuffled = match_items([items[place] for place in order])
    back = sorted(tuple(sorted(order[place] for place in group)) for group in shuffled)
    expected = [tuple(group) for group in match_items(items)]
    # Equal items may change places with each other; compare what the groups hold.
    assert sorted(sorted(repr(items[place]) for place in group) for group in back) == sorted(
        sorted(repr(items[place]) for place in group) for group in expected
    )


_FACTS = st.builds(
    Item,
    title=st.sampled_from([BASE.title, "Moss growth on north-facing walls", "Editorial", None]),
    author=st.sampled_from([BASE.author, (Name("Ferrante", "L"),), (Name("Ito", "B"),), ()]),
    issued=st.sampled_from([Issued(2012), Issued(2013), Issued(2014), Issued(1999), None]),
    volume=st.sampled_from(["17", "17 Suppl 3", "18", None]),
    page=st.sampled_from(["1031-1049", "e1031", "1032-1049", "7", None]),
    container_title=st.sampled_from([BASE.container_title, "J Urban Bryol", "Glass", None]),
    doi=st.sampled_from(["10.5555/jub.17", "10.5555/jub.17.1031", "10.5555/other", None]),
    pmid=st.sampled_from(["1", "2", None]),
    arxiv=st.sampled_from(["2101.00001", None]),
)


@settings(max_examples=400, deadline=None)
@given(_FACTS, _FACTS)
def test_a_cheap_look_rules_out_nothing_that_is_one_work(left: Item, right: Item) -> None:
    one, other = make_facts(left), make_facts(right)
    if compare(one, other) >= ONE_WORK:
        assert could_be_one(one, other)
        lines = pack_facts(one), pack_facts(other)
        shared = any(left and left == right for left, right in zip(one[:4], other[:4], strict=True))
        assert shared or list(choose_likely([(0, 1)], read_columns(lines, NUMBERS)))
    if says_enough(pack_facts(one)):
        assert compare(one, one) >= ONE_WORK


@settings(max_examples=300, deadline=None)
@given(st.sets(_FACTS.map(make_facts).map(pack_facts), min_size=2, max_size=12))
def test_lines_of_one_page_are_found_by_what_else_they_share(held: set[str]) -> None:
    lines = sorted(held)
    columns = read_columns(lines, dict.fromkeys((*SURE, *REST, *NUMBERS)))
    blocks = [find_blocks(columns, kind) for kind in ("page", *PAGED, "start")]
    found = {tuple(sorted(pair)) for pair in list_likely(lines, frozenset(), blocks, columns)}
    page = columns["page"]
    for pair in choose_likely(combinations(range(len(lines)), 2), columns):
        one, other = (unpack_facts(lines[place]) for place in pair)
        same_page = page[pair[0]] and page[pair[0]] == page[pair[1]]
        # What shares an identifier was found by that.
        if same_page and not any(
            left and left == right for left, right in zip(one[:4], other[:4], strict=True)
        ):
            assert compare(one, other) < ONE_WORK or pair in found


def test_gold_bibliographies() -> None:
    folder = Path(__file__).parents[3] / "shared" / "references" / "dedupe"
    if not folder.is_dir():
        pytest.skip("the gold bibliographies are not beside this checkout")
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("matching", Path(__file__).parents[2] / "bench" / "matching.py")
    assert spec is not None
    assert spec.loader is not None
    bench = module_from_spec(spec)
    spec.loader.exec_module(bench)
    right = found = true = 0
    for one in sorted(path for path in folder.iterdir() if path.is_dir()):
        ids, items, gold = bench.read_set(one)
        truth = bench.pairs_of(gold)
        pairs = bench.pairs_of([ids[place] for place in group] for group in match_items(items))
        right, found, true = right + len(pairs & truth), found + len(pairs), true + len(truth)
    assert right / found >= 0.995
    assert right / true >= 0.97


TRANSLATED = change(title="Mooswuchs an nach Norden gewandten Mauern in zwölf alten Städten")


def test_a_translated_title_is_no_other_work_where_all_of_the_place_is_the_same() -> None:
    assert together(BASE, TRANSLATED)
    assert together(BASE, dataclasses.replace(TRANSLATED, container_title="J Urban Bryol"))


@pytest.mark.parametrize(
    "other",
    [
        {"page": "1031-1032"},
        {"page": "1031"},
        {"volume": "18"},
        {"container_title": "Walls"},
        {"author": (Name("Hagen", "Siri"),)},
        {"title": "Erratum: Mooswuchs an Mauern"},
    ],
)
def test_another_title_at_much_the_same_place_is_another_work(other: dict[str, object]) -> None:
    short = change(page=other.get("page", BASE.page))
    assert not together(short, dataclasses.replace(TRANSLATED, **other))  # type: ignore[arg-type]  # an Item's own values


def test_one_word_or_two_is_one_title() -> None:
    """ "linear" comes again in the title, so only "non" and "nonlinear" differ."""
    first = change(title="Nonlinear growth of moss on walls limits the use of linear models of age")
    other = dataclasses.replace(
        first,
        title="Non-linear growth of moss on walls limits the use of linear models of age",
        author=(Name("Ferrante"),),
        issued=Issued(2011),
        volume=None,
        issue=None,
        page=None,
    )
    assert together(first, other)


def test_a_guideline_is_cited_by_its_society_or_by_who_wrote_it() -> None:
    society = change(
        title="Guidelines for the care of mosses on walls in towns",
        author=(Name(literal="Task Force on Walls"),),
    )
    writer = change(title=f"Task Force on Walls. {society.title}", page="1031")
    assert together(society, writer)
    assert not together(society, dataclasses.replace(writer, page="88"))


NAMELESS = Item(container_title="J. Urban Bryol.", issued=Issued(2012), volume="17", page="1031")


def test_an_entry_of_journal_volume_page_and_year_alone_is_the_article_there() -> None:
    """Crossref has no author where a group wrote the article, and no title in many lists."""
    assert together(BASE, NAMELESS)
    assert together(NAMELESS, dataclasses.replace(NAMELESS, container_title="J Urban Bryol"))


@pytest.mark.parametrize(
    "fields",
    [{"page": "1032"}, {"volume": "18"}, {"issued": Issued(2011)}, {"container_title": "Nature"}],
)
def test_a_nameless_entry_that_differs_in_one_number_is_no_article(
    fields: dict[str, object],
) -> None:
    assert not together(BASE, dataclasses.replace(NAMELESS, **fields))  # type: ignore[arg-type]


def test_a_doi_of_the_entry_above_is_not_believed() -> None:
    """Two works of one cave, and two of one author and year, were one for the DOI that both lists
    print: their titles end alike."""
    rafts = Item(
        title="Drift of rafts of seaweed in the lakes of the northern plateau, Norland",
        author=(Name(family="Okafor"),),
        issued=Issued(2004),
        volume="5",
        page="8-12",
        doi="10.5555/1",
    )
    fish = dataclasses.replace(
        rafts,
        title="Subterranean salt of the karst area near the lakes of the northern plateau, Norland",
        author=(Name(family="Lind"),),
        issued=Issued(2014),
        volume="14",
        page="1-28",
    )
    assert match_items([rafts, fish]) == ()
    alone = dataclasses.replace(
        rafts, volume=None, page=None, title="Changes of salt in northern rafts after long drift"
    )
    other = dataclasses.replace(alone, title="Clinical mishaps of people after long drift")
    assert match_items([alone, other]) == ()
    # The whole place agrees, or one title holds the other: the DOI decides.
    assert (
        len(match_items([rafts, dataclasses.replace(rafts, title="Fish that hide from salt")])) == 1
    )
    longer = "Lake studies: changes of salt in northern rafts after long drift"
    assert (
        len(match_items([alone, dataclasses.replace(alone, title=longer, issued=Issued(2014))]))
        == 1
    )
