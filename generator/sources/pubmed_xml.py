"""PubMed's XML, as E-utilities and the yearly files give it: one record or a set of any size.

Read as a stream, record by record. A record that cannot be read is named once the others are.
(NLM, "PubMed DTD", 2025; PubmedArticle and PubmedBookArticle.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.model import Document, Extraction, Item
from generator.model.identifiers import (
    list_issns,
    normalise_doi,
    normalise_pmcid,
    normalise_pmid,
)
from generator.model.languages import language_code
from generator.model.name import print_name
from generator.sources.encodings import decode_head
from generator.sources.page import SavedPage
from generator.sources.pubmed.heading import with_genre
from generator.sources.pubmed.terms import is_retracted
from generator.sources.pubmed.xml_abstract import read_abstracts
from generator.sources.pubmed.xml_books import read_book
from generator.sources.pubmed.xml_dates import read_pub_date
from generator.sources.pubmed.xml_lists import (
    read_authors,
    read_corrections,
    read_grants,
    read_ids,
    read_keywords,
    read_mesh,
    read_name,
    read_references,
    read_substances,
    text_of_child,
)
from generator.sources.records.record_set import RecordSet
from generator.sources.xml_records import BrokenRecord, iterate_records
from generator.sources.xml_text import plain_text, rich_text

_RECORDS = ("PubmedArticle", "PubmedBookArticle", "MedlineCitation")
_ROOT = re.compile(
    r"<(?:PubmedArticleSet|PubmedArticle|PubmedBookArticleSet|PubmedBookArticle|"
    r"MedlineCitationSet|MedlineCitation)[\s>]"
)
_EMPTY_SET = re.compile(r"<Pubmed(?:Book)?ArticleSet\s*/>|<ERROR>|<error>")
_NOT_AVAILABLE = re.compile(r"\[?\s*not available\s*\.?\s*\]?\.?", re.I)
_BRACKETED = re.compile(r"\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\.?")
_KEPT_STOP = re.compile(r"(?:\.\.|\b[A-Z]\.[A-Z]|\b(?:spp?|etc|vs|Inc|Ltd|Co|al|Jr|Sr|St))\.$")
ARTICLE_NUMBER = re.compile(r"[A-Za-z]{0,6}\d{1,8}")
"""A publisher's item number that is printed where pages are ("e0123456", "448")."""

_HISTORY = {"received": "Received", "revised": "Revised", "accepted": "Accepted"}


def matches(page: SavedPage) -> bool:
    """Whether the file's first element is PubMed's."""
    head = page.head
    if b"Pubmed" not in head and b"MedlineCitation" not in head and b"\0" not in head[:64]:
        return False
    text = decode_head(head).lstrip()
    found = _ROOT.search(text)
    if not text.startswith("<") or re.search(r"<html[\s>]", text[:5000], re.I):
        return False
    return found is not None or _EMPTY_SET.search(text) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The records in order.

    Raises PageRefused for a file without records, and after the last record where some could
    not be read: the message names them.
    """
    records = RecordSet("record")
    for element in iterate_records(page, _RECORDS):
        if isinstance(element, BrokenRecord):
            records.refuse(element.reason)
            continue
        pmid = element.findtext(".//PMID")
        yield from records.take(read_record(element), f"PMID {pmid}" if pmid else None)
    records.close("fetch these records again; the others were read")


def read_record(record: etree._Element) -> Extraction | None:
    """One record's article or book; None where it has no title."""
    if record.tag == "PubmedBookArticle":
        return read_book(record)
    citation = record if record.tag == "MedlineCitation" else record.find("MedlineCitation")
    article = citation.find("Article") if citation is not None else None
    if citation is None or article is None:
        return None
    history = record.find("PubmedData")
    ids = read_ids(history.find("ArticleIdList") if history is not None else None)
    item = _read_item(citation, article, ids)
    if item.title is None:
        return None
    types = tuple(
        text for each in article.iterfind("PublicationTypeList/*") if (text := plain_text(each))
    )
    sections, copyright_line = read_abstracts(
        article.find("Abstract"), citation.iterchildren("OtherAbstract")
    )
    corrections, cited = read_corrections(citation.find("CommentsCorrectionsList"))
    document = Document(
        item=with_genre(item, types),
        publication_types=types,
        keyword=read_keywords(citation),
        mesh=read_mesh(citation.find("MeshHeadingList")),
        substances=read_substances(citation.find("ChemicalList")),
        grants=read_grants(article.find("GrantList")),
        corrections=corrections,
        retracted=is_retracted(types, corrections),
        conflict_of_interest=plain_text(citation.find("CoiStatement")),
        copyright=copyright_line,
    )
    return Extraction(
        document=document,
        sections=sections,
        references=read_references(history) or cited,
        reader="pubmed_xml",
        unplaced=tuple(_read_unplaced(citation, article, history, ids)),
    )


def _read_item(citation: etree._Element, article: etree._Element, ids: dict[str, str]) -> Item:
    title, original = _read_titles(article)
    journal = article.find("Journal")
    issue = journal.find("JournalIssue") if journal is not None else None
    listed = article.find("AuthorList")
    locations = {
        (each.get("EIdType") or "").lower(): each.text
        for each in article.iterchildren("ELocationID")
        if each.get("ValidYN", "Y") != "N"
    }
    issns = (
        text_of_child(journal, "ISSN"),
        text_of_child(citation, "MedlineJournalInfo/ISSNLinking"),
    )
    return Item(
        title=title,
        original_title=original,
        author=read_authors(listed),
        authors_complete=listed is None or listed.get("CompleteYN") != "N",
        container_title=text_of_child(journal, "Title"),
        container_title_short=text_of_child(journal, "ISOAbbreviation")
        or text_of_child(citation, "MedlineJournalInfo/MedlineTA"),
        issued=read_pub_date(issue.find("PubDate") if issue is not None else None),
        available_date=read_pub_date(article.find("ArticleDate")),
        volume=text_of_child(issue, "Volume"),
        issue=text_of_child(issue, "Issue"),
        page=_read_pages(article.find("Pagination"), locations.get("pii")),
        doi=normalise_doi(ids.get("doi")) or normalise_doi(locations.get("doi")),
        pmid=normalise_pmid(citation.findtext("PMID") or ids.get("pubmed")),
        pmcid=normalise_pmcid(ids.get("pmc") or ids.get("pmcid"))
        or next(filter(None, map(_old_pmcid, citation.iterchildren("OtherID"))), None),
        issn=list_issns(issns),
        language=language_code(article.findtext("Language")),
    )


def _old_pmcid(other: etree._Element) -> str | None:
    """The PMCID that records older than ArticleIdList hold among their other numbers."""
    text = (other.text or "").strip()
    return normalise_pmcid(text) if re.match(r"PMC\d", text) else None


def _read_titles(article: etree._Element) -> tuple[str | None, str | None]:
    """The title and the one in the article's own language.

    A translation stands in brackets, which are MEDLINE's own; "[Not Available]." is no title.
    """
    title = tidy_title(rich_text(article.find("ArticleTitle")))
    original = tidy_title(rich_text(article.find("VernacularTitle")))
    return (title, original) if title else (original, None)


def tidy_title(title: str | None) -> str | None:
    """A title without the full stop and the brackets that MEDLINE adds."""
    if title is None or _NOT_AVAILABLE.fullmatch(title):
        return None
    bracketed = _BRACKETED.fullmatch(title)
    if bracketed:
        title = bracketed.group(1).strip()
    if title.endswith(".") and not _KEPT_STOP.search(title):
        title = title[:-1].rstrip()
    return title or None


def _read_pages(pagination: etree._Element | None, pii: str | None) -> str | None:
    """Pages as printed; the article number where there are none and the pii is one."""
    printed = text_of_child(pagination, "MedlinePgn")
    if printed is None:
        start, end = text_of_child(pagination, "StartPage"), text_of_child(pagination, "EndPage")
        printed = f"{start}-{end}" if start and end and start != end else start
    if printed is None and pii and ARTICLE_NUMBER.fullmatch(pii.strip()):
        printed = pii.strip()
    return printed


def _read_unplaced(
    citation: etree._Element,
    article: etree._Element,
    history: etree._Element | None,
    ids: dict[str, str],
) -> Iterator[str]:
    """What a record holds and no field takes, a labelled line each."""
    for bank in article.iterfind("DataBankList/DataBank"):
        numbers = ", ".join(
            filter(None, map(plain_text, bank.iterfind("AccessionNumberList/AccessionNumber")))
        )
        yield f"Associated data: {text_of_child(bank, 'DataBankName') or ''}/{numbers}"
    for label, path in (
        ("Supplementary concept", "SupplMeshList/SupplMeshName"),
        ("Gene symbol", "GeneSymbolList/GeneSymbol"),
        ("Space flight mission", "SpaceFlightMission"),
        ("General note", "GeneralNote"),
        ("Other ID", "OtherID"),
    ):
        for element in citation.iterfind(path):
            source = element.get("Source") if label == "Other ID" else None
            if text := plain_text(element):
                yield f"{label}: {f'{source} ' if source else ''}{text}"
    for label, path, parent in (
        ("Personal name as subject", "PersonalNameSubjectList/PersonalNameSubject", citation),
        ("Collaborators", "InvestigatorList/Investigator", citation),
        ("Contributed equally", "AuthorList/Author[@EqualContrib='Y']", article),
    ):
        names = [print_name(name) for each in parent.iterfind(path) if (name := read_name(each))]
        if names:
            yield f"{label}: {', '.join(names)}"
    for language in article.findall("Language")[1:]:
        yield f"Also in: {language.text}"
    if "mid" in ids:
        yield f"Manuscript: {ids['mid']}"
    pii = ids.get("pii") or text_of_child(article, "ELocationID[@EIdType='pii']")
    if pii and not ARTICLE_NUMBER.fullmatch(pii):
        yield f"Publisher's item: {pii}"
    if text := text_of_child(citation, "MedlineJournalInfo/NlmUniqueID"):
        yield f"NLM catalogue: {text}"
    for date in history.iterfind("History/PubMedPubDate") if history is not None else ():
        event = _HISTORY.get(date.get("PubStatus") or "")
        parts = [date.findtext(part) for part in ("Year", "Month", "Day")]
        if event and all(parts):
            yield f"{event}: {parts[0]}-{parts[1]:0>2}-{parts[2]:0>2}"
