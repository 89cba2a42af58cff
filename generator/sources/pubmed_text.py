"""A PubMed article page copied as text.

Two families: a browser's copy (labels run together, every reference "1.", " - DOI - PubMed" at
its end), and a reader tool's copy (each label and menu on a line of its own). Both are read by
the line under the journal's name, the headings PubMed prints, and nothing else.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence

from generator.errors import PageRefused
from generator.markup.escape import escape_line_start, escape_markdown
from generator.model import Document, Extraction, Item, Section, Substance
from generator.sources.citation_line import read_book_source, read_citation_line, read_epub_date
from generator.sources.page import SavedPage
from generator.sources.pubmed.clippings import bare_markdown
from generator.sources.pubmed.heading import as_chapter
from generator.sources.pubmed.terms import (
    CORRECTION_HEADINGS,
    is_retracted,
    merge_headings,
    read_genre,
    read_grant,
    read_mesh_heading,
    split_keywords,
)
from generator.sources.pubmed.text_heading import Heading, read_heading
from generator.sources.pubmed.text_lists import (
    read_corrections,
    read_figures,
    read_references,
    read_related,
)
from generator.sources.pubmed.text_sections import clean_lines, find_anchor, split_sections

_SIGNS = re.compile(
    r"^[^\S\n]*+(?:PubMed Disclaimer|Search in PubMed|Access keys NCBI Homepage.*|"
    r"Skip to main page content|.* - PubMed|PMID:.*|"
    r"An official website of the United States government)[^\S\n]*+$",
    re.M | re.I,
)
_MARKUP = re.compile(r"^\s*(?:<\?xml|<!doctype|<!--|<html|[{\[]|@\w+\{|TY  - |PMID- )", re.I)
_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z/&,'’() -]{1,70}?):(?:\s+(?P<text>.+))?")
_LABEL_WORDS = re.compile(
    r"\b(?:aims?|backgrounds?|objectives?|methods?|results?|findings?|conclusions?|purpose|"
    r"introduction|interpretation|funding|design|setting|patients|participants|interventions?|"
    r"main|measure(?:s|ments)?|outcomes?|data|sources?|selection|significance|importance|"
    r"discussion|registration|limitations?|summary|context|rationale|hypothesis|synthesis|"
    r"extraction|criteria|relevance|evidence|search|statement|highlights|scope|review|question|"
    r"recommendations?|implications?|case|diagnosis|goals?|materials?|perspectives?|trial|"
    r"keypoints?|key points?|study|analysis|recent|expert|opinion|areas? covered)\b",
    re.I,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b|Published by|This article is protected).*", re.I)
_KEYWORDS = re.compile(r"key\s?words?\s*:\s*(.*)", re.I)


def matches(page: SavedPage) -> bool:
    """Whether the page is text, not markup, and bears PubMed's own words."""
    text = page.text
    if not text or _MARKUP.match(text[:2000]):
        return False
    if "PMID" not in text:
        return _SIGNS.search(text) is not None
    return _SIGNS.search(bare_markdown(text)) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """What the copy holds; a copy without title is refused, nothing is guessed."""
    lines = clean_lines(bare_markdown(page.text))
    anchor = find_anchor(lines)
    if anchor is None:
        raise PageRefused(
            "a part of a PubMed page, without the lines that hold its title and journal",
            "select the whole page and copy it again, or save it as HTML",
        )
    before = lines[: anchor.place]
    sections = split_sections(lines[anchor.place + 1 :])
    heading = read_heading(before, anchor, sections["heading"])
    if heading.title is None:
        raise PageRefused("a PubMed page without its title", "copy the whole page again")
    types = tuple(dict.fromkeys([*heading.chips, *sections.get("publication-types", ())]))
    abstract = _read_abstract(sections.get("abstract", ()))
    references, total = read_references(sections.get("references", ()))
    corrections = tuple(
        correction
        for name, kind in CORRECTION_HEADINGS.items()
        for correction in read_corrections(kind, sections.get(name, ()))
    )
    document = Document(
        item=_read_item(heading, before, anchor.line, sections["heading"], read_genre(types)),
        publication_types=types,
        keyword=abstract.keyword,
        mesh=merge_headings(map(read_mesh_heading, sections.get("mesh", ()))),
        substances=tuple(Substance(name) for name in sections.get("substances", ())),
        grants=tuple(map(read_grant, sections.get("grants", ()))),
        figures=read_figures(sections.get("figures", ())),
        corrections=corrections,
        similar=read_related(sections.get("similar", ()), page.retrieved),
        cited_by=read_related(sections.get("cited-by", ()), page.retrieved),
        references_total=total,
        retracted=is_retracted(types, corrections),
        conflict_of_interest=" ".join(sections.get("conflict", ())) or None,
        copyright=abstract.copyright,
    )
    has_abstract = bool(abstract.markdown) or "abstract" in sections
    wanted = {"authors": bool(heading.authors), "abstract": has_abstract}
    yield Extraction(
        document=document,
        sections=tuple(_list_texts(abstract.markdown, sections)),
        references=references,
        reader="pubmed_text",
        not_found=tuple(name for name, found in wanted.items() if not found),
        unplaced=tuple(
            f"{name}: {line}"
            for name in ("supplementary-concepts", "associated-data", "personal-name")
            for line in sections.get(name, ())
        ),
    )


def _read_item(
    heading: Heading, before: Sequence[str], place: str, below: Sequence[str], genre: str | None
) -> Item:
    """The article's facts: its heading's, those of the line of its `place`, which stands between
    the lines before it and those `below`; a chapter's where these name a book."""
    cited = read_citation_line(place)
    item = Item(
        genre=genre,
        title=heading.title,
        author=heading.authors,
        authors_complete=heading.authors_complete,
        container_title_short=heading.journal,
        issued=cited.issued,
        available_date=read_epub_date(" ".join([place, *below[:4]])),
        volume=cited.volume,
        issue=cited.issue,
        page=cited.page,
        doi=heading.doi,
        pmid=heading.pmid,
        pmcid=heading.pmcid,
        language=heading.language,
    )
    book = read_book_source(" ".join([*before[-3:], place]))
    return as_chapter(item, book) if book else item


def _list_texts(abstract: str, sections: Mapping[str, Sequence[str]]) -> Iterator[Section]:
    """The abstract, and the summary in plain language, as far as they are there."""
    if abstract:
        yield Section("Abstract", abstract)
    lines = sections.get("plain language summary", ())
    if lines:
        summary = "\n\n".join(escape_line_start(escape_markdown(line)) for line in lines)
        yield Section("Plain language summary", summary)


@dataclasses.dataclass(frozen=True, slots=True)
class _Abstract:
    markdown: str
    keyword: tuple[str, ...] = ()
    copyright: str | None = None


def _read_abstract(lines: Sequence[str]) -> _Abstract:
    """Paragraphs with their labels; keywords and copyright stand below them."""
    paragraphs: list[str] = []
    keyword: tuple[str, ...] = ()
    copyright_line = None
    taking_keywords = False
    for line in lines:
        if taking_keywords:
            keyword, taking_keywords = split_keywords(line), False
        elif found := _KEYWORDS.fullmatch(line):
            keyword = split_keywords(found.group(1))
            taking_keywords = not keyword
        elif paragraphs and _COPYRIGHT.fullmatch(line) and len(line) < 400:
            copyright_line = line
        elif not re.fullmatch(r"no abstract available\.?", line, re.I):
            paragraphs.append(line)
    markdown = "\n\n".join(map(_write_paragraph, _join_broken(paragraphs)))
    return _Abstract(markdown, keyword, copyright_line)


def _join_broken(lines: Sequence[str]) -> list[str]:
    """Lines that a tool broke at a superscript or after a label, joined again."""
    joined: list[str] = []
    for line in lines:
        last = joined[-1] if joined else ""
        label = _read_label(last)
        if joined and (
            (label and not label["text"])
            or (last[-1:] not in '.:?!)”"' and not _read_label(line))
            or re.match(r"[a-z,.;)]", line)
        ):
            joined[-1] = f"{last} {line}"
        else:
            joined.append(line)
    return joined


def _read_label(line: str) -> re.Match[str] | None:
    found = _LABEL.fullmatch(line)
    if found is None or len(found["label"].split()) > 9:
        return None
    known = _LABEL_WORDS.search(found["label"]) is not None
    return found if known or found["label"].isupper() else None


def _write_paragraph(line: str) -> str:
    found = _read_label(line)
    if found and found["text"]:
        return f"**{escape_markdown(found['label'])}:** {escape_markdown(found['text'])}"
    return escape_line_start(escape_markdown(line))
