"""The parts of a reference as they are found, and the Item they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.model.item import Item
from generator.model.name import Name
from generator.references.dates import read_date
from generator.references.scan import Scanned

_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"\s*[-‐‑‒–—−]+\s*")
_PAGE_WORD = re.compile(
    r"^[\s,:;.(\[]*(?:(?:pages?|pp?|S|s|стр|с|art(?:icle)?(?: no)?)\b[.:]?\s*)+", re.I
)
_PAGE_COUNT = re.compile(r"^\W*(\d{1,4})\s*(?:pp?|pages?|s|S|стр|с)\b\.?\W*$")
_VOLUME_WORD = re.compile(
    r"^[\s,:;.(\[]*(?:volume|vol|band|bd|tome|tomo|том|jg|jahrgang|v|t)\b[.:]?\s*|[\s,:;.)\]]*\s*(?:vols?|jg)?\.?\s*$",
    re.I,
)
_ISSUE_WORD = re.compile(
    r"^[\s,:;.(\[/]*(?:(?:issue|number|nos?|nr|n\s?°|n\s?º|numéro|heft|h|iss|№|fasc|is)(?![^\W\d_])[.:]?\s*)?",
    re.I,
)
_EDITION_WORD = re.compile(
    r"[\s,:;.)\]]*(?:edition|edn|ed|éd|aufl(?:age)?|ed\.)?[\s,:;.)\]]*$", re.I
)
_KIND_IN_BRACKETS = re.compile(
    r"\s*[\[(](?:editorial|letter|abstract|comment|correspondence|internet|online|review|"
    r"in [A-Z][a-z]+|article in [A-Z][a-z]+|blog post|www document|dvd|cd-rom|video)[\])]\W*$",
    re.I,
)
_THESIS_IN_BRACKETS = re.compile(
    r"\s*\[((?:[\w'’. ]{1,40} )?(?:dissertation|thesis))(?: on the internet)?\]\W*$", re.I
)
"""NLM's: "Tides of the fjord [dissertation]. Oslo: University of Oslo; 2011"."""
_PRESENTED = re.compile(r"(?:paper|poster|abstract|lecture)s? (?:was )?presented\b", re.I)
_NO_PUBLISHER = re.compile(r"(?:article|paper) (?:id|no|number)\b\.?", re.I)
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_QUOTES = ("“”", "‘’", '""', "«»", "„“", "''", "»«", "``")


@dataclass(slots=True)
class Draft:
    """Printed parts of one reference, not yet cleaned; `date` holds every date in print order."""

    author: tuple[Name, ...] = ()
    complete: bool = True
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    title: str = ""
    container: str = ""
    collection: str = ""
    publisher: str = ""
    place: str = ""
    edition: str = ""
    genre: str = ""
    date: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    note: list[str] = field(default_factory=list)


def finish_item(draft: Draft, scanned: Scanned) -> Item:
    """The Item that the printed parts and the certain identifiers make together."""
    title, thesis = part_thesis(draft.title.strip())
    genre = clean_text(draft.genre) or thesis
    title = clean_title(_KIND_IN_BRACKETS.sub("", title))
    container = clean_text(_KIND_IN_BRACKETS.sub("", draft.container.strip()))
    if container.endswith("DOI"):  # "Sci. Rep. DOI: 10.1038/…", "Support. Care CancerDOI: …"
        container = clean_text(container.removesuffix("DOI"))
    publisher = _NO_PUBLISHER.sub("", clean_text(draft.publisher))
    if _PRESENTED.match(genre) and publisher and not container:
        container, publisher = publisher, ""  # the meeting
    if not title and container and (publisher or draft.place) and not (draft.volume or draft.issue):
        # a thing named once is its own title: a book, a site
        title, container = container, ""
    if (
        title and publisher and (scanned.status or (draft.volume and scanned.doi)) and not container
        and not (draft.place or draft.edition or draft.editor or scanned.isbn)
    ):  # fmt: skip
        # "J Heart Fail 2020. Epub ahead of print", "JCI Insight. 2023;8 doi:": without volume or
        # page the journal seems a publisher
        container, publisher = publisher, ""
    page, count = _read_page(draft.page)
    issued = read_date(draft.date) if draft.date else None
    note = "; ".join(text for part in draft.note if (text := clean_text(part)))
    return Item(
        type=_type_of(draft, scanned, bool(container), bool(publisher), genre),
        genre=genre or None,
        title=title or None,
        author=draft.author,
        authors_complete=draft.complete,
        editor=draft.editor,
        translator=draft.translator,
        container_title=container or None,
        collection_title=clean_text(draft.collection) or None,
        publisher=publisher or None,
        publisher_place=clean_text(draft.place) or None,
        edition=_read_edition(draft.edition),
        issued=issued,
        available_date=scanned.available,
        volume=_bare_number(_VOLUME_WORD, draft.volume),
        issue=_bare_number(_ISSUE_WORD, draft.issue),
        page=page,
        number_of_pages=count,
        doi=scanned.doi,
        pmid=scanned.pmid,
        pmcid=scanned.pmcid,
        arxiv=scanned.arxiv,
        isbn=scanned.isbn,
        url=scanned.url,
        accessed=scanned.accessed,
        note=note or None,
        status=scanned.status,
    )


def part_thesis(title: str) -> tuple[str, str]:
    """A title without the words in brackets that say which thesis it is of, and these, or ""."""
    found = _THESIS_IN_BRACKETS.search(title)
    return (title[: found.start()], found[1]) if found else (title, "")


def clean_text(text: str) -> str:
    """The text without surrounding punctuation and stray spaces; an abbreviation keeps its stop."""
    text = _SPACES.sub(" ", text).strip(" ,;:/-–—*")
    while text and text[0] in ".)]}>?":
        text = text[1:].lstrip(" ,;:")
    for pair in _QUOTES:
        if len(text) > 1 and text[0] == pair[0] and text[-1] == pair[1]:
            text = text[1:-1].strip(" ,;:")
    while text and text[-1] in "([{<":
        text = text[:-1].rstrip(" ,;:")
    while text and text[-1] in _CLOSERS and text.count(_CLOSERS[text[-1]]) < text.count(text[-1]):
        text = text[:-1].rstrip(" ,;:")
    while text and text[0] in "([{" and not any(c in text for c in ")]}"):
        text = text[1:].lstrip(" ,;:")
    if text.endswith(".") and not _ends_abbreviated(text):
        text = text[:-1].rstrip(" ,;:")
    return text


def _ends_abbreviated(text: str) -> bool:
    return "." in text[:-1] and len(text.rsplit(" ", 1)[-1]) < 14


def clean_title(text: str) -> str:
    """A title as printed, without enclosing quotation marks, brackets and its full stop."""
    text = _SPACES.sub(" ", text).strip(" ,;:/–—-*")
    for _ in range(2):
        for pair in _QUOTES:
            if len(text) > 2 and text[0] == pair[0] and text.rstrip(".,;")[-1:] == pair[1]:
                inner = text[1:].rstrip(".,; ")[:-1]
                if pair[0] not in inner and pair[1] not in inner.replace("’s", ""):
                    text = inner.strip(" ,;:")
        if text.endswith(".") and not text.endswith("..."):
            text = text[:-1].rstrip(" ,;:")
    while text and text[0] in ".)]}":
        text = text[1:].lstrip(" ,;:")
    while text and text[-1] in _CLOSERS and text.count(_CLOSERS[text[-1]]) < text.count(text[-1]):
        text = text[:-1].rstrip(" ,;:.")
    while text and text[-1] in "([{<“„«":
        text = text[:-1].rstrip(" ,;:.")
    if text[:1] == "[" and text[-1:] == "]" and text.count("[") == 1:
        text = text[1:-1].strip(" .")
    return text


def _read_page(text: str) -> tuple[str | None, str | None]:
    """The page range or article number, or the number of pages."""
    if not text:
        return None, None
    counted = _PAGE_COUNT.match(text)
    if counted and not re.match(r"\W*pp?\b", text, re.I):
        return None, counted.group(1)
    page = _PAGE_WORD.sub("", _SPACES.sub(" ", text)).strip(" ,;:.()[]")
    page = re.sub(r"(?<=\d)\.:(?=[a-z]\d)", ".", _DASHES.sub("-", page))  # "1509-1525.:e19"
    # "15. 38", "18.:3563": the article's length in pages, then its number; "640-+. eaau6977"
    numbered = re.fullmatch(r"(\d{1,4})(-\+)?\.\s*:?\s*([A-Za-z]{0,4}\d+)", page)
    if numbered and numbered.group(2):
        return numbered.group(3 if len(numbered.group(3)) > 4 else 1), None
    if numbered and len(numbered.group(1)) < 4:
        return numbered.group(3), numbered.group(1)
    page = page.removesuffix("-+")
    if "," in page and re.fullmatch(r"\d{1,3},\d{3}-\d{1,3},\d{3}", page):
        page = page.replace(",", "")
    return page or None, None


def _bare_number(word: re.Pattern[str], text: str) -> str | None:
    """A volume or issue without the word that names it, its dash a hyphen: "1--2" is "1-2"."""
    return _DASHES.sub("-", word.sub("", text).strip(" ,;:.()[]")) or None if text else None


def _read_edition(text: str) -> str | None:
    edition = _EDITION_WORD.sub("", clean_text(text)).strip(" .,;:()[]")
    ordinal = re.fullmatch(r"(\d{1,2})\s?(?:st|nd|rd|th|e|\.|ª|a)?", edition)
    return (ordinal.group(1) if ordinal else edition) or None


def _type_of(
    draft: Draft, scanned: Scanned, has_container: bool, has_publisher: bool, genre: str
) -> str:
    low = genre.lower()
    if re.search(r"thes|dissert|ph\.? ?d|habilit|mémoire|doctor|master", low):
        return "thesis"
    if re.search(r"report|rapport|(?:white|working|discussion) paper", low):
        return "report"
    if "patent" in low:
        return "patent"
    container = draft.container.lower()
    if re.search(
        r"\b(?:ar|bio|med|chem|psy|socar)rxiv\b|preprint|research square|ssrn", container + low
    ):
        return "article"
    if scanned.arxiv and not draft.volume:
        return "article"
    if "data" in low or re.search(r"figshare|zenodo|dryad", container):
        return "dataset"
    if has_container and _PRESENTED.match(low):
        return "paper-conference"
    if has_container:
        if re.search(
            r"\bproc(?:\.|eedings?)?\b.*\b(?:conf|symp|workshop|int|annual|ieee|acm|meeting)|"
            r"conference|symposium|workshop|congress\b",
            container,
        ):
            return "paper-conference"
        if draft.editor or has_publisher:
            return "chapter"
        return "article-journal"
    if has_publisher or draft.edition or scanned.isbn or (draft.place and not scanned.url):
        return "book"
    if scanned.url:
        return "webpage"
    return "article-journal" if draft.volume or draft.page else "document"
