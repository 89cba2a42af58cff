"""Pages that are saved often and are not an article: each refused in its own words."""

from __future__ import annotations

import re

from generator.errors import PageRefused
from generator.sources.page import SavedPage

_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.I | re.S)
MAX_DEPTH = 5_000
"""Tags open at once: real pages have some dozens, 100,000 would stop any tree parser."""

_CHALLENGES = re.compile(
    r"just a moment|attention required|checking your browser|are you a robot|access denied|"
    r"security check|captcha|pardon our interruption|request unsuccessful",
    re.I,
)
_CONSENT = re.compile(r"cookie (?:consent|preferences)|before you continue|privacy settings", re.I)


def refuse(page: SavedPage) -> None:
    """Raises PageRefused where the page is known not to be an article."""
    text = page.text
    if not text:
        return
    if _depth(text) > MAX_DEPTH:
        raise PageRefused("its tags are nested past all sense", "save the page again")
    found = _TITLE.search(text[:200_000])
    title = re.sub(r"\s+", " ", found.group(1)).strip() if found else ""
    if _CHALLENGES.search(title) or "cf-browser-verification" in text or "cf_chl_opt" in text:
        raise PageRefused(
            "a page that asks whether you are a robot, not an article",
            "open the article in a browser, wait for it, and save it then",
        )
    if _CONSENT.search(title):
        raise PageRefused(
            "a cookie or consent page, not an article", "accept or decline, then save the article"
        )
    _refuse_pubmed(text, title)


def _refuse_pubmed(text: str, title: str) -> None:
    pubmed = 'content="pubmed"' in text or title.endswith("PubMed") or "PubMed" in title
    if not pubmed or 'id="article-details"' in text:
        return
    if 'id="search-page"' in text or "Search Results - PubMed" in title:
        raise PageRefused("a PubMed search page, not an article", "open one article and save that")
    if title == "PubMed" or 'name="ncbi_pdid" content="home"' in text:
        raise PageRefused("PubMed's home page, not an article", "open one article and save that")


def _depth(text: str) -> int:
    """How deep tags are nested at most, near enough, without parsing."""
    if text.count("<") < MAX_DEPTH:
        return 0
    depth = deepest = 0
    for found in re.finditer(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>", text):
        closing, name, empty = found.groups()
        if closing:
            depth = max(0, depth - 1)
        elif not empty and name.lower() not in _VOID:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


_VOID_NAMES = """area base br col embed hr img input link meta param source track wbr p li td tr th
    dt dd option"""
_VOID = frozenset(_VOID_NAMES.split())
