from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import html5lib
import pytest
from lxml import etree
from relate_reviews import relate_reviews

from generator.config import Config
from generator.model import Document, Issued, Item, Name, Reference, Review
from generator.site.exports.books import BOOKS

HOSTILE = "</script><script>x()</script> ]]> <img src=x onerror=x()> \x00\x0b & <i>y"
REVIEWS = (
    Review(
        key="a-2020-b",
        document=Document(
            item=Item(
                title="H<sub>2</sub>O & <math><mi>x</mi></math>",
                author=(Name(family="Li", given="X"),),
                issued=Issued(2020),
            ),
            keyword=("Water",),
            references_total=9,
        ),
        body=(
            "## Abstract\n\nOne *word* <math><mspace/><mi>y</mi></math>.<br>Next[^1].\n\n"
            "[^1]: Foot.\n\n"
            "## Notes\n\n[file](other.md) and [web](https://example.org/?a=1&b=2)\n"
        ),
        references=(Reference("r", Item(title="Cited", doi="10.5555/x<y"), 3),),
    ),
    Review(
        key="evil-2021-x",
        document=Document(item=Item(title=HOSTILE), keyword=(HOSTILE,)),
        body=f"## Abstract\n\n{HOSTILE}\n",
        references=(Reference("r", Item(title=HOSTILE), raw=HOSTILE),),
    ),
)


def write(name: str, *reviews: Review, title: str = "Mine & yours") -> bytes:
    library = relate_reviews(reviews)
    by_key = {review.key: review for review in reviews}

    def load(key: str) -> Sequence[Reference]:
        return by_key[key].references

    stream = io.BytesIO()
    BOOKS[name](stream, library, load, Config(title=title))
    return stream.getvalue()


def test_an_epub_begins_with_its_type_and_lists_what_it_holds() -> None:
    """sensu-docs#1178."""
    archive = zipfile.ZipFile(io.BytesIO(write("epub", *REVIEWS)))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert archive.read("mimetype") == b"application/epub+zip"
    package = etree.fromstring(archive.read("EPUB/package.opf"))
    listed = {each.get("href"): each for each in package.iter("{*}item")}
    held = {name.removeprefix("EPUB/") for name in archive.namelist() if name.startswith("EPUB/")}
    assert set(listed) == held - {"package.opf"}
    ids = {each.get("id") for each in listed.values()}
    assert {each.get("idref") for each in package.iter("{*}itemref")} <= ids
    for name, item in listed.items():
        if name.endswith(".xhtml"):
            page = etree.fromstring(archive.read(f"EPUB/{name}"))
            has_math = page.find(".//{http://www.w3.org/1998/Math/MathML}math") is not None
            assert has_math == (item.get("properties") == "mathml")
            assert not list(page.iter("{*}script", "{*}img"))
            for link in page.iter("{*}a"):
                href = link.get("href", "#")
                assert href.startswith(("http", "#")) or href in listed


def test_one_file_holds_everything_and_asks_for_nothing() -> None:
    text = write("html", *REVIEWS).decode()
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    tree = parser.parse(text)
    assert parser.errors == []
    assert not list(tree.iter("script")) + list(tree.iter("img")) + list(tree.iter("link"))
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert "1 of 9 references." in text


@pytest.mark.parametrize("name", ["epub", "html"])
def test_books_hang_on_content_alone(name: str) -> None:
    assert write(name, *REVIEWS) == write(name, *reversed(REVIEWS))
    assert write(name)
