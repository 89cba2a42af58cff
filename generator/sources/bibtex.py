"""BibTeX and BibLaTeX, as reference managers and publishers write them.

(Patashnik, "BibTeXing"; Kime and others, "The biblatex Package", 2.1 and 2.2.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import PageRefused
from generator.markup.latex_text import read_latex, read_latex_address, read_latex_plain
from generator.markup.text import squeeze
from generator.model import Document, Extraction, Issued, Item
from generator.model.identifiers import (
    first_isbn,
    list_issns,
    normalise_arxiv,
    normalise_doi,
    normalise_pmcid,
    normalise_pmid,
)
from generator.model.issued import read_issued
from generator.model.languages import language_code
from generator.sources.citation_line import read_date
from generator.sources.jats.abstracts import read_marked_abstract
from generator.sources.page import SavedPage
from generator.sources.pubmed.terms import split_terms
from generator.sources.records.bibtex_entries import Fields, list_entries
from generator.sources.records.bibtex_names import read_bibtex_names
from generator.sources.records.databases import read_listed_references, rename_fields
from generator.sources.records.extra import add_missing, read_extra
from generator.sources.records.marked_text import split_copyright
from generator.sources.records.record_set import RecordSet
from generator.sources.records.text_stream import read_start, read_whole

LIMIT = 32 * 1024 * 1024
"""The largest file (characters): it is parsed whole."""

TYPES = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "reference": "book",
    "mvreference": "book",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "suppcollection": "chapter",
    "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "manual": "document",
    "misc": "document",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "unpublished": "manuscript",
    "periodical": "periodical",
    "suppperiodical": "article-journal",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "standard": "standard",
    "preprint": "article",
}
"""CSL's types of BibTeX's and biblatex's."""

_TYPED = ("thesis", "report", "patent")
"""Of which the field `type` says more; of articles databases say "Article" there."""

_ENTRY = "|".join(TYPES)
_START = re.compile(rf"@(?:{_ENTRY})\s*[{{(]\s*[^\s,{{}}()=\"]*\s*,", re.I)
_BEFORE = re.compile(r"\s*(?:[%@]|[A-Za-z])")
_PLACED_NAMES = """title subtitle titleaddon shorttitle author editor translator journal
    journaltitle journalsubtitle shortjournal booktitle booksubtitle maintitle series volume number
    issue pages eid article-number articleno year month day date urldate doi isbn issn url eprint
    archiveprefix eprinttype primaryclass eprintclass pmid pmcid pmc publisher address location
    institution school organization edition abstract keywords keyword language langid numpages
    pagetotal type eventtitle note crossref chapter howpublished origtitle pubstate copyright
    references cited-references references-total"""
_PLACED = frozenset(_PLACED_NAMES.split())
_OWN = frozenset({"bibsource", "biburl", "timestamp", "owner", "added-at", "date-added",
                  "date-modified", "bdsk-url-1", "bdsk-url-2", "interhash", "intrahash",
                  "__markedentry", "ids", "options", "hyphenation", "file"})  # fmt: skip


def matches(page: SavedPage) -> bool:
    """Whether an entry of a known type stands near the start of a text that is no markup."""
    start = read_start(page)
    return _BEFORE.match(start) is not None and _START.search(start) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The entries in order; those that cannot be read are named once the others are.

    Raises PageRefused for a file too large to be parsed whole.
    """
    text = read_whole(page)
    if len(text) > LIMIT:
        raise PageRefused(f"{len(text) // 1_000_000} MB of BibTeX", "export it in several files")
    records = RecordSet("entry", "entries")
    try:
        for entry in list_entries(text):
            if isinstance(entry, int):
                records.refuse("its braces or commas are broken", f"line {entry}")
                continue
            yield from records.take(read_entry(entry.kind, entry.fields), entry.key)
    except RecursionError:
        raise PageRefused("BibTeX nested past all sense", "export the entries again") from None
    records.close("mend these entries and add the file again; the others were read")


def read_entry(kind: str, fields: Fields) -> Extraction | None:
    """One entry's work; None where it has no title."""
    kind, fields = kind.lower(), rename_fields(fields)
    csl = TYPES.get(kind, "document")
    preprint = _read_eprint(fields, "arxiv")
    book = _join(fields, "booktitle", "booksubtitle")
    title = _join(fields, "title", "subtitle") or (book if csl == "book" else None)
    if title is None:
        return None
    journal = _join(fields, "journal", "") or _join(fields, "journaltitle", "journalsubtitle")
    genre, said = None, (_plain(fields, "type") or "").lower()
    if csl in ("document", "webpage") and (preprint or said == "preprint"):
        csl, genre = "article", "preprint"
    elif csl == "thesis":
        genre = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}.get(kind)
    elif csl == "article-journal" and journal is None and preprint:
        csl, genre = "article", "preprint"
    elif said in ("review", "review article"):
        genre = "review-article"
    author, complete = read_bibtex_names(fields.get("author"))
    issue, number = _plain(fields, "issue"), _plain(fields, "number")
    if csl in ("article-journal", "article") and not issue:
        issue, number = number, None
    url, doi = read_latex_address(fields.get("url")), read_latex_address(fields.get("doi"))
    resolved = url is not None and "doi.org/" in url
    abstract, owner = split_copyright(_read_words(fields.get("abstract") or ""))
    extra, note = read_extra(fields.get("note"))
    item = Item(
        type=csl,
        genre=genre or (_plain(fields, "type") if csl in _TYPED else None),
        title=title,
        original_title=_rich(fields, "origtitle"),
        author=author,
        authors_complete=complete,
        editor=read_bibtex_names(fields.get("editor"))[0],
        translator=read_bibtex_names(fields.get("translator"))[0],
        container_title=journal or (None if csl == "book" else book),
        container_title_short=_rich(fields, "shortjournal"),
        collection_title=_rich(fields, "series"),
        publisher=_plain(fields, "publisher", "institution", "school", "organization"),
        publisher_place=_plain(fields, "address", "location"),
        edition=_plain(fields, "edition"),
        event_title=_rich(fields, "eventtitle"),
        issued=_read_issued(fields),
        volume=_plain(fields, "volume"),
        issue=issue,
        page=_read_pages(fields),
        number=number if number != issue else None,
        number_of_pages=_plain(fields, "pagetotal", "numpages"),
        doi=normalise_doi(doi) or (normalise_doi(url) if resolved else None),
        pmid=normalise_pmid(_plain(fields, "pmid") or _read_eprint(fields, "pubmed")),
        pmcid=normalise_pmcid(_plain(fields, "pmcid", "pmc")),
        arxiv=normalise_arxiv(preprint),
        isbn=first_isbn(_numbers(fields, "isbn")),
        issn=list_issns(_numbers(fields, "issn")),
        url=None if resolved else url,
        accessed=read_issued(fields["urldate"]) if fields.get("urldate") else None,
        language=language_code(_plain(fields, "langid", "language")),
        note=read_latex_plain(note),
        status=_plain(fields, "pubstate"),
    )
    item = add_missing(item, extra)
    references = read_listed_references(fields)
    total = _plain(fields, "references-total") or ""
    return Extraction(
        document=Document(
            item=item,
            keyword=_read_keywords(fields.get("keywords") or fields.get("keyword")),
            references_total=int(total)
            if re.fullmatch(r"\d{1,6}", total) and int(total) > len(references)
            else None,
            copyright=_plain(fields, "copyright") or owner,
        ),
        sections=read_marked_abstract(abstract) if abstract else (),
        references=references,
        reader="bibtex",
        unplaced=tuple(_read_unplaced(fields, item, kind)),
    )


def _numbers(fields: Fields, name: str) -> list[str]:
    return re.split(r"[,;\s]+", fields.get(name, ""))


def _rich(fields: Fields, name: str) -> str | None:
    return read_latex(fields.get(name))


def _plain(fields: Fields, *names: str) -> str | None:
    return next((text for name in names if (text := read_latex_plain(fields.get(name)))), None)


def _join(fields: Fields, name: str, second: str) -> str | None:
    """A title with its subtitle."""
    title, more = _rich(fields, name), _rich(fields, second)
    if title and more:
        return f"{title}{' ' if title[-1] in '?!:.' else ': '}{more}"
    return title


def _read_words(text: str) -> str:
    """An abstract's words, its paragraphs kept."""
    parts = (read_latex(part) for part in re.split(r"\n\s*\n", text))
    return "\n\n".join(part for part in parts if part)


def _read_eprint(fields: Fields, wanted: str) -> str | None:
    """The number in an archive: arXiv's, or PubMed's in biblatex's way."""
    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "").strip().lower()
    number = read_latex_plain(fields.get("eprint"))
    if number is None:
        return None
    if archive == wanted or (wanted == "arxiv" and not archive and normalise_arxiv(number)):
        return number
    return None


def _read_issued(fields: Fields) -> Issued | None:
    date = read_latex_plain(fields.get("date"))
    if date:
        stated = read_issued(date.rstrip("/~?"))
        return stated if stated.year is not None else read_date(date) or stated
    year = read_latex_plain(fields.get("year"))
    if not year:
        return None
    month, day = _plain(fields, "month") or "", _plain(fields, "day") or ""
    if re.fullmatch(r"[12]\d{3}", year) and month:
        if month.isdigit() and 1 <= int(month) <= 12:
            whole = day.isdigit() and 1 <= int(day) <= 31
            return Issued(int(year), int(month), int(day) if whole else None)
        named = re.sub(r"[.~]", " ", month).title()
        read = read_date(f"{year} {named} {day}") or read_date(f"{year} {named}")
        return read if read and read.year else Issued(int(year))
    return read_date(year) or Issued(literal=year)


def _read_pages(fields: Fields) -> str | None:
    pages = _plain(fields, "pages")
    if pages:
        return re.sub(r"\s*[–—-]+\s*", "-", pages)
    return _plain(fields, "eid", "article-number", "articleno")


def _read_keywords(text: str | None) -> tuple[str, ...]:
    plain = read_latex_plain(text)
    if not plain:
        return ()
    parts = re.split(r";" if ";" in plain else r",", plain)
    return tuple(dict.fromkeys(word for part in parts for word in split_terms(part)))


def _read_unplaced(fields: Fields, item: Item, kind: str) -> Iterator[str]:
    for key, value in fields.items():
        if key not in _PLACED and key not in _OWN:
            text = read_latex_plain(value)
            if text:
                yield f"{key}: {text}"
    for key in ("titleaddon", "shorttitle", "maintitle", "howpublished", "chapter"):
        if text := read_latex_plain(fields.get(key)):
            yield f"{key}: {squeeze(text)}"
    if "eprint" in fields and not item.arxiv and not item.pmid:
        yield f"eprint: {squeeze(fields['eprint'])}"
    if kind not in TYPES:
        yield f"Type: {kind}"
