"""The short lines of a PubMed page: MeSH headings, keywords, grants, kinds of article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import Tag

from generator.markup.text import squeeze, text_of
from generator.model import Correction, Grant, MeshHeading, MeshTerm
from generator.model.document import RETRACTING

REVIEW_TYPES = re.compile(r"\breview\b", re.I)

CORRECTION_HEADINGS = {
    "comment in": "comment-in",
    "comment on": "comment-on",
    "erratum in": "erratum-in",
    "erratum for": "erratum-for",
    "corrected and republished in": "corrected-and-republished-in",
    "corrected and republished from": "corrected-and-republished-from",
    "republished in": "republished-in",
    "republished from": "republished-from",
    "retraction in": "retraction-in",
    "retraction of": "retraction-of",
    "retracted and republished in": "retracted-and-republished-in",
    "retracted and republished from": "retracted-and-republished-from",
    "expression of concern in": "expression-of-concern-in",
    "expression of concern for": "expression-of-concern-for",
    "update in": "update-in",
    "update of": "update-of",
    "updated in": "update-in",
    "summary for patients in": "summary-for-patients-in",
    "original report in": "original-report-in",
    "reprint in": "reprint-in",
    "reprint of": "reprint-of",
    "dataset described in": "dataset-described-in",
    "dataset use reported in": "dataset-use-reported-in",
    "cites": "cites",
}
"""PubMed's headings of linked articles, in lower case, with the kind each one is."""

_COUNTRY_NAMES = """Argentina|Australia|Austria|Belgium|Brazil|Bulgaria|Canada|Chile|China|Croatia
|Czech Republic|Denmark|Egypt|Estonia|Finland|France|Germany|Greece|Hong Kong|Hungary|India
|International|Iran|Ireland|Israel|Italy|Japan|Kenya|Korea|Luxembourg|Malaysia|Mexico|Netherlands
|New Zealand|Norway|Pakistan|Poland|Portugal|Qatar|Romania|Russia|Saudi Arabia|Serbia
|Singapore|Slovakia|Slovenia|South Africa|South Korea|Spain|Sweden|Switzerland|Taiwan|Thailand
|Turkey|Uganda|Ukraine|United Kingdom|United States|Vietnam|Wales|Scotland|England"""
_COUNTRIES = frozenset(_COUNTRY_NAMES.replace("\n", "").split("|"))
_ACRONYM = re.compile(r"(?:Im)?[A-Z]{2,4}_?|[A-Z]{2,8}_")  # ImNIH: intramural


def read_terms(section: Tag | None) -> tuple[str, ...]:
    """The terms of a list; each term's menu of actions is passed over and taken away."""
    if section is None:
        return ()
    buttons = section.find_all(class_="keyword-link")
    if buttons:
        return tuple(text for text in map(text_of, buttons) if text)
    terms = []
    for entry in section.find_all("li"):
        if entry.find_parent("li") is None:
            for menu in entry.find_all(class_=re.compile("dropdown")):
                if menu.name != "button" and "dropdown-block" not in (menu.get("class") or ()):
                    menu.extract()
            terms.append(text_of(entry))
    return tuple(term for term in terms if term)


def read_mesh_heading(text: str) -> MeshHeading:
    """A heading such as "Coronavirus / genetics*": a star marks a major topic."""
    descriptor, *qualifiers = (_read_mesh_term(part) for part in re.split(r"\s/\s", squeeze(text)))
    return MeshHeading(descriptor, tuple(qualifiers))


def _read_mesh_term(text: str) -> MeshTerm:
    text = text.strip()
    return MeshTerm(text.rstrip("* "), major_topic=text.endswith("*"))


def merge_headings(headings: Iterable[MeshHeading]) -> tuple[MeshHeading, ...]:
    """One heading a descriptor: PubMed's page prints a line for each qualifier.

    Two lines of one descriptor are one heading with two qualifiers, as MEDLINE holds it.
    """
    merged: dict[str, MeshHeading] = {}
    for heading in headings:
        name = heading.descriptor.name
        known = merged.get(name)
        if known is None:
            merged[name] = heading
            continue
        major = known.descriptor.major_topic or heading.descriptor.major_topic
        merged[name] = MeshHeading(
            MeshTerm(name, major_topic=major),
            known.qualifiers + tuple(q for q in heading.qualifiers if q not in known.qualifiers),
        )
    return tuple(merged.values())


def read_grant(text: str) -> Grant:
    """A grant line, "number/acronym/agency/country", where any part but the agency may lack.

    Numbers hold slashes too, so the line is read from its end.
    """
    parts = [part.strip() for part in squeeze(text).split("/") if part.strip()]
    if not parts:
        return Grant()
    country = parts.pop() if len(parts) > 1 and parts[-1] in _COUNTRIES else None
    if country is None and len(parts) == 1:
        only = parts[0]
        return Grant(number=only) if re.search(r"\d", only) else Grant(agency=only)
    agency = parts.pop()
    acronym = parts.pop() if parts and country and _ACRONYM.fullmatch(parts[-1]) else None
    return Grant("/".join(parts) or None, agency, country, acronym)


def split_keywords(text: str) -> tuple[str, ...]:
    """The keywords of "Angiogenesis.; Cancer; TME." in order, without stray full stops."""
    return split_terms(re.sub(r"^\s*Key\s?words?\s*:?\s*", "", squeeze(text), flags=re.I))


def split_terms(text: str) -> tuple[str, ...]:
    """The terms of a list without a heading: a keyword may be "Keyword extraction"."""
    found: dict[str, None] = {}
    for part in squeeze(text).split(";"):
        word = part.strip()
        if not re.search(r"\b(?:spp?|var|subsp|cf|vs|etc)\.$", word):
            word = word.rstrip(".").strip()
        if word:
            found[word] = None
    return tuple(found)


def is_retracted(publication_types: Iterable[str], corrections: Iterable[Correction]) -> bool:
    """Whether MEDLINE calls the article retracted, or links it to what retracts it."""
    return "Retracted Publication" in publication_types or any(
        each.kind in RETRACTING for each in corrections
    )


def read_genre(publication_types: Iterable[str]) -> str | None:
    """The CSL genre "review-article" where MEDLINE calls the article a review of any kind."""
    return "review-article" if any(map(REVIEW_TYPES.search, publication_types)) else None


LANGUAGES = {
    "afrikaans": "af",
    "albanian": "sq",
    "arabic": "ar",
    "armenian": "hy",
    "azerbaijani": "az",
    "basque": "eu",
    "bosnian": "bs",
    "bulgarian": "bg",
    "catalan": "ca",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "estonian": "et",
    "finnish": "fi",
    "french": "fr",
    "georgian": "ka",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hungarian": "hu",
    "icelandic": "is",
    "indonesian": "id",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "latvian": "lv",
    "lithuanian": "lt",
    "macedonian": "mk",
    "malay": "ms",
    "norwegian": "no",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "slovak": "sk",
    "slovenian": "sl",
    "spanish": "es",
    "swedish": "sv",
    "thai": "th",
    "turkish": "tr",
    "ukrainian": "uk",
    "vietnamese": "vi",
}
"""English names of languages with their ISO 639-1 codes."""
