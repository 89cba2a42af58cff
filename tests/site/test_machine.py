from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from bs4 import BeautifulSoup
from relate_reviews import relate_reviews
from render_page import render_page

from generator.config import Config
from generator.model import Document, Issued, Item, Name, Reference, Review
from generator.site.catalogue import catalogue_library
from generator.site.coins import print_coins
from generator.site.machine import describe_in_json, describe_work, list_metas, print_citation
from generator.site.pages import list_pages
from generator.site.render import open_templates
from generator.sources import meta_tags
from generator.sources.reading import read_page

ARTICLE = Item(
    genre="review-article",
    title="Effects of PGE<sub>2</sub> on <i>Danio rerio</i> & more",
    author=(
        Name(family="Gómez-Peña", given="José María", orcid="0000-0002-1825-0097",
             affiliations=("Institute of Lakes, Oslo", "Second place")),
        Name(family="Okafor", given="Ada"),
    ),
    container_title="Journal of Invented Medicine",
    container_title_short="J Invent Med",
    publisher="Harbour Press",
    issued=Issued(2021, 4, 3),
    available_date=Issued(2021, 1, 15),
    volume="25",
    issue="3",
    page="243-262",
    doi="10.5555/x.2021.4",
    pmid="31234567",
    pmcid="PMC7654321",
    issn=("0317-8471",),
    language="en",
)  # fmt: skip
REVIEW = Review(
    key="gomezpena-2021-effects",
    document=Document(
        item=ARTICLE,
        publication_types=("Journal Article", "Review"),
        keyword=("Lakes", "β-catenin"),
    ),
    body=f"## Abstract\n\nThe abstract of it {'goes on and on ' * 20}and says this and no more.\n",
    references=(
        Reference("a-2001-b", Item(title="A cited work", issued=Issued(2001), pmid="123"), 1),
    ),
)
HOSTILE = '</script><script>x()</script>"><img src=x onerror=x()> <!-- ]]> \u2028'


def render(review: Review, config: Config = Config()) -> str:  # noqa: B008 (frozen)
    library = relate_reviews([review], config=config)
    catalogue = catalogue_library(library, config)
    page = next(each for each in list_pages(library, config) if each.kind == "review")
    return render_page(page, catalogue, open_templates(), review).decode()


def test_the_general_reader_gets_the_record_back_from_our_own_page(tmp_path: Path) -> None:
    path = tmp_path / "saved.html"
    path.write_text(render(REVIEW), encoding="utf-8")
    (extraction,) = meta_tags.extract(read_page(path))
    found = extraction.document
    # Highwire has no word for a review; all else comes back.
    assert replace(found.item, genre="review-article") == ARTICLE
    assert found.keyword == REVIEW.document.keyword
    assert [section.heading for section in extraction.sections] == ["Abstract"]
    assert "says this and no more" in extraction.sections[0].markdown


def test_json_ld_is_one_scholarly_article() -> None:
    html = render(REVIEW, Config(base_url="https://example.org/lib/"))
    (block,) = re.findall(r"<script type=application/ld\+json>(.*?)</script>", html, re.S)
    record = json.loads(block)
    assert record["@type"] == "ScholarlyArticle"
    assert record["headline"] == "Effects of PGE2 on Danio rerio & more"
    assert record["author"][0]["name"] == "José María Gómez-Peña"
    assert record["datePublished"] == "2021-04-03"
    assert record["url"] == "https://example.org/lib/reviews/gomezpena-2021-effects.html"
    assert record["isPartOf"]["isPartOf"]["isPartOf"]["name"] == "Journal of Invented Medicine"
    head = BeautifulSoup(html, "lxml").head
    assert head.find("link", rel="canonical")["href"] == record["url"]
    assert "https://doi.org/10.5555/x.2021.4" in record["sameAs"]
    assert head.find("link", rel="cite-as")["href"] == "https://doi.org/10.5555/x.2021.4"


def test_open_graph_and_highwire_share_a_title_only_where_it_is_the_same() -> None:
    def titles(review: Review) -> list[tuple[str | None, str | None, str]]:
        metas = BeautifulSoup(render(review), "lxml").head.find_all("meta")
        found = [(each.get("name"), each.get("property"), each.get("content")) for each in metas]
        return [each for each in found if "citation_title" in each or "og:title" in each]

    rich = ("citation_title", None, ARTICLE.title)
    assert titles(REVIEW) == [(None, "og:title", "Effects of PGE2 on Danio rerio & more"), rich]
    plain = replace(REVIEW, document=Document(item=replace(ARTICLE, title='A "plain" title')))
    assert titles(plain) == [("citation_title", "og:title", 'A "plain" title')]


@pytest.mark.parametrize("field", ["title", "container_title", "publisher", "volume", "language"])
def test_no_text_leaves_its_attribute_or_data_block(field: str) -> None:
    item = replace(ARTICLE, **{field: HOSTILE}, author=(Name(literal=HOSTILE),))
    review = replace(REVIEW, document=replace(REVIEW.document, item=item, keyword=(HOSTILE,)))
    html = render(review)
    assert html.count("<script") == html.count("</script>")
    assert "<script>x()" not in html
    assert "<img" not in html
    blocks = re.findall(r"<script type=application/ld\+json>(.*?)</script>", html)
    assert blocks
    assert all(json.loads(block) for block in blocks)


def test_an_unknown_date_or_author_is_not_invented() -> None:
    assert list_metas(Item(title="T")) == (("citation_title", "T"),)
    assert describe_in_json(Item(title="T")) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": "T",
    }
    assert print_citation(Item()) == ""


def test_coins_name_the_article() -> None:
    held = parse_qs(unescape(print_coins(ARTICLE)))
    assert held["rft.atitle"] == ["Effects of PGE2 on Danio rerio & more"]
    assert held["rft_id"] == ["info:doi/10.5555/x.2021.4", "info:pmid/31234567"]
    assert held["rft.au"] == ["Gómez-Peña, José María", "Okafor, Ada"]
    assert held["rft.spage"] == ["243"]
    assert held["rft.epage"] == ["262"]
    assert parse_qs(print_coins(Item(type="book", title="B")))["rft.btitle"] == ["B"]


@pytest.mark.parametrize(
    ("page", "last"),
    [("884-95", "895"), ("884-1095", "1095"), ("S12-S19", "S19"), ("e5-9", "9"), ("107753", None)],
)
def test_a_last_page_that_medline_cut_short_reaches_zotero_whole(page, last) -> None:
    item = Item(title="T", page=page)
    assert dict(list_metas(item)).get("citation_lastpage") == last
    assert parse_qs(print_coins(item)).get("rft.epage") == ([last] if last else None)


def test_a_work_s_page_says_what_it_is_to_zotero() -> None:
    machine = describe_work(ARTICLE)
    assert machine.coins == print_coins(ARTICLE)
    head = BeautifulSoup(machine.head, "lxml")
    assert head.find("link", rel="cite-as")["href"] == "https://doi.org/10.5555/x.2021.4"
    assert head.find("link", rel="type")["href"] == "https://schema.org/ScholarlyArticle"
