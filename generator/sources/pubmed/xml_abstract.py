"""The abstracts of a PubMed XML record: labelled parts, other languages, plain language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from generator.markup.escape import escape_line_start, escape_markdown
from generator.markup.text import squeeze
from generator.model import Section
from generator.model.languages import language_name
from generator.sources.xml_text import inline_markdown, plain_text

_LABEL_WORDS = """
    abbreviations added adds aim aims already analysis and application applications approach areas
    article as assessment at background backgrounds based benefit benefits by case cases
    characteristics clinical collection comparison comparisons conclusion conclusions context
    contributions covered criteria data database date dates description design details
    diagnosis diagnostic discussion duration eligibility endpoint endpoints evaluation
    evidence example experimental expert extraction findings follow for from funding future
    goal goals highlights hypotheses hypothesis identification impact implication implications
    importance in inclusion information innovation interpretation intervention interventions
    introduction is issue issues key keywords knowledge known learning level limitation
    limitations main major management material materials measure measurement measurements
    measures message messages method methodology methods model new news number objective
    objectives observations of on opinion or originality other outcome outcomes overview paper
    participant participants patient patients perspective perspectives point points population
    practical practice presentation primary principal problem procedure procedures process
    program public purpose purposes question questions rationale recent recommendation
    recommendations registration relevance report research result results review sample scope
    search secondary section selection setting settings significance size sources state
    statement statistical statistics status strategies strategy strength strengths study
    subject subjects summary synthesis systematic that the this to topic translational
    treatment trial type unlabelled update use value variables what with work"""
_LABELS = frozenset(_LABEL_WORDS.split())
_GLUED = re.compile(
    r"(?:^|(?<=[.!?)\]*]))((?:[A-Z][a-z]{1,20} (?:and |of )?){0,3}[A-Z][a-z]{2,20})(?=[A-Z0-9])"
)
_IN_LINE = re.compile(
    r"(?:^|(?<=[.!?)\]*%] ))([A-Z][a-z]{2,20}(?: [A-Za-z][a-z]{1,20}){0,3}):(?= \S)"
)
_UNLABELLED = frozenset({"unlabelled", "unlabeled"})


def print_label(label: str) -> str:
    """A label in sentence case, as PubMed's page prints it ("MATERIALS AND METHODS" becomes
    "Materials and methods"); one with a word of its own, perhaps an acronym, stays as it is."""
    label = squeeze(label).rstrip(":").rstrip()
    return label.capitalize() if label.isupper() and is_usual_label(label) else label


def is_usual_label(label: str) -> bool:
    """Whether a label is made of the words that abstracts' labels are made of."""
    words = re.findall(r"[^\W\d_]+", label.lower())
    return bool(words) and all(word in _LABELS for word in words)


def labelled(label: str | None, markdown: str) -> str:
    """A part of an abstract as a paragraph, its label in bold before it."""
    if not label or label.strip().lower() in _UNLABELLED:
        return escape_line_start(markdown)
    return f"**{escape_markdown(print_label(label))}:** {markdown}".rstrip()


def part_labels(markdown: str) -> str:
    """An abstract whose labels stand in one line with what follows ("Methods: We …. Results: It
    …"), or glued to it ("Study DesignCohort.ResultsWe …", SAGE's on PubMed), in its parts; any
    other as it is."""
    for pattern in (_IN_LINE, _GLUED):
        found = [each for each in pattern.finditer(markdown) if is_usual_label(each[1])]
        if len(found) > 1 and found[0].start() == 0:
            break
    else:
        return markdown
    ends = [each.start() for each in found[1:]] + [len(markdown)]
    return "\n\n".join(
        labelled(each[1], markdown[each.end() : end].strip())
        for each, end in zip(found, ends, strict=True)
    )


def read_abstracts(
    abstract: etree._Element | None, others: Iterable[etree._Element]
) -> tuple[tuple[Section, ...], str | None]:
    """The sections, the article's own abstract first, and the copyright line."""
    sections = []
    copyright_line = None
    if abstract is not None:
        copyright_line = plain_text(abstract.find("CopyrightInformation"))
        markdown = _paragraphs(abstract)
        if markdown:
            sections.append(Section("Abstract", markdown))
    for other in others:
        markdown = _paragraphs(other)
        if markdown:
            sections.append(Section(_name_other(other), markdown))
        copyright_line = copyright_line or plain_text(other.find("CopyrightInformation"))
    return tuple(sections), copyright_line


def _paragraphs(abstract: etree._Element) -> str:
    parts = []
    for part in abstract.iterchildren("AbstractText"):
        text = inline_markdown(part)
        if text:
            parts.append(labelled(part.get("Label"), text))
    return part_labels(parts[0]) if len(parts) == 1 else "\n\n".join(parts)


def _name_other(other: etree._Element) -> str:
    """ "Abstract (Spanish)", "Plain language summary", or "Other abstract" (of a database)."""
    kind = (other.get("Type") or "").strip().lower()
    language = (other.get("Language") or "eng").strip().lower()
    plain = "plain-language" in kind or "plain language" in kind
    if language in ("eng", "en", ""):
        return "Plain language summary" if plain else "Other abstract"
    name = language_name(language)
    return f"Plain language summary ({name})" if plain else f"Abstract ({name})"
