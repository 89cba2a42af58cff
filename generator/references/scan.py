"""What a reference string holds beyond doubt: identifiers, links, link labels, its number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.model.identifiers import (
    normalise_arxiv,
    normalise_doi,
    normalise_isbn,
    normalise_pmcid,
    normalise_pmid,
)
from generator.model.issued import Issued
from generator.references.dates import read_date

_LABELS = (
    r"DOI|PubMed|PMC(?: free article)?|Free (?:PMC )?article|Europe PMC|Google Scholar"
    r"|Cross-?[Rr]ef|"
    r"Web of Science|ISI|Medline|MEDLINE|CAS|ADS|Scopus|View in Scopus|View (?:Article|article"
    r"|PDF)|"
    r"Full Text(?: PDF)?|Free [Ff]ull [Tt]ext|Abstract|PDF|HTML|Article|Abstract/FREE Full Text|"
    r"Semantic Scholar|Open in a new tab|MathSciNet|zbMATH|Link"
)
_TAIL_DASHED = re.compile(rf"(?:\s+[-–]\s+(?:{_LABELS}))+\s*\.?\s*$")
_TAIL_BRACKETED = re.compile(rf"(?:\s*[\[(](?:{_LABELS})[\])])+\s*\.?\s*$")
_TAIL_BARE = re.compile(
    r"(?:(?:\s+|(?<=[.\d]))(?:Google Scholar|Cross[Rr]ef|PubMed|View in Scopus|View PDF"
    r"|View article|MathSciNet|CAS|Article))+\s*$"
)
_NUMBER = re.compile(
    r"\s*(?:\[\d{1,4}\]|\(\d{1,3}\)(?=\s*[^\W\d])|\d{1,4}\s?[.)](?=\s*[^\W\d]))\s*"
)
_DOI = re.compile(
    r"(?:\[?\bdoi\s*[:>=]?\s*\]?\s*)?(?:https?://(?:dx\.)?doi\.org/?\s?(?:doi:)?|"
    r"(?:dx\.)?\bdoi\.org/)?(?<![\w.])(?:(?<=doi)|(?<=DOI)|\b)10\.\d{4,9}/\S+",
    re.I,
)
_DOI_END = re.compile(
    r"(?:\.?\s?(?:PMID|PubMed|PMCID|Epub|https?:|available|accessed)|\[|\u200b).*", re.I
)
_PMCID = re.compile(
    r"[;.]?\s*(?:\(?(?:PubMed Central )?\bPMCID:?\s*"
    r"|\bPubMed Central:?\s*)?\bPMC\s?\d{4,9}\b[.)\];]*",
    re.I,
)
_PMID = re.compile(
    r"[;.]?\s*[\[(]?(?:\bPubMed\s+)?(?:\bPMID\b"
    r"|\bPubMed\b(?: ID)?)\s*[:=]?\s*(\d{4,9})\b[.)\];]*",
    re.I,
)
_BARE_PMID = re.compile(r"(?<=\s)(\d{7,8})\.?\s*$")
_ARXIV = re.compile(
    r"\[?(?:arXiv(?: preprint)?(?: arXiv)?:\s?|https?://arxiv\.org/(?:abs|pdf)/)"
    r"((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)(?:\.pdf)?(?:\s*\[[\w.-]+\])?\]?",
    re.I,
)
_ISBN = re.compile(r"\(?\bISBN(?:-1[03])?:?\s*((?:97[89][-– ]?)?\d[\d–\- ]{7,15}[\dXx])\)?")
_URL = re.compile(
    r"<?(?:URL:?\s*)?\b(?:https?:\s?//|ftp://|www\.)[^\s<>\"”“]+>?",
    re.I,
)
_MONTH = r"[^\W\d_]{3,9}\.?"
_A_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ ./-]{_MONTH},?[ ./-]\d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd"
    rf"|th)?,? \d{{4}}"
    rf"|\d{{4}},? {_MONTH}(?: \d{{1,2}})?|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}"
    rf"|{_MONTH},? \d{{4}})"
)
_ACCESSED = re.compile(
    r"[\[(]?\b(?:(?:last|date|page|page last)\s+)?(?:accessed|cited|visited|retrieved|consulted"
    r"|viewed|"
    r"access(?:ed)? date|consulté le|letzter Zugriff|Zugriff am|Abruf am|abgerufen am)"
    rf"(?:\s+on)?(?:\s+the)?:?\s+(?P<date>{_A_DATE})(?:,?\s*from\b:?)?[\])]?[.;,]?",
    re.I,
)
_AVAILABLE = re.compile(
    r"\b(?:available (?:online )?(?:from|at|on)|available|retrieved from|disponible sur"
    r"|verfügbar unter|from)"
    r"\s*:?\s*$",
    re.I,
)
_EPUB = re.compile(
    rf"[\[(]?\bEpub\.?:?\s+(?:ahead of print|(?P<date>{_A_DATE}))[\])]?[.;]?|"
    r"[\[(](?:Epub|Online) ahead of print[\])]\.?|\bEpub ahead of print\.?",
    re.I,
)
_IN_PRESS = re.compile(r"[\[(]?\b(?:in press|forthcoming|submitted)\b[\])]?[.,]?\s*$", re.I)


@dataclass(slots=True)
class Scanned:
    """The certain parts of a string: their values, and `spans` (start, end, kind) they take."""

    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    arxiv: str | None = None
    isbn: str | None = None
    url: str | None = None
    accessed: Issued | None = None
    available: Issued | None = None
    status: str | None = None
    end: int = 0
    spans: list[tuple[int, int, str]] = field(default_factory=list)

    def take(self, start: int, end: int, kind: str) -> bool:
        """Claim a stretch; False where it overlaps one that is claimed."""
        if any(start < e and s < end for s, e, _ in self.spans):
            return False
        self.spans.append((start, end, kind))
        return True


def scan_reference(raw: str) -> Scanned:
    """The identifiers, links, access dates and labels of a reference string, and their places."""
    out = Scanned()
    end = len(raw)
    for pattern in (_TAIL_DASHED, _TAIL_BRACKETED, _TAIL_BARE):
        found = pattern.search(raw, max(0, end - 200), end)
        if found and found.start() > 20:
            out.take(found.start(), end, "label")
            end = found.start()
    number = _NUMBER.match(raw, 0, end)
    if number and number.end() > 0 and number.end() < end:
        out.take(0, number.end(), "number")
    if "10." in raw:
        _scan_doi(raw, end, out)
    lower = raw.lower()
    if "pmc" in lower and (found := _PMCID.search(raw, 0, end)):
        digits = re.search(r"PMC\s?(\d+)", found.group(), re.I)
        if digits and out.take(found.start(), found.end(), "pmcid"):
            out.pmcid = normalise_pmcid(digits.group(1))
    found = _PMID.search(raw, 0, end) if "pmid" in lower or "pubmed" in lower else None
    if found and out.take(*found.span(), "pmid"):
        out.pmid = normalise_pmid(found.group(1))
    if out.pmid is None and (found := _BARE_PMID.search(raw, max(0, end - 14), end)):
        before = raw[: found.start()].rstrip()
        if before[-1:] == "." or any(k == "doi" and len(before) - e < 2 for _, e, k in out.spans):
            out.take(found.start(), end, "pmid")
            out.pmid = normalise_pmid(found.group(1))
    found = _ARXIV.search(raw, 0, end) if "arxiv" in lower else None
    if found and out.take(*found.span(), "arxiv"):
        out.arxiv = normalise_arxiv(found.group(1))
    found = _ISBN.search(raw, 0, end) if "isbn" in lower else None
    if found and out.take(*found.span(), "isbn"):
        out.isbn = normalise_isbn(found.group(1))
    _scan_links(raw, lower, end, out)
    if "epub" in lower or "ahead of print" in lower:
        for found in _EPUB.finditer(raw, 0, end):
            if out.take(found.start(), found.end(), "epub"):
                if found.group("date"):
                    out.available = read_date(found.group("date"))
                else:
                    out.status = "advance online publication"
    if (found := _IN_PRESS.search(raw, max(0, end - 20), end)) and out.take(*found.span(), "epub"):
        out.status = found.group().strip("[](),. ").lower()
    out.end = end
    out.spans.sort()
    return out


def _scan_doi(raw: str, end: int, out: Scanned) -> None:
    for found in _DOI.finditer(raw, 0, end):
        text = _DOI_END.sub("", found.group()[found.group().index("10.") :])
        doi = normalise_doi(text)
        if doi is None:
            continue
        start = found.start()
        stop = start + found.group().index("10.") + len(text)
        if out.take(start, min(stop, end), "doi") and out.doi is None:
            out.doi = doi


def _scan_links(raw: str, lower: str, end: int, out: Scanned) -> None:
    if "http" in lower or "www." in lower or "ftp:" in lower:
        for found in _URL.finditer(raw, 0, end):
            url = re.sub(r"^<?(?:url:?\s*)?", "", found.group(), flags=re.I)
            url = url.replace(" ", "").rstrip(">.,;:)]'’»") + (
                ")" if url.rstrip(".,;").endswith(")") and "(" in url else ""
            )
            before = _AVAILABLE.search(raw, max(0, found.start() - 30), found.start())
            start = before.start() if before else found.start()
            if out.take(start, found.end(), "url") and out.url is None:
                out.url = url if "://" in url else f"http://{url}"
    if re.search(r"access|cited|visit|retriev|consult|view|zugriff|abruf|abgeruf", lower):
        for found in _ACCESSED.finditer(raw, 0, end):
            if out.take(found.start(), found.end(), "accessed"):
                out.accessed = read_date(found.group("date"))
