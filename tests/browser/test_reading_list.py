from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


def put_on_list(page: Page, site: Path, key: str) -> None:
    page.goto((site / f"reviews/{key}.html").as_uri())
    page.evaluate(UNFOLD)
    page.get_by_role("button", name="To read").click()


def test_list_marks_and_notes_stay(page: Page, small_site: Path) -> None:
    put_on_list(page, small_site, "smith-2012-gut")
    page.get_by_role("button", name="Read", exact=True).click()
    page.locator("#reading-note").fill("compare <b>with</b> wasps")
    page.locator("#reading-note").blur()
    expect(page.locator(".reading [role=status]")).to_have_text("Note kept in this browser.")
    put_on_list(page, small_site, "tanaka-2015-untold")
    page.goto((small_site / "reading.html").as_uri())
    assert page.locator(".reading-list a").all_inner_texts() == [
        "The gut microbiota of bees",
        "Untold stories of sleep",
    ]
    assert page.locator(".reading-note").inner_text() == "compare <b>with</b> wasps"
    page.goto((small_site / "reviews/smith-2012-gut.html").as_uri())
    page.evaluate(UNFOLD)
    expect(page.locator("#reading-note")).to_have_value("compare <b>with</b> wasps")
    expect(page.get_by_role("button", name="To read")).to_have_attribute("aria-pressed", "true")
    page.goto((small_site / "reviews/index.html").as_uri())
    assert page.locator("li:has-text('gut microbiota of bees') .mark").inner_text() == "read"


def test_the_list_is_cited_kept_and_brought_back(
    page: Page, small_site: Path, tmp_path: Path
) -> None:
    put_on_list(page, small_site, "smith-2012-gut")
    put_on_list(page, small_site, "tanaka-2015-untold")
    page.goto((small_site / "reading.html").as_uri())
    page.locator("details[data-cite] > summary").click()
    expect(page.locator(".cite-out li")).to_have_count(2)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as a file").click()
    kept = Path(waiting.value.path()).read_bytes()
    assert json.loads(kept)["litsite"] == "reading"
    page.evaluate("localStorage.clear()")
    page.reload()
    assert page.locator(".reading-list li").count() == 0
    expect(page.locator("[data-empty]")).to_be_visible()
    file = tmp_path / "kept.json"
    file.write_bytes(kept)
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".reading-list li")).to_have_count(2)


def test_a_hostile_file_brings_no_address_and_no_markup(
    page: Page, small_site: Path, tmp_path: Path
) -> None:
    hostile = tmp_path / "x.json"
    evil = {"title": "<img src=x onerror=document.title='run'>", "listed": True, "note": {}}
    entries = dict.fromkeys(("javascript:alert(1)//reviews/x.html", "reviews/ok.html"), evil)
    entries["https://evil.example/reviews/a.html"] = evil
    hostile.write_text(json.dumps({"litsite": "reading", "entries": entries}), encoding="utf-8")
    page.goto((small_site / "reading.html").as_uri())
    page.locator("input[type=file]").set_input_files(hostile)
    expect(page.locator(".reading-list li")).to_have_count(1)
    assert page.locator(".reading-list img").count() == 0
    hostile.write_text('["no list"]', encoding="utf-8")
    page.locator("input[type=file]").set_input_files(hostile)
    expect(page.locator("[data-reading-list] > [role=status]")).to_contain_text("was not taken")


def test_a_link_to_a_work_shows_what_it_is(page: Page, small_site: Path) -> None:
    page.goto((small_site / "works/index.html").as_uri())
    link = page.locator(".entries > li > a[href*='works/']").first
    page.wait_for_function("Boolean(window.litsite && litsite.loadRecords)")
    page.keyboard.press("Tab")
    link.focus()
    preview = page.locator("#preview")
    expect(preview.locator(".f")).not_to_be_empty()
    expect(preview.locator(".title")).to_have_count(0)  # which the link itself says
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)


def test_an_empty_list_offered_to_cite_and_to_download_nothing(
    page: Page, small_site: Path
) -> None:
    page.goto((small_site / "reading.html").as_uri())
    expect(page.locator("[data-empty]")).to_be_visible()
    expect(page.locator("[data-export]")).to_be_hidden()
    expect(page.locator("details.cite")).to_be_hidden()
    put_on_list(page, small_site, "smith-2012-gut")
    page.goto((small_site / "reading.html").as_uri())
    expect(page.locator("[data-export]")).to_be_visible()
    expect(page.locator("details.cite")).to_be_visible()


def test_the_foot_of_the_page_moved_when_the_list_came(page: Page, small_site: Path) -> None:
    page.goto((small_site / "reading.html").as_uri())
    expect(page.locator("[data-reading-list]")).to_be_visible()
    moved = page.evaluate(
        """() => {
            const foot = () => document.querySelector("body > footer").getBoundingClientRect().top;
            const list = document.querySelector("[data-reading-list]");
            const before = foot();
            list.hidden = true;
            return before - foot();
        }"""
    )
    assert moved == 0
