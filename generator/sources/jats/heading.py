"""JATS's front matter: title, authors, journal, dates, identifiers, licence, funding, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.model import Correction, Grant, Issued, Item, Name
from generator.model.identifiers import (
    list_issns,
    normalise_doi,
    normalise_pmcid,
    normalise_pmid,
)
from generator.model.issued import read_issued
from generator.model.languages import language_code
from generator.sources.citation_line import read_date
from generator.sources.jats.blocks import child_of
from generator.sources.jats.names import place_by_initials, read_affiliation, read_contributor
from generator.sources.xml_text import LANG, XLINK, Element, local_name, plain_text, rich_text

_RELATED = {
    "corrected-article": "erratum-for",
    "correction-forward": "erratum-in",
    "correction": "erratum-in",
    "retracted-article": "retraction-of",
    "retraction-forward": "retraction-in",
    "retraction": "retraction-in",
    "object-of-concern": "expression-of-concern-for",
    "concern-forward": "expression-of-concern-in",
    "expression-of-concern": "expression-of-concern-in",
    "commentary-article": "comment-on",
    "commentary": "comment-in",
    "letter": "comment-in",
    "peer-reviewed-article": "comment-on",
    "republished-article": "republished-from",
    "preprint": "preprint",
    "updated-article": "update-of",
    "update": "update-in",
}
_REVIEWS = re.compile(r"review-article|systematic-review|meta-analysis|rapid-review", re.I)
_PREPRINTS = re.compile(r"preprint", re.I)


def descend(element: Element | None, *path: str) -> Element | None:
    """The element down a path of names, whatever their namespaces."""
    for name in path:
        if element is None:
            return None
        element = child_of(element, name)
    return element


def children_of(element: Element | None, *names: str) -> list[Element]:
    """The children of these names, in order."""
    return [] if element is None else [each for each in element if local_name(each) in names]


def read_jats_item(article: Element, meta: Element, journal: Element | None) -> Item:
    """The bibliographic facts of an article's front matter."""
    ids = {
        (each.get("pub-id-type") or "").lower(): plain_text(each)
        for each in children_of(meta, "article-id")
    }
    dates = _read_dates(meta)
    printed = dates.get("ppub")
    online = dates.get("epub")
    titles = child_of(meta, "title-group")
    kind = article.get("article-type") or ""
    names = {
        (each.get("journal-id-type") or "").lower(): plain_text(each)
        for each in children_of(journal, "journal-id")
    }
    shorts = children_of(journal, "abbrev-journal-title") + children_of(
        child_of(journal, "journal-title-group") if journal is not None else None,
        "abbrev-journal-title",
    )
    short = names.get("iso-abbrev") or names.get("nlm-ta")
    if short is None and shorts:
        short = plain_text(shorts[0])
    publisher = descend(journal, "publisher")
    supplement = plain_text(child_of(meta, "supplement"))
    issue = plain_text(child_of(meta, "issue"))
    preprint = _PREPRINTS.fullmatch(kind) is not None
    return Item(
        type="article" if preprint else "article-journal",
        genre="preprint" if preprint else "review-article" if _REVIEWS.fullmatch(kind) else None,
        title=_read_title(titles),
        author=read_jats_authors(meta),
        container_title=plain_text(
            descend(journal, "journal-title-group", "journal-title")
            if descend(journal, "journal-title-group", "journal-title") is not None
            else descend(journal, "journal-title")
        ),
        container_title_short=short,
        publisher=plain_text(descend(publisher, "publisher-name")),
        publisher_place=plain_text(descend(publisher, "publisher-loc")),
        issued=printed or online or dates.get("collection"),
        available_date=online if online and (printed or online) else None,
        volume=plain_text(child_of(meta, "volume")),
        issue=" ".join(filter(None, (issue, supplement))) or None,
        page=_read_pages(meta),
        doi=normalise_doi(ids.get("doi")),
        pmid=normalise_pmid(ids.get("pmid")),
        pmcid=normalise_pmcid(ids.get("pmcid") or ids.get("pmc") or ids.get("pmcaid")),
        issn=list_issns(map(plain_text, children_of(journal, "issn"))),
        language=language_code((article.get(LANG) or "").partition("-")[0]),
    )


def _read_title(titles: Element | None) -> str | None:
    """The title with its subtitle; a footnote's mark is no part of it."""
    title = rich_text(child_of(titles, "article-title")) if titles is not None else None
    subtitle = rich_text(child_of(titles, "subtitle")) if titles is not None else None
    if title and title.endswith(".") and not title.endswith(".."):
        title = title[:-1]
    if title and subtitle:
        return f"{title}{' ' if title[-1] in '?!:' else ': '}{subtitle}"
    return title


def read_jats_authors(meta: Element) -> tuple[Name, ...]:
    """The authors in order; a group's members and editors are not among them."""
    affiliations = {
        str(aff.get("id")): text
        for aff in meta.iter(etree.Element)
        if local_name(aff) == "aff" and aff.get("id") and (text := read_affiliation(aff))
    }
    names: list[Name] = []
    for group in children_of(meta, "contrib-group"):
        kind = (group.get("content-type") or "").lower()
        if kind in ("section", "editors", "editor", "reviewers"):
            continue
        # An affiliation without an id, given once for the group, is everybody's.
        shared = tuple(
            text
            for aff in children_of(group, "aff")
            if not aff.get("id") and (text := read_affiliation(aff))
        )
        for contrib in children_of(group, "contrib"):
            if (contrib.get("contrib-type") or "author").lower() in ("author", "collab"):
                name = read_contributor(contrib, affiliations, shared)
                if name is not None:
                    names.append(name)
    return place_by_initials(names, affiliations.values())


def _read_dates(meta: Element) -> dict[str, Issued]:
    """Dates of publication by medium: print, electronic, and that of the volume."""
    dates: dict[str, Issued] = {}
    for element in children_of(meta, "pub-date"):
        kind = (element.get("pub-type") or element.get("date-type") or "").lower()
        medium = (element.get("publication-format") or element.get("iso-8601-date") or "").lower()
        if kind in ("ppub", "epub-ppub", "print") or (kind == "pub" and medium == "print"):
            name = "ppub"
        elif kind in ("epub", "pub", "publication", "epreprint", "online", "electronic", ""):
            name = "epub"
        elif kind == "collection":
            name = "collection"
        else:
            continue
        date = read_jats_date(element)
        if date is not None:
            dates.setdefault(name, date)
    return dates


def read_jats_date(element: Element) -> Issued | None:
    """A date in parts, as text, or in its ISO attribute; None where it states nothing."""
    parts = {local_name(child): plain_text(child) or "" for child in element if local_name(child)}
    year = re.search(r"[12]\d{3}", parts.get("year", ""))
    if year is None:
        stated = element.get("iso-8601-date") or parts.get("string-date") or ""
        iso = read_issued(stated[:10])
        return iso if iso.year is not None else read_date(stated)
    month, day = parts.get("month", ""), parts.get("day", "")
    if month.isdigit() and 1 <= int(month) <= 12:
        whole = day.isdigit() and 1 <= int(day) <= 31
        return Issued(int(year.group()), int(month), int(day) if whole else None)
    words = (parts.get("season") or month).title()
    if words:
        read = read_date(f"{year.group()} {words} {day}")
        return read if read is not None and read.year else Issued(int(year.group()))
    return Issued(int(year.group()))


def _read_pages(meta: Element) -> str | None:
    start, end = plain_text(child_of(meta, "fpage")), plain_text(child_of(meta, "lpage"))
    if start and end and end != start:
        return f"{start}-{end}"
    return (
        start
        or plain_text(child_of(meta, "elocation-id"))
        or plain_text(child_of(meta, "page-range"))
    )


def read_jats_license(meta: Element) -> str | None:
    """The licence's address where one is given, else its words."""
    words = None
    for element in meta.iter(etree.Element):
        if local_name(element) != "license":
            continue
        address = str(element.get(XLINK) or "").strip()
        if address.startswith("http"):
            return address
        for part in element.iter(etree.Element):
            stated = str(part.get(XLINK) or "").strip() or (part.text or "").strip()
            if local_name(part) in ("license_ref", "ext-link", "uri") and re.match(
                r"https?://\S*(?:license|creativecommons)", stated
            ):
                return stated
        words = words or plain_text(element)
    return words


def read_jats_copyright(meta: Element) -> str | None:
    """The copyright statement as printed."""
    return plain_text(descend(meta, "permissions", "copyright-statement")) or plain_text(
        child_of(meta, "copyright-statement")
    )


def read_jats_grants(meta: Element) -> Iterator[Grant]:
    """Each award with its funder."""
    for group in children_of(meta, "funding-group"):
        for award in children_of(group, "award-group"):
            source = child_of(award, "funding-source")
            institution = None
            for each in source.iter(etree.Element) if source is not None else ():
                if local_name(each) == "institution":
                    institution = institution or plain_text(each)
            agency = institution or plain_text(source)
            numbers = [plain_text(each) for each in children_of(award, "award-id")]
            country = source.get("country") if source is not None else None
            for number in filter(None, numbers) if any(numbers) else (None,):
                if number or agency:
                    yield Grant(number, agency, country or None)


def read_jats_related(meta: Element) -> Iterator[Correction]:
    """Articles that change how this one is to be read, and those that this one changes."""
    for element in children_of(meta, "related-article"):
        kind = (element.get("related-article-type") or "").lower()
        address = str(element.get(XLINK) or "").strip()
        linked = (element.get("ext-link-type") or "").lower()
        pmid = normalise_pmid(address) if linked in ("pmid", "pubmed") else None
        doi = normalise_doi(address)
        citation = plain_text(element)
        if doi or pmid or citation:
            yield Correction(_RELATED.get(kind, kind or "linked"), citation, pmid, doi)
