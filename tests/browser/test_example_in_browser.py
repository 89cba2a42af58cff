"""The built example in a real browser, from disk: both widths, both themes, with and without
scripts."""

from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe

SITE = Path(__file__).parents[2] / "site"
KINDS = {
    path.relative_to(SITE).parts[0]: path for path in sorted(SITE.rglob("*.html"), reverse=True)
}
"""One page of each kind: the first of each folder, and the single pages."""
PAGES = sorted(KINDS.values())
pytestmark = pytest.mark.browser


def name(page: Path) -> str:
    return page.relative_to(SITE).as_posix()


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_and_axe_finds_nothing(page, width, scheme):
    """mkdocs-material#6838."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = {}
    for path in PAGES:
        page.goto(path.as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{name(path)} is {wide} px too wide at {width}"
        broken = Axe().run(page)["violations"]
        if broken:
            found[name(path)] = [
                (rule["id"], [node["html"][:120] for node in rule["nodes"]][:3]) for rule in broken
            ]
    assert found == {}


def test_pages_read_the_same_without_scripts(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in PAGES:
        page.goto(path.as_uri())
        assert page.locator("main").inner_text().strip(), name(path)
        assert page.locator("nav a").first.is_visible(), name(path)
    context.close()


def test_every_page_is_reached_from_home_by_links_alone(browser):
    """docusaurus#3825, vitepress#1889 #3673, quartz#471: opened from disk, without a server."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    seen, waiting = set(), [(SITE / "index.html").as_uri()]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        page.goto(address)
        links = page.evaluate("[...document.links].map(a => a.href.split('#')[0].split('?')[0])")
        waiting += [link for link in links if link.startswith("file:") and link.endswith(".html")]
    context.close()
    alone = {"404.html", "search.html"}  # the search form leads to the one
    missed = {path.as_uri() for path in SITE.rglob("*.html") if name(path) not in alone} - seen
    assert missed == set()


def test_a_link_to_a_reference_is_there_at_once(page):
    """Not after a second of gliding past everything above it."""
    path = next(SITE.glob("reviews/taeb-*.html"))
    page.goto(path.as_uri())
    page.evaluate("location.hash = 'similar'")
    top = page.evaluate("document.getElementById('similar').getBoundingClientRect().top")
    assert 0 <= top < page.viewport_size["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reference_that_a_link_leads_to_is_marked_and_reads(page, scheme):
    page.emulate_media(color_scheme=scheme)
    path = next(SITE.glob("reviews/taeb-*.html"))
    page.goto(path.as_uri())
    reference = page.locator(".refs > li").last
    paper = "each => getComputedStyle(each).backgroundImage"
    assert reference.evaluate(paper) == "none"
    page.evaluate("id => { location.hash = id }", reference.get_attribute("id"))
    assert reference.evaluate(paper) != "none"
    reference.evaluate("each => { each.style.background = 'var(--mark)' }")  # as axe can tell it
    assert Axe().run(page, ".refs > li:target")["violations"] == []
