"""XML's inline markup -> plain text, a title's rich text, Markdown: PubMed's names and JATS's."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import BeautifulSoup
from lxml import etree

from generator.markup.escape import escape_markdown
from generator.markup.markdown import FORMULA, PICTURE, wrap_words
from generator.markup.mathml import math_to_text
from generator.markup.rich_text import tidy_tags
from generator.markup.text import MAX_DEPTH, squeeze

Element = etree._Element
Rule = Callable[[Element], str | None]
"""What an element becomes in Markdown; None where the ordinary rules are to decide."""

_RICH = {"i": "i", "italic": "i", "b": "b", "bold": "b", "sub": "sub", "sup": "sup"}
_MARKS = {
    "i": ("*", "*"),
    "italic": ("*", "*"),
    "b": ("**", "**"),
    "bold": ("**", "**"),
    "sub": ("<sub>", "</sub>"),
    "sup": ("<sup>", "</sup>"),
    "u": ("<u>", "</u>"),
    "underline": ("<u>", "</u>"),
    "strike": ("<s>", "</s>"),
}
_DROPPED_NAMES = "fn table-wrap fig object-id graphic private-char media index-term"
_DROPPED = frozenset(_DROPPED_NAMES.split())
_APART_NAMES = """p sec title list list-item disp-formula break disp-quote def-list def-item term
    def boxed-text statement DispFormula"""
_APART = frozenset(_APART_NAMES.split())
_READ_BY_MARKDOWN = re.compile(r"[\\`*_\[\]<&\t\n\r\x0b\x0c]")
_SPACES = re.compile(r"\s+")
_PICTURES = frozenset({"inline-graphic", "graphic"})
XLINK = "{http://www.w3.org/1999/xlink}href"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+")


def local_name(element: Element) -> str:
    """An element's name without its namespace; "" for what is no element."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2]


def all_text(element: Element) -> str:
    """Every character of an element, as it is."""
    return "".join(map(str, element.itertext()))


def plain_text(element: Element | None) -> str | None:
    """All words of an element, its markup left out; None where there are none."""
    if element is None:
        return None
    if len(element) == 0:
        return squeeze(element.text) or None if element.text else None
    return squeeze("".join(_plain(element, 0))) or None


def _plain(element: Element, depth: int) -> list[str]:
    if depth > MAX_DEPTH:
        return [all_text(element)]
    parts = [element.text or ""]
    for child in element:
        name = local_name(child)
        if name == "tex-math" and len(element) > 1:
            pass  # the same formula stands beside it in MathML
        elif name not in _DROPPED and name != "inline-graphic":
            inner = _plain(child, depth + 1)
            parts += [" ", *inner, " "] if name in _APART else inner
        parts.append(child.tail or "")
    return parts


def rich_text(element: Element | None) -> str | None:
    """A title: plain Unicode in which only <i> <b> <sub> <sup> and <math> are markup."""
    if element is None:
        return None
    if len(element) == 0:
        return squeeze(element.text) or None if element.text else None
    return tidy_tags(squeeze("".join(_rich(element, 0)))) or None


def _rich(element: Element, depth: int) -> list[str]:
    parts = [element.text or ""]
    for child in element:
        name = local_name(child)
        if name == "math":
            parts.append(mathml(child))
        elif depth > MAX_DEPTH:
            parts.append(all_text(child))
        elif name in ("inline-formula", "disp-formula", "alternatives"):
            parts.append(_formula(child, lambda each: "".join(_rich(each, depth + 1)), FORMULA))
        elif name == "inline-graphic":
            parts.append(_picture(child))
        elif name in _RICH:
            tag = _RICH[name]
            parts += [f"<{tag}>", *_rich(child, depth + 1), f"</{tag}>"]
        elif name in _APART:
            parts += [" ", *_rich(child, depth + 1), " "]
        elif name not in _DROPPED and name not in ("xref", ""):
            parts += _rich(child, depth + 1)
        parts.append(child.tail or "")
    return parts


def mathml(element: Element) -> str:
    """A formula as presentation MathML without namespaces and attributes."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    found = BeautifulSoup(text, "lxml").find(re.compile(r"(?:\w+:)?math$"))
    return math_to_text(found) if found is not None else ""


def _formula(element: Element, otherwise: Callable[[Element], str], pictured: str) -> str:
    """A formula that stands in several forms: MathML, else its TeX, else its words; `pictured`
    where it is but a picture."""
    math = next((each for each in element.iter(etree.Element) if local_name(each) == "math"), None)
    if math is not None:
        return mathml(math)
    tex = next(
        (each for each in element.iter(etree.Element) if local_name(each) == "tex-math"), None
    )
    if tex is not None:
        return tex_formula(tex)
    numbers = (plain_text(each) for each in element if local_name(each) == "label")
    if plain_text(element) not in (None, *numbers):
        return otherwise(element)
    shown = any(local_name(each) in _PICTURES for each in element.iter(etree.Element))
    return pictured if shown else otherwise(element)


def _picture(element: Element) -> str:
    """What stands for a picture within a line: its words, or that there is one."""
    words = next((each for each in element if local_name(each) == "alt-text"), None)
    return plain_text(words) or PICTURE


def tex_formula(element: Element) -> str:
    """The formula itself of a TeX document that holds it."""
    text = squeeze(all_text(element))
    found = re.search(r"\\begin\{document\}\s*(.*?)\s*\\end\{document\}", text)
    return re.sub(r"^\${1,2}\s*|\s*\${1,2}$", "", found.group(1) if found else text)


def inline_markdown(element: Element | None, rule: Rule | None = None) -> str:
    """The Markdown of an element's content as one line; `rule` may decide for single elements."""
    if element is None:
        return ""
    if len(element) == 0:
        return squeeze(escape_markdown(element.text)) if element.text else ""
    return squeeze("".join(_inline(element, rule, 0)))


def markdown_of(element: Element, rule: Rule | None) -> str:
    """The Markdown of an element in its place in a line: its own marks with its content."""
    return _inline_child(element, rule, 0)


def _inline(element: Element, rule: Rule | None, depth: int) -> list[str]:
    parts = [_escape(element.text)]
    if depth > MAX_DEPTH:
        return [_escape(all_text(element))]
    for child in element:
        parts += [_inline_child(child, rule, depth + 1), _escape(child.tail)]
    return parts


def _inline_child(child: Element, rule: Rule | None, depth: int) -> str:
    name = local_name(child)
    decided = rule(child) if rule else None
    if decided is not None:
        return decided
    if name == "math":
        return mathml(child)
    if name in _DROPPED or not name:
        return ""
    if name in ("inline-formula", "disp-formula", "alternatives"):
        pictured = escape_markdown(FORMULA)
        return _formula(child, lambda each: "".join(_inline(each, rule, depth)), pictured)
    if name == "inline-graphic":
        return escape_markdown(_picture(child))
    if name == "tex-math":
        return escape_markdown(tex_formula(child))
    inner = "".join(_inline(child, rule, depth))
    if name in _MARKS:
        return wrap_words(inner, *_MARKS[name])
    if name in ("ext-link", "uri", "self-uri"):
        return link_words(child, inner)
    return f" {inner} " if name in _APART else inner


def _escape(text: str | None) -> str:
    if not text:
        return ""
    # Most pieces of text hold nothing that Markdown reads: one look instead of four passes.
    if _READ_BY_MARKDOWN.search(text) is None:
        return text
    return escape_markdown(_SPACES.sub(" ", text))


def link_words(element: Element, inner: str) -> str:
    """Markdown that leads where the element's address does; as it is where that is none."""
    address = str(element.get(XLINK) or "").strip()
    text = inner.strip()
    if not text or not _ADDRESS.fullmatch(address):
        return inner
    return inner.replace(text, f"[{text}]({address})", 1)
