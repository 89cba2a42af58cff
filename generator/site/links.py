"""Where things are: files of the site, and the addresses of identifiers elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urljoin

from generator.model import Item

DOI_SAFE = "/:;()._-~,@!$'*+="
"""What may stand in a DOI's address as it is (RFC 3986 pchar, without "&")."""

_SAFE_DOI = re.compile(r"[A-Za-z0-9/:;()._~,@!$'*+=-]+").fullmatch


def doi_url(doi: str) -> str:
    """https://doi.org/…, with what a URL cannot hold escaped (DOI Handbook 2.5.2.4)."""
    if _SAFE_DOI(doi):
        return "https://doi.org/" + doi
    return "https://doi.org/" + quote(doi, safe=DOI_SAFE)


def pubmed_url(pmid: str) -> str:
    """The article's page on PubMed."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def pmc_url(pmcid: str) -> str:
    """The article's full text in PubMed Central."""
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/"


def arxiv_url(arxiv: str) -> str:
    """The preprint's page on arXiv."""
    return f"https://arxiv.org/abs/{arxiv}"


_NO_WORDS = re.compile(r"[^\w'’.-]+|_")


def search_urls(words: str) -> tuple[str, str]:
    """The addresses that search for a work by its words, at Google Scholar and at PubMed.

    Without what either would take for its own language: quotes, brackets, colons, AND, -word.
    """
    query = re.sub(r"(^|\s)-+", r"\1", _NO_WORDS.sub(" ", words.lower())).strip()
    if len(query) > LONGEST_QUERY:
        query = query[:LONGEST_QUERY].rpartition(" ")[0]
    escaped = quote(query, safe="'")
    return (
        f"https://scholar.google.com/scholar?q={escaped}",
        f"https://pubmed.ncbi.nlm.nih.gov/?term={escaped}",
    )


LONGEST_QUERY = 250
"""Google Scholar answers nothing longer than 256 characters."""


def web_url(url: str | None) -> str | None:
    """The address if it is one of the web (http or https), else None."""
    if url and url.lower().startswith(("https://", "http://")) and " " not in url:
        return url
    return None


def item_url(item: Item) -> str | None:
    """The best address of a work elsewhere: DOI, PubMed, PMC, arXiv, its URL."""
    if item.doi:
        return doi_url(item.doi)
    if item.pmid:
        return pubmed_url(item.pmid)
    if item.pmcid:
        return pmc_url(item.pmcid)
    if item.arxiv:
        return arxiv_url(item.arxiv)
    return web_url(item.url)


def root_of(path: str) -> str:
    """The way from a file of the site up to its folder: "" or "../"."""
    return "../" * path.count("/")


def review_path(key: str) -> str:
    """A review's page."""
    return f"reviews/{key}.html"


def beside(path: str) -> str:
    """A file's address from another in its folder."""
    return path.rpartition("/")[2]


def work_path(key: str) -> str:
    """A cited work's page."""
    return f"works/{key}.html"


def mesh_branch_path(number: str) -> str:
    """The page of a branch of the MeSH tree, which no term's slug has."""
    return f"mesh/tree.{number.lower()}.html"


def part_path(stem: str, part: int) -> str:
    """The nth file of a long list: authors/index.html, authors/index.2.html.

    The dot keeps it apart from every key and slug, which hold none.
    """
    return f"{stem}.html" if part == 1 else f"{stem}.{part}.html"


def feed_path(stem: str) -> str:
    """The feed of a term or person, whose list is <stem>.html."""
    return f"{stem}.xml"


def reference_anchor(id: str) -> str:
    """The id of a reference on its review's page; stays when its number changes."""
    return f"ref-{id}"


_PLAIN_PATH = re.compile(r"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\.[A-Za-z0-9]+)*").fullmatch


def absolute(base_url: str | None, path: str) -> str | None:
    """A file's address on the web; None without a base-url. index.html is its folder."""
    if not base_url:
        return None
    if path == "index.html" or path.endswith("/index.html"):
        path = path[: -len("index.html")]
    if _PLAIN_PATH(path):
        return _address_of_root(base_url) + path
    return urljoin(base_url.rstrip("/") + "/", path)


@lru_cache(maxsize=8)
def _address_of_root(base_url: str) -> str:
    return urljoin(base_url.rstrip("/") + "/", "x")[:-1]
