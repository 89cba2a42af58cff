"""How Python-Markdown reads the forms of in_text.py and makes links of them."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from generator.site.in_text import CITATION, NOTE_LINK, LinkTarget
from generator.site.lines import sort_text

_NAME = r"[^\W\d_][\w’'-]*"
_SAID = re.compile(
    rf"(?<![\w’'-])({_NAME}(?:,? \*?et al\*?\.?| (?:and|&) {_NAME})?,? \(?(\d{{4}})[a-z]?\)?) $"
)
"""What a text that cites by author and year says before a citation: "Osei et al., 2005 "."""
_LONGEST_SAID = 80


class _Citations(InlineProcessor):
    def __init__(self, markdown: Markdown, targets: LinkTarget) -> None:
        super().__init__(CITATION, markdown)
        self.targets = targets

    def handleMatch(  # type: ignore[override]  # noqa: N802 # the name is Python-Markdown's
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        keys = [key.strip() for key in match.group(1).split(";")]
        start = match.start(0)
        before = _SAID.search(data, max(0, start - _LONGEST_SAID), start)
        said = self.targets(keys[0]) if before and len(keys) == 1 else None
        if before and said and _is_said(said[1], before[1], before[2]):
            link = Element("a", {"class": "cited", "href": said[0]})
            link.text = before[1]
            return link, before.start(0), match.end(0)
        group = Element("span")
        group.text = "("
        for place, key in enumerate(keys):
            found = self.targets(key)
            if found is None:
                part = SubElement(group, "span", {"class": "unknown"})
                part.text = AtomicString(key)
            else:
                part = SubElement(group, "a", {"class": "cited", "href": found[0]})
                part.text = AtomicString(found[1])
            part.tail = "; " if place < len(keys) - 1 else ")"
        return group, start, match.end(0)


def _is_said(label: str, words: str, year: str) -> bool:
    """Whether the words before a citation are the first author and the year that its link says."""
    name, _, labelled = label.rpartition(" ")
    return bool(name) and labelled == year and sort_text(name) in sort_text(words)


class _NoteLinks(InlineProcessor):
    def __init__(self, markdown: Markdown, targets: LinkTarget) -> None:
        super().__init__(NOTE_LINK, markdown)
        self.targets = targets

    def handleMatch(  # type: ignore[override]  # noqa: N802 # the name is Python-Markdown's
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        slug, words = match.group(1).strip(), match.group(2)
        found = self.targets(slug)
        if found is None:
            element = Element("span", {"class": "unknown"})
            element.text = AtomicString(words or slug)
        else:
            element = Element("a", {"href": found[0]})
            element.text = AtomicString(words or found[1])
        return element, match.start(0), match.end(0)


class InTextLinks(Extension):
    """Python-Markdown's way to add the two forms before its own links are read."""

    def __init__(self, targets: LinkTarget) -> None:
        super().__init__()
        self.targets = targets

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # the name is Python-Markdown's
        """Registers above "reference" (170), below "escape" (180) and code spans (190)."""
        md.inlinePatterns.register(_Citations(md, self.targets), "citation", 176)
        md.inlinePatterns.register(_NoteLinks(md, self.targets), "note_link", 175)
