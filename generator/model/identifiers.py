"""DOI, PMID, PMCID, arXiv, ISSN, ISBN and ORCID in their one canonical form, or None."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_SICI = re.compile(
    r"10\.\d{4,9}/[^\s\"<>\[\]]*[<\[][^\s\"<>\[\]]*[>\]]\d\.\d\.[a-z]{2};\d(?:-[a-z0-9#])?"
)
"""A DOI made of a SICI, as Wiley gave them until 2001 and societies of ecology and meteorology
later: "…(199909)32:5<443::AID-X1>3.0.CO;2-5", "…(1999)080[1187:MTIMES]2.0.CO;2"."""
_CUT_SICI = re.compile(
    r"10\.\d{4,9}/"
    r"(?:\(sici\)[\dx]{4}-[\dx]{4}\(|[\dx]{4}-[\dx]{4}\(\d{4,8}\)[\d:]*(?:[<\[]|\Z))"
)
_ARXIV = re.compile(
    r"(?:arxiv:|arxiv\.org/(?:abs|pdf)/)?((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)",
    re.I,
)


def normalise_doi(text: str | None) -> str | None:
    """The bare, lower-case DOI inside a printed DOI or its URL.

    Closing punctuation that belongs to the sentence is dropped; a closing bracket stays where
    the DOI opened it (old Wiley and Lancet DOIs hold them). (DOI Handbook, 2.2.) Of a SICI that
    is cut before or within its angle brackets nothing is kept: every article of its issue begins
    so.
    """
    if not text:
        return None
    if "%" in text:
        text = unquote(text)
    found = _DOI.search(text)
    if found is None:
        return None
    whole = found.group().lower()
    if "(" in whole:
        unescaped = whole.replace("&lt;", "<").replace("&gt;", ">")
        if sici := _SICI.match(unescaped):
            return sici.group()
        if _CUT_SICI.match(unescaped.rstrip(".,;")):
            return None
    doi = re.split(r"[\s\"<]|&(?:lt|gt|quot);", whole, maxsplit=1)[0]
    while doi and (
        doi[-1] in ".,;:'’”»"
        or (
            doi[-1] in ")]}>"
            and doi.count(doi[-1]) > doi.count({")": "(", "]": "[", "}": "{", ">": "<"}[doi[-1]])
        )
    ):
        doi = doi[:-1]
    return doi if re.fullmatch(r"10\.\d{4,9}/\S+", doi) else None


def is_cut_sici(doi: str) -> bool:
    """Whether a DOI is a SICI that lost what stands in its angle brackets, and is no article's."""
    return _CUT_SICI.match(doi.lower()) is not None and normalise_doi(doi) is None


def is_whole_sici(doi: str | None) -> bool:
    """Whether a DOI is made of a SICI and has it to its end."""
    return doi is not None and _SICI.fullmatch(doi) is not None


def normalise_pmid(text: str | None) -> str | None:
    """The digits of a PMID, without leading zeros."""
    found = re.fullmatch(r"(?:pmid:?\s*)?0*([1-9]\d{0,8})", (text or "").strip(), re.I)
    return found.group(1) if found else None


def normalise_pmcid(text: str | None) -> str | None:
    """A PubMed Central id with its PMC: "PMC7086482" (a version suffix is dropped)."""
    found = re.fullmatch(
        r"(?:pmcid:?\s*)?(?:pmc)?0*([1-9]\d{0,9})(?:\.\d+)?", (text or "").strip(), re.I
    )
    return f"PMC{found.group(1)}" if found else None


def normalise_arxiv(text: str | None) -> str | None:
    """A bare arXiv id, "2101.00001v2" or "hep-th/9901001"."""
    found = _ARXIV.fullmatch(re.sub(r"^https?://(?:www\.)?|\.pdf$", "", (text or "").strip()))
    return found.group(1) if found else None


def normalise_issn(text: str | None) -> str | None:
    """An ISSN as "1234-567X" when its check digit is right."""
    digits = re.sub(r"[\s\-–‐]", "", text or "").upper()
    if not re.fullmatch(r"\d{7}[\dX]", digits):
        return None
    total = sum((8 - place) * int(digit) for place, digit in enumerate(digits[:7]))
    check = (11 - total % 11) % 11
    return (
        f"{digits[:4]}-{digits[4:]}" if digits[7] == ("X" if check == 10 else str(check)) else None
    )


def normalise_isbn(text: str | None) -> str | None:
    """An ISBN's ten or thirteen characters when its check digit is right."""
    digits = re.sub(
        r"[\s\-–‐]", "", re.sub(r"^isbn(?:-1[03])?:?\s*", "", (text or "").strip(), flags=re.I)
    ).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        total = sum((10 - n) * (10 if d == "X" else int(d)) for n, d in enumerate(digits))
        return digits if total % 11 == 0 else None
    if re.fullmatch(r"97[89]\d{10}", digits):
        total = sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(digits))
        return digits if total % 10 == 0 else None
    return None


def list_issns(texts: Iterable[str | None]) -> tuple[str, ...]:
    """The ISSNs among some texts, each once."""
    return tuple(dict.fromkeys(filter(None, map(normalise_issn, texts))))


def first_isbn(texts: Iterable[str | None]) -> str | None:
    """The first of some texts that is an ISBN."""
    return next(filter(None, map(normalise_isbn, texts)), None)


def normalise_orcid(text: str | None) -> str | None:
    """A bare ORCID iD with its hyphens when its check digit is right (ISO 7064 11,2)."""
    found = re.search(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])\s*/?\s*$", text or "")
    if found is None:
        return None
    digits = "".join(found.groups()).upper()
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if digits[15] != ("X" if check == 10 else str(check)):
        return None
    return "-".join((digits[:4], digits[4:8], digits[8:12], digits[12:]))
