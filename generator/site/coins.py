"""COinS: what a work is, in a span of a list, for Zotero and library link resolvers.

(OpenURL ContextObject in SPAN; ANSI/NISO Z39.88-2004, KEV formats journal, book, dissertation.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote_plus

from generator.model import Item
from generator.model.issued import write_issued
from generator.model.rich_text import strip_markup
from generator.site.print_items import is_article_number, write_last_page
from generator.site.print_names import invert_name

_BOOK_GENRES = {"book": "book", "chapter": "bookitem", "paper-conference": "proceeding"}
_BOOK_GENRES |= {"report": "report"}


def print_coins(item: Item) -> str:
    """The span's title attribute (not yet escaped for HTML): what Zotero reads, once.

    An author is "Family, Given", which no reader takes apart wrongly.
    """
    pairs = [pair for pair in _pairs(item) if pair[1]]
    if _PLAIN("".join([value for _, value in pairs])):  # as most are
        return "&".join([f"{key}={value}" for key, value in pairs]).replace(" ", "+")
    return "&".join([f"{key}={quote_plus(value, safe=_SAFE)}" for key, value in pairs])


_SAFE = ":/,"
"""What is as it is where all else is as a form is sent (application/x-www-form-urlencoded)."""
_PLAIN = re.compile(rf"[\w .~{_SAFE}-]+", re.ASCII).fullmatch


def _pairs(item: Item) -> Iterator[tuple[str, str]]:
    genre = _BOOK_GENRES.get(item.type)
    form = "book" if genre else "dissertation" if item.type == "thesis" else "journal"
    title, container = (strip_markup(text or "") for text in (item.title, item.container_title))
    short = strip_markup(item.container_title_short or "")
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"
    if item.doi:
        yield "rft_id", f"info:doi/{item.doi}"
    if item.pmid:
        yield "rft_id", f"info:pmid/{item.pmid}"
    if form == "journal":
        yield "rft.genre", "" if item.type == "article-journal" else "unknown"
        yield "rft.atitle", title
        yield "rft.jtitle", container or short
        yield "rft.stitle", short
    elif form == "book":
        yield "rft.genre", genre or "unknown"
        yield ("rft.btitle" if item.type in ("book", "report") else "rft.atitle"), title
        yield "rft.btitle", "" if item.type in ("book", "report") else container
        yield "rft.pub", item.publisher or ""
        yield "rft.isbn", item.isbn or ""
    else:
        yield "rft.title", title
        yield "rft.inst", item.publisher or ""
    for name in item.author:
        yield "rft.au", invert_name(name)
    yield "rft.date", write_issued(item.issued) if item.issued and item.issued.year else ""
    yield "rft.volume", item.volume or ""
    yield "rft.issue", item.issue or ""
    page = item.page or ""
    first, _, last = (page, "", "") if is_article_number(page) else page.partition("-")
    yield "rft.spage", first
    yield "rft.epage", write_last_page(first, last)
    yield "rft.issn", item.issn[0] if item.issn else ""
