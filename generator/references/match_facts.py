"""What of an item decides whether two are one work, folded so that printings agree.

Facts are packed into one line of text: a million references are held, hashed and passed between
processes as such, and only different ones are ever unpacked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.model import Item
from generator.model.by_text import ByText
from generator.model.keys import transliterate
from generator.model.name import Name
from generator.references.match_titles import read_title, split_words
from generator.references.title_columns import read_titles


class Facts(NamedTuple):
    """The folded facts of one item; "" is unknown.

    `title` is lower-case ASCII words; `kind` is "" or one of "preprint", "erratum",
    "retraction", "expression", "reply", "comment"; `part` the number of a part ("2");
    `numbers` every number in the title, in order; `retracted` "1" where the title itself says
    that the work is retracted; `form` is "article", "book", "chapter" or another CSL type.
    """

    doi: str
    pmid: str
    pmcid: str
    other: str
    title: str
    year: str
    family: str
    given: str
    volume: str
    issue: str
    page: str
    last_page: str
    container: str
    kind: str
    part: str
    numbers: str
    retracted: str
    form: str


def pack_facts(facts: Facts) -> str:
    """One line of text; equal facts give equal lines."""
    return "\t".join(facts)


def unpack_facts(line: str) -> Facts:
    """The facts that `pack_facts` wrote."""
    return Facts._make(line.split("\t"))


_NUMBER = re.compile(r"\d+")
_NO_BREAKS = {code: None for code in range(128) if not chr(code).isalnum()}
_PREPRINT_DOI = (
    "10.1101/", "10.48550/", "10.2139/ssrn", "10.21203/rs", "10.20944/preprints", "10.26434/",
    "10.31234/", "10.31219/", "10.64898/", "10.36227/", "10.22541/au", "10.7287/peerj.preprints",
)  # fmt: skip
_PREPRINT_STARTS = frozenset(doi[:7] for doi in _PREPRINT_DOI)
_PREPRINT_NAMES = (
    "arxiv", "biorxiv", "medrxiv", "chemrxiv", "preprint", "ssrn", "research square", "psyarxiv",
    "techrxiv", "osf pre",
)  # fmt: skip
_ROMAN_LETTERS = frozenset("ivxlcdm")
_PAGE = re.compile(r"[a-z]*\d+[a-z]?|[a-z]+")


def fold(text: str) -> str:
    """Lower-case ASCII words of letters and digits, one space between."""
    return " ".join(split_words(text))


@lru_cache(maxsize=1 << 14)
def _fold_often(text: str) -> str:
    return fold(text)


def make_facts(item: Item) -> Facts:
    """The facts of an item."""
    names = item.author or item.editor
    family, given = fold_name(names[0]) if names else ("", "")
    issued, container = item.issued, item.container_title or item.container_title_short
    title, kind, part, numbers, retracted = read_title(item.title or "", _is_preprint(item))
    page, last = _pages(item.page or "").split("\t")
    facts = (
        item.doi or "",
        item.pmid or "",
        item.pmcid or "",
        f"arxiv:{item.arxiv.lower().split('v')[0]}" if item.arxiv else "",
        title,
        str(issued.year) if issued and issued.year is not None else "",
        family,
        given,
        _locators[item.volume or ""],
        _locators[item.issue or ""],
        page,
        last,
        _fold_often(container) if container else "",
        kind,
        part,
        numbers,
        retracted,
        _FORMS.get(item.type, item.type),
    )
    return tuple.__new__(Facts, facts)  # half the time of Facts(…)


def pack_plain_facts(
    dois: Sequence[str],
    pmids: Sequence[str],
    pmcids: Sequence[str],
    titles: Sequence[str],
    years: Sequence[str],
    first_authors: Iterable[str],
    volumes: Sequence[str],
    issues: Sequence[str],
    pages: Sequence[str],
    containers: Sequence[str],
    in_preprints: Sequence[bool],
    forms: Sequence[str],
) -> list[str]:
    """The packed facts of items that state nothing but these, a column for each, "" where one
    does not.

    `first_authors` and `containers` are folded, a tab between family and given name;
    `in_preprints` says which containers hold preprints.
    """
    preprints = [
        held or (doi[:7] in _PREPRINT_STARTS and doi.startswith(_PREPRINT_DOI))
        for doi, held in zip(dois, in_preprints, strict=True)
    ]
    rows = zip(
        dois, pmids, pmcids, *read_titles(titles, preprints), years, first_authors,
        map(_locators.__getitem__, volumes), map(_locators.__getitem__, issues),
        map(_pages, pages), containers, forms,
        strict=True,
    )  # fmt: skip
    return [
        f"{doi}\t{pmid}\t{pmcid}\t\t{title}\t{year}\t{author}\t{volume}\t{issue}"
        f"\t{page}\t{container}\t{said}\t{_FORMS.get(form, form)}"
        for (
            doi, pmid, pmcid, title, said, year, author, volume, issue, page, container, form,
        ) in rows
    ]  # fmt: skip


_FORMS = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "paper-conference": "article",
    "article": "article",
    "review": "article",
    "": "article",
}


def _is_preprint(item: Item) -> bool:
    doi = item.doi
    if doi and doi[:7] in _PREPRINT_STARTS and doi.startswith(_PREPRINT_DOI):
        return True
    if item.genre and "preprint" in item.genre.lower():
        return True
    container = item.container_title or item.container_title_short or item.publisher
    if container and names_preprints(container):
        return True
    return bool(item.arxiv and not item.volume)


@lru_cache(maxsize=1 << 14)
def names_preprints(container: str) -> bool:
    """Whether a journal or publisher of this name holds preprints."""
    return container.lower().startswith(_PREPRINT_NAMES)


@lru_cache(maxsize=1 << 14)
def _squeeze_family(family: str) -> str:
    if not family.isascii():
        family = transliterate(family)
    return family.lower().translate(_NO_BREAKS)


def fold_name(name: Name) -> tuple[str, str]:
    """Family and given name, or a group's name whole."""
    if name.literal:
        return fold(name.literal), ""  # a group's name keeps its words apart
    family = name.family or ""
    if name.non_dropping_particle:
        family = name.non_dropping_particle + family
    return _squeeze_family(family), _fold_often(name.given) if name.given else ""


def _locator(text: str) -> str:
    folded = fold(text)
    numbers = _NUMBER.findall(folded)
    if len(numbers) == 1:
        return numbers[0].lstrip("0") or "0"
    return folded


_locators = ByText(_locator)


def _pages(text: str) -> str:
    """The first and the last page and a tab between, the last written out: "924-35" is 924, 935."""
    if not text:
        return "\t"
    first, dash, last = text.partition("-")
    if (
        first.isdecimal()
        and first.isascii()
        and (not dash or (last.isdecimal() and last.isascii()))
    ):
        first = first.lstrip("0") or first
        if len(last) < len(first) and last:
            last = first[: len(first) - len(last)] + last
        return f"{first}\t{last}"
    low = text.lower().replace(",", "-") if text.isascii() else transliterate(text)
    parts = _PAGE.findall(low.replace(" ", ""))
    if not parts or (parts[0].isalpha() and not set(parts[0]) <= _ROMAN_LETTERS):
        return "\t"  # "t-8" is a page cut in half
    first = parts[0].lstrip("0") or parts[0]
    last = parts[1] if len(parts) > 1 else ""
    if last.isdigit() and first.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}\t{last}"
