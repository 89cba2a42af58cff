"""The newest reviews as an Atom feed (RFC 4287). Dates are the content's own: when a page was
saved, else when it was published; a review without either is in no feed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from generator.config import Config
from generator.library.model import Library
from generator.model import Issued, Review
from generator.model.name import print_name
from generator.model.rich_text import strip_markup
from generator.site.exports.abstracts import abstract_of
from generator.site.links import review_path, root_of
from generator.site.titles import UNTITLED
from generator.site.views.frame import absolute

LENGTH = 50
"""Entries of the feed of all reviews."""

SHORT_LENGTH = 20
"""Entries of the feed of a term or person, of which a large library has thousands."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def write_feed(
    library: Library,
    config: Config,
    keys: Sequence[str] | None = None,
    title: str | None = None,
    path: str = "feed.xml",
) -> str:
    """The feed that lies at `path`: of all reviews, LENGTH at most, with their abstracts as far
    as the site shows them; or of `keys`, SHORT_LENGTH at most, without. Newest first.

    Addresses are absolute with a base-url, else relative to the feed.
    """
    reviews = [library.reviews[key] for key in (library.reviews if keys is None else keys)]
    dated = sorted(
        ((date, review) for review in reviews if (date := date_of(review))),
        key=lambda pair: pair[1].key,
    )
    dated.sort(key=lambda pair: pair[0], reverse=True)
    if keys is None:
        return "".join(_write(dated[:LENGTH], config, title, path, "index.html"))
    list_path = path.removesuffix(".xml") + ".html"
    return "".join(_write(dated[:SHORT_LENGTH], config, title, path, list_path))


def date_of(review: Review) -> str | None:
    """The ISO date (day) that a feed and a sitemap give a review: the last of its saved pages',
    else that of its publication as far as it is known."""
    saved = [
        note.retrieved[:10]
        for note in review.sources
        if note.retrieved and _DAY.match(note.retrieved)
    ]
    return max(saved) if saved else _first_day(review.document.item.issued)


def _first_day(issued: Issued | None) -> str | None:
    if issued is None or issued.year is None or not 1 <= issued.year <= 9999:
        return None
    month = issued.month if issued.month and issued.month <= 12 else 1
    return f"{issued.year:04d}-{month:02d}-{issued.day or 1:02d}"


def _write(
    dated: Sequence[tuple[str, Review]],
    config: Config,
    title: str | None,
    path: str,
    list_path: str,
) -> Iterator[str]:
    listed = absolute(config.base_url, list_path) or root_of(path) + list_path
    own = absolute(config.base_url, path)
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_quoted(config.language)}>\n'
    name = config.title if title is None else f"{title} · {config.title}"
    yield f"<title>{_text(name)}</title>\n"
    if config.description and title is None:
        yield f"<subtitle>{_text(config.description)}</subtitle>\n"
    yield f"<id>{_text(own or _urn(f'{config.title} {path}'))}</id>\n"
    # A feed must have a date; an empty one has that of no page.
    yield f"<updated>{dated[0][0] if dated else '1970-01-01'}T00:00:00Z</updated>\n"
    yield f'<link rel="alternate" type="text/html" href={_quoted(listed)}/>\n'
    if own:
        yield f'<link rel="self" type="application/atom+xml" href={_quoted(own)}/>\n'
    yield f"<author><name>{_text(config.author or config.title)}</name></author>\n"
    if config.rights:
        yield f"<rights>{_text(config.rights)}</rights>\n"
    for date, review in dated:
        yield from _entry(date, review, config, path, list_path == "index.html")
    yield "</feed>\n"


def _entry(
    date: str, review: Review, config: Config, path: str, with_summary: bool
) -> Iterator[str]:
    item = review.document.item
    page = review_path(review.key)
    address = absolute(config.base_url, page)
    yield "<entry>\n"
    yield f"<title>{_text(strip_markup(item.title or UNTITLED))}</title>\n"
    yield f"<id>{_text(address or _urn(f'{config.title} {page}'))}</id>\n"
    href = address or root_of(path) + page
    yield f'<link rel="alternate" type="text/html" href={_quoted(href)}/>\n'
    yield f"<updated>{date}T00:00:00Z</updated>\n"
    issued = item.issued
    if issued and issued.day and (issued.month or 13) <= 12:
        yield f"<published>{_first_day(issued)}T00:00:00Z</published>\n"
    for name in item.author:
        yield f"<author><name>{_text(print_name(name))}</name></author>\n"
    for word in review.document.keyword:
        yield f"<category term={_quoted(word)}/>\n"
    summary = review.summary or abstract_of(review, config.abstracts) if with_summary else ""
    if summary := strip_markup(summary):
        yield f"<summary>{_text(summary)}</summary>\n"
    yield "</entry>\n"


def _urn(text: str) -> str:
    """An id that stays as long as the library's title and the page's key do."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, text)}"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def _quoted(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", text))
