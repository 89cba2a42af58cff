"""The abstract in a page's body: its section, its parts, other languages."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from generator.markup.markdown import html_to_markdown
from generator.markup.text import squeeze
from generator.model import Section
from generator.sources.article_page import ArticlePage
from generator.sources.body.abstract_extras import KEYWORDS, drop_extras
from generator.sources.body.text import HEADINGS, fold, tokens_of
from generator.sources.body.unlabelled_abstract import find_by_place, find_by_start
from generator.sources.head.abstract import LEAST

_MOST = 12
"""Places of one kind that are looked at: pages have a few, and each is read with all below it."""

_ENGLISH = r"abstract|summary|author(?:'|’)?s? abstract|article abstract|abstract text"
_OTHER = {
    "résumé": "French", "resumen": "Spanish", "zusammenfassung": "German", "resumo": "Portuguese",
    "riassunto": "Italian", "sommario": "Italian", "abstrakt": "Polish", "streszczenie": "Polish",
    "özet": "Turkish", "аннотация": "Russian", "реферат": "Russian", "摘要": "Chinese",
    "要旨": "Japanese", "抄録": "Japanese", "초록": "Korean", "samenvatting": "Dutch",
}  # fmt: skip
_HEADING = re.compile(rf"(?:{_ENGLISH})\s*[:.]?", re.I)
_CONTAINER = re.compile(
    r"(?:^|[\s-])(?:abstracts?|abs\d?|abstract\d|abstr|summary-?section|artabst|doc-abstract|"
    r"abstract-?(?:section|content|text|body|in-?full|author)|art-abstract|html-abstract|"
    r"journal-abstract|article-abstract)(?=$|[\s\d-])"
)
_NOT_ABSTRACT = re.compile(
    r"graphical|highlight|teaser|toc(?:$|[\s-])|(?:^|[\s-])nav|menu|toolbar|related|recommend|"
    r"share|metrics|author-?summary|key-?points|plain-?language|lay-?(?:summary|abstract)|"
    r"editor|significance|executive|video|digest|in-?brief|popup|modal|tooltip|button|link(?:s|$|[\s-])|"
    r"(?:^|[\s-])ref(?:s|erences?)?(?:$|[\s-])|view-?abstract|image|figure|-tab(?:s|$)|impact"
)
_STOP = re.compile(
    r"^(?:key\s?-?words?|index terms|introduction|\d+\.? introduction|background and|"
    r"graphical abstract|highlights|references|abbreviations|full text|article info|"
    r"rights and permissions|cite this|you might also|related|access options|figures?)\b",
    re.I,
)


def read_body_abstracts(page: ArticlePage, stated: str | None) -> tuple[Section, ...]:
    """The abstracts of the page, the English one first; `stated` is the head's, cut or whole.

    Where the head states one, the section that starts like it is the abstract.
    """
    soup = page.soup
    found: list[tuple[str, str]] = []
    for candidates in (_named(soup), _headed(soup, HEADINGS), _headed(soup, _LABELS)):
        for element in islice(candidates, _MOST):
            section = _read_section(element)
            if section is not None and section not in found:
                found.append(section)
        if any(name == "Abstract" and len(text) >= LEAST for name, text in found):
            break
    others = [each for each in found if each[0] not in ("Abstract", "Summary")]
    own = [text for name, text in found if name in ("Abstract", "Summary")]
    best = choose_abstract(own, stated) or find_by_start(soup, stated) or find_by_place(soup)
    sections = [Section("Abstract", best)] if best else []
    names: set[str] = set()
    for name, text in others:
        if name not in names and (best is None or fold(text)[:80] != fold(best)[:80]):
            names.add(name)
            sections.append(Section(name, text))
    if best is None and len(sections) == 1:
        sections = [Section("Abstract", sections[0].markdown)]
    return tuple(sections)


def choose_abstract(texts: list[str], stated: str | None) -> str | None:
    """The longest text that starts as the head's abstract does, else the first of some length."""
    wanted = fold(stated)[:40] if stated else ""
    plain = {text: fold(re.sub(r"[*#\\]|</?\w+>", "", text)) for text in texts}
    if len(wanted) >= 20:
        alike = [text for text in texts if wanted in plain[text][:160]]
        if alike:
            return max(alike[:3], key=lambda text: len(plain[text]) if _is_one(text) else 0)
    return next((text for text in texts if len(text) >= LEAST), None)


def _is_one(text: str) -> bool:
    return len(text) < 8000


def _named(soup: BeautifulSoup) -> Iterator[Tag]:
    """Elements that are an abstract by name."""
    for element in soup.find_all(["section", "div", "blockquote", "p", "td", "article", "text"]):
        tokens = tokens_of(element)
        if element.get("property") == "abstract" or element.get("itemprop") == "abstract":
            tokens += " abstract"
        if not _CONTAINER.search(tokens) or _NOT_ABSTRACT.search(_own(tokens)):
            continue
        titles = [squeeze(each.get_text()) for each in element.find_all(HEADINGS)]
        if sum(_is_title(title) for title in titles) < 2:  # else a group of abstracts
            yield element


_LABELS = ("strong", "b", "dt", "div", "span", "p")


def _headed(soup: BeautifulSoup, names: tuple[str, ...]) -> Iterator[Tag]:
    """What follows a heading "Abstract"; a word in bold is a heading only where no other is."""
    for heading in soup.find_all(names):
        if len(heading.get_text()) > 60 or heading.find(HEADINGS):
            continue
        words = squeeze(heading.get_text())
        if _is_title(words):
            gathered = _gather(heading)
            if gathered is not None:
                yield gathered


def _is_title(words: str) -> bool:
    """Whether a heading's words say "Abstract", in any language."""
    return _HEADING.fullmatch(words) is not None or words.lower().strip(":. ") in _OTHER


def _own(tokens: str) -> str:
    """Tokens without those that only say how the abstract is laid out."""
    return re.sub(
        r"section-?links?|in-?full|no-?figure|borderedmodule\S*|has-?abstract", "", tokens
    )


def _gather(heading: Tag) -> Tag | None:
    """What follows a heading, up to the next heading of its rank, as one element."""
    soup = BeautifulSoup("", "lxml")
    start: Tag = heading
    for _ in range(3):
        box = soup.new_tag("div")
        title = soup.new_tag("h2")
        title.string = squeeze(heading.get_text())
        box.append(title)
        for sibling in start.next_siblings:
            if isinstance(sibling, NavigableString):
                box.append(soup.new_string(str(sibling)))
                continue
            if not isinstance(sibling, Tag):
                continue
            words = squeeze(sibling.get_text())[:80]
            if sibling.name in HEADINGS and (
                _STOP.match(words) or (heading.name in HEADINGS and sibling.name <= heading.name)
            ):
                break
            if _STOP.match(words) and (len(words) < 40 or KEYWORDS.match(words)):
                break
            if sibling.find(HEADINGS) and any(
                _STOP.match(squeeze(each.get_text())) for each in sibling.find_all(HEADINGS)
            ):
                break
            box.append(copy.copy(sibling))
        text = squeeze(box.get_text())
        if len(text) >= LEAST:
            return box if len(text) < 12_000 else None
        if start.parent is None or start.parent.name in ("body", "main", "article"):
            return None
        start = start.parent
    return None


def _read_section(element: Tag) -> tuple[str, str] | None:
    """(heading, Markdown) of one abstract; None where it holds no running text."""
    if any(_NOT_ABSTRACT.search(_own(tokens_of(each))) for each in _near(element)):
        return None
    if len(squeeze(element.get_text())) < 60:
        return None
    element = copy.copy(element)
    name = None if element.find("h1") else _take_heading(element)
    if name is None:
        return None
    drop_extras(element)
    markdown = _tidy(html_to_markdown(element))
    markdown = re.sub(
        r"^(?:\*\*)?(?:Abstract|Summary)(?:\*\*)?\s*[:.—-]?(?:\*\*)?\s+(?=[A-Z*<])", "", markdown
    )
    if len(markdown) < 60 or not re.search(r"[.。!?…)\]]", markdown):
        return None
    return name, markdown


def _tidy(markdown: str) -> str:
    """Without the list mark of an abstract that is one entry of a list, the spaces that inline
    tags leave inside brackets, and what stands below an abstract by habit."""
    if markdown.startswith("-   ") and markdown.count("\n-   ") == 0:
        markdown = markdown[4:].replace("\n    ", "\n")
    markdown = re.sub(r"([(\[]) (?=[*<])", r"\1", markdown)
    markdown = re.sub(r"(?<=[*>]) (?=[),;:](?:\s|$))", "", markdown)
    markdown = re.sub(r"^#{3,6} (?:Abstract|Summary)\s*\n+", "", markdown)
    markdown = re.sub(r"^(#{3,6} .*\S)\s*:$", r"\1", markdown, flags=re.M)
    blocks = markdown.split("\n\n")
    while len(blocks) > 1 and re.match(
        r"(?:\*\*)?(?:DOI|https?://(?:dx\.)?doi|©|Copyright|Received|Published|Citation|"
        r"Physics Subject|PACS|JEL|MSC|-   \[)|\W*$|#+ [^\n]*$|(?:-   [^\n.]{3,60}(?:\n|$))+$",
        blocks[-1],
    ):
        blocks.pop()
    return "\n\n".join(blocks)


def _near(element: Tag) -> Iterator[Tag]:
    """The element and two levels above it."""
    level: Tag | None = element
    for _ in range(3):
        if level is None or level.name in ("body", "html", "main", "article"):
            return
        yield level
        level = level.parent


def _take_heading(element: Tag) -> str | None:
    """Takes the abstract's own heading out: "Abstract", "Abstract (French)"; None where the
    heading is of something else."""
    for heading in element.find_all([*HEADINGS, "strong", "b", "span", "div", "dt", "p"], limit=12):
        words = squeeze(heading.get_text())
        lower = words.lower().strip(":. ")
        if _HEADING.fullmatch(words):
            heading.decompose()
            return "Abstract"
        if lower in _OTHER:
            heading.decompose()
            return f"Abstract ({_OTHER[lower]})"
        if heading.name in HEADINGS:
            if re.match(r"(?:graphical|visual|video) abstract|highlights|key (?:points|messages)|"
                        r"author summary|significance|(?:plain|lay) |related|in brief|references|"
                        r"keywords|introduction|cited|metrics", lower):  # fmt: skip
                return None
            break
    return "Abstract"
