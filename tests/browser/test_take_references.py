"""References are taken along: a review's list into a reference manager, the link to one of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model import Issued, Item, Name, Reference
from generator.site.assets import list_assets
from generator.site.views.references import print_reference

pytestmark = pytest.mark.browser
REVIEW = "reviews/lindqvist-2018-beta.html"


def open_references(page: Page, site: Path) -> None:
    page.goto((site / REVIEW).as_uri())
    page.get_by_text("Cite these references").click()
    expect(page.locator(".references .cite-out")).not_to_be_empty()


def test_a_review_s_references_could_not_be_taken_to_zotero(page: Page, small_site: Path) -> None:
    open_references(page, small_site)
    choice = page.locator(".references .cite select")
    out = page.locator(".references .cite-out")
    choice.select_option("DOIs and PMIDs")
    assert out.inner_text().split() == ["10.5555/Lakes.1"]
    expect(page.locator(".references .cite-status")).to_have_text("1 of 2.")
    choice.select_option("RIS")
    with page.expect_download() as waiting:
        page.locator(".references").get_by_role("button", name="Download").click()
    assert waiting.value.suggested_filename == "lindqvist-2018-beta-references.ris"
    ris = Path(waiting.value.path()).read_bytes().decode()
    assert re.findall(r"TI  - (.*)\r", ris) == [
        "Warm lakes and the fish in them",
        "Rare stars over quiet ponds",
    ]
    assert "ID  - osei-2002-warm\r" in ris  # whole, of its own page
    assert "AN  - 11111111\r" in ris


def make_reference(**fields: object) -> Reference:
    return Reference("an-id", Item(**fields))


OSEI, GROUP = Name(family="Osei Mensah", given="Kofi-B."), Name(literal="Tide Study Group")
TWO = (OSEI, Name(family="Li", given="Y", suffix="Jr"))
READ = (
    (
        make_reference(
            title="Salt in <i>E. coli</i> & H<sub>2</sub>O",
            author=(*TWO, GROUP, OSEI),
            container_title_short="J Tide",
            issued=Issued(2021),
            volume="71",
            issue="3 Suppl",
            page="209-249",
            doi="10.1002/(SICI)1<2::AID-3>4",
            pmid="77",
            pmcid="PMC5",
        ),
        {
            "type": "article-journal",
            "title": "Salt in <i>E. coli</i> & H<sub>2</sub>O",
            "author": [
                {"family": "Osei Mensah", "given": "K. B."},
                {"family": "Li", "given": "Y.", "suffix": "Jr"},
            ],
            "authors-complete": False,
            "container-title": "J Tide",
            "container-title-short": "J Tide",
            "issued": {"date-parts": [[2021]]},
            "volume": "71",
            "issue": "3 Suppl",
            "page": "209-249",
            "DOI": "10.1002/(SICI)1<2::AID-3>4",
            "PMID": "77",
            "PMCID": "PMC5",
        },
    ),
    (
        make_reference(title="Tides", author=(GROUP,), publisher="Shore", issued=Issued(1999)),
        {
            "type": "document",
            "title": "Tides",
            "author": [{"literal": "Tide Study Group"}],
            "publisher": "Shore",
            "issued": {"date-parts": [[1999]]},
        },
    ),
    (
        make_reference(
            title="Ebb",
            container_title_short="Wave",
            issued=Issued(2020),
            page="e7",
            url="https://x.org/a",
        ),
        {
            "type": "article-journal",
            "title": "Ebb",
            "container-title": "Wave",
            "container-title-short": "Wave",
            "issued": {"date-parts": [[2020]]},
            "page": "e7",
            "URL": "https://x.org/a",
        },
    ),
    (
        make_reference(title="Flow", author=(OSEI,), issued=Issued(2001)),
        {
            "type": "document",
            "title": "Flow",
            "author": [{"family": "Osei Mensah", "given": "K. B."}],
            "issued": {"date-parts": [[2001]]},
        },
    ),
    (
        make_reference(title="原发性 <i>E. coli<sub>2</sub></i> 进展"),
        {"type": "document", "title": "原发性 <i>E. coli<sub>2</sub></i> 进展"},
    ),
    (make_reference(title="Alone"), {"type": "document", "title": "Alone"}),
    (
        Reference("an-id", Item(title="Torn"), raw="Osei 1999, torn, p 3", doubtful=True),
        {"type": "document", "title": "Osei 1999, torn, p 3"},
    ),
)


@pytest.mark.parametrize(("reference", "expected"), READ)
def test_a_line_is_read_as_the_record_it_was_printed_from(
    page: Page, reference: Reference, expected: dict[str, object]
) -> None:
    html, _ = print_reference(reference)
    page.set_content(f"<ol class=refs><li id=ref-an-id>{html}</ol>")
    page.add_script_tag(content=dict(list_assets())["assets/cite.js"].decode())
    found = page.evaluate("litsite.readReferences()")
    assert json.loads(json.dumps(found)) == [{"id": "an-id", **expected}]


def test_what_the_filter_leaves_out_is_not_taken(page: Page) -> None:
    page.set_content(
        "<ol class=refs><li id=ref-one>One<p>Osei K. 2001<li id=ref-two hidden>Two<p>2002</ol>"
    )
    page.add_script_tag(content=dict(list_assets())["assets/cite.js"].decode())
    found = page.evaluate("litsite.readReferences()")
    assert [each["id"] for each in found] == ["one"]


def test_nobody_could_send_the_link_to_a_reference(browser: Browser, small_site: Path) -> None:
    context = browser.new_context(
        viewport={"width": 400, "height": 500}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto((small_site / REVIEW).as_uri())
    row = page.locator("#ref-osei-2003-rare")
    row.scroll_into_view_if_needed()
    top = page.evaluate("window.scrollY")
    row.click(position={"x": 5, "y": 12})
    assert page.url.endswith("#ref-osei-2003-rare")
    assert page.evaluate("window.scrollY") == top  # the line stays where it was clicked
    row.get_by_role("button", name="Copy link").click()
    expect(row.get_by_role("button")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.goto("about:blank")
    page.goto((small_site / REVIEW).as_uri() + "#ref-osei-2002-warm")
    warm = page.locator("#ref-osei-2002-warm")
    expect(
        warm.get_by_role("button", name="Copy link")
    ).to_be_visible()  # who was sent it sends it on
    row.locator("a").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(row.get_by_role("button", name="Copy link")).to_be_focused()  # without a mouse too
    context.close()


def test_an_address_that_names_nothing_stopped_the_page_s_scripts(
    page: Page, small_site: Path
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((small_site / REVIEW).as_uri() + "#100%")
    page.get_by_text("Cite these references").click()
    expect(page.locator(".references .cite-out")).not_to_be_empty()
    page.evaluate("location.hash = '#50%'")
    page.wait_for_function("location.hash === '#50%'")
    assert errors == []
