"""The lists in a text copy of a PubMed page: references, related articles, figures, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.markup.escape import escape_line_start, escape_markdown
from generator.model import Correction, Figure, RawReference, RelatedArticle, RelatedArticles
from generator.model.identifiers import normalise_doi, normalise_pmid

_LINKS = re.compile(
    r"(?:\s*[-–—·]\s*(?:DOI|PMC|PubMed|Article|Free article|Crossref)\b)+\s*\.?\s*$", re.I
)
_LABEL = re.compile(r"[-–—·]|(?:[-–—·]\s*)?(?:DOI|PMC|PubMed)", re.I)
_NUMBER = re.compile(r"(?:\[?\d{1,4}[.\])]|•|\*)\s+")
_BARE_NUMBER = re.compile(r"\d{1,4}\.")
_SHOW_ALL = re.compile(
    r"(?:show|see) all (\d[\d,]*) references?|(?:show|see) (?:less|all|more)", re.I
)
_SEE_ALL = re.compile(r"see all\b.*|see more\b.*", re.I)
_PMID = re.compile(r"PMID:\s*(\d{1,9})\b\.?", re.I)
_FLAGS = re.compile(
    r"(?:Free (?:PMC )?article|Review|Systematic Review|Meta-Analysis|Clinical Trial|Preprint|"
    r"No abstract available|Retracted(?: Publication)?|Updated|Published Erratum|Erratum|"
    r"Randomized Controlled Trial|Free Books & Documents|Comment|Editorial|Letter)\.",
    re.I,
)
_FIGURE_LABEL = re.compile(
    r"(?:(?:supplementary |extended data )?(?:fig(?:ure)?|table|scheme|box|chart|plate|image|panel)"
    r"\.?\s*[\dIVX]*[A-Za-z]?|graphical abstract)\s*[.:|]?",
    re.I,
)


def read_references(lines: Iterable[str]) -> tuple[tuple[RawReference, ...], int | None]:
    """The reference list in print order, and the total the page states where it shows fewer.

    Numbers are counted: a copy prints "1." before each. Trailing " - DOI - PubMed" are links.
    """
    entries: list[str] = []
    total: int | None = None
    numbered = False
    closed = True
    for line in lines:
        if found := _SHOW_ALL.fullmatch(line):
            total = int(found.group(1).replace(",", "")) if found.group(1) else total
            continue
        if _LABEL.fullmatch(line) and entries:
            closed = True
            continue
        if _BARE_NUMBER.fullmatch(line):
            numbered, closed = True, True
            continue
        number = _NUMBER.match(line)
        text = line[number.end() :] if number else line
        body = _LINKS.sub("", text).strip()
        starts = number is not None or closed or not entries
        if starts:
            entries.append(body)
        else:
            entries[-1] = f"{entries[-1]} {body}"
        numbered = numbered or number is not None
        # Without numbers and links each line is an entry; numbered lists may break lines.
        closed = body != text or not numbered
    references = tuple(
        RawReference(raw=entry, number=place)
        for place, entry in enumerate((each for each in entries if each), start=1)
    )
    return references, total if total and total > len(references) else None


def read_related(lines: Sequence[str], retrieved: str) -> RelatedArticles | None:
    """A list of similar or citing articles; None where the page holds none."""
    lines = [line for line in lines if not _SEE_ALL.fullmatch(line)]
    total: int | None = None
    if lines and re.fullmatch(r"[\d,]+(?: articles?)?", lines[0]):
        total = int(re.sub(r"\D", "", lines[0]))
        lines = lines[1:]
        if lines and re.fullmatch(r"articles?", lines[0], re.I):
            lines = lines[1:]
    articles = tuple(_read_related_entries(lines))
    return RelatedArticles(articles, total, retrieved) if articles or total else None


def _read_related_entries(lines: Sequence[str]) -> Iterable[RelatedArticle]:
    for entry, pmid in _split_at_pmids(lines):
        if not entry:
            continue
        title, *rest = entry
        citation = _full_citation(rest)
        yield RelatedArticle(
            citation=citation or title,
            title=title.rstrip(".") if citation else None,
            pmid=pmid,
            doi=normalise_doi(citation),
        )


def _split_at_pmids(lines: Sequence[str]) -> Iterable[tuple[list[str], str]]:
    """The lines of each entry with the PMID that closes it; flags after it are dropped."""
    entry: list[str] = []
    waiting = False
    for line in lines:
        if waiting and re.fullmatch(r"\d{1,9}\.?", line):
            yield entry, line.rstrip(".")
            entry, waiting = [], False
            continue
        if re.fullmatch(r"PMID:", line, re.I):
            waiting = True
            continue
        if not entry and not _FLAGS.sub("", line).strip():
            continue
        found = _PMID.search(line)
        if found:
            before = line[: found.start()].strip()
            yield entry + ([before] if before else []), found.group(1)
            entry = []
            continue
        entry.append(line)


def _full_citation(lines: Sequence[str]) -> str:
    """Authors and journal in full: each also stands in short form just after."""
    kept: list[str] = []
    for line in lines:
        if kept and (line == kept[-1] or line.endswith("et al.")):
            continue
        if kept and kept[-1].startswith(line.rstrip(".")):
            continue
        kept.append(line)
    return " ".join(kept)


def read_corrections(kind: str, lines: Sequence[str]) -> tuple[Correction, ...]:
    """The articles under a heading such as "Erratum in"."""
    text = [line for line in lines if not _LABEL.fullmatch(line)]
    corrections = []
    entry: list[str] = []
    waiting = False
    for line in text:
        if waiting and re.fullmatch(r"\d{1,9}\.?", line):
            corrections.append(_correction(kind, " ".join(entry), normalise_pmid(line.rstrip("."))))
            entry, waiting = [], False
            continue
        if re.fullmatch(r"PMID:", line, re.I):
            waiting = True
            continue
        found = _PMID.search(line)
        if entry and not found and re.search(r"[12]\d{3}\b", entry[-1]):
            corrections.append(_correction(kind, " ".join(entry), None))
            entry = []
        if found:
            citation = " ".join([*entry, line[: found.start()].strip()])
            corrections.append(_correction(kind, citation, found.group(1)))
            entry = []
            continue
        if not entry and not _FLAGS.sub("", line).strip():
            continue
        entry.append(_LINKS.sub("", line))
    if entry:
        corrections.append(_correction(kind, " ".join(entry), None))
    return tuple(corrections)


def _correction(kind: str, citation: str, pmid: str | None) -> Correction:
    citation = citation.strip()
    return Correction(kind, citation or None, pmid, normalise_doi(citation))


def read_figures(lines: Sequence[str]) -> tuple[Figure, ...]:
    """Labels with captions; a caption also stands shortened, ending "…": the longest counts."""
    captions: dict[str, str] = {}
    label = ""
    text: list[str] = []

    def close() -> None:
        caption = " ".join(text)
        if label and len(caption) >= len(captions.get(label, "")):
            captions[label] = caption
        text.clear()

    for line in lines:
        if _FIGURE_LABEL.fullmatch(line):
            close()
            label = line
        else:
            text.append(line)
    close()
    return tuple(
        Figure(label.strip(" .:|"), escape_line_start(escape_markdown(caption)) or None)
        for label, caption in captions.items()
    )
