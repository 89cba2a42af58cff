"""The facets of the search index after edits: mostly they stay, for they name the most frequent
alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.edit.compared import Compared
from generator.library.model import Term
from generator.model.rich_text import strip_markup
from generator.site.affected import renames
from generator.site.catalogue import by_slug
from generator.site.search.documents import list_names
from generator.site.search.postings import decode
from generator.site.search.start import FACET_NAMES, count_facets, take_column

_TABLES = {
    "journal": "journals",
    "type": "publication_types",
    "keyword": "keywords",
    "mesh": "mesh",
}


def renew_facets(compared: Compared, held: Mapping[str, Any]) -> Mapping[str, object] | None:
    """The facets of all documents, which before the edits were `held`; None where nothing was
    edited that has any. Works and notes have none."""
    moved = {field: set(_list_moved(compared, field)) for field in _TABLES}
    if not any(moved.values()):
        return None
    named = [list_names(library) for library in compared.related.both]
    for field, spelled in moved.items():
        shown = {each[field].get(name.casefold(), name) for each in named for name in spelled}
        terms = getattr(compared.related.after, _TABLES[field])
        if shown and not _stay_behind(shown, held[field], named[1][field], terms):
            break
    else:
        return held
    places = compared.loaded.places
    columns = [take_column(compared.read_terms(places, key)) for key in places]
    return count_facets(columns, named[1])


def _list_moved(compared: Compared, field: str) -> Iterator[str]:
    """The names that an edited review says no longer, or newly, and those that are spelled
    otherwise on the site, as they are printed."""
    for key in compared.edited:
        one, other = (
            {name for each, name in compared.read_terms(places, key).facets if each == field}
            for places in (compared.before, compared.loaded.places)
        )
        yield from one ^ other
    groups = [getattr(library, _TABLES[field]) for library in compared.related.both]
    for slug in compared.related.changed[_TABLES[field]]:
        if renames(groups, (slug,)):
            for term in (by_slug(group).get(slug) for group in groups):
                yield from (term.name, *term.also) if term else ()


def _stay_behind(
    shown: Iterable[str],
    held: Sequence[tuple[str, str]],
    names: Mapping[str, str],
    terms: Iterable[Term],
) -> bool:
    """Whether names are surely of fewer documents than any that is held, before and after."""
    if len(held) < FACET_NAMES or any(name in shown for name, _ in held):
        return False
    most = dict.fromkeys(shown, 0)
    for term in terms:
        printed = {each for name in (term.name, *term.also) for each in (name, strip_markup(name))}
        for name in {names.get(each.casefold(), each) for each in printed} & most.keys():
            most[name] += len(term.reviews)
    return max(most.values()) < len(decode(held[-1][1]))
