"""Every page of a library that has one of everything, and of libraries at the edges."""

import json
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup
from relate_reviews import relate_reviews

from generator.config import Config
from generator.errors import ContentError
from generator.model import Document, Issued, Item, Reference, Review
from generator.site.assets import list_assets
from generator.site.figures.decades import draw_decades
from generator.site.pages import CITING_LENGTH, LIST_LENGTH, count_parts, find_pages, list_pages
from generator.site.preview_shards import count_shards, shard_of
from generator.site.views.cited_by import FULL_LINES

MADE_ELSEWHERE = ("search.html", "search/start.js", "feed.xml", ".webmanifest")
"""What pages lead to and other parts of the build lay out: search, the feed, the manifest; and
exports, in data/."""


def read(site):
    return {
        path: BeautifulSoup(html, "lxml") for path, html in site.items() if path.endswith(".html")
    }


@pytest.fixture(scope="module")
def soups(site):
    return read(site)


@pytest.fixture(scope="module")
def empty(render):
    return render(())


def test_every_kind_of_page_is_there(site):
    assert {
        "index.html",
        "reviews/index.html",
        "reviews/ng-2023-tides.html",
        "reviews/old-key.html",
        "works/index.html",
        "authors/index.html",
        "journals/index.html",
        "keywords/harbours.html",
        "mesh/tides.html",
        "substances/sodium-chloride.html",
        "types/review.html",
        "years/2023.html",
        "notes/index.html",
        "notes/second.html",
        "map.html",
        "overview.html",
        "about.html",
        "404.html",
    } <= set(site)
    assert any(path.startswith("works/sailor3-") for path in site)


def test_pages_are_found_by_kind_and_subject_as_they_are_listed(reviews, notes):
    config = Config()
    library = relate_reviews(reviews, notes, config=config)
    listed = list_pages(library, config)
    found = find_pages(
        library,
        config,
        {(page.kind, page.subject) for page in listed},
        {page.kind for page in listed},
    )
    assert set(found) == set(listed)
    one = [page for page in listed if page.kind in ("person", "term", "feed", "names", "work")]
    for page in one:
        assert page in find_pages(library, config, [(page.kind, page.subject)], ())
    gone = [(page.kind, f"{page.subject}-gone") for page in one if page.kind != "names"]
    assert list(find_pages(library, config, gone, ())) == []


def test_html_is_valid(site, empty):
    for pages in (site, empty):
        for path, html in pages.items():
            if path.endswith(".html"):
                try:
                    html5lib.HTMLParser(strict=True).parse(html)
                except html5lib.html5parser.ParseError as error:
                    pytest.fail(f"{path}: {error}")


def test_ids_are_unique_and_headings_descend(soups):
    for path, soup in soups.items():
        ids = [element["id"] for element in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), path
        if soup.find("meta", attrs={"http-equiv": "refresh"}):
            continue
        assert len(soup.find_all("h1")) == 1, path
        levels = [int(each.name[1]) for each in soup.find_all(["h1", "h2", "h3", "h4"])]
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


def test_references_by_id_name_what_is_there(soups):
    for path, soup in soups.items():
        ids = {element["id"] for element in soup.find_all(id=True)}
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            for element in soup.find_all(attrs={attribute: True}):
                assert element[attribute] in ids, f"{path}: {attribute}"


def test_links_lead_to_a_page_and_its_anchor(site, soups):
    files = set(site) | {path for path, _ in list_assets()}
    anchors = {
        path: {each["id"] for each in soup.find_all(id=True)} for path, soup in soups.items()
    }
    for path, soup in soups.items():
        if path == "404.html":
            continue
        for element in soup.find_all(["a", "link", "script", "form"]):
            address = element.get("href") or element.get("src") or element.get("action") or ""
            if not address or address.startswith(("https://", "http://")):
                continue
            assert not address.startswith("/"), f"{path}: {address}"
            parts = urlsplit(address)
            target = path
            if parts.path:
                joined = PurePosixPath(path).parent / unquote(parts.path)
                steps: list[str] = []
                for step in joined.parts:
                    if step == "..":
                        steps.pop()
                    else:
                        steps.append(step)
                target = "/".join(steps)
            if not target.endswith(MADE_ELSEWHERE) and not target.startswith("data/"):
                assert target in files, f"{path}: {address}"
            if parts.fragment and target in anchors:
                assert unquote(parts.fragment) in anchors[target], f"{path}: {address}"


def test_nothing_is_inline_and_the_policy_stands_on_every_page(soups):
    for path, soup in soups.items():
        policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert policy is not None, path
        assert "unsafe" not in policy["content"]
        assert soup.find("style") is None, path
        assert not soup.find_all(style=True), path
        for script in soup.find_all("script"):
            assert script.get("src") or "json" in script.get("type", ""), path
        for element in soup.find_all(True):
            assert not [name for name in element.attrs if name.startswith("on")], path


def test_hostile_text_stays_text(site):
    for path, html in site.items():
        if path.endswith(".html"):
            assert "<script>alert" not in html, path
        assert "49 of H" not in html, path
    page = site["reviews/ng-2023-tides.html"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ 7 * 7 }} of H<sub>2</sub>O" in page


def test_no_page_names_a_folder_of_the_machine(site):
    assert all("/home/ada" not in html for html in site.values())
    assert "page.html" in site["reviews/ng-2023-tides.html"]


def test_order_of_arrival_changes_no_byte(render, site, reviews, notes):
    assert render(tuple(reversed(reviews)), tuple(reversed(notes))) == site


def test_an_empty_library_says_what_to_do(empty):
    assert "litsite add" in empty["index.html"]
    assert "litsite add" in empty["reviews/index.html"]
    assert "content/notes/" in empty["about.html"]
    assert "two dated reviews" in empty["map.html"]


def test_an_index_with_nothing_in_it_is_not_made(empty):
    indexes = {path for path in empty if path.endswith("/index.html")}
    assert indexes == {"reviews/index.html"}


def test_navigation_names_only_what_is_there(site, empty):
    assert ">Map</a>" in site["index.html"]
    assert ">Map</a>" not in empty["index.html"]
    assert ">Notes</a>" not in empty["index.html"]


def test_the_page_of_a_lost_address_finds_its_style_at_any_depth(site, render):
    assert "href=/tides/assets/site.css>" in site["404.html"]
    assert "href=assets/site.css>" in render((), config=Config())["404.html"]
    odd = Config(base_url='https://e.org/a b/it\'s="x"/')
    assert "href=/a%20b/it%27s%3D%22x%22/assets/site.css>" in render((), config=odd)["404.html"]


def test_former_keys_lead_on(site):
    page = site["reviews/old-key.html"]
    assert "url=../reviews/ng-2023-tides.html" in page
    assert "https://example.org/tides/reviews/ng-2023-tides.html" in page


def test_two_pages_that_want_one_file_are_refused(render):
    first = Review("a", Document(item=Item(title="A")))
    second = Review("b", Document(item=Item(title="B")), aliases=("A",))
    with pytest.raises(ContentError) as refused:
        render((first, second))
    assert "two pages want this file" in str(refused.value.problems[0])


def test_long_lists_go_on_in_parts(render):
    many = tuple(
        Review(
            f"key-{number}",
            Document(item=Item(title=f"T {number}", issued=Issued(2000 + number % 20))),
        )
        for number in range(LIST_LENGTH + 5)
    )
    pages = read(render(many, kinds=("reviews",)))
    first, second = pages["reviews/index.html"], pages["reviews/index.2.html"]
    assert len(first.select(".entries > li")) == LIST_LENGTH
    assert len(second.select(".entries > li")) == 5
    assert second.select_one('.parts a[rel="prev"]')["href"] == "index.html"
    years = first.select(".anchors a")
    assert [years[0].text, years[-1].text] == ["2019", "2000"]
    assert years[-1]["href"].startswith("index.")
    assert second.find(id="y-2000") or first.find(id="y-2000")
    assert count_parts(0) == 1


def test_a_work_that_hundreds_cite_goes_on_in_parts(render):
    cited = Item(title="Of tides", doi="10.5/tides")
    many = tuple(
        Review(
            f"key-{number}",
            Document(item=Item(title=f"T {number}", issued=Issued(2000 + number % 20))),
            references=(Reference("tides", cited, 1),),
        )
        for number in range(CITING_LENGTH + 5)
    )
    written = render(many, kinds=("work",))
    assert len(written["works/tides.html"].encode()) < 100 * CITING_LENGTH
    pages = read(written)
    first, second = pages["works/tides.html"], pages["works/tides.2.html"]
    assert first.find(id="cited-by").text == f"Cited by {CITING_LENGTH + 5} of your reviews"
    assert len(first.select(".citing > li")) == FULL_LINES
    assert first.select_one("h3").text == f"{CITING_LENGTH - FULL_LINES} more, by year"
    assert len(first.select(".by-year a")) == CITING_LENGTH - FULL_LINES
    assert not second.select(".citing")
    assert not second.select("h3")
    assert len(second.select(".by-year a")) == 5
    assert second.select_one(".by-year a")["href"].startswith("../reviews/key-")
    assert second.select_one(".parts a[rel=prev]")["href"] == "tides.html"
    assert first.select_one(".citing p").text.strip() == "2019\u00a0· reference\u00a01"
    assert first.select_one(".citing a")["href"] == "../reviews/key-119.html#ref-tides"


def test_lists_of_reviews_stand_newest_first(soups):
    years = [each.text for each in soups["reviews/index.html"].select(".entries > li > b")]
    assert years == ["2023", "2021", "2019", ""]


def test_a_mesh_term_shows_its_qualifiers_and_major_topics(soups):
    page = soups["mesh/tides.html"]
    assert page.find(id="with-genetics").text.startswith("genetics")
    assert "major topic" in page.select_one(".entries").text
    index = soups["mesh/index.html"]
    assert [each.text for each in index.select(".index ul a")] == ["drug effects", "genetics"]


def test_a_work_names_each_citing_review_with_its_number(site, soups):
    """quartz#106, quarto-cli#14007: a link back says where it comes from."""
    path = next(path for path in site if path.startswith("works/sailor3-"))
    rows = soups[path].select(".citing li")
    assert [row.select_one("p").text.strip().rpartition("\u00a0· ")[2] for row in rows] == [
        "reference\u00a03",
        "reference\u00a01",
        "reference\u00a01",
    ]
    assert rows[0].select_one("a")["href"].endswith("ng-2023-tides.html#ref-sailor3-3")


def test_the_overview_names_core_and_gaps(soups):
    page = soups["overview.html"]
    core = page.find(id="core").find_parent("section").select(".n")
    assert int(core[0].find(string=True)) == 3
    assert page.find(id="decades") is not None


def test_decades_are_read_on_a_phone_without_shrinking():
    """At 320 pixels its labels were 6 pixels high."""
    drawing = draw_decades({1990: 10, 2000: 8888})
    assert drawing.width <= 304
    longest = max(bar.x + bar.width for bar in drawing.bars) + 6
    assert longest + 7 * len("8,888") < drawing.width


def test_notes_resolve_citations_and_links(soups):
    note = soups["notes/first-thoughts.html"]
    assert note.find("a", class_="cited")["href"] == "../reviews/ng-2023-tides.html"
    assert note.find("a", string="the next")["href"] == "../notes/second.html"
    assert note.find("span", class_="unknown").text == "@nobody"
    assert "Second" in note.find(id="mentions").find_parent("section").text


def test_previews_are_found_by_the_hash_of_their_key(site):
    assert shard_of("a", 2**32) == 0xE40C292C  # the published test vector of FNV-1a
    assert [count_shards(number) for number in (0, 48, 49, 200)] == [1, 1, 2, 8]
    script = site["previews/0.js"]
    assert script.startswith("litsite.previews(0, JSON.parse(")
    previews = json.loads(json.loads(script.removeprefix("litsite.previews(0, JSON.parse(")[:-4]))
    title, facts, begins = previews["ng-2021-tide"]
    assert title.startswith("The tide in harbour 902")
    assert facts.startswith("Ng WK, et al. · J Tide 2021;902:90201–90209 · 6 references")
    assert begins == ""
    assert previews["ng-2019-harbour"][2] == "It was withdrawn."
    assert previews["ng-2019-harbour"][1].startswith("Retracted")


def test_a_note_begins_in_words(soups):
    begins = soups["notes/index.html"].select_one(".notes p").text
    assert begins == "It began with Ng 2023."


def test_zotero_finds_each_review_in_the_list_of_all_and_each_work_on_its_page(soups):
    """zotero/translators#77 #917."""
    listed = soups["reviews/index.html"].select(".entries > li .Z3988")
    assert len(listed) == 4
    assert all(each["title"].startswith("ctx_ver=Z39.88-2004") for each in listed)
    works = [soup for soup in soups.values() if soup.select_one("article.work")]
    assert works
    assert all(len(soup.select("article .Z3988")) == 1 for soup in works)
    terms = [soup for path, soup in soups.items() if path.startswith(("authors/", "years/"))]
    assert not any(soup.select(".Z3988") for soup in terms)
