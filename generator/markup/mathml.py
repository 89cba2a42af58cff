"""MathML of a saved page -> presentation MathML as titles and texts hold it: without namespaces,
attributes and annotations. What attributes alone say is written as browsers print it."""

from __future__ import annotations

import unicodedata
from functools import cache

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from generator.markup.text import MAX_DEPTH, squeeze

_KEPT_NAMES = """math mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
    mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none"""
_KEPT = frozenset(_KEPT_NAMES.split())
_TOKENS = frozenset(("mi", "mn", "mo", "ms", "mtext"))
_OF_CONTENT = {"cn": "mn", "ci": "mi"}
"""What Content MathML calls numbers and names."""

_VARIANTS = {
    "bold": ("BOLD",),
    "bold-italic": ("BOLD ITALIC",),
    "bold-script": ("BOLD SCRIPT",),
    "bold-fraktur": ("BOLD FRAKTUR",),
    "double-struck": ("DOUBLE-STRUCK",),
    "fraktur": ("FRAKTUR", "BLACK-LETTER"),
    "script": ("SCRIPT",),
}
"""Values of `mathvariant`, as Unicode calls its mathematical letters: MathML Core knows them by
their signs alone."""


def math_to_text(math: Tag) -> str:
    """A formula as one line of presentation MathML."""
    return f"<math>{_list_parts(math, 'math', '', 0)}</math>"


def _list_parts(node: Tag, name: str, variant: str, depth: int) -> str:
    return "".join(_print_part(child, name, variant, depth) for child in node.children)


def _print_part(node: PageElement, parent: str, variant: str, depth: int) -> str:
    """A part of a formula within an element of the `parent` name, in the `variant` of letters that
    holds there."""
    if isinstance(node, NavigableString):
        text = squeeze(str(node))
        if variant in _VARIANTS:
            text = "".join(_vary(sign, variant) for sign in text)
        text = _escape(text)
        if parent in _TOKENS or not text:
            return text
        # Only tokens hold text; parsers of XML refuse it elsewhere.
        return f"<mn>{text}</mn>" if text.isdecimal() else f"<mtext>{text}</mtext>"
    if not isinstance(node, Tag) or depth > MAX_DEPTH:
        return ""
    name = node.name.rpartition(":")[2]
    if name.startswith("annotation"):
        return ""
    variant = str(node.get("mathvariant", variant))
    if name == "mfenced":
        return _fence(node, variant, depth)
    name = _OF_CONTENT.get(name, name)
    inner = _list_parts(node, name if name in _KEPT else parent, variant, depth + 1)
    if name == "mi" and variant == "normal" and len(inner) == 1:
        name = "mtext"  # a single letter would be italic
    return f"<{name}>{inner}</{name}>" if name in _KEPT else inner


def _fence(node: Tag, variant: str, depth: int) -> str:
    """What <mfenced> prints, which browsers no longer know: its parts between brackets, with
    separators, of which the last is said again (MathML 3, 3.3.8)."""
    opened, closed = (str(node.get(name, sign)) for name, sign in (("open", "("), ("close", ")")))
    separators = "".join(str(node.get("separators", ",")).split())
    parts = (_print_part(child, "mrow", variant, depth + 1) for child in node.children)
    inner = ""
    for place, part in enumerate(filter(None, parts)):
        separator = separators[min(place, len(separators)) - 1] if place and separators else ""
        inner += _operator(separator) + part
    return f"<mrow>{_operator(opened)}{inner}{_operator(closed)}</mrow>"


def _operator(sign: str) -> str:
    sign = _escape(squeeze(sign))
    return f"<mo>{sign}</mo>" if sign else ""


@cache
def _vary(sign: str, variant: str) -> str:
    """A letter or digit in a variant; itself where there is none ("ℝ" is no mathematical letter by
    its name)."""
    named = unicodedata.name(sign, "")
    for words in ("LATIN ", "GREEK ", "LETTER "):
        named = named.replace(words, "")
    for style in _VARIANTS[variant]:
        for name in (f"MATHEMATICAL {style} {named}", f"{style} {named}"):
            try:
                return unicodedata.lookup(name)
            except KeyError:
                continue
    return sign


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
