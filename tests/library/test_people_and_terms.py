"""Namesakes apart, variants together; journals, keywords and MeSH under one name each."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest
from garden_library import REVIEWS, item, library, name, review, toy_library
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.library.model import Person
from generator.library.people import list_people
from generator.library.people_evidence import compatible, find_mentions, split_given
from generator.library.slugs import slugify, unique_slugs
from generator.model import Document, Item, MeshHeading, MeshTerm, Name, Review
from generator.model.rules import PeopleRules, PersonRule


def people(*reviews: Review, **more: object) -> dict[str, Person]:
    return {person.slug: person for person in library(reviews, **more).people}


def written_by(
    key: str, *authors: Name, keyword: tuple[str, ...] = (), journal: str = ""
) -> Review:
    record = Item(title=f"A title of {key}", author=authors, container_title=journal or None)
    return Review(key, Document(record, keyword=keyword))


def test_variants_are_joined_on_a_shared_coauthor() -> None:
    found = {person.name: person for person in toy_library().people}
    bellini = found["Carla Maria Bellini"]
    assert bellini.reviews == ("carta-2022-swarm", "bellini-2021-mites")
    assert bellini.variants == ("C M Bellini",)
    assert bellini.reason == "taken for one person: shared co-author Lind P"


def test_a_reason_is_not_given_twice() -> None:
    """It read "shared co-author Lind P; shared co-author Lind P and 1 more"."""
    ada, bo, cy = Name(family="Ode", given="Ada"), Name(family="Lind", given="P"), Name(family="Wu")
    short = Name(family="Ode", given="A")
    found = people(
        written_by("a", ada, bo, cy), written_by("b", short, bo, cy), written_by("c", short, bo)
    )
    assert found["ada-ode"].reason == "taken for one person: shared co-author Lind P"


def test_namesakes_stay_apart_without_evidence() -> None:
    namesakes = [person for person in toy_library().people if person.name == "Wei Wang"]
    assert [person.reviews for person in namesakes] == [("arno-2019-hive",), ("dorn-2023-wax",)]
    assert namesakes[0].slug == "wei-wang"  # the older keeps the plain address
    assert namesakes[1].slug.startswith("wei-wang-")
    assert "kept apart" in (namesakes[1].reason or "")


def test_an_orcid_joins_and_another_parts() -> None:
    same = "0000-0002-1825-0097"
    one = written_by("a", name("Wang, Wei", orcid=same))
    other = written_by("b", name("Wang, W", orcid=same))
    joined = people(one, other)
    assert [person.reason for person in joined.values()] == ["taken for one person: same ORCID"]
    assert joined["wei-wang"].orcid == same
    third = written_by("c", name("Wang, Wei", orcid="0000-0001-5109-3700"), keyword=("x", "y"))
    fourth = written_by("d", name("Wang, Wei", orcid=same), keyword=("x", "y"))
    assert len(people(third, fourth)) == 2


def test_an_orcid_on_a_coauthors_name_joins_nobody_and_parts_nobody() -> None:
    orcid = "0000-0002-1825-0097"
    mine = [written_by(key, name("Poly, Stergios A.", orcid=orcid), name("Kount, Jannis"))
            for key in ("a", "b")]  # fmt: skip
    wrong = written_by("c", name("Kount, Jannis", orcid=orcid), name("Poly, Stergios Alexandros"))
    older = written_by("d", name("Poly, Stergios Alexandros"), name("Kount, Jannis"))
    found = people(*mine, wrong, older)
    assert {slug: (person.orcid, len(person.reviews)) for slug, person in found.items()} == {
        "stergios-alexandros-poly": (orcid, 4),
        "jannis-kount": (None, 4),
    }
    one_each = people(mine[0], wrong)
    assert [person.orcid for person in one_each.values()] == [None, None]
    assert len(one_each) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lind, Petra", "Berg, Petra M."),
        ("Garcia, M", "Garcia Lopez, María"),
        ("Ivanov, Sergei", "Ivanov, Sergey"),
        ("Wei, Wang", "Wang, Wei"),
        ("Smith, J. Robert", "Smith, Robert"),
    ],
)
def test_an_orcid_joins_names_that_change(one: str, other: str) -> None:
    orcid = "0000-0002-1825-0097"
    found = people(
        written_by("a", name(one, orcid=orcid)), written_by("b", name(other, orcid=orcid))
    )
    assert [person.reason for person in found.values()] == ["taken for one person: same ORCID"]


GIVENS = ("Stergios A.", "Stergios Alexandros", "S. A.", "S", "Stergios", "Sotiris", "Jannis")
ORCIDS = (None, None, None, "0000-0002-1825-0097", "0000-0001-5109-3700")


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_neither_order_nor_chance_joins_names_that_contradict(chance: random.Random) -> None:
    reviews = {
        f"r{number}": Review(
            f"r{number}",
            Document(
                Item(
                    author=tuple(
                        Name(
                            chance.choice(("Poly", "Kount", "Wang")),
                            chance.choice(GIVENS),
                            orcid=chance.choice(ORCIDS),
                        )
                        for _ in range(chance.randint(1, 3))
                    ),
                    container_title=chance.choice((None, "Rust")),
                ),
                keyword=tuple(chance.sample(("Iron", "Salt", "Tide"), chance.randint(0, 3))),
            ),
        )
        for number in range(chance.randint(2, 7))
    }
    order = {key: place for place, key in enumerate(sorted(reviews))}
    found = list_people(reviews, order, PeopleRules())
    keys = list(reviews)
    chance.shuffle(keys)
    again = list_people({key: reviews[key] for key in keys}, order, PeopleRules())
    assert (again.people, again.of_mention) == (found.people, found.of_mention)
    bearers = defaultdict(list)
    for mention, slug in zip(find_mentions(reviews), found.of_mention, strict=True):
        bearers[slug].append(mention)
    for held in bearers.values():
        given = {mention.given[0] for mention in held if mention.full}
        assert not {"jannis", "stergios"} <= given
        assert len({mention.family for mention in held}) == 1 or any(
            mention.name.orcid for mention in held
        )


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Wang, Wei", "Wang, Wei", 1),
        ("Wang, Wei", "Wang, W", 1),
        ("Wang, Wei A", "Wang, Wei B", 2),
        ("Wang, Wei", "Wang, Wen", 2),
        ("Wang, Jian-Hua", "Wang, Jianhua", 1),
        ("Wang, J. H.", "Wang, JH", 1),
    ],
)
def test_same_subject_joins_compatible_names(one: str, other: str, count: int) -> None:
    subject = ("Rust", "Iron")
    found = people(
        written_by("a", name(one), keyword=subject), written_by("b", name(other), keyword=subject)
    )
    assert len(found) == count


def test_initials_that_could_be_two_people_join_neither() -> None:
    subject = ("Rust", "Iron")
    found = people(
        written_by("a", name("Wang, Wei"), keyword=subject),
        written_by("b", name("Wang, Wen"), keyword=subject),
        written_by("c", name("Wang, W"), keyword=subject),
    )
    assert len(found) == 3


def test_a_rare_full_name_needs_no_more() -> None:
    found = people(
        written_by("a", name("Taebson, Shahrama")), written_by("b", name("Taebson, Shahrama"))
    )
    assert [person.reason for person in found.values()] == ["taken for one person: same full name"]


def test_shared_institution_joins() -> None:
    place = ("Department of Rust, University of Ironbridge, UK",)
    other = ("School of Metal, University of Ironbridge",)
    one = written_by("a", name("Wang, Wei", affiliations=place))
    assert len(people(one, written_by("b", name("Wang, Wei", affiliations=other)))) == 1
    elsewhere = ("Department of Rust, University of Oldtown",)
    assert len(people(one, written_by("b", name("Wang, Wei", affiliations=elsewhere)))) == 2


def test_people_yaml_joins_and_parts() -> None:
    """acl-anthology#2063 #884 #4590, scholia#2398."""
    one, other = written_by("a", name("Wang, Wei")), written_by("b", name("Wang, W. Q."))
    rules = PeopleRules((PersonRule("Wei Q. Wang", variants=("Wei Wang", "W. Q. Wang")),))
    (joined,) = people(one, other, people=rules).values()
    assert joined.name == "Wei Q. Wang"
    assert joined.reason == "taken for one person: people.yaml"
    rare = [written_by(key, name("Taebson, Shahrama")) for key in ("a", "b")]
    by_review = PeopleRules(
        (
            PersonRule("Shahrama Taebson", reviews=("a",)),
            PersonRule("Shahrama Taebson", reviews=("b",)),
        )
    )
    parted = people(*rare, people=by_review)
    assert [person.reason for person in parted.values()] == [
        "taken for one person: people.yaml; "
        "kept apart from another of the name Shahrama Taebson: people.yaml"
    ] * 2
    subject = ("Rust", "Iron")
    alike = [
        written_by("a", name("Wang, Wei"), keyword=subject),
        written_by("b", name("Wang, W"), keyword=subject),
    ]
    assert len(people(*alike, people=PeopleRules(keep_apart=(("Wei Wang", "W Wang"),)))) == 2


def test_the_address_of_a_variant_leads_to_the_person() -> None:
    one, other = written_by("a", name("Ng, Wing-Kin")), written_by("b", name("Ng-Ortiz, Kin"))
    rules = PeopleRules((PersonRule("Wing-Kin Ng", variants=("Kin Ng-Ortiz",)),))
    assert library([one, other]).person_aliases == {}
    joined = library([one, other], people=rules)
    assert [person.slug for person in joined.people] == ["wing-kin-ng"]
    assert joined.person_aliases == {"kin-ng-ortiz": "wing-kin-ng"}
    # Nobody is printed so: there was no such page.
    assert library([one], people=rules).person_aliases == {}


def test_an_address_that_may_be_another_persons_leads_nowhere() -> None:
    reviews = [written_by("a", name("Ng, Kin")), written_by("b", name("Ng-Ortiz, K"))]
    one = PersonRule("Kin Ng", variants=("K Ng-Ortiz",), reviews=("a", "b"))
    reviews += [written_by("c", name("Ng-Ortiz, K")), written_by("d", name("Ng-Ortiz, Karla"))]
    other = PersonRule("Karla Ng-Ortiz", variants=("K Ng-Ortiz",), reviews=("c", "d"))
    assert library(reviews[:2], people=PeopleRules((one,))).person_aliases == {
        "k-ng-ortiz": "kin-ng"
    }
    both = library(reviews, people=PeopleRules((one, other)))
    assert [person.slug for person in both.people] == ["kin-ng", "karla-ng-ortiz"]
    assert both.person_aliases == {}
    # Who is printed so on a review that no rule names has that address.
    held = library(reviews[:3], people=PeopleRules((one,)))
    assert {person.slug for person in held.people} == {"kin-ng", "k-ng-ortiz"}
    assert held.person_aliases == {}


def test_group_authors_are_one_by_name() -> None:
    found = people(written_by("a", name("Garden Council")), written_by("b", name("garden council")))
    assert [person.reviews for person in found.values()] == [("a", "b")]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reviews_makes_no_difference_to_people(seed: int) -> None:
    shuffled = list(REVIEWS)
    random.Random(seed).shuffle(shuffled)
    assert library(shuffled).people == toy_library().people


def test_given_names_as_printed() -> None:
    assert split_given("Jean-Pierre M.") == ("jean", "pierre", "m")
    assert split_given("JP") == ("j", "p")
    assert split_given("Li") == ("li",)
    assert compatible(("jean", "pierre"), ("j", "p"))
    assert not compatible(("jean",), ("john",))


def test_authors_of_a_review_in_their_order() -> None:
    toy = toy_library()
    assert toy.people_of["arno-2019-hive"] == ("lisbeth-arno", "wei-wang")


def test_keywords_merge_case_and_plural() -> None:
    terms = {term.slug: term for term in toy_library().keywords}
    assert terms["hive"].reviews == ("bellini-2021-mites", "arno-2019-hive")
    assert {terms["hive"].name, *terms["hive"].also} == {"Hives", "hive"}
    distinct = library(
        [
            review(
                "a", item("A"), keyword=("AIDS", "T-cell", "T cells", "aid", "Virus", "MSCs", "MSC")
            )
        ]
    )
    assert [term.slug for term in distinct.keywords] == ["aid", "aids", "msc", "t-cell", "virus"]


def test_a_keywords_address_is_a_spelling_of_it() -> None:
    words = ("C. elegans", "Viruses", "Studies", "AIDS", "Aids", "T cells", "…s")
    found = library([review("a", item("A"), keyword=words), review("b", item("B"), keyword=words)])
    slugs = {term.name: term.slug for term in found.keywords}
    aids = slugs.pop("Aids")
    assert slugs.pop("…s") == "s"
    assert slugs == {
        "C. elegans": "c-elegans",
        "Viruses": "viruses",
        "Studies": "studies",
        "AIDS": "aids",
        "T cells": "t-cells",
    }
    assert aids.startswith("aids-")
    more = library([review("a", item("A"), keyword=(*words, "study"))])
    assert {term.slug for term in more.keywords if "Studies" in (term.name, *term.also)} == {
        "study"
    }


def test_journals_join_full_and_short_names() -> None:
    records = [
        Item(
            title="A",
            container_title="Annals of Garden Biology",
            container_title_short="Ann Gard Biol",
        ),
        Item(title="B", container_title_short="Ann. Gard. Biol."),
        Item(title="C", container_title="Annals of garden biology"),
        Item(title="D", container_title_short="Ann Gard Bot"),
        Item(title="E", container_title="Topics in Hive Research"),
        Item(title="F", container_title_short="Top Hive Res"),
    ]
    found = library([Review(str(place), Document(record)) for place, record in enumerate(records)])
    assert [(term.name, set(term.reviews)) for term in found.journals] == [
        ("Ann Gard Bot", {"3"}),
        ("Annals of Garden Biology", {"0", "1", "2"}),
        ("Topics in Hive Research", {"4", "5"}),
    ]
    assert "Ann Gard Biol" in found.journals[1].also


def test_one_issn_is_one_journal() -> None:
    records = [
        Item(title="A", container_title="Garden Letters", issn=("1234-5679",)),
        Item(title="B", container_title="Hortus", issn=("1234-5679",)),
    ]
    found = library([Review(str(place), Document(record)) for place, record in enumerate(records)])
    assert len(found.journals) == 1


def test_mesh_with_qualifiers_and_major_topics() -> None:
    heading = MeshHeading(
        MeshTerm("Bees", "D001516"),
        (MeshTerm("genetics", "Q000235", True), MeshTerm("physiology", "Q000502")),
    )
    plain = MeshHeading(MeshTerm("Bees"))
    found = library(
        [
            Review("a", Document(Item(title="A"), mesh=(heading,))),
            Review("b", Document(Item(title="B"), mesh=(plain,))),
        ]
    )
    (bees,) = found.mesh
    assert (bees.name, bees.ui, bees.reviews) == ("Bees", "D001516", ("a", "b"))
    assert dict(bees.qualifiers) == {"genetics": ("a",), "physiology": ("a",)}
    assert bees.major == {"a"}


def test_years_newest_first() -> None:
    assert [term.name for term in toy_library().years][:3] == ["2024", "2023", "2022"]


def test_slugs_are_ascii_and_allowed_everywhere() -> None:
    assert slugify("TNF-α & IL-1β") == "tnf-alpha-il-1beta"
    assert slugify("Con") == "con-term"
    assert slugify("index") == "index-term"
    assert slugify("COM1") == "com1-term"
    assert slugify("…") == ""
    long = slugify("very " * 60)
    assert len(long) <= 80
    assert long != slugify("very " * 61)


def test_slugs_of_different_names_differ() -> None:
    slugs = unique_slugs(["c", "c++", "C#", "…", "!!"])
    assert slugs["c"] == "c"
    assert len(set(slugs.values())) == 5
    assert all(slugs.values())
    assert unique_slugs(["c++", "c"]) == {name: slugs[name] for name in ("c", "c++")}
