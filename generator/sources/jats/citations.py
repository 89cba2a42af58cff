"""One citation of JATS: the string that it prints, and what its fields state."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.markup.text import squeeze
from generator.model import Issued, Item, Name
from generator.model.identifiers import (
    list_issns,
    normalise_arxiv,
    normalise_doi,
    normalise_isbn,
    normalise_pmcid,
    normalise_pmid,
)
from generator.sources.citation_line import read_date
from generator.sources.jats.names import read_person
from generator.sources.xml_text import XLINK, Element, all_text, local_name, plain_text, rich_text

_TYPES = {
    "journal": "article-journal",
    "book": "book",
    "confproc": "paper-conference",
    "conference": "paper-conference",
    "conf-proc": "paper-conference",
    "conf-proceeding": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "gov": "report",
    "web": "webpage",
    "webpage": "webpage",
    "website": "webpage",
    "data": "dataset",
    "dataset": "dataset",
    "software": "software",
    "computer-program": "software",
    "preprint": "article",
    "patent": "patent",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "periodical": "article-magazine",
    "standard": "standard",
}
_ET_AL = re.compile(r"(?:et|&) al\.?", re.I)
_ROLES = {"editor": "editor", "ed": "editor", "editors": "editor", "translator": "translator"}
_FOR_PROGRAMS = frozenset({"pmid", "pmcid", "pmc", "medline", "coi", "manuscript"})
_HOLDERS = frozenset(
    {"name", "string-name", "person-group", "collab", "name-alternatives", "conference"}
)
_TITLES = frozenset(
    {"article-title", "chapter-title", "source", "data-title", "series", "part-title"}
)
_PEOPLE = frozenset({"name", "string-name", "collab"})
_STYLES = frozenset({"italic", "bold", "sub", "sup", "sc", "underline", "named-content", "etal"})

_WHOLLY_ITALIC = re.compile(r"\A<i>([^<>]*)</i>\Z")
"""A journal's name as F1000Research marks it up: how it is set is the style's affair."""

_WHERE = re.compile(
    r"\W*(?:available|accessed|retrieved|viewed|online|doi|url|https?|in press)\b", re.I
)
"""How a comment begins that says where or when, and is no title."""


def read_citation(citation: Element) -> tuple[str, Item | None]:
    """The printed string ("" where only fields are given) and what the fields state."""
    item = _read_item(citation)
    words = [citation.text or "", *(child.tail or "" for child in citation)]
    punctuated = re.search(r"\S", "".join(words)) is not None
    raw = _printed(citation) if punctuated or item is None else ""
    return raw, item


def _printed(citation: Element) -> str:
    """The string as printed, without the identifiers that stand in it for programs.

    Where parts of it follow each other without a sign between them there is a space: some
    publishers leave the punctuation to their style sheets.
    """
    parts: list[str] = []

    def add(element: Element) -> None:
        _push(parts, element.text)
        previous, apart, signed = "", True, True
        for child in element:
            name = local_name(child)
            hidden = name in ("label", "") or (
                name == "pub-id" and child.get("pub-id-type") in _FOR_PROGRAMS
            )
            if not hidden:
                if not signed and previous in _PEOPLE and name in _PEOPLE:
                    parts.append(", ")
                elif not apart and name not in _STYLES and parts[-1][-1:] not in "([“‘/–-":
                    parts.append("\ue002")
                if name in _HOLDERS:
                    add(child)
                elif name == "etal" and not plain_text(child):
                    signs = (child.tail or "").lstrip()[:1]
                    parts.append("et al" if signs and signs in ".:;," else "et al.")
                else:
                    _push(parts, plain_text(child))
            _push(parts, child.tail)
            previous, apart = name, bool(child.tail) or not parts
            signed = bool(child.tail and child.tail.strip())

    add(citation)
    # The mark of a joint becomes a space where words meet, nothing before a sign.
    text = re.sub("\ue002+(?=[\\s,.;:)\\]?!’”–-]|$)", "", "".join(parts))
    return squeeze(re.sub(r"\s+([,;:]|\.(?=\s|$))", r"\1", text.replace("\ue002", " ")))


def _push(parts: list[str], text: str | None) -> None:
    if text:
        parts.append(re.sub(r"\s+", " ", text))


def _read_item(citation: Element) -> Item | None:
    kind = (citation.get("publication-type") or citation.get("citation-type") or "").lower()
    texts: dict[str, str] = {}
    rich: dict[str, str] = {}
    for child in citation.iter():
        name = local_name(child)
        if name in _TITLES:
            if text := rich_text(child):
                rich.setdefault(name, text)
        elif name and child is not citation and len(child) == 0 and child.text:
            texts.setdefault(name, squeeze(child.text))
    people, complete = _read_people(citation)
    ids = _read_ids(citation)
    title = rich.get("article-title") or rich.get("chapter-title") or rich.get("data-title")
    source = _WHOLLY_ITALIC.sub(r"\1", rich.get("source") or "") or None
    csl = _TYPES.get(kind, "article-journal" if title and source else "")
    if not csl and source and title is None and "volume" not in texts:
        csl = "book" if "publisher-name" in texts else "document"
    if csl == "book" and title and source:
        csl = "chapter"
    if csl in ("book", "thesis", "report", "software", "document", "webpage") and title is None:
        title, source = source, None
    if title is None and source is None and csl in ("webpage", "dataset"):
        said = next((each for each in citation if local_name(each) == "comment"), None)
        words = rich_text(said) if said is not None else None
        title = words if words and not _WHERE.match(words) else None
    # Without a sign of what it is, the type is left to the parsing of the string.
    csl = csl or ("document" if title and not source else "article-journal")
    issued = _read_issued(texts)
    facts = (title, source, people, issued, ids)
    if not any(facts):
        return None
    pages = _read_pages(texts)
    accessed = texts.get("date-in-citation") or texts.get("access-date")
    return Item(
        type=csl,
        genre="preprint" if kind == "preprint" else None,
        title=title.rstrip(".") if title and not title.endswith("..") else title,
        author=people.get("author", ()),
        authors_complete=complete,
        editor=people.get("editor", ()),
        translator=people.get("translator", ()),
        container_title=source.rstrip(", ") if source else None,
        collection_title=rich.get("series"),
        publisher=texts.get("publisher-name"),
        publisher_place=texts.get("publisher-loc"),
        edition=_bare_edition(texts.get("edition")),
        event_title=texts.get("conf-name"),
        issued=issued,
        volume=texts.get("volume"),
        issue=" ".join(filter(None, (texts.get("issue"), texts.get("supplement")))) or None,
        page=pages,
        number_of_pages=texts.get("size"),
        doi=normalise_doi(ids.get("doi")),
        pmid=normalise_pmid(ids.get("pmid")),
        pmcid=normalise_pmcid(ids.get("pmcid") or ids.get("pmc")),
        arxiv=normalise_arxiv(ids.get("arxiv")),
        isbn=normalise_isbn(texts.get("isbn") or ids.get("isbn")),
        issn=list_issns([texts.get("issn")]),
        url=ids.get("url"),
        accessed=read_date(_bare_date(accessed)) if accessed else None,
    )


def _bare_edition(text: str | None) -> str | None:
    """The number in "3rd edition", any other words as they are."""
    found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\s*(?:edition|edn?)?\.?", text or "", re.I)
    return found.group(1) if found else text


def _bare_date(text: str) -> str:
    """The date in "Accessed 2012 Mar 3", "(accessed on 4 November 2008)", as NLM prints it."""
    if found := re.search(r"\b(\d{1,2}) ([A-Z][a-z]{2,8})\.?,? ([12]\d{3})\b", text):
        return f"{found[3]} {found[2]} {found[1]}"
    if found := re.search(r"\b([A-Z][a-z]{2,8})\.? (\d{1,2}),? ([12]\d{3})\b", text):
        return f"{found[3]} {found[1]} {found[2]}"
    found = re.search(r"[12]\d{3}[^\])]*", text)
    return found.group() if found else text


def _read_people(citation: Element) -> tuple[dict[str, tuple[Name, ...]], bool]:
    """Names by role, in and out of person-groups, and whether the authors are all named."""
    people: dict[str, tuple[Name, ...]] = {}
    complete = True

    def add(holder: Element, role: str) -> None:
        nonlocal complete
        for child in holder:
            name = local_name(child)
            if name == "person-group":
                kind = (child.get("person-group-type") or role).lower()
                add(child, _ROLES.get(kind, "author"))
            elif name == "etal" and role == "author":
                complete = False
            elif name in ("name", "string-name", "collab", "name-alternatives", "anonymous"):
                person = read_person(child)
                if person and _ET_AL.fullmatch(person.literal or person.family or ""):
                    complete = complete and role != "author"
                elif person is not None:
                    people[role] = (*people.get(role, ()), replace(person, affiliations=()))

    add(citation, "author")
    return people, complete


def _read_ids(citation: Element) -> dict[str, str]:
    ids: dict[str, str] = {}
    for child in citation.iter():
        name = local_name(child)
        if name in ("pub-id", "object-id", "article-id"):
            text = squeeze(all_text(child))
            if text:
                ids.setdefault((child.get("pub-id-type") or "").lower(), text)
        elif name in ("ext-link", "uri"):
            address = str(child.get(XLINK) or "").strip() or squeeze(all_text(child))
            linked = (child.get("ext-link-type") or "").lower()
            if "doi.org/" in address or linked == "doi" or re.match(r"10\.\d{4,9}/", address):
                ids.setdefault("doi", address)
            elif linked == "pmid":
                ids.setdefault("pmid", address)
            elif address.startswith(("http://", "https://", "ftp://")):
                ids.setdefault("url", address)
    if "doi" not in ids:
        comment = next((each for each in citation.iter() if local_name(each) == "comment"), None)
        text = all_text(comment) if comment is not None else ""
        if re.search(r"\bdoi\b|doi\.org", text, re.I) and normalise_doi(text):
            ids["doi"] = text
    return {kind: text for kind, text in ids.items() if kind}


def _read_issued(texts: dict[str, str]) -> Issued | None:
    found = re.search(r"[12]\d{3}", texts.get("year", ""))
    if found is None:
        text = texts.get("year")
        return Issued(literal=text) if text else None
    year = int(found.group())
    month = texts.get("month", "").rstrip(".")
    if not month:
        return Issued(year)
    day = texts.get("day", "")
    if month.isdigit():
        number = int(month)
        if not 1 <= number <= 12:
            return Issued(year)
        return Issued(year, number, int(day) if day.isdigit() and 1 <= int(day) <= 31 else None)
    read = read_date(f"{year} {month.title()} {day}")
    return read if read is not None and read.year else Issued(year)


def _read_pages(texts: dict[str, str]) -> str | None:
    start, end = texts.get("fpage"), texts.get("lpage")
    if start and end and end != start:
        return f"{start}-{end}"
    return texts.get("page-range") or start or texts.get("elocation-id")
