"""Simple formulas of TeX in prose, as arXiv's pages hold them, are read as what they print.

Only what is a line of letters, signs and scripts is read; a fraction, a root, a matrix stays as it
stands on the page, for its letters alone would say something else.
"""

from __future__ import annotations

import re

from generator.markup.escape import escape_markdown
from generator.markup.latex_text import FUNCTIONS, MATH_ACCENTS, SIGNS, WORDS, read_latex

_INSIDE = r"(?![\s$])((?:\\.|[^\\$`*\[\]<\n]|<(?![A-Za-z/])){1,300}?)(?<!\s)"
_IN_MARKDOWN = re.compile(rf"(?<![\\$])\${_INSIDE}\$(?![\d$])|\\\\\({_INSIDE}\\\\\)")
_IN_TEXT = re.compile(r"(?<![\\$])\$(?![\s$])((?:[^$<]|<(?![A-Za-z/])){1,300}?)(?<!\s)\$(?![\d$])")
_ESCAPED = re.compile(r"\\([\\`*_\[\]])")
_TAG = re.compile(r"(</?(?:i|b|sub|sup)>)")
_MARKS = {"<i>": "*", "</i>": "*", "<b>": "**", "</b>": "**"}

_PASSED_NAMES = """mathrm rm mathcal cal mathsf mathtt mathnormal mathit mathbf left right big Big
    bigl bigr Bigl Bigr displaystyle textstyle quad qquad"""
_PASSED = frozenset(_PASSED_NAMES.split())
"""Commands that change how a formula looks, not what it says."""
_KNOWN = (SIGNS.keys() | _PASSED | WORDS | FUNCTIONS | MATH_ACCENTS.keys() | set(",;:! %{}|")) - {
    *("sqrt", "sum", "prod", "int"),  # nothing without what stands inside, above or below
}
_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.S)
_TEXT_GROUP = re.compile(r"\\(?:text|textrm|textnormal|mbox)\s*\{[^{}]*\}")
_ACCENTED = re.compile(rf"\\(?:{'|'.join(MATH_ACCENTS)})(?![A-Za-z])")
_ONE_LETTER = re.compile(r"\s*(?:\{\s*(?:[A-Za-z]|\\[A-Za-z]+)\s*\}|[A-Za-z]|\\[A-Za-z]+)")


def read_formula(tex: str) -> str | None:
    """The rich text of a formula without the marks around it; None where it is not simple."""
    if not _is_balanced(tex) or re.search(r"[&#\x00-\x08]|\\\\|[\^_]\s*(?:$|[\^_}])", tex):
        return None
    if not _KNOWN.issuperset(_COMMAND.findall(tex)):
        return None
    if any(not _ONE_LETTER.match(tex, found.end()) for found in _ACCENTED.finditer(tex)):
        return None
    read = read_latex(f"${tex}$")
    return read and re.sub(r"(?<=\() | (?=<su[bp]>)", "", read)


def print_formulas(text: str) -> str:
    """A title with its simple formulas as rich text."""

    def read(found: re.Match[str]) -> str:
        tex = found[1]
        read = read_formula(tex) if is_formula(tex, text[: found.start()][-1:]) else None
        return found[0] if read is None else read

    return _IN_TEXT.sub(read, text)


def print_markdown_formulas(markdown: str) -> str:
    """Markdown that was made of a page, with its simple formulas as what they print."""
    if "$" not in markdown and "\\\\(" not in markdown:
        return markdown

    def read(found: re.Match[str]) -> str:
        tex = _ESCAPED.sub(r"\1", found[1] or found[2])
        tex = tex.replace("&lt;", "<").replace("&amp;", "&")
        before = markdown[max(0, found.start() - 1) : found.start()]
        read = read_formula(tex) if found[2] or is_formula(tex, before) else None
        return found[0] if read is None else _to_markdown(read)

    return _IN_MARKDOWN.sub(read, markdown)


def _to_markdown(rich: str) -> str:
    parts = _TAG.split(rich)
    texts = [_MARKS.get(part, part) if part[:1] == "<" and part[-1:] == ">" and _TAG.fullmatch(part)
             else escape_markdown(part) for part in parts]  # fmt: skip
    return "".join(texts)


def is_formula(tex: str, before: str) -> bool:
    """Whether what stands between two dollars is a formula, not a price and what follows it."""
    if before.isalnum() and tex[0] not in "\\^_{":
        return False
    bare = _COMMAND.sub(" ", _TEXT_GROUP.sub(" ", tex))
    if re.search(r"[A-Za-z]{2,}[\s,.;:]+[A-Za-z]{2,}", bare):
        return False
    return (
        re.search(r"[\\^_]", tex) is not None
        or re.fullmatch(r"[A-Za-z]{1,4}", tex) is not None
        or re.search(r"[A-Za-z]{2}|[,;:]\s", tex) is None
    )


def _is_balanced(tex: str) -> bool:
    depth = 0
    for sign in re.sub(r"\\[{}]", "", tex):
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0
