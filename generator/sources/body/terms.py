"""Keywords, licence and copyright as a page's body and head state them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from generator.markup.text import squeeze
from generator.sources.article_page import ArticlePage
from generator.sources.body.text import HEADINGS, block_text, tokens_of

LONGEST_TERM = 120
"""Characters: what is longer is a sentence, no keyword."""

_LABEL = re.compile(
    r"(?:author )?key\s?-?words?(?: and phrases| \(\w+\))?|index terms|keyterms|mots[- ]cl[ée]s|"
    r"palabras clave|schlüsselwörter|schlagwörter|parole chiave|palavras[- ]chave",
    re.I,
)
_LED = re.compile(rf"\s*(?:{_LABEL.pattern})\s*[:：.—–-]\s*", re.I)
_BOX = re.compile(
    r"(?:^|[\s-])(?:keywords?|kwd-?(?:group|list)|article-?keywords|abstract-?keywords|"
    r"subject-list|keyword-?(?:list|group|section))(?=$|[\s-])"
)
_CREATIVE = re.compile(
    r"(?:https?:)?//(?:www\.)?creativecommons\.org/(?:licenses/[a-z-]+/\d\.\d(?:/[a-z]{2,4})?|"
    r"publicdomain/(?:zero|mark)/\d\.\d)",
    re.I,
)
_ABOUT_ARTICLE = re.compile(
    r"\barticle\b|\bopen[- ]access\b|\blicen[sc]ed?\b|\bdistributed\b|\bpermits\b|\bcopyright\b",
    re.I,
)
_OPEN_WORDS = re.compile(r"open[- ]access article|creative\s+commons", re.I)
_OPEN_ARTICLE = re.compile(
    r"\b(?:is|as) an? open[- ]access article|\bopen[- ]access article,? (?:free|distributed|"
    r"published|under)|\barticle is (?:distributed|licen[sc]ed|published|made available)\b",
    re.I,
)
_BETWEEN_TERMS = (
    re.compile(r"\s*[;；]\s*"),
    re.compile(r"\s*[·•|∙⋅‧]\s*"),
    re.compile(r"\s+[-–—]\s+"),
    re.compile(rf"\s*[,，、]\s*(?![^()]{{0,{LONGEST_TERM}}}\))"),  # not within brackets
)
_IN_LINE = ("a", "em", "i", "span", "sub", "sup", "b", "strong")
_TERMS = ("a", "span")
"""Elements of a line that hold a term each."""
_NO_TERMS = ("form", "nav", "footer", "header", "button", "select", "aside", "label")
_SECTION = re.compile(
    r"(?:\d+\.?\s*)?(?:introduction|abstract|references|methods|background|article)", re.I
)


def read_keywords(page: ArticlePage) -> tuple[str, ...]:
    """The author's keywords: the list the body prints, else the head's own."""
    printed = _printed_keywords(page.soup)
    if printed and not any(_SECTION.fullmatch(word) for word in printed):
        return printed
    stated = page.metas_named("citation_keywords", "citation_keyword", "wkhealth_keywords")
    if not stated:
        stated = page.metas_named("dc.subject")
        if len(stated) != 1 or ";" not in stated[0]:
            stated = ()
    if len(stated) == 1:
        return split_terms(stated[0])
    return unique(word for value in stated for word in value.split(";"))


def split_terms(text: str) -> tuple[str, ...]:
    """Keywords of one line: parted by ";", else by "·", "•", "|", else by commas."""
    text = _LED.sub("", squeeze(text), count=1)
    for mark in _BETWEEN_TERMS:
        if mark.search(text):
            return unique(mark.split(text))
    return unique([text])


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Each keyword once, in order, without the list's full stop."""
    found: dict[str, None] = {}
    for word in words:
        word = re.sub(r"</?\w+>", "", squeeze(word)).strip(" ,;:·•|")
        if not re.search(r"\b(?:spp?|var|subsp|etc|vs)\.$", word):
            word = word.rstrip(".").rstrip()
        if word and len(word) < LONGEST_TERM:
            found.setdefault(word, None)
    return tuple(found)


def _printed_keywords(soup: BeautifulSoup) -> tuple[str, ...]:
    for label in soup.find_all(
        [*HEADINGS, "strong", "b", "span", "dt", "p", "div", "th", "em", "i"]
    ):
        words = _short_text(label, 40)
        if words is not None and _LABEL.fullmatch(words.strip(" :.：—–")):
            if label.find_parent(_NO_TERMS) or _is_in_search(label):
                continue
            found = _after_label(label)
            if found and not (len(found) == 1 and len(found[0].split()) > 8):
                return found
    for line in soup.find_all(["p", "div", "li", "td"]):
        if not line.find(["p", "div", "li"]):
            words = _short_text(line, 600)
            if words is not None and _LED.match(words):
                return split_terms(words)
    links = [
        text
        for each in soup.select("a.keyword, a.kwd, span.keyword, span.kwd")
        if not _is_in_search(each) and (text := block_text(each))
    ]
    if len(links) > 1:
        return unique(links)
    for box in soup.find_all(["ul", "div", "section"]):
        if _BOX.search(tokens_of(box)) and not re.search("search|form|input", tokens_of(box)):
            found = _terms_in(box)
            if found:
                return found
    return ()


def _short_text(element: Tag, most: int) -> str | None:
    """The words of an element; None, without reading on, where there are more characters."""
    parts: list[str] = []
    length = 0
    for text in element.strings:
        length += len(text.strip())
        if length >= most:
            return None
        parts.append(str(text))
    return squeeze("".join(parts))


def _is_in_search(element: Tag) -> bool:
    return any(
        re.search(r"search|modal|(?:^|[\s-])menu|dialog", tokens_of(parent))
        for parent in element.parents
        if isinstance(parent, Tag) and parent.name not in ("body", "html", "[document]")
    )


def _after_label(label: Tag) -> tuple[str, ...]:
    """The terms after a label: in its own line, in the next element, or in the element above."""
    level: Tag | None = label
    for _ in range(3):
        if level is None or level.name in ("body", "main", "article", "form"):
            return ()
        found = _beside_label(level)
        if found is not None:
            return found
        level = level.parent
    return ()


def _beside_label(level: Tag) -> tuple[str, ...] | None:
    """The terms beside a label's element: those of its own line, else those of a block below;
    None where nothing stands there."""
    line = ""
    for sibling in level.next_siblings:
        if isinstance(sibling, NavigableString):
            line += str(sibling)
        elif isinstance(sibling, Tag):
            if sibling.name in HEADINGS or _is_label(sibling):
                break
            if sibling.name in _IN_LINE:
                text = sibling.get_text()
                line += f"; {text}" if sibling.name in _TERMS else text
            elif squeeze(line).strip(" :;"):
                break
            elif found := _terms_in(sibling):
                return found if len(found) > 1 else unique([*found, *_terms_alike(sibling)])
    text = squeeze(line).strip(" :;")
    return split_terms(re.sub(r"\s*[,;]\s*;\s*", "; ", text)) if text else None


def _is_label(element: Tag) -> bool:
    return element.name in ("strong", "b") and element.get_text().strip().endswith(":")


def _terms_alike(box: Tag) -> Iterator[str]:
    """The terms of the boxes that follow one and are of its class: one term a box."""
    for each in box.find_next_siblings(box.name):
        if each.get("class") and each.get("class") == box.get("class"):
            yield from _terms_in(each)


def _terms_in(box: Tag) -> tuple[str, ...]:
    """The entries of a list of keywords, or the terms of its one line."""
    entries = box.find_all("li") if box.name not in ("li",) else []
    if not entries:
        children = [each for each in box.find_all(["a", "span", "div", "p"]) if not each.find(True)]
        entries = [each for each in children if squeeze(each.get_text())]
        if len(entries) < 2:
            entries = []
    words = [block_text(each) for each in entries]
    words = [word for word in words if word and not _LABEL.fullmatch(word.strip(" :."))]
    if len(words) == 1:
        return split_terms(words[0])
    if words and all(len(word) < 120 for word in words):
        return unique(words)
    text = block_text(box)
    return split_terms(text) if 2 < len(text) < 600 and not entries else ()


def read_license(page: ArticlePage) -> str | None:
    """The licence's address: of a licence link, or of a link in a sentence about the article, else
    of the head or record, where publishers leave old versions, else the printed words; never from
    a page's foot alone."""
    for link in page.soup.find_all(["a", "link"], href=_CREATIVE):
        found = _CREATIVE.search(str(link["href"]))
        if found is None or link.find_parent(["footer", "nav"]) is not None:
            continue
        if link.name == "link" or "license" in (link.get("rel") or ()) or _is_badge(link):
            return _tidy(found.group())
        block = link.find_parent(["p", "div", "section", "li", "td", "dd"])
        words = block.get_text() if block is not None else ""
        if (
            block is not None
            and len(words) < 3000
            and _ABOUT_ARTICLE.search(words)
            and not re.search(r"footer|site-|cookie", tokens_of(block))
        ):
            return _tidy(found.group())
    for key, value in page.metas:
        if key in ("dc.rights", "dc.rights.license", "citation_license", "dcterms.license",
                   "dcterms.rights", "dc.license", "citation_copyright"):  # fmt: skip
            found = _CREATIVE.search(value)
            if found:
                return _tidy(found.group())
    for record in page.records:
        address = record.get("license")
        if isinstance(address, str) and address.startswith("http"):
            found = _CREATIVE.search(address)
            return _tidy(found.group()) if found else None
    return _read_printed_license(page.soup)


def _is_badge(link: Tag) -> bool:
    """Whether a link is a licence's sign beside an article's title, as eLife's were."""
    if link.find("img") is None or link.get_text(strip=True):
        return False
    above = " ".join(tokens_of(each) for each in islice(link.parents, 4))
    return re.search(r"(?:^|[\s-])article-", above) is not None and "foot" not in above


def _read_printed_license(soup: BeautifulSoup) -> str | None:
    """The sentences that say an article is open, where no address says how."""
    for text in soup.find_all(string=_OPEN_WORDS, limit=20):
        block = text.find_parent(["p", "div", "li", "td", "dd"])
        if block is None or block.find_parent(["footer", "nav", "aside", "form"]) is not None:
            continue
        words = block_text(block)
        if len(words) < 800 and _OPEN_ARTICLE.search(words):
            return words
    return None


def _tidy(address: str) -> str:
    """https, lower case, one closing slash."""
    address = re.sub(r"^(?:http:)?//", "https://", address.lower())
    return re.sub(r"^https://www\.", "https://", address) + "/"


def read_copyright(page: ArticlePage) -> str | None:
    """The copyright line of the head's metas."""
    for name in ("dc.rights", "citation_copyright", "dc.copyright", "prism.copyright",
                 "dcterms.rightsholder"):  # fmt: skip
        sign = r"\b(?:19|20)\d\d\b|" if name.endswith("copyright") else ""
        for text in page.metas_named(name):
            words = squeeze(re.sub(r"<[^<>]*>", "", text))
            if re.search(sign + r"©|\(c\)|copyright", words, re.I) and len(words) < 500:
                return words
    return None
