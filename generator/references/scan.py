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
from generator.references.pmid_years import year_of_pmid

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
    r"(?:dx\.)?\bdoi\.org/)?(?<!\w)(?:(?<=doi)|(?<=DOI)|\b)10\.\d{4,9}/\S+",
    re.I,
)
_DOI_END = re.compile(
    r"(?:\.?\s?(?:PMID|PubMed|PMCID|Epub|https?:|available|accessed)"
    r"|\[(?![^\s\]]*\]\d\.\d\.\w\w;\d)|\u200b).*",
    re.I,
)
_PMCID = re.compile(
    r"[;.]?\s*(?:\(?(?:PubMed Central )?\bPMCID:?\s*"
    r"|\bPubMed Central:?\s*)?\b(?:PMC)?PMC\s?\d{4,9}\b[.)\];]*",
    re.I,
)
_PMID = re.compile(
    r"[;.]?\s*[\[(]?(?:\bPubMed\s+)?(?:\bPMID\b"
    r"|\bPubMed\b(?: ID)?)\s*[:=]?\s*(\d{4,9})\b[.)\];]*",
    re.I,
)
_BARE_PMID = re.compile(r"(?<=\s)(\d{7,8})\.?\s*$")
_MIDDLE_PMID = re.compile(r"(?<=[.\s])(\d{7,8})(?=[;.]? (?:PubMed Central )?(?:PMCID|PMC\d))")
_GLUED_PMID = re.compile(r"(\d{1,5})\s?[–-]\s?(\d{8,12})\.?\s*$")
_TAG = re.compile(r"</?su[bp]\b[^<>]{0,60}>")
_ITEM_ID = re.compile(r"\S+ \[pii\]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ARXIV = re.compile(
    r"\[?(?:arXiv(?: preprint)?(?: arXiv)?:\s?|https?://arxiv\.org/(?:abs|pdf)/)"
    r"((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)(?:\.pdf)?(?:\s*\[[\w.-]+\])?\]?",
    re.I,
)
_ISBN = re.compile(r"\(?\bISBN(?:-1[03])?:?\s*((?:97[89][-– ]?)?\d[\d–\- ]{7,15}[\dXx])\)?")
_URL = re.compile(
    r"<?(?:URL:?\s*)?\b(?:https?:\s?//|ftp://|www\.)"
    r"(?:(?![(,;](?:accessed|last|retrieved|visited))[^\s<>\"”“])+>?",
    re.I,
)
_DOI_IN_URL = re.compile(
    r"/(10\.\d{4,5}/[^\s?#]+?)(?:v\d+)?"
    r"(?:/(?:full|abstract|pdf|epdf|html|meta|suppl)|\.full|\.pdf|\.abstract)*/?(?:[?#]|$)"
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
    rf"[\[(]?\bE[-‐]?pub(?:lication)?\.?:?\s+(?:(?:ahead of print version\s+)?(?P<date>{_A_DATE})"
    r"|ahead of print)[\])]?[.;]?|"
    r"[\[(](?:Epub|Online) ahead of print[\])]\.?|\bE[-‐]?pub ahead of print\.?",
    re.I,
)
_IN_PRESS = re.compile(
    r"[\[(](?:in press|forthcoming|in preparation|to appear|submitted)[\])]\.?"
    r"|\b(?:in press|forthcoming|submitted|to appear)\b[.,]?\s*$",
    re.I,
)


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
    lower = raw.lower()
    found = _ARXIV.search(raw, 0, end) if "arxiv" in lower else None
    if found and out.take(*found.span(), "arxiv"):
        out.arxiv = normalise_arxiv(found.group(1))
    _scan_links(raw, lower, end, out)
    if "10." in raw:
        _scan_doi(raw, end, out)
    _scan_pubmed(raw, lower, end, out)
    found = _ISBN.search(raw, 0, end) if "isbn" in lower else None
    if found and out.take(*found.span(), "isbn"):
        out.isbn = normalise_isbn(found.group(1))
    if "pub" in lower or "ahead of print" in lower:
        for found in _EPUB.finditer(raw, 0, end):
            if out.take(found.start(), found.end(), "epub"):
                if found.group("date"):
                    out.available = read_date(found.group("date"))
                else:
                    out.status = "advance online publication"
    if "[pii]" in lower:
        for found in _ITEM_ID.finditer(raw, 0, end):
            out.take(*found.span(), "label")
    if "<" in raw:
        for found in _TAG.finditer(raw, 0, end):
            out.take(*found.span(), "tag")
    if (found := _IN_PRESS.search(raw, 0, end)) and out.take(*found.span(), "epub"):
        out.status = found.group().strip("[](),. ").lower()
    out.end = end
    out.spans.sort()
    return out


def _scan_pubmed(raw: str, lower: str, end: int, out: Scanned) -> None:
    """PMCID and PMID, labelled or bare at the end, even glued to the last page."""
    found = _PMCID.search(raw, 0, end) if "pmc" in lower else None
    if found and out.take(*found.span(), "pmcid"):
        out.pmcid = normalise_pmcid(found.group().lower().rpartition("pmc")[2].strip(" .)];"))
    found = _PMID.search(raw, 0, end) if "pmid" in lower or "pubmed" in lower else None
    if found and out.take(*found.span(), "pmid"):
        out.pmid = normalise_pmid(found.group(1))
    if out.pmid is not None:
        return
    found = _MIDDLE_PMID.search(raw, 0, end)
    if found and out.take(*found.span(), "pmid"):
        out.pmid = normalise_pmid(found.group(1))
        return
    found = _BARE_PMID.search(raw, max(0, end - 14), end)
    if found:
        before = raw[: found.start()].rstrip()
        if before[-1:] == "." or any(k == "doi" and len(before) - e < 2 for _, e, k in out.spans):
            out.take(found.start(), end, "pmid")
            out.pmid = normalise_pmid(found.group(1))
        return
    found = _GLUED_PMID.search(raw, max(0, end - 24), end)
    year = _YEAR.search(raw) if found else None
    if found and year:
        _take_glued_pmid(found, int(year.group()), end, out)


def _take_glued_pmid(found: re.Match[str], year: int, end: int, out: Scanned) -> None:
    """A PMID that lost the space before it: "49–6412825681" is 49–64 and 12825681."""
    digits = found.group(2)
    for length in (8, 7):
        page, pmid = digits[:-length], digits[-length:]
        if (
            not page
            or pmid[0] == "0"
            or abs(year_of_pmid(pmid) - year) > (3 if length == 8 else 12)
        ):
            continue
        if len(page) <= len(found.group(1)) and out.take(found.end(2) - length, end, "pmid"):
            out.pmid = normalise_pmid(pmid)
            return


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
    if re.search(r"access|cited|visit|retriev|consult|view|zugriff|abruf|abgeruf", lower):
        for found in _ACCESSED.finditer(raw, 0, end):
            if out.take(found.start(), found.end(), "accessed"):
                out.accessed = read_date(found.group("date"))
    if "http" in lower or "www." in lower or "ftp:" in lower:
        for found in _URL.finditer(raw, 0, end):
            if "doi.org" in found.group():
                continue
            url = re.sub(r"^<?(?:url:?\s*)?", "", found.group(), flags=re.I)
            url = url.replace(" ", "").rstrip(">.,;:)]'’»") + (
                ")" if url.rstrip(".,;").endswith(")") and "(" in url else ""
            )
            before = _AVAILABLE.search(raw, max(0, found.start() - 30), found.start())
            start = before.start() if before else found.start()
            taken = out.take(start, found.end(), "url") or out.take(*found.span(), "url")
            if taken and out.url is None:
                out.url = url if "://" in url else f"http://{url}"
                if inner := _DOI_IN_URL.search(url):
                    out.doi = normalise_doi(inner.group(1))
