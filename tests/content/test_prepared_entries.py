"""What is put together from an entry's texts is what its records give, or the file is declined."""

from __future__ import annotations

import content_records as make
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_canonical_readers import EDITS, USUAL_LISTS, mutate, read_with_care

from generator.content.references_file import write_references
from generator.library.condense import condense_review
from generator.model import Document, Issued, Item, Name, Reference, Review
from generator.prepare.entries import prepare_entries, prepare_reference
from generator.site.search.texts import review_text
from generator.site.views.references import print_references

ODD = (
    "A plain title",
    '<i>E. coli</i> & "others" <b>x',
    "Retraction: TNF-α, part II (vol 3, pg 5, 2009)",
    "RETRACTED: Tides [Review]",
    "Erratum to: tides (Lancet (2009) 360 (542-544))",
    "Part iv of 12",
)
NAMES = (
    Name("Sung", "H."), Name("Yu", "Y"), Name("van der O’Shea", "NO"), Name("Weiß-Łódź", "É. B"),
    Name("true", "Nul"), Name("Ng", "null"), Name("nullus", "falsetto"), Name("null"),
    Name(literal="<WHO>"), Name("Berg", "J", "Jr"),
)  # fmt: skip
PRINTED = st.lists(
    st.builds(
        Reference,
        id=make.KEYS,
        number=make.maybe(st.integers(0, 999)),
        item=st.builds(
            Item,
            title=make.maybe(st.sampled_from(ODD)),
            author=make.some(
                st.sampled_from(NAMES),
                6,
            ),
            authors_complete=st.booleans(),
            container_title=make.maybe(st.sampled_from(("bioRxiv", "J <i>Sea</i> & Sky", "Sea"))),
            issued=make.maybe(make.DATES),
            volume=make.maybe(st.sampled_from(("3", "12 Suppl. 4", "<3"))),
            issue=make.maybe(st.sampled_from(("007", "Pt B"))),
            page=make.maybe(st.sampled_from(("924-35", "e12", "S1-S9", "t-8", "xii"))),
            doi=make.maybe(st.sampled_from(("10.1101/2020.01", "10.1016/s(9)1", "10.2139/ssrn.1"))),
            pmid=make.maybe(make.PMIDS),
            pmcid=make.maybe(make.PMCIDS),
        ),
        raw=make.maybe(st.sampled_from(("as printed", 'a "b"', "(Retracted in 2004)"))),
    ),
    max_size=4,
    unique_by=lambda each: each.id,
).map(tuple)


def check(text: str) -> bool:
    """Whether a file is not declined; fails where it gives anything else than its records."""
    found = prepare_entries(text)
    if found is None:
        return False
    references = read_with_care(text)
    assert references is not None
    assert tuple(found.ids) == tuple(each.id for each in references)
    assert found.numbers == tuple(each.number for each in references)
    assert found.rows == [prepare_reference(each) for each in references]
    return True


@make.quickly(150)
@given(st.one_of(USUAL_LISTS, make.REFERENCE_LISTS, PRINTED), st.one_of(st.just([]), EDITS))
def test_texts_give_what_records_give(
    references: tuple[Reference, ...], edits: list[tuple[str, int, str]]
) -> None:
    taken = check(mutate(write_references(references), edits))
    assert taken or edits or not references


@make.quickly(100)
@given(PRINTED)
def test_an_entry_met_again_gives_the_same(references: tuple[Reference, ...]) -> None:
    for _ in range(3):
        check(write_references(references))


@pytest.mark.parametrize("text", ["", "references:\n", "references: []\n", "references:\n- a\n"])
def test_what_is_no_list_is_declined(text: str) -> None:
    assert prepare_entries(text) is None


@make.quickly(50)
@given(make.REFERENCE_LISTS)
def test_each_stage_is_given_what_it_would_make_itself(references: tuple[Reference, ...]) -> None:
    review = Review("k", Document(Item(issued=Issued(2020))), references=references)
    entries = [prepare_reference(each) for each in references]
    condensed, text = condense_review(review), review_text(review)
    assert condensed.facts == "\n".join(entry.facts for entry in entries)
    assert condensed.items == tuple(entry.item for entry in entries)
    assert text.cited_titles == tuple(entry.words for entry in entries)
    identifiers = {text for entry in entries for text in (entry.doi, entry.pmid, entry.pmcid)}
    assert set(text.cited_keys) == identifiers - {""}
    printed = print_references(references)
    rows = list(zip(printed.list_titles, printed.html, printed.years, strict=True))
    assert rows == [(entry.list_title, entry.html.encode(), entry.year) for entry in entries]


@pytest.mark.parametrize("lines", ["title: T\n  DOI: ", "DOI: ", "genre: G\n  DOI: "])
def test_a_cut_doi_is_left_to_who_tells_it(lines: str) -> None:
    start = f"references:\n- id: a\n  number: 1\n  type: book\n  {lines}"
    assert prepare_entries(f"{start}10.1002/(sici)1097-0258(19980415)17:7\n") is None
    assert prepare_entries(f"{start}10.1002/s1097-0258(19980415)17:7\n") is not None


@pytest.mark.parametrize("key", ["issued", "publisher: A\n  issued", "accessed"])
def test_a_date_that_does_not_exist_is_left_to_who_tells_it(key: str) -> None:
    start = f"references:\n- id: a\n  number: 1\n  type: book\n  title: T\n  {key}: "
    assert prepare_entries(f'{start}"2021-02-28"\n') is not None
    assert prepare_entries(f'{start}"2021-02-30"\n') is None
