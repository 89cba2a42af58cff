"""What kind of article a page says it is, in MEDLINE's publication types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from bs4 import BeautifulSoup, Tag

from generator.markup.text import squeeze
from generator.model import Item
from generator.sources.article_page import ArticlePage
from generator.sources.pubmed.terms import read_genre

_TYPE_NAMES = (
    "citation_article_type",
    "dc.type",
    "prism.section",
    "prism.genre",
    "citation_section",
    "article:section",
    "wkhealth_toc_section_title",
    "dc.type.articletype",
    "eprints.type",
)
_PRINTED_NAMES = """meta-article-type article-type articleType articletype article-dochead
    article-header__category primary-heading article-category content-type"""
_PRINTED = frozenset(_PRINTED_NAMES.split())
"""Where publishers print the kind of article over its title."""
_REVIEW = re.compile(
    r"(?:(?:mini|invited|short|narrative|scoping|umbrella|literature|clinical|critical|topical|"
    r"comprehensive|integrative|state[- ]of[- ]the[- ]art|drug|tutorial|expert|concise|brief|full|"
    r"evidence|practice|research|historical|rapid|realist)[- ]?)*"
    r"review(?:[- ]?(?:articles?|papers?))?s?",
    re.I,
)
_SYSTEMATIC = re.compile(
    r"systematic[- ]reviews?(?:[- ]article)?(?:(?: and|/|,| &)? ?meta[- ]?anal\w+)?", re.I
)


def read_publication_types(texts: Iterable[str]) -> tuple[str, ...]:
    """MEDLINE's types for a publisher's names of kinds; other kinds give none."""
    found: dict[str, None] = {}
    for text in texts:
        words = squeeze(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text.rpartition("/")[2])).strip(" .")
        if _SYSTEMATIC.fullmatch(words):
            found["Systematic Review"] = None
            if re.search("meta", words, re.I):
                found["Meta-Analysis"] = None
        elif _REVIEW.fullmatch(words):
            found["Review"] = None
        elif re.fullmatch(r"meta[- ]?analysis", words, re.I):
            found["Meta-Analysis"] = None
        elif re.fullmatch(r"editorials?", words, re.I):
            found["Editorial"] = None
        elif re.fullmatch(r"case reports?", words, re.I):
            found["Case Reports"] = None
    return tuple(found)


def head_types(page: ArticlePage) -> tuple[str, ...]:
    """The publication types of every meta that names a kind of article."""
    texts = [value for key, value in page.metas if key in _TYPE_NAMES]
    texts += [
        words
        for each in islice(_printed_kinds(page.soup), 6)
        if len(words := squeeze(each.get_text())) < 60
    ]
    for record in page.records:
        for key in ("genre", "articleSection", "@type"):
            value = record.get(key)
            texts += [each for each in (value if isinstance(value, list) else [value])
                      if isinstance(each, str)]  # fmt: skip
    return read_publication_types(texts)


def _printed_kinds(soup: BeautifulSoup) -> Iterator[Tag]:
    # Not by a selector, which takes longer than all else that is read from a head.
    for each in soup.descendants:
        if isinstance(each, Tag) and (stated := each.attrs):
            classes = stated.get("class") or ()
            if not _PRINTED.isdisjoint(classes) or stated.get("id") == "artType":
                yield each


def genre_of(item: Item, types: tuple[str, ...]) -> str | None:
    """The CSL genre: a preprint stays one, a review of any kind is a review article."""
    return item.genre or read_genre(types)
