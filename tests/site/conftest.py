"""A toy library that has one of everything, and its rendered pages."""

from __future__ import annotations

from collections.abc import Callable, Container

import pytest
from relate_reviews import relate_reviews
from render_page import render_page

from generator.config import Config
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
    Note,
    Reference,
    RelatedArticle,
    RelatedArticles,
    Review,
    SourceNote,
    Substance,
)
from generator.site.catalogue import catalogue_library
from generator.site.pages import list_pages
from generator.site.render import open_templates

HOSTILE = "Tides <script>alert(1)</script> & {{ 7 * 7 }} of H<sub>2</sub>O in <i>E. coli</i>"

ABSTRACT = """## Abstract

**Background:** The tide rises twice a day in most harbours. Sailors have long kept tables of it.
Salt moves with the tide and so do the small animals that live in it. Harbours differ in depth.

**Methods:** We read 40 reports of harbour tides. We measured the salt of 12 harbours for a year.

**Conclusions:** Overall, salt in harbours follows the tide within an hour. Tables of tides should
therefore state salt as well. More harbours need to be measured.
"""


def make_item(number: int, **fields: object) -> Item:
    known: dict[str, object] = {
        "title": f"The tide in harbour {number}: a report of salt and water",
        "author": (Name(family=f"Sailor{number}", given="Ada B."),),
        "container_title_short": "J Tide",
        "issued": Issued(1990 + number % 30),
        "volume": str(number),
        "page": f"{number}01-{number}09",
        "doi": f"10.5555/tide.{number}",
        "pmid": str(7000 + number),
    }
    return Item(**{**known, **fields})


def make_reference(number: int, place: int, **fields: object) -> Reference:
    return Reference(id=f"sailor{number}-{place}", item=make_item(number), number=place, **fields)


def make_reviews() -> tuple[Review, ...]:
    """Four reviews: one full of everything, one plain, one retracted, one with next to nothing."""
    authors = (
        Name(family="Ng", given="Wing-Kin", affiliations=("Institute of Salt, Bilbao.",)),
        Name(family="O'Brien", given="Kevin", suffix="Jr", orcid="0000-0002-1825-0097"),
        Name(literal="TIDE Study Group"),
    )
    full = Document(
        item=make_item(
            901,
            genre="review-article",
            title=HOSTILE,
            author=authors,
            issued=Issued(2023, 3),
            available_date=Issued(2023, 1, 9),
            pmcid="PMC99",
            issn=("0022-538X",),
        ),
        publication_types=("Journal Article", "Review"),
        keyword=("harbours", "Salt <b>water</b>"),
        mesh=(
            MeshHeading(
                MeshTerm("Tides", "D1", major_topic=True),
                (MeshTerm("drug effects"), MeshTerm("genetics", major_topic=True)),
            ),
        ),
        substances=(Substance("Sodium Chloride"),),
        grants=(Grant("R01", "Harbour Board", "Norway"),),
        figures=(Figure("Figure 1", "The tide of Ca<sup>2+</sup> at *noon*.", "https://e.org/1"),),
        corrections=(
            Correction("erratum-in", "J Tide. 2024;1:1.", pmid="7002"),
            Correction("comment-in", "Salt in the wound. J Tide. 2024;2:2."),
            Correction("comment-on", doi=make_item(902).doi, pmid=make_item(902).pmid),
            Correction("comment-in", doi=make_item(901).doi, pmid=make_item(901).pmid),
        ),
        similar=RelatedArticles(
            (RelatedArticle("Ng W. J Tide. 2019.", "A second tide", pmid="7902"),),
            retrieved="2026-01-31",
        ),
        cited_by=RelatedArticles(
            (RelatedArticle("Zhu L. J Tide. 2024.", "Tides revisited", pmid="90000012"),),
            total=767,
            retrieved="2026-01-31",
        ),
        references_total=150,
        conflict_of_interest="None <declared>.",
        funding_statement="Paid by the <sea>.",
        acknowledgments="We thank the tide. " * 30,
        copyright="© 2023 The Tidal Society.",
        license="https://creativecommons.org/licenses/by/4.0/",
    )
    references = (
        *(make_reference(number, place) for place, number in enumerate(range(1, 9), 1)),
        Reference("odd", Item(), number=12, raw="Anon. <A string> nobody can read", doubtful=True),
    )
    plain = Document(
        item=make_item(902, author=authors[:1], authors_complete=False, issued=Issued(2021)),
        publication_types=("Review",),
        keyword=("harbours",),
    )
    retracted = Document(
        item=make_item(903, author=authors[:2], issued=Issued(2019)),
        retracted=True,
        corrections=(Correction("retraction-in", "J Tide. 2020;9:9.", doi="10.5555/retraction"),),
    )
    citing = Reference("ng-2021-tide", plain.item, number=9)
    return (
        Review(
            "ng-2023-tides",
            full,
            ABSTRACT + "\n## Notes\n\n"
            "Read beside [@ng-2021-tide] and [[first-thoughts]]; see [@sailor1-1].\n",
            references,
            True,
            aliases=("old-key",),
            tags=("again",),
            sources=(
                SourceNote(
                    "pubmed_html",
                    file="/home/ada/secret/page.html",
                    retrieved="2026-11-23",
                    gave={"title": "abcdef", "container-title": "abcdef", "references": "abcdef"},
                ),
                SourceNote(
                    "jats_xml",
                    url="https://example.org/full.xml",
                    unplaced=(
                        "Editors and reviewers: Edda <Editor>",
                        "Received: 2022-11-30",
                        "Received: 2022-11-30",
                        "NLM catalogue: 123",
                        "Correspondence: ng@sea.example",
                    ),
                ),
            ),
        ),
        Review(
            "ng-2021-tide",
            plain,
            "",
            tuple(make_reference(number, place) for place, number in enumerate(range(3, 9), 1)),
            True,
        ),
        Review(
            "ng-2019-harbour",
            retracted,
            "## Abstract\n\nShort and plain.\n\n## Introduction\n\nA publisher's full text.\n",
            (make_reference(3, 1), make_reference(8, 2), citing),
            True,
            summary="It was *withdrawn*.",
        ),
        Review("bare", Document()),
    )


NOTES = (
    Note(
        "first-thoughts",
        "First thoughts on H<sub>2</sub>O",
        "It began with [@ng-2023-tides].\n\n## Why\n\n"
        "See [[second|the next]] and [@nobody].[^1]\n\n"
        "[^1]: A footnote.\n",
        Issued(2026, 11, 20),
        ("method",),
    ),
    Note("second", "Second", "<script>alert(2)</script> See [[first-thoughts]].\n\n## Why\n"),
)


def render_library(
    reviews: tuple[Review, ...],
    notes: tuple[Note, ...] = (),
    config: Config | None = None,
    kinds: Container[str] | None = None,
) -> dict[str, str]:
    """The pages of a library, by path: every one, or those of some kinds."""
    config = config or Config(title="Tidal reviews", base_url="https://example.org/tides/")
    library = relate_reviews(reviews, notes, config=config)
    catalogue = catalogue_library(library, config)
    templates = open_templates()
    loaded = {review.key: review for review in reviews}
    return {
        page.path: render_page(page, catalogue, templates, loaded.get(page.subject)).decode()
        for page in list_pages(library, config)
        if kinds is None or page.kind in kinds
    }


@pytest.fixture(scope="session")
def render() -> Callable[..., dict[str, str]]:
    return render_library


@pytest.fixture(scope="session")
def reviews() -> tuple[Review, ...]:
    return make_reviews()


@pytest.fixture(scope="session")
def notes() -> tuple[Note, ...]:
    return NOTES


@pytest.fixture(scope="session")
def site(reviews: tuple[Review, ...], notes: tuple[Note, ...]) -> dict[str, str]:
    """Every page of the toy library."""
    return render_library(reviews, notes)
