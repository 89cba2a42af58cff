"""The text of an open PubMed Central article: sections, tables, captions, in-text citations."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Tag

from generator.markup.escape import escape_line_start
from generator.markup.markdown import html_to_markdown, inline_markdown
from generator.markup.text import squeeze, text_of
from generator.model import Figure, Section
from generator.sources.body.text import HEADINGS, block_text, is_hidden

_PASSED_OVER = re.compile(
    r"(?:graphical )?abstract\b.*|summary|references?|literature cited|bibliography|"
    r"associated data|actions|permalink|resources|keywords?:?|key words?:?|similar articles|"
    r"cited by other articles|links to ncbi databases|contributor information|article notes|"
    r"footnotes?|copyright.*|article information|publication types|add to collections?|"
    r"formats?:?|save items?|on this page|cite|share",
    re.I,
)
_LABEL = re.compile(
    r"(?:suppl\w*\.? )?(?:fig(?:ure)?s?|tables?|schemes?|box|charts?|plates?|panel|file)\.? ?"
    r"[\dA-Z][\w.–-]{0,5}[.:]?",
    re.I,
)
_OPEN, _CLOSE = "\ue000", "\ue001"
_CITED = re.compile(f"{_OPEN}([^{_CLOSE}]+){_CLOSE}")
_RUN = re.compile(f"[([]?((?:{_OPEN}[^{_CLOSE}]+{_CLOSE}[,;\\s–-]*)+)[)\\]]?")
_DROPPED = """script style nav button form .goto .jig-ncbiinpagenav .pmc_figs_hidden .fm-ids
    .figpopup-sensitive-area .large-thumb-canvas .img-box .icnblk_img .figure-link .usa-sr-only
    .d-buttons .p-actions .back-to-top .supplementary-materials .lrg-fig-link"""


def read_pmc_figures(soup: BeautifulSoup) -> tuple[Figure, ...]:
    """Labels and captions of figures and tables, in order."""
    figures = [figure for block in _figure_blocks(soup) if (figure := _read_figure(block))]
    return tuple(dict.fromkeys(figures))


def read_pmc_sections(soup: BeautifulSoup, anchors: Sequence[str]) -> tuple[Section, ...]:
    """The sections below the abstract; `anchors` are the reference list's ids in order, to which
    in-text citations point as [@id]."""
    sections: list[Section] = []
    for heading, content in _find_sections(soup):
        if not heading or _PASSED_OVER.fullmatch(heading):
            continue
        box = copy.copy(content)
        _point_citations(box, frozenset(anchors))
        _settle_figures(box)
        markdown = write_pointers(html_to_markdown(box), anchors)
        if markdown:
            sections.append(Section(heading, markdown))
    return tuple(sections)


def _find_sections(soup: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    """Each section's heading and content without it, in any of the three layouts."""
    body = soup.find("section", class_="main-article-body")
    if isinstance(body, Tag):
        boxes = list(body.find_all("section", recursive=False))
        if not any(box.find(HEADINGS) for box in boxes):
            boxes = [box for each in boxes for box in each.find_all("section", recursive=False)]
    else:
        boxes = [
            box
            for box in soup.find_all("div", class_="sec")
            if box.find_parent("div", class_="sec") is None
        ]
    for box in boxes:
        heading = box.find(HEADINGS)
        if isinstance(heading, Tag) and _is_own(heading, box):
            title = block_text(heading)
            content = copy.copy(box)
            first = content.find(HEADINGS)
            if isinstance(first, Tag):
                first.decompose()
            yield title, content
    for title_box in soup.find_all("div", class_="section-title"):
        content_box = title_box.find_next_sibling("div", class_="section-content")
        if isinstance(content_box, Tag):
            yield block_text(title_box), content_box


def _is_own(heading: Tag, box: Tag) -> bool:
    """Whether a heading is the section's, not that of a part of it."""
    parent = heading.find_parent(["section", "div"])
    while parent is not None and parent is not box:
        if parent.name == "section" or "sec" in (parent.get("class") or ()):
            return False
        parent = parent.parent
    return True


def _point_citations(box: Tag, anchors: frozenset[str]) -> None:
    """Puts a mark in place of each link to the reference list."""
    for link in box.find_all("a"):
        target = str(link.get("rid") or "") or str(link.get("href") or "").rpartition("#")[2]
        targets = [each for each in target.split() if each in anchors]
        if targets:
            marks = "".join(f"{_OPEN}{each}{_CLOSE}" for each in targets)
            words = squeeze(link.get_text())
            # A number says no more than the pointer; "Smith 1995" belongs to the sentence.
            shown = "" if re.fullmatch(r"[\d\W]*", words) else words + " "
            link.replace_with(f"{shown}{marks}")
    for mark in box.find_all("sup"):
        if _OPEN in mark.get_text():
            mark.unwrap()


def write_pointers(markdown: str, anchors: Sequence[str] = ()) -> str:
    """Marks as Pandoc's citations, a run of them as one: "[@B1; @B2]"; a range names all."""
    unescaped = re.sub(rf"\\\[(?=(?:{_OPEN}|\s))", "[", markdown)
    unescaped = re.sub(rf"(?<={_CLOSE})\\\]", "]", unescaped)

    def write(run: re.Match[str]) -> str:
        keys = dict.fromkeys(_expand(run.group(1), anchors))
        text = run.group()
        tail = re.search(r"[\s,;–-]*$", run.group(1))
        ended = text[-1] in ")]"
        opened = text[0] in "(["
        inner = "[" + "; ".join(f"@{key}" for key in keys) + "]"
        # Brackets that hold nothing but pointers are the citation's own.
        before = "" if opened and ended else text[0] if opened else ""
        after = "" if opened and ended else text[-1] if ended else (tail.group() if tail else "")
        return f"{before}{inner}{after}"

    text = _RUN.sub(write, unescaped)
    return re.sub(r"(?<=\w)(\[@)", r" \1", text)


def _expand(run: str, anchors: Sequence[str]) -> Iterator[str]:
    """The ids of a run of marks; "1–3" is three."""
    last, end = "", 0
    for found in _CITED.finditer(run):
        between, key = run[end : found.start()].strip(), found.group(1)
        if between in ("–", "-", "—") and last in anchors and key in anchors:
            yield from anchors[anchors.index(last) + 1 : anchors.index(key)]
        yield key
        last, end = key, found.end()


def _figure_blocks(soup: BeautifulSoup | Tag) -> Iterator[Tag]:
    for block in soup.find_all(["figure", "section", "div"]):
        classes = set(block.get("class") or ())
        named = block.name == "figure" or classes & {"fig", "tw", "table-wrap"}
        if (
            named
            and block.find_parent("figure") is None
            and block.find(["p", "figcaption", "div", "table"])
        ):
            yield block


def _read_figure(block: Tag) -> Figure | None:
    """A figure's or table's label and caption."""
    block = copy.copy(block)
    head = _find_label(block)
    label = text_of(head) if head is not None else None
    if head is not None:
        head.extract()
    caption = block.find("figcaption") or block.find(class_="caption")
    if not isinstance(caption, Tag):
        return None
    for part in caption.find_all(True):
        if not part.decomposed and (is_hidden(part) or part.name in ("button", "script")):
            part.decompose()
    words = inline_markdown(caption)
    if label and words.startswith(label):
        words = words[len(label) :].strip()
    return Figure(
        label=label.rstrip(" .:") if label else None, caption=escape_line_start(words) or None
    )


def _find_label(block: Tag) -> Tag | None:
    """What names a figure; words in bold that begin its caption are the caption's unless they
    say "Figure 1"."""
    head = block.find(class_=["obj_head", "label", "figure-label"]) or block.find(["h3", "h4"])
    if isinstance(head, Tag):
        return head
    for part in block.find_all(["a", "div", "span", "strong"]):
        if _LABEL.fullmatch(squeeze(part.get_text())):
            return part
    return None


def _settle_figures(box: Tag) -> None:
    """Leaves of a figure its label and caption, of a table these and its cells."""
    for selector in _DROPPED.split():
        for part in box.select(selector):
            if not part.decomposed:
                part.decompose()
    for block in list(_figure_blocks(box)):
        if block.decomposed:
            continue
        head = block.find(["h3", "h4", "h5"]) or _find_label(block)
        if isinstance(head, Tag):
            head.name = "strong"
            head.wrap(BeautifulSoup("", "lxml").new_tag("p"))
        for image in block.find_all(["img", "button", "a"]):
            if image.decomposed:
                continue
            words = squeeze(image.get_text())
            if (
                image.name == "a"
                and words
                and not re.match(r"open in|download|view|click", words, re.I)
            ):
                continue
            image.decompose()
    for part in box.find_all(True):
        if not part.decomposed and is_hidden(part):
            part.decompose()
