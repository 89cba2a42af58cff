"""Figures and tables of an HTML article: labels and captions, and their places in its text."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from generator.markup.escape import escape_line_start
from generator.markup.markdown import inline_markdown
from generator.markup.text import squeeze, text_of
from generator.model import Figure
from generator.sources.body.text import is_hidden

_LABEL = re.compile(
    r"(?:suppl\w*\.? )?(?:fig(?:ure)?s?|tables?|schemes?|box|charts?|plates?|panel|file)\.? ?"
    r"[\dA-Z][\w.–-]{0,5}[.:]?",
    re.I,
)
_BLOCKS = re.compile(
    r"(?:^|[\s-])(?:fig(?:ures?)?|tw|table(?:-wrap|s)?|fig-wrap|section-figure|figuredesc)(?=$|\s)"
)
_CAPTION = re.compile(r"(?:^|[_-])(?:caption|captions|legend|description|discription)$", re.I)
_BOLD_LABEL = re.compile(rf"^\*\*({_LABEL.pattern})\s+", re.I)
_NO_WORDS = frozenset({"table", "img", "button", "script"})
_OWN_ADDRESS = re.compile(
    r"\s*(?:\*\*DOI:\*\*\s*)?(?:https?://(?:dx\.)?)?doi(?:\.org/|:\s?)10\.\S+$"
)


def read_figures(soup: Tag) -> tuple[Figure, ...]:
    """Labels and captions of figures and tables, in order."""
    figures = [figure for block in _figure_blocks(soup) if (figure := _read_figure(block))]
    return tuple(dict.fromkeys(figures))


def _figure_blocks(soup: BeautifulSoup | Tag) -> Iterator[Tag]:
    """The outermost elements that hold a figure or a table with its caption."""
    found: set[int] = set()
    for block in soup.find_all(["figure", "section", "div"]):
        named = block.name == "figure" or _BLOCKS.search(_classes(block))
        if (
            named
            and block.find(["p", "figcaption", "div", "table"])
            and not any(id(parent) in found for parent in block.parents)
        ):
            found.add(id(block))
            yield block


def _classes(block: Tag) -> str:
    return re.sub(r"_+", "-", " ".join(block.get("class") or ())).lower()


def _read_figure(block: Tag) -> Figure | None:
    """A figure's or table's label and caption."""
    block = copy.copy(block)
    head = _find_label(block)
    label = text_of(head) if head is not None else None
    if head is not None:
        head.extract()
    for part in block.find_all(True):
        if not part.decomposed and (is_hidden(part) or part.name in _NO_WORDS):
            part.decompose()
    places = (block.find("figcaption"), block.find(class_=_CAPTION), block)
    words = next((text for each in places if each and (text := _read_caption(each))), "")
    if label is None:
        words = _BOLD_LABEL.sub(r"\1 **", words)
    found = _LABEL.match(label or words)
    if label is None and found:
        label, words = found.group(), words[found.end() :]
    elif label and words.startswith(label):
        words = words[len(label) :]
    elif label and found and found.end() < len(label):  # a heading that begins the caption
        label, words = found.group(), f"{label[found.end() :].strip()} {words}"
    words = words.lstrip(" .:")
    return (
        Figure(label.rstrip(" .:") if label else None, escape_line_start(words)) if words else None
    )


def _read_caption(element: Tag) -> str:
    return _OWN_ADDRESS.sub("", inline_markdown(element))


def _find_label(block: Tag) -> Tag | None:
    """What names a figure; words in bold that begin its caption are the caption's unless they
    say "Figure 1"."""
    head = block.find(class_=["obj_head", "label", "figure-label"]) or block.find(["h3", "h4"])
    if isinstance(head, Tag):
        return head
    for part in block.find_all(["a", "div", "span", "strong", "b"]):
        if _LABEL.fullmatch(squeeze(part.get_text())):
            return part
    return None


def settle_figures(box: Tag) -> None:
    """Leaves of a figure its label and caption, of a table these and its cells."""
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
