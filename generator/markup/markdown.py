"""HTML of an article -> Markdown that a person can edit, as small rules in a fixed order.

Every text that Markdown would read as markup is escaped, so that the way back (Python-Markdown)
gives the same words. Scripts, styles, forms and frames are dropped with what they hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import Tag
from bs4.element import CData, NavigableString, PageElement, PreformattedString

from generator.markup.escape import escape_line_start, escape_markdown
from generator.markup.mathml import math_to_text
from generator.markup.rich_text import parse_fragment
from generator.markup.tables import Cell, write_table
from generator.markup.text import MAX_DEPTH, lines_of, squeeze

_DROPPED_NAMES = """script style noscript template svg iframe frame object embed applet form input
    select textarea button head link meta base audio video canvas map dialog"""
_DROPPED = frozenset(_DROPPED_NAMES.split())
_BLOCK_NAMES = """p div section article main header footer aside ul ol dl li dt dd table thead tbody
    tfoot tr blockquote pre h1 h2 h3 h4 h5 h6 figure figcaption hr address details summary center
    nav fieldset"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HEADINGS = [f"h{level}" for level in range(1, 7)]
_WRAPS = {"i": "*", "em": "*", "cite": "*", "b": "**", "strong": "**"}
FORMULA, PICTURE = "[formula]", "[picture]"
"""What stands for one of which a page has but the picture: a sentence is not to read as if nothing
had been there."""
_SAYING_NOTHING = frozenset({"inline graphic", "equation", "equation image", "formula", "math"})
_OF_FORMULAS = re.compile(
    r"\b(?:inline|disp(?:lay)?)-?(?:eqn|formula|equation)|\bequation\b|\bmath", re.I
)
_KEPT = frozenset({"sub", "sup", "s", "u", "small", "kbd", "abbr"})


def html_to_markdown(fragment: Tag | str) -> str:
    """The Markdown of a piece of a page; its highest headings get level 3, below a section's own.

    Words are never lost: an element without a rule of its own gives the text inside it.
    """
    if isinstance(fragment, str):
        fragment = parse_fragment(fragment)
    headings = [int(heading.name[1]) for heading in fragment.find_all(_HEADINGS)]
    blocks = _blocks(fragment, 3 - min(headings, default=3), 0)
    return "\n\n".join(block for block in blocks if block.strip())


def inline_markdown(node: Tag) -> str:
    """The Markdown of an element's content as one line."""
    return squeeze("".join(_inline(child, 0) for child in node.children))


def _blocks(node: Tag, top: int, depth: int) -> list[str]:
    """The blocks of an element; runs of inline content become paragraphs."""
    if depth > MAX_DEPTH:
        text = squeeze(" ".join(str(part) for part in node.find_all(string=True)))
        return [escape_line_start(escape_markdown(text))]
    blocks: list[str] = []
    run: list[str] = []

    def close() -> None:
        text = squeeze("".join(run))
        run.clear()
        if text:
            blocks.append(escape_line_start(text))

    for child in node.children:
        if isinstance(child, Tag) and child.name in _DROPPED:
            continue
        if isinstance(child, Tag) and (child.name in _BLOCKS or _holds_blocks(child)):
            close()
            rule = _RULES.get(child.name)
            blocks += rule(child, top, depth + 1) if rule else _blocks(child, top, depth + 1)
        else:
            run.append(_inline(child, depth))
    close()
    return blocks


def _holds_blocks(node: Tag) -> bool:
    return any(isinstance(each, Tag) and each.name in _BLOCKS for each in node.descendants)


def _heading(node: Tag, top: int, depth: int) -> list[str]:
    level = min(6, int(node.name[1]) + top)
    text = inline_markdown(node)
    return ["#" * level + " " + text] if text else []


def _list(node: Tag, top: int, depth: int) -> list[str]:
    items: list[str] = []
    numbered = node.name == "ol"
    for item in node.children:
        if isinstance(item, Tag):
            # A list straight inside a list is an item without its tag.
            own = item.name != "li" and item.name in _RULES and depth < MAX_DEPTH
            inner = "\n\n".join((_RULES[item.name] if own else _blocks)(item, top, depth + 1))
        else:
            inner = escape_line_start(squeeze(_inline(item, depth)))
        if not inner:
            continue
        number = len(items) + 1
        mark = f"{number}." if numbered else "-"
        indented = inner.replace("\n", "\n    ").replace("\n    \n", "\n\n")
        items.append(f"{mark:<4}{indented}" if numbered else f"-   {indented}")
    return ["\n".join(items)] if items else []


def _quotation(node: Tag, top: int, depth: int) -> list[str]:
    inner = "\n\n".join(_blocks(node, top, depth + 1))
    return ["\n".join(f"> {line}".rstrip() for line in inner.split("\n"))] if inner else []


def _preformatted(node: Tag, top: int, depth: int) -> list[str]:
    return ["\n".join("    " + line for line in lines_of(node.get_text()))]


def _definitions(node: Tag, top: int, depth: int) -> list[str]:
    blocks = []
    for child in node.find_all(["dt", "dd"]):
        text = inline_markdown(child)
        if text:
            blocks.append(f"**{text}**" if child.name == "dt" else escape_line_start(text))
    return blocks


def _table(node: Tag, top: int, depth: int) -> list[str]:
    table = write_table(
        (
            Cell(
                squeeze("".join(_inline(child, depth) for child in cell.children)),
                cell.get("colspan"),
                cell.get("rowspan"),
            )
            for cell in row.find_all(["td", "th"], recursive=False)
        )
        for row in node.find_all("tr")
    )
    caption = node.find("caption")
    return [inline_markdown(caption), *table] if isinstance(caption, Tag) else table


def _rule_line(node: Tag, top: int, depth: int) -> list[str]:
    return []


_RULES: dict[str, Callable[[Tag, int, int], list[str]]] = {
    **{f"h{level}": _heading for level in range(1, 7)},
    "ul": _list,
    "ol": _list,
    "blockquote": _quotation,
    "pre": _preformatted,
    "dl": _definitions,
    "table": _table,
    "hr": _rule_line,
}


def _inline(node: PageElement, depth: int) -> str:
    if isinstance(node, NavigableString):
        if isinstance(node, PreformattedString) and not isinstance(node, CData):
            return ""
        text = escape_markdown(re.sub(r"\s+", " ", str(node)))
        link = getattr(node.next_sibling, "name", None) == "a"
        return f"{text[:-1]}\\!" if link and text.endswith("!") else text  # "![…](…)" is a picture
    if not isinstance(node, Tag) or node.name in _DROPPED:
        return ""
    if depth > MAX_DEPTH:
        return escape_markdown(" ".join(str(part) for part in node.find_all(string=True)))
    name = node.name.rpartition(":")[2]
    if name == "math":
        return math_to_text(node)
    if name == "br":
        return " "
    if name == "img":
        return escape_markdown(_picture(node))
    inner = "".join(_inline(child, depth + 1) for child in node.children)
    if name in _WRAPS:
        return wrap_words(inner, _WRAPS[name], _WRAPS[name])
    if name in _KEPT:
        return wrap_words(inner, f"<{name}>", f"</{name}>")
    if name == "a":
        return _link(node, inner)
    return f" {inner} " if name in _BLOCKS else inner


def _picture(node: Tag) -> str:
    """What stands for a picture within a line: its words, or that there is a formula or a sign of
    which the page has no others."""
    words = squeeze(str(node.get("alt", "")))
    if words and words.lower() not in _SAYING_NOTHING:
        return words
    # Only what stands next to it is looked at: a page may hold thousands in one element.
    beside = [each for each in (node.previous_sibling, node.next_sibling) if _is_shown(each)]
    if any(isinstance(each, Tag) and each.name.endswith("math") for each in beside):
        return ""  # the formula itself
    own, around = _class_of(node), node.parent
    if _OF_FORMULAS.search(own if beside or not around else f"{own} {_class_of(around)}"):
        return FORMULA
    return PICTURE if words or "inline-graphic" in own else ""


def _is_shown(node: PageElement | None) -> bool:
    return isinstance(node, Tag) or (isinstance(node, NavigableString) and not str(node).isspace())


def _class_of(node: Tag) -> str:
    return " ".join(map(str, node.get_attribute_list("class")))


def wrap_words(inner: str, opening: str, closing: str) -> str:
    """The words between two marks, which stand close to them, so that "* word*" never happens."""
    text = inner.strip()
    if not text:
        return inner
    before = inner[: len(inner) - len(inner.lstrip())]
    after = inner[len(inner.rstrip()) :]
    return f"{before}{opening}{text}{closing}{after}"


def _link(node: Tag, inner: str) -> str:
    address = str(node.get("href", "")).strip()
    text = inner.strip()
    if not text or not re.match(r"https?://[^\s<>()]+$", address):
        return inner
    return inner.replace(text, f"[{text}]({address})", 1)
