"""reviews/<key>.md <-> Review: YAML front matter between two --- lines, and Markdown below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.content.canonical import dump_yaml, read_canonical
from generator.content.faults import Faults, Where
from generator.content.fields import (
    read_count,
    read_entries,
    read_flag,
    read_mapping,
    read_text,
    read_texts,
    refuse_unknown,
)
from generator.content.items import FIELD_OF_KEY, read_identifier, read_item, write_item
from generator.content.mesh_notation import read_headings, write_heading
from generator.content.yaml import YamlError, load_yaml, refuse_conflict_markers
from generator.model import (
    Correction,
    Document,
    Figure,
    Grant,
    RelatedArticle,
    RelatedArticles,
    Review,
    SourceNote,
    Substance,
)

_FREE = "x-"
_OURS = """publication-types keyword mesh substances grants figures corrections similar cited-by
    references-total retracted conflict-of-interest copyright license summary tags aliases
    sources"""
FRONT_KEYS = (*FIELD_OF_KEY, *_OURS.split())
"""The keys of front matter, in the order they are written."""
_KNOWN = frozenset(FRONT_KEYS)


@dataclass(frozen=True, slots=True)
class SplitFile:
    """A Markdown file in its parts: `front` is the YAML, whose first line is `first_line` of the
    file; `body` the Markdown, which starts on line `body_line`."""

    front: str
    body: str
    first_line: int
    body_line: int


def split_file(text: str) -> SplitFile:
    """Front matter and body of a Markdown file. A byte order mark, CRLF line ends and spaces
    after --- are read as if they were not there.

    Raises YamlError where a delimiter is missing.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    first, _, rest = text.partition("\n")
    if first.rstrip(" \t") != "---":
        raise YamlError(1, "the file must start with a line ---", "put --- above the first field")
    place = 0
    line = 2
    while place < len(rest):
        end = rest.find("\n", place)
        end = len(rest) if end < 0 else end
        if rest.startswith("---", place) and rest[place:end].rstrip(" \t") == "---":
            return SplitFile(rest[:place], rest[end + 1 :], 2, line + 1)
        place = end + 1
        line += 1
    raise YamlError(line, "the front matter never ends", "put a line --- below the last field")


def tidy_body(body: str) -> str:
    """A body as a record holds it: no empty lines at its ends, one line feed at the last."""
    body = body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return f"{body}\n" if body else ""


def write_review_file(review: Review) -> str:
    """The text of reviews/<key>.md in canonical form."""
    return join_file(dump_yaml(write_front(review)), tidy_body(review.body))


def join_file(front: str, body: str) -> str:
    """Front matter and body as one file."""
    return f"---\n{front}---\n" + (f"\n{body}" if body else "")


def read_review_file(key: str, text: str, faults: Faults) -> tuple[Review, SplitFile]:
    """The review, without its references, that the text of a file states, and the file's parts.

    Raises YamlError where the text is not front matter and Markdown; all else that is wrong goes
    into `faults`.
    """
    parts = split_file(text)
    front = read_canonical(parts.front)
    if front is None:
        front = read_front_yaml(parts)
    refuse_conflict_markers(parts.body, parts.body_line)
    return read_front(key, front, tidy_body(parts.body), faults), parts


def read_front_yaml(parts: SplitFile) -> dict[str, object]:
    """The front matter of a file as plain values.

    Raises YamlError with the line in the file.
    """
    try:
        value = load_yaml(parts.front)
    except YamlError as error:
        line = error.line + parts.first_line - 1
        raise YamlError(line, error.message, error.remedy) from None
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise YamlError(
            parts.first_line, "the front matter is no list of fields", "write one field a line"
        )
    return value


# -- record -> front matter ----------------------------------------------------------------------


def write_front(review: Review) -> dict[str, object]:
    """The review's front matter in canonical order, without what is empty."""
    document = review.document
    front = write_item(document.item)
    ours: dict[str, object] = {
        "publication-types": list(document.publication_types),
        "keyword": list(document.keyword),
        "mesh": [write_heading(heading) for heading in document.mesh],
        "substances": [_write_substance(each) for each in document.substances],
        "grants": [_write_parts(each, _GRANT_KEYS) for each in document.grants],
        "figures": [_write_parts(each, _FIGURE_KEYS) for each in document.figures],
        "corrections": [_write_parts(each, _CORRECTION_KEYS) for each in document.corrections],
        "similar": _write_related(document.similar),
        "cited-by": _write_related(document.cited_by),
        "references-total": document.references_total,
        "retracted": document.retracted or None,
        "conflict-of-interest": document.conflict_of_interest,
        "copyright": document.copyright,
        "license": document.license,
        "summary": review.summary,
        "tags": list(review.tags),
        "aliases": list(review.aliases),
        **review.extra,
        "sources": [write_source(source) for source in review.sources],
    }
    for key, value in ours.items():
        if value not in (None, "", []) or key in review.extra:
            front[key] = value
    return front


_Keys = tuple[tuple[str, str], ...]
_GRANT_KEYS: _Keys = tuple((name, name) for name in ("number", "agency", "country", "acronym"))
_FIGURE_KEYS: _Keys = (("label", "label"), ("caption", "caption"), ("url", "URL"))
_CORRECTION_KEYS: _Keys = (
    ("kind", "kind"),
    ("citation", "citation"),
    ("pmid", "PMID"),
    ("doi", "DOI"),
    ("note", "note"),
)
_ARTICLE_KEYS: _Keys = (
    ("pmid", "PMID"),
    ("doi", "DOI"),
    ("title", "title"),
    ("citation", "citation"),
)
_SUBSTANCE_KEYS: _Keys = (("name", "name"), ("ui", "ui"), ("registry_number", "registry-number"))
_SOURCE_KEYS: _Keys = (
    ("reader", "reader"),
    ("file", "file"),
    ("url", "URL"),
    ("retrieved", "retrieved"),
    ("sha256", "sha256"),
)


def _write_parts(record: object, keys: _Keys) -> dict[str, object]:
    return {key: value for field, key in keys if (value := getattr(record, field))}


def _write_substance(substance: Substance) -> str | dict[str, object]:
    parts = _write_parts(substance, _SUBSTANCE_KEYS)
    return substance.name if list(parts) == ["name"] else parts


def _write_related(related: RelatedArticles | None) -> dict[str, object] | None:
    if related is None:
        return None
    out: dict[str, object] = {}
    if related.total is not None:
        out["total"] = related.total
    if related.retrieved:
        out["retrieved"] = related.retrieved
    if related.articles:
        out["articles"] = [_write_parts(each, _ARTICLE_KEYS) for each in related.articles]
    return out


def write_source(source: SourceNote) -> dict[str, object]:
    """An entry of `sources:`."""
    out = _write_parts(source, _SOURCE_KEYS)
    if source.gave:
        out["gave"] = dict(source.gave)
    return out


# -- front matter -> record ----------------------------------------------------------------------


def read_front(key: str, front: Mapping[str, object], body: str, faults: Faults) -> Review:
    """The review, without its references, that front matter and body state."""
    extra: dict[str, object] = {}
    if not _KNOWN.issuperset(front):
        for name, value in front.items():
            if name in _KNOWN:
                continue
            if name.startswith(_FREE):
                extra[name] = value
            else:
                faults.add_unknown((), name, _KNOWN, f", or call it {_FREE}{name} to keep it")
    get = front.get
    document = Document(
        item=read_item(front, (), faults),
        publication_types=read_texts(get("publication-types"), ("publication-types",), faults),
        keyword=read_texts(get("keyword"), ("keyword",), faults),
        mesh=read_headings(get("mesh"), ("mesh",), faults),
        substances=_read_substances(get("substances"), faults),
        grants=tuple(
            Grant(**_read_parts(entry, _GRANT_KEYS, where, faults))
            for where, entry in read_entries(get("grants"), ("grants",), faults)
        ),
        figures=tuple(
            Figure(**_read_parts(entry, _FIGURE_KEYS, where, faults))
            for where, entry in read_entries(get("figures"), ("figures",), faults)
        ),
        corrections=_read_corrections(get("corrections"), faults),
        similar=_read_related("similar", front, faults),
        cited_by=_read_related("cited-by", front, faults),
        references_total=read_count(get("references-total"), ("references-total",), faults),
        retracted=read_flag(get("retracted"), ("retracted",), faults),
        conflict_of_interest=read_text(
            get("conflict-of-interest"), ("conflict-of-interest",), faults
        ),
        copyright=read_text(get("copyright"), ("copyright",), faults),
        license=read_text(get("license"), ("license",), faults),
    )
    return Review(
        key=key,
        document=document,
        body=body,
        aliases=read_texts(get("aliases"), ("aliases",), faults),
        summary=read_text(get("summary"), ("summary",), faults),
        tags=read_texts(get("tags"), ("tags",), faults),
        sources=_read_sources(get("sources"), faults),
        extra=extra,
    )


def _read_parts(
    entry: Mapping[str, object], keys: _Keys, where: Where, faults: Faults
) -> dict[str, str]:
    """The fields of a small record, by their Python names; only what is known."""
    fields: dict[str, str] = {}
    for field, key in keys:
        if key not in entry:
            continue
        reader = read_identifier if key in ("DOI", "PMID") else read_text
        value = reader(entry[key], (*where, key), faults)
        if value is not None:
            fields[field] = value
    names = [key for _, key in keys]
    refuse_unknown(entry, names, where, faults)
    return fields


def _need(fields: dict[str, str], name: str, where: Where, faults: Faults) -> None:
    if name not in fields:
        faults.add(where, f"an entry of {where[0]} without {name}", f"write its {name}: …")
        fields[name] = ""


def _read_substances(value: object, faults: Faults) -> tuple[Substance, ...]:
    substances = []
    for where, entry in read_entries(value, ("substances",), faults, "name"):
        fields = _read_parts(entry, _SUBSTANCE_KEYS, where, faults)
        _need(fields, "name", where, faults)
        substances.append(Substance(**fields))
    return tuple(substances)


def _read_corrections(value: object, faults: Faults) -> tuple[Correction, ...]:
    corrections = []
    for where, entry in read_entries(value, ("corrections",), faults):
        fields = _read_parts(entry, _CORRECTION_KEYS, where, faults)
        _need(fields, "kind", where, faults)
        corrections.append(Correction(**fields))
    return tuple(corrections)


def _read_related(key: str, front: Mapping[str, object], faults: Faults) -> RelatedArticles | None:
    if front.get(key) is None:
        return None
    entry = read_mapping(front[key], (key,), faults)
    refuse_unknown(entry, ("total", "retrieved", "articles"), (key,), faults)
    articles = []
    for where, each in read_entries(entry.get("articles"), (key, "articles"), faults):
        fields = _read_parts(each, _ARTICLE_KEYS, where, faults)
        fields.setdefault("citation", "")
        articles.append(RelatedArticle(**fields))
    return RelatedArticles(
        tuple(articles),
        read_count(entry.get("total"), (key, "total"), faults),
        read_text(entry.get("retrieved"), (key, "retrieved"), faults),
    )


def _read_sources(value: object, faults: Faults) -> tuple[SourceNote, ...]:
    sources = []
    for where, entry in read_entries(value, ("sources",), faults):
        rest = {key: part for key, part in entry.items() if key != "gave"}
        fields = _read_parts(rest, _SOURCE_KEYS, where, faults)
        _need(fields, "reader", where, faults)
        gave: dict[str, str] = {}
        for name, digest in read_mapping(entry.get("gave"), (*where, "gave"), faults).items():
            text = read_text(digest, (*where, "gave", name), faults)
            if text is not None:
                gave[name] = text
        sources.append(SourceNote(gave=gave, **fields))
    return tuple(sources)
