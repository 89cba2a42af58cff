"""What a reference prints of itself: the quick ways print what the careful ones would."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.model import Issued, Item, Name, Reference
from generator.model.name import print_name
from generator.site.links import doi_url, pmc_url, pubmed_url, search_urls
from generator.site.print_items import print_pages
from generator.site.print_names import initials, short_name
from generator.site.print_rows import attribute
from generator.site.titles import title_to_html
from generator.site.untitled import plain_work_title, work_title
from generator.site.views.linked import print_search
from generator.site.views.references import print_references

ODD = st.text(st.sampled_from("aZ09./:;()-_~,@!$'*+=&<>\"% é"), min_size=1, max_size=8)


@given(ODD, ODD, ODD, ODD)
def test_links_and_titles_are_escaped_where_they_must(
    title: str, doi: str, pmid: str, pmcid: str
) -> None:
    item = Item(title=title, doi=f"10.1000/{doi}", pmid=pmid, pmcid=pmcid)
    html = print_references((Reference("x", item),)).html[0].decode()
    links = (
        (doi_url(f"10.1000/{doi}"), "DOI"),
        (pubmed_url(pmid), "PubMed"),
        (pmc_url(pmcid), "PMC"),
    )
    assert html.startswith(f"{title_to_html(title)}<p>")
    assert html.endswith("".join(f" <a href={attribute(url)}>{words}</a>" for url, words in links))


def test_a_reference_of_which_only_a_doi_is_known_shows_the_doi() -> None:
    item = Item(doi="10.5555/salt.1")
    assert print_references((Reference("x", item),)).html[0].startswith(b"10.5555/salt.1<p> <a")
    dated = Item(doi="10.5555/salt.1", issued=Issued(2013))
    assert print_references((Reference("x", dated),)).html[0].startswith(b"10.5555/salt.1<p>2013")


def test_a_stop_parts_the_authors_from_the_journal() -> None:
    """Heard or copied, "Lind P J Bees" is one name."""
    lind, osei = Name(family="Lind", given="P"), Name(family="Osei", given="K")
    one = Item(title="Honey", author=(lind,), container_title="J Bees", issued=Issued(2013))
    more = replace(one, author=(lind, osei), authors_complete=False)
    alone = Item(title="Honey", author=(lind,))
    printed = print_references([Reference("x", each) for each in (one, more, alone)]).html
    assert printed[0].startswith(b"Honey<p>Lind P. <i>J Bees</i> 2013")
    assert printed[1].startswith(b"Honey<p>Lind P, Osei K, et al. <i>J Bees</i> 2013")
    assert printed[2].startswith(b"Honey<p>Lind P ")


def test_a_work_without_a_title_is_known_by_what_its_reference_prints() -> None:
    """Chemists cite without titles."""
    item = Item(
        author=(Name(family="Wu", given="J"), Name(family="Ya", given="G")),
        container_title="Biochem J",
        issued=Issued(2005),
        volume="390",
        page="583-590",
    )
    assert work_title(item) == "Wu J and Ya G Biochem J 2005;390:583–590"
    assert plain_work_title(Item(pmid="123")) == "PubMed 123"
    assert plain_work_title(Item()) == "Untitled"


def test_initials_behind_a_hyphen_are_capitals() -> None:
    """PubMed prints "Chu CM" of Chung-ming Chu."""
    assert [initials(each) for each in ("Chung-ming", "Jean-Pierre", "J.-p.", "María del Mar")] == [
        "CM", "JP", "JP", "MdM",
    ]  # fmt: skip


def test_a_chinese_name_is_printed_as_it_is_read() -> None:
    name = Name(family="王", given="小明")
    assert short_name(name) == print_name(name) == "王小明"


@given(st.text(st.sampled_from("1290-e٣ ,S"), max_size=8))
def test_ranges_of_pages_have_a_dash(page: str) -> None:
    assume(len(set(page.split("-"))) > 1 or page.count("-") != 1)
    assert print_pages(page) == re.sub(r"(?<=\d)-(?=[a-zA-Z]?\d)", "–", page)


@pytest.mark.parametrize(("page", "printed"), [("389-389", "389"), ("S5-S5", "S5"), ("-", "-")])
def test_one_page_was_printed_as_a_range(page: str, printed: str) -> None:
    assert print_pages(page) == printed


def test_an_article_number_with_its_year_has_no_dash() -> None:
    assert print_pages("50193-2021") == "50193-2021"
    assert print_pages("e00776-18") == "e00776-18"
    assert print_pages("e303-9") == "e303–9"
    assert print_pages("00193-2021") == "00193-2021"
    assert print_pages("11998-2003") == "11998–2003"  # PNAS, as MEDLINE cuts it short


def test_a_reference_without_identifiers_leaves_room_for_links_that_find_it() -> None:
    """It offered the reader no way on. Of addresses with titles a long list would double."""
    bare = Item(title="Salt on the quay at noon", author=(Name("Ng", "A"),), volume="3")
    html = print_references((Reference("x", bare),)).html[0]
    assert html.endswith(b" <span class=find>Find <a>Scholar</a> <a>PubMed</a></span>")
    printed = Reference("x", Item(), raw="Ng A. Salt on the quay.", doubtful=True)
    assert b"class=find" in print_references((printed,)).html[0]
    for known in ({"doi": "10.5555/x"}, {"arxiv": "2101.00001"}, {"url": "https://a.example/"}):
        html = print_references((Reference("x", replace(bare, **known)),)).html[0]
        assert b"class=find" not in html


def test_words_of_a_search_are_no_language_of_the_search() -> None:
    scholar, pubmed = search_urls('"Salt": NOT [ti] of -foam, TGF-β (OR "spray")')
    assert scholar.endswith("?q=salt%20not%20ti%20of%20foam%20tgf-%CE%B2%20or%20spray")
    assert pubmed.startswith("https://pubmed.ncbi.nlm.nih.gov/?term=salt%20")
    longest = search_urls("salted " * 100)[0].partition("?q=")[2]
    assert len(longest.replace("%20", " ")) <= 250
    assert longest.endswith("salted")


def test_a_works_page_searches_for_what_has_no_identifier() -> None:
    bare = Item(title="Tides", author=(Name("Ng", "Ann"),), container_title="J Foam", volume="3")
    found = print_search(bare)
    assert 'scholar?q=tides%20ng%20a%20j%20foam%203" rel=noreferrer' in found
    assert print_search(replace(bare, pmid="7")) == ""
    assert print_search(Item()) == ""
