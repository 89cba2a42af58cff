"""Answers as NCBI's E-utilities and Crossref give them, in words of our own."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

from loopback import Asked, Reply

XML = "application/xml"
JSON = "application/json"


def pubmed_record(pmid: str, title: str = "", journal: str = "Journal of Made-up Findings") -> str:
    title = title or f"A made-up finding, number {pmid}."
    return f"""<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM">
<PMID Version="1">{pmid}</PMID>
<Article PubModel="Print"><Journal><JournalIssue CitedMedium="Print"><Volume>7</Volume>
<Issue>2</Issue><PubDate><Year>2019</Year><Month>Mar</Month></PubDate></JournalIssue>
<Title>{journal}</Title><ISOAbbreviation>J Made Up Find</ISOAbbreviation></Journal>
<ArticleTitle>{escape(title)}</ArticleTitle>
<Pagination><MedlinePgn>11-9</MedlinePgn></Pagination>
<AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Quill</LastName>
<ForeName>Ada</ForeName><Initials>A</Initials>
<AffiliationInfo><Affiliation>Nowhere Institute</Affiliation></AffiliationInfo></Author>
</AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>
</PublicationTypeList></Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId></ArticleIdList>
</PubmedData></PubmedArticle>"""


def pubmed_set(*records: str) -> bytes:
    return (
        '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, '
        '1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
        f"<PubmedArticleSet>{''.join(records)}</PubmedArticleSet>"
    ).encode()


def efetch(known: set[str]):
    """E-utilities that know some PMIDs."""

    def answer(asked: Asked) -> Reply:
        assert asked.query["db"] == "pubmed"
        assert asked.query["retmode"] == "xml"
        ids = asked.query["id"].split(",")
        assert len(ids) <= 200
        found = [pubmed_record(pmid) for pmid in ids if pmid in known]
        return Reply(body=pubmed_set(*found), content_type=XML)

    return answer


def work(doi: str, title: str = "", **fields: object) -> dict[str, object]:
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [title or f"A made-up work at {doi}"],
        "author": [{"given": "Ben", "family": "Reed", "sequence": "first", "affiliation": []}],
        "container-title": ["Annals of Invention"],
        "short-container-title": ["Ann Invent"],
        "issued": {"date-parts": [[2017, 5]]},
        "volume": "3",
        "page": "1-8",
        **fields,
    }


def message(kind: str, held: object) -> bytes:
    return json.dumps(
        {"status": "ok", "message-type": kind, "message-version": "1.0.0", "message": held}
    ).encode()


def crossref(known: dict[str, dict[str, object]]):
    """Crossref's works, asked for singly or as a list."""

    def answer(asked: Asked) -> Reply:
        doi = asked.path.removeprefix("/crossref/works").lstrip("/")
        if doi:
            if doi not in known:
                return Reply(404, b"Resource not found.", content_type="text/plain")
            return Reply(body=message("work", known[doi]), content_type=JSON)
        wanted = [each.removeprefix("doi:") for each in asked.query["filter"].split(",")]
        found = [known[each] for each in wanted if each in known]
        rows = int(asked.query["rows"])
        held = {"total-results": len(found), "items": found[:rows], "items-per-page": rows}
        return Reply(body=message("work-list", held), content_type=JSON)

    return answer
