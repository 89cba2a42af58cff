"""What a reference prints of itself: the quick ways print what the careful ones would."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Item, Reference
from generator.site.links import doi_url, pmc_url, pubmed_url
from generator.site.print_items import print_pages
from generator.site.print_rows import attribute
from generator.site.titles import title_to_html
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


@given(st.text(st.sampled_from("1290-e٣ ,S"), max_size=8))
def test_ranges_of_pages_have_a_dash(page: str) -> None:
    assert print_pages(page) == re.sub(r"(?<=\d)-(?=[a-zA-Z]?\d)", "–", page)
