"""Formulas of TeX in texts: what is a line of letters, signs and scripts is shown as it prints,
what is more stays legible as it was written.

Otherwise Markdown takes its "_" for emphasis, and its backslashes away.
"""

from __future__ import annotations

import re
from html import escape
from xml.etree.ElementTree import Element, fromstring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

_FORMULA = (
    r"(?<![\\$])(?:"
    r"\$(?![\s$])((?:\\.|[^\\$`\n]){1,300}?)(?<!\s)\$(?![\d$])"
    r"|\$\$((?:\\.|[^\\$`]){1,600}?)\$\$"
    r"|\\\(((?:\\[^)]|[^\\`\n]){1,300}?)\\\)"
    r"|\\\[((?:\\[^\]]|[^\\`]){1,600}?)\\\]"
    r")"
)
"""Between $ and $, $$ and $$, \\( and \\), and as a paragraph of its own \\[ and \\]."""
_ESCAPED = re.compile(r"\\([\\_*\[\]<>&`])")
_COMMAND = re.compile(r"\\[A-Za-z]|[\^_]")
_TAG = re.compile(r"(</?(?:i|b|sub|sup)>)")


class Formulas(Extension):
    """Formulas as an extension of Python-Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # the name is Python-Markdown's
        """Registers above "escape" (180), below code spans (190). A dollar is escaped as in
        Pandoc's Markdown."""
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "$"]
        md.inlinePatterns.register(_Formulas(_FORMULA, md), "formula", 185)


class _Formulas(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 # the name is Python-Markdown's
        self, match: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        from generator.markup.formulas import is_formula, read_formula  # few texts have any

        tex = next(filter(None, match.groups()), "").strip()
        if r"\_" in tex or r"\\" in tex:  # a text that litsite wrote
            tex = _ESCAPED.sub(r"\1", tex)
        if not tex or ((match[1] or match[3]) and not is_formula(tex, data[: match.start()][-1:])):
            return None, None, None
        if match[4] and not (match[0] == data.strip() and _COMMAND.search(tex)):
            return None, None, None  # brackets that Markdown is told to leave alone
        rich = read_formula(" ".join(tex.split()))
        if rich is not None:
            return _show(rich), match.start(0), match.end(0)
        if "\\" not in tex:
            return None, None, None
        raw = Element("code")
        raw.text = AtomicString(escape(_ESCAPED.sub(r"\1", match[0]) if match[1] else match[0]))
        return raw, match.start(0), match.end(0)


def _show(rich: str) -> Element:
    parts = [part if _TAG.fullmatch(part) else escape(part) for part in _TAG.split(rich)]
    shown = fromstring(f"<span>{''.join(parts)}</span>")
    for element in shown.iter():
        element.text = AtomicString(element.text or "")
        element.tail = AtomicString(element.tail) if element.tail else None
    return shown
