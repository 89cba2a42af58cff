"""The facets of the search index after edits: mostly they stay, for they name the most frequent
alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from generator.incremental.compared import Compared
from generator.library.model import Term
from generator.model.rich_text import strip_markup
from generator.site.affected import renames
from generator.site.catalogue import by_slug
from generator.site.search.documents import list_names
from generator.site.search.encode import encode_gaps
from generator.site.search.postings import decode
from generator.site.search.start import count_facets, count_names, take_column

_TABLES = {
    "journal": "journals",
    "type": "publication_types",
    "keyword": "keywords",
    "mesh": "mesh",
}


Facet = Sequence[Sequence[str]]
"""The most frequent names, each with the numbers of its documents as encode_gaps writes them."""


def renew_facets(compared: Compared, held: Mapping[str, Facet]) -> Mapping[str, object] | None:
    """The facets of all documents, which before the edits were `held`; None where nothing was
    edited that has any. Works and notes have none."""
    said = {field: list(_list_said(compared, field)) for field in _TABLES}
    respelled = {field: set(_list_respelled(compared, field)) for field in _TABLES}
    if not any(respelled.values()) and all(
        one == other for edits in said.values() for _, one, other in edits
    ):
        return None
    named = [list_names(library) for library in compared.related.both]
    renewed: dict[str, object] = {}
    for field, edits in said.items():
        names = [each[field] for each in named]
        facet = _renew(compared, field, held[field], edits, respelled[field], names)
        if facet is None:
            places = compared.loaded.places
            columns = [take_column(compared.read_terms(places, key)) for key in places]
            return count_facets(columns, named[1])
        renewed[field] = facet
    return renewed


def _list_said(compared: Compared, field: str) -> Iterator[tuple[int, set[str], set[str]]]:
    """The number of each edited review, and the names that it says, before and after."""
    number_of = {key: number for number, key in enumerate(compared.before)}
    for key in compared.edited:
        one, other = (
            {name for each, name in compared.read_terms(places, key).facets if each == field}
            for places in (compared.before, compared.loaded.places)
        )
        yield number_of[key], one, other


def _list_respelled(compared: Compared, field: str) -> Iterator[str]:
    """The spellings, before and after, of terms that are named or spelled otherwise now."""
    groups = [getattr(library, _TABLES[field]) for library in compared.related.both]
    for slug in compared.related.changed[_TABLES[field]]:
        if renames(groups, (slug,)):
            for term in (by_slug(group).get(slug) for group in groups):
                yield from (term.name, *term.also) if term else ()


def _renew(
    compared: Compared,
    field: str,
    held: Facet,
    said: Sequence[tuple[int, set[str], set[str]]],
    respelled: Iterable[str],
    names: Sequence[Mapping[str, str]],
) -> Facet | None:
    """One facet; None where the names that it does not hold would have to be counted."""

    def show(spelled: Iterable[str]) -> set[str]:
        return {each.get(name.casefold(), name) for each in names for name in spelled}

    members = {name: set(_decode_gaps(gaps)) for name, gaps in held}
    others = show(respelled)
    if not others.isdisjoint(members):
        return None
    for number, *both in said:
        one, other = map(show, both)
        for name in (one ^ other) & members.keys():
            members[name] ^= {number}
        others |= (one ^ other) - members.keys()
    most = count_names(len(compared.related.after.reviews))
    if len(held) < most and others:
        return None
    in_order = sorted(members, key=lambda name: (-len(members[name]), name))
    if in_order and len(held) == most:
        last, fewest = held[-1][0], len(members[in_order[-1]])
        if (-fewest, in_order[-1]) > (-len(_decode_gaps(held[-1][1])), last):
            return None
        terms = getattr(compared.related.after, _TABLES[field])
        if others and _most_documents(others, names[1], terms) >= fewest:
            return None
    return [[name, encode_gaps(sorted(members[name]))] for name in in_order if members[name]]


def _decode_gaps(gaps: str) -> list[int]:
    """The numbers that encode_gaps encoded."""
    return [place + number for place, number in enumerate(accumulate(decode(gaps)))]


def _most_documents(shown: Iterable[str], names: Mapping[str, str], terms: Iterable[Term]) -> int:
    """As how many documents no name of some is of more."""
    most = dict.fromkeys(shown, 0)
    for term in terms:
        rendered = {each for name in (term.name, *term.also) for each in (name, strip_markup(name))}
        for name in {names.get(each.casefold(), each) for each in rendered} & most.keys():
            most[name] += len(term.reviews)
    return max(most.values())
