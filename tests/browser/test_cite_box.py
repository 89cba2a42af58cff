from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
REVIEW = "reviews/lindqvist-2020-cardiac.html"


def open_box(page: Page, address: Path, label: str = "Cite") -> None:
    page.goto(address.as_uri())
    page.evaluate(
        "document.querySelectorAll('details').forEach((d) => d.dataset.cite || (d.open = true))"
    )
    page.locator("details[data-cite] > summary").first.click()
    expect(page.locator(".cite-out")).not_to_be_empty()


def test_a_review_in_every_style_and_format(page: Page, small_site: Path) -> None:
    open_box(page, small_site / REVIEW)
    out = page.locator(".cite-out")
    choice = page.locator(".cite-row select")
    assert out.inner_text().startswith(
        "Lindqvist M. NKX2-5 in cardiac development. J Invent Med. 2020"
    )
    choice.select_option("APA")
    assert out.inner_text().startswith("Lindqvist, M. (2020). NKX2-5 in cardiac development.")
    choice.select_option("BibTeX")
    assert "@article{lindqvist-2020-cardiac," in out.inner_text()
    choice.select_option("CSL-JSON")
    assert json.loads(out.inner_text())[0]["PMID"] == "31234567"
    page.reload()
    page.evaluate(
        "document.querySelectorAll('details').forEach((d) => d.dataset.cite || (d.open = true))"
    )
    page.locator("details[data-cite] > summary").first.click()
    expect(choice).to_have_value("CSL-JSON")


def test_download_and_copy_work_from_disk(page: Page, small_site: Path) -> None:
    """acl-anthology#412, quarto-cli#8800."""
    open_box(page, small_site / REVIEW)
    page.locator(".cite-row select").select_option("RIS")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    assert waiting.value.suggested_filename == "lindqvist-2020-cardiac.ris"
    text = Path(waiting.value.path()).read_bytes().decode()
    assert text.startswith("TY  - JOUR\r\n")
    assert "PY  - 2020\r\n" in text
    page.get_by_role("button", name="Copy").click()
    expect(page.locator(".cite-row .cite-status")).to_have_text("Copied.")


def test_a_work_s_record_is_loaded(page: Page, small_site: Path) -> None:
    path = next(each for each in sorted((small_site / "works").iterdir()) if each.stem != "index")
    open_box(page, path)
    out = page.locator(".cite-out")
    assert page.locator("h1").inner_text() in out.inner_text()
    page.locator(".cite-row select").select_option("CSL-JSON")
    assert json.loads(out.inner_text())[0]["id"] == path.stem


def test_the_results_of_a_search_are_cited_together(page: Page, small_site: Path) -> None:
    page.goto((small_site / "search.html").as_uri() + "?q=microbiota")
    expect(page.locator("#search-results > li")).to_have_count(2)
    page.locator("#search-cite summary").click()
    expect(page.locator(".cite-out li")).to_have_count(2)
    page.locator("#search-q").fill("type:work lakes")
    expect(page.locator("#search-results > li")).to_have_count(1)
    expect(page.locator(".cite-out p")).to_contain_text("Warm lakes and the fish in them")


def test_a_list_is_cited_whole(page: Page, small_site: Path) -> None:
    page.goto((small_site / "reviews/index.html").as_uri())
    take = page.locator(".take")
    room = take.bounding_box()["height"]
    take.get_by_text("Cite this list").click()
    expect(page.locator(".cite-out li")).to_have_count(page.locator(".entries > li").count())
    take.locator(".cite").evaluate("box => box.remove()")
    assert take.bounding_box()["height"] == pytest.approx(room, abs=0.5)  # nothing moves


def test_of_a_filtered_list_only_what_is_shown_is_cited(page: Page, small_site: Path) -> None:
    """Research-Paper-Organizer#274: an export holds what was selected and no more."""
    page.goto((small_site / "reviews/index.html").as_uri())
    page.get_by_role("searchbox", name="Filter").fill("moss")
    expect(page.locator(".entries > li:visible")).to_have_count(2)
    page.locator(".take").get_by_text("Cite this list").click()
    expect(page.locator(".cite-out li")).to_have_count(2)
    page.locator(".cite-row select").select_option("RIS")
    text = page.locator(".cite-out").inner_text()
    assert text.count("TY  - ") == 2
    assert text.count("Moss on roofs") == 2
    page.get_by_role("searchbox", name="Filter").fill("wasps")
    expect(page.locator(".cite-out")).to_contain_text("wasps")
    assert page.locator(".cite-out").inner_text().count("TY  - ") == 1


def test_a_hostile_record_stays_text(page: Page, small_site: Path) -> None:
    open_box(page, small_site / "reviews/evil-2017-script.html")
    assert page.title() != "run"
    assert "<script>" in page.locator(".cite-out").inner_text()
    assert page.locator(".cite-out script, .cite-out img").count() == 0


def test_where_the_record_is_out_of_reach_the_plain_citation_stays(
    page: Page, small_site: Path
) -> None:
    page.goto((small_site / REVIEW).as_uri())
    page.evaluate("void (litsite.loadRecords = () => Promise.reject(new Error('away')))")
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    expect(page.locator(".margin .cite-body .cite-status")).to_contain_text("away")
    expect(page.locator(".cite-plain")).to_be_visible()


def test_the_citation_is_there_without_scripts(browser: object, small_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((small_site / REVIEW).as_uri())
    line = page.locator("details[data-cite] .cite-plain")
    assert line.text_content() == (
        "Lindqvist M. NKX2-5 in cardiac development. J Invent Med. 2020;117:559–587. "
        "doi:10.5555/nkx.2020.5"
    )
    context.close()


def test_a_number_and_its_year_are_no_pages_in_any_style(page: Page, small_site: Path) -> None:
    open_box(page, small_site / REVIEW)
    printed = page.evaluate(
        """() => ["50193-2021", "00193-2021", "11998-2003"].map(
            (pages) => litsite.text.pages(pages, "–", "whole"))"""
    )
    assert printed == ["50193-2021", "00193-2021", "11998–12003"]
