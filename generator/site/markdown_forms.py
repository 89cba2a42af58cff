"""Forms of Markdown that people know from elsewhere and Python-Markdown does not: ~~struck out~~,
lists of tasks, lists that follow a line directly or are indented by less than four spaces, and
code between fences, which its own extension finds only outside of lists, and slowly; and what
becomes of pictures."""

from __future__ import annotations

import re
from html import escape
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from generator.content.pictures import name_picture
from generator.site.search.plain import plain_text

_STRUCK = r"(~~)(?=\S)(.+?)(?<=\S)~~"
_TASK = re.compile(r"\[([ xX])\](?=\s)")
_BOXES = {" ": "☐", "x": "☑", "X": "☑"}
_ITEM = re.compile(r"( *)([-*+]|\d+\.)( +)(?=\S)")
_RULE = re.compile(r" *(?:\*[ *]*|-[ -]*|_[ _]*)$")
_FENCE = re.compile(r"( *)(`{3,}(?=[^`]*$)|~{3,})")
_STEP = 4
"""Spaces that Python-Markdown wants for each level of a list."""


class OtherForms(Extension):
    """These forms as an extension of Python-Markdown."""

    def __init__(self, pictures: bool) -> None:
        super().__init__()
        self.pictures = pictures

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # the name is Python-Markdown's
        """Code is put aside before blocks of HTML (20) are, lists are set right between the two;
        struck text is found beside emphasis (60)."""
        md.preprocessors.register(_Code(md), "fences", 25)
        md.preprocessors.register(_Lists(md), "other_lists", 22)
        md.preprocessors.register(_Definitions(md), "definitions", 21)
        md.inlinePatterns.register(SimpleTagInlineProcessor(_STRUCK, "del"), "struck", 65)
        md.treeprocessors.register(_Tasks(md), "tasks", 5)
        md.treeprocessors.register(_Images(md, self.pictures), "pictures", 4)


class _Code(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """The lines, with a mark for each block of code between fences."""
        shown: list[str] = []
        code: list[str] = []
        fence, before = "", ""
        held = False  # by a list, in which a fence may be indented further
        for line in lines:
            found = _FENCE.match(line)
            if fence:
                if found and found[2].startswith(fence) and not line.strip(found[2][0] + " "):
                    shown += self._put_aside(before, code)
                    code, fence = [], ""
                else:
                    code.append(line.removeprefix(before) if before else line)
            elif found and (held or len(found[1]) < _STEP):
                before, fence = found[1], found[2]
            else:
                if line[:1].strip():
                    held = _ITEM.match(line) is not None
                shown.append(line)
        if fence:  # to the end, without the empty lines there
            while code and not code[-1].strip():
                code.pop()
            shown += self._put_aside(before, code)
        return shown

    def _put_aside(self, before: str, code: list[str]) -> list[str]:
        text = escape("\n".join((*code, "")), quote=False)
        held = self.md.htmlStash.store(f"<pre><code>{text}</code></pre>")
        return ["", before + held, "", ""]


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """The lines, with an empty one before a list that follows a paragraph, and each level of
        a list indented as Python-Markdown wants it."""
        shown: list[str] = []
        begins: list[int] = []  # of each open item, outermost first, where its words begin
        empty, prose = True, False  # whether nothing stands right above; or a paragraph's line
        for line in lines:
            indent = len(line) - len(line.lstrip(" "))
            item = None if _RULE.match(line) else _ITEM.match(line)
            if not line.strip():
                shown.append(line)
                empty, prose = True, False
                continue
            if item and not begins:  # of numbers only 1 begins a list in a paragraph
                begun = indent < _STEP and (not prose or item[2] in "-*+1.")
                item = item if begun else None
            if begins and (empty or indent):
                while begins and indent < begins[-1]:
                    begins.pop()
            elif begins and item:
                begins.clear()
            if item:
                if prose:
                    shown.append("")
                shown.append(" " * _STEP * len(begins) + line[indent:])
                begins.append(item.end(2) + min(len(item[3]), _STEP))
                prose = False
            else:
                shown.append(_place(line, indent, begins) if empty or indent else line)
                prose = prose or empty
            empty = False
        return shown


class _Definitions(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """The lines, with an empty one before a term that follows a definition directly: else its
        definition would be within the one before."""
        shown: list[str] = []
        for line in lines:
            if _DEFINED.match(line) and len(shown) > 1 and shown[-1].strip():
                term, before = shown[-1], shown[-2]
                if _DEFINED.match(before) and not _DEFINED.match(term) and term[:1].strip():
                    shown[-1:] = ["", term]
            shown.append(line)
        return shown


_DEFINED = re.compile(r" {0,3}:[ \t]+\S")


def _place(line: str, indent: int, begins: list[int]) -> str:
    """A line that is no item, below the items that hold it."""
    depth = _STEP * len(begins)
    if not begins or indent >= depth + _STEP:  # outside of lists, or code as it should be
        return line
    more = indent - begins[-1]
    return " " * (depth + (more if more >= _STEP else 0)) + line[indent:]


class _Tasks(Treeprocessor):
    def run(self, root: Element) -> None:
        """A box before what is to do or done, instead of a bullet and brackets."""
        for item in root.iter("li"):
            held = item
            if not (item.text or "").strip() and len(item) and item[0].tag == "p":
                held = item[0]
            text = (held.text or "").lstrip()
            task = _TASK.match(text)
            if task:
                held.text = _BOXES[task[1]] + text[task.end() :]
                item.set("class", "task")


class _Images(Treeprocessor):
    def __init__(self, markdown: Markdown, pictures: bool) -> None:
        super().__init__(markdown)
        self.pictures = pictures

    def run(self, root: Element) -> None:
        """A picture that stands alone as a figure with its title below; of one that the page may
        not show its words, and the link to it if it is of the web."""
        for parent in list(root.iter()):
            for image in parent.findall("img"):
                self._name(image)
            alone = len(parent) == 1 and not (parent.text or parent[0].tail or "").strip()
            if parent.tag == "p" and alone and parent[0].tag == "img":
                parent.tag = "figure"
                caption = parent[0].attrib.pop("title", None)
                if caption:
                    SubElement(parent, "figcaption").text = caption

    def _name(self, image: Element) -> None:
        address, words = image.get("src", ""), plain_text(image.get("alt", ""))
        image.set("alt", words)
        if self.pictures and name_picture(address):
            return
        image.attrib.clear()
        image.text = words
        image.tag = "span"
        if address.startswith(("https://", "http://")):
            image.tag = "a"
            image.set("href", address)
            image.text = words or address
