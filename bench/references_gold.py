"""Gold sets for reference strings, and the normalised fields that are compared."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from generator.model import Item, Name

Fields = Mapping[str, str]
FIELDS = ("authors", "title", "container", "year", "volume", "issue", "pages", "publisher", "place",
          "editors", "doi", "url")  # fmt: skip
_CONNECTIVES = frozenset(
    [
        "et",
        "al",
        "and",
        "others",
        "und",
        "y",
        "e",
        "i",
        "a",
        "kol",
        "in",
        "ed",
        "eds",
        "sous",
        "la",
        "editor",
        "editors",
        "edited",
        "by",
        "hg",
        "hrsg",
        "dir",
        "dirs",
        "coord",
        "org",
        "dans",
        "en",
        "im",
        "the",
    ]
)
_MARKS = frozenset(("Ed", "Eds", "Editor", "Editors", "Hrsg", "Hg", "In", "Dans", "Et"))


@dataclass(frozen=True, slots=True)
class Gold:
    """A string, its fields as its annotators gave them, and the fields that the set judges."""

    string: str
    fields: Fields
    judged: tuple[str, ...]


def fold(text: str) -> str:
    """Letters and digits only, lower case, accents folded."""
    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in text if c.isalnum())


def fold_names(text: str) -> str:
    """The words of a name list without connectives, in alphabetical order.

    Styles invert names and the annotators kept the printed order, so order within is not judged.
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text))
    # initials are capitals: "Jemal A" keeps its A, "Feldman et Steenberger" loses its "et"
    letters = sorted(
        c
        for word in words
        if word not in _CONNECTIVES and word.title() not in _MARKS
        for c in fold(word)
    )
    return "".join(letters)


def fold_pages(text: str) -> str:
    """First and last page, the last whole; letters and leading zeros dropped as the set does."""
    numbers = [
        re.sub(r"^0+(?=.)", "", n)
        for n in re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d{3}\b)", "", text))
    ]
    if not numbers:
        return fold(text)
    first = numbers[0]
    if len(numbers) == 1 or not re.search(r"\d\W*[-‐‑–—−]\W*[a-zA-Z]*\d", text):
        return first
    last = numbers[1]
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}-{last}"


def fields_of_item(item: Item) -> dict[str, str]:
    """An item's normalised fields."""
    out = {
        "authors": fold_names(" ".join(map(_all_of, item.author))),
        "title": fold(item.title or ""),
        "container": fold(item.container_title or ""),
        "year": str(item.issued.year) if item.issued and item.issued.year else "",
        "volume": fold(item.volume or ""),
        "issue": fold(item.issue or ""),
        "pages": fold_pages(item.page or item.number_of_pages or ""),
        "publisher": fold(item.publisher or ""),
        "place": fold(item.publisher_place or ""),
        "editors": fold_names(" ".join(map(_all_of, item.editor))),
        "doi": fold(item.doi or ""),
        "url": fold(re.sub(r"^https?:\W*", "", item.url or "")),
    }
    return {key: value for key, value in out.items() if value}


def _all_of(name: Name) -> str:
    parts = (name.literal, name.family, name.given, name.suffix, name.non_dropping_particle)
    return " ".join(part for part in parts if part)


def load_plos(path: Path) -> Iterator[Gold]:
    """plos_gold.jsonl: biomedical articles."""
    judged = ("authors", "title", "container", "year", "volume", "issue", "pages")
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        text = entry["string"]
        fields = {key: fold(value) for key, value in entry["fields"].items()}
        names = " ".join(text[a:b] for a, b, label in entry["spans"] if label == "author")
        fields["authors"] = fold_names(names)
        spans = [text[a:b] for a, b, label in entry["spans"] if label == "pages"]
        if len(spans) == 2 and text.find("".join(spans)) >= 0:
            # first and last page printed without a sign between: the set's field joins them
            fields["pages"] = fold_pages("-".join(spans))
        elif "pages" in entry["fields"]:
            fields["pages"] = fold_pages(entry["fields"]["pages"])
        yield Gold(text, {k: v for k, v in fields.items() if v}, judged)


def load_anystyle(path: Path) -> Iterator[Gold]:
    """An AnyStyle set: each sequence's elements, with the signs that they carry taken off."""
    judged = tuple(field for field in FIELDS if field != "doi")
    names = {"title": "title", "journal": "container", "container-title": "container",
             "publisher": "publisher", "location": "place"}  # fmt: skip
    for sequence in etree.parse(str(path)).getroot():
        parts = [(str(element.tag), "".join(element.itertext()).strip()) for element in sequence]
        fields: dict[str, str] = {}
        for label, marked in parts:
            text = re.sub(r"</?(?:italic|bold|i|b|em)>", "", marked)  # marks are no letters
            if label in names:
                key = names[label]
                text = (
                    re.sub(r"^(?:in|dans|im|en)\b:?\s+", "", text, flags=re.I)
                    if key == "container"
                    else text
                )
                fields.setdefault(key, fold(text))
            elif label == "author":
                text = re.sub(r"^\W*\d+[-.\])\s]*", "", text)  # a list number within the element
                fields["authors"] = fold_names(f"{fields.get('authors', '')} {text}")
            elif label == "editor":
                fields["editors"] = fold_names(f"{fields.get('editors', '')} {text}")
            elif label == "date":
                year = re.search(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)", text)
                if year:
                    fields.setdefault("year", year.group())
            elif label == "volume":
                fields |= {k: v for k, v in _volume(text).items() if k not in fields}
                if inner := re.match(r"\W*((?:19|20)\d\d)\s*;", text):
                    fields.setdefault("year", inner.group(1))  # "2002;11:" is one element there
            elif label == "pages":
                fields.setdefault("pages", fold_pages(text))
            elif label == "url":
                found = re.search(r"(?:https?:|www\.|ftp:).*", text, re.S)
                if found and "doi.org" not in text:  # a DOI's address is the DOI's
                    fields.setdefault("url", fold(re.sub(r"^https?:\W*", "", found.group())))
        string = " ".join(text for _, text in parts)
        yield Gold(string, {k: v for k, v in fields.items() if v}, judged)


def _volume(text: str) -> dict[str, str]:
    """Volume and issue of "Vol. 39, No. 9,", "11, no. 2", "37(7)" or "2002;11:"."""
    text = re.sub(r"^\W*(?:19|20)\d\d\s*;", "", text)
    found = re.search(r"\d+\w?(?:[-–/]\d+)?|\b[IVXLC]+\b", text)
    if not found:
        return {}
    out = {"volume": fold(found.group())}
    issue = re.search(
        r"\(([^()]*)\)?|\b(?:no|nr|n|num|issue|h|heft)\b\.?\s*°?\s*(\d+(?:[-–/]\d+)?)|[./](\d+)",
        text[found.end() :],
        re.I,
    )
    if issue and "/" not in found.group():
        out["issue"] = fold(next(group for group in issue.groups() if group is not None))
    return out


def load_labels(path: Path, pages: Path, seeds: Path) -> Iterator[Gold]:
    """The hand-labelled set: fields by PMID and place in that article's list; strings are found."""
    judged = ("authors", "title", "container", "year", "volume", "issue", "pages", "publisher",
        "place",
              "editors")  # fmt: skip
    strings: dict[tuple[str, int], str] = {}
    for file in sorted(pages.glob("*.xml")):
        for article in etree.parse(str(file)).getroot():
            pmid = article.findtext(".//PMID") or ""
            for place, reference in enumerate(article.iter("Reference")):
                citation = reference.find("Citation")
                if citation is not None:
                    strings[pmid, place] = "".join(citation.itertext())
    for file in sorted(seeds.glob("*.txt")):
        lines = [line for line in file.read_text("utf-8").splitlines() if " - DOI - PubMed" in line]
        for place, line in enumerate(lines):
            strings["seed", place] = line.strip()
    for entry in json.loads(path.read_text("utf-8")):
        string = strings.get((entry["pmid"], entry["index"]))
        if string is not None:
            yield Gold(string, entry["fields"], judged)
