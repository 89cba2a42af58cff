"""The authors that a page's head states, with affiliations, ORCID and their family names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.markup.text import squeeze
from generator.model import Name
from generator.model.identifiers import normalise_orcid
from generator.sources.article_page import ArticlePage
from generator.sources.author_names import INITIALS, is_group, split_name, split_short_name

_DEGREE = r"""(?:M\.?D|Ph\.?\s?D|D\.?Phil|M\.?Sc|B\.?Sc|M\.?A|M\.?S|M\.?P\.?H|MBBS|MBChB|BMBCh|
    FRCPC?|FRCS|MRCP|FACP|FACS|FAAN|FESC|FACC|
    FAHA|DrPH|Dr\.? med|Sc\.?D|D\.?V\.?M|D\.?O|D\.?D\.?S|DMD|
    R\.?N|Pharm\.?D|M\.?Phil|M\.?Ed|MHS|MBA|JD|PsyD|DNP|APRN|RD|BA|BS|BM|MB|ChB|MMed|MSCE|MSCI|MHSc|
    EdD|DSc|PT|DPT|LLB|LLM|FMedSci|FRS|MSPH|ScM|Dipl\.?[- ]\w+)\.?"""
_DEGREES = re.compile(rf"(?:,\s*|\s+(?=(?:MD|PhD|MSc|MPH|MBBS)\b)){_DEGREE}(?=,|;|$|\s)", re.X)
_HONOUR = re.compile(r"^(?:Prof(?:essor)?|Dr|Assoc\.? Prof)\.?\s+(?=\S+\s)", re.I)
_MARKS = re.compile(r"(?<![\s*†‡§¶#∗☆★✉\d,])[\s*†‡§¶#∗☆★✉\d,]+$")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")


def read_meta_authors(page: ArticlePage) -> tuple[Name, ...]:
    """The authors of the first kind of metas that lists them, else of the JSON-LD record."""
    recorded = {_key(name): name for name in _record_authors(page)}
    known = recorded | {_key(name): name for name in _comma_names(page)}
    stated = list(_in_order(page))
    if not stated:
        texts = list(_listed(page))
        stated = [(text, (), None) for text in texts]
    if not stated:
        return tuple(_record_authors(page))
    stated = _without_repeat(stated)
    names = split_names([text for text, _, _ in stated], known)
    names = tuple(_split_as_cited(name, page.page.text) for name in names)
    joined = []
    for name, (_, affiliations, orcid) in zip(names, stated, strict=True):
        other = recorded.get(_key(name), Name())
        joined.append(
            replace(
                name,
                affiliations=affiliations or other.affiliations,
                orcid=orcid or name.orcid or other.orcid,
            )
        )
    return tuple(joined)


def split_names(texts: Iterable[str], known: Mapping[str, Name] | None = None) -> tuple[Name, ...]:
    """Names of "Family, Given", "Given Family" or "Family G"; `known` tells how they split."""
    cleaned = [_clean(text) for text in texts]
    people = [text for text in cleaned if text and "," not in text and not is_group(text)]
    short = bool(people) and all(_is_short(text) for text in people)
    names = []
    for text in cleaned:
        found = (known or {}).get(_letters(text))
        if "," in text and not is_group(text.replace(",", "")):
            names.append(read_comma_name(text))
        elif found is not None and found.family:
            names.append(replace(found, affiliations=()))
        elif short and not is_group(text):
            names.append(split_short_name(text))
        else:
            names.append(split_name(text))
    return tuple(names)


def _split_as_cited(name: Name, text: str) -> Name:
    """The name split as the page's own citation of it prints it: "Ortiz de Zárate M" says that
    "Maite Ortiz de Zárate" is Maite by her given name alone."""
    words = f"{name.given or ''} {name.family or ''}".split()
    if name.literal or not 3 <= len(words) <= 6 or not name.family:
        return name
    for start in range(1, len(words) - len(name.family.split())):
        given, family = words[:start], " ".join(words[start:])
        if family[0].isupper() and family[1:2] in ("", "."):
            continue  # an initial begins no family name
        before, initial = re.escape(given[-1]), re.escape(given[0][0])
        pattern = rf"(?<!\w)(?<!{before} ){re.escape(family)},? {initial}(?![^\W\d_])"
        if re.search(pattern, text):
            return replace(name, family=family, given=" ".join(given))
    return name


def read_comma_name(text: str) -> Name:
    """The Name of "Family, Given" or "Family, Given, Jr."."""
    family, *rest = (part.strip() for part in text.split(","))
    suffix = None
    if len(rest) > 1 and _SUFFIX.fullmatch(rest[-1]):
        suffix = rest.pop().rstrip(".")
    given = " ".join(part for part in rest if part) or None
    if not family:
        return split_name(given or text)
    return Name(family=family, given=given, suffix=suffix)


def read_author_list(text: str) -> tuple[str, ...]:
    """The names of one meta that lists several: "Leal, G; Leal, W", "Ann Ng, Bo Li and Cy Oh"."""
    if ";" in text:
        parts = re.split(r"\s*;\s*", text)
    elif re.search(r",.*\band\b|\band\b", text) or _is_comma_list(text):
        parts = re.split(r"\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s+&\s+", text)
    else:
        parts = [text]
    return tuple(part.strip() for part in parts if part.strip(" .,"))


def _is_comma_list(text: str) -> bool:
    """Whether commas part whole names, not a family name from a given one."""
    parts = [part.split() for part in text.split(",") if part.strip()]
    return len(parts) > 1 and all(len(part) > 1 for part in parts)


def _in_order(page: ArticlePage) -> Iterator[tuple[str, tuple[str, ...], str | None]]:
    """Each citation_author with the institutions and ORCID that follow it.

    Institutions that all come after the last of several authors belong to nobody in particular.
    """
    entries: list[tuple[str, list[str], list[str]]] = []
    for key, value in page.metas:
        if key == "citation_author":
            entries.append((value, [], []))
        elif entries and key == "citation_author_institution":
            entries[-1][1].append(_clean_affiliation(value))
        elif entries and key == "citation_author_orcid":
            entries[-1][2].append(value)
    with_places = [entry for entry in entries if entry[1]]
    together = len(entries) > 1 and len(with_places) == 1 and with_places[0] is entries[-1]
    for text, places, orcids in entries:
        orcid = normalise_orcid(orcids[0]) if len(orcids) == 1 else None
        kept = () if together else tuple(dict.fromkeys(place for place in places if place))
        if len(entries) == 1 and (";" in text or _is_comma_list(text)):
            for each in read_author_list(text):
                yield each, (), None
        else:
            yield text, kept, orcid


def _listed(page: ArticlePage) -> Iterator[str]:
    """The names of metas that are no Highwire author: one name each, or all in one."""
    for name in (
        "citation_authors",
        "wkhealth_authors",
        "dc.creator",
        "dcterms.creator",
        "eprints.creators_name",
        "dc.contributor",
        "dc.creators",
    ):
        values = page.metas_named(name)
        if len(values) == 1:
            yield from read_author_list(values[0])
            return
        if values:
            yield from values
            return


def _comma_names(page: ArticlePage) -> Iterator[Name]:
    """Names that any meta writes as "Family, Given"."""
    for key, value in page.metas:
        if key in ("dc.creator", "citation_authors", "dcterms.creator", "eprints.creators_name"):
            for part in value.split(";"):
                words = _clean(part)
                if words.count(",") == 1 and not _is_comma_list(words):
                    yield read_comma_name(words)


def _record_authors(page: ArticlePage) -> Iterator[Name]:
    """The authors of the JSON-LD record."""
    for record in page.records:
        authors = record.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            name = _record_author(author)
            if name is not None:
                yield name


def _record_author(author: object) -> Name | None:
    if isinstance(author, str):
        return split_names([author])[0] if _clean(author) else None
    if not isinstance(author, Mapping):
        return None
    family, given = author.get("familyName"), author.get("givenName")
    text = author.get("name")
    if isinstance(family, str) and family.strip():
        name = Name(
            family=squeeze(family), given=squeeze(given) or None if isinstance(given, str) else None
        )
    elif isinstance(text, str) and _clean(text):
        group = author.get("@type") == "Organization"
        name = Name(literal=squeeze(text)) if group else split_names([text])[0]
    else:
        return None
    ids: list[object] = [author.get("@id"), author.get("url"), author.get("identifier")]
    same = author.get("sameAs")
    ids += same if isinstance(same, list) else [same]
    orcids = [normalise_orcid(each) for each in ids if isinstance(each, str) and "orcid" in each]
    places = author.get("affiliation")
    texts = tuple(filter(None, map(_place, places if isinstance(places, list) else [places])))
    return replace(name, orcid=next(filter(None, orcids), None), affiliations=texts)


def _place(value: object) -> str | None:
    """An affiliation's printed text; Springer's `address.name` holds the whole of it."""
    if isinstance(value, str):
        return squeeze(value) or None
    if not isinstance(value, Mapping):
        return None
    address = value.get("address")
    longer = address.get("name") if isinstance(address, Mapping) else None
    text = longer if isinstance(longer, str) else value.get("name")
    return (squeeze(text) or None) if isinstance(text, str) else None


def _clean(text: str) -> str:
    """A printed name without degrees, honours and the marks that point to footnotes."""
    text = squeeze(re.sub(r"<[^<>]*>", "", text)).strip(" ,;")
    text = _HONOUR.sub("", text)
    text = re.sub(r"^(?:(?:and|on behalf of|for)\s+)+(?:the\s+)?(?=[A-Z])", "", text)
    shorter = _DEGREES.sub("", text) if not is_group(text) else text
    text = shorter if len(re.findall(r"\w+", shorter)) > 1 else text
    return text if is_group(text) else _MARKS.sub("", text)


def _clean_affiliation(text: str) -> str:
    """Without the number or mark printed before it: "1Department", "*University"."""
    text = squeeze(re.sub(r"<[^<>]*>", "", text))
    return re.sub(r"^(?:\d{1,2}(?=[A-Z ])|[*†‡§¶#]+|\([a-z\d]\))\s*", "", text).strip(" ;,")


def _is_short(text: str) -> bool:
    """Whether a name is in the form "Mali S" or "Grossmann MVE"."""
    words = text.split()
    return (
        1 < len(words) < 5
        and words[-1].isupper()
        and INITIALS.fullmatch(words[-1]) is not None
        and not (words[0].isupper() and INITIALS.fullmatch(words[0]))
    )


def _without_repeat(
    stated: list[tuple[str, tuple[str, ...], str | None]],
) -> list[tuple[str, tuple[str, ...], str | None]]:
    """Pages that print their metas twice name each author once here."""
    half = len(stated) // 2
    texts = [text for text, _, _ in stated]
    if half and len(stated) % 2 == 0 and texts[:half] == texts[half:]:
        return stated[:half]
    return stated


def _letters(text: str) -> str:
    """For comparing names: letters only, without accents, a comma form turned round."""
    family, comma, given = text.partition(",")
    plain = unicodedata.normalize("NFKD", f"{given} {family}" if comma else text)
    return "".join(char for char in plain.lower() if char.isalnum())


def _key(name: Name) -> str:
    return _letters(f"{name.given or ''} {name.family or name.literal or ''}")
