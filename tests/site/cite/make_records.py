"""Prints 640 varied fictional CSL-JSON records, the same ones each time.

They go through citeproc-js (print_with_citeproc.js, which says how) into expected.jsonl; the
styles of templates/assets/js/cite-styles.js must print the same. Facts here are invented.
"""

from __future__ import annotations

import json
import random

FAMILIES = [
    "Adeyemi",
    "Bianchi",
    "Castellanos",
    "Dvořák",
    "Eriksson",
    "Fujimoto",
    "Grønbech",
    "Haugen",
    "Ivanova",
    "Jóhannsdóttir",
    "Kowalczyk",
    "Lefèvre",
    "MacGregor",
    "Nakamura",
    "O'Shea",
    "Papadopoulos",
    "Quiñones",
    "Rasmussen",
    "Şahin",
    "Tanaka",
    "Ustinov",
    "Villanueva",
    "Wójcik",
    "Xu",
    "Yılmaz",
    "Żukowski",
    "Smith-Jones",
    "Ng",
    "Li",
    "D’Angelo",
]
GIVEN = [
    "Ana",
    "Bo",
    "Clara M.",
    "D",
    "E F",
    "Françoise",
    "G.",
    "H. I.",
    "Jean-Luc",
    "Jean-Paul A.",
    "Kofi",
    "Lars Erik",
    "M-J",
    "Óscar",
    "Peter J",
    "Rosa Maria L.",
    "S.-W.",
    "Tiên",
    "Xiao-Ming",
    "Ólafur",
    "J.R.",
    "Mary Ann",
]
PARTICLES = ("van der", "de", "von", "la", "Van")
SUFFIXES = ("Jr", "III", "Sr")
GROUPS = ("Northern Lakes Study Group", "World Institute of Sleep", "CARDIA-9 Investigators")
WORDS = [
    "adaptive",
    "lakes",
    "and",
    "the",
    "in",
    "of",
    "cells",
    "with",
    "sleep",
    "risk",
    "for",
    "growth",
    "from",
    "an",
    "outcomes",
    "on",
    "beta",
    "receptor",
    "to",
    "signalling",
    "meta-analysis",
    "long-term",
    "by",
    "regulation",
    "mRNA",
    "NKX2-5",
    "IL-6",
    "pathways",
    "as",
    "between",
    "health",
    "after",
    "children's",
    "after-effects",
    "T-cell",
    "is",
    "not",
    "a",
    "review",
    "versus",
    "under",
]
JOURNALS = (
    ("Annals of Imaginary Medicine", "Ann. Imag. Med."),
    ("Journal of the Northern Lakes", "J North Lakes"),
    ("Sleep", "Sleep"),
    ("BMC Invented Biology", "BMC Invent. Biol."),
    ("The Quarterly Review of Fictions: Series B", "Q Rev Fict B"),
    ("PLoS Dreams", None),
    ("Revista española de quimeras", "Rev. Esp. Quim."),
)
PUBLISHERS = (("Harbour Press", "Oslo"), ("North & Sons", "New York, NY"), ("Elm", None))
PAGES = [
    "243-262",
    "1099-1105",
    "e123",
    "17",
    "S12-S19",
    "101-109",
    "1-9",
    "998-1002",
    "e0123456",
    "42-43",
    "321-325",
    "1501-1512",
    "12.e1-12.e9",
    "110",
    "1423-1429",
    "27-39",
    "200-208",
    "7-13",
]


def make_title(rng: random.Random) -> str:
    words = [rng.choice(WORDS) for _ in range(rng.randint(3, 12))]
    words[0] = words[0][:1].upper() + words[0][1:]
    if rng.random() < 0.3:
        at = rng.randrange(1, len(words))
        words[at - 1] += ":"
        if rng.random() < 0.5:
            words[at] = words[at][:1].upper() + words[at][1:]
    if rng.random() < 0.15:
        words[-1] = f"<i>{rng.choice(('BRCA1', 'E. coli', 'in vitro', 'Danio rerio'))}</i>"
    if rng.random() < 0.1:
        words.insert(1, rng.choice(("H<sub>2</sub>O", "Ca<sup>2+</sup>", "β-catenin", "COVID-19")))
    if rng.random() < 0.08:
        words.insert(2, "“quoted words”")
    end = rng.choice(("", "", "", "", "", "?", "!"))
    return " ".join(words) + end


def make_name(rng: random.Random) -> dict[str, str]:
    if rng.random() < 0.05:
        return {"literal": rng.choice(GROUPS)}
    name = {"family": rng.choice(FAMILIES), "given": rng.choice(GIVEN)}
    if rng.random() < 0.08:
        name["non-dropping-particle"] = rng.choice(PARTICLES)
    if rng.random() < 0.05:
        name["suffix"] = rng.choice(SUFFIXES)
    if rng.random() < 0.03:
        del name["given"]
    return name


def make_names(rng: random.Random, most: int) -> list[dict[str, str]]:
    count = rng.choice((1, 2, 3, 3, 4, 6, 7, 8, most))
    return [make_name(rng) for _ in range(min(count, most))]


def make_date(rng: random.Random) -> dict[str, object]:
    parts = [rng.randint(1950, 2025), rng.randint(1, 12), rng.randint(1, 28)]
    return {"date-parts": [parts[: rng.choice((1, 1, 2, 3))]]}


def make_record(rng: random.Random, number: int) -> dict[str, object]:
    kind = rng.choice(
        ("article-journal",) * 12
        + ("book", "chapter", "chapter", "paper-conference", "thesis", "report", "webpage")
        + ("article", "dataset")
    )
    record: dict[str, object] = {"id": f"r{number}", "type": kind, "title": make_title(rng)}
    if rng.random() > 0.04:
        record["author"] = make_names(rng, 24)
    if rng.random() > 0.03:
        record["issued"] = make_date(rng)
    journal, short = rng.choice(JOURNALS)
    publisher, place = rng.choice(PUBLISHERS)
    if kind == "article-journal":
        record["container-title"] = journal
        if short:
            record["container-title-short"] = short
        if rng.random() > 0.12:
            record["volume"] = str(rng.randint(1, 300))
            if rng.random() > 0.2:
                record["issue"] = rng.choice(("1", "3", "12", "Suppl 2", "5-6"))
        if rng.random() > 0.1:
            record["page"] = rng.choice(PAGES)
    else:
        if rng.random() > 0.2:
            record["publisher"] = publisher
            if place and kind in ("book", "chapter", "report"):
                record["publisher-place"] = place
        if kind in ("chapter", "paper-conference"):
            record["container-title"] = make_title(rng).rstrip("?!.")
            if rng.random() > 0.3:
                record["editor"] = make_names(rng, 4)
            if rng.random() > 0.2:
                record["page"] = rng.choice(PAGES)
        if kind in ("book", "chapter") and rng.random() < 0.4:
            record["edition"] = rng.choice(("2", "3", "11", "revised"))
        if kind == "thesis":
            record["genre"] = "PhD thesis"
        if kind == "webpage" and rng.random() < 0.6:
            record["container-title"] = rng.choice(GROUPS)
        if kind == "report" and rng.random() < 0.5:
            record["number"] = str(rng.randint(2, 99))
    if rng.random() < 0.6 and kind != "webpage":
        record["DOI"] = f"10.5555/litsite.{number}"
    elif rng.random() < 0.5 or kind == "webpage":
        record["URL"] = f"https://example.org/{number}"
        if rng.random() < 0.7:
            record["accessed"] = {"date-parts": [[2024, rng.randint(1, 12), rng.randint(1, 28)]]}
    if kind == "article-journal" and rng.random() < 0.6:
        record["PMID"] = str(30_000_000 + number)
        if rng.random() < 0.4:
            record["PMCID"] = f"PMC{7_000_000 + number}"
    return record


def make_odd_record(rng: random.Random, number: int) -> dict[str, object]:
    """What is rarer: books in series, dates over months, words in brackets."""
    record = make_record(rng, number)
    kind = record["type"]
    if kind in ("book", "chapter", "paper-conference"):
        if rng.random() < 0.6:
            record["collection-title"] = rng.choice(("Lecture Notes on Lakes", "Harbour Studies"))
        if kind == "paper-conference" and rng.random() < 0.5:
            record["volume"] = rng.choice(("4", "211"))
        if kind == "book" and rng.random() < 0.5:
            record["number-of-pages"] = str(rng.randint(90, 900))
    elif kind == "article-journal":
        year = rng.randint(1970, 2024)
        month = rng.randint(1, 11)
        record["issued"] = {"date-parts": [[year, month], [year, month + 1]]}
        if rng.random() < 0.5:
            record["page"] = rng.choice(("440-444, 447-9", "12-19", "117-124"))
        if rng.random() < 0.3 and "volume" in record:
            record["volume"] = "27-28"
    words = str(record["title"]).split()
    if len(words) > 4 and "<" not in words[3] and "“" not in words[3]:
        words[3] = f"({words[3].strip(':?!')})"
        record["title"] = " ".join(words)
    return record


def main() -> None:
    rng = random.Random(20250301)
    for number in range(520):
        print(json.dumps(make_record(rng, number), ensure_ascii=False))
    for number in range(520, 640):
        print(json.dumps(make_odd_record(rng, number), ensure_ascii=False))


if __name__ == "__main__":
    main()
