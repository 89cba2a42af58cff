"""The head of a PubMed page in a text copy: title, authors, journal, identifiers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.markup.text import squeeze
from generator.model import Name
from generator.model.identifiers import normalise_doi, normalise_pmcid, normalise_pmid
from generator.sources.author_names import split_name
from generator.sources.pubmed.terms import LANGUAGES
from generator.sources.pubmed.text_sections import Anchor, heading_of

_CHIP_NAMES = """Review|Systematic Review|Scoping Review|Meta-Analysis|Comparative Study
|Case Reports|Randomized Controlled Trial|Clinical Trial|Controlled Clinical Trial
|Observational Study|Editorial|Letter|Comment|Guideline|Practice Guideline
|Multicenter Study|Published Erratum|Preprint
|Retracted Publication|Retraction of Publication|Historical Article|Biography|News
|Network Meta-Analysis|Consensus Development Conference|Validation Study|Evaluation Study
|Congress|Lecture|Interview"""
CHIPS = frozenset(_CHIP_NAMES.replace("\n", "").split("|"))
"""Publication types that PubMed prints above the journal's name."""

_UNDER_CITATION = re.compile(
    r"(?:doi:|pii:|epub\b|ecollection\b|online ahead of print|print\b|\[article in|in press).*",
    re.I,
)
_AUTHORS_END = re.compile(
    r"affiliations?(?:\s+\d.*)?|authors?|collaborators?|pmid:?.*|pmcid:?.*|doi:?.*|"
    r"no abstract available\.?|free (?:pmc )?article\.?|free books (?:and|&) documents|review|"
    r"abstract|# contributed equally\.?|erratum.*|retract.*",
    re.I,
)
_SHORT = re.compile(
    r"(?P<author>.+?)(?P<more>\s+et al)?\s*\.\s*(?P<journal>[^\W\d_][^.;]*?)\s*\.?\s+"
    r"(?P<date>[12]\d{3}(?: \w{3}(?:-\w{3})?)?(?: \d{1,2})?)\s*\.?(?:\s.*)?"
)
_CHROME = re.compile(
    r"access keys|navigation|homepage|skip to|search|log ?(?:in|out)|clipboard|account|government|"
    r"website|https?:|pubmed|resources|authors|linkout|grant|terms|secur",
    re.I,
)
_MARKS = re.compile(
    r"[\s,]{0,9}(?:(?:\d{1,3}|[#*†‡§¶^])(?:[\s,]{1,9}|$|(?=[#*†‡§¶]))){1,30}$"
)  # bounded: it is tried from each of a line's signs


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the abstract."""

    title: str | None = None
    authors: tuple[Name, ...] = ()
    authors_complete: bool = True
    journal: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    language: str | None = None
    chips: tuple[str, ...] = ()


def read_heading(before: Sequence[str], anchor: Anchor, lines: Sequence[str]) -> Heading:
    """The heading from the lines before the citation line, that line, and those after it."""
    chips, journal = _read_above(before, anchor)
    text = " ".join([anchor.line, *lines])
    rest = list(lines)
    while rest and _UNDER_CITATION.fullmatch(rest[0]):
        rest = rest[1:]
    chips += tuple(line for line in rest if line in CHIPS)
    rest = [line for line in rest if line not in CHIPS]
    if not rest:
        return Heading(chips=tuple(dict.fromkeys(chips)))
    title, rest = _take_title(before, rest)
    language = re.search(r"\[Article in ([A-Za-z, ]+)\]", text)
    authors = _read_authors(rest)
    complete = True
    author, more, short_journal = _read_short_citation(title, rest)
    if not authors and author:
        authors, complete = (split_name(author),), not more
    pmid = re.search(r"PMID:\s*(\d+)", text)
    pmcid = re.search(r"PMCID:\s*(PMC\d+)", text)
    doi = re.search(r"\bdoi:\s*(10\.\d{4,9}/\S+)", text, re.I)
    return Heading(
        title=re.sub(r"^\[(.*)\]\.?$", r"\1", title),
        authors=authors,
        authors_complete=complete,
        journal=short_journal or journal,
        doi=normalise_doi(doi.group(1)) if doi else None,
        pmid=normalise_pmid(pmid.group(1)) if pmid else None,
        pmcid=normalise_pmcid(pmcid.group(1)) if pmcid else None,
        language=LANGUAGES.get(language.group(1).split(",")[0].lower()) if language else None,
        chips=tuple(dict.fromkeys(chips)),
    )


def _read_above(before: Sequence[str], anchor: Anchor) -> tuple[tuple[str, ...], str | None]:
    """The publication type and the journal, which stand above the citation line or in it."""
    journal = anchor.journal
    above = list(before)
    if journal is None and above and above[-1] not in CHIPS:
        last = above[-1].rstrip(". ")
        if last and len(last) < 90 and not _CHROME.search(last) and heading_of(last) is None:
            journal = last
        above = above[:-1]
    chips = (above[-1],) if above and above[-1] in CHIPS else ()
    if journal in CHIPS:
        return (journal, *chips) if journal else chips, None
    return chips, journal


def _take_title(before: Sequence[str], rest: list[str]) -> tuple[str, list[str]]:
    """The title and the lines below it.

    A tool breaks a title at its italics; the window's title ("… - PubMed") is whole.
    """
    for line in before:
        whole = re.sub(r"\s+-\s+PubMed$", "", line)
        if whole == line:
            continue
        bare = re.sub(r"\W", "", whole)
        taken = ""
        for count, part in enumerate(rest[:12], start=1):
            taken += re.sub(r"\W", "", part)
            if taken == bare:
                return whole, rest[count:]
            if not bare.startswith(taken):
                break
    return rest[0], rest[1:]


def _read_authors(lines: Sequence[str]) -> tuple[Name, ...]:
    """The full list of authors with their affiliations, () where the copy has none."""
    end = next((n for n, line in enumerate(lines) if _AUTHORS_END.fullmatch(line)), None)
    if end is None or end == 0:
        return ()
    text = squeeze(" ".join(lines[:end])).replace(" ,", ",").replace(" ;", ";")
    if re.search(r"\bet al\b", text):
        return ()
    affiliations = _read_affiliations(lines[end:])
    authors = []
    for part in re.split(r",\s+(?=[^\d\s,])|;\s+", text):
        found = _MARKS.search(part)
        printed = part[: found.start()] if found else part
        keys = re.findall(r"\d+", found.group()) if found else []
        if printed.strip(" ,."):
            name = split_name(printed.strip(" ,"))
            places = tuple(affiliations[key] for key in keys if key in affiliations)
            authors.append(replace(name, affiliations=places))
    return tuple(authors)


def _read_affiliations(lines: Sequence[str]) -> dict[str, str]:
    """Affiliations by the number printed before each, on its line or on one of its own."""
    found: dict[str, str] = {}
    key: str | None = None
    for line in lines:
        if re.match(r"(?:pmid|pmcid|doi):|abstract$|free (?:pmc )?article", line, re.I):
            break
        if re.fullmatch(r"\d{1,3}", line):
            key = line
        elif key is not None:
            found.setdefault(key, line)
            key = None
        elif numbered := re.fullmatch(r"(\d{1,3})\s*(\D.*)", line):
            found.setdefault(numbered.group(1), numbered.group(2))
    return found


def _read_short_citation(title: str, lines: Sequence[str]) -> tuple[str | None, bool, str | None]:
    """Author, whether there are more, and journal, of "Shahram Taeb et al. Curr Top. 2025."

    It stands below the title where PubMed prints that a second time.
    """
    bare = re.sub(r"\W", "", title)
    for place in range(len(lines)):
        taken = ""
        for count, part in enumerate(lines[place : place + 12], start=1):
            taken += re.sub(r"\W", "", part)
            if taken == bare:
                after = lines[place + count : place + count + 6]
                return _match_short(after)
            if not bare.startswith(taken):
                break
    return None, False, None


def _match_short(lines: Sequence[str]) -> tuple[str | None, bool, str | None]:
    for count in range(1, len(lines) + 1):
        found = _SHORT.fullmatch(_join_labels(lines[:count]))
        if found:
            return found["author"].strip(), bool(found["more"]), found["journal"].strip()
    return None, False, None


def _join_labels(lines: Sequence[str]) -> str:
    """Lines of labels as one sentence: the full stops on lines of their own were dropped."""
    text = lines[0]
    for line in lines[1:]:
        joint = " " if line.startswith("et al") or re.match(r"[12]\d{3}", line) else ". "
        text = text.rstrip(".") + joint + line if joint == ". " else f"{text}{joint}{line}"
    return text
