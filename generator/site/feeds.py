"""The newest reviews as Atom feeds (RFC 4287). Dates are the content's own: when a page was
saved, else when it was published; a review without either is in no feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from generator.config import Config
from generator.library.dates import date_of, first_day
from generator.library.model import Library
from generator.markup.xml import escape_xml, fit_xml, quote_xml
from generator.model import Review
from generator.model.name import print_name
from generator.model.rich_text import strip_markup
from generator.site.exports.abstracts import abstract_of
from generator.site.links import absolute, review_path, root_of
from generator.site.titles import UNTITLED

_PATH = "feed.xml"
LENGTH = 50
"""Entries of the feed of all reviews."""

SHORT_LENGTH = 12
"""Entries of the feed of a term or person, of which a large library has thousands."""


def write_feed(library: Library, config: Config) -> str:
    """The feed of all reviews: the newest LENGTH, with their abstracts as far as the site shows
    them.

    Addresses are absolute with a base-url, else relative to the feed.
    """
    dated = newest(library, library.dates, LENGTH)
    head = _head(dated, config, None, _PATH, "index.html")
    entries = (write_entry(date, library.reviews[key], config) for key, date in dated)
    return "".join((*head, *entries, "</feed>\n"))


def write_term_feed(
    library: Library,
    config: Config,
    dated: Sequence[tuple[str, str]],
    title: str,
    path: str,
    made: dict[str, str],
) -> str:
    """The feed of a term or person that lies at `path`, in a folder of the site: the reviews of
    `dated`, (key, date) of the newest SHORT_LENGTH, by their titles alone. `made` holds the entries
    of such feeds that are made already: of those no review is read."""
    parts = list(_head(dated, config, title, path, path.removesuffix(".xml") + ".html"))
    for key, date in dated:
        entry = made.get(key)
        if entry is None:
            entry = made[key] = _short_entry(date, library.reviews[key], config, path)
        parts.append(entry)
    return "".join((*parts, "</feed>\n"))


def edit_feed(
    read: Callable[[str], bytes], config: Config, before: Review, after: Review
) -> tuple[tuple[str, bytes], ...] | None:
    """(path, bytes) of the feed of all reviews where it shows one that was edited, `read` giving
    the feed before; None where it cannot be patched for certain. The review's date stays."""
    date = date_of(before)
    if date is None:
        return ()
    was, now = (write_entry(date, each, config).encode() for each in (before, after))
    if was == now:
        return ()
    held = read(_PATH)
    if _id_line(before, config).encode() not in held:
        return ()
    return ((_PATH, held.replace(was, now)),) if held.count(was) == 1 else None


def newest(library: Library, keys: Iterable[str], most: int) -> list[tuple[str, str]]:
    """(key, date) of the reviews that came last, newest first; of one day, in key order."""
    dates = library.dates
    dated = sorted([(key, date) for key in keys if (date := dates.get(key))])
    dated.sort(key=itemgetter(1), reverse=True)  # ISO dates; those of one day stay in key order
    return dated[:most]


def _head(
    dated: Sequence[tuple[str, str]],
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
    yield f"<updated>{dated[0][1] if dated else '1970-01-01'}T00:00:00Z</updated>\n"
    yield f'<link rel="alternate" type="text/html" href={_quoted(listed)}/>\n'
    if own:
        yield f'<link rel="self" type="application/atom+xml" href={_quoted(own)}/>\n'
    yield f"<author><name>{_text(config.author or config.title)}</name></author>\n"
    if config.rights:
        yield f"<rights>{_text(config.rights)}</rights>\n"


def write_entry(date: str, review: Review, config: Config) -> str:
    """A review in the feed of all."""
    return "".join(_list_lines(date, review, config))


def _list_lines(date: str, review: Review, config: Config) -> Iterator[str]:
    item = review.document.item
    page = review_path(review.key)
    yield "<entry>\n"
    yield f"<title>{_text(strip_markup(item.title or UNTITLED))}</title>\n"
    yield _id_line(review, config)
    href = absolute(config.base_url, page) or page
    yield f'<link rel="alternate" type="text/html" href={_quoted(href)}/>\n'
    yield f"<updated>{date}T00:00:00Z</updated>\n"
    issued = item.issued
    if issued and issued.day and (issued.month or 13) <= 12:
        yield f"<published>{first_day(issued)}T00:00:00Z</published>\n"
    for name in item.author:
        yield f"<author><name>{_text(print_name(name))}</name></author>\n"
    for word in review.document.keyword:
        yield f"<category term={_quoted(word)}/>\n"
    summary = review.summary or abstract_of(review, config.abstracts)
    if summary := strip_markup(summary):
        yield f"<summary>{_text(summary)}</summary>\n"
    yield "</entry>\n"


def _id_line(review: Review, config: Config) -> str:
    page = review_path(review.key)
    id = absolute(config.base_url, page) or _urn(f"{config.title} {page}")
    return f"<id>{_text(id)}</id>\n"


def _short_entry(date: str, review: Review, config: Config, path: str) -> str:
    page = review_path(review.key)
    address = absolute(config.base_url, page)
    id = _text(address or _urn(f"{config.title} {page}"))
    title = _text(strip_markup(review.document.item.title or UNTITLED))
    return (
        f"<entry><title>{title}</title><id>{id}</id>"
        f"<link href={_quoted(address or root_of(path) + page)}/>"
        f"<updated>{date}T00:00:00Z</updated></entry>\n"
    )


def _urn(text: str) -> str:
    """An id that stays as long as the library's title and the page's key do."""
    from uuid import NAMESPACE_URL, uuid5  # imported here: most edits make no feed

    return f"urn:uuid:{uuid5(NAMESPACE_URL, text)}"


def _text(text: str) -> str:
    return escape_xml(fit_xml(text))


def _quoted(text: str) -> str:
    return quote_xml(fit_xml(text))
