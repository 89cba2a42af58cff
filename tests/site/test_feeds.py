from __future__ import annotations

import gzip
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

from relate_reviews import relate_reviews
from render_page import render_page

from generator.config import Config
from generator.library.dates import date_of
from generator.model import Document, Issued, Item, Name, Review, SourceNote
from generator.site import sitemap
from generator.site.assets import list_assets
from generator.site.catalogue import catalogue_library
from generator.site.feeds import LENGTH, SHORT_LENGTH, newest, write_feed, write_term_feed
from generator.site.pages import Page, has_feed, list_pages
from generator.site.render import open_templates
from generator.site.sitemap import write_manifest, write_robots, write_sitemap
from generator.site.views.feed import view_feed

ATOM = {"a": "http://www.w3.org/2005/Atom"}
HOSTILE = "]]></title><script>x()</script> \x00\x0b &amp; <i>it</i> ﷐"


def review(key: str, saved: str | None, issued: Issued | None = None, title: str = "T") -> Review:
    return Review(
        key=key,
        document=Document(item=Item(title=title, issued=issued, author=(Name(literal=title),))),
        body=f"## Abstract\n\nSome words of {title}.\n",
        sources=(SourceNote(reader="x", retrieved=saved),) if saved else (),
    )


REVIEWS = (
    review("a", "2026-01-02"),
    review("b", "2026-03-01", Issued(2020, 2, 3)),
    review("c", None, Issued(2019)),
    review("d", None),
    review("e", "2026-02-01T10:00:00", title=HOSTILE),
)


def test_the_newest_come_first_and_the_undated_not_at_all() -> None:
    """openjournals/joss#100."""
    root = ET.fromstring(write_feed(relate_reviews(REVIEWS), Config(base_url="https://e.org/lib")))
    links = [entry.find("a:link", ATOM).get("href") for entry in root.findall("a:entry", ATOM)]
    assert links == [f"https://e.org/lib/reviews/{key}.html" for key in "beac"]
    assert root.findtext("a:updated", "", ATOM) == "2026-03-01T00:00:00Z"
    assert root.findtext("a:entry/a:published", "", ATOM) == "2020-02-03T00:00:00Z"
    ids = [each.text for each in root.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(set(ids)) == len(ids) == 5


def test_without_an_address_links_are_relative_and_ids_stay() -> None:
    library, config = relate_reviews(REVIEWS), Config(title="Mine")
    dated = newest(library, ["a"], SHORT_LENGTH)
    text = write_term_feed(library, config, dated, "X", "authors/x.xml", {})
    assert 'href="../reviews/a.html"' in text
    assert text.count("urn:uuid:") == 2
    assert text == write_term_feed(library, config, dated, "X", "authors/x.xml", {})


def test_a_feed_of_lines_made_before_notes_its_reviews_all_the_same() -> None:
    catalogue = catalogue_library(relate_reviews(REVIEWS), Config())
    page = Page("authors/t.xml", "feed.xml", "feed", "authors/t")
    first = view_feed(page, catalogue)
    assert catalogue.noted == {0, 1, 2}  # d has no date, e another author
    catalogue.noted.clear()
    catalogue.library.reviews.held.clear()  # type: ignore[attr-defined]  # so that none is read
    assert view_feed(page, catalogue).xml == first.xml
    assert catalogue.noted == {0, 1, 2}


def test_hostile_text_stays_text() -> None:
    text = write_feed(relate_reviews(REVIEWS), Config(title=HOSTILE, rights=HOSTILE))
    root = ET.fromstring(text)
    assert "<script>" not in text
    assert "script>x()" in (root.findtext("a:title", "", ATOM))


def test_a_feed_has_an_end() -> None:
    many = [review(f"r{number:03d}", "2026-01-01") for number in range(LENGTH + 5)]
    text = write_feed(relate_reviews(many), Config())
    assert text.count("<entry>") == LENGTH


def test_the_abstract_is_shown_as_the_site_shows_it() -> None:
    library = relate_reviews(REVIEWS)
    assert "Some words" in write_feed(library, Config())
    assert "Some words" not in write_feed(library, Config(abstracts="none"))


def test_dates_are_the_contents_own() -> None:
    assert [date_of(each) for each in REVIEWS] == [
        "2026-01-02",
        "2026-03-01",
        "2019-01-01",
        None,
        "2026-02-01",
    ]
    assert date_of(replace(REVIEWS[0], sources=(SourceNote("x", retrieved="soon"),))) is None


def test_a_sitemap_lists_what_is_to_be_found(monkeypatch: object) -> None:
    config = Config(base_url="https://e.org/lib/")
    library = relate_reviews(REVIEWS)
    pages = list_pages(library, config)
    ((path, text),) = write_sitemap(pages, library, config)
    root = ET.fromstring(text)
    addresses = [each.text or "" for each in root.iter() if each.tag.endswith("loc")]
    assert path == "sitemap.xml"
    assert "https://e.org/lib/" in addresses
    assert "https://e.org/lib/reviews/a.html" in addresses
    assert not any(address.endswith(("404.html", ".js")) for address in addresses)
    assert b"<loc>https://e.org/lib/reviews/a.html</loc><lastmod>2026-01-02</lastmod>" in text
    monkeypatch.setattr(sitemap, "MOST", 7)
    files = dict(write_sitemap(pages, library, config))
    assert b"https://e.org/lib/sitemap.2.xml.gz" in files["sitemap.xml"]
    parts = [ET.fromstring(gzip.decompress(files.pop(f"sitemap.{n}.xml.gz"))) for n in (1, 2)]
    listed = [each.text for part in parts for each in part.iter() if each.tag.endswith("loc")]
    assert listed == addresses[:14]
    assert list(write_sitemap(pages, library, Config())) == []


def test_robots_and_manifest() -> None:
    assert write_robots(Config()) is None
    assert "Sitemap: https://e.org/sitemap.xml" in (
        write_robots(Config(base_url="https://e.org")) or ""
    )
    assert json.loads(write_manifest(Config(title="Mine")))["start_url"] == "index.html"


def test_scripts_are_in_three_files_and_the_worker_at_the_root() -> None:
    paths = [path for path, _ in list_assets()]
    assert {"assets/site.js", "assets/search.js", "assets/cite.js", "worker.js"} <= set(paths)
    assert not any("/js/" in path for path in paths)


def test_a_term_of_two_reviews_has_a_feed_that_leads_to_its_list() -> None:
    pair = tuple(
        replace(each, document=replace(each.document, keyword=("tide",))) for each in REVIEWS[:2]
    )
    library, config = relate_reviews((*pair, REVIEWS[2])), Config(base_url="https://e.org/lib")
    pages = {page.path: page for page in list_pages(library, config)}
    feeds = {path for path in pages if path.endswith(".xml")}
    assert "keywords/tide.xml" in feeds
    assert "authors/t.xml" not in feeds
    assert not has_feed("authors", 3)
    assert has_feed("authors", 4)
    assert has_feed("years", 2)
    assert has_feed("types", 2)
    catalogue, templates = catalogue_library(library, config), open_templates()
    text = render_page(pages["keywords/tide.xml"], catalogue, templates).decode()
    root = ET.fromstring(text.encode())
    assert text.count("<entry>") == 2
    assert "Some words" not in text
    link = root.find("a:link[@rel='alternate']", ATOM)
    assert link is not None
    assert link.get("href") == "https://e.org/lib/keywords/tide.html"
    html = render_page(pages["keywords/tide.html"], catalogue, templates).decode()
    assert html.count("href=../keywords/tide.xml") == 2
    assert "<div class=take>" in html  # where the list is cited, too
    assert b"tide.xml" not in next(write_sitemap(tuple(pages.values()), library, config))[1]
