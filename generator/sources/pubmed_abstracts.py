"""PubMed's "Abstract (text)" files, which its Save button and efetch write: records numbered from
1, their paragraphs parted by empty lines.

Lines are broken after 80 signs: one that was broken between words keeps its space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.markup.text import squeeze
from generator.model import Correction, Document, Extraction, Item, Name, Section
from generator.model.identifiers import normalise_doi, normalise_pmcid, normalise_pmid
from generator.sources.author_names import split_short_name
from generator.sources.citation_line import (
    CITATION_START,
    read_book_source,
    read_citation_line,
    read_epub_date,
)
from generator.sources.medline_abstract import read_printed_abstract
from generator.sources.page import SavedPage
from generator.sources.pubmed.heading import as_chapter
from generator.sources.pubmed.terms import (
    CORRECTION_HEADINGS,
    LANGUAGES,
    is_retracted,
    split_keywords,
)
from generator.sources.pubmed_xml import tidy_title
from generator.sources.records.record_set import RecordSet
from generator.sources.records.text_stream import bound_records, read_lines, read_start

_START = re.compile(r"1\. \S[^\n]{3,400}\n(?:[^\n]{1,100}\n){0,3}\n")
_END = re.compile(r"^PMID: \d{1,9}\b", re.M)
_NUMBER = re.compile(r"(\d{1,6})\. (\S.*)")
_CITATION = re.compile(r"(?P<journal>\S.{0,300}?)\. (?P<line>[12]\d{3}\b.*)")
_MARKS = re.compile(r"(?:\([\d#*†‡§]{1,3}\))+$")
_NAME = re.compile(r"(?=.{3,60}$)[^\d;:]+ [^\W\d_]{1,4}(?: (?:Jr|Sr|\d\w\w))?(?:\([\d#]{1,3}\))*")
_IDENTIFIERS = re.compile(r"(DOI|PMCID|PMID): (\S+)(?: \[Indexed for MEDLINE\])?")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b|published by\b|this article is protected)", re.I)
_LINK_IDS = re.compile(r"\s*(?:\bPMC(?:ID: PMC)?\d+|\bPMID: ?(\d{1,9}))\.?$")

Block = list[str]


def matches(page: SavedPage) -> bool:
    """Whether the text begins with record 1 and a PMID ends one."""
    start = read_start(page)
    opened = _START.match(start)
    return opened is not None and _END.search(start, opened.end()) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The records in order; those without a title are named once the others are read."""
    records = RecordSet("record")
    for blocks in split_records(bound_records(read_lines(page), _END)):
        yield from records.take(read_record(blocks), _join(blocks[0])[:80])
    records.close("save these records again, best in the format PubMed; the others were read")


def split_records(lines: Iterable[str]) -> Iterator[list[Block]]:
    """The records, each its paragraphs: the next number opens one where the last has its PMID."""
    blocks: list[Block] = []
    number = 0
    parted = ended = True
    for line in lines:
        if not line.strip():
            parted = True
            continue
        found = _NUMBER.match(line.lstrip("\ufeff"))
        if parted and ended and found and int(found[1]) == number + 1:
            if blocks:
                yield blocks
            number += 1
            blocks, ended = [[found[2]]], False
        elif parted or not blocks:
            blocks.append([line])
        else:
            blocks[-1].append(line)
        parted = False
        ended = ended or _END.match(line) is not None
    if blocks:
        yield blocks


def _join(block: Iterable[str]) -> str:
    """A paragraph's lines as one; a word is never broken but behind its hyphen."""
    joined: list[str] = []
    for line in block:
        end = joined[-1][-2:] if joined else " "
        whole = end[-1:].isspace() or (end[-1:] == "-" and end[:1].isalnum())
        joined += [line] if whole else [" ", line]
    return squeeze("".join(joined))


@dataclass(slots=True)
class _Parts:
    """What stands below a title, sorted."""

    authors: str = ""
    language: str | None = None
    affiliations: dict[str, str] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)
    identifiers: dict[str, str] = field(default_factory=dict)
    abstracts: list[str] = field(default_factory=list)
    copyright: str | None = None
    keyword: tuple[str, ...] = ()
    interests: str | None = None
    unplaced: list[str] = field(default_factory=list)


def read_record(blocks: Sequence[Block]) -> Extraction | None:
    """One record's article or chapter; None where it has no title."""
    title = tidy_title(_join(blocks[1])) if len(blocks) > 1 else None
    if title is None or _IDENTIFIERS.match(title):
        return None
    parts = _sort(blocks[2:])
    authors, equal = _read_authors(parts.authors, parts.affiliations)
    if equal:
        parts.unplaced.append(f"Contributed equally: {', '.join(equal)}")
    corrections = tuple(parts.corrections)
    return Extraction(
        document=Document(
            item=replace(
                _read_item(_join(blocks[0]), parts.identifiers),
                title=title,
                author=authors,
                language=parts.language,
            ),
            keyword=parts.keyword,
            corrections=corrections,
            retracted=is_retracted((), corrections),
            conflict_of_interest=parts.interests,
            copyright=parts.copyright,
        ),
        sections=tuple(_list_abstracts(parts.abstracts)),
        reader="pubmed_abstracts",
        unplaced=tuple(parts.unplaced),
    )


def _read_item(citation: str, identifiers: Mapping[str, str]) -> Item:
    """The facts of "Ann Tides. 2021 Apr;12(3):1-9. doi: …", beside the record's own numbers."""
    found = _CITATION.fullmatch(citation)
    line = found["line"] if found and CITATION_START.match(found["line"]) else ""
    cited = read_citation_line(line)
    doi = re.search(r"\bdoi: ?(10\.\S+)", citation)
    item = Item(
        type="article-journal",
        container_title_short=found["journal"] if found and line else None,
        issued=cited.issued,
        available_date=read_epub_date(citation),
        volume=cited.volume,
        issue=cited.issue,
        page=cited.page,
        doi=normalise_doi(identifiers.get("DOI") or (doi[1].rstrip(".") if doi else None)),
        pmid=normalise_pmid(identifiers.get("PMID")),
        pmcid=normalise_pmcid(identifiers.get("PMCID")),
    )
    book = read_book_source(citation)
    return as_chapter(item, book) if book else item


def _sort(blocks: Sequence[Block]) -> _Parts:
    """Each paragraph by how it begins; what has no sign of its own is the abstract."""
    parts = _Parts()
    for block in blocks:
        text = _join(block)
        kind = CORRECTION_HEADINGS.get(block[0].strip().lower())
        language = re.fullmatch(r"\[Article in ([A-Za-z]+)[^\]]*\]", text)
        if kind and len(block) > 1:
            parts.corrections += _read_corrections(kind, block[1:])
        elif language and not parts.authors:
            parts.language = LANGUAGES.get(language[1].lower())
        elif text.startswith("Author information:"):
            parts.affiliations = _read_affiliations(block)
        elif _IDENTIFIERS.match(text):
            parts.identifiers.update(_IDENTIFIERS.findall(text))
        elif text.lower().startswith("conflict of interest statement:"):
            parts.interests = text.partition(":")[2].strip()
        elif text.startswith(("Collaborators:", "Collaborator:")) or parts.identifiers:
            parts.unplaced.append(text)
        elif text.upper().startswith("KEYWORDS:"):
            parts.keyword = split_keywords(text)
        elif not (parts.authors or parts.affiliations or parts.abstracts) and _names_people(text):
            parts.authors = text
        elif parts.abstracts and _COPYRIGHT.match(text) and len(text) < 600:
            parts.copyright = text
        else:
            parts.abstracts.append(text)
    return parts


def _names_people(text: str) -> bool:
    """Whether a paragraph is a list of authors: "Ng WK(1)(2), Meer A(1); Tide Study Group."."""
    first = re.split(r"[,;] ", text.removesuffix("."))[0]
    return text.endswith(".") and (
        _NAME.fullmatch(first) is not None or _MARKS.search(text[:-1]) is not None
    )


def _read_authors(text: str, affiliations: Mapping[str, str]) -> tuple[tuple[Name, ...], list[str]]:
    """The authors, and those of them marked as having contributed equally."""
    authors: list[Name] = []
    equal: list[str] = []
    for part in re.split(r"; ", text.removesuffix(".")):
        people = part.split(", ")
        if not all(_NAME.fullmatch(each) for each in people) and authors:
            people = [part]  # a group whose name holds a comma
        for printed in filter(None, people):
            found = _MARKS.search(printed)
            words = printed[: found.start()] if found else printed
            marks = re.findall(r"\(([^)]+)\)", found[0]) if found else [""]
            places = tuple(affiliations[mark] for mark in marks if mark in affiliations)
            authors.append(replace(split_short_name(words), affiliations=places))
            if "#" in marks:
                equal.append(words)
    return tuple(authors), equal


def _read_affiliations(block: Block) -> dict[str, str]:
    """Affiliations by the mark before each; one without is for authors without."""
    entries: list[list[str]] = []
    for line in [block[0].partition(":")[2], *block[1:]]:
        if not entries or re.match(r"\([\d#*†‡§]{1,3}\)", line):
            entries.append([line])
        else:
            entries[-1].append(line)
    found: dict[str, str] = {}
    for entry in entries:
        mark = re.match(r"\(([^)]{1,3})\)", text := _join(entry))
        if text and not (mark and mark[1] == "#"):
            found[mark[1] if mark else ""] = text[mark.end() :].strip() if mark else text
    return found


def _read_corrections(kind: str, lines: Sequence[str]) -> Iterator[Correction]:
    """The articles below "Comment in"; a line goes on where it was broken at a space."""
    entry: list[str] = []
    for place, line in enumerate(lines, start=1):
        entry.append(line.lstrip())
        if not line.endswith(" ") or place == len(lines):
            yield _read_correction(kind, squeeze(" ".join(entry)))
            entry = []


def _read_correction(kind: str, text: str) -> Correction:
    pmid = None
    while found := _LINK_IDS.search(text):
        text, pmid = text[: found.start()], pmid or found[1]
    doi = re.search(r"\bdoi: ?(10\.\S+)", text)
    return Correction(
        kind, text or None, normalise_pmid(pmid), normalise_doi(doi[1].rstrip(".")) if doi else None
    )


def _list_abstracts(texts: Sequence[str]) -> Iterator[Section]:
    """The abstract's paragraphs as one section."""
    shown = [section for text in texts for section in read_printed_abstract(text)]
    if shown:
        yield Section("Abstract", "\n\n".join(each.markdown for each in shown))
