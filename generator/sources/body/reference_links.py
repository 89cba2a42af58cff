"""The links of a reference: what they identify, and how they are taken out of its string."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

from bs4 import Tag

from generator.markup.text import squeeze
from generator.model import Item
from generator.model.identifiers import (
    normalise_doi,
    normalise_pmcid,
    normalise_pmid,
)

_LABELS = re.compile(
    r"""(?:view\ (?:in\ )?(?:article|at\ \w+(?:\ \w+)?|record|abstract)|
    (?:pubmed|medline)(?:\ abstract)?|
    cross\s?ref(?:\ full\ text)?|google\ (?:scholar|preview|books)|(?:web\ of\ science|isi|scopus)
    (?:\s*®|\s*\(\d+\))*|cas|chemport|ads|inspire|math\s?scinet|article|abstract|full[\ -]?text
    (?:\ (?:via\ crossref|pdf|links?))?|free\ (?:full\ text|article)|pdf(?:\ \([\d.]+\ ?k?b?\)?)?|
    view\ record\ in\ \w+|    cited\ by\ in\ \w+.*|acs\ full\ text|doi|pmc|
    pmc\ free\ article|publisher(?:'s)?\ (?:full\ text|site)|order\ article\ via\ infotrieve|
    search\ ads|iopscience|preprint|worldcat|copac|find\ in\ a\ library|open\ in\ new\ tab|
    opens?\ in\ a?\ ?new\ (?:window|tab)|show\ (?:in\ )?context|go\ to\ (?:reference|citation)\S*|
    cited\ in\ text|export\ citation|crossref\ reports.*|biomed\ central\ full\ text|
    pubmed\ central\ full\ text|return\ to\ (?:ref\w+|citation|text).*|zentralblatt\ math|
    jstor|openurl.*|link|reference\ link|abstract/free\ full\ text|free\ pmc\ article|epub|xml|
    europe\ pmc|sfx|get\ it|check\ for\ full\ text|view|see\ reference|ref\ list|text|adsabs|
    academia|researchgate|download(?:\ pdf)?|site|web|online|astrophysics\ data\ system|
    ncbi|pubmed\ central|digital\ library|mathematical\ reviews\ number.*|digital\ object.*|
    project\ euclid.*|crossref\ (?:pubmed|web).*|citation\ copy.*|bibtex|ris|endnote|↵|↑|\^|
    go\ back.*|search\ via\ \w+|pubmed/ncbi|ncbi/pubmed|jump\ to.*|see\ in\ references|
    find\ it|loading.*|other)""",
    re.I | re.X,
)
_LINK_BOX = re.compile(
    r"(?:^|[\s-])(?:extra-?links?|external-?links|cit-?extra|reflinks?|get-?ftr|references?-?links?|"
    r"citation-?links|cit-?links?|ref-?links|ref-?actions|crossref-?doi|pubmed-?link|access-?link|"
    r"external-?ref|ref-?buttons?|hlfld-?links|refer-?links|linkouts?|"
    r"xref-?links|get-?it|cited-?links|bib-?links?|ref-?tools|reference-?actions)(?=$|[\s-])"
)
_ADDED = re.compile(
    r"(?:^|\s)(?:cas-?(?:record|content|abstract)|duplicate(?=$|\s))|popup|popover|tooltip|modal"
)
"""What scripts show or style sheets hide: HighWire's names of a book's editors before the entry."""
_DOI_CLASSES = frozenset({"data-doi", "hidden-doi"})
_DOI_PATH = re.compile(
    r"(?:[/:]doi/(?:abs/|full/|epdf/|pdf/|pdfdirect/|book/|suppl/)*|/doifinder/|/(?:articles?|chapter)/)"
    r"(10\.\d{4,9}/[^?#]+)"
)
_VIEW = re.compile(r"/(?:full|meta|pdf|abstract|fulltext(?:\.html)?)/?$|\.(?:pdf|html)$", re.I)
"""What an address shows of the article that its path names by a DOI."""
_A_DOI = re.compile(r"10\.\d{4,9}/")


def read_link_item(entry: Tag, own_doi: str | None) -> Item | None:
    """The identifiers of an entry's links; none of a kind of which the links state several."""
    dois: set[str] = set()
    pmids: set[str] = set()
    pmcids: set[str] = set()
    for link in entry.find_all("a", href=True):
        doi, pmid, pmcid = read_address(str(link["href"]))
        if doi and doi != own_doi:
            dois.add(doi)
        if pmid:
            pmids.add(pmid)
        if pmcid:
            pmcids.add(pmcid)
    for element in entry.descendants:
        if not isinstance(element, Tag) or not element.attrs:
            continue
        if (stated := normalise_doi(str(element.get("data-doi") or ""))) and stated != own_doi:
            dois.add(stated)
        if number := normalise_pmid(str(element.get("data-pubmed-id") or "")):
            pmids.add(number)
        if _DOI_CLASSES.isdisjoint(element.get("class") or ()):
            continue
        if (normal := normalise_doi(element.get_text())) and normal != own_doi:
            dois.add(normal)
    # A link and its resolver may print one DOI with and without its last characters.
    whole = {doi for doi in dois if not any(other != doi and other in doi for other in dois)}
    doi, pmid, pmcid = (
        next(iter(found)) if len(found) == 1 else None for found in (whole, pmids, pmcids)
    )
    return Item(doi=doi, pmid=pmid, pmcid=pmcid) if doi or pmid or pmcid else None


def read_address(address: str) -> tuple[str | None, str | None, str | None]:
    """(DOI, PMID, PMCID) that a link's address states, of any resolver publishers use."""
    address = address.replace("&amp;", "&")
    if "10." not in address and not re.search(
        r"pubmed|pmc|entrez|uid|access_num|key=", address, re.I
    ):
        return None, None, None
    # Redirects carry the address they lead to at their end.
    address = re.sub(r"^.*[&?=](?=https?://)", "", address)
    try:
        parts = urlsplit(unquote(address) if "%3A%2F%2F" in address else address)
    except ValueError:  # brackets that hold no IPv6 address
        return None, None, None
    host, path = parts.netloc.lower(), unquote(parts.path)
    query = {name.lower(): values[0] for name, values in parse_qs(parts.query).items()}
    for value in query.values():
        if value.startswith(("http://", "https://")) and any(led := read_address(value)):
            return led
    if "pubmed" in host or "/pubmed" in path or "entrez" in path or "entrez" in host:
        found = re.search(r"/(?:pubmed/)?(\d{1,9})/?$", path)
        number = found.group(1) if found else None
        for name in ("list_uids", "term", "uid", "termtosearch", "pmid", "cmd_retrieve"):
            number = number or query.get(name)
        return None, normalise_pmid(number), None
    if found := re.search(
        r"/(?:pmc/)?(?:articles/)(PMC\d+)|[?&]artid=(?:PMC)?(\d+)", address, re.I
    ):
        return None, None, normalise_pmcid(found.group(1) or found.group(2))
    if host.endswith("doi.org"):
        return normalise_doi(path.lstrip("/")), None, None
    if "refdoi" in query:
        return normalise_doi(query["refdoi"]), None, None
    key = query.get("key") or query.get("access_num")
    kind = (query.get("dbid") or query.get("link_type") or "").lower()
    if key and kind:
        if kind in ("8", "med", "pubmed"):
            return None, normalise_pmid(key), None
        if kind in ("16", "doi", "crossref", "4") or _A_DOI.match(key):
            return normalise_doi(key), None, None
        return None, None, None
    if "scholar.google" in host:
        return normalise_doi(query.get("doi")), None, None
    if "crossref" in host or "openurl" in path or "resolver" in path:
        for value in query.values():
            if re.match(r"(?:doi:)?10\.\d{4,9}/", value):
                return normalise_doi(value), None, None
    if found := _DOI_PATH.search(path):
        return normalise_doi(_VIEW.sub("", found.group(1)).rstrip("/")), None, None
    if _A_DOI.match(query.get("id", "")):  # PLOS
        return normalise_doi(query["id"]), None, None
    return None, None, None


def strip_links(entry: Tag) -> None:
    """Takes out what only says where a link leads: "PubMed", "View Article", boxes of links."""
    for box in entry.find_all(["div", "span", "p", "ul", "ol"]):
        if not box.decomposed and _ADDED.search(_tokens(box)):
            box.decompose()
        if box.decomposed or not _LINK_BOX.search(_tokens(box)):
            continue
        words = squeeze(box.get_text(" "))
        if len(words) < 300 and _is_labels(box):
            box.decompose()
    for link in entry.find_all(["a", "button", "span", "em", "i", "strong", "sup"]):
        if link.decomposed or link.find(["a", "button"]):
            continue
        words = squeeze(link.get_text()).strip("[]()|,.;·: ")
        plain = link.name not in ("a", "button")
        if plain and (len(words) < 5 or _PROSE.fullmatch(words)):
            continue
        if not words and link.name == "a":
            continue
        if _LABELS.fullmatch(words):
            link.decompose()
    for item in entry.find_all(["ul", "li", "div", "p"]):
        if not item.decomposed and not squeeze(item.get_text()).strip("[]()|,.;·:- "):
            item.decompose()


_PROSE = re.compile(
    r"(?:article|text|link|view|online|site|web|other|nature|abstract|preprint)", re.I
)


def _is_labels(box: Tag) -> bool:
    """Whether a box holds nothing but labels of links."""
    rest = re.sub(r"(?:doi:? ?)?10\.\d{4,9}/\S+", "", squeeze(box.get_text(" ")))
    for link in box.find_all(["a", "button", "span", "li"]):
        words = squeeze(link.get_text(" "))
        if words and (link.name in ("a", "button") or _LABELS.fullmatch(words.strip("[]()|,.;· "))):
            rest = rest.replace(words, " ", 1)
    return not re.search(r"\w{3,}", re.sub(r"\bopens? in (?:a )?new \w+|\bfull text\b", "", rest))


def _tokens(element: Tag) -> str:
    classes = element.get("class")
    words = " ".join(classes) if isinstance(classes, list) else str(classes or "")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", words).replace("_", "-").lower()
