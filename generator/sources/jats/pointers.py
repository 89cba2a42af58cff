"""In-text citations of JATS -> [@id] pointers into the reference list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.markup.escape import escape_markdown
from generator.markup.text import squeeze
from generator.sources.body.pointers import write_pointers
from generator.sources.xml_text import Element, Rule, all_text, inline_markdown, local_name

# Private characters stand round an id until the Markdown is whole: nothing escapes them.
_OPEN, _CLOSE = "\ue000", "\ue001"
_RANGE = re.compile(
    f"{_OPEN}([^{_CLOSE}]+){_CLOSE}(?:\\s*[-–—−]\\s*|\\s*&#8211;\\s*){_OPEN}([^{_CLOSE}]+){_CLOSE}"
)
_CLINGING = re.compile(r"(?<=[^\s(\[/])(?=\[@)")
_LONGEST = 100


def point_citations(anchors: Mapping[str, str]) -> tuple[Rule, Callable[[str], str]]:
    """A rule that marks each citation, and what turns the marks of a text into pointers.

    A range ("[3-6]" with its ends linked) points to every entry in it.
    """
    order = list(dict.fromkeys(anchors.values()))
    place = {anchor: number for number, anchor in enumerate(order)}

    def rule(element: Element) -> str | None:
        name = local_name(element)
        if name == "xref":
            return _read_xref(element, anchors)
        if name == "sup" and any(
            local_name(child) == "xref" and _targets(child, anchors) for child in element
        ):
            return inline_markdown(element, rule)
        return None

    def expand(found: re.Match[str]) -> str:
        first, last = place.get(found.group(1)), place.get(found.group(2))
        if first is None or last is None or not 0 < last - first <= _LONGEST:
            return found.group()
        return ",".join(f"{_OPEN}{anchor}{_CLOSE}" for anchor in order[first : last + 1])

    def finish(markdown: str) -> str:
        if _OPEN not in markdown:
            return markdown
        return _CLINGING.sub(" ", write_pointers(_RANGE.sub(expand, markdown)))

    return rule, finish


def _read_name_of_figure(element: Element) -> str | None:
    """A figure's or table's name whose number the file sets in bold ("Figure **1**"), as words: it
    is how the file marks a link."""
    if element.get("ref-type") not in ("fig", "table"):
        return None
    bold = any(local_name(child) == "bold" for child in element)
    return escape_markdown(squeeze(all_text(element))) if bold else None


def _read_note_mark(element: Element) -> str | None:
    """The mark of a footnote, raised, as style sheets do where the file does not."""
    parent = element.getparent()
    raised = parent is not None and local_name(parent) == "sup"
    if element.get("ref-type") not in ("fn", "table-fn", "author-notes") or raised:
        return None
    words = squeeze(all_text(element))
    if not words or any(local_name(child) == "sup" for child in element):
        return None
    return f"<sup>{escape_markdown(words)}</sup>"


def _targets(element: Element, anchors: Mapping[str, str]) -> list[str]:
    return [anchors[rid] for rid in (element.get("rid") or "").split() if rid in anchors]


def _read_xref(element: Element, anchors: Mapping[str, str]) -> str | None:
    """A citation's mark, after its words where it has some: "Smith (1995)"."""
    targets = _targets(element, anchors)
    if not targets:
        return _read_name_of_figure(element) or _read_note_mark(element)
    words = squeeze(all_text(element))
    shown = "" if re.fullmatch(r"[\d\W_]*", words) else f"{escape_markdown(words)} "
    marks = ",".join(f"{_OPEN}{target}{_CLOSE}" for target in targets)
    return f"{shown}{marks}"
