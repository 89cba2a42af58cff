"""What a reference prints of itself: the quick ways print what the careful ones would."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Issued, Item, Name, Reference
from generator.model.name import print_name
from generator.site.links import doi_url, pmc_url, pubmed_url
from generator.site.print_items import print_pages
from generator.site.print_names import initials, short_name
from generator.site.print_rows import attribute
from generator.site.titles import title_to_html
from generator.site.untitled import plain_work_title, work_title
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
    assert print_pages(page) == re.sub(r"(?<=\d)-(?=[a-zA-Z]?\d)", "–", page)
