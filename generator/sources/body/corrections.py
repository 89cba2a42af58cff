"""What an article's page says of later notices: that it was retracted, corrected, or is of concern.

Publishers mark these up in a dozen ways and say them in a few sentences, by which they are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag

from generator.markup.text import squeeze
from generator.model import Correction
from generator.model.document import RETRACTING
from generator.model.identifiers import normalise_doi, normalise_pmid
from generator.sources.article_page import ArticlePage
from generator.sources.body.text import HEADINGS, block_text, is_hidden

_NOTICE = (
    r"(?P<notice>(?:(?:author|publisher|editorial)(?:['’]s)? )?(?:correction|erratum|corrigendum|"
    r"addendum|expression of (?:editorial )?concern|retraction(?: (?:note|notice))?|withdrawal)|"
    r"matters arising)"
)
_THIS = r"this (?:article|paper|publication)"
_SENTENCES = (
    rf"(?:\W*an? |\W*the )?{_NOTICE}s? (?:to|for|of) {_THIS} (?:was|has been|is) "
    r"(?:published|available)\b",
    rf"(?:\W*an? )?{_NOTICE} (?:was |has been )?published on .{{6,40}}, see\b",
    rf"(?:\W*editor['’]?s['’]? note:? )?\W*{_THIS} (?:has been|was) "
    r"(?P<deed>retracted|withdrawn|corrected)\b",
    rf"\W*{_THIS} was (?:originally )?published with (?:an )?errors?\b.*?\bsee {_NOTICE}",
)
_SENTENCE = tuple(re.compile(each, re.I) for each in _SENTENCES)
_SIGN = re.compile(rf"{_THIS}\b|\bpublished on .{{6,40}}, see", re.I)
"""What stands in each of the sentences."""
_LISTS = re.compile(
    r"referred to by|this article (?:relates to|has been corrected in):?|"
    r"(?:correction|erratum|corrigendum|retraction)(?:\(s\)|s)? (?:for|to) this article|"
    r"linked (?:article|content)s?",
    re.I,
)
_TITLE = re.compile(rf"{_NOTICE}\s*(?:\W|to\b|for\b|in\b|regarding\b)", re.I)
_AMENDMENTS = {
    "amendment-retraction": "retraction-in",
    "amendment-eoc": "expression-of-concern-in",
    "amendment-correction": "erratum-in",
}
"""PLOS's classes."""
_MOST = 500
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s?#\"'<>]+")


def read_body_corrections(page: ArticlePage, own_doi: str | None) -> tuple[Correction, ...]:
    """Each notice that the page names, once; `own_doi` is the article's and none of theirs."""
    found: list[Correction] = []
    for kind, block in _notices(page):
        doi, pmid = _find_ids(block, own_doi)
        notice = Correction(kind, _tidy(block_text(block)), pmid, doi)
        alike = [
            each
            for each in found
            if each.kind == kind and (doi is None or each.doi is None or each.doi == doi)
        ]
        if not alike:
            found.append(notice)
        elif doi and alike[0].doi is None:
            found[found.index(alike[0])] = notice
    return tuple(found)


def is_retracting(corrections: Iterable[Correction]) -> bool:
    """Whether one of them retracts the article."""
    return any(each.kind in RETRACTING for each in corrections)


def _notices(page: ArticlePage) -> Iterator[tuple[str, Tag]]:
    soup = page.soup
    for name, kind in _AMENDMENTS.items():
        for box in soup.find_all("div", class_=name):
            cited = box.find(class_="amendment-citation")
            yield kind, cited if isinstance(cited, Tag) else box
    seen: set[int] = set()
    for text in soup.find_all(string=_SIGN, limit=40):
        block = text.find_parent(["p", "li", "div", "section", "dd", "td", *HEADINGS])
        if isinstance(block, Tag) and id(block) not in seen and not _is_unseen(block):
            seen.add(id(block))
            words = block_text(block)
            said = [each for form in _SENTENCE if (each := form.match(words[:_MOST]))]
            if said and len(words) < _MOST:
                yield _kind(next(filter(None, said[0].groups()))), block
    for heading in soup.find_all([*HEADINGS, "div", "span"], string=_LISTS):
        if _LISTS.fullmatch(squeeze(heading.get_text())) and isinstance(heading.parent, Tag):
            for link in heading.parent.find_all("a", href=True):
                words = block_text(link)
                if len(words) < _MOST and (titled := _TITLE.match(words)):
                    yield _kind(titled["notice"]), link


def _is_unseen(block: Tag) -> bool:
    """Whether a block stands where nobody sees it, or among references."""
    return any(
        is_hidden(each) or re.search(r"\bref(?:erence)?s?\b", str(each.get("id") or "")) is not None
        for each in (block, *block.parents)
    )


def _kind(notice: str) -> str:
    words = notice.lower()
    if "concern" in words:
        return "expression-of-concern-in"
    if words == "matters arising":
        return "comment-in"
    return "retraction-in" if re.match(r"retract|withdraw", words) else "erratum-in"


def _find_ids(block: Tag, own_doi: str | None) -> tuple[str | None, str | None]:
    """The notice's DOI and PMID: its links', else those it prints."""
    links = [str(each["href"]) for each in (block, *block.find_all("a")) if each.get("href")]
    doi = pmid = None
    for text in (*links, block_text(block)):
        for found in _DOI.findall(text):
            stated = normalise_doi(found.rstrip(".,;)"))
            doi = doi or (stated if stated != own_doi else None)
        numbered = re.search(r"pubmed(?:\.ncbi\.nlm\.nih\.gov)?/(\d{1,9})\b|PMID: ?(\d{1,9})", text)
        pmid = pmid or (normalise_pmid(numbered[1] or numbered[2]) if numbered else None)
    return doi, pmid


def _tidy(words: str) -> str:
    return squeeze(
        re.sub(r"\s*(?:View (?:correction|retraction|article)|Read more)\W*$", "", words)
    )
