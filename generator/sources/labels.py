"""The labels that part an abstract ("Methods", "Main results"), wherever a source prints them."""

from __future__ import annotations

import re

from generator.markup.escape import escape_line_start, escape_markdown
from generator.markup.text import squeeze

_LABEL_WORDS = """
    abbreviations added adds aim aims already analysis and application applications approach
    areas article as assessment at availability background backgrounds based benefit benefits by
    case cases characteristics clinical collection comparison comparisons conclusion conclusions
    context contact contributions covered criteria data database date dates description design
    details diagnosis diagnostic discussion duration eligibility endpoint endpoints evaluation
    evidence example experimental expert extraction findings follow for from funding future goal
    goals highlights hypotheses hypothesis identification impact implementation implication
    implications importance in inclusion information innovation interpretation intervention
    interventions introduction is issue issues key keywords knowledge known learning level
    limitation limitations main major management material materials measure measurement
    measurements measures message messages method methodology methods model motivation new news
    number objective objectives observations of on opinion or originality other outcome outcomes
    overview paper participant participants patient patients perspective perspectives point
    points population practical practice presentation primary principal problem procedure
    procedures process program public purpose purposes question questions rationale recent
    recommendation recommendations registration relevance report research result results review
    sample scope search secondary section selection setting settings significance size sources
    state statement statistical statistics status strategies strategy strength strengths study
    subject subjects summary supplementary synthesis systematic that the this to topic
    translational treatment trial type unlabelled update use value variables what with work"""
_LABELS = frozenset(_LABEL_WORDS.split())
_WORDS = r"(?P<label>[A-Z][a-z]{2,20}(?: [A-Za-z][a-z]{1,20}){0,3})"
_IN_LINE = re.compile(rf"(?:^|(?<=[.?!)\]*%] )|(?<=\n)){_WORDS}:(?= \S)")
_IN_CAPITALS = re.compile(
    r"(?:^|(?<=[.?!)%\]*] )|(?<=\n))(?P<label>[A-Z][A-Z ,/&'’()-]{2,70}):(?= \S)"
)
_SET_OFF = re.compile(
    rf"(?:^|(?<=[.?!)\]%]))\s?(?P<mark>\*{{1,2}}){_WORDS}[.:]?(?P=mark)[.:]? ?(?=\S)"
)
_GLUED = re.compile(
    r"(?:^|(?<=[.!?)\]*]))(?P<label>(?:[A-Z][a-z]{1,20} (?:and |of )?){0,3}[A-Z][a-z]{2,20})"
    r"(?=[A-Z0-9])"
)
_COVERING = re.compile(r"Covering: (?P<years>[^.:\n]{0,60}?\d{4})\.?\s?(?=[A-Z])")
"""How Natural Product Reports begins, which PubMed glues to the first sentence."""

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
    …"), in italics ("*Methods.* We …. *Results.* It …", IOP's), or glued to it ("Study
    DesignCohort.ResultsWe …", SAGE's on PubMed), in its parts; any other as it is."""
    covering = _COVERING.match(markdown)
    if covering:
        rest = part_labels(markdown[covering.end() :])
        return f"{labelled('Covering', covering['years'])}\n\n{rest}"
    for pattern in (_IN_LINE, _IN_CAPITALS, _SET_OFF, _GLUED):
        found = [each for each in pattern.finditer(markdown) if is_usual_label(each["label"])]
        if len(found) > 1 and found[0].start() == 0:
            break
    else:
        return markdown
    ends = [each.start() for each in found[1:]] + [len(markdown)]
    return "\n\n".join(
        labelled(each["label"], markdown[each.end() : end].strip())
        for each, end in zip(found, ends, strict=True)
    )
