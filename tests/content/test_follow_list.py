"""One page gives an article's own text, another the reference list that is kept."""

import itertools
from dataclasses import replace

import pytest

from generator.content.merge import Merged, make_review, merge_review
from generator.model import Document, Issued, Item, Name, Reference, Section, SourceNote

DOCUMENT = Document(Item(title="Tides", doi="10.5555/t"))


def entry(number: int, key: str, family: str, year: int, title: str, doi: str | None = None):
    item = Item(author=(Name(family, "L"),), issued=Issued(year), title=title, doi=doi)
    return Reference(id=key, number=number, raw=f"{family} L. {title}. {year}.", item=item)


PRINTED = (
    entry(1, "lau-2001-sand", "Lau", 2001, "Sand", "10.5555/sand"),
    entry(2, "min-2002-foam", "Min", 2002, "Foam"),
    entry(3, "oke-2003-silt", "Oke", 2003, "Silt"),
)
LISTED = (
    entry(1, "lau-2000-sand", "Lau", 2000, "On sand", "10.5555/sand"),
    entry(2, "quay-1990-mud", "Quay", 1990, "Mud"),
    entry(3, "oke-2003-silt", "Oke", 2003, "Silt"),
)
TEXT = "Sand [@lau-2001-sand] and foam [@min-2002-foam; @oke-2003-silt], as [@min-2002-foam]."
FOLLOWED = "Sand [@lau-2000-sand] and foam [@oke-2003-silt] \\[2\\], as \\[2\\]."
PAGES = {
    "publisher": make_review(
        "k", DOCUMENT, (Section("Introduction", TEXT),), PRINTED,
        SourceNote("meta_tags", "a.html", sha256="a"),
    ),
    "pubmed": make_review(
        "k", DOCUMENT, (Section("Abstract", "Salt stays."),), LISTED,
        SourceNote("pubmed_xml", "b.xml", sha256="b"),
    ),
}  # fmt: skip


def merge(*names: str) -> Merged:
    merged = Merged(PAGES[names[0]])
    for place, name in enumerate(names):
        merged = merge_review(merged.review if place else None, PAGES[name])
    return merged


@pytest.mark.parametrize("names", list(itertools.permutations(PAGES)))
def test_citations_point_to_the_list_that_is_kept(names):
    review = merge(*names).review
    assert [each.id for each in review.references] == [each.id for each in LISTED]
    assert FOLLOWED in review.body
    assert review == merge(*reversed(names)).review


@pytest.mark.parametrize("again", PAGES)
def test_adding_either_page_again_changes_nothing(again):
    review = merge("publisher", "pubmed").review
    merged = merge_review(review, PAGES[again])
    assert (merged.review, merged.filled, merged.replaced) == (review, (), ())


def test_what_a_person_wrote_beside_the_text_stays():
    held = merge("publisher").review
    held = replace(held, body=held.body + "\n## Notes\n\nMine: [@min-2002-foam].\n")
    body = merge_review(held, PAGES["pubmed"]).review.body
    assert FOLLOWED in body
    assert "Mine: [@min-2002-foam]." in body


def test_a_text_that_a_person_edited_is_not_touched():
    held = merge("publisher").review
    edited = replace(held, body=held.body.replace("Sand [", "Much sand ["))
    assert "Much sand [@lau-2001-sand]" in merge_review(edited, PAGES["pubmed"]).review.body
