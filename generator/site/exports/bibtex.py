"""The library's reviews as BibTeX (UTF-8, as biber and modern BibTeX programs read it)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.config import Abstracts
from generator.model import Item, Name, Review
from generator.model.issued import write_issued
from generator.model.rich_text import cut_pieces, pair_tags, strip_markup
from generator.site.exports.abstracts import abstract_of
from generator.site.exports.spaces import is_even
from generator.site.print_items import is_article_number

TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "report": "techreport",
    "software": "software",
    "thesis": "phdthesis",
    "webpage": "online",
}
"""BibTeX's entry type of a CSL type (biblatex's where BibTeX has none); every other is "misc"."""

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
}
_TO_ESCAPE = re.compile(r"[\\{}~^&%$#_]").search
_ESCAPES = str.maketrans(_SPECIAL)
_COMMANDS = {"i": "textit", "b": "textbf", "sub": "textsubscript", "sup": "textsuperscript"}
_DASH = re.compile(r"(?<=\w)-(?=\w)")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f\x85\ufeff]+")


def print_review(review: Review, abstracts: Abstracts) -> str:
    """A review's entry, with its abstract and keywords."""
    more = (
        ("abstract", rich(abstract_of(review, abstracts))),
        ("keywords", plain("; ".join(review.document.keyword))),
    )
    return print_entry(review.key, review.document.item, more)


def print_entry(key: str, item: Item, more: Sequence[tuple[str, str]] = ()) -> str:
    """One entry, with a blank line after it; `more` are fields whose values are TeX already."""
    kind = TYPES.get(item.type, "misc")
    fields = [*_fields(item, kind), *more]
    lines = [f"  {name} = {_braced(name, value)}" for name, value in fields if value]
    return ",\n".join([f"@{kind}{{{key}", *lines]) + "\n}\n\n"


def _fields(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    container = {"article": "journal"}.get(kind, "booktitle")
    school = {"phdthesis": "school", "techreport": "institution"}.get(kind, "publisher")
    date = item.issued
    yield "author", names(item.author, item.authors_complete)
    # The braces around it keep capitals where a style would make them small.
    yield "title", f"{{{rich(item.title)}}}" if item.title else ""
    yield "origtitle", rich(item.original_title)
    yield "editor", names(item.editor)
    yield container, rich(item.container_title or item.container_title_short)
    yield "shortjournal", rich(item.container_title_short)
    yield "series", rich(item.collection_title)
    yield "year", str(date.year) if date and date.year else plain(date.literal) if date else ""
    if date and date.month and date.month <= 12:
        yield "month", MONTHS[date.month - 1]
    if date and date.year and (date.day or date.end or (date.month or 0) > 12):
        yield "date", write_issued(date)
    yield "volume", plain(item.volume)
    yield "number", plain(item.issue or item.number)
    page = item.page or ""
    pages = plain(page)
    yield "pages", pages if is_article_number(page) else _DASH.sub("--", pages)
    yield "pagetotal", plain(item.number_of_pages)
    yield "edition", plain(item.edition)
    yield school, plain(item.publisher)
    yield "address", plain(item.publisher_place)
    yield "type", _print_type(item, kind)
    yield "doi", verbatim(item.doi)
    yield "pmid", plain(item.pmid)
    yield "pmcid", plain(item.pmcid)
    yield "isbn", plain(item.isbn)
    yield "issn", plain(", ".join(item.issn))
    yield "url", verbatim(item.url)
    yield "urldate", plain(write_issued(item.accessed)) if item.accessed else ""
    yield "language", plain(item.language)
    yield "pubstate", plain(item.status)
    yield "note", plain(item.note)
    if item.arxiv:
        yield "eprint", plain(item.arxiv)
        yield "archiveprefix", "arXiv"


def _print_type(item: Item, kind: str) -> str:
    """What BibTeX's entry types do not say of a work."""
    if kind in ("phdthesis", "techreport", "patent"):
        return plain(item.genre)
    if item.type == "article":
        return "preprint"
    return "Review" if item.genre == "review-article" else ""  # as databases say it


def _braced(name: str, value: str) -> str:
    return value if name == "month" else f"{{{value}}}"


def plain(text: str | None) -> str:
    """Text as TeX prints it; no brace, comment or line end of its own is left in it."""
    if not text:
        return ""
    return _escape(text if is_even(text) else _SPACE.sub(" ", text)).strip()


def verbatim(text: str | None) -> str:
    """A DOI or an address as it is, for biblatex and reference managers take it so: what TeX would
    stumble over is percent-coded."""
    if not text:
        return ""
    for sign in "\\{}":
        text = text.replace(sign, f"%{ord(sign):X}")
    return _SPACE.sub(" ", text).strip()


def rich(text: str | None) -> str:
    """Rich text as TeX; a tag without its partner is left out."""
    if not text:
        return ""
    if "<" not in text:
        return plain(text)
    pieces = cut_pieces(text if is_even(text) else _SPACE.sub(" ", text))
    out = [_escape(piece) for piece in pieces]
    out[1::2] = [plain(strip_markup(tag)) for tag in pieces[1::2]]  # a tag's words are none
    for start, end in pair_tags(pieces):
        out[start], out[end] = f"\\{_COMMANDS[pieces[start][1:-1]]}{{", "}"
    return "".join(out).strip()


def _escape(text: str) -> str:
    text = text.translate(_ESCAPES) if _TO_ESCAPE(text) else text
    return text.replace("--", "-{-}") if "--" in text else text  # TeX makes a dash of two hyphens


def names(people: Sequence[Name], complete: bool = True) -> str:
    """ "Taeb, Shahram and {Northern Group} and others"."""
    printed = [_name(each) for each in people]
    if not complete and printed:
        printed.append("others")
    return " and ".join(printed)


def _name(name: Name) -> str:
    if name.literal or not name.family:
        return f"{{{plain(name.literal or name.given)}}}"
    particles = (name.dropping_particle, name.non_dropping_particle, name.family)
    family = " ".join(_name_part(part) for part in particles if part)
    if not (name.given or name.suffix) and " " in name.family:
        return f"{{{plain(family)}}}"  # else its first word is read as a given name
    parts = [family, *map(_name_part, filter(None, (name.suffix, name.given)))]
    return ", ".join(parts)


def _name_part(text: str) -> str:
    """A part of a name; in braces where BibTeX would cut it."""
    return f"{{{plain(text)}}}" if "," in text or " and " in f" {text} " else plain(text)
