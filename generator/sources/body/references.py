"""The reference list that a page's body prints: its strings, and the identifiers of its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from string import whitespace

from bs4 import BeautifulSoup, Tag

from generator.markup.text import squeeze
from generator.model import RawReference
from generator.sources.body.reference_links import read_link_item, strip_links
from generator.sources.body.text import HEADINGS, block_text, previous_heading, tokens_of

_HEADING = re.compile(
    r"(?:\W|\d|[IVX]+\.)*(?:references?(?: and (?:further reading|notes|links))?|references? cited|"
    r"literature(?: cited)?|bibliograph(?:y|ies)|works cited|reference list|cited literature|"
    r"notes and references|cited references|références(?: bibliographiques)?|referencias|"
    r"referências|literatur(?:verzeichnis)?|bibliografía|bibliographie|references \(\d+\)|"
    r"список литературы|参考文献|references cited in this article|reference)\W*(?:\(?\d*\)?)\W*",
    re.I,
)
_MARKED = re.compile(
    r"(?:^|[\s-])(?:refs?|references?|reference-?list|references?-?(?:section|list|content|wrap\w*)|"
    r"ref-?list|bibliograph\w*|biblio|bib-?(?:list|section)?|bib\d+|cit-?list|literatur\w*|"
    r"citations|reflist|back-ref-list\S*|doc-bibliography|article-?references|bib-reference)"
    r"(?=$|[\s\d-])"
)
_OTHER = re.compile(
    r"related|recommend|similar|cited-?by|citing|citedby|metrics|altmetric|(?:^|[\s-])nav|menu|"
    r"how-?to-?cite|copy-?citation|export|share|most-read|comments|(?:^|\s)footer|sidebar-?list|trending|"
    r"crossref-?cited|forward-?links|pinned|tooltip|popup|popover|supplement|issue-?toc|toc-?list|"
    r"footnotes|author-?list|affiliation|searched|breadcrumb|figure-?viewer|additional-?pub"
)
_ELSEWHERE = re.compile(
    r"cited-?by|citing|(?:^|[\s-])nav(?:$|[\s-])|(?:^|\s)(?:site-|page-)?footer(?:$|\s)"
)
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20[0-4]\d)[a-z]?\b|in press|forthcoming|n\.d\.", re.I)
_ENTRY = frozenset({"li", "div", "p", "article", "dd", "tr", "section", "cite", "span"})
_TOTAL = re.compile(r"\breferences?\s*\(\s*(\d{1,4})\s*\)|\b(\d{1,4}) references\b", re.I)
_LEFT_BEHIND = "|[],;·•↵" + whitespace
_LABEL = re.compile(r"[\[(]?(\d{1,4})[\])]?[.:)]?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class _List:
    """A run of entries and what says that it is a reference list."""

    entries: tuple[Tag, ...]
    mark: Tag
    title: str


def read_body_references(
    soup: BeautifulSoup, own_doi: str | None
) -> tuple[tuple[RawReference, ...], int | None]:
    """The list in print order, and the total where the page says that it has more."""
    groups: dict[int, list[_List]] = {}
    for each in _find_lists(soup):
        groups.setdefault(id(each.mark), []).append(each)
    best = max(groups.values(), key=_weight, default=[])
    entries = [entry for each in best for entry in each.entries]
    references = []
    for place, entry in enumerate(_outermost(entries), start=1):
        reference = read_entry(entry, place, own_doi)
        if reference is not None:
            references.append(reference)
    if all(each.raw.startswith("•") for each in references):  # a list's bullets, not its marks
        references = [replace(each, raw=each.raw.lstrip("• ")) for each in references]
    return tuple(references), _read_total(soup, len(references))


def _weight(group: list[_List]) -> int:
    return sum(len(each.entries) for each in group)


def _outermost(entries: list[Tag]) -> list[Tag]:
    """Each entry once, and none inside another."""
    chosen: dict[int, Tag] = {id(entry): entry for entry in entries}
    return [
        entry
        for entry in chosen.values()
        if not any(id(parent) in chosen for parent in entry.parents)
    ]


def _find_lists(soup: BeautifulSoup) -> Iterator[_List]:
    for box in soup.find_all(
        ["ol", "ul", "dl", "div", "section", "tbody", "article", "table", "td"]
    ):
        mark, title = _find_mark(box), ""
        if mark is None:
            kids = [each for each in box.children if isinstance(each, Tag) and each.name in _ENTRY]
            first = next(filter(_names_entry, kids), kids[0] if kids else None)
            if first is None:
                continue
            title = previous_heading(first)
            if not _HEADING.fullmatch(title) and not _label_before(box):
                continue
            if any(_OTHER.search(tokens_of(each)) for each in _above(box, 4)):
                continue
        entries = _entries_of(box)
        if entries:
            yield _List(tuple(entries), mark or box.parent or box, title)


def _entries_of(box: Tag) -> list[Tag]:
    """The children that read like references: by far the most of a list's, or those named so."""
    children = [child for child in box.children if isinstance(child, Tag) and child.name in _ENTRY]
    if not children:
        return []
    named = [child for child in children if _names_entry(child)]
    listed = box.name in ("ol", "ul", "dl")
    pool = named if len(named) > 1 and not listed else children
    good = [child for child in pool if _is_entry(child)]
    if listed:
        return pool_without_notes(pool) if good and len(good) * 2 >= len(pool) else []
    if len(good) < 3 or len(good) * 10 < len(pool) * 6:
        # Cochrane parts its list into groups, some of one entry; each entry holds one citation.
        return [
            child
            for child in named
            if child.name != "section" and len(child.find_all("cite", limit=2)) == 1
        ]
    kinds = {_kind(child) for child in good}
    return [child for child in pool if _kind(child) in kinds and len(child.get_text()) > 12]


def _kind(child: Tag) -> tuple[str, str, str]:
    """What entries of one list share: element, classes, and how their ids begin."""
    return (
        child.name,
        " ".join(child.get("class") or ()),
        re.sub(r"\d.*$", "", str(child.get("id") or "")),
    )


def pool_without_notes(pool: list[Tag]) -> list[Tag]:
    """A list's entries without empty ones."""
    return [child for child in pool if len(squeeze(child.get_text())) > 3]


def _names_entry(child: Tag) -> bool:
    return _MARKED.search(tokens_of(child)) is not None or child.get("role") in (
        "listitem",
        "doc-biblioentry",
    )


def _is_entry(child: Tag) -> bool:
    text = child.get_text(" ")
    if not 12 < len(text) < 6000:
        return False
    return _YEAR.search(text) is not None or "doi.org/10." in str(child)[:4000]


def _above(element: Tag, levels: int) -> Iterator[Tag]:
    level: Tag | None = element
    for _ in range(levels):
        if level is None or level.name in ("body", "html", "main"):
            return
        yield level
        level = level.parent


def _find_mark(box: Tag) -> Tag | None:
    """The highest of the elements from the list upwards whose name says "references"."""
    found = None
    for element in _above(box, 7):
        tokens = tokens_of(element)
        if (found is None and _OTHER.search(tokens)) or _ELSEWHERE.search(tokens):
            return None
        if _MARKED.search(tokens):
            found = element
    return found


def _label_before(box: Tag) -> bool:
    """Whether a line that is no heading says "References" just before."""
    before = box.find_previous_sibling()
    for element in (before, box.parent.find_previous_sibling() if box.parent else None):
        words = element.get_text() if isinstance(element, Tag) else ""
        if len(words) < 60 and _HEADING.fullmatch(squeeze(words)):
            return True
    return False


def read_entry(entry: Tag, place: int, own_doi: str | None) -> RawReference | None:
    """One entry's string without labels and links, and the identifiers that its links state."""
    item = read_link_item(entry, own_doi)
    anchor = _read_anchor(entry)
    label = _take_label(entry)
    for heading in entry.find_all(HEADINGS) if entry.find("cite") else ():
        heading.decompose()  # Cochrane's name of a study
    strip_links(entry)
    for part in entry.find_all("li", class_=("author", "title")):
        if not part.get_text().rstrip().endswith((".", "?", "!")):
            part.append(".")  # ScienceDirect's lines of 2014: authors, title, source
    raw = re.sub(r"\s*— cited \d+ times? in paper$", "", _tidy(block_text(entry)))
    printed = _LABEL.match(raw)
    if label is None and printed and int(printed.group(1)) == place and len(raw) > printed.end():
        raw = raw[printed.end() :].strip()
        label = printed.group(1)
    if not raw and item is None:
        return None
    number = int(label) if label and label.isdigit() and int(label) < 5000 else place
    return RawReference(raw=raw, number=number, item=item, anchor=anchor)


def _read_anchor(entry: Tag) -> str | None:
    """The id that the text's citations point to."""
    for element in (entry, *entry.find_all(["a", "p", "div", "span", "cite"], limit=12)):
        for name in ("id", "data-bib-id", "name"):
            value = str(element.get(name) or "")
            if re.fullmatch(r"[A-Za-z][\w.:-]*\d[\w.:-]*", value):
                return value.removeprefix("ref-id-")  # ScienceDirect's mark on the entry's number
    return None


def _take_label(entry: Tag) -> str | None:
    """Takes out the number that stands in an element of its own; ScienceDirect's stands in a dt."""
    if entry.name == "dd":
        before = entry.find_previous_sibling()
        if isinstance(before, Tag) and before.name == "dt":
            return re.sub(r"\D", "", before.get_text()) or None
    for element in entry.find_all(
        ["span", "div", "a", "sup", "strong", "b", "td", "dt", "p", "li"], limit=6
    ):
        text = squeeze(element.get_text())
        named = re.search(r"label|counter|ref-?num|numbering|ordinal|(?:^|[\s-])num(?:$|[\s-])",
                          tokens_of(element))  # fmt: skip
        found = re.fullmatch(r"[\[(]?(\d{1,4})[\])]?[.:)]?", text)
        if found and (named or entry.get_text().lstrip().startswith(text)):
            element.decompose()
            return found.group(1)
        if named and text and len(text) < 40 and not found:
            # An author-year label such as "Ane et al., 2007" repeats the entry's own words.
            element.decompose()
            return None
    return None


def _tidy(text: str) -> str:
    """Without back arrows and the brackets and marks that links leave behind."""
    text = re.sub(r"^(?:[↵↑⇑⇓^·]\s*)+", "", text)
    text = re.sub(r"[\[(]\s*(?:[,;|]\s*)*[\])]", "", text)
    text = re.sub(r"\s+([,.;:](?:\s|$))", r"\1", text)
    text = re.sub(r"(?<=[(\[]) +| +(?=[)\]])|(?<=\w) (?=– \d)|(?<=\d –) (?=\w)", "", text)
    text = re.sub(r"(?<=[a-z.])(?=(?:19|20)\d\d[;,:])", " ", text)
    text = re.sub(r"(?<=\w)– (?=\d)|(?<=\d) –(?=\d)", "–", text)
    text = re.sub(r"[-–]$", "", text.rstrip()).rstrip(_LEFT_BEHIND)
    return squeeze(re.sub(r"([,;])(?:\s*[,;])+", r"\1", text))


def _read_total(soup: BeautifulSoup, held: int) -> int | None:
    """How many references the page says there are, where it holds fewer."""
    for element in soup.find_all([*HEADINGS, "button", "a"]):
        words = element.get_text()
        if len(words) < 60 and (found := _TOTAL.search(squeeze(words))):
            total = int(found.group(1) or found.group(2))
            return total if total > held else None
    return None
