from pathlib import Path

import pytest

from generator.content.identify import Holdings, is_same, list_holdings
from generator.content.save import save_review
from generator.errors import ContentError
from generator.model import Document, Issued, Item, Name, Review, SourceNote

TIDES = Item(
    title="The <i>tides</i> of salt and β-sand",
    author=(Name("Ng", "W"),),
    issued=Issued(2001),
    volume="3",
    page="1-9",
    doi="10.5555/a",
    pmid="12",
)


def hold(*items: Item) -> Holdings:
    holdings = Holdings()
    for place, item in enumerate(items):
        holdings.put(Review(f"r-{place}", Document(item)))
    return holdings


def find(holdings: Holdings, **facts: object) -> str | None:
    return holdings.find(Document(Item(**facts)))


def test_by_doi_pmid_or_pmcid() -> None:
    holdings = hold(Item(title="Other"), TIDES, Item(pmcid="PMC7"))
    assert find(holdings, doi="10.5555/a") == "r-1"
    assert find(holdings, pmid="12", title="Anything") == "r-1"
    assert find(holdings, pmcid="PMC7") == "r-2"
    assert find(holdings, doi="10.5555/b", title="New") is None
    assert find(holdings) is None


def test_an_identifier_in_common_by_mistake_is_not_believed() -> None:
    holdings = hold(TIDES)
    assert find(holdings, doi="10.5555/a", pmid="99", title="Another article") is None
    assert find(holdings, doi="10.5555/a", pmid="99", title=TIDES.title) == "r-0"


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"title": "The tides of salt and beta-sand."}, True),
        ({"issued": Issued(2002, 3)}, True),
        ({"issued": Issued(2003)}, False),
        ({"issued": None}, False),
        ({"author": (Name("Li", "W"),)}, False),
        ({"author": ()}, False),
        ({"volume": "4"}, False),
        ({"doi": "10.5555/preprint"}, False),
        ({"title": "The tides of salt and sand, part II"}, False),
    ],
)
def test_by_title_year_and_first_author_where_nothing_contradicts(
    changes: dict[str, object], same: bool
) -> None:
    facts = {"title": TIDES.title, "author": TIDES.author, "issued": TIDES.issued, **changes}
    assert is_same(TIDES, Item(**facts)) is same
    assert (find(hold(TIDES), **facts) == "r-0") is same


def test_a_short_title_needs_volume_and_page() -> None:
    facts = {"title": "Editorial", "author": (Name("Ng"),), "issued": Issued(2001)}
    assert not is_same(Item(**facts), Item(**facts))
    placed = Item(**facts, volume="3", page="7")
    assert is_same(placed, placed)


def test_two_that_might_be_it_are_neither() -> None:
    facts = {"title": "The tides of salt and sand", "author": (Name("Ng"),)}
    facts["issued"] = Issued(2001)
    assert find(hold(Item(**facts, page="1"), Item(**facts, page="9")), **facts) is None


def test_a_page_that_says_little_is_known_again_by_its_bytes() -> None:
    item = Item(title="A page without a year")
    source = SourceNote("meta_tags", sha256="cd" * 32)
    holdings = hold()
    holdings.put(Review("a", Document(item), sources=(source,)))
    assert holdings.find(Document(item)) is None
    assert holdings.find(Document(item), SourceNote("meta_tags", sha256="cd" * 32)) == "a"
    assert holdings.find(Document(Item(title="Another in the same file")), source) is None


def test_what_a_folder_holds(tmp_path: Path) -> None:
    source = SourceNote("nbib", sha256="ab" * 32)
    review = Review("ng-2001-tides", Document(TIDES), aliases=("old",), sources=(source,))
    save_review(tmp_path, review)
    holdings = list_holdings(tmp_path)
    assert holdings.find(Document(TIDES)) == "ng-2001-tides"
    assert holdings.taken == {"ng-2001-tides", "old"}
    assert holdings.contributed == {"ab" * 32: {"ng-2001-tides"}}
    assert holdings.make_key(Document(TIDES)) == "ng-2001-tides-2"
    (tmp_path / "reviews/broken.md").write_text("---\ntitle: a: b\n---\n", encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        list_holdings(tmp_path)
    assert [problem.line for problem in raised.value.problems] == [2]
