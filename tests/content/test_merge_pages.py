"""One article from several pages: one record, whatever the order, a person's word untouched."""

import itertools
from dataclasses import replace
from pathlib import Path

import content_records as make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.load import load_review
from generator.content.merge import TAKEABLE, Merged, make_review, merge_review
from generator.content.save import save_review
from generator.model import (
    Correction,
    Document,
    Figure,
    Grant,
    Issued,
    Item,
    MeshHeading,
    MeshTerm,
    Name,
    Reference,
    RelatedArticles,
    Review,
    Section,
    SourceNote,
)

READERS = ("pubmed_xml", "pubmed_html", "jats_xml", "nbib", "pubmed_text", "springer", "ris")
DATES = ("2026-01-01", "2026-02-03")


def page(
    reader: str,
    document: Document,
    sections: tuple[Section, ...] = (),
    references: tuple[Reference, ...] = (),
    name: str = "",
) -> Review:
    name = name or reader
    source = SourceNote(reader, file=name, retrieved="2026-01-01", sha256=f"{name:0<64}")
    return make_review("ng-2001-tides", document, sections, references, source)


def add(*pages: Review, held: Review | None = None) -> Review:
    for each in pages:
        held = merge_review(held, each).review
    assert held is not None
    return held


def pick(*values: object) -> st.SearchStrategy:
    return st.sampled_from([None, *values])


ITEMS = st.builds(
    Item,
    genre=pick("review-article"),
    title=pick("Tides", "Tides.", "Tides of sa…", "Ebb"),
    author=st.sampled_from(
        [
            (),
            (Name("Ng", "W"),),
            (Name("Ng", "W"), Name("Li", "A")),
            (Name("Ng", "Wei"), Name("Li", "A")),
        ]
    ),
    authors_complete=st.booleans(),
    container_title=pick("Sea", "The Sea"),
    issued=pick(Issued(2001), Issued(2001, 4)),
    volume=pick("1", "2"),
    doi=pick("10.5555/a"),
    pmid=pick("12"),
    issn=st.sampled_from([(), ("1234-5678",)]),
)
DOCUMENTS = st.builds(
    Document,
    item=ITEMS,
    keyword=st.sampled_from([(), ("salt",), ("salt", "sea")]),
    mesh=st.sampled_from([(), *((MeshHeading(MeshTerm("Sea", ui)),) for ui in (None, "D1"))]),
    grants=st.sampled_from([(), (Grant("1"),), (Grant("1"), Grant("2"))]),
    figures=st.sampled_from([(), (Figure("1", "Sea"),)]),
    corrections=st.lists(
        st.sampled_from(
            [Correction("erratum-in", pmid="7"), Correction("retraction-in", doi="10.5555/8")]
        ),
        max_size=2,
        unique=True,
    ).map(tuple),
    cited_by=pick(*(RelatedArticles(total=n, retrieved=d) for n, d in enumerate(DATES))),
    references_total=pick(3, 4),
    retracted=st.booleans(),
)
TEXTS = st.sampled_from(["Salt.", "Salt and *sea*.", "Salt…"])
SECTIONS = st.tuples(
    st.lists(
        st.builds(Section, st.sampled_from(["Abstract", "Abstract (German)", "Highlights"]), TEXTS),
        max_size=3,
        unique_by=lambda section: section.heading,
    ),
    st.lists(
        st.builds(Section, st.sampled_from(["Introduction", "Notes", "Results"]), TEXTS),
        max_size=2,
        unique_by=lambda section: section.heading,
    ),
).map(lambda parts: (*parts[0], *parts[1]))
CITED = [
    Item(title=title, author=(Name(family),), issued=Issued(year))
    for title, family, year in (
        ("The first wave of all", "Ames", 1990),
        ("The second wave of all", "Bell", 1991),
        ("The third wave of all", "Cole", 1992),
        ("The fourth wave of all", "Dunn", 1993),
    )
]


@st.composite
def lists(draw: st.DrawFn) -> tuple[Reference, ...]:
    """The first entries of one list, each with or without the one DOI and PMID it has."""
    entries = []
    for number in range(draw(st.integers(0, 4))):
        item = replace(
            CITED[number],
            doi=f"10.5555/{number}" if draw(st.booleans()) else None,
            pmid=f"{number + 1}" if draw(st.booleans()) else None,
        )
        entries.append(Reference(f"r-{number}", item, number + 1, f"Raw {number}"))
    return tuple(entries)


PAGES = st.lists(
    st.tuples(st.sampled_from(READERS), DOCUMENTS, SECTIONS, lists()), min_size=1, max_size=4
)


@make.quickly(120)
@given(PAGES, st.randoms(use_true_random=False))
def test_pages_may_be_added_in_any_order(
    drawn: list[tuple[str, Document, tuple[Section, ...], tuple[Reference, ...]]], chance: object
) -> None:
    pages = [page(*parts, name=f"{place}") for place, parts in enumerate(drawn)]
    first = add(*pages)
    for order in itertools.islice(itertools.permutations(pages), 1, None):
        assert add(*order) == first
    for again in pages:
        merged = merge_review(first, again)
        assert merged.review == first
        assert not merged.filled
        assert not merged.replaced


def test_each_page_adds_what_the_others_lack() -> None:
    abstract = (Section("Abstract", "Salt."),)
    pubmed = page(
        "pubmed_html",
        Document(Item(title="Tides", pmid="12"), mesh=(MeshHeading(MeshTerm("Sea")),)),
        abstract,
    )
    nbib = page("nbib", Document(Item(title="Tides.", pmid="12", volume="3", doi="10.5555/a")))
    references = tuple(Reference(f"r-{n}", item, n + 1) for n, item in enumerate(CITED))
    publisher = page(
        "springer", Document(Item(title="TIDES", publisher="Sea Press")), abstract, references
    )
    review = add(publisher, nbib, pubmed)
    item = review.document.item
    assert (item.title, item.volume, item.doi, item.publisher) == (
        "Tides",
        "3",
        "10.5555/a",
        "Sea Press",
    )
    assert review.document.mesh
    assert review.references == references
    assert review.body == "## Abstract\n\nSalt.\n"
    assert [source.reader for source in review.sources] == ["pubmed_html", "nbib", "springer"]


def edit(review: Review, **changes: object) -> Review:
    item = replace(review.document.item, **changes)
    return replace(review, document=replace(review.document, item=item))


def show(merged: Merged) -> list[str]:
    return [str(difference) for difference in merged.differs]


def test_what_a_person_wrote_stays_and_is_listed() -> None:
    held = add(page("ris", Document(Item(title="Tides", volume="1", issue="7"))))
    held = edit(held, title="My tides", issue=None)
    better = page("pubmed_xml", Document(Item(title="Tides", volume="2", issue="8")))
    merged = merge_review(held, better)
    item = merged.review.document.item
    assert (item.title, item.volume, item.issue) == ("My tides", "2", None)
    assert merged.replaced == ("volume",)
    assert show(merged) == [
        'title: kept "My tides", the page has "Tides"',
        'issue: kept nothing, the page has "8"',
    ]


def test_the_same_in_other_letters_is_no_difference() -> None:
    names = (Name("Ng", "Wei"), Name("Li", "A"))
    held = add(
        page("pubmed_xml", Document(Item(title="Tides & salt", author=names, page="924-935")))
    )
    cut = Item(title="TIDES & Salt.", author=names[:1], authors_complete=False, page="924-35")
    assert merge_review(held, page("ris", Document(cut))).differs == ()


def test_a_list_of_all_authors_is_better_than_et_al() -> None:
    cut = page("pubmed_html", Document(Item(author=(Name("Ng", "W"),), authors_complete=False)))
    whole = page("ris", Document(Item(author=(Name("Ng", "W"), Name("Li", "A")))))
    for pages in ((cut, whole), (whole, cut)):
        item = add(*pages).document.item
        assert item.authors_complete
        assert len(item.author) == 2


def test_take_takes_the_page_s_value_for_good() -> None:
    held = edit(add(page("pubmed_xml", Document(Item(title="A", volume="1")))), title="Mine")
    ris = page("ris", Document(Item(title="B", volume="2")), (Section("Abstract", "New."),))
    merged = merge_review(held, ris, {"title"})
    assert merged.review.document.item.title == "B"
    assert merged.review.document.item.volume == "1"
    assert merged.replaced == ("title",)
    # Chosen by a person now: no better page changes it.
    later = merge_review(merged.review, page("pubmed_html", Document(Item(title="C"))))
    assert later.review.document.item.title == "B"
    # A page that was added before is taken from again.
    again = merge_review(replace(later.review, body=""), ris, {"abstract", "volume"})
    assert again.review.body == "## Abstract\n\nNew.\n"
    assert again.review.document.item.volume == "2"
    assert len(again.review.sources) == len(later.review.sources)
    assert {"title", "abstract", "text", "references", "mesh"} <= TAKEABLE
    assert not {"sources", "tags", "summary", "aliases"} & TAKEABLE


def test_the_reader_s_sections_stay_where_they_are() -> None:
    held = replace(
        add(page("ris", Document(), (Section("Abstract", "Old…"),))),
        body="## Abstract\n\nOld…\n\n## Notes\n\nMine.\n\n## Introduction\n\nMine too.\n",
    )
    text = (Section("Abstract", "Whole."), Section("Introduction", "I."), Section("Notes", "N."))
    merged = merge_review(held, page("jats_xml", Document(), text))
    assert merged.review.body == held.body.replace("Old…", "Whole.")
    assert show(merged) == [
        'text: kept nothing, the page has "## Introduction I. ## Notes of the article N."'
    ]
    taken = merge_review(merged.review, page("jats_xml", Document(), text), {"text"})
    assert taken.review.body == (
        "## Abstract\n\nWhole.\n\n## Notes\n\nMine.\n\n"
        "## Introduction\n\nI.\n\n## Notes of the article\n\nN.\n"
    )


def test_the_text_of_a_better_page_replaces_the_whole_text() -> None:
    first = page("pmc_html", Document(), (Section("Abstract", "A."), Section("1. Start", "S.")))
    second = page("jats_xml", Document(), (Section("Abstract", "A."), Section("Start", "S.")))
    for pages in ((first, second), (second, first)):
        assert add(*pages).body == "## Abstract\n\nA.\n\n## Start\n\nS.\n"
    noted = replace(add(first), body="## Abstract\n\nA.\n\n## 1. Start\n\nS. My remark.\n")
    assert "My remark" in add(second, held=noted).body


def test_a_fuller_list_keeps_the_identifiers_of_the_other() -> None:
    short = (
        Reference("a", replace(CITED[0], pmid="1"), 1, "Ames. The first wave of all. 1990."),
        Reference("b", Item(doi="10.5555/2"), 2),
    )
    full = tuple(Reference(f"r-{n}", item, n + 1, f"Raw {n}") for n, item in enumerate(CITED))
    for pages in (
        (page("pubmed_text", Document(), (), short), page("ris", Document(), (), full)),
        (page("ris", Document(), (), full), page("pubmed_text", Document(), (), short)),
    ):
        merged = add(*pages).references
        assert [reference.id for reference in merged] == ["r-0", "r-1", "r-2", "r-3"]
        # Entry 2 of the short list says nothing to compare: lists of other lengths may be shifted.
        assert [reference.item.pmid for reference in merged] == ["1", None, None, None]
        assert [reference.item.doi for reference in merged] == [None, None, None, None]


def test_a_list_that_a_person_edited_gains_identifiers_alone() -> None:
    lists = tuple(Reference(f"r-{n}", item, n + 1, f"Raw {n}") for n, item in enumerate(CITED))
    held = add(page("ris", Document(), (), lists[:2]))
    mine = replace(held.references[0], item=replace(CITED[0], volume="mine"))
    held = replace(held, references=(mine, held.references[1]))
    richer = tuple(
        replace(each, item=replace(each.item, pmid=f"{place + 1}"))
        for place, each in enumerate(lists)
    )
    merged = merge_review(held, page("pubmed_xml", Document(), (), richer))
    assert [each.item.volume for each in merged.review.references] == ["mine", None]
    assert [each.item.pmid for each in merged.review.references] == ["1", "2"]
    assert show(merged) == ["references: kept 2 entries, the page has 4 entries"]
    taken = merge_review(merged.review, page("pubmed_xml", Document(), (), richer), {"references"})
    assert taken.review.references == richer


@pytest.mark.parametrize(
    "wrong",
    [
        Item(doi="10.1/x", pmid="none", type="journal", author=(Name(given="A"), Name("B"))),
        Item(doi="https://doi.org/10.5555/A", author=(Name("B", orcid="0000"),)),
    ],
)
def test_what_is_no_identifier_never_reaches_content(tmp_path: Path, wrong: Item) -> None:
    review = add(page("ris", Document(wrong), (), (Reference("a", wrong, 1),)))
    assert save_review(tmp_path, review)
    back = load_review(tmp_path, review.key)
    assert back == review
    assert back.document.item.author == (Name("B"),)


def test_adding_the_same_page_again_changes_no_byte(tmp_path: Path) -> None:
    arrived = page(
        "pubmed_html",
        Document(Item(title="Tides", volume="1")),
        (Section("Abstract", "Salt."),),
        (Reference("r-0", CITED[0], 1),),
    )
    save_review(tmp_path, add(arrived))
    path = tmp_path / "reviews/ng-2001-tides.md"
    edited = path.read_text(encoding="utf-8").replace("title: Tides", "# mine\ntitle:   'My tides'")
    path.write_text(edited, encoding="utf-8")
    merged = merge_review(load_review(tmp_path, "ng-2001-tides"), arrived)
    assert not save_review(tmp_path, merged.review)
    assert path.read_text(encoding="utf-8") == edited


def test_notices_that_one_page_alone_names_are_kept_beside_those_of_another() -> None:
    """PubMed names the erratum, the publisher's page the retraction; one of them was lost."""
    erratum = Correction("erratum-in", "Sea. 2002;3:1.", pmid="7")
    better = replace(erratum, citation="Sea. 2002 Mar;3:1.")
    retraction = Correction("retraction-in", "Retraction Note", doi="10.5555/8")
    pages = (
        page(
            "springer", Document(corrections=(replace(erratum, citation="Correction"), retraction))
        ),
        page("pubmed_xml", Document(corrections=(better,))),
    )
    for order in itertools.permutations(pages):
        assert add(*order).document.corrections == (better, retraction)
    held = add(*pages)
    edited = replace(held, document=replace(held.document, corrections=(better,)))
    assert add(*pages, held=edited).document.corrections == (better,)
    taken = merge_review(edited, pages[0], frozenset({"corrections"})).review
    assert taken.document.corrections[1:] == (retraction,)


def test_names_in_full_come_before_the_initials_of_a_better_reader() -> None:
    """RIS with initials alone took the place of BibTeX with whole names."""
    short = Document(item=Item(author=(Name("Ng", "W.-K."), Name("Li", "AB"))))
    full = Document(item=Item(author=(Name("Ng", "Wing-Kin"), Name("Li", "Ann B."))))
    placed = Document(
        item=Item(author=(Name("Ng", "W", affiliations=("Bergen",)), Name("Li", "A")))
    )
    ris, bibtex, pubmed = page("ris", short), page("bibtex", full), page("pubmed_xml", placed)
    for order in itertools.permutations((ris, bibtex)):
        assert add(*order).document.item == full.item
    for order in itertools.permutations((ris, bibtex, pubmed)):
        assert add(*order).document.item == placed.item
