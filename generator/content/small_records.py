"""The small records of front matter: grants, figures, corrections, related articles, sources."""

from __future__ import annotations

from collections.abc import Mapping

from generator.content.faults import Faults, Where
from generator.content.fields import (
    read_count,
    read_entries,
    read_mapping,
    read_text,
    read_texts,
    refuse_unknown,
)
from generator.content.items import read_identifier
from generator.model import (
    Correction,
    RelatedArticle,
    RelatedArticles,
    SourceNote,
    Substance,
)

Keys = tuple[tuple[str, str], ...]
"""Field names of a record with their keys, in the order they are written."""
GRANT_KEYS: Keys = tuple((name, name) for name in ("number", "agency", "country", "acronym"))
FIGURE_KEYS: Keys = (("label", "label"), ("caption", "caption"), ("url", "URL"))
CORRECTION_KEYS: Keys = (
    ("kind", "kind"),
    ("citation", "citation"),
    ("pmid", "PMID"),
    ("doi", "DOI"),
    ("note", "note"),
)
_ARTICLE_KEYS: Keys = (
    ("pmid", "PMID"),
    ("doi", "DOI"),
    ("title", "title"),
    ("citation", "citation"),
)
_SUBSTANCE_KEYS: Keys = (("name", "name"), ("ui", "ui"), ("registry_number", "registry-number"))
_SOURCE_KEYS: Keys = (
    ("reader", "reader"),
    ("file", "file"),
    ("url", "URL"),
    ("retrieved", "retrieved"),
    ("sha256", "sha256"),
)


def write_parts(record: object, keys: Keys) -> dict[str, object]:
    """The known fields of a small record, by their keys."""
    return {key: value for field, key in keys if (value := getattr(record, field))}


def write_substance(substance: Substance) -> str | dict[str, object]:
    """An entry of `substances:`: its name alone where no more is known."""
    parts = write_parts(substance, _SUBSTANCE_KEYS)
    return substance.name if list(parts) == ["name"] else parts


def write_related(related: RelatedArticles | None) -> dict[str, object] | None:
    """`similar:` or `cited-by:`."""
    if related is None:
        return None
    out: dict[str, object] = {}
    if related.total is not None:
        out["total"] = related.total
    if related.retrieved:
        out["retrieved"] = related.retrieved
    if related.articles:
        out["articles"] = [write_parts(each, _ARTICLE_KEYS) for each in related.articles]
    return out


def write_source(source: SourceNote) -> dict[str, object]:
    """An entry of `sources:`."""
    out = write_parts(source, _SOURCE_KEYS)
    if source.gave:
        out["gave"] = dict(source.gave)
    if source.unplaced:
        out["unplaced"] = list(source.unplaced)
    return out


def read_parts(
    entry: Mapping[str, object], keys: Keys, where: Where, faults: Faults
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


def read_substances(value: object, faults: Faults) -> tuple[Substance, ...]:
    """The substances of `substances:`."""
    substances = []
    for where, entry in read_entries(value, ("substances",), faults, "name"):
        fields = read_parts(entry, _SUBSTANCE_KEYS, where, faults)
        _need(fields, "name", where, faults)
        substances.append(Substance(**fields))
    return tuple(substances)


def read_corrections(value: object, faults: Faults) -> tuple[Correction, ...]:
    """The links of `corrections:`."""
    corrections = []
    for where, entry in read_entries(value, ("corrections",), faults):
        fields = read_parts(entry, CORRECTION_KEYS, where, faults)
        _need(fields, "kind", where, faults)
        corrections.append(Correction(**fields))
    return tuple(corrections)


def read_related(key: str, front: Mapping[str, object], faults: Faults) -> RelatedArticles | None:
    """What `similar:` or `cited-by:` (the key) states."""
    if front.get(key) is None:
        return None
    entry = read_mapping(front[key], (key,), faults)
    refuse_unknown(entry, ("total", "retrieved", "articles"), (key,), faults)
    articles = []
    for where, each in read_entries(entry.get("articles"), (key, "articles"), faults):
        fields = read_parts(each, _ARTICLE_KEYS, where, faults)
        fields.setdefault("citation", "")
        articles.append(RelatedArticle(**fields))
    return RelatedArticles(
        tuple(articles),
        read_count(entry.get("total"), (key, "total"), faults),
        read_text(entry.get("retrieved"), (key, "retrieved"), faults),
    )


def read_sources(value: object, faults: Faults) -> tuple[SourceNote, ...]:
    """The pages of `sources:`."""
    sources = []
    for where, entry in read_entries(value, ("sources",), faults):
        rest = {key: part for key, part in entry.items() if key not in ("gave", "unplaced")}
        fields = read_parts(rest, _SOURCE_KEYS, where, faults)
        _need(fields, "reader", where, faults)
        gave: dict[str, str] = {}
        for name, digest in read_mapping(entry.get("gave"), (*where, "gave"), faults).items():
            text = read_text(digest, (*where, "gave", name), faults)
            if text is not None:
                gave[name] = text
        unplaced = read_texts(entry.get("unplaced"), (*where, "unplaced"), faults)
        sources.append(SourceNote(gave=gave, unplaced=unplaced, **fields))
    return tuple(sources)
